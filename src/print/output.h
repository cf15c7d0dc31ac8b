/* output.h - answers -> a stream, in one of the formats. */
#ifndef PRINT_OUTPUT_H
#define PRINT_OUTPUT_H

#include <stdio.h>

#include "drcode.h"

struct output {
    FILE *file;
    const struct drcode_catalog *catalog;
    enum drcode_lang lang;
    unsigned width; /* columns to wrap text to; 0: never */
    bool color;
    /* for findings in logs, as text */
    bool ascii;               /* bars of a summary are ASCII */
    bool passes_lines;        /* the lines of the log are printed already */
    struct output_seen *seen; /* one for each entry of the catalog */
    const char **told;        /* what structures of codes say: OUTPUT_TOLD texts, or NULL */
};

/* So many texts about structures are remembered. */
#define OUTPUT_TOLD 8

/* What is kept of an entry that findings told of. */
struct output_seen {
    const char *file; /* where its actions were printed: they are not printed again; */
    uint64_t line;    /* 0: nowhere yet */
    char *json;       /* its members as JSON, of so many bytes; NULL: not printed yet */
    size_t json_size;
};

/* A format. Errors of the stream are found by whoever closes it. */
struct summary;

struct output_format {
    const char *name;
    /* Prints an answer and the entries that it found. With `match` DRCODE_NOTHING the entries were
       listed, not asked for. */
    void (*answer)(const struct output *output, const struct drcode_answer *answer,
                   const uint16_t *entries);
    /* Prints a finding that stood in `file`: the input or, fed back, what it names. */
    void (*finding)(const struct output *output, const char *file,
                    const struct drcode_finding *finding);
    /* Prints a summary that has ended; false where memory ran out for a part of it. */
    bool (*summary)(const struct output *output, const struct summary *summary);
};

extern const struct output_format text_format, json_format, tsv_format;

/* The printers of summaries. */
bool summary_text(const struct output *output, const struct summary *summary);
bool summary_json(const struct output *output, const struct summary *summary);
bool summary_tsv(const struct output *output, const struct summary *summary);

/* Prints bytes of a log as text that is safe on a terminal: controls become "?", what is no UTF-8
   becomes U+FFFD, tabs stay. */
void output_safe(FILE *file, const char *text, size_t size);

/* Says on standard error what went wrong, as one line that is safe on a terminal. */
void output_error(const char *what);

/* What the formats for programs tell of an entry, or of codes without one. A NULL is not known. */
struct output_row {
    int32_t microsoft; /* DRCODE_NO_CODE: not known, as below */
    int sip;
    const char *service_phrase; /* or, in a log, as a record states one that is not known */
    const char *lang;
    const char *phrase;
    const char *origin; /* "microsoft" or "sbc" */
    const char *sip_reason;
    const char *items; /* as drcode_next() reads them */
    const char *note;  /* a note besides those of the items */
    const char *source;
    const char *match; /* how it was found */
    int score;         /* DRCODE_NO_CODE where nothing was asked */
    /* what a finding in a log tells besides; NULL for an answer */
    const struct drcode_finding *finding;
    const char *file;
};

/* Calls `print` for each entry of an answer, or once for the codes of an answer without entries. */
void output_rows(const struct output *output, const struct drcode_answer *answer,
                 const uint16_t *entries,
                 void (*print)(const struct output *output, const struct output_row *row));

/* What is known of a finding in a log: what its candidates have in common, where there are several.
   `file` is where it stood. */
struct output_row output_finding_row(const struct output *output, const char *file,
                                     const struct drcode_finding *finding);

/* The row of an entry that a finding may mean. */
struct output_row output_candidate_row(const struct output *output,
                                       const struct drcode_finding *finding, size_t number);

/* The name of the member or column that holds a finding's time. */
const char *output_time_name(const struct drcode_finding *finding);

/* Writes a number's digits before `end`, 20 at most; returns where they start. printf() is the
   slowest part of a start: what every lookup prints does without. */
char *output_digits(char *end, uint64_t number);

/* Writes "569002 504 ", a space behind each code that is known, into OUTPUT_CODES bytes; returns
   how many. */
#define OUTPUT_CODES 32
size_t output_codes(char *text, int32_t microsoft, int sip);

/* True where a link stands in an entry's items before `link` too. */
bool output_repeated(const char *items, const char *link);

#endif
