/*
 * writers.c - findings whose fields are any bytes, printed in each format, one by one and as a
 * summary.
 *
 * A line of the input is a finding; its fields have tabs between them, and the first one asks for
 * the answer. Bytes from 0x80 on are texts of the table `parts`. Each row of TSV and CSV must have
 * the values of the same row as JSON, CSV must be read by drcode as it was written, nothing of a
 * field may be markup of HTML, and no output may have a control.
 */
#include "base/ascii.h"
#include "base/buffer.h"
#include "log/csv.h"
#include "log/json_syntax.h"
#include "outputs.c"
#include "print/format.h"
#include "print/printed.h"
#include "summary/summary.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const parts[] = {
    "\r",
    "\x1b[31m",
    "\xff",
    "\xc3",
    "\xe2\x80\xae",
    "\xc2\x85",
    "\xe2\x80\xa8",
    "\xe2\x80",
    "<",
    "&",
    "\"",
    "\"\"",
    "'",
    "=1+1",
    "'=",
    "@a",
    "\\",
    "\\t",
    "\xc3\xa9",
    "\xe6\x9c\x80",
    "0x80090325",
    "569002 504",
    "560403 403",
    "540000 200",
    "569002\t",
    "\t\t\t\t",
    "+15550100201",
    "sbc1.a.com",
    "2025-03-04T09:00:01Z",
    "03/04/2025",
    "\xe2\x80\xa6",
    "No callee endpoints were found",
    "--",
    "\x0b",
    "504\t",
};

#define FINDINGS 4
enum { QUERY, TEXT, SBC, CALLEE, CALLER, CALL_TYPE, CORRELATION, USER, CALL_ID, TIME, FIELDS };

/* What is printed; and the text of all fields, in which each ends with a NUL. */
static struct finding {
    struct drcode_finding finding;
    uint16_t entries[4096];
    char text[FIELDS][FIELD_ROOM + 1];
} list[FINDINGS];

/* Adds a byte of the input: what markup would be without escapes starts with "z". */
static void add_byte(struct buffer *text, uint8_t byte)
{
    const char *part = "";
    char c = (char)byte;

    if (byte >= 0x80 && byte - 0x80U < sizeof parts / sizeof *parts)
        part = parts[byte - 0x80U];
    else
        buffer_char(text, c);
    buffer_string(text, part);
    c = *part ? part[strlen(part) - 1] : c;
    if (c == '<' || c == '&' || c == '"')
        buffer_char(text, 'z');
}

/* Cuts a line into the fields of a finding. */
static void read_finding(const char *line, size_t size, uint64_t number, struct finding *one)
{
    const char *end = line + size, *next;
    struct drcode_finding *finding = &one->finding;
    size_t i, length = 0;
    const char *strings[FIELDS];

    memset(one->text, 0, sizeof one->text);
    for (i = 0; i < FIELDS && line <= end; i++, line = next + 1) {
        next = memchr(line, '\t', (size_t)(end - line));
        next = next ? next : end;
        length = (size_t)(next - line) < FIELD_ROOM ? (size_t)(next - line) : FIELD_ROOM;
        memcpy(one->text[i], line, length);
        if (i == TEXT)
            finding->text_size = length;
    }
    for (i = 0; i < FIELDS; i++)
        strings[i] = *one->text[i] ? one->text[i] : NULL;
    *finding = (struct drcode_finding){.file = strings[CALL_ID],
                                       .line = number,
                                       .text = one->text[TEXT],
                                       .text_size = finding->text_size,
                                       .phrase = strings[QUERY],
                                       .sbc = strings[SBC],
                                       .callee = strings[CALLEE],
                                       .caller = strings[CALLER],
                                       .call_type = strings[CALL_TYPE],
                                       .correlation = strings[CORRELATION],
                                       .user = strings[USER],
                                       .call_id = strings[CALL_ID],
                                       .time = strings[TIME],
                                       .failure_time = size % 2 > 0,
                                       .count = 1};
    drcode_ask(drcode_builtin(), one->text[QUERY], strlen(one->text[QUERY]), &finding->answer,
               one->entries, drcode_count(drcode_builtin()));
    finding->entries = one->entries;
    finding->outcome = drcode_outcome(drcode_builtin(), finding->answer.microsoft,
                                      finding->answer.sip, finding->answer.cause);
}

static size_t read_findings(const uint8_t *bytes, size_t size)
{
    static struct buffer text;
    const char *line, *end, *next;
    size_t i, count = 0;

    text.size = 0;
    for (i = 0; i < size; i++)
        add_byte(&text, bytes[i]);
    buffer_char(&text, '\n');
    for (line = text.data, end = line + text.size; line < end && count < FINDINGS;
         line = next + 1) {
        next = memchr(line, '\n', (size_t)(end - line));
        list[count].finding.text_size = 0;
        read_finding(line, (size_t)(next - line), count + 1, &list[count]);
        count += list[count].finding.answer.match != DRCODE_NOTHING;
    }
    return count;
}

/* A text that was printed, of many bytes. */
struct text {
    char *data;
    size_t size;
};

/* Prints the findings; as a summary where `summed` is true. */
static struct text print(const struct format *format, size_t count, bool summed)
{
    static struct printed printed;
    static char name[] = "log <z&z\"z";
    static char *inputs[] = {name};
    struct text text = {NULL, 0};
    struct output output = {.file = open_memstream(&text.data, &text.size),
                            .format = format,
                            .printed = &printed,
                            .catalog = drcode_builtin(),
                            .inputs = inputs,
                            .input_count = 1};
    struct summary summary;
    struct dates dates;
    size_t i;

    if (!output.file)
        abort();
    if (summed) {
        dates_start(&dates, TIME_OPEN);
        summary_start(&summary, output.catalog, &dates);
        for (i = 0; i < count; i++)
            summary_add(&summary, &list[i].finding);
        summary_end(&summary);
        if (!format->summary(&output, &summary))
            abort();
        summary_free(&summary);
    } else {
        if (format->head)
            format->head(&output, true);
        for (i = 0; i < count; i++)
            format->finding(&output, "log", &list[i].finding);
    }
    fclose(output.file);
    printed_empty(&printed);
    return text;
}

/* A value of a row: of a member with a name in JSON, a cell elsewhere. */
struct cell {
    char name[64];
    bool known; /* it is no list */
    struct buffer text;
};

#define CELLS 64

struct row {
    size_t count;
    struct cell cells[CELLS];
};

static struct cell *add_cell(struct row *row)
{
    if (row->count == CELLS)
        abort();
    row->cells[row->count].text.size = 0;
    row->cells[row->count].known = true;
    *row->cells[row->count].name = '\0';
    return &row->cells[row->count++];
}

/* Reads a line of JSON; returns what follows it. */
static const char *read_json(const char *text, const char *end, struct row *row)
{
    static struct json_syntax json;
    enum json_token token;
    struct cell *cell;

    row->count = 0;
    json_syntax_start(&json);
    while ((token = json_syntax_next(&json, &text, end)) != JSON_TOKEN_DONE) {
        const struct json_value *value = &json.value;
        const bool starts = token == JSON_TOKEN_OBJECT || token == JSON_TOKEN_ARRAY;

        if (token == JSON_TOKEN_NONE || token == JSON_TOKEN_BAD)
            fail("no JSON", text, (size_t)(end - text));
        if (json.nesting != 1U + starts || (token != JSON_TOKEN_VALUE && !starts))
            continue;
        cell = add_cell(row);
        cell->known = !starts;
        snprintf(cell->name, sizeof cell->name, "%.*s", (int)value->name_size, value->name);
        if (!starts && value->kind != JSON_WORD)
            buffer_add(&cell->text, value->text, value->size);
    }
    return text + 1;
}

/* Reads a row of CSV by RFC 4180; returns what follows it. */
static const char *read_csv(const char *text, const char *end, struct row *row)
{
    bool quoted = false;
    struct cell *cell;

    row->count = 0;
    for (cell = add_cell(row); text < end && (quoted || *text != '\r'); text++) {
        if (*text == '"' && quoted && text[1] == '"')
            buffer_char(&cell->text, *++text);
        else if (*text == '"')
            quoted = !quoted;
        else if (*text == ',' && !quoted)
            cell = add_cell(row);
        else
            buffer_char(&cell->text, *text);
    }
    if (quoted || end - text < 2 || text[1] != '\n')
        fail("no CSV", text, (size_t)(end - text));
    return text + 2;
}

static const char *read_tsv(const char *text, const char *end, struct row *row)
{
    struct cell *cell;

    row->count = 0;
    for (cell = add_cell(row); text < end && *text != '\n'; text++) {
        if (*text == '\t') {
            cell = add_cell(row);
        } else if (*text == '\\') {
            text++;
            buffer_char(&cell->text, *text == 't'   ? '\t'
                                     : *text == 'n' ? '\n'
                                     : *text == 'r' ? '\r'
                                                    : '\\');
        } else {
            buffer_char(&cell->text, *text);
        }
    }
    return text + 1;
}

/* Replaces controls by spaces, except one of them; line feeds and tabs stay anyhow. */
static void without_controls(const struct buffer *from, char except, struct buffer *to)
{
    size_t at = 0, length;
    uint32_t point;

    to->size = 0;
    for (; at < from->size; at += length) {
        length = utf8_read(from->data + at, from->size - at, &point);
        if (length == 0)
            fail("no UTF-8", from->data, from->size);
        if (utf8_control(point) && point != (unsigned char)except)
            buffer_char(to, ' ');
        else
            buffer_add(to, from->data + at, length);
    }
}

/* Compares a cell with a value of JSON. In CSV a formula has an apostrophe before it. */
static void expect_cell(const struct cell *expected, const struct cell *cell, bool csv)
{
    static struct buffer text, value;

    without_controls(&expected->text, csv ? '\n' : '\r', &value);
    text.size = 0;
    if (csv && value.size > 0 && ascii_formula(value.data, value.size))
        buffer_char(&text, '\'');
    buffer_add(&text, value.data, value.size);
    if (text.size == cell->text.size &&
        (text.size == 0 || memcmp(text.data, cell->text.data, text.size) == 0))
        return;
    fprintf(stderr, "%s: %.*s\n", expected->name, (int)text.size, text.data ? text.data : "");
    fail("not", cell->text.data ? cell->text.data : "", cell->text.size);
}

static const struct cell *find_cell(const struct row *names, const char *name,
                                    const struct row *row)
{
    size_t i;

    if (row->count != names->count)
        abort();
    for (i = 0; i < names->count; i++)
        if (names->cells[i].text.size == strlen(name) &&
            memcmp(names->cells[i].text.data, name, strlen(name)) == 0)
            return &row->cells[i];
    return NULL;
}

/* Compares rows of JSON with those of TSV, cell by cell, and of CSV, by name. The totals of a
   summary, which are last, are no row like the others in TSV. */
static void compare(struct text json, struct text tsv, struct text csv, bool summed)
{
    static struct row names, row, cells;
    const char *a = json.data, *b = tsv.data, *c = csv.data + 3, *end = a + json.size;
    const struct cell *cell;
    size_t i;

    c = read_csv(c, csv.data + csv.size, &names);
    while (a < end) {
        a = read_json(a, end, &row);
        b = read_tsv(b, tsv.data + tsv.size, &cells);
        for (i = 0; i < row.count && !(summed && a == end); i++)
            if (cells.count != row.count)
                abort();
            else if (row.cells[i].known)
                expect_cell(&row.cells[i], &cells.cells[i], false);
        c = read_csv(c, csv.data + csv.size, &cells);
        for (i = 0; i < row.count; i++)
            if (row.cells[i].known && (cell = find_cell(&names, row.cells[i].name, &cells)) != NULL)
                expect_cell(&row.cells[i], cell, true);
    }
    if (b != tsv.data + tsv.size || c != csv.data + csv.size)
        abort();
}

/* Has drcode read the row of CSV from `text` to `end`: it must say what JSON says. */
static void expect_record(struct csv *csv, const char *text, const char *end, const struct row *row)
{
    static struct record expected;
    static struct buffer value;
    enum csv_result result = CSV_MORE;
    const char *next;
    size_t i, lines = 0;

    for (; text < end; text = next + 1, lines++) {
        next = memchr(text, '\n', (size_t)(end - text));
        result = csv_line(csv, text, (size_t)(next - text) - (next[-1] == '\r'), true, 1);
    }
    if (lines > CSV_ROW_LINES)
        return;
    if (result == CSV_ROW)
        csv_fill(csv);
    record_start(&expected, 1);
    for (i = 0; i < row->count; i++) {
        const char *name = row->cells[i].name;
        enum label_trust trust = LABEL_IN_QUERY;
        enum label label = label_of_name(name, strlen(name), &trust);

        without_controls(&row->cells[i].text, '\n', &value);
        if (label != LABEL_NONE && trust != LABEL_IN_QUERY && row->cells[i].known)
            record_set(&expected, label, trust, value.data ? value.data : "", value.size);
    }
    record_set(&expected, LABEL_CALLS, LABEL_COLUMN, "1", 1); /* JSON leaves out a count of 1 */
    if (result != CSV_ROW || expected.microsoft != csv->record.microsoft ||
        expected.sip != csv->record.sip)
        fail("no row", text, (size_t)(end - text));
    for (i = 0; i < LABEL_KINDS; i++)
        if (expected.size[i] != csv->record.size[i] ||
            memcmp(expected.text[i], csv->record.text[i], expected.size[i]) != 0) {
            fprintf(stderr, "%zu: %.*s\n", i, expected.size[i], expected.text[i]);
            fail("not", csv->record.text[i], csv->record.size[i]);
        }
}

/* Has drcode read CSV of findings. */
static void read_back(struct text json, struct text text)
{
    static struct csv csv;
    static struct row cells, row;
    const char *a = json.data, *c = text.data + 3, *end = a + json.size, *next;

    next = read_csv(c, text.data + text.size, &cells);
    csv.started = csv.alone = false;
    if (!csv_header(&csv, c, (size_t)(next - c) - 2))
        abort();
    while (a < end) {
        a = read_json(a, end, &row);
        c = next;
        next = read_csv(c, text.data + text.size, &cells);
        expect_record(&csv, c, next, &row);
    }
}

/* Checks the tag at `at`; returns where it ends. */
static const char *check_tag(const char *at, const char *end)
{
    const char *start = at;
    bool value = false;

    for (at++; at < end && (value || *at != '>'); at++) {
        if (!value && (*at == '<' || *at == '&' || *at == '\''))
            fail("no tag", start, (size_t)(end - start));
        if (*at == '"' && value && !strchr(" />", at[1]))
            fail("no attribute", start, (size_t)(end - start));
        if (*at == '"')
            value = !value;
    }
    return at;
}

static void check_html(const char *text, size_t size)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    const char *at = strstr(text, "</style>"), *end = text + size;
    size_t i;

    for (; at < end; at++) {
        if (*at == '<' && (at[1] == 'z' || at[1] == ' '))
            fail("markup", at, (size_t)(end - at));
        if (*at == '"')
            fail("a quote", at, (size_t)(end - at));
        for (i = 0; *at == '&' && strncmp(at, entities[i], strlen(entities[i])) != 0; i++)
            if (i + 1 == sizeof entities / sizeof *entities)
                fail("no entity", at, (size_t)(end - at));
        if (*at == '<')
            at = check_tag(at, end);
    }
}

/* Checks what a format prints, and drops it. */
static void check(const struct format *format, size_t count, bool summed)
{
    struct text text = print(format, count, summed);

    check_text(text.data, text.size);
    if (format == &html_format)
        check_html(text.data, text.size);
    free(text.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    size_t count = read_findings(bytes, size);
    unsigned summed;

    for (summed = 0; summed < 2; summed++) {
        struct text json = print(&json_format, count, summed),
                    tsv = print(&tsv_format, count, summed),
                    csv = print(&csv_format, count, summed);

        check_text(json.data, json.size);
        check_text(tsv.data, tsv.size);
        compare(json, tsv, csv, summed);
        if (!summed)
            read_back(json, csv);
        free(json.data);
        free(tsv.data);
        free(csv.data);
        check(&text_format, count, summed);
        check(&brief_format, count, summed);
    }
    check(&html_format, count, true);
    return 0;
}
