/*
 * statement.h - what the numbers of a text say of how a call ended: one reader for what is asked
 * and for what is logged.
 *
 * In both: a number right after a label has its meaning, and one of the label's trust; the first of
 * the most trust counts. "DiagCode: 480#10037" is both codes. A documented pair of codes side by
 * side, the Microsoft code of six digits, counts unless a Microsoft code has a sure label or the
 * text speaks of HTTP. A SIP code whose label is weak is sure beside a Microsoft code,
 * unless documents have that one with others only: then it is of another source, and left out.
 * test_asked.c asks each line of tests/data/logs that is a finding, and gets what is logged.
 *
 * What depends on the trust:
 *                              TRUST_LOGGED                    TRUST_ASKED
 *   digits of a number         six at most                     seven at most
 *   what makes it a part       - + @ : too: times, addresses,  what is left after such tokens were
 *   of another token           telephone numbers               taken out: a minus sign
 *   side by side               separators alone between, five  no letter or digit between
 *                              at most
 *   a pair                     two numbers, no third beside    any two numbers; a normal end too;
 *                              them                            "480#10037" without "DiagCode"
 *   numbers without a label    nothing                         codes alone: by their size; six
 *                                                              digits that start with 5: a
 *                                                              Microsoft code; a SIP code beside
 *                                                              it, in a text on telephony or one
 *                                                              that only asks what it means, beside
 *                                                              "error", or before its registered
 *                                                              reason; shorter codes that are
 *                                                              documented the same way
 *   several codes              the first of the most trust     a question each
 *   a link                     makes the text one of HTTP      does not
 */
#ifndef LOOKUP_STATEMENT_H
#define LOOKUP_STATEMENT_H

#include "lookup/codes.h"

/* Reads a text. Bytes before `from` are context: they can disqualify a number, not supply one. */
void statement_read(const struct drcode_catalog *catalog, const struct passage *passage,
                    size_t from, struct statement *statement);

#endif
