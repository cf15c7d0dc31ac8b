/* test_look_back.c - how far back the lines are read that a line may be part of a record with. */
#include "log/look_back.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "drcode.h"
#include "log/decode.h"
#include "test.h"

/* In a text, `@` is a line of 70,000 letters, `~` one header of as many. */
static const struct looking {
    const char *name;
    const char *before; /* the lines that have no mark */
    const char *line;   /* the one that has; NULL: the text ends before it */
    unsigned lines;     /* how many of those before are read with it */
    bool open;          /* a message was open, in whose column 2 lines start; */
    bool stays;         /* it still is */
} lookings[] = {
    {"nothing before a line", "", "x", 0, false, false},
    {"nothing before the end", "", NULL, 0, false, false},
    {"nothing, in a message", "", "x", 0, true, true},
    {"lines of a log", "09:00:01 x\n09:00:02 y\n", "09:00:03 z", 0, false, false},
    {"lines of a log before the end", "09:00:01 x\n09:00:02 y\n", NULL, 0, false, false},

    {"a header of a message", "x\nSIP/2.0 504 y\nVia: z\n", "Reason: Q.850", 2, false, false},
    {"a line of a log after a message", "SIP/2.0 504 y\nVia: z\n", "09:00:03 z", 2, false, false},
    {"a message before the end", "09:00:01 x\nSIP/2.0 504 y\nVia: z\n", NULL, 2, false, false},
    {"a message that another follows", "SIP/2.0 504 y\nVia: z\nBYE sip:x SIP/2.0\nTo: x\n",
     "09:00:03 z", 2, false, false},
    {"a first line right before", "09:00:01 x\nSIP/2.0 504 y\n", "09:00:03 z", 1, false, false},
    {"a message that a blank line has ended", "SIP/2.0 504 y\nVia: z\n\n", "09:00:03 z", 0, false,
     false},
    {"blanks and a CR", "SIP/2.0 504 y\r\n \t\r\n", "09:00:03 z", 0, false, false},
    {"a message that a line of a log has ended", "SIP/2.0 504 y\nMar  4 x\nVia: z\n", "09:00:03 z",
     0, false, false},
    {"a message in one line", "SIP/2.0 504 y#012Via: z\n", "09:00:03 z", 0, false, false},
    {"a message that one in one line has ended", "SIP/2.0 504 y\nX: SIP#012z\nVia: z\n",
     "09:00:03 z", 0, false, false},
    {"a first line that is too long", "SIP/2.0 504 @\nVia: z\n", "09:00:03 z", 0, false, false},
    {"a message with a long header", "SIP/2.0 504 y\n~\n", "09:00:03 z", 2, false, false},
    {"a message that a long line has ended", "SIP/2.0 504 y\n@\nVia: z\n", "09:00:03 z", 0, false,
     false},
    {"a message with a column", "09:00:01 SIP/2.0 504 y\n09:00:01 Via: z\n", "09:00:03 z", 2, false,
     false},
    {"a message with a line of a block", "SIP/2.0 504 y\nSBC FQDN: z#2 x\nSBC FQDN = z\nVia: z\n",
     "09:00:03 z", 4, false, false},
    {"a first line that is one of a block", "x\nSBC FQDN: SIP/2.0 200 OK\nVia: z\n", "09:00:03 z",
     0, false, false},

    {"a header of a message that is open", "x Via: z\n", "09:00:03 z", 0, true, true},
    {"a line that ends a message that is open", "x Via z\n", "09:00:03 z", 0, true, false},
    {"a blank line in a message that is open", "x Via: z\n\n", "09:00:03 z", 0, true, false},
    {"a long header of a message that is open", "x ~\n", "09:00:03 z", 0, true, true},
    {"a message after one that is open", "x Via: z\nSIP/2.0 504 y\n", "09:00:03 z", 1, true, false},
    {"one that has ended after one that is open", "x Via: z\nSIP/2.0 504 y\nz\n", "09:00:03 z", 0,
     true, false},

    {"names before a label", "09:00:01 x\nId: 1\nName : 2\n", "SubCode: 3", 0, false, false},
    {"aligned names before a label", "09:00:01 x\nId: 1\nIdentity : 2\nName     : 2\n",
     "SubCode  : 3", 2, false, false},
    {"names aligned otherwise", "Identity  : 1\nIdentity : 2\nName     : 2\n", "SubCode  : 3", 2,
     false, false},
    {"aligned names before a label that is not", "Identity : 2\nName     : 2\n", "SubCode: 3", 0,
     false, false},
    {"aligned names, an indented line among them", "Identity : 2\n  more\nName     : 2\n",
     "SubCode  : 3", 3, false, false},
    {"indented names", "Identity : 2\n  Name   : 2\n", "  SubCode: 3", 2, false, false},
    {"a label before others", "x : 1\nSBC FQDN: x\nId: 1\n", "SubCode: 3", 2, false, false},
    {"an aligned label before others", "Name     : 2\nSBC FQDN : x\nId: 1\n", "SubCode: 3", 3,
     false, false},
    {"JSON before a label", "SBC FQDN: x\n{\"a\" : 1}\n", "SubCode: 3", 0, false, false},
    {"names before the end", "09:00:01 x\nId: 1\nName : 2\n", NULL, 1, false, false},
    {"names before a line of a log", "Id: 1\nName : 2\n", "09:00:03 z", 0, false, false},
    {"names before blanks", "Id: 1\nName : 2\n", " ", 0, false, false},
    {"names before a message in one line", "Id: 1\n", "X: a#012b", 0, false, false},
    {"names before a line that is too long", "Id: 1\n", "~", 0, false, false},
    {"names from the start on", "Name : 1\n  x\nName : 2\n", "Code : 3", 3, false, false},
    {"names after a blank line", "Name : 1\n\nName : 2\n", "Code : 3", 1, false, false},
    {"names after a message in one line", "Id: 1\nX: a#012b\nName : 2\n", "Code : 3", 1, false,
     false},
    {"names after a line that is too long", "Id: 1\n~\nName : 2\n", "Code : 3", 1, false, false},
    {"names in a message", "BYE sip:x SIP/2.0\nVia: z\nx\nTo : x\n", "Cc : 3", 1, false, false},
    {"names and a message among them", "Id : 1\nBYE sip:x SIP/2.0\nVia: z\n", "SubCode: 3", 2,
     false, false},
    {"a label and a message after it", "Code : 1\nBYE sip:x SIP/2.0\nVia: z\n", "SubCode: 3", 3,
     false, false},
};

static void add(struct buffer *text, const char *part)
{
    size_t i;

    for (; *part; part++) {
        if (*part == '~')
            buffer_string(text, "X: ");
        for (i = 0; strchr("@~", *part) && i < LINE_ROOM + 1; i++)
            buffer_char(text, 'y');
        if (!strchr("@~", *part))
            buffer_char(text, *part);
    }
}

/* How many lines look_back() returns to, of those in the first `before` bytes. */
static unsigned count_lines(const struct buffer *text, size_t before, struct key_values *block,
                            struct sip_message *message)
{
    const char *from = text->data ? text->data : "", *to = from + before, *start;
    unsigned lines = 0;

    for (start = look_back(from, to, from + text->size, block, message); start < to; lines++)
        start = (const char *)memchr(start, '\n', (size_t)(to - start)) + 1;
    assert_ptr_equal(start, to);
    return lines;
}

static void looks(void **state)
{
    const struct looking *row = *state;
    struct sip_message message = {
        .open = row->open, .sip = row->open ? 504 : DRCODE_NO_CODE, .column = 2};
    struct key_values block = {.open = false};
    struct buffer text = {0};
    size_t before;

    add(&text, row->before);
    before = text.size;
    if (row->line) {
        add(&text, row->line);
        buffer_char(&text, '\n');
    }
    assert_int_equal(count_lines(&text, before, &block, &message), row->lines);
    assert_int_equal(message.open, row->stays);
    assert_int_equal(message.sip, row->stays ? 504 : DRCODE_NO_CODE);
    buffer_free(&text);
}

/* Lines after some whose colons are in a column. */
static const struct alignment {
    const char *name, *before, *line;
    size_t column;
    unsigned lines; /* how many of those before are read with the line */
} alignments[] = {
    {"an indented label", "  x\n  SBC FQDN: y\n", "SubCode: 3", 5, 2},
    {"aligned names", "  x\nId : 1\n", "Cc : 3", 3, 2},
    {"an aligned label", "  x\n  y\n", "Cc : 3", 3, 2},
    {"names in another column", "  x\nId : 1\n", "Cc : 3", 4, 1},
    {"a name in none", "  x\nId: 1\n  y\n", "Cc : 3", 3, 0},
    {"a label in none", "  x\n  y\n", "Cc: 3", 3, 0},
    {"a blank line", "\n  y\n", "Cc : 3", 3, 0},
};

static void looks_at_columns(void **state)
{
    const struct alignment *row = *state;
    struct sip_message message = {.sip = DRCODE_NO_CODE};
    struct key_values block = {.aligned_at = row->column};
    struct buffer text = {0};

    add(&text, row->before);
    add(&text, row->line);
    buffer_char(&text, '\n');
    assert_int_equal(count_lines(&text, strlen(row->before), &block, &message), row->lines);
    assert_int_equal(block.aligned_at, text.data[0] != '\n' && row->lines == 2 ? row->column : 0);
    buffer_free(&text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lookings, looks);
    ADD_ROWS(&tests, alignments, looks_at_columns);
    return run_all(&tests, "look_back");
}
