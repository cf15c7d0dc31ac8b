/* answer.h - what a record states -> an answer. What a person asks is answered by drcode_ask(). */
#ifndef LOOKUP_ANSWER_H
#define LOOKUP_ANSWER_H

#include "lookup/candidates.h"

/* True where the codes of an answer are those of a call that did not fail, as far as they say; sets
   the match. A SIP code of 0 is written where there was none. */
bool answer_is_normal(const struct drcode_catalog *catalog, struct drcode_answer *answer);

/* Finds what a record states: by its codes, DRCODE_NO_CODE where it has none, which the phrase
   narrows where it fits; where these are not documented, or there are none, by its phrase, which is
   of 0 bytes where it has none. Otherwise the answer is undocumented codes, or nothing. */
void answer_record(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                   const char *phrase, size_t size, struct drcode_answer *answer, uint16_t *entries,
                   size_t room);

/* The same for codes of a call that is not known to be normal, and a phrase that is folded already,
   with what is known of it. */
void answer_stated(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                   const struct stated_phrase *phrase, struct drcode_answer *answer,
                   uint16_t *entries, size_t room);

#endif
