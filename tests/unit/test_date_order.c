/* test_date_order.c - which number is the day in the dates of a file. */
#include "cli/date_order.h"

#include <stdio.h>

#include "test.h"

static const struct file {
    const char *name;
    enum time_order order;
} files[] = {
    {"tests/data/logs/day-first.csv", TIME_DAY_FIRST},
    {"tests/data/logs/month-first.csv", TIME_MONTH_FIRST},
    {"tests/data/last-line.csv", TIME_DAY_FIRST}, /* without a line end */
    {"tests/data/logs/tac.csv", TIME_OPEN},
    {"tests/data/logs/diagcode.txt", TIME_OPEN},
    {"tests/data/logs/none", TIME_OPEN},
    {"tests/data", TIME_OPEN},
};

static void finds(void **state)
{
    const struct file *row = *state;
    enum time_order order;

    /* what is no file is not read from standard input */
    assert_non_null(freopen("tests/data/logs/day-first.csv", "r", stdin));
    assert_true(date_order_find(drcode_builtin(), row->name, &order));
    assert_int_equal(order, row->order);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, files, finds);
    return run_all(&tests, "date_order");
}
