/* read_logs.h - files and standard input -> findings or a summary, printed as they come. */
#ifndef CLI_READ_LOGS_H
#define CLI_READ_LOGS_H

#include "cli/options.h"
#include "cli/status.h"
#include "print/format.h"

/* Reads the files that the options name, or standard input, and prints the findings, each after its
   line with --all, or their summary. What cannot be read is trouble, with a message on standard
   error; the rest is read all the same. */
enum status read_logs(const struct options *options, const struct output *output);

#endif
