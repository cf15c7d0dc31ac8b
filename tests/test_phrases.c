/* test_phrases.c - the phrases of a catalog: in which order, and where one may start. */
#include "phrases.h"

#include <stdlib.h>
#include <string.h>

#include "catalog.h"
#include "fold.h"
#include "test.h"

/* The longest comes first, so that it is found before one that it starts with; none comes twice. */
static void longest_first(void **state)
{
    struct phrases phrases;
    size_t i;

    (void)state;
    assert_true(phrases_start(&phrases, drcode_builtin()));
    assert_true(phrases.count >= 59);
    for (i = 1; i < phrases.count; i++) {
        const char *last = phrases.list[i - 1].folded, *next = phrases.list[i].folded;

        assert_true(strlen(last) > strlen(next) ||
                    (strlen(last) == strlen(next) && strcmp(last, next) < 0));
    }
    phrases_free(&phrases);
}

static size_t count_letters(const char *text, size_t size)
{
    char folded[1024];
    const char *s;
    size_t count = 0;

    fold(text, size, folded, sizeof folded);
    for (s = folded; *s; s++)
        count += *s != ' ';
    return count;
}

/* Whatever a phrase is cut off to, or is followed by, it may be one; other texts may not. */
static void starts_are_known(void **state)
{
    static const char *const others[] = {
        "xyz", "zzzzzz", "banana bread", "Normal call clearing", "l o o b d e t", ""};
    struct phrases phrases;
    size_t i, size;

    (void)state;
    assert_true(phrases_start(&phrases, drcode_builtin()));
    assert_false(phrases.short_head);
    for (i = 0; i < phrases.count; i++) {
        const char *text = drcode_builtin()->pool + phrases.list[i].phrase;

        for (size = strlen(text); count_letters(text, size) >= 6; size--) {
            char *bare = malloc(size);

            assert_non_null(bare);
            memcpy(bare, text, size);
            assert_true(phrases_may_start(&phrases, bare, size));
            free(bare);
        }
    }
    assert_true(phrases_may_start(&phrases, "L.o - o / p -- d . e . t", 24));
    /* so many marks that no head is left in what is looked at */
    assert_true(phrases_may_start(&phrases, "L ----------------------------- oop detected", 44));
    for (i = 0; i < COUNT(others); i++)
        assert_false(phrases_may_start(&phrases, others[i], strlen(others[i])));
    phrases_free(&phrases);
}

/* Where a phrase is too short for a head, each short text may be one. */
static void a_short_phrase(void **state)
{
    struct drcode_error error;
    struct drcode_catalog *catalog =
        drcode_load(drcode_builtin(), "tests/data/documents/other-sip.md", &error);
    struct phrases phrases;

    (void)state;
    assert_non_null(catalog);
    assert_true(phrases_start(&phrases, catalog));
    assert_true(phrases.short_head);
    assert_true(phrases_may_start(&phrases, "Ok", 2));
    assert_true(phrases_may_start(&phrases, "xyz", 3));
    assert_false(phrases_may_start(&phrases, "banana", 6));
    phrases_free(&phrases);
    drcode_catalog_free(catalog);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "the longest comes first, none twice", longest_first, NULL);
    add_test(&tests, "starts are known", starts_are_known, NULL);
    add_test(&tests, "a short phrase", a_short_phrase, NULL);
    return run_all(&tests, "phrases");
}
