/* test_phrases.c - the phrases of a catalog: in which order, where one may start, and where one
   is. */
#include "log/phrases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "catalog/build.h"
#include "log/prefilter.h"
#include "lookup/similarity.h"
#include "test.h"

/* Those with one first letter are together, and the longest of them comes first, so that it is
   found before one that it starts with; none comes twice. */
static void longest_first(void **state)
{
    struct phrases phrases;
    size_t i;

    (void)state;
    assert_true(phrases_start(&phrases, drcode_builtin()));
    assert_true(phrases.count >= 59);
    for (i = 1; i < phrases.count; i++) {
        const char *last = phrases.list[i - 1].folded, *next = phrases.list[i].folded;

        assert_true((unsigned char)*last < (unsigned char)*next ||
                    (*last == *next && (strlen(last) > strlen(next) ||
                                        (strlen(last) == strlen(next) && strcmp(last, next) < 0))));
    }
    phrases_free(&phrases);
}

static size_t count_letters(const char *text, size_t size)
{
    char folded[1024];
    const char *s;
    size_t count = 0;

    fold_text(text, size, folded, sizeof folded);
    for (s = folded; *s; s++)
        count += *s != ' ';
    return count;
}

/* True where the prefilter finds a Reason header with a text. */
static bool may_be_reason(struct prefilter *prefilter, const char *text, size_t size)
{
    struct buffer line = {0};
    bool found;

    buffer_string(&line, "text=\"");
    buffer_add(&line, text, size);
    buffer_char(&line, '"');
    found = prefilter_marks(prefilter, line.data, 0, line.size, 0) & MARK_REASON;
    buffer_free(&line);
    return found;
}

/* Whatever a phrase is cut off to, or is followed by, it may be one; other texts may not. */
static void starts_are_known(void **state)
{
    static const char *const others[] = {
        "xyz", "zzzzzz", "banana bread", "Normal call clearing", "l o o b d e t", ""};
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
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
            assert_true(may_be_reason(prefilter, bare, size));
            free(bare);
        }
    }
    assert_true(may_be_reason(prefilter, "L.o - o / p -- d . e . t", 24));
    /* more marks than are read of a head */
    assert_true(may_be_reason(prefilter, "L ----------------------------- oop detected", 44));
    assert_true(may_be_reason(prefilter, "L --------------- oop de", 24));
    for (i = 0; i < COUNT(others); i++)
        assert_false(may_be_reason(prefilter, others[i], strlen(others[i])));
    phrases_free(&phrases);
    free_prefilter(prefilter);
}

/* With the phrases of a site, which has one phrase for two SIP codes. */
#define DOCUMENT "tests/data/documents/phrases.md"

static struct drcode_catalog *load(const char *path)
{
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = drcode_load(drcode_builtin(), path, &error);

    assert_string_equal(error.text, "");
    assert_non_null(catalog);
    return catalog;
}

static void assert_phrase(const struct phrases *phrases, const struct phrase *found,
                          const char *expected)
{
    if (expected) {
        assert_non_null(found);
        assert_string_equal(phrases->catalog->pool + found->phrase, expected);
    } else {
        assert_null(found);
    }
}

static const struct place {
    const char *name, *text; /* folded */
    const char *phrase;      /* NULL where none is found */
} places[] = {
    {"finds a phrase", "no trunk config was found", "No trunk config was found"},
    {"finds a phrase within a text", "at 0800 no such host no trunk config was found by sbc1",
     "No trunk config was found"},
    {"finds a phrase with other spaces", "notrunk con fig was found", "No trunk config was found"},
    {"finds the longer of two that start together",
     "user is nt enterprise voice enabled user is nt allowed to make user based dial out",
     "User is not Enterprise Voice enabled. User is not allowed to make user based dial out"},
    {"finds the shorter of them where the longer one is cut off",
     "user is nt enterprise voice enabled user is nt allowed",
     "User is not Enterprise Voice enabled"},
    {"finds the first of two", "no trunk config was found mediaconnectivityfailure",
     "No trunk config was found"},
    {"finds a name", "failed with mediaconnectivityfailure 531005", "MediaConnectivityFailure"},
    {"finds a word of twelve letters", "sbc1 is overburdened", "Overburdened"},
    {"finds no word of eleven letters", "sbc1 is overcrowded", NULL},
    {"finds no words of twenty letters", "establishment timeout", NULL},
    {"finds no registered reason phrase", "session interval too small", NULL},
    {"finds no phrase that continues", "no trunk config was foundry", NULL},
    {"finds no phrase within a word", "xno trunk config was found", NULL},
    {"finds no phrase cut off", "no trunk config was", NULL},
    {"finds nothing in no text", "", NULL},
};

static void finds(void **state)
{
    const struct place *row = *state;
    struct drcode_catalog *catalog = load(DOCUMENT);
    struct phrases phrases;

    assert_true(phrases_start(&phrases, catalog));
    assert_phrase(&phrases, phrases_find(&phrases, row->text), row->phrase);
    phrases_free(&phrases);
    drcode_catalog_free(catalog);
}

#define OFFICE "Out of the office until Monday"

static const struct reason {
    const char *name, *text; /* folded */
    bool guid;
    int sip;
    const char *phrase; /* NULL where it is none */
} reasons[] = {
    {"reason: a phrase", "establishment timeout", false, 408, "Establishment timeout"},
    {"reason: a phrase of another SIP code", "establishment timeout", false, 480, NULL},
    {"reason: a phrase without a SIP code", "establishment timeout", false, DRCODE_NO_CODE, NULL},
    {"reason: a phrase of two SIP codes, the first", "out of the office until monday", false, 480,
     OFFICE},
    {"reason: a phrase of two SIP codes, the second", "out of the office until monday", false, 486,
     OFFICE},
    {"reason: a phrase of two SIP codes, and a third", "out of the office until monday", false, 487,
     NULL},
    {"reason: a registered one", "loop detected", false, 500, NULL},
    {"reason: the first registered one", "bad request", false, 400, NULL},
    {"reason: the last registered one", "rejected", false, 608, NULL},
    {"reason: a phrase in French",
     "impossible de remettre invite aucun hote de ce type n est connu", false, 504,
     "Impossible de remettre INVITE : aucun h\303\264te de ce type n\342\200\231est connu"},
    {"reason: a phrase and more", "establishment timeouts", false, 408, NULL},
    {"reason: a phrase cut off", "establishment time", false, 408, NULL},
    {"reason: a GUID, a phrase", "establishment timeout", true, 408, "Establishment timeout"},
    {"reason: a GUID, a phrase of another SIP code", "establishment timeout", true, 480,
     "Establishment timeout"},
    {"reason: a GUID, a phrase without a SIP code", "establishment timeout", true, DRCODE_NO_CODE,
     "Establishment timeout"},
    {"reason: a GUID, a registered one", "loop detected", true, 500, "Loop detected"},
    {"reason: a GUID, a phrase and more", "establishment timeouts", true, 408, NULL},
    {"reason: a GUID, six letters of a phrase", "no call", true, 480,
     "No callee endpoints were found"},
    {"reason: a GUID, five letters of a phrase", "no cal", true, 480, NULL},
    {"reason: a GUID, a phrase cut off, of another SIP code", "no call", true, 404, NULL},
    {"reason: a GUID, a phrase cut off without a SIP code", "no call", true, DRCODE_NO_CODE, NULL},
    {"reason: a GUID, where two of the SIP code start so", "unable to deliver invite no", true, 504,
     NULL},
    {"reason: a GUID, where one of the SIP code starts so", "unable to deliver invite no such",
     true, 504, "Unable to deliver INVITE: No such host is known"},
    {"reason: a GUID, where a phrase of another SIP code starts so",
     "get outbound direct routing no", true, 500,
     "Get Outbound Direct routing - no trunk config found"},
    {"reason: a GUID, a phrase cut off, in the middle of all", "bot rejects the incoming call",
     true, 486, "Bot rejects the incoming call because it is busy"},
    {"reason: a GUID, a phrase cut off, of two SIP codes", "out of the office", true, 486, OFFICE},
    {"reason: a GUID, another text", "normal call clearing", true, 480, NULL},
    {"reason: a GUID, no text", "", true, 480, NULL},
};

static void reads_reason(void **state)
{
    const struct reason *row = *state;
    struct drcode_catalog *catalog = load(DOCUMENT);
    struct phrases phrases;

    assert_true(phrases_start(&phrases, catalog));
    assert_phrase(&phrases, phrases_reason(&phrases, row->text, row->guid, row->sip), row->phrase);
    phrases_free(&phrases);
    drcode_catalog_free(catalog);
}

static void each_phrase_is_found(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    const struct phrase *longest;
    struct phrases phrases;
    size_t i, lang;

    (void)state;
    assert_true(phrases_start(&phrases, catalog));
    for (i = 0; i < catalog->entry_count; i++) {
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            uint16_t text = catalog->entries[i].text[lang];
            const char *folded = catalog->pool + catalog->texts[text].folded;
            const struct phrase *found;

            if (text == CATALOG_NO_TEXT)
                continue;
            if (catalog_is_meaning(catalog, &catalog->texts[text])) {
                assert_null(phrases_find(&phrases, folded));
                assert_null(phrases_reason(&phrases, folded, false, catalog->entries[i].sip));
                continue;
            }
            found = phrases_reason(&phrases, folded, true, DRCODE_NO_CODE);
            assert_non_null(found);
            assert_string_equal(found->folded, folded);
            assert_ptr_equal(phrases_find(&phrases, folded), found->distinctive ? found : NULL);
        }
    }
    longest = phrases.list;
    for (i = 1; i < phrases.count; i++)
        if (strlen(phrases.list[i].folded) > strlen(longest->folded))
            longest = &phrases.list[i];
    /* the longest and the first, cut off */
    assert_ptr_equal(phrases_reason(&phrases, "impossible de remettre invite une", true, 504),
                     longest);
    assert_ptr_equal(phrases_reason(&phrases, "an acknowledgment was nt", true, 408), phrases.list);
    phrases_free(&phrases);
}

/* What is after the last entry of a catalog is none of it, here one with the same phrase and
   another SIP code; nor is what is after the last registered reason. */
static void nothing_after_the_last(void **state)
{
    struct drcode_catalog *catalog = load(DOCUMENT), part = *catalog;
    static const char text[] = "out of the office until monday";
    struct phrases phrases;

    (void)state;
    while (part.entries[part.entry_count - 1].microsoft > INT32_MAX) /* entries without codes */
        part.entry_count--;
    part.entry_count--;
    assert_true(phrases_start(&phrases, &part));
    assert_phrase(&phrases, phrases_reason(&phrases, text, false, 480), OFFICE);
    assert_phrase(&phrases, phrases_reason(&phrases, text, false, 486), NULL);
    phrases_free(&phrases);
    part = *catalog;
    part.reason_count--;
    assert_true(phrases_start(&phrases, &part));
    assert_phrase(&phrases, phrases_reason(&phrases, "rejected", false, 608), "Rejected");
    phrases_free(&phrases);
    drcode_catalog_free(catalog);
}

/* Where a phrase is too short for a head, each short text may be one. */
static void a_short_phrase(void **state)
{
    struct drcode_catalog *catalog = load("tests/data/documents/other-sip.md");
    struct prefilter *prefilter = new_prefilter(catalog);
    struct phrases phrases;

    (void)state;
    assert_true(phrases_start(&phrases, catalog));
    assert_true(phrases.short_head);
    assert_true(may_be_reason(prefilter, "Ok", 2));
    assert_true(may_be_reason(prefilter, "xyz", 3));
    assert_false(may_be_reason(prefilter, "banana", 6));
    phrases_free(&phrases);
    free_prefilter(prefilter);
    drcode_catalog_free(catalog);
}

/* What separates the words of a head does not matter, also where it reaches beyond what is
   looked at: "no" may be "not", which is spelt otherwise. */
static void any_gap(void **state)
{
    struct drcode_catalog *catalog = load("tests/data/documents/phrases.md");
    struct prefilter *prefilter = new_prefilter(catalog);
    char text[100];
    size_t gap, size;

    (void)state;
    for (gap = 1; gap < 60; gap++) {
        size = (size_t)snprintf(text, sizeof text, "Is%*snot at home", (int)gap, "");
        assert_true(may_be_reason(prefilter, text, size));
        size = (size_t)snprintf(text, sizeof text, "Is not%*sat home", (int)gap, "");
        assert_true(may_be_reason(prefilter, text, size));
    }
    assert_false(may_be_reason(prefilter, "Is now at home", 14));
    assert_false(may_be_reason(prefilter, "CallEndReasonLocalUserInitiated", 31));
    free_prefilter(prefilter);
    drcode_catalog_free(catalog);
}

/* A phrase is the same whatever its spaces. Two that differ only by them know of each other. */
static void knows_the_same(void **state)
{
    static const char text[] = "## 700000 504 No such host is known\nSuggested actions:\n- One.\n"
                               "## 700001 480 Nosuch hostis known\nSuggested actions:\n- Two.\n";
    struct document_entries documents = {0};
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog;
    struct phrases phrases;
    size_t i, twins = 0;

    (void)state;
    assert_true(document_parse(&documents, "x.md", text, sizeof text - 1, &error));
    catalog = catalog_add(drcode_builtin(), &documents, &error);
    assert_non_null(catalog);
    assert_true(phrases_start(&phrases, catalog));
    for (i = 0; i < phrases.count; i++) {
        const struct phrase *phrase = &phrases.list[i];

        twins += phrase->twin;
        if (!phrase->twin)
            assert_ptr_equal(phrases_same(&phrases, phrase->folded), phrase);
    }
    assert_int_equal(twins, 2);
    assert_string_equal(phrases_same(&phrases, "no such host is known")->folded,
                        "no such host is known");
    assert_string_equal(phrases_same(&phrases, "nosuch hostisknown")->folded,
                        "no such host is known");
    assert_null(phrases_same(&phrases, "no such host is know"));
    assert_null(phrases_same(&phrases, ""));
    phrases_free(&phrases);
    drcode_catalog_free(catalog);
    document_entries_free(&documents);
}

/* The entries that phrases_near() finds. */
static bool has_near(struct phrases *phrases, const char *text, size_t entry)
{
    uint16_t near[PHRASES_NEAR];
    size_t count = phrases_near(phrases, text, near), i;

    for (i = 1; i < count; i++)
        assert_true(near[i - 1] < near[i]);
    for (i = 0; i < count; i++)
        if (near[i] == entry)
            return true;
    return count == PHRASES_NEAR;
}

static size_t count_near(struct phrases *phrases, const char *text)
{
    uint16_t near[PHRASES_NEAR];

    return phrases_near(phrases, text, near);
}

/* Where a phrase is spelt in a text, or the text in it, phrases_near() has its entry. */
static void misses_no_phrase(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    struct phrases phrases;
    size_t round, matches = 0, passed = 0;

    (void)state;
    assert_true(phrases_start(&phrases, catalog));
    for (round = 0; round < 20000; round++) {
        const char *phrase = phrases.list[below(phrases.count)].folded, *start = phrase;
        char text[1024];
        struct words words;
        size_t size, i;
        size_t spelt = 0;

        while (below(3) == 0 && strchr(start, ' ')) /* from any word on */
            start = strchr(start, ' ') + 1;
        size = below(2) ? strlen(start) : below(strlen(start) + 1);
        snprintf(text, sizeof text, "%s%.*s%s", below(4) ? "" : "sbc said ", (int)size, start,
                 below(4) ? "" : " today");
        words_split(drcode_builtin(), text, &words);
        for (i = 0; i < DRCODE_LANGS * (size_t)catalog->entry_count; i++) {
            const uint16_t number = catalog->entries[i / DRCODE_LANGS].text[i % DRCODE_LANGS];
            const struct catalog_text *found = &catalog->texts[number];

            if (number == CATALOG_NO_TEXT || catalog_is_meaning(catalog, found) ||
                similarity_phrase(&words, catalog->pool + found->folded, found->tail) == SCORE_NONE)
                continue;
            assert_true(has_near(&phrases, text, i / DRCODE_LANGS));
            spelt++;
        }
        matches += spelt > 0;
        passed += spelt == 0 && count_near(&phrases, text) == 0;
    }
    assert_true(matches > 1000 && passed > 100);
    assert_int_equal(count_near(&phrases, "banana bread"), 0);
    assert_true(count_near(&phrases, "x") > 50); /* too short to decide from */
    phrases_free(&phrases);
}

/* The entries that a text is near to, of three: the second one has a phrase in French, too. */
static const struct near_row {
    const char *name, *text;
    const char *near; /* their numbers */
} near_rows[] = {
    {"a phrase", "no callee endpoints were found", "1 "},
    {"a phrase in a text", "sbc said no callee endpoints were found today", "1 "},
    {"a part of a phrase", "callee endpoints", "1 "},
    {"a phrase in French", "aucun point de terminaison", "1 "},
    {"a tail of a phrase", "no such host is known", "0 "},
    {"a tail of a phrase in a text", "sbc said no such host is known today", "0 "},
    {"the start of a phrase in a text", "sbc said unable to deliver today", ""},
    {"letters of several phrases", "n", "0 1 2 "},
    {"nothing of any", "banana bread", ""},
};

static void is_near(void **state)
{
    static const char *const documents[] = {
        ("## 700000 504 Unable to deliver INVITE: No such host is known\n\n"
         "- Suggested actions: One.\n"),
        "## 700001 480 No callee endpoints were found\n\n- Suggested actions: Two.\n",
        "## 700002 403 Forbidden by a rule\n\n- Suggested actions: Three.\n",
        "## 700001 480 Aucun point de terminaison\n\n- Actions sugg\u00e9r\u00e9es : Deux.\n"};
    const struct near_row *row = *state;
    struct drcode_catalog *catalog = catalog_of(documents, COUNT(documents), true);
    uint16_t near[PHRASES_NEAR];
    struct phrases phrases;
    char found[64] = "";
    size_t count, i, used = 0;

    assert_true(phrases_start(&phrases, catalog));
    count = phrases_near(&phrases, row->text, near);
    for (i = 0; i < count; i++)
        used += (size_t)snprintf(found + used, sizeof found - used, "%u ", (unsigned)near[i]);
    assert_string_equal(found, row->near);
    phrases_free(&phrases);
    drcode_catalog_free(catalog);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "the longest comes first, none twice", longest_first, NULL);
    add_test(&tests, "starts are known", starts_are_known, NULL);
    add_test(&tests, "a short phrase", a_short_phrase, NULL);
    add_test(&tests, "any gap in a head", any_gap, NULL);
    ADD_ROWS(&tests, places, finds);
    ADD_ROWS(&tests, reasons, reads_reason);
    add_test(&tests, "each phrase is found", each_phrase_is_found, NULL);
    add_test(&tests, "nothing after the last", nothing_after_the_last, NULL);
    add_test(&tests, "knows the same", knows_the_same, NULL);
    ADD_ROWS(&tests, near_rows, is_near);
    add_test(&tests, "misses no phrase", misses_no_phrase, NULL);
    return run_all(&tests, "phrases");
}
