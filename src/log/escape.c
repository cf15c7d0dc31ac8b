#include "log/escape.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"

const char *escape_plain(char c)
{
    static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    const char *escape = escapes;

    while (*escape && *escape != c)
        escape += 2;
    return *escape ? escape + 1 : NULL;
}

size_t escape_drop(struct escape *escape, char *out)
{
    size_t size = escape->half ? utf8_write(0xfffd, out) : 0;

    escape->half = 0;
    return size;
}

bool escape_digit(struct escape *escape, char c, char *out, size_t *size)
{
    static const char digits[] = "0123456789abcdef";
    const char *digit = c ? strchr(digits, fold_lower(c)) : NULL;
    uint32_t unit;

    *size = 0;
    if (!digit)
        return false;
    escape->unit = escape->unit << 4 | (uint32_t)(digit - digits);
    if (escape->unit < 0x10000)
        return true;
    unit = escape->unit & 0xffff;
    escape->unit = 0;
    if (escape->half && unit >> 10 == 0xdc00 >> 10) {
        unit = 0x10000 + ((escape->half & 0x3ff) << 10 | (unit & 0x3ff));
        escape->half = 0;
    }
    *size = escape_drop(escape, out);
    if (unit >> 10 == 0xd800 >> 10)
        escape->half = unit;
    else
        *size += utf8_write(unit >> 10 == 0xdc00 >> 10 ? 0xfffd : unit, out + *size);
    return true;
}
