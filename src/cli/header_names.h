/* header_names.h - the first bytes of a table -> the names of its columns. */
#ifndef CLI_HEADER_NAMES_H
#define CLI_HEADER_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/* Room for a list of names. */
#define NAMES_ROOM 200

/* Writes the names in the first line of a table to `names`, "a, b, c", with "..." where some are
   left out. The bytes are UTF-8 or UTF-16. False where the line is none that names columns. */
bool header_names(const char *bytes, size_t size, char names[NAMES_ROOM]);

#endif
