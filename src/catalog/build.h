/* build.h - entries of documents -> a catalog: merged, checked, sorted. */
#ifndef CATALOG_BUILD_H
#define CATALOG_BUILD_H

#include <stdbool.h>

#include "catalog/catalog.h"
#include "catalog/document.h"
#include "drcode.h"

/* Returns a new catalog, to be freed by drcode_catalog_free(): `base` with `entries` added as
   drcode_load() describes. NULL with `error` filled in where an entry is given twice in `entries`,
   a translation or a note fits no entry, or memory runs out. */
struct drcode_catalog *catalog_add(const struct drcode_catalog *base,
                                   const struct document_entries *entries,
                                   struct drcode_error *error);

/* True where two folded phrases have the same words, in the same order, of those that no
   translation changes: words with a digit or an underscore, and names of SIP methods. */
bool neutral_words_agree(const char *phrase, const char *other);

#endif
