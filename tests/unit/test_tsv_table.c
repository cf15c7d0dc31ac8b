#include "catalog/tsv_table.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

static const struct reading {
    const char *name, *text;
    size_t columns;
    const char *rows;  /* "line:cell|cell;" for each */
    const char *error; /* NULL where the end is reached */
} readings[] = {
    {"an empty text has no rows", "", 2, "", NULL},
    {"a row is cut at its tabs", "a\tb\tc\n", 3, "1:a|b|c;", NULL},
    {"rows follow one another", "a\tb\nc\td\n", 2, "1:a|b;2:c|d;", NULL},
    {"the last line needs no end", "a\tb\nc\td", 2, "1:a|b;2:c|d;", NULL},
    {"one column is a table too", "a\nb\n", 1, "1:a;2:b;", NULL},
    {"carriage returns at the ends of lines go", "a\tb\r\nc\td\r\n", 2, "1:a|b;2:c|d;", NULL},
    {"a carriage return within a cell stays", "a\rx\tb\n", 2, "1:a\rx|b;", NULL},
    {"comments are passed over and counted", "# x\n#\ty\na\tb\n# z\n", 2, "3:a|b;", NULL},
    {"a sharp after the start is no comment", "a\t#b\n", 2, "1:a|#b;", NULL},
    {"empty lines are passed over and counted", "\n\r\na\tb\n\n", 2, "3:a|b;", NULL},
    {"only comments and empty lines are no rows", "# x\n\n#", 2, "", NULL},
    {"spaces belong to the cell", " a \t b c \n", 2, "1: a | b c ;", NULL},
    {"UTF-8 is kept", "\u00e9t\u00e9\t\u2019\n", 2, "1:\u00e9t\u00e9|\u2019;", NULL},
    {"a cell too few is refused", "a\tb\nc\n", 2, "1:a|b;",
     "t.tsv:2: a row has 2 cells, none empty"},
    {"a cell too many is refused", "a\tb\tc\n", 2, "", "t.tsv:1: a row has 2 cells, none empty"},
    {"an empty first cell is refused", "# x\n\tb\n", 2, "",
     "t.tsv:2: a row has 2 cells, none empty"},
    {"an empty cell within is refused", "a\t\tc\n", 3, "",
     "t.tsv:1: a row has 3 cells, none empty"},
    {"an empty last cell is refused", "a\t\n", 2, "", "t.tsv:1: a row has 2 cells, none empty"},
    {"an empty last cell before a carriage return is refused", "a\t\r\n", 2, "",
     "t.tsv:1: a row has 2 cells, none empty"},
    {"a tab at the end is one cell too many", "a\tb\t\n", 2, "",
     "t.tsv:1: a row has 2 cells, none empty"},
};

/* Reads a table to its end or its first error; `rows` receives what was read. */
static int read_all(struct tsv_table *table, size_t columns, char *rows, size_t room,
                    struct drcode_error *error)
{
    char *cells[3];
    size_t used = 0, i;
    int result;

    *rows = '\0';
    while ((result = tsv_table_row(table, cells, columns, error)) == 1) {
        used += (size_t)snprintf(rows + used, room - used, "%u:", table->line);
        for (i = 0; i < columns; i++)
            used += (size_t)snprintf(rows + used, room - used, "%s%c", cells[i],
                                     i + 1 < columns ? '|' : ';');
    }
    return result;
}

static void reads(void **state)
{
    const struct reading *row = *state;
    char text[64], rows[128];
    struct tsv_table table = {.file = "t.tsv", .next = text};
    struct drcode_error error = {.text = ""};

    snprintf(text, sizeof text, "%s", row->text);
    assert_int_equal(read_all(&table, row->columns, rows, sizeof rows, &error),
                     row->error ? -1 : 0);
    assert_string_equal(rows, row->rows);
    assert_string_equal(error.text, row->error ? row->error : "");
}

static void the_end_stays_the_end(void **state)
{
    char text[] = "a\n", *cell;
    struct tsv_table table = {.file = "t.tsv", .next = text};
    struct drcode_error error = {.text = ""};

    (void)state;
    assert_int_equal(tsv_table_row(&table, &cell, 1, &error), 1);
    assert_int_equal(tsv_table_row(&table, &cell, 1, &error), 0);
    assert_int_equal(tsv_table_row(&table, &cell, 1, &error), 0);
}

static void a_long_file_name_is_cut_off_and_the_reason_kept(void **state)
{
    char text[] = "a\n", *cells[2], name[1000];
    struct tsv_table table = {.file = name, .next = text};
    struct drcode_error error = {.text = ""};

    (void)state;
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_int_equal(tsv_table_row(&table, cells, 2, &error), -1);
    assert_non_null(strstr(error.text, "x:1: a row has 2 cells, none empty"));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, reads);
    add_test(&tests, "the end stays the end", the_end_stays_the_end, NULL);
    add_test(&tests, "a long file name is cut off and the reason kept",
             a_long_file_name_is_cut_off_and_the_reason_kept, NULL);
    return run_all(&tests, "table");
}
