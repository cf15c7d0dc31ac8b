/* test_csv_cells.c - the cells of a row that is whole in a line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/csv_cells.h"
#include "test.h"

/* Rows and their cells, each in brackets; NULL: the row needs a look at each byte. */
static const struct row {
    const char *text, *cells;
} rows[] = {
    {"a,b", "[a][b]"},
    {"a,", "[a][]"},
    {",", "[][]"},
    {",,a", "[][][a]"},
    {" a , b\r", "[a ][b\r]"},
    {"\"a\",\"b\"", "[a][b]"},
    {"\"a,b\",c", "[a,b][c]"},
    {"\"\",c", "[][c]"},
    {"a,\"\"", "[a][]"},
    {"\"a \"\"b\"\"\",c", "[a \"b\"][c]"},
    {"a,\"\"\"\"", "[a][\"]"},
    {"a,\"b\"\",\"\"c\"", "[a][b\",\"c]"},
    {"a,\"b", NULL},
    {"a,\"b\"\"", NULL},
    {"a,\"b\"c", NULL},
    {"a,\"b\" ,c", NULL},
    {"a,b\"c\",d", NULL},
    {"a, \"b\"", NULL},
    {"a,b\"", NULL},
};

/* Finds the cells of a row; `all` receives them. */
static bool find(const char *text, struct buffer *all)
{
    static struct csv_cells cells;
    size_t size, i;
    char *copy = copy_bare(text, &size), room[64];
    const bool found = csv_cells_find(&cells, ',', copy, size);

    for (i = 0; found && i < cells.count; i++) {
        const char *cell;
        const size_t length = csv_cell(&cells, i, &cell, room, sizeof room);

        buffer_char(all, '[');
        buffer_add(all, cell, length);
        buffer_char(all, ']');
    }
    buffer_char(all, '\0');
    free(copy);
    return found;
}

/* Reads a row alone, and after a cell of any size: a row is read by blocks of bytes. */
static void finds_cells(void **state)
{
    const struct row *row = *state;
    const char *expected = row->cells ? row->cells : "";
    char text[256], all[300];
    size_t before;

    for (before = 0; before < 3 * BYTES_MASK; before++) {
        struct buffer got = {0};

        memset(text, 'x', before);
        snprintf(text + before, sizeof text - before, "%s%s", before ? "," : "", row->text);
        snprintf(all, sizeof all, "%s%.*s%s%s", before && row->cells ? "[" : "",
                 row->cells ? (int)before : 0, text, before && row->cells ? "]" : "", expected);
        assert_int_equal(find(text, &got), row->cells != NULL);
        assert_string_equal(got.data, all);
        buffer_free(&got);
    }
}

static void finds_no_cells(void **state)
{
    struct buffer got = {0};

    (void)state;
    assert_false(find("", &got));
    assert_false(find("a", &got));
    assert_false(find("\"a,b\"", &got));
    assert_string_equal(got.data, "");
    buffer_free(&got);
}

static void counts_cells_that_it_does_not_keep(void **state)
{
    static struct {
        struct csv_cells cells;
        uint32_t after[BYTES_MASK];
    } room;
    static const uint32_t zeros[BYTES_MASK];
    static char text[2 * CSV_CELLS + BYTES_MASK];
    size_t size;

    (void)state;
    memset(text, ',', sizeof text);
    for (size = CSV_CELLS - 2; size <= sizeof text; size++) {
        assert_true(csv_cells_find(&room.cells, ',', text, size));
        assert_int_equal(room.cells.count, size + 1);
        assert_int_equal(room.cells.ends[CSV_CELLS - 2], CSV_CELLS - 2);
        assert_memory_equal(room.after, zeros, sizeof zeros);
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, finds_cells);
    add_test(&tests, "finds no cells", finds_no_cells, NULL);
    add_test(&tests, "counts cells that it does not keep", counts_cells_that_it_does_not_keep,
             NULL);
    return run_all(&tests, "csv_cells");
}
