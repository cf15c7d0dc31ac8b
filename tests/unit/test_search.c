#include "cli/search.h"

#include <stdio.h>
#include <string.h>

#include "catalog/catalog.h"
#include "test.h"

#define SITE "tests/data/site/contoso"
#define LONG "tests/data/long-words.md"

static const struct finding {
    const char *name;
    const char *words[4];
    enum drcode_lang lang;
    const char *found; /* Microsoft codes, each followed by a space */
} of_site[] = {
    {"a word of an action", {"zone"}, DRCODE_EN, "569015 "},
    {"a word of a phrase", {"declined"}, DRCODE_EN, "560603 "},
    {"a word of a note", {"saturday"}, DRCODE_EN, "560486 "},
    {"a word of a command", {"include"}, DRCODE_EN, "560486 "},
    {"a word of several entries", {"carrier"}, DRCODE_EN, "560486 560603 "},
    {"any letter case", {"ZoNe"}, DRCODE_EN, "569015 "},
    {"the start of a word", {"satu"}, DRCODE_EN, "560486 "},
    {"one letter", {"z"}, DRCODE_EN, "569015 "},
    {"not the end of a word", {"urday"}, DRCODE_EN, ""},
    {"not a word and more", {"zones"}, DRCODE_EN, ""},
    {"two words", {"carrier", "declined"}, DRCODE_EN, "560603 "},
    {"two words in the other order", {"declined", "carrier"}, DRCODE_EN, "560603 "},
    {"two words in one argument", {"  carrier declined "}, DRCODE_EN, "560603 "},
    {"a phrase and its words alone", {"desk every channel taken"}, DRCODE_EN, "560486 "},
    {"words of a phrase, an action and a note", {"busy", "console", "half"}, DRCODE_EN, "560486 "},
    {"a word twice", {"zone", "zone"}, DRCODE_EN, "569015 "},
    {"all of the words", {"zone", "saturday"}, DRCODE_EN, ""},
    {"punctuation separates words", {"\\\\files\\sbc\\trunk.log"}, DRCODE_EN, "560486 "},
    {"typographic quotes are quotes", {"Saturday\u2019s"}, DRCODE_EN, "560486 "},
    {"a name with dots", {"voice.contoso.example"}, DRCODE_EN, "569015 "},
    {"not a link", {"grafana"}, DRCODE_EN, ""},
    {"not a source", {"runbook"}, DRCODE_EN, ""},
    {"a Microsoft code", {"560486"}, DRCODE_EN, "560486 "},
    {"the start of a code", {"5604"}, DRCODE_EN, "560486 560487 "},
    {"no start of a code before a zero", {"05604"}, DRCODE_EN, ""},
    {"no code and more", {"5604860"}, DRCODE_EN, ""},
    {"a SIP code", {"504"}, DRCODE_EN, "569015 "},
    {"a code and a word", {"504", "zone"}, DRCODE_EN, "569015 "},
    {"a word and a code", {"zone", "504"}, DRCODE_EN, "569015 "},
    {"a code and a word of another entry", {"504", "declined"}, DRCODE_EN, ""},
    {"no other code", {"569016"}, DRCODE_EN, ""},
    {"French", {"canaux"}, DRCODE_FR, "560486 "},
    {"French with accents", {"occup\u00e9 op\u00e9rateur"}, DRCODE_FR, "560486 "},
    {"French without accents", {"OCCUPE OPERATEUR"}, DRCODE_FR, "560486 "},
    {"combining accents", {"occupe\u0301"}, DRCODE_FR, "560486 "},
    {"French after an apostrophe", {"op\u00e9rateur"}, DRCODE_FR, "560486 "},
    {"the phrase of the service in French", {"busy", "at"}, DRCODE_FR, "560486 "},
    {"the phrase of the service and a French word", {"carrier canaux"}, DRCODE_FR, "560486 "},
    {"no English action that has a French one", {"channels"}, DRCODE_FR, ""},
    {"an English entry that has no French one", {"menu"}, DRCODE_FR, "560487 "},
    {"no French in English", {"canaux"}, DRCODE_EN, ""},
    {"nothing that contains the word", {"xyzzy"}, DRCODE_EN, ""},
    {"nothing for no word", {NULL}, DRCODE_EN, ""},
    {"nothing for an empty word", {""}, DRCODE_EN, ""},
    {"nothing for spaces", {" ", "  "}, DRCODE_EN, ""},
    {"nothing for marks", {"?!", "-"}, DRCODE_EN, ""},
    {"a word beside marks", {"?!", "zone", "-"}, DRCODE_EN, "569015 "},
    {"bytes that are not UTF-8 separate words", {"zone\xff"}, DRCODE_EN, "569015 "},
};

/* Words with slips, which are found only if they are forgiven. */
static const struct finding misspelt[] = {
    {"a wrong letter", {"zune"}, DRCODE_EN, "569015 "},
    {"a letter more", {"zones"}, DRCODE_EN, "569015 "},
    {"a letter less", {"delined"}, DRCODE_EN, "560603 "},
    {"two letters swapped", {"decilned"}, DRCODE_EN, "560603 "},
    {"the start of a word with a slip", {"satrd"}, DRCODE_EN, "560486 "},
    {"a slip beside a right word", {"carrier", "delcined"}, DRCODE_EN, "560603 "},
    {"French without a letter", {"cannaux"}, DRCODE_FR, "560486 "},
    {"two slips in eleven letters", {"miantenanec"}, DRCODE_EN, "560486 "},
    {"not two slips in nine letters", {"dsahbaord"}, DRCODE_EN, ""},
    {"one slip in nine letters", {"dsahboard"}, DRCODE_EN, "560486 "},
    {"not a wrong first letter", {"xone"}, DRCODE_EN, ""},
    {"not two slips in a short word", {"dcelnied"}, DRCODE_EN, ""},
    {"not a slip in three letters", {"dxy"}, DRCODE_EN, ""},
    {"not a slip in a code", {"560487", "zone"}, DRCODE_EN, ""},
    {"not one wrong word of two", {"zune", "saturday"}, DRCODE_EN, ""},
};

static const struct finding of_builtin[] = {
    {"a documented phrase", {"No such host is known"}, DRCODE_EN, "569015 "},
    {"a documented phrase in French",
     {"aucun h\u00f4te de ce type n'est connu"},
     DRCODE_FR,
     "569015 "},
    {"the name of an HRESULT", {"sec_e_untrusted_root"}, DRCODE_EN, "569009 "},
    {"an HRESULT", {"0x80090326"}, DRCODE_EN, "569003 "},
    {"words of two entries", {"Enterprise", "Voice", "enabled"}, DRCODE_EN, "510560 510560 "},
    {"the code 0", {"0", "establishment"}, DRCODE_EN, "0 "},
    {"a command", {"Set-CsTeamsCallingPolicy"}, DRCODE_EN, "510546 "},
};

static void find(const struct drcode_catalog *catalog, const struct finding *row, bool forgiving)
{
    uint16_t entries[256];
    char text[512] = "";
    size_t count = 0, used = 0;
    size_t found, i;

    assert_in_range(drcode_count(catalog), 1, COUNT(entries));
    while (count < COUNT(row->words) && row->words[count])
        count++;
    found = search_entries(catalog, row->lang, row->words, count, forgiving, entries);
    for (i = 0; i < found && used < sizeof text; i++) {
        struct drcode_entry entry;

        drcode_entry(catalog, entries[i], row->lang, &entry);
        used += (size_t)snprintf(text + used, sizeof text - used, "%ld ", (long)entry.microsoft);
    }
    assert_string_equal(text, row->found);
    assert_in_range(found, 0, COUNT(entries));
}

/* Searches only the entries of a document or a folder. */
static void find_in(const char *path, const struct finding *row, bool forgiving)
{
    struct drcode_catalog base = *drcode_builtin(), *catalog;
    struct drcode_error error = {.text = ""};

    base.entry_count = base.text_count = 0;
    catalog = drcode_load(&base, path, &error);
    assert_string_equal(error.text, "");
    assert_non_null(catalog);
    find(catalog, row, forgiving);
    drcode_catalog_free(catalog);
}

static void finds_in_site(void **state)
{
    find_in(SITE, *state, false);
}

static void forgives(void **state)
{
    const struct finding *row = *state;
    struct finding exactly = *row;

    find_in(SITE, row, true);
    exactly.found = "";
    find_in(SITE, &exactly, false);
}

static void finds_in_builtin(void **state)
{
    find(drcode_builtin(), *state, false);
}

/* A text is read a piece at a time; a word that is longer than a piece is cut. */
static void long_words(void **state)
{
    static const struct finding rows[] = {
        {"before", {"before"}, DRCODE_EN, "560901 "},
        {"after", {"after"}, DRCODE_EN, "560901 "},
        {"the next word", {"first"}, DRCODE_EN, "560902 "},
        {"its start", {"qqqqqqq"}, DRCODE_EN, "560901 "},
    };
    char word[201];
    struct finding whole = {"as long as a piece", {word}, DRCODE_EN, "560902 "};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++)
        find_in(LONG, &rows[i], false);
    memset(word, 'w', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    find_in(LONG, &whole, false);
}

/* All words together have room for a certain size. */
static void room_for_words(void **state)
{
    static char text[4097];
    const char *const words[] = {"no", text};
    uint16_t entries[256];

    (void)state;
    memset(text, ' ', sizeof text);
    memcpy(text, "such", 4);
    text[4092] = '\0'; /* after "no" and a NUL, with its own */
    assert_true(search_entries(drcode_builtin(), DRCODE_EN, words, 2, false, entries) > 0);
    text[4092] = ' ';
    text[4093] = '\0';
    assert_int_equal(search_entries(drcode_builtin(), DRCODE_EN, words, 2, false, entries), 0);
    text[4093] = ' ';
    text[4095] = '\0';
    assert_true(search_entries(drcode_builtin(), DRCODE_EN, words + 1, 1, false, entries) > 0);
    text[4095] = ' ';
    text[4096] = '\0';
    assert_int_equal(search_entries(drcode_builtin(), DRCODE_EN, words + 1, 1, false, entries), 0);
}

/* Words that no entry has all of, because they are too many or too long. */
static void too_much_is_in_no_entry(void **state)
{
    static char text[1 << 13];
    const char *words[SEARCH_WORDS + 1];
    uint16_t entries[256];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(words); i++)
        words[i] = "the";
    assert_int_not_equal(
        search_entries(drcode_builtin(), DRCODE_EN, words, SEARCH_WORDS, false, entries), 0);
    assert_int_equal(
        search_entries(drcode_builtin(), DRCODE_EN, words, SEARCH_WORDS + 1, false, entries), 0);
    memset(text, ' ', sizeof text - 1);
    memcpy(text, "the", 3);
    words[0] = text;
    assert_int_equal(search_entries(drcode_builtin(), DRCODE_EN, words, 1, false, entries), 0);
}

/* The words of each text are found, wherever it is cut into pieces. */
static void every_word_is_found(void **state)
{
    struct drcode_entry entry;
    struct drcode_item item;
    uint16_t entries[256];
    const char *items, *word, *end;
    char one[128];
    size_t i, count, j;

    (void)state;
    for (i = 0; i < drcode_count(drcode_builtin()); i += 7) {
        drcode_entry(drcode_builtin(), i, DRCODE_EN, &entry);
        for (items = entry.items; (items = drcode_next(items, &item)) != NULL;) {
            if (item.kind == DRCODE_LINK)
                continue;
            for (word = item.text; *word; word = *end ? end + 1 : end) {
                const char *const words[] = {one};

                end = word + strcspn(word, " ");
                if (end == word || (size_t)(end - word) >= sizeof one)
                    continue;
                memcpy(one, word, (size_t)(end - word));
                one[end - word] = '\0';
                count = search_entries(drcode_builtin(), DRCODE_EN, words, 1, false, entries);
                for (j = 0; j < count && entries[j] != i; j++)
                    ;
                if (j == count && one[strcspn(one, "abcdefghijklmnopqrstuvwxyz0123456789")])
                    fail_msg("entry %zu lacks '%s'", i, one);
            }
        }
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, of_site, finds_in_site);
    ADD_ROWS(&tests, misspelt, forgives);
    ADD_ROWS(&tests, of_builtin, finds_in_builtin);
    add_test(&tests, "long words", long_words, NULL);
    add_test(&tests, "room for words", room_for_words, NULL);
    add_test(&tests, "too much is in no entry", too_much_is_in_no_entry, NULL);
    add_test(&tests, "every word is found", every_word_is_found, NULL);
    return run_all(&tests, "search");
}
