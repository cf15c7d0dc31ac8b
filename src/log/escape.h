/* escape.h - what stands behind the backslashes of a JSON string -> UTF-8. */
#ifndef LOG_ESCAPE_H
#define LOG_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most bytes that an escape writes. */
#define ESCAPE_ROOM 8

struct escape {
    uint32_t unit; /* the digits of a \uXXXX so far, a 1 before them */
    uint32_t half; /* a high surrogate that waits for the low one; else 0 */
};

/* The character that `c` behind a backslash stands for; NULL where there is no such escape. */
const char *escape_plain(char c);

/* Takes a digit of \uXXXX. False where it is none. With the last one `unit` is 0, and `size`
   receives how many bytes were written to `out`. */
bool escape_digit(struct escape *escape, char c, char *out, size_t *size);

/* A high surrogate waits no longer: it stays alone. Returns how many bytes that wrote. */
size_t escape_drop(struct escape *escape, char *out);

#endif
