/*
 * grams.h - where in a text one of some strings of four bytes may stand: the first stage of the
 * fast path.
 *
 * A gram is four bytes, its letters in whatever case. Each is in one of eight buckets. A table for each of
 * the four places says which buckets have a gram with such a byte there: by its lower four bits,
 * and by its upper four. Where all eight tables name one bucket there may be a gram: a candidate.
 * Buckets mix their grams' bytes, so most candidates are none: the caller compares them.
 *
 * This is the algorithm "Teddy" of Hyperscan. Vectors look at 32 bytes in eight table look-ups.
 */
#ifndef LOG_GRAMS_H
#define LOG_GRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRAM         4
#define GRAM_BUCKETS 8

struct grams {
    uint8_t low[GRAM][16];  /* by place and the lower four bits of a byte, a bit for each bucket */
    uint8_t high[GRAM][16]; /* the same by the upper four bits */
};

/* The instructions that the search uses. Each finds the same candidates. */
enum gram_lanes { GRAM_PLAIN, GRAM_SSSE3, GRAM_AVX2, GRAM_NEON };

/* The fastest that this machine has. Asking it takes microseconds. */
enum gram_lanes grams_lanes(void);

/* True for instructions that this machine has. */
bool grams_has_lanes(enum gram_lanes lanes);

/* Adds a gram, in small letters, to a bucket. */
void grams_add(struct grams *grams, unsigned bucket, const char *gram);

/* Adds bytes to what a bucket has at a place. */
void grams_add_byte(struct grams *grams, unsigned bucket, unsigned place, unsigned char byte);

/* How many bytes are looked at together. */
#define GRAM_BLOCK 32

/* A block with candidates. */
struct gram_block {
    size_t at;      /* where it starts */
    uint32_t set;   /* a bit for each candidate, by its first byte, the lowest for that at `at` */
    uint64_t lines; /* line feeds that were passed over, up to `at`, are added */
};

/* Searches a text for the next block with candidates, one after the other from `block->at` on.
   False where none is left: `block->at` is `size` then, or beyond. Bytes beyond the end count as 0.
 */
bool grams_search(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                  struct gram_block *block);

#endif
