/* search.h - words -> the entries that contain them all. */
#ifndef CLI_SEARCH_H
#define CLI_SEARCH_H

#include "drcode.h"

/* More words than these are in no entry. */
#define SEARCH_WORDS 64

/* Writes to `entries`, which has room for all of the catalog, the numbers of the entries whose
   codes, phrases, actions and notes in a language, service phrase included, contain each word or a
   word that starts with it or, if `forgiving`, with it except for a slip, or two in a long word.
   Returns how many. Never allocates. */
size_t search_entries(const struct drcode_catalog *catalog, enum drcode_lang lang,
                      const char *const *words, size_t count, bool forgiving, uint16_t *entries);

#endif
