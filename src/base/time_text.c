#include "base/time_text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"
#include "base/reader.h"
#include "base/time_name.h"
#include "base/time_zone.h"

static bool is_year(int year)
{
    return year >= 1900 && year < 2100;
}

/* Reads a year that may follow a date or a time. */
static void read_year(struct reader *r, struct time_text *time)
{
    struct reader ahead = *r;
    int year;

    reader_skip(&ahead, ',');
    if (!reader_skip_blanks(&ahead) || (year = reader_number(&ahead, 4, 4)) < 0 || !is_year(year) ||
        reader_peek(&ahead) == ':' || reader_peek(&ahead) == '.')
        return;
    time->year = year;
    *r = ahead;
}

/* Reads "March 4, 2025" after the weekday, or "4 March 2025", "04/Mar/2025" and "4-Mar-2025". */
static bool read_named_date(struct reader *r, struct time_text *time)
{
    char separator;

    if ((time->month = time_name_month(r)) > 0) {
        reader_skip(r, '.');
        if (!reader_skip_blanks(r) || (time->day = reader_number(r, 1, 2)) < 0)
            return false;
        read_year(r, time);
        return true;
    }
    if ((time->day = reader_number(r, 1, 2)) < 0)
        return false;
    separator = reader_peek(r);
    return (reader_skip(r, '/') || reader_skip(r, '-') || reader_skip_blanks(r)) &&
           (time->month = time_name_month(r)) > 0 &&
           (reader_skip(r, separator) || reader_skip_blanks(r)) &&
           (time->year = reader_number(r, 4, 4)) >= 0;
}

/* Reads eight digits: the year is first, or last as Ribbon writes it. */
static void read_digits(struct reader *r, struct time_text *time)
{
    int first = reader_value(r, 4), last = reader_value(r, 4);

    if (is_year(first)) {
        time->year = first;
        time->month = last / 100;
        time->day = last % 100;
    } else {
        time->year = last;
        time->month = first / 100;
        time->day = first % 100;
    }
}

void time_text_swap(struct time_text *time)
{
    int month = time->month;

    time->month = time->day;
    time->day = month;
}

/* Decides which of two numbers is the day. */
static void find_order(struct time_text *time)
{
    if (time->month > 12) {
        time_text_swap(time);
        time->order = TIME_DAY_FIRST;
    } else if (time->day > 12) {
        time->order = TIME_MONTH_FIRST;
    } else if (time->month != time->day) {
        time->order = TIME_OPEN;
    }
}

/* Reads a date of two numbers, and a year perhaps. */
static bool read_numbers(struct reader *r, struct time_text *time)
{
    char separator;

    if ((time->month = reader_number(r, 1, 2)) < 0)
        return false;
    separator = reader_peek(r);
    if (!(reader_skip(r, '/') || reader_skip(r, '-') || reader_skip(r, '.')) ||
        (time->day = reader_number(r, 1, 2)) < 0)
        return false;
    if (reader_skip(r, separator)) {
        if ((time->year = reader_number(r, 4, 4)) < 0)
            return false;
    } else if (separator != '/' && reader_peek(r) != '@') {
        return false;
    }
    if (separator == '.' || reader_peek(r) == '@')
        time_text_swap(time);
    else
        find_order(time);
    return true;
}

static bool read_date(struct reader *r, struct time_text *time)
{
    struct reader named = *r;
    char separator;

    if (time_name_day(&named)) {
        reader_skip(&named, ',');
        if (!reader_skip_blanks(&named))
            return false;
        *r = named;
    }
    if (read_named_date(&named, time)) {
        *r = named;
        return true;
    }
    time->year = -1;
    switch (reader_digits(r)) {
    case 4:
        time->year = reader_value(r, 4);
        separator = reader_peek(r);
        return (reader_skip(r, '-') || reader_skip(r, '/') || reader_skip(r, '.')) &&
               (time->month = reader_number(r, 2, 2)) > 0 && reader_skip(r, separator) &&
               (time->day = reader_number(r, 2, 2)) > 0;
    case 8:
        read_digits(r, time);
        return is_year(time->year);
    default:
        return read_numbers(r, time);
    }
}

/* Reads the fraction of a second. What a comma separates from more commas is a column. */
static bool read_fraction(struct reader *r)
{
    struct reader ahead = *r;
    bool comma = reader_skip(&ahead, ',');
    int count;

    if (!comma && !reader_skip(&ahead, '.'))
        return false;
    count = reader_digits(&ahead);
    ahead.at += count;
    if (comma ? count == 0 || reader_peek(&ahead) == ',' : count == 0 && reader_peek(&ahead) != 'Z')
        return false;
    *r = ahead;
    return true;
}

/* Reads AM or PM, "a.m." too; false for an hour that is none of twelve. */
static bool read_half(struct reader *r, struct time_text *time)
{
    struct reader ahead = *r;
    char half;

    reader_skip_blanks(&ahead);
    half = fold_lower(reader_peek(&ahead));
    if (half != 'a' && half != 'p')
        return true;
    ahead.at++;
    reader_skip(&ahead, '.');
    reader_skip_blanks(&ahead);
    if (!(reader_skip(&ahead, 'm') || reader_skip(&ahead, 'M')) || reader_word_size(&ahead) > 0)
        return true;
    reader_skip(&ahead, '.');
    if (time->hour < 1 || time->hour > 12)
        return false;
    time->hour = time->hour % 12 + (half == 'p' ? 12 : 0);
    *r = ahead;
    return true;
}

/* Reads what may follow a time of day; false where that is none. */
static bool end_clock(struct reader *r, struct time_text *time)
{
    return time->hour < 24 && time->minute < 60 && time->second <= 60 && read_half(r, time);
}

/* Reads a time of day. Without colons it has four or six digits and follows a `basic` date. */
static bool read_clock(struct reader *r, struct time_text *time, bool basic, bool seconds)
{
    int count = reader_digits(r);

    time->second = 0;
    if (basic && (count == 4 || count == 6)) {
        time->hour = reader_value(r, 2);
        time->minute = reader_value(r, 2);
        time->second = count == 6 ? reader_value(r, 2) : 0;
        read_fraction(r);
    } else {
        struct reader ahead;

        if ((time->hour = reader_number(r, 1, 2)) < 0 || !reader_skip(r, ':') ||
            (time->minute = reader_number(r, 2, 2)) < 0)
            return false;
        ahead = *r;
        if (reader_skip(&ahead, ':') && (time->second = reader_number(&ahead, 2, 2)) >= 0)
            *r = ahead;
        else if (seconds)
            return false;
        else
            time->second = 0;
        read_fraction(r);
    }
    return end_clock(r, time);
}

/* Reads what separates a date from the time of day. */
static bool read_between(struct reader *r)
{
    if (reader_skip(r, 'T') || reader_skip(r, 't') || reader_skip(r, ':') || reader_skip(r, '@') ||
        reader_skip(r, '_'))
        return true;
    reader_skip(r, ',');
    return reader_skip_blanks(r);
}

/* Reads seconds or milliseconds since 1970. */
static bool read_since(struct reader *r, struct time_text *time)
{
    int count = reader_digits(r);

    if ((count != 10 && count != 13) || *r->at > '2')
        return false;
    for (time->since = 0; count > 0; count--, r->at++)
        time->since = 10 * time->since + (*r->at - '0');
    if (time->since >= 10000000000)
        time->since /= 1000;
    else
        read_fraction(r);
    return true;
}

/* True where one or two digits may be an hour or a number of a date, as what follows them says. */
static bool may_follow(const char *at, const char *end)
{
    const size_t left = (size_t)(end - at);

    if (left < 2)
        return false;
    switch (*at) {
    case ':':
        return left > 2 && ascii_digit(at[1]) && ascii_digit(at[2]) &&
               (left == 3 || !ascii_digit(at[3]));
    case '/':
    case '-':
    case '.':
        return fold_word_char(at[1]);
    default:
        return !fold_word_char(*at);
    }
}

/* False for most words and numbers, at which no time starts: decides from what word it is, or from
   how many digits there are and what follows them. */
static bool may_start(const char *text, const char *end)
{
    const char *at = text;

    if (at == end || !ascii_digit(*at))
        return time_name_next(&(struct reader){text, end});
    while (at < end && at - text < 9 && ascii_digit(*at))
        at++;
    switch (at - text) {
    case 1:
    case 2:
        return may_follow(at, end);
    case 4:
        return at < end && (*at == '-' || *at == '/' || *at == '.');
    default:
        return at - text >= 8;
    }
}

static bool is_day(const struct time_text *time)
{
    return time->month >= 1 && time->month <= 12 && time->day >= 1 && time->day <= 31;
}

/* Reads a date after the time of day, as Cisco writes it: "09:01:02.123 UTC Tue Mar 4 2025". */
static void read_late_date(struct reader *r, struct time_text *time)
{
    struct time_text date = {.year = -1};
    struct reader ahead = *r;

    if (!reader_skip_blanks(&ahead) || !read_date(&ahead, &date) || date.year < 0 ||
        date.order != TIME_CLEAR || !is_day(&date))
        return;
    time->year = date.year;
    time->month = date.month;
    time->day = date.day;
    *r = ahead;
}

/* True where eight bytes are digits where a form has some, and near its other bytes. */
static bool has_digits(const char *text, const char form[8])
{
    uint64_t bytes, expected;

    memcpy(&bytes, text, sizeof bytes);
    memcpy(&expected, form, sizeof expected);
    bytes ^= expected; /* 0 to 9 for digits */
    return ((bytes | (bytes + 0x7676767676767676U)) & 0x8080808080808080U) == 0;
}

static int two_digits(const char *text)
{
    return 10 * text[0] + text[1] - 11 * '0';
}

/* Reads "2025-03-04T09:01:02", as most times start, or the same with a space, and a fraction; false
   for any other. What it reads is read without it, too, but slowly. */
static bool read_common(struct reader *r, struct time_text *time)
{
    const char *at = r->at;
    const size_t size = strlen("2025-03-04T09:01:02");

    if ((size_t)(r->end - at) < size || at[4] != '-' || at[7] != '-' || at[13] != ':' ||
        at[16] != ':' || (at[10] != 'T' && at[10] != ' ') || !has_digits(at, "0000-00-") ||
        !ascii_digit(at[8]) || !ascii_digit(at[9]) || !has_digits(at + 11, "00:00:00"))
        return false;
    r->at += size;
    if (ascii_digit(reader_peek(r)))
        return false;
    time->year = 100 * two_digits(at) + two_digits(at + 2);
    time->month = two_digits(at + 5);
    time->day = two_digits(at + 8);
    time->hour = two_digits(at + 11);
    time->minute = two_digits(at + 14);
    time->second = two_digits(at + 17);
    read_fraction(r);
    return is_day(time) && end_clock(r, time);
}

/* Reads a date and a time of day. */
static bool read_both(struct reader *r, struct time_text *time)
{
    bool basic = reader_digits(r) == 8;

    if (!read_date(r, time))
        return false;
    basic = basic || reader_peek(r) == 'T' || reader_peek(r) == 't';
    return is_day(time) && read_between(r) && read_clock(r, time, basic, false);
}

const char *time_text_read(const char *text, const char *end, struct time_text *time)
{
    static const struct time_text nothing = {.year = -1, .since = -1};
    struct reader r = {text, end};

    if (!may_start(text, end))
        return NULL;
    *time = nothing;
    if (!read_common(&r, time)) {
        r.at = text;
        *time = nothing;
        if (reader_digits(&r) >= 9)
            return read_since(&r, time) && !fold_in_word(reader_peek(&r)) ? r.at : NULL;
        if (!read_both(&r, time)) {
            r.at = text;
            *time = nothing;
            if (!read_clock(&r, time, false, true))
                return NULL;
        }
    }
    time->zone = time_zone_read(&r, &time->offset);
    if (time->month == 0)
        read_late_date(&r, time);
    else if (time->year < 0)
        read_year(&r, time);
    return fold_in_word(reader_peek(&r)) ? NULL : r.at;
}
