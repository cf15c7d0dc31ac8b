#include "text_log.h"

#include <string.h>

#include "ascii.h"
#include "fold.h"
#include "scan.h"

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

static void end_message(struct text_log *log)
{
    log->message = (struct sip_message){.sip = DRCODE_NO_CODE};
}

/* The code in what stands behind "SIP/2.0" in a status line; DRCODE_NO_CODE where this is none. */
static int read_status(const char *text, size_t size)
{
    if (size < 4 || text[0] != ' ' || text[1] < '1' || text[1] > '6' || !ascii_digit(text[2]) ||
        !ascii_digit(text[3]))
        return DRCODE_NO_CODE;
    return 100 * (text[1] - '0') + 10 * (text[2] - '0') + (text[3] - '0');
}

/* Starts a SIP message where a line is the first of one: "SIP/2.0 504 reason" or "METHOD uri
   SIP/2.0". */
static void follow_message(struct text_log *log, const char *text, size_t size, uint64_t line)
{
    const char *end = text + size, *at = text;

    for (; end - at >= 7 && (at = memchr(at, 'S', (size_t)(end - at - 6))) != NULL; at++) {
        const char *behind = at + 7;
        int sip;
        bool request;

        if (memcmp(at, "SIP/2.0", 7) != 0)
            continue;
        sip = read_status(behind, (size_t)(end - behind));
        request = at > text && at[-1] == ' ' && is_blank(behind, (size_t)(end - behind));
        if (sip == DRCODE_NO_CODE && !request)
            continue;
        log->message = (struct sip_message){.open = true, .sip = sip, .line = line};
        if (!request)
            log->message.column = (size_t)(at - text);
        return;
    }
}

/* True for a line of the SIP message being read: "Name: value", or what goes on with one. */
static bool is_header(const struct text_log *log, const char *text, size_t size)
{
    size_t start = log->message.column, at = start;

    if (at >= size || is_space(text[at]))
        return at < size;
    while (at < size && (fold_word_char(text[at]) || text[at] == '-'))
        at++;
    while (at > start && at < size && is_space(text[at]))
        at++;
    return at > start && at < size && text[at] == ':';
}

/* Reads a line of text for itself, as part of the SIP message that it stands in. What starts before
   `from` was read before. */
static void read_evidence(struct text_log *log, unsigned marks, const char *text, size_t from,
                          size_t size, uint64_t line)
{
    struct sip_message *message = &log->message;
    struct fields *fields = &log->fields;

    if (log->line_done || message->done || !(marks & ~(unsigned)SCAN_MESSAGE))
        return;
    fields_start(fields, message->open ? message->line : line);
    if (!evidence_read_marked(log->evidence, marks, text, from, size, message->sip, fields))
        return;
    if (fields->sip == DRCODE_NO_CODE && fields->microsoft == DRCODE_NO_CODE &&
        message->sip >= 300) {
        fields->sip = message->sip;
        fields->sip_trust = LABEL_WEAK;
    }
    log->line_done = report_record(log->report, fields, false, text, size);
    message->done = log->line_done && message->open;
}

static void read_plain_line(struct text_log *log, unsigned marks, const char *text, size_t size,
                            uint64_t line)
{
    if (is_blank(text, size)) {
        block_blank(&log->block);
        end_message(log);
        return;
    }
    if (block_line(&log->block, text, size, line, (marks & (SCAN_LABEL | SCAN_OTHER)) != 0))
        return;
    if (log->message.open && !is_header(log, text, size))
        end_message(log);
    if (marks & SCAN_MESSAGE)
        follow_message(log, text, size, line);
    read_evidence(log, marks, text, 0, size, line);
}

/* How long the escaped line end is that a text starts with; 0 where there is none. */
static size_t escape_size(const char *text, size_t size)
{
    if (size >= 8 && memcmp(text, "#015#012", 8) == 0)
        return 8;
    return size >= 4 && memcmp(text, "#012", 4) == 0 ? 4 : 0;
}

/* Reads a line of an escaped message. `marks` are those of all of its lines. */
static void read_escaped_line(struct text_log *log, unsigned marks, const char *text, size_t size,
                              uint64_t line)
{
    if (marks & SCAN_MESSAGE)
        follow_message(log, text, size, line);
    if (marks & ~(unsigned)SCAN_MESSAGE)
        read_evidence(log, evidence_marks(log->evidence, text, size), text, 0, size, line);
}

static void read_line(struct text_log *log, unsigned marks, const char *text, size_t size,
                      uint64_t line)
{
    const char *end = text + size, *start = text, *at = text;

    while ((at = memchr(at, '#', (size_t)(end - at))) != NULL) {
        size_t escape = escape_size(at, (size_t)(end - at));

        if (escape == 0) {
            at++;
            continue;
        }
        at += escape;
        if (!(marks & ~(unsigned)SCAN_MESSAGE)) {
            end_message(log); /* a message that tells nothing ends with its line */
            return;
        }
        read_escaped_line(log, marks, start, (size_t)(at - escape - start), line);
        start = at;
    }
    if (start == text) {
        read_plain_line(log, marks, text, size, line);
        return;
    }
    read_escaped_line(log, marks, start, (size_t)(end - start), line);
    end_message(log);
}

/* Reads a piece of a line. What it repeats of the piece before shows what stands around evidence;
   what may go on in the next piece is left to that. */
static void read_piece(struct text_log *log, const struct line *line, unsigned marks)
{
    size_t from = line->fresh > 0 ? LINE_OVERLAP / 4 : 0;

    if (!line->ends) {
        fields_start(&log->fields, line->number);
        if (!evidence_read_marked(log->evidence, marks, line->text, from, line->size,
                                  log->message.sip, &log->fields))
            return;
        fields_start(&log->fields, line->number);
        if (!evidence_read(log->evidence, line->text, from, line->size - LINE_OVERLAP / 2,
                           log->message.sip, &log->fields))
            return;
    }
    read_evidence(log, marks, line->text, from, line->size, line->number);
}

void text_log_start(struct text_log *log, struct evidence *evidence, struct report *report)
{
    log->evidence = evidence;
    log->report = report;
    log->line_done = false;
    block_start(&log->block, report);
    end_message(log);
}

bool text_log_ignores(const struct text_log *log, const struct line *line)
{
    return !log->message.open && block_ignores(&log->block, line->text, line->size);
}

void text_log_line(struct text_log *log, const struct line *line, unsigned marks)
{
    if (line->fresh == 0 && line->ends)
        read_line(log, marks, line->text, line->size, line->number);
    else
        read_piece(log, line, marks);
}
