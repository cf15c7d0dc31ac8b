#include "log/table.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "log/bars.h"
#include "log/markup.h"

/* The least cells of a header that a prefix of syslog precedes. */
#define LEAST_PREFIXED 6

/* The size of a line without the time that AudioCodes writes at its end: " [Time:...]". */
static size_t without_time(const char *text, size_t size)
{
    size_t at = bytes_after_last('[', text, size);

    if (at > 1 && size - at > 5 && memcmp(text + at, "Time:", 5) == 0)
        return at - 1;
    return size;
}

/* Reads the names of a header with bars. A name and its value have one bar, too. */
static bool bars_header(struct table *table, const char *text, size_t size)
{
    const char *end = text + without_time(text, size), *cell;
    bool more = true, prefixed = false;
    struct columns columns;
    size_t length, filled = 0;

    if (!bytes_find('|', text, size) && !bytes_find('\342', text, size))
        return false; /* most lines have no bar */
    columns_start(&columns);
    while (more) {
        more = bars_cell(&text, end, &cell, &length);
        filled += length > 0;
        if (columns.count == 0 && !columns_may_name(cell, length)) {
            prefixed = true;
            length = 0;
        }
        if (!columns_may_name(cell, length) || !columns_add(&columns, cell, length))
            return false;
    }
    if (!columns_are_calls(&columns) || columns.count < (prefixed ? LEAST_PREFIXED : 2) ||
        filled < 2 || (filled == 2 && columns.known < 2))
        return false;
    table->columns = columns;
    table->prefixed = prefixed;
    return true;
}

/* True for a line that only draws: "---|---", "+-----+". */
static bool is_drawing(const char *text, const char *end)
{
    bool drawn = false;

    for (; text < end; text++) {
        if (*text == '\342' && end - text >= 3 && (text[1] == '\224' || text[1] == '\225'))
            text += 2;
        else if (!memchr("-=+|: ", *text, 6))
            return false;
        drawn = drawn || *text != ' ';
    }
    return drawn;
}

static enum table_result bars_row(struct table *table, const char *text, const char *end)
{
    const char *cell;
    size_t size, count = 0;
    bool more = true;

    end = text + without_time(text, (size_t)(end - text));
    if (!table->prefixed && is_drawing(text, end))
        return TABLE_PART;
    for (; more; count++) {
        more = bars_cell(&text, end, &cell, &size);
        columns_set(&table->columns, count, &table->record, cell, size);
    }
    if (count != table->columns.count)
        return TABLE_OTHER;
    return table->record.unread ? TABLE_PART
                                : TABLE_ROW; /* DuckDB says of which type columns are */
}

/* The offset of a character in a text: its size where it has fewer. */
static size_t offset_of(const char *text, size_t size, size_t character)
{
    size_t at = 0;

    for (; at < size && character > 0; character--)
        for (at++; at < size && (text[at] & 0xc0) == 0x80; at++)
            ;
    return at;
}

/* Where the cell of a column starts in a line. A value that is aligned to the right may be longer
   than its name. */
static size_t cell_start(const struct table *table, const char *text, size_t size, size_t column)
{
    size_t at;

    if (column >= table->aligned)
        return size;
    at = column > 0 ? offset_of(text, size, table->starts[column]) : 0;
    while (at > 0 && at < size && text[at] != ' ' && text[at - 1] != ' ')
        at--;
    return at;
}

/* The name of a column of an aligned table. */
static size_t name_of(const struct table *table, size_t column, const char **name)
{
    size_t start = cell_start(table, table->header, table->header_size, column),
           end = cell_start(table, table->header, table->header_size, column + 1);

    *name = table->header + start;
    return record_trim(name, end > start ? end - start : 0);
}

static bool is_name(const struct table *table, size_t column, const char *expected)
{
    const char *name;
    size_t size = name_of(table, column, &name);

    return size == strlen(expected) && fold_has_prefix(name, size, expected);
}

/* Reads the names of an aligned table whose columns are known. */
static bool aligned_header(struct table *table)
{
    struct columns columns;
    size_t i;

    columns_start(&columns);
    for (i = 0; i < table->aligned; i++) {
        const char *name;
        size_t size = name_of(table, i, &name);

        if (!columns_may_name(name, size) || !columns_add(&columns, name, size))
            return false;
    }
    table->columns = columns;
    table->prefixed = table->blank = false;
    table->kind = columns_are_calls(&table->columns)                        ? TABLE_COLUMNS
                  : is_name(table, 0, "count") && is_name(table, 1, "name") ? TABLE_GROUPS
                                                                            : TABLE_NONE;
    return table->kind != TABLE_NONE;
}

/* The size of a value without the mark that it was cut; unchanged where it was not. */
static size_t without_dots(const char *text, size_t size)
{
    const bool cut = size >= 3 && (memcmp(text + size - 3, "...", 3) == 0 ||
                                   memcmp(text + size - 3, "\342\200\246", 3) == 0);

    return cut ? size - 3 : size;
}

/* Finds where the names start that a line underlines; returns how many there are. */
static size_t find_starts(const char *text, size_t size, size_t starts[TABLE_ALIGNED])
{
    size_t count = 0, i;

    for (i = 0; i < size; i++) {
        if (text[i] != '-' && text[i] != '=' && text[i] != ' ')
            return 0;
        if (text[i] == ' ' || (i > 0 && text[i - 1] != ' '))
            continue;
        if (count == TABLE_ALIGNED)
            return 0;
        starts[count++] = i;
    }
    return count;
}

/* Starts a data frame where the header that is kept is its, and a line its first row. */
static void start_data_frame(struct table *table, const char *text, size_t size)
{
    struct columns columns;
    size_t ends[DATA_FRAME_ROOM];

    if (!data_frame_header(table->header, table->header_size, text, size, &columns, ends))
        return;
    table->columns = columns;
    memcpy(table->starts, ends, columns.count * sizeof *ends);
    table->kind = TABLE_DATA_FRAME;
    table->prefixed = false;
}

bool table_underlined(struct table *table, const char *text, size_t size)
{
    size_t count, starts[TABLE_ALIGNED];

    if (!table->waits)
        return false;
    table->waits = false;
    count = find_starts(text, size, starts);
    if (count < 2) {
        start_data_frame(table, text, size);
        return false;
    }
    memcpy(table->starts, starts, count * sizeof *starts);
    table->aligned = count;
    return aligned_header(table);
}

/* Sets what a cell of an aligned table says. A phrase that was cut is the start of one; a code that
   was is none, which does not make the line one of another kind. */
static bool set_cell(struct table *table, size_t column, const char *cell, size_t size)
{
    const enum label label = columns_label(&table->columns, column);
    const size_t whole = without_dots(cell, size);
    struct record *record = &table->record;

    if (label <= LABEL_SIP && whole < size) {
        record->unread = true;
        return true;
    }
    columns_set(&table->columns, column, record, cell, label == LABEL_PHRASE ? whole : size);
    return label != LABEL_MICROSOFT || record_is_code(cell, size);
}

static bool is_number(const char *text, size_t size)
{
    size_t i = 0;

    while (i < size && ascii_digit(text[i]))
        i++;
    return i == size;
}

static enum table_result aligned_row(struct table *table, const char *text, const char *end)
{
    const size_t size = (size_t)(end - text);
    const bool after_blank = table->blank;
    bool fits = true;
    size_t i;

    table->blank = ascii_blank(text, size);
    if (table->blank)
        return table->kind == TABLE_COLUMNS && !after_blank ? TABLE_PART : TABLE_OTHER;

    for (i = 0; i < table->aligned && fits; i++) {
        const size_t start = cell_start(table, text, size, i),
                     next = cell_start(table, text, size, i + 1);
        const char *cell = text + start;
        const size_t length = record_trim(&cell, next > start ? next - start : 0);

        fits = set_cell(table, i, cell, length) &&
               (table->kind != TABLE_GROUPS || i > 0 || is_number(cell, length));
        if (i == 1) {
            table->name = cell;
            table->name_size = without_dots(cell, length);
        }
    }
    if (table->kind == TABLE_GROUPS)
        fits = fits && table->record.size[LABEL_CALLS] > 0 && table->name_size > 0;
    if (after_blank)
        fits = fits &&
               (table->record.microsoft != DRCODE_NO_CODE || table->record.sip != DRCODE_NO_CODE);
    return fits ? TABLE_ROW : TABLE_OTHER;
}

static enum table_result data_frame_row(struct table *table, const char *text, const char *end)
{
    struct data_frame_cell cell;
    bool any = false;

    if (!data_frame_first(text, end, &cell))
        return TABLE_OTHER;
    if (cell.size == 2 && memcmp(cell.text, "..", 2) == 0)
        return TABLE_PART; /* rows are left out */
    for (; data_frame_next(end, table->starts, table->columns.count, &cell); any = true)
        if (cell.column == table->columns.count ||
            !set_cell(table, cell.column, cell.text, cell.size))
            return TABLE_OTHER;
    return any ? TABLE_ROW : TABLE_OTHER;
}

/* Reads the cells of a row of HTML: names where there is no record. Returns how many there are. */
static size_t read_cells(const char *text, const char *end, struct columns *columns,
                         struct record *record)
{
    const char *cell = markup_tag(text, end, "td th ");
    size_t count = 0;

    for (; cell; count++) {
        const char *next = markup_tag(cell + 1, end, "td th ");
        char value[FIELD_ROOM];
        size_t size = markup_text(cell, (size_t)((next ? next : end) - cell), value, sizeof value);
        const char *trimmed = value;

        size = record_trim(&trimmed, size);
        if (record)
            columns_set(columns, count, record, trimmed, size);
        else if (!columns_may_name(trimmed, size) || !columns_add(columns, trimmed, size))
            return 0;
        cell = next;
    }
    return count;
}

/* The row of HTML that starts in a text; `end` moves to the end of it. NULL where there is none. */
static const char *find_row(const char *text, const char **end)
{
    const char *row = markup_tag(text, *end, "tr "), *next;

    if (row && (next = markup_tag(row + 1, *end, "tr /tr /table ")) != NULL)
        *end = next;
    return row;
}

static enum table_result html_row(struct table *table, const char **text, const char *end)
{
    const char *row_end = end, *row = find_row(*text, &row_end);
    const char *over = markup_tag(*text, row ? row : end, "/table ");
    size_t count;

    if (over || !row) {
        *text = end;
        return over ? TABLE_OTHER : TABLE_PART;
    }
    *text = row_end;
    count = read_cells(row, row_end, &table->columns, &table->record);
    return count == table->columns.count && !table->record.unread ? TABLE_ROW : TABLE_PART;
}

static bool html_header(struct table *table, const char **text, const char *end)
{
    const char *row_end = end, *row = find_row(*text, &row_end);
    struct columns columns;

    columns_start(&columns);
    if (!row || read_cells(row, row_end, &columns, NULL) < 2 || !columns_are_calls(&columns))
        return false;
    table->columns = columns;
    table->prefixed = false;
    *text = row_end;
    return true;
}

bool table_header(struct table *table, const char **text, const char *end)
{
    const size_t size = (size_t)(end - *text);
    const bool bars = bars_header(table, *text, size);

    table->waits = false;
    if (bars || html_header(table, text, end)) {
        table->kind = bars ? TABLE_BARS : TABLE_HTML;
        *text = bars ? end : *text;
        return true;
    }
    if (size <= TABLE_HEADER) {
        bytes_copy(table->header, *text, size);
        table->header_size = size;
        table->waits = true;
    }
    return false;
}

enum table_result table_next(struct table *table, const char **text, const char *end, uint64_t line)
{
    const char *start = *text;
    enum table_result result;

    if (start == end && table->kind == TABLE_HTML)
        return TABLE_PART;
    record_start(&table->record, line);
    *text = end;
    if (table->kind == TABLE_BARS)
        result = bars_row(table, start, end);
    else if (table->kind == TABLE_HTML) {
        *text = start;
        result = html_row(table, text, end);
    } else if (table->kind == TABLE_DATA_FRAME) {
        result = data_frame_row(table, start, end);
    } else {
        result = aligned_row(table, start, end);
    }
    if (result == TABLE_OTHER && !table->prefixed)
        table->kind = TABLE_NONE;
    return result;
}
