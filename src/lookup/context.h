/* context.h - what a question is about, as far as its words say: telephony, an error, or the web
   and other trades, whose numbers are no codes of calls. */
#ifndef LOOKUP_CONTEXT_H
#define LOOKUP_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "drcode.h"
#include "lookup/numbers.h"

struct context {
    bool telephony; /* names telephony, Teams or SIP, or a call that failed */
    bool error;     /* says that something failed */
    bool asks;      /* asks for its only number, of at most five digits, and for nothing else; */
    bool means;     /* and only what it means: nothing is said to have failed */
    bool other;     /* speaks of the web or another trade, and names no telephony */
    bool stranger; /* has a word that neither everyday texts nor phrases have: a product, perhaps */
};

/* The bytes that the registered reason of a SIP code takes where it follows the code, which ends at
   `end`, with the blanks between: "480 Temporarily Unavailable"; 0 where it does not follow. */
size_t context_reason_size(const struct drcode_catalog *catalog, const struct passage *passage,
                           int32_t sip, size_t end);

/* Reads what a passage speaks of. */
struct context context_read(const struct drcode_catalog *catalog, const struct passage *passage);

/* True where a folded text speaks of the web or another trade, and names no telephony. */
bool context_is_other(const char *folded);

/* True for a number right after "error", "code" and the like or "fails with", or right before
   "error". */
bool context_is_error(const struct passage *passage, const struct number *number);

/* True for a number of something else: after "line", "port" and the like, before a unit, or beside
   a sign such as "$" or "%". */
bool context_is_counted(const struct passage *passage, const struct number *number);

/* True for a folded word that anybody writes beside a code: it is no part of a phrase. */
bool context_is_ordinary(const char *word, size_t size);

#endif
