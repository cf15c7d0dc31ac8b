/* timeline.h - a summary -> its calls over time, by outcome. */
#ifndef SUMMARY_TIMELINE_H
#define SUMMARY_TIMELINE_H

#include "summary/summary.h"

/* The most bins. */
#define TIMELINE_MOST 200

/* Calls over time, with a bin for each hour or day, or for several of them. */
struct timeline {
    int64_t unit;  /* TIMESTAMP_HOUR or TIMESTAMP_DAY */
    int64_t each;  /* how many units a bin has */
    int64_t start; /* of the first bin, in seconds since 1970 */
    size_t size;   /* how many bins there are */
    uint64_t most; /* the most calls of a bin */
    uint64_t counts[TIMELINE_MOST][DRCODE_OUTCOMES];
    uint64_t peak;     /* the most failures of an hour or, of a summary by the day, of a day, */
    int64_t peak_time; /* and the first of these */
};

/* Fills in the timeline of a summary that has ended, with at most `room` bins, TIMELINE_MOST or
   less; false where no time of a call is known. */
bool timeline_fill(struct timeline *timeline, const struct summary *summary, size_t room);

#endif
