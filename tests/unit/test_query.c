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
    {"a word like an address", "v1.2.3 Loop detected", "v1 2 3 loop detected"},
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
    {"a label without a phrase", "x text=", ""},
    {"a GUID alone", "Loop detected " GUID, "loop detected"},
    {"a GUID with a letter that is none", "Loop 0000000g-0000-0000-0000-000000000001",
     "loop 0000000g 000000000001"},
    {"points", "Loop detected 5. .5 .. at", "loop detected at"},
    {"fractions", "Loop detected 1.5 1.5x", "loop detected 1 5x"},
    {"a time", "Loop detected 12:30", "loop detected"},
    {"a telephone number of digits alone", "Loop detected +15550100", "loop detected"},
    {"a letter of times alone", "Loop detected T", "loop detected t"},
    {"a host without a port", "Loop detected at sbc1.example.com today", "loop detected at today"},
    {"a host without its first name", "Loop detected .host", "loop detected host"},
    {"a host with two points", "Loop a..bcd detected", "loop a bcd detected"},
    {"a host with a folder", "Loop a.bcd/x detected", "loop a bcd x detected"},
    {"an address of SIPS", "Loop detected sips:alice today", "loop detected today"},
    {"a number after a word", "HRESULT 12a", "hresult 12a"},
    {"tags", "Loop <b>detec</b>ted<br/>", "loop detec ted"},
    {"tags without an end", "Loop <b detected <b", "loop b detected b"},
    {"a tag in a tag", "Loop <b<i>detected", "loop b detected"},
    {"a tag without a name", "Loop <>detected", "loop detected"},
    {"a tag with another sign", "Loop <b,>detected", "loop b detected"},
    {"a name of no tag", "Loop <x>detected", "loop x detected"},
    {"the start of a tag's name", "Loop <blockq>detected", "loop blockq detected"},
    {"a long name of no tag", "Loop <aaaaaaaaaaaaaaaa>detected", "loop aaaaaaaaaaaaaaaa detected"},
    {"character references", "Loop&nbsp;detected &amp;", "loop detected amp"},
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

static const struct hresult {
    const char *name, *text;
    uint32_t hresult;
    const char *asked; /* its name, where it was asked for by that */
} hresults[] = {
    {"hexadecimal digits", "error 0x80090325.", 0x80090325, ""},
    {"hexadecimal digits without 0x", "error 80090325.", 0x80090325, ""},
    {"hexadecimal digits of no known HRESULT", "error 80070005.", 0, ""},
    {"a digit too few", "error 0x8009032", 0, ""},
    {"a letter that is no digit", "error 0x8009032g", 0, ""},
    {"a letter after the last digit", "error 0x8009032f", 0x8009032f, ""},
    {"a capital digit after the last digit", "error 0x8009032F", 0x8009032f, ""},
    {"decimal digits", "error -2146893019", 0x80090325, ""},
    {"decimal digits after the word", "HRESULT=590615", 590615, ""},
    {"decimal digits after the word and a colon", "hresult: 590615", 590615, ""},
    {"a name", "Sec_E_Untrusted_Root", 0x80090325, "sec_e_untrusted_root"},
    {"the first of two", "0x80090325 0x80090326", 0x80090325, ""},
    {"none", "590615", 0, ""},
    {"more than 32 bits", "HRESULT 99999999999", 0, ""},
    {"a letter in decimal digits", "HRESULT 12a", 0, ""},
    {"ten hexadecimal digits", "error 0x80090325ff", 0, ""},
};

/* Codes in groups of digits, and between other signs. */
static const struct groups {
    const char *text;
    int32_t microsoft, sip;
} groups[] = {
    {"code 569,002 failed", 569002, DRCODE_NO_CODE},
    {"code 569.002 failed", 569002, DRCODE_NO_CODE},
    {"code 569'002 failed", 569002, DRCODE_NO_CODE},
    {"code 569 002 failed", 569002, DRCODE_NO_CODE},
    {"code 569   002 failed", 569002, DRCODE_NO_CODE},
    {"code 569,002, failed", 569002, DRCODE_NO_CODE},
    {"code 569,002,x failed", 569002, DRCODE_NO_CODE},
    {"code 569,002,1 failed", DRCODE_NO_CODE, 569},
    {"code ,569,002 failed", DRCODE_NO_CODE, DRCODE_NO_CODE},
    {"code +569,002 failed", DRCODE_NO_CODE, DRCODE_NO_CODE},
    {"code 569;002 failed", DRCODE_NO_CODE, 569},
    {"code 569,02 failed", DRCODE_NO_CODE, 569},
    {"code 569,404 failed", DRCODE_NO_CODE, 569},
    {"code 469,002 failed", DRCODE_NO_CODE, 469},
    {"code 499,002 failed", DRCODE_NO_CODE, 499},
    {"code 510,560 failed", 510560, DRCODE_NO_CODE},
    {"code 569\342\200\213002 failed", 569002, DRCODE_NO_CODE},
    {"code **569002** failed", 569002, DRCODE_NO_CODE},
    {"code _569002_ failed", 569002, DRCODE_NO_CODE},
    {"code *_569002_* failed", 569002, DRCODE_NO_CODE},
    {"code _569002* failed", DRCODE_NO_CODE, DRCODE_NO_CODE},
    {"code +123 569002 failed", DRCODE_NO_CODE, DRCODE_NO_CODE}, /* a telephone number */
    {"code +1234 569002 failed", 569002, DRCODE_NO_CODE},
};

static void joins_groups(void **state)
{
    const struct groups *row = *state;
    static struct query query;
    size_t size;
    char *text = copy_bare(row->text, &size);

    query_read(drcode_builtin(), text, size, &query);
    assert_int_equal(query.statement.microsoft, row->microsoft);
    assert_int_equal(query.statement.sip, row->sip);
    free(text);
}

static void reads_hresult(void **state)
{
    const struct hresult *row = *state;
    static struct query query;
    size_t size;
    char *text = copy_bare(row->text, &size);

    query_read(drcode_builtin(), text, size, &query);
    assert_int_equal(query.hresult, row->hresult);
    assert_string_equal(query.hresult_name, row->asked);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, reads_words);
    ADD_ROWS(&tests, hresults, reads_hresult);
    ADD_ROWS(&tests, groups, joins_groups);
    return run_all(&tests, "query");
}
