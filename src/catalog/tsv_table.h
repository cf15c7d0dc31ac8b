/* tsv_table.h - rows of tab-separated text: the tables in data/. */
#ifndef CATALOG_TSV_TABLE_H
#define CATALOG_TSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "drcode.h"

/* A table that is being read. Lines that start with `#` and empty lines are skipped. */
struct tsv_table {
    const char *file; /* for messages */
    char *next;       /* text not yet read, with a NUL at its end; it is cut into cells in place */
    unsigned line;    /* of the row read last */
};

/* Reads the next row into `cells`, which receives exactly `count` strings within the text. Returns
   1 for a row, 0 at the end, -1 with `error` filled in where a row has another number of cells or
   one of them is empty. */
int tsv_table_row(struct tsv_table *table, char **cells, size_t count, struct drcode_error *error);

#endif
