#include "summary/group.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "log/record.h"
#include "summary/country.h"
#include "summary/name.h"

/* Longer names are cut: a summary that is read again has no more of a name. */
#define NAME_ROOM FIELD_ROOM

void group_start(struct summary_group *group, struct tally_budget *budget)
{
    size_t i;

    for (i = 0; i < SUMMARY_TALLIES; i++)
        group->by[i].budget = budget;
}

void group_add_name(struct tally *tally, const char *name, size_t size, uint64_t count)
{
    char text[NAME_ROOM];
    size_t used = name_copy(text, sizeof text, name, size);

    if (used == strlen(SUMMARY_OTHERS) && memcmp(text, SUMMARY_OTHERS, used) == 0)
        tally->others = tally_sum(tally->others, count);
    else
        tally_add(tally, text, used, count);
}

/* True where a call type starts with one of the words up to NULL, in any case. */
static bool starts_with(const char *call_type, const char *const *words)
{
    size_t i;

    for (; *words; words++) {
        for (i = 0; (*words)[i] && fold_lower(call_type[i]) == (*words)[i]; i++)
            ;
        if (!(*words)[i])
            return true;
    }
    return false;
}

/* "in" for "dr_in_ct", "ByotIn" and the like; "out" for "dr_out_for"; else NULL. */
static const char *direction(const char *call_type)
{
    static const char *const in[] = {"dr_in", "byotin", "inbound", "incoming", NULL};
    static const char *const out[] = {"dr_out", "byotout", "outbound", "outgoing", NULL};

    if (!call_type)
        return NULL;
    return starts_with(call_type, in) ? "in" : starts_with(call_type, out) ? "out" : NULL;
}

void group_add_details(struct summary_group *group, const struct drcode_catalog *catalog,
                       const struct drcode_finding *finding)
{
    const char *type = direction(finding->call_type), *key = "unknown";
    const char *number = type && *type == 'i' ? finding->caller : finding->callee;
    const struct catalog_calling *country;

    if (finding->sbc)
        group_add_name(&group->by[SUMMARY_SBCS], finding->sbc, strlen(finding->sbc), 1);
    if (number) {
        country = country_find(catalog, number);
        if (country)
            key = catalog->pool + country->key;
        tally_add(&group->by[SUMMARY_COUNTRIES], key, strlen(key), 1);
    }
    if (type)
        tally_add(&group->by[SUMMARY_TYPES], type, strlen(type), 1);
}

void group_add_time(struct summary_group *group, int64_t time, bool daily)
{
    char hour[TIMESTAMP_ROOM];

    timestamp_write(time, hour);
    tally_add(&group->by[SUMMARY_TIMES], hour, daily ? GROUP_DAY_SIZE : GROUP_HOUR_SIZE, 1);
}

void group_add_tallies(struct tally *tallies, const struct tally *more)
{
    size_t i, j;

    for (i = 0; i < SUMMARY_TALLIES; i++) {
        for (j = 0; j < more[i].count; j++)
            tally_add(&tallies[i], more[i].rows[j].name, strlen(more[i].rows[j].name),
                      more[i].rows[j].count);
        tallies[i].others = tally_sum(tallies[i].others, more[i].others);
    }
}

void group_add(struct summary_group *group, const struct summary_group *more)
{
    group->count = tally_sum(group->count, more->count);
    if (more->span.known) {
        timestamp_widen(&group->span, more->span.first);
        timestamp_widen(&group->span, more->span.last);
    }
    group_add_tallies(group->by, more->by);
}

bool group_read_time(const char *name, size_t size, int64_t *time)
{
    char text[TIMESTAMP_ROOM];

    if (size != GROUP_HOUR_SIZE && size != GROUP_DAY_SIZE)
        return false;
    snprintf(text, sizeof text, "%.*s%s", (int)size, name,
             size == GROUP_DAY_SIZE ? "T00:00" : ":00");
    return timestamp_read(text, time);
}

void group_make_daily(struct tally *times)
{
    struct tally daily = {.others = times->others, .budget = times->budget};
    size_t i;

    for (i = 0; i < times->count; i++) {
        size_t size = strlen(times->rows[i].name);

        tally_add(&daily, times->rows[i].name, size < GROUP_DAY_SIZE ? size : GROUP_DAY_SIZE,
                  times->rows[i].count);
    }
    tally_free(times);
    *times = daily;
}

void group_sort(struct summary_group *group)
{
    tally_sort(&group->by[SUMMARY_SBCS]);
    tally_sort(&group->by[SUMMARY_COUNTRIES]);
    tally_sort_names(&group->by[SUMMARY_TIMES]);
    tally_sort(&group->by[SUMMARY_TYPES]);
}

void group_free_tallies(struct tally *tallies)
{
    size_t i;

    for (i = 0; i < SUMMARY_TALLIES; i++)
        tally_free(&tallies[i]);
}
