/* scan_row.c - the part of a scanner that reads rows of tables. */
#include "log/scan.h"

bool scan_is_whole(const struct log_line *line)
{
    return line->fresh == 0 && line->ends;
}

/* Reports what a row says before a quote that is not closed. */
static bool report_open_row(struct drcode_scanner *s)
{
    const struct record *record = &s->csv.record;

    return s->csv.columns.count > 0 && s->csv.quoted && record->microsoft != DRCODE_NO_CODE &&
           findings_report(&s->findings, record, true, NULL, 0);
}

bool scan_end_row(struct drcode_scanner *s)
{
    s->again = csv_give_up(&s->csv);
    return !(s->again && s->csv.held_line == s->csv.record.line) && report_open_row(s);
}

/* Gives up a row that ends in a line; true where the line is to be read again. */
static bool give_up_row(struct drcode_scanner *s, const struct log_line *line)
{
    if (scan_end_row(s) && s->csv.record.line == line->number)
        s->reported = true;
    return s->again && scan_is_whole(line);
}

/* True for a row without a code in which something else is in the place of one: the header of
   another table, which ends this one, or a line of another kind. */
static bool is_other(struct drcode_scanner *s, const struct log_line *line)
{
    if (!s->csv.record.unread || !scan_is_whole(line))
        return false;
    if (csv_says_nothing(&s->csv) && csv_names(&s->csv, line->text, line->size))
        s->csv.columns.count = 0;
    record_start(&s->text.record, line->number);
    return s->csv.columns.count == 0 || (evidence_read(s->evidence, line->text, 0, line->size,
                                                       DRCODE_NO_CODE, &s->text.record) &&
                                         s->text.record.microsoft != DRCODE_NO_CODE);
}

/* Reports a row that is complete; false where it is none. */
static bool report_row(struct drcode_scanner *s, const struct log_line *line)
{
    const struct record *record = &s->csv.record;

    if (record->microsoft == DRCODE_NO_CODE && record->sip == DRCODE_NO_CODE) {
        if (scan_is_whole(line) && csv_header(&s->csv, line->text, line->size))
            return true;
        if (record->unread && record->line < line->number)
            return give_up_row(s, line);
        if (is_other(s, line))
            return false;
    }
    if (!csv_says_nothing(&s->csv) || !csv_is_blank(&s->csv))
        findings_report(&s->findings, record, true, s->csv.text, s->csv.text_size);
    return true;
}

bool scan_row(struct drcode_scanner *s, const struct log_line *line)
{
    s->input.seen.table = true;
    switch (csv_line(&s->csv, line->text + line->fresh, line->size - line->fresh, line->ends,
                     line->number)) {
    case CSV_ROW:
        return report_row(s, line);
    case CSV_MORE:
        return true;
    case CSV_OTHER:
        return give_up_row(s, line);
    default:
        return false;
    }
}
