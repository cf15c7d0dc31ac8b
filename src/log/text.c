#include "log/text.h"

void text_start(struct text *text, struct evidence *evidence)
{
    text->evidence = evidence;
}

/* Reads a piece of a line from `from` to `size`. */
static bool read_part(struct text *text, unsigned marks, const struct log_line *line, size_t from,
                      size_t size, int sip)
{
    record_start(&text->record, line->number);
    return evidence_read_marked(text->evidence, marks, line->text, from, size, sip, &text->record);
}

/* What a piece repeats of the one before is context, and what may continue in the next piece is
   left to that. */
bool text_read(struct text *text, unsigned marks, const struct log_line *line, int sip)
{
    size_t from = line->fresh > 0 ? LINE_OVERLAP / 4 : 0;

    return (line->ends || read_part(text, marks, line, from, line->size - LINE_OVERLAP / 2, sip)) &&
           read_part(text, marks, line, from, line->size, sip);
}
