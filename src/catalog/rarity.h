/* rarity.h - how rare a word is, in everyday texts and in the phrases of the catalog: what a text
   proves that has it. */
#ifndef CATALOG_RARITY_H
#define CATALOG_RARITY_H

#include "catalog/catalog.h"

/* The rarity of a word that no table has: of a name, say. Each step below is a word that is twice
   as common. */
#define RARITY_MOST 10

/* A row of a catalog's rarities: the hash of a word, its lowest four bits replaced by the rarity.
   Rows are sorted. */
#define RARITY_BITS 15u

/* The hash of a folded word, for such a row. */
uint32_t rarity_hash(const char *word, size_t size);

/* The rarity of a folded word: 0, as of "the", to RARITY_MOST. */
unsigned rarity_of(const struct drcode_catalog *catalog, const char *word, size_t size);

#endif
