/*
 * scan.h - which lines of a log can matter at all: the fast path.
 *
 * What is searched for comes from the catalog and the table of labels, as fragments of seven bytes
 * or more. Four bytes of a line, at every fourth place, are looked up among all runs of four bytes
 * of all fragments: one of them falls within any fragment that the line holds. What is found so may
 * be wrong, and is looked at again; what is not found is not there.
 */
#ifndef SCAN_H
#define SCAN_H

#include "catalog.h"

/* What a line may hold. */
enum scan_mark {
    SCAN_PHRASE = 1,  /* a part of a phrase that counts in running text, or of a Reason header */
    SCAN_LABEL = 2,   /* a part of a label of a code, a phrase or another field of a record */
    SCAN_MESSAGE = 4, /* a part of the first line of a SIP message */
    SCAN_PAIR = 8,    /* a Microsoft code of six digits that is documented */
    SCAN_OTHER = 16   /* bytes beyond ASCII, in which any of it may be written otherwise */
};

struct scan;

/* Returns NULL where memory runs out. The catalog must live as long. */
struct scan *scan_new(const struct drcode_catalog *catalog);
void scan_free(struct scan *scan);

/* Adds a phrase that is searched for, as it is emitted. */
void scan_phrase(struct scan *scan, const char *phrase);

/* The marks of a line; 0 for a line in which nothing of it stands. */
unsigned scan_line(const struct scan *scan, const char *text, size_t size);

/* For tests: every line gets every mark from now on, as if there were no fast path. */
void scan_everything(struct scan *scan);

#endif
