/* mktables.h - build time: the tables in data/ besides the documents -> C. */
#ifndef CATALOG_MKTABLES_H
#define CATALOG_MKTABLES_H

#include "base/buffer.h"
#include "catalog/catalog.h"

enum table {
    TABLE_REASON,
    TABLE_HRESULT,
    TABLE_CAUSE,
    TABLE_OUTCOME,
    TABLE_STRUCTURE,
    TABLE_CALLING,
    TABLES
};

/* Rows of the tables, their strings appended to `pool`. All zero at first, except the pool. */
struct tables {
    struct buffer pool;                 /* continues the catalog's pool */
    struct buffer rows[TABLES];         /* arrays of struct catalog_reason and so on */
    struct catalog_structure structure; /* the one being read, */
    size_t lang;                        /* of which this language is due */
};

/* The name of a table, without the plural's "s": "reason" of struct catalog_reason. */
const char *tables_name(enum table table);

/* Reads the tables in a folder; false, with a message printed, where one is wrong. */
bool tables_read(struct tables *tables, const char *folder);

/* True where memory ran out. */
bool tables_failed(const struct tables *tables);

/* Prints the rows as arrays "NAMEs". */
void tables_print(const struct tables *tables);

void tables_free(struct tables *tables);

#endif
