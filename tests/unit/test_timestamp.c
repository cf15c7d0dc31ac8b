/* Tests of timestamp.c: times. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/timestamp.h"
#include "test.h"

static const struct time {
    const char *text;
    int64_t seconds;
    const char *written; /* NULL: as `text` */
} good[] = {
    {"1970-01-01T00:00:00Z", 0, NULL},
    {"1969-12-31T23:59:59Z", -1, NULL},
    {"2024-11-20T09:15:12Z", 1732094112, NULL},
    {"2024-11-20T09:15:12.4560000Z", 1732094112, "2024-11-20T09:15:12Z"},
    {"2024-11-20T09:15:12.Z", 1732094112, "2024-11-20T09:15:12Z"},
    {"2024-11-20 09:15:12", 1732094112, "2024-11-20T09:15:12Z"},
    {"2024-11-20T09:15", 1732094100, "2024-11-20T09:15:00Z"},
    {"2024-11-20T09:15Z", 1732094100, "2024-11-20T09:15:00Z"},
    {"2024-11-20T10:15:12+01:00", 1732094112, "2024-11-20T09:15:12Z"},
    {"2024-11-20T10:15:12+0100", 1732094112, "2024-11-20T09:15:12Z"},
    {"2024-11-20T04:45:12.1-04:30", 1732094112, "2024-11-20T09:15:12Z"},
    {"2024-11-20T23:15:12+14:00", 1732094112, "2024-11-20T09:15:12Z"},
    {"2024-02-29T12:00:00Z", 1709208000, NULL},
    {"2000-02-29T00:00:00Z", 951782400, NULL},
    {"2024-12-31T23:59:60Z", 1735689600, "2025-01-01T00:00:00Z"},
    {"2024-12-31T23:30:00-01:00", 1735691400, "2025-01-01T00:30:00Z"},
    {"2038-01-19T03:14:08Z", 2147483648, NULL},
    {"0001-01-01T00:00:00Z", -62135596800, NULL},
    {"0000-01-01T00:00:00Z", -62167219200, NULL},
    {"9999-12-31T23:59:59Z", 253402300799, NULL},
    {"2024-11-20T09:15:12,5Z", 1732094112, "2024-11-20T09:15:12Z"},
    {"20/11/2024 09:15", 1732094100, "2024-11-20T09:15:00Z"},
    {"11/20/2024 9:15:12 AM", 1732094112, "2024-11-20T09:15:12Z"},
    {"Wed, 20 Nov 2024 10:15:12 +0100", 1732094112, "2024-11-20T09:15:12Z"},
    {"1732094112", 1732094112, "2024-11-20T09:15:12Z"},
    {"1732094112456", 1732094112, "2024-11-20T09:15:12Z"},
};

static void reads(void **state)
{
    const struct time *row = *state;
    char text[TIMESTAMP_ROOM];
    int64_t seconds = 0;

    assert_true(timestamp_read(row->text, &seconds));
    assert_true(seconds == row->seconds);
    timestamp_write(seconds, text);
    assert_string_equal(text, row->written ? row->written : row->text);
}

static const struct bad {
    const char *text;
} bad[] = {
    {""},
    {"2024"},
    {"2024-11-20"},
    {"2024-11-20T"},
    {"2024-11-20T09"},
    {"2024-11-20T09:"},
    {"2024-11-20T09:1"},
    {"2024-11-20T09:15:"},
    {"2024-11-20T09:15:1"},
    {"2024-11-20T24:00:00Z"},
    {"2024-11-20T09:60:00Z"},
    {"2024-11-20T09:15:61Z"},
    {"2024-13-01T00:00:00Z"},
    {"2024-00-01T00:00:00Z"},
    {"2024-01-00T00:00:00Z"},
    {"2024-01-32T00:00:00Z"},
    {"2023-02-29T00:00:00Z"},
    {"1900-02-29T00:00:00Z"},
    {"2024-02-30T00:00:00Z"},
    {"2024-04-31T00:00:00Z"},
    {"2024-11-20T09:15:12X"},
    {"2024-11-20T09:15:12ZZ"},
    {"2024-11-20T09:15:12 Z"},
    {"2024-11-20T09:15:12+"},
    {"2024-11-20T09:15:12+1"},
    {"2024-11-20T09:15:12+15:00"},
    {"2024-11-20T09:15:12+01:60"},
    {"2024-11-20T09:15:12+01:0"},
    {" 2024-11-20T09:15:12Z"},
    {"-024-11-20T09:15:12Z"},
    {"0000-01-01T00:00:00+00:01"},
    {"9999-12-31T23:59:59-00:01"},
    {"null"},
    {"03/04/2025 09:15"},
    {"Nov 20 09:15:12"},
    {"09:15:12"},
    {"31.04.2024 09:15:12"},
    {"2024-11-20T09:15:12 IST"},
};

static void refuses(void **state)
{
    const struct bad *row = *state;
    char *copy = malloc(strlen(row->text) + 1);
    int64_t seconds;

    assert_non_null(copy);
    memcpy(copy, row->text, strlen(row->text) + 1);
    assert_false(timestamp_read(copy, &seconds));
    free(copy);
}

/* A day of each week of all years, at changing times of day. */
static void reads_what_it_writes(void **state)
{
    int64_t from = -62167219200, to = 253402300799, seconds, read;
    char text[TIMESTAMP_ROOM], before[TIMESTAMP_ROOM] = "";

    (void)state;
    for (seconds = from; seconds <= to; seconds += 7 * TIMESTAMP_DAY + 4271) {
        timestamp_write(seconds, text);
        assert_int_equal(strlen(text), 20);
        assert_true(strcmp(before, text) < 0);
        assert_true(timestamp_read(text, &read));
        assert_true(read == seconds);
        memcpy(before, text, sizeof text);
    }
}

/* Each day of a cycle of the calendar follows the one before. */
static void counts_days(void **state)
{
    char text[TIMESTAMP_ROOM];
    unsigned year, month, day, last_day = 31, last_month = 12;
    int64_t days;

    (void)state;
    for (days = 0; days < 146097; days++) {
        timestamp_write(days * TIMESTAMP_DAY, text);
        assert_int_equal(sscanf(text, "%u-%u-%uT00:00:00Z", &year, &month, &day), 3);
        if (day == 1)
            assert_true(last_day >= 28 && (month == last_month + 1 || last_month == 12));
        else
            assert_true(day == last_day + 1 && month == last_month);
        last_day = day;
        last_month = month;
    }
    assert_string_equal(text, "2369-12-31T00:00:00Z");
}

static void rounds_down(void **state)
{
    (void)state;
    assert_int_equal(timestamp_floor(0, TIMESTAMP_HOUR), 0);
    assert_int_equal(timestamp_floor(3599, TIMESTAMP_HOUR), 0);
    assert_int_equal(timestamp_floor(3600, TIMESTAMP_HOUR), 1);
    assert_int_equal(timestamp_floor(-1, TIMESTAMP_HOUR), -1);
    assert_int_equal(timestamp_floor(-3600, TIMESTAMP_HOUR), -1);
    assert_int_equal(timestamp_floor(-3601, TIMESTAMP_HOUR), -2);
    assert_int_equal(timestamp_floor(-86401, TIMESTAMP_DAY), -2);
}

/* The last day of each month is one, the day after it is none; both ways, in years of all kinds. */
static void counts_days_of_months(void **state)
{
    static const int years[] = {2023, 2024, 1900, 2000, 1, 9999};
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    char text[64], written[TIMESTAMP_ROOM];
    int64_t seconds, next;
    size_t i;
    int month;

    (void)state;
    for (i = 0; i < COUNT(years); i++)
        for (month = 1; month <= 12; month++) {
            const bool leap = years[i] == 2024 || years[i] == 2000;
            const int last = lengths[month - 1] + (month == 2 && leap);

            snprintf(text, sizeof text, "%04d-%02d-%02dT23:59:59Z", years[i], month, last);
            assert_true(timestamp_read(text, &seconds));
            timestamp_write(seconds, written);
            assert_string_equal(written, text);
            snprintf(text, sizeof text, "%04d-%02d-%02dT00:00:00Z", years[i], month, last + 1);
            assert_false(timestamp_read(text, &next));
            snprintf(text, sizeof text, "%04d-%02d-01T00:00:00Z", years[i], month % 12 + 1);
            if (month < 12) {
                assert_true(timestamp_read(text, &next));
                assert_true(next == seconds + 1);
            }
        }
}

/* The first and the last of times in any order. */
static void widens_a_span(void **state)
{
    static const int64_t times[] = {5, 7, -3, 6};
    struct timestamp_span span = {.known = false};
    size_t i;

    (void)state;
    timestamp_widen(&span, times[0]);
    assert_true(span.known);
    assert_true(span.first == 5 && span.last == 5);
    for (i = 1; i < COUNT(times); i++)
        timestamp_widen(&span, times[i]);
    assert_true(span.first == -3 && span.last == 7);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, good, reads);
    ADD_ROWS(&tests, bad, refuses);
    add_test(&tests, "reads what it writes", reads_what_it_writes, NULL);
    add_test(&tests, "counts days", counts_days, NULL);
    add_test(&tests, "counts days of months", counts_days_of_months, NULL);
    add_test(&tests, "rounds down", rounds_down, NULL);
    add_test(&tests, "widens a span", widens_a_span, NULL);
    return run_all(&tests, "timestamp");
}
