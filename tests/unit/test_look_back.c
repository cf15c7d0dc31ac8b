/* test_look_back.c - how far back the lines are read that a line may be part of a record with. */
#include "log/look_back.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "drcode.h"
#include "log/decode.h"
#include "log/sip.h"
#include "test.h"

/* In a text, `@` is a line of 70,000 letters, `~` one header of as many. */
static const struct looking {
    const char *name;
    const char *before; /* the lines that have no mark */
    const char *line;   /* the one that has; NULL: the text ends before it */
    unsigned lines;     /* how many of those before are read with it */
} lookings[] = {
    {"nothing before a line", "", "x", 0},
    {"nothing before the end", "", NULL, 0},
    {"lines of a log", "09:00:01 x\n09:00:02 y\n", "09:00:03 z", 0},
    {"lines of a log before the end", "09:00:01 x\n09:00:02 y\n", NULL, 0},

    {"a header of a message", "x\nSIP/2.0 504 y\nVia: z\n", "Reason: Q.850", 2},
    {"a line of a log after a message", "SIP/2.0 504 y\nVia: z\n", "09:00:03 z", 0},
    {"a message in one line after a message", "SIP/2.0 504 y\nVia: z\n", "To: x#012z", 0},
    {"a first line after a message", "SIP/2.0 504 y\nVia: z\n", "SIP/2.0 486 z", 0},
    {"a blank at the start of a line after a message", "SIP/2.0 504 y\nVia: z\n", " z", 2},
    {"a packet with a line that looks like JSON", "    Status-Line: SIP/2.0 504 y\n    [1,\n",
     "        Reason: Q.850", 2},
    {"a message that a line that looks like JSON has ended", "SIP/2.0 504 y\n[1,\n", "Via: z", 0},
    {"a header without the column of a message", "09:00:01 SIP/2.0 504 y\nVia: z\n", "X: y", 2},
    {"a line of a log after a message with a column", "09:00:01 SIP/2.0 504 y\n09:00:01 Via: z\n",
     "09:00:03 z", 0},
    {"a message before the end", "09:00:01 x\nSIP/2.0 504 y\nVia: z\n", NULL, 2},
    {"a message that another follows", "SIP/2.0 504 y\nVia: z\nBYE sip:x SIP/2.0\nTo: x\n", " z",
     2},
    {"a first line right before", "09:00:01 x\nSIP/2.0 504 y\n", " z", 1},
    {"a message that a blank line has ended", "SIP/2.0 504 y\nVia: z\n\n", " z", 0},
    {"blanks and a CR", "SIP/2.0 504 y\r\n \t\r\n", " z", 0},
    {"a message that a line of a log has ended", "SIP/2.0 504 y\nMar  4 x\nVia: z\n", " z", 0},
    {"a message in one line", "SIP/2.0 504 y#012Via: z\n", " z", 0},
    {"a message that one in one line has ended", "SIP/2.0 504 y\nX: SIP#012z\nVia: z\n", " z", 0},
    {"a first line that is too long", "SIP/2.0 504 @\nVia: z\n", " z", 0},
    {"a message with a long header", "SIP/2.0 504 y\n~\n", " z", 2},
    {"a message that a long line has ended", "SIP/2.0 504 y\n@\nVia: z\n", " z", 0},
    {"a message with a column", "09:00:01 SIP/2.0 504 y\n09:00:01 Via: z\n", "09:00:03  z", 2},
    {"a message that a line of a block has ended",
     "SIP/2.0 504 y\nSBC FQDN: z#2 x\nSBC FQDN = z\nVia: z\n", " z", 0},
    {"a first line that is one of a block", "x\nSBC FQDN: SIP/2.0 200 OK\nVia: z\n", " z", 0},

    {"names before a label", "09:00:01 x\nId: 1\nName : 2\n", "SubCode: 3", 0},
    {"aligned names before a label", "09:00:01 x\nId: 1\nIdentity : 2\nName     : 2\n",
     "SubCode  : 3", 2},
    {"names aligned otherwise", "Identity  : 1\nIdentity : 2\nName     : 2\n", "SubCode  : 3", 2},
    {"aligned names before a label that is not", "Identity : 2\nName     : 2\n", "SubCode: 3", 0},
    {"aligned names, an indented line among them", "Identity : 2\n  more\nName     : 2\n",
     "SubCode  : 3", 3},
    {"an indented name before a label in no column", "  Name : 2\n", "SubCode: 3", 0},
    {"an indented name in a column of its own", "Identity : 2\n  Na : 2\n", "SubCode   : 3", 2},
    {"a line that looks like JSON, with a label", "x\n{\"time\": 1, y\n", "SubCode: 3", 1},
    {"a line that looks like JSON, and a name in a column", "x\n{\"a\" : 1, y\nb   : 2\n",
     "c   : 3", 2},
    {"a line that looks like JSON, without a name", "x\n[1, y\n", "SubCode: 3", 0},
    {"indented names", "Identity : 2\n  Name   : 2\n", "  SubCode: 3", 2},
    {"a label before others", "x : 1\nSBC FQDN: x\nId: 1\n", "SubCode: 3", 2},
    {"an aligned label before others", "Name     : 2\nSBC FQDN : x\nId: 1\n", "SubCode: 3", 3},
    {"a pair before a label", "SBC FQDN: x\na=1 b c\n", "SubCode: 3", 2},
    {"pairs of a line of a log before a label", "SBC FQDN: x\na=1 b=2\n", "SubCode: 3", 0},
    {"quoted pairs before a label", "SBC FQDN: x\na=\"1 2\" b=2\n", "SubCode: 3", 0},
    {"an open quote in a pair before a label", "SBC FQDN: x\na=\"1 b=2\n", "SubCode: 3", 2},
    {"markup before a label", "SBC FQDN: x\n<a b=\"c\">\n", "SubCode: 3", 0},
    {"JSON before a label", "SBC FQDN: x\n{\"a\" : 1}\n", "SubCode: 3", 1},
    {"names before the end", "09:00:01 x\nId: 1\nName : 2\n", NULL, 1},
    {"names before a line of a log", "Id: 1\nName : 2\n", "09:00:03 z", 0},
    {"names before blanks", "Id: 1\nName : 2\n", " ", 0},
    {"names before a message in one line", "Id: 1\n", "X: a#012b", 0},
    {"names before a line that is too long", "Id: 1\n", "~", 0},
    {"names from the start on", "Name : 1\n  x\nName : 2\n", "Code : 3", 3},
    {"names after a blank line", "Name : 1\n\nName : 2\n", "Code : 3", 1},
    {"names after a message in one line", "Id: 1\nX: a#012b\nName : 2\n", "Code : 3", 1},
    {"names after a line that is too long", "Id: 1\n~\nName : 2\n", "Code : 3", 1},
    {"names in a message", "BYE sip:x SIP/2.0\nVia: z\nx\nTo : x\n", "Cc : 3", 1},
    {"names and a message among them", "Id : 1\nBYE sip:x SIP/2.0\nVia: z\n", "SubCode: 3", 2},
    {"a label and a message after it", "Code : 1\nBYE sip:x SIP/2.0\nVia: z\n", "SubCode: 3", 2},
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
static unsigned count_lines(const struct buffer *text, size_t before, size_t column)
{
    const char *from = text->data ? text->data : "", *to = from + before, *start;
    unsigned lines = 0;

    start = look_back(from, to, from + text->size, sip_last_first_line(from, from + text->size),
                      column);
    for (; start < to; lines++)
        start = (const char *)memchr(start, '\n', (size_t)(to - start)) + 1;
    assert_ptr_equal(start, to);
    return lines;
}

static void looks(void **state)
{
    const struct looking *row = *state;
    struct buffer text = {0};
    size_t before;

    add(&text, row->before);
    before = text.size;
    if (row->line) {
        add(&text, row->line);
        buffer_char(&text, '\n');
    }
    assert_int_equal(count_lines(&text, before, 0), row->lines);
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
    struct buffer text = {0};

    add(&text, row->before);
    add(&text, row->line);
    buffer_char(&text, '\n');
    assert_int_equal(count_lines(&text, strlen(row->before), row->column), row->lines);
    buffer_free(&text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lookings, looks);
    ADD_ROWS(&tests, alignments, looks_at_columns);
    return run_all(&tests, "look_back");
}
