/* reason.h - the parameter `text="phrase"` of SIP Reason headers (RFC 3326). Microsoft's services
   write a GUID and `;` before the phrase; a GUID alone is none. */
#ifndef LOOKUP_REASON_H
#define LOOKUP_REASON_H

#include <stdbool.h>
#include <stddef.h>

struct reason {
    const char *phrase, *end; /* without blanks and full stops at its end */
    bool guid;                /* there is a GUID before it */
};

/* True where the name of the parameter ends at `end`, in a text that starts at `text`. */
bool reason_is_name(const char *text, const char *end);

/* Reads the value of the parameter, which starts after its `=` and ends before a quote, a
   backslash, a line feed or `end`. Its quotes may be missing, or have a backslash before them. */
void reason_read(const char *value, const char *end, struct reason *reason);

/* Reads the first Reason text in a text; false where there is none. */
bool reason_find(const char *text, size_t size, struct reason *reason);

#endif
