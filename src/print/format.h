/* format.h - a format: what prints answers, findings and summaries to a stream. */
#ifndef PRINT_FORMAT_H
#define PRINT_FORMAT_H

#include <stdio.h>

#include "drcode.h"

struct printed;
struct row_style;
struct summary;

/* Where a format prints, and how. */
struct output {
    FILE *file;
    const struct format *format;
    const struct drcode_catalog *catalog;
    struct printed *printed; /* never NULL */
    enum drcode_lang lang;
    unsigned width;      /* columns that text is wrapped to; 0: it is not */
    bool color;          /* of text */
    bool ascii;          /* the bars of a summary are ASCII */
    bool full;           /* all entries of an answer are printed in full, as text */
    bool passes_lines;   /* each line of a log is printed before its findings */
    int64_t now;         /* of a report: when it was made, in seconds since 1970, and from what; */
    char *const *inputs; /* "-" is standard input */
    size_t input_count;
    char *const *compared; /* what it is compared with */
    size_t compared_count;
    char *const *conditions; /* that calls had to meet, */
    size_t condition_count;
    const int64_t *since, *until; /* and since and until when; NULL: whenever */
    bool mask;                    /* numbers and users of conditions are left out */
};

/* A format. Errors of the stream are found by whoever closes it; where memory runs out, `failed` of
   `printed` is set. */
struct format {
    const struct row_style *style; /* of a format that prints rows; else NULL */
    /* Prints what is before all answers or all findings; or NULL. */
    void (*head)(const struct output *output, bool findings);
    /* Prints an answer and the entries that it found. With `match` DRCODE_NOTHING the entries were
       listed, not asked for. */
    void (*answer)(const struct output *output, const struct drcode_answer *answer,
                   const uint16_t *entries);
    /* Prints a finding of `file`: the input or, where a finding is fed back, what it names. */
    void (*finding)(const struct output *output, const char *file,
                    const struct drcode_finding *finding);
    /* Prints a summary that has ended; false where memory ran out for a part of it. */
    bool (*summary)(const struct output *output, const struct summary *summary);
};

extern const struct format text_format, brief_format, json_format, tsv_format, csv_format,
    html_format; /* of summaries alone */

#endif
