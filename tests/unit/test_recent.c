/* test_recent.c - the lines before the one being read. */
#include "log/recent.h"

#include <string.h>

#include "test.h"

static const struct skipping {
    const char *name, *lines, *last, *before;
} skippings[] = {
    {"nothing", "", "b", "a"},
    {"a line", "c\n", "c", "b"},
    {"a line with CR", "c\r\n", "c", "b"},
    {"an empty line", "\n", "", "b"},
    {"two lines", "c\nd\n", "d", "c"},
    {"many lines", "1\n2\n3\n4\n", "4", "3"},
};

static void expect(const struct recent *recent, size_t number, const char *text)
{
    assert_int_equal(recent->size[number], strlen(text));
    assert_memory_equal(recent->text[number], text, strlen(text));
}

static void test_skip(void **state)
{
    const struct skipping *row = *state;
    struct recent recent;

    recent_start(&recent);
    recent_add(&recent, "a", 1);
    recent_add(&recent, "b", 1);
    recent_skip(&recent, row->lines, row->lines + strlen(row->lines));
    expect(&recent, 0, row->last);
    expect(&recent, 1, row->before);
}

static void test_long(void **state)
{
    struct recent recent;
    char text[RECENT_ROOM + 1];

    (void)state;
    memset(text, 'x', sizeof text);
    recent_start(&recent);
    assert_int_equal(recent.size[0] + recent.size[1], 0);
    recent_add(&recent, text, sizeof text);
    assert_int_equal(recent.size[0], RECENT_ROOM);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, skippings, test_skip);
    add_test(&tests, "a long line", test_long, NULL);
    return run_all(&tests, "recent");
}
