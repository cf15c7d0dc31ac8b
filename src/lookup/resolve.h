/* resolve.h - codes and a phrase, as a record states them -> an answer. */
#ifndef LOOKUP_RESOLVE_H
#define LOOKUP_RESOLVE_H

#include "drcode.h"

/* Finds what a record says: by its codes, DRCODE_NO_CODE where it has none, which the phrase
   narrows where it fits; where these are not documented, or there are none, by its phrase, which is
   of 0 bytes where it has none. Else the answer is undocumented codes, or nothing. */
void resolve(const struct drcode_catalog *catalog, int32_t microsoft, int sip, const char *phrase,
             size_t size, struct drcode_answer *answer, uint16_t *entries, size_t room);

#endif
