/* rates.h - how the calls of each SBC, country or call type ended. */
#ifndef SUMMARY_RATES_H
#define SUMMARY_RATES_H

#include "summary/summary.h"

struct rate {
    const char *name;                 /* of the summary */
    uint64_t counts[DRCODE_OUTCOMES]; /* of calls */
    uint64_t calls;                   /* all of them */
};

/* Returns the rates by what a summary that has ended counts, to be freed, and how many there are:
   those with the lowest network effectiveness ratio first, of these those with the most calls. NULL
   where there are none, or memory runs out: then there are some. */
struct rate *rates_of(const struct summary *summary, enum summary_by by, size_t *count);

#endif
