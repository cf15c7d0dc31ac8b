/* test_example.c - the call that stands for a group: the same in whichever order calls come. */
#include "summary/example.h"

#include <string.h>

#include "test.h"

/* Two calls, of which the first is the better example. */
static const struct pair {
    const char *name;
    struct drcode_finding better, worse;
    int64_t better_time, worse_time;
} pairs[] = {
    {"one with a correlation ID", {.correlation = "c"}, {.caller = "+1", .callee = "+2"}, 1, 9},
    {"one with a caller", {.caller = "+1"}, {.sbc = "a"}, 1, 9},
    {"one with a callee", {.callee = "+1"}, {.user = "a"}, 1, 9},
    {"the later one", {.caller = "+2"}, {.caller = "+1"}, 9, 1},
    {"one with a time", {.caller = "+2"}, {.caller = "+1"}, 1, EXAMPLE_NO_TIME},
    {"the lower ID", {.correlation = "c", .caller = "+2"}, {.correlation = "d"}, 1, 1},
    {"the lower caller", {.caller = "+1", .callee = "+9"}, {.caller = "+2"}, 1, 1},
    {"the lower callee", {.caller = "+1"}, {.caller = "+1", .callee = "+2"}, 1, 1},
};

static void expect(const struct example *have, const struct example *want)
{
    assert_int_equal(have->time, want->time);
    assert_string_equal(have->correlation, want->correlation);
    assert_string_equal(have->caller, want->caller);
    assert_string_equal(have->callee, want->callee);
}

static void chooses(void **state)
{
    const struct pair *row = *state;
    struct example want, have, other;

    memset(&want, 0, sizeof want);
    memset(&have, 0, sizeof have);
    memset(&other, 0, sizeof other);
    example_offer(&want, &row->better, row->better_time);
    assert_true(example_known(&want));
    example_offer(&have, &row->better, row->better_time);
    example_offer(&have, &row->worse, row->worse_time);
    expect(&have, &want);
    example_offer(&other, &row->worse, row->worse_time);
    example_offer(&other, &row->better, row->better_time);
    expect(&other, &want);
}

/* A long text is cut, without blanks where it is cut. */
static void cuts_texts(void **state)
{
    char text[sizeof((struct example *)0)->caller + 8];
    struct drcode_finding finding = {.caller = text};
    const size_t most = sizeof((struct example *)0)->caller - 1;
    struct example empty = {.time = 0};
    size_t size, blanks;

    (void)state;
    for (size = most - 2; size <= most + 2; size++) {
        for (blanks = 0; blanks < 3; blanks++) {
            struct example example = {.time = 0};
            const size_t kept = size < most ? size : most;

            memset(text, 'x', size);
            memset(text + kept - blanks, ' ', blanks);
            text[size] = '\0';
            example_offer(&example, &finding, 5);
            assert_int_equal(strlen(example.caller), kept - blanks);
        }
    }
    strcpy(text, " ");
    example_offer(&empty, &finding, 5);
    assert_string_equal(empty.caller, "");
}

static void is_unknown(void **state)
{
    struct example example = {.time = 0};
    const struct drcode_finding finding = {.sbc = "a"};

    (void)state;
    assert_false(example_known(&example));
    example_offer(&example, &finding, 5);
    assert_false(example_known(&example));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, pairs, chooses);
    add_test(&tests, "of calls that say nothing there is none", is_unknown, NULL);
    add_test(&tests, "long texts are cut", cuts_texts, NULL);
    return run_all(&tests, "example");
}
