/* words.h - the words of a folded text, and what they prove. */
#ifndef LOOKUP_WORDS_H
#define LOOKUP_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "catalog/catalog.h"

#define WORDS_ROOM  256
/* A negation of a noun turns so many words after it. */
#define WORDS_REACH 3

struct words {
    const struct drcode_catalog *catalog; /* which knows how rare words are */
    const char *text;                     /* NUL-terminated */
    size_t letters;                       /* bytes without spaces, of the words counted here */
    size_t count; /* WORDS_ROOM at most: further words are not compared with misspelling */
    const char *start[WORDS_ROOM];
    uint16_t size[WORDS_ROOM];
    uint64_t set[WORDS_ROOM];         /* which characters a word holds */
    uint64_t firsts;                  /* which characters words start with */
    unsigned char weight[WORDS_ROOM]; /* what each proves of what is near, where that is asked */
};

/* Splits a folded text, which must live as long as `words`. */
void words_split(const struct drcode_catalog *catalog, const char *folded, struct words *words);

/* What a word proves in its place: how rare it is, 1 at least, of a negation 2. */
unsigned words_weight(const struct words *words, size_t i);

/* What all of the words prove, together. */
unsigned words_weigh(const struct words *words);

/* True for a negation: "no", and what is left of "can't". */
bool words_is_negative(const char *word, size_t size);

/* True for a negation that turns a word so many words after it: "no callee endpoints" has none,
   "not connected, disconnected" is disconnected. */
bool words_negates(const char *word, size_t size, size_t distance);

/* words_is_negative() for a word of a text. */
bool words_is_negation(const struct words *words, size_t i);

/* How many words are negations. */
size_t words_negations(const struct words *words);

/* True for a word that may be left out of what is searched for; any other may make it another
   phrase. */
bool words_is_small(const struct words *words, size_t i);

/* True for a word with a digit or an underscore: a name or a code. */
bool words_has_digit(const struct words *words, size_t i);

#endif
