/* test_builder.c - records that become a catalog: what is kept of them, and how many fit. */
#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "catalog/build.h"
#include "test.h"

/* Adds entries "1 400 PHRASE" with these phrases, each in a line, to those compiled in. */
static struct drcode_catalog *add_phrases(const char *phrases, size_t size,
                                          struct drcode_error *error)
{
    struct drcode_catalog *catalog;
    struct document_entries records = {0};
    struct buffer text = {0};
    const char *end = phrases + size, *next;

    for (; phrases < end; phrases = next + 1) {
        next = memchr(phrases, '\n', (size_t)(end - phrases));
        assert_non_null(next);
        buffer_string(&text, "## 1 400 ");
        buffer_add(&text, phrases, (size_t)(next - phrases));
        buffer_string(&text, "\nSuggested actions:\n- One.\n");
    }
    *error = (struct drcode_error){.text = ""};
    assert_true(document_parse(&records, "x.md", text.data, text.size, error));
    catalog = catalog_add(drcode_builtin(), &records, error);
    document_entries_free(&records);
    buffer_free(&text);
    return catalog;
}

static const struct tail {
    const char *name, *phrase, *folded;
    const char *tail; /* NULL: none */
} tails[] = {
    {"a phrase without colon has no tail", "Not Found\n", "nt found", NULL},
    {"a tail starts after the colon", "No INVITE: the host is down\n", "no invite the host is down",
     "the host is down"},
    {"a tail starts after a colon between spaces", "Pas d’INVITE : hôte\n", "pas d invite hote",
     "hote"},
    {"a tail starts after a colon without spaces", "A:b\n", "a b", "b"},
    {"a tail starts after the first colon", "Ab: c: d\n", "ab c d", "c d"},
    {"a colon at the end has no tail", "Ab:\n", "ab", NULL},
    {"a colon before marks has no tail", "Ab: ...\n", "ab", NULL},
    {"a colon after marks has no tail", "--: ab c\n", "ab c", NULL},
};

static void has_tail(void **state)
{
    const struct tail *row = *state;
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = add_phrases(row->phrase, strlen(row->phrase), &error);
    enum drcode_lang lang = DRCODE_EN;
    const struct catalog_text *text;
    size_t first;

    assert_non_null(catalog);
    assert_int_equal(drcode_find_pair(catalog, 1, 400, &first), 1);
    text = catalog_text(catalog, first, &lang);
    assert_string_equal(catalog->pool + text->folded, row->folded);
    assert_int_equal(text->tail > 0, row->tail != NULL);
    if (row->tail)
        assert_string_equal(catalog->pool + text->folded + text->tail, row->tail);
    drcode_catalog_free(catalog);
}

/* Words of one letter, so that a space stands wherever a limit cuts. */
static void a_tail_after_a_long_head_is_the_tail_or_none(void **state)
{
    enum drcode_lang lang = DRCODE_EN;
    size_t size, first;

    (void)state;
    for (size = 240; size < 280; size++) {
        struct buffer phrase = {0};
        struct drcode_catalog *catalog;
        struct drcode_error error = {.text = ""};
        const struct catalog_text *text;
        size_t i;

        for (i = size; i > 0; i--)
            buffer_char(&phrase, i % 2 || i == size ? 'a' : ' ');
        buffer_string(&phrase, ": tail\n");
        catalog = add_phrases(phrase.data, phrase.size, &error);
        assert_int_equal(drcode_find_pair(catalog, 1, 400, &first), 1);
        text = catalog_text(catalog, first, &lang);
        if (size < 255 || text->tail > 0)
            assert_string_equal(catalog->pool + text->folded + text->tail, "tail");
        drcode_catalog_free(catalog);
        buffer_free(&phrase);
    }
}

static void many_entries_are_kept_in_order(void **state)
{
    struct buffer phrases = {0};
    struct drcode_catalog *catalog;
    struct drcode_error error = {.text = ""};
    char phrase[32];
    size_t first, i;

    (void)state;
    for (i = 0; i < 3000; i++) {
        snprintf(phrase, sizeof phrase, "Phrase %zu\n", i);
        buffer_string(&phrases, phrase);
    }
    catalog = add_phrases(phrases.data, phrases.size, &error);
    buffer_free(&phrases);
    assert_non_null(catalog);
    assert_int_equal(drcode_find_microsoft(catalog, 1, &first), 3000);
    for (i = 0; i < 3000; i++) {
        struct drcode_entry entry;

        drcode_entry(catalog, first + i, DRCODE_EN, &entry);
        snprintf(phrase, sizeof phrase, "Phrase %zu", i);
        assert_string_equal(entry.phrase, phrase);
        assert_string_equal(entry.items, "aOne.");
    }
    drcode_catalog_free(catalog);
}

static void equal_texts_stand_once(void **state)
{
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = add_phrases("Bad\nWorse\n", 10, &error);
    struct drcode_entry bad, worse;
    size_t first;

    (void)state;
    assert_int_equal(drcode_find_pair(catalog, 1, 400, &first), 2);
    drcode_entry(catalog, first, DRCODE_EN, &bad);
    drcode_entry(catalog, first + 1, DRCODE_EN, &worse);
    assert_ptr_equal(bad.items, worse.items);
    assert_string_equal(bad.items, "aOne.");
    assert_string_equal(bad.phrase, "Bad");
    assert_string_equal(worse.phrase, "Worse");
    drcode_catalog_free(catalog);
}

/* Also where they come long after one another. */
static void equal_texts_stand_once_among_many(void **state)
{
    struct drcode_catalog *catalog;
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    struct buffer text = {0};
    char entry[80];
    size_t first, i;

    (void)state;
    for (i = 0; i < 6000; i++) {
        snprintf(entry, sizeof entry, "## %zu 400 Bad\nSuggested actions:\n- Do %zu.\n",
                 1000000 + i, i % 3000);
        buffer_string(&text, entry);
    }
    assert_true(document_parse(&records, "x.md", text.data, text.size, &error));
    catalog = catalog_add(drcode_builtin(), &records, &error);
    assert_non_null(catalog);
    assert_int_equal(drcode_find_pair(catalog, 1000000, 400, &first), 1);
    for (i = 0; i < 6000; i++) {
        struct drcode_entry one, other;

        drcode_entry(catalog, first + i, DRCODE_EN, &one);
        drcode_entry(catalog, first + i % 3000, DRCODE_EN, &other);
        snprintf(entry, sizeof entry, "aDo %zu.", i % 3000);
        assert_string_equal(one.items, entry);
        assert_ptr_equal(one.items, other.items);
    }
    drcode_catalog_free(catalog);
    document_entries_free(&records);
    buffer_free(&text);
}

/* These two have the same FNV-1a hash. */
static void texts_with_the_same_hash_are_told_apart(void **state)
{
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = add_phrases("costarring\nliquid\n", 18, &error);
    struct drcode_entry one, other;
    size_t first;

    (void)state;
    assert_non_null(catalog);
    assert_int_equal(drcode_find_pair(catalog, 1, 400, &first), 2);
    drcode_entry(catalog, first, DRCODE_EN, &one);
    drcode_entry(catalog, first + 1, DRCODE_EN, &other);
    assert_string_equal(one.phrase, "costarring");
    assert_string_equal(other.phrase, "liquid");
    drcode_catalog_free(catalog);
}

/* A translation that has no phrase of an entry goes to the entry at the same place; each document
   starts with the first. */
static void places_are_counted_for_each_document(void **state)
{
    static const char *const documents[] = {
        "## 1 400 Bad\nSuggested actions:\n- One.\n## 1 400 Worse\nSuggested actions:\n- Two.\n",
        "## 1 400 Mal\nActions suggérées :\n- Un.\n## 1 400 Pire\nActions suggérées :\n- Deux.\n",
        "## 1 400 Faux\nActions suggérées :\n- Trois.\n",
    };
    static const char *const names[] = {"1.md", "2.md", "3.md"};
    struct drcode_catalog *catalog;
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    struct drcode_entry entry;
    size_t first, i;

    (void)state;
    for (i = 0; i < COUNT(documents); i++) {
        assert_true(document_parse(&records, names[i], documents[i], strlen(documents[i]), &error));
        if (i != 1)
            continue;
        catalog = catalog_add(drcode_builtin(), &records, &error);
        assert_non_null(catalog);
        assert_int_equal(drcode_find_pair(catalog, 1, 400, &first), 2);
        drcode_entry(catalog, first, DRCODE_FR, &entry);
        assert_string_equal(entry.phrase, "Mal");
        drcode_entry(catalog, first + 1, DRCODE_FR, &entry);
        assert_string_equal(entry.phrase, "Pire");
        drcode_catalog_free(catalog);
    }
    assert_null(catalog_add(drcode_builtin(), &records, &error));
    assert_string_equal(error.text, "3.md:1: entry 1 400 is there twice: 'Faux'");
    document_entries_free(&records);
}

/* Adds so many entries in a language, each with codes of its own, to a catalog. */
static struct drcode_catalog *add_codes(const struct drcode_catalog *base, size_t count,
                                        const char *label, struct drcode_error *error)
{
    struct drcode_catalog *catalog;
    struct document_entries records = {0};
    struct buffer text = {0};
    char entry[80];
    size_t i;

    for (i = 0; i < count; i++) {
        snprintf(entry, sizeof entry, "## %zu 400 Bad\n%s:\n- One.\n", 1000000 + i, label);
        buffer_string(&text, entry);
    }
    *error = (struct drcode_error){.text = ""};
    assert_true(document_parse(&records, "x.md", text.data, text.size, error));
    catalog = catalog_add(base, &records, error);
    document_entries_free(&records);
    buffer_free(&text);
    return catalog;
}

/* What a document adds to a catalog. */
static struct drcode_catalog *add_text(const struct drcode_catalog *base, const char *text,
                                       struct drcode_error *error)
{
    struct document_entries records = {0};
    struct drcode_catalog *catalog;

    assert_true(document_parse(&records, "x.md", text, strlen(text), error));
    catalog = catalog_add(base, &records, error);
    document_entries_free(&records);
    return catalog;
}

static void one_text_too_many_is_refused(void **state)
{
    size_t room = CATALOG_NO_TEXT - drcode_builtin()->text_count;
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = add_codes(drcode_builtin(), room, "Suggested actions", &error);
    char expected[128];

    (void)state;
    assert_string_equal(error.text, "");
    assert_non_null(catalog);
    assert_int_equal(drcode_count(catalog), drcode_count(drcode_builtin()) + room);
    assert_null(add_codes(catalog, 1, "Actions suggérées", &error));
    assert_string_equal(error.text,
                        "x.md:1: entry 1000000 400 is one too many: a catalog holds 65534: 'Bad'");
    assert_null(add_text(catalog, "## 1000000 400\n\n- Note: x\n", &error));
    assert_string_equal(error.text,
                        "x.md:1: entry 1000000 400 is one too many: a catalog holds 65534: ''");
    drcode_catalog_free(catalog);
    assert_null(add_codes(drcode_builtin(), room + 1, "Suggested actions", &error));
    snprintf(expected, sizeof expected,
             "x.md:%zu: entry %zu 400 is one too many: a catalog holds 65534: 'Bad'", 3 * room + 1,
             1000000 + room);
    assert_string_equal(error.text, expected);
}

/* What a document says of an outcome holds; where it says nothing, what was said before. */
static void an_outcome_is_replaced(void **state)
{
    static const struct {
        const char *field;
        enum drcode_outcome outcome;
    } steps[] = {
        {"", DRCODE_OUTCOME_FAILURE},
        {"Outcome: user\n", DRCODE_OUTCOME_USER},
        {"Outcome: normal\n", DRCODE_OUTCOME_NORMAL},
        {"", DRCODE_OUTCOME_NORMAL},
        {"Outcome: user\n", DRCODE_OUTCOME_USER},
    };
    struct drcode_catalog *catalog = NULL, *next;
    struct drcode_error error = {.text = ""};
    struct drcode_entry entry;
    char text[128];
    size_t i, first;

    (void)state;
    for (i = 0; i < COUNT(steps); i++) {
        snprintf(text, sizeof text, "## 1000000 400 Bad\n%sSuggested actions:\n- %zu.\n",
                 steps[i].field, i);
        next = add_text(catalog ? catalog : drcode_builtin(), text, &error);
        assert_string_equal(error.text, "");
        drcode_catalog_free(catalog);
        catalog = next;
        assert_int_equal(drcode_find_pair(catalog, 1000000, 400, &first), 1);
        drcode_entry(catalog, first, DRCODE_EN, &entry);
        assert_int_equal(entry.outcome, steps[i].outcome);
    }
    drcode_catalog_free(catalog);
}

/* A phrase in a message takes at most 60 bytes. */
static void a_long_phrase_is_cut_in_messages(void **state)
{
    struct drcode_error error = {.text = ""};
    char text[256], expected[256];

    (void)state;
    snprintf(text, sizeof text, "## 1000000 400 %070d\nActions sugg\303\251r\303\251es :\n- Un.\n",
             7);
    assert_null(add_text(drcode_builtin(), text, &error));
    snprintf(expected, sizeof expected,
             "x.md:1: entry 1000000 400 translates no English entry: '%060d'", 0);
    assert_string_equal(error.text, expected);
}

/* A catalog numbers its entries in 16 bits, and the greatest numbers are no entry. */
static void one_entry_too_many_is_refused(void **state)
{
    static const struct drcode_catalog empty = {.pool = "", .pool_size = 1};
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = add_codes(&empty, 65534, "Suggested actions", &error);

    (void)state;
    assert_string_equal(error.text, "");
    assert_int_equal(drcode_count(catalog), 65534);
    drcode_catalog_free(catalog);
    assert_null(add_codes(&empty, 65535, "Suggested actions", &error));
    assert_string_equal(
        error.text, "x.md:196603: entry 1065534 400 is one too many: a catalog holds 65534: 'Bad'");
}

/* So many phrases, all with the same codes. */
static struct drcode_catalog *add_same(size_t count, struct drcode_error *error)
{
    static const struct drcode_catalog empty = {.pool = "", .pool_size = 1};
    struct drcode_catalog *catalog;
    struct document_entries records = {0};
    struct buffer text = {0};
    char entry[80];
    size_t i;

    for (i = 0; i < count; i++) {
        snprintf(entry, sizeof entry, "## 569002 504 Phrase %zu\nSuggested actions:\n- One.\n", i);
        buffer_string(&text, entry);
    }
    *error = (struct drcode_error){.text = ""};
    assert_true(document_parse(&records, "x.md", text.data, text.size, error));
    catalog = catalog_add(&empty, &records, error);
    document_entries_free(&records);
    buffer_free(&text);
    return catalog;
}

/* Each is compared with those before, which is not to take long. */
static void one_entry_too_many_with_the_same_codes_is_refused(void **state)
{
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = add_same(4000, &error);

    (void)state;
    assert_non_null(catalog);
    assert_int_equal(drcode_count(catalog), 4000);
    drcode_catalog_free(catalog);
    assert_null(add_same(4001, &error));
    assert_string_equal(error.text, "x.md:12001: entry 569002 504 is one too many: 4000 have these "
                                    "codes: 'Phrase 4000'");
}

static const struct neutrality {
    const char *name, *one, *other;
    bool same;
} neutralities[] = {
    {"no neutral words", "one text", "un texte", true},
    {"the same HRESULT", "failed; HRESULT=0x80096004", "échec ; HRESULT=0x80096004", true},
    {"another HRESULT", "failed; HRESULT=0x80096004", "échec ; HRESULT=0x80096005", false},
    {"an HRESULT left out", "failed; HRESULT=0x80096004", "échec", false},
    {"an HRESULT added", "failed", "échec ; HRESULT=0x80096004", false},
    {"the same name", "x SEC_E_CERT_EXPIRED", "y SEC_E_CERT_EXPIRED", true},
    {"another name", "x SEC_E_CERT_EXPIRED", "y SEC_E_UNTRUSTED_ROOT", false},
    {"the same method", "Unable to deliver INVITE", "Impossible de remettre INVITE", true},
    {"another method", "Unable to deliver INVITE", "Impossible de remettre ACK", false},
    {"two methods", "deliver INVITE/ACK: x", "remettre INVITE/ACK : y", true},
    {"one of two methods", "deliver INVITE/ACK: x", "remettre INVITE : y", false},
    {"another order", "deliver INVITE/ACK: x", "remettre ACK/INVITE : y", false},
    {"BYE is one", "BYE", "x", false},
    {"part of a word is none", "invited", "acknowledged", true},
    {"a digit that starts a word", "3gpp", "x", false},
    {"a zero", "x0", "x", false},
    {"a nine", "x9", "x", false},
    {"the same HRESULT and other words", "failed; HRESULT=0x80096004 again",
     "\303\251chec ; HRESULT=0x80096004 de nouveau", true},
    {"a word that starts like a method", "invited invitx", "x", true},
    {"the same digit alone, then another name", "3 x1", "3 x2", false},
    {"nothing", "", "", true},
};

static void compares_neutral_words(void **state)
{
    const struct neutrality *row = *state;
    char one[100], other[100];

    fold_text(row->one, strlen(row->one), one, sizeof one);
    fold_text(row->other, strlen(row->other), other, sizeof other);
    assert_true(neutral_words_agree(one, other) == row->same);
    assert_true(neutral_words_agree(other, one) == row->same);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, tails, has_tail);
    ADD_ROWS(&tests, neutralities, compares_neutral_words);
    add_test(&tests, "a tail after a long head is the tail or none",
             a_tail_after_a_long_head_is_the_tail_or_none, NULL);
    add_test(&tests, "many entries are kept in order", many_entries_are_kept_in_order, NULL);
    add_test(&tests, "equal texts stand once", equal_texts_stand_once, NULL);
    add_test(&tests, "equal texts stand once among many", equal_texts_stand_once_among_many, NULL);
    add_test(&tests, "texts with the same hash are told apart",
             texts_with_the_same_hash_are_told_apart, NULL);
    add_test(&tests, "places are counted for each document", places_are_counted_for_each_document,
             NULL);
    add_test(&tests, "one text too many is refused", one_text_too_many_is_refused, NULL);
    add_test(&tests, "an outcome is replaced", an_outcome_is_replaced, NULL);
    add_test(&tests, "a long phrase is cut in messages", a_long_phrase_is_cut_in_messages, NULL);
    add_test(&tests, "one entry too many is refused", one_entry_too_many_is_refused, NULL);
    add_test(&tests, "one entry too many with the same codes is refused",
             one_entry_too_many_with_the_same_codes_is_refused, NULL);
    return run_all(&tests, "builder");
}
