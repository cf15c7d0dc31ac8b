/* row_style.h - how rows and values are written in JSON, TSV and CSV. */
#ifndef PRINT_ROW_STYLE_H
#define PRINT_ROW_STYLE_H

#include <stdbool.h>

#include "print/writer.h"

struct row_style {
    enum safe_place place, name_place; /* where texts, and names of tallies, must be safe */
    bool named;                        /* members have names; else `gap` is between them */
    bool sheet;                        /* for spreadsheets: a header, and no cell is a formula */
    struct writer_sign gap;
    struct writer_sign start, end; /* of a row */
    struct writer_sign line_end;   /* after a row that is in no other */
    struct writer_sign quote;      /* on both sides of a text, */
    struct writer_sign item_quote; /* and of one in a list, or of a name in a tally */
    struct writer_sign unknown;    /* a value that is not known */
    struct writer_sign list_start, list_gap, list_end;
    struct writer_sign tally_start, is, tally_end; /* names and counts, `list_gap` between them */
};

extern const struct row_style row_style_json, row_style_tsv, row_style_csv;

#endif
