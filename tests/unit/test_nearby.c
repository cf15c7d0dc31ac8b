/* test_nearby.c - no phrase is left out that similarity.h gives a score. */
#include "lookup/nearby.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "lookup/similarity.h"
#include "test.h"

#define ROOM  8192
#define LEAST 40

/* How many phrases were scored, and how many nearby.h let pass: of what is spelt right, misspelt
   and alike. */
static struct count {
    size_t scored[3], passed[3], asked;
} count;

/* Compares a text with all phrases. */
static void compare(const char *text)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    static struct nearby nearby;
    static struct words words;
    static char folded[ROOM];
    size_t i, kind;

    fold_text(text, strlen(text), folded, sizeof folded);
    words_split(catalog, folded, &words);
    nearby_start(&nearby, &words);
    nearby_compare(&nearby, &words);
    for (i = 0; i < catalog->text_count; i++) {
        const char *phrase = catalog->pool + catalog->texts[i].folded;
        const size_t tail = catalog->texts[i].tail;
        const bool scored[] = {similarity_phrase(&words, phrase, tail) > SCORE_NONE,
                               similarity_misspelt(&words, phrase, tail) > SCORE_NONE,
                               similarity_likeness(&words, phrase, tail) >= LEAST};
        const bool passed[] = {nearby_spelt(&nearby, i), nearby_misspelt(&nearby, i),
                               nearby_likeness(&nearby, i, LEAST)};

        count.asked++;
        for (kind = 0; kind < 3; kind++) {
            count.scored[kind] += scored[kind];
            count.passed[kind] += passed[kind];
            if (scored[kind] && !passed[kind])
                fail_msg("kind %d: '%s' is no longer near to '%s'", (int)kind, folded, phrase);
        }
    }
}

/* Makes a slip in a text: a letter that is left out, doubled, swapped, replaced, or a space. */
static void slip(char *text)
{
    const size_t size = strlen(text), at = below(size);

    switch (below(5)) {
    case 0:
        memmove(text + at, text + at + 1, size - at);
        break;
    case 1:
        memmove(text + at + 1, text + at, size - at + 1);
        break;
    case 2:
        text[size] = text[at];
        text[at] = text[size - 1];
        text[size - 1] = text[size];
        text[size] = '\0';
        break;
    case 3:
        text[at] = (char)('a' + below(26));
        break;
    default:
        text[at] = ' ';
    }
}

static void phrases_with_slips(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    char text[ROOM];
    size_t i, slips;

    (void)state;
    for (i = 0; i < catalog->text_count; i++) {
        snprintf(text, sizeof text, "%s%s%s", i % 3 == 1 ? "Error: no " : "",
                 catalog->pool + catalog->texts[i].folded, i % 3 == 2 ? " help" : "");
        for (slips = 0; slips < 5 && *text; slips++) {
            compare(text);
            slip(text);
        }
    }
}

/* Parts of phrases, and words of several. */
static void parts_of_phrases(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    char text[ROOM];
    size_t i, j;

    (void)state;
    for (i = 0; i < catalog->text_count; i++) {
        const char *phrase = catalog->pool + catalog->texts[i].folded;
        const size_t start = below(strlen(phrase) + 1);

        snprintf(text, sizeof text, "%.40s", phrase + start);
        compare(text);
        *text = '\0';
        for (j = 0; j < 1 + i % 12; j++) {
            const struct catalog_word *row = &catalog->words[below(catalog->word_count)];

            snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s%s", row->size,
                     catalog->pool + row->text, below(6) ? " " : "");
        }
        compare(text);
    }
}

static const char *const rows[] = {
    "",
    "a",
    "no",
    "without",
    "sbc sbc sbc sbc",
    "the the the a",
    "InternalDiagCode",
    "internaldiagcode xyzzy",
    "Loop detcted",
    "cannotsupportanymedia",
    "My printer does not print on both sides",
    "could not be made, couldn't",
    "0x80090325 590615 sec_e_untrusted_root",
    "not posible, no path, sans reponse",
};

static void texts(void **state)
{
    compare(*(const char *const *)*state);
}

/* The vocabulary is of use: few phrases pass that have no score. */
static void few_others_pass(void **state)
{
    size_t kind;

    (void)state;
    for (kind = 0; kind < 3; kind++) {
        assert_in_range(count.scored[kind], 100, count.passed[kind]);
        assert_in_range(count.passed[kind] - count.scored[kind], 0, count.asked / 4);
    }
}

/* A catalog without a vocabulary. */
static void all_pass_without_words(void **state)
{
    struct drcode_catalog none = *drcode_builtin();
    static struct nearby nearby;
    static struct words words;

    (void)state;
    none.word_count = 0;
    words_split(&none, "xyzzy", &words);
    nearby_start(&nearby, &words);
    nearby_compare(&nearby, &words);
    assert_true(nearby_spelt(&nearby, UINT16_MAX) && nearby_misspelt(&nearby, UINT16_MAX) &&
                nearby_likeness(&nearby, UINT16_MAX, 100));
    assert_int_equal(words.list[0].weight, 10);
}

int main(void)
{
    static struct tests tests;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        add_test(&tests, rows[i], texts, &rows[i]);
    add_test(&tests, "phrases with slips", phrases_with_slips, NULL);
    add_test(&tests, "parts of phrases", parts_of_phrases, NULL);
    add_test(&tests, "few others pass", few_others_pass, NULL);
    add_test(&tests, "all pass without words", all_pass_without_words, NULL);
    return run_all(&tests, "nearby");
}
