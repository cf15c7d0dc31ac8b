/* test_query.c - what is asked: the words and the HRESULT that are left of it. */
#include "lookup/query.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#define GUID "00000000-0000-0000-0000-000000000001"

static const struct words {
    const char *name, *text;
    const char *phrase; /* folded */
} rows[] = {
    {"nothing", "", ""},
    {"words", "Loop - detected!", "loop detected"},
    {"numbers", "569002 504 Loop detected 7", "loop detected"},
    {"numbers that are part of a word", "Loop2 detected", "loop2 detected"},
    {"an HRESULT", "failed; HRESULT=590615", "failed hresult 590615"},
    {"addresses", "Loop detected at 10.0.0.1:5061, [::1]", "loop detected at"},
    {"a host", "Loop detected at sbc1.example.com:5061 today", "loop detected at today"},
    {"a SIP address", "Loop detected sip:x user@example.com", "loop detected"},
    {"times", "2024-11-20 09:15:02.123 Loop detected", "loop detected"},
    {"telephone numbers", "Loop detected +1 555 010-0200, 0800*1*2", "loop detected"},
    {"a GUID", GUID ";Loop detected", "loop detected"},
    {"line ends as syslog writes them", "Loop#012detected#015", "loop detected"},
    {"a mark of no width", "Lo\342\200\213op detected", "loop detected"},
    {"a no-break space", "Loop\302\240detected", "loop detected"},
    {"a Reason header", "SIP/2.0 500 x\nREASON: Q.850;cause=1;text=\"" GUID ";Loop detected.\"\ny",
     "loop detected"},
    {"a Reason header without quotes", "x;text = Loop detected\ny", "loop detected"},
    {"a text with a colon", "x, text: Loop detected", "loop detected"},
    {"a label of a phrase", "x; finalSipCodePhrase : Loop detected\ny", "loop detected"},
    {"the first of two", "text=\"one\";text=\"two\"", "one"},
    {"a parameter of another name", "context=\"Loop detected\"", "context loop detected"},
};

static void reads_words(void **state)
{
    const struct words *row = *state;
    static struct query query;
    size_t size;
    char *text = copy_bare(row->text, &size);

    query_read(drcode_builtin(), text, size, &query);
    assert_string_equal(query.phrase, row->phrase);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, reads_words);
    return run_all(&tests, "query");
}
