/*
 * numbers.h - the numbers of a text that may be codes, and what is next to them.
 *
 * A number may be one unless it is part of something else: of a word, a fraction, a time, an
 * address, a telephone number, a GUID.
 */
#ifndef LOOKUP_NUMBERS_H
#define LOOKUP_NUMBERS_H

#include <stdint.h>

#include "lookup/label.h"

/* How far numbers without a label are trusted. What a person asks is about a call that failed; a
   log is about anything. statement.h lists all that depends on it. */
enum trust { TRUST_LOGGED, TRUST_ASKED };

/* A text to be read. */
struct passage {
    const char *text; /* as it was written: labels are read from it */
    const char
        *words;  /* as long, with spaces for what holds no code: see query.c. A log's `text` */
    size_t size; /* in bytes */
    enum trust trust;
};

/* In a log, two numbers are side by side with at most this many of these characters between. */
#define NUMBER_SEPARATORS " \t,;/|\"'"
#define NUMBER_GAP        5

struct number {
    size_t start, end; /* where its digits are */
    int32_t value;     /* of at most six digits, in what is asked seven */
    unsigned row;      /* 1; one more than that of the number before where they are side by side */
    enum label label;  /* the label right before it; LABEL_NONE where there is none */
    enum label_trust trust; /* of the label */
};

/* Finds the number after `number`, which is one of zeros at first. False where there is none. */
bool number_next(const struct passage *passage, struct number *number);

/* False for a number that counts or times something, as CSeq does, or starts with a zero. */
bool number_is_code(const struct passage *passage, const struct number *number);

#endif
