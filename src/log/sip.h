/* sip.h - the first lines of SIP messages (RFC 3261, section 7). */
#ifndef LOG_SIP_H
#define LOG_SIP_H

#include <stdbool.h>
#include <stddef.h>

/* True where the "SIP/2.0" at `at` starts a status line, whose response code goes to `sip`, or ends
   a request line, which has none: DRCODE_NO_CODE. The line starts at `text` or before it and ends
   before `end`, or else with a line end, which may be an escaped one. */
bool sip_first_line(const char *text, const char *end, const char *at, int *sip);

/* The last "SIP/2.0" of a text that sip_first_line() is true of; NULL where there is none. */
const char *sip_last_first_line(const char *text, const char *end);

/* The size of the escaped line end that a text starts with, "#012" or "#015#012" as syslog writes
   them; 0 where there is none. */
unsigned sip_escape(const char *text, const char *end);

/* The first escaped line end of a text, and what stands behind it: `next`; both `end` where there
   is none. */
const char *sip_find_escape(const char *text, const char *end, const char **next);

/* True for a text that has an escaped line end. */
bool sip_is_escaped(const char *text, size_t size);

#endif
