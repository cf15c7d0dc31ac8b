/* test_scanner.c - what logs, exports and traces give: each file, however it is encoded and cut. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "catalog/load.h"
#include "drcode.h"
#include "log/decode.h"
#include "log/scanner.h"
#include "system/system.h"
#include "test.h"

#define LOGS "tests/data/logs/"

#define REFUSED                                                                                    \
    "Unable to deliver INVITE: No connection could be made because the target machine actively "   \
    "refused it"
#define FAILED                                                                                     \
    "Unable to deliver INVITE: A connection attempt failed because the connected party did not "   \
    "properly respond after a period of time, or established connection failed because connected " \
    "host has failed to respond"
#define NO_HOST "Unable to deliver INVITE: No such host is known"
#define ROOT                                                                                       \
    "Unable to deliver INVITE: outgoing TLS negotiation failed; HRESULT=0x80090325 "               \
    "SEC_E_UNTRUSTED_ROOT"
#define NO_DATA                                                                                    \
    "Unable to deliver INVITE/ACK: The requested name is valid, but no data of the requested "     \
    "type was found"
#define BAD_LINE "Unable to deliver INVITE: Invalid Request/Response line"

/* What a finding is, as a line: where; the codes, Microsoft's first; how it was found; how many
   entries; and what the record says: phrase, SBC, called number, time (`!` where it is that of the
   failure). "-" is not known. Where a code is not known, the codes of the entries follow. */
static void show(void *context, const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    const char *const details[] = {finding->phrase, finding->sbc, finding->callee, finding->time};
    struct buffer *out = context;
    char text[64], last[32] = "";
    size_t i;

    if (answer->match == DRCODE_NOTHING || answer->match == DRCODE_NORMAL)
        return;
    snprintf(text, sizeof text, "%llu:", (unsigned long long)finding->line);
    buffer_string(out, text);
    snprintf(text, sizeof text, answer->microsoft < 0 ? " -" : " %ld", (long)answer->microsoft);
    buffer_string(out, text);
    snprintf(text, sizeof text, answer->sip < 0 ? " -" : " %d", answer->sip);
    buffer_string(out, text);
    snprintf(text, sizeof text, " %s %zu", drcode_match_name(answer->match), answer->count);
    buffer_string(out, text);
    for (i = 0; i < COUNT(details); i++) {
        buffer_string(out, " | ");
        buffer_string(out, details[i] ? details[i] : "-");
    }
    buffer_string(out, finding->failure_time ? "!" : "");
    for (i = 0; (answer->microsoft < 0 || answer->sip < 0) && i < answer->count; i++) {
        struct drcode_entry entry;

        drcode_entry(drcode_builtin(), finding->entries[i], DRCODE_EN, &entry);
        snprintf(text, sizeof text, "%ld %d", (long)entry.microsoft, entry.sip);
        if (strcmp(text, last) != 0) {
            buffer_string(out, *last ? ", " : " => ");
            buffer_string(out, text);
        }
        snprintf(last, sizeof last, "%.31s", text);
    }
    buffer_char(out, '\n');
}

static struct drcode_scanner *new_scanner(struct buffer *out)
{
    const struct drcode_scanner_calls calls = {.found = show, .context = out};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);

    assert_non_null(scanner);
    return scanner;
}

/* Reads one input in calls of `first`, then of `step` bytes, and compares what is found. The bytes
   lie in memory of their own size, so that a sanitizer sees what is read beyond them. */
static void expect_cut(struct drcode_scanner *scanner, struct buffer *out, const char *bytes,
                       size_t size, size_t first, size_t step, const char *expected)
{
    size_t at, part = first;

    out->size = 0;
    for (at = 0; at < size; at += part, part = step) {
        char *copy;

        if (part > size - at)
            part = size - at;
        copy = malloc(part ? part : 1);
        assert_non_null(copy);
        memcpy(copy, bytes + at, part);
        drcode_scan(scanner, copy, part);
        free(copy);
    }
    drcode_scan_end(scanner);
    buffer_char(out, '\0');
    assert_string_equal(out->data, expected);
}

static void expect(const char *bytes, size_t size, const char *expected)
{
    struct buffer out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);

    expect_cut(scanner, &out, bytes, size, size, size, expected);
    drcode_scanner_free(scanner);
    buffer_free(&out);
}

/* Writes UTF-8 as UTF-16, with a byte order mark. */
static void write_utf16(const char *text, size_t size, bool big, struct buffer *out)
{
    uint32_t point = 0xfeff;

    for (;;) {
        uint32_t units[2] = {point, 0};
        size_t i, length;

        if (point >= 0x10000) {
            units[0] = 0xd800 + ((point - 0x10000) >> 10);
            units[1] = 0xdc00 + ((point - 0x10000) & 0x3ff);
        }
        for (i = 0; i < 2 && (i == 0 || units[1]); i++) {
            buffer_char(out, (char)(big ? units[i] >> 8 : units[i] & 0xff));
            buffer_char(out, (char)(big ? units[i] & 0xff : units[i] >> 8));
        }
        if (size == 0)
            return;
        length = utf8_read(text, size, &point);
        assert_true(length > 0);
        text += length;
        size -= length;
    }
}

/* Gives every line of text the end CR LF. */
static void write_crlf(const char *text, size_t size, struct buffer *out)
{
    size_t i;

    for (i = 0; i < size; i++) {
        if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
            buffer_char(out, '\r');
        buffer_char(out, text[i]);
    }
}

static void load_log(const char *name, struct buffer *out)
{
    char path[128];

    snprintf(path, sizeof path, LOGS "%s", name);
    *out = (struct buffer){0};
    assert_true(load_file(path, out));
}

/* Reads a log at once, and returns what is found there; to be freed. */
static char *read_plain(const struct buffer *text)
{
    struct buffer out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);

    drcode_scan(scanner, text->data, text->size);
    drcode_scan_end(scanner);
    buffer_char(&out, '\0');
    drcode_scanner_free(scanner);
    return out.data;
}

/* Shows a finding, and of a normal end the line alone. */
static void show_end(void *context, const struct drcode_finding *finding)
{
    char text[32];

    show(context, finding);
    if (finding->outcome != DRCODE_OUTCOME_NORMAL || finding->answer.match != DRCODE_NORMAL)
        return;
    snprintf(text, sizeof text, "%llu: ends\n", (unsigned long long)finding->line);
    buffer_string(context, text);
}

/* A scanner that hands out the codes alone of normal ends finds the same besides. */
static void test_ends(void **state)
{
    struct buffer text, outs[2] = {{0}, {0}};
    unsigned alone;

    load_log(*state, &text);
    for (alone = 0; alone < 2; alone++) {
        const struct drcode_scanner_calls calls = {.found = show_end, .context = &outs[alone]};
        struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);

        assert_non_null(scanner);
        if (alone)
            scanner_ends_alone(scanner);
        drcode_scan(scanner, text.data, text.size);
        drcode_scan_end(scanner);
        drcode_scanner_free(scanner);
        buffer_char(&outs[alone], '\0');
    }
    assert_string_equal(outs[1].data, outs[0].data);
    buffer_free(&outs[0]);
    buffer_free(&outs[1]);
    buffer_free(&text);
}

/* The size of a UTF-8 byte order mark at the start of a text. */
static size_t mark_size(const struct buffer *text)
{
    return text->size > 3 && memcmp(text->data, "\357\273\277", 3) == 0 ? 3 : 0;
}

/* A log gives the same with other line ends and in UTF-16. What that is, NAME.found has. */
static void test_encodings(void **state)
{
    struct buffer text, twin = {0};
    char *found;
    size_t mark;
    int big;

    load_log(*state, &text);
    found = read_plain(&text);
    write_crlf(text.data, text.size, &twin);
    expect(twin.data, twin.size, found);
    mark = mark_size(&text);
    for (big = 0; big < 2; big++) {
        twin.size = 0;
        write_utf16(text.data + mark, text.size - mark, big, &twin);
        expect(twin.data, twin.size, found);
        if (bytes_ascii(text.data + mark, text.size - mark < 2 ? text.size - mark : 2))
            expect(twin.data + 2, twin.size - 2, found); /* without the mark */
    }
    /* the last line may lack its end */
    while (text.size > 0 && strchr("\r\n", text.data[text.size - 1]))
        text.size--;
    expect(text.data, text.size, found);
    free(found);
    buffer_free(&text);
    buffer_free(&twin);
}

/* Nor does it matter how its bytes are cut: one by one, and in two at about 256 places, all where
   it is small. */
static void test_cuts(void **state)
{
    struct buffer text, wide = {0}, out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);
    char *found;
    size_t at, step;

    load_log(*state, &text);
    found = read_plain(&text);
    expect_cut(scanner, &out, text.data, text.size, 1, 1, found);
    step = 1 + text.size / 256;
    for (at = 1; at < text.size; at += step)
        expect_cut(scanner, &out, text.data, text.size, at, text.size, found);
    write_utf16(text.data + mark_size(&text), text.size - mark_size(&text), false, &wide);
    expect_cut(scanner, &out, wide.data, wide.size, 1, 1, found);
    expect_cut(scanner, &out, text.data, text.size, 4093, 4093, found);
    free(found);
    drcode_scanner_free(scanner);
    buffer_free(&text);
    buffer_free(&wide);
    buffer_free(&out);
}

/* Adds both tests for each log: a file without ".found" at the end of its name. */
static void add_logs(struct tests *tests, struct buffer *names)
{
    const char *name;
    size_t count = 0;

    assert_true(system_list(LOGS, names));
    for (name = names->data; name < names->data + names->size; name += strlen(name) + 1) {
        if (strstr(name, ".found"))
            continue;
        add_test(tests, name, test_encodings, name);
        add_test(tests, name, test_cuts, name);
        add_test(tests, name, test_ends, name);
        count++;
    }
    assert_in_range(count, 44, 200);
}

/* What records state themselves, which NAME.found does not show where an entry says it, too. */
static struct stated {
    const char *name;
    struct buffer lines; /* the cells of its rows after the name, with a NUL after the last */
} stated[64];

static void show_stated(void *context, const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    char text[64];

    if (answer->match == DRCODE_NOTHING || answer->match == DRCODE_NORMAL)
        return;
    snprintf(text, sizeof text, "%llu\t%ld\t%d\t%s\t", (unsigned long long)finding->line,
             (long)answer->microsoft, answer->sip, finding->failure_time ? "failure" : "-");
    buffer_string(context, text);
    buffer_string(context, finding->phrase ? finding->phrase : "-");
    buffer_char(context, '\n');
}

static void test_stated(void **state)
{
    const struct stated *expected = *state;
    struct buffer log, out = {0};
    const struct drcode_scanner_calls calls = {.found = show_stated, .context = &out};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);

    assert_non_null(scanner);
    load_log(expected->name, &log);
    drcode_scan(scanner, log.data, log.size);
    drcode_scan_end(scanner);
    buffer_char(&out, '\0');
    assert_string_equal(out.data, expected->lines.data);
    drcode_scanner_free(scanner);
    buffer_free(&log);
    buffer_free(&out);
}

/* Adds a test for each log in tests/data/stated.tsv. */
static void add_stated(struct tests *tests, struct buffer *text)
{
    struct tsv_table table = read_table("tests/data/stated.tsv", text);
    struct stated *log = stated;
    struct drcode_error error;
    char *cells[6];
    size_t i;

    for (; tsv_table_row(&table, cells, COUNT(cells), &error) == 1; log->lines.size--) {
        log += log->name && strcmp(log->name, cells[0]) != 0;
        assert_true(log < stated + COUNT(stated));
        log->name = cells[0];
        for (i = 1; i < COUNT(cells); i++) {
            buffer_string(&log->lines, cells[i]);
            buffer_char(&log->lines, i + 1 < COUNT(cells) ? '\t' : '\n');
        }
        buffer_char(&log->lines, '\0');
    }
    for (log = stated; log->name; log++)
        add_test(tests, log->name, test_stated, log);
}

/* Texts that are too short for a file. */
static const struct text_case {
    const char *name, *text, *found;
} texts[] = {
    {"nothing", "", ""},
    {"the example of the manual", "x 569015 504 " NO_HOST "\n",
     "1: 569015 504 pair 1 | " NO_HOST " | - | - | -\n"},
    {"a byte order mark alone", "\357\273\277", ""},
    {"half a byte order mark", "\357\273", ""},
    {"invalid UTF-8 around evidence", "\377\300\200 569015 504 \355\240\200\n",
     "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"a byte of another encoding touches", "\3510569015 504\n", ""},
    {"a phrase of several codes and its SIP code",
     "SIP/2.0 504 Server Time-out\nReason: Q.850;text=\"00000000-0000-0000-0000-000000000001;"
     "Unable to deliver ACK: No connection could be made because the target machine actively "
     "refused it.\"\n",
     "1: - 504 phrase 1 | Unable to deliver ACK: No connection could be made because the target "
     "machine actively refused it | - | - | - => 569002 504\n"},
    {"a message with a number sign in lines that are no evidence",
     "SIP/2.0 504 Server Time-out\nVia: SIP/2.0/TLS x;n=#1\nTo: <sip:x>\nFrom: <sip:y>;tag=#012x\n"
     "Reason: Q.850;text=\"00000000-0000-0000-0000-000000000001;" NO_HOST "\"\n",
     "5: - - phrase 1 | " NO_HOST " | - | - | - => 569015 504\n"},
    {"a message that continues after a number sign",
     "SIP/2.0 504 Server Time-out\nVia: SIP/2.0/TLS x;n=#1\nTo: <sip:x>\nFrom: <sip:y>;tag=#2\n"
     "Reason: Q.850;text=\"00000000-0000-0000-0000-000000000001;" NO_HOST "\"\n",
     "1: - 504 phrase 1 | " NO_HOST " | - | - | - => 569015 504\n"},
    {"a message after a prefix",
     "gw1: SIP/2.0 504 Server Time-out\ngw1: To: <sip:x>\n"
     "gw1: Reason: Q.850;text=\"00000000-0000-0000-0000-000000000001;" NO_HOST "\"\n",
     "1: - 504 phrase 1 | " NO_HOST " | - | - | - => 569015 504\n"},
    {"a message after a prefix, which alone ends it",
     "gw1: SIP/2.0 504 Server Time-out\ngw1: \n"
     "gw1: Reason: Q.850;text=\"00000000-0000-0000-0000-000000000001;" NO_HOST "\"\n",
     "3: - - phrase 1 | " NO_HOST " | - | - | - => 569015 504\n"},
    {"a pair in brackets, in quotes, with a slash, a comma, a bar",
     "[504 569015]\n\"504\",\"569015\"\n504/569015\n569015,504\n504|569015\n(569015;504)\n",
     "1: 569015 504 pair 1 | - | - | - | -\n2: 569015 504 pair 1 | - | - | - | -\n"
     "3: 569015 504 pair 1 | - | - | - | -\n4: 569015 504 pair 1 | - | - | - | -\n"
     "5: 569015 504 pair 1 | - | - | - | -\n6: 569015 504 pair 1 | - | - | - | -\n"},
    {"a pair that is not documented", "569015 503\n560483 483\n", ""},
    {"a short code without label", "10037 480\n408 1106\n0 408\n403 10500\n", ""},
    {"a pair in a row of numbers", "1 504 569015\n504 569015 2\n1,504,569015,2\n", ""},
    {"a pair after many numbers",
     "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 "
     "35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 "
     "66 67 68 x 504 569015\n",
     "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"a phrase in JSON of another kind",
     "{\"level\":\"error\",\"msg\":\"call failed: " NO_HOST "\"}\n",
     "1: - - phrase 1 | " NO_HOST " | - | - | - => 569015 504\n"},
    {"a pair in JSON of another kind", "{\"msg\":\"teams said 504 569015\"}\n",
     "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"labels in JSON of another kind",
     "{\"msg\":\"Call end reason: code: 404, subcode: 511404\"}\n",
     "1: 511404 404 pair 1 | - | - | - | -\n"},
    {"a DiagCode in JSON of another kind", "{\"text\":\"ended. DiagCode: 480#10037.@\"}\n",
     "1: 10037 480 pair 1 | - | - | - | -\n"},
    {"a key in a string is text",
     "{\"note\":\"\\\"finalSipCode\\\":504\",\"x\":1}\n{\"note\":\"callEndSubReason\"}\n", ""},
    {"a string of JSON that a line ends is none",
     "{\"text\": \"504 569015\nx 504 569018\n{\"callEndSubReason\": 560408}\n",
     "1: 569015 504 pair 1 | - | - | - | -\n2: 569018 504 pair 1 | - | - | - | -\n"
     "3: 560408 - code 1 | - | - | - | - => 560408 408\n"},
    {"JSON that was cut off",
     "{\"finalSipCode\": 504,\n{\"finalSipCode\": 408, \"callEndSubReason\": 1106}\n"
     "[{\"finalSipCode\": 504},\nFinal SIP code,Final Microsoft subcode\n404,511404\n",
     "2: 1106 408 pair 1 | - | - | - | -\n3: - 504 sip 16 | - | - | - | - => 549002 504, 549018 "
     "504, 569002 504, 569003 504, 569008 504, 569009 504, 569015 504, 569016 504, 569018 504\n"
     "5: 511404 404 pair 1 | - | - | - | -\n"},
    {"a bracket that starts no JSON", "[ 504 569015 ]\n[12:00:01] 504 569015\n[info] 504 569018\n",
     "1: 569015 504 pair 1 | - | - | - | -\n2: 569015 504 pair 1 | - | - | - | 12:00:01\n"
     "3: 569018 504 pair 1 | - | - | - | -\n"},
    {"text after JSON", "{\"a\":1} 504 569015\n", "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"text before JSON",
     "2025-03-04 09:00:01 row {\"finalSipCode\":504,\"callEndSubReason\":569015}\n",
     "1: 569015 504 pair 1 | - | - | - | 2025-03-04 09:00:01\n"},
    {"objects side by side",
     "{\"callEndSubReason\":560408},{\"callEndSubReason\":560402} {\"callEndSubReason\":560420}\n",
     "1: 560408 - code 1 | - | - | - | - => 560408 408\n"
     "1: 560402 - code 1 | - | - | - | - => 560402 402\n"
     "1: 560420 - code 1 | - | - | - | - => 560420 420\n"},
    {"codes as strings", "{\"FinalSipCode\": \"504\", \"CallEndSubReason\": \"569015\"}\n",
     "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"a SIP code alone in JSON that Teams does not write",
     "{\"sipCode\": 486, \"reason\": \"Busy\"}\n{\"sip_response_code\": 503}\n", ""},
    {"a normal end in JSON",
     "{\"finalSipCode\":200,\"callEndSubReason\":540000}\n"
     "{\"finalSipCode\":0,\"callEndSubReason\":0}\n{\"code\":0,\"subCode\":0}\n",
     ""},
    {"a block with equal signs", "finalSipCode = 504\ncallEndSubReason = 569015\n",
     "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"a block of one line", "CallEndSubReason : 560408\n",
     "1: 560408 - code 1 | - | - | - | - => 560408 408\n"},
    {"two blocks without a line between",
     "CallEndSubReason : 560408\nFinalSipCode : 408\nCallEndSubReason : 569015\nFinalSipCode : "
     "504\n",
     "1: 560408 408 pair 1 | - | - | - | -\n3: 569015 504 pair 1 | - | - | - | -\n"},
    {"a French block", "Code SIP final : 404\nSous-code Microsoft final : 511404\n",
     "1: 511404 404 pair 1 | - | - | - | -\n"},
    {"a block of SIP code and phrase", "Final SIP code: 504\nFinal SIP Phrase: " NO_HOST "\n",
     "1: - 504 phrase 1 | " NO_HOST " | - | - | - => 569015 504\n"},
    {"lines of the blocks of others",
     "Code: 404\n\nStatus: 504\n\ncode = 569002\n\nerror: 503\nSubCode: 2\n", ""},
    {"text after a message without a blank line",
     "SIP/2.0 480 Temporarily Unavailable\nREASON: "
     "Q.850;text=\"00000000-0000-0000-0000-000000000001;"
     "No callee endpoints were found\"\n2025-03-04 09:00:01 x 504 569015\nx 504 569018\n",
     "1: - 480 phrase 1 | No callee endpoints were found | - | - | - => 10037 480\n"
     "3: 569015 504 pair 1 | - | - | - | 2025-03-04 09:00:01\n4: 569018 504 pair 1 | - | - | - | "
     "-\n"},
    {"a message after times",
     "09:00:01.504 SIP/2.0 403 Forbidden\n09:00:01.504 FROM: x\n09:00:01.505 REASON : "
     "Q.850;cause=21;"
     "text=\"00000000-0000-0000-0000-000000000001;Current c\"\n",
     "1: - 403 phrase 1 | Current call site state prevents fork to this entity | - | - | "
     "09:00:01.504 => "
     "10500 403\n"},
    {"a phrase that runs over the lines of a trace",
     "SIP/2.0 480 Temporarily Unavailable\r\nREASON: Q.850;cause=31;text=\"00000000-0000-0000-0000-"
     "000000000001;No callee endpoints were found.\"\r\nREASON: "
     "Q.850;cause=31;text=\"00000000-0000-"
     "0000-0000-000000000001;No callee endpoints were found.\"\r\n\r\n",
     "1: - 480 phrase 1 | No callee endpoints were found | - | - | - => 10037 480\n"},
    {"a Reason without GUID, in a message with its SIP code",
     "SIP/2.0 408 Request Timeout\nReason: Q.850;cause=102;text=\"Establishment timeout\"\n",
     "1: - 408 phrase 1 | Establishment timeout | - | - | - => 0 408\n"},
    {"a phrase in a message of SIP code 300",
     "SIP/2.0 300 x\nREASON: Q.850;text=\"00000000-0000-0000-0000-000000000001;"
     "No callee endpoints were found\"\n",
     "1: - 300 phrase 1 | No callee endpoints were found | - | - | - => 10037 480\n"},
    {"a phrase in a message of SIP code 299",
     "SIP/2.0 299 x\nREASON: Q.850;text=\"00000000-0000-0000-0000-000000000001;"
     "No callee endpoints were found\"\n",
     "1: - - phrase 1 | No callee endpoints were found | - | - | - => 10037 480\n"},
    {"a phrase in a message, and the codes of a label",
     "SIP/2.0 480 x\nX: callEndSubReason=569015 finalSipCode: 504\n",
     "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"the same words of others", "sctp: association establishment timeout\n", ""},
    {"a Reason without GUID, in another message",
     "SIP/2.0 487 Request Terminated\nReason: Q.850;cause=102;text=\"Establishment timeout\"\n",
     ""},
    {"weak labels of others",
     "code: 190, subcode: 463\ncode 6 subcode 2\ncode: 500, subcode: 12\nerror 400, subcode 33\n",
     ""},
    {"a table of others after one",
     "Final SIP code,Final Microsoft subcode\n504,569015\n"
     "status,size\n504,12\n404,569015\n",
     "2: 569015 504 pair 1 | - | - | - | -\n"},
    {"a header that comes again",
     "Final SIP code,Final Microsoft subcode\n504,569015\nFinal Microsoft subcode,Final SIP "
     "code\n569018,504\n",
     "2: 569015 504 pair 1 | - | - | - | -\n4: 569018 504 pair 1 | - | - | - | -\n"},
    {"a quote too many at the end of a table",
     "Final SIP code,Final Microsoft subcode,Final SIP Phrase\n404,511404,y\n504,569015,\"x\n",
     "2: 511404 404 pair 1 | y | - | - | -\n3: 569015 504 pair 1 | - | - | - | -\n"},
    {"a quote too many after the last column",
     "Final SIP code,Final Microsoft subcode\n504,569015,\"x\n404,511404\n",
     "2: 569015 504 pair 1 | - | - | - | -\n3: 511404 404 pair 1 | - | - | - | -\n"},
};

static void test_text(void **state)
{
    const struct text_case *text = *state;

    expect(text->text, strlen(text->text), text->found);
}

/* Every input starts anew. */
static void test_inputs(void **state)
{
    struct buffer out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);
    static const char table[] = "Final SIP code,Final Microsoft subcode\n404,511404\n";
    static const char *const opens[] = {"Final SIP code,Final Microsoft subcode",
                                        table,
                                        "{\"callEndSubReason\": 560408,",
                                        "{\"a\": \"",
                                        "SIP/2.0 480 Temporarily Unavailable\n",
                                        "\377\376x",
                                        "\377",
                                        "Final SIP code,Phrase\n504,\"x"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(opens); i++) {
        static const char next[] = "504,569015\nx text=\"00000000-0000-0000-0000-000000000001;No "
                                   "callee\"\n";

        drcode_scan(scanner, opens[i], strlen(opens[i]));
        drcode_scan_end(scanner);
        expect_cut(scanner, &out, next, sizeof next - 1, sizeof next, 1,
                   "1: 569015 504 pair 1 | - | - | - | -\n");
    }
    drcode_scan(scanner, "CallEndSubReason : 560408\n", 26);
    out.size = 0;
    drcode_scan_end(scanner); /* reports the block */
    expect_cut(scanner, &out, "FinalSipCode : 408\n", 19, 19, 1,
               ""); /* a SIP code alone in a single line is not enough */
    drcode_scanner_free(scanner);
    buffer_free(&out);
}

/* A pause reports a block that may be complete, and only once. */
static void test_pause(void **state)
{
    static const char first[] = "FinalSipCode : 504\n", second[] = "CallEndSubReason : 569015\n";
    struct buffer out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);

    (void)state;
    drcode_scan_pause(scanner);
    drcode_scan(scanner, first, sizeof first - 1);
    drcode_scan_pause(scanner);
    assert_int_equal(out.size, 0);
    drcode_scan(scanner, second, sizeof second - 1);
    drcode_scan_pause(scanner);
    assert_true(out.size > 0);
    drcode_scan_pause(scanner);
    drcode_scan(scanner, "FinalSipCodePhrase : x\n\n", 24);
    drcode_scan(scanner, "x 569018 504", 12);
    drcode_scan_pause(scanner); /* a line that has not ended may go on */
    drcode_scan(scanner, "1\n", 2);
    drcode_scan_end(scanner);
    buffer_char(&out, '\0');
    assert_string_equal(out.data, "1: 569015 504 pair 1 | - | - | - | -\n");
    drcode_scanner_free(scanner);
    buffer_free(&out);
}

/* A pause reports a message that waits for its rest, which another stream interrupts; once. */
static void test_pause_between(void **state)
{
    static const char cut[] =
        "[S=1] [SID=a:1]  SIP/2.0 403 Forbidden #012TO: <sip:+15550101@sip.pstnhub.microsoft.com> "
        "#012CSEQ: 1 INVITE #012REASON: Q.850;cause=21;text=\"00000000-0000-0000-0000-000000000001;"
        "The number is not in the  [Time:04-03@09:01:01.123]\n";
    static const char other[] = "[S=2] [SID=a:2]  x\n",
                      rest[] = "[S=3] [SID=a:1]  list.\" #012CONTENT-LENGTH: 0\n";
    struct buffer out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);

    (void)state;
    drcode_scan(scanner, cut, sizeof cut - 1);
    drcode_scan(scanner, other, sizeof other - 1);
    assert_int_equal(out.size, 0);
    drcode_scan_pause(scanner);
    assert_true(out.size > 0);
    out.size = 0;
    drcode_scan_pause(scanner);
    drcode_scan(scanner, rest, sizeof rest - 1);
    drcode_scan_end(scanner);
    assert_int_equal(out.size, 0);
    drcode_scanner_free(scanner);
    buffer_free(&out);
}

/* What is below a message that was cut is none of it, whatever it looks like: its rest is in the
   next line of its stream. */
static void test_below_a_cut_message(void **state)
{
    static const char lines[] =
        "[S=1] [SID=a:1]  BYE sip:sbc1.contoso.com SIP/2.0 #012TO: "
        "<sip:+15550101@sbc1.contoso.com> "
        "#012REASON: Q.850;cause=16;text=\"5e19725b-0000-4e89-ba [Time:04-03@09:01:01.123]\n"
        "    \"callEndSubReason\": 569009,\n"
        "To: <sip:+15550102@sbc2.contoso.com>\n"
        "[S=2] [SID=a:1]  e3-000000000001;No callee endpoints were found\" #012CONTENT-LENGTH: 0\n";

    (void)state;
    expect(lines, sizeof lines - 1,
           "2: 569009 - code 1 | - | - | - | - => 569009 504\n"
           "1: - - phrase 1 | No callee endpoints were found | sbc1.contoso.com | +15550101 | "
           "04-03@09:01:01.123 => 10037 480\n");
}

/* Bytes that lie where others lay before are read anew: a line that was found, and a part of
   another, then lines whose marks are earlier in them. */
static void test_same_bytes(void **state)
{
    static const char first[] = "x, of no use, 569015 504 y\nab",
                      second[] = "c\n569015 504 y\n504 569002\n";
    struct buffer out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);
    char bytes[64];

    (void)state;
    memcpy(bytes, first, sizeof first);
    drcode_scan(scanner, bytes, sizeof first - 1);
    memcpy(bytes, second, sizeof second);
    drcode_scan(scanner, bytes, sizeof second - 1);
    memcpy(bytes, second + 2, sizeof second - 2);
    drcode_scan(scanner, bytes, sizeof second - 3);
    drcode_scan_end(scanner);
    buffer_char(&out, '\0');
    assert_string_equal(out.data, "1: 569015 504 pair 1 | - | - | - | -\n"
                                  "3: 569015 504 pair 1 | - | - | - | -\n"
                                  "4: 569002 504 pair 7 | - | - | - | -\n"
                                  "5: 569015 504 pair 1 | - | - | - | -\n"
                                  "6: 569002 504 pair 7 | - | - | - | -\n");
    drcode_scanner_free(scanner);
    buffer_free(&out);
}

/* Evidence at every place around the end of a piece of a long line is found exactly once, and no
   piece of it is taken for something else. */
static const struct long_case {
    const char *name, *evidence, *found;
} longs[] = {
    {"a pair", " 504 569015 ", "1: 569015 504 pair 1 | - | - | - | -\n"},
    {"a label", " CallEndSubReason=569015 ", "1: 569015 - code 1 | - | - | - | - => 569015 504\n"},
    {"a phrase that contains another",
     " User is not Enterprise Voice enabled. User is not allowed to make user based dial out ",
     "1: - - phrase 1 | User is not Enterprise Voice enabled. User is not allowed to make user "
     "based dial out | - | - | - => 510560 403\n"},
    {"a pair and its phrase", " 504 569002 " FAILED " ",
     "1: 569002 504 pair 1 | " FAILED " | - | - | -\n"},
    {"a row of numbers", " 1 504 569015 ", ""},
    {"a longer number", " 1504 569015 5690151 504 ", ""},
    {"a Reason", " text=\"00000000-0000-0000-0000-000000000001;Loop detected\" ",
     "1: - - phrase 1 | Loop detected | - | - | - => 510482 500\n"},
};

static void test_long(void **state)
{
    const struct long_case *row = *state;
    size_t size = LINE_ROOM + 8192, length = strlen(row->evidence), at, step;
    struct buffer out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);
    char *line = malloc(size);

    assert_non_null(line);
    /* some places in the overlap of two parts, and each one across a quarter of it */
    for (at = LINE_ROOM - LINE_OVERLAP - length - 3; at < LINE_ROOM + length; at += step) {
        step = (at + length + 3) % (LINE_OVERLAP / 4) < length + 6 ? 1 : 61;
        memset(line, 'x', size);
        memcpy(line + at, row->evidence, length);
        expect_cut(scanner, &out, line, size, size, size, row->found);
    }
    free(line);
    drcode_scanner_free(scanner);
    buffer_free(&out);
}

/* NUL bytes are bytes like any other. */
static void test_nul(void **state)
{
    static const char text[] =
        "\0\0 504 569015 \0\n\0"
        "504 569018\n504\0"
        "569018\n{\"callEndSub"
        "Reason\":560408\0}\n{\"a\":\"\0 504 569018\"}\nFinal SIP code,Final "
        "Microsoft subcode\n404,511404\0\n404,511404\n";

    (void)state;
    expect(text, sizeof text - 1,
           "1: 569015 504 pair 1 | - | - | - | -\n2: 569018 504 pair 1 | - | - | - | -\n"
           "4: 560408 - code 1 | - | - | - | - => 560408 408\n"
           "5: 569018 504 pair 1 | - | - | - | -\n"
           "7: - 404 undocumented 0 | - | - | - | -\n"
           "8: 511404 404 pair 1 | - | - "
           "| - | -\n");
}

/* Bytes that are no UTF-16: half a unit, halves of pairs. */
static void test_broken_utf16(void **state)
{
    static const char text[] =
        "\377\376\0\330x\0 \0005\0000\0004\0 \0005\0006\0009\0000\0001\0005\0"
        "\n\0\0\334\0\330";

    (void)state;
    expect(text, sizeof text - 1, "1: 569015 504 pair 1 | - | - | - | -\n");
    expect(text, sizeof text, "1: 569015 504 pair 1 | - | - | - | -\n");
}

/* Lines of a log, each passed on before what is found in it. */
struct passed {
    struct buffer out;
    bool ended;
};

static void pass_line(void *context, const char *text, size_t size, bool ends)
{
    struct passed *passed = context;

    buffer_add(&passed->out, text, size);
    if (ends)
        buffer_char(&passed->out, '\n');
}

static void pass_found(void *context, const struct drcode_finding *finding)
{
    struct passed *passed = context;

    if (finding->answer.count > 0)
        buffer_string(&passed->out, "^\n");
}

static void test_lines(void **state)
{
    struct passed passed = {{0}, false};
    const struct drcode_scanner_calls calls = {
        .found = pass_found, .line = pass_line, .context = &passed};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);
    static const char text[] = "a\r\n504 569015\nFinal SIP code,Final Microsoft subcode\n504,"
                               "569015\n{\"callEndSubReason\":560408}\nb";

    (void)state;
    assert_non_null(scanner);
    drcode_scan(scanner, text, sizeof text - 1);
    drcode_scan_end(scanner);
    buffer_char(&passed.out, '\0');
    assert_string_equal(passed.out.data,
                        "a\n504 569015\n^\nFinal SIP code,Final Microsoft subcode\n504,569015\n^\n"
                        "{\"callEndSubReason\":560408}\n^\nb\n");
    drcode_scanner_free(scanner);
    buffer_free(&passed.out);
}

/* Rows without a failure are reported, too: a summary counts calls. */
static void count_row(void *context, const struct drcode_finding *finding)
{
    size_t *counts = context;

    counts[finding->answer.match == DRCODE_NORMAL    ? 1
           : finding->answer.match == DRCODE_NOTHING ? 2
                                                     : 0]++;
}

static void test_rows(void **state)
{
    size_t counts[3] = {0};
    const struct drcode_scanner_calls calls = {.found = count_row, .context = counts};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);
    struct buffer text;

    (void)state;
    assert_non_null(scanner);
    load_log("tac.csv", &text);
    drcode_scan(scanner, text.data, text.size);
    drcode_scan_end(scanner);
    assert_int_equal(counts[0], 8);
    assert_int_equal(counts[1], 2);
    assert_int_equal(counts[2], 1);
    drcode_scanner_free(scanner);
    buffer_free(&text);
}

/* Rows of a table, some of them over several lines. */
static const struct shown {
    const char *name, *rows; /* `~` is 40,000 letters */
    const char *expected;    /* for each row its line and the first 20 bytes of its text */
} showns[] = {
    {"a row in one line", "504,569015,x\n", "2: 504,569015,x\n"},
    {"a row over two lines", "504,569015,\"x\ny\"\n", "2: 504,569015,\"x\n"},
    {"a row over two lines with CR", "504,569015,\"x\r\ny\"\r\n", "2: 504,569015,\"x\n"},
    {"a row over four lines, and others", "503,560503,x\n504,569015,\"x\n\ny\nz\"\n403,560403,x\n",
     "2: 503,560503,x\n3: 504,569015,\"x\n7: 403,560403,x\n"},
    {"a quote that starts a row", "\"504\n\",569015,x\n", "2: \"504\n"},
    {"a row over two long lines", "504,569015,\"~\nz\"\n", "2: 504,569015,\"yyyyyyyy\n"},
    {"a row in one long line", "504,569015,~\n403,560403,x\n",
     "2: 504,569015,yyyyyyyyy\n3: 403,560403,x\n"},
};

static void show_text(void *context, const struct drcode_finding *finding)
{
    char text[32];

    snprintf(text, sizeof text, "%llu: ", (unsigned long long)finding->line);
    buffer_string(context, text);
    buffer_add(context, finding->text, finding->text_size < 20 ? finding->text_size : 20);
    buffer_char(context, '\n');
}

static void test_shown(void **state)
{
    const struct shown *row = *state;
    struct buffer text = {0}, out = {0};
    const struct drcode_scanner_calls calls = {.found = show_text, .context = &out};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);
    const char *at;
    size_t i;

    assert_non_null(scanner);
    buffer_string(&text, "Final SIP code,Final Microsoft subcode,Display Name\n");
    for (at = row->rows; *at; at++) {
        for (i = 0; *at == '~' && i < 40000; i++)
            buffer_char(&text, 'y');
        if (*at != '~')
            buffer_char(&text, *at);
    }
    expect_cut(scanner, &out, text.data, text.size, text.size, text.size, row->expected);
    expect_cut(scanner, &out, text.data, text.size, 1, 1, row->expected);
    expect_cut(scanner, &out, text.data, text.size, 60, 7, row->expected);
    drcode_scanner_free(scanner);
    buffer_free(&text);
    buffer_free(&out);
}

/* Logs, to be read with a line in their middle. */
static const struct around {
    const char *name, *before, *after, *found;
} arounds[] = {
    {"text", "x 569015 504 " NO_HOST "\n", "569018 504\n",
     "1: 569015 504 pair 1 | " NO_HOST " | - | - | -\n3: 569018 504 pair 1 | - | - | - | -\n"},
    {"a table",
     "UPN,SBC FQDN,Call type,Final SIP code,Final Microsoft subcode,Final SIP Phrase\n"
     "y,sbc1.example.com,z,404,511404,x\n",
     "y,sbc1.example.com,z,403,10500,x\n",
     "2: 511404 404 pair 1 | x | sbc1.example.com | - | -\n"
     "4: 10500 403 pair 1 | x | sbc1.example.com | - | -\n"},
    {"objects", "{\"callEndSubReason\":560408}\n", "[\n{\"callEndSubReason\":\n560402}]\n",
     "1: 560408 - code 1 | - | - | - | - => 560408 408\n"
     "4: 560402 - code 1 | - | - | - | - => 560402 402\n"},
    {"blocks", "FinalSipCode     : 504\nCallEndSubReason : 569015\n\n",
     "\nFinalSipCode     : 408\nCallEndSubReason : 1106\n",
     "1: 569015 504 pair 1 | - | - | - | -\n6: 1106 408 pair 1 | - | - | - | -\n"},
    {"messages",
     "SIP/2.0 480 Temporarily Unavailable\nREASON: Q.850;text=\"00000000-0000-0000-0000-"
     "000000000001;No callee endpoints were found\"\n",
     "SIP/2.0 504 \nREASON: Q.850;text=\"00000000-0000-0000-0000-000000000001;" NO_HOST "\"\n",
     "1: - 480 phrase 1 | No callee endpoints were found | - | - | - => 10037 480\n"
     "4: - 504 phrase 1 | " NO_HOST " | - | - | - => 569015 504\n"},
};

/* Lines of other systems: each alone, and in the middle of each log. */
static void test_lookalikes(void **state)
{
    const struct around *around = *state;
    struct buffer lines, text = {0}, out = {0};
    struct drcode_scanner *scanner = new_scanner(&out);
    const char *next, *end;
    size_t count = 0;

    load_log("lookalikes.txt", &lines);
    for (next = lines.data; next < lines.data + lines.size; next = end + 1, count++) {
        size_t size;

        end = memchr(next, '\n', (size_t)(lines.data + lines.size - next));
        assert_non_null(end);
        size = (size_t)(end - next);
        expect_cut(scanner, &out, next, size, size, 1, "");
        text.size = 0;
        buffer_string(&text, around->before);
        buffer_add(&text, next, size + 1);
        buffer_string(&text, around->after);
        out.size = 0;
        drcode_scan(scanner, text.data, text.size);
        drcode_scan_end(scanner);
        buffer_char(&out, '\0');
        if (strcmp(out.data, around->found) != 0) {
            print_error("line %zu: %.*s\n", count + 1, (int)size, next);
            assert_string_equal(out.data, around->found);
        }
    }
    assert_true(count >= 220);
    drcode_scanner_free(scanner);
    buffer_free(&lines);
    buffer_free(&text);
    buffer_free(&out);
}

int main(void)
{
    static struct tests tests;
    static struct buffer names, table;

    add_logs(&tests, &names);
    add_stated(&tests, &table);
    ADD_ROWS(&tests, texts, test_text);
    ADD_ROWS(&tests, longs, test_long);
    ADD_ROWS(&tests, showns, test_shown);
    ADD_ROWS(&tests, arounds, test_lookalikes);
    add_test(&tests, "every input starts anew", test_inputs, NULL);
    add_test(&tests, "a pause reports a block once", test_pause, NULL);
    add_test(&tests, "a pause reports a message once that waits", test_pause_between, NULL);
    add_test(&tests, "below a message that was cut", test_below_a_cut_message, NULL);
    add_test(&tests, "bytes that lie where others lay", test_same_bytes, NULL);
    add_test(&tests, "NUL bytes", test_nul, NULL);
    add_test(&tests, "broken UTF-16", test_broken_utf16, NULL);
    add_test(&tests, "lines are passed on", test_lines, NULL);
    add_test(&tests, "rows without failures are reported", test_rows, NULL);
    return run_all(&tests, "scanner");
}
