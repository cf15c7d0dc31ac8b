/*
 * numbers.h - the numbers of a text that may be codes, and what is next to them.
 *
 * A number may be a code unless it is part of another token: of a word, a fraction, a time, an
 * address, a telephone number, a GUID, an HRESULT.
 */
#ifndef LOOKUP_NUMBERS_H
#define LOOKUP_NUMBERS_H

#include <stdint.h>

#include "lookup/label.h"

/* How far numbers without a label are trusted: a log is about anything, what a person asks is about
   a call that failed. statement.h lists all that depends on it. */
enum trust { TRUST_LOGGED, TRUST_ASKED };

/* A text to be read. */
struct passage {
    const char *text;  /* as it was written: labels are read from it */
    const char *words; /* as long, with spaces for tokens that hold no code; the same for a log */
    size_t size;       /* in bytes */
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

/* Finds the number after `number`, which is all zeros at first. False where there is none. */
bool number_next(const struct passage *passage, struct number *number);

/* False for a number with zeros in front, or of CSeq: it counts or times something. */
bool number_is_code(const struct passage *passage, const struct number *number);

#endif
