#include "log/data_frame.h"

/* Reads the next cell of a line, up to two blanks; false where there is none. */
static bool next_cell(const char *end, struct data_frame_cell *cell)
{
    const char *at = cell->text + cell->size;

    for (; at < end && *at == ' '; at++)
        cell->end++;
    cell->text = at;
    for (; at < end && *at != '\r' && (*at != ' ' || (at + 1 < end && at[1] != ' ')); at++)
        cell->end += (*at & 0xc0) != 0x80;
    cell->size = (size_t)(at - cell->text);
    return cell->size > 0;
}

/* Reads the names of a header, and where they end; false where they are none of calls. */
static bool read_names(const char *text, const char *end, struct columns *columns, size_t *ends)
{
    struct data_frame_cell name = {.text = text};

    columns_start(columns);
    while (next_cell(end, &name) && *name.text != '\\') { /* where a wide table goes on below */
        if (columns->count == DATA_FRAME_ROOM || !columns_may_name(name.text, name.size) ||
            !columns_add(columns, name.text, name.size))
            return false;
        ends[columns->count - 1] = name.end;
    }
    return columns->count > 1 && columns_are_calls(columns);
}

bool data_frame_header(const char *header, size_t header_size, const char *row, size_t size,
                       struct columns *columns, size_t ends[DATA_FRAME_ROOM])
{
    const char *end = row + size;
    struct data_frame_cell cell;
    size_t i = 0;

    if (header_size == 0 || *header != ' ' || !data_frame_first(row, end, &cell) ||
        !read_names(header, header + header_size, columns, ends))
        return false;
    while (i < columns->count && next_cell(end, &cell) && cell.end == ends[i])
        i++;
    return i == columns->count && !next_cell(end, &cell);
}

bool data_frame_first(const char *text, const char *end, struct data_frame_cell *cell)
{
    *cell = (struct data_frame_cell){.text = text};
    return next_cell(end, cell) && cell->text == text;
}

bool data_frame_next(const char *end, const size_t *ends, size_t columns,
                     struct data_frame_cell *cell)
{
    if (!next_cell(end, cell))
        return false;
    while (cell->column < columns && ends[cell->column] != cell->end)
        cell->column++;
    return true;
}
