/* label.h - the names that fields have where calls are recorded: columns, members, labels. */
#ifndef LOOKUP_LABEL_H
#define LOOKUP_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "lookup/label_rows.h"

/* The label of a column or a member with this name, in any case, with any accents and spaces. */
enum label label_of_name(const char *name, size_t size, enum label_trust *trust);

/* The label right before `text[at]`, with nothing but spaces, quotes and signs such as `=` and `:`
   between. */
enum label label_before(const char *text, size_t at, enum label_trust *trust);

/* True where a word of `size` letters, given in small ones, is right before `text[at]`, in any
   case, with nothing but spaces, `=` and `:` between. */
bool label_word_before(const char *text, size_t at, const char *word, size_t size);

/* True for a label of a code or a phrase: one that can say how a call ended. A SIP code that is not
   sure needs a Microsoft code beside it. */
bool label_is_evidence(enum label label, enum label_trust trust);

/* False where label_before() finds no label that ends at `text[at]`: decides from the last two
   letters, which is enough for most words. */
bool label_may_end(const char *text, size_t at);

/* False where label_of_name() finds no label of a call that ends there, the same way. */
bool label_may_be_name(const char *text, size_t at);

/* Row number `index` of the table of labels: its name, in small letters, with a capital at the
   start of each word after the first; NULL after the last row. */
const char *label_row(size_t index, enum label *label, enum label_trust *trust);

/* Labels of names seen before: those of JSON members repeat. */
#define LABEL_CACHE_NAME  44  /* bytes; longer names are looked up each time */
#define LABEL_CACHE_COUNT 128 /* a power of two */

struct label_cached {
    unsigned char size; /* 0: the slot is free */
    unsigned char label, trust;
    unsigned char next; /* the number of the slot of the name that came after it last */
    char name[LABEL_CACHE_NAME];
};

struct label_cache {                                  /* all zeros at first */
    struct label_cached names[LABEL_CACHE_COUNT + 1]; /* and one for names that have none */
};

/* The number of the slot of a name. It has what label_of_name() says, except that a label of trust
   LABEL_IN_QUERY is LABEL_NONE. */
unsigned char label_cached(struct label_cache *cache, const char *name, size_t size);

#endif
