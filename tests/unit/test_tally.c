/* Tests of tally.c: counts by name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "summary/tally.h"
#include "test.h"

static void add(struct tally *tally, const char *name, uint64_t count)
{
    size_t size;
    char *bare = copy_bare(name, &size);

    tally_add(tally, bare, size, count);
    free(bare);
}

/* Adds the names "n0", "n1" and so on, from number `from` to before `to`. */
static void add_names(struct tally *tally, unsigned from, unsigned to)
{
    char name[16];

    for (; from < to; from++) {
        snprintf(name, sizeof name, "n%u", from);
        add(tally, name, from + 1);
    }
}

static void counts_by_name(void **state)
{
    struct tally tally = {0};

    (void)state;
    add(&tally, "a", 1);
    add(&tally, "b", 2);
    add(&tally, "a", 3);
    add(&tally, "", 4);
    add(&tally, "ab", 5);
    assert_int_equal(tally.count, 4);
    assert_int_equal(tally_find(&tally, "a", 1)->count, 4);
    assert_int_equal(tally_find(&tally, "b", 1)->count, 2);
    assert_int_equal(tally_find(&tally, "", 0)->count, 4);
    assert_int_equal(tally_find(&tally, "abc", 2)->count, 5);
    assert_int_equal(tally.others, 0);
    tally_free(&tally);
    assert_int_equal(tally.count, 0);
}

static void grows(void **state)
{
    struct tally tally = {0};
    char name[16];
    unsigned i;

    (void)state;
    add_names(&tally, 0, 3000);
    add_names(&tally, 0, 3000);
    assert_int_equal(tally.count, 3000);
    for (i = 0; i < 3000; i++) {
        snprintf(name, sizeof name, "n%u", i);
        assert_int_equal(tally_find(&tally, name, strlen(name))->count, 2 * (i + 1));
    }
    tally_free(&tally);
}

static void is_bounded(void **state)
{
    struct tally tally = {0};

    (void)state;
    add_names(&tally, 0, TALLY_NAMES);
    assert_int_equal(tally.count, TALLY_NAMES);
    assert_int_equal(tally.others, 0);
    add(&tally, "one more", 7);
    add(&tally, "another", 8);
    add(&tally, "n9", 90);
    assert_int_equal(tally.count, TALLY_NAMES);
    assert_int_equal(tally.others, 15);
    assert_null(tally_find(&tally, "one more", 8));
    assert_int_equal(tally_find(&tally, "n9", 2)->count, 100);
    tally_free(&tally);
}

/* Names that have no room in the budget count with the others; known names still count. */
static void keeps_to_its_budget(void **state)
{
    struct tally_budget budget = {.left = 4000};
    struct tally one = {.budget = &budget}, other = {.budget = &budget};
    size_t count, left;

    (void)state;
    add_names(&one, 0, 1000);
    count = one.count;
    left = budget.left;
    budget.left = 0;
    assert_in_range(count, 20, 999);
    add(&one, "n0", 9);
    add(&other, "n0", 7);
    assert_int_equal(one.count, count);
    assert_int_equal(tally_find(&one, "n0", 2)->count, 10);
    assert_int_equal(other.count, 0);
    assert_int_equal(other.others, 7);
    assert_false(budget.failed);
    budget.left = left;
    tally_free(&one);
    assert_int_equal(budget.left, 4000);
    add(&one, "n0", 1);
    assert_int_equal(one.count, 1);
    assert_true(budget.left < 4000);
    tally_free(&one);
    tally_free(&other);
    assert_int_equal(budget.left, 4000);
}

static void sorts(void **state)
{
    static const char *const names[] = {"c", "a", "e", "b", "d"};
    static const uint64_t counts[] = {5, 5, 900, 1, 5};
    struct tally tally = {0};
    char order[16] = "";
    size_t i;

    (void)state;
    tally_sort(&tally);
    tally_sort_names(&tally);
    for (i = 0; i < COUNT(names); i++)
        add(&tally, names[i], counts[i]);
    tally_sort(&tally);
    for (i = 0; i < tally.count; i++)
        strcat(order, tally.rows[i].name);
    assert_string_equal(order, "eacdb");
    tally_sort_names(&tally);
    for (i = 0, *order = '\0'; i < tally.count; i++)
        strcat(order, tally.rows[i].name);
    assert_string_equal(order, "abcde");
    tally_free(&tally);
}

/* What a budget loses: 12 bytes for each slot of 16, then of twice as many where half of them are
   taken; 17 bytes and its own for each name. A byte less, and there is no room. */
static const struct cost {
    const char *name;
    unsigned names; /* "n0", "n1" and so on, of two bytes */
    size_t bytes;
} costs[] = {
    {"cost: a name", 1, 16 * 12 + 19},
    {"cost: as many names as have room", 8, 16 * 12 + 8 * 19},
    {"cost: a name more than have room", 9, 32 * 12 + 9 * 19},
    {"cost: twice as many names", 10, 32 * 12 + 10 * 19},
};

static void costs_of(void **state)
{
    const struct cost *row = *state;
    struct tally_budget exact = {.left = row->bytes}, less = {.left = row->bytes - 1};
    struct tally one = {.budget = &exact}, other = {.budget = &less};

    add_names(&one, 0, row->names);
    assert_int_equal(one.count, row->names);
    assert_int_equal(one.others, 0);
    assert_int_equal(exact.left, 0);
    add_names(&other, 0, row->names);
    assert_int_equal(other.count, row->names - 1);
    assert_int_equal(other.others, row->names);
    assert_false(exact.failed || less.failed);
    tally_free(&one);
    tally_free(&other);
    assert_int_equal(exact.left, row->bytes);
    assert_int_equal(less.left, row->bytes - 1);
}

/* A name is the same as the last one only where all of it is. */
static void tells_names_from_the_last_one(void **state)
{
    static const char *const names[] = {"sbc1", "sbc", "sbc1", "sbc12", "sbd1", "sbc1", "", "sbc1"};
    static const uint64_t counts[] = {4, 1, 4, 1, 1, 4, 1, 4};
    struct tally tally = {0};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(names); i++)
        add(&tally, names[i], 1);
    assert_int_equal(tally.count, 5);
    for (i = 0; i < COUNT(names); i++)
        assert_int_equal(tally_find(&tally, names[i], strlen(names[i]))->count, counts[i]);
    tally_free(&tally);
}

/* A name without room is not found by the name that was found before it. */
static void a_name_without_room_stays_unknown(void **state)
{
    struct tally_budget budget = {.left = 16 * 12 + 19};
    struct tally tally = {.budget = &budget};

    (void)state;
    add(&tally, "n0", 1);
    add(&tally, "n1", 2);
    add(&tally, "n0", 4);
    add(&tally, "n1", 8);
    assert_int_equal(tally.count, 1);
    assert_int_equal(tally.rows[0].count, 5);
    assert_int_equal(tally.others, 10);
    tally_free(&tally);
}

/* Names have their place by the budget's key: with any key, the same names count. */
static void any_key_will_do(void **state)
{
    struct tally_budget budget = {.left = 100000, .key = {7, UINT64_MAX}};
    struct tally tally = {.budget = &budget};

    (void)state;
    add_names(&tally, 0, 100);
    add_names(&tally, 50, 100);
    assert_int_equal(tally.count, 100);
    assert_int_equal(tally_find(&tally, "n49", 3)->count, 50);
    assert_int_equal(tally_find(&tally, "n50", 3)->count, 102);
    tally_free(&tally);
}

/* "a" with a NUL and more after it is "a": a longer name must not be compared beyond its end. */
static void ends_at_nul(void **state)
{
    struct tally tally = {0};

    (void)state;
    add(&tally, "a", 1);
    tally_add(&tally, "a\0bcdefghijklmnopqrstuvwxyz", 27, 2);
    tally_add(&tally, "\0", 1, 3);
    assert_int_equal(tally.count, 2);
    assert_int_equal(tally_find(&tally, "a", 1)->count, 3);
    tally_free(&tally);
}

static const struct sum {
    const char *name;
    uint64_t count, more, sum;
} sums[] = {
    {"sum: nothing", 0, 0, 0},
    {"sum: small", 1, 2, 3},
    {"sum: beyond 32 bits", 0xffffffff, 2, 0x100000001},
    {"sum: up to the highest", TALLY_MOST - 1, 1, TALLY_MOST},
    {"sum: stays at the highest", TALLY_MOST, 1, TALLY_MOST},
    {"sum: twice the highest", TALLY_MOST, TALLY_MOST, TALLY_MOST},
    {"sum: -1 is no count", 5, UINT64_MAX, 5},
    {"sum: 2^63 is no count", 5, TALLY_MOST + 1, 5},
};

static void sum_of(void **state)
{
    const struct sum *row = *state;

    assert_true(tally_sum(row->count, row->more) == row->sum);
}

/* Tenths of a percent. */
static const struct share {
    const char *name;
    uint64_t count, total;
    unsigned share;
} shares[] = {
    {"share: nothing of nothing", 0, 0, 0},
    {"share: of nothing", 3, 0, 0},
    {"share: nothing", 0, 3, 0},
    {"share: all", 3, 3, 1000},
    {"share: more than all", 4, 3, 1000},
    {"share: rounded down", 1, 3, 333},
    {"share: rounded up", 2, 3, 667},
    {"share: half of a tenth is rounded up", 1, 2000, 1},
    {"share: less than half of a tenth", 1, 2001, 0},
    {"share: 62.5", 5, 8, 625},
    {"share: 0.15 is rounded up", 15, 10000, 2},
    {"share: of many", UINT64_MAX / 2048, UINT64_MAX / 2048, 1000},
    {"share: of one more than these", UINT64_MAX / 4096, UINT64_MAX / 2048 + 1, 500},
    {"share: of the highest count", TALLY_MOST / 4, TALLY_MOST, 250},
    {"share: of the highest number", UINT64_MAX / 8, UINT64_MAX, 125},
};

static void share_of(void **state)
{
    const struct share *row = *state;

    assert_int_equal(tally_share(row->count, row->total), row->share);
}

static void adds_up_to_the_highest(void **state)
{
    struct tally tally = {0};

    (void)state;
    add(&tally, "a", TALLY_MOST);
    add(&tally, "a", 5);
    assert_true(tally.rows[0].count == TALLY_MOST);
    tally_free(&tally);
}

/* A name that has no room in the budget is one of the others, and takes nothing from it. */
static void leaves_out_what_is_too_long(void **state)
{
    struct tally_budget budget = {.left = 800};
    struct tally tally = {.budget = &budget};
    char name[600];
    size_t left;

    (void)state;
    memset(name, 'x', sizeof name);
    add(&tally, "a", 1);
    left = budget.left;
    tally_add(&tally, name, sizeof name, 2);
    assert_int_equal(tally.count, 1);
    assert_int_equal(tally.others, 2);
    assert_int_equal(budget.left, left);
    assert_false(budget.failed);
    tally_free(&tally);
    assert_int_equal(budget.left, 800);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "counts by name", counts_by_name, NULL);
    add_test(&tests, "grows", grows, NULL);
    add_test(&tests, "is bounded", is_bounded, NULL);
    add_test(&tests, "keeps to its budget", keeps_to_its_budget, NULL);
    add_test(&tests, "leaves out what is too long", leaves_out_what_is_too_long, NULL);
    add_test(&tests, "sorts", sorts, NULL);
    add_test(&tests, "a name ends at a NUL", ends_at_nul, NULL);
    add_test(&tests, "adds up to the highest count", adds_up_to_the_highest, NULL);
    ADD_ROWS(&tests, costs, costs_of);
    add_test(&tests, "tells names from the last one", tells_names_from_the_last_one, NULL);
    add_test(&tests, "a name without room stays unknown", a_name_without_room_stays_unknown, NULL);
    add_test(&tests, "any key will do", any_key_will_do, NULL);
    ADD_ROWS(&tests, sums, sum_of);
    ADD_ROWS(&tests, shares, share_of);
    return run_all(&tests, "tally");
}
