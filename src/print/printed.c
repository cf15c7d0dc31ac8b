#include "print/printed.h"

#include <stdlib.h>
#include <string.h>

void printed_empty(struct printed *printed)
{
    size_t i;

    for (i = 0; i < PRINTED_ROOM; i++) {
        free(printed->items[i].kept);
        printed->items[i] = (struct printed_item){.what = NULL};
    }
    printed->count = 0;
}

void printed_turn(struct printed *printed)
{
    if (printed->count >= PRINTED_ROOM / 2)
        printed_empty(printed);
    printed->turn++;
}

/* A hash of a pointer, or of the size of a text and of three of its bytes. */
static size_t hash(const void *what, size_t size)
{
    const unsigned char *text = what;
    uint32_t value = (uint32_t)((uintptr_t)what >> 2);

    if (size > 0)
        value = ((uint32_t)size * 31 + text[0]) * 31 * 31 + text[size / 2] * 31U + text[size - 1];
    return value * 0x9e3779b1U >> 22; /* 10 bits, for PRINTED_ROOM */
}

struct printed_item *printed_item(struct printed *printed, const void *what, size_t size)
{
    size_t at = hash(what, size);
    struct printed_item *item;

    for (;; at = (at + 1) % PRINTED_ROOM) {
        item = &printed->items[at];
        if (!item->what)
            break;
        if (item->size == size &&
            (item->what == what || (size > 0 && memcmp(item->what, what, size) == 0)))
            return item;
    }
    if (printed->count >= PRINTED_ROOM - 1)
        return NULL;
    printed->count++;
    *item = (struct printed_item){.what = what, .size = size};
    return item;
}

bool printed_again(struct printed *printed, const void *what, size_t size)
{
    struct printed_item *item = printed_item(printed, what, size);
    bool again = item && item->turn == printed->turn;

    if (item)
        item->turn = printed->turn;
    return again;
}

void printed_keep(struct printed *printed, const void *what, const char *data, size_t size)
{
    struct printed_item *item = printed_item(printed, what, 0);

    if (!item || item->kept || (item->kept = malloc(size + 1)) == NULL)
        return;
    memcpy(item->kept, data, size);
    item->kept_size = size;
}
