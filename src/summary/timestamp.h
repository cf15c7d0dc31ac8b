/* moment.h - times as exports write them -> seconds, and back. */
#ifndef SUMMARY_TIMESTAMP_H
#define SUMMARY_TIMESTAMP_H

#include <stdbool.h>
#include <stdint.h>

#define MOMENT_ROOM 24
#define MOMENT_HOUR 3600
#define MOMENT_DAY  86400

/* Reads an ISO 8601 time, "2024-11-20T09:15:12.456Z": a blank may stand for the T, the seconds,
   their fraction and the zone may be missing, the zone may be an offset such as +01:00; without a
   zone it is UTC. Writes the seconds since 1970, fractions dropped; false for any other text, for
   days that no calendar has, and for what is not in the years 0 to 9999 as UTC. */
bool moment_read(const char *text, int64_t *seconds);

/* The hours or days since 1970 at a time, rounded down; `unit` is MOMENT_HOUR or MOMENT_DAY. */
int64_t moment_floor(int64_t seconds, int64_t unit);

/* Writes seconds since 1970, of the years 0 to 9999, as "2024-11-20T09:15:12Z". */
void moment_write(int64_t seconds, char *text);

#endif
