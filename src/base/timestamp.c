#include "base/timestamp.h"

#include <stdio.h>
#include <string.h>

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

bool timestamp_of(const struct time_text *time, int64_t *seconds)
{
    if (time->since >= 0) {
        *seconds = time->since;
        return true;
    }
    if (time->year < 0 || time->month == 0 || time->order == TIME_OPEN ||
        time->day > days_in(time->year, time->month))
        return false;
    *seconds = days(time->year, time->month, time->day) * TIMESTAMP_DAY +
               time->hour * TIMESTAMP_HOUR + time->minute * 60 + time->second - time->offset;
    return *seconds >= days(0, 1, 1) * TIMESTAMP_DAY &&
           *seconds < days(10000, 1, 1) * TIMESTAMP_DAY;
}

bool timestamp_read(const char *text, int64_t *seconds)
{
    const char *end = text + strlen(text);
    struct time_text time;

    return time_text_read(text, end, &time) == end && timestamp_of(&time, seconds);
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
