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
    size_t size;
    const char *line = recent_line(recent, number, &size);

    assert_int_equal(size, strlen(text));
    assert_memory_equal(line, text, size);
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
    text[RECENT_ROOM] = '\0';
    expect(&recent, 0, text);
}

/* Lines with the time of a packet, after one whose time is "1:02:03". */
static const struct frame {
    const char *line, *time;
} frames[] = {
    {"    Arrival Time: Mar  4, 2025 09:00:01.5 UTC", "Mar  4, 2025 09:00:01.5 UTC"},
    {"    UTC Arrival Time: Mar  4, 2025 09:00:01.5 UTC", "Mar  4, 2025 09:00:01.5 UTC"},
    {"<field showname=\"Arrival Time: Mar  4, 2025 09:00:01 CET\" size=\"0\"/>",
     "Mar  4, 2025 09:00:01 CET"},
    {"An Arrival Time: 2025-03-04T09:00:01.5+0100", "2025-03-04T09:00:01.5+0100"},
    {"    Epoch Arrival Time: 1741078801.500000000", "1:02:03"},
    {"    Arrival Time: 2025-03-04 09:00:01.00000000000000000000000000000000000000000000 UTC",
     "1:02:03"},
    {"    Arrival Time: none", "1:02:03"},
    {"    Arrival Time: ", "1:02:03"},
    {"    Arrival", "1:02:03"},
};

static void test_frame(void **state)
{
    const struct frame *row = *state;
    struct recent recent;

    recent_start(&recent);
    assert_int_equal(recent.frame_size, 0);
    recent_frame(&recent, "Arrival Time: 1:02:03", 21);
    recent_frame(&recent, row->line, strlen(row->line));
    assert_int_equal(recent.frame_size, strlen(row->time));
    assert_memory_equal(recent.frame, row->time, recent.frame_size);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, skippings, test_skip);
    ADD_ROWS(&tests, frames, test_frame);
    add_test(&tests, "a long line", test_long, NULL);
    return run_all(&tests, "recent");
}
