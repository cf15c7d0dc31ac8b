#include "catalog/source_lines.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define BYTE_ORDER_MARK "\357\273\277"

/* The most bytes of a file's name in an error, so that the reason has room. */
#define FILE_ROOM 300

bool lines_fail(const struct lines *lines, unsigned line, const char *format, ...)
{
    struct drcode_error *error = lines->error;
    va_list arguments;
    int used = snprintf(error->text, sizeof error->text,
                        "%.*s:%u: ", (int)utf8_cut(lines->file, strlen(lines->file), FILE_ROOM),
                        lines->file, line);

    va_start(arguments, format);
    if (used > 0 && (size_t)used < sizeof error->text)
        vsnprintf(error->text + used, sizeof error->text - (size_t)used, format, arguments);
    va_end(arguments);
    return false;
}

static bool check_bytes(const struct lines *lines)
{
    const char *s = lines->next;
    unsigned line = 1;

    while (s < lines->end) {
        uint32_t point;
        size_t length = utf8_read(s, (size_t)(lines->end - s), &point);

        if (length == 0)
            return lines_fail(lines, line, "not UTF-8: byte 0x%02X", (unsigned char)*s);
        if (utf8_control(point) && !(point == '\r' && s + 1 < lines->end && s[1] == '\n'))
            return lines_fail(lines, line, "control character U+%04X", (unsigned)point);
        line += point == '\n';
        s += length;
    }
    return true;
}

bool lines_open(struct lines *lines, const char *file, const char *text, size_t size,
                struct drcode_error *error)
{
    *lines = (struct lines){.file = file, .next = text, .end = text + size, .error = error};
    if (size >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0)
        lines->next += 3;
    return check_bytes(lines);
}

bool line_blank(char c)
{
    return c == ' ' || c == '\t';
}

const char *line_skip_blanks(const char *s, const char *end)
{
    while (s < end && line_blank(*s))
        s++;
    return s;
}

bool lines_next(struct lines *lines, struct line *line)
{
    const char *end;

    if (lines->next == lines->end)
        return false;
    end = memchr(lines->next, '\n', (size_t)(lines->end - lines->next));
    *line = (struct line){.text = lines->next, .end = end ? end : lines->end};
    lines->next = end ? end + 1 : lines->end;
    lines->number++;
    while (line->end > line->text && (line_blank(line->end[-1]) || line->end[-1] == '\r'))
        line->end--;
    for (; line->text < line->end && line_blank(*line->text); line->text++)
        line->indent += *line->text == '\t' ? 4 - line->indent % 4 : 1;
    return true;
}

void line_strip_bullet(struct line *line)
{
    const char *s = line->text;

    if (s < line->end && strchr("-*+", *s)) {
        s++;
    } else {
        while (s < line->end && *s >= '0' && *s <= '9')
            s++;
        if (s == line->text || s - line->text > 3 || s == line->end || !strchr(".)", *s))
            return;
        s++;
    }
    if (s < line->end && !line_blank(*s))
        return;
    line->text = line_skip_blanks(s, line->end);
    line->bullet = true;
}

bool line_starts(const struct line *line, const char *word)
{
    size_t size = strlen(word);

    return (size_t)(line->end - line->text) >= size && memcmp(line->text, word, size) == 0;
}

/* True for a line across the page. */
static bool is_rule(const struct line *line)
{
    const char *s;

    for (s = line->text; s < line->end && *s == *line->text; s++)
        ;
    return s == line->end && s - line->text >= 3 && strchr("-*_", *line->text);
}

static bool ends_comment(const struct line *line)
{
    const char *s;

    for (s = line->text; line->end - s >= 3; s++)
        if (memcmp(s, "-->", 3) == 0)
            return true;
    return false;
}

/* How many marks of a fence, "```" or "~~~", the line starts with; 0 where it is none. What stands
   behind them starts at `rest`. */
static size_t read_fence(const struct line *line, const char **rest)
{
    const char *s = line->text;

    while (s < line->end && *s == *line->text && (*s == '`' || *s == '~'))
        s++;
    *rest = s;
    if (s - line->text < 3 || (s[-1] == '`' && memchr(s, '`', (size_t)(line->end - s))))
        return 0;
    return (size_t)(s - line->text);
}

enum line_kind lines_kind(struct lines *lines, struct line *line)
{
    const char *rest;
    size_t fence = read_fence(line, &rest);

    if (lines->fence > 0) {
        if (fence >= lines->fence && *line->text == lines->fence_mark && rest == line->end) {
            lines->fence = 0;
            return LINE_SKIPPED;
        }
        line->indent -= line->indent < lines->fence_indent ? line->indent : lines->fence_indent;
        return LINE_CODE;
    }
    if (!lines->comment && line_starts(line, "<!--")) {
        lines->comment = true;
        lines->opened = lines->number;
    }
    if (lines->comment) {
        lines->comment = !ends_comment(line);
        return LINE_SKIPPED;
    }
    if (fence > 0) {
        lines->fence = fence;
        lines->fence_mark = *line->text;
        lines->fence_indent = line->indent;
        lines->opened = lines->number;
        return LINE_SKIPPED;
    }
    if (line->text == line->end)
        return LINE_EMPTY;
    return line_starts(line, ":::") || is_rule(line) ? LINE_SKIPPED : LINE_TEXT;
}

bool lines_close(const struct lines *lines)
{
    if (lines->fence > 0)
        return lines_fail(lines, lines->opened, "code fence has no end");
    if (lines->comment)
        return lines_fail(lines, lines->opened, "comment has no end: '-->' is missing");
    return true;
}
