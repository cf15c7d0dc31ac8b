/* counts.h - reads the counts of a summary that was written: by SBC, country, time, call type. */
#ifndef LOG_COUNTS_H
#define LOG_COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The name of what is counted, "sbc" or "normalByDay", that a member or a column has, also in
   quotes and blanks; NULL where it has none. */
const char *counts_of(const char *name, size_t size);

/* The digits that a text starts with as a number; the greatest one where it is more. */
uint64_t counts_number(const char *text, size_t size);

/* Reads "name=count", of which the name may have any bytes: its size, and the count. False where
   the text is none. */
bool counts_read(const char *text, size_t size, size_t *name_size, uint64_t *count);

#endif
