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

/* True for hexadecimal digits. Which of them are letters nobody can foretell: no branch asks. */
static bool is_hex(const char *text, size_t size)
{
    unsigned others = 0;
    size_t i;

    for (i = 0; i < size; i++) {
        const unsigned char c = (unsigned char)text[i];

        others |= ((unsigned)c - '0' > 9) & ((c | 0x20U) - 'a' > 5);
    }
    return others == 0;
}

bool ascii_guid(const char *text)
{
    return text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' &&
           is_hex(text, 8) && is_hex(text + 9, 4) && is_hex(text + 14, 4) && is_hex(text + 19, 4) &&
           is_hex(text + 24, 12);
}
