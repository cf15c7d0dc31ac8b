#include "summary/timestamp.h"

#include <stdio.h>

/* Reads `count` digits; -1 where another character is among them. */
static int digits(const char **text, int count)
{
    int value = 0;

    for (; count > 0; count--, ++*text) {
        if (**text < '0' || **text > '9')
            return -1;
        value = 10 * value + (**text - '0');
    }
    return value;
}

/* Steps over a character; false where there is another one. */
static bool skip(const char **text, char c)
{
    if (**text != c)
        return false;
    ++*text;
    return true;
}

/* Days from 1970-01-01 to a day of the Gregorian calendar. Years start in March here, so that a
   leap day is the last of its year. */
static int64_t days(int year, int month, int day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static int days_in(int year, int month)
{
    static const signed char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return month == 2 && leap ? 29 : lengths[month - 1];
}

/* Reads "Z", an offset, or nothing at the end of a time; writes the offset in seconds. */
static bool read_zone(const char *text, int64_t *offset)
{
    int sign = *text == '-' ? -1 : 1, hours, minutes;

    *offset = 0;
    if (skip(&text, 'Z') || !*text)
        return !*text;
    if (*text != '+' && *text != '-')
        return false;
    text++;
    hours = digits(&text, 2);
    skip(&text, ':');
    minutes = digits(&text, 2);
    *offset = sign * (int64_t)(hours * 3600 + minutes * 60);
    return hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60 && !*text;
}

bool timestamp_read(const char *text, int64_t *seconds)
{
    int year, month, day, hour, minute, second = 0;
    int64_t offset;

    if ((year = digits(&text, 4)) < 0 || !skip(&text, '-') || (month = digits(&text, 2)) < 1 ||
        month > 12 || !skip(&text, '-') || (day = digits(&text, 2)) < 1 ||
        day > days_in(year, month))
        return false;
    if (!skip(&text, 'T') && !skip(&text, ' '))
        return false;
    if ((hour = digits(&text, 2)) < 0 || hour > 23 || !skip(&text, ':') ||
        (minute = digits(&text, 2)) < 0 || minute > 59)
        return false;
    if (skip(&text, ':') && ((second = digits(&text, 2)) < 0 || second > 60))
        return false;
    if (skip(&text, '.'))
        while (*text >= '0' && *text <= '9')
            text++;
    if (!read_zone(text, &offset))
        return false;
    *seconds = days(year, month, day) * TIMESTAMP_DAY + hour * TIMESTAMP_HOUR + minute * 60 +
               second - offset;
    return *seconds >= days(0, 1, 1) * TIMESTAMP_DAY &&
           *seconds < days(10000, 1, 1) * TIMESTAMP_DAY;
}

int64_t timestamp_floor(int64_t seconds, int64_t unit)
{
    return (seconds >= 0 ? seconds : seconds - (unit - 1)) / unit;
}

void timestamp_write(int64_t seconds, char *text)
{
    int64_t day = timestamp_floor(seconds, TIMESTAMP_DAY);
    int64_t rest = seconds - day * TIMESTAMP_DAY;
    int64_t shifted = day + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t of_era = shifted - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int64_t date = of_year - (153 * month + 2) / 5 + 1;

    month += month < 10 ? 3 : -9;
    year += era * 400 + (month <= 2);
    snprintf(text, TIMESTAMP_ROOM, "%04u-%02u-%02uT%02u:%02u:%02uZ", (unsigned)year % 10000U,
             (unsigned)month % 100U, (unsigned)date % 100U, (unsigned)(rest / 3600) % 100U,
             (unsigned)(rest / 60 % 60) % 100U, (unsigned)(rest % 60) % 100U);
}

void timestamp_widen(struct timestamp_span *span, int64_t seconds)
{
    if (!span->known || seconds < span->first)
        span->first = seconds;
    if (!span->known || seconds > span->last)
        span->last = seconds;
    span->known = true;
}
