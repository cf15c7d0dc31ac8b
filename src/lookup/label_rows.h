/* label_rows.h - what labels are, and the table of their names. */
#ifndef LOOKUP_LABEL_ROWS_H
#define LOOKUP_LABEL_ROWS_H

#include <stddef.h>

enum label {
    LABEL_MICROSOFT,   /* the Microsoft response code */
    LABEL_SIP,         /* the SIP response code */
    LABEL_PHRASE,      /* the reason phrase */
    LABEL_SBC,         /* the SBC's FQDN */
    LABEL_CALLEE,      /* the called number */
    LABEL_CALLER,      /* the calling number */
    LABEL_CALL_TYPE,   /* inbound or outbound */
    LABEL_CORRELATION, /* Microsoft's identifier of the call */
    LABEL_USER,        /* the user principal name */
    LABEL_CALL_ID,     /* the SIP Call-ID, or the identifier of a call leg */
    LABEL_FAILURE,     /* times: of the failure, */
    LABEL_START,       /* of the start, */
    LABEL_INVITE,      /* of the INVITE, */
    LABEL_END,         /* of the end, */
    LABEL_TIME,        /* of the event */
    LABEL_FILE,        /* in a finding of drcode's own: where it was found, */
    LABEL_LINE,
    LABEL_TEXT,
    LABEL_MATCH, /* and how it was found */
    LABEL_SCORE,
    LABEL_CALLS, /* in a summary of drcode's own: how many calls, */
    LABEL_SHARE,
    LABEL_FIRST, /* the times of the first and the last, */
    LABEL_LAST,
    LABEL_RECORDS, /* and how many there were of what kind */
    LABEL_FAILURES,
    LABEL_NORMAL,
    LABEL_USERS,      /* those that users ended */
    LABEL_OUTCOME,    /* how the calls ended */
    LABEL_CAUSE,      /* the Q.850 cause */
    LABEL_REASON,     /* a Reason header, or a part of one */
    LABEL_DIAGNOSTIC, /* a SIP code, `#` and a Microsoft code */
    LABEL_NONE,
    LABEL_KINDS = LABEL_NONE /* how many there are */
};

/* How far a label can be trusted. */
enum label_trust {
    LABEL_SURE,     /* everywhere */
    LABEL_COLUMN,   /* as the name of a column or a member, not before a value in running text */
    LABEL_WEAK,     /* only in a record that has a Microsoft code as well: "code", say */
    LABEL_IN_QUERY, /* only in what a person asks: "error 504" */
    LABEL_IN_TEXT   /* of label.c alone: before a value LABEL_SURE; as a name LABEL_COLUMN, for any
                       SIP system has columns with such names */
};

/* A name: in small letters, with a capital at the start of each word after the first. What
   separates words, capitals and accents do not count. */
struct label_row {
    char name[38];
    unsigned char size, label, trust;
};

/* The names that count in running text, where the longest that fits does, and those of trust
   LABEL_COLUMN; each sorted by size. */
extern const struct label_row label_text_rows[], label_column_rows[];
extern const size_t label_text_count, label_column_count;

#endif
