/* candidates.h - the entries of a catalog that a phrase or codes may mean. */
#ifndef LOOKUP_CANDIDATES_H
#define LOOKUP_CANDIDATES_H

#include "catalog/catalog.h"
#include "lookup/nearby.h"
#include "lookup/similarity.h"

/* A phrase that a record states, folded. */
struct stated_phrase {
    const char *folded;
    bool known;           /* it is one of the catalog's folded phrases, in its pool, */
    size_t first, end;    /* which no other entries have */
    const uint16_t *near; /* the entries with a phrase that it contains or that contains it are
                             among these, in their order; NULL: among all */
    size_t near_count;
    int sip;                  /* the SIP code that it is stated with, and */
    const uint16_t *with_sip; /* all entries that have it, in their order; NULL: not known */
    size_t with_sip_count;
};

struct candidates {
    const struct drcode_catalog *catalog;
    struct words words;                 /* of what may be a phrase */
    const struct stated_phrase *stated; /* what is known of the words; or NULL */
    struct nearby *nearby;              /* by the catalog's vocabulary, the same; or NULL */
    bool has_phrase;                    /* false: the words are no phrase */
    bool http; /* the text speaks of HTTP, which has "Bad Request": a phrase must prove more */
    struct drcode_answer *answer; /* its count and score are those of the last search */
    uint16_t *entries;            /* what the last search found, as far as there is room */
    size_t room;
    size_t first, end; /* the entries that are searched: */
    int sip;           /* of these the ones with this SIP code, unless it is DRCODE_NO_CODE */
};

/* How near a phrase is to the words; `tail` is where its tail starts: see similarity.h. */
typedef int candidates_score(const struct words *words, const char *phrase, size_t tail);

/* Makes candidates without a phrase. */
void candidates_start(struct candidates *candidates, const struct drcode_catalog *catalog,
                      struct drcode_answer *answer, uint16_t *entries, size_t room);

/* Restricts what is searched to the entries with these codes; DRCODE_NO_CODE is any. */
void candidates_of(struct candidates *candidates, int32_t microsoft, int sip);

/* Finds all entries that are searched, or those whose phrase has a word. Each of these functions
   returns false, with a count of 0, where it finds none. */
bool candidates_all(struct candidates *candidates, const char *word);

/* Finds the entries with the best score, in any language. */
bool candidates_best(struct candidates *candidates, candidates_score *score);

/* Finds the entries whose phrases the words have, or have a part of, spelt right. Of phrases within
   others that the words have, the outermost count. */
bool candidates_spelt(struct candidates *candidates);

/* The same or, where there are none, the entries whose phrases are misspelt. */
bool candidates_phrase(struct candidates *candidates);

/* Offers the entries whose phrases are nearest, one of each phrase, in the answer: one where it is
   clearly nearest. */
void candidates_nearest(struct candidates *candidates);

#endif
