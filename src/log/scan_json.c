/* scan_json.c - the part of a scanner that reads JSON. */
#include <string.h>

#include "base/bytes.h"
#include "log/line_start.h"
#include "log/scan.h"

/* Reads the strings of an object, a line each, for what its members do not say. */
static void read_strings(struct drcode_scanner *s, const struct json_item *item)
{
    const char *text = item->text, *end = text + item->size, *next;
    struct record *record = item->record;

    for (; text < end && !findings_believe(&s->findings, record); text = next + 1) {
        next = bytes_find('\n', text, (size_t)(end - text));
        if (!next)
            next = end;
        if (!record_has_phrase(record) &&
            evidence_read(&s->evidence, text, 0, (size_t)(next - text), record->sip, record))
            line_start_add(text, (size_t)(next - text), record);
    }
}

/* Reports an object that has ended, unless it is a part of a summary or of a finding. */
static void report_object(struct drcode_scanner *s, const struct json_item *item)
{
    struct record *record = item->record;
    const bool row = item->row || json_is_call(item);

    if (s->ends_alone && !item->part && !s->message.json && record->size[LABEL_CALLS] == 0 &&
        findings_end(&s->findings, record)) {
        s->reported = true;
        return;
    }
    json_fill(&s->json);
    if (item->part || (item->row && record_is_empty(record)) ||
        findings_totals(&s->findings, record))
        return;
    if (s->message.json && strcmp(item->object, "sip") == 0)
        scan_end_message(s);
    if (!row)
        read_strings(s, item);
    if (row || record->microsoft != DRCODE_NO_CODE || record_has_phrase(record))
        s->reported = findings_report(&s->findings, record, row, NULL, 0) || s->reported;
}

/* The line of those being read that has what is before `at`. */
static struct log_line line_at(const struct log_line *lines, const char *at)
{
    const size_t start = bytes_after_last('\n', lines->text, (size_t)(at - lines->text));
    struct log_line line = *lines;

    line.text += start;
    line.size = bytes_before('\n', line.text, lines->size - start);
    return line;
}

enum json_result scan_values(struct drcode_scanner *s, const char **text, const char *end,
                             uint64_t *number)
{
    struct json_item item;
    struct log_line raw;

    for (;;) {
        const uint64_t line = *number;
        const enum json_result result = json_next(&s->json, text, end, number, &item);

        s->reported = s->reported && *number == line;
        if (result == JSON_RECORD) {
            report_object(s, &item);
        } else if (result == JSON_SIP) {
            raw = line_at(s->raw, *text);
            scan_string(s, &item, &raw, *number);
        } else if (result == JSON_COUNT) {
            s->calls.count(s->calls.context, item.object, item.text, item.size, item.count);
        } else {
            s->in_json = result == JSON_MORE;
            return result;
        }
    }
}
