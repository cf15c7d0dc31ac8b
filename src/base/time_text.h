/* time_text.h - a time as people and programs write it -> its parts. */
#ifndef BASE_TIME_TEXT_H
#define BASE_TIME_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/* Which of two numbers of a date, "04/03/2025", is the day. */
enum time_order {
    TIME_CLEAR,       /* the form says it, or both are the same */
    TIME_DAY_FIRST,   /* the second number cannot be a month's */
    TIME_MONTH_FIRST, /* or the first one cannot */
    TIME_OPEN         /* either: `month` has the first number, `day` the second */
};

struct time_text {
    int year;       /* -1: not stated */
    int month, day; /* 0: a time of day alone */
    int hour, minute, second;
    long offset; /* seconds east of UTC, 0 where no zone is stated */
    bool zone;   /* one is stated */
    enum time_order order;
    int64_t since; /* all of it, in seconds since 1970; -1: the other members say it */
};

/* Reads the time that a text starts with, a date and a time of day, or a time of day alone, which
   has seconds. Returns where it ends, NULL for any other text.

       date  = YYYY-MM-DD / YYYYMMDD / MMDDYYYY       "-", "/" or "." in between; years 19YY, 20YY
             / [weekday] ( month D [YYYY] / D month YYYY )           "Mar  4", "04/Mar/2025"
             / D.M.YYYY / DD-MM"@"                                   of AudioCodes
             / NN/NN[/YYYY] / NN-NN-YYYY                             in either order
       clock = H:MM[:SS[.fraction]] [AM / PM] / HHMM[SS]             the last after YYYYMMDD or "T"
       zone  = "Z" / [ "UTC" / "GMT" ] offset / a name that means one offset
       time  = clock [zone] blanks date
             / date ( "T" / blanks / "," blanks / ":" / "@" / "_" ) clock [zone] [YYYY]
             / seconds or milliseconds since 1970, of 10 or 13 digits */
const char *time_text_read(const char *text, const char *end, struct time_text *time);

/* Exchanges day and month. */
void time_text_swap(struct time_text *time);

#endif
