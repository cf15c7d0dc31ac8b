/* line_start.h - the time and the host that a line of a log has before its message. */
#ifndef LOG_LINE_START_H
#define LOG_LINE_START_H

#include "log/record.h"

/* Where a time may start, in bytes from the start of a line. */
#define LINE_START_ROOM 128

/* Parts of the line; their sizes are 0 where it has none. */
struct line_start {
    const char *time, *host;
    size_t time_size, host_size;
};

/* Finds the time that a line starts with, after a priority, an address, a level, a number or a mark
   perhaps, or that AudioCodes writes at its end, "[Time:04-03@09:01:10.123]"; and the host of
   syslog (RFC 3164, RFC 5424) or of the journal, which is right after the time. A word there is a
   host only where nothing else is likely. */
void line_start_read(const char *text, size_t size, struct line_start *start);

/* Adds both to a record that has no time, or no SBC. Only for a record that is reported: this is
   too slow for each line. */
void line_start_add(const char *text, size_t size, struct record *record);

#endif
