/* html_chart.h - counts -> inline SVG, with a text for who does not see it. */
#ifndef PRINT_HTML_CHART_H
#define PRINT_HTML_CHART_H

#include "print/html.h"
#include "summary/summary.h"

/* The classes of the style by outcome: "f", "u" and "n". */
extern const char *const html_classes[DRCODE_OUTCOMES];

/* Writes what the outcomes are called, and their colours. */
void html_legend(struct html *html);

/* Writes a bar of counts by outcome, failures first; `most` fills it. */
void html_bar(struct html *html, const uint64_t *counts, uint64_t most);

/* Writes the section of calls over time: a chart by outcome, one of failures alone, and the counts
   as a table; nothing where no time is known. */
void html_over_time(struct html *html, const struct summary *summary);

#endif
