/* source_lines.h - the text of a document -> its lines. */
#ifndef CATALOG_SOURCE_LINES_H
#define CATALOG_SOURCE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "drcode.h"

/* A line without its end and its indentation. */
struct source_line {
    const char *text, *end;
    size_t indent; /* columns before the text or its bullet */
    bool bullet;   /* `text` starts after a bullet */
};

enum source_kind { SOURCE_TEXT, SOURCE_EMPTY, SOURCE_CODE, SOURCE_SKIPPED };

struct source_lines {
    const char *file;
    const char *next, *end; /* the text not yet read */
    unsigned number;        /* of the line read last, from 1 */
    struct drcode_error *error;

    bool comment;
    size_t fence, fence_indent; /* length of the mark that opened the code being read; 0 outside */
    char fence_mark;
    unsigned opened; /* number of the line where the comment or the fence starts */
};

/* Starts to read `text`, after its byte order mark. False with `error` filled in where it is not
   UTF-8 or has control characters: nothing that reads lines needs to check for them. */
bool source_lines_open(struct source_lines *lines, const char *file, const char *text, size_t size,
                       struct drcode_error *error);

/* Reads the next line; false at the end of the text. */
bool source_lines_next(struct source_lines *lines, struct source_line *line);

/* The kind of the line read last. Call it once for each line: comments and code span lines. The
   indentation of a line of code is counted from its fence. */
enum source_kind source_lines_kind(struct source_lines *lines, struct source_line *line);

/* Call it after the last line: false with the error filled in where a comment or code is open. */
bool source_lines_close(const struct source_lines *lines);

/* Fills in the error, "file:line: reason", and returns false. */
bool source_lines_fail(const struct source_lines *lines, unsigned line, const char *format, ...);

/* Adds a warning, "file:line: what", to the error. */
void source_lines_warn(const struct source_lines *lines, unsigned line, const char *format, ...);

/* Steps over a bullet, or over "1." and the like. */
void source_line_strip_bullet(struct source_line *line);

bool source_line_starts(const struct source_line *line, const char *word);

/* Space and tab, which indent and separate words. */
bool source_is_blank(char c);
const char *source_skip_blanks(const char *s, const char *end);

/* Takes off the double quotes around a text. */
void source_strip_quotes(const char **text, const char **end);

#endif
