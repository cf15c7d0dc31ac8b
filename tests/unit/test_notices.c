/* test_notices.c - what standard error says of an input. */
#define _POSIX_C_SOURCE 200809L
#include "cli/notices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "test.h"

#define START(text) .start = text, .start_size = sizeof text - 1

static FILE *written; /* what is written to standard error, which is diverted */
static int kept;

static void divert(void)
{
    written = tmpfile();
    assert_non_null(written);
    fflush(stderr);
    kept = dup(STDERR_FILENO);
    assert_true(kept >= 0 && dup2(fileno(written), STDERR_FILENO) >= 0);
}

/* Ends that, and returns what was written. */
static const char *put_back(void)
{
    static char text[1024];

    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(written);
    text[fread(text, 1, sizeof text - 1, written)] = '\0';
    fclose(written);
    return text;
}

static const struct notice {
    const char *name, *file;
    struct drcode_input input;
    const char *text; /* "": nothing */
} notices[] = {
    {"a log with ends of calls", "a.log", {.bytes = 9, .lines = 2, .records = 1, .ends = 1}, ""},
    {"a log with SIP messages alone", "a.log", {.bytes = 9, .lines = 2, .messages = true}, ""},
    {"a log without calls",
     "a.log",
     {.bytes = 9, .lines = 2},
     "drcode: a.log: no call recognised in 2 lines\n"},
    {"one line",
     "-",
     {.bytes = 9, .lines = 1},
     "drcode: standard input: no call recognised in 1 line\n"},
    {"one byte",
     "a.log",
     {.bytes = 1, .lines = 1},
     "drcode: a.log: no call recognised in 1 line\n"},
    {"columns that are not known",
     "a.csv",
     {.bytes = 9, .lines = 2, START("Colour,Size\nred,4\n")},
     "drcode: a.csv: no call recognised in 2 lines; its columns are Colour, Size, none of which is "
     "known to have codes or phrases\n"},
    {"nothing, where it is no terminal", "a.log", {.bytes = 0}, ""},
    {"a row whose code is no number",
     "a.csv",
     {.bytes = 9, .lines = 2, .records = 1, .ends = 1, .unread = 1, .unread_line = 7},
     "drcode: a.csv: 1 row with a code that is no number, the first on line 7\n"},
    {"rows whose codes are no numbers",
     "a.csv",
     {.bytes = 9, .lines = 2, .records = 4, .unread = 2, .unread_line = 3},
     "drcode: a.csv: 2 rows with a code that is no number, the first on line 3\n"},
    {"rows without codes",
     "a.csv",
     {.bytes = 9, .lines = 4, .records = 3, .table = true, START("SIP code,Name\n")},
     "drcode: a.csv: no Microsoft response code and no phrase in 3 rows; its columns are SIP code, "
     "Name\n"},
    {"a row without codes, and no columns",
     "a.json",
     {.bytes = 9, .lines = 4, .records = 1},
     "drcode: a.json: no Microsoft response code and no phrase in 1 row\n"},
    {"a table without rows",
     "a.csv",
     {.bytes = 9, .lines = 1, .table = true, START("SIP code\n")},
     "drcode: a.csv: a table without rows\n"},
    {"an archive",
     "logs/week_11.zip",
     {.form = DRCODE_FORM_PACKED, .kind = "zip", .bytes = 9, .ends = 1},
     "drcode: logs/week_11.zip: a zip archive; try unzip -p logs/week_11.zip | drcode\n"},
    {"an archive from a pipe",
     "-",
     {.form = DRCODE_FORM_PACKED, .kind = "xz", .bytes = 9},
     "drcode: standard input: compressed with xz; try xz -dc FILE | drcode\n"},
    {"a name that is an option",
     "-x.gz",
     {.form = DRCODE_FORM_PACKED, .kind = "gzip", .bytes = 9},
     "drcode: -x.gz: compressed with gzip; try gzip -dc FILE | drcode\n"},
    {"a name that a shell reads otherwise",
     "a $b.gz",
     {.form = DRCODE_FORM_PACKED, .kind = "gzip", .bytes = 9},
     "drcode: a $b.gz: compressed with gzip; try gzip -dc FILE | drcode\n"},
    {"a name in the middle of the command",
     "a.pdf",
     {.form = DRCODE_FORM_OTHER, .kind = "pdf", .bytes = 9},
     "drcode: a.pdf: a PDF document; try pdftotext -layout a.pdf - | drcode\n"},
    {"help without a command",
     "a.xlsx",
     {.form = DRCODE_FORM_OTHER, .kind = "office", .bytes = 9},
     "drcode: a.xlsx: an Office document; save it as CSV or as text\n"},
    {"nothing that helps",
     "a.out",
     {.form = DRCODE_FORM_OTHER, .kind = "program", .bytes = 9},
     "drcode: a.out: a program, which is not read\n"},
    {"a capture with calls",
     "a.pcap",
     {.form = DRCODE_FORM_CAPTURE, .kind = "pcap", .bytes = 9, .ends = 1, .messages = true},
     "drcode: a.pcap: a capture (pcap), in which only plain SIP is found; try tshark -r a.pcap -O "
     "sip | drcode\n"},
    {"bytes of no known kind",
     "a.bin",
     {.form = DRCODE_FORM_BYTES, .kind = "binary", .bytes = 9, .lines = 2, START("a,b\n1,2\n")},
     "drcode: a.bin: binary data of no known kind: no call recognised in 2 lines\n"},
    {"bytes of no known kind with calls",
     "a.bin",
     {.form = DRCODE_FORM_BYTES, .kind = "binary", .bytes = 9, .lines = 2, .ends = 1},
     ""},
};

static void says(void **state)
{
    const struct notice *row = *state;
    const char *text;
    bool said;

    divert();
    said = notices_print(row->file, &row->input);
    text = put_back();
    assert_string_equal(text, row->text);
    assert_int_equal(said, *row->text != '\0');
    assert_int_equal(notices_refuse(&row->input), row->input.form >= DRCODE_FORM_PACKED);
}

/* Of a long name 300 bytes are said, of whole characters. */
static void cuts_a_name(void **state)
{
    const struct drcode_input input = {.bytes = 9, .lines = 2};
    char name[320], expected[400];

    (void)state;
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    divert();
    notices_print(name, &input);
    snprintf(expected, sizeof expected, "drcode: %.300s: no call recognised in 2 lines\n", name);
    assert_string_equal(put_back(), expected);
    memcpy(name + 299, "\303\251", 2);
    divert();
    notices_print(name, &input);
    snprintf(expected, sizeof expected, "drcode: %.299s: no call recognised in 2 lines\n", name);
    assert_string_equal(put_back(), expected);
}

static const struct times {
    const char *name;
    struct dates dates;
    const char *text;
} times[] = {
    {"all were read", {.guessed = 3}, ""},
    {"one is none",
     {.unread = 1, .line = 2, .why = DATES_NO_TIME, .first = "soon"},
     "drcode: a.csv: 1 time not counted, the first on line 2: soon\n"},
    {"some have no order",
     {.unread = 5, .line = 3, .why = DATES_NO_ORDER, .first = "01/02/2025"},
     "drcode: a.csv: 5 times not counted, the first on line 3: 01/02/2025; --lang en-GB or en-US "
     "says which number is the day\n"},
    {"some have no year",
     {.unread = 2, .line = 1, .why = DATES_NO_YEAR, .first = "Mar 4 09:01"},
     "drcode: a.csv: 2 times not counted, the first on line 1: Mar 4 09:01, which does not say the "
     "year\n"},
    {"one was read as the region has it, which was wrong",
     {.wrong = true, .guessed = 1, .shown = 8},
     "drcode: a.csv: 1 time counted with day and month exchanged, as line 8 shows; name the file "
     "instead of piping it, or say --lang en-GB or en-US\n"},
    {"some were wrong, and others not read",
     {.wrong = true, .guessed = 2, .shown = 8, .unread = 1, .line = 9, .first = "later"},
     "drcode: a.csv: 2 times counted with day and month exchanged, as line 8 shows; name the file "
     "instead of piping it, or say --lang en-GB or en-US\n"
     "drcode: a.csv: 1 time not counted, the first on line 9: later\n"},
};

static void says_times(void **state)
{
    const struct times *row = *state;
    bool said;

    divert();
    said = notices_times("a.csv", &row->dates);
    assert_string_equal(put_back(), row->text);
    assert_int_equal(said, *row->text != '\0');
}

static const struct calm {
    const char *name;
    uint64_t calls, by_users;
    const char *text;
} calm[] = {
    {"no call", 0, 0, "drcode: no failure\n"},
    {"one call", 1, 0, "drcode: 1 call, no failure\n"},
    {"one call that its user ended", 1, 1, "drcode: 1 call, no failure; 1 ended by users\n"},
    {"calls", 25, 2, "drcode: 25 calls, no failure; 2 ended by users\n"},
};

static void says_no_failure(void **state)
{
    const struct calm *row = *state;

    divert();
    notices_no_failure(row->calls, row->by_users);
    assert_string_equal(put_back(), row->text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, notices, says);
    add_test(&tests, "a long name", cuts_a_name, NULL);
    ADD_ROWS(&tests, times, says_times);
    ADD_ROWS(&tests, calm, says_no_failure);
    return run_all(&tests, "notices");
}
