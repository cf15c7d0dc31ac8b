#include "summary/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

void dates_start(struct dates *dates, enum time_order region)
{
    dates->region = region;
    dates->latest = DATES_NO_LATEST;
    dates_next(dates);
}

void dates_next(struct dates *dates)
{
    dates->order = TIME_OPEN;
    dates->guessed = dates->unread = 0;
    dates->wrong = false;
}

/* Reads a text that is a time, whole. */
static bool read_text(const char *text, struct time_text *time)
{
    const char *end = text + strlen(text);

    return time_text_read(text, end, time) == end;
}

static bool refuse(struct dates *dates, const char *text, uint64_t line, enum dates_why why)
{
    if (dates->unread++ == 0) {
        size_t size = utf8_cut(text, strlen(text), sizeof dates->first - 1);

        dates->why = why;
        dates->line = line;
        memcpy(dates->first, text, size);
        dates->first[size] = '\0';
    }
    return false;
}

/* The years in which a day of February comes back, at the most. */
#define LEAP 8

/* Completes a time without a year: the last one that is not too late. */
static bool find_year(const struct dates *dates, struct time_text *time, int64_t *seconds)
{
    char latest[TIMESTAMP_ROOM];
    int year;

    if (dates->latest == DATES_NO_LATEST || time->month == 0)
        return false;
    timestamp_write(dates->latest, latest);
    year = (int)strtol(latest, NULL, 10); /* "2025-03-05T..." starts with it */
    for (time->year = year; time->year >= 0 && time->year >= year - LEAP; time->year--)
        if (timestamp_of(time, seconds) && *seconds <= dates->latest)
            return true;
    return false;
}

bool dates_read(struct dates *dates, const char *text, uint64_t line, int64_t *seconds)
{
    struct time_text time;

    if (!read_text(text, &time))
        return refuse(dates, text, line, DATES_NO_TIME);
    if (time.order == TIME_OPEN) {
        enum time_order order = dates->order != TIME_OPEN ? dates->order : dates->region;

        if (order == TIME_OPEN)
            return refuse(dates, text, line, DATES_NO_ORDER);
        dates->guessed += dates->order == TIME_OPEN;
        if (order == TIME_DAY_FIRST)
            time_text_swap(&time);
        time.order = TIME_CLEAR;
    } else if (time.order != TIME_CLEAR && dates->order == TIME_OPEN) {
        dates->order = time.order;
        dates->wrong = dates->guessed > 0 && dates->region != time.order;
        dates->shown = line;
    }
    if (time.since < 0 && (time.year < 0 || time.month == 0))
        return find_year(dates, &time, seconds) || refuse(dates, text, line, DATES_NO_YEAR);
    return timestamp_of(&time, seconds) || refuse(dates, text, line, DATES_NO_TIME);
}

bool dates_open(const struct dates *dates, const char *text)
{
    struct time_text time;

    if (ascii_digit(text[0]) && ascii_digit(text[1]) && ascii_digit(text[2]))
        return false; /* the year is first */
    return dates->order == TIME_OPEN && read_text(text, &time) && time.order == TIME_OPEN;
}
