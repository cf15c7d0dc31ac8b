/* lookup.h - what is asked, listed or searched for -> its entries, printed. */
#ifndef CLI_LOOKUP_H
#define CLI_LOOKUP_H

#include "cli/options.h"
#include "cli/status.h"
#include "print/format.h"

/* Does a task other than TASK_LOG and prints the answer, with --quiet nothing. Where nothing is
   found, standard error says what to try. */
enum status look_up(const struct options *options, const struct output *output);

#endif
