#include "log/look_back.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "log/decode.h"
#include "log/json_syntax.h"
#include "log/key_values.h"
#include "log/sip.h"

/* The start of the line before `at`, `from` or after it; `size` is without its end. */
static const char *line_before(const char *from, const char *at, size_t *size)
{
    const char *end = at - 1, *start = from + bytes_after_last('\n', from, (size_t)(end - from));

    *size = (size_t)(end - start) - (end > start && end[-1] == '\r');
    return start;
}

/* True for a line after which no block is open, and no lines are whose colons are in one column. */
static bool resets(const char *text, size_t size)
{
    return size > LINE_ROOM || ascii_blank(text, size) || sip_is_escaped(text, size) ||
           json_starts(text, size) || key_values_resets(text, size);
}

/* Any column of colons counts. */
#define ANY SIZE_MAX

/* True for a line that is aligned with those after it, whose colons are in a column; 0: they are in
   none. Makes the column that of the line, or 0. */
static bool is_aligned(const char *text, size_t size, size_t *column)
{
    size_t own = key_values_column(text, size);
    bool aligned = own > 0 && (*column == ANY || own == *column);

    if (*column == 0)
        return false;
    if (key_values_indented(text, size)) { /* the column may be that of the lines before */
        *column = own > 0 ? ANY : *column;
        return own > 0;
    }
    *column = aligned ? own : 0;
    return aligned;
}

/* True for a line that starts a block though lines before it do not: one that looks like JSON, and
   is read as text where it is none. */
static bool starts_block(const char *text, size_t size)
{
    return json_starts(text, size) &&
           (key_values_takes(text, size) || key_values_column(text, size) > 0);
}

/* Where the lines start that a block may consist of, up to the line at `to`: the first one with a
   label, and those before it with which it is aligned. The lines in between do not end it. At
   `from` where that may be aligned with the lines before, whose colons are in column `before`; 0:
   none. */
static const char *find_block(const char *from, const char *to, const char *end, size_t before)
{
    const char *line = to, *block = to;
    size_t size, column = ANY;

    if (to < end) {
        line_before(to, end, &size);
        if (resets(to, size))
            return to;
        if (!key_values_indented(to, size))
            column = key_values_column(to, size);
    }
    while (line > from) {
        line = line_before(from, line, &size);
        if (resets(line, size))
            return starts_block(line, size) ? line : block;
        if (key_values_takes(line, size)) {
            block = line;
            column = key_values_indented(line, size) ? ANY : key_values_column(line, size);
        } else if (is_aligned(line, size, &column)) {
            block = line;
        }
    }
    return before > 0 && (column == ANY || column == before) ? from : block;
}

/* Reads the line from `text` to `end` as a further one of a message; false where it is none. */
static bool read_part(struct sip_message *message, const char *text, const char *end)
{
    struct sip_line header;
    size_t size;

    line_before(text, end, &size);
    if (size > LINE_ROOM)
        size = LINE_ROOM;
    else if (sip_is_escaped(text, size))
        return false;
    return sip_read(message, text, size, &header) != SIP_NO_PART;
}

/* True where all lines from `from` to `to` are further ones of a message. */
static bool continues(struct sip_message message, const char *from, const char *to)
{
    const char *next;

    for (; from < to; from = next) {
        next = bytes_find('\n', from, (size_t)(to - from)) + 1;
        if (!read_part(&message, from, next))
            return false;
    }
    return true;
}

/* True where a line may continue a message, at whatever column: a line before it may have moved
   that to 0. A line that does not, ends it, and it has no mark. */
static bool may_continue(struct sip_message message, const char *text, const char *end)
{
    struct sip_message moved = message;

    moved.column = 0;
    return read_part(&message, text, end) || (message.column > 0 && read_part(&moved, text, end));
}

/* Finds the last line from `from` to `to` that starts a message, in those up to the one that has
   the "SIP/2.0" at `at`; `next` is the line after it. Returns NULL where there is none. */
static const char *find_first_line(const char *from, const char *to, const char *at,
                                   struct sip_message *first, const char **next)
{
    for (; at; at = sip_last_first_line(from, at)) {
        const char *line;
        size_t size;

        *next = bytes_find('\n', at, (size_t)(to - at)) + 1;
        line = at = line_before(from, *next, &size);
        if (size <= LINE_ROOM && !key_values_takes(line, size) && sip_open(first, line, size, 0))
            return line;
    }
    return NULL;
}

/* Where the message starts that the line from `to` to `end`, if any, may be part of, or `to`.
   `last` is as `message` of look_back(), or after `to`. */
static const char *find_message(const char *from, const char *to, const char *end, const char *last)
{
    struct sip_message first;
    const char *next, *line;

    if (last && last >= to)
        last = sip_last_first_line(from, to);
    line = last && last < from ? NULL : find_first_line(from, to, last, &first, &next);
    if (!line || (to < end && !may_continue(first, to, end)) ||
        sip_is_escaped(line, (size_t)(next - line)) || !continues(first, next, to))
        return to;
    return line;
}

const char *look_back(const char *from, const char *to, const char *end, const char *message,
                      size_t aligned_at)
{
    const char *start = from < to ? find_message(from, to, end, message) : from, *first;

    if (from == to || start < to) /* a message has ended what came before */
        return start;
    first = find_block(from, to, end, aligned_at);
    return first < to ? find_message(from, first, first, message) : to;
}
