/* test_sip_call.c - what the headers of a SIP message say. */
#include "log/sip_call.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

static struct record record; /* too large for the stack of some machines */

/* Reads a message, whose first line is no header. */
static void read(struct sip_call *call, const char *text)
{
    struct sip_message message = {.open = true};
    struct sip_line line;
    size_t size = strcspn(text, "\n");

    record_start(&record, 1);
    sip_call_start(call, &record, text, size);
    for (text += size; *text; text += size) {
        text++;
        size = strcspn(text, "\n");
        switch (sip_read(&message, text, size, &line)) {
        case SIP_NAMED:
            sip_call_header(call, &record, &line);
            break;
        case SIP_MORE:
            sip_call_more(call, line.value, line.size);
            break;
        default:
            fail_msg("no part: %s", text);
        }
    }
}

#define TO_TEAMS "SIP/2.0 503 x\nTo: <sip:+1@sip.pstnhub.microsoft.com>\n"

/* Whether it is a failed call, with its response code; and the SBC, caller, callee, cause,
   correlation and phrase; `-` where there is none. */
static const struct reading {
    const char *name, *text;
    int sip;
    bool failed, guid;
    const char *details;
} readings[] = {
    {"nothing", "SIP/2.0 503 x", 503, false, false, "- - - 0 - -"},
    {"an INVITE to Teams", TO_TEAMS "CSeq: 1 INVITE", 503, true, false, "- - +1 0 - -"},
    {"another method", TO_TEAMS "CSeq: 1 OPTIONS", 503, false, false, "- - +1 0 - -"},
    {"a method that starts so", TO_TEAMS "CSeq: 1 INVITEX", 503, false, false, "- - +1 0 - -"},
    {"a method alone", TO_TEAMS "CSeq: INVITE", 503, true, false, "- - +1 0 - -"},
    {"400", TO_TEAMS "CSeq: 1 INVITE", 400, true, false, "- - +1 0 - -"},
    {"699", TO_TEAMS "CSeq: 1 INVITE", 699, true, false, "- - +1 0 - -"},
    {"399", TO_TEAMS "CSeq: 1 INVITE", 399, false, false, "- - +1 0 - -"},
    {"401", TO_TEAMS "CSeq: 1 INVITE", 401, false, false, "- - +1 0 - -"},
    {"407", TO_TEAMS "CSeq: 1 INVITE", 407, false, false, "- - +1 0 - -"},
    {"491", TO_TEAMS "CSeq: 1 INVITE", 491, false, false, "- - +1 0 - -"},
    {"487", TO_TEAMS "CSeq: 1 INVITE", 487, true, false, "- - +1 0 - -"},
    {"a request", TO_TEAMS "CSeq: 1 INVITE", DRCODE_NO_CODE, false, false, "- - +1 0 - -"},
    {"another leg", "SIP/2.0 503 x\nTo: <sip:+1@sbc1.contoso.com>\nCSeq: 1 INVITE", 503, false,
     false, "sbc1.contoso.com - +1 0 - -"},
    {"Teams in what others added",
     "SIP/2.0 503 x\nP-Asserted-Identity: <sip:+1@sip.pstnhub.microsoft.com>\nCSeq: 1 INVITE\n"
     "History-Info: <sip:sip.pstnhub.microsoft.com>",
     503, false, false, "- - - 0 - -"},
    {"Teams by its software", "SIP/2.0 503 x\nServer: Microsoft.PSTNHub\nCSeq: 1 INVITE", 503, true,
     false, "- - - 0 - -"},
    {"Teams in a route", "SIP/2.0 503 x\nRoute: <sip:sip.pstnhub.microsoft.com;lr>\nCSeq: 1 INVITE",
     503, true, false, "- - - 0 - -"},
    {"Teams in the request", "INVITE sip:+2@sip.pstnhub.microsoft.com SIP/2.0\nCSeq: 1 INVITE", 503,
     true, false, "- - +2 0 - -"},
    {"To before the request",
     "INVITE sip:+2@sbc2.contoso.com SIP/2.0\nt: <sip:+3@sbc1.contoso.com>", 503, false, false,
     "sbc1.contoso.com - +3 0 - -"},
    {"a host of Via first",
     "SIP/2.0 503 x\nFrom: <sip:+1@192.0.2.1>\nTo: <sip:%2B2@sbc1.contoso.com>\n"
     "Contact: <sip:sbc2.contoso.com>\nVia: SIP/2.0/TLS sbc3.contoso.com",
     503, false, false, "sbc3.contoso.com +1 +2 0 - -"},
    {"a number of From", "SIP/2.0 503 x\nFrom: <sip:+1@192.0.2.1>\nVia: SIP/2.0/TLS 192.0.2.2", 503,
     false, false, "192.0.2.1 +1 - 0 - -"},
    {"a name of Contact", "SIP/2.0 503 x\nFrom: <sip:a%@[::1]>\nContact: <sip:sbc2.contoso.com>",
     503, false, false, "sbc2.contoso.com a% - 0 - -"},
    {"numbers that are written as signs",
     "SIP/2.0 503 x\nFrom: <sip:%2b1%4@pbx>\nTo: <sip:%2g%7A@pbx>", 503, false, false,
     "- +1%4 %2gz 0 - -"},
    {"a sign of NUL", "SIP/2.0 503 x\nFrom: <sip:a%0@pbx>\nTo: <sip:%@pbx>", 503, false, false,
     "- a%0 % 0 - -"},
    {"names of no domain", "SIP/2.0 503 x\nFrom: <sip:%zz@pbx>\nTo: <sip:b%80@localhost>", 503,
     false, false, "- %zz b%80 0 - -"},
    {"a Reason", "SIP/2.0 503 x\nReason: Q.850;cause=34;text=\"No line.\"", 503, false, false,
     "- - - 34 - No line"},
    {"a Reason over lines", "SIP/2.0 503 x\nReason: Q.850\n ;cause=34\n ;text=\"No\n line\"", 503,
     false, false, "- - - 34 - Noline"},
    {"a Reason of Teams after another",
     "SIP/2.0 503 x\nReason: SIP;text=\"a\"\nReason: Q.850;cause=1;text=\"5e19725b-0000-4e89-bae3-"
     "000000000001;b\"",
     503, false, true, "- - - 1 5e19725b-0000-4e89-bae3-000000000001 b"},
    {"causes that differ", "SIP/2.0 503 x\nReason: Q.850;cause=1, Q.850;cause=2", 503, false, false,
     "- - - 0 - -"},
    {"a Reason twice",
     "SIP/2.0 503 x\nReason: Q.850;cause=1;text=\"a\"\nReason: Q.850;cause=1;text=\"a\"", 503,
     false, false, "- - - 1 - a"},
    {"the time of a packet", "SIP/2.0 503 x\nReason: Q.850;text=\"a  [Time:04-03@09:00:01.1]\n b\"",
     503, false, false, "- - - 0 - a b"},
    {"other brackets", "SIP/2.0 503 x\nReason: Q.850;text=\"a [b]\"", 503, false, false,
     "- - - 0 - a [b]"},
    {"what continues another header", "SIP/2.0 503 x\nReason: a;text=\"b\"\nTo: x\n c", 503, false,
     false, "- - - 0 - b"},
    {"an identifier", "SIP/2.0 503 x\nMS-Conversation-ID: 5e19725b-0000-4e89-bae3-000000000002",
     503, false, false, "- - - 0 5e19725b-0000-4e89-bae3-000000000002 -"},
    {"no identifier", "SIP/2.0 503 x\nMS-Conversation-ID: 1\nAllow: x", 503, false, false,
     "- - - 0 - -"},
};

static const char *get(enum label label)
{
    return record.size[label] > 0 ? record.text[label] : "-";
}

static void test_reading(void **state)
{
    const struct reading *row = *state;
    struct sip_call call;
    char cause[16];
    char text[5 * FIELD_ROOM + 64];

    read(&call, row->text);
    assert_int_equal(sip_call_failed(&call, row->sip), row->failed);
    assert_int_equal(sip_call_end(&call, &record, true), row->guid);
    snprintf(cause, sizeof cause, "%d", record.cause);
    snprintf(text, sizeof text, "%s %s %s %s %s %s", get(LABEL_SBC), get(LABEL_CALLER),
             get(LABEL_CALLEE), cause, get(LABEL_CORRELATION), get(LABEL_PHRASE));
    assert_string_equal(text, row->details);
}

/* Messages that differ. */
static const char *const messages[] = {
    "SIP/2.0 503 x\nCall-ID: a\nCSeq: 1 INVITE", "SIP/2.0 503 x\nCall-ID: b\nCSeq: 1 INVITE",
    "SIP/2.0 503 x\nCall-ID: a\nCSeq: 2 INVITE", "SIP/2.0 503 x\nCall-ID: a\nCSeq: 1 BYE",
    "SIP/2.0 503 x\nCall-ID: a\nCSeq: 0 INVITE",
};

static void test_hash(void **state)
{
    struct sip_call call;
    uint64_t hashes[COUNT(messages)];
    size_t i, j;

    (void)state;
    for (i = 0; i < COUNT(messages); i++) {
        read(&call, messages[i]);
        hashes[i] = sip_call_hash(&call, &record, 503);
        assert_true(hashes[i] > 0);
        assert_true(hashes[i] != sip_call_hash(&call, &record, 504));
        for (j = 0; j < i; j++)
            assert_true(hashes[i] != hashes[j]);
    }
    read(&call, "SIP/2.0 503 x\nVia: y\nCSEQ: 1 INVITE\ni: a");
    assert_true(sip_call_hash(&call, &record, 503) == hashes[0]);
    read(&call, "SIP/2.0 503 x\nCSEQ: 1 INVITE");
    assert_true(sip_call_hash(&call, &record, 503) == 0);
    read(&call, "SIP/2.0 503 x\nCall-ID: a");
    assert_true(sip_call_hash(&call, &record, 503) == 0);
}

/* A Reason header that is too long is cut off. */
static void test_long(void **state)
{
    struct sip_call call;
    char text[3 * FIELD_ROOM];
    size_t used;

    (void)state;
    used = (size_t)snprintf(text, sizeof text, "SIP/2.0 503 x\nReason: Q.850;cause=34;text=\"");
    memset(text + used, 'x', 2 * FIELD_ROOM);
    snprintf(text + used + 2 * FIELD_ROOM, 32, "\nReason: Q.850;cause=1");
    read(&call, text);
    assert_int_equal(call.reason_size, FIELD_ROOM);
    sip_call_end(&call, &record, true);
    assert_int_equal(record.cause, 34);
}

/* Reason headers, and what is kept of them. */
static const struct reason {
    const char *text, *reason;
} reasons[] = {
    {"Reason: a", "a"},
    {"Reason: a\n b", "a b"},
    {"Reason: \"a\n b\"", "\"ab\""},
    {"Reason: a\nReason: b", "a, b"},
    {"Reason: a\nReason: a", "a"},
    {"Reason: a\nReason: b\nReason: c", "a, b, c"},
    {"Reason: a\nReason: b\nReason: b", "a, b"},
    {"Reason: a\nReason: b\nReason: a", "a, b"},
    {"Reason: a [Time:1]", "a"},
    {"Reason: a  [time:1]", "a "},
    {"Reason: a[Time:1]", "a"},
    {"Reason: a [Times:1]", "a [Times:1]"},
    {"Reason: a [b] [Time:1]", "a [b]"},
    {"CSeq: 12 INVITE", ""},
};

static void test_reasons(void **state)
{
    const struct reason *row = *state;
    struct sip_call call;
    char text[256];

    snprintf(text, sizeof text, "SIP/2.0 503 x\n%s", row->text);
    read(&call, text);
    assert_int_equal(call.reason_size, strlen(row->reason));
    assert_memory_equal(call.reason, row->reason, strlen(row->reason));
    assert_true(call.sequence == (row->text[0] == 'C' ? 12 : UINT64_MAX));
}

#define TEAMS "<sip:+1@sip.pstnhub.microsoft.com:5061>\n"
#define SBC   "<sip:+2@sbc1.contoso.com>\n"

/* The direction of the call: of Teams, not of the message. */
static const struct direction {
    const char *name, *text, *type;
} directions[] = {
    {"a call to Teams", "SIP/2.0 503 x\nFrom: " SBC "To: " TEAMS "CSeq: 1 INVITE", "inbound"},
    {"a call of Teams", "SIP/2.0 503 x\nFrom: " TEAMS "To: " SBC "CSeq: 1 INVITE", "outbound"},
    {"CSeq first", "SIP/2.0 503 x\nCSeq: 1 INVITE\nTo: " SBC "From: " TEAMS "Via: a", "outbound"},
    {"from Teams to Teams", "SIP/2.0 503 x\nFrom: " TEAMS "To: " TEAMS "CSeq: 1 INVITE", ""},
    {"Teams is neither", "SIP/2.0 503 x\nFrom: " SBC "To: " SBC "CSeq: 1 INVITE", ""},
    {"a BYE, which either side sends", "SIP/2.0 503 x\nFrom: " TEAMS "To: " SBC "CSeq: 2 BYE", ""},
};

static void test_direction(void **state)
{
    const struct direction *row = *state;
    struct sip_call call;

    read(&call, row->text);
    sip_call_end(&call, &record, false);
    assert_int_equal(record.size[LABEL_CALL_TYPE], strlen(row->type));
    assert_memory_equal(record.text[LABEL_CALL_TYPE], row->type, strlen(row->type));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, test_reading);
    add_test(&tests, "messages that are the same", test_hash, NULL);
    add_test(&tests, "a long Reason", test_long, NULL);
    ADD_ROWS(&tests, reasons, test_reasons);
    ADD_ROWS(&tests, directions, test_direction);
    return run_all(&tests, "sip_call");
}
