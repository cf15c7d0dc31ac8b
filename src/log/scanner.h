/* scanner.h - scanners without their fast path, for tests. */
#ifndef LOG_SCANNER_H
#define LOG_SCANNER_H

#include "drcode.h"

/* For tests: see prefilter_off(). */
void scanner_prefilter_off(struct drcode_scanner *scanner);

#endif
