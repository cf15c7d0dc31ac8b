/* alignment.h - texts with other spellings: which words are the same, and what it costs to find all
   words of one text in another. */
#ifndef LOOKUP_ALIGNMENT_H
#define LOOKUP_ALIGNMENT_H

#include "lookup/words.h"

/* More than any alignment costs. */
#define ALIGNMENT_NEVER 10000u

/* Shorter words are in most texts: they do not tell one from another. */
#define ALIGNMENT_TOLD 4

/* How many letters two words may differ in, of which the shorter one has a size, and still be
   spellings of one. */
unsigned alignment_tolerance(size_t size);

/* How many letters differ between two words; ALIGNMENT_NEVER where they are no spellings of one.
   Words with digits and negations must be the same. */
unsigned alignment_of_words(const struct word *one, const struct word *other);

/* False where some word of `pattern`, from number `first`, that may not be left out is no word of
   `text`, as far as sizes and characters say. */
bool alignment_may_be(const struct words *pattern, size_t first, const struct words *text);

/* The least cost of finding all words of `pattern`, in order, somewhere in `text`: the letters that
   differ. The rest of `text` costs nothing, except a negation that turns it, up to
   `reach` words before.
   ALIGNMENT_NEVER where the cost is more than `limit`. */
unsigned alignment_cost(const struct words *pattern, const struct words *text, unsigned limit,
                        size_t reach);

#endif
