/* test_vocabulary.c - the words of phrases, and where they are, against the phrases themselves. */
#include "catalog/vocabulary.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "catalog/rarity.h"
#include "test.h"

static const struct drcode_catalog *catalog;

static int compare(const struct catalog_word *one, const struct catalog_word *other)
{
    return one->size != other->size
               ? one->size - other->size
               : memcmp(catalog->pool + one->text, catalog->pool + other->text, one->size);
}

static void words_are_sorted_by_size(void **state)
{
    size_t i;

    (void)state;
    assert_in_range(catalog->word_count, 400, VOCABULARY_WORDS);
    for (i = 1; i < catalog->word_count; i++)
        assert_true(compare(&catalog->words[i - 1], &catalog->words[i]) < 0);
    for (i = 0; i < 12; i++) {
        const size_t first = vocabulary_of_size(catalog, i);

        assert_true(first == 0 || catalog->words[first - 1].size < i);
        assert_true(catalog->words[first].size >= i);
    }
    assert_int_equal(vocabulary_of_size(catalog, 200), catalog->word_count);
}

static void words_know_their_letters_and_rarity(void **state)
{
    size_t i, j;

    (void)state;
    for (i = 0; i < catalog->word_count; i++) {
        const struct catalog_word *row = &catalog->words[i];
        const char *word = catalog->pool + row->text;
        uint32_t letters = 0;

        for (j = 0; j < row->size; j++)
            letters |= VOCABULARY_BIT(word[j]);
        assert_int_equal(row->letters, letters);
        assert_int_equal(row->rarity, rarity_of(catalog, word, row->size));
    }
}

/* Each word is in exactly the phrases that have it. */
static void words_know_their_places(void **state)
{
    size_t i, text;

    (void)state;
    for (i = 0; i < catalog->word_count; i++) {
        const struct catalog_word *row = &catalog->words[i];
        struct vocabulary_place place = vocabulary_start(catalog, i);
        bool more = vocabulary_next(catalog, i, &place);

        for (text = 0; text < catalog->text_count; text++) {
            const char *phrase = catalog->pool + catalog->texts[text].folded;
            const char *word = catalog->pool + row->text;
            const bool there = fold_has_word(phrase, word, row->size, true);

            assert_int_equal(more && place.text == text, there);
            if (!there)
                continue;
            assert_int_equal(place.in_tail, fold_has_word(phrase + catalog->texts[text].tail, word,
                                                          row->size, true));
            more = vocabulary_next(catalog, i, &place);
        }
        assert_false(more);
    }
}

static void a_catalog_that_is_too_large_has_none(void **state)
{
    static struct catalog_text texts[VOCABULARY_TEXTS + 1];
    struct drcode_catalog large = {.pool = "\0some words of it", .texts = texts};
    struct buffer words = {0}, places = {0};
    size_t i;

    (void)state;
    for (i = 0; i <= VOCABULARY_TEXTS; i++)
        texts[i].folded = 1;
    large.text_count = VOCABULARY_TEXTS + 1;
    vocabulary_make(&large, &words, &places);
    vocabulary_set(&large, &words, &places);
    assert_int_equal(large.word_count, 0);
    large.text_count = VOCABULARY_TEXTS;
    vocabulary_make(&large, &words, &places);
    vocabulary_set(&large, &words, &places);
    assert_int_equal(large.word_count, 4);
    assert_int_equal(places.size, 4 * VOCABULARY_TEXTS);
    buffer_free(&words);
    buffer_free(&places);
}

/* A word that is too long, words that are too many. */
static void a_catalog_with_too_much_has_none(void **state)
{
    enum { EACH = 5, SIZE = 6 };
    static struct catalog_text texts[VOCABULARY_TEXTS];
    static char pool[VOCABULARY_TEXTS * EACH * SIZE + 2];
    struct drcode_catalog large = {.pool = pool, .texts = texts, .text_count = 1};
    struct buffer words = {0}, places = {0};
    size_t i, at = 0;

    (void)state;
    memset(pool, 'a', 256);
    vocabulary_make(&large, &words, &places);
    assert_int_equal(words.size, 0);
    memset(pool, 0, sizeof pool);
    for (i = 0; i < (size_t)VOCABULARY_TEXTS * EACH; i++) {
        if (i % EACH == 0)
            texts[i / EACH].folded = (uint32_t)at;
        at += (size_t)snprintf(pool + at, SIZE + 1, "%05u%s", (unsigned)i % 100000,
                               i % EACH + 1 < EACH ? " " : "");
        at += i % EACH + 1 == EACH;
    }
    large.text_count = VOCABULARY_TEXTS;
    vocabulary_make(&large, &words, &places);
    assert_false(words.failed);
    assert_int_equal(words.size + places.size, 0);
    large.text_count = VOCABULARY_WORDS / EACH;
    vocabulary_make(&large, &words, &places);
    assert_true(words.size > 0 && places.size > 0);
    buffer_free(&words);
    buffer_free(&places);
}

/* Texts that are far from one another. */
static void distances_are_continued(void **state)
{
    static struct catalog_text texts[VOCABULARY_TEXTS];
    struct drcode_catalog far = {.pool = "\0word", .texts = texts, .text_count = VOCABULARY_TEXTS};
    static const size_t numbers[] = {0, 1, 127, 254, 255, 508, 1022, 1023};
    struct buffer words = {0}, places = {0};
    struct vocabulary_place place;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
        texts[numbers[i]].folded = 1;
    vocabulary_make(&far, &words, &places);
    vocabulary_set(&far, &words, &places);
    place = vocabulary_start(&far, 0);
    for (i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        assert_true(vocabulary_next(&far, 0, &place));
        assert_int_equal(place.text, numbers[i]);
    }
    assert_false(vocabulary_next(&far, 0, &place));
    buffer_free(&words);
    buffer_free(&places);
}

static void texts_have_the_heads_of_their_words(void **state)
{
    static uint64_t stems[CATALOG_STEMS / 64];
    const uint64_t heads = vocabulary_add("the trunk of 5060", stems);

    (void)state;
    assert_int_equal(vocabulary_head("tr", 2), 0);
    assert_int_equal(vocabulary_head("tru", 3), vocabulary_head("trusted", 7));
    assert_int_equal(vocabulary_head("trunk", 5) & ~heads, 0);
    assert_int_equal(vocabulary_head("5", 1), vocabulary_head("5060", 4));
    assert_int_equal(vocabulary_head("506", 3) & ~heads, 0);
    assert_true(vocabulary_head("certificate", 11) & ~heads);
}

static void a_catalog_has_the_stems_of_its_words_and_codes(void **state)
{
    (void)state;
    assert_true(vocabulary_has_stem(catalog, "certificates", 12));
    assert_true(vocabulary_has_stem(catalog, "569002", 6));
    assert_true(vocabulary_has_stem(catalog, "xyzz", 4));
    assert_false(vocabulary_has_stem(catalog, "xyzzy", 5));
    assert_false(vocabulary_has_stem(catalog, "0569002", 7));
}

int main(void)
{
    static struct tests tests;

    catalog = drcode_builtin();
    add_test(&tests, "words are sorted by size", words_are_sorted_by_size, NULL);
    add_test(&tests, "words know their letters and rarity", words_know_their_letters_and_rarity,
             NULL);
    add_test(&tests, "words know their places", words_know_their_places, NULL);
    add_test(&tests, "a catalog that is too large has none", a_catalog_that_is_too_large_has_none,
             NULL);
    add_test(&tests, "a catalog with too much has none", a_catalog_with_too_much_has_none, NULL);
    add_test(&tests, "distances are continued", distances_are_continued, NULL);
    add_test(&tests, "texts have the heads of their words", texts_have_the_heads_of_their_words,
             NULL);
    add_test(&tests, "a catalog has the stems of its words and codes",
             a_catalog_has_the_stems_of_its_words_and_codes, NULL);
    return run_all(&tests, "vocabulary");
}
