#include "catalog/front_matter.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

static const char *const keys[FRONT_KEYS] = {
    [FRONT_SOURCE] = "source:",   [FRONT_DATE] = "ms.date:", [FRONT_DOCUMENT] = "document:",
    [FRONT_SUBJECT] = "subject:", [FRONT_TITLE] = "title:",  [FRONT_PHRASES] = "phrases:",
    [FRONT_CODES] = "codes:",
};

/* Reads a line "key: value". */
static bool read_line(struct front_matter *front, const struct source_lines *lines,
                      const struct source_line *line)
{
    size_t i, size;

    for (i = 0; i < FRONT_KEYS; i++) {
        const char *text, *end = line->end;

        if (!source_line_starts(line, keys[i]))
            continue;
        text = source_skip_blanks(line->text + strlen(keys[i]), end);
        source_strip_quotes(&text, &end);
        size = (size_t)(end - text);
        if (i != FRONT_SOURCE)
            size = utf8_cut(text, size, FRONT_ROOM - 1);
        if (size >= FRONT_ROOM)
            return source_lines_fail(lines, lines->number, "%.*s is longer than %d bytes",
                                     (int)strlen(keys[i]) - 1, keys[i], FRONT_ROOM - 1);
        memcpy(front->values[i], text, size);
        front->values[i][size] = '\0';
    }
    return true;
}

static bool is_mark(const struct source_line *line)
{
    return line->end - line->text == 3 && source_line_starts(line, "---");
}

/* Reads the lines between the marks, where the document starts with one. */
static bool read_lines(struct front_matter *front, struct source_lines *lines)
{
    struct source_lines start = *lines;
    struct source_line line;

    if (!source_lines_next(lines, &line) || !is_mark(&line)) {
        *lines = start;
        return true;
    }
    while (source_lines_next(lines, &line)) {
        if (is_mark(&line))
            return true;
        if (!read_line(front, lines, &line))
            return false;
    }
    return source_lines_fail(lines, 1, "front matter has no end: a line '---' is missing");
}

/* Reads a number of at most `room` digits and the character `after` it, of which a NUL is not
   passed. Returns what follows; NULL where there is no such number. strtoul() would take signs and
   blanks. */
static const char *read_part(const char *text, size_t room, char after, unsigned *value)
{
    size_t size;

    *value = 0;
    for (size = 0; size < room && ascii_digit(text[size]); size++)
        *value = 10 * *value + (unsigned)(text[size] - '0');
    return size > 0 && text[size] == after ? text + size + (after != '\0') : NULL;
}

/* Writes a date as ISO 8601 has it: Microsoft writes 8/18/2025. */
static void set_date(char *date)
{
    unsigned month, day, year;
    const char *at = read_part(date, 2, '/', &month);

    at = at ? read_part(at, 2, '/', &day) : NULL;
    if (at && read_part(at, 4, '\0', &year))
        snprintf(date, FRONT_ROOM, "%04u-%02u-%02u", year, month, day);
}

/* True for the title of one of Microsoft's articles: "SIP 504 and Microsoft response codes". */
static bool is_article(const char *title)
{
    const char *sip = strstr(title, "SIP ");

    return sip && sip[4] >= '1' && sip[4] <= '6' && strstr(title, "Microsoft");
}

bool front_matter_read(struct front_matter *front, struct source_lines *lines)
{
    char *name = front->values[FRONT_DOCUMENT];

    if (!read_lines(front, lines))
        return false;
    set_date(front->values[FRONT_DATE]);
    if (!*name)
        strcpy(name, is_article(front->values[FRONT_TITLE]) ? "article" : "own");
    front->meaning = strcmp(front->values[FRONT_PHRASES], "meaning") == 0;
    front->no_codes = strcmp(front->values[FRONT_CODES], "none") == 0;
    return true;
}
