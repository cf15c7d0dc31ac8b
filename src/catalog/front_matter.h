/* front_matter.h - what a document says of itself, between "---" and "---" at its start. */
#ifndef CATALOG_FRONT_MATTER_H
#define CATALOG_FRONT_MATTER_H

#include <stdbool.h>

#include "catalog/source_lines.h"

/* Longest value, in bytes, with its NUL. A longer source is an error; others are cut off. */
#define FRONT_ROOM 512

/*
 * Keys; all others are skipped. A value may be in double quotes.
 *
 *   source: URL          of the document
 *   ms.date: date        of its edition: 2025-08-18 or 8/18/2025
 *   document: name       short, for programs; "article" where it is absent and the title is like
 *                        "SIP 504 and Microsoft response codes", else "own"
 *   subject: text        what its entries are documented for, where that is not Direct Routing
 *   title: text
 *   phrases: meaning     headings are meanings, no evidence in a log
 *   codes: none          entries have no codes; a heading without actions is prose
 */
enum front_key {
    FRONT_SOURCE,
    FRONT_DATE,
    FRONT_DOCUMENT,
    FRONT_SUBJECT,
    FRONT_TITLE,
    FRONT_PHRASES,
    FRONT_CODES,
    FRONT_KEYS
};

struct front_matter {
    char values[FRONT_KEYS]
               [FRONT_ROOM]; /* empty where a key is absent; dates as ISO 8601 has them */
    bool meaning, no_codes;
};

/* Reads the front matter, if the document has any, into one of zeros; the next line is that after
   it. False with the error filled in where it has no end or a source is too long. */
bool front_matter_read(struct front_matter *front, struct source_lines *lines);

#endif
