/*
 * key_values.h - lines "Name : value" -> records.
 *
 * What pair.h reads is such a line, too. PowerShell's Format-List and many forms write a record so,
 * one value a line, sometimes with "=" for the colon. A block starts with a label that label.h
 * knows and continues over names that it does not know; it ends where a label comes again, with a
 * blank line, or with a line of another kind.
 */
#ifndef LOG_KEY_VALUES_H
#define LOG_KEY_VALUES_H

#include <stdint.h>

#include "log/record.h"

struct key_values {
    struct record record;  /* of the block being read, or of the one that ended last */
    bool open;             /* a block is being read */
    bool reported;         /* it has been reported: the caller sets this */
    enum label label;      /* of its last line with a label */
    unsigned labels;       /* how many of its lines have one */
    uint64_t aligned_line; /* where the lines start whose colons are in one column, */
    size_t aligned_at;     /* and that column; 0: none */
};

enum key_values_result {
    KEY_VALUES_NONE, /* the line is part of no block */
    KEY_VALUES_LINE, /* the line is part of a block */
    KEY_VALUES_ENDED /* a block ended that was not reported: see `record`; ask again for the line */
};

/* Starts an input. */
void key_values_start(struct key_values *block);

/* Reads line number `line`, which is not blank, with its evidence_marks(). A label that the
   prefilter searches for counts only in a line with a mark for it. */
enum key_values_result key_values_line(struct key_values *block, unsigned marks, const char *text,
                                       size_t size, uint64_t line);

/* Ends the block being read, if any. True where its record must be reported. */
bool key_values_end(struct key_values *block);

/* True where the block being read may be complete and was not reported. */
bool key_values_may_be_complete(const struct key_values *block);

/* True for a block of several labels that says how a call ended. */
bool key_values_is_call(const struct key_values *block);

/* True for a line without a mark that is part of a block. */
bool key_values_takes(const char *text, size_t size);

/* True for a line, not a blank one, after which nothing of a block is left, whatever came before it
   and whatever marks it has. */
bool key_values_resets(const char *text, size_t size);

/* The column of a line's colon where that may be aligned with others by spaces; 0: it is not. */
size_t key_values_column(const char *text, size_t size);

/* True for a line that leaves the column of the lines before as it is. */
bool key_values_indented(const char *text, size_t size);

#endif
