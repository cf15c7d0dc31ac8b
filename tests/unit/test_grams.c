/* test_grams.c - the search for grams: with the instructions that this machine has, the same
   candidates as with plain C, all that must be. */
#include <stdio.h>
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
    struct gram_places places, plain;
    size_t at = from, next = from, plain_next = from, found = 0;
    unsigned i;

    assert_non_null(copy);
    memcpy(copy, text, size);
    while (grams_search(grams, lanes, copy, size, &next, &places)) {
        assert_true(grams_search(grams, GRAM_PLAIN, copy, size, &plain_next, &plain));
        assert_int_equal(next, plain_next);
        assert_int_equal(places.start, plain.start);
        assert_int_equal(places.count, plain.count);
        assert_in_range(places.count, 1, GRAM_CHUNK);
        for (i = 0; i < places.count; i++) {
            assert_int_equal(places.at[i], plain.at[i]);
            assert_in_range(places.start + places.at[i], at, size - 1);
            for (; at < places.start + places.at[i]; at++)
                assert_false(must_be(text, size, at));
            assert_true(may_be(grams, text, size, at));
            found += must_be(text, size, at++);
        }
        assert_true(at <= next && next <= size);
    }
    for (; at < size; at++)
        assert_false(must_be(text, size, at));
    assert_int_equal(next, size);
    free(copy);
    return found;
}

/* Puts some grams in buckets, and JSON. */
static void fill(struct grams *grams, size_t count)
{
    memset(grams, 0, sizeof *grams);
    for (listed = 0; listed < count && listed < COUNT(list); listed++) {
        grams_add(grams, (unsigned)below(GRAM_BUCKETS), list[listed]);
        grams_allow(grams, gram_of(list[listed]), GRAM_ANY, GRAM_ANY);
    }
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
    grams_allow(&grams, gram_of("reas"), GRAM_ANY, GRAM_ANY);
    for (i = 0; i < COUNT(spellings); i++) {
        for (at = 0; at <= 160; at++) {
            struct gram_places places;
            char text[164];
            size_t from = 0;

            memset(text, '.', sizeof text);
            memcpy(text + at, spellings[i], GRAM);
            assert_true(grams_search(&grams, grams_lanes(), text, sizeof text, &from, &places));
            assert_int_equal(places.count, 1);
            assert_int_equal(places.start + places.at[0], at);
        }
    }
}

/* A text with a gram, and whether that is a candidate. The grams that may be are "code" after an
   `s` or no letter and before no letter, and "5690" before a digit. */
static const struct beside {
    const char *text;
    bool may_be;
} besides[] = {
    {"x scode=", true},       {"x SCODE\n", true}, {"x code ", true},  {"x_code_", true},
    {"x\303\251code/", true}, {"xcode ", false},   {"x codes", false}, {"x code1", false},
    {"x 1code", false},       {"x 56901", true},   {"x 569012", true}, {"x15690 ", false},
    {"x 5690a", false},       {"x 5690", false},
};

static void test_beside(void **state)
{
    const struct beside *row = *state;
    struct gram_places places;
    struct grams grams;
    size_t from = 0;

    memset(&grams, 0, sizeof grams);
    grams_add(&grams, 0, "code");
    grams_allow(&grams, gram_of("code"), gram_kind('S') | GRAM_OTHER, GRAM_OTHER);
    grams_add(&grams, 0, "5690");
    grams_allow(&grams, gram_of("5690"), GRAM_ANY, gram_kind('0'));
    assert_int_equal(
        grams_search(&grams, grams_lanes(), row->text, strlen(row->text), &from, &places),
        row->may_be);
}

/* Grams of one slot are all found, whatever else is. */
static void test_one_slot(void **state)
{
    char text[GRAM + 3] = "?    ?";
    struct grams grams;
    uint32_t gram;

    (void)state;
    memset(&grams, 0, sizeof grams);
    for (gram = 0; gram < 4 << GRAM_SLOT_BITS; gram++) {
        snprintf(text + 1, sizeof text - 1, "%04x?", (unsigned)gram);
        grams_add(&grams, gram % GRAM_JSON, text + 1);
        grams_allow(&grams, gram_of(text + 1), GRAM_OTHER, GRAM_OTHER);
    }
    for (gram = 0; gram < 4 << GRAM_SLOT_BITS; gram++) {
        struct gram_places places;
        size_t from = 0;

        snprintf(text + 1, sizeof text - 1, "%04x?", (unsigned)gram);
        assert_true(grams_search(&grams, grams_lanes(), text, strlen(text), &from, &places));
        assert_int_equal(places.at[places.count - 1], 1);
    }
}

/* The kinds of bytes, and what a slot keeps of them. */
static void test_kinds(void **state)
{
    static struct grams grams;
    const uint32_t gram = gram_of("code"), other = gram_of("56 0");
    size_t byte, used = 0, i;

    (void)state;
    for (byte = 0; byte < 256; byte++) {
        const char c = (char)byte;
        uint32_t kind = GRAM_OTHER;

        if (c >= '0' && c <= '9')
            kind = GRAM_DIGIT;
        if (fold_lower(c) >= 'a' && fold_lower(c) <= 'z')
            kind = 1U << (fold_lower(c) - 'a' + 1);
        assert_int_equal(gram_kind(c), kind);
    }
    grams_allow(&grams, gram, 2, 4);
    grams_allow(&grams, gram, 4, 1);
    grams_allow(&grams, other, GRAM_OTHER, GRAM_DIGIT);
    for (i = 0; i < COUNT(grams.slots); i++) {
        const struct gram_slot *slot = &grams.slots[i];
        const bool first = slot->gram == gram;

        if (slot->before == 0)
            continue;
        used++;
        assert_int_equal(slot->gram, first ? gram : other);
        assert_int_equal(slot->differs, 0);
        assert_int_equal(slot->before, first ? 6 : GRAM_OTHER);
        assert_int_equal(slot->after, first ? 5 : GRAM_DIGIT);
    }
    assert_int_equal(used, 2);
}

/* What may start JSON, and what does not. */
static const struct start {
    const char *text;
    bool may_be;
} starts[] = {
    {"\n{", true},    {"\n[\n", true}, {"\n{\"a", true}, {"\n[-1", true},   {" {}x", true},
    {"\r {A", false}, {"\n(1", false}, {"a {}x", false}, {"x\n{\"a", true}, {"x \t[1x", true},
};

static void test_json(void **state)
{
    const struct start *row = *state;
    struct gram_places places;
    struct grams grams;
    size_t from = 0;

    memset(&grams, 0, sizeof grams);
    grams_add_json(&grams);
    assert_int_equal(
        grams_search(&grams, grams_lanes(), row->text, strlen(row->text), &from, &places),
        row->may_be);
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
    for (i = 0; i < COUNT(besides); i++)
        add_test(&tests, besides[i].text, test_beside, &besides[i]);
    add_test(&tests, "grams of one slot", test_one_slot, NULL);
    add_test(&tests, "kinds of bytes", test_kinds, NULL);
    ADD_ROWS(&tests, starts, test_json);
    add_test(&tests, "the instructions that are chosen", test_best_lanes, NULL);
    return run_all(&tests, "grams");
}
