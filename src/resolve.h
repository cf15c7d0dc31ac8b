/* resolve.h - codes and a phrase -> the entries of a catalog. */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "catalog.h"
#include "match.h"

/* What is looked for, and where what is found goes. The codes of the answer are those looked for,
   DRCODE_NO_CODE for any; its count, score and match are what was found. */
struct resolver {
    const struct drcode_catalog *catalog;
    struct match_words words; /* of the phrase; none where there is none */
    struct drcode_answer *answer;
    uint16_t *entries;
    size_t room;
};

typedef int resolve_score(const struct match_words *text, const char *phrase, size_t tail);

/* Finds the entries with the codes whose phrase is nearest. False where none is near enough. */
bool resolve_phrase(struct resolver *resolver);

/* Finds the entries with the codes; the phrase narrows them where it fits. False where the codes are
   not documented. */
bool resolve_codes(struct resolver *resolver);

/* Finds what a record says: by its codes; where these are not documented, or there are none, by its
   phrase; else the answer is undocumented codes, or nothing. `phrase` is as recorded. */
void resolve(const struct drcode_catalog *catalog, int32_t microsoft, int sip, const char *phrase,
             size_t size, struct drcode_answer *answer, uint16_t *entries, size_t room);

/* Adds an entry to what was found. */
void resolve_add(struct resolver *resolver, size_t index);

#endif
