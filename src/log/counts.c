#include "log/counts.h"

#include <string.h>

#include "base/ascii.h"

const char *counts_of(const char *name, size_t size)
{
    static const char *const names[] = {
        "sbc",         "country",      "hours",           "days",        "callTypes",
        "normalBySbc", "normalByHour", "normalByCountry", "normalByDay", "normalByCallType"};
    size_t i;

    while (size > 0 && (ascii_space(*name) || *name == '"')) {
        name++;
        size--;
    }
    while (size > 0 && (ascii_space(name[size - 1]) || name[size - 1] == '"'))
        size--;
    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0)
            return names[i];
    return NULL;
}

uint64_t counts_number(const char *text, size_t size)
{
    uint64_t count = 0;
    size_t i;

    for (i = 0; i < size && ascii_digit(text[i]); i++) {
        unsigned digit = (unsigned)(text[i] - '0');

        if (count > (UINT64_MAX - digit) / 10)
            return UINT64_MAX;
        count = 10 * count + digit;
    }
    return count;
}

bool counts_read(const char *text, size_t size, size_t *name_size, uint64_t *count)
{
    size_t at = size;

    while (at > 0 && ascii_digit(text[at - 1]))
        at--;
    if (at == size || at == 0 || text[at - 1] != '=')
        return false;
    *name_size = at - 1;
    *count = counts_number(text + at, size - at);
    return true;
}
