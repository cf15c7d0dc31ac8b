/* html_tables.h - the tables of a report: by cause, by SBC and by country. */
#ifndef PRINT_HTML_TABLES_H
#define PRINT_HTML_TABLES_H

#include "print/html.h"
#include "summary/summary.h"

/* How many causes, SBCs and countries are listed at most. */
#define HTML_ROWS 25

/* Room for the name of a cause. */
#define HTML_CAUSE_ROOM 320

/* Writes the codes and the phrase of a group into HTML_CAUSE_ROOM bytes, and returns it. `entries`
   has room for all of the catalog, and `answer` receives what was found. */
const char *html_cause_text(const struct output *output, const struct summary_group *group,
                            struct drcode_answer *answer, uint16_t *entries, char *text);

/* Writes the failures by cause, the most frequent first, or what users did. `entries` as above. */
void html_causes(struct html *html, const struct summary *summary, enum drcode_outcome outcome,
                 uint16_t *entries);

/* Writes all calls by SBC, or by country: those with the most failures first. */
void html_by_name(struct html *html, const struct summary *summary, enum summary_by by);

#endif
