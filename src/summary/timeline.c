#include "summary/timeline.h"

#include <string.h>

static void count_times(struct timeline *timeline, enum drcode_outcome outcome,
                        const struct tally *times)
{
    uint64_t *count;
    int64_t time, bin;
    size_t i;

    for (i = 0; i < times->count; i++) {
        if (!group_read_time(times->rows[i].name, strlen(times->rows[i].name), &time))
            continue;
        bin = (time - timeline->start) / (timeline->each * timeline->unit);
        if (time < timeline->start || bin >= (int64_t)timeline->size)
            continue;
        count = &timeline->counts[bin][outcome];
        *count = tally_sum(*count, times->rows[i].count);
        if (outcome == DRCODE_OUTCOME_FAILURE && times->rows[i].count > timeline->peak) {
            timeline->peak = times->rows[i].count;
            timeline->peak_time = time;
        }
    }
}

bool timeline_fill(struct timeline *timeline, const struct summary *summary, size_t room)
{
    int64_t unit = summary->daily ? TIMESTAMP_DAY : TIMESTAMP_HOUR, first, units;
    uint64_t sum;
    size_t i, j;

    *timeline = (struct timeline){.unit = unit};
    if (!summary->span.known)
        return false;
    first = timestamp_floor(summary->span.first, unit);
    units = timestamp_floor(summary->span.last, unit) - first + 1;
    timeline->each = (units + (int64_t)room - 1) / (int64_t)room;
    timeline->start = first * unit;
    timeline->size = (size_t)((units + timeline->each - 1) / timeline->each);
    for (i = 0; i < DRCODE_OUTCOMES; i++)
        count_times(timeline, (enum drcode_outcome)i, &summary->totals[i].by[SUMMARY_TIMES]);
    for (i = 0; i < timeline->size; i++) {
        for (sum = 0, j = 0; j < DRCODE_OUTCOMES; j++)
            sum = tally_sum(sum, timeline->counts[i][j]);
        timeline->most = sum > timeline->most ? sum : timeline->most;
    }
    return timeline->most > 0; /* a summary that is read may count no call by time */
}
