#include "log/scan.h"

#include "base/bytes.h"
#include "log/line_start.h"
#include "log/sip_field.h"
#include "log/text.h"

/* How many lines may come between two of a stream: packets of a message follow each other soon, but
   many calls are in a log at once. */
#define LINES_BETWEEN 64

void scan_start_messages(struct drcode_scanner *s)
{
    message_start(&s->message, &s->seen);
    sip_end(&s->waiting.sip);
}

static void report_message(struct drcode_scanner *s, const struct message *message)
{
    const struct record *record = &message->record;

    findings_report(&s->findings, record, true, record->text[LABEL_TEXT], record->size[LABEL_TEXT]);
}

static void end_message(struct drcode_scanner *s, struct message *message)
{
    if (message_end(message, &s->evidence))
        report_message(s, message);
}

void scan_end_message(struct drcode_scanner *s)
{
    if (s->message.json)
        json_follow(&s->json, "", 0);
    s->input.seen.messages = s->input.seen.messages || s->message.sip.open;
    end_message(s, &s->message);
}

void scan_end_messages(struct drcode_scanner *s)
{
    end_message(s, &s->waiting);
    scan_end_message(s);
}

/* Ends the open message at a line of another stream, or lets it wait for its rest; one can wait. */
static void leave_message(struct drcode_scanner *s)
{
    if (message_cut(&s->message)) {
        end_message(s, &s->waiting);
        s->waiting = s->message;
        s->between = 0;
        sip_end(&s->message.sip);
    }
    scan_end_message(s);
}

/* Opens the waiting message again where a line continues it. */
static void resume_message(struct drcode_scanner *s, const struct log_line *line)
{
    struct message message;
    struct log_line rest;

    if (message_resumes(&s->waiting, line, &rest)) {
        message = s->waiting;
        sip_end(&s->waiting.sip);
        leave_message(s);
        s->message = message;
    } else if (++s->between > LINES_BETWEEN) {
        end_message(s, &s->waiting);
    }
}

void scan_evidence(struct drcode_scanner *s, const struct log_line *line, unsigned marks,
                   const struct log_line *start)
{
    struct record *record = &s->text;

    s->message.marked = s->message.marked || marks;
    if (marks & MARK_FRAME)
        recent_frame(&s->recent, line->text, line->size);
    if (!marks || s->reported || !text_read(&s->evidence, marks, line, s->message.sip.sip, record))
        return;
    if (s->message.sip.open) {
        if (record_has_phrase(record) || findings_believe(&s->findings, record))
            message_hold(&s->message, record);
        return;
    }
    if (start->fresh == 0)
        line_start_add(start->text, start->size, record);
    s->reported = findings_report(&s->findings, record, false, line->text, line->size);
}

void scan_ahead(struct drcode_scanner *s, const char *from)
{
    struct prefilter_hit hit;

    if (s->hit && s->hit >= from)
        return;
    if (!s->search.text)
        prefilter_start(&s->search, from, (size_t)(s->end - from), s->more);
    hit = prefilter_next(&s->evidence.prefilter, &s->search, from);
    s->hit = from + hit.at;
    s->marks = hit.marks;
    s->first_line = hit.message;
    s->near = false;
}

unsigned scan_marks(struct drcode_scanner *s, const struct log_line *line)
{
    size_t from;

    if (!s->end)
        return evidence_marks(&s->evidence, line->text, line->size);
    scan_ahead(s, line->text);
    if (s->hit >= line->text + line->size)
        return 0;
    from = (size_t)(s->hit - line->text) + (s->marks != 0);
    return prefilter_marks_after(&s->evidence.prefilter, &s->search, line->text, from, line->size,
                                 s->marks);
}

/* Reads a line of a SIP message, or one that may start the next. */
static void read_part(struct drcode_scanner *s, const struct log_line *part,
                      const struct log_line *whole, const struct recent *recent, unsigned marks)
{
    if (!message_read(&s->message, part)) {
        scan_end_message(s);
        message_open(&s->message, part, whole, recent);
    }
    scan_evidence(s, part, marks, whole);
}

void scan_escaped(struct drcode_scanner *s, const struct log_line *line)
{
    const char *end = line->text + line->size, *next = line->text;
    struct log_line part = {.number = line->number, .ends = true}, rest;

    if (message_resumes(&s->message, line, &rest)) {
        rest.size = (size_t)(sip_find_escape(rest.text, end, &next) - rest.text);
        message_read_rest(&s->message, &rest);
    } else {
        leave_message(s);
    }
    while (next < end && !s->reported) {
        part.text = next;
        part.size = (size_t)(sip_find_escape(part.text, end, &next) - part.text);
        read_part(s, &part, line, &s->recent, scan_marks(s, &part));
    }
    leave_message(s);
}

void scan_string(struct drcode_scanner *s, const struct json_item *item,
                 const struct log_line *whole, uint64_t number)
{
    struct log_line line = {.text = item->text, .size = item->size, .number = number, .ends = true};
    const char *end = item->text + item->size, *next = item->text;
    const enum sip_field field = sip_field_of(item->name, item->name_size);

    s->heard = true;
    if (field == SIP_FIELD_HEADER)
        message_read_field(&s->message, item->name, item->name_size, &line);
    if (field == SIP_FIELD_HEADER || field == SIP_FIELD_OTHER)
        return;
    while (next < end) {
        line.text = next;
        line.size = bytes_before('\n', next, (size_t)(end - next));
        next += line.size + (next + line.size < end);
        line.size -= line.size > 0 && line.text[line.size - 1] == '\r';
        read_part(s, &line, whole, NULL, evidence_marks(&s->evidence, line.text, line.size));
        if (s->message.sip.open)
            json_set_time(&s->json, &s->message.record);
    }
    s->message.json = s->message.sip.open;
    if (field == SIP_FIELD_NONE && line.text > item->text)
        scan_end_message(s);
    else if (field == SIP_FIELD_NONE && s->message.sip.open)
        json_follow(&s->json, item->name, item->name_size);
}

bool scan_message(struct drcode_scanner *s, const struct log_line *line)
{
    struct log_line rest;

    if (s->waiting.sip.open)
        resume_message(s, line);
    if (!s->message.sip.open || (line->ends && sip_is_escaped(line->text, line->size)) ||
        (s->message.json && json_starts(line->text, line->size)))
        return false;
    if (!s->message.json && message_read(&s->message, line)) {
        scan_evidence(s, line, scan_marks(s, line), line);
        return true;
    }
    if (message_resumes(&s->message, line, &rest)) {
        message_read_rest(&s->message, &rest);
        return true;
    }
    leave_message(s);
    return false;
}

void scan_pause_message(struct drcode_scanner *s)
{
    if (message_pause(&s->waiting, &s->evidence))
        report_message(s, &s->waiting);
    if (message_pause(&s->message, &s->evidence))
        report_message(s, &s->message);
}
