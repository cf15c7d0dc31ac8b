#include "ascii.h"

#include <stddef.h>

bool ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_guid(const char *text)
{
    size_t i;

    for (i = 0; i < ASCII_GUID; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        char small = (char)(text[i] | 0x20);

        if (dash ? text[i] != '-' : !ascii_digit(text[i]) && (small < 'a' || small > 'f'))
            return false;
    }
    return true;
}
