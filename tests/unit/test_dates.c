/* test_dates.c - times of an input whose text leaves something open. */
#include "summary/dates.h"

#include <string.h>

#include "test.h"

/* Times, one after the other, each on a line of its own. What is read is written as a time, "?" for
   what is not. */
static const struct input {
    const char *name;
    enum time_order region;
    const char *times[4];
    const char *read[4];
    enum dates_why why; /* of the first that is not read, */
    unsigned line;      /* or 0 */
} inputs[] = {
    {"clear times",
     TIME_OPEN,
     {"2025-03-04T09:01:02Z", "04.03.2025 09:01", "1741078862"},
     {"2025-03-04T09:01:02Z", "2025-03-04T09:01:00Z", "2025-03-04T09:01:02Z"},
     DATES_NO_TIME,
     0},
    {"no region", TIME_OPEN, {"04/03/2025 09:01"}, {"?"}, DATES_NO_ORDER, 1},
    {"day first", TIME_DAY_FIRST, {"04/03/2025 09:01"}, {"2025-03-04T09:01:00Z"}, DATES_NO_TIME, 0},
    {"month first",
     TIME_MONTH_FIRST,
     {"3/4/2025, 9:05:00.000 AM"},
     {"2025-03-04T09:05:00Z"},
     DATES_NO_TIME,
     0},
    {"both are the same",
     TIME_OPEN,
     {"03/03/2025 09:01"},
     {"2025-03-03T09:01:00Z"},
     DATES_NO_TIME,
     0},
    {"a day above 12 shows the order",
     TIME_OPEN,
     {"04/03/2025 09:01", "13/03/2025 09:01", "04/03/2025 09:01"},
     {"?", "2025-03-13T09:01:00Z", "2025-03-04T09:01:00Z"},
     DATES_NO_ORDER,
     1},
    {"a day above 12 counts more than the region",
     TIME_DAY_FIRST,
     {"03/13/2025 09:01", "03/04/2025 09:01"},
     {"2025-03-13T09:01:00Z", "2025-03-04T09:01:00Z"},
     DATES_NO_TIME,
     0},
    {"a day above 12 that comes too late",
     TIME_MONTH_FIRST,
     {"03/04/2025 09:01", "04/04/2025 09:01", "13/03/2025 09:01", "04/03/2025 09:01"},
     {"2025-03-04T09:01:00Z", "2025-04-04T09:01:00Z", "2025-03-13T09:01:00Z",
      "2025-03-04T09:01:00Z"},
     DATES_NO_TIME,
     0},
    {"the first of two orders counts",
     TIME_OPEN,
     {"03/13/2025 09:01", "14/03/2025 09:01", "03/04/2025 09:01"},
     {"2025-03-13T09:01:00Z", "2025-03-14T09:01:00Z", "2025-03-04T09:01:00Z"},
     DATES_NO_TIME,
     0},
    {"no year",
     TIME_OPEN,
     {"2025-03-04T09:01:02Z", "Mar  4 09:01:00", "04-03@09:01:00"},
     {"2025-03-04T09:01:02Z", "?", "?"},
     DATES_NO_YEAR,
     2},
    {"no year and no order", TIME_DAY_FIRST, {"09/13 14:47:15"}, {"?"}, DATES_NO_YEAR, 1},
    {"no date", TIME_OPEN, {"09:01:02"}, {"?"}, DATES_NO_YEAR, 1},
    {"no time", TIME_OPEN, {"yesterday", "2025-03-04"}, {"?", "?"}, DATES_NO_TIME, 1},
    {"no day of the calendar", TIME_DAY_FIRST, {"31/04/2025 09:01"}, {"?"}, DATES_NO_TIME, 1},
    {"a time and more", TIME_OPEN, {"2025-03-04T09:01:02Z x"}, {"?"}, DATES_NO_TIME, 1},
};

static void reads(void **state)
{
    const struct input *row = *state;
    struct dates dates;
    unsigned line, unread = 0;

    dates_start(&dates, row->region);
    for (line = 1; line <= 4 && row->times[line - 1]; line++) {
        char text[TIMESTAMP_ROOM] = "?";
        int64_t seconds;

        if (dates_read(&dates, row->times[line - 1], line, &seconds))
            timestamp_write(seconds, text);
        else
            unread++;
        assert_string_equal(text, row->read[line - 1]);
    }
    assert_int_equal(dates.unread, unread);
    assert_int_equal(dates.wrong, strcmp(row->name, "a day above 12 that comes too late") == 0);
    if (dates.wrong) {
        assert_int_equal(dates.guessed, 1);
        assert_int_equal(dates.shown, 3);
    }
    if (row->line > 0) {
        assert_int_equal(dates.why, row->why);
        assert_int_equal(dates.line, row->line);
        assert_string_equal(dates.first, row->times[row->line - 1]);
    }
}

/* Times without a year, and what they are where the latest is 2025-03-04T09:01:00. */
static const struct yearless {
    const char *name, *text, *read;
} yearlesses[] = {
    {"the latest", "Mar  4 09:01:00", "2025-03-04T09:01:00Z"},
    {"a second later", "Mar  4 09:01:01", "2024-03-04T09:01:01Z"},
    {"earlier", "Jan  1 00:00:00", "2025-01-01T00:00:00Z"},
    {"the year before", "Dec 31 23:59:59", "2024-12-31T23:59:59Z"},
    {"the end of February", "Feb 29 12:00:00", "2024-02-29T12:00:00Z"},
    {"a day that is shown by its number", "09/13 14:47:15", "2024-09-13T14:47:15Z"},
    {"a year", "Mar  4 09:01:01 2026", "2026-03-04T09:01:01Z"},
    {"no date", "09:01:02", "?"},
    {"no day of the calendar", "Feb 30 12:00:00", "?"},
};

static void finds_a_year(void **state)
{
    const struct yearless *row = *state;
    char text[TIMESTAMP_ROOM] = "?";
    struct dates dates;
    int64_t seconds;

    dates_start(&dates, TIME_DAY_FIRST);
    dates.latest = 1741078860;
    if (dates_read(&dates, row->text, 1, &seconds))
        timestamp_write(seconds, text);
    assert_string_equal(text, row->read);
    assert_int_equal(dates.unread, *row->read == '?');
}

/* Not every fourth year has a 29th of February. */
static void finds_a_leap_year(void **state)
{
    static const struct {
        const char *latest;
        const char *read;
    } rows[] = {{"1904-02-28T00:00:00Z", "1896-02-29T12:00:00Z"}, {"0000-01-01T00:00:00Z", "?"}};
    char text[TIMESTAMP_ROOM];
    struct dates dates;
    int64_t seconds;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        dates_start(&dates, TIME_OPEN);
        assert_true(timestamp_read(rows[i].latest, &dates.latest));
        strcpy(text, "?");
        if (dates_read(&dates, "Feb 29 12:00:00", 1, &seconds))
            timestamp_write(seconds, text);
        assert_string_equal(text, rows[i].read);
    }
}

/* What a time of an input shows does not count in the next one. */
static void forgets(void **state)
{
    struct dates dates;
    int64_t seconds;

    (void)state;
    dates_start(&dates, TIME_OPEN);
    assert_true(dates_open(&dates, "04/03/2025 09:01"));
    assert_false(dates_open(&dates, "13/03/2025 09:01"));
    assert_false(dates_open(&dates, "x"));
    assert_false(dates_open(&dates, "2025-03-04 09:01"));
    assert_false(dates_open(&dates, "2025/03/04 09:01"));
    assert_true(dates_open(&dates, "4/3/2025 09:01"));
    assert_true(dates_read(&dates, "13/03/2025 09:01", 1, &seconds));
    assert_false(dates_open(&dates, "04/03/2025 09:01"));
    assert_false(dates_read(&dates, "x", 2, &seconds));
    dates_next(&dates);
    assert_int_equal(dates.unread, 0);
    assert_true(dates_open(&dates, "04/03/2025 09:01"));
}

/* Of a long text the start is kept, whole characters. */
static void keeps_a_start(void **state)
{
    static const char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\303\251\303\251";
    struct dates dates;
    int64_t seconds;

    (void)state;
    dates_start(&dates, TIME_OPEN);
    assert_false(dates_read(&dates, text, 1, &seconds));
    assert_int_equal(strlen(dates.first), 38);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, inputs, reads);
    ADD_ROWS(&tests, yearlesses, finds_a_year);
    add_test(&tests, "leap years", finds_a_leap_year, NULL);
    add_test(&tests, "forgets", forgets, NULL);
    add_test(&tests, "keeps a start", keeps_a_start, NULL);
    return run_all(&tests, "dates");
}
