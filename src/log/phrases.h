/* phrases.h - the reason phrases of a catalog, prepared to be found in logs. */
#ifndef LOG_PHRASES_H
#define LOG_PHRASES_H

#include "catalog/catalog.h"

struct phrase {
    const char *folded;  /* in the catalog's pool */
    size_t size;         /* of `folded`, in bytes; */
    size_t letters;      /* without its spaces */
    uint32_t phrase;     /* offset in the catalog's pool */
    uint16_t first, end; /* no other entries of the catalog have it */
    bool twin;           /* another phrase differs only by its spaces */
    bool registered;     /* it is also the registered reason phrase of a SIP code */
    bool distinctive;    /* it counts anywhere in running text */
};

/* Bits of the heads of phrases: their first letters, and those of their tails. */
#define PHRASE_HEADS     2048
/* Bits of their parts: the first letters from each of their words on. */
#define PHRASE_PART_BITS 15
#define PHRASE_PARTS     (1 << PHRASE_PART_BITS)

struct phrases {
    const struct drcode_catalog *catalog;
    struct phrase_start {
        uint32_t first, count;
    } starts[256];   /* those of the list with each first byte */
    bool short_head; /* a phrase, or a tail of one, is shorter than a head */
    uint64_t heads[PHRASE_HEADS / 64];
    uint64_t parts[PHRASE_PARTS / 64];
    size_t count;
    struct phrase *list; /* by first byte; of these the longest first */
    uint32_t *slots;     /* numbers from 1, by all letters of a phrase; 0: free */
    unsigned slot_bits;  /* how many slots there are, as a power of two */
    bool ready;          /* all of it is: see phrases_prepare() */
};

/* False where memory runs out. The catalog must live as long. */
bool phrases_start(struct phrases *phrases, const struct drcode_catalog *catalog);

/* The same in two steps, for logs without a failure: takes memory, and makes phrases ready to be
   found unless they are. Nothing else may be asked before. */
bool phrases_prepare(struct phrases *phrases, const struct drcode_catalog *catalog);
void phrases_ready(struct phrases *phrases);

void phrases_free(struct phrases *phrases);

/* The first distinctive phrase in a folded text; the longer one of two that start together. */
const struct phrase *phrases_find(const struct phrases *phrases, const char *folded);

/* The phrase that the folded text of a Reason header is, or NULL. After a GUID, which the service
   writes, it may be cut off where only one phrase of the SIP code starts so. Without a GUID, for
   any SIP system may have written it, it must be a phrase of the SIP code, and not a registered
   one. */
const struct phrase *phrases_reason(const struct phrases *phrases, const char *folded, bool guid,
                                    int sip);

/* The phrase that a folded text is, or NULL. */
const struct phrase *phrases_same(const struct phrases *phrases, const char *folded);

/* False where no phrase has a folded text in it, and the text has no phrase and no tail of one in
   it: decides from first letters. */
bool phrases_may_have(const struct phrases *phrases, const char *folded);

#endif
