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

struct summary_group group_identify(const struct drcode_catalog *catalog,
                                    const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    struct summary_group group = {
        .outcome = finding->outcome, .microsoft = answer->microsoft, .sip = answer->sip};
    struct drcode_entry entry;
    size_t i;

    if (answer->count == 1)
        group.entry = finding->entries[0] + (uint32_t)1;
    for (i = 0; i < answer->count; i++) {
        drcode_entry(catalog, finding->entries[i], DRCODE_EN, &entry);
        if (i == 0) {
            group.microsoft = entry.microsoft;
            group.sip = entry.sip;
            group.phrase = entry.service_phrase;
        }
        if (group.microsoft != entry.microsoft)
            group.microsoft = DRCODE_NO_CODE;
        if (group.sip != entry.sip)
            group.sip = DRCODE_NO_CODE;
        if (group.phrase && strcmp(group.phrase, entry.service_phrase) != 0)
            group.phrase = NULL;
    }
    return group;
}

bool group_is_same(const struct summary_group *a, const struct summary_group *b)
{
    if (a->entry != b->entry || a->outcome != b->outcome || a->microsoft != b->microsoft ||
        a->sip != b->sip)
        return false;
    return a->phrase == b->phrase || (a->phrase && b->phrase && strcmp(a->phrase, b->phrase) == 0);
}

int group_compare(const struct summary_group *left, const struct summary_group *right)
{
    if (left->outcome != right->outcome)
        return left->outcome < right->outcome ? -1 : 1;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    if (left->microsoft != right->microsoft)
        return left->microsoft < right->microsoft ? -1 : 1;
    if (left->sip != right->sip)
        return left->sip < right->sip ? -1 : 1;
    return strcmp(left->phrase ? left->phrase : "", right->phrase ? right->phrase : "");
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

const char *group_direction(const char *call_type)
{
    static const char *const in[] = {"dr_in", "byotin", "inbound", "incoming", NULL};
    static const char *const out[] = {"dr_out", "byotout", "outbound", "outgoing", NULL};

    if (!call_type)
        return NULL;
    return starts_with(call_type, in) ? "in" : starts_with(call_type, out) ? "out" : NULL;
}

const char *group_number(const struct drcode_finding *finding)
{
    const char *type = group_direction(finding->call_type);

    return type && *type == 'i' ? finding->caller : finding->callee;
}

void group_add_details(struct summary_group *group, const struct drcode_catalog *catalog,
                       const struct drcode_finding *finding)
{
    const char *type = group_direction(finding->call_type), *key = "unknown";
    const char *number = group_number(finding);
    const struct catalog_calling *country;

    if (finding->sbc)
        group_add_name(&group->by[SUMMARY_SBCS], finding->sbc, strlen(finding->sbc),
                       finding->count);
    if (number) {
        country = country_find(catalog, number);
        if (country)
            key = catalog->pool + country->key;
        tally_add(&group->by[SUMMARY_COUNTRIES], key, strlen(key), finding->count);
    }
    if (type)
        tally_add(&group->by[SUMMARY_TYPES], type, strlen(type), finding->count);
}

void group_add_time(struct summary_group *group, struct group_hour *last, int64_t time, bool daily,
                    uint64_t count)
{
    const int64_t hour = timestamp_floor(time, TIMESTAMP_HOUR);

    if (hour != last->hour || !*last->name)
        timestamp_write(time, last->name);
    last->hour = hour;
    tally_add(&group->by[SUMMARY_TIMES], last->name, daily ? GROUP_DAY_SIZE : GROUP_HOUR_SIZE,
              count);
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
