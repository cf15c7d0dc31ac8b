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
        assert_int_equal(message.column, row->sip == DRCODE_NO_CODE ? 0 : at);
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

/* Lines after a first line: can they be of the same message? */
static const struct further_line {
    const char *name, *text;
    size_t column;
    bool continues;
} further_lines[] = {
    {"a header", "Via: SIP/2.0/TLS x", 0, true},
    {"a header with a dash and a digit", "X-Ms-2_x: y", 0, true},
    {"a header with blanks before the colon", "Via \t: x", 0, true},
    {"a header without a value", "Via:", 0, true},
    {"a name of two words", "Via to: x", 0, false},
    {"a header that another sign ends", "Via= x", 0, false},
    {"a colon alone", ": x", 0, false},
    {"no colon", "Via", 0, false},
    {"nothing", "", 0, false},
    {"a line of a log", "Mar  4 09:00:01 x: y", 0, false},
    {"what continues a header", " x", 0, true},
    {"what continues a header, after a tab", "\tx", 0, true},
    {"a blank alone", " ", 0, false},
    {"blanks and tabs", " \t ", 0, false},
    {"a header in its column", "10:00:01 Via: x", 9, true},
    {"a header in its column, another sign before it", "10:00:02>Via: x", 9, true},
    {"a header one column on", "10:00:01  Via: x", 9, true},
    {"a header one column before", "10:00:1 Via: x", 9, true},
    {"text in its column", "10:00:01 Via x", 9, false},
    {"a colon in its column", "10:00:01 : x", 9, false},
    {"a line that ends before its column", "10:00:01", 9, false},
    {"a line that ends at its column", "10:00:01 ", 9, false},
    {"what continues a header in its column", "10:00:01  x", 9, true},
};

static void test_further_line(void **state)
{
    const struct further_line *row = *state;
    struct sip_message message = {.open = true, .column = row->column};
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(sip_continues(&message, text, size), row->continues);
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
    {"#012x", "#012x", 4},         {"#012", "#012", 4},       {"#015#012", "#015#012", 8},
    {"#015#012x", "#015#012x", 8}, {"#015#01", "#015#01", 0}, {"#01", "#01", 0},
    {"#013", "#013", 0},           {"nothing", "", 0},        {"x#012", "x#012", 0},
    {"#015", "#015", 0},
};

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
    ADD_ROWS(&tests, further_lines, test_further_line);
    add_test(&tests, "a message that ends", test_end, NULL);
    ADD_ROWS(&tests, escapes, test_escape);
    return run_all(&tests, "sip");
}
