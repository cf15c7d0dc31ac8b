/* asked.h - what is asked: the codes of a text of a person, also without labels, and how many
   questions they are. A part of statement.c, which says what counts. */
#ifndef LOOKUP_ASKED_H
#define LOOKUP_ASKED_H

#include "lookup/codes.h"

/* Reads what is asked, once its numbers, labels and pairs were read. */
void asked_read(struct statement_reader *reader);

#endif
