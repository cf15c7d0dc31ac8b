#include "summary/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The highest change that is shown, in tenths. */
#define MOST_CHANGE 99999

/* How many of a million calls a count is. */
static uint64_t rate_of(uint64_t count, uint64_t calls)
{
    for (; calls > UINT64_MAX / 2000000; calls /= 2)
        count /= 2;
    return calls > 0 ? (count * 1000000 + calls / 2) / calls : 0;
}

/* How much the rate of a group has grown; less than 0 where it has fallen. */
static int64_t growth(const struct summary_group *group)
{
    return (int64_t)group->rate - (int64_t)group->rate_before;
}

static int compare_growth(const void *a, const void *b)
{
    const struct summary_group *left = a, *right = b;

    if (left->outcome == right->outcome && growth(left) != growth(right))
        return growth(left) > growth(right) ? -1 : 1;
    return group_compare(left, right);
}

static const struct summary_group *find(const struct summary *summary,
                                        const struct summary_group *group)
{
    size_t i;

    for (i = 0; i < summary->group_count; i++)
        if (group_is_same(&summary->groups[i], group))
            return &summary->groups[i];
    return NULL;
}

/* Adds the groups of an earlier summary that are no more. */
static bool add_gone(struct summary *summary, const struct summary *before)
{
    size_t now = summary->group_count, i;
    struct summary_group *groups =
        realloc(summary->groups, (now + before->group_count + 1) * sizeof *groups);

    if (!groups)
        return false;
    summary->groups = groups;
    for (i = 0; i < before->group_count; i++) {
        const struct summary_group *group = &before->groups[i];

        if (find(summary, group))
            continue;
        groups[summary->group_count++] = (struct summary_group){.outcome = group->outcome,
                                                                .entry = group->entry,
                                                                .microsoft = group->microsoft,
                                                                .sip = group->sip,
                                                                .phrase = group->phrase};
    }
    return true;
}

bool compare_with(struct summary *summary, const struct summary *before)
{
    const uint64_t calls = summary_ended(summary), calls_before = summary_ended(before);
    size_t i;

    if (!add_gone(summary, before))
        return false;
    summary->before = before;
    for (i = 0; i < summary->group_count; i++) {
        struct summary_group *group = &summary->groups[i];
        const struct summary_group *was = find(before, group);

        group->before = was ? was->count : 0;
        group->rate = rate_of(group->count, calls);
        group->rate_before = rate_of(group->before, calls_before);
    }
    for (i = 0; i < DRCODE_OUTCOMES; i++)
        summary->rest[i].before = before->rest[i].count;
    qsort(summary->groups, summary->group_count, sizeof *summary->groups, compare_growth);
    return true;
}

void compare_change(const struct summary *summary, uint64_t count, uint64_t before, char *text)
{
    uint64_t now = rate_of(count, summary_ended(summary));
    uint64_t was = rate_of(before, summary_ended(summary->before)), change;

    if (count == 0 || before == 0) {
        snprintf(text, COMPARE_ROOM, "%s", count > 0 ? "new" : before > 0 ? "gone" : "");
        return;
    }
    was = was > 0 ? was : 1;
    change = (now * 10 + was / 2) / was;
    change = change < MOST_CHANGE ? change : MOST_CHANGE;
    snprintf(text, COMPARE_ROOM, "x%u.%u", (unsigned)change / 10, (unsigned)change % 10);
}

const char *compare_only(const struct summary *summary, const struct summary_group *group)
{
    const struct tally *sbcs = &group->by[SUMMARY_SBCS];
    size_t i, j;

    if (sbcs->count != 1 || sbcs->others > 0 || sbcs->rows[0].count != group->count)
        return NULL;
    for (i = 0; i < DRCODE_OUTCOMES; i++)
        for (j = 0; j < summary->totals[i].by[SUMMARY_SBCS].count; j++)
            if (strcmp(summary->totals[i].by[SUMMARY_SBCS].rows[j].name, sbcs->rows[0].name) != 0)
                return sbcs->rows[0].name;
    return NULL;
}
