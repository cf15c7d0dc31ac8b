/* dates.h - the times of an input -> seconds, also where their text leaves something open. */
#ifndef SUMMARY_DATES_H
#define SUMMARY_DATES_H

#include "base/timestamp.h"

/* Why a time cannot be read. */
enum dates_why {
    DATES_NO_TIME,  /* it is none that is known */
    DATES_NO_ORDER, /* either of two numbers may be the day */
    DATES_NO_YEAR   /* it has no year, or no date at all */
};

struct dates {
    enum time_order region; /* how the user's region writes dates; TIME_OPEN: not known */
    int64_t latest; /* times without a year are not after this; DATES_NO_LATEST: not known */
    /* of the input being read: */
    enum time_order order; /* what one of its times has proved */
    uint64_t guessed;      /* how many were read as the region has it before, */
    bool wrong;            /* and whether that was wrong: the time on `shown` shows another order */
    uint64_t shown;
    uint64_t unread;    /* how many could not be read, */
    enum dates_why why; /* and the first of them */
    uint64_t line;
    char first[40];
};

#define DATES_NO_LATEST INT64_MIN

/* Starts to read times, for a region; `latest` is not known. */
void dates_start(struct dates *dates, enum time_order region);

/* Starts another input: what a time in the last one has proved does not count. */
void dates_next(struct dates *dates);

/* Reads a time, which is on a line. Of "04/03/2025" that number is the day which an earlier time of
   the input shows it to be, else as the region has it; a time without a year is the last one up to
   `latest`. False, and counted, where it cannot be read. */
bool dates_read(struct dates *dates, const char *text, uint64_t line, int64_t *seconds);

/* True for a time that needs an earlier one, or the region, to be read. */
bool dates_open(const struct dates *dates, const char *text);

#endif
