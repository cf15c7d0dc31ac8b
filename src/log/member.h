/* member.h - a member of an object as most are written: whole in the text, and plain. */
#ifndef LOG_MEMBER_H
#define LOG_MEMBER_H

#include <stdbool.h>
#include <stddef.h>

struct member {
    const char *name, *value; /* without quotes */
    size_t name_size, value_size;
    bool string, number; /* the value is a string, a number; else it is true, false or null */
    bool comma;          /* one stands behind it, and was read */
};

/* Reads a name, a colon and a value, and a comma behind it, from the quote of the name on. Returns
   how many bytes that took; 0 for a value that is a container, for escapes, fractions and whatever
   else is rare or wrong, and where the text may end too early. */
size_t member_read(const char *text, size_t size, struct member *member);

/* How many spaces a text starts with: blanks, tabs and line ends. */
size_t member_spaces(const char *text, size_t size);

#endif
