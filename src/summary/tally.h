/* tally.h - counts by name, with a bound on the number of names. */
#ifndef SUMMARY_TALLY_H
#define SUMMARY_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most names of a tally. Counts of further names are added up as those of the others. */
#define TALLY_NAMES 10000

/* The highest count; a higher sum is this. A number above it is no count: it was negative before it
   was read as one without a sign. */
#define TALLY_MOST ((uint64_t)INT64_MAX)

/* A sum, at most TALLY_MOST; a number above TALLY_MOST adds nothing. */
uint64_t tally_sum(uint64_t count, uint64_t more);

/* A count in tenths of a percent of a total, rounded half up; the same on every machine. */
unsigned tally_share(uint64_t count, uint64_t total);

/* The memory that several tallies share. */
struct tally_budget {
    size_t left;     /* bytes */
    uint64_t key[2]; /* of hashes: where it is not known, no log can make names collide */
    bool failed;     /* memory ran out earlier */
};

struct tally_row {
    char *name;
    uint64_t count;
};

struct tally {
    struct tally_row *rows;      /* in the order in which names came, until a sort */
    uint32_t *slots;             /* row numbers from 1, by hash; 0 is free */
    size_t count, room;          /* rows, and slots: a power of two */
    size_t last;                 /* the number of the row that was found last, from 1; or 0 */
    uint64_t others;             /* of names beyond TALLY_NAMES or the budget */
    struct tally_budget *budget; /* or NULL */
};

/* The row of a name, made with a count of 0 where there is none; NULL where there is no room for
   another name, or memory runs out. It moves when a name is added. A NUL ends a name. Beyond the
   bounds, which names have a row depends on the order in which they come. */
struct tally_row *tally_find(struct tally *tally, const char *name, size_t size);

/* Adds to the count of a name or, where it has no row, of the others. */
void tally_add(struct tally *tally, const char *name, size_t size, uint64_t count);

/* Sorts the rows: by count, the highest first, then by name. Nothing may be added afterwards. */
void tally_sort(struct tally *tally);

/* Sorts the rows by name. Nothing may be added afterwards. */
void tally_sort_names(struct tally *tally);

/* Drops all names, and gives back to the budget what they took. */
void tally_free(struct tally *tally);

#endif
