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

static struct nearby nearby;
static struct words words;
static char folded[ROOM];

/* Compares a text with the phrases of a catalog, by their words. */
static void start(const struct drcode_catalog *catalog, const char *text)
{
    fold_text(text, strlen(text), folded, sizeof folded);
    words_split(catalog, folded, &words);
    nearby_start(&nearby, &words);
    nearby_compare(&nearby, &words);
}

/* Compares a text with all phrases. */
static void compare(const char *text)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    size_t i, kind;

    start(catalog, text);
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

    (void)state;
    none.word_count = 0;
    words_split(&none, "xyzzy", &words);
    nearby_start(&nearby, &words);
    nearby_compare(&nearby, &words);
    assert_true(nearby_spelt(&nearby, UINT16_MAX) && nearby_misspelt(&nearby, UINT16_MAX) &&
                nearby_likeness(&nearby, UINT16_MAX, 100));
    assert_int_equal(words.list[0].weight, 10);
}

/* A text and a phrase that is alone in its catalog: whether the phrase may be meant as far as words
   say, spelt right or misspelt. It must be where similarity.h finds it. */
static const struct pair {
    const char *name, *text, *phrase;
    bool spelt, misspelt;
    bool exact; /* all words of the phrase are in the text: the likeness is that of similarity.h */
} pairs[] = {
    {"the phrase", "kettle boiled dry", "Kettle boiled dry", true, true, true},
    {"a word before it", "so kettle boiled dry", "Kettle boiled dry", true, true, true},
    {"its words in another order", "dry boiled kettle", "Kettle boiled dry", true, true, true},
    {"a word of it", "dry", "Kettle boiled dry", true, true, false},
    {"a word of it and others", "kettle was lost", "Kettle boiled dry", true, true, false},
    {"a word of it after another", "was kettle lost", "Kettle boiled dry", true, true, false},
    {"a later word of it after another", "was boiled", "Kettle boiled dry", false, true, false},
    {"nothing of it", "banana", "Kettle boiled dry", false, false, false},
    {"a common word of it", "call zzzzz", "Call bbbbb", true, false, false},
    {"a common word of it after another", "zzzzz call", "Call bbbbb", true, false, false},
    {"a word that proves little", "machine zzzzz", "Machine bbbbb", true, false, false},
    {"an ordinary word alone", "error", "Error bbbbb", true, false, false},
    {"a letter left out", "kettle boild dry", "Kettle boiled dry", true, true, true},
    {"the first and the last letter of a word replaced", "xonnectiox to samovar",
     "Connection to samovar", false, true, true},
    {"the first and the last letter replaced, beside words that prove little",
     "xonnectiox target machine", "Connection target machine", false, true, false},
    {"two words written as one", "kettleboiled dry", "Kettle boiled dry", true, true, false},
    {"two words written as one, after another", "so kettleboiled ovre", "Kettle boiled over", true,
     true, false},
    {"head and tail written as one", "so kettleboiled dry", "Kettle: boiled dry", true, true,
     false},
    {"the tail", "so boiled dry", "Kettle: boiled dry", true, true, false},
    {"a tail of one letter", "it q", "Kettle off: q", true, true, false},
    {"a first word of one letter written with the next", "so abcdef ghijk", "A bcdef ghijk", true,
     true, false},
    {"a first word of one letter", "so a bcdef ghijk", "A bcdef ghijk", true, true, true},
    {"a text that starts with one letter", "a bcdef ghijk", "Abcdef ghijk", true, true, false},
    {"a negation", "no kettle boiled dry", "No kettle boiled dry", true, true, true},
    {"another negation", "without kettle boiled dry", "No kettle boiled dry", false, true, true},
    {"small words", "the kettle is on the samovar", "The kettle is on the samovar", true, true,
     false},
    {"one word near two of the phrase", "connectionss", "Connection connections", true, true, true},
    {"one word near two of the phrase, the nearer one first", "connectio", "Connection connections",
     true, true, true},
    {"two words near one of the phrase", "kettle kettles", "Kettle", true, true, true},
    {"a common word, misspelt", "conection kettle", "Connection kettle", true, true, true},
};

static void may_be_meant(void **state)
{
    const struct pair *row = *state;
    struct drcode_catalog *catalog;
    char document[256];
    const char *phrase;
    size_t tail;
    int likeness;

    snprintf(document, sizeof document, "## 1 400 %s\nSuggested actions:\n- Wait.\n", row->phrase);
    catalog = catalog_of(&(const char *){document}, 1, true);
    start(catalog, row->text);
    phrase = catalog->pool + catalog->texts[0].folded;
    tail = catalog->texts[0].tail;
    assert_int_equal(nearby_spelt(&nearby, 0), row->spelt);
    assert_int_equal(nearby_misspelt(&nearby, 0), row->misspelt);
    assert_true(row->spelt || similarity_phrase(&words, phrase, tail) == SCORE_NONE);
    assert_true(row->misspelt || similarity_misspelt(&words, phrase, tail) == SCORE_NONE);
    likeness = similarity_likeness(&words, phrase, tail);
    if (likeness > 0)
        assert_true(nearby_likeness(&nearby, 0, (unsigned)likeness));
    if (row->exact)
        assert_false(nearby_likeness(&nearby, 0, (unsigned)likeness + 1));
    drcode_catalog_free(catalog);
}

/* Of a phrase itself all words are known, except those that weigh nothing; where two are near one
   another, as "de" and "le", more may be in common. A long name is enough. */
static void knows_the_likeness_of_a_phrase(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    size_t i, j, asked = 0, exact = 0;

    (void)state;
    for (i = 0; i < catalog->text_count; i++) {
        const char *phrase = catalog->pool + catalog->texts[i].folded;
        int likeness;

        start(catalog, phrase);
        likeness = similarity_likeness(&words, phrase, 0);
        for (j = 0; j < words.count && words.list[j].weight > 0; j++)
            ;
        if (likeness == 0 || j < words.count || nearby.phrases[i].name)
            continue;
        asked++;
        exact += !nearby_likeness(&nearby, i, (unsigned)likeness + 1);
        assert_true(nearby_likeness(&nearby, i, (unsigned)likeness));
    }
    assert_in_range(asked, 40, catalog->text_count);
    assert_in_range(exact, asked - 6, asked);
}

int main(void)
{
    static struct tests tests;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof *rows; i++)
        add_test(&tests, rows[i], texts, &rows[i]);
    ADD_ROWS(&tests, pairs, may_be_meant);
    add_test(&tests, "knows the likeness of a phrase", knows_the_likeness_of_a_phrase, NULL);
    add_test(&tests, "phrases with slips", phrases_with_slips, NULL);
    add_test(&tests, "parts of phrases", parts_of_phrases, NULL);
    add_test(&tests, "few others pass", few_others_pass, NULL);
    add_test(&tests, "all pass without words", all_pass_without_words, NULL);
    return run_all(&tests, "nearby");
}
