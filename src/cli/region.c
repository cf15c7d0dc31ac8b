#include "cli/region.h"

#include <string.h>

#include "base/fold.h"

/* True where two letters are, in any case, one of a list of pairs. */
static bool is_one_of(const char *letters, const char *pairs)
{
    for (; *pairs; pairs += 2)
        if (fold_lower(letters[0]) == pairs[0] && fold_lower(letters[1]) == pairs[1])
            return true;
    return false;
}

static bool is_letter(char c)
{
    return fold_lower(c) >= 'a' && fold_lower(c) <= 'z';
}

enum time_order region_order(const char *locale)
{
    const char *region;

    if (!locale || !is_letter(locale[0]) || !is_letter(locale[1]) || is_letter(locale[2]) ||
        is_one_of(locale, "zhjakohult")) /* their dates start with the year */
        return TIME_OPEN;
    region = strpbrk(locale, "_-");
    if (!region || !is_letter(region[1]) || !is_letter(region[2]))
        return is_one_of(locale, "en") ? TIME_OPEN : TIME_DAY_FIRST;
    if (is_one_of(region + 1, "usph"))
        return TIME_MONTH_FIRST;
    return is_one_of(region + 1, "ca") ? TIME_OPEN : TIME_DAY_FIRST;
}
