/* answer.h - what a record states -> an answer. What a person asks is answered by drcode_ask(). */
#ifndef LOOKUP_ANSWER_H
#define LOOKUP_ANSWER_H

#include "lookup/candidates.h"

/* Finds what a record states: by its codes, DRCODE_NO_CODE where it has none, which the phrase
   narrows where it fits; where these are not documented, or there are none, by its phrase, which is
   of 0 bytes where it has none. Otherwise the answer is undocumented codes, or nothing. */
void answer_record(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                   const char *phrase, size_t size, struct drcode_answer *answer, uint16_t *entries,
                   size_t room);

/* The same for a phrase that was found in a text. */
void answer_found(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                  const struct found_phrase *phrase, struct drcode_answer *answer,
                  uint16_t *entries, size_t room);

#endif
