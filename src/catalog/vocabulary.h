/*
 * vocabulary.h - the words of a catalog's phrases, and which phrases have them: made with the
 * catalog, so that a search reads few phrases.
 */
#ifndef CATALOG_VOCABULARY_H
#define CATALOG_VOCABULARY_H

#include "base/buffer.h"
#include "catalog/catalog.h"

/* A catalog with more texts, or words of phrases, has no vocabulary: all of its phrases are read.
 */
#define VOCABULARY_TEXTS 1024
#define VOCABULARY_WORDS 4096

/* The bit of a character in a set of those that a word has. Some characters share one. */
#define VOCABULARY_BIT(c) ((uint32_t)1 << ((c)&0x1f))

/* Makes the tables `words` and `places` of a catalog, whose rarities must be there. `words` has a
   row more than words. Both stay empty where a text, a word or a place is one too many. */
void vocabulary_make(const struct drcode_catalog *catalog, struct buffer *words,
                     struct buffer *places);

/* Gives a catalog tables that were made, which must live as long. */
void vocabulary_set(struct drcode_catalog *catalog, const struct buffer *words,
                    const struct buffer *places);

/* A text whose phrase has some word. */
struct vocabulary_place {
    size_t at;    /* in the catalog's places, of the one that is read next */
    size_t text;  /* its number */
    bool in_tail; /* the word is in its tail, or it has none */
};

/* Starts to read the places of a word. */
struct vocabulary_place vocabulary_start(const struct drcode_catalog *catalog, size_t word);

/* Reads the next place of a word; false after the last. */
bool vocabulary_next(const struct drcode_catalog *catalog, size_t word,
                     struct vocabulary_place *place);

/* The number of the first word of at least a size. */
size_t vocabulary_of_size(const struct drcode_catalog *catalog, size_t size);

/* The bit of how a folded word starts, so that a text without it has no such word: of three bytes,
   or a digit; 0 for a shorter word, which any text may have. */
uint64_t vocabulary_head(const char *word, size_t size);

/* False where no word of a catalog starts as this one does: with the same five bytes. */
bool vocabulary_has_stem(const struct drcode_catalog *catalog, const char *word, size_t size);

/* The heads of all words of a folded text, whose stems are added to those of a catalog. */
uint64_t vocabulary_add(const char *folded, uint64_t *stems);

#endif
