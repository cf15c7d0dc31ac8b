/* summary_text.h - a summary as one screen of text. */
#ifndef PRINT_SUMMARY_TEXT_H
#define PRINT_SUMMARY_TEXT_H

#include "print/format.h"

/* Prints a summary; false where memory runs out. */
bool summary_text(const struct output *output, const struct summary *summary);

/* Prints the calls over time in `width` columns, where times are known. */
void summary_chart(const struct output *output, const struct summary *summary, unsigned width);

/* Prints what to do, the most frequent failures first: a line for each of the first few or, where
   the output is full, all there is; false where memory runs out. */
bool summary_advice(const struct output *output, const struct summary *summary);

#endif
