/* test_add.c - documents that are added to a catalog. */
#include <stdio.h>
#include <string.h>

#include "drcode.h"
#include "test.h"

#define DOCUMENTS "tests/data/documents/"

/* Adds documents to those compiled in; fails where that fails. */
static struct drcode_catalog *add(const struct drcode_catalog *base, const char *path)
{
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = drcode_load(base, path, &error);

    assert_string_equal(error.text, "");
    assert_non_null(catalog);
    return catalog;
}

/* Everything that a catalog says of its entries. */
static void write_out(const struct drcode_catalog *catalog, struct buffer *out)
{
    enum drcode_lang lang;
    size_t i;

    for (i = 0; i < drcode_count(catalog); i++) {
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            struct drcode_entry entry;
            char items[4096], line[8192];

            drcode_entry(catalog, i, lang, &entry);
            show_items(entry.items, items, sizeof items);
            snprintf(line, sizeof line, "%d %d %d %d %s/%s <%s> %s\n", (int)entry.microsoft,
                     entry.sip, (int)entry.lang, (int)entry.origin, entry.service_phrase,
                     entry.phrase, entry.source ? entry.source : "", items);
            buffer_string(out, line);
        }
    }
    buffer_char(out, '\0');
}

static const struct addition {
    const char *name, *path;
    size_t added;
    int32_t microsoft; /* the entry that is looked at: */
    int sip;
    size_t nth; /* of those with its codes */
    enum drcode_lang lang;
    const char *entry; /* "lang phrase <source> items" */
} additions[] = {
    {"adds an entry between others", DOCUMENTS "new.md", 3, 569001, 504, 0, DRCODE_EN,
     "0 Unable to deliver INVITE: The SBC is away <https://example.com/new> "
     "a:Wait for it.|l:https://example.com/new#back"},
    {"adds an entry before the first", DOCUMENTS "new.md", 3, 0, 100, 0, DRCODE_EN,
     "0 Trying <https://example.com/new> a:Hold on."},
    {"leaves the first entry after it", DOCUMENTS "new.md", 3, 0, 408, 0, DRCODE_FR, NULL},
    {"adds an entry after the last", DOCUMENTS "new.md", 3, 2147483, 699, 0, DRCODE_EN,
     "0 Nobody <https://example.com/new> a:Give up."},
    {"shows an entry without translation in English", DOCUMENTS "new.md", 3, 0, 100, 0, DRCODE_FR,
     "0 Trying <https://example.com/new> a:Hold on."},
    {"adds an entry after those with its codes", DOCUMENTS "same-codes.md", 1, 569002, 504, 7,
     DRCODE_EN, "0 Unable to deliver INVITE: The SBC is away <> a:Wait for it."},
    {"leaves the entries with its codes before it", DOCUMENTS "same-codes.md", 1, 569002, 504, 6,
     DRCODE_FR, NULL},
    {"replaces the text of the same phrase in another spelling", DOCUMENTS "respelt.md", 0, 10553,
     403, 0, DRCODE_EN,
     "0 participant call-leg has been Cancelled because an invite to a required recorder failed "
     "<> a:Look at the recorder."},
    {"leaves the translation of a text replaced", DOCUMENTS "respelt.md", 0, 10553, 403, 0,
     DRCODE_FR, NULL},
    {"translates the first heading of a pair", DOCUMENTS "by-place.md", 0, 549002, 504, 0,
     DRCODE_FR, "1 INVITE introuvable : première <> a:Un."},
    {"translates the second heading of a pair", DOCUMENTS "by-place.md", 0, 549002, 504, 1,
     DRCODE_FR, "1 INVITE introuvable : seconde <> a:Deux."},
    {"translates a heading between them", DOCUMENTS "by-place.md", 0, 0, 408, 0, DRCODE_FR,
     "1 Délai dépassé <> a:Zéro."},
    {"leaves the English text of a translation replaced", DOCUMENTS "by-place.md", 0, 549002, 504,
     0, DRCODE_EN, NULL},
    {"adds an entry in two languages", DOCUMENTS "two-languages.md", 1, 569001, 504, 0, DRCODE_EN,
     "0 The INVITE is lost <> a:Wait."},
    {"adds its translation, which stands before it", DOCUMENTS "two-languages.md", 1, 569001, 504,
     0, DRCODE_FR, "1 L’INVITE est perdue <> a:Attendez."},
    {"adds a translation from a document before its twin's", DOCUMENTS "split", 1, 1, 400, 0,
     DRCODE_FR, "1 Perdu <> a:Un."},
    {"reads an article", "tests/data/articles/sip-408.md", 0, 500001, 408, 0, DRCODE_EN,
     "0 Gateway (SBC) failover timer expired <> a:Find out why the SBC is slow, see "
     "FailoverTimeSeconds.|l:https://learn.microsoft.com/powershell/module/skype/"
     "set-csonlinepstngateway?view=skype-ps&preserve-view=true|"
     "a:Where set-up takes long, give it 20 seconds."},
    {"reads an article's last entry", "tests/data/articles/sip-408.md", 0, 0, 408, 0, DRCODE_EN,
     "0 Establishment timeout <> a:This code tells of the client. Look at its network."},
    {"reads an article with long front matter", "tests/data/articles", 0, 549002, 504, 0, DRCODE_EN,
     "0 Unable to deliver INVITE: TlsTransport is not connected, State=Disconnected "
     "<https://example.com/sip-504> a:See whether the SBC runs.|"
     "a:See whether the network lets the service reach the SBC. Also, look at the firewall."},
    {"reads an article's paragraph and note", "tests/data/articles", 0, 549018, 504, 0, DRCODE_EN,
     "0 Unable to deliver INVITE: Invalid Request/Response line <https://example.com/sip-504> "
     "a:Find out why the SBC sends such messages.|"
     "n:The service may word this phrase in another way."},
    {"reads an article up to its last section", "tests/data/articles", 0, 569003, 504, 0, DRCODE_EN,
     "0 Unable to deliver INVITE: outgoing TLS negotiation failed; HRESULT=0x80090326 "
     "<https://example.com/sip-504> a:Look at the certificate. For more information, see TLS "
     "issues.|l:https://learn.microsoft.com/microsoftteams/troubleshoot/phone-system/"
     "direct-routing/sip-options-tls-certificate-issues#tls-connection-issues|"
     "a:With several profiles, look at each of them."},
    {"reads the text of a French page", "tests/data/articles", 0, 549018, 504, 0, DRCODE_FR,
     "1 Impossible de remettre INVITE : demande/réponse non valide <> "
     "a:Cherchez pourquoi le SBC envoie de tels messages.|"
     "n:le service peut formuler cette expression autrement."},
    {"reads it up to its end", "tests/data/articles/sip-504-fr.txt", 0, 569003, 504, 0, DRCODE_FR,
     "1 Impossible de remettre INVITE : échec de la négociation TLS sortante ; "
     "HRESULT=0x80090326 <> a:Regardez le certificat.|"
     "a:S’il y a plusieurs profils, regardez-les tous."},
};

/* Entries without actions: what they add comes after the text that is there. */
static const struct note {
    const char *name, *path;
    int32_t microsoft;
    int sip;
    size_t nth;
    enum drcode_lang lang;
    const char *added; /* the items that come after those of the built-in entry */
} notes[] = {
    {"adds a note to the first entry with the codes", "tests/data/notes/all.md", 569002, 504, 0,
     DRCODE_EN, "|n:The firewall is the network desk's, extension 4711."},
    {"adds a note to the last entry with the codes", "tests/data/notes/all.md", 569002, 504, 6,
     DRCODE_EN, "|n:The firewall is the network desk's, extension 4711."},
    {"adds it in the other language too", "tests/data/notes/all.md", 569002, 504, 6, DRCODE_FR,
     "|n:The firewall is the network desk's, extension 4711."},
    {"adds a note to no other entry", "tests/data/notes/all.md", 569003, 504, 0, DRCODE_EN, ""},
    {"adds a note and its link to the entry with the phrase", "tests/data/notes/one.md", 569015,
     504, 0, DRCODE_EN, "|n:DNS is run by the network desk.|l:https://example.com/dns"},
    {"adds a French note to the French text alone", "tests/data/notes/one.md", 569015, 504, 0,
     DRCODE_FR, "|n:Le DNS est géré par le bureau du réseau."},
    {"adds the notes of a folder", "tests/data/notes", 569016, 504, 0, DRCODE_FR,
     "|n:A note in English for all."},
};

static void adds_a_note(void **state)
{
    const struct note *row = *state;
    struct drcode_catalog *catalog = add(drcode_builtin(), row->path);
    struct drcode_entry before, after;
    char items[4096], expected[4096];
    size_t first;

    assert_int_equal(drcode_count(catalog), drcode_count(drcode_builtin()));
    assert_in_range(row->nth, 0, drcode_find_pair(catalog, row->microsoft, row->sip, &first) - 1);
    drcode_entry(drcode_builtin(), first + row->nth, row->lang, &before);
    drcode_entry(catalog, first + row->nth, row->lang, &after);
    show_items(before.items, expected, sizeof expected);
    strcat(expected, row->added);
    show_items(after.items, items, sizeof items);
    assert_string_equal(items, expected);
    assert_string_equal(after.phrase, before.phrase);
    assert_string_equal(after.source, before.source);
    assert_string_equal(after.document, before.document);
    drcode_catalog_free(catalog);
}

/* The text of an entry in a language; `lang` in numbers, for it may not be the one asked for. */
static void show_entry(const struct drcode_catalog *catalog, const struct addition *row, char *out,
                       size_t room)
{
    struct drcode_entry entry;
    char items[1024];
    size_t first, count = drcode_find_pair(catalog, row->microsoft, row->sip, &first);

    assert_in_range(row->nth, 0, count - 1);
    drcode_entry(catalog, first + row->nth, row->lang, &entry);
    show_items(entry.items, items, sizeof items);
    snprintf(out, room, "%d %s <%s> %s", (int)entry.lang, entry.phrase,
             entry.source ? entry.source : "", items);
}

/* A row without text expects the one that is compiled in. */
static void adds(void **state)
{
    const struct addition *row = *state;
    struct drcode_catalog *catalog = add(drcode_builtin(), row->path);
    char out[2048], expected[2048];

    assert_int_equal(drcode_count(catalog), drcode_count(drcode_builtin()) + row->added);
    show_entry(catalog, row, out, sizeof out);
    if (!row->entry)
        show_entry(drcode_builtin(), row, expected, sizeof expected);
    drcode_catalog_free(catalog);
    assert_string_equal(out, row->entry ? row->entry : expected);
}

#define NO_TWIN "translates no English entry"
#define NEUTRAL "has other codes or method names than its English twin"

static const struct refusal {
    const char *name, *path, *error;
} refusals[] = {
    {"refuses a phrase that is there twice", DOCUMENTS "twice.md",
     DOCUMENTS "twice.md:6: entry 1 400 is there twice: 'The \"call\" was Cancelled.'"},
    {"refuses a phrase that stands in two documents", DOCUMENTS "twice",
     DOCUMENTS "twice/b.md:3: entry 1 400 is there twice: 'lost'"},
    {"refuses a translation that is there twice", DOCUMENTS "twice-translated.md",
     DOCUMENTS "twice-translated.md:7: entry 0 408 is there twice: 'Délai dépassé.'"},
    {"refuses a translation without twin, its phrase cut off after a whole character",
     DOCUMENTS "no-twin.md",
     DOCUMENTS "no-twin.md:3: entry 569001 504 " NO_TWIN
               ": 'Une expression tant longue que son milieu ne tient pas enti'"},
    {"refuses a second translation where one entry stands", DOCUMENTS "no-second-twin.md",
     DOCUMENTS "no-second-twin.md:7: entry 0 408 " NO_TWIN ": 'Délai très dépassé'"},
    {"refuses a translation with another method name", DOCUMENTS "other-method.md",
     DOCUMENTS "other-method.md:1: entry 569003 504 " NEUTRAL
               ": 'Impossible de remettre ACK ; HRESULT=0x80090326'"},
    {"refuses a translation with another HRESULT", DOCUMENTS "other-hresult.md",
     DOCUMENTS "other-hresult.md:1: entry 569003 504 " NEUTRAL
               ": 'Impossible de remettre INVITE ; HRESULT=0x80090327'"},
    {"refuses a translation without the HRESULT", DOCUMENTS "no-hresult.md",
     DOCUMENTS "no-hresult.md:1: entry 569003 504 " NEUTRAL ": 'Impossible de remettre INVITE'"},
    {"refuses a path that cannot be read", DOCUMENTS "none.md",
     DOCUMENTS "none.md: No such file or directory"},
    {"refuses a folder without entries", "tests/data/prose",
     "tests/data/prose: no entry in any .md or .txt file of this folder"},
    {"refuses a malformed document", "tests/data/malformed",
     "tests/data/malformed/b.md:4: SIP response code is no number: 'none'"},
};

static void refuses(void **state)
{
    const struct refusal *row = *state;
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog = drcode_load(drcode_builtin(), row->path, &error);

    assert_null(catalog);
    assert_string_equal(error.text, row->error);
}

static void a_phrase_in_any_language_finds_its_translation(void **state)
{
    struct drcode_catalog *first = add(drcode_builtin(), DOCUMENTS "by-place.md");
    struct drcode_catalog *second = add(first, DOCUMENTS "by-phrase.md");
    struct addition ack = {.microsoft = 569002, .sip = 504, .nth = 6, .lang = DRCODE_FR};
    struct addition other = {.microsoft = 549002, .sip = 504, .nth = 1, .lang = DRCODE_FR};
    char out[512];

    (void)state;
    show_entry(second, &ack, out, sizeof out);
    assert_string_equal(out, "1 Unable to deliver ACK: no connection could be made because the "
                             "target machine actively refused it <> a:Un.");
    show_entry(second, &other, out, sizeof out);
    assert_string_equal(out, "1 INVITE introuvable: Seconde <> a:Deux fois.");
    drcode_catalog_free(first);
    drcode_catalog_free(second);
}

static void the_catalog_added_to_is_unchanged(void **state)
{
    struct drcode_catalog *first = add(drcode_builtin(), DOCUMENTS "same-codes.md");
    struct buffer builtin = {0}, before = {0}, after = {0}, builtin_after = {0};
    struct drcode_error error;

    (void)state;
    write_out(drcode_builtin(), &builtin);
    write_out(first, &before);
    drcode_catalog_free(add(first, DOCUMENTS "by-place.md"));
    drcode_catalog_free(add(first, DOCUMENTS "respelt.md"));
    drcode_catalog_free(add(first, DOCUMENTS "new.md"));
    assert_null(drcode_load(first, DOCUMENTS "twice", &error));
    write_out(first, &after);
    write_out(drcode_builtin(), &builtin_after);
    assert_string_equal(after.data, before.data);
    assert_string_equal(builtin_after.data, builtin.data);
    assert_string_not_equal(before.data, builtin.data);
    drcode_catalog_free(first);
    buffer_free(&builtin);
    buffer_free(&before);
    buffer_free(&after);
    buffer_free(&builtin_after);
}

static void the_catalog_added_to_may_be_freed_first(void **state)
{
    struct drcode_catalog *first = add(drcode_builtin(), DOCUMENTS "new.md");
    struct drcode_catalog *second = add(first, DOCUMENTS "same-codes.md");
    struct buffer before = {0}, after = {0};
    const char *text = NULL;

    (void)state;
    write_out(second, &before);
    drcode_catalog_free(first);
    write_out(second, &after);
    assert_string_equal(after.data, before.data);
    assert_int_equal(drcode_count(second), drcode_count(drcode_builtin()) + 4);
    assert_string_equal(drcode_sip_reason(second, 504, NULL), "Server Time-out");
    assert_string_equal(drcode_hresult_name(second, 0x80090325), "SEC_E_UNTRUSTED_ROOT");
    assert_int_equal(drcode_structure(second, 560403, DRCODE_EN, &text), DRCODE_SBC);
    assert_non_null(text);
    drcode_catalog_free(second);
    buffer_free(&before);
    buffer_free(&after);
}

static void the_same_document_may_be_added_again(void **state)
{
    struct drcode_catalog *first = add(drcode_builtin(), DOCUMENTS "two-languages.md");
    struct drcode_catalog *second = add(first, DOCUMENTS "two-languages.md");
    struct buffer once = {0}, twice = {0};

    (void)state;
    write_out(first, &once);
    write_out(second, &twice);
    assert_string_equal(twice.data, once.data);
    drcode_catalog_free(first);
    drcode_catalog_free(second);
    buffer_free(&once);
    buffer_free(&twice);
}

static void the_documents_of_the_project_are_those_compiled_in(void **state)
{
    struct drcode_catalog *catalog = add(drcode_builtin(), "data");
    struct buffer builtin = {0}, loaded = {0};

    (void)state;
    write_out(drcode_builtin(), &builtin);
    write_out(catalog, &loaded);
    assert_string_equal(loaded.data, builtin.data);
    drcode_catalog_free(catalog);
    buffer_free(&builtin);
    buffer_free(&loaded);
}

static void freeing_no_catalog_is_fine(void **state)
{
    (void)state;
    drcode_catalog_free(NULL);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, additions, adds);
    ADD_ROWS(&tests, notes, adds_a_note);
    ADD_ROWS(&tests, refusals, refuses);
    add_test(&tests, "a phrase in any language finds its translation",
             a_phrase_in_any_language_finds_its_translation, NULL);
    add_test(&tests, "the catalog added to is unchanged", the_catalog_added_to_is_unchanged, NULL);
    add_test(&tests, "the catalog added to may be freed first",
             the_catalog_added_to_may_be_freed_first, NULL);
    add_test(&tests, "the same document may be added again", the_same_document_may_be_added_again,
             NULL);
    add_test(&tests, "the documents of the project are those compiled in",
             the_documents_of_the_project_are_those_compiled_in, NULL);
    add_test(&tests, "freeing no catalog is fine", freeing_no_catalog_is_fine, NULL);
    return run_all(&tests, "add");
}
