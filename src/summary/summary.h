/* summary.h - findings -> counts by entry, SBC, country and time. */
#ifndef SUMMARY_SUMMARY_H
#define SUMMARY_SUMMARY_H

#include "drcode.h"
#include "summary/dates.h"
#include "summary/group.h"

/* Times are counted by the hour where all calls are within this many hours, else by the day. */
#define SUMMARY_HOURLY 192

/* The most groups, and the most bytes of all names together. */
#define SUMMARY_GROUPS 4000
#define SUMMARY_BYTES  (7 << 19)

/* SUMMARY_OTHERS is also the phrase of the calls that fit in no group: the entries that they may
   mean have no code and no phrase in common, or there are SUMMARY_GROUPS already. */

/* A summary. After summary_end() the groups are in order. */
struct summary {
    const struct drcode_catalog *catalog;
    struct dates *dates;        /* how the times of records are read */
    struct tally_budget budget; /* of all names */
    uint64_t records, failures, users, normal;
    struct timestamp_span span;   /* of all calls, to the hour, or to the day where it is `daily` */
    struct summary_group *groups; /* of failures and of what users do */
    size_t group_count;
    uint32_t *slots; /* numbers of groups from 1, by hash; 0 is free */
    /* Failures and calls that users ended which are in no group, see SUMMARY_OTHERS; and all normal
       ends. */
    struct summary_group rest[DRCODE_OUTCOMES];
    /* All calls by how they ended, after summary_end(): the sums of the groups and the rest. */
    struct summary_group totals[DRCODE_OUTCOMES];
    const struct summary *before;          /* that it is compared with, see compare.h; or NULL */
    bool daily;                            /* times are counted by the day */
    struct group_hour hour;                /* of the last call */
    struct tally pending[SUMMARY_TALLIES]; /* counts whose finding comes next, */
    bool waiting;                          /* and whether there are any */
};

/* Starts a summary; the catalog and the dates must live as long. */
void summary_start(struct summary *summary, const struct drcode_catalog *catalog,
                   struct dates *dates);

/* Adds a record, as a scanner finds it; a record of a summary adds all that it counts. */
void summary_add(struct summary *summary, const struct drcode_finding *finding);

/* Leaves a record out, with all that it counts. */
void summary_skip(struct summary *summary);

/* Adds a count of a summary, as a scanner reads it, to the record that comes next. */
void summary_count(struct summary *summary, const char *of, const char *name, size_t size,
                   uint64_t count);

/* Sorts the groups, failures first, and what they are counted by: by count, the highest first, then
   by codes and phrase, or by name; times by time. Adds up the totals. Nothing may be added
   afterwards. */
void summary_end(struct summary *summary);

/* The group of a number, from 0; after the last one the other failures, then the other calls that
   users ended, where there are any; then NULL. Normal ends are in no group. */
const struct summary_group *summary_group(const struct summary *summary, size_t number);

/* Finds the entries that a group may mean; none for the others. `entries` has room for all of the
   catalog; returns how many it has now. */
size_t summary_entries(const struct drcode_catalog *catalog, const struct summary_group *group,
                       struct drcode_answer *answer, uint16_t *entries);

/* The calls that say how they ended. */
uint64_t summary_ended(const struct summary *summary);

/* The network effectiveness ratio of ITU-T E.425 in tenths of a percent: of `calls` those that did
   not fail. */
unsigned summary_ner(uint64_t calls, uint64_t failures);

void summary_free(struct summary *summary);

#endif
