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
    uint64_t before;            /* the count in the summary that it is compared with, */
    uint64_t rate, rate_before; /* and how many of a million calls both are */
    struct timestamp_span span; /* not of normal ends */
    struct example example;     /* not of normal ends */
    struct tally by[SUMMARY_TALLIES];
};

/* Makes a group ready that has all its other members. */
void group_start(struct summary_group *group, struct tally_budget *budget);

/* A group with the codes, the phrase and the outcome of a finding: what its entries have in common.
 */
struct summary_group group_identify(const struct drcode_catalog *catalog,
                                    const struct drcode_finding *finding);

/* True for groups with the same entry or codes and phrase, and outcome. */
bool group_is_same(const struct summary_group *a, const struct summary_group *b);

/* The order of groups, as of strcmp(): by outcome, failures first, then by count, the highest
   first, then by codes and phrase. */
int group_compare(const struct summary_group *left, const struct summary_group *right);

/* "in" for "dr_in_ct", "ByotIn" and the like; "out" for "dr_out_for"; else NULL. */
const char *group_direction(const char *call_type);

/* The number that says which country a call is from or to; NULL where the record has none. */
const char *group_number(const struct drcode_finding *finding);

/* Counts the calls of a finding by SBC, country and call type. */
void group_add_details(struct summary_group *group, const struct drcode_catalog *catalog,
                       const struct drcode_finding *finding);

/* An hour and its name: calls of the same hour follow one another. */
struct group_hour {
    int64_t hour;              /* since 1970 */
    char name[TIMESTAMP_ROOM]; /* starts with that of the hour; empty: none is known yet */
};

/* Counts calls at a time. */
void group_add_time(struct summary_group *group, struct group_hour *last, int64_t time, bool daily,
                    uint64_t count);

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
