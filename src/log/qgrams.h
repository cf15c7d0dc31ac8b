/*
 * fragments.h - a set of strings of seven bytes, and where in a text one of them may stand.
 *
 * Four bytes of the text, at every fourth place, are looked up among all runs of four bytes, the
 * grams, of all fragments: one of them falls within any fragment that the text holds.
 */
#ifndef LOG_QGRAMS_H
#define LOG_QGRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of a fragment: those that are looked up, and as many more as places are left out. */
#define FRAGMENT_GRAM 4
#define FRAGMENT_STEP 4
#define FRAGMENT      (FRAGMENT_GRAM + FRAGMENT_STEP - 1)

/* The first look-up is one bit of so many; the second finds the fragments, which are compared. Half
   of the slots are filled at most: most fragments need as many as there are steps. */
#define FRAGMENT_BITS   262144
#define FRAGMENT_SLOTS  8192
#define FRAGMENT_GRAMS  (FRAGMENT_SLOTS / 2)
#define FRAGMENTS_COUNT (FRAGMENT_GRAMS / FRAGMENT_STEP)

/* Four bytes of a fragment. */
struct fragment_gram {
    uint32_t bytes;
    uint16_t fragment; /* its number, from 1; 0: this slot is free */
    uint16_t offset;   /* where in it the four bytes stand */
};

/* Stands for a letter or digit. */
#define FRAGMENT_ANY '\0'

/* The bytes behind a fragment that is not at the end of a word, and behind four bytes that are no
   part of a longer one. */
#define FRAGMENT_INSIDE 255
#define FRAGMENT_ALONE  254

struct fragments {
    size_t count, grams; /* how many fragments, and how many slots are filled */
    size_t alone;        /* the number of the fragment that lone grams are of; 0: none */
    unsigned marks[FRAGMENTS_COUNT + 1]; /* what each is a part of */
    char text[FRAGMENTS_COUNT + 1][FRAGMENT];
    uint8_t behind[FRAGMENTS_COUNT + 1];        /* so many bytes further on, its last word ends */
    struct fragment_gram slots[FRAGMENT_SLOTS]; /* the same bytes stand one after the other */
    uint64_t bits[FRAGMENT_BITS / 64];
};

/* Adds FRAGMENT bytes, in small letters, with the marks of what they are a part of. The last byte
   may be FRAGMENT_ANY. `behind` bytes further on a word ends, unless that is FRAGMENT_INSIDE. False
   where no more fit. */
bool fragments_add(struct fragments *set, const char *text, size_t behind, unsigned marks);

/* Adds four bytes, in small letters, that have marks wherever they stand; false likewise. All of
   these have the marks of all. */
bool fragments_add_gram(struct fragments *set, const char *gram, unsigned marks);

/* A window: bytes that are looked at together. */
#define FRAGMENT_WINDOW 32

struct fragment_hits {
    uint32_t places; /* a bit for each byte, the first one the lowest, that is beyond ASCII, or that
                        is a brace, a bracket, a space or a control at the start of a line */
    unsigned grams;  /* a bit for each gram that a fragment stands around */
    unsigned marks[FRAGMENT_WINDOW / FRAGMENT_GRAM]; /* and the marks of these */
};

/* The number of the lowest bit of a set that is not empty. */
#if defined(__GNUC__)
#define FRAGMENT_FIRST(set) ((unsigned)__builtin_ctz(set))
#else
#define FRAGMENT_FIRST(set) fragments_first(set)
unsigned fragments_first(unsigned set);
#endif

/* Looks at a text that starts where a line starts, one window after the other from `at` on. Returns
   where the first one with hits is; `size` or beyond where none is. */
size_t fragments_search(const struct fragments *set, const char *text, size_t size, size_t at,
                        struct fragment_hits *hits);

#endif
