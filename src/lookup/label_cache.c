#include <string.h>

#include "base/bytes.h"
#include "lookup/label.h"

void label_cache_start(struct label_cache *cache)
{
    memset(cache, 0, sizeof *cache);
}

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

static enum label look_up(const char *name, size_t size, enum label_trust *trust)
{
    enum label label = label_of_name(name, size, trust);

    return label != LABEL_NONE && *trust == LABEL_IN_QUERY ? LABEL_NONE : label;
}

enum label label_cached(struct label_cache *cache, const char *name, size_t size,
                        enum label_trust *trust)
{
    struct label_cached *slot;
    size_t first, i;

    *trust = LABEL_SURE;
    if (size == 0 || size > LABEL_CACHE_NAME)
        return look_up(name, size, trust);
    first = hash_name(name, size);
    for (i = 0; i < PROBES; i++) {
        slot = &cache->names[(first + i) % LABEL_CACHE_COUNT];
        if (slot->size == size && bytes_same(slot->name, name, size))
            break;
        if (slot->size == 0 || i == PROBES - 1) { /* the last slot is replaced if all are taken */
            slot->label = (unsigned char)look_up(name, size, trust);
            slot->trust = (unsigned char)*trust;
            slot->size = (unsigned char)size;
            bytes_copy(slot->name, name, size);
            break;
        }
    }
    *trust = (enum label_trust)slot->trust;
    return (enum label)slot->label;
}
