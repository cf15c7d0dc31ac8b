/* record.h - what one record says, by label. */
#ifndef LOG_RECORD_H
#define LOG_RECORD_H

#include <stdint.h>

#include "drcode.h"
#include "lookup/label.h"

/* Longest value, in bytes: more is cut off. */
#define FIELD_ROOM 1024

struct phrase;

struct record {
    uint64_t line;     /* where the record starts, from 1 */
    uint64_t calls;    /* how many it stands for */
    int32_t microsoft; /* DRCODE_NO_CODE where there is none */
    int sip;           /* the same; 0 where the record says so */
    bool unread;       /* the value of a label of the Microsoft code is not empty and no code */
    enum label_trust microsoft_trust, sip_trust;
    int cause;    /* the Q.850 cause that it states, 1 to 127; 0 where there is none */
    bool message; /* a SIP message: entries of its SIP code fit only by their phrase; */
    bool strict;  /* nor does any whose phrase is only similar */
    const struct phrase *phrase; /* of the catalog, found in text; NULL where there is none */
    uint16_t size[LABEL_KINDS];  /* 0 where there is no text; codes have none */
    char text[LABEL_KINDS][FIELD_ROOM + 1]; /* with a NUL, unless its size was changed later */
};

/* Makes `record` those of a record that starts on `line` and has said nothing yet. */
void record_start(struct record *record, uint64_t line);

/* True where a record has a phrase: a value of LABEL_PHRASE, or one found in text. */
bool record_has_phrase(const struct record *record);

/* True where a record has a time, of whatever it is. */
bool record_has_time(const struct record *record);

/* True for a record without a value. */
bool record_is_empty(const struct record *record);

/* Drops what is after a NUL in a value, and the blanks around the rest, those of Unicode that
   exports have included; returns its size. */
size_t record_trim(const char **text, size_t size);

/* Takes a value, trimmed unless it is that of LABEL_TEXT. The first value of a label counts, except
   that for codes a label of more trust beats one of less. A code is a whole number of at most six
   digits, also with a fraction of zeros; a SIP code above 699, empty text and what programs write
   for it, "null" or "N/A", are no values. A Q.850 cause is a number, too. */
void record_set(struct record *record, enum label label, enum label_trust trust, const char *text,
                size_t size);

/* True for a value that is a code, or none. */
bool record_is_code(const char *text, size_t size);

/* Takes a code by the same rule; DRCODE_NO_CODE is none. */
void record_set_microsoft(struct record *record, int32_t code, enum label_trust trust);
void record_set_sip(struct record *record, int32_t code, enum label_trust trust);

#endif
