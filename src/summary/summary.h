/* summary.h - findings -> counts by entry, SBC, country and time. */
#ifndef SUMMARY_SUMMARY_H
#define SUMMARY_SUMMARY_H

#include "drcode.h"
#include "summary/tally.h"

/* Times are shown by the hour where all failures fall within so many seconds, else by the day. */
#define SUMMARY_HOURLY 259200

/* So many groups are told apart, and all names together take so many bytes. */
#define SUMMARY_GROUPS 4000
#define SUMMARY_BYTES  (4 << 20)

/* What failures count under that have no group of their own: no code and no phrase is common to the
   entries that they may mean, or SUMMARY_GROUPS are there already. SBCs, countries and times
   beyond TALLY_NAMES or SUMMARY_BYTES go by this name too, and by no other. */
#define SUMMARY_OTHERS "others"

/* The failures with the same codes and phrase. Counts are TALLY_MOST at most. */
struct summary_group {
    int32_t microsoft;  /* DRCODE_NO_CODE where the records leave it open */
    int sip;            /* the same */
    const char *phrase; /* the service's; NULL where it is open or not documented */
    uint64_t count;
    bool timed; /* `first` and `last` are known */
    int64_t first, last;
    struct tally sbcs, countries; /* countries by their keys; "unknown" */
    struct tally times;           /* "2024-11-20T09", or "2024-11-20" where times are daily */
};

struct summary {
    const struct drcode_catalog *catalog;
    struct tally_budget budget; /* of all names: what it does not hold counts with the others */
    uint64_t records, failures, normal;
    bool timed;
    int64_t first, last;
    struct tally keys;            /* of the groups: codes and phrase */
    struct summary_group *groups; /* by the numbers of the rows of `keys`, until summary_end() */
    size_t group_count;
    struct summary_group others; /* see SUMMARY_OTHERS; its phrase is that */
    bool daily;                  /* times are by the day */
    struct tally pending[3];     /* counts that wait for the finding that they belong to, */
    bool waiting;                /* and whether there are any */
};

void summary_start(struct summary *summary, const struct drcode_catalog *catalog);

/* Adds a record, as a scanner finds it; a record of a summary adds all that it counts. */
void summary_add(struct summary *summary, const struct drcode_finding *finding);

/* Takes a count of a summary, as a scanner reads it. */
void summary_count(struct summary *summary, const char *of, const char *name, size_t size,
                   uint64_t count);

/* Sorts the groups: by count, the highest first, then by codes and phrase; and what they count.
   Nothing may be added later on. */
void summary_end(struct summary *summary);

/* The groups from the first on, then the others where there are any; NULL behind the last. */
const struct summary_group *summary_group(const struct summary *summary, size_t number);

/* Finds the entries that a group may mean: none for the others. `entries` has room for all. */
size_t summary_entries(const struct drcode_catalog *catalog, const struct summary_group *group,
                       struct drcode_answer *answer, uint16_t *entries);

void summary_free(struct summary *summary);

#endif
