/* group.h - calls that ended in the same way, counted by SBC, country, time and call type. */
#ifndef SUMMARY_GROUP_H
#define SUMMARY_GROUP_H

#include "base/timestamp.h"
#include "drcode.h"
#include "summary/example.h"
#include "summary/tally.h"

/* The name of SBCs, countries and times that had no room, see tally.h, and of nothing else. */
#define SUMMARY_OTHERS "others"

/* What the calls of a group are counted by. */
enum summary_by {
    SUMMARY_SBCS,
    SUMMARY_COUNTRIES, /* the keys of country.h, or "unknown" */
    SUMMARY_TIMES,     /* "2024-11-20T09", or "2024-11-20" by the day */
    SUMMARY_TYPES,     /* "in" and "out"; calls of which the record says neither are not counted */
    SUMMARY_TALLIES    /* how many there are */
};

/* The sizes of the names of times. */
#define GROUP_HOUR_SIZE (sizeof "2024-11-20T09" - 1)
#define GROUP_DAY_SIZE  (sizeof "2024-11-20" - 1)

/* The calls with the same codes, phrase and outcome. Counts are TALLY_MOST at most. */
struct summary_group {
    enum drcode_outcome outcome;
    uint32_t entry; /* the number of their entry, from 1; 0 where they may mean several, or none */
    int32_t microsoft; /* DRCODE_NO_CODE where the records leave it open */
    int sip;           /* the same */
    const char
        *phrase; /* the service's; NULL where the records leave it open, or no entry has it */
    uint64_t count;
    struct timestamp_span span; /* not of normal ends */
    struct example example;     /* not of normal ends */
    struct tally by[SUMMARY_TALLIES];
};

/* Makes a group ready that has all its other members. */
void group_start(struct summary_group *group, struct tally_budget *budget);

/* Counts the call of a finding by SBC, country and call type. */
void group_add_details(struct summary_group *group, const struct drcode_catalog *catalog,
                       const struct drcode_finding *finding);

/* Counts a call at a time. */
void group_add_time(struct summary_group *group, int64_t time, bool daily);

/* Adds a name as UTF-8 that is not too long, so that a summary that is read again counts the same.
 */
void group_add_name(struct tally *tally, const char *name, size_t size, uint64_t count);

/* Adds the counts of `more`, SUMMARY_TALLIES tallies. */
void group_add_tallies(struct tally *tallies, const struct tally *more);

/* Adds the count, the times and the tallies of another group. */
void group_add(struct summary_group *group, const struct summary_group *more);

/* Reads the name of an hour or a day as the time when it starts; false where it is none. */
bool group_read_time(const char *name, size_t size, int64_t *time);

/* Counts by the day what was counted by the hour. */
void group_make_daily(struct tally *times);

/* Sorts what a group is counted by. Nothing may be added afterwards. */
void group_sort(struct summary_group *group);

/* Empties SUMMARY_TALLIES tallies. */
void group_free_tallies(struct tally *tallies);

#endif
