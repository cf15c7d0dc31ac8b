/* notices.h - what an input was like -> a line on standard error that says why little was found. */
#ifndef CLI_NOTICES_H
#define CLI_NOTICES_H

#include <stdbool.h>

#include "drcode.h"
#include "summary/dates.h"

/* True for an input that is not read: an archive, for example. */
bool notices_refuse(const struct drcode_input *input);

/* Says what is odd about an input that has ended, or that is not read: no line, or one. `file` is
   its name, "-" for standard input. Returns true where it said something. */
bool notices_print(const char *file, const struct drcode_input *input);

/* Says how many times of an input could not be read, and why the first could not; true where there
   were some. */
bool notices_times(const char *file, const struct dates *dates);

/* Says that `calls` calls were read, `by_users` of which people ended, and no failure. */
void notices_no_failure(uint64_t calls, uint64_t by_users);

#endif
