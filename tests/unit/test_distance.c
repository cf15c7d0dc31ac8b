#include "base/distance.h"

#include <string.h>

#include "test.h"

#define FORTY "abcdefghijabcdefghijabcdefghijabcdefghij"

static const struct pair {
    const char *name, *a, *b;
    unsigned limit, expected;
} pairs[] = {
    {"the same word", "search", "search", 0, 0},
    {"two empty words", "", "", 0, 0},
    {"an empty word", "", "abc", 3, 3},
    {"a letter less", "search", "serch", 1, 1},
    {"a letter more", "search", "searcch", 1, 1},
    {"another letter", "search", "seerch", 1, 1},
    {"two letters swapped", "search", "saerch", 1, 1},
    {"two letters swapped at the end", "search", "searhc", 1, 1},
    {"two slips", "search", "saerc", 2, 2},
    {"a slip too many", "search", "saerc", 1, DISTANCE_FAR},
    {"a letter too many", "search", "searches", 1, DISTANCE_FAR},
    {"other words", "search", "list", 5, DISTANCE_FAR},
    {"other words, with patience", "search", "list", 6, 6},
    {"the same start and end", "abcdxyz", "abxcdyz", 2, 2},
    {"a swap at the same end", "abba", "aabb", 2, 2},
    {"a letter less at the start, one more at the end", "abcdefgh", "bcdefghi", 2, 2},
    {"three letters less at the start", "abcdefgh", "defgh", 3, 3},
    {"long words", FORTY, FORTY, 0, 0},
    {"too long a word", FORTY "k", FORTY, 1, DISTANCE_FAR},
    {"too long another word", FORTY, FORTY "k", 1, DISTANCE_FAR},
};

static void measures(void **state)
{
    const struct pair *row = *state;
    size_t a = strlen(row->a), b = strlen(row->b);

    assert_int_equal(distance(row->a, a, row->b, b, row->limit), row->expected);
    assert_int_equal(distance(row->b, b, row->a, a, row->limit), row->expected);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, pairs, measures);
    return run_all(&tests, "distance");
}
