#include "summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "country.h"
#include "fold.h"
#include "moment.h"

enum { SBCS, COUNTRIES, TIMES, PENDING };

/* A key holds the codes and a phrase; longer phrases are told apart by their start. */
#define KEY_ROOM 1200

void summary_start(struct summary *summary, const struct drcode_catalog *catalog)
{
    *summary = (struct summary){.catalog = catalog};
}

/* The codes and the phrase that a finding counts under: what its entries have in common. */
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

/* The group of a finding, made where there is none; NULL where there is no room. */
static struct summary_group *find_group(struct summary *s, const struct drcode_finding *finding)
{
    struct summary_group group = identify(s, finding);
    struct tally_row *row;
    char key[KEY_ROOM];
    size_t number;

    snprintf(key, sizeof key, "%" PRId32 " %d %s", group.microsoft, group.sip,
             group.phrase ? group.phrase : "");
    row = tally_find(&s->keys, key, strlen(key));
    if (!row)
        return NULL;
    number = (size_t)(row - s->keys.rows);
    if (number == s->group_count) {
        struct summary_group *groups =
            number & (number + 1) ? s->groups
                                  : realloc(s->groups, 2 * (number + 1) * sizeof *groups);

        if (!groups) {
            s->failed = true;
            return NULL;
        }
        s->groups = groups;
        s->groups[s->group_count++] = group;
    }
    return number < s->group_count ? &s->groups[number] : NULL;
}

/* Widens a span of time. */
static void widen(bool *timed, int64_t *first, int64_t *last, int64_t time)
{
    if (!*timed || time < *first)
        *first = time;
    if (!*timed || time > *last)
        *last = time;
    *timed = true;
}

static void add_time(struct summary *s, struct summary_group *group, const char *text)
{
    int64_t time;

    if (!text || !moment_read(text, &time))
        return;
    widen(&group->timed, &group->first, &group->last, time);
    widen(&s->timed, &s->first, &s->last, time);
}

/* True for "dr_in", "ByotIn" and the like. */
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

/* Counts a single record. */
static void add_details(struct summary *s, struct summary_group *group,
                        const struct drcode_finding *finding)
{
    bool inbound = finding->call_type && is_inbound(finding->call_type);
    const char *number = inbound ? finding->caller : finding->callee, *key = "unknown";
    const struct catalog_calling *country;
    char hour[MOMENT_ROOM];
    int64_t time;

    if (finding->sbc)
        tally_add(&group->sbcs, finding->sbc, strlen(finding->sbc), 1);
    if (number) {
        country = country_find(s->catalog, number);
        if (country)
            key = s->catalog->pool + country->key;
        tally_add(&group->countries, key, strlen(key), 1);
    }
    if (finding->time && moment_read(finding->time, &time)) {
        moment_write(time, hour);
        tally_add(&group->times, hour, strlen("2024-11-20T09"), 1);
    }
}

static void add_all(struct tally *tally, struct tally *more)
{
    size_t i;

    for (i = 0; i < more->count; i++)
        tally_add(tally, more->rows[i].name, strlen(more->rows[i].name), more->rows[i].count);
    tally->others += more->others;
    tally_free(more);
}

static void drop_pending(struct summary *summary)
{
    size_t i;

    for (i = 0; i < PENDING; i++)
        tally_free(&summary->pending[i]);
}

void summary_add(struct summary *summary, const struct drcode_finding *finding)
{
    struct summary_group *group;

    summary->records += finding->count;
    if (finding->answer.match == DRCODE_NOTHING)
        return;
    if (finding->answer.match == DRCODE_NORMAL) {
        summary->normal += finding->count;
        return;
    }
    summary->failures += finding->count;
    group = find_group(summary, finding);
    if (!group) {
        summary->others += finding->count;
        drop_pending(summary);
        return;
    }
    group->count += finding->count;
    add_time(summary, group, finding->time);
    add_time(summary, group, finding->last_time);
    if (!finding->summary) {
        add_details(summary, group, finding);
        return;
    }
    add_all(&group->sbcs, &summary->pending[SBCS]);
    add_all(&group->countries, &summary->pending[COUNTRIES]);
    add_all(&group->times, &summary->pending[TIMES]);
}

void summary_count(struct summary *summary, const char *of, const char *name, size_t size,
                   uint64_t count)
{
    static const struct {
        const char *of;
        int kind;
    } kinds[] = {{"sbc", SBCS}, {"country", COUNTRIES}, {"hours", TIMES}, {"days", TIMES}};
    size_t i;

    for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(of, kinds[i].of) == 0)
            tally_add(&summary->pending[kinds[i].kind], name, size, count);
}

/* Counts by the day what was counted by the hour. */
static void make_daily(struct tally *times)
{
    struct tally daily = {.others = times->others};
    size_t i, day = strlen("2024-11-20");

    for (i = 0; i < times->count; i++) {
        size_t size = strlen(times->rows[i].name);

        tally_add(&daily, times->rows[i].name, size < day ? size : day, times->rows[i].count);
    }
    tally_free(times);
    *times = daily;
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

void summary_end(struct summary *summary)
{
    size_t i;

    summary->daily = summary->timed && summary->last - summary->first > SUMMARY_HOURLY;
    for (i = 0; i < summary->group_count; i++) {
        struct summary_group *group = &summary->groups[i];

        if (summary->daily)
            make_daily(&group->times);
        tally_sort(&group->sbcs);
        tally_sort(&group->countries);
        tally_sort_names(&group->times);
    }
    if (summary->group_count > 0)
        qsort(summary->groups, summary->group_count, sizeof *summary->groups, compare_groups);
}

void summary_free(struct summary *summary)
{
    size_t i;

    for (i = 0; i < summary->group_count; i++) {
        tally_free(&summary->groups[i].sbcs);
        tally_free(&summary->groups[i].countries);
        tally_free(&summary->groups[i].times);
    }
    drop_pending(summary);
    tally_free(&summary->keys);
    free(summary->groups);
}
