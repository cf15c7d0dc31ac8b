#include "base/buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(struct buffer *buffer, size_t more)
{
    size_t room = buffer->room ? buffer->room : 64;
    char *data;

    if (buffer->failed || more > SIZE_MAX / 2 - buffer->size) {
        buffer->failed = true;
        return false;
    }
    if (buffer->size + more <= buffer->room)
        return true;
    while (room < buffer->size + more)
        room *= 2;
    data = realloc(buffer->data, room);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->room = room;
    return true;
}

void buffer_add(struct buffer *buffer, const char *data, size_t size)
{
    if (size == 0 || !reserve(buffer, size))
        return;
    memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
}

void buffer_string(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

void buffer_char(struct buffer *buffer, char c)
{
    buffer_add(buffer, &c, 1);
}

static int compare_strings(const void *a, const void *b)
{
    const char *const *left = a, *const *right = b;

    return strcmp(*left, *right);
}

bool buffer_sort(struct buffer *buffer)
{
    struct buffer sorted = {.failed = buffer->failed};
    const char **list;
    size_t count = 0, at, i;

    for (at = 0; at < buffer->size; at += strlen(buffer->data + at) + 1)
        count++;
    list = malloc((count + 1) * sizeof *list);
    if (!list) {
        buffer->failed = true;
        return false;
    }
    for (at = 0, i = 0; i < count; at += strlen(buffer->data + at) + 1)
        list[i++] = buffer->data + at;
    qsort(list, count, sizeof *list, compare_strings);
    for (i = 0; i < count; i++)
        buffer_add(&sorted, list[i], strlen(list[i]) + 1);
    free(list);
    free(buffer->data);
    *buffer = sorted;
    return !sorted.failed;
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
