/* similarity.h - how near a text is to a phrase, both folded. */
#ifndef LOOKUP_SIMILARITY_H
#define LOOKUP_SIMILARITY_H

#include "catalog/rarity.h"
#include "lookup/words.h"

/* Scores, best first. A phrase's tail is what is after its first colon: the cause, where the part
   before it says what could not be done. */
enum similarity_score {
    SCORE_EXACT = 100,         /* the text is the phrase */
    SCORE_EXACT_TAIL = 98,     /* the text is the phrase's tail */
    SCORE_CONTAINED = 96,      /* the text has the phrase in it */
    SCORE_CONTAINED_TAIL = 94, /* less one or two where the text names another SIP method */
    SCORE_CUT = 92, /* the text is the start of the phrase, or its greater half, to the end */
    SCORE_CUT_TAIL = 90,
    SCORE_PART = 86,     /* the text is a part of the phrase */
    SCORE_MISSPELT = 80, /* at most: one of the above except for some letters or words */
    SCORE_LEAST = 50,    /* the least that counts as found */
    SCORE_NONE = 0
};

/* Rarity that the words of a text must show, together, to mean a phrase of which they are a part,
   or which they have among others: as much as one word that no everyday text has. */
#define SIMILARITY_EVIDENCE RARITY_MOST

/* The weight that two texts must have in common to be near; less, "error" or "user", all phrases
   have. */
#define SIMILARITY_COMMON (SIMILARITY_EVIDENCE / 2)

/* Least letters of a single word that is a name, "InternalDiagCode": words of any language are
   shorter. */
#define SIMILARITY_NAME 16

/* SCORE_EXACT where a text is a phrase, SCORE_NONE where not. */
int similarity_exact(const struct words *text, const char *phrase, size_t tail);

/* Scores a text against a phrase without regard to misspelling. `tail` is where the phrase's tail
   starts, 0 where it has none. SCORE_NONE, or SCORE_PART and up. */
int similarity_phrase(const struct words *text, const char *phrase, size_t tail);

/* The same with misspelling only: SCORE_NONE, or SCORE_LEAST to SCORE_MISSPELT. Words with digits
   and negations must be the same. */
int similarity_misspelt(const struct words *text, const char *phrase, size_t tail);

/* False where a text has too many letters to be a part of a phrase, misspelt. */
bool similarity_may_be_part(size_t letters, const char *phrase);

/* How much two texts have in common, 0 to 100, also where they do not match: for "did you mean". */
int similarity_likeness(const struct words *text, const char *phrase, size_t tail);

/* The same, 0 to 100, from weights: of the words that text and phrase have in common, of all words
   of the text, and of those of the phrase. */
unsigned similarity_percent(unsigned common, unsigned all, unsigned phrase);

#endif
