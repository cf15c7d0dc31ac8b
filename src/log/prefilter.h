/*
 * prefilter.h - which lines of a log can matter at all: the fast path.
 *
 * What is searched for comes from the catalog and the table of labels. What is found may be wrong,
 * and is looked at again; what is not found is not there. A stretch without it costs no more than
 * the search, whatever it is.
 */
#ifndef LOG_PREFILTER_H
#define LOG_PREFILTER_H

#include "log/needles.h"

struct prefilter;

/* Returns NULL where memory runs out. The catalog must live as long. */
struct prefilter *prefilter_new(const struct drcode_catalog *catalog);
void prefilter_free(struct prefilter *prefilter);

/* The marks of a line, 0 for one in which nothing of it stands; none is before `from`. */
unsigned prefilter_marks(const struct prefilter *prefilter, const char *text, size_t from,
                         size_t size);

/* Searches whole lines for the next one that has a mark, or that opens JSON which does not end in
   it. Returns the offset of a byte of it: of the first mark, whose marks `marks` becomes, or of the
   bracket, with none; `size` where there is no such line. */
size_t prefilter_search(const struct prefilter *prefilter, const char *text, size_t size,
                        unsigned *marks);

/* For tests: these instructions are used from now on, which the machine must have. */
void prefilter_use(struct prefilter *prefilter, enum gram_lanes lanes);

/* For tests: every line gets every mark from now on, as if there were no fast path. */
void prefilter_off(struct prefilter *prefilter);

#endif
