/*
 * bytes.h - short runs of bytes.
 *
 * What members and fields are made of is mostly shorter than 40 bytes; there a call of the C
 * library costs more than its work. Nothing is read or written beyond the sizes given.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes stand before the first quote, backslash or line feed; `size` where there is none.
 */
size_t bytes_before_quote(const char *text, size_t size);

/* How many stand before the first quote, backslash, control, or byte beyond ASCII. */
size_t bytes_before_special(const char *text, size_t size);

/* How many stand before the first `stop`; `size` where there is none. */
size_t bytes_before(char stop, const char *text, size_t size);

/* How many stand before the first colon or `=`. */
size_t bytes_before_colon(const char *text, size_t size);

/* Where what stands behind the last `byte` starts; 0 where there is none. */
size_t bytes_behind(char byte, const char *text, size_t size);

/* The first `byte`, or NULL: memchr(), which is slow in some C libraries. */
const char *bytes_find(char byte, const char *text, size_t size);

/* How many are `byte`. */
size_t bytes_count(char byte, const char *text, size_t size);

/* True where all are ASCII. */
bool bytes_ascii(const char *text, size_t size);

/* As memcpy() and memcmp() do. */
void bytes_copy(char *to, const char *from, size_t size);
bool bytes_same(const char *one, const char *other, size_t size);

#endif
