#include "summary/summary.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lookup/answer.h"
#include "system/system.h"

/* Slots of groups: a power of two; half of them stay free. */
#define SLOTS 8192

/* What a group takes of the budget of names. */
#define GROUP_COST (sizeof(struct example))

/* A number that no log can know: from the time, and from where a program is in memory. */
static uint64_t make_key(const void *place)
{
    uint64_t key =
        (uint64_t)(uintptr_t)place ^ (uint64_t)system_clock() << 20 ^ (uint64_t)time(NULL) << 40;

    key = (key ^ key >> 31) * 0x9E3779B97F4A7C15U;
    return key ^ key >> 29;
}

void summary_start(struct summary *summary, const struct drcode_catalog *catalog,
                   struct dates *dates)
{
    size_t i;

    *summary = (struct summary){.catalog = catalog,
                                .dates = dates,
                                .budget = {.left = SUMMARY_BYTES, .key = {make_key(summary), 0}}};
    summary->budget.key[1] = make_key(&i);
    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        summary->rest[i] = (struct summary_group){.outcome = (enum drcode_outcome)i,
                                                  .microsoft = DRCODE_NO_CODE,
                                                  .sip = DRCODE_NO_CODE,
                                                  .phrase = SUMMARY_OTHERS};
        group_start(&summary->rest[i], &summary->budget);
        summary->totals[i].outcome = (enum drcode_outcome)i;
        group_start(&summary->totals[i], &summary->budget);
    }
    for (i = 0; i < SUMMARY_TALLIES; i++)
        summary->pending[i].budget = &summary->budget;
}

const struct summary_group *summary_group(const struct summary *summary, size_t number)
{
    size_t i;

    if (number < summary->group_count)
        return &summary->groups[number];
    number -= summary->group_count;
    for (i = 0; i < DRCODE_OUTCOME_NORMAL; i++)
        if (summary->rest[i].count > 0 && number-- == 0)
            return &summary->rest[i];
    return NULL;
}

/* True for the record of a summary that counts the others. */
static bool is_others(const struct drcode_finding *finding)
{
    return finding->summary && finding->answer.microsoft == DRCODE_NO_CODE &&
           finding->answer.sip == DRCODE_NO_CODE && finding->phrase &&
           strcmp(finding->phrase, SUMMARY_OTHERS) == 0;
}

/* Makes room for another group, with each power of two for twice as many. */
static bool grow_groups(struct summary *s)
{
    size_t count = s->group_count + 1;
    struct summary_group *groups;

    if (count > SUMMARY_GROUPS || s->budget.left < GROUP_COST)
        return false;
    if (!s->slots)
        s->slots = calloc(SLOTS, sizeof *s->slots);
    groups = count & (count - 1) ? s->groups : realloc(s->groups, 2 * count * sizeof *groups);
    if (groups)
        s->groups = groups;
    if (!groups || !s->slots) {
        s->budget.failed = true;
        return false;
    }
    s->budget.left -= GROUP_COST;
    return true;
}

/* Where the slot of a group is searched first: from its entry, else from its codes. */
static size_t first_slot(const struct summary_group *group, uint64_t secret)
{
    uint64_t key = group->entry ? group->entry
                                : ((uint64_t)(uint32_t)group->microsoft << 32) +
                                      (uint64_t)(uint32_t)group->sip + (1U << 20);

    return (size_t)((key + ((uint64_t)group->outcome << 60)) * (secret | 1) >> 51) % SLOTS;
}

/* The group of an entry, which alone says what it is; NULL where there is none yet. */
static struct summary_group *find_entry(const struct summary *s,
                                        const struct drcode_finding *finding)
{
    const struct summary_group group = {.entry = finding->entries[0] + (uint32_t)1,
                                        .outcome = finding->outcome};
    size_t at = first_slot(&group, s->budget.key[0]);

    for (; s->slots && s->slots[at] > 0; at = (at + 1) % SLOTS) {
        struct summary_group *found = &s->groups[s->slots[at] - 1];

        if (found->entry == group.entry && found->outcome == group.outcome)
            return found;
    }
    return NULL;
}

/* The group of a finding, made where there is none; the rest where there is no room. */
static struct summary_group *find_group(struct summary *s, const struct drcode_finding *finding)
{
    struct summary_group group, *rest = &s->rest[finding->outcome], *known;
    size_t at;

    if (finding->answer.count == 1 && !finding->summary && (known = find_entry(s, finding)) != NULL)
        return known;
    group = group_identify(s->catalog, finding);
    at = first_slot(&group, s->budget.key[0]);

    if (finding->outcome == DRCODE_OUTCOME_NORMAL || is_others(finding) ||
        (group.microsoft == DRCODE_NO_CODE && group.sip == DRCODE_NO_CODE && !group.phrase))
        return rest;
    for (; s->slots && s->slots[at] > 0; at = (at + 1) % SLOTS)
        if (group_is_same(&s->groups[s->slots[at] - 1], &group))
            return &s->groups[s->slots[at] - 1];
    if (!grow_groups(s))
        return rest;
    group_start(&group, &s->budget);
    s->groups[s->group_count++] = group;
    s->slots[at] = (uint32_t)s->group_count;
    return &s->groups[s->group_count - 1];
}

/* Changes to days as soon as there are more hours than are shown: a log of years has too many to
   keep. */
static void set_daily(struct summary *summary)
{
    size_t i;

    summary->daily = true;
    for (i = 0; i < DRCODE_OUTCOMES; i++)
        group_make_daily(&summary->rest[i].by[SUMMARY_TIMES]);
    for (i = 0; i < summary->group_count; i++)
        group_make_daily(&summary->groups[i].by[SUMMARY_TIMES]);
}

/* Extends the span of all calls to the hour of a time. */
static void widen(struct summary *s, int64_t time)
{
    timestamp_widen(&s->span, timestamp_floor(time, TIMESTAMP_HOUR) * TIMESTAMP_HOUR);
    if (!s->daily && s->span.last - s->span.first > SUMMARY_HOURLY * TIMESTAMP_HOUR)
        set_daily(s);
}

/* Extends the spans of a group and of all calls. */
static void add_span(struct summary *s, struct summary_group *group, int64_t time)
{
    if (group->outcome != DRCODE_OUTCOME_NORMAL)
        timestamp_widen(&group->span, time);
    widen(s, time);
}

/* Counts what a record of a summary has counted. */
static void add_pending(struct summary *s, struct summary_group *group)
{
    struct tally *times = &s->pending[SUMMARY_TIMES];
    int64_t time;
    size_t i;

    for (i = 0; i < times->count; i++) {
        const size_t size = strlen(times->rows[i].name);

        if (group_read_time(times->rows[i].name, size, &time))
            widen(s, time);
        if (size == GROUP_DAY_SIZE && !s->daily)
            set_daily(s); /* the hours of a day that was counted are lost */
    }
    if (s->daily)
        group_make_daily(times);
    group_add_tallies(group->by, s->pending);
}

/* Adds the calls of a record. */
static void add_calls(struct summary *s, const struct drcode_finding *finding)
{
    struct summary_group *group = find_group(s, finding);
    int64_t time = EXAMPLE_NO_TIME, last;
    bool timed = finding->time && dates_read(s->dates, finding->time, finding->line, &time);

    group->count = tally_sum(group->count, finding->count);
    if (timed)
        add_span(s, group, time);
    if (finding->summary) {
        if (finding->last_time && timestamp_read(finding->last_time, &last))
            add_span(s, group, last);
        time = EXAMPLE_NO_TIME;
        if (finding->call_time)
            timestamp_read(finding->call_time, &time);
        add_pending(s, group);
    } else {
        group_add_details(group, s->catalog, finding);
        if (timed)
            group_add_time(group, &s->hour, time, s->daily, finding->count);
    }
    if (group->outcome != DRCODE_OUTCOME_NORMAL)
        example_offer(&group->example, finding, time);
}

void summary_skip(struct summary *summary)
{
    if (summary->waiting)
        group_free_tallies(summary->pending);
    summary->waiting = false;
}

void summary_add(struct summary *summary, const struct drcode_finding *finding)
{
    uint64_t *const counts[] = {&summary->failures, &summary->users, &summary->normal};
    bool known = finding->answer.match != DRCODE_NOTHING || is_others(finding);

    summary->records = tally_sum(summary->records, finding->count);
    if (known && finding->count > 0 && finding->count <= TALLY_MOST) {
        *counts[finding->outcome] = tally_sum(*counts[finding->outcome], finding->count);
        add_calls(summary, finding);
    }
    summary_skip(summary);
}

void summary_count(struct summary *summary, const char *of, const char *name, size_t size,
                   uint64_t count)
{
    static const struct {
        const char *of;
        enum summary_by by;
    } rows[] = {{"sbc", SUMMARY_SBCS},           {"country", SUMMARY_COUNTRIES},
                {"hours", SUMMARY_TIMES},        {"days", SUMMARY_TIMES},
                {"callTypes", SUMMARY_TYPES},    {"normalBySbc", SUMMARY_SBCS},
                {"normalByHour", SUMMARY_TIMES}, {"normalByCountry", SUMMARY_COUNTRIES},
                {"normalByDay", SUMMARY_TIMES},  {"normalByCallType", SUMMARY_TYPES}};
    int64_t time;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows && strcmp(rows[i].of, of) != 0; i++)
        ;
    if (count == 0 || count > TALLY_MOST || i == sizeof rows / sizeof *rows ||
        (rows[i].by == SUMMARY_TIMES && !group_read_time(name, size, &time)))
        return;
    summary->waiting = true;
    group_add_name(&summary->pending[rows[i].by], name, size, count);
}

static int compare_groups(const void *a, const void *b)
{
    return group_compare(a, b);
}

void summary_end(struct summary *summary)
{
    size_t i;

    if (summary->group_count > 0)
        qsort(summary->groups, summary->group_count, sizeof *summary->groups, compare_groups);
    for (i = 0; i < summary->group_count; i++) {
        group_add(&summary->totals[summary->groups[i].outcome], &summary->groups[i]);
        group_sort(&summary->groups[i]);
    }
    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        group_add(&summary->totals[i], &summary->rest[i]);
        group_sort(&summary->totals[i]);
        group_sort(&summary->rest[i]);
    }
}

size_t summary_entries(const struct drcode_catalog *catalog, const struct summary_group *group,
                       struct drcode_answer *answer, uint16_t *entries)
{
    *answer = (struct drcode_answer){.match = DRCODE_NOTHING};
    if (group->microsoft == DRCODE_NO_CODE && group->sip == DRCODE_NO_CODE &&
        strcmp(group->phrase, SUMMARY_OTHERS) == 0)
        return 0;
    answer_record(catalog, group->microsoft, group->sip, group->phrase ? group->phrase : "",
                  group->phrase ? strlen(group->phrase) : 0, answer, entries,
                  drcode_count(catalog));
    return answer->count;
}

uint64_t summary_ended(const struct summary *summary)
{
    return tally_sum(tally_sum(summary->normal, summary->users), summary->failures);
}

unsigned summary_ner(uint64_t calls, uint64_t failures)
{
    return 1000 - tally_share(failures, calls);
}

void summary_free(struct summary *summary)
{
    size_t i;

    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        group_free_tallies(summary->rest[i].by);
        group_free_tallies(summary->totals[i].by);
    }
    group_free_tallies(summary->pending);
    for (i = 0; i < summary->group_count; i++)
        group_free_tallies(summary->groups[i].by);
    free(summary->groups);
    free(summary->slots);
}
