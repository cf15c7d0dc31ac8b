#include "ascii.h"

#include <stddef.h>

bool ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_hex(char c)
{
    char small = (char)(c | 0x20);

    return ascii_digit(c) || (small >= 'a' && small <= 'f');
}

bool ascii_guid(const char *text)
{
    size_t i;

    if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return false;
    for (i = 0; i < ASCII_GUID; i++)
        if (!is_hex(text[i]) && i != 8 && i != 13 && i != 18 && i != 23)
            return false;
    return true;
}
