/* cause.h - the Q.850 cause that a text states. */
#ifndef LOOKUP_CAUSE_H
#define LOOKUP_CAUSE_H

#include <stddef.h>

#include "drcode.h"

/* The first cause, 1 to 127, in a text: "Q.850;cause=34", "cause 17", "cause code: 17". 0 where
   there is none; the cause of a Reason header for SIP, "SIP;cause=200", is a SIP response code. */
int cause_read(const char *text, size_t size);

/* The first cause whose English name has all words of a folded text, two at least: "unallocated
   number"; 0 where there is none. */
int cause_named(const struct drcode_catalog *catalog, const char *folded);

/* The cause that Reason headers in a text state: "Q.850;cause=34". 0 where there is none, or where
   two differ. */
int cause_of_reasons(const char *text, size_t size);

#endif
