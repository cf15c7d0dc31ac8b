/* test_message.c - lines of SIP messages and what is reported of them. */
#include "log/message.h"

#include <string.h>

#include "drcode.h"
#include "log/phrases.h"
#include "test.h"

static struct message message;
static struct sip_seen seen;
static struct evidence *evidence;

static struct log_line line_of(const char *text)
{
    return (struct log_line){.text = text, .size = strlen(text), .number = 7, .ends = true};
}

/* Opens a message and reads lines, up to NULL; returns how many were of it. */
static size_t read(const char *const *lines)
{
    struct log_line line = line_of(*lines);
    size_t count = 0;

    assert_true(message_open(&message, &line, &line, NULL));
    while (lines[++count]) {
        line = line_of(lines[count]);
        if (!message_read(&message, &line))
            break;
    }
    return count;
}

#define TEAMS "To: <sip:+1@sip.pstnhub.microsoft.com>", "CSeq: 1 INVITE"
#define GUID  "5e19725b-0000-4e89-bae3-000000000001;"

/* Messages: how many lines they have, whether they are reported, with which response code, and
   whether only as undocumented. */
static const struct report {
    const char *name;
    size_t count;
    bool reported;
    int sip;
    bool strict, phrase;
    const char *lines[6];
} reports[] = {
    {"a failed call", 3, true, 503, true, false, {"SIP/2.0 503 x", TEAMS}},
    {"an answered call", 3, false, 0, false, false, {"SIP/2.0 200 OK", TEAMS}},
    {"a blank line", 2, false, 0, false, false, {"SIP/2.0 503 x", "Via: y", " ", "CSeq: 1 INVITE"}},
    {"a short reason",
     4,
     true,
     503,
     true,
     false,
     {"SIP/2.0 503 x", TEAMS, "Reason: Q.850;text=\"" GUID "Short\""}},
    {"a long reason of Teams",
     4,
     true,
     503,
     false,
     false,
     {"SIP/2.0 503 x", TEAMS, "Reason: Q.850;text=\"" GUID "It cannot be done before Monday\""}},
    {"the longest of the short reasons",
     4,
     true,
     503,
     true,
     false,
     {"SIP/2.0 503 x", TEAMS, "Reason: Q.850;text=\"" GUID "It cannot be done today\""}},
    {"the shortest of the long reasons",
     4,
     true,
     503,
     false,
     false,
     {"SIP/2.0 503 x", TEAMS, "Reason: Q.850;text=\"" GUID "It cannot be done by now\""}},
    {"a long reason of others",
     4,
     true,
     503,
     true,
     false,
     {"SIP/2.0 503 x", TEAMS, "Reason: Q.850;text=\"It cannot be done before Monday\""}},
    {"a documented reason",
     2,
     true,
     480,
     false,
     true,
     {"SIP/2.0 480 x", "Reason: Q.850;text=\"" GUID "No callee endpoints were found\""}},
    {"a documented reason of a request",
     2,
     true,
     DRCODE_NO_CODE,
     false,
     true,
     {"BYE sip:x SIP/2.0", "Reason: Q.850;text=\"" GUID "No callee endpoints were found\""}},
    {"a weak code in a reason",
     4,
     true,
     503,
     true,
     false,
     {"SIP/2.0 503 x", TEAMS, "Reason: Q.850;text=\"code: 403, subcode: 5222\""}},
};

static void test_report(void **state)
{
    const struct report *row = *state;

    message_start(&message, &seen);
    assert_int_equal(read(row->lines), row->count);
    assert_int_equal(message_end(&message, evidence), row->reported);
    assert_false(message.sip.open);
    if (!row->reported)
        return;
    assert_int_equal(message.record.line, 7);
    assert_int_equal(message.record.sip, row->sip);
    assert_int_equal(message.record.strict, row->strict);
    assert_int_equal(message.record.phrase != NULL, row->phrase);
    assert_true(message.record.microsoft == DRCODE_NO_CODE);
}

static void test_again(void **state)
{
    static const char *const lines[] = {"SIP/2.0 503 x", TEAMS, "Call-ID: a", NULL};

    (void)state;
    message_start(&message, &seen);
    read(lines);
    assert_true(message_end(&message, evidence));
    assert_false(message_end(&message, evidence));
    read(lines);
    assert_false(message_end(&message, evidence));
    message_start(&message, &seen);
    read(lines);
    assert_true(message_end(&message, evidence));
}

static void test_pause(void **state)
{
    static const char *const lines[] = {"SIP/2.0 503 x", TEAMS, NULL};
    static const char *const half[] = {"SIP/2.0 503 x", "Via: y", NULL};

    (void)state;
    message_start(&message, &seen);
    assert_false(message_pause(&message, evidence));
    read(half);
    assert_false(message_pause(&message, evidence));
    assert_false(message_end(&message, evidence));
    read(lines);
    assert_true(message_pause(&message, evidence));
    assert_false(message_pause(&message, evidence));
    assert_false(message_end(&message, evidence));
}

static void test_hold(void **state)
{
    static const char *const lines[] = {"SIP/2.0 503 x", TEAMS, NULL};
    static struct record record;

    (void)state;
    message_start(&message, &seen);
    read(lines);
    record_start(&record, 9);
    record_set_microsoft(&record, 569002, LABEL_COLUMN);
    record_set_sip(&record, 504, LABEL_IN_TEXT);
    message_hold(&message, &record);
    assert_int_equal(message.record.microsoft_trust, LABEL_COLUMN);
    assert_int_equal(message.record.sip, 504);
    assert_int_equal(message.record.sip_trust, LABEL_IN_TEXT);
    record.microsoft = 569015; /* the first one counts */
    message_hold(&message, &record);
    assert_true(message_end(&message, evidence));
    assert_int_equal(message.record.microsoft, 569002);
    assert_int_equal(message.record.line, 7);
    assert_string_equal(message.record.text[LABEL_TEXT], "SIP/2.0 503 x");
}

/* A phrase that a line says counts, and what follows it does not. */
static void test_hold_phrase(void **state)
{
    static const char *const lines[] = {"SIP/2.0 503 x", TEAMS,
                                        "Reason: Q.850;text=\"" GUID "Call rejected\"", NULL};
    static const struct phrase phrase;
    static struct record record;

    (void)state;
    message_start(&message, &seen);
    read(lines);
    record_start(&record, 9);
    record.phrase = &phrase;
    message_hold(&message, &record);
    record.phrase = NULL;
    record_set_microsoft(&record, 569002, LABEL_SURE);
    message_hold(&message, &record);
    assert_true(message_end(&message, evidence));
    assert_ptr_equal(message.record.phrase, &phrase);
    assert_int_equal(message.record.microsoft, DRCODE_NO_CODE);
}

/* A message is one of JSON until it ends. */
static void test_json(void **state)
{
    (void)state;
    message.json = true;
    message_start(&message, &seen);
    assert_false(message.json);
    message.json = true;
    assert_false(message_end(&message, evidence));
    assert_false(message.json);
}

/* A line of a stream that may go on with a message that was cut. */
static const struct rest {
    const char *name, *line;
    bool resumes;
} rests[] = {
    {"the same stream", "[S=2] [SID=a:1]  b\"", true},
    {"another stream", "[S=2] [SID=a:2]  b\"", false},
    {"a longer name", "[S=2] [SID=a:11]  b\"", false},
    {"no stream", "b\"", false},
    {"a stream that does not end", "[SID=a:1 b\"", false},
    {"another mark", "[SIX=a:1]  b\"", false},
    {"another mark first", "[SIX=b] [SID=a:1]  b\"", true},
    {"a short line", "[SI", false},
};

static void test_rest(void **state)
{
    static const char *const lines[] = {"[S=1] [SID=a:1]  SIP/2.0 503 x",
                                        "       Reason: c;text=\"a", NULL};
    const struct rest *row = *state;
    struct log_line line = line_of(row->line), rest;

    message_start(&message, &seen);
    assert_false(message_resumes(&message, &line, &rest));
    assert_int_equal(read(lines), 2);
    assert_false(message_cut(&message)); /* without a mark nothing is waited for */
    message.marked = true;
    assert_true(message_cut(&message));
    assert_int_equal(message_resumes(&message, &line, &rest), row->resumes);
    if (row->resumes) {
        message_read_rest(&message, &rest);
        assert_false(message_cut(&message));
        assert_int_equal(message.call.reason_size, strlen("c;text=\"ab\""));
    }
}

static void test_no_rest(void **state)
{
    static const char *const lines[] = {"SIP/2.0 503 x", "Reason: c;text=\"a", NULL};

    (void)state;
    message_start(&message, &seen);
    assert_int_equal(read(lines), 2);
    assert_false(message_cut(&message)); /* it is of no stream */
}

/* Lines before a message that may have its time. */
static const struct announcement {
    const char *name, *line, *time;
} announcements[] = {
    {"received", "recv 12 bytes from tls/[192.0.2.1]:5061 at 09:00:01.238211:", "09:00:01.238211"},
    {"an arrow", "2025-03-04T09:00:01Z 192.0.2.1:5061 -> 192.0.2.2:5061", "2025-03-04T09:00:01Z"},
    {"a colon", "Mar  4 09:00:01.123: //84/ccsipDisplayMsg:", "Mar  4 09:00:01.123"},
    {"an arrow at the start", "-> 192.0.2.2:5061 at 09:00:01.238211", "09:00:01.238211"},
    {"a word at the start", "Sent 12 bytes at 09:00:01.238211", "09:00:01.238211"},
    {"a word after another", "2025-03-04T09:00:01Z x sent 4", "2025-03-04T09:00:01Z"},
    {"the end of a word of two letters", "2025-03-04T09:00:01Z .xsent 4", NULL},
    {"another line of a log", "2025-03-04T09:00:01Z worker 4 started", NULL},
    {"a word that ends so", "2025-03-04T09:00:01Z bytes_sent 4", NULL},
    {"nothing", "", NULL},
};

static void test_time(void **state)
{
    static const char *const headers[] = {TEAMS};
    const struct announcement *row = *state;
    const struct log_line line = line_of("SIP/2.0 503 x");
    struct recent recent;
    size_t i;

    recent_start(&recent);
    recent_add(&recent, row->line, strlen(row->line));
    message_start(&message, &seen);
    assert_true(message_open(&message, &line, &line, &recent));
    for (i = 0; i < COUNT(headers); i++) {
        const struct log_line header = line_of(headers[i]);

        assert_true(message_read(&message, &header));
    }
    assert_true(message_end(&message, evidence));
    assert_int_equal(message.record.size[LABEL_TIME], row->time ? strlen(row->time) : 0);
    if (row->time)
        assert_string_equal(message.record.text[LABEL_TIME], row->time);
}

/* The time of a packet is that of a message which is shown as the parts of one. */
static void test_packet(void **state)
{
    static const char *const lines[] = {"SIP/2.0 503 x", "    Status-Line: SIP/2.0 503 x"};
    struct recent recent;
    size_t i;

    (void)state;
    recent_start(&recent);
    recent_frame(&recent, "Arrival Time: 1:02:03", 21);
    for (i = 0; i < COUNT(lines); i++) {
        const struct log_line line = line_of(lines[i]),
                              to = line_of(" To: <sip:teams.microsoft.com>"),
                              cseq = line_of(" CSeq: 1 INVITE");

        message_start(&message, &seen);
        assert_true(message_open(&message, &line, &line, &recent));
        assert_true(message_read(&message, &to));
        assert_true(message_read(&message, &cseq));
        assert_true(message_end(&message, evidence));
        assert_int_equal(message.record.size[LABEL_TIME], i == 0 ? 0 : 7);
    }
}

static void test_field(void **state)
{
    static const char *const lines[] = {"SIP/2.0 503 x", NULL};
    const struct log_line to = line_of("<sip:+1@sip.pstnhub.microsoft.com>"),
                          cseq = line_of("1 INVITE");

    (void)state;
    message_start(&message, &seen);
    message_read_field(&message, "sip.To", 6, &to); /* none is open */
    read(lines);
    message_read_field(&message, "sip.To", 6, &to);
    message_read_field(&message, "sip.CSeq", 8, &cseq);
    assert_true(message_end(&message, evidence));
    assert_string_equal(message.record.text[LABEL_CALLEE], "+1");
}

int main(void)
{
    static struct tests tests;
    int status;

    evidence = new_evidence(drcode_builtin());
    if (!evidence)
        return 1;
    ADD_ROWS(&tests, reports, test_report);
    add_test(&tests, "a message that comes again", test_again, NULL);
    add_test(&tests, "a pause", test_pause, NULL);
    add_test(&tests, "what a line says", test_hold, NULL);
    add_test(&tests, "the phrase that a line says", test_hold_phrase, NULL);
    add_test(&tests, "a message of JSON", test_json, NULL);
    ADD_ROWS(&tests, rests, test_rest);
    add_test(&tests, "no rest without a stream", test_no_rest, NULL);
    ADD_ROWS(&tests, announcements, test_time);
    add_test(&tests, "the time of a packet", test_packet, NULL);
    add_test(&tests, "fields of Wireshark", test_field, NULL);
    status = run_all(&tests, "message");
    free_evidence(evidence);
    return status;
}
