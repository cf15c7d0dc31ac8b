/*
 * bytes.h - search, copy and compare short runs of bytes.
 *
 * Names and values of records are mostly shorter than 40 bytes, where a call of the C library costs
 * more than its work. Sizes are in bytes; nothing is read or written beyond them.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The number of bytes before the first quote, backslash or line feed; `size` where there is none.
 */
size_t bytes_before_quote(const char *text, size_t size);

/* The same for a quote, backslash, control, or byte beyond ASCII, */
size_t bytes_before_special(const char *text, size_t size);

/* for `stop`, */
size_t bytes_before(char stop, const char *text, size_t size);

/* for a number sign or backslash, */
size_t bytes_before_escape(const char *text, size_t size);

/* for a digit, */
size_t bytes_before_digit(const char *text, size_t size);

/* and for a colon or equals sign. */
size_t bytes_before_colon(const char *text, size_t size);

/* The offset just after the last `byte`; 0 where there is none. */
size_t bytes_after_last(char byte, const char *text, size_t size);

/* The first `byte`, or NULL. In some C libraries memchr() is slow. */
const char *bytes_find(char byte, const char *text, size_t size);

/* A bit for each of the first bytes, BYTES_MASK at most, that is `byte`; the first one is the
   lowest. */
#define BYTES_MASK 64
uint64_t bytes_mask(char byte, const char *text, size_t size);

/* The same for quotes, backslashes and line feeds. */
uint64_t bytes_quotes(const char *text, size_t size);

/* The number of the lowest bit of a mask that is not 0. */
static inline size_t bytes_first(uint64_t mask)
{
#if defined __GNUC__
    return (size_t)__builtin_ctzll(mask);
#else
    size_t i = 0;

    while (!(mask >> i & 1))
        i++;
    return i;
#endif
}

/* Writes `base` and the number of each bit of a mask to `places`, added up, the lowest bit first;
   returns how many there are. */
size_t bytes_places(uint64_t mask, size_t base, uint32_t *places);

/* How many bytes are `byte`. */
size_t bytes_count(char byte, const char *text, size_t size);

/* True where all bytes are ASCII. */
bool bytes_ascii(const char *text, size_t size);

/* Copies what bytes_before_special() counts, and returns that; all of `to` may be overwritten. */
size_t bytes_copy_plain(char *to, const char *from, size_t size);

/* Eight bytes as a number. */
static inline uint64_t bytes_eight(const char *text)
{
    uint64_t bytes;

    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

/* memcpy(), and memcmp() == 0. */
void bytes_copy(char *to, const char *from, size_t size);
static inline bool bytes_same(const char *one, const char *other, size_t size)
{
    size_t i;

    if (size < 8) {
        for (i = 0; i < size && one[i] == other[i]; i++)
            ;
        return i == size;
    }
    for (i = 0; i + 8 < size; i += 8)
        if (bytes_eight(one + i) != bytes_eight(other + i))
            return false;
    return bytes_eight(one + size - 8) == bytes_eight(other + size - 8);
}

#endif
