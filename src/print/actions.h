/* actions.h - headings, and the numbered actions below them, as text. */
#ifndef PRINT_ACTIONS_H
#define PRINT_ACTIONS_H

#include "print/format.h"
#include "print/messages.h"
#include "print/printed.h"

/* Where actions and paragraphs start, in columns. */
#define ACTIONS_INDENT 4

/* Writes "569002 504 ", a space after each code that is known, into ACTIONS_CODES bytes; returns
   how many it wrote. */
#define ACTIONS_CODES 32
size_t actions_codes(char *text, int32_t microsoft, int sip);

/* Prints codes, which have a space after each, in the colour of how the call ended. */
void actions_print_codes(const struct output *output, enum drcode_outcome outcome,
                         const char *codes);

/* Prints "569002 504 Unable to deliver ...": codes, with a space after each, and a phrase. */
void actions_title(const struct output *output, enum drcode_outcome outcome, const char *codes,
                   const char *phrase);

/* The same with the codes that are known. */
void actions_heading(const struct output *output, enum drcode_outcome outcome, int32_t microsoft,
                     int sip, const char *phrase);

/* True where all that an answer states is a Q.850 cause. */
bool actions_cause_alone(const struct drcode_answer *answer);

/* What is said of an answer that is no failure: the call ended normally, or is being set up. */
enum message actions_normal(const struct drcode_answer *answer);

/* Writes the name of an answer without entries, "560483 483 ", "0x80090304 SEC_E_INTERNAL_ERROR "
   or "Q.850;cause=17 ", into ACTIONS_NAME bytes; returns what is said of it: that it is not
   documented, an end without a failure, or the name of the cause. */
#define ACTIONS_NAME 80
const char *actions_name(const struct output *output, const struct drcode_answer *answer,
                         char *name);

/* How a call with the codes of an answer without entries ended. */
enum drcode_outcome actions_outcome(const struct output *output,
                                    const struct drcode_answer *answer);

/* A first step for a call without entries that ended so, with a SIP code; NULL where there is none.
 */
const char *actions_step(const struct output *output, enum drcode_outcome outcome, int sip);

/* Writes where in a log something is, "sbc.log:12:", into ACTIONS_PLACE bytes, which it returns: a
   long name is cut, and standard input, "-", has none. A line of 0 is left out. */
#define ACTIONS_PLACE 300
const char *actions_place(char *place, const char *file, uint64_t line);

/* Prints where actions were printed before. */
void actions_seen(const struct output *output, const struct printed_item *item);

/* Writes "SIP 504 Server Time-out, sent by a Microsoft service; documented for Microsoft Graph"
   into ACTIONS_ORIGIN bytes, without a SIP code, a sender or a subject of the document that is not
   known: DRCODE_NO_CODE, NULL. Returns the size. */
#define ACTIONS_ORIGIN 512
size_t actions_origin(const struct output *output, char *text, int sip,
                      const enum drcode_origin *sender, const char *subject);

/* True where two entries have the same actions, SIP code, sender and source, which are printed
   once. */
bool actions_same(const struct drcode_entry *a, const struct drcode_entry *b);

/* Prints where an entry is from, if its document says so. */
void actions_source(const struct output *output, const char *source);

/* Prints a paragraph. */
void actions_paragraph(const struct output *output, const char *text);

/* Prints the actions of an entry with their numbers, its notes and, unless there is no room for
   them, its links. */
void actions_print(const struct output *output, const char *items, bool links);

#endif
