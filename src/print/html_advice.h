/* html_advice.h - what to do about the failures of a report. */
#ifndef PRINT_HTML_ADVICE_H
#define PRINT_HTML_ADVICE_H

#include "print/html.h"
#include "summary/summary.h"

/* Writes the actions for the most frequent failures, those of an entry once, with links. `entries`
   has room for all of the catalog. */
void html_advice(struct html *html, const struct summary *summary, uint16_t *entries);

#endif
