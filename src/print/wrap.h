/* wrap.h - text broken into lines. */
#ifndef PRINT_WRAP_H
#define PRINT_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* How many columns a text takes: its code points, as no text that is wrapped has wide ones. */
unsigned wrap_columns(const char *text, size_t size);

/* True where a text takes at most `room` columns. */
bool wrap_fits(const char *text, size_t size, unsigned room);

/* Prints `count` spaces. */
void wrap_indent(FILE *file, unsigned count);

/* Prints a part that must not be broken: at column `at` or, where it would reach beyond `width`, on
   the next line, indented by `hang`. A `width` of 0 is lines of any length. `gap` is printed before
   the part, without its last space at the end of a line. Returns the column after the part. */
unsigned wrap_part(FILE *file, unsigned width, const char *gap, const char *text, size_t size,
                   unsigned at, unsigned hang);

/* Prints a line of text, broken at its spaces, without a line end. */
void wrap_text(FILE *file, unsigned width, const char *text, size_t size, unsigned at,
               unsigned hang);

/* Prints the lines of an item, each with its end: commands unbroken, points of a list with a
   hanging indent. The first line starts at column `at`. */
void wrap_item(FILE *file, unsigned width, const char *text, unsigned at, unsigned hang);

/* Prints the start of a line of text that fits `room` columns, 3 or more, the last three of them
   "..." where it is cut. Returns how many columns it took. */
unsigned wrap_cut(FILE *file, const char *text, size_t size, unsigned room);

#endif
