/* wrap.h - text broken into lines. */
#ifndef PRINT_WRAP_H
#define PRINT_WRAP_H

#include <stddef.h>
#include <stdio.h>

/* How many columns a text takes: its code points, for nothing that is wrapped is wide. */
unsigned wrap_columns(const char *text, size_t size);

/* Prints so many spaces. */
void wrap_indent(FILE *file, unsigned count);

/* Prints a part that is not to be broken: behind column `at`, or on a line of its own, indented by
   `hang`, where it would reach beyond `width`, which is 0 for lines of any length. `gap` stands
   before it, its last space only within a line. Returns the column behind it. */
unsigned wrap_part(FILE *file, unsigned width, const char *gap, const char *text, size_t size,
                   unsigned at, unsigned hang);

/* Prints a line of text, without a line end, broken at its spaces. */
void wrap_text(FILE *file, unsigned width, const char *text, size_t size, unsigned at,
               unsigned hang);

/* Prints the lines of an item, each with its end: commands as they are, points of a list with a
   hanging indent. The first one starts in column `at`. */
void wrap_item(FILE *file, unsigned width, const char *text, unsigned at, unsigned hang);

#endif
