/* mkrarities.h - build time: data/everyday-words.tsv and the phrases of a catalog -> the rarities
   of their words, as C. */
#ifndef CATALOG_MKRARITIES_H
#define CATALOG_MKRARITIES_H

#include "base/buffer.h"
#include "catalog/catalog.h"

/* Reads the table in a folder, and the phrases; fills `rows` with the array "rarities" of struct
   drcode_catalog. False, with a message printed, where the table is wrong or memory runs out. */
bool rarities_read(const struct drcode_catalog *catalog, const char *folder, struct buffer *rows);

/* Prints the rows as an array. */
void rarities_print(const struct buffer *rows);

#endif
