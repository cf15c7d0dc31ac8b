/* csv_cells.h - the cells of a row of separated values that is whole in a line. */
#ifndef LOG_CSV_CELLS_H
#define LOG_CSV_CELLS_H

#include "base/bytes.h"

/* Cells after these are counted alone. */
#define CSV_CELLS 256

struct csv_cells {
    const char *text; /* of the row */
    size_t count;
    uint32_t ends[CSV_CELLS + BYTES_MASK]; /* where each cell ends */
};

/* Finds the cells of a row of several whose quotes, if any, are right at both ends of cells, and
   doubled in them. False for other lines, which need a look at each byte: the cells are those of
   before. */
bool csv_cells_find(struct csv_cells *cells, char separator, const char *text, size_t size);

/* Finds a cell, from 0, without its quotes and the blanks before them; returns its size. One with
   quotes in it is written to `room`, of `size` bytes, as far as it fits. */
size_t csv_cell(const struct csv_cells *cells, size_t number, const char **cell, char *room,
                size_t size);

#endif
