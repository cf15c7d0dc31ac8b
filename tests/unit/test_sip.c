/* test_sip.c - which lines are the first of a SIP message, and which are further ones. */
#include <stdlib.h>
#include <string.h>

#include "drcode.h"
#include "log/sip.h"
#include "test.h"

#define NONE (-2) /* no first line; DRCODE_NO_CODE is a request's */

struct first_line {
    const char *name;
    const char *text; /* with one "SIP/2.0" at most, the one in question */
    int sip;
};

static const struct first_line first_lines[] = {
    {"SIP/2.0 504 Server Time-out", "SIP/2.0 504 Server Time-out", 504},
    {"SIP/2.0 100", "SIP/2.0 100", 100},
    {"SIP/2.0 699", "SIP/2.0 699", 699},
    {"SIP/2.0 504 CR LF", "SIP/2.0 504\r\n", 504},
    {"SIP/2.0 5040", "SIP/2.0 5040", 504},
    {"recv: SIP/2.0 408 x", "recv: SIP/2.0 408 x", 408},
    {"recv:SIP/2.0 408 x", "recv:SIP/2.0 408 x", 408},
    {"SIP/2.0 099 x", "SIP/2.0 099 x", NONE},
    {"SIP/2.0 700 x", "SIP/2.0 700 x", NONE},
    {"SIP/2.0 4x4 x", "SIP/2.0 4x4 x", NONE},
    {"SIP/2.0 40x x", "SIP/2.0 40x x", NONE},
    {"SIP/2.0 40", "SIP/2.0 40", NONE},
    {"SIP/2.0  404 x", "SIP/2.0  404 x", NONE},
    {"SIP/2.0-404 x", "SIP/2.0-404 x", NONE},
    {"sip/2.0 404 x", "sip/2.0 404 x", NONE},
    {"INVITE sip:x SIP/2.0", "INVITE sip:x SIP/2.0", DRCODE_NO_CODE},
    {"INVITE sip:x SIP/2.0 CR", "INVITE sip:x SIP/2.0\r", DRCODE_NO_CODE},
    {"INVITE sip:x SIP/2.0 LF Via:", "INVITE sip:x SIP/2.0\nVia:", DRCODE_NO_CODE},
    {"INVITE sip:x SIP/2.0 CR LF Via:", "INVITE sip:x SIP/2.0\r\nVia:", DRCODE_NO_CODE},
    {"INVITE sip:x SIP/2.0 TAB  LF Via:", "INVITE sip:x SIP/2.0 \t \nVia:", DRCODE_NO_CODE},
    {"INVITE sip:x SIP/2.0 #012Via:", "INVITE sip:x SIP/2.0 #012Via:", DRCODE_NO_CODE},
    {"INVITE sip:x SIP/2.0#015#012Via:", "INVITE sip:x SIP/2.0#015#012Via:", DRCODE_NO_CODE},
    {"INVITE sip:x SIP/2.0#015Via:", "INVITE sip:x SIP/2.0#015Via:", NONE},
    {"INVITE sip:x SIP/2.0#01", "INVITE sip:x SIP/2.0#01", NONE},
    {"INVITE sip:x SIP/2.0 CRVia:", "INVITE sip:x SIP/2.0\rVia:", NONE},
    {"INVITE sip:x SIP/2.0 x", "INVITE sip:x SIP/2.0 x", NONE},
    {"INVITE sip:xSIP/2.0", "INVITE sip:xSIP/2.0", NONE},
    {"Via: SIP/2.0/TLS 192.0.2.1", "Via: SIP/2.0/TLS 192.0.2.1", NONE},
    {"SIP/2.0", "SIP/2.0", NONE},
    {"SIP/2.0 after a blank", " SIP/2.0", DRCODE_NO_CODE},
    {"SIP/2.0 after a line end", "\nSIP/2.0", NONE},
};

static void test_first_line(void **state)
{
    const struct first_line *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);
    size_t at =
        (size_t)(strstr(row->text, "P/2.0") ? strstr(row->text, "P/2.0") - row->text : 2) - 2;
    int sip = NONE;
    bool first = sip_first_line(text, text + size, text + at, &sip);
    const char *last = sip_last_first_line(text, text + size);
    struct sip_message message = {.open = false};
    size_t line = strcspn(row->text, "\n") < at ? at : strcspn(row->text, "\n");

    assert_int_equal(first ? sip : NONE, row->sip);
    assert_ptr_equal(last, first ? text + at : NULL);
    assert_int_equal(sip_open(&message, text, line < size ? line : size, 7), first);
    assert_int_equal(message.open, first);
    if (first) {
        assert_int_equal(message.sip, row->sip);
        assert_int_equal(message.line, 7);
        if (row->sip != DRCODE_NO_CODE)
            assert_int_equal(message.column, at);
    }
    free(text);
}

/* The last of many, against one byte by byte. */
static void test_last(void **state)
{
    static const char *const parts[] = {"SIP/2.0 200 OK\n",
                                        " SIP/2.0\r\n",
                                        "Via: SIP/2.0/TLS x\n",
                                        "SIP/2.0",
                                        "P/2",
                                        "x",
                                        "HTTP/1.1 200\n",
                                        " ",
                                        "\n"};
    size_t round, size, at;
    int sip;

    (void)state;
    for (round = 0; round < 3000; round++) {
        char text[1200];
        const char *expected = NULL;

        for (size = 0; below(40) && size < sizeof text - 20;) {
            const char *part = parts[below(COUNT(parts))];

            memcpy(text + size, part, strlen(part));
            size += strlen(part);
        }
        for (at = 0; at < size; at++)
            if (sip_first_line(text, text + size, text + at, &sip))
                expected = text + at;
        assert_ptr_equal(sip_last_first_line(text, text + size), expected);
    }
}

/* Where the line of a message starts. */
static const struct column {
    const char *name, *text;
    size_t column;
    enum sip_layout layout;
    bool stopped;
} columns[] = {
    {"a status line", "SIP/2.0 504 x", 0, SIP_PLAIN, false},
    {"a status line after a time", "10:00:01 SIP/2.0 504 x", 9, SIP_PLAIN, false},
    {"a request", "BYE sip:x@example.com SIP/2.0", 0, SIP_PLAIN, false},
    {"a request after a time", "10:00:01 BYE sip:x@example.com SIP/2.0", 9, SIP_PLAIN, false},
    {"a request without a method", "sip:x SIP/2.0", 0, SIP_PLAIN, false},
    {"as ngrep prints it", "SIP/2.0 504 x.", 0, SIP_PLAIN, true},
    {"a request as ngrep prints it", "BYE sip:x SIP/2.0.", 0, SIP_PLAIN, true},
    {"a tree", "    Status-Line: SIP/2.0 504 x", 17, SIP_TREE, false},
    {"a tree of a request", "    Request-Line: BYE sip:x SIP/2.0", 18, SIP_TREE, false},
    {"a status line with a name before it", "Status-Line: SIP/2.0 504 x", 13, SIP_PLAIN, false},
    {"PDML", "  <field name=\"sip.Status-Line\" showname=\"Status-Line: SIP/2.0 504 x\">", 55,
     SIP_FIELDS, false},
};

static void test_column(void **state)
{
    const struct column *row = *state;
    struct sip_message message = {.open = false};
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_true(sip_open(&message, text, size, 1));
    assert_int_equal(message.column, row->column);
    assert_int_equal(message.layout, row->layout);
    assert_int_equal(message.stopped, row->stopped);
    free(text);
}

/* Lines after a first line. */
static const struct further_line {
    const char *name, *text;
    size_t column;
    enum sip_part part;
    enum sip_header header;
    const char *value;
} further_lines[] = {
    {"a header", "Via: SIP/2.0/TLS x", 0, SIP_NAMED, SIP_VIA, "SIP/2.0/TLS x"},
    {"a header of one letter", "i:x", 0, SIP_NAMED, SIP_CALL_ID, "x"},
    {"a header with a dash and a digit", "X-Ms-2_x: y", 0, SIP_NAMED, SIP_UNKNOWN, "y"},
    {"a header with blanks before the colon", "Via \t: x", 0, SIP_NAMED, SIP_VIA, "x"},
    {"a header without a value", "Via:", 0, SIP_NAMED, SIP_VIA, ""},
    {"a header that is indented", "  To: x ", 0, SIP_NAMED, SIP_TO, "x"},
    {"a header of two words", "Via to: x", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a header that another sign ends", "Via= x", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a colon alone", ": x", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"no colon", "Via", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"nothing", "", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a line of a log", "Mar  4 09:00:01 x: y", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a time", "09:00:01 x", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a date", "2025-03-04T09:00:01 x", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"what continues a header", " x ", 0, SIP_MORE, SIP_UNKNOWN, "x"},
    {"what continues a header, after a tab", "\tx", 0, SIP_MORE, SIP_UNKNOWN, "x"},
    {"a blank alone", " ", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"blanks and tabs", " \t ", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a header in its column", "10:00:01 Via: x", 9, SIP_NAMED, SIP_VIA, "x"},
    {"a header in its column, another sign before it", "10:00:02>Via: x", 9, SIP_NAMED, SIP_VIA,
     "x"},
    {"a header one column on", "10:00:01  Via: x", 9, SIP_NAMED, SIP_VIA, "x"},
    {"a header one column before", "10:00:1 Via: x", 9, SIP_NAMED, SIP_VIA, "x"},
    {"another word one column before", "10:00:1 Vias: x", 9, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a header nine columns before", "Via: x", 9, SIP_NAMED, SIP_VIA, "x"},
    {"a header without the prefix", "To: <sip:+15550100201@sbc1.contoso.com>", 19, SIP_NAMED,
     SIP_TO, "<sip:+15550100201@sbc1.contoso.com>"},
    {"a header that is indented to its column", "           To: x", 9, SIP_NAMED, SIP_TO, "x"},
    {"a header that is new, in its column", "10:00:01 X-New: x", 9, SIP_NAMED, SIP_UNKNOWN, "x"},
    {"text in its column", "10:00:01 Via x", 9, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a colon in its column", "10:00:01 : x", 9, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a line that ends before its column", "10:00:01", 9, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a line that ends at its column", "10:00:01 ", 9, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"the first line of another message", " SIP/2.0 200 OK", 0, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"what continues a header in its column", "10:00:01  x", 9, SIP_MORE, SIP_UNKNOWN, "x"},
};

static void test_further_line(void **state)
{
    const struct further_line *row = *state;
    struct sip_message message = {.open = true, .column = row->column};
    struct sip_line line;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(sip_read(&message, text, size, &line), row->part);
    if (row->value) {
        assert_int_equal(line.header, row->header);
        assert_int_equal(line.size, strlen(row->value));
        assert_memory_equal(line.value, row->value, line.size);
    }
    free(text);
}

/* What other layouts add. */
static const struct layout_line {
    const char *name, *text;
    enum sip_layout layout;
    enum sip_part part;
    enum sip_header header;
    const char *value;
} layout_lines[] = {
    {"a header as ngrep prints it", "CSeq: 1 INVITE.", SIP_PLAIN, SIP_NAMED, SIP_CSEQ, "1 INVITE"},
    {"the end as ngrep prints it", ".", SIP_PLAIN, SIP_NO_PART, SIP_UNKNOWN, NULL},
    {"a header of a tree", "        From: x", SIP_TREE, SIP_NAMED, SIP_FROM, "x"},
    {"a part of a header of a tree", "            SIP from tag: x", SIP_TREE, SIP_NAMED,
     SIP_UNKNOWN, NULL},
    {"a title in a tree", "    Message Header", SIP_TREE, SIP_NAMED, SIP_UNKNOWN, NULL},
    {"the next protocol in a tree", "Session Description Protocol", SIP_TREE, SIP_NO_PART,
     SIP_UNKNOWN, NULL},
    {"a field", "<field name=\"sip.From\" show=\"x\"/>", SIP_FIELDS, SIP_NAMED, SIP_FROM, "x"},
    {"a field without a value", "<field name=\"sip.From\">", SIP_FIELDS, SIP_NAMED, SIP_UNKNOWN,
     NULL},
    {"a part of a field", "<field name=\"sip.from.tag\" show=\"x\"/>", SIP_FIELDS, SIP_NAMED,
     SIP_UNKNOWN, NULL},
    {"the end of a field", "</field>", SIP_FIELDS, SIP_NAMED, SIP_UNKNOWN, NULL},
    {"the end of a protocol", "</proto>", SIP_FIELDS, SIP_NO_PART, SIP_UNKNOWN, NULL},
};

static void test_layout(void **state)
{
    const struct layout_line *row = *state;
    struct sip_message message = {
        .open = true, .layout = row->layout, .stopped = row->layout == SIP_PLAIN};
    struct sip_line line;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(sip_read(&message, text, size, &line), row->part);
    assert_int_equal(line.header, row->header);
    if (row->value) {
        assert_int_equal(line.size, strlen(row->value));
        assert_memory_equal(line.value, row->value, line.size);
    }
    free(text);
}

static void test_end(void **state)
{
    struct sip_message message = {.open = true, .reported = true, .sip = 504, .column = 9};

    (void)state;
    sip_end(&message);
    assert_false(message.open || message.reported);
    assert_int_equal(message.sip, DRCODE_NO_CODE);
}

struct escape {
    const char *name;
    const char *text;
    unsigned size;
};

static const struct escape escapes[] = {
    {"#012x", "#012x", 4},
    {"#012", "#012", 4},
    {"#015#012", "#015#012", 8},
    {"#015#012x", "#015#012x", 8},
    {"#015#01", "#015#01", 0},
    {"#01", "#01", 0},
    {"#013", "#013", 0},
    {"nothing", "", 0},
    {"x#012", "x#012", 0},
    {"#015", "#015", 0},
    {"\\r\\n", "\\r\\n", 4},
    {"\\n", "\\n", 2},
    {"\\x0d\\x0a", "\\x0d\\x0ax", 8},
    {"\\015\\012", "\\015\\012", 8},
    {"\\t", "\\t", 0},
};

/* Lines with escaped line ends. */
static const struct escaped_line {
    const char *name, *text;
    bool escaped;
} escaped_lines[] = {
    {"syslog", "a#012b", true},
    {"SIP and a backslash", "SIP/2.0 504 x\\r\\nVia: y", true},
    {"a backslash without SIP", "C:\\new", false},
    {"no line end", "SIP/2.0 504 #1 \\", false},
};

static void test_escaped_line(void **state)
{
    const struct escaped_line *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(sip_is_escaped(text, size), row->escaped);
    free(text);
}

static void test_escape(void **state)
{
    const struct escape *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(sip_escape(text, text + size), row->size);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, first_lines, test_first_line);
    add_test(&tests, "the last first line of many", test_last, NULL);
    ADD_ROWS(&tests, columns, test_column);
    ADD_ROWS(&tests, further_lines, test_further_line);
    ADD_ROWS(&tests, layout_lines, test_layout);
    add_test(&tests, "a message that ends", test_end, NULL);
    ADD_ROWS(&tests, escapes, test_escape);
    ADD_ROWS(&tests, escaped_lines, test_escaped_line);
    return run_all(&tests, "sip");
}
