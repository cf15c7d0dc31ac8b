/* test_evidence.c - what a line of running text says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evidence.h"
#include "test.h"

/* What is read, as "MICROSOFT SIP phrase", "-" for what is not there; a `~` before a code whose
   label is weak. */
static const struct reading {
    const char *name, *text;
    int sip;            /* of the message that the text stands in */
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
    {"a pair that touches a word", "x569015 504", 0, NULL},
    {"a pair with a unit", "569015 504ms", 0, NULL},
    {"a pair behind a fraction", "1.569015 504", 0, NULL},
    {"a pair behind a mark", ":569015 504", 0, "569015 504 -"},
    {"a pair with a plus sign", "+569015 504", 0, NULL},
    {"a pair in a row", "1 569015 504", 0, NULL},
    {"the second pair of a line", "1 504 569015 x 504 569018", 0, "569018 504 -"},
    {"a phrase", "x: No callee endpoints were found.", 0, "- - No callee endpoints were found"},
    {"a phrase in other case, with other marks", "NO CALLEE\302\240ENDPOINTS, were found!", 0,
     "- - No callee endpoints were found"},
    {"a phrase as one word", "x MediaConnectivityFailure y", 0, "- - MediaConnectivityFailure"},
    {"a phrase with words in front of its first", "SomeNo callee endpoints were found", 0, NULL},
    {"a phrase that goes on", "No callee endpoints were foundation", 0, NULL},
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
    {"a Reason with a space behind", "text=\"00000000-0000-0000-0000-000000000001;Loop detected \"",
     0, "- - Loop detected"},
    {"a Reason with a full stop and a space behind",
     "text=\"00000000-0000-0000-0000-000000000001;Loop detected. \"", 0, "- - Loop detected"},
    {"a Reason cut off to six letters", "text=\"00000000-0000-0000-0000-000000000001;Loop de", 500,
     "- - Loop detected"},
    {"a Reason cut off to five letters", "text=\"00000000-0000-0000-0000-000000000001;Loop d", 500,
     NULL},
    {"a Reason cut off too soon", "text=\"00000000-0000-0000-0000-000000000001;Loop", 500, NULL},
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
    {"a GUID that is none", "text=\"00000000-0000-0000-0000-00000000000g;Loop detected\"", 0, NULL},
    {"labels and a phrase",
     "callEndSubReason=569015 Unable to deliver INVITE: No such host is known", 0,
     "569015 - Unable to deliver INVITE: No such host is known"},
};

static void test_reading(void **state)
{
    static struct fields fields;
    const struct reading *row = *state;
    struct evidence *evidence = evidence_new(drcode_builtin());
    char *text, out[FIELD_ROOM + 64];
    size_t size, used;
    bool found;

    assert_non_null(evidence);
    text = copy_bare(row->text, &size);
    fields_start(&fields, 1);
    found = evidence_read(evidence, text, 0, size, row->sip ? row->sip : DRCODE_NO_CODE, &fields);
    assert_true(found == (row->fields != NULL));
    if (found) {
        used = (size_t)snprintf(out, sizeof out, fields.microsoft < 0 ? "-" : "%s%ld",
                                fields.microsoft_trust == LABEL_WEAK ? "~" : "",
                                (long)fields.microsoft);
        used += (size_t)snprintf(out + used, sizeof out - used, fields.sip < 0 ? " -" : " %s%d",
                                 fields.sip_trust == LABEL_WEAK ? "~" : "", fields.sip);
        snprintf(out + used, sizeof out - used, " %.*s",
                 fields.size[LABEL_PHRASE] ? (int)fields.size[LABEL_PHRASE] : 1,
                 fields.size[LABEL_PHRASE] ? fields.text[LABEL_PHRASE] : "-");
        assert_string_equal(out, row->fields);
    }
    free(text);
    evidence_free(evidence);
}

/* Every phrase of the catalog is found behind a GUID in a message of its SIP code, in both
   languages. */
static void test_phrases(void **state)
{
    static struct fields fields;
    struct evidence *evidence = evidence_new(drcode_builtin());
    size_t i;
    int lang;

    (void)state;
    assert_non_null(evidence);
    for (i = 0; i < drcode_count(drcode_builtin()); i++) {
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            struct drcode_entry entry;
            char text[1024];
            int size;

            drcode_entry(drcode_builtin(), i, (enum drcode_lang)lang, &entry);
            size =
                snprintf(text, sizeof text,
                         "REASON: Q.850;cause=1;text=\"00000000-0000-0000-0000-000000000001;%s.\"",
                         entry.phrase);
            fields_start(&fields, 1);
            assert_true(evidence_read(evidence, text, 0, (size_t)size, entry.sip, &fields));
            assert_true(fields.size[LABEL_PHRASE] > 0);
        }
    }
    evidence_free(evidence);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, test_reading);
    add_test(&tests, "every phrase behind a GUID", test_phrases, NULL);
    return run_all(&tests, "evidence");
}
