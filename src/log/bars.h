/* bars.h - cells that bars separate: `|`, or those of box drawing. */
#ifndef LOG_BARS_H
#define LOG_BARS_H

#include <stdbool.h>
#include <stddef.h>

/* Reads the cell at `*text`, without blanks and what Markdown has for emphasis around it; `*text`
   moves after its bar. False where it is the last one. In Markdown, a bar after a backslash is
   text. */
bool bars_cell(const char **text, const char *end, const char **cell, size_t *size);

#endif
