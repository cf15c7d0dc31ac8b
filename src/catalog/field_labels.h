/* field_labels.h - what an entry is made of: the labels of its fields, in each language, and its
   codes. All are read in text without marks, from `text` to `end`. */
#ifndef CATALOG_FIELD_LABELS_H
#define CATALOG_FIELD_LABELS_H

#include <stdbool.h>
#include <stdint.h>

#include "drcode.h"

enum field {
    FIELD_NONE,
    FIELD_MICROSOFT,
    FIELD_SIP,
    FIELD_MESSAGE,
    FIELD_OUTCOME,
    FIELD_DESCRIPTION,
    FIELD_ACTIONS,
    FIELD_NOTE
};

#define ANY_LANG DRCODE_LANGS

/* The words before the colon of a field. */
struct field_label {
    enum drcode_lang lang;
    enum field field;
    const char *label; /* folded */
};

/* The label, with a colon after it, that a text starts with, or NULL. `value` receives where the
   value starts. With `whole`, the text may also be the label alone. */
const struct field_label *field_find_label(const char *text, const char *end, bool whole,
                                           const char **value);

/* The code that a text starts with; -1 where it starts with none. `rest` receives where it ends. */
int32_t field_code(const char *text, const char *end, const char **rest);

/* Reads "CODE SIP phrase", or "CODE - phrase" for a code whose document gives no SIP response code:
   `sip` is then DRCODE_NO_CODE. False where the text is something else. `phrase` receives where the
   phrase starts, which may be the end. */
bool field_codes(const char *text, const char *end, int32_t *microsoft, int32_t *sip,
                 const char **phrase);

/* Reads an outcome by its name; false where the text is none. */
bool field_outcome(const char *text, const char *end, enum drcode_outcome *outcome);

#endif
