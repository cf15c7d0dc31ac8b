#include "summary/country.h"

#include <string.h>

/* The most digits of an E.164 number. */
#define DIGITS 15

/* Copies the digits of a number up to a mask; false where it is no E.164 number. */
static bool read_digits(const char *number, char *digits)
{
    size_t count = 0;

    if (strncmp(number, "tel:", 4) == 0 || strncmp(number, "sip:", 4) == 0)
        number += 4;
    number += strspn(number, " ");
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

/* The row whose prefix is the first `size` digits, or NULL. */
static const struct catalog_calling *find_exact(const struct drcode_catalog *catalog,
                                                const char *digits, size_t size)
{
    size_t low = 0, high = catalog->calling_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *prefix = catalog->pool + catalog->callings[middle].prefix;
        int order = strncmp(prefix, digits, size);

        if (order == 0 && !prefix[size])
            return &catalog->callings[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct catalog_calling *country_find(const struct drcode_catalog *catalog, const char *number)
{
    const struct catalog_calling *found = NULL;
    char digits[DIGITS + 1];
    size_t size;

    if (!read_digits(number, digits))
        return NULL;
    for (size = strlen(digits); size > 0 && !found; size--)
        found = find_exact(catalog, digits, size);
    return found;
}

const struct catalog_calling *country_of_key(const struct drcode_catalog *catalog, const char *key)
{
    size_t i;

    for (i = 0; i < catalog->calling_count; i++)
        if (strcmp(catalog->pool + catalog->callings[i].key, key) == 0)
            return &catalog->callings[i];
    return NULL;
}
