/* test_grams.c - the search for grams: with the instructions that this machine has, the same
   candidates as byte by byte. */
#include <stdlib.h>
#include <string.h>

#include "log/grams.h"
#include "test.h"

/* Longer than the rounds after which line feeds are added up. */
#define LONGEST 9000

/* True where one bucket has a gram at `at`; what is beyond the end is 0. */
static bool is_candidate(const struct grams *grams, const char *text, size_t size, size_t at)
{
    unsigned buckets = 0xff, place;

    for (place = 0; place < GRAM; place++) {
        unsigned char byte = at + place < size ? (unsigned char)text[at + place] : 0;

        buckets &= grams->low[place][byte & 15];
        buckets &= grams->high[place][byte >> 4];
    }
    return buckets != 0;
}

/* Compares what each search says of a text from `from` on, in memory of exactly its size. */
static size_t check(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                    size_t from)
{
    char *copy = malloc(size + (size == 0));
    struct gram_block block = {.at = from};
    size_t at = from, found = 0;
    uint64_t lines = 0;

    assert_non_null(copy);
    memcpy(copy, text, size);
    while (grams_search(grams, lanes, copy, size, &block)) {
        assert_true(block.set != 0);
        assert_true(block.at >= at && (block.at - from) % GRAM_BLOCK == 0);
        for (; at < block.at; at++) {
            assert_false(is_candidate(grams, text, size, at));
            lines += text[at] == '\n';
        }
        assert_int_equal(block.lines, lines);
        for (; at < block.at + GRAM_BLOCK; at++) {
            bool expected = at < size && is_candidate(grams, text, size, at);

            assert_int_equal(block.set >> (at - block.at) & 1, expected);
            found += expected;
            lines += at < size && text[at] == '\n';
        }
        block.at += GRAM_BLOCK;
        block.lines = lines;
    }
    for (; at < size; at++) {
        assert_false(is_candidate(grams, text, size, at));
        lines += text[at] == '\n';
    }
    assert_true(block.at >= size);
    assert_int_equal(block.lines, lines);
    free(copy);
    return found;
}

/* Puts grams in some buckets, and every byte in the last place of one. */
static void fill(struct grams *grams, size_t count)
{
    static const char *const list[] = {"code", "easo", "ext=", "5690",
                                       "1234", "zzzz", "aaaa", "k_9x"};
    size_t i;
    unsigned byte;

    *grams = (struct grams){{{0}}, {{0}}};
    for (i = 0; i < count && i < COUNT(list); i++)
        grams_add(grams, (unsigned)below(GRAM_BUCKETS), list[i]);
    if (count % 2 == 0)
        return;
    for (i = 0; i < GRAM - 1; i++)
        grams_add_byte(grams, 7, (unsigned)i, (unsigned char)" {\n"[i]);
    for (byte = 0; byte < 256; byte++)
        grams_add_byte(grams, 7, GRAM - 1, (unsigned char)byte);
}

/* Text of a kind: any bytes, few letters, or pieces of grams. */
static void write_text(char *text, size_t size, size_t kind)
{
    static const char *const pieces[] = {
        "code",     "CODE", "cod", "easo",     "text=", "5690",      "\n",
        " {\n\303", "xyz ", "...", "\303\251", "EXT=",  "0123456789"};
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
    struct grams grams = {{{0}}, {{0}}};
    size_t i, at;

    (void)state;
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
