/* test_gram_choice.c - which grams are searched for, and in which buckets. */
#include <stdlib.h>
#include <string.h>

#include "log/gram_choice.h"
#include "test.h"

/* Ordinary text has "aaaa" rarely, "bbbb" often and "cccc" very often; others never. */
static const struct gram_count met[] = {
    {0x61616161, 10}, {0x62626262, 2000}, {0x63636363, 100000}, {0x64646464, 1}};
static const struct gram_counts counts = {met, COUNT(met), 4};

#define A 0x61616161
#define B 0x62626262
#define C 0x63636363
#define D 0x64646464 /* met once */
#define X 0x78787878 /* met nowhere */
#define Y 0x79797979

/* Options, and those that are chosen. An option with a place of 99 ends them. */
static const struct choice {
    const char *name;
    struct gram_option options[8], chosen[8];
} choices[] = {
    {"no options", {{0, 0, 99, 0}}, {{0, 0, 99, 0}}},
    {"one option", {{C, 0, 3, 0}, {0, 0, 99, 0}}, {{C, 0, 3, 0}, {0, 0, 99, 0}}},
    {"the rarer gram",
     {{C, 0, 0, 0}, {B, 0, 1, 0}, {A, 0, 2, 0}, {0, 0, 99, 0}},
     {{A, 0, 2, 0}, {0, 0, 99, 0}}},
    {"a gram that is met nowhere",
     {{X, 0, 5, 0}, {A, 0, 2, 0}, {0, 0, 99, 0}},
     {{X, 0, 5, 0}, {0, 0, 99, 0}}},
    {"a gram that is met nowhere, for one that is met once",
     {{D, 0, 5, 0}, {X, 0, 2, 0}, {0, 0, 99, 0}},
     {{X, 0, 2, 0}, {0, 0, 99, 0}}},
    {"what makes an option worse counts",
     {{X, 0, 5, 100}, {A, 0, 2, 0}, {0, 0, 99, 0}},
     {{A, 0, 2, 0}, {0, 0, 99, 0}}},
    {"the first place of a gram",
     {{X, 0, 7, 0}, {X, 0, 4, 0}, {X, 0, 9, 0}, {0, 0, 99, 0}},
     {{X, 0, 4, 0}, {0, 0, 99, 0}}},
    {"a gram that needles share",
     {{X, 0, 1, 0}, {A, 0, 2, 0}, {Y, 1, 3, 0}, {A, 1, 4, 0}, {0, 0, 99, 0}},
     {{A, 0, 2, 0}, {A, 1, 4, 0}, {0, 0, 99, 0}}},
    {"a gram that needles share, met too often",
     {{X, 0, 1, 0}, {C, 0, 2, 0}, {Y, 1, 3, 0}, {C, 1, 4, 0}, {0, 0, 99, 0}},
     {{X, 0, 1, 0}, {Y, 1, 3, 0}, {0, 0, 99, 0}}},
    {"a needle without options",
     {{X, 2, 1, 0}, {A, 0, 2, 0}, {0, 0, 99, 0}},
     {{A, 0, 2, 0}, {X, 2, 1, 0}, {0, 0, 99, 0}}},
    {"a gram is dropped whose needles others have",
     {{A, 0, 0, 0},
      {A, 1, 0, 0},
      {X, 1, 1, 0},
      {X, 2, 1, 0},
      {Y, 0, 2, 0},
      {Y, 3, 2, 0},
      {0, 0, 99, 0}},
     {{X, 1, 1, 0}, {X, 2, 1, 0}, {Y, 0, 2, 0}, {Y, 3, 2, 0}, {0, 0, 99, 0}}},
};

static size_t count_of(const struct gram_option *options)
{
    size_t count = 0;

    while (options[count].place != 99)
        count++;
    return count;
}

static void chooses(void **state)
{
    const struct choice *row = *state;
    size_t count = count_of(row->options), i;
    struct gram_option *options = malloc(count * sizeof *options + 1);

    assert_non_null(options);
    memcpy(options, row->options, count * sizeof *options);
    assert_true(gram_choose(&counts, options, &count));
    assert_int_equal(count, count_of(row->chosen));
    for (i = 0; i < count; i++) {
        assert_int_equal(options[i].gram, row->chosen[i].gram);
        assert_int_equal(options[i].needle, row->chosen[i].needle);
        assert_int_equal(options[i].place, row->chosen[i].place);
    }
    free(options);
}

static void sorts(void **state)
{
    struct gram_option options[27];
    size_t i;

    (void)state;
    gram_sort(NULL, 0);
    for (i = 0; i < COUNT(options); i++) {
        const unsigned mixed = (unsigned)(i * 10 % 27);

        options[i] = (struct gram_option){mixed / 9, mixed / 3 % 3, (uint16_t)(mixed % 3), 0};
    }
    gram_sort(options, COUNT(options));
    for (i = 0; i < COUNT(options); i++)
        assert_int_equal(9 * options[i].gram + 3 * options[i].needle + options[i].place, i);
}

/* The buckets that may have a gram, a bit for each. */
static unsigned buckets_of(const struct grams *grams, uint32_t gram)
{
    unsigned buckets = 0xff, place;

    for (place = 0; place < GRAM; place++) {
        const unsigned byte = gram >> 8 * place & 0xff;

        buckets &= grams->low[place][byte & 15];
        buckets &= grams->high[place][byte >> 4];
    }
    return buckets;
}

/* Each gram is in a bucket, whether there are so many that none is sought for them or not. */
static void fills_buckets(void **state)
{
    static const size_t sizes[] = {1, 2, 100, 127, 128, 129, 200};
    static struct gram_option options[200];
    size_t size, i;

    (void)state;
    for (size = 0; size < COUNT(sizes); size++) {
        static struct grams grams, empty;

        grams = empty;
        for (i = 0; i < sizes[size]; i++)
            options[i] = (struct gram_option){0x30313233 + 0x01050307 * (uint32_t)i, 0, 0, 0};
        gram_fill(&counts, options, sizes[size], 4, &grams);
        for (i = 0; i < sizes[size]; i++)
            assert_true(buckets_of(&grams, options[i].gram) != 0);
        for (i = 0; i < 256; i++)
            assert_int_equal(buckets_of(&grams, 0x01010101 * (uint32_t)i) & 0xf0, 0);
    }
}

/* Grams that are met where one bucket has both are in two. */
static void keeps_grams_apart(void **state)
{
    static const struct gram_count mixed[] = {{0x61616271, 50000}};
    static const struct gram_counts often = {mixed, COUNT(mixed), 8};
    static const struct gram_option options[] = {
        {0x61616161, 0, 0, 0}, {0x61616161, 1, 0, 0}, {0x61617272, 2, 0, 0}};
    static struct grams grams;

    (void)state;
    gram_fill(&often, options, COUNT(options), 2, &grams);
    assert_int_equal(buckets_of(&grams, 0x61616161) & buckets_of(&grams, 0x61617272), 0);
    assert_int_equal(buckets_of(&grams, 0x61616271), 0);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, choices, chooses);
    add_test(&tests, "sorts options", sorts, NULL);
    add_test(&tests, "fills buckets", fills_buckets, NULL);
    add_test(&tests, "keeps grams apart", keeps_grams_apart, NULL);
    return run_all(&tests, "gram_choice");
}
