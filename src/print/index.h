/* index.h - entries a line each: codes, phrase and the first action, cut to the line. */
#ifndef PRINT_INDEX_H
#define PRINT_INDEX_H

#include "print/format.h"

/* True where the entries of an answer are printed as an index: they have many groups of actions,
   and it was not asked for all in full. What was listed has an index on a terminal only. */
bool index_is_due(const struct output *output, const struct drcode_answer *answer,
                  const uint16_t *entries);

/* Prints an index: what the entries have in common, a line for each, and how to narrow; in a log,
   where the same one was printed before. */
void index_print(const struct output *output, const struct drcode_answer *answer,
                 const uint16_t *entries);

/* What the index of an answer is among what is printed; NULL where another may be different. */
const void *index_item(const struct output *output, const struct drcode_answer *answer);

#endif
