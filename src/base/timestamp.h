/* timestamp.h - times as exports write them -> seconds since 1970, and back. */
#ifndef BASE_TIMESTAMP_H
#define BASE_TIMESTAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/time_text.h"

/* Room for a time as text, and seconds. */
#define TIMESTAMP_ROOM 24
#define TIMESTAMP_HOUR 3600
#define TIMESTAMP_DAY  86400

/* From the first of several times to the last. */
struct timestamp_span {
    bool known; /* there was a time */
    int64_t first, last;
};

/* The seconds since 1970 of a time, fractions dropped; a time without a zone is UTC. False where the
   year, the day or the order of day and month is not known, for days that no calendar has, and for
   times that are not in the years 0 to 9999 of UTC. */
bool timestamp_of(const struct time_text *time, int64_t *seconds);

/* The same of a text that is a time: see time_text.h. */
bool timestamp_read(const char *text, int64_t *seconds);

/* The hours or days from 1970 to a time, rounded down; `unit` is TIMESTAMP_HOUR or TIMESTAMP_DAY.
 */
int64_t timestamp_floor(int64_t seconds, int64_t unit);

/* Writes seconds since 1970, of the years 0 to 9999, as "2024-11-20T09:15:12Z". */
void timestamp_write(int64_t seconds, char *text);

/* Extends a span to a time. */
void timestamp_widen(struct timestamp_span *span, int64_t seconds);

#endif
