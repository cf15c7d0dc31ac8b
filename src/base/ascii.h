/* ascii.h - what ASCII characters are, whatever the locale. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>

/* The size of a GUID as text. */
#define ASCII_GUID 36

static inline bool ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* True for a space, a tab, CR and LF. */
static inline bool ascii_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* True for blanks alone, spaces and tabs, or nothing. */
bool ascii_blank(const char *text, size_t size);

/* True where ASCII_GUID bytes are a GUID: 8-4-4-4-12 hexadecimal digits. */
bool ascii_guid(const char *text);

/* True where all of a text is a GUID, or the start of one with a dash at least. */
bool ascii_guid_start(const char *text, size_t size);

/* True for a text that a spreadsheet would take for a formula, and for one that looks so after
   apostrophes: written to a cell it needs another apostrophe, which a reader takes away. */
bool ascii_formula(const char *text, size_t size);

#endif
