#include "cli/filters.h"

#include <stdio.h>
#include <time.h>

#include "base/utf8.h"
#include "print/safe.h"

/* Sets a time, unless none is given; false, with a message printed, where it is wrong. */
static bool set_time(struct filter *filter, const struct paths *texts,
                     bool (*set)(struct filter *, const char *, int64_t), int64_t now)
{
    char message[256];
    const char *text;

    if (texts->count == 0)
        return true;
    text = texts->list[texts->count - 1];
    if (set(filter, text, now))
        return true;
    snprintf(message, sizeof message,
             "no such time: '%.*s'; it takes '2025-03-04', '2025-03-04T09:00', '24h' or '7d'",
             utf8_precision(text, 100), text);
    safe_error(message);
    return false;
}

bool filters_read(const struct options *options, const struct drcode_catalog *catalog,
                  struct filter *filter)
{
    const int64_t now = (int64_t)time(NULL);
    char message[512];
    size_t i;

    *filter = (struct filter){.catalog = catalog};
    for (i = 0; i < options->where.count; i++) {
        if (!filter_add(filter, options->where.list[i], message, sizeof message)) {
            safe_error(message);
            return false;
        }
    }
    return set_time(filter, &options->since, filter_since, now) &&
           set_time(filter, &options->until, filter_until, now);
}

bool filters_report(const struct filter *filter)
{
    char message[128];

    if (filter->untimed > 0) {
        snprintf(message, sizeof message, "records without a time are left out: %llu",
                 (unsigned long long)filter->untimed);
        safe_error(message);
    }
    if (filter->codeless)
        safe_error("the normal ends of a summary have no codes, and are left out");
    if (filter->unanswered)
        safe_error("a summary can be filtered by code, sip and outcome alone: give its logs");
    return !filter->unanswered;
}
