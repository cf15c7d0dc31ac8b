/* test_time_zone.c - zones after times of day. */
#include "base/time_zone.h"

#include <stdlib.h>

#include "test.h"

static const struct zone {
    const char *text;
    long minutes;
    size_t read; /* 0: there is none */
} zones[] = {
    {"Z", 0, 1},       {"z.", 0, 1},       {"Zx", 0, 0},
    {"+01:00", 60, 6}, {"-0330", -210, 5}, {"+01", 60, 3},
    {" +01", 0, 0},    {" +0100", 60, 6},  {"+14:00", 840, 6},
    {"+15:00", 0, 0},  {"+01:60", 0, 0},   {"+1", 0, 0},
    {"+", 0, 0},       {" UTC: x", 0, 4},  {" GMT+0200", 120, 9},
    {" CET", 60, 4},   {" CET+1", 60, 4},  {" AEDT", 660, 5},
    {" EST", -300, 4}, {" IST", 0, 0},     {" UTCX", 0, 0},
    {"+00:59", 59, 6}, {"-0159", -119, 5}, {" WET+0200", 0, 4},
    {"0100", 0, 0},    {" utc", 0, 0},     {"", 0, 0},
    {" ", 0, 0},
};

static void reads(void **state)
{
    const struct zone *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);
    struct reader reader = {text, text + size};
    long offset = 0;

    assert_int_equal(time_zone_read(&reader, &offset), row->read > 0);
    assert_int_equal(reader.at - text, row->read);
    if (row->read > 0)
        assert_int_equal(offset, row->minutes * 60);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, zones, reads);
    return run_all(&tests, "time_zone");
}
