/* tally.h - counts by name, with a bound on the number of names. */
#ifndef SUMMARY_TALLY_H
#define SUMMARY_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* So many names are told apart; what comes with others is counted together. */
#define TALLY_NAMES 10000

/* No count is higher: what would be stays there. Half of the range is left out, so that a negative
   number that was read as one without a sign is known for what it is. */
#define TALLY_MOST ((uint64_t)INT64_MAX)

/* A sum, TALLY_MOST at most; a number above TALLY_MOST is no count and adds nothing. */
uint64_t tally_sum(uint64_t count, uint64_t more);

/* A count in tenths of a percent of a total, rounded half up; the same on every machine. */
unsigned tally_share(uint64_t count, uint64_t total);

/* What tallies may take together. */
struct tally_budget {
    size_t left; /* bytes */
    bool failed; /* memory ran out before */
};

struct tally_row {
    char *name;
    uint64_t count;
};

struct tally {
    struct tally_row *rows;      /* in the order in which names came, until tally_sort() */
    uint32_t *slots;             /* row numbers from 1, by hash; 0 is free */
    size_t count, room;          /* rows, and slots: a power of two */
    uint64_t others;             /* of names beyond TALLY_NAMES, or beyond the budget */
    struct tally_budget *budget; /* or NULL */
};

/* The row of a name, made with a count of 0 where there is none; NULL where no name fits any more
   or memory runs out. It moves when a name is added. A NUL ends a name. Which names are told apart
   beyond the bounds depends on the order in which they come. */
struct tally_row *tally_find(struct tally *tally, const char *name, size_t size);

/* Adds to the count of a name, or to that of the others. */
void tally_add(struct tally *tally, const char *name, size_t size, uint64_t count);

/* Sorts the rows: by count, the highest first, then by name. Nothing may be added later on. */
void tally_sort(struct tally *tally);

/* Sorts the rows by name. Nothing may be added later on. */
void tally_sort_names(struct tally *tally);

/* Drops all names; the budget, which gets back what they took, stays. */
void tally_free(struct tally *tally);

#endif
