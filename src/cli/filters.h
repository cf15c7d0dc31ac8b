/* filters.h - the conditions of the command line -> a filter of records. */
#ifndef CLI_FILTERS_H
#define CLI_FILTERS_H

#include "cli/options.h"
#include "summary/filter.h"

/* Reads the conditions; false, with a message printed, where one is wrong. To be freed with
   filter_free() in either case. The dates, which must live as long, learn where times without a
   year end: where calls of some time are asked for, those count too. */
bool filters_read(const struct options *options, const struct drcode_catalog *catalog,
                  struct dates *dates, struct filter *filter);

/* Says on standard error which records could not be judged and, unless `quiet`, that none met the
   conditions; false where a summary was among them. */
bool filters_report(const struct filter *filter, bool quiet);

#endif
