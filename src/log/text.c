#include "log/text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "log/prefilter.h"
#include "log/sip.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_blank(const char *text, size_t size)
{
    while (size > 0 && is_space(text[size - 1]))
        size--;
    return size == 0;
}

static void end_message(struct text *log)
{
    log->message = (struct sip_message){.sip = DRCODE_NO_CODE};
}

/* Starts a SIP message where a line is the first of one: "SIP/2.0 504 reason" or "METHOD uri
   SIP/2.0". */
static void open_message(struct text *log, const char *text, size_t size, uint64_t line)
{
    const char *end = text + size, *at = text;
    int sip;

    for (; end - at >= 7 && (at = bytes_find('S', at, (size_t)(end - at - 6))) != NULL; at++) {
        if (!sip_first_line(text, end, at, &sip))
            continue;
        log->message = (struct sip_message){.open = true, .sip = sip, .line = line};
        if (sip != DRCODE_NO_CODE)
            log->message.column = (size_t)(at - text);
        return;
    }
}

/* True for a line of the SIP message being read: "Name: value", or what goes on with one. */
static bool is_header(const struct text *log, const char *text, size_t size)
{
    size_t start = log->message.column, at = start, colon;

    if (at >= size || is_space(text[at]))
        return at < size;
    colon = start + bytes_before(':', text + start, size - start);
    if (colon == start || colon == size)
        return false;
    while (at < colon && (fold_word_char(text[at]) || text[at] == '-'))
        at++;
    while (at > start && at < colon && is_space(text[at]))
        at++;
    return at == colon;
}

/* Reads a line of text for itself, as part of the SIP message that it stands in. What starts before
   `from` was read before. */
static void read_evidence(struct text *log, unsigned marks, const char *text, size_t from,
                          size_t size, uint64_t line)
{
    struct sip_message *message = &log->message;
    struct record *record = &log->record;

    if (log->reported || message->done || !marks)
        return;
    record_start(record, message->open ? message->line : line);
    if (!evidence_read_marked(log->evidence, marks, text, from, size, message->sip, record))
        return;
    if (record->sip == DRCODE_NO_CODE && record->microsoft == DRCODE_NO_CODE &&
        message->sip >= 300) {
        record->sip = message->sip;
        record->sip_trust = LABEL_WEAK;
    }
    log->reported = findings_report(log->findings, record, false, text, size);
    message->done = log->reported && message->open;
}

static void read_plain_line(struct text *log, unsigned marks, const char *text, size_t size,
                            uint64_t line)
{
    if (is_blank(text, size)) {
        key_values_blank(&log->block);
        end_message(log);
        return;
    }
    if (key_values_line(&log->block, text, size, line, (marks & (MARK_LABEL | MARK_OTHER)) != 0))
        return;
    if (log->message.open && !is_header(log, text, size))
        end_message(log);
    open_message(log, text, size, line);
    read_evidence(log, marks, text, 0, size, line);
}

/* Reads a piece of a line. What it repeats of the piece before shows what stands around evidence;
   what may go on in the next piece is left to that. */
static void read_piece(struct text *log, const struct log_line *line, unsigned marks)
{
    size_t from = line->fresh > 0 ? LINE_OVERLAP / 4 : 0;

    if (!line->ends) {
        record_start(&log->record, line->number);
        if (!evidence_read_marked(log->evidence, marks, line->text, from, line->size,
                                  log->message.sip, &log->record))
            return;
        record_start(&log->record, line->number);
        if (!evidence_read(log->evidence, line->text, from, line->size - LINE_OVERLAP / 2,
                           log->message.sip, &log->record))
            return;
    }
    read_evidence(log, marks, line->text, from, line->size, line->number);
}

void text_start(struct text *log, struct evidence *evidence, struct findings *findings)
{
    log->evidence = evidence;
    log->findings = findings;
    log->reported = false;
    key_values_start(&log->block, findings);
    end_message(log);
}

/* The start of the line that `at` is in, `from` or behind it. */
static const char *line_start(const char *from, const char *at)
{
    return from + bytes_after_last('\n', from, (size_t)(at - from));
}

/* The size of a line that ends at `end`, without the CR before that. */
static size_t bare_size(const char *start, const char *end)
{
    return (size_t)(end - start) - (end > start && end[-1] == '\r');
}

/* The size of the line from `start` on, without its end, which is there; `next` is behind that. */
static size_t line_size(const char *start, const char *to, const char **next)
{
    const char *end = bytes_find('\n', start, (size_t)(to - start));

    *next = end + 1;
    return bare_size(start, end);
}

/* Where the lines start, back from `to`, that a block may consist of: at `from` where none of them
   ends the block that is being read there. */
static const char *find_block(const char *from, const char *to)
{
    const char *block = to;

    while (to > from) {
        const char *start = line_start(from, to - 1);
        size_t size = bare_size(start, to - 1);

        if (size <= LINE_ROOM) {
            if (is_blank(start, size) ||
                (key_values_resets(start, size) && !sip_is_escaped(start, size)))
                return block;
            if (key_values_may_start(start, size))
                block = start;
        }
        to = start;
    }
    return from;
}

/* True where a line without a mark ends the message being read. */
static bool ends_message(const struct text *log, const char *text, size_t size)
{
    if (size > LINE_ROOM)
        return false;
    return is_blank(text, size) || (!is_header(log, text, size) && !key_values_takes(text, size)) ||
           sip_is_escaped(text, size);
}

/* Follows the message being read through the lines from `from` to `to`. Mostly the last line tells
   that it has ended. */
static void follow_lines(struct text *log, const char *from, const char *to)
{
    const char *next, *last;

    if (!log->message.open || from == to)
        return;
    last = line_start(from, to - 1);
    if (ends_message(log, last, bare_size(last, to - 1)))
        end_message(log);
    for (; from < to && log->message.open; from = next) {
        size_t size = line_size(from, to, &next);

        if (ends_message(log, from, size))
            end_message(log);
    }
}

/* The last line from `from` to `to` that starts a message, whose size and end it finds; NULL where
   there is none. A line in pieces starts none, nor does one of a block. */
static const char *find_message(const char *from, const char *to, size_t *size, const char **next)
{
    const char *end = to, *at, *start;

    while ((at = sip_last_first_line(from, end)) != NULL) {
        start = line_start(from, at);
        *size = line_size(start, to, next);
        if (*size <= LINE_ROOM && (sip_is_escaped(start, *size) || !key_values_takes(start, *size)))
            return start;
        end = start;
    }
    return NULL;
}

const char *text_skip(struct text *log, const char *from, const char *to, uint64_t *line)
{
    const char *block = find_block(from, to), *next = from, *message;
    size_t size;

    if (block == from)
        return from;
    key_values_start(&log->block, log->findings);
    message = find_message(from, block, &size, &next);
    if (message) {
        *line += bytes_count('\n', from, (size_t)(message - from));
        from = message;
        end_message(log);
        if (!sip_is_escaped(message, size))
            open_message(log, message, size, *line);
    }
    follow_lines(log, next, block);
    *line += bytes_count('\n', from, (size_t)(block - from));
    return block;
}

void text_line(struct text *log, const struct log_line *line, unsigned marks)
{
    if (line->fresh == 0 && line->ends)
        read_plain_line(log, marks, line->text, line->size, line->number);
    else
        read_piece(log, line, marks);
}

/* Such a line is a message of its own. */
void text_escaped(struct text *log, const struct log_line *line)
{
    const char *start = line->text, *end = start + line->size, *next = start;
    const char *marked = start + evidence_search(log->evidence, start, line->size);

    for (; start < end; start = next) {
        const char *stop = sip_find_escape(start, end, &next);
        size_t size = (size_t)(stop - start);

        open_message(log, start, size, line->number);
        if (marked >= next)
            continue;
        read_evidence(log, evidence_marks(log->evidence, start, 0, size), start, 0, size,
                      line->number);
        if (log->reported)
            break;
        marked = next + evidence_search(log->evidence, next, (size_t)(end - next));
    }
    end_message(log);
}
