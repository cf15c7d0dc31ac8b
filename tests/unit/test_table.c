/* test_table.c - tables of text: which lines are a header, and what their rows say. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/table.h"
#include "test.h"

/* Lines, and what each gives: "header", "kept" (perhaps a header), "underline", "part", "other",
   "-" (no table), or the codes of its rows: "SIP/Microsoft", with the phrase or the SBC after a
   blank; of a group its count and its name. */
static const struct reading {
    const char *name, *lines, *expected;
} readings[] = {
    {"Markdown",
     "| Final SIP code | Final Microsoft subcode | x |\n|---|:--:|---|\n| 403 | `560403` | y |\n|  "
     "| 1 |\n",
     "header|part|403/560403|other"},
    {"Markdown: two columns of calls", "finalSipCode | callEndSubReason\n403 | 560403",
     "header|403/560403"},
    {"Markdown: names of one letter", "finalSipCode | x | y\n403 | 1 | 2", "header|403/"},
    {"Markdown: a name and a value", "finalSipCodePhrase | Forbidden", "kept"},
    {"Markdown: a name without a value", "finalSipCodePhrase | ", "kept"},
    {"Markdown: names and a number", "finalSipCode | callEndSubReason | 403", "kept"},
    {"Markdown: a value in the place of a code",
     "| finalSipCode | callEndSubReason |\n| int | int |\n| 403 | 560403 |",
     "header|part|403/560403"},
    {"Markdown: a blank line ends it", "| finalSipCode | sbcFqdn |\n\n| 403 | x |",
     "header|other|kept"},
    {"Markdown: the next header",
     "| finalSipCode | sbcFqdn |\n| sbcFqdn | finalSipCode |\n| x | 403 |", "header|header|403/ x"},
    {"box drawing",
     "\342\224\202 finalSipCode \342\224\202 x \342\224\202 sbcFqdn \342\224\202\n"
     "\342\224\234\342\224\200\342\224\274\342\225\220\342\224\244\n"
     "\342\224\202 403 \342\224\202 \342\224\202 s \342\224\202",
     "header|part|403/ s"},
    {"prefix of syslog",
     "Mar  4 09:01:00 h [S=1]  |a |SIPTrmReason|SIPTermDesc |b|c [Time:04-03@09:01:00.100]\n"
     "Mar  4 09:01:00 h another line\n"
     "Mar  4 09:01:01 h [S=2]  |a |480|x |b|c [Time:04-03@09:01:00.100]\n",
     "header|other|480/"},
    {"prefix of syslog: few columns", "09:00:00 |a|SIPTrmReason|SIPTermDesc|x", "kept"},
    {"prefix of syslog: a time after the last value",
     "h [S=1] |a|SIPTrmReason|SIPTermDesc|c|sbcFqdn [Time:1]\n"
     "h [S=2] |a|480|b|c|sbc1 [Time:1]\nh [S=3] |a|480|b|c|sbc1[Time:1]\n"
     "h [S=4] |a|480|b|c|sbc1 [Time:\n",
     "header|480/ sbc1|480/ sbc1|480/ sbc1 [Time:"},
    {"prefix of syslog: a line that draws",
     "h [S=1] |a|SIPTrmReason|SIPTermDesc|c|sbcFqdn\n---|---\n", "header|other"},
    {"a time in the place of a prefix", "[Time:1|a|SIPTrmReason|SIPTermDesc|c|d", "header"},
    {"a time that is cut",
     "a|SIPTrmReason|SIPTermDesc|d [Time:\na|SIPTrmReason|SIPTermDesc|d [Time:0", "kept|header"},
    {"lines that draw", "| finalSipCode | sbcFqdn |\n+-----\n | = | : |\n =\n| 403 | x |\n   \n",
     "header|part|part|part|403/ x|other"},
    {"a header that was kept is none after another",
     "finalSipCode sbcFqdn\n| finalSipCode | sbcFqdn |\n------------ -------\n",
     "kept|header|part"},
    {"a time that is none", "|finalSipCode|b|Time: [x\n|403|b|[x", "kept|kept"},

    {"Format-Table",
     "finalSipCode callEndSubReason finalSipCodePhrase\n"
     "------------ ---------------- ------------------\n"
     "         403           560403 Forbidden\n           0\n\n         404\n\nx",
     "kept|underline|403/560403 Forbidden|0/|part|404/|part|other"},
    {"Format-Table: the next table",
     "finalSipCode sbcFqdn\n------------ -------\n         403 x\n\nCount Name\n----- ----\n    1 "
     "y\n",
     "kept|underline|403/ x|part|other|underline|1 y"},
    {"Format-Table: two blank lines end it", "finalSipCode sbcFqdn\n------------ -------\n\n\n",
     "kept|underline|part|other"},
    {"Format-Table: after a blank line without a code",
     "finalSipCode sbcFqdn\n------------ -------\n\n             x\n", "kept|underline|part|other"},
    {"Format-Table: a value that is longer than its name",
     "  code subCode\n  ---- -------\n   480  569015\n", "kept|underline|480/569015"},
    {"Format-Table: a long value aligned to the right",
     "sbcFqdn    callEndSubReason   code\n"
     "-------    ----------------   ----\nsbc1.x     1            00480\n",
     "kept|underline|other"},
    {"Format-Table: values that were cut",
     "finalSipCodePhrase callEndSubReason finalSipCode\n"
     "------------------ ---------------- ------------\n"
     "No such host is...          5604...          504\nNo such h\342\200\246                 "
     "569015          504",
     "kept|underline|504/ No such host is|504/569015 No such h"},
    {"Format-Table: characters, not bytes",
     "r\303\251gion finalSipCode\n------ ------------\n"
     "\303\251\303\251\303\251           403\n",
     "kept|underline|403/"},
    {"Format-Table: text in the place of a code",
     "callEndSubReason sbcFqdn\n---------------- -------\nan ordinary line of a log\n",
     "kept|underline|other"},
    {"Format-Table: nothing but the mark that it was cut",
     "finalSipCodePhrase finalSipCode\n------------------ ------------\n"
     "...                         504\n..                          504\n",
     "kept|underline|504/|504/ .."},
    {"Format-Table: a first value of words that is longer than its name",
     "    sbcFqdn finalSipCode\n    ------- ------------\nsbc1 or two          403\n",
     "kept|underline|403/ sbc1 or two"},
    {"Format-Table: a row that is shorter",
     "finalSipCode sbcFqdn x\n------------ ------- -\n         403\n", "kept|underline|403/"},
    {"Format-Table: a blank line in each of two tables",
     "finalSipCode sbcFqdn\n------------ -------\n         403 x\n\n"
     "finalSipCode sbcFqdn\n------------ -------\n         404 x\n\nx\n",
     "kept|underline|403/ x|part|other|underline|404/ x|part|other"},
    {"underlined: more lines than names", "finalSipCode sbcFqdn\n------------ ------- ---- ---\n",
     "kept|underline"},
    {"columns of equals signs", "finalSipCode sbcFqdn\n============ =======\n403          x",
     "kept|underline|403/ x"},
    {"underlined: after rows with a prefix",
     "h= |a|SIPTrmReason|SIPTermDesc|c|d\nfinalSipCode sbcFqdn\n------------ -------\n"
     "         403 x\n\n\nz\n",
     "header|other|underline|403/ x|part|other|kept"},
    {"underlined: one column", "finalSipCode\n------------\n", "kept|-"},
    {"underlined: no names of calls", "a b\n- -\n", "kept|-"},
    {"underlined: no name", "finalSipCode 504\n------------ ---\n", "kept|-"},
    {"underlined: no line", "finalSipCode sbcFqdn\n------------ ------x\n", "kept|kept"},
    {"underlined: later", "finalSipCode sbcFqdn\nx\n------------ -------\n", "kept|kept|-"},

    {"data frame",
     "   finalSipCode  callEndSubReason\n0           403          560403.0\n"
     "10          200               NaN\n\n[2 rows x 2 columns]",
     "kept|403/560403|200/|other|kept"},
    {"data frame: text, and a cell that is empty",
     "                  finalSipCodePhrase   sbcFqdn  Microsoft code\n"
     "a                       Not a number  sbc1 b.x          560403\n"
     "b   No connection could be made b...                        10\n"
     "..                               ...       ...             ...\n",
     "kept|/560403 Not a numbersbc1 b.x|/10 No connection could be made b|part"},
    {"data frame: characters, not bytes",
     "   r\303\251gion  finalSipCode\n\303\2510      \303\251           403\n", "kept|403/"},
    {"data frame: a row's name that starts with a dot",
     "    finalSipCode  x\n0            403  y\n.a           404  y\n", "kept|403/|404/"},
    {"data frame: what goes on below",
     "  finalSipCode  x  \\\n0          403  y   \n1          404\n1          404  5  6\n",
     "kept|403/|404/|other"},
    {"data frame: not in a table whose rows may be its header",
     "finalSipCode sbcFqdn\n------------ -------\n         403 a  b\n         404 finalSipCode\n"
     "x        405       a\n",
     "kept|underline|403/ a  b|404/ finalSipCode|/ a"},
    {"data frame: no place for a row's number", "finalSipCode  sbcFqdn\n0  1\n", "kept|kept"},
    {"data frame: a row without a number", "  finalSipCode  sbcFqdn\n           403        x\n",
     "kept|kept"},
    {"data frame: cells at other places", "  finalSipCode  sbcFqdn\n0          403  x\n",
     "kept|kept"},
    {"data frame: a row without cells", "  finalSipCode  x\n0          403  y\n1\n",
     "kept|403/|other"},
    {"data frame: after rows with a prefix",
     "h= |a|SIPTrmReason|SIPTermDesc|c|d\n  finalSipCode  x\n0          403  y\nz\nz\n",
     "header|other|403/|other|kept"},
    {"data frame: too few cells", "  finalSipCode  sbcFqdn\n0          403\n", "kept|kept"},
    {"data frame: too many cells", "  finalSipCode  sbcFqdn\n0          403        x  y\n",
     "kept|kept"},
    {"data frame: other names", "  status  sbcFqdn\n0     403        x\n", "kept|kept"},
    {"data frame: one column", "  finalSipCode\n0           403\n", "kept|kept"},
    {"data frame: text in the place of a code",
     "  finalSipCode  Microsoft code\n0          403          560403\n1          404               "
     "x\n",
     "kept|403/560403|other"},

    {"Group-Object", "Count Name\n----- ----\n   12 403, 560403\n    3 a...\n    x y\n",
     "kept|underline|12 403, 560403|3 a|other"},
    {"Group-Object: groups",
     "Count Name       Group\n----- ----       -----\n    1 503        {@{...\n\n",
     "kept|underline|1 503|other"},
    {"Group-Object: no count", "Count Name\n----- ----\n      403\n", "kept|underline|other"},
    {"Group-Object: other names", "Counts Name\n------ ----\nCount Names\n----- -----\n",
     "kept|-|kept|-"},
    {"Group-Object: no name", "Count Name\n----- ----\n    1\n", "kept|underline|other"},

    {"HTML",
     "<tr><th>finalSipCode</th><th>sbcFqdn</th></tr>\n<tr><td>403</td><td>a &amp; b</td></tr>\n"
     "<hr>\n<tr><td>x</td></tr>\n</table>\n<tr><td>403</td><td>x</td></tr>",
     "header part|403/ a & b  part|part| part|other|kept"},
    {"HTML: in one line",
     "<table><tr><th>finalSipCode<th>sbcFqdn<tr><td>403<td>a<tr><td>404<td>b</table>",
     "header403/ a 404/ b  other"},
    {"HTML: one column", "<tr><th>finalSipCode</th></tr>", "kept"},
    {"HTML: after rows with a prefix",
     "h= |a|SIPTrmReason|SIPTermDesc|c|d\n<tr><th>finalSipCode<th>sbcFqdn</tr>\n</table>\nz\n",
     "header|header part|other|kept"},
    {"HTML: the end of another table",
     "<tr><th>finalSipCode<th>sbcFqdn</tr>\n</table><tr><td>403<td>a</tr>\n", "header part|other"},
    {"HTML: a row in several lines",
     "<tr><th>finalSipCode<th>sbcFqdn</tr>\n<tr>\n<td>403</td>\n\n<tr><td>404<td>b</tr>\n",
     "header part|part|part|part|404/ b  part"},
    {"HTML: other names", "<tr><th>a</th><th>b</th></tr>", "kept"},
    {"HTML: values", "<tr><td>finalSipCode</td><td>403</td></tr>", "kept"},
    {"HTML: text in the place of a code",
     "<tr><th>finalSipCode</th><th>callEndSubReason</th></tr>\n<tr><td>403</td><td>n. "
     "a.</td></tr>\n",
     "header part| part"},
};

static void show_row(const struct table *table, struct buffer *out)
{
    const struct record *record = &table->record;
    char text[64];

    if (table->kind == TABLE_GROUPS) {
        buffer_add(out, record->text[LABEL_CALLS], record->size[LABEL_CALLS]);
        buffer_char(out, ' ');
        buffer_add(out, table->name, table->name_size);
        return;
    }
    snprintf(text, sizeof text, record->sip < 0 ? "/" : "%d/", record->sip);
    buffer_string(out, text);
    snprintf(text, sizeof text, "%ld", (long)record->microsoft);
    buffer_string(out, record->microsoft < 0 ? "" : text);
    if (record->size[LABEL_PHRASE] + record->size[LABEL_SBC] > 0)
        buffer_char(out, ' ');
    buffer_add(out, record->text[LABEL_PHRASE], record->size[LABEL_PHRASE]);
    buffer_add(out, record->text[LABEL_SBC], record->size[LABEL_SBC]);
}

/* Reads a line as the scanner does. */
static void read_line(struct table *table, const char *text, const char *end, struct buffer *out)
{
    const char *at = text;
    const bool waits = table->waits;

    if (table_underlined(table, text, (size_t)(end - text))) {
        buffer_string(out, "underline");
        return;
    }
    if (waits && text < end && *text == '-' && end[-1] == '-') {
        buffer_char(out, '-');
        return;
    }
    if (table_header(table, &at, end))
        buffer_string(out, "header");
    else if (table->kind == TABLE_NONE)
        buffer_string(out, "kept");
    if (table->kind == TABLE_NONE || (at == end && at > text))
        return;
    do {
        enum table_result result = table_next(table, &at, end, 1);

        if (result == TABLE_ROW)
            show_row(table, out);
        if (at < end || (result != TABLE_ROW && at > text && out->data[out->size - 1] != '|'))
            buffer_char(out, ' ');
        buffer_string(out, result == TABLE_PART ? "part" : result == TABLE_OTHER ? "other" : "");
        if (result != TABLE_ROW)
            return;
    } while (at < end);
}

static void reads(void **state)
{
    const struct reading *row = *state;
    static struct table table;
    const char *next = row->lines;
    struct buffer out = {0};

    table.kind = TABLE_NONE;
    table.waits = false;
    while (*next) {
        size_t size = strcspn(next, "\n"), length;
        char line[512], *copy;

        snprintf(line, sizeof line, "%.*s", (int)size, next);
        copy = copy_bare(line, &length);
        if (out.size > 0)
            buffer_char(&out, '|');
        read_line(&table, copy, copy + length, &out);
        free(copy);
        next += size + (next[size] == '\n');
    }
    buffer_char(&out, '\0');
    assert_string_equal(out.data, row->expected);
    buffer_free(&out);
}

static void a_header_that_is_too_long_is_not_kept(void **state)
{
    static struct table table;
    static char text[TABLE_HEADER + 1];
    const char *at = text;

    (void)state;
    memset(text, 'x', sizeof text);
    assert_false(table_header(&table, &at, text + sizeof text));
    assert_false(table.waits);
    assert_false(table_header(&table, &at, text + sizeof text - 1));
    assert_true(table.waits);
}

static void columns_of_an_aligned_table_have_a_bound(void **state)
{
    static struct table table;
    static char names[16 * TABLE_ALIGNED], line[16 * TABLE_ALIGNED];
    const char *at = names;
    size_t i;

    (void)state;
    for (i = 0; i <= TABLE_ALIGNED; i++) {
        sprintf(names + 13 * i, "finalSipCode ");
        sprintf(line + 13 * i, "------------ ");
    }
    assert_false(table_header(&table, &at, names + 13 * i));
    assert_false(table_underlined(&table, line, 13 * i));
    assert_false(table_header(&table, &at, names + 13 * (i - 1)));
    assert_true(table_underlined(&table, line, 13 * (i - 1)));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, reads);
    add_test(&tests, "a header that is too long is not kept", a_header_that_is_too_long_is_not_kept,
             NULL);
    add_test(&tests, "columns of an aligned table have a bound",
             columns_of_an_aligned_table_have_a_bound, NULL);
    return run_all(&tests, "table");
}
