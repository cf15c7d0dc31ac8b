/*
 * text.h - lines of running text -> records.
 *
 * A line is read for itself, with two things that outlast it: the block of lines "Name : value", or
 * the SIP message, that it is part of. A message gives one record at most. Its lines may be
 * escaped: syslog writes "#012" or "#015#012" for line ends; such a message ends with its line.
 */
#ifndef LOG_TEXT_H
#define LOG_TEXT_H

#include "log/decode.h"
#include "log/evidence.h"
#include "log/key_values.h"

/* The SIP message being read. */
struct sip_message {
    bool open, done; /* done: it has been reported */
    int sip;         /* of its status line; DRCODE_NO_CODE where there is none */
    uint64_t line;   /* where it starts */
    size_t column;   /* what stands before it in its lines: a time, say */
};

struct text {
    struct evidence *evidence;
    struct findings *findings;
    struct key_values block;
    struct sip_message message;
    struct record record; /* of the line being read */
    bool reported;        /* something was found in it, maybe by the caller, who resets this: what
                              else it says does not count */
};

/* Starts an input. Records go to `findings`; it and `evidence` must live as long. */
void text_start(struct text *log, struct evidence *evidence, struct findings *findings);

/* Passes over the lines from `from` to `to`, which have no mark, the first of them number `line`.
   Returns where lines start that are to be read after all, for what follows may go on with them: at
   `to` or before; `line` becomes the number of the first of these. No block may be open. */
const char *text_skip(struct text *log, const char *from, const char *to, uint64_t *line);

/* Reads a line, or a piece of one that is longer than LINE_ROOM, with its evidence_marks(). */
void text_line(struct text *log, const struct log_line *line, unsigned marks);

/* Reads a whole line for which sip_is_escaped() is true: no line for text_line(). */
void text_escaped(struct text *log, const struct log_line *line);

#endif
