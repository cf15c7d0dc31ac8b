#include "lookup/names.h"

#include <stdint.h>
#include <string.h>

#include "base/bytes.h"

void names_start(struct names *names)
{
    memset(names, 0, sizeof *names);
}

/* Names whose places are taken stand in one of so many behind. */
#define TRIES 4

/* The place of a name of one byte or more, by its first and its last eight bytes and its length. */
static size_t place(const char *text, size_t size)
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

static enum label look_up(const char *text, size_t size, enum label_trust *trust)
{
    enum label label = label_of_name(text, size, trust);

    return label != LABEL_NONE && *trust == LABEL_ASKED ? LABEL_NONE : label;
}

enum label names_label(struct names *names, const char *text, size_t size, enum label_trust *trust)
{
    struct name *name;
    size_t first, i;

    *trust = LABEL_SURE;
    if (size == 0 || size > NAMES_ROOM)
        return look_up(text, size, trust);
    first = place(text, size);
    for (i = 0; i < TRIES; i++) {
        name = &names->names[(first + i) % NAMES_COUNT];
        if (name->size == size && bytes_same(name->text, text, size))
            break;
        if (name->size == 0 || i == TRIES - 1) { /* the last one goes where all are taken */
            name->label = (unsigned char)look_up(text, size, trust);
            name->trust = (unsigned char)*trust;
            name->size = (unsigned char)size;
            bytes_copy(name->text, text, size);
            break;
        }
    }
    *trust = (enum label_trust)name->trust;
    return (enum label)name->label;
}
