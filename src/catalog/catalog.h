/*
 * catalog.h - the layout of a catalog.
 *
 * All strings are in one pool, each with a NUL after it; tables hold offsets into it and no
 * pointers, so that a compiled-in catalog costs nothing when the program starts. Offset 0 is the
 * empty string.
 */
#ifndef CATALOG_CATALOG_H
#define CATALOG_CATALOG_H

#include "drcode.h"

/* Where an entry's text is from. Row 0 is no entry's. */
struct catalog_document {
    uint32_t name, subject, source, date;
    bool meaning; /* its phrases are meanings: no evidence in a log */
};

/* An entry's text in one language. */
struct catalog_text {
    uint32_t phrase;
    uint32_t folded; /* the phrase as fold_text() writes it */
    uint32_t items;  /* equal items share one offset */
    uint16_t document;
    uint16_t tail;  /* where in `folded` the part after the first colon starts; 0: no colon */
    uint64_t heads; /* of the words of the phrase and of the items: see vocabulary.h */
};

/* A word of folded phrases, of those in a catalog's vocabulary: sorted by size, then by bytes. */
struct catalog_word {
    uint32_t text;    /* where it is in some phrase; there is no NUL after it */
    uint32_t letters; /* VOCABULARY_BIT of each of its characters */
    uint16_t first;   /* of its places, up to the first one of the next row */
    uint8_t size;
    uint8_t rarity;
};

#define CATALOG_NO_TEXT      UINT16_MAX
#define CATALOG_NO_MICROSOFT UINT32_MAX
#define CATALOG_NO_SIP       UINT16_MAX

/* Sorted by `microsoft`, then by `sip`; entries with the same codes are in their documents' order.
   An entry lacks a SIP code where its document gives none, and both codes where it is about no
   code. */
struct catalog_entry {
    uint32_t microsoft;
    uint16_t sip;
    uint16_t text[DRCODE_LANGS]; /* CATALOG_NO_TEXT where the language has none */
    uint8_t outcome;             /* enum drcode_outcome */
};

/* data/sip-reasons.tsv, sorted by `sip`. */
struct catalog_reason {
    uint32_t reason, reference, step[DRCODE_LANGS];
    uint16_t sip;
};

/* data/hresults.tsv, sorted by `value`. */
struct catalog_hresult {
    uint32_t value, name, text[DRCODE_LANGS];
};

/* data/q850.tsv, sorted by `cause`. */
struct catalog_cause {
    uint32_t name[DRCODE_LANGS], step[DRCODE_LANGS];
    uint32_t sips; /* the SIP codes that fit, ",404,485,604,"; empty where RFC 3398 names none */
    uint16_t cause, sip;
};

/* data/outcomes.tsv: ranges of codes, in the order in which they count. */
struct catalog_outcome {
    int32_t microsoft, last_microsoft;
    int16_t sip, last_sip, cause, last_cause;
    uint16_t outcome; /* enum drcode_outcome */
};

/* data/structure.tsv: what all Microsoft codes of six digits with a prefix have in common; the
   longest prefix comes first, and the last one is empty. */
struct catalog_structure {
    uint32_t prefix, text[DRCODE_LANGS];
    uint32_t origin; /* enum drcode_origin */
};

/* data/calling-codes.tsv, sorted by `prefix` as text: digits at the start of an E.164 number. */
struct catalog_calling {
    uint32_t prefix, key, name[DRCODE_LANGS];
};

/* The size of the set of stems, in bits. */
#define CATALOG_STEMS 8192

struct drcode_catalog {
    const char *pool;
    const struct catalog_entry *entries;
    const struct catalog_text *texts;
    const struct catalog_document *documents;
    const struct catalog_reason *reasons;
    const struct catalog_hresult *hresults;
    const struct catalog_cause *causes;
    const struct catalog_outcome *outcomes;
    const struct catalog_structure *structures;
    const struct catalog_calling *callings;
    const uint32_t *rarities; /* of words: see rarity.h */
    const struct catalog_word *words;
    const unsigned char *places;        /* of the words: see vocabulary.h */
    uint64_t stems[CATALOG_STEMS / 64]; /* of codes and of the words of texts: see vocabulary.h */
    uint32_t pool_size;
    uint16_t entry_count, text_count, document_count;
    uint16_t reason_count, hresult_count, cause_count, outcome_count, structure_count;
    uint16_t calling_count, rarity_count, word_count; /* no words: the catalog is too large */
};

/* The text of an entry in a language, or in English where it has none. */
const struct catalog_text *catalog_text(const struct drcode_catalog *catalog, size_t index,
                                        enum drcode_lang *lang);

/* True where an entry has a phrase, not as a meaning. `folded` is that of a text in the catalog's
   pool, where equal ones are one string. */
bool catalog_has_phrase(const struct drcode_catalog *catalog, size_t index, const char *folded);

/* True where the phrase of a text is a meaning, which no log is searched for. */
bool catalog_is_meaning(const struct drcode_catalog *catalog, const struct catalog_text *text);

#endif
