/*
 * table.h - tables of text -> records.
 *
 * A header names the columns, as that of CSV does, and a row has a cell for each:
 *
 *     bars      | Final SIP code | Final Microsoft subcode |     Markdown, database clients, call
 *               | 403            | 560403                  |     records of AudioCodes
 *     aligned   finalSipCode callEndSubReason                    Format-Table
 *               ------------ ----------------
 *                        403           560403
 *     groups    Count Name                                       Group-Object
 *               ----- ----
 *                  12 403, 560403
 *     HTML      <tr><td>403</td><td>560403</td></tr>             ConvertTo-Html
 *     data frame                                                 pandas: see data_frame.h
 */
#ifndef LOG_TABLE_H
#define LOG_TABLE_H

#include "log/data_frame.h"

/* Columns of an aligned table. */
#define TABLE_ALIGNED DATA_FRAME_ROOM

/* The longest header of an aligned table, in bytes. */
#define TABLE_HEADER 4096

enum table_kind {
    TABLE_NONE,
    TABLE_BARS,
    TABLE_COLUMNS,
    TABLE_GROUPS,
    TABLE_HTML,
    TABLE_DATA_FRAME
};

enum table_result {
    TABLE_OTHER, /* the text is no part of the table, which has ended */
    TABLE_PART,  /* it is one, and the line has no row, or no other one */
    TABLE_ROW    /* a row: see `record` */
};

struct table {
    enum table_kind kind;
    bool blank;    /* the line before is blank, which a row without values is, too */
    bool waits;    /* the line before may be the header of an aligned table */
    bool prefixed; /* each line starts with what syslog writes, and other lines are in between */
    struct columns columns;
    size_t aligned; /* columns of an aligned table, and where they start, in characters; those of a
                       data frame end there */
    size_t starts[TABLE_ALIGNED];
    struct record record; /* of the row that was read last */
    const char *name;     /* of a group: what its calls have in common */
    size_t name_size;
    size_t header_size;
    char header[TABLE_HEADER];
};

/* True where a line starts a table: `*text` moves after the names. A line that may be the header of
   an aligned table is kept, for the next one decides. */
bool table_header(struct table *table, const char **text, const char *end);

/* Starts the table whose header is kept where a line underlines its names; false where it does not,
   but may be the first row of the table: nothing is kept any longer. */
bool table_underlined(struct table *table, const char *text, size_t size);

/* Reads the next row of a line, from `*text` on, which moves after it. */
enum table_result table_next(struct table *table, const char **text, const char *end,
                             uint64_t line);

#endif
