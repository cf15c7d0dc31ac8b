/* test_input.c - what inputs are like, so that a program can say why nothing was found. */
#include "log/input.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static int found;

static void count(void *context, const struct drcode_finding *finding)
{
    (void)context;
    (void)finding;
    found++;
}

static struct drcode_scanner *new_scanner(void)
{
    const struct drcode_scanner_calls calls = {.found = count};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);

    assert_non_null(scanner);
    found = 0;
    return scanner;
}

#define BYTES(text) text, sizeof(text) - 1

static const struct scanned {
    const char *name, *bytes;
    size_t size;
    enum drcode_form form;
    unsigned lines, records, ends;
    bool messages, table;
} scans[] = {
    {"nothing", BYTES(""), DRCODE_FORM_TEXT, 0, 0, 0, false, false},
    {"text", BYTES("a\nb\nc"), DRCODE_FORM_TEXT, 3, 0, 0, false, false},
    {"an empty line", BYTES("\n"), DRCODE_FORM_TEXT, 1, 0, 0, false, false},
    {"text in UTF-16", BYTES("a\0\n\0b\0\n\0"), DRCODE_FORM_TEXT, 2, 0, 0, false, false},
    {"bytes", BYTES("\1\2\3\n"), DRCODE_FORM_BYTES, 1, 0, 0, false, false},
    {"a failure", BYTES("x 560403/403\n"), DRCODE_FORM_TEXT, 1, 1, 1, false, false},
    {"a table", BYTES("callEndSubReason,finalSipCode,sbcFqdn\n560403,403,a\n0,0,b\n,,c\n"),
     DRCODE_FORM_TEXT, 4, 3, 2, false, true},
    {"a table without rows", BYTES("finalSipCode,callEndSubReason\n"), DRCODE_FORM_TEXT, 1, 0, 0,
     false, true},
    {"a SIP message", BYTES("x\nSIP/2.0 200 OK\r\nVia: x\r\n\r\n"), DRCODE_FORM_TEXT, 4, 0, 0, true,
     false},
    {"a SIP message in a line", BYTES("x#012SIP/2.0 200 OK#012Via: x\n"), DRCODE_FORM_TEXT, 1, 0, 0,
     true, false},
    {"a request", BYTES("x\nBYE sip:x SIP/2.0\nVia: x\n"), DRCODE_FORM_TEXT, 3, 0, 0, true, false},
    {"a request in UTF-16",
     BYTES("\377\376B\0 \0x\0 \0S\0I\0P\0/\0"
           "2\0.\0"
           "0\0\n\0"),
     DRCODE_FORM_TEXT, 1, 0, 0, true, false},
    {"zip", BYTES("PK\3\4 x 560403/403\n"), DRCODE_FORM_PACKED, 0, 0, 0, false, false},
    {"pcap", BYTES("\xd4\xc3\xb2\xa1\2\0\4\0 x 560403/403\n"), DRCODE_FORM_CAPTURE, 1, 1, 1, false,
     false},
    {"pdf", BYTES("%PDF-1.7\n 560403/403\n"), DRCODE_FORM_OTHER, 0, 0, 0, false, false},
};

static void expect(const struct drcode_input *input, const struct scanned *row)
{
    assert_int_equal(input->form, row->form);
    assert_int_equal(input->kind != NULL, row->form != DRCODE_FORM_TEXT);
    assert_int_equal(input->bytes, row->size);
    assert_int_equal(input->lines, row->lines);
    assert_int_equal(input->records, row->records);
    assert_int_equal(input->ends, row->ends);
    assert_int_equal(input->messages, row->messages);
    assert_int_equal(input->table, row->table);
    assert_int_equal(input->start_size, row->size);
    assert_memory_equal(input->start, row->bytes, row->size);
    assert_int_equal(found, row->records);
}

/* The same scanner, each time the same. */
static void scans_input(void **state)
{
    const struct scanned *row = *state;
    struct drcode_scanner *scanner = new_scanner();
    int time;

    for (time = 0; time < 3; time++) {
        found = 0;
        drcode_scan(scanner, row->bytes, row->size);
        drcode_scan_end(scanner);
        expect(drcode_scan_input(scanner), row);
    }
    drcode_scanner_free(scanner);
}

/* Byte by byte what is no text is recognised a little later, and no line of it is complete. */
static void scans_bytes(void **state)
{
    const struct scanned *row = *state;
    struct drcode_scanner *scanner = new_scanner();
    size_t at;

    for (at = 0; at < row->size; at++) {
        drcode_scan(scanner, row->bytes + at, 1);
        assert_int_equal(drcode_scan_input(scanner)->bytes, at + 1);
    }
    drcode_scan_end(scanner);
    if (row->form < DRCODE_FORM_PACKED)
        expect(drcode_scan_input(scanner), row);
    assert_int_equal(drcode_scan_input(scanner)->form, row->form);
    drcode_scanner_free(scanner);
}

static void keeps_the_start(void **state)
{
    struct drcode_scanner *scanner = new_scanner();
    char bytes[FORM_ROOM + 100];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)('a' + i % 26);
    drcode_scan(scanner, bytes, FORM_ROOM - 1);
    for (i = FORM_ROOM - 1; i < sizeof bytes; i++)
        drcode_scan(scanner, bytes + i, 1);
    assert_int_equal(drcode_scan_input(scanner)->start_size, FORM_ROOM);
    assert_memory_equal(drcode_scan_input(scanner)->start, bytes, FORM_ROOM);
    assert_int_equal(drcode_scan_input(scanner)->bytes, sizeof bytes);
    drcode_scan_end(scanner);
    drcode_scan(scanner, "PK\3\4", 4);
    assert_int_equal(drcode_scan_input(scanner)->form, DRCODE_FORM_PACKED);
    assert_int_equal(drcode_scan_input(scanner)->start_size, 4);
    drcode_scanner_free(scanner);
}

/* Codes that are no numbers. */
static void counts_unread_codes(void **state)
{
    static const char table[] = "sbcFqdn,callEndSubReason,finalSipCode\na,560403,403\nb,N/A,\n"
                                "c,busy,\nd,busy,486\n{\"callEndSubReason\":\"x\"}\n";
    struct drcode_scanner *scanner = new_scanner();
    int time;

    (void)state;
    for (time = 0; time < 2; time++) {
        drcode_scan(scanner, table, sizeof table - 1);
        drcode_scan_end(scanner);
        assert_int_equal(drcode_scan_input(scanner)->unread, 2);
        assert_int_equal(drcode_scan_input(scanner)->unread_line, 4);
    }
    drcode_scanner_free(scanner);
}

/* Of lines that are skipped some are searched: the first ones, and some of each 64 KiB. */
static void searches_some(void **state)
{
    static char lines[70000];
    static const char message[] = "SIP/2.0 200 OK\n";
    struct input input;

    (void)state;
    memset(lines, 'x', sizeof lines);
    input_start(&input);
    input_skip(&input, lines, 5000);
    assert_false(input.seen.messages);
    memcpy(lines, message, sizeof message - 1);
    input_skip(&input, lines, 60000);
    assert_false(input.seen.messages);
    input_skip(&input, lines, 20);
    assert_false(input.seen.messages);
    input_skip(&input, lines, 1000);
    assert_false(input.seen.messages);
    input_skip(&input, lines, 1000);
    assert_true(input.seen.messages);
    input_skip(&input, lines + 100, 60000);
    assert_true(input.seen.messages);
    input_skip(&input, lines + 100, 60000);
    assert_true(input.seen.messages);
    input_start(&input);
    input_skip(&input, lines + 100, 4000);
    input_skip(&input, lines, sizeof message - 1);
    assert_true(input.seen.messages);
    input_start(&input);
    memset(lines, 'x', 100);
    memcpy(lines + 4096, message, sizeof message - 1);
    input_skip(&input, lines, sizeof lines);
    assert_false(input.seen.messages);
}

/* The first line of a message counts that is whole in the bytes that are searched. */
static void searches_so_many_bytes(void **state)
{
    static char lines[70000];
    struct input input;
    size_t at;

    (void)state;
    for (at = 4000; at < 4100; at++) {
        memset(lines, 'x', sizeof lines);
        memcpy(lines + at, "SIP/2.0 200", 11);
        input_start(&input);
        input_skip(&input, lines, sizeof lines);
        assert_int_equal(input.seen.messages, at + 11 <= 4096);
    }
    for (at = 65530; at < 65540; at++) { /* what is after these is searched where 64 KiB end */
        memset(lines, 'x', sizeof lines);
        input_start(&input);
        input_skip(&input, lines, at);
        memcpy(lines, "SIP/2.0 200", 11);
        input_skip(&input, lines, 100);
        assert_int_equal(input.seen.messages, at >= 65536);
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, scans, scans_input);
    ADD_ROWS(&tests, scans, scans_bytes);
    add_test(&tests, "the start of an input", keeps_the_start, NULL);
    add_test(&tests, "counts codes that are no numbers", counts_unread_codes, NULL);
    add_test(&tests, "searches some of what is skipped", searches_some, NULL);
    add_test(&tests, "searches so many bytes", searches_so_many_bytes, NULL);
    return run_all(&tests, "input");
}
