#include "summary/summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "log/record.h"
#include "lookup/answer.h"
#include "summary/country.h"
#include "base/timestamp.h"

/* Codes and a phrase, of which longer ones with the same start are one group. */
#define KEY_ROOM 1200

/* Longer names are cut: a summary that is read again has no more of a name. */
#define NAME_ROOM FIELD_ROOM

/* The start of a time that names its hour, and its day. */
#define HOUR_SIZE (sizeof "2024-11-20T09" - 1)
#define DAY_SIZE  (sizeof "2024-11-20" - 1)

static void start_tallies(struct summary *summary, struct tally *tallies)
{
    size_t i;

    for (i = 0; i < SUMMARY_TALLIES; i++)
        tallies[i].budget = &summary->budget;
}

void summary_start(struct summary *summary, const struct drcode_catalog *catalog)
{
    *summary = (struct summary){
        .catalog = catalog,
        .budget = {.left = SUMMARY_BYTES},
        .keys = {.budget = &summary->budget},
        .others = {.microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE, .phrase = SUMMARY_OTHERS}};
    start_tallies(summary, summary->others.by);
    start_tallies(summary, summary->pending);
}

const struct summary_group *summary_group(const struct summary *summary, size_t number)
{
    if (number < summary->group_count)
        return &summary->groups[number];
    return number == summary->group_count && summary->others.count > 0 ? &summary->others : NULL;
}

/* A group with the codes and the phrase of a finding: what its entries have in common. */
static struct summary_group identify(const struct summary *summary,
                                     const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    struct summary_group group = {.microsoft = answer->microsoft, .sip = answer->sip};
    struct drcode_entry entry;
    size_t i;

    for (i = 0; i < answer->count; i++) {
        drcode_entry(summary->catalog, finding->entries[i], DRCODE_EN, &entry);
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

    if (count > SUMMARY_GROUPS)
        return false;
    if (count & (count - 1))
        return true;
    groups = realloc(s->groups, 2 * count * sizeof *groups);
    if (!groups) {
        s->budget.failed = true;
        return false;
    }
    s->groups = groups;
    return true;
}

/* The group of a finding, made where there is none; the others where there is no room. */
static struct summary_group *find_group(struct summary *s, const struct drcode_finding *finding)
{
    struct summary_group group = identify(s, finding);
    struct tally_row *row;
    char key[KEY_ROOM];
    size_t number;

    if (is_others(finding) ||
        (group.microsoft == DRCODE_NO_CODE && group.sip == DRCODE_NO_CODE && !group.phrase))
        return &s->others;
    snprintf(key, sizeof key, "%" PRId32 " %d %s", group.microsoft, group.sip,
             group.phrase ? group.phrase : "");
    row = tally_find(&s->keys, key, strlen(key));
    if (!row)
        return &s->others;
    number = (size_t)(row - s->keys.rows);
    if (number == s->group_count) {
        if (!grow_groups(s))
            return &s->others;
        start_tallies(s, group.by);
        s->groups[s->group_count++] = group;
    }
    return number < s->group_count ? &s->groups[number] : &s->others;
}

/* Counts by the day what was counted by the hour. */
static void make_daily(struct tally *times)
{
    struct tally daily = {.others = times->others, .budget = times->budget};
    size_t i;

    for (i = 0; i < times->count; i++) {
        size_t size = strlen(times->rows[i].name);

        tally_add(&daily, times->rows[i].name, size < DAY_SIZE ? size : DAY_SIZE,
                  times->rows[i].count);
    }
    tally_free(times);
    *times = daily;
}

/* Changes to days as soon as there are more hours than are shown: a log of years has too many to
   keep. */
static void set_daily(struct summary *summary)
{
    size_t i;

    summary->daily = true;
    make_daily(&summary->others.by[SUMMARY_TIMES]);
    for (i = 0; i < summary->group_count; i++)
        make_daily(&summary->groups[i].by[SUMMARY_TIMES]);
}

static void add_time(struct summary *s, struct summary_group *group, const char *text)
{
    int64_t time;

    if (!text || !timestamp_read(text, &time))
        return;
    timestamp_widen(&group->span, time);
    timestamp_widen(&s->span, time);
    if (!s->daily && s->span.last - s->span.first > SUMMARY_HOURLY)
        set_daily(s);
}

/* Counts a name as UTF-8 that is not too long, so that a summary that is read again counts the
   same. */
static void add_name(struct tally *tally, const char *name, size_t size, uint64_t count)
{
    char text[NAME_ROOM];
    size_t used = 0, length;
    uint32_t point;

    for (; size > 0 && *name; name += length, size -= length) {
        const char *from = name;
        size_t wanted;

        length = wanted = utf8_read(name, size, &point);
        if (length == 0) {
            from = "\357\277\275";
            wanted = 3;
            length = 1;
        }
        if (used + wanted > sizeof text)
            break;
        memcpy(text + used, from, wanted);
        used += wanted;
    }
    if (used == strlen(SUMMARY_OTHERS) && memcmp(text, SUMMARY_OTHERS, used) == 0)
        tally->others = tally_sum(tally->others, count);
    else
        tally_add(tally, text, used, count);
}

/* True for "dr_in_ct", "ByotIn" and other call types that start so. */
static bool is_inbound(const char *call_type)
{
    static const char *const starts[] = {"dr_in", "byotin"};
    size_t i, j;

    for (i = 0; i < sizeof starts / sizeof *starts; i++) {
        for (j = 0; starts[i][j] && fold_lower(call_type[j]) == starts[i][j]; j++)
            ;
        if (!starts[i][j])
            return true;
    }
    return false;
}

/* Counts a record by SBC, country and time. */
static void add_details(struct summary *s, struct summary_group *group,
                        const struct drcode_finding *finding)
{
    bool inbound = finding->call_type && is_inbound(finding->call_type);
    const char *number = inbound ? finding->caller : finding->callee, *key = "unknown";
    const struct catalog_calling *country;
    char hour[TIMESTAMP_ROOM];
    int64_t time;

    if (finding->sbc)
        add_name(&group->by[SUMMARY_SBCS], finding->sbc, strlen(finding->sbc), 1);
    if (number) {
        country = country_find(s->catalog, number);
        if (country)
            key = s->catalog->pool + country->key;
        tally_add(&group->by[SUMMARY_COUNTRIES], key, strlen(key), 1);
    }
    if (finding->time && timestamp_read(finding->time, &time)) {
        timestamp_write(time, hour);
        tally_add(&group->by[SUMMARY_TIMES], hour, s->daily ? DAY_SIZE : HOUR_SIZE, 1);
    }
}

static void add_all(struct tally *tally, const struct tally *more)
{
    size_t i;

    for (i = 0; i < more->count; i++)
        tally_add(tally, more->rows[i].name, strlen(more->rows[i].name), more->rows[i].count);
    tally->others = tally_sum(tally->others, more->others);
}

static void free_tallies(struct tally *tallies)
{
    size_t i;

    for (i = 0; i < SUMMARY_TALLIES; i++)
        tally_free(&tallies[i]);
}

/* Counts what a record of a summary has counted. */
static void add_pending(struct summary *s, struct summary_group *group)
{
    size_t i;

    if (s->daily)
        make_daily(&s->pending[SUMMARY_TIMES]);
    for (i = 0; i < SUMMARY_TALLIES; i++)
        add_all(&group->by[i], &s->pending[i]);
}

/* Adds a failure, or all failures of a record of a summary. */
static void add_failures(struct summary *s, const struct drcode_finding *finding)
{
    struct summary_group *group = find_group(s, finding);

    s->failures = tally_sum(s->failures, finding->count);
    group->count = tally_sum(group->count, finding->count);
    add_time(s, group, finding->time);
    add_time(s, group, finding->last_time);
    if (finding->summary)
        add_pending(s, group);
    else
        add_details(s, group, finding);
}

void summary_add(struct summary *summary, const struct drcode_finding *finding)
{
    enum drcode_match match = finding->answer.match;
    bool counts = finding->count > 0 && finding->count <= TALLY_MOST;

    summary->records = tally_sum(summary->records, finding->count);
    if (counts && match == DRCODE_NORMAL)
        summary->normal = tally_sum(summary->normal, finding->count);
    else if (counts && (match != DRCODE_NOTHING || is_others(finding)))
        add_failures(summary, finding);
    if (summary->waiting)
        free_tallies(summary->pending);
    summary->waiting = false;
}

/* Adds the count of an hour or a day, unless its name is no time. */
static void count_time(struct summary *summary, const char *name, size_t size, uint64_t count)
{
    char text[TIMESTAMP_ROOM];
    int64_t time;

    if (size != HOUR_SIZE && size != DAY_SIZE)
        return;
    snprintf(text, sizeof text, "%.*s%s", (int)size, name, size == DAY_SIZE ? "T00:00" : ":00");
    if (!timestamp_read(text, &time))
        return;
    if (size == DAY_SIZE && !summary->daily)
        set_daily(summary); /* the hours of a day that was counted are lost */
    tally_add(&summary->pending[SUMMARY_TIMES], name, size, count);
}

void summary_count(struct summary *summary, const char *of, const char *name, size_t size,
                   uint64_t count)
{
    if (count == 0 || count > TALLY_MOST)
        return;
    summary->waiting = true;
    if (strcmp(of, "sbc") == 0)
        add_name(&summary->pending[SUMMARY_SBCS], name, size, count);
    else if (strcmp(of, "country") == 0)
        add_name(&summary->pending[SUMMARY_COUNTRIES], name, size, count);
    else if (strcmp(of, "hours") == 0 || strcmp(of, "days") == 0)
        count_time(summary, name, size, count);
}

static int compare_groups(const void *a, const void *b)
{
    const struct summary_group *left = a, *right = b;

    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    if (left->microsoft != right->microsoft)
        return left->microsoft < right->microsoft ? -1 : 1;
    if (left->sip != right->sip)
        return left->sip < right->sip ? -1 : 1;
    return strcmp(left->phrase ? left->phrase : "", right->phrase ? right->phrase : "");
}

static void sort_tallies(struct summary_group *group)
{
    tally_sort(&group->by[SUMMARY_SBCS]);
    tally_sort(&group->by[SUMMARY_COUNTRIES]);
    tally_sort_names(&group->by[SUMMARY_TIMES]);
}

void summary_end(struct summary *summary)
{
    size_t i;

    sort_tallies(&summary->others);
    for (i = 0; i < summary->group_count; i++)
        sort_tallies(&summary->groups[i]);
    if (summary->group_count > 0)
        qsort(summary->groups, summary->group_count, sizeof *summary->groups, compare_groups);
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

void summary_free(struct summary *summary)
{
    size_t i;

    free_tallies(summary->others.by);
    free_tallies(summary->pending);
    for (i = 0; i < summary->group_count; i++)
        free_tallies(summary->groups[i].by);
    tally_free(&summary->keys);
    free(summary->groups);
}
