/*
 * grams.h - where in a text one of some strings of four bytes may be, or what may start JSON: the
 * first stage of the fast path.
 *
 * A gram is four bytes, its letters in whatever case. Each is in one of eight buckets. A table for
 * each of the four places says which buckets have a gram with such a byte there: by its lower four
 * bits, and by its upper four. Where all eight tables name one bucket there may be a gram. Buckets
 * mix their grams' bytes, so mostly there is none: a bit by the hash of the four bytes says so.
 * What is left are candidates, which the caller compares.
 *
 * This is the algorithm "Teddy" of Hyperscan. Vectors look at 32 bytes in eight table look-ups.
 */
#ifndef LOG_GRAMS_H
#define LOG_GRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRAM           4
#define GRAM_BUCKETS   8
#define GRAM_JSON      7  /* the bucket of what may start JSON */
#define GRAM_HASH_BITS 13 /* of a hash, by which there is a bit */

struct grams {
    uint8_t low[GRAM][16];  /* by place and the lower four bits of a byte, a bit for each bucket */
    uint8_t high[GRAM][16]; /* the same by the upper four bits */
    uint64_t hashes[(1U << GRAM_HASH_BITS) / 64];
};

/* The instructions that the search uses. Each finds the same candidates. */
enum gram_lanes { GRAM_PLAIN, GRAM_SSSE3, GRAM_AVX2, GRAM_NEON };

/* The fastest that this machine has. Asking it takes microseconds. */
enum gram_lanes grams_lanes(void);

/* True for instructions that this machine has. */
bool grams_has_lanes(enum gram_lanes lanes);

/* The gram that a text starts with: its bytes with small letters, in the same order on every
   machine. */
uint32_t gram_of(const char *text);

/* Adds a gram, in small letters, to a bucket. */
void grams_add(struct grams *grams, unsigned bucket, const char *gram);

/* Adds what may start JSON in a line: a space or the line end before it, a bracket and what may
   follow it. Only after spaces and line ends is it a candidate, or at the start of the text. */
void grams_add_json(struct grams *grams);

/* How many bytes are looked at together. */
#define GRAM_BLOCK 32

/* A block with candidates. */
struct gram_block {
    size_t at;    /* where it starts */
    uint32_t set; /* a bit for each candidate, by its first byte, the lowest for that at `at` */
};

/* Searches a text for the next block with candidates, one after the other from `block->at` on.
   False where none is left: `block->at` is `size` then, or beyond. Bytes beyond the end count as 0.
 */
bool grams_search(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                  struct gram_block *block);

#endif
