/*
 * json_syntax.h - JSON (RFC 8259) -> tokens.
 *
 * Reads JSON as it comes, in pieces, without recursion and in bounded memory. The caller is handed
 * where objects and arrays start and end, and each string, number and word with the name
 * of the member that it is the value of.
 */
#ifndef LOG_JSON_SYNTAX_H
#define LOG_JSON_SYNTAX_H

#include "log/json_member.h"

/* A text nested deeper than this is taken for no JSON. */
#define JSON_NESTING 1024

/* Names and values are cut off after this many bytes. */
#define JSON_ROOM 4096

/* What was read last. */
enum json_token {
    JSON_TOKEN_NONE,       /* the text ends before the next token */
    JSON_TOKEN_OBJECT,     /* the start of an object, */
    JSON_TOKEN_ARRAY,      /* of an array */
    JSON_TOKEN_OBJECT_END, /* the end of an object, */
    JSON_TOKEN_ARRAY_END,  /* of an array */
    JSON_TOKEN_VALUE,      /* a string, a number, or true, false or null */
    JSON_TOKEN_DONE,       /* the outermost value has ended */
    JSON_TOKEN_BAD         /* this is no JSON */
};

/* Text that is gathered from pieces. */
struct json_text {
    size_t size;
    char text[JSON_ROOM];
};

struct json_syntax {
    unsigned char state;                       /* what has come, or may come next */
    size_t nesting;                            /* containers that have not ended */
    unsigned char is_object[JSON_NESTING / 8]; /* a bit for each of them, the outermost first */
    struct json_text name, text, *sink;        /* of the value; where the string being read goes */
    uint32_t unit;                             /* the digits of a \uXXXX so far, a 1 before them */
    uint32_t half;           /* a high surrogate that waits for the low one, or 0 */
    const char *word;        /* the rest of true, false or null */
    struct json_value value; /* of JSON_TOKEN_VALUE; of the start of a container, its name alone */
};

/* Makes the reader ready for the first piece. */
void json_syntax_start(struct json_syntax *json);

/* Reads from `*text` to at most `end`, up to the next token; `*text` moves after it, or to the byte
   that is no JSON. Line ends may be part of the text or be left out between two calls. After
   JSON_TOKEN_DONE and JSON_TOKEN_BAD the same is returned again. */
enum json_token json_syntax_next(struct json_syntax *json, const char **text, const char *end);

/* True where a line may start JSON: its first characters that are no space are `{` or `[` and what
   may follow them. */
bool json_starts(const char *text, size_t size);

/* Reads a member as most are written, whole in the text and plain, with the comma after it, where
   one may come next: that is a JSON_TOKEN_VALUE, and `*text` moves after it. False for a value that
   is a container, for escapes, fractions and whatever else is rare or wrong, and where the text may
   end too early: json_syntax_next() reads on. */
bool json_syntax_member(struct json_syntax *json, struct json_quotes *quotes, const char **text);

#endif
