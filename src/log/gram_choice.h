/*
 * gram_choice.h - which grams to search for, and in which buckets: those of which ordinary text has
 * the fewest candidates, by data/gram-counts.tsv.
 */
#ifndef LOG_GRAM_CHOICE_H
#define LOG_GRAM_CHOICE_H

#include "log/grams.h"

/* How often a gram is met in ordinary text, in a million bytes. */
struct gram_count {
    uint32_t gram; /* the first byte the lowest; no capitals */
    uint32_t count;
};

/* Sorted by gram. What is not in it is rare. */
struct gram_counts {
    const struct gram_count *counts;
    size_t count;
    unsigned tries; /* how often buckets are sought, to keep the best */
};

/* One of the grams by which a needle may be found. */
struct gram_option {
    uint32_t gram;
    uint32_t needle; /* numbers from 0 */
    uint16_t place;  /* where in the needle it is */
    uint16_t extra;  /* how much worse it is than the counts say */
};

/* Sorts options by gram, then by needle. */
void gram_sort(struct gram_option *options, size_t count);

/* Chooses one of the options of each needle that has any, and leaves only these, sorted by gram.
   Needles that share a gram come cheap. False where memory runs out. */
bool gram_choose(const struct gram_counts *counts, struct gram_option *options, size_t *count);

/* Puts each gram of the options, sorted by gram, in one of the first `buckets` of empty tables. */
void gram_fill(const struct gram_counts *counts, const struct gram_option *options, size_t count,
               unsigned buckets, struct grams *grams);

#endif
