#include "log/csv.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "log/counts.h"

/*
 *     row    = field *( separator field ) line-end
 *     field  = *" " ( plain / quoted [ plain ] )
 *     plain  = bytes up to the next separator or line-end; quotes among them are text
 *     quoted = '"' *( any byte except a quote / '""' ) '"'
 *
 * Spaces around a value never count, also before a quote: people write `"a", "b"`.
 */

/* Where the name that starts at `text` ends; NULL where its quote is not closed. */
static const char *name_end(const char *text, const char *end, char separator)
{
    const char *found;

    while (text < end && *text == ' ')
        text++;
    if (text < end && *text == '"') {
        do {
            text = bytes_find('"', text + 1, (size_t)(end - text - 1));
            if (!text)
                return NULL;
            text++;
        } while (text < end && *text == '"');
    }
    found = bytes_find(separator, text, (size_t)(end - text));
    return found ? found : end;
}

/* True for a line of names, two at least, whose quotes are closed. Most rows that may be a header
   end here: looking up names takes ten times as long. */
static bool has_names(const char *text, const char *end, char separator)
{
    const char *stop = name_end(text, end, separator);

    if (stop == end)
        return false;
    while (stop && columns_may_name(text, (size_t)(stop - text))) {
        if (stop == end)
            return true;
        text = stop + 1;
        stop = name_end(text, end, separator);
    }
    return false;
}

/* Reads names; false where they name no table. */
static bool read_names(const char *text, const char *end, char separator, struct columns *columns)
{
    const char *stop;

    columns_start(columns);
    for (;; text = stop + 1) {
        stop = name_end(text, end, separator);
        if (!columns_add(columns, text, (size_t)(stop - text)))
            return false;
        if (stop == end)
            return columns_are_calls(columns);
    }
}

bool csv_names(const struct csv *csv, const char *text, size_t size)
{
    return has_names(text, text + size, csv->separator);
}

/* Finds the columns with counts of a table that was read: a summary's, where it has a column of
   counts and one of shares. */
static void find_counts(struct csv *csv, const char *text, const char *end)
{
    const char *stop;
    size_t column;
    bool calls = false, share = false;

    for (column = 0; column < csv->columns.count; column++) {
        calls = calls || columns_label(&csv->columns, column) == LABEL_CALLS;
        share = share || columns_label(&csv->columns, column) == LABEL_SHARE;
    }
    csv->summary = calls && share;
    for (column = 0; csv->summary && column < COLUMNS_ROOM; column++, text = stop + 1) {
        stop = name_end(text, end, csv->separator);
        csv->counted[column] = counts_of(text, (size_t)(stop - text));
        if (stop == end)
            break;
    }
}

bool csv_header(struct csv *csv, const char *text, size_t size)
{
    static const char separators[] = ",;\t", type[] = "#TYPE ";
    const char *s, *end;
    struct columns columns;
    size_t best = 0;

    if (size == 0 || (size >= sizeof type - 1 && memcmp(text, type, sizeof type - 1) == 0))
        return false;
    end = text + size;
    for (s = separators; *s; s++) {
        if (!has_names(text, end, *s) || !read_names(text, end, *s, &columns) ||
            columns.known <= best)
            continue;
        best = columns.known;
        csv->columns = columns;
        csv->separator = *s;
        csv->started = false;
    }
    if (best > 0)
        find_counts(csv, text, end);
    return best > 0;
}

static void start_row(struct csv *csv, uint64_t line)
{
    if (!csv->alone)
        csv->held_size = 0;
    record_start(&csv->record, line);
    csv->column = csv->bytes = csv->value_size = csv->cells.count = 0;
    csv->lines = 1;
    csv->started = true;
    csv->begun = csv->quoted = csv->closing = csv->spans = csv->broken = false;
}

/* The name of a column with counts; NULL for another one. */
static const char *counted(const struct csv *csv)
{
    const bool kept = csv->column < csv->columns.count && csv->column < COLUMNS_ROOM;

    return csv->summary && kept ? csv->counted[csv->column] : NULL;
}

static void keep(struct csv *csv, const char *text, size_t size)
{
    const bool labelled = columns_label(&csv->columns, csv->column) != LABEL_NONE;
    size_t room = (labelled ? CSV_VALUE : CSV_COUNT) - csv->value_size;

    if (!labelled && !counted(csv))
        return;
    if (size > room)
        size = room;
    bytes_copy(csv->value + csv->value_size, text, size);
    csv->value_size += size;
}

/* Keeps the bytes before the next `stop` and returns how many there are. */
static size_t keep_until(struct csv *csv, char stop, const char *text, size_t size)
{
    const char *found = bytes_find(stop, text, size);

    if (found)
        size = (size_t)(found - text);
    keep(csv, text, size);
    return size;
}

/* The size of an apostrophe that was written before what is no formula. */
static size_t apostrophe(const char *text, size_t size)
{
    return size > 0 && *text == '\'' && ascii_formula(text, size);
}

/* Takes a line of a cell with counts; false where it is none. */
static bool take_count(struct csv *csv)
{
    struct csv_count *count = &csv->counts[csv->count_size];
    const size_t from = csv->spans ? 0 : apostrophe(csv->value, csv->value_size);
    const char *name = csv->value + from;

    if (csv->count_size == CSV_COUNTS ||
        !counts_read(name, csv->value_size - from, &count->size, &count->count))
        return false;
    count->of = counted(csv);
    memcpy(count->name, name, count->size);
    csv->count_size++;
    return true;
}

/* Sets what a cell says. The line of a finding may have an apostrophe, too. */
static void set_cell(struct csv *csv, size_t column, const char *text, size_t size)
{
    const bool line = columns_label(&csv->columns, column) == LABEL_TEXT;
    const size_t from = line ? apostrophe(text, size) : 0;

    columns_set(&csv->columns, column, &csv->record, text + from, size - from);
}

static void end_field(struct csv *csv)
{
    if (csv->summary && counted(csv))
        take_count(csv);
    else
        set_cell(csv, csv->column, csv->value, csv->value_size);
    csv->column++;
    csv->value_size = 0;
    csv->begun = csv->closing = csv->spans = false;
}

/* True for what may be before the first byte of a value. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\r';
}

/* Sets what the cells say that have labels from `first` to `last`. */
static void set_cells(struct csv *csv, unsigned first, unsigned last)
{
    const struct columns *columns = &csv->columns;
    size_t column, end = csv->cells.count < columns->count ? csv->cells.count : columns->count;

    for (column = 0; column < end && column < COLUMNS_ROOM; column++) {
        const char *cell;
        size_t size;

        if (columns->label[column] - first > last - first)
            continue;
        size = csv_cell(&csv->cells, column, &cell, csv->value, CSV_VALUE);
        set_cell(csv, column, cell, size < CSV_VALUE ? size : CSV_VALUE);
    }
}

static void read_piece(struct csv *csv, const char *text, size_t size)
{
    size_t at = 0;

    while (at < size) {
        if (csv->quoted) {
            at += keep_until(csv, '"', text + at, size - at);
            csv->closing = at < size;
            csv->quoted = !csv->closing;
            at += csv->closing;
        } else if (csv->closing && text[at] == '"') {
            keep(csv, "\"", 1);
            csv->closing = false;
            csv->quoted = true;
            at++;
        } else if (text[at] == csv->separator) {
            end_field(csv);
            at++;
        } else if (!csv->begun && is_blank(text[at])) {
            at++;
        } else if (!csv->begun && text[at] == '"') {
            csv->begun = csv->quoted = true;
            at++;
        } else {
            csv->begun = true;
            csv->broken = csv->broken || (csv->spans && csv->closing && !is_blank(text[at]));
            csv->closing = false;
            at += keep_until(csv, csv->separator, text + at, size - at);
        }
    }
}

/* True where the row that has ended is one of the table. Excel omits the separators after the last
   filled column, by blocks of rows: a code in its column proves such a row. */
static bool fits(const struct csv *csv)
{
    const size_t columns = csv->columns.count;
    bool code = csv->record.microsoft != DRCODE_NO_CODE || csv->record.sip != DRCODE_NO_CODE;

    return csv->column == columns || (csv->column > 1 && csv->column < columns && code);
}

/* Ends a row whose cells were found. */
static enum csv_result end_row(struct csv *csv)
{
    size_t end = csv->text_size;

    csv->started = false;
    while (end > 0 && is_blank(csv->text[end - 1]))
        end--;
    csv->column = csv->cells.count - (csv->cells.count == csv->columns.count + 1 && end > 0 &&
                                      csv->text[end - 1] == csv->separator);
    set_cells(csv, LABEL_MICROSOFT, LABEL_SIP);
    return fits(csv) ? CSV_ROW : CSV_OTHER;
}

void csv_fill(struct csv *csv)
{
    set_cells(csv, LABEL_SIP + 1, LABEL_NONE - 1);
}

/* Keeps a line of a row that has several, or a piece of one, to be read again. */
static void hold(struct csv *csv, const char *text, size_t size, bool ends, uint64_t line)
{
    if (csv->held_size == 0)
        csv->held_line = line;
    bytes_copy(csv->held + csv->held_size, text, size);
    csv->held_size += size;
    if (ends)
        csv->held[csv->held_size++] = '\n';
}

/* Continues a row in the next line. In one of a summary, which may be long, what is before that
   line is not read again. */
static void continue_row(struct csv *csv)
{
    csv->lines++;
    if (csv->value_size > 0 && csv->value[csv->value_size - 1] == '\r')
        csv->value_size--;
    if (!counted(csv)) {
        keep(csv, "\n", 1);
    } else {
        csv->broken = !take_count(csv) || csv->broken;
        csv->value_size = 0;
    }
    csv->spans = true;
    if (csv->summary && !csv->broken) {
        csv->lines = 2;
        csv->bytes = csv->held_size = 0;
    }
}

static enum csv_result end_line(struct csv *csv)
{
    const size_t columns = csv->columns.count;
    bool fine = csv->bytes <= CSV_ROW_BYTES;

    /* After the last column no quote is waited for. */
    if (fine && csv->quoted && csv->lines < CSV_ROW_LINES && csv->column < columns && !csv->alone) {
        continue_row(csv);
        if (!csv->broken || !csv->summary)
            return CSV_MORE;
    }
    csv->started = false;
    if (!fine || csv->quoted || csv->broken) /* the next quote opened a field */
        return CSV_OTHER;
    if (csv->column == 0 && !csv->begun)
        return CSV_EMPTY;
    if (csv->column != columns || csv->begun) /* a separator after the last column ends it */
        end_field(csv);
    return fits(csv) ? CSV_ROW : CSV_OTHER;
}

/* Keeps the first line of a row that continues. */
static void keep_text(struct csv *csv)
{
    if (csv->text_size > CSV_TEXT)
        csv->text_size = CSV_TEXT;
    bytes_copy(csv->first, csv->text, csv->text_size);
    csv->text = csv->first;
}

enum csv_result csv_line(struct csv *csv, const char *text, size_t size, bool ends, uint64_t line)
{
    enum csv_result result = CSV_MORE;
    bool starts = !csv->started;

    csv->count_size = 0;
    if (starts) {
        start_row(csv, line);
        csv->text = text;
        csv->text_size = size;
    }
    if (starts && ends && !csv->summary && size <= CSV_ROW_BYTES &&
        csv_cells_find(&csv->cells, csv->separator, text, size))
        return end_row(csv);
    if (csv->bytes > CSV_ROW_BYTES || size > CSV_ROW_BYTES - csv->bytes) {
        csv->bytes = CSV_ROW_BYTES + 1; /* until the line ends */
    } else {
        if (csv->lines > 1)
            hold(csv, text, size, ends, line);
        csv->bytes += size;
        read_piece(csv, text, size);
    }
    if (ends)
        result = end_line(csv);
    if (starts && ends && result == CSV_MORE && !csv->summary)
        hold(csv, text, size, true, line);
    if (result == CSV_MORE && csv->text != csv->first)
        keep_text(csv);
    return result;
}

bool csv_is_blank(const struct csv *csv)
{
    size_t i;

    for (i = 0; i < csv->text_size; i++)
        if (csv->text[i] != csv->separator && csv->text[i] != '"' && !ascii_space(csv->text[i]))
            return false;
    return true;
}

bool csv_give_up(struct csv *csv)
{
    csv->started = false;
    while (csv->held_size > 0 && csv->held[csv->held_size - 1] != '\n')
        csv->held_size--;
    return csv->held_size > 0 && !csv->alone;
}
