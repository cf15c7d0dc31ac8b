/*
 * scanner.c - the bytes of a log -> findings.
 *
 * The readers are asked: decode for the next line, json, csv, key_values and text for what the line
 * completes. What they say is reported here and nowhere else. A line belongs to JSON that is open,
 * or starts some; is the header or a row of a table; or is text.
 */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "log/line_start.h"
#include "log/prefilter.h"
#include "log/scan.h"
#include "log/scanner.h"

static void report_block(struct drcode_scanner *s, bool row)
{
    s->block.reported = findings_report(&s->findings, &s->block.record, row, NULL, 0);
}

static void end_block(struct drcode_scanner *s)
{
    if (key_values_end(&s->block))
        report_block(s, key_values_is_call(&s->block));
}

/* Reads a line as one of a block; false where it is none. */
static bool read_block(struct drcode_scanner *s, const struct log_line *line, unsigned marks)
{
    enum key_values_result result;

    while ((result = key_values_line(&s->block, marks, line->text, line->size, line->number)) ==
           KEY_VALUES_ENDED)
        report_block(s, key_values_is_call(&s->block));
    return result == KEY_VALUES_LINE;
}

/* Reads a line, or a piece of one, as running text or, where it may be one, as a table's header. */
static void read_text(struct drcode_scanner *s, const struct log_line *line, bool header)
{
    const bool whole = scan_is_whole(line);
    unsigned marks;

    if (whole && sip_is_escaped(line->text, line->size)) {
        end_block(s);
        scan_escaped(s, line);
        return;
    }
    marks = scan_marks(s, line);
    if (header && line->ends && marks & (MARK_LABEL | MARK_OTHER) &&
        csv_header(&s->csv, line->text, line->size))
        return;
    if (header && scan_table(s, line, marks)) {
        end_block(s);
        return;
    }
    if (!whole || ascii_blank(line->text, line->size))
        end_block(s);
    else if (read_block(s, line, marks))
        return;
    if (whole && !s->message.sip.open && message_open(&s->message, line, line, &s->recent))
        end_block(s);
    scan_evidence(s, line, marks, line);
}

/* Ends JSON, and reads what is after it in its line unless that is JSON again. */
static void end_json(struct drcode_scanner *s, const char **text, const char *end, uint64_t number)
{
    struct log_line rest = {.number = number, .ends = true};

    if (s->message.json && !s->heard)
        scan_end_message(s);
    s->heard = false;
    while (*text < end && (**text == ',' || **text == ' '))
        ++*text;
    json_start(&s->json, s->calls.count != NULL);
    if (*text == end || json_starts(*text, (size_t)(end - *text)))
        return;
    scan_end_message(s);
    rest.text = *text; /* a line of its own */
    rest.size = (size_t)(end - *text);
    read_text(s, &rest, false);
    *text = end;
}

/* Reads a piece of JSON, and what is after it in its line. False where this is no JSON. */
static bool read_json(struct drcode_scanner *s, const char *text, size_t size, uint64_t number)
{
    const char *end = text + size;
    enum json_result result;

    while ((result = scan_values(s, &text, end, &number)) == JSON_DONE) {
        end_json(s, &text, end, number);
        if (text == end)
            return true;
    }
    return result == JSON_MORE;
}

/* Reads a line that may start JSON as that; false where it is none. */
static bool start_json(struct drcode_scanner *s, const struct log_line *line)
{
    bool done;

    end_block(s);
    if (!s->message.json)
        scan_end_message(s);
    s->mode = JSON;
    s->heard = false;
    json_start(&s->json, s->calls.count != NULL);
    done = read_json(s, line->text, line->size, line->number);
    if (!done)
        scan_end_message(s);
    return done;
}

/* True for JSON that no row of a table looks like. */
static bool is_object(const char *text, size_t size)
{
    size_t at = json_spaces(text, size);

    if (at < size && text[at] == '[')
        at += 1 + json_spaces(text + at + 1, size - at - 1);
    return at < size && text[at] == '{';
}

/* Reads a line, or the first piece of one, that does not continue open JSON. */
static void read_start(struct drcode_scanner *s, const struct log_line *line)
{
    const bool table = s->csv.columns.count > 0, json = json_starts(line->text, line->size),
               first = json && !s->csv.started && is_object(line->text, line->size);

    s->mode = TEXT;
    if (scan_message(s, line))
        return;
    if (first && start_json(s, line))
        return;
    s->mode = TABLE;
    if (table && !s->reported && scan_row(s, line))
        return;
    if (json && !first && start_json(s, line))
        return;
    s->mode = TEXT;
    read_text(s, line, true);
}

/* Reads a line, or a further piece of one, that is no JSON though the one before was. */
static void read_other(struct drcode_scanner *s, const struct log_line *line)
{
    if (s->mode == JSON && line->fresh == 0 && !s->reported) {
        read_start(s, line); /* the JSON before was cut off */
        return;
    }
    s->mode = TEXT;
    read_text(s, line, false);
}

/* Reads a line, or a further piece of one, of the kind of what came before. */
static void read_more(struct drcode_scanner *s, const struct log_line *line)
{
    if (s->mode == TABLE && scan_row(s, line))
        return;
    if (s->mode != JSON ||
        !read_json(s, line->text + line->fresh, line->size - line->fresh, line->number))
        read_other(s, line);
}

/* Starts a line, or lines of open JSON. */
static void start_line(struct drcode_scanner *s, const struct log_line *line)
{
    s->raw = line;
    if (line->fresh > 0)
        return;
    s->reported = false;
    s->mode = JSON;
}

static void end_line(struct drcode_scanner *s, const struct log_line *line)
{
    if (s->in_json && line->ends && !read_json(s, "\n", 1, line->number))
        read_text(s, line, false);
    if (line->fresh == 0)
        recent_add(&s->recent, line->text, line->size);
}

/* Starts the readers: an input without anything to read is done without them. */
static void start_readers(struct drcode_scanner *s)
{
    s->csv.columns.count = 0;
    s->table.kind = TABLE_NONE;
    s->table.waits = false;
    s->csv.started = s->csv.alone = false;
    key_values_start(&s->block);
    scan_start_messages(s);
    s->reading = true;
}

static void read_line(struct drcode_scanner *s, const struct log_line *line)
{
    if (!s->reading)
        start_readers(s);
    start_line(s, line);
    if (line->fresh == 0 && !s->in_json)
        read_start(s, line);
    else
        read_more(s, line);
    end_line(s, line);
}

/* Reads the lines of a row that was given up. */
static void read_again(struct drcode_scanner *s)
{
    const char *next = s->csv.held, *end = next + s->csv.held_size;
    struct log_line line = {.number = s->csv.held_line, .ends = true};

    s->csv.alone = true;
    scan_leave_lines(s);
    for (; next < end; next += line.size + 1, line.number++) {
        line.text = next;
        line.size = bytes_before('\n', next, (size_t)(end - next));
        read_line(s, &line);
    }
    s->csv.alone = s->again = false;
}

/* Reads the lines at hand as JSON that is open, as read_line() does one by one: up to the end of
   the one with its end, or with something else. */
static void read_json_lines(struct drcode_scanner *s)
{
    struct log_line line = {.number = s->decoder.number};
    const char *text = scan_lines(s), *end = s->end;
    enum json_result result;

    if (!s->in_json || !end || s->calls.line)
        return;
    line.text = text;
    line.size = (size_t)(end - text);
    start_line(s, &line);
    result = scan_values(s, &text, end, &line.number);
    end = line.text + bytes_after_last('\n', line.text, (size_t)(text - line.text));
    recent_skip(&s->recent, line.text, end);
    decode_skip(&s->decoder, end);
    if (result == JSON_MORE || !decode_next(&s->decoder, &line))
        return;
    end = line.text + line.size;
    if (result == JSON_DONE)
        end_json(s, &text, end, line.number);
    if (result == JSON_BAD && text >= end) /* in a string */
        read_text(s, &line, false);
    else if (text < end &&
             (result == JSON_BAD || !read_json(s, text, (size_t)(end - text), line.number)))
        read_other(s, &line);
    end_line(s, &line);
}

/* Reads the lines that are complete. */
static void read_lines(struct drcode_scanner *s)
{
    struct log_line line;

    while (read_json_lines(s), scan_next_line(s, &line)) {
        if (line.fresh > 0 || !line.ends)
            scan_leave_lines(s); /* the text is a copy */
        if (s->calls.line)
            s->calls.line(s->calls.context, line.text + line.fresh, line.size - line.fresh,
                          line.ends);
        read_line(s, &line);
        if (s->again)
            read_again(s);
    }
}

/* Makes the scanner ready for the first line of an input. */
static void start(struct drcode_scanner *s)
{
    decode_start(&s->decoder);
    scan_leave_lines(s);
    recent_start(&s->recent);
    s->reading = s->in_json = s->again = false;
}

struct drcode_scanner *drcode_scanner_new(const struct drcode_catalog *catalog,
                                          const struct drcode_scanner_calls *calls)
{
    const size_t phrases = phrases_room(catalog);
    struct drcode_scanner *s =
        calloc(1, sizeof *s + phrases + catalog->entry_count * sizeof *s->findings.entries);
    char *memory;

    if (!s)
        return NULL;
    s->calls = *calls;
    memory = (char *)(s + 1);
    if (!evidence_prepare(&s->evidence, catalog, memory)) {
        drcode_scanner_free(s);
        return NULL;
    }
    findings_start(&s->findings, &s->evidence.phrases, (uint16_t *)(void *)(memory + phrases),
                   &s->calls, &s->input.seen);
    input_start(&s->input);
    start(s);
    return s;
}

void drcode_scanner_free(struct drcode_scanner *scanner)
{
    if (scanner)
        evidence_free(&scanner->evidence);
    free(scanner);
}

void drcode_scan(struct drcode_scanner *scanner, const char *bytes, size_t size)
{
    if (!input_take(&scanner->input, bytes, size))
        return;
    decode_feed(&scanner->decoder, bytes, size);
    read_lines(scanner);
}

void drcode_scan_pause(struct drcode_scanner *scanner)
{
    if (!scanner->reading)
        return;
    if (key_values_may_be_complete(&scanner->block))
        report_block(scanner, false);
    scan_pause_message(scanner);
}

/* Ends the readers, and what they have not reported yet. */
static void end_readers(struct drcode_scanner *s)
{
    if (s->csv.started)
        scan_end_row(s);
    if (s->again)
        read_again(s);
    scan_end_messages(s);
    end_block(s);
    s->input.seen.table = s->input.seen.table || s->csv.columns.count > 0;
}

void drcode_scan_end(struct drcode_scanner *scanner)
{
    decode_end(&scanner->decoder);
    read_lines(scanner);
    if (scanner->reading)
        end_readers(scanner);
    input_end(&scanner->input, scanner->decoder.number - 1,
              scanner->decoder.encoding > DECODE_UTF8);
    start(scanner);
}

const struct drcode_input *drcode_scan_input(const struct drcode_scanner *scanner)
{
    return &scanner->input.seen;
}

void scanner_ends_alone(struct drcode_scanner *scanner)
{
    scanner->ends_alone = true;
}

void scanner_plain(struct drcode_scanner *scanner, bool everything)
{
    scanner->plain = true;
    if (everything)
        prefilter_off(&scanner->evidence.prefilter);
}
