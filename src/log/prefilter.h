/*
 * prefilter.h - which lines of a log may be evidence, or open JSON: the fast path.
 *
 * What is searched for, the needles, comes from the catalog and the table of labels. A mark may be
 * wrong, and the readers decide; where there is no mark, there is no evidence. A stretch without a
 * mark costs no more than the search, whatever it is.
 *
 * The invariant: lines that are passed over leave the readers in the state in which reading them
 * would have left them. So scanner.c passes over lines only between records: while no JSON, no
 * table, no block and no SIP message is open. At the next line with a mark it goes back to the
 * start of the block or SIP message that this line may be part of (look_back.h) and reads from
 * there. "What is passed over changes nothing" in tests/unit/test_prefilter.c proves it, and so
 * does tests/fuzz/differential.c.
 */
#ifndef LOG_PREFILTER_H
#define LOG_PREFILTER_H

#include "log/needles.h"

struct prefilter {
    const struct drcode_catalog *catalog;
    const struct needles *needles;
    struct needles *built; /* these, where they are not compiled in; or NULL */
    enum gram_lanes lanes;
    unsigned always; /* marks that every line gets */
};

/* False where memory runs out. The catalog must live as long. To be freed with prefilter_free(),
   which takes one of zeros as well. */
bool prefilter_prepare(struct prefilter *prefilter, const struct drcode_catalog *catalog);
void prefilter_free(struct prefilter *prefilter);

/* The marks of a line; those of the bytes before `from` are known. */
unsigned prefilter_marks(const struct prefilter *prefilter, const char *text, size_t from,
                         size_t size, unsigned known);

/* Where a search has ended. */
struct prefilter_hit {
    size_t at;      /* the offset of a byte of the line; the size of the text where there is none */
    unsigned marks; /* those of the first mark in it; 0: it opens JSON */
    const char
        *message; /* the last "SIP/2.0" before `at` that sip_first_line() is true of, or NULL */
};

/* A search of whole lines, which continues after each hit. */
struct prefilter_search {
    const char *text;          /* the lines; NULL: none */
    size_t size, more;         /* of them, and of what is after them */
    size_t from;               /* up to here they were looked at */
    struct gram_places places; /* the candidates of the last chunk, */
    unsigned next;             /* and which of them is the next one */
};

/* Starts to search lines, which may stay at their place until the search starts anew. `more` bytes
   of what is after them are not searched, but say whether JSON goes on in them. */
void prefilter_start(struct prefilter_search *search, const char *text, size_t size, size_t more);

/* Searches for the next line that has a mark, or that opens JSON which does not end in it: from
   `from` on, where a line or a part of one starts, after what was found before. Offsets of the hit
   are from there. */
struct prefilter_hit prefilter_next(const struct prefilter *prefilter,
                                    struct prefilter_search *search, const char *from);

/* The marks of a line that has the last hit, which is at `from` or before it: those of the bytes
   before `from` are known. */
unsigned prefilter_marks_after(const struct prefilter *prefilter,
                               const struct prefilter_search *search, const char *text, size_t from,
                               size_t size, unsigned known);

/* For tests: these instructions are used from now on, which the machine must have. */
void prefilter_use(struct prefilter *prefilter, enum gram_lanes lanes);

/* For tests: from now on every line gets every mark, as if there were no fast path. */
void prefilter_off(struct prefilter *prefilter);

#endif
