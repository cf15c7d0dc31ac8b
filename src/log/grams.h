/*
 * grams.h - where in a text one of some strings of four bytes may be, or what may start JSON: the
 * first stage of the fast path.
 *
 * A gram is four bytes, its letters in whatever case. Each is in one of eight buckets. A table for
 * each of the four places says which buckets have a gram with such a byte there: by its lower four
 * bits, and by its upper four. Where all eight tables name one bucket there may be a gram. This is
 * the algorithm "Teddy" of Hyperscan; vectors look at 16 or 32 bytes in eight table look-ups.
 *
 * Buckets mix their grams' bytes, so mostly there is none. A slot by the hash of the four bytes
 * says which gram there may be, and which bytes beside it. What is left are candidates, which the
 * caller compares. No branch asks until then: where candidates are is unpredictable, and each wrong
 * guess costs as much as a search of sixty bytes.
 */
#ifndef LOG_GRAMS_H
#define LOG_GRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRAM           4
#define GRAM_BUCKETS   8
#define GRAM_JSON      7 /* the bucket of what may start JSON */
#define GRAM_SLOT_BITS 8 /* of a hash, by which there is a slot */

/* Kinds of bytes beside a gram: a bit for each letter, in whatever case; */
#define GRAM_DIGIT (1U << 27)
#define GRAM_SLASH (1U << 28)
#define GRAM_OTHER (GRAM_SLASH | 1U) /* what is neither a letter nor a digit */
#define GRAM_ANY   0xffffffffU

/* The grams of one hash, mostly one. */
struct gram_slot {
    uint32_t gram;          /* see gram_of() */
    uint32_t differs;       /* the bits in which they are not all the same */
    uint32_t before, after; /* the kinds of bytes that one of them may have beside it */
};

struct grams {
    uint8_t low[GRAM][16];  /* by place and the lower four bits of a byte, a bit for each bucket */
    uint8_t high[GRAM][16]; /* the same by the upper four bits */
    struct gram_slot slots[1 << GRAM_SLOT_BITS];
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

/* The kind of a byte. */
uint32_t gram_kind(char c);

/* Adds a gram, in small letters, to the tables of a bucket. */
void grams_add(struct grams *grams, unsigned bucket, const char *gram);

/* Makes a gram a candidate where bytes of these kinds are before and after it. */
void grams_allow(struct grams *grams, uint32_t gram, uint32_t before, uint32_t after);

/* Adds what may start JSON in a line: a space or the line end before it, a bracket and what may
   follow it. Only after spaces and line ends is it a candidate, or at the start of the text. */
void grams_add_json(struct grams *grams);

#define GRAM_BLOCK 64   /* how many bytes are looked at together, */
#define GRAM_CHUNK 2048 /* and before the slots are asked */
#define GRAM_SURE  3    /* places written for each block at least; fewer may count */

/* The candidates of a chunk. */
struct gram_places {
    size_t start;                        /* the offset of the chunk */
    unsigned count;                      /* of candidates */
    uint16_t at[GRAM_CHUNK + GRAM_SURE]; /* where their first bytes are, from `start` on */
};

/* Searches a text from `*from` on for the next chunk with candidates; `*from` becomes the offset
   after it. False where none is left. The first byte of the text may be one without a gram. */
bool grams_search(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                  size_t *from, struct gram_places *places);

#endif
