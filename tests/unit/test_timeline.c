/* test_timeline.c - calls over time in bins. */
#include "summary/timeline.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "test.h"

static struct dates dates = {.region = TIME_OPEN, .order = TIME_OPEN};

/* Calls that ended with an outcome at times; the bins as "failures,users,normal" each. */
static const struct line {
    const char *name;
    struct {
        enum drcode_outcome outcome;
        const char *time;
    } calls[6];
    size_t room;
    const char *bins, *peak;
    int64_t each;
} lines[] = {
    {"no time is known", {{DRCODE_OUTCOME_FAILURE, NULL}}, 9, "", "", 0},
    {"an hour", {{DRCODE_OUTCOME_USER, "2025-03-04T09:59:59Z"}}, 9, "0,1,0 most 1", "", 1},
    {"hours, of which one is empty",
     {{DRCODE_OUTCOME_FAILURE, "2025-03-04T09:00:00Z"},
      {DRCODE_OUTCOME_FAILURE, "2025-03-04T11:00:00Z"},
      {DRCODE_OUTCOME_FAILURE, "2025-03-04T11:30:00Z"},
      {DRCODE_OUTCOME_NORMAL, "2025-03-04T11:59:59Z"}},
     9,
     "1,0,0 0,0,0 2,0,1 most 3",
     "2025-03-04T11:00:00Z 2",
     1},
    {"two hours a bin",
     {{DRCODE_OUTCOME_FAILURE, "2025-03-04T09:00:00Z"},
      {DRCODE_OUTCOME_USER, "2025-03-04T10:00:00Z"},
      {DRCODE_OUTCOME_NORMAL, "2025-03-04T11:00:00Z"}},
     2,
     "1,1,0 0,0,1 most 2",
     "2025-03-04T09:00:00Z 1",
     2},
    {"days",
     {{DRCODE_OUTCOME_FAILURE, "2025-03-04T09:00:00Z"},
      {DRCODE_OUTCOME_FAILURE, "2025-03-05T09:00:00Z"},
      {DRCODE_OUTCOME_FAILURE, "2025-03-14T09:00:00Z"}},
     4,
     "2,0,0 0,0,0 0,0,0 1,0,0 most 2",
     "2025-03-04T00:00:00Z 1",
     3},
    {"before 1970",
     {{DRCODE_OUTCOME_FAILURE, "1969-12-31T22:30:00Z"},
      {DRCODE_OUTCOME_NORMAL, "1970-01-01T00:30:00Z"}},
     9,
     "1,0,0 0,0,0 0,0,1 most 1",
     "1969-12-31T22:00:00Z 1",
     1},
};

static void fills(void **state)
{
    const struct line *row = *state;
    struct drcode_finding finding = {.answer = {.match = DRCODE_UNDOCUMENTED, .microsoft = 569999},
                                     .count = 1};
    struct summary summary;
    struct timeline timeline;
    char bins[256] = "", peak[64] = "";
    size_t used = 0, i;

    summary_start(&summary, drcode_builtin(), &dates);
    for (i = 0; i < 6 && (i == 0 || row->calls[i].time); i++) {
        finding.outcome = row->calls[i].outcome;
        finding.time = row->calls[i].time;
        summary_add(&summary, &finding);
    }
    summary_end(&summary);
    assert_int_equal(timeline_fill(&timeline, &summary, row->room), *row->bins != '\0');
    for (i = 0; i < timeline.size; i++)
        used += (size_t)snprintf(bins + used, sizeof bins - used,
                                 "%" PRIu64 ",%" PRIu64 ",%" PRIu64 " ", timeline.counts[i][0],
                                 timeline.counts[i][1], timeline.counts[i][2]);
    if (timeline.size > 0)
        snprintf(bins + used, sizeof bins - used, "most %" PRIu64, timeline.most);
    if (timeline.peak > 0) {
        timestamp_write(timeline.peak_time, peak);
        snprintf(peak + strlen(peak), 8, " %u", (unsigned)timeline.peak);
    }
    summary_free(&summary);
    assert_string_equal(bins, row->bins);
    assert_string_equal(peak, row->peak);
    assert_int_equal(timeline.each, row->each);
}

/* A name that is no time, and one outside the span, which no log gives, are in no bin. */
static void leaves_out(void **state)
{
    struct drcode_finding finding = {.answer = {.match = DRCODE_UNDOCUMENTED, .microsoft = 569999},
                                     .count = 1,
                                     .time = "2025-03-04T09:00:00Z"};
    struct summary summary;
    struct timeline timeline;

    (void)state;
    summary_start(&summary, drcode_builtin(), &dates);
    summary_add(&summary, &finding);
    tally_add(&summary.groups[0].by[SUMMARY_TIMES], "x", 1, 1);
    tally_add(&summary.groups[0].by[SUMMARY_TIMES], "2025-03-04T08", 13, 1);
    tally_add(&summary.groups[0].by[SUMMARY_TIMES], "2025-03-04T10", 13, 1);
    summary_end(&summary);
    assert_true(timeline_fill(&timeline, &summary, 9));
    assert_int_equal(timeline.size, 1);
    assert_int_equal(timeline.most, 1);
    summary_free(&summary);
}

/* A summary that was read may say when its calls were, and not how many were when. */
static void has_counts(void **state)
{
    struct drcode_finding finding = {.answer = {.match = DRCODE_UNDOCUMENTED, .microsoft = 569999},
                                     .count = 5,
                                     .summary = true,
                                     .time = "2025-03-04T09:00:00Z",
                                     .last_time = "2025-03-04T12:00:00Z"};
    struct summary summary;
    struct timeline timeline;

    (void)state;
    summary_start(&summary, drcode_builtin(), &dates);
    summary_add(&summary, &finding);
    summary_end(&summary);
    assert_true(summary.span.known);
    assert_false(timeline_fill(&timeline, &summary, 9));
    summary_free(&summary);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lines, fills);
    add_test(&tests, "leaves out what is no time", leaves_out, NULL);
    add_test(&tests, "needs counts", has_counts, NULL);
    return run_all(&tests, "timeline");
}
