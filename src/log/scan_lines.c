/* scan_lines.c - which lines are read: those in which nothing was found are passed over. */
#include "log/scan.h"

#include "base/bytes.h"
#include "log/look_back.h"

void scan_leave_lines(struct drcode_scanner *s)
{
    s->end = s->hit = s->search.text = NULL;
}

/* True between records, where lines may be passed over. */
static bool may_skip(const struct drcode_scanner *s)
{
    return !s->calls.line &&
           (!s->reading ||
            (!s->in_json && s->csv.columns.count == 0 && !s->block.open && !s->message.sip.open &&
             !s->waiting.sip.open && s->table.kind == TABLE_NONE && !s->table.waits));
}

const char *scan_lines(struct drcode_scanner *s)
{
    size_t size;
    const char *lines = decode_lines(&s->decoder, &size, &s->more);

    if (size == 0 || s->plain || s->end != lines + size)
        scan_leave_lines(s);
    if (size > 0 && !s->plain)
        s->end = lines + size;
    if (s->hit && s->hit < lines)
        s->hit = NULL;
    return lines;
}

/* Passes over lines at hand in which nothing was found, up to those that the next hit needs. True
   where none of them is left: more may be at hand. */
static bool skip_lines(struct drcode_scanner *s)
{
    const char *lines = scan_lines(s), *line, *end, *start;

    if (!s->end || (s->hit && s->near) || !may_skip(s))
        return false;
    scan_ahead(s, lines);
    s->near = true;
    line = lines + bytes_after_last('\n', lines, (size_t)(s->hit - lines));
    end = s->hit < s->end ? bytes_find('\n', s->hit, (size_t)(s->end - s->hit)) + 1 : line;
    start = look_back(lines, line, end, s->first_line, s->reading ? s->block.aligned_at : 0);
    if (s->reading && start > lines)
        key_values_end(&s->block);
    recent_skip(&s->recent, lines, start);
    input_skip(&s->input, lines, (size_t)(start - lines));
    decode_skip(&s->decoder, start);
    return start == s->end;
}

bool scan_next_line(struct drcode_scanner *s, struct log_line *line)
{
    while (skip_lines(s))
        ;
    if (!decode_next(&s->decoder, line))
        return false;
    if (s->plain) {
        scan_leave_lines(s);
        s->end = line->text + line->size;
    }
    return true;
}
