#include <string.h>

#include "base/bytes.h"
#include "lookup/label.h"

/* Linear probing, at most this many slots. */
#define PROBES 4

/* The hash of a name of one byte or more: of its first and last eight bytes and its length. */
static size_t hash_name(const char *text, size_t size)
{
    uint64_t first = 0, last = 0;
    size_t part = size < sizeof first ? size : sizeof first;

    if (part == sizeof first) {
        memcpy(&first, text, sizeof first);
        memcpy(&last, text + size - sizeof last, sizeof last);
    } else {
        while (part-- > 0)
            first = first << 8 | (unsigned char)text[part];
    }
    first = (first ^ size) * 0x9e3779b97f4a7c15U + last;
    return (size_t)((first * 0xd6e8feb86659fd93U) >> 32);
}

static void look_up(struct label_cached *slot, const char *name, size_t size)
{
    enum label_trust trust = LABEL_SURE;
    enum label label = label_of_name(name, size, &trust);

    slot->label =
        (unsigned char)(label != LABEL_NONE && trust == LABEL_IN_QUERY ? LABEL_NONE : label);
    slot->trust = (unsigned char)trust;
}

unsigned char label_cached(struct label_cache *cache, const char *name, size_t size)
{
    struct label_cached *slot = &cache->names[LABEL_CACHE_COUNT];
    size_t first, i;

    if (size == 0 || size > LABEL_CACHE_NAME) {
        look_up(slot, name, size);
        return LABEL_CACHE_COUNT;
    }
    first = hash_name(name, size);
    for (i = 0; i < PROBES; i++) {
        slot = &cache->names[(first + i) % LABEL_CACHE_COUNT];
        if (slot->size == size && bytes_same(slot->name, name, size))
            break;
        if (slot->size == 0 || i == PROBES - 1) { /* the last slot is replaced if all are taken */
            look_up(slot, name, size);
            slot->size = (unsigned char)size;
            bytes_copy(slot->name, name, size);
            break;
        }
    }
    return (unsigned char)(slot - cache->names);
}
