/* json_member.h - members of JSON objects as most are written, read many bytes at a time. */
#ifndef LOG_JSON_MEMBER_H
#define LOG_JSON_MEMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum json_kind { JSON_STRING, JSON_NUMBER, JSON_WORD };

/* A value. Text is in what is being read or in the reader, until the next call. */
struct json_value {
    const char *name, *text; /* without quotes and escapes; no name: NULL */
    size_t name_size, size;
    enum json_kind kind;
};

/* The quotes of a text that is being read, many of which are found at once. */
struct json_quotes {
    const char *end;   /* of the text */
    const char *block; /* the BYTES_MASK bytes that were searched last, */
    uint64_t stops;    /* and what was found there: quotes, and what is in no plain string */
};

/* Starts a text. */
void json_quotes_start(struct json_quotes *quotes, const char *text, const char *end);

/* Reads a member that is whole in the text and plain, from the spaces before its name on. Returns
   where it ends; NULL for a value that is a container, for escapes, fractions and whatever else is
   rare or wrong, and where the text may end too early. Later calls are for what comes later. */
const char *json_member(struct json_quotes *quotes, const char *text, struct json_value *member);

/* How many spaces a text starts with: blanks, tabs and line ends. */
size_t json_spaces(const char *text, size_t size);

#endif
