/* suggest.h - what was perhaps meant, where nothing is found. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "drcode.h"

/* Room for the codes that are suggested. */
#define SUGGEST_ROOM 64

/* Writes the documented Microsoft codes that are one slip of the hand from a code in a query,
   "569002, 569003": a digit too many, too few or two swapped; O for 0, l for 1; both codes written
   as one. Empty where there is none. */
void suggest_codes(const struct drcode_catalog *catalog, const char *query, size_t size, char *out);

/* The code that a query states among other words: a documented Microsoft code of four digits or
   more, else a registered SIP response code, 400 to 699. DRCODE_NO_CODE where it states none, or
   more than one of the same kind. */
int32_t suggest_alone(const struct drcode_catalog *catalog, const char *query, size_t size);

/* True where a query has words of a language, other than English and French, in which no phrase is
   known. */
bool suggest_is_foreign(const char *query, size_t size);

#endif
