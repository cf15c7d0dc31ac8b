/* test_scan.c - what is found in a few lines of each kind: rows of tables, JSON, SIP messages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drcode.h"
#include "log/scanner.h"
#include "test.h"

#define HEADER "finalSipCode,callEndSubReason,finalSipCodePhrase\n"

/* Counts of summaries, and findings, with those of calls that ended normally and of rows that say
   nothing: "LINE: SIP/MICROSOFT MATCH (PHRASE) @SBC xCALLS", what is not known left out. */
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
    {"an empty quote in the last row", HEADER "403,560403,\"", "2: 403/560403 pair"},
    {"a table of others after one",
     "finalSipCode,callEndSubReason,x\n403,560403,y\nstatus,size,kind\n480,10037,y\n",
     "2: 403/560403 pair"},
    {"calls that ended normally",
     "finalSipCode,callEndSubReason,sbcFqdn\n0,0,a.b\n0,540000,a.b\n403,560403,a.b\n",
     "2: 0/0 normal|3: 0/540000 normal|4: 403/560403 pair @a.b"},
    {"a summary in CSV",
     "callEndSubReason,finalSipCode,count,share,records,failures,normal,users,sbc,country,"
     "normalBySbc\n"
     "560403,403,2,100.0,,,,,\"a.b=1\nc.d=1\",FR=2,\n,,,,5,2,1,1,,,\"a.b=1\"\n560404,404,1,9.0,,,,,"
     "c.d=1,FR=1,\n",
     "sbc.a.b=1|sbc.c.d=1|country.FR=2|2: 403/560403 pair x2|normalBySbc.a.b=1|4: normal|4: "
     "nothing|sbc.c.d=1|country.FR=1|5: 404/560404 pair"},
    {"a long line of text", "call 569015 504 ~ x 569002 504\n", "1: 504/569015 pair"},
    {"the first bytes of a line", "569015 504\n", "1: 504/569015 pair"},
    {"names at the end of a long line", "~,finalSipCode,sbcFqdn\n1,403,x\n", ""},
    {"text at the end of a long line", "~ x 569002 504\n", "1: 504/569002 pair"},
    {"an object between rows",
     HEADER "[ {\"callEndSubReason\":560404,\"a\":1,\"b\":2}]\n403,560403,x\n",
     "2: -/560404 code|3: 403/560403 pair (x)"},
    {"a long line is none of a block", "CallEndSubReason : 569015 ~\nFinalSipCode : 404\n",
     "1: -/569015 code"},
    {"an array that starts with an object, which is no row, and one that may be",
     "a,finalSipCode,callEndSubReason,b\n[ {\"x\":1},403,560403,9]\n[ [1],403,560403,9]\n",
     "3: 403/560403 pair"},
    {"an empty line in a table ends a block",
     HEADER "FinalSipCode : 504\n\nCallEndSubReason : 569015\n", "4: -/569015 code"},
    {"an empty line in a table, and text", HEADER "\ncall 569015 504\n403,560403,x\n",
     "3: 504/569015 pair|4: 403/560403 pair (x)"},

    {"groups of codes",
     "Count Name\n----- ----\n   12 403, 560403\n    3 560403, 403\n    1 403, 560403, Forbidden "
     "x\n"
     "    2 403, 560403, sbc1.contoso.com\n    2 403, 560403, x.y\n",
     "3: 403/560403 pair x12|4: 403/560403 pair x3|5: 403/560403 pair (Forbidden x)|6: "
     "403/560403 pair x2|7: 403/560403 pair x2"},
    {"groups of normal ends", "Count Name\n----- ----\n   12 0, 540000\n    3 200, 0\n",
     "3: 0/540000 normal x12"},
    {"groups of other numbers",
     "Count Name\n----- ----\n   12 403, 560404\n    3 700, 560403\n    1 403\n    2 403, x\n"
     "    7 540000\n"
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

    {"a Reason in a table, with the SIP code of another",
     "| finalSipCode | SIPTermDesc | x |\n| 403 | SIP/2.0 404 Not Found | y |\n", "2: 403/- sip"},
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
     "h= |a|486|Q.850;cause=17;text=\"x 569015 504\"|c|d\nh= |a|503||c|d\nh= |a|480|SIP/2.0 404 "
     "Not Found|c|d\n",
     "2: 480/- phrase (No callee endpoints were found)|3: 504/569015 pair|4: nothing|5: "
     "nothing"},
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
    {"text after a call that ended normally",
     "{\"finalSipCode\":0,\"callEndSubReason\":0,\"sbcFqdn\":\"a.b\"} call 569015 504\n",
     "1: 0/0 normal"},
    {"text below an object that was found",
     "[{\"callEndSubReason\":560403},\n{\"a\":1}] call 569015 504\n",
     "1: -/560403 code|2: 504/569015 pair"},
    {"text after an array of several lines",
     "[\n{\"a\":1},\n{\"b\":2}] call 569015 504\ncall 569002 504\n",
     "3: 504/569015 pair|4: 504/569002 pair"},
    {"names after an array of several lines",
     "[\n{\"a\":1},\n{\"b\":2}] finalSipCode,sbcFqdn\n403,x\n", ""},
    {"an object after an array of several lines",
     "[\n{\"a\":1},\n{\"b\":2}] {\"callEndSubReason\":560404}\ncall 569002 504\n",
     "3: -/560404 code|4: 504/569002 pair"},
    {"an object after the last one of an array of several lines",
     "[\n{\"a\":1},\n{\"callEndSubReason\":560403}] {\"callEndSubReason\":560404}\n",
     "3: -/560403 code|3: -/560404 code"},
    {"blocks with an empty line between", "FinalSipCode : 504\n\nCallEndSubReason : 569015\n",
     "3: -/569015 code"},
    {"a phrase alone", "{\"finalSipCodePhrase\":\"Busy\",\"id\":1}\n", "1: nothing (Busy)"},
    {"a summary",
     "{\"callEndSubReason\":560403,\"finalSipCode\":403,\"count\":2,\"share\":100.0,\"sbc\":{\"a."
     "b\":1,\"c.d\":1}}\n"
     "{\"records\":5,\"failures\":2,\"normal\":1,\"users\":1,\"normalBySbc\":{\"a.b\":1,\"c\":2}}"
     "\n",
     "sbc.a.b=1|sbc.c.d=1|1: 403/560403 pair x2|normalBySbc.a.b=1|normalBySbc.c=2|2: "
     "normal|2: nothing"},
    {"messages in lines of an array, and the time in their line",
     "[\n{\"log\":\"SIP/2.0 480 x\\r\\nTo: <sip:+1@sip.pstnhub.microsoft.com>\\r\\nCSeq: 1 INVITE"
     "\\r\\n\\r\\n\",\"timestamp\":\"2025-03-04T09:00:01Z\"},\n"
     "{\"log\":\"SIP/2.0 503 x\\r\\nTo: <sip:+1@sip.pstnhub.microsoft.com>\\r\\nCSeq: 2 INVITE"
     "\\r\\n\\r\\n\",\"timestamp\":\"2025-03-04T09:00:02Z\"}\n]\n",
     "2: 480/- undocumented at 2025-03-04T09:00:01Z|3: 503/- undocumented at "
     "2025-03-04T09:00:02Z"},
    {"a call without codes", "{\"finalSipCode\":null,\"callEndSubReason\":null,\"id\":\"x\"}\n",
     ""},
    {"text after an object that was found", "{\"callEndSubReason\":560403} call 569015 504\n",
     "1: -/560403 code"},
    {"characters by their numbers",
     "x\n{\"a\":\"x\\u000aCallEndSubReason: 560403\"}\nx\n"
     "{\"a\":\"\\u0022Call\\u002dEndSubReason\\u0022: 560404\"}\n"
     "x\n{\"a\":\"No callee\\u2013endpoints were\\u00a0found\"}\nx\n"
     "{\"a\":\"C\\u0061llEndSubReason: 560408\"}\nx\n",
     "2: -/560403 code|4: -/560404 code|6: phrase (No callee endpoints were found)|8: "
     "-/560408 code"},
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

#define TO     "To: <sip:+1@sip.pstnhub.microsoft.com>"
#define ID     "5e19725b-0000-4e89-bae3-000000000001;"
#define SYSLOG "[S=1] [SID=a:1]  "

static const struct scan_row messages[] = {
    {"a message", "SIP/2.0 503 x\n" TO "\nCSeq: 1 INVITE\n\ncall 569015 504\n",
     "1: 503/- undocumented|5: 504/569015 pair"},
    {"codes in a line of it", "SIP/2.0 480 x\nX: callEndSubReason=569015 finalSipCode: 504\n\n",
     "1: 504/569015 pair"},
    {"a phrase in a line of it", "SIP/2.0 480 x\nX: No callee endpoints were found\n\n",
     "1: 480/- phrase (No callee endpoints were found)"},
    {"a code that is not believed in a line of it", "SIP/2.0 480 x\nX: subcode 33\n\n", ""},
    {"a message below another",
     "SIP/2.0 503 x\n" TO "\nCSeq: 1 INVITE\nSIP/2.0 480 y\n" TO "\nCSeq: 2 INVITE\n\n",
     "1: 503/- undocumented|4: 480/- undocumented"},
    {"lines of a message that blocks have, too",
     "SIP/2.0 480 x\nFinalSipCode: 504\nCallEndSubReason: 569015\n\nFinalSipCode: 403\n",
     "1: -/569015 code"},
    {"a message of one line", "gw SIP/2.0 503 x#012" TO "#012CSeq: 1 INVITE#012#012\n",
     "1: 503/- undocumented"},
    {"two messages of one line",
     "gw SIP/2.0 503 x#012" TO "#012CSeq: 1 INVITE#012#012SIP/2.0 480 x#012" TO
     "#012CSeq: 2 INVITE#012#012\n",
     "1: 503/- undocumented|1: 480/- undocumented"},
    {"a message of one line, then text", "gw SIP/2.0 503 x#012" TO "#012CSeq: 1 INVITE#012\nX: y\n",
     "1: 503/- undocumented"},
    {"a message of one line in another",
     "SIP/2.0 480 y\n" TO "\ngw SIP/2.0 503 x#012" TO "#012CSeq: 1 INVITE#012\nCSeq: 2 INVITE\n\n",
     "3: 503/- undocumented"},
    {"a message of one line below another that is complete",
     "SIP/2.0 480 y\n" TO "\nCSeq: 2 INVITE\ngw SIP/2.0 503 x#012" TO "#012CSeq: 1 INVITE#012\n",
     "1: 480/- undocumented|4: 503/- undocumented"},
    {"text of one line that looks like a header below a message",
     "SIP/2.0 480 y\n" TO "\nCSeq: 2 INVITE\nCall: 569015 504#012y\n",
     "1: 480/- undocumented|4: 504/569015 pair"},
    {"the rest of a message below another",
     SYSLOG "SIP/2.0 480 x#012" TO "#012CSeq: 1 INVITE#012Reason: Q.850;text=\"5e19725b-0000\n"
            "SIP/2.0 503 x\n" TO "\nCSeq: 2 INVITE\n" SYSLOG
            "-4e89-bae3-000000000001;No callee endpoints were found\"\n",
     "2: 503/- undocumented|1: 480/- phrase (No callee endpoints were found)"},
    {"fields of a message",
     "{\"sip\":{\"sip.Status-Line\":\"SIP/2.0 503 x\",\"sip.To\":"
     "\"<sip:+1@sip.pstnhub.microsoft.com>\",\"sip.CSeq\":\"1 INVITE\"}}\ncall 569015 504\n",
     "1: 503/- undocumented|2: 504/569015 pair"},
    {"fields of two messages",
     "[{\"sip\":{\"sip.Status-Line\":\"SIP/2.0 503 x\",\"sip.To\":"
     "\"<sip:+1@sip.pstnhub.microsoft.com>\",\"sip.CSeq\":\"1 "
     "INVITE\"}},{\"a\":1},\n{\"sip\":{\"sip.Status-Line\":\"SIP/2.0 480 x\",\"sip.To\":"
     "\"<sip:+1@sip.pstnhub.microsoft.com>\",\"sip.CSeq\":\"2 INVITE\"}}]\n",
     "1: 503/- undocumented|2: 480/- undocumented"},
    {"empty lines in a string", "{\"log\":\"\\n\\r\\ncall 569015 504\"}\n", "1: 504/569015 pair"},
    {"text in a line with escapes", "gw a#012call 569015 504#012call 569002 504\n",
     "1: 504/569015 pair"},
    {"a time in the line of a message of one line",
     "2025-03-04 09:00:01 gw SIP/2.0 503 x#012" TO "#012CSeq: 1 INVITE#012#012\n",
     "1: 503/- undocumented at 2025-03-04 09:00:01"},
    {"a time in the line of text with escapes", "2025-03-04 09:00:01 gw a#012call 569015 504\n",
     "1: 504/569015 pair at 2025-03-04 09:00:01"},
    {"a message cut, and its rest below",
     SYSLOG "SIP/2.0 480 x#012" TO
            "#012CSeq: 1 INVITE#012Reason: Q.850;text=\"5e19725b-0000\n" SYSLOG
            "-4e89-bae3-000000000001;No callee endpoints were found\"#012X: y\n",
     "1: 480/- phrase (No callee endpoints were found)"},
    {"a message cut, and its rest below that of another stream",
     SYSLOG "SIP/2.0 480 x#012" TO "#012CSeq: 1 INVITE#012Reason: Q.850;text=\"5e19725b-0000\n"
            "[S=1] [SID=b:1]  SIP/2.0 503 x#012" TO "#012CSeq: 2 INVITE#012X: y\n" SYSLOG
            "-4e89-bae3-000000000001;No callee endpoints were found\"#012X: y\n",
     "2: 503/- undocumented|1: 480/- phrase (No callee endpoints were found)"},
    {"messages cut in two streams: the last one waits",
     SYSLOG
     "SIP/2.0 480 x#012" TO "#012CSeq: 1 INVITE#012Reason: Q.850;text=\"" ID "No callee end\n"
     "[S=1] [SID=b:1]  SIP/2.0 503 x#012" TO "#012CSeq: 2 INVITE#012Reason: Q.850;text=\"5e19\n"
     "[S=1] [SID=c:1]  x\n"
     "[S=1] [SID=b:1]  725b-0000-4e89-bae3-000000000001;Loop detected\"#012X: y\n" SYSLOG
     "points were found\"#012X: y\n",
     "1: 480/- phrase (No callee endpoints were found)|2: phrase (Loop detected)"},
    {"a message cut, and no rest",
     SYSLOG "SIP/2.0 480 x#012" TO "#012CSeq: 1 INVITE#012Reason: Q.850;text=\"" ID
            "No callee end\n",
     "1: 480/- phrase (No callee endpoints were found)"},
    {"a message in a string of JSON, a header for each line",
     "{\"message\":\"SIP/2.0 503 x\"}\n{\"message\":\"" TO "\"}\n{\"message\":\"CSeq: 1 INVITE\"}\n"
     "{\"message\":\"\"}\n{\"message\":\"Reason: Q.850;text=\\\"" ID "Loop detected\\\"\"}\n",
     "1: phrase (Loop detected)"},
    {"lines of a message in objects, and text",
     "{\"message\":\"SIP/2.0 503 x\"}\n{\"message\":\"" TO
     "\"}\n{\"message\":\"CSeq: 1 INVITE\"}\ncall 569015 504\n",
     "1: 503/- undocumented|4: 504/569015 pair"},
    {"lines of a message in objects, and an object without one",
     "{\"message\":\"SIP/2.0 503 x\"}\n{\"message\":\"" TO "\"}\n{\"message\":\"CSeq: 1 INVITE\"}\n"
     "{\"a\":1}\n{\"message\":\"Reason: Q.850;text=\\\"" ID "Loop detected\\\"\"}\n",
     "1: 503/- undocumented|5: phrase (Loop detected)"},
    {"lines of a message in objects, and an object without one after the last",
     "{\"message\":\"SIP/2.0 503 x\"}\n{\"message\":\"" TO "\"}\n{\"message\":\"CSeq: 1 INVITE\"} "
     "{\"a\":1}\n{\"message\":\"Reason: Q.850;text=\\\"" ID "Loop detected\\\"\"}\n",
     "1: 503/- undocumented|4: phrase (Loop detected)"},
    {"lines of a message in objects, the last one cut off",
     "{\"message\":\"SIP/2.0 503 x\"}\n{\"message\":\"" TO "\"}\n{\"message\":\"CSeq: 1 INVITE\",\n"
     "{\"a\":1}\n{\"message\":\"Reason: Q.850;text=\\\"" ID "Loop detected\\\"\"}\n",
     "1: 503/- undocumented|5: phrase (Loop detected)"},
    {"lines of a message in objects, and another member",
     "{\"message\":\"SIP/2.0 503 x\"}\n{\"message\":\"" TO
     "\"}\n{\"other\":\"CSeq: 1 INVITE\"}\n{\"message\":\"CSeq: 2 INVITE\"}\n",
     ""},
    {"a message of several lines in a string",
     "{\"log\":\"SIP/2.0 503 x\\r\\n" TO "\\r\\nCSeq: 1 INVITE\\r\\nReason: Q.850;text=\\\"" ID
     "Loop detected\\\"\\r\\n\",\"ts\":1}\n",
     "1: phrase (Loop detected)"},
    {"a string with a message and a row of codes",
     "{\"log\":\"SIP/2.0 503 x\\n" TO
     "\\nCSeq: 1 INVITE\\n\\ncall 569015 504\",\"callEndSubReason\":560403}\n",
     "1: 503/- undocumented|1: 504/569015 pair|1: -/560403 code"},
    {"a frame of Wireshark",
     "    Arrival Time: Mar  4, 2025 09:00:01.5 UTC\n\nSession Initiation Protocol (503)\n"
     "    Status-Line: SIP/2.0 503 x\n    Message Header\n        " TO
     "\n        CSeq: 1 INVITE\n\n",
     "4: 503/- undocumented at Mar  4, 2025 09:00:01.5 UTC"},
};

/* How a text is read: each way gives the same. */
enum way { AT_ONCE, BY_BYTES, PLAIN, ENDS_ALONE, WAYS };

struct seen {
    struct buffer out;
    enum way way;
};

static void add(struct buffer *out, const char *before, const char *string, const char *after)
{
    if (!string)
        return;
    buffer_string(out, before);
    buffer_string(out, string);
    buffer_string(out, after);
}

static void show(void *context, const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    struct seen *seen = context;
    struct buffer *out = &seen->out;
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
    add(out, " ", answer->match == DRCODE_NOTHING ? "nothing" : drcode_match_name(answer->match),
        "");
    if (answer->match != DRCODE_NORMAL) {
        add(out, " (", finding->phrase, ")");
        add(out, " @", finding->sbc, "");
        add(out, " at ", finding->time, "");
    } else if (seen->way == ENDS_ALONE && finding->count == 1) {
        assert_null(finding->sbc);
    }
    snprintf(text, sizeof text, " x%llu", (unsigned long long)finding->count);
    buffer_string(out, finding->count == 1 ? "" : text);
}

static void show_count(void *context, const char *of, const char *name, size_t size, uint64_t count)
{
    struct seen *seen = context;
    char text[32];

    add(&seen->out, seen->out.size > 0 ? "|" : "", of, ".");
    buffer_add(&seen->out, name, size);
    snprintf(text, sizeof text, "=%llu", (unsigned long long)count);
    buffer_string(&seen->out, text);
}

/* Writes a text, with 70,000 letters for each `~`. */
static void write_text(const char *from, struct buffer *text)
{
    size_t i;

    for (; *from; from++) {
        for (i = 0; *from == '~' && i < 70000; i++)
            buffer_char(text, 'y');
        if (*from != '~')
            buffer_char(text, *from);
    }
}

static void finds(void **state)
{
    const struct scan_row *row = *state;
    struct buffer text = {0};
    enum way way;

    write_text(row->text, &text);
    for (way = AT_ONCE; way < WAYS; way++) {
        struct seen seen = {{0}, way};
        const struct drcode_scanner_calls calls = {
            .found = show, .count = show_count, .context = &seen};
        struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);
        const size_t step = way == BY_BYTES ? 1 : text.size;
        size_t at;

        assert_non_null(scanner);
        if (way == PLAIN)
            scanner_plain(scanner, true);
        if (way == ENDS_ALONE)
            scanner_ends_alone(scanner);
        for (at = 0; at < text.size; at += step)
            drcode_scan(scanner, text.data + at, step);
        drcode_scan_end(scanner);
        buffer_char(&seen.out, '\0');
        assert_string_equal(seen.out.data, row->found);
        drcode_scanner_free(scanner);
        buffer_free(&seen.out);
    }
    buffer_free(&text);
    drcode_scanner_free(NULL);
}

/* The rest of a message that was cut is waited for in this many lines of others. */
static void waits_for_lines(void **state)
{
    static const char cut[] =
        SYSLOG "BYE sip:x SIP/2.0#012" TO "#012Reason: Q.850;text=\"5e19725b-0000\n",
                      rest[] = SYSLOG "-4e89-bae3-000000000001;No callee endpoints were found\"\n";
    size_t lines, i;

    (void)state;
    for (lines = 63; lines <= 65; lines++) {
        struct seen seen = {{0}, AT_ONCE};
        const struct drcode_scanner_calls calls = {.found = show, .context = &seen};
        struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);

        assert_non_null(scanner);
        drcode_scan(scanner, cut, sizeof cut - 1);
        for (i = 0; i < lines; i++)
            drcode_scan(scanner, "[S=1] [SID=b:1]  x\n", 19);
        drcode_scan(scanner, rest, sizeof rest - 1);
        drcode_scan_end(scanner);
        buffer_char(&seen.out, '\0');
        assert_string_equal(seen.out.data, lines <= 64
                                               ? "1: phrase (No callee endpoints were found)"
                                               : "67: phrase (No callee endpoints were found)");
        drcode_scanner_free(scanner);
        buffer_free(&seen.out);
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, finds);
    ADD_ROWS(&tests, objects, finds);
    ADD_ROWS(&tests, messages, finds);
    add_test(&tests, "lines before the rest of a message", waits_for_lines, NULL);
    return run_all(&tests, "scan");
}
