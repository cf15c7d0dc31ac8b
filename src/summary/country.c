#include "summary/country.h"

#include <string.h>

/* The most digits of an E.164 number. */
#define DIGITS 15

/* Copies the digits of a number up to a mask; false where it is no E.164 number. */
static bool read_digits(const char *number, char *digits)
{
    size_t count = 0;

    if (*number != '+' && (strncmp(number, "tel:", 4) == 0 || strncmp(number, "sip:", 4) == 0))
        number += 4;
    while (*number == ' ')
        number++;
    if (*number++ != '+')
        return false;
    for (; *number; number++) {
        if (*number >= '0' && *number <= '9' && count < DIGITS)
            digits[count++] = *number;
        else if (!strchr(" .-()", *number))
            break;
    }
    digits[count] = '\0';
    return count > 0;
}

/* True where a prefix is after the digits in the order of texts. */
static bool is_after(const char *prefix, const char *digits)
{
    for (; *prefix && *prefix == *digits; prefix++, digits++)
        ;
    return *prefix > *digits;
}

/* The last row whose prefix is not after the digits in the order of texts, or NULL. */
static const struct catalog_calling *find_last(const struct drcode_catalog *catalog,
                                               const char *digits)
{
    size_t low = 0, high = catalog->calling_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (is_after(catalog->pool + catalog->callings[middle].prefix, digits))
            high = middle;
        else
            low = middle + 1;
    }
    return low > 0 ? &catalog->callings[low - 1] : NULL;
}

/* Whatever is between a prefix of the digits and the digits themselves starts with that prefix: so
   the longest prefix that fits is no longer than what the last row has in common with them. */
const struct catalog_calling *country_find(const struct drcode_catalog *catalog, const char *number)
{
    const struct catalog_calling *row;
    char digits[DIGITS + 1];
    size_t common;

    if (!read_digits(number, digits))
        return NULL;
    while ((row = find_last(catalog, digits)) != NULL) {
        const char *prefix = catalog->pool + row->prefix;

        for (common = 0; prefix[common] && prefix[common] == digits[common];)
            common++;
        if (!prefix[common])
            return row;
        digits[common] = '\0';
    }
    return NULL;
}

const struct catalog_calling *country_of_key(const struct drcode_catalog *catalog, const char *key)
{
    size_t i;

    for (i = 0; i < catalog->calling_count; i++)
        if (strcmp(catalog->pool + catalog->callings[i].key, key) == 0)
            return &catalog->callings[i];
    return NULL;
}
