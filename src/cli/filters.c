#include "cli/filters.h"

#include <stdio.h>
#include <time.h>

#include "base/utf8.h"
#include "print/safe.h"

/* In seconds. */
#define HALF_YEAR (INT64_C(183) * TIMESTAMP_DAY)

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

/* Times without a year are not after now, except where clocks differ, nor long after the end. */
static void set_latest(struct dates *dates, const struct filter *filter, int64_t now)
{
    if (!filter->has_since && !filter->has_until)
        return;
    dates->latest = now + TIMESTAMP_DAY;
    if (filter->has_until && filter->until + HALF_YEAR < dates->latest)
        dates->latest = filter->until + HALF_YEAR;
}

bool filters_read(const struct options *options, const struct drcode_catalog *catalog,
                  struct dates *dates, struct filter *filter)
{
    const int64_t now = (int64_t)time(NULL);
    char message[512];
    size_t i;

    *filter = (struct filter){.catalog = catalog, .dates = dates};
    for (i = 0; i < options->where.count; i++) {
        if (!filter_add(filter, options->where.list[i], message, sizeof message)) {
            safe_error(message);
            return false;
        }
    }
    if (!set_time(filter, &options->since, filter_since, now) ||
        !set_time(filter, &options->until, filter_until, now))
        return false;
    set_latest(dates, filter, now);
    return true;
}

bool filters_report(const struct filter *filter, bool quiet)
{
    char message[128];

    if (!quiet && filter->seen > filter->untimed && filter->taken == 0 && !filter->unanswered) {
        snprintf(message, sizeof message, "no call meets the conditions: %llu read",
                 (unsigned long long)filter->seen);
        safe_error(message);
    }
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
