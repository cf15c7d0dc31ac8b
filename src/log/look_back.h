/* look_back.h - where the record starts that a line may be part of. */
#ifndef LOG_LOOK_BACK_H
#define LOG_LOOK_BACK_H

#include <stddef.h>

/* Finds where to read on from `from`, where a line starts, for the line at `to`, which ends at
   `end` with its line end, or for whatever comes after `to` where that is `end`. The lines before
   `to` have no mark, and no message is open at `from`. `message` is the last "SIP/2.0" before
   `to`, or in the line there, that sip_first_line() is true of; NULL or before `from`: there is
   none. The lines before `from` have their colons in the column `aligned_at`; 0: they are in none.
   Returns `to` or where a line before it starts. Where that is after `from`, the column is
   forgotten: the caller ends its block. */
const char *look_back(const char *from, const char *to, const char *end, const char *message,
                      size_t aligned_at);

#endif
