/* test_pair.c - a name and its value in tables and markup. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/pair.h"
#include "test.h"

static const struct line {
    const char *text, *pair; /* NULL: the line is none */
} lines[] = {
    {"callEndSubReason | 560403", "callEndSubReason: 560403"},
    {"| callEndSubReason | 560403 |", "callEndSubReason: 560403"},
    {"|callEndSubReason|560403|", "callEndSubReason: 560403"},
    {"\342\224\202 Code SIP final \342\224\202 403 \342\224\202", "Code SIP final: 403"},
    {"finalSipCodePhrase | Forbidden; Call rejected",
     "finalSipCodePhrase: Forbidden; Call rejected"},
    {"correlationId | ", "correlationId: "},
    {"| correlationId |  |", "correlationId: "},
    {"code: | 5", "code: 5"},
    {"code : | 5", "code: 5"},
    {"a | b | c", NULL},
    {"a | | c", NULL},
    {"---|---", "---: ---"},
    {"|", NULL},
    {"| |", NULL},
    {"a=b | c", NULL},
    {"09:00 | c", NULL},
    {"a name that is so long that it is more than a label, however many words it has | 1", NULL},
    {"no bar", NULL},
    {"no bar \342\200\223 none", NULL},
    {"", NULL},
    {"  ", NULL},
    {"<I32 N=\"callEndSubReason\">560403</I32>", "callEndSubReason: 560403"},
    {"    <S N=\"x\">a &amp; b</S>", "x: a & b"},
    {"<Property Name=\"finalSipCode\" Type=\"System.Int32\">403</Property>", "finalSipCode: 403"},
    {"<finalSipCode>403</finalSipCode>", "finalSipCode: 403"},
    {"<finalSipCode type=\"int\">403</finalSipCode>", "finalSipCode: 403"},
    {"<S N=\"x\"></S>", "x: "},
    {"<S N=\" x \">1</S>", "x: 1"},
    {"<S N=\"x\"/>", NULL},
    {"<S N=\"x\"/>b</S>", NULL},
    {"<a>b</", "a: b"},
    {"<Nil N=\"x\" />", NULL},
    {"</MS></Obj>", NULL},
    {"<Obj RefId=\"0\"><MS>", NULL},
    {"<", NULL},
    {"<a", NULL},
    {"<a>b", NULL},
    {"<a>b<", NULL},
    {"<a>", NULL},
    {"<a></", "a: "},
    {"</a>b</a>", NULL},
    {"<>b</>", NULL},
    {"  <", NULL},
    {"<tr><td>callEndSubReason:</td><td>560403</td></tr>", "callEndSubReason: 560403"},
    {"<tr><th>code</th><td>5</td></tr>", "code: 5"},
    {"<tr><td>a</td><td>b</td><td>c</td></tr>", NULL},
    {"<tr><td>a</td></tr>", NULL},
    {"<thead><tr><th>code</th><th>5</th></tr></thead>", "code: 5"},
    {"<tbody><tr><td>code</td><td>5</td></tr></tbody>", "code: 5"},
    {"<theads><td>code</td><td>5</td></theads>", NULL},
    {"x<td>code</td><td>5</td>", NULL},
};

static void reads_pair(void **state)
{
    const struct line *row = *state;
    size_t size;
    char *copy = copy_bare(row->text, &size), out[PAIR_ROOM];

    assert_int_equal(pair_read(copy, &size, out), row->pair != NULL);
    if (row->pair) {
        assert_int_equal(size, strlen(row->pair));
        assert_memory_equal(out, row->pair, size);
    } else {
        assert_int_equal(size, strlen(row->text));
    }
    free(copy);
}

static void cuts_a_long_value(void **state)
{
    static char text[2 * PAIR_ROOM];
    char out[PAIR_ROOM];
    size_t size = sizeof text;

    (void)state;
    memset(text, 'x', sizeof text);
    memcpy(text, "code | ", 7);
    assert_true(pair_read(text, &size, out));
    assert_int_equal(size, PAIR_ROOM);
    assert_memory_equal(out, "code: xxx", 9);
}

static void takes_names_up_to_a_length(void **state)
{
    char text[128], out[PAIR_ROOM];
    size_t length;

    (void)state;
    for (length = 55; length < 70; length++) {
        size_t size =
            (size_t)sprintf(text, "<S N=\"%.*s\">1</S>", (int)length,
                            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                            "xxxxxxxxx");

        assert_int_equal(pair_read(text, &size, out), length <= 62);
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lines, reads_pair);
    add_test(&tests, "cuts a long value", cuts_a_long_value, NULL);
    add_test(&tests, "takes names up to a length", takes_names_up_to_a_length, NULL);
    return run_all(&tests, "pair");
}
