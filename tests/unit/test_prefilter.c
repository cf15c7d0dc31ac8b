/* test_prefilter.c - the fast path: what it marks, and that nothing is found without it that is not
   found with it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "catalog/load.h"
#include "log/evidence.h"
#include "log/json.h"
#include "log/prefilter.h"
#include "log/scanner.h"
#include "lookup/label.h"
#include "system/system.h"
#include "test.h"

#include "plain.c"

#define LOGS "tests/data/logs/"

/* Lines of other systems, some of which do hold a word or a code that is searched for. */
static const char *const ordinary[] = {
    "192.0.2.10 - - [04/Mar/2025:09:00:01 +0000] \"GET /index.html HTTP/1.1\" 404 511404",
    "192.0.2.10 - - [04/Mar/2025:09:00:07 +0000] \"-\" 408 560408 \"-\" \"-\"",
    "2025/03/04 09:00:03 [warn] 504#569002: *1 an upstream response is buffered to a temporary "
    "file",
    "Mar  4 09:00:01 lb1 haproxy[504]: 192.0.2.10:56900 [04/Mar/2025:09:00:01.569] web~ app/app1 "
    "0/0/1/504/505 504 569002 - - sH-- 5/5/1/1/0 0/0 \"GET /slow HTTP/1.1\"",
    "Completed 504 Gateway Timeout in 569002ms (Views: 504.0ms | ActiveRecord: 569.0ms)",
    "HTTP/1.1 504 Gateway Time-out",
    "wget: server returned error: HTTP/1.1 404 Not Found",
    "AxiosError: Request failed with status code 404",
    "%BGP-3-NOTIFICATION: sent to neighbor 192.0.2.1 6/2 (Administrative Shutdown) 0 bytes",
    "Schannel error 0x80090325 SEC_E_UNTRUSTED_ROOT while connecting to www.example.com",
    "TLS handshake failed; HRESULT=0x80096004",
    "remote certificate expired",
    "nginx: client sent invalid request line while reading client request line",
    " 1  0      0 569002  10200 504960    0    0    12    25  504  569  1  0 99  0  0",
    "09:00:01        504    569002     10037       480    560503       503",
    "a;504;569015;17;403;560403",
    "time=09:00:22.569002 504ms",
    "kernel: [504.569002] usb 1-1: new high-speed USB device number 4 using xhci_hcd",
    "-rw-r--r-- 1 root root 569002 Mar  4 09:00 504",
    "eth0: RX 569002 TX 504503",
    "Call-ID: 569002-504@192.0.2.1",
    "tel:+1-504-569-0021",
    "04/03/2025 504:569002",
    "504c569 569002d fix",
    "Warning  BackOff    504s (x569 over 2h)   kubelet  Back-off restarting failed container",
    "2025-03-04 09:00:03 UTC [504] FATAL:  remaining connection slots are reserved",
    "systemd[1]: Started Session 569002 of user root.",
    "Caused by: java.net.SocketTimeoutException: Read timed out",
    "goroutine 569002 [running]:",
    "{\"timestamp\":\"2025-03-04T09:00:01Z\",\"level\":\"ERROR\",\"message\":\"boom\",\"file\":"
    "\"calls.js\",\"line\":504,\"match\":\"code\",\"score\":100}",
    "{\"@timestamp\":\"2025-03-04T09:00:01Z\",\"log\":{\"level\":\"info\"},\"http\":{\"response\":{"
    "\"status_code\":504,\"bytes\":569002}}}",
    "[{\"code\":404},{\"code\":503}]",
    "SIP/2.0 401 Unauthorized",
    "SIP/2.0 422 Session Interval Too Small",
    "SIP/2.0 403 No",
    "Reason: Q.850;cause=41;text=\"Service Unavailable\"",
    "chan_sip.c: Peer 'trunk' is now UNREACHABLE!  Last qualify: 504",
    "BYE",
    "association establishment timeout",
    "error_code = 504",
};

static void test_ordinary(void **state)
{
    struct evidence *evidence = new_evidence(drcode_builtin());
    size_t i, quiet = 0;

    (void)state;
    for (i = 0; i < COUNT(ordinary); i++)
        quiet +=
            !(evidence_marks(evidence, ordinary[i], strlen(ordinary[i])) & ~(unsigned)MARK_PAIR);
    assert_in_range(quiet, COUNT(ordinary) * 2 / 3, COUNT(ordinary));
    free_evidence(evidence);
}

/* Lines, and whether they may open JSON that does not end in them: if not, they are passed over. */
static const struct opening {
    const char *text;
    bool opens;
} openings[] = {
    {"{\n  \"a\": 1,", true},
    {"{\nx", false},
    {"[\n1,", true},
    {" \t[\r\n{", true},
    {"{\"a\":1,", true},
    {"{\"a\":1}", false},
    {"{a", false},
    {"{ }", false},
    {"[{\"a\":1},", true},
    {"[[1],", true},
    {"[1,", true},
    {"[1 , 2", true},
    {"[-1.5e+3\n, 1", true},
    {"[-1.5e+3\nx", false},
    {"[null,", true},
    {"[\"a", true},
    {"[]", false},
    {"[] x", false},
    {"[1] x", false},
    {"[12345.678901] x", false},
    {"[  12.345678] x, y", false},
    {"[2025-03-04 10:00:02] x", false},
    {"[2025-03-04 10:00:02,123] x", false},
    {"[2025-03-04T10:00:02Z INFO] x", false},
    {"[main] x, y", false},
    {"[nio-8080-exec-1] x", false},
    {"[true north, x", false},
    {"[tru, x", false},
    {"[x", false},
    {"x [1,", false},
};

static void test_opening(void **state)
{
    const struct opening *row = *state;
    struct evidence *evidence = new_evidence(drcode_builtin());
    struct buffer text = {0};
    unsigned before;

    for (before = 0; before < 3; before++) {
        static struct prefilter_search search;
        struct prefilter_hit hit;

        text.size = 0;
        buffer_string(&text, before == 0   ? ""
                             : before == 1 ? "an ordinary line\n"
                                           : "{\"a\": 1}\r\n");
        buffer_string(&text, row->text);
        buffer_string(&text, "\nan ordinary line\n");
        prefilter_start(&search, text.data, text.size, 0);
        hit = prefilter_next(&evidence->prefilter, &search, text.data);
        assert_int_equal(hit.at < text.size, row->opens);
        assert_int_equal(hit.marks, 0);
    }
    buffer_free(&text);
    free_evidence(evidence);
}

/* The same where the text, and its memory, ends after it: JSON may continue in what comes next. */
static const struct opening ends[] = {
    {"", false},       {"x", false},       {"{", true},       {"[", true},      {"[ ", true},
    {"{a", false},     {"{ \"", true},     {"[tru", false},   {"[true", true},  {"[1", true},
    {"[1.5e", true},   {"[1 ", true},      {"[1]", false},    {"[1,2]", true},  {"{}", true},
    {"{\"a\"}", true}, {"[x", false},      {"\n{", true},     {"x\n [1", true}, {"{}\n", true},
    {"{}\n x", false}, {"[1,2]\n,", true}, {"{}\r\n]", true}, {"{}\n}", true},  {"{}x", true},
};

static void test_ends(void **state)
{
    const struct opening *row = *state;
    struct evidence *evidence = new_evidence(drcode_builtin());
    static struct prefilter_search search;
    struct prefilter_hit hit;
    size_t size;
    char *copy = copy_bare(row->text, &size);

    prefilter_start(&search, copy, size, 0);
    hit = prefilter_next(&evidence->prefilter, &search, copy);
    assert_int_equal(hit.at < size, row->opens);
    assert_int_equal(hit.marks, 0);
    free(copy);
    free_evidence(evidence);
}

/* What is after the lines says whether complete JSON at their end goes on. */
static void test_more(void **state)
{
    static const struct {
        const char *text;
        size_t size; /* of the lines */
        bool opens;
    } rows[] = {
        {"[1,2]\nx", 6, false},       {"[1,2]\n {", 6, false}, {"[1,2]\n ,", 6, true},
        {"{\"a\": 1}\n\n}", 9, true}, {"[1,2]\n  ", 6, true},  {"[1,\nx", 4, true},
    };
    struct evidence *evidence = new_evidence(drcode_builtin());
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct prefilter_search search;
        struct prefilter_hit hit;
        size_t size;
        char *copy = copy_bare(rows[i].text, &size);

        prefilter_start(&search, copy, rows[i].size, size - rows[i].size);
        hit = prefilter_next(&evidence->prefilter, &search, copy);
        assert_int_equal(hit.at < rows[i].size, rows[i].opens);
        free(copy);
    }
    free_evidence(evidence);
}

/* A scanner, one that reads every line, and what each found. The second may also be told that every
   line matters. */
struct both {
    struct buffer found, expected;
    struct drcode_scanner *scanner, *plain;
};

static void start_both(struct both *both, bool everything)
{
    const struct drcode_scanner_calls calls = {.found = plain_show, .context = &both->found};

    both->scanner = drcode_scanner_new(drcode_builtin(), &calls);
    both->plain = plain_new(&both->expected);
    assert_true(both->scanner && both->plain);
    scanner_plain(both->plain, everything);
}

static void end_both(struct both *both)
{
    drcode_scanner_free(both->scanner);
    drcode_scanner_free(both->plain);
    buffer_free(&both->found);
    buffer_free(&both->expected);
}

/* Compares what was found in one input with what must be; returns whether that is anything. */
static bool compare(struct both *both, const struct buffer *text)
{
    size_t line = 0, i;

    drcode_scan_end(both->scanner);
    both->expected.size = 0;
    drcode_scan(both->plain, text->data, text->size);
    drcode_scan_end(both->plain);
    buffer_char(&both->found, '\0');
    buffer_char(&both->expected, '\0');
    for (i = 0; both->found.data[i] && both->found.data[i] == both->expected.data[i]; i++)
        line = both->found.data[i] == '\n' ? i + 1 : line;
    if (both->found.data[i] != both->expected.data[i])
        fail_msg("found %.300s\nexpected %.300s", both->found.data + line,
                 both->expected.data + line);
    return both->found.size > 1;
}

/* Compares what both find in one input that comes in parts. */
static bool same(struct both *both, const struct buffer *text)
{
    size_t part, i;

    both->found.size = 0;
    for (i = 0; i < text->size; i += part) {
        part = below(8) ? 1 + below(20000) : 1 + below(200);
        part = part < text->size - i ? part : text->size - i;
        drcode_scan(both->scanner, text->data + i, part);
    }
    return compare(both, text);
}

/* Reads all files of tests/data/logs one after the other into `all`, and compares each of them. */
static void read_logs(struct both *both, struct buffer *all)
{
    struct buffer names = {0};
    const char *name;
    size_t count = 0, found = 0;

    assert_true(system_list(LOGS, &names));
    for (name = names.data; name < names.data + names.size; name += strlen(name) + 1, count++) {
        struct buffer text = {0};
        char path[256];

        if (strstr(name, ".found"))
            continue;
        snprintf(path, sizeof path, LOGS "%s", name);
        assert_true(load_file(path, &text));
        found += same(both, &text);
        buffer_add(all, text.data, text.size);
        buffer_char(all, '\n');
        buffer_free(&text);
    }
    assert_in_range(count, 40, 1000);
    assert_in_range(found, 20, count);
    buffer_free(&names);
}

/* UTF-16 is read in chunks, here such that each ends with a line: nothing known of one is taken for
   the next, which is at the same place. */
static const struct chunk {
    const char *name;
    const char *line;  /* each, of the same size as the others, */
    const char *last;  /* but the last one of a chunk, */
    const char *first; /* and the first and another one */
    size_t found;
} chunks[] = {
    {"chunks with lines of their own", "nothing is here\n", "569002 504 #001\n",
     "569002 504 #001\n", 12},
    {"chunks with lines of one block", "nothing is here\n", "Code: 504      \n",
     "Subcode: 569002\n", 8},
};

static void test_chunks(void **state)
{
    const struct chunk *row = *state;
    const size_t each = 16384 / strlen(row->line);
    struct buffer text = {0};
    struct both both = {.scanner = NULL};
    size_t i, j;

    buffer_add(&text, "\377\376", 2);
    for (i = 0; i < 4 * each; i++) {
        const size_t at = i % each;
        const char *line = at == each - 1 ? row->last : at == 0 || at == 7 ? row->first : row->line;

        for (j = 0; line[j]; j++) {
            buffer_char(&text, line[j]);
            buffer_char(&text, '\0');
        }
    }
    start_both(&both, true);
    drcode_scan(both.scanner, text.data, text.size);
    assert_true(compare(&both, &text));
    for (i = j = 0; both.found.data[i]; i++)
        j += both.found.data[i] == '\n';
    assert_int_equal(j, row->found);
    end_both(&both);
    buffer_free(&text);
}

/* What is looked back from is a whole line: its last character makes it a header here. */
static void test_whole_line(void **state)
{
    static const char lines[] =
        "an ordinary line\n"
        "SIP/2.0 503 Service Unavailable\nCSeq: 1 INVITE\nCall-ID: 1\n"
        "Server: Microsoft.PSTNHub.SIPProxy\n\n"
        "an ordinary line\n"
        "BYE sip:x@example.com SIP/2.0\nCall-ID: 2\nFinalSipCode:\n"
        "Reason: Q.850;cause=16;text=\"5e19725b-0000-4e89-bae3-000000000001;"
        "No callee endpoints were found\"\n\n";
    struct buffer text = {0};
    struct both both = {.scanner = NULL};

    (void)state;
    buffer_string(&text, lines);
    start_both(&both, true);
    drcode_scan(both.scanner, text.data, text.size);
    assert_true(compare(&both, &text));
    assert_non_null(strstr(both.found.data, "8: "));
    end_both(&both);
    buffer_free(&text);
}

/* Adds a line that may be part of something: of a message, a block, a table, JSON. */
static void add_part(struct buffer *text)
{
    static const char *const parts[] = {
        "",
        " ",
        "SIP/2.0 403 No",
        "10:00:01 SIP/2.0 403 No",
        "INVITE sip:x@example.com SIP/2.0",
        "10:00:01 From: <sip:x>",
        "Via: SIP/2.0/TLS sbc1.example.com",
        "SIP/2.0 503 Service Unavailable",
        "10:00:01 SIP/2.0 480 x",
        "10:00:01.12 To: <sip:x@sip.pstnhub.microsoft.com>",
        "To: <sip:x@sip.pstnhub.microsoft.com>",
        "CSeq: 1 INVITE",
        "CSeq: 2 INVITE",
        "Call-ID: 1",
        "Call-ID: 2",
        "Server: Microsoft.PSTNHub.SIPProxy",
        "recv 12 bytes at 10:00:03:",
        "2025-03-04 10:00:04 Received:",
        "SIP/2.0 503 x#012Server: Microsoft.PSTNHub.SIPProxy#012CSeq: 3 INVITE#012Call-ID: 3#012",
        "[SID=1] SIP/2.0 503 x#012Server: Microsoft.PSTNHub#012CSeq: 1 INVITE#012Reason: "
        "a;text=\"b",
        "[SID=1] c\"#012Call-ID: 4",
        "rx SIP/2.0 500 x\\r\\nServer: Microsoft.PSTNHub\\r\\nCSeq: 3 INVITE\\r\\nCall-ID: 5",
        "{\"log\":\"SIP/2.0 503 x\\r\\n\",\"stream\":\"stdout\"}",
        "{\"time\": \"2025-03-04T09:00:06Z\", x",
        "{\"log\":\"SIP/2.0 401 x\\r\\n\",\"stream\":\"stdout\"}",
        "{\"log\":\"Server: Microsoft.PSTNHub\\r\\n\",\"stream\":\"stdout\"}",
        "{\"log\":\"CSeq: 1 INVITE\\r\\n\",\"stream\":\"stdout\"}",
        "{\"log\":\"BYE sip:x SIP/2.0\\r\\nTo: <sip:y>\\r\\nReason: "
        "a;text=\\\"5e19725b-0000-4e89-bae3-000000000001"
        ";No callee endpoints were found\\\"\\r\\n\"}",
        "    Arrival Time: Mar  4, 2025 09:00:04.5 UTC",
        "    UTC Arrival Time: Mar  4, 2025 09:00:05.5 UTC",
        "    Status-Line: SIP/2.0 503 x",
        "        From: <sip:y@teams.microsoft.com>",
        "<field name=\"sip.Status-Line\" show=\"SIP/2.0 503 x\">",
        "<field name=\"sip.Server\" show=\"Microsoft.Teams\">",
        "<field name=\"sip.CSeq\" show=\"1 INVITE\">",
        " continued",
        "Reason: Q.850;cause=16;text=\"5e19725b-0000-4e89-bae3-000000000001;Forbidden; Ca\"",
        "Code : 504",
        "Code: 504",
        "error = 404",
        "Name        : x",
        "SubCode     : 569002",
        "SubCode: 1106",
        "CallEndSubReason = 560403",
        "FinalSipCode: 486",
        "FinalSipCodePhrase : Unable to deliver INVITE: No connection could be",
        "    made because the target machine actively refused it",
        "SbcFqdn : sbc1.example.com",
        "key=value",
        "a x#012SIP/2.0 504 Server Time-out#012Via: SIP/2.0/TLS x#012",
        "a y#012INVITE sip:x SIP/2.0#012Code : 504",
        "X-Info: a#012b",
        "Reason: Q.850;text=\"5e19725b-0000-4e89-bae3-000000000001;Forbidden; Ca\"#012SIP/2.0 404",
        "10:00:02 an ordinary line of a log",
        "2025-03-04T10:00:02Z ordinary: another one",
        "{",
        "[x",
        "[1, 2",
        "[2025-03-04 10:00:02,123] x",
        "[-1",
        "[ true,",
        "[\"a\"",
        "{\"a\": [1,",
        "] x",
        "569002 504",
        "| Final SIP code | Final Microsoft subcode |",
        "| 504 | 569002 |",
        "finalSipCode callEndSubReason",
        "------------ ----------------",
        "         504           569002",
        "   finalSipCode  callEndSubReason",
        "0           504            569002",
        "Count Name",
        "----- ----",
        "   12 404, 560404",
        "<tr><th>finalSipCode</th><th>callEndSubReason</th></tr>",
        "<tr><td>504</td><td>569002</td></tr>",
        "</table>",
        "callEndSubReason | 560403",
        "finalSipCode     | 504",
        "| sbcFqdn | sbc1.example.com |",
        "|SIPTrmReason|SIPTermDesc|SrcURI|DstURI",
        "    <I32 N=\"callEndSubReason\">560408</I32>",
        "    <S N=\"sbcFqdn\">sbc1.example.com</S>",
        "<startDateTime>2025-03-04</startDateTime>",
        "  </MS></Obj>",
        "<tr><td>callEndSubReason:</td><td>560404</td></tr>",
        "<tr><td>code:</td><td>404</td></tr>",
    };

    buffer_string(text, parts[below(COUNT(parts))]);
    buffer_string(text, below(8) ? "\n" : "\r\n");
}

/* Adds lines from a random place on: whole, cut, or as lines of one message that is escaped. */
static void add_lines(struct buffer *text, const struct buffer *all)
{
    size_t at = below(all->size), lines = 1 + below(12), how = below(6);

    for (; lines > 0 && at < all->size; lines--) {
        const char *start = all->data + at;
        const char *end = memchr(start, '\n', all->size - at);
        size_t size = end ? (size_t)(end - start) : all->size - at;

        if (how == 0 && size > 0)
            size = below(size);
        buffer_add(text, start, size);
        buffer_string(text, how == 1 && lines > 1 ? "#012" : how == 2 ? "\r\n" : "\n");
        at += end ? (size_t)(end - start) + 1 : size;
    }
    if (below(4) == 0)
        buffer_char(text, '\n');
}

static void test_same(void **state)
{
    struct both both = {0};
    struct buffer all = {0}, text = {0};
    size_t round, i, found = 0;

    (void)state;
    start_both(&both, true);
    read_logs(&both, &all);
    for (round = 0; round < 200; round++) {
        text.size = 0;
        for (i = 0; i < 60; i++) {
            size_t entry = below(drcode_count(drcode_builtin()));
            struct drcode_entry e;
            char line[1024];

            drcode_entry(drcode_builtin(), entry, (enum drcode_lang)(i % 2), &e);
            snprintf(line, sizeof line, i % 3 ? "x #012%ld %d y\n" : "x %ld %d %s\n",
                     (long)e.microsoft, e.sip, e.phrase);
            if (below(8) == 0)
                buffer_string(&text, line);
            add_lines(&text, &all);
        }
        found += same(&both, &text);
    }
    assert_in_range(found, 150, 200);
    end_both(&both);
    buffer_free(&all);
    buffer_free(&text);
}

#define CUT "text=\"5e19725b-0000-4e89-bae3-000000000001;Forbidden; Ca\""

/* Records over several lines, some of which are passed over. */
static const char *const sequences[] = {
    "SIP/2.0 403 No\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nerror = 404\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX:\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX:\r\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX: a#012b\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nnone\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n continued\nSIP/2.0 404 x#012Reason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n continued\nReason: Q.850;" CUT "#012SIP/2.0 404 x\n",
    "SIP/2.0 403 No#012Via: x\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nSIP/2.0 404 x\n continued\nReason: Q.850;" CUT "\n",
    "Code : 504\nName : x\nSubCode : 569002\n",
    "Code : 504\nnone\nSubCode : 569002\n",
    "Code : 504\n  more\nSubCode : 569002\n",
    "Code : 504\nx#012y\nSubCode : 569002\n",
    "Name : x\nCode: 504\nSubCode : 569002\n",
    "1 aaaaa : y\nSubCode : 569002\n",
    "x : 569002 504 y\n  more\n  SBC FQDN = z\nSubCode: 569015\n",
    "x : 569002 504 y\n  more\nz : 1\n  SBC FQDN = z\nSubCode: 569015\n",
    "x : 569002 504 y\nmore: z\n  SBC FQDN = z\nSubCode: 569015\n",
    "Name    : 569002 504 y\n  more\nSubCode : 569015\n",
    "{\"callEndSubReas$on\": 560404}\n",
    "{\"callEndSub_Rea_son\": 560404}\n",
    "[SID=1] BYE x SIP/2.0#012Reason: a;text=\"5e19725b-0000\n  \"callEndSubReason\": 569009,\n",
    ("[SID=1] BYE x SIP/2.0#012Reason: a;text=\"5e19725b-0000\n[SID=1] -4e89-bae3-000000000001;"
     "Forbidden; Ca\"#012\n"),
    "[SID=1] BYE x SIP/2.0#012Reason: a;text=\"not known\n[SID=1] yet\"#012x 569002 504\n",
    "[SID=1] BYE x SIP/2.0#012Reason: a=\"b\n[SID=1] c\"#012SubCode: 569002\n",
    "[SID=1] BYE x SIP/2.0\nReason: a=\"b\n\n[SID=1] c\"#012SubCode: 569002\n",
};

static void test_sequences(void **state)
{
    struct both both = {0};
    size_t i, before;

    (void)state;
    start_both(&both, false);
    for (i = 0; i < COUNT(sequences); i++) {
        for (before = 0; before < 3; before++) {
            struct buffer text = {0};

            buffer_string(&text, before == 0   ? ""
                                 : before == 1 ? "10:00:01 ordinary\n"
                                               : "SIP/2.0 404 Not Found\n");
            buffer_string(&text, sequences[i]);
            same(&both, &text);
            buffer_free(&text);
        }
    }
    end_both(&both);
}

/* Records around lines that are read in pieces; "%s" is 70,000 letters. */
static const char *const around_long_lines[] = {
    "SIP/2.0 403 No\n%s\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No%s\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX: %s\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n%s\nnone\nReason: Q.850;" CUT "\n",
    "x\nSIP/2.0 403 No Reason: Q.850;" CUT "%s\nReason: Q.850;" CUT "\n",
    "x\nSIP/2.0 403 No\nReason: %s;" CUT "\nReason: Q.850;" CUT "\n",
    "Code : 504\n%s\nSubCode : 569002\n",
    "Name : %s\nCode : 504\nSubCode : 569002\n",
    "%s 504 569015 \n504 569018\n",
    "Final SIP code,Final Microsoft subcode,SBC FQDN\n504,569015,%s\n504,569018,x\n",
    "Final SIP code,SBC FQDN,Final Microsoft subcode\n504,%s,569015\n504,x,569018\n",
};

static void test_long_lines(void **state)
{
    struct both both = {0};
    size_t i, n, found = 0;

    (void)state;
    start_both(&both, false);
    for (i = 0; i < COUNT(around_long_lines); i++) {
        const char *gap = strstr(around_long_lines[i], "%s");
        struct buffer text = {0};

        buffer_add(&text, around_long_lines[i], (size_t)(gap - around_long_lines[i]));
        for (n = 0; n < 70000; n++)
            buffer_char(&text, 'y');
        buffer_string(&text, gap + 2);
        both.found.size = 0;
        drcode_scan(both.scanner, text.data, text.size);
        found += compare(&both, &text);
        buffer_free(&text);
    }
    assert_in_range(found, 6, COUNT(around_long_lines));
    end_both(&both);
}

/* Whatever records lines are part of: what is passed over changes nothing of how the rest is read.
 */
static void test_passed_over(void **state)
{
    struct both both = {0};
    struct buffer all = {0}, text = {0};
    size_t round, i, found = 0;

    (void)state;
    start_both(&both, false);
    read_logs(&both, &all);
    for (round = 0; round < 20000; round++) {
        text.size = 0;
        for (i = below(20); i > 0; i--)
            add_part(&text);
        if (round % 64 == 0)
            add_lines(&text, &all);
        found += same(&both, &text);
    }
    assert_in_range(found, 10000, 20000);
    end_both(&both);
    buffer_free(&all);
    buffer_free(&text);
}

int main(void)
{
    static struct tests tests;
    size_t i;

    add_test(&tests, "ordinary lines", test_ordinary, NULL);
    for (i = 0; i < COUNT(openings); i++)
        add_test(&tests, openings[i].text, test_opening, &openings[i]);
    ADD_ROWS(&tests, ends, test_ends);
    add_test(&tests, "what is after the lines", test_more, NULL);
    ADD_ROWS(&tests, chunks, test_chunks);
    add_test(&tests, "a whole line is looked back from", test_whole_line, NULL);
    add_test(&tests, "the same is found without the fast path", test_same, NULL);
    add_test(&tests, "records over lines passed over", test_sequences, NULL);
    add_test(&tests, "records over long lines", test_long_lines, NULL);
    add_test(&tests, "what is passed over changes nothing", test_passed_over, NULL);
    return run_all(&tests, "prefilter");
}
