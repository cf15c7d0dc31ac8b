/* summary.h - findings -> counts by entry, SBC, country and time. */
#ifndef SUMMARY_SUMMARY_H
#define SUMMARY_SUMMARY_H

#include "drcode.h"
#include "summary/tally.h"
#include "base/timestamp.h"

/* Times are counted by the hour where all failures are within this many seconds, else by the day.
 */
#define SUMMARY_HOURLY 259200

/* The most groups, and the most bytes of all names together. */
#define SUMMARY_GROUPS 4000
#define SUMMARY_BYTES  (4 << 20)

/* The phrase of the group of failures that fit in no other: the entries that they may mean have no
   code and no phrase in common, or there are SUMMARY_GROUPS already. Also the name of SBCs,
   countries and times beyond TALLY_NAMES or SUMMARY_BYTES, and of nothing else. */
#define SUMMARY_OTHERS "others"

/* What the failures of a group are counted by. */
enum summary_by {
    SUMMARY_SBCS,
    SUMMARY_COUNTRIES, /* the keys of country.h, or "unknown" */
    SUMMARY_TIMES,     /* "2024-11-20T09", or "2024-11-20" by the day */
    SUMMARY_TALLIES    /* how many there are */
};

/* The failures with the same codes and phrase. Counts are TALLY_MOST at most. */
struct summary_group {
    int32_t microsoft; /* DRCODE_NO_CODE where the records leave it open */
    int sip;           /* the same */
    const char
        *phrase; /* the service's; NULL where the records leave it open, or no entry has it */
    uint64_t count;
    struct timestamp_span span;
    struct tally by[SUMMARY_TALLIES];
};

/* A summary. After summary_end() the groups are in order. */
struct summary {
    const struct drcode_catalog *catalog;
    struct tally_budget budget; /* of all names */
    uint64_t records, failures, normal;
    struct timestamp_span span;   /* of all failures */
    struct tally keys;            /* the codes and the phrase of each group, in their order */
    struct summary_group *groups; /* as many as there are keys, until summary_end() */
    size_t group_count;
    struct summary_group others;           /* see SUMMARY_OTHERS */
    bool daily;                            /* times are counted by the day */
    struct tally pending[SUMMARY_TALLIES]; /* counts whose finding comes next, */
    bool waiting;                          /* and whether there are any */
};

void summary_start(struct summary *summary, const struct drcode_catalog *catalog);

/* Adds a record, as a scanner finds it; a record of a summary adds all that it counts. */
void summary_add(struct summary *summary, const struct drcode_finding *finding);

/* Adds a count of a summary, as a scanner reads it, to the record that comes next. */
void summary_count(struct summary *summary, const char *of, const char *name, size_t size,
                   uint64_t count);

/* Sorts the groups, and what they are counted by: by count, the highest first, then by codes and
   phrase, or by name; times by time. Nothing may be added afterwards. */
void summary_end(struct summary *summary);

/* The group of a number, from 0; after the last one the others, where there are any; then NULL. */
const struct summary_group *summary_group(const struct summary *summary, size_t number);

/* Finds the entries that a group may mean; none for the others. `entries` has room for all of the
   catalog; returns how many it has now. */
size_t summary_entries(const struct drcode_catalog *catalog, const struct summary_group *group,
                       struct drcode_answer *answer, uint16_t *entries);

void summary_free(struct summary *summary);

#endif
