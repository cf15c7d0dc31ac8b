/*
 * statement.h - what the numbers of a text say of how a call ended: one reader for what is asked
 * and for what is logged.
 *
 * In both: a number right after a label has its meaning, and one of the label's trust; the first of
 * the most trust counts. "DiagCode: 480#10037" is both codes. A documented pair of codes side by
 * side, the Microsoft code of six digits, counts unless a Microsoft code has a sure label or the
 * text speaks of HTTP. A SIP code whose label is weak is sure beside a Microsoft code.
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
 *                                                              it, in a text on telephony, beside
 *                                                              "error", or before its registered
 *                                                              reason; shorter codes that are
 *                                                              documented the same way
 *   several codes              the first of the most trust     a question each
 *   a link                     makes the text one of HTTP      does not
 */
#ifndef LOOKUP_STATEMENT_H
#define LOOKUP_STATEMENT_H

#include "drcode.h"
#include "lookup/numbers.h"

/* Further numbers, and further questions, of what is asked are not read. */
#define STATEMENT_NUMBERS   64
#define STATEMENT_QUESTIONS 16

/* What one question asks for. */
struct asked_codes {
    int32_t microsoft;
    int sip;
    size_t at; /* where the first of them starts */
};

struct statement {
    int32_t microsoft;                /* DRCODE_NO_CODE where there is none, */
    int sip;                          /* as here; 100 to 699, or 0 where that was said */
    enum label_trust microsoft_trust; /* of the label; LABEL_SURE without one */
    enum label_trust sip_trust;       /* the same; LABEL_IN_QUERY without one that was asked among
                                         words, not beside a Microsoft code */
    int other_sip;  /* a SIP code that is stated beside the Microsoft code, with which no
                       document has it; DRCODE_NO_CODE where there is none */
    bool http;      /* in what is asked: it speaks of HTTP, whose statuses are no SIP codes */
    bool telephony; /* in what is asked: it speaks of calls, Teams or SIP */
    size_t question_count; /* in what is asked: with other codes than these, in order; else 0 */
    struct asked_codes questions[STATEMENT_QUESTIONS];
    size_t number_count; /* in what is asked: the numbers read, in order; else 0 */
    struct number numbers[STATEMENT_NUMBERS];
};

/* Reads a text. Bytes before `from` are context: they can disqualify a number, not supply one. */
void statement_read(const struct drcode_catalog *catalog, const struct passage *passage,
                    size_t from, struct statement *statement);

#endif
