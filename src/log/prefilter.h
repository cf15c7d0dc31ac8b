/*
 * prefilter.h - which lines of a log can matter at all: the fast path.
 *
 * What is searched for comes from the catalog and the table of labels. What is found may be wrong,
 * and is looked at again; what is not found is not there.
 */
#ifndef LOG_PREFILTER_H
#define LOG_PREFILTER_H

#include "catalog/catalog.h"

/* What a line may hold. */
enum prefilter_mark {
    MARK_PHRASE = 1, /* a part of a phrase that counts in running text */
    MARK_LABEL = 2,  /* a part of a label that tells of a call's end: see label_is_evidence() */
    MARK_PAIR = 4,   /* a documented Microsoft code of six digits, with a number beside it */
    MARK_OTHER = 8,  /* bytes beyond ASCII, in which any of it may be written otherwise */
    MARK_REASON = 16 /* a part of the parameter that holds the text of a Reason header */
};

struct prefilter;

/* Returns NULL where memory runs out. The catalog must live as long. */
struct prefilter *prefilter_new(const struct drcode_catalog *catalog);
void prefilter_free(struct prefilter *prefilter);

/* Adds a phrase that is searched for, as it is emitted. */
void prefilter_phrase(struct prefilter *prefilter, const char *phrase);

/* The marks of a line, 0 for one in which nothing of it stands; none is before `from`. */
unsigned prefilter_marks(const struct prefilter *prefilter, const char *text, size_t from,
                         size_t size);

/* A part that is found is not longer than this. */
#define PREFILTER_PART 7

/* Searches lines for the next one, from `at` on, that has a mark or starts like JSON. `at` becomes
   the offset of a byte of the part that was found first, or `size`; returns marks of that place, if
   any. */
unsigned prefilter_search(const struct prefilter *prefilter, const char *text, size_t size,
                          size_t *at);

/* For tests: every line gets every mark from now on, as if there were no fast path. */
void prefilter_off(struct prefilter *prefilter);

#endif
