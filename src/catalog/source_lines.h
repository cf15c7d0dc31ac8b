/* lines.h - the text of a document -> its lines. */
#ifndef CATALOG_SOURCE_LINES_H
#define CATALOG_SOURCE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "drcode.h"

/* A line without its end and its indentation. */
struct line {
    const char *text, *end;
    size_t indent; /* columns before the text or its bullet */
    bool bullet;   /* `text` starts behind a bullet */
};

enum line_kind { LINE_TEXT, LINE_EMPTY, LINE_CODE, LINE_SKIPPED };

struct lines {
    const char *file;
    const char *next, *end; /* the text not yet read */
    unsigned number;        /* of the line read last */
    struct drcode_error *error;

    bool comment;
    size_t fence, fence_indent; /* how many marks opened the code being read: 0 outside */
    char fence_mark;
    unsigned opened; /* the line where the comment or the fence starts */
};

/* Starts to read `text`, behind its byte order mark. False, with `error` filled in, where it is not
   UTF-8 or has control characters, so that nothing later meets them. */
bool lines_open(struct lines *lines, const char *file, const char *text, size_t size,
                struct drcode_error *error);

/* Reads the next line; false at the end of the text. */
bool lines_next(struct lines *lines, struct line *line);

/* What the line read last is: to be asked once for each line, as comments and code span lines. A
   line of code is indented from its fence on. */
enum line_kind lines_kind(struct lines *lines, struct line *line);

/* To be called behind the last line: false, with the error filled in, within a comment or code. */
bool lines_close(const struct lines *lines);

/* Fills in the error, "file:line: reason", and returns false. */
bool lines_fail(const struct lines *lines, unsigned line, const char *format, ...);

/* Steps over a bullet, or over "1." and the like. */
void line_strip_bullet(struct line *line);

bool line_starts(const struct line *line, const char *word);

/* Space and tab, which indent and part words. */
bool line_blank(char c);
const char *line_skip_blanks(const char *s, const char *end);

#endif
