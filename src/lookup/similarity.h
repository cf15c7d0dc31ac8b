/* match.h - how near a text is to a phrase. Both are folded; tables are not known here. */
#ifndef LOOKUP_SIMILARITY_H
#define LOOKUP_SIMILARITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Scores, best first. A phrase's tail is what stands behind its first colon: the cause, where the
   head says what could not be done. */
enum match_score {
    MATCH_EXACT = 100,         /* the text is the phrase */
    MATCH_EXACT_TAIL = 98,     /* the text is the phrase's tail */
    MATCH_CONTAINED = 96,      /* the phrase stands in the text */
    MATCH_CONTAINED_TAIL = 94, /* less one or two where the text names another SIP method */
    MATCH_CUT = 92, /* the text is the start of the phrase, or its greater half, to the end */
    MATCH_CUT_TAIL = 90,
    MATCH_PART = 86,     /* the text stands within the phrase */
    MATCH_MISSPELT = 80, /* at most this: one of the above but for some letters or words */
    MATCH_LEAST = 50,    /* the least that counts as found */
    MATCH_NONE = 0
};

/* The words of a folded text. */
#define MATCH_WORDS 256

struct match_words {
    const char *text; /* NUL-terminated */
    size_t letters;   /* bytes without spaces, of the words counted here */
    size_t count;     /* MATCH_WORDS at most: further words are not compared with misspelling */
    const char *start[MATCH_WORDS];
    uint16_t size[MATCH_WORDS];
    uint64_t set[MATCH_WORDS]; /* which characters a word holds */
};

/* Splits a folded text, which must live as long as `words`. */
void match_split(const char *folded, struct match_words *words);

/* MATCH_EXACT where a text is a phrase, MATCH_NONE where not. */
int match_exact(const struct match_words *text, const char *phrase, size_t tail);

/* Scores a text against a phrase without regard to misspelling. `tail` is where the phrase's tail
   starts, 0 where it has none. MATCH_NONE, or MATCH_PART and up. */
int match_phrase(const struct match_words *text, const char *phrase, size_t tail);

/* The same with misspelling only: MATCH_NONE, or MATCH_LEAST to MATCH_MISSPELT. Words with digits
   and negations must be there to the letter. */
int match_misspelt(const struct match_words *text, const char *phrase, size_t tail);

/* How much two texts have in common that need not match, 0 to 100: for "did you mean". */
int match_likeness(const struct match_words *text, const char *phrase);

#endif
