/* test_group.c - groups of calls: which are the same, their order and what they add up to. */
#include "summary/group.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

#define NO DRCODE_NO_CODE

/* Groups in order; each differs from the others. */
static const struct summary_group ordered[] = {
    {.outcome = DRCODE_OUTCOME_FAILURE, .count = 9, .microsoft = 5, .sip = 5},
    {.outcome = DRCODE_OUTCOME_FAILURE, .count = 3, .microsoft = NO, .sip = 5},
    {.outcome = DRCODE_OUTCOME_FAILURE, .count = 3, .microsoft = 1, .sip = 9},
    {.outcome = DRCODE_OUTCOME_FAILURE, .count = 3, .microsoft = 2, .sip = 1},
    {.outcome = DRCODE_OUTCOME_FAILURE, .count = 3, .microsoft = 2, .sip = 2},
    {.outcome = DRCODE_OUTCOME_FAILURE, .count = 3, .microsoft = 2, .sip = 2, .phrase = "a"},
    {.outcome = DRCODE_OUTCOME_FAILURE, .count = 3, .microsoft = 2, .sip = 2, .phrase = "b"},
    {.outcome = DRCODE_OUTCOME_USER, .count = 99, .microsoft = 1, .sip = 1},
};

static void orders(void **state)
{
    size_t i, j;

    (void)state;
    for (i = 0; i < COUNT(ordered); i++) {
        for (j = 0; j < COUNT(ordered); j++) {
            const int order = group_compare(&ordered[i], &ordered[j]);

            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
}

static void knows_the_same(void **state)
{
    static char phrase[] = "a";
    struct summary_group group = ordered[5], other = ordered[5];
    size_t i, j;

    (void)state;
    for (i = 0; i < COUNT(ordered); i++)
        for (j = 0; j < COUNT(ordered); j++)
            assert_int_equal(group_is_same(&ordered[i], &ordered[j]), i == j);
    group.phrase = phrase;
    assert_true(group_is_same(&group, &other));
    group.count++; /* counts do not matter, entries do */
    assert_true(group_is_same(&group, &other));
    group.entry++;
    assert_false(group_is_same(&group, &other));
}

/* What a group counts by kind, "a 1, b 2 + 3" with the others at the end, in order. */
static void expect_rows(const struct tally *tally, const char *expected)
{
    char text[256] = "";
    size_t used = 0, i;

    for (i = 0; i < tally->count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s %u", i > 0 ? ", " : "",
                                 tally->rows[i].name, (unsigned)tally->rows[i].count);
    if (tally->others > 0)
        snprintf(text + used, sizeof text - used, " + %u", (unsigned)tally->others);
    assert_string_equal(text, expected);
}

static void adds(void **state)
{
    static struct tally_budget budget = {.left = 100000};
    struct summary_group group = {.count = 2}, more = {.count = 3};
    struct group_hour hour = {.hour = 0};
    struct drcode_finding finding = {
        .sbc = "sbc2", .callee = "+33140000000", .call_type = "dr_out", .count = 2};
    size_t i;

    (void)state;
    group_start(&group, &budget);
    group_start(&more, &budget);
    for (i = 0; i < SUMMARY_TALLIES; i++)
        assert_ptr_equal(group.by[i].budget, &budget);
    group_add_details(&more, drcode_builtin(), &finding);
    finding.sbc = "sbc1";
    finding.count = 1;
    group_add_details(&more, drcode_builtin(), &finding);
    group_add_name(&more.by[SUMMARY_SBCS], SUMMARY_OTHERS, strlen(SUMMARY_OTHERS), 4);
    group_add_name(&more.by[SUMMARY_SBCS], "others", 5, 1);
    group_add_name(&group.by[SUMMARY_SBCS], "sbc3", 4, 9);
    group_add_time(&more, &hour, 7200, false, 1);
    group_add_time(&more, &hour, 3600, false, 2);
    group_add(&group, &more);
    assert_int_equal(group.count, 5);
    assert_false(group.span.known);
    timestamp_widen(&more.span, 3600);
    timestamp_widen(&more.span, 7200);
    group_add(&group, &more);
    assert_true(group.span.known);
    assert_int_equal(group.span.first, 3600);
    assert_int_equal(group.span.last, 7200);
    group_sort(&group);
    expect_rows(&group.by[SUMMARY_SBCS], "sbc3 9, sbc2 4, other 2, sbc1 2 + 8");
    expect_rows(&group.by[SUMMARY_COUNTRIES], "FR 6");
    expect_rows(&group.by[SUMMARY_TIMES], "1970-01-01T01 4, 1970-01-01T02 2");
    expect_rows(&group.by[SUMMARY_TYPES], "out 6");
    group_free_tallies(group.by);
    group_free_tallies(more.by);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "the order of groups", orders, NULL);
    add_test(&tests, "the same groups", knows_the_same, NULL);
    add_test(&tests, "groups add up", adds, NULL);
    return run_all(&tests, "group");
}
