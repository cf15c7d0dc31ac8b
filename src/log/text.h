/*
 * text.h - lines of running text -> records.
 *
 * A line is read for itself, as part of the SIP message that it is in. A message gives at most one
 * record that is reported.
 */
#ifndef LOG_TEXT_H
#define LOG_TEXT_H

#include "log/decode.h"
#include "log/evidence.h"
#include "log/sip.h"

struct text {
    struct evidence *evidence;
    struct sip_message message; /* the one being read */
    struct record record;       /* of the line that was read last */
};

/* Starts an input. The evidence must live as long. */
void text_start(struct text *text, struct evidence *evidence);

/* Follows the message into the next line: one that is not part of it ends it, and a first line
   starts the next one. */
void text_follow(struct text *text, const struct log_line *line);

/* Reads a line, or a piece of one, with its evidence_marks(). True where it says something that is
   to be reported: see `record`. */
bool text_read(struct text *text, unsigned marks, const struct log_line *line);

/* Says that the record was reported: nothing else that the message says is. */
void text_reported(struct text *text);

#endif
