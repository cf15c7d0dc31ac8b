/* test_compare.c - what is new, has grown, is gone. */
#include "summary/compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "test.h"

/* Calls, each a letter: "n" normal, "a" to "c" failures, "u" busy; "A" to "C" the same failures at
   another SBC; "1" to "3" the same without an SBC. */
static struct dates dates;

static void count(struct summary *summary, const char *calls)
{
    struct drcode_finding finding = {.answer = {.match = DRCODE_UNDOCUMENTED}, .count = 1};

    summary_start(summary, drcode_builtin(), &dates);
    for (; *calls; calls++) {
        finding.outcome = *calls == 'n'   ? DRCODE_OUTCOME_NORMAL
                          : *calls == 'u' ? DRCODE_OUTCOME_USER
                                          : DRCODE_OUTCOME_FAILURE;
        finding.sbc = *calls < 'A' ? NULL : *calls < 'a' ? "sbc2" : "sbc1";
        finding.answer.microsoft = 700000 + (*calls < 'A' ? *calls - '1' + 'a' : *calls | 0x20);
        summary_add(summary, &finding);
    }
    summary_end(summary);
}

/* Calls before and now; the groups in order: letter, count, count before, change, SBC. */
static const struct pair {
    const char *name, *before, *now, *groups, *failures;
} pairs[] = {
    {"nothing", "", "", "", ""},
    {"the same", "an", "an", "a 1 1 x1.0", "x1.0"},
    {"twice as long, the same rate", "an", "anan", "a 2 1 x1.0", "x1.0"},
    {"half as long, twice the rate", "annn", "an", "a 1 1 x2.0", "x2.0"},
    {"new", "n", "an", "a 1 0 new", "new"},
    {"gone", "abn", "an", "a 1 1 x1.5|b 0 1 gone", "x0.7"},
    {"all gone", "an", "n", "a 0 1 gone", "gone"},
    {"what grew most first", "aabn", "aabbcnnn", "c 1 0 new|b 2 1 x1.0|a 2 2 x0.5", "x0.8"},
    {"then the most frequent", "n", "abbn", "b 2 0 new|a 1 0 new", "new"},
    {"users after failures", "n", "uuan", "a 1 0 new|u 2 0 new", "new"},
    {"only one of several SBCs", "n", "aaBn", "a 2 0 new sbc1|b 1 0 new sbc2", "new"},
    {"no SBC alone", "n", "aAb", "a 2 0 new|b 1 0 new sbc1", "new"},
    {"of the same growth and count by code", "n", "ban", "a 1 0 new|b 1 0 new", "new"},
    {"a failure that is gone before users", "an", "un", "a 0 1 gone|u 1 0 new", "gone"},
    {"what is gone after what shrank", "aaabbn", "an", "a 1 3 x1.0|b 0 2 gone", "x0.6"},
    {"a call without an SBC beside one with one", "n", "a1B", "a 2 0 new|b 1 0 new sbc2", "new"},
    {"no SBC", "n", "1B", "a 1 0 new|b 1 0 new", "new"},
    {"one SBC", "n", "an", "a 1 0 new", "new"},
    {"before without a call", "", "an", "a 1 0 new", "new"},
};

static void compares(void **state)
{
    const struct pair *row = *state;
    struct summary before, now;
    char text[256] = "", change[COMPARE_ROOM];
    size_t used = 0, i;

    count(&before, row->before);
    count(&now, row->now);
    assert_true(compare_with(&now, &before));
    for (i = 0; i < now.group_count; i++) {
        const struct summary_group *group = &now.groups[i];
        const char *only = compare_only(&now, group);

        compare_change(&now, group->count, group->before, change);
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%s%c %" PRIu64 " %" PRIu64 " %s%s%s",
                             i > 0 ? "|" : "", (char)(group->microsoft - 700000), group->count,
                             group->before, change, only ? " " : "", only ? only : "");
    }
    assert_string_equal(text, row->groups);
    compare_change(&now, now.failures, before.failures, change);
    assert_string_equal(change, row->failures);
    summary_free(&now);
    summary_free(&before);
}

/* Counts of any size, and a rate that rounds to nothing. */
static void is_bounded(void **state)
{
    struct summary now, before;
    char change[COMPARE_ROOM];

    (void)state;
    count(&now, "");
    count(&before, "");
    now.failures = TALLY_MOST;
    before.failures = TALLY_MOST;
    now.before = &before;
    compare_change(&now, TALLY_MOST, TALLY_MOST, change);
    assert_string_equal(change, "x1.0");
    compare_change(&now, TALLY_MOST, 1, change);
    assert_string_equal(change, "x9999.9");
    compare_change(&now, 1, TALLY_MOST, change);
    assert_string_equal(change, "x0.0");
    summary_free(&now);
    summary_free(&before);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, pairs, compares);
    add_test(&tests, "counts of any size", is_bounded, NULL);
    return run_all(&tests, "compare");
}
