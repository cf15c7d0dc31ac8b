/* form.h - the first bytes of an input -> what it is, where it is no text. */
#ifndef LOG_FORM_H
#define LOG_FORM_H

#include <stddef.h>

#include "drcode.h"

/* How many bytes are enough. */
#define FORM_ROOM 512

/* The form of an input that starts with these bytes, FORM_ROOM or all that there are, and the name
   of its kind; NULL for text. */
enum drcode_form form_find(const char *bytes, size_t size, const char **kind);

#endif
