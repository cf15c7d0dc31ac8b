/* actions.h - headings, and the numbered actions below them, as text. */
#ifndef PRINT_ACTIONS_H
#define PRINT_ACTIONS_H

#include "print/format.h"

/* Where actions and paragraphs start, in columns. */
#define ACTIONS_INDENT 4

/* Writes "569002 504 ", a space after each code that is known, into ACTIONS_CODES bytes; returns
   how many it wrote. */
#define ACTIONS_CODES 32
size_t actions_codes(char *text, int32_t microsoft, int sip);

/* Prints "569002 504 Unable to deliver ...": the codes that are known, and a phrase. */
void actions_heading(const struct output *output, int32_t microsoft, int sip, const char *phrase);

/* Prints a heading whose codes are written otherwise, with a space at their end. */
void actions_title(const struct output *output, const char *codes, const char *phrase);

/* Prints a paragraph. */
void actions_paragraph(const struct output *output, const char *text);

/* Prints the actions of an entry with their numbers, its notes and, unless there is no room for
   them, its links. */
void actions_print(const struct output *output, const char *items, bool links);

#endif
