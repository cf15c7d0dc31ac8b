/* text.h - lines of running text, each for itself -> records. */
#ifndef LOG_TEXT_H
#define LOG_TEXT_H

#include "log/decode.h"
#include "log/evidence.h"

struct text {
    struct evidence *evidence;
    struct record record; /* of the line that was read last */
};

/* Starts an input. The evidence must live as long. */
void text_start(struct text *text, struct evidence *evidence);

/* Reads a line, or a piece of one, with its evidence_marks(), of a SIP message with this response
   code; DRCODE_NO_CODE: of none. True where it says something: see `record`. */
bool text_read(struct text *text, unsigned marks, const struct log_line *line, int sip);

#endif
