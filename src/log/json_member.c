#include "log/json_member.h"

#include <string.h>

#include "base/bytes.h"

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at <= ' ' &&
           (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
        at++;
    return at;
}

size_t json_spaces(const char *text, size_t size)
{
    return (size_t)(skip_spaces(text, text + size) - text);
}

/* Finds the quotes of a block. */
static void search(struct json_quotes *quotes, const char *block)
{
    quotes->block = block;
    quotes->stops = bytes_quotes(block, (size_t)(quotes->end - block));
}

void json_quotes_start(struct json_quotes *quotes, const char *text, const char *end)
{
    quotes->end = end;
    search(quotes, text);
}

/* The first quote from `at` on; NULL where the text ends before it, or is not plain. */
static inline const char *find_quote(struct json_quotes *quotes, const char *at)
{
    if (at - quotes->block < BYTES_MASK)
        quotes->stops &= UINT64_MAX << (at - quotes->block);
    else
        search(quotes, at);
    while (!quotes->stops) {
        if (quotes->end - quotes->block <= BYTES_MASK)
            return NULL;
        search(quotes, quotes->block + BYTES_MASK);
    }
    at = quotes->block + bytes_first(quotes->stops);
    return *at == '"' ? at : NULL;
}

/* Reads a whole number of 0 or more that a comma or the end of its object follows. */
static size_t plain_number(const char *text, const char *end)
{
    const char *at = text;

    while (at < end && *at >= '0' && *at <= '9')
        at++;
    if (at == end || (*at != ',' && *at != '}') || (at - text > 1 && *text == '0'))
        return 0;
    return (size_t)(at - text);
}

static size_t plain_word(const char *text, size_t size)
{
    if (size >= 4 && (memcmp(text, "true", 4) == 0 || memcmp(text, "null", 4) == 0))
        return 4;
    return size >= 5 && memcmp(text, "false", 5) == 0 ? 5 : 0;
}

const char *json_member(struct json_quotes *quotes, const char *text, struct json_value *member)
{
    const char *at, *end = quotes->end, *close;

    text = skip_spaces(text, end);
    if (text == end || *text != '"' || !(close = find_quote(quotes, text + 1)))
        return NULL;
    member->name = text + 1;
    member->name_size = (size_t)(close - member->name);
    at = skip_spaces(close + 1, end);
    if (at == end || *at != ':')
        return NULL;
    at = skip_spaces(at + 1, end);
    if (at == end)
        return NULL;
    if (*at == '"') {
        close = find_quote(quotes, at + 1);
        member->kind = JSON_STRING;
        member->text = at + 1;
        member->size = close ? (size_t)(close - member->text) : 0;
        return close ? close + 1 : NULL;
    }
    member->kind = *at >= '0' && *at <= '9' ? JSON_NUMBER : JSON_WORD;
    member->text = at;
    member->size =
        member->kind == JSON_NUMBER ? plain_number(at, end) : plain_word(at, (size_t)(end - at));
    return member->size > 0 ? at + member->size : NULL;
}
