#include "print/printed.h"

#include <stdlib.h>
#include <string.h>

void printed_empty(struct printed *printed)
{
    size_t i;

    for (i = 0; i < printed->count; i++)
        free(printed->items[i].kept);
    if (printed->items != printed->few) {
        free(printed->items);
        free(printed->slots);
    }
    printed->items = NULL;
    printed->slots = NULL;
    printed->count = printed->room = 0;
}

void printed_turn(struct printed *printed)
{
    if (printed->count > PRINTED_MOST)
        printed_empty(printed);
    printed->turn++;
}

/* Hashes an address, or the size of a text and three of its bytes. */
static uint32_t hash(const void *what, size_t size)
{
    const unsigned char *text = what;
    uint32_t value = (uint32_t)((uintptr_t)what >> 2);

    if (size > 0)
        value = (((uint32_t)size * 31 + text[0]) * 31 + text[size / 2]) * 31 + text[size - 1];
    value *= 0x9e3779b1U;
    return value ^ value >> 16;
}

/* The slot of an item, or the free one where it belongs. */
static uint32_t *find(const struct printed *printed, const void *what, size_t size)
{
    size_t mask = 2 * printed->room - 1, at = hash(what, size) & mask;

    for (; printed->slots[at] > 0; at = (at + 1) & mask) {
        const struct printed_item *item = &printed->items[printed->slots[at] - 1];

        if (item->what == what)
            break;
        if (size > 0 && item->size == size && memcmp(item->what, what, size) == 0)
            break;
    }
    return &printed->slots[at];
}

/* Makes room for the first items, or for twice as many. */
static bool grow(struct printed *printed)
{
    struct printed_item *items = printed->few, *old = printed->items;
    uint32_t *slots = printed->few_slots, *old_slots = printed->slots;
    size_t room = printed->room > 0 ? 2 * printed->room : PRINTED_FEW, i;

    if (room == PRINTED_FEW) {
        memset(slots, 0, sizeof printed->few_slots);
    } else {
        items = malloc(room * sizeof *items);
        slots = calloc(2 * room, sizeof *slots);
        if (!items || !slots) {
            free(items);
            free(slots);
            printed->failed = true;
            return false;
        }
        memcpy(items, old, printed->count * sizeof *items);
    }
    printed->items = items;
    printed->slots = slots;
    printed->room = room;
    for (i = 0; i < printed->count; i++)
        *find(printed, items[i].what, items[i].size) = (uint32_t)(i + 1);
    if (room > 2 * PRINTED_FEW) {
        free(old);
        free(old_slots);
    }
    return true;
}

struct printed_item *printed_item(struct printed *printed, const void *what, size_t size)
{
    struct printed_item *item;
    uint32_t *slot;

    if (printed->count == printed->room && !grow(printed))
        return NULL;
    slot = find(printed, what, size);
    if (*slot > 0)
        return &printed->items[*slot - 1];
    item = &printed->items[printed->count++];
    *item = (struct printed_item){.what = what, .size = (uint32_t)size};
    *slot = (uint32_t)printed->count;
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

void printed_keep(struct printed *printed, struct printed_item *item, const void *bytes,
                  size_t size)
{
    char *kept = realloc(item->kept, item->kept_size + size + 1);

    if (!kept) {
        printed->failed = true;
        return;
    }
    memcpy(kept + item->kept_size, bytes, size);
    item->kept = kept;
    item->kept_size += (uint32_t)size;
    kept[item->kept_size] = '\0';
}
