/* scanner.h - what a scanner may leave out. */
#ifndef LOG_SCANNER_H
#define LOG_SCANNER_H

#include "drcode.h"

/* Has the scanner hand out the codes alone of calls that ended normally, where that is faster. */
void scanner_ends_alone(struct drcode_scanner *scanner);

/* For tests: from now on each line is searched and read for itself; with `everything`, as if it had
   every mark. */
void scanner_plain(struct drcode_scanner *scanner, bool everything);

#endif
