/* log.h - inputs -> findings, printed as they come. */
#ifndef CLI_READ_LOGS_H
#define CLI_READ_LOGS_H

#include "cli/options.h"
#include "print/output.h"

/* Reads the files that the options name, or standard input, and prints what is found in them, each
   line before it where the options say so. Sets `found` where there was any failure. False, with a
   message on standard error, where something could not be read; the rest is read all the same. */
bool log_read(const struct options *options, const struct output *output,
              const struct output_format *format, bool *found);

#endif
