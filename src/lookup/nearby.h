/*
 * nearby.h - which phrases of a catalog a text may mean, as far as their words say: all that
 * similarity.h gives a score, and few others. Where a catalog has no vocabulary, any phrase.
 */
#ifndef LOOKUP_NEARBY_H
#define LOOKUP_NEARBY_H

#include "catalog/vocabulary.h"
#include "lookup/words.h"

/* What a text has in common with the phrase of a catalog's text. */
struct nearby_phrase {
    uint16_t proven; /* the weight of the words that both have */
    /* The sums of similarity_likeness(): */
    uint16_t common; /* the weight in common, or more */
    int16_t all;     /* what the weight of the text's words changes by, where they are misspelt */
    uint16_t weight; /* of the phrase's words that are near a word of the text */
    /* The word of the text that was compared last: */
    uint16_t word; /* its number, from 1 */
    uint8_t cost;  /* in how many letters it differs from the phrase's */
    uint8_t found; /* what it has added to `common` */
    int8_t more;   /* what it has added to `all` */
    bool starts;     /* the text may start where a word of the phrase does */
    bool lacks;      /* a word of the phrase's tail that may not be left out is not in the text */
    bool name;       /* both have the same long name */
};

/* Pairs of letters: a bit of the second one for each first one. */
struct nearby_pairs {
    uint32_t second[32];
};

struct nearby {
    const struct drcode_catalog *catalog; /* NULL: any phrase may be meant */
    bool compared;                        /* nearby_compare() was called */
    size_t letters;                       /* of the text */
    unsigned all;                         /* the weight of the text's words, for likeness, */
    unsigned light;                       /* and of those that any phrase may have */
    struct nearby_pairs heads, tails;     /* of its words */
    struct nearby_phrase phrases[VOCABULARY_TEXTS];
};

/* Starts to compare a text with the phrases of its catalog, for nearby_spelt(). */
void nearby_start(struct nearby *nearby, const struct words *text);

/* Compares its words, for nearby_misspelt() and nearby_likeness(); fills in their weights. */
void nearby_compare(struct nearby *nearby, struct words *text);

/* False where similarity_phrase() finds nothing in the phrase of a text. */
bool nearby_spelt(const struct nearby *nearby, size_t text);

/* False where similarity_misspelt() does. */
bool nearby_misspelt(const struct nearby *nearby, size_t text);

/* False where similarity_likeness() is less than `least`. */
bool nearby_likeness(const struct nearby *nearby, size_t text, unsigned least);

#endif
