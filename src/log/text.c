#include "log/text.h"

void text_start(struct text *text, struct evidence *evidence)
{
    text->evidence = evidence;
    sip_end(&text->message);
}

void text_follow(struct text *text, const struct log_line *line)
{
    struct sip_message *message = &text->message;

    if (message->open && !sip_continues(message, line->text, line->size))
        sip_end(message);
    if (line->ends)
        sip_open(message, line->text, line->size, line->number);
}

/* Reads a piece of a line from `from` to `size`. */
static bool read_part(struct text *text, unsigned marks, const struct log_line *line, size_t from,
                      size_t size)
{
    const struct sip_message *message = &text->message;

    record_start(&text->record, message->open ? message->line : line->number);
    return evidence_read_marked(text->evidence, marks, line->text, from, size, message->sip,
                                &text->record);
}

/* What a piece repeats of the one before is context, and what may continue in the next piece is
   left to that. */
bool text_read(struct text *text, unsigned marks, const struct log_line *line)
{
    size_t from = line->fresh > 0 ? LINE_OVERLAP / 4 : 0;
    struct record *record = &text->record;

    if (text->message.reported ||
        (!line->ends && !read_part(text, marks, line, from, line->size - LINE_OVERLAP / 2)) ||
        !read_part(text, marks, line, from, line->size))
        return false;
    if (record->sip == DRCODE_NO_CODE && record->microsoft == DRCODE_NO_CODE &&
        text->message.sip >= 300) {
        record->sip = text->message.sip;
        record->sip_trust = LABEL_WEAK;
    }
    return true;
}

void text_reported(struct text *text)
{
    text->message.reported = text->message.open;
}
