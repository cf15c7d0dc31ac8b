/* words.h - the words of a folded text, and what they prove. */
#ifndef LOOKUP_WORDS_H
#define LOOKUP_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "catalog/vocabulary.h"

#define WORDS_ROOM  256
/* The most words after a negation of a noun that it turns. */
#define WORDS_REACH 3

/* What a word is. */
enum word_kind {
    WORD_NEGATION = 1, /* "no", and what is left of "can't": turns the next word, */
    WORD_NEGATES = 2,  /* or WORDS_REACH of them: "no callee endpoints" has none, while "not
                          connected, disconnected" is disconnected */
    WORD_SMALL = 4, /* may be left out of what is searched for; any other word may make it another
                       phrase */
    WORD_NAME = 8   /* has a digit or an underscore: a name or a code */
};

/* A word of a folded text. */
struct word {
    const char *start;
    uint32_t set; /* VOCABULARY_BIT of each of its characters */
    uint16_t size;
    uint8_t kind;   /* of enum word_kind */
    uint8_t weight; /* what it proves of what is near, where that is asked */
};

struct words {
    const struct drcode_catalog *catalog; /* which knows how rare words are */
    const char *text;                     /* NUL-terminated */
    size_t letters;                       /* bytes without spaces, of the words counted here */
    uint64_t firsts;                      /* which characters words start with */
    size_t count; /* WORDS_ROOM at most: further words are not compared with misspelling */
    struct word list[WORDS_ROOM];
};

/* The word that a folded text starts with; empty at its end. */
struct word words_first(const char *folded);

/* What a folded word is, except for WORD_NAME. */
unsigned words_kind(const char *word, size_t size);

/* True for a negation that turns the word at this distance after it. */
bool words_negates(const struct word *word, size_t distance);

/* Splits a folded text, which must live as long as `words`. */
void words_split(const struct drcode_catalog *catalog, const char *folded, struct words *words);

/* What a word proves in its place: how rare it is, 1 at least, of a negation 2. */
unsigned words_weight(const struct words *words, size_t i);

/* What all of the words prove, together. */
unsigned words_weigh(const struct words *words);

/* How many words are negations. */
size_t words_negations(const struct words *words);

#endif
