/* test_grams.c - the search for grams: with the instructions that this machine has, the same
   candidates as with plain C, all that must be. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "log/grams.h"
#include "test.h"

#define LONGEST 2000

/* The grams that were added, and whether JSON was. */
static const char *const list[] = {"code", "easo",       "ext=", "caus",
                                   "5690", "\303\251xx", ".0 4", "5606"};
static size_t listed;
static bool json;

/* True where one bucket has a gram at `at`; what is beyond the end is 0. */
static bool may_be(const struct grams *grams, const char *text, size_t size, size_t at)
{
    unsigned buckets = 0xff, place;

    for (place = 0; place < GRAM; place++) {
        unsigned char byte = at + place < size ? (unsigned char)text[at + place] : 0;

        buckets &= grams->low[place][byte & 15];
        buckets &= grams->high[place][byte >> 4];
    }
    return buckets != 0;
}

/* True where a gram that was added is at `at`, or what may start JSON. */
static bool must_be(const char *text, size_t size, size_t at)
{
    char four[GRAM + 1] = {0};
    size_t i, place;

    for (place = 0; place < GRAM && at + place < size; place++)
        four[place] = text[at + place];
    for (i = 0; i < listed; i++) {
        for (place = 0; place < GRAM && fold_lower(four[place]) == list[i][place]; place++)
            ;
        if (place == GRAM)
            return true;
    }
    return json &&
           (at == 0 || four[0] == '\n' || (text[at - 1] && strchr(" \t\r\n", text[at - 1]))) &&
           four[0] && strchr(" \t\r\n", four[0]) && (four[1] == '{' || four[1] == '[') &&
           strchr("\"{}[] \t\r\n-0123456789tfn", four[2]);
}

/* Compares what each search says of a text from `from` on, in memory of exactly its size, with the
   plain one. */
static size_t check(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                    size_t from)
{
    char *copy = malloc(size + (size == 0));
    struct gram_block block = {.at = from}, plain = {.at = from};
    size_t at = from, found = 0;

    assert_non_null(copy);
    memcpy(copy, text, size);
    while (grams_search(grams, lanes, copy, size, &block)) {
        assert_true(block.set != 0);
        assert_true(block.at >= at && (block.at - from) % GRAM_BLOCK == 0);
        assert_true(grams_search(grams, GRAM_PLAIN, copy, size, &plain));
        assert_int_equal(block.at, plain.at);
        assert_int_equal(block.set, plain.set);
        for (; at < block.at; at++)
            assert_false(must_be(text, size, at));
        for (; at < block.at + GRAM_BLOCK; at++) {
            bool expected = at < size && must_be(text, size, at),
                 is = block.set >> (at - block.at) & 1;

            assert_true(is ? at < size && may_be(grams, text, size, at) : !expected);
            found += expected;
        }
        block.at += GRAM_BLOCK;
        plain.at += GRAM_BLOCK;
    }
    for (; at < size; at++)
        assert_false(must_be(text, size, at));
    assert_true(block.at >= size);
    free(copy);
    return found;
}

/* Puts some grams in buckets, and JSON. */
static void fill(struct grams *grams, size_t count)
{
    memset(grams, 0, sizeof *grams);
    for (listed = 0; listed < count && listed < COUNT(list); listed++)
        grams_add(grams, (unsigned)below(GRAM_BUCKETS), list[listed]);
    json = count % 2 == 1;
    if (json)
        grams_add_json(grams);
}

/* Text of a kind: any bytes, few letters, or pieces of grams. */
static void write_text(char *text, size_t size, size_t kind)
{
    static const char *const pieces[] = {
        "code",  "CODE",   "cod",  "easo", "text=",    "5690", "\n",        " {\n\303",
        "\n[\"", "\n  {1", "xyz ", "...",  "\303\251", "EXT=", "0123456789"};
    size_t i = 0;

    for (; kind % 3 == 0 && i < size; i++)
        text[i] = (char)below(256);
    for (; kind % 3 == 1 && i < size; i++)
        text[i] = "codeasxt=5690\n"[below(14)];
    while (i < size) {
        const char *piece = kind % 6 == 5 ? "quiet\n" : pieces[below(COUNT(pieces))];

        while (*piece && i < size)
            text[i++] = *piece++;
    }
}

static void test_lanes(void **state)
{
    const enum gram_lanes lanes = *(const enum gram_lanes *)*state;
    static char text[LONGEST];
    struct grams grams;
    size_t round, found = 0;

    if (!grams_has_lanes(lanes))
        skip();
    for (round = 0; round < 4000; round++) {
        size_t size = round % 100 == 0 ? LONGEST : below(round % 10 ? 140 : 1000);

        fill(&grams, below(10));
        write_text(text, size, round);
        found += check(&grams, lanes, text, size, size ? below(size) / (1 + round % 3) : 0);
    }
    assert_true(found > 1000);
}

/* A gram is found in capitals, small letters and both, at every offset. */
static void test_gram(void **state)
{
    static const char *const spellings[] = {"reas", "REAS", "rEaS"};
    struct grams grams;
    size_t i, at;

    (void)state;
    memset(&grams, 0, sizeof grams);
    grams_add(&grams, 3, "reas");
    for (i = 0; i < COUNT(spellings); i++) {
        for (at = 0; at <= 96; at++) {
            struct gram_block block = {0};
            char text[100];

            memset(text, '.', sizeof text);
            memcpy(text + at, spellings[i], GRAM);
            assert_true(grams_search(&grams, grams_lanes(), text, sizeof text, &block));
            assert_int_equal(block.at, at / GRAM_BLOCK * GRAM_BLOCK);
            assert_int_equal(block.set, 1U << at % GRAM_BLOCK);
        }
    }
}

static void test_best_lanes(void **state)
{
    (void)state;
    assert_true(grams_has_lanes(GRAM_PLAIN));
    assert_true(grams_has_lanes(grams_lanes()));
}

int main(void)
{
    static const enum gram_lanes lanes[] = {GRAM_PLAIN, GRAM_SSSE3, GRAM_AVX2, GRAM_NEON};
    static const char *const names[] = {"byte by byte", "SSSE3", "AVX2", "NEON"};
    static struct tests tests;
    size_t i;

    for (i = 0; i < COUNT(lanes); i++)
        add_test(&tests, names[i], test_lanes, &lanes[i]);
    add_test(&tests, "a gram in whatever case, at every offset", test_gram, NULL);
    add_test(&tests, "the instructions that are chosen", test_best_lanes, NULL);
    return run_all(&tests, "grams");
}
