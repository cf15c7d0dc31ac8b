#include "base/ascii.h"

#include <stddef.h>
#include <string.h>

/* 1 for hexadecimal digits. */
static const unsigned char hex[256] = {
    ['0'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['A'] = 1, 1, 1, 1, 1, 1, ['a'] = 1, 1, 1, 1, 1, 1,
};

/* True for hexadecimal digits. Branch-free: digits and letters of a GUID are unpredictable. */
static bool is_hex(const char *text, size_t size)
{
    unsigned all = 1;
    size_t i;

    for (i = 0; i < size; i++)
        all &= hex[(unsigned char)text[i]];
    return all;
}

bool ascii_guid(const char *text)
{
    return text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' &&
           is_hex(text, 8) && is_hex(text + 9, 4) && is_hex(text + 14, 4) && is_hex(text + 19, 4) &&
           is_hex(text + 24, 12);
}

bool ascii_guid_start(const char *text, size_t size)
{
    static const char model[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    size_t i;

    for (i = 0; i < size && i < ASCII_GUID; i++)
        if (model[i] == '-' ? text[i] != '-' : !hex[(unsigned char)text[i]])
            return false;
    return size > 8 && size <= ASCII_GUID;
}

bool ascii_blank(const char *text, size_t size)
{
    size_t i = 0;

    while (i < size && (text[i] == ' ' || text[i] == '\t'))
        i++;
    return i == size;
}

bool ascii_formula(const char *text, size_t size)
{
    size_t i = 0;

    while (i < size && text[i] == '\'')
        i++;
    return i < size && text[i] && strchr("=+-@\t", text[i]);
}
