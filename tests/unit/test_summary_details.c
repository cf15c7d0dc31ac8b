/* test_summary_details.c - texts that are put together. */
#include "print/summary_screen.h"

#include <string.h>

#include "test.h"

/* What does not fit is left out, and nothing is added to it. */
static void is_bounded(void **state)
{
    struct text text = {.size = 0};
    int i;

    (void)state;
    for (i = 0; i < 1000; i++)
        text_add(&text, "%s%d", "abc", 1000 + i);
    assert_int_equal(text.size, sizeof text.bytes - 1);
    assert_int_equal(strlen(text.bytes), text.size);
    assert_memory_equal(text.bytes, "abc1000abc1001", 14);
}

/* The width of the terminal, unless it is not known or too small. */
static void has_width(void **state)
{
    struct output output = {.width = 0};

    (void)state;
    assert_int_equal(summary_width(&output), 80);
    output.width = 39;
    assert_int_equal(summary_width(&output), 80);
    output.width = 40;
    assert_int_equal(summary_width(&output), 40);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "is bounded", is_bounded, NULL);
    add_test(&tests, "has a width", has_width, NULL);
    return run_all(&tests, "summary_details");
}
