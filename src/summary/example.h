/* example.h - a call that stands for its group, to be looked up or named in a ticket. */
#ifndef SUMMARY_EXAMPLE_H
#define SUMMARY_EXAMPLE_H

#include "drcode.h"

/* A time that is not known. */
#define EXAMPLE_NO_TIME INT64_MIN

/* Texts end with a NUL and are empty where they are not known; longer ones are cut. */
struct example {
    int64_t time; /* seconds since 1970, or EXAMPLE_NO_TIME */
    char correlation[40];
    char caller[40], callee[40];
};

/* True where an example names a call. */
bool example_known(const struct example *example);

/* Takes the call of a finding, or the example of a record of a summary, at a time, where it is a
   better example: one with a correlation ID, then one with a number, then the last one, then the
   first in the order of the texts. So it does not matter in which order calls come. */
void example_offer(struct example *example, const struct drcode_finding *finding, int64_t time);

#endif
