/* phrases.h - the reason phrases of a catalog, made ready to be found in logs. */
#ifndef LOG_PHRASES_H
#define LOG_PHRASES_H

#include "catalog/catalog.h"

struct phrase {
    const char *folded;
    uint32_t phrase;   /* offset */
    uint16_t *entries; /* the numbers of those that have it, in order */
    size_t entry_count;
    size_t letters;   /* how many, without the spaces */
    bool registered;  /* the reason phrase of a SIP code, too */
    bool distinctive; /* counts wherever it stands */
};

/* Bits of the heads of phrases: of their first letters, and of those of their tails. */
#define PHRASE_HEADS    2048
/* Bits of what phrases may be cut off to: letters from the start of each of their words. */
#define PHRASE_CUT_BITS 15
#define PHRASE_CUTS     (1 << PHRASE_CUT_BITS)

struct phrases {
    const struct drcode_catalog *catalog;
    struct phrase_start {
        uint16_t first, count;
    } starts[256];   /* those of the list with each first letter */
    bool short_head; /* a phrase is shorter than a head */
    uint64_t heads[PHRASE_HEADS / 64];
    uint64_t cuts[PHRASE_CUTS / 64];
    size_t count;
    struct phrase *list; /* by first letters; of these the longest first */
    uint16_t *entries;   /* of all phrases */
};

/* False where memory runs out. The catalog must live as long. */
bool phrases_start(struct phrases *phrases, const struct drcode_catalog *catalog);
void phrases_free(struct phrases *phrases);

/* The first distinctive phrase in a folded text; of two that start together, the longer one. */
const struct phrase *phrases_find(const struct phrases *phrases, const char *folded);

/* The phrase that the text of a Reason header is, folded. Behind a GUID, as the service writes it,
   it may be cut off where only one of the SIP code starts so. Without, for any SIP system may write
   it, it must be of the SIP code, and more than the registered phrase of one. */
const struct phrase *phrases_reason(const struct phrases *phrases, const char *folded, bool guid,
                                    int sip);

/* The phrase that a folded text is, or NULL. */
const struct phrase *phrases_same(const struct phrases *phrases, const char *folded);

/* False where a folded text is spelt in no phrase, nor any phrase or tail of one in the text. */
bool phrases_may_have(const struct phrases *phrases, const char *folded);

/* False where the text of a Reason header is no phrase, nor one cut off: tells by its start. */
bool phrases_may_start(const struct phrases *phrases, const char *text, size_t size);

#endif
