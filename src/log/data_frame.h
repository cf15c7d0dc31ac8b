/*
 * data_frame.h - the lines of tables as pandas of Python prints them -> cells.
 *
 *        finalSipCode  callEndSubReason           sbcFqdn
 *     0           403            560403  sbc1.contoso.com
 *
 * No line is below the header, and the first column, which numbers the rows, has no name. Names and
 * cells have two blanks or more between them and end in the same columns.
 */
#ifndef LOG_DATA_FRAME_H
#define LOG_DATA_FRAME_H

#include "log/columns.h"

/* Columns of a table. */
#define DATA_FRAME_ROOM 64

/* A cell of a row. */
struct data_frame_cell {
    const char *text;
    size_t size;
    size_t end;    /* where it ends, in characters of the line, */
    size_t column; /* and the column that ends there, or how many there are */
};

/* Reads the names of a header, and where they end; false where it is none, or `row` is not the
   first row of its table. */
bool data_frame_header(const char *header, size_t header_size, const char *row, size_t size,
                       struct columns *columns, size_t ends[DATA_FRAME_ROOM]);

/* Reads the first cell of a row, which numbers it; false where there is none. */
bool data_frame_first(const char *text, const char *end, struct data_frame_cell *cell);

/* Reads the cell after another one, of a row with columns that end at `ends`; false where there is
   none. */
bool data_frame_next(const char *end, const size_t *ends, size_t columns,
                     struct data_frame_cell *cell);

#endif
