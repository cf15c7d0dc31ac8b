/* terms.h - what an entry is made of: the labels of its fields, in each language, and its codes.
   All are read in text without marks, from `text` to `end`. */
#ifndef CATALOG_FIELD_LABELS_H
#define CATALOG_FIELD_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "drcode.h"

enum field { NO_FIELD, MICROSOFT, SIP, MESSAGE, DESCRIPTION, ACTIONS, NOTE };

#define ANY_LANG DRCODE_LANGS

/* What stands before the colon of a field. */
struct term {
    enum drcode_lang lang;
    enum field field;
    const char *label; /* folded */
};

/* The label that a text starts with, a colon behind it, or NULL. `value` receives where the value
   starts. With `whole`, the text may also be the label alone. */
const struct term *term_find(const char *text, const char *end, bool whole, const char **value);

/* The code that a text starts with; -1 when it does not. `rest` receives where it ends. */
int32_t term_code(const char *text, const char *end, const char **rest);

/* Reads "CODE SIP phrase"; false when it is something else. `phrase` receives where the phrase
   starts, which may be the end. */
bool term_codes(const char *text, const char *end, int32_t *microsoft, int32_t *sip,
                const char **phrase);

#endif
