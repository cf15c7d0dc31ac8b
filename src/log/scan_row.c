/* scan_row.c - the part of a scanner that reads rows of tables. */
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "log/prefilter.h"
#include "log/scan.h"

bool scan_is_whole(const struct log_line *line)
{
    return line->fresh == 0 && line->ends;
}

/* Reports what a row says before a quote that is not closed. */
static bool report_open_row(struct drcode_scanner *s)
{
    const struct record *record = &s->csv.record;

    return s->csv.columns.count > 0 && s->csv.quoted &&
           (record->microsoft != DRCODE_NO_CODE || s->csv.summary) &&
           findings_report(&s->findings, record, true, NULL, 0);
}

bool scan_end_row(struct drcode_scanner *s)
{
    s->again = csv_give_up(&s->csv);
    return !(s->again && s->csv.held_line == s->csv.record.line) && report_open_row(s);
}

/* Gives up a row that ends in a line; true where the line must be read again. */
static bool give_up_row(struct drcode_scanner *s, const struct log_line *line)
{
    if (scan_end_row(s) && s->csv.record.line == line->number)
        s->reported = true;
    return s->again && scan_is_whole(line);
}

static bool has_code(const struct record *record)
{
    return record->microsoft != DRCODE_NO_CODE || record->sip != DRCODE_NO_CODE;
}

/* True for a row without a code in which something else is in the place of one: the header of
   another table, which ends this one, or a line of another kind. */
static bool is_other(struct drcode_scanner *s, const struct log_line *line)
{
    if (!s->csv.record.unread || !scan_is_whole(line))
        return false;
    if (record_is_empty(&s->csv.record) && csv_names(&s->csv, line->text, line->size))
        s->csv.columns.count = 0;
    record_start(&s->text, line->number);
    return s->csv.columns.count == 0 ||
           (evidence_read(&s->evidence, line->text, 0, line->size, DRCODE_NO_CODE, &s->text) &&
            s->text.microsoft != DRCODE_NO_CODE);
}

/* Reads a row of a table without known columns for Microsoft codes and phrases as text: they may be
   in other ones. */
static void read_row_text(struct drcode_scanner *s)
{
    struct record *record = &s->csv.record, *text = &s->text;

    record_start(text, record->line);
    if (!evidence_read(&s->evidence, s->csv.text, 0, s->csv.text_size, record->sip, text))
        return;
    record_set_microsoft(record, text->microsoft, text->microsoft_trust);
    record->phrase = text->phrase;
}

/* Reports a row that is complete; false where it is none. */
static bool report_row(struct drcode_scanner *s, const struct log_line *line)
{
    const struct record *record = &s->csv.record;

    if (s->ends_alone && !columns_are_own(&s->csv.columns) && findings_end(&s->findings, record))
        return true;
    csv_fill(&s->csv);
    if (!has_code(record)) {
        if (findings_totals(&s->findings, record)) /* of a summary that was written as CSV */
            return true;
        if (scan_is_whole(line) && csv_header(&s->csv, line->text, line->size))
            return true;
        if (record->unread && record->line < line->number)
            return give_up_row(s, line);
        if (is_other(s, line))
            return false;
    }
    if (scan_is_whole(line) && !columns_explain(&s->csv.columns))
        read_row_text(s);
    if (!record_is_empty(&s->csv.record) || !csv_is_blank(&s->csv))
        findings_report(&s->findings, record, true, s->csv.text, s->csv.text_size);
    return true;
}

/* Hands out what a line of a summary counts. */
static void hand_counts(struct drcode_scanner *s)
{
    size_t i;

    for (i = 0; s->calls.count && i < s->csv.count_size; i++) {
        const struct csv_count *count = &s->csv.counts[i];

        s->calls.count(s->calls.context, count->of, count->name, count->size, count->count);
    }
}

bool scan_row(struct drcode_scanner *s, const struct log_line *line)
{
    enum csv_result result = csv_line(&s->csv, line->text + line->fresh, line->size - line->fresh,
                                      line->ends, line->number);

    s->input.seen.table = true;
    hand_counts(s);
    switch (result) {
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

/* The next number of at most six digits that is a value of a group: "12, 403"; DRCODE_NO_CODE where
   there is none. */
static int32_t next_number(const char **text, const char *end)
{
    struct record record;

    while (*text < end) {
        const char *value = *text;
        size_t size = bytes_before(',', value, (size_t)(end - value));

        *text += size + (*text + size < end);
        record_start(&record, 0);
        record_set(&record, LABEL_MICROSOFT, LABEL_SURE, value, size);
        if (record.microsoft != DRCODE_NO_CODE)
            return record.microsoft;
    }
    return DRCODE_NO_CODE;
}

/* True for codes that a document has, or with which calls end normally. */
static bool is_pair(const struct drcode_catalog *catalog, int32_t microsoft, int sip)
{
    size_t first;

    if (sip < 300)
        return drcode_outcome(catalog, microsoft, sip, 0) == DRCODE_OUTCOME_NORMAL;
    return drcode_find_pair(catalog, microsoft, sip, &first) > 0;
}

/* Takes the codes of a group, where they are a pair. */
static bool take_pair(struct drcode_scanner *s, int32_t microsoft, int32_t sip)
{
    struct record *record = &s->table.record;

    if (microsoft < 1000 || sip < 0 || sip > 699 ||
        !is_pair(s->findings.catalog, microsoft, (int)sip))
        return false;
    record_set_microsoft(record, microsoft, LABEL_SURE);
    record_set_sip(record, sip, LABEL_SURE);
    return true;
}

/* True where a text has the name of a host: a dot within a word. */
static bool has_name(const char *text, const char *end)
{
    for (; end - text > 2; text++)
        if (fold_in_word(text[0]) && text[1] == '.' && fold_in_word(text[2]))
            return true;
    return false;
}

/* Reads what the calls of a group have in common: false where that says nothing of how they ended.
 */
static bool read_group(struct drcode_scanner *s)
{
    const struct table *table = &s->table;
    struct record *record = &s->table.record;
    const char *text = table->name, *end = text + table->name_size;
    int32_t one = next_number(&text, end), other = next_number(&text, end);
    uint64_t calls = 0;
    size_t i;

    for (i = 0; i < record->size[LABEL_CALLS] && i < 18; i++)
        calls = 10 * calls + (uint64_t)(record->text[LABEL_CALLS][i] - '0');
    record->calls = calls;
    if ((take_pair(s, one, other) || take_pair(s, other, one)) && !has_name(text, end))
        record_set(record, LABEL_PHRASE, LABEL_COLUMN, text, (size_t)(end - text));
    evidence_read(&s->evidence, table->name, 0, table->name_size, record->sip, record);
    return record->microsoft != DRCODE_NO_CODE || record->phrase;
}

/* Reads the Reason header of a row: without a documented phrase, nothing in it counts. */
static void read_reason(struct drcode_scanner *s, const char *text, size_t size)
{
    struct record *record = &s->table.record;
    const enum label_trust trust = record->sip_trust;
    const int sip = record->sip;

    if (evidence_read(&s->evidence, text, 0, size, sip, record))
        return;
    record->sip = sip;
    record->sip_trust = trust;
}

/* Reports a row of a table of text. */
static void report_table_row(struct drcode_scanner *s, const struct log_line *line)
{
    struct record *record = &s->table.record;
    const size_t reason = record->size[LABEL_REASON];

    if (s->table.kind == TABLE_GROUPS && !read_group(s))
        return;
    if (reason > 0 && record->microsoft == DRCODE_NO_CODE)
        read_reason(s, record->text[LABEL_REASON], reason);
    if (s->table.kind == TABLE_COLUMNS && !has_code(record) && line->size > 0 && *line->text == ' ')
        return; /* what is left of a long value */
    if (!record_is_empty(record))
        findings_report(&s->findings, record, true, line->text, line->size);
}

bool scan_table(struct drcode_scanner *s, const struct log_line *line, unsigned marks)
{
    const char *text = line->text, *end = text + line->size;
    struct table *table = &s->table;

    if (!scan_is_whole(line) || table_underlined(table, text, line->size))
        return scan_is_whole(line);
    if ((!(marks & (MARK_LABEL | MARK_OTHER)) || !table_header(table, &text, end)) &&
        table->kind == TABLE_NONE)
        return false;
    s->input.seen.table = true;
    if (text == end && end > line->text)
        return true; /* the line was a header */
    do {
        switch (table_next(table, &text, end, line->number)) {
        case TABLE_ROW:
            report_table_row(s, line);
            break;
        case TABLE_PART:
            return true;
        case TABLE_OTHER:
            return false;
        }
    } while (text < end);
    return true;
}
