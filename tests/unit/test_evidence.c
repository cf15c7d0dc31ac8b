/* test_evidence.c - what a line of running text says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/build.h"
#include "log/evidence.h"
#include "log/phrases.h"
#include "test.h"

/* What is read, as "MICROSOFT SIP phrase", "-" for what is not there; a `~` before a code whose
   label is weak. */
static const struct reading {
    const char *name, *text;
    int sip;            /* of the message that the text is in */
    const char *fields; /* NULL: no evidence */
} readings[] = {
    {"nothing", "", 0, NULL},
    {"a label of Graph", "callEndSubReason: 569015, finalSipCode: 504", 0, "569015 504 -"},
    {"labels in capitals", "CALLENDSUBREASON=569015;CALLENDREASON=504", 0, "569015 504 -"},
    {"labels in quotes", "\"callEndSubReason\" : \"569015\"", 0, "569015 - -"},
    {"labels of the admin center", "Final Microsoft subcode 569015 Final SIP code 504", 0,
     "569015 504 -"},
    {"labels in French", "Sous-code Microsoft final : 569015, Code SIP final : 504", 0,
     "569015 504 -"},
    {"labels of the articles", "Microsoft response code: 569015, SIP response code: 504", 0,
     "569015 504 -"},
    {"weak labels", "code: 403, subcode: 5222", 0, "~5222 ~403 -"},
    {"a status line", "SIP/2.0 504 x subcode 569015", 0, "~569015 504 -"},
    {"DiagCode", "DiagCode: 480#10037", 0, "10037 480 -"},
    {"DiagCode with a full stop and a mark", "diagcode: 480#10037.@", 0, "10037 480 -"},
    {"DiagCode beats weak labels", "ResponseCode=400, SubCode=8541 DiagCode: 480#10076", 0,
     "10076 480 -"},
    {"DiagCode whose first number is no SIP code", "Error: 500, diagcode: 3003#7106.@", 0,
     "7106 ~500 -"},
    {"DiagCode with the least SIP code", "DiagCode: 100#10037", 0, "10037 100 -"},
    {"DiagCode whose first number is less", "DiagCode: 99#10037", 0, "10037 - -"},
    {"DiagCode without a second number", "DiagCode: 480#x", 0, NULL},
    {"a label with a number too long", "callEndSubReason: 5690151", 0, NULL},
    {"a label with a fraction", "callEndSubReason: 5.690151", 0, NULL},
    {"a label within a word", "recallEndSubReason: 569015", 0, NULL},
    {"a label with a word between", "callEndSubReason is 569015", 0, NULL},
    {"a SIP code alone", "Final SIP code 504", 0, NULL},
    {"a pair, either order", "504 569015", 0, "569015 504 -"},
    {"a pair, Microsoft first", "569015/504", 0, "569015 504 -"},
    {"a pair in a line of HTTP", "569015/504 HTTP/1.1", 0, NULL},
    {"a label in a line of HTTP", "POST https://x failed: callEndSubReason 569015", 0,
     "569015 - -"},
    {"a pair of no entry", "569015 500", 0, NULL},
    {"a short code in a pair", "10037 480", 0, NULL},
    {"a pair with words between", "569015 and 504", 0, NULL},
    {"a pair far apart", "569015      504", 0, NULL},
    {"a pair five spaces apart", "569015     504", 0, "569015 504 -"},
    {"a pair six spaces apart, with a letter beyond ASCII", "\303\251 569015      504", 0, NULL},
    {"a pair after a weak label", "error: 404 x 504 569015", 0, "569015 504 -"},
    {"a pair in words with the letters of HTTP's methods", "The host Gave up: 504 569015]", 0,
     "569015 504 -"},
    {"a pair after a method of HTTP", "GET /x 504 569015", 0, NULL},
    {"a pair after a minus sign", "-569015 504", 0, NULL},
    {"a pair before a minus sign", "569015 504-1", 0, NULL},
    {"a pair after an at sign", "x@569015 504", 0, NULL},
    {"a pair before an at sign", "569015 504@192.0.2.1", 0, NULL},
    {"a pair before asterisks", "569015 504**", 0, NULL},
    {"a pair before one asterisk", "**569015 504* x", 0, "569015 504 -"},
    {"a pair that touches a word", "x569015 504", 0, NULL},
    {"a pair with a unit", "569015 504ms", 0, NULL},
    {"a pair after a fraction", "1.569015 504", 0, NULL},
    {"a pair after a mark", ":569015 504", 0, "569015 504 -"},
    {"a pair with a plus sign", "+569015 504", 0, NULL},
    {"a pair in a row", "1 569015 504", 0, NULL},
    {"the second pair of a line", "1 504 569015 x 504 569018", 0, "569018 504 -"},
    {"a phrase", "x: No callee endpoints were found.", 0, "- - No callee endpoints were found"},
    {"a phrase in other case, with other marks", "NO CALLEE\302\240ENDPOINTS, were found!", 0,
     "- - No callee endpoints were found"},
    {"a phrase as one word", "x MediaConnectivityFailure y", 0, "- - MediaConnectivityFailure"},
    {"a phrase with words in front of its first", "SomeNo callee endpoints were found", 0, NULL},
    {"a phrase that continues", "No callee endpoints were foundation", 0, NULL},
    {"the longer of two phrases",
     "User is not Enterprise Voice enabled. User is not allowed to make "
     "user based dial out",
     0,
     "- - User is not Enterprise Voice enabled. User is not allowed to make "
     "user based dial out"},
    {"a French phrase",
     "Impossible de remettre INVITE\302\240: aucun h\303\264te de ce type n\342\200\231est connu",
     0, "- - Impossible de remettre INVITE : aucun h\303\264te de ce type n\342\200\231est connu"},
    {"a registered reason", "503 Service Unavailable", 0, NULL},
    {"a short phrase", "x Loop detected y", 0, NULL},
    {"the tail of a phrase", "No such host is known", 0, NULL},
    {"a Reason", "text=\"00000000-0000-0000-0000-000000000001;Loop detected\"", 0,
     "- - Loop detected"},
    {"a Reason with escaped quotes",
     "text=\\\"00000000-0000-0000-0000-000000000001;Loop detected\\\"", 0, "- - Loop detected"},
    {"a Reason without quotes", "Q.850;TEXT=00000000-0000-0000-0000-000000000001;Loop detected", 0,
     "- - Loop detected"},
    {"a Reason cut off", "text=\"00000000-0000-0000-0000-000000000001;Loop det", 500,
     "- - Loop detected"},
    {"a Reason cut off, without SIP code", "text=\"00000000-0000-0000-0000-000000000001;Loop det",
     0, NULL},
    {"a Reason cut off, of another SIP code",
     "text=\"00000000-0000-0000-0000-000000000001;Loop det", 504, NULL},
    {"a Reason with a space after", "text=\"00000000-0000-0000-0000-000000000001;Loop detected \"",
     0, "- - Loop detected"},
    {"a Reason with a full stop and a space after",
     "text=\"00000000-0000-0000-0000-000000000001;Loop detected. \"", 0, "- - Loop detected"},
    {"a Reason cut off to six letters", "text=\"00000000-0000-0000-0000-000000000001;Loop de", 500,
     "- - Loop detected"},
    {"a Reason cut off to five letters", "text=\"00000000-0000-0000-0000-000000000001;Loop d", 500,
     NULL},
    {"a Reason cut off too soon", "text=\"00000000-0000-0000-0000-000000000001;Loop", 500, NULL},
    {"a Reason cut off after the first letter of a word",
     "text=\"00000000-0000-0000-0000-000000000001;Unable to deliver INVITE: I\"", 504,
     "- - Unable to deliver INVITE: Invalid Request/Response line"},
    {"a parameter of another name",
     "\303\251 TEXX=\"00000000-0000-0000-0000-000000000001;Loop detected\"", 0, NULL},
    {"a parameter of another name, in small letters",
     "\303\251 texx=\"00000000-0000-0000-0000-000000000001;Loop detected\"", 0, NULL},
    {"a Reason cut off, of several", "text=\"00000000-0000-0000-0000-000000000001;Unable to", 504,
     NULL},
    {"the second Reason", "text=\"x\";text=\"00000000-0000-0000-0000-000000000001;Loop detected\"",
     0, "- - Loop detected"},
    {"a Reason without GUID, of the SIP code", "text=\"Establishment timeout\"", 408,
     "- - Establishment timeout"},
    {"a Reason without GUID, of another", "text=\"Establishment timeout\"", 500, NULL},
    {"a Reason without GUID, cut off", "text=\"Establishment tim", 408, NULL},
    {"a Reason without GUID that another code registers", "text=\"Loop detected\"", 500, NULL},
    {"a Reason without GUID that is registered", "text=\"Bad Request\"", 400, NULL},
    {"a GUID with another dash", "text=\"00000000+0000-0000-0000-000000000001;Loop detected\"", 0,
     NULL},
    {"a GUID that is none", "text=\"00000000-0000-0000-0000-00000000000g;Loop detected\"", 0, NULL},
    {"labels and a phrase",
     "callEndSubReason=569015 Unable to deliver INVITE: No such host is known", 0,
     "569015 - Unable to deliver INVITE: No such host is known"},
};

static const struct drcode_catalog *catalog; /* of the phrases */

static struct evidence *start(const struct drcode_catalog *of)
{
    struct evidence *evidence = new_evidence(of);

    catalog = of;
    return evidence;
}

/* Reads a text of which what starts before `from` is no evidence, and compares. */
static void expect(struct evidence *evidence, const char *text, size_t from, size_t size, int sip,
                   const char *expected)
{
    static struct record record;
    char out[FIELD_ROOM + 64];
    size_t used;
    bool found;

    record_start(&record, 1);
    found = evidence_read(evidence, text, from, size, sip ? sip : DRCODE_NO_CODE, &record);
    assert_true(found == (expected != NULL));
    if (!found)
        return;
    used =
        (size_t)snprintf(out, sizeof out, record.microsoft < 0 ? "-" : "%s%ld",
                         record.microsoft_trust == LABEL_WEAK ? "~" : "", (long)record.microsoft);
    used += (size_t)snprintf(out + used, sizeof out - used, record.sip < 0 ? " -" : " %s%d",
                             record.sip_trust == LABEL_WEAK ? "~" : "", record.sip);
    snprintf(out + used, sizeof out - used, " %s",
             record.phrase ? catalog->pool + record.phrase->phrase : "-");
    assert_string_equal(out, expected);
}

static void test_reading(void **state)
{
    const struct reading *row = *state;
    struct evidence *evidence = start(drcode_builtin());
    size_t size;
    char *text;

    text = copy_bare(row->text, &size);
    expect(evidence, text, 0, size, row->sip, row->fields);
    free(text);
    free_evidence(evidence);
}

/* Bytes before `from` are context: they can disqualify a number, not supply one. */
static const struct piece {
    const char *name, *text;
    size_t from;
    const char *fields;
} pieces[] = {
    {"a phrase from its start on", "x: No callee endpoints were found", 3,
     "- - No callee endpoints were found"},
    {"a phrase from its second letter on", "x: No callee endpoints were found", 4, NULL},
    {"a phrase that a word touches", "xNo callee endpoints were found", 1, NULL},
    {"a phrase after a word that was read", "x No callee endpoints were found", 1,
     "- - No callee endpoints were found"},
    {"a Reason", "x text=\"00000000-0000-0000-0000-000000000001;Loop detected\"", 2,
     "- - Loop detected"},
    {"a Reason that has begun", "x text=\"00000000-0000-0000-0000-000000000001;Loop detected\"", 3,
     NULL},
    {"a number whose label was read", "callEndSubReason: 569015", 18, "569015 - -"},
    {"a number that was read", "callEndSubReason: 569015 finalSipCode: 504", 19, NULL},
    {"a pair", "x 504 569015", 2, "569015 504 -"},
    {"a pair half of which was read", "x 504 569015", 3, NULL},
    {"a pair in a row whose first was read", "1 504 569015", 2, NULL},
};

static void test_piece(void **state)
{
    const struct piece *row = *state;
    struct evidence *evidence = start(drcode_builtin());
    size_t size;
    char *text;

    text = copy_bare(row->text, &size);
    expect(evidence, text, row->from, size, 0, row->fields);
    free(text);
    free_evidence(evidence);
}

/* Bytes before a text and after it are none of it. */
static void test_bounds(void **state)
{
    static const char text[] =
        "a text of some length, with a letter beyond ASCII, \303\251, before "
        "text=\"00000000-0000-0000-0000-000000000001;Loop detected\"";
    size_t size = (size_t)(strstr(text, "text=") - text);
    struct evidence *evidence = start(drcode_builtin());

    (void)state;
    expect(evidence, text, size, sizeof text - 1, 0, "- - Loop detected");
    expect(evidence, text, size, size, 0, NULL);
    expect(evidence, &"5:569015 504"[1], 0, 11, 0, "569015 504 -");
    expect(evidence, "569015 504.5", 0, 11, 0, "569015 504 -");
    expect(evidence, "569015 5041", 0, 10, 0, "569015 504 -");
    expect(evidence, &"1569015 504"[1], 0, 10, 0, "569015 504 -");
    free_evidence(evidence);
}

/* The text of a Reason has room for FIELD_ROOM bytes with its end. */
static void test_long_reason(void **state)
{
    struct evidence *evidence = start(drcode_builtin());
    int blanks;

    (void)state;
    for (blanks = FIELD_ROOM - 20; blanks < FIELD_ROOM; blanks++) {
        char text[2 * FIELD_ROOM];
        int size =
            snprintf(text, sizeof text,
                     "text=\"00000000-0000-0000-0000-000000000001;Loop%*sdetected\"", blanks, "");

        expect(evidence, text, 0, (size_t)size, 0,
               4 + blanks + 8 < FIELD_ROOM ? "- - Loop detected" : NULL);
    }
    free_evidence(evidence);
}

#define ZEBRAS  "Quick zebras jump over the lazy foxes "
#define LONGEST ZEBRAS ZEBRAS ZEBRAS ZEBRAS ZEBRAS ZEBRAS ZEBRAS ZEBRAS ZEBRAS ZEBRAS "of the SBC"

/* In a pair, a Microsoft code has six digits; the longest phrase counts as any other. */
static void test_documents(void **state)
{
    static const char text[] = "## 100000 400 Bad\nSuggested actions:\n- One.\n"
                               "## 99999 400 Bad\nSuggested actions:\n- Two.\n"
                               "## 1 400 " LONGEST "\nSuggested actions:\n- Three.\n";
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *loaded;
    struct evidence *evidence;

    (void)state;
    assert_true(document_parse(&records, "x.md", text, sizeof text - 1, &error));
    loaded = catalog_add(drcode_builtin(), &records, &error);
    assert_non_null(loaded);
    evidence = start(loaded);
    expect(evidence, "100000 400", 0, 10, 0, "100000 400 -");
    expect(evidence, "99999 400", 0, 9, 0, NULL);
    expect(evidence, "x: " LONGEST, 0, strlen("x: " LONGEST), 0, "- - " LONGEST);
    free_evidence(evidence);
    drcode_catalog_free(loaded);
    document_entries_free(&records);
}

/* Every phrase of the catalog is found after a GUID in a message of its SIP code, in both
   languages; one of many letters in running text as well. */
static void test_phrases(void **state)
{
    static struct record record;
    struct evidence *evidence = start(drcode_builtin());
    size_t i;
    int lang;

    (void)state;
    for (i = 0; i < drcode_count(drcode_builtin()); i++) {
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            struct drcode_entry entry;
            char text[1024];
            int size;

            drcode_entry(drcode_builtin(), i, (enum drcode_lang)lang, &entry);
            if (entry.meaning) /* which no log has */
                continue;
            size =
                snprintf(text, sizeof text,
                         "REASON: Q.850;cause=1;text=\"00000000-0000-0000-0000-000000000001;%s.\"",
                         entry.phrase);
            record_start(&record, 1);
            assert_true(evidence_read(evidence, text, 0, (size_t)size, entry.sip, &record));
            assert_true(record_has_phrase(&record));
            if (strlen(entry.phrase) < 40)
                continue;
            size = snprintf(text, sizeof text, "x: %s.", entry.phrase);
            record_start(&record, 1);
            assert_true(evidence_read(evidence, text, 0, (size_t)size, DRCODE_NO_CODE, &record));
            assert_true(record_has_phrase(&record));
        }
    }
    free_evidence(evidence);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, test_reading);
    ADD_ROWS(&tests, pieces, test_piece);
    add_test(&tests, "what is around a text", test_bounds, NULL);
    add_test(&tests, "a long Reason", test_long_reason, NULL);
    add_test(&tests, "codes and phrases of documents", test_documents, NULL);
    add_test(&tests, "every phrase after a GUID", test_phrases, NULL);
    return run_all(&tests, "evidence");
}
