#include "log/member.h"

#include <string.h>

#include "base/bytes.h"

size_t member_spaces(const char *text, size_t size)
{
    size_t i = 0;

    while (i < size && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n'))
        i++;
    return i;
}

/* Reads the string without escapes whose quote is at `text`; returns its size with both quotes, 0
   where there is none. */
static size_t read_string(const char *text, size_t size)
{
    size_t length;

    if (size < 2 || *text != '"')
        return 0;
    length = 1 + bytes_before_quote(text + 1, size - 1);
    return length < size && text[length] == '"' ? length + 1 : 0;
}

/* Reads a whole number of 0 or more that a comma or the end of its object stands behind. */
static size_t read_number(const char *text, size_t size)
{
    size_t length = 0;

    while (length < size && text[length] >= '0' && text[length] <= '9')
        length++;
    if (length == size || (text[length] != ',' && text[length] != '}') ||
        (length > 1 && *text == '0'))
        return 0;
    return length;
}

static size_t read_word(const char *text, size_t size)
{
    if (size >= 4 && (memcmp(text, "true", 4) == 0 || memcmp(text, "null", 4) == 0))
        return 4;
    return size >= 5 && memcmp(text, "false", 5) == 0 ? 5 : 0;
}

size_t member_read(const char *text, size_t size, struct member *member)
{
    size_t at = read_string(text, size), length;

    if (at == 0)
        return 0;
    member->name = text + 1;
    member->name_size = at - 2;
    at += member_spaces(text + at, size - at);
    if (at == size || text[at] != ':')
        return 0;
    at++;
    at += member_spaces(text + at, size - at);
    if (at == size)
        return 0;
    member->string = text[at] == '"';
    member->number = text[at] >= '0' && text[at] <= '9';
    length = member->string   ? read_string(text + at, size - at)
             : member->number ? read_number(text + at, size - at)
                              : read_word(text + at, size - at);
    if (length == 0)
        return 0;
    member->value = text + at + member->string;
    member->value_size = length - (member->string ? 2 : 0);
    at += length;
    member->comma = at < size && text[at] == ',';
    return at + member->comma;
}
