/* output.h - answers -> a stream, in one of the formats. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdio.h>

#include "drcode.h"

struct output {
    FILE *file;
    const struct drcode_catalog *catalog;
    enum drcode_lang lang;
    unsigned width; /* columns to wrap text to; 0: never */
    bool color;
};

/* A format. Errors of the stream are found by whoever closes it. */
struct output_format {
    const char *name;
    /* Prints an answer and the entries that it found. With `match` DRCODE_NOTHING the entries were
       listed, not asked for. */
    void (*answer)(const struct output *output, const struct drcode_answer *answer,
                   const uint16_t *entries);
};

extern const struct output_format text_format, json_format, tsv_format;

/* What the formats for programs tell of an entry, or of codes without one. A NULL is not known. */
struct output_row {
    int32_t microsoft; /* DRCODE_NO_CODE: not known, as below */
    int sip;
    const char *service_phrase;
    const char *lang;
    const char *phrase;
    const char *origin; /* "microsoft" or "sbc" */
    const char *sip_reason;
    const char *items; /* as drcode_next() reads them */
    const char *note;  /* a note besides those of the items */
    const char *source;
    const char *match; /* how it was found */
    int score;         /* DRCODE_NO_CODE where nothing was asked */
};

/* Calls `print` for each entry of an answer, or once for the codes of an answer without entries. */
void output_rows(const struct output *output, const struct drcode_answer *answer,
                 const uint16_t *entries,
                 void (*print)(const struct output *output, const struct output_row *row));

/* True where a link stands in an entry's items before `link` too. */
bool output_repeated(const char *items, const char *link);

#endif
