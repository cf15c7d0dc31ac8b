/*
 * key_values.h - lines "Name : value" -> records.
 *
 * PowerShell's Format-List and many a form write a record so, one field a line, "=" for the colon
 * at times. A block starts with a label that label.h knows and goes on over names that it does not
 * know; it ends where a label comes again, with a blank line, or with a line of another kind.
 */
#ifndef LOG_KEY_VALUES_H
#define LOG_KEY_VALUES_H

#include "log/finding.h"

struct key_values {
    struct findings *findings;
    struct record record;  /* of the block being read */
    bool open, done;       /* a block is being read; it has been reported */
    enum label label;      /* of its last line with a label, */
    unsigned labels;       /* and how many of these there are */
    uint64_t aligned_line; /* where the lines start whose colons stand in one column, */
    size_t aligned_at;     /* and that column; 0: none */
};

/* Starts an input. Blocks go to `findings`, which must live as long. */
void key_values_start(struct key_values *block, struct findings *findings);

/* Reads line number `line`, which is not blank. `labelled` is false where no label can stand in it,
   unless it is one of a SIP code that is weak: it has no mark of prefilter.h for one.
   Returns true where the line is part of a block. */
bool key_values_line(struct key_values *block, const char *text, size_t size, uint64_t line,
                     bool labelled);

/* True for a line without a mark that ends whatever block is being read, and lines whose colons
   stand in one column. */
bool key_values_resets(const char *text, size_t size);

/* True for a line without a mark that key_values_line() takes for one of a block all the same. */
bool key_values_takes(const char *text, size_t size);

/* True for a line without a mark that a block may start with: one that key_values_line() takes, or
   whose colon may stand in one column with those of the next lines. */
bool key_values_may_start(const char *text, size_t size);

/* Reads a blank line. */
void key_values_blank(struct key_values *block);

/* Reports the block being read where it may be complete, but lets it go on. */
void key_values_pause(struct key_values *block);

/* Ends the block being read, if any, and reports it unless that is done. */
void key_values_end(struct key_values *block);

#endif
