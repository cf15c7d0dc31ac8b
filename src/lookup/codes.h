/* codes.h - the codes that a text states, while it is read: which of two numbers counts. */
#ifndef LOOKUP_CODES_H
#define LOOKUP_CODES_H

#include "drcode.h"
#include "lookup/context.h"
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
    bool telephony; /* in what is asked: it speaks of calls, Teams or SIP; */
    bool asks;      /* it only asks for its one number */
    size_t question_count; /* in what is asked: with other codes than these, in order; else 0 */
    struct asked_codes questions[STATEMENT_QUESTIONS];
    size_t number_count; /* in what is asked: the numbers read, in order; else 0 */
    struct number numbers[STATEMENT_NUMBERS];
};

/* The text while it is read. */
struct statement_reader {
    const struct drcode_catalog *catalog;
    const struct passage *passage;
    size_t from;
    struct statement *statement;
    struct number last, before_last; /* of the numbers read; a row of 0: there is none */
    size_t microsoft_at;             /* where the Microsoft code starts */
    struct context context;          /* of what is asked among words */
    bool paired;                     /* a pair was found, */
    struct number microsoft, sip;    /* this one */
};

/* True for a number that can be a SIP response code. */
bool statement_is_sip(int32_t value);

/* True for a SIP code with a weak label that is of another source than the Microsoft code beside
   it: documents have that one, but not with it. "code: 500, subcode: 511404" */
bool statement_is_other_sip(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                            enum label_trust sip_trust);

/* True for two codes that a document has together; in a log, the SIP code has three digits. */
bool statement_is_pair(const struct statement_reader *reader, const struct number *microsoft,
                       const struct number *sip);

/* Takes a Microsoft code unless there is one of as much trust; returns whether it did. */
bool statement_set_microsoft(struct statement_reader *reader, const struct number *number,
                             enum label_trust trust);

/* Takes a SIP code unless there is one of as much trust. */
void statement_set_sip(struct statement_reader *reader, const struct number *number,
                       enum label_trust trust);

/* Takes both codes of one source, which go together, unless a Microsoft code is sure. */
void statement_set_pair(struct statement_reader *reader, const struct number *microsoft,
                        const struct number *sip);

#endif
