/* text.h - lines of running text, each for itself -> records. */
#ifndef LOG_TEXT_H
#define LOG_TEXT_H

#include "log/decode.h"
#include "log/evidence.h"

/* Reads a line, or a piece of one, with its evidence_marks(), of a SIP message with this response
   code; DRCODE_NO_CODE: of none. True where it says something: see `record`. */
bool text_read(struct evidence *evidence, unsigned marks, const struct log_line *line, int sip,
               struct record *record);

#endif
