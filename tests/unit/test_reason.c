/* test_reason.c - the text of a SIP Reason header. */
#include "lookup/reason.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#define GUID "00000000-0000-0000-0000-000000000001"

static const struct value {
    const char *name, *text;
    const char *phrase;
    bool guid;
} values[] = {
    {"nothing", "", "", false},
    {"a phrase", "Loop detected", "Loop detected", false},
    {"a phrase in quotes", "\"Loop detected\";x", "Loop detected", false},
    {"a phrase in escaped quotes", "\\\"Loop detected\\\";x", "Loop detected", false},
    {"blanks before a phrase", " \" Loop detected\"", "Loop detected", false},
    {"a phrase that its line ends", "Loop detected\nTO: x", "Loop detected", false},
    {"a GUID", "\"" GUID ";Loop detected\"", "Loop detected", true},
    {"a GUID alone", "\"" GUID "\"", "", false},
    {"a GUID that is cut off", "\"00000000-0000-4A", "", false},
    {"a GUID that is cut off after its first part", "00000000-", "", false},
    {"a number", "00000000", "00000000", false},
    {"words with a dash", "\"deadbeef-ring no answer\"", "deadbeef-ring no answer", false},
    {"more than a GUID", "\"" GUID "0\"", GUID "0", false},
    {"a GUID without a phrase", "\"" GUID ";\"", "", true},
    {"a GUID and another sign", "\"" GUID ",Loop detected\"", GUID ",Loop detected", false},
    {"no GUID", "\"00000000-0000-0000-0000-00000000000g;Loop detected\"",
     "00000000-0000-0000-0000-00000000000g;Loop detected", false},
    {"full stops and blanks at the end", "\"" GUID ";Loop detected. . \"", "Loop detected", true},
    {"nothing but them", "\"" GUID "; . \"", "", true},
    {"nothing after a quote and blanks", "\"  ", "", false},
    {"a GUID at the end", GUID, "", false},
};

static void reads(void **state)
{
    const struct value *row = *state;
    struct reason reason;
    size_t size;
    char *text = copy_bare(row->text, &size);

    reason_read(text, text + size, &reason);
    assert_int_equal(reason.end - reason.phrase, strlen(row->phrase));
    assert_memory_equal(reason.phrase, row->phrase, strlen(row->phrase));
    assert_true(reason.guid == row->guid);
    free(text);
}

static const struct naming {
    const char *name, *text;
    bool named;
} namings[] = {
    {"a name", "Q.850;text", true},
    {"a name in capitals", "TEXT", true},
    {"a name after a blank", " Text", true},
    {"no name: a part of a word", "context", false},
    {"no name: after an underscore", "_text", false},
    {"no name: another word", "test", false},
    {"no name: another first letter", "next", false},
    {"no name: more", "texts", false},
    {"no name: less", "ext", false},
    {"no name: nothing", "", false},
};

static void names(void **state)
{
    const struct naming *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_true(reason_is_name(text, text + size) == row->named);
    free(text);
}

static const struct found {
    const char *name, *text;
    const char *phrase; /* NULL: none */
} finds[] = {
    {"a parameter", "Q.850;cause=16;text=\"Loop detected\"", "Loop detected"},
    {"a parameter without quotes", "text=Loop detected", "Loop detected"},
    {"the first of two", "text=\"Loop detected\", x;text=\"Rejected\"", "Loop detected"},
    {"no phrase", "text=\"\"", NULL},
    {"no value", "Q.850;text=", NULL},
    {"no parameter", "Q.850;cause=16", NULL},
    {"no text", "", NULL},
};

static void finds_it(void **state)
{
    const struct found *row = *state;
    struct reason reason;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_true(reason_find(text, size, &reason) == (row->phrase != NULL));
    if (row->phrase) {
        assert_int_equal(reason.end - reason.phrase, strlen(row->phrase));
        assert_memory_equal(reason.phrase, row->phrase, strlen(row->phrase));
    }
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, values, reads);
    ADD_ROWS(&tests, namings, names);
    ADD_ROWS(&tests, finds, finds_it);
    return run_all(&tests, "reason");
}
