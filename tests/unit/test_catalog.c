/* test_catalog.c - the catalog that is compiled in, and how its entries are found. */
#include "catalog/catalog.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "test.h"

#define ENTRIES 62

/* The rows of tests/data/phrases.tsv. */
static struct phrase {
    const char *name; /* the text with its codes */
    int32_t microsoft;
    int sip;
    const char *text;
} phrases[ENTRIES];

static char names[ENTRIES][256];

/* The number of the entry with these codes and this phrase, to the letter; fails without. */
static size_t find_phrase(const struct phrase *row)
{
    struct drcode_entry entry;
    size_t first, count = drcode_find_pair(drcode_builtin(), row->microsoft, row->sip, &first);

    while (count-- > 0) {
        drcode_entry(drcode_builtin(), first + count, DRCODE_EN, &entry);
        if (strcmp(entry.phrase, row->text) == 0)
            return first + count;
    }
    fail_msg("no entry has the phrase of '%s'", row->name);
    return 0;
}

/* How many items of a kind an entry has; each of them must be presentable. */
static size_t count_items(const char *items, enum drcode_kind kind)
{
    struct drcode_item item;
    size_t count = 0;

    while ((items = drcode_next(items, &item)) != NULL) {
        assert_true(item.kind == DRCODE_ACTION || item.kind == DRCODE_NOTE ||
                    item.kind == DRCODE_LINK);
        assert_true(*item.text && !strstr(item.text, "**") && !strstr(item.text, "](") &&
                    !strstr(item.text, "[!") && !strchr(item.text, '`'));
        if (item.kind == DRCODE_LINK) {
            assert_memory_equal(item.text, "https://", 8);
            assert_null(strchr(item.text, ' '));
        }
        count += item.kind == kind;
    }
    return count;
}

/* Phrases are matched in the form that stands beside them: folded, with the tail after a colon. */
static void check_folded(size_t index)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    enum drcode_lang lang;

    for (lang = 0; lang < DRCODE_LANGS; lang++) {
        enum drcode_lang found = lang;
        const struct catalog_text *text = catalog_text(catalog, index, &found);
        const char *phrase = catalog->pool + text->phrase, *colon = strchr(phrase, ':');
        const char *folded = catalog->pool + text->folded;
        char out[512];

        assert_int_equal(found, lang);
        fold_text(phrase, strlen(phrase), out, sizeof out);
        assert_string_equal(folded, out);
        assert_int_equal(text->tail > 0, colon != NULL);
        if (colon) {
            fold_text(colon, strlen(colon), out, sizeof out);
            assert_string_equal(folded + text->tail, out);
        }
    }
}

static void is_documented_in_full(void **state)
{
    static const enum drcode_kind kinds[] = {DRCODE_ACTION, DRCODE_NOTE, DRCODE_LINK};
    const struct phrase *row = *state;
    struct drcode_entry english, french;
    size_t index = find_phrase(row), i;
    char end[40];

    drcode_entry(drcode_builtin(), index, DRCODE_EN, &english);
    drcode_entry(drcode_builtin(), index, DRCODE_FR, &french);
    assert_int_equal(english.lang, DRCODE_EN);
    assert_int_equal(french.lang, DRCODE_FR);
    assert_int_equal(english.microsoft, row->microsoft);
    assert_int_equal(english.sip, row->sip);
    assert_int_equal(french.microsoft, row->microsoft);
    assert_int_equal(french.sip, row->sip);
    assert_string_equal(english.service_phrase, row->text);
    assert_string_equal(french.service_phrase, row->text);
    assert_true(*french.phrase);
    for (i = 0; i < COUNT(kinds); i++)
        assert_int_equal(count_items(english.items, kinds[i]), count_items(french.items, kinds[i]));
    assert_in_range(count_items(english.items, DRCODE_ACTION), 1, 9);
    assert_true(*english.items == DRCODE_ACTION || *english.items == DRCODE_NOTE);
    snprintf(end, sizeof end, "/microsoft-sip-response-codes-%d", row->sip);
    assert_non_null(english.source);
    assert_non_null(french.source);
    assert_string_equal(strrchr(english.source, '/'), end);
    assert_string_equal(strrchr(french.source, '/'), end);
    assert_memory_equal(english.source, "https://learn.microsoft.com/microsoftteams/", 43);
    assert_memory_equal(french.source, "https://learn.microsoft.com/fr-fr/", 34);
    assert_int_equal(english.origin, row->microsoft / 1000 == 560   ? DRCODE_SBC
                                     : row->microsoft / 1000 == 540 ? DRCODE_EITHER
                                                                    : DRCODE_MICROSOFT);
    assert_string_equal(english.document, "article");
    assert_string_equal(french.document, "article");
    assert_false(english.meaning);
    assert_null(english.subject);
    assert_int_equal(english.outcome, DRCODE_OUTCOME_FAILURE);
    assert_int_equal(strlen(english.date), strlen("2025-08-18"));
    assert_string_equal(english.date, french.date);
    assert_int_equal(french.origin, english.origin);
    check_folded(index);
}

static void there_are_as_many_entries_as_phrases(void **state)
{
    size_t i, articles = 0;

    (void)state;
    for (i = 0; i < drcode_count(drcode_builtin()); i++) {
        struct drcode_entry entry;

        drcode_entry(drcode_builtin(), i, DRCODE_EN, &entry);
        articles += strcmp(entry.document, "article") == 0;
    }
    assert_int_equal(articles, ENTRIES);
}

/* Entries that lack a code come last. */
static int32_t key(int32_t code)
{
    return code == DRCODE_NO_CODE ? INT32_MAX : code;
}

static void entries_are_sorted_and_each_stands_once(void **state)
{
    struct drcode_entry entry, other;
    size_t i, j;

    (void)state;
    for (i = 1; i < drcode_count(drcode_builtin()); i++) {
        drcode_entry(drcode_builtin(), i, DRCODE_EN, &entry);
        for (j = 0; j < i; j++) {
            drcode_entry(drcode_builtin(), j, DRCODE_EN, &other);
            assert_true(key(other.microsoft) < key(entry.microsoft) ||
                        (other.microsoft == entry.microsoft && key(other.sip) <= key(entry.sip)));
            assert_true(other.microsoft != entry.microsoft || other.sip != entry.sip ||
                        strcmp(other.phrase, entry.phrase) != 0);
        }
    }
}

static const struct search {
    const char *name;
    int32_t microsoft;
    int sip; /* ANY_SIP: by the Microsoft response code */
    size_t count;
} searches[] = {
#define ANY_SIP (-2)
    {"finds the first pair", 0, 408, 1},
    {"finds the last pair", 569018, 504, 1},
    {"finds a pair with two phrases", 549002, 504, 2},
    {"finds a pair with seven phrases", 569002, 504, 7},
    {"finds a pair whose Microsoft code has another SIP code", 531000, 410, 1},
    {"finds the pair after it", 531000, 488, 2},
    {"finds no pair before the first", 0, 407, 0},
    {"finds no pair after the last", 569018, 505, 0},
    {"finds no pair between two", 531000, 480, 0},
    {"finds no pair for a SIP code without Microsoft code", 500000, 504, 0},
    {"finds no pair for a Microsoft code without SIP code", 569002, 0, 0},
    {"finds the pair of two zeros", 0, 0, 1},
    {"finds no pair for a code that was not given", DRCODE_NO_CODE, 504, 0},
    {"finds no pair for the other code not given", 0, DRCODE_NO_CODE, 0},
    {"finds no pair for the greatest Microsoft code", INT32_MAX, 504, 0},
    {"finds no pair for the least Microsoft code", INT32_MIN, 504, 0},
    {"finds no pair for the greatest SIP code", 569018, INT_MAX, 0},
    {"finds no pair for the least SIP code", 0, INT_MIN, 0},
    {"finds the first Microsoft code", 0, ANY_SIP, 5},
    {"finds the last Microsoft code", 569018, ANY_SIP, 1},
    {"finds a Microsoft code under one SIP code", 569002, ANY_SIP, 7},
    {"finds a Microsoft code under two SIP codes", 531000, ANY_SIP, 3},
    {"finds no Microsoft code after the first", 1, ANY_SIP, 0},
    {"finds no Microsoft code after the last", 569019, ANY_SIP, 0},
    {"finds no Microsoft code between two", 540001, ANY_SIP, 0},
    {"finds the entries without codes", DRCODE_NO_CODE, ANY_SIP, 12},
    {"finds them by both codes that they lack", DRCODE_NO_CODE, DRCODE_NO_CODE, 12},
    {"finds a code whose SIP code is not documented", 8539, DRCODE_NO_CODE, 1},
    {"finds no SIP code that stands for none", 8539, 65535, 0},
    {"finds no greatest Microsoft code", INT32_MAX, ANY_SIP, 0},
    {"finds no least Microsoft code", INT32_MIN, ANY_SIP, 0},
};

static void finds(void **state)
{
    const struct search *row = *state;
    const struct drcode_catalog *catalog = drcode_builtin();
    size_t first = 0, count, i, fitting = 0;

    count = row->sip == ANY_SIP ? drcode_find_microsoft(catalog, row->microsoft, &first)
                                : drcode_find_pair(catalog, row->microsoft, row->sip, &first);
    assert_int_equal(count, row->count);
    for (i = 0; i < drcode_count(catalog); i++) {
        struct drcode_entry entry;
        bool fits;

        drcode_entry(catalog, i, DRCODE_EN, &entry);
        fits = entry.microsoft == row->microsoft && (row->sip == ANY_SIP || entry.sip == row->sip);
        assert_int_equal(fits, i >= first && i < first + count);
        fitting += fits;
    }
    assert_int_equal(fitting, count);
}

static void items_are_read_to_their_end(void **state)
{
    static const char items[] = "aDo this.\0lhttps://a.b\0nBut.\0";
    struct drcode_item item = {DRCODE_NOTE, "untouched"};
    const char *next;

    (void)state;
    assert_null(drcode_next(NULL, &item));
    assert_null(drcode_next("", &item));
    assert_string_equal(item.text, "untouched");
    next = drcode_next(items, &item);
    assert_int_equal(item.kind, DRCODE_ACTION);
    assert_string_equal(item.text, "Do this.");
    next = drcode_next(next, &item);
    assert_int_equal(item.kind, DRCODE_LINK);
    assert_string_equal(item.text, "https://a.b");
    next = drcode_next(next, &item);
    assert_int_equal(item.kind, DRCODE_NOTE);
    assert_string_equal(item.text, "But.");
    assert_null(drcode_next(next, &item));
}

/* Reads tests/data/phrases.tsv, which must have as many rows as there are entries. */
static void read_phrases(struct buffer *text)
{
    struct tsv_table table = read_table("tests/data/phrases.tsv", text);
    struct drcode_error error = {.text = ""};
    char *cells[3];
    size_t count = 0;

    for (; tsv_table_row(&table, cells, 3, &error) == 1; count++) {
        struct phrase *row = &phrases[count];

        assert_true(count < ENTRIES);
        snprintf(names[count], sizeof *names, "%s %s %s", cells[0], cells[1], cells[2]);
        row->name = names[count];
        row->microsoft = (int32_t)atol(cells[0]);
        row->sip = atoi(cells[1]);
        row->text = cells[2];
    }
    assert_string_equal(error.text, "");
    assert_int_equal(count, ENTRIES);
}

int main(void)
{
    static struct tests tests;
    struct buffer text = {0};
    int result;

    read_phrases(&text);
    ADD_ROWS(&tests, phrases, is_documented_in_full);
    add_test(&tests, "there are as many entries as phrases", there_are_as_many_entries_as_phrases,
             NULL);
    add_test(&tests, "entries are sorted and each stands once",
             entries_are_sorted_and_each_stands_once, NULL);
    ADD_ROWS(&tests, searches, finds);
    add_test(&tests, "items are read to their end", items_are_read_to_their_end, NULL);
    result = run_all(&tests, "catalog");
    buffer_free(&text);
    return result;
}
