/* needle_build.h - a catalog and the labels -> needles. */
#ifndef LOG_NEEDLE_BUILD_H
#define LOG_NEEDLE_BUILD_H

#include "log/gram_choice.h"
#include "log/needles.h"

/* The bucket of codes and of status lines; those before it are for words. */
#define BUCKET_CODES 6

/* Returns the needles of a catalog, to be freed with needles_free(); NULL where memory runs out. */
struct needles *needles_build(const struct drcode_catalog *catalog,
                              const struct gram_counts *counts);
void needles_free(struct needles *needles);

/* Those of the catalog that is compiled in, and how often grams are met: made by mkneedles. */
extern const struct needles needles_builtin;
extern const struct gram_counts gram_counts_builtin;

#endif
