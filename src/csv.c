#include "csv.h"

#include <string.h>

/*
 *     row   = field *(separator field) line-end
 *     field = *" " ( plain / quoted [plain] )
 *     plain = bytes up to the next separator or line end; quotes among them are text
 *     quoted = '"' *( any byte but a quote / '""' ) '"'
 *
 * Spaces around a field never count. People write `"a", "b"`, so they may stand before a quote too.
 */

/* The likeliest first: it wins where two of them make as good a header. */
static const char separators[] = {',', ';', '\t'};

/* Where the field that starts at `text` ends; NULL where its quote is not closed. */
static const char *name_end(const char *text, const char *end, char separator)
{
    const char *found;

    while (text < end && *text == ' ')
        text++;
    if (text < end && *text == '"') {
        do {
            text = memchr(text + 1, '"', (size_t)(end - text - 1));
            if (!text)
                return NULL;
            text++;
        } while (text < end && *text == '"');
    }
    found = memchr(text, separator, (size_t)(end - text));
    return found ? found : end;
}

static bool around_name(char c)
{
    return c == ' ' || c == '"' || c == '\r';
}

static bool is_number(const char *text, size_t size)
{
    size_t i;

    for (i = 0; i < size && text[i] >= '0' && text[i] <= '9'; i++)
        ;
    return size > 0 && i == size;
}

/* The label of the column with this name. Folding drops what stands around the name as well, but
   names are compared up to a length. */
static enum label column_label(const char *name, size_t size, enum label_trust *trust)
{
    enum label label = label_of_name(name, size, trust);

    return label != LABEL_NONE && *trust == LABEL_ASKED ? LABEL_NONE : label;
}

/* Splits a line into names and returns how many of them have a label; 0 where they name no table.
   The columns are written to `csv` unless it is NULL. */
static size_t read_names(const char *text, size_t size, char separator, struct csv *csv)
{
    const char *end = text + size, *stop;
    size_t columns = 0, known = 0;
    bool microsoft = false, sip = false, sure = false;

    for (;; text = stop + 1) {
        enum label_trust trust = LABEL_SURE;
        enum label label = LABEL_NONE;
        const char *last;

        stop = name_end(text, end, separator);
        if (!stop)
            return 0;
        for (last = stop; last > text && around_name(last[-1]); last--)
            ;
        while (text < last && around_name(*text))
            text++;
        if (is_number(text, (size_t)(last - text)))
            return 0;
        if (columns < CSV_COLUMNS) {
            label = column_label(text, (size_t)(last - text), &trust);
            if (csv) {
                csv->label[columns] = label;
                csv->trust[columns] = trust;
            }
        }
        known += label != LABEL_NONE;
        microsoft |= label == LABEL_MICROSOFT;
        sip |= label == LABEL_SIP;
        sure |= trust < LABEL_WEAK && (label == LABEL_MICROSOFT || label == LABEL_SIP ||
                                       label == LABEL_PHRASE);
        columns++;
        if (stop == end)
            break;
    }
    if (csv)
        csv->columns = columns;
    return columns > 1 && (sure || (microsoft && sip)) ? known : 0;
}

bool csv_header(struct csv *csv, const char *text, size_t size)
{
    static const char type[] = "#TYPE ";
    size_t best = 0, i;
    char separator = '\0';

    if (size >= sizeof type - 1 && memcmp(text, type, sizeof type - 1) == 0)
        return false;
    for (i = 0; i < sizeof separators; i++) {
        size_t known;

        /* Most lines of a log are no header: they cost a look for each separator. */
        if (size == 0 || !memchr(text, separators[i], size))
            continue;
        known = read_names(text, size, separators[i], NULL);
        if (known > best) {
            best = known;
            separator = separators[i];
        }
    }
    if (best == 0)
        return false;
    read_names(text, size, separator, csv);
    csv->separator = separator;
    csv->started = false;
    return true;
}

static void start_row(struct csv *csv, uint64_t line)
{
    fields_start(&csv->fields, line);
    csv->column = csv->bytes = csv->value_size = 0;
    csv->lines = 1;
    csv->started = true;
    csv->begun = csv->quoted = csv->closing = false;
}

static enum label label_here(const struct csv *csv)
{
    return csv->column < csv->columns && csv->column < CSV_COLUMNS ? csv->label[csv->column]
                                                                   : LABEL_NONE;
}

static void keep(struct csv *csv, const char *text, size_t size)
{
    size_t room = FIELD_ROOM - csv->value_size;

    if (label_here(csv) == LABEL_NONE)
        return;
    if (size > room)
        size = room;
    memcpy(csv->value + csv->value_size, text, size);
    csv->value_size += size;
}

/* Keeps what stands before the next `stop` and returns its length. */
static size_t keep_until(struct csv *csv, char stop, const char *text, size_t size)
{
    const char *found = memchr(text, stop, size);

    if (found)
        size = (size_t)(found - text);
    keep(csv, text, size);
    return size;
}

static void end_field(struct csv *csv)
{
    enum label label = label_here(csv);

    if (label != LABEL_NONE)
        fields_set(&csv->fields, label, csv->trust[csv->column], csv->value, csv->value_size);
    csv->column++;
    csv->value_size = 0;
    csv->begun = csv->closing = false;
}

static void read_piece(struct csv *csv, const char *text, size_t size)
{
    size_t at = 0;

    while (at < size) {
        char c = text[at];

        if (csv->quoted) {
            at += keep_until(csv, '"', text + at, size - at);
            if (at < size) {
                csv->quoted = false;
                csv->closing = true;
                at++;
            }
        } else if (csv->closing && c == '"') {
            keep(csv, &c, 1);
            csv->quoted = true;
            csv->closing = false;
            at++;
        } else if (c == csv->separator) {
            end_field(csv);
            at++;
        } else if (!csv->begun && (c == ' ' || c == '\r')) {
            at++;
        } else if (!csv->begun && c == '"') {
            csv->begun = csv->quoted = true;
            at++;
        } else {
            csv->begun = true;
            csv->closing = false;
            at += keep_until(csv, csv->separator, text + at, size - at);
        }
    }
}

static enum csv_result end_line(struct csv *csv)
{
    bool too_long = csv->bytes > CSV_ROW_BYTES;

    /* Where all columns were there before this one, the quote is not worth waiting for its twin. */
    if (csv->quoted && !too_long && csv->lines < CSV_ROW_LINES && csv->column < csv->columns) {
        csv->lines++;
        if (csv->value_size > 0 && csv->value[csv->value_size - 1] == '\r')
            csv->value_size--;
        keep(csv, "\n", 1);
        return CSV_MORE;
    }
    csv->started = false;
    if (too_long || csv->quoted)
        return CSV_OTHER;
    if (csv->column == 0 && !csv->begun)
        return CSV_EMPTY;
    end_field(csv);
    if (csv->column == csv->columns)
        return CSV_ROW;
    /* Excel writes no separators behind the last column that is filled in a block of rows. */
    return csv->column > 1 && csv->column < csv->columns &&
                   (csv->fields.microsoft != DRCODE_NO_CODE || csv->fields.sip != DRCODE_NO_CODE)
               ? CSV_ROW
               : CSV_OTHER;
}

enum csv_result csv_line(struct csv *csv, const char *text, size_t size, bool ends, uint64_t line)
{
    if (!csv->started)
        start_row(csv, line);
    if (csv->bytes > CSV_ROW_BYTES || size > CSV_ROW_BYTES - csv->bytes) {
        csv->bytes = CSV_ROW_BYTES + 1;
    } else {
        csv->bytes += size;
        read_piece(csv, text, size);
    }
    return ends ? end_line(csv) : CSV_MORE;
}
