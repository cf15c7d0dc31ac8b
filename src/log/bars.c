#include "log/bars.h"

#include <string.h>

#include "log/record.h"

/* The size of the bar at the start of a text, or 0: `|`, or one of box drawing. */
static size_t bar_size(const char *text, const char *end)
{
    if (*text == '|')
        return 1;
    return end - text >= 3 &&
                   (memcmp(text, "\342\224\202", 3) == 0 || memcmp(text, "\342\224\203", 3) == 0 ||
                    memcmp(text, "\342\225\221", 3) == 0)
               ? 3
               : 0;
}

/* A cell without the blanks around it, and without what Markdown has for emphasis. */
static size_t trim_cell(const char **text, size_t size)
{
    size = record_trim(text, size);
    while (size > 1 && (**text == '*' || **text == '`') && (*text)[size - 1] == **text) {
        ++*text;
        size -= 2;
    }
    return size;
}

bool bars_cell(const char **text, const char *end, const char **cell, size_t *size)
{
    const char *at = *text;
    size_t bar = 0;

    while (at < end && ((bar = bar_size(at, end)) == 0 || (at > *text && at[-1] == '\\')))
        at++;
    *cell = *text;
    *size = trim_cell(cell, (size_t)(at - *text));
    *text = at < end ? at + bar : end;
    return at < end;
}
