/*
 * qgrams.h - a set of strings of seven bytes, and where in a text one of them may stand.
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
#define QGRAMS_GRAM     4
#define QGRAMS_STEP     4
#define QGRAMS_FRAGMENT (QGRAMS_GRAM + QGRAMS_STEP - 1)

/* The first look-up is one bit of so many; the second finds the fragments, which are compared. Half
   of the slots are filled at most: most fragments need as many as there are steps. */
#define QGRAMS_BITS  262144
#define QGRAMS_SLOTS 8192
#define QGRAMS_GRAMS (QGRAMS_SLOTS / 2)
#define QGRAMS_COUNT (QGRAMS_GRAMS / QGRAMS_STEP)

/* Four bytes of a fragment. */
struct qgrams_gram {
    uint32_t bytes;
    uint16_t fragment; /* its number, from 1; 0: this slot is free */
    uint16_t offset;   /* where in it the four bytes stand */
};

/* Stands for a letter or digit. */
#define QGRAMS_ANY '\0'

/* The bytes behind a fragment that is not at the end of a word, and behind four bytes that are no
   part of a longer one. */
#define QGRAMS_INSIDE 255
#define QGRAMS_ALONE  254

struct qgrams {
    size_t count, grams; /* how many fragments, and how many slots are filled */
    size_t alone;        /* the number of the fragment that lone grams are of; 0: none */
    unsigned marks[QGRAMS_COUNT + 1]; /* what each is a part of */
    char text[QGRAMS_COUNT + 1][QGRAMS_FRAGMENT];
    uint8_t behind[QGRAMS_COUNT + 1];       /* so many bytes further on, its last word ends */
    struct qgrams_gram slots[QGRAMS_SLOTS]; /* the same bytes stand one after the other */
    uint64_t bits[QGRAMS_BITS / 64];
};

/* Adds QGRAMS_FRAGMENT bytes, in small letters, with the marks of what they are a part of. The last
   byte may be QGRAMS_ANY. `behind` bytes further on a word ends, unless that is QGRAMS_INSIDE.
   False where no more fit. */
bool qgrams_add(struct qgrams *set, const char *text, size_t behind, unsigned marks);

/* Adds four bytes, in small letters, that have marks wherever they stand; false likewise. All of
   these have the marks of all. */
bool qgrams_add_gram(struct qgrams *set, const char *gram, unsigned marks);

/* A window: bytes that are looked at together. */
#define QGRAMS_WINDOW 32

struct qgrams_hits {
    uint32_t places; /* a bit for each byte, the first one the lowest, that is beyond ASCII, or that
                        is a brace, a bracket, a space or a control at the start of a line */
    unsigned grams;  /* a bit for each gram that a fragment stands around */
    unsigned marks[QGRAMS_WINDOW / QGRAMS_GRAM]; /* and the marks of these */
};

/* The number of the lowest bit of a set that is not empty. */
#if defined(__GNUC__)
#define QGRAMS_FIRST(set) ((unsigned)__builtin_ctz(set))
#else
#define QGRAMS_FIRST(set) qgrams_first(set)
unsigned qgrams_first(unsigned set);
#endif

/* Looks at a text that starts where a line starts, one window after the other from `at` on. Returns
   where the first one with hits is; `size` or beyond where none is. */
size_t qgrams_search(const struct qgrams *set, const char *text, size_t size, size_t at,
                     struct qgrams_hits *hits);

#endif
