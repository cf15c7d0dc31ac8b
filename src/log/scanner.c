/*
 * scanner.c - the lines of a log -> JSON, tables or running text, and so records.
 *
 * A line belongs to JSON that is open, or starts some; is the header or a row of a table; or is
 * text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "log/csv.h"
#include "log/json.h"
#include "log/prefilter.h"
#include "log/sip.h"
#include "log/text.h"

enum mode { TEXT, TABLE, OBJECT };

struct drcode_scanner {
    struct drcode_scanner_calls calls;
    struct evidence *evidence;
    struct json *object;
    struct findings findings;
    struct text text;
    struct csv csv;
    struct decoder decoder;
    const struct log_line *line; /* the line being read, */
    enum mode mode;              /* and what it is */
    const char *found;           /* the line that pass_over() has found, or NULL, */
    size_t found_at;             /* and where its first mark stands */
    bool in_object;              /* JSON is open */
};

static void count(void *context, const char *of, const char *name, size_t size, uint64_t number)
{
    struct drcode_scanner *s = context;

    s->calls.count(s->calls.context, of, name, size, number);
}

/* True where the members of an object tell of a call. */
static bool is_row(const struct record *record)
{
    return (record->microsoft != DRCODE_NO_CODE && record->microsoft_trust < LABEL_WEAK) ||
           (record->sip != DRCODE_NO_CODE && record->sip_trust == LABEL_SURE) ||
           record_has_phrase(record);
}

/* Reads the strings of an object, a line each, for what its members do not say. */
static void read_loose(struct drcode_scanner *s, struct record *record, const char *text,
                       size_t size)
{
    const char *end = text + size, *next;

    for (; text < end && !findings_believe(&s->findings, record); text = next + 1) {
        next = bytes_find('\n', text, (size_t)(end - text));
        if (!next)
            next = end;
        if (!record_has_phrase(record))
            evidence_read(s->evidence, text, 0, (size_t)(next - text), record->sip, record);
    }
}

/* True for the counts in a summary of drcode's own: what their members are named, others chose. */
static bool is_counts(const char *name)
{
    static const char *const names[] = {"sbc", "country", "hours", "days"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* An object has ended. */
static void end_object(void *context, struct record *record, const char *name, const char *loose,
                       size_t size)
{
    struct drcode_scanner *s = context;
    bool row = is_row(record);

    if (strcmp(name, "candidates") == 0 || (s->calls.count && is_counts(name)) ||
        findings_totals(&s->findings, record))
        return;
    if (!row)
        read_loose(s, record, loose, size);
    if (row || record->microsoft != DRCODE_NO_CODE || record_has_phrase(record))
        s->text.reported = findings_report(&s->findings, record, row, NULL, 0) || s->text.reported;
}

/* Reads a line, or a piece of one, as running text or, where it may be one, as a table's header. */
static void read_text(struct drcode_scanner *s, const struct log_line *line, bool header)
{
    unsigned marks;

    if (line->fresh == 0 && line->ends && sip_is_escaped(line->text, line->size)) {
        text_escaped(&s->text, line);
        return;
    }
    marks = evidence_marks(s->evidence, line->text, line->text == s->found ? s->found_at : 0,
                           line->size);
    if (header && line->ends && marks & (MARK_LABEL | MARK_OTHER) &&
        csv_header(&s->csv, line->text, line->size))
        return;
    text_line(&s->text, line, marks);
}

/* Reads JSON, and what stands behind it in its last line. False where this is no JSON. */
static bool read_object(struct drcode_scanner *s, const char *text, size_t size)
{
    const char *end = text + size;
    struct log_line rest = {.number = s->line->number, .ends = true};

    for (;;) {
        size_t consumed = 0;
        enum json_result result =
            json_read(s->object, text, (size_t)(end - text), s->line->number, &consumed);

        s->in_object = result == JSON_MORE;
        if (result != JSON_DONE)
            return result == JSON_MORE;
        for (text += consumed; text < end && (*text == ',' || *text == ' '); text++)
            ;
        if (text == end)
            return true;
        json_reset(s->object);
        if (!json_starts(text, (size_t)(end - text))) {
            rest.text = text; /* a line of its own */
            rest.size = (size_t)(end - text);
            read_text(s, &rest, false);
            return true;
        }
    }
}

/* True for a row that says nothing at all: a line of another table. */
static bool is_empty(const struct record *record)
{
    size_t i;

    for (i = 0; i < LABEL_KINDS; i++)
        if (record->size[i] > 0)
            return false;
    return record->microsoft == DRCODE_NO_CODE && record->sip == DRCODE_NO_CODE;
}

/* Reports what a row says before a quote that is not closed. */
static bool report_open_row(struct drcode_scanner *s)
{
    const struct record *record = &s->csv.record;

    return s->csv.columns > 0 && s->csv.quoted && record->microsoft != DRCODE_NO_CODE &&
           findings_report(&s->findings, record, true, NULL, 0);
}

/* Reads a line of a table; false where it is none. */
static bool read_row(struct drcode_scanner *s, const struct log_line *line)
{
    const struct record *record = &s->csv.record;

    switch (csv_line(&s->csv, line->text + line->fresh, line->size - line->fresh, line->ends,
                     line->number)) {
    case CSV_ROW:
        if (record->microsoft == DRCODE_NO_CODE && record->sip == DRCODE_NO_CODE &&
            line->fresh == 0 && line->ends && csv_header(&s->csv, line->text, line->size))
            return true;
        if (is_empty(record)) {
            s->csv.columns = 0;
            return false;
        }
        findings_report(&s->findings, record, true, line->text, line->size);
        return true;
    case CSV_MORE:
        return true;
    case CSV_OTHER:
        if (report_open_row(s) && record->line == line->number)
            s->text.reported = true;
        return false;
    default:
        return false;
    }
}

/* Reads a line, or the first piece of one, that no open JSON goes on with. */
static void read_start(struct drcode_scanner *s, const struct log_line *line)
{
    s->mode = s->csv.columns > 0 ? TABLE : TEXT;
    if (s->mode == TABLE && read_row(s, line))
        return;
    if (json_starts(line->text, line->size)) {
        key_values_end(&s->text.block);
        s->mode = OBJECT;
        json_reset(s->object);
        if (read_object(s, line->text, line->size))
            return;
    }
    s->mode = TEXT;
    read_text(s, line, true);
}

/* Reads a line, or a further piece of one, of the kind of what came before. */
static void read_more(struct drcode_scanner *s, const struct log_line *line)
{
    if (s->mode == TABLE && read_row(s, line))
        return;
    if (s->mode == OBJECT && read_object(s, line->text + line->fresh, line->size - line->fresh))
        return;
    if (s->mode == OBJECT && line->fresh == 0 && !s->text.reported) {
        read_start(s, line); /* the JSON before was cut off */
        return;
    }
    s->mode = TEXT;
    read_text(s, line, false);
}

static void read_line(void *context, const struct log_line *line)
{
    struct drcode_scanner *s = context;

    s->line = line;
    if (s->calls.line)
        s->calls.line(s->calls.context, line->text + line->fresh, line->size - line->fresh,
                      line->ends);
    if (line->fresh == 0) {
        s->text.reported = false;
        s->mode = OBJECT;
    }
    if (line->fresh == 0 && !s->in_object)
        read_start(s, line);
    else
        read_more(s, line);
    if (s->in_object && line->ends && !read_object(s, "\n", 1))
        read_text(s, line, false);
}

/* Passes over lines of text that hold nothing, up to one that may, which is to be read. */
static size_t pass_over(void *context, const char *lines, size_t size, uint64_t *number,
                        size_t *read)
{
    struct drcode_scanner *s = context;
    size_t place, start;
    const char *end;

    s->found = NULL;
    if (s->calls.line || s->in_object || s->csv.columns > 0 || s->text.block.open)
        return 0;
    place = evidence_search(s->evidence, lines, size);
    end = bytes_find('\n', lines + place, size - place);
    *read = end ? (size_t)(end + 1 - lines) : size;
    s->found = lines + bytes_after_last('\n', lines, place);
    s->found_at = (size_t)(lines + place - s->found);
    start = (size_t)(text_skip(&s->text, lines, s->found, number) - lines);
    *read -= start;
    return start;
}

/* Makes the scanner ready for the first line of an input. */
static void start(struct drcode_scanner *s)
{
    decode_start(&s->decoder, read_line, pass_over, s);
    s->csv = (struct csv){0};
    s->in_object = false;
    text_start(&s->text, s->evidence, &s->findings);
}

struct drcode_scanner *drcode_scanner_new(const struct drcode_catalog *catalog,
                                          const struct drcode_scanner_calls *calls)
{
    struct drcode_scanner *s = calloc(1, sizeof *s);

    if (!s)
        return NULL;
    s->calls = *calls;
    s->evidence = evidence_new(catalog);
    s->object = json_new(end_object, calls->count ? count : NULL, s);
    if (!s->evidence || !s->object ||
        !findings_start(&s->findings, evidence_phrases(s->evidence), &s->calls)) {
        drcode_scanner_free(s);
        return NULL;
    }
    start(s);
    return s;
}

void drcode_scanner_free(struct drcode_scanner *scanner)
{
    if (!scanner)
        return;
    evidence_free(scanner->evidence);
    json_free(scanner->object);
    findings_free(&scanner->findings);
    free(scanner);
}

void drcode_scan(struct drcode_scanner *scanner, const char *bytes, size_t size)
{
    decode_bytes(&scanner->decoder, bytes, size);
    scanner->found = NULL; /* the bytes are the caller's again */
}

void drcode_scan_pause(struct drcode_scanner *scanner)
{
    key_values_pause(&scanner->text.block);
}

void drcode_scan_end(struct drcode_scanner *scanner)
{
    decode_end(&scanner->decoder);
    if (scanner->csv.started)
        report_open_row(scanner);
    key_values_end(&scanner->text.block);
    start(scanner);
}
