#include "log/text.h"

/* Reads a piece of a line from `from` to `size`. */
static bool read_part(struct evidence *evidence, unsigned marks, const struct log_line *line,
                      size_t from, size_t size, int sip, struct record *record)
{
    record_start(record, line->number);
    return evidence_read_marked(evidence, marks, line->text, from, size, sip, record);
}

/* What a piece repeats of the one before is context, and what may continue in the next piece is
   left to that. */
bool text_read(struct evidence *evidence, unsigned marks, const struct log_line *line, int sip,
               struct record *record)
{
    const size_t from = line->fresh > 0 ? LINE_OVERLAP / 4 : 0,
                 most = line->size - (line->ends ? 0 : LINE_OVERLAP / 2);

    return (line->ends || read_part(evidence, marks, line, from, most, sip, record)) &&
           read_part(evidence, marks, line, from, line->size, sip, record);
}
