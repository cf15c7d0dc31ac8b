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

/* A bit for each two letters side by side. */
#define PHRASE_PAIRS 256

struct phrase_pairs {
    uint64_t bits[PHRASE_PAIRS / 64];
};

/* The pairs of a phrase, and of its tail. */
struct phrase_near {
    struct phrase_pairs all, tail;
    bool has_tail;
};

/* Bits of the heads of phrases: their first letters. */
#define PHRASE_HEADS 2048

/* The most entries that a text may be near to. */
#define PHRASES_NEAR 64

struct phrases {
    const struct drcode_catalog *catalog;
    struct phrase_start {
        uint32_t first, count;
    } starts[256];   /* those of the list with each first byte */
    bool short_head; /* a phrase is shorter than a head */
    uint64_t heads[PHRASE_HEADS / 64];
    size_t count;
    struct phrase *list;      /* by first byte; of these the longest first */
    uint32_t *slots;          /* numbers from 1, by all letters of a phrase; 0: free */
    unsigned slot_bits;       /* how many slots there are, as a power of two */
    bool ready;               /* all of these are: see phrases_ready() */
    struct phrase_near *near; /* of each phrase in the list, */
    bool near_ready;          /* if these are */
    uint16_t *by_sip;         /* the entries of the catalog: see by_sip.h, */
    bool by_sip_ready;        /* if these are */
};

/* False where memory runs out. The catalog must live as long. To be freed with phrases_free(). */
bool phrases_start(struct phrases *phrases, const struct drcode_catalog *catalog);
void phrases_free(struct phrases *phrases);

/* The same in two steps, for logs without a failure: gives phrases of zeros the memory that they
   need, phrases_room() bytes, which stays the caller's; and makes phrases ready to be found unless
   they are. Nothing else may be asked before. */
size_t phrases_room(const struct drcode_catalog *catalog);
void phrases_prepare(struct phrases *phrases, const struct drcode_catalog *catalog, void *memory);
void phrases_ready(struct phrases *phrases);

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

/* Lists the entries, in their order, that have a phrase which may be part of a folded text, or of
   whose phrase the text may be part; the same of a phrase's tail. Decides from pairs of letters, so
   some of them are not. Returns how many; PHRASES_NEAR where there may be more. */
size_t phrases_near(struct phrases *phrases, const char *folded, uint16_t *near);

/* The entries of a SIP code, whether phrases are ready or not. */
const uint16_t *phrases_of_sip(struct phrases *phrases, int sip, size_t *count);

#endif
