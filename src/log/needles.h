/* needles.h - the catalog's phrases and the labels -> the fragments that stand for them. */
#ifndef LOG_NEEDLES_H
#define LOG_NEEDLES_H

#include "log/qgrams.h"

struct needles {
    uint64_t common[64]; /* a bit for each run of four bytes that many lines hold */
    struct qgrams qgrams;
};

/* Makes patterns ready that hold nothing, and are all zeros. */
void needles_start(struct needles *needles);

/* Adds the part of a phrase, as it is emitted, that is the rarest. False where there is none: it
   cannot be searched for. */
bool needles_phrase(struct needles *needles, const char *phrase, unsigned marks);

/* Adds a part of a label, whose words start with capitals, in each of its spellings: they together
   or with one mark between them. */
bool needles_label(struct needles *needles, const char *name, unsigned marks);

/* Adds the parameter that holds the text of a Reason header. */
bool needles_reason(struct needles *needles, unsigned marks);

#endif
