/* test_counts.c - the counts in the cells of a summary. */
#include <stdlib.h>
#include <string.h>

#include "log/counts.h"
#include "test.h"

/* Names of columns, and what they are counts of; NULL: nothing. */
static const struct name {
    const char *text, *of;
} columns[] = {
    {"sbc", "sbc"},    {"normalByCallType", "normalByCallType"},
    {"sbc ", "sbc"},   {" \"days\"\r", "days"},
    {"\"sbc", "sbc"},  {"sbc\"\"", "sbc"},
    {"sb", NULL},      {"sbcs", NULL},
    {"Country", NULL}, {"s bc", NULL},
    {"", NULL},        {" ", NULL},
    {"\"\"", NULL},
};

static void names_columns(void **state)
{
    const struct name *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);
    const char *of = counts_of(text, size);

    if (row->of)
        assert_string_equal(of, row->of);
    else
        assert_null(of);
    free(text);
}

/* Texts, and the numbers that they start with. */
static const struct number {
    const char *text;
    uint64_t number;
} numbers[] = {
    {"0", 0},
    {"", 0},
    {"x", 0},
    {"12x3", 12},
    {"17000000000000000000", UINT64_C(17000000000000000000)},
    {"18446744073709551614", UINT64_MAX - 1},
    {"18446744073709551615", UINT64_MAX},
    {"18446744073709551616", UINT64_MAX},
    {"99999999999999999999", UINT64_MAX},
};

static void reads_numbers(void **state)
{
    const struct number *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_true(counts_number(text, size) == row->number);
    free(text);
}

/* Lines of a cell, the size of the name in each, -1: there is no count, and the count. */
static const struct line {
    const char *text;
    int size;
    uint64_t count;
} lines[] = {
    {"sbc1=12", 4, 12}, {"=3", 0, 3}, {"a=b=7", 3, 7}, {"a=1 ", -1, 0}, {"a 1", -1, 0},
    {"a=", -1, 0},      {"=", -1, 0}, {"12", -1, 0},   {"1", -1, 0},    {"", -1, 0},
};

static void reads_lines(void **state)
{
    const struct line *row = *state;
    uint64_t count;
    size_t size, name_size;
    char *text = copy_bare(row->text, &size);

    if (counts_read(text, size, &name_size, &count)) {
        assert_int_equal(name_size, row->size);
        assert_true(count == row->count);
    } else {
        assert_int_equal(-1, row->size);
    }
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, columns, names_columns);
    ADD_ROWS(&tests, numbers, reads_numbers);
    ADD_ROWS(&tests, lines, reads_lines);
    return run_all(&tests, "counts");
}
