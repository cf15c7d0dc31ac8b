#include "log/recent.h"

#include <string.h>

#include "base/bytes.h"

void recent_start(struct recent *recent)
{
    memset(recent->size, 0, sizeof recent->size);
}

void recent_add(struct recent *recent, const char *text, size_t size)
{
    size_t i;

    for (i = RECENT_LINES; --i > 0;) {
        memcpy(recent->text[i], recent->text[i - 1], recent->size[i - 1]);
        recent->size[i] = recent->size[i - 1];
    }
    recent->size[0] = size < RECENT_ROOM ? size : RECENT_ROOM;
    bytes_copy(recent->text[0], text, recent->size[0]);
}

void recent_skip(struct recent *recent, const char *lines, const char *end)
{
    const char *at = end, *next;
    size_t count;

    for (count = 0; count < RECENT_LINES && at > lines; count++)
        at = lines + bytes_after_last('\n', lines, (size_t)(at - 1 - lines));
    for (; at < end; at = next) {
        size_t size = bytes_before('\n', at, (size_t)(end - at));

        next = at + size + 1;
        recent_add(recent, at, size - (size > 0 && at[size - 1] == '\r'));
    }
}
