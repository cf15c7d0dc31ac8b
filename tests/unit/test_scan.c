/* test_scan.c - what is found in a few lines of each kind: rows of tables, JSON, SIP messages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drcode.h"
#include "log/scanner.h"
#include "test.h"

#define HEADER "finalSipCode,callEndSubReason,finalSipCodePhrase\n"

/* Findings, with those of calls that ended normally and of rows that say nothing: "LINE:
   SIP/MICROSOFT MATCH (PHRASE) @SBC xCALLS", what is not known left out. */
static const struct scan_row {
    const char *name, *text, *found;
} rows[] = {
    {"a row", HEADER "403,560403,x\n,,\n\n0,0,\n", "2: 403/560403 pair (x)|5: 0/0 normal"},
    {"an open quote in the last row", HEADER "403,560403,x\n480,10037,\"y\n",
     "2: 403/560403 pair (x)|3: 480/10037 pair"},
    {"an open quote in a row with others below", HEADER "403,560403,\"x\n480,10037,y\n404,,z\n",
     "2: 403/560403 pair|3: 480/10037 pair (y)|4: 404/- sip (z)"},
    {"an open quote in a line that is too long", HEADER "403,560403,\"~\n480,10037,y\n",
     "2: 403/560403 pair|3: 480/10037 pair (y)"},
    {"an open quote in a row without a code", HEADER ",,\"x\n", ""},
    {"text below a row with an open quote", HEADER "403,560403,\"x\ncall 569015 504 y\n",
     "2: 403/560403 pair|3: 504/569015 pair"},
    {"text between rows", HEADER "403,560403,x\ncall 569015 504 y\n480,10037,y\n",
     "2: 403/560403 pair (x)|3: 504/569015 pair|4: 480/10037 pair (y)"},
    {"a line with as many cells as the table", HEADER "x,y 569015 504,z\n480,10037,y\n",
     "2: 504/569015 pair|3: 480/10037 pair (y)"},
    {"names in the place of codes", HEADER "name,size,kind\n480,10037,y\n",
     "2: nothing (kind)|3: 480/10037 pair (y)"},
    {"a header of another table", HEADER "callEndSubReason,sbcFqdn,finalSipCode\n10037,a.b,480\n",
     "3: 480/10037 pair @a.b"},
    {"no code in its place", HEADER "n/a,n/a,x\n480,10037,y\n",
     "2: nothing (x)|3: 480/10037 pair (y)"},
    {"no code in a row over two lines", HEADER "long,long,\"x\ny\"\n480,10037,y\n",
     "4: 480/10037 pair (y)"},
    {"a row over two lines", HEADER "480,10037,\"x\ny\"\n403,560403,z\n",
     "2: 480/10037 pair (x\ny)|4: 403/560403 pair (z)"},
    {"a table without a column of Microsoft codes",
     "finalSipCode,reason\n504,call 569015 504\n504,No such host\n480,No callee endpoints were "
     "found\n,569015 504\n",
     "2: 504/569015 pair|3: 504/- sip|4: 480/- phrase (No callee endpoints were found)|"
     "5: -/569015 code"},
    {"a table with a column of phrases: nothing else counts",
     "finalSipCode,finalSipCodePhrase,x\n504,y,call 569015 504\n", "2: 504/- sip (y)"},
    {"empty rows as Excel writes them", HEADER ",,\n\"\",,\n , ,\nx,,\n", "5: nothing"},

    {"groups of codes",
     "Count Name\n----- ----\n   12 403, 560403\n    3 560403, 403\n    1 403, 560403, Forbidden "
     "x\n"
     "    2 403, 560403, sbc1.contoso.com\n",
     "3: 403/560403 pair x12|4: 403/560403 pair x3|5: 403/560403 pair (Forbidden x)|6: "
     "403/560403 pair x2"},
    {"groups of normal ends", "Count Name\n----- ----\n   12 0, 540000\n    3 200, 0\n",
     "3: 0/540000 normal x12"},
    {"groups of other numbers",
     "Count Name\n----- ----\n   12 403, 560404\n    3 700, 560403\n    1 403\n    2 403, x\n"
     "    5 999, 403\n    4 -1, 560403\n",
     ""},
    {"groups of a phrase", "Count Name\n----- ----\n   12 No callee endpoints were found\n",
     "3: phrase (No callee endpoints were found) x12"},
    {"a group of very many",
     "                Count Name\n                ----- ----\n"
     "123456789012345678901 403, 560403\n",
     "3: 403/560403 pair x123456789012345678"},
    {"a group with a value between", "Count Name\n----- ----\n   12 x, 403, 1234567, 560403\n",
     "3: 403/560403 pair x12"},

    {"an aligned table",
     "finalSipCode callEndSubReason sbcFqdn\n------------ ---------------- -------\n"
     "         403           560403 a.b\n         480           10037  c.d\n"
     "                              rest\n\n\ncall 569015 504\n",
     "3: 403/560403 pair @a.b|4: 480/10037 pair @c.d|8: 504/569015 pair"},
    {"an aligned table after text",
     "call 569015 504\nfinalSipCode sbcFqdn\n------------ -------\n"
     "         403 x\n\ncall 569015 504\n",
     "1: 504/569015 pair|4: 403/- sip @x|6: 504/569015 pair"},
    {"a table with bars",
     "| finalSipCode | callEndSubReason |\n|---|---|\n| 403 | 560403 |\n| | |\n| 0 | 0 |\n\n"
     "call 569015 504\n",
     "3: 403/560403 pair|5: 0/0 normal|7: 504/569015 pair"},
    {"a row of HTML in a line with others",
     "<table><tr><th>finalSipCode<th>sbcFqdn<tr><td>403<td>a<tr><td>404<td>b</table>\n"
     "call 569015 504\n",
     "1: 403/- sip @a|1: 404/- sip @b|2: 504/569015 pair"},
    {"a Reason in a row",
     "h= |a|SIPTrmReason|SIPTermDesc|c|d\n"
     "h= |a|480|Q.850;cause=31;text=\"00000000-0000-0000-0000-000000000001;No callee endpoints "
     "were "
     "found\"|c|d\n"
     "h= |a|486|Q.850;cause=17;text=\"x 569015 504\"|c|d\nh= |a|503||c|d\n",
     "2: 480/- phrase (No callee endpoints were found)|3: 504/569015 pair|4: nothing"},
};

static const struct scan_row objects[] = {
    {"an object", "{\"finalSipCode\":403,\"callEndSubReason\":560403}\n", "1: 403/560403 pair"},
    {"objects of one line", "{\"callEndSubReason\":560403} {\"callEndSubReason\":560404}\n",
     "1: -/560403 code|1: -/560404 code"},
    {"text in the strings of objects of others",
     "{\"message\":\"call 569015 504\"}\n{\"message\":\"x\\ncall 569015 504\\nsub 569002 504\"}\n",
     "1: 504/569015 pair|2: 504/569015 pair"},
    {"strings of several lines",
     "{\"a\":\"x\\ny\",\"b\":\"No callee endpoints were found\\n"
     "call 569015 504\"}\n",
     "1: phrase (No callee endpoints were found)"},
    {"a phrase in a line of a string, and its time",
     "{\"log\":\"a\\n2025-03-04 09:00:01 gw1 No callee endpoints were found\"}\n",
     "1: phrase (No callee endpoints were found) at 2025-03-04 09:00:01"},
    {"a SIP code and text", "{\"sipCode\":504,\"text\":\"No such host is known\"}\n", ""},
    {"a call that ended normally", "{\"finalSipCode\":0,\"callEndSubReason\":0}\n",
     "1: 0/0 normal"},
    {"a call without codes", "{\"finalSipCode\":null,\"callEndSubReason\":null,\"id\":\"x\"}\n",
     ""},
    {"text after an object that was found", "{\"callEndSubReason\":560403} call 569015 504\n",
     "1: -/560403 code"},
    {"text after an object that says nothing", "{\"a\":1}, call 569015 504\n",
     "1: 504/569015 pair"},
    {"an object over two lines, and text",
     "{\"a\":1,\n\"callEndSubReason\":560403} call 569015 504\n", "1: -/560403 code"},
    {"JSON that ends in no object", "{\"a\":1,\ncall 569015 504\n", "2: 504/569015 pair"},
    {"a SIP message in a string",
     "{\"sip\":\"SIP/2.0 480 x\\r\\nTo: <sip:+1@sip.pstnhub.microsoft.com>\\r\\nCSeq: 1 "
     "INVITE\\r\\n"
     "\\r\\n\"}\n{\"callEndSubReason\":560403}\n",
     "1: 480/- undocumented|2: -/560403 code"},
    {"rows of an array",
     "{\"c\":[\"finalSipCode\",\"callEndSubReason\"],\"r\":[[403,560403],[null,null],[0,0]]}\n",
     "1: 403/560403 pair|1: 0/0 normal"},
};

static void show(void *context, const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    struct buffer *out = context;
    char text[64];

    snprintf(text, sizeof text, "%s%llu:", out->size > 0 ? "|" : "",
             (unsigned long long)finding->line);
    buffer_string(out, text);
    if (answer->sip >= 0 || answer->microsoft >= 0) {
        snprintf(text, sizeof text, answer->sip < 0 ? " -/" : " %d/", answer->sip);
        buffer_string(out, text);
        snprintf(text, sizeof text, answer->microsoft < 0 ? "-" : "%ld", (long)answer->microsoft);
        buffer_string(out, text);
    }
    buffer_char(out, ' ');
    buffer_string(out,
                  answer->match == DRCODE_NOTHING ? "nothing" : drcode_match_name(answer->match));
    if (finding->phrase) {
        buffer_string(out, " (");
        buffer_string(out, finding->phrase);
        buffer_char(out, ')');
    }
    if (finding->sbc) {
        buffer_string(out, " @");
        buffer_string(out, finding->sbc);
    }
    if (finding->time) {
        buffer_string(out, " at ");
        buffer_string(out, finding->time);
    }
    snprintf(text, sizeof text, " x%llu", (unsigned long long)finding->count);
    buffer_string(out, finding->count == 1 ? "" : text);
}

/* Reads a text; `~` is 70,000 letters. */
static void finds(void **state)
{
    const struct scan_row *row = *state;
    struct buffer out = {0}, text = {0};
    const struct drcode_scanner_calls calls = {.found = show, .context = &out};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);
    const char *at;
    size_t i;

    assert_non_null(scanner);
    for (at = row->text; *at; at++) {
        for (i = 0; *at == '~' && i < 70000; i++)
            buffer_char(&text, 'y');
        if (*at != '~')
            buffer_char(&text, *at);
    }
    drcode_scan(scanner, text.data, text.size);
    drcode_scan_end(scanner);
    buffer_char(&out, '\0');
    assert_string_equal(out.data, row->found);
    drcode_scanner_free(scanner);
    buffer_free(&out);
    buffer_free(&text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, finds);
    ADD_ROWS(&tests, objects, finds);
    return run_all(&tests, "scan");
}
