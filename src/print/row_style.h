/* row_style.h - how rows and values are written in JSON, TSV and CSV. */
#ifndef PRINT_ROW_STYLE_H
#define PRINT_ROW_STYLE_H

#include <stdbool.h>

#include "print/safe.h"

struct row_style {
    enum safe_place place; /* where texts must be safe */
    bool named;            /* members have names; else `gap` is between them */
    bool sheet;            /* for spreadsheets: a header, and no cell is a formula */
    const char *gap;
    const char *start, *end; /* of a row */
    const char *line_end;    /* after a row that is in no other */
    const char *quote;       /* on both sides of a text, */
    const char *item_quote;  /* and of one in a list, or of a name in a tally */
    const char *unknown;     /* a value that is not known */
    const char *list_start, *list_gap, *list_end;
    const char *tally_start, *is, *tally_end; /* names and counts, `list_gap` between them */
};

extern const struct row_style row_style_json, row_style_tsv, row_style_csv;

#endif
