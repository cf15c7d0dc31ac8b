#include "catalog/source_lines.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define BYTE_ORDER_MARK "\357\273\277"

/* Longest part of a file's name in a message, in bytes: the reason must have room. */
#define FILE_ROOM 300

/* Writes "file:line: what" to `text`, as much as fits, and returns its size. */
static size_t write_message(const struct source_lines *lines, unsigned line, const char *format,
                            va_list arguments, char *text, size_t room)
{
    int used = snprintf(text, room, "%.*s:%u: ", utf8_precision(lines->file, FILE_ROOM),
                        lines->file, line);

    if (used > 0 && (size_t)used < room)
        vsnprintf(text + used, room - (size_t)used, format, arguments);
    return strlen(text);
}

bool source_lines_fail(const struct source_lines *lines, unsigned line, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    write_message(lines, line, format, arguments, lines->error->text, sizeof lines->error->text);
    va_end(arguments);
    return false;
}

void source_lines_warn(const struct source_lines *lines, unsigned line, const char *format, ...)
{
    struct drcode_error *error = lines->error;
    size_t used = strlen(error->warnings), size;
    char text[sizeof error->text];
    va_list arguments;

    va_start(arguments, format);
    size = write_message(lines, line, format, arguments, text, sizeof text);
    va_end(arguments);
    error->warning_count++;
    if (used + size + 2 > sizeof error->warnings)
        return;
    memcpy(error->warnings + used, text, size);
    memcpy(error->warnings + used + size, "\n", 2);
}

static bool check_bytes(const struct source_lines *lines)
{
    const char *s = lines->next;
    unsigned line = 1;

    while (s < lines->end) {
        uint32_t point;
        size_t length = utf8_read(s, (size_t)(lines->end - s), &point);

        if (length == 0)
            return source_lines_fail(lines, line, "not UTF-8: byte 0x%02X", (unsigned char)*s);
        if (utf8_control(point) && !(point == '\r' && s + 1 < lines->end && s[1] == '\n'))
            return source_lines_fail(lines, line, "control character U+%04X", (unsigned)point);
        line += point == '\n';
        s += length;
    }
    return true;
}

bool source_lines_open(struct source_lines *lines, const char *file, const char *text, size_t size,
                       struct drcode_error *error)
{
    *lines = (struct source_lines){.file = file, .next = text, .end = text + size, .error = error};
    if (size >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0)
        lines->next += 3;
    return check_bytes(lines);
}

bool source_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

const char *source_skip_blanks(const char *s, const char *end)
{
    while (s < end && source_is_blank(*s))
        s++;
    return s;
}

void source_strip_quotes(const char **text, const char **end)
{
    if (*end - *text > 1 && **text == '"' && (*end)[-1] == '"') {
        ++*text;
        --*end;
    }
}

bool source_lines_next(struct source_lines *lines, struct source_line *line)
{
    const char *end;

    if (lines->next == lines->end)
        return false;
    end = memchr(lines->next, '\n', (size_t)(lines->end - lines->next));
    *line = (struct source_line){.text = lines->next, .end = end ? end : lines->end};
    lines->next = end ? end + 1 : lines->end;
    lines->number++;
    while (line->end > line->text && (source_is_blank(line->end[-1]) || line->end[-1] == '\r'))
        line->end--;
    for (; line->text < line->end && source_is_blank(*line->text); line->text++)
        line->indent += *line->text == '\t' ? 4 - line->indent % 4 : 1;
    return true;
}

void source_line_strip_bullet(struct source_line *line)
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
    if (s < line->end && !source_is_blank(*s))
        return;
    line->text = source_skip_blanks(s, line->end);
    line->bullet = true;
}

bool source_line_starts(const struct source_line *line, const char *word)
{
    size_t size = strlen(word);

    return (size_t)(line->end - line->text) >= size && memcmp(line->text, word, size) == 0;
}

/* True for a horizontal rule. */
static bool is_rule(const struct source_line *line)
{
    const char *s;

    for (s = line->text; s < line->end && *s == *line->text; s++)
        ;
    return s == line->end && s - line->text >= 3 && strchr("-*_", *line->text);
}

static bool ends_comment(const struct source_line *line)
{
    const char *s;

    for (s = line->text; line->end - s >= 3; s++)
        if (memcmp(s, "-->", 3) == 0)
            return true;
    return false;
}

/* The length of the fence, "```" or "~~~", that the line starts with; 0 where it starts with none.
   `rest` receives what comes after it. */
static size_t read_fence(const struct source_line *line, const char **rest)
{
    const char *s = line->text;

    while (s < line->end && *s == *line->text && (*s == '`' || *s == '~'))
        s++;
    *rest = s;
    if (s - line->text < 3 || (s[-1] == '`' && memchr(s, '`', (size_t)(line->end - s))))
        return 0;
    return (size_t)(s - line->text);
}

enum source_kind source_lines_kind(struct source_lines *lines, struct source_line *line)
{
    const char *rest;
    size_t fence = read_fence(line, &rest);

    if (lines->fence > 0) {
        if (fence >= lines->fence && *line->text == lines->fence_mark && rest == line->end) {
            lines->fence = 0;
            return SOURCE_SKIPPED;
        }
        line->indent -= line->indent < lines->fence_indent ? line->indent : lines->fence_indent;
        return SOURCE_CODE;
    }
    if (!lines->comment && source_line_starts(line, "<!--")) {
        lines->comment = true;
        lines->opened = lines->number;
    }
    if (lines->comment) {
        lines->comment = !ends_comment(line);
        return SOURCE_SKIPPED;
    }
    if (fence > 0) {
        lines->fence = fence;
        lines->fence_mark = *line->text;
        lines->fence_indent = line->indent;
        lines->opened = lines->number;
        return SOURCE_SKIPPED;
    }
    if (line->text == line->end)
        return SOURCE_EMPTY;
    return source_line_starts(line, ":::") || is_rule(line) ? SOURCE_SKIPPED : SOURCE_TEXT;
}

bool source_lines_close(const struct source_lines *lines)
{
    if (lines->fence > 0)
        return source_lines_fail(lines, lines->opened, "code fence has no end");
    if (lines->comment)
        return source_lines_fail(lines, lines->opened, "comment has no end: '-->' is missing");
    return true;
}
