/* resolve.h - codes and a phrase, as a record states them -> an answer. */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "drcode.h"

/* Answers for codes, DRCODE_NO_CODE where they are not known, and a phrase, of 0 bytes where it is
   not. The phrase narrows the codes; where they are not documented, or are not known, it is found by
   itself. */
void resolve(const struct drcode_catalog *catalog, int32_t microsoft, int sip, const char *phrase,
             size_t size, struct drcode_answer *answer, uint16_t *entries, size_t room);

#endif
