/* test_bars.c - cells that bars separate. */
#include <stdlib.h>
#include <string.h>

#include "log/bars.h"
#include "test.h"

/* Cells, each in brackets. */
static const struct line {
    const char *text, *cells;
} lines[] = {
    {"a|b", "[a][b]"},
    {"| a | b |", "[][a][b][]"},
    {"a", "[a]"},
    {"", "[]"},
    {"|", "[][]"},
    {"| **504** | `569002` | *x* |", "[][504][569002][x][]"},
    {"| ** | * |", "[][][*][]"},
    {"a \\| b | c", "[a \\| b][c]"},
    {"\342\224\202 a \342\224\202 b \342\224\202", "[][a][b][]"},
    {"\342\224\203 a \342\224\203", "[][a][]"},
    {"\342\224\202a\342\224\202b", "[][a][b]"},
    {"\342\225\221 a \342\225\221", "[][a][]"},
    {"a \342\224\200 b \342\225\220 c", "[a \342\224\200 b \342\225\220 c]"},
    {"a \342\224", "[a \342\224]"},
};

static void reads_cells(void **state)
{
    const struct line *row = *state;
    struct buffer out = {0};
    size_t size, length;
    char *copy = copy_bare(row->text, &size);
    const char *at = copy, *cell;
    bool more = true;

    while (more) {
        more = bars_cell(&at, copy + size, &cell, &length);
        buffer_char(&out, '[');
        buffer_add(&out, cell, length);
        buffer_char(&out, ']');
    }
    buffer_char(&out, '\0');
    assert_string_equal(out.data, row->cells);
    buffer_free(&out);
    free(copy);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lines, reads_cells);
    return run_all(&tests, "bars");
}
