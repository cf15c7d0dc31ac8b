/* utf8.h - UTF-8, one code point at a time; and ASCII of UTF-16, many. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads the code point that `text`, of `size` bytes, starts with; returns its length in bytes, 0
   where `size` is 0 or the bytes are not well-formed UTF-8 (RFC 3629: no overlong forms, no
   surrogates, nothing above U+10FFFF). */
size_t utf8_read(const char *text, size_t size, uint32_t *point);

/* Writes a code point to `out`, which has room for four bytes; returns its length. */
size_t utf8_write(uint32_t point, char *out);

/* Copies the ASCII that UTF-16 starts with, of `count` units: a byte of each, the second where
   `odd`. Returns how many. */
size_t utf8_narrow(char *to, const char *from, size_t count, bool odd);

/* The length of well-formed `text` cut to at most `room` bytes, never inside a character. */
size_t utf8_cut(const char *text, size_t size, size_t room);

/* The precision for "%.*s" that prints at most `room` bytes of a string, never part of a
   character. */
int utf8_precision(const char *string, int room);

/* True for what must never reach a terminal: C0 and C1 controls except tab and line feed, line and
   paragraph separators, and characters that set or override the direction of text. */
bool utf8_control(uint32_t point);

#endif
