/* messages.h - the words of the text output, in each language. */
#ifndef PRINT_MESSAGES_H
#define PRINT_MESSAGES_H

#include "drcode.h"

enum message {
    MESSAGE_SENT_BY_MICROSOFT, /* after the SIP reason; in the order of enum drcode_origin */
    MESSAGE_SENT_BY_SBC,
    MESSAGE_SENT_BY_EITHER,
    MESSAGE_DOCUMENTED_FOR, /* after the origin; what the document is for follows */
    MESSAGE_NOTE,           /* with its colon */
    MESSAGE_SOURCE,
    MESSAGE_SIMILAR, /* after the origin; takes the score, in percent */
    MESSAGE_UNDOCUMENTED,
    MESSAGE_NORMAL,
    MESSAGE_PROVISIONAL,
    MESSAGE_BY_USER,       /* for codes without an entry */
    MESSAGE_CAUSE,         /* takes the number of a Q.850 cause, its name as %s */
    MESSAGE_CAUSE_MISFITS, /* takes the number, the SIP code that RFC 3398 gives */
    MESSAGE_NOTHING,
    MESSAGE_CODE_ALONE, /* takes a code that was asked for among words, a long */
    MESSAGE_NOTHING_SEARCHED,
    MESSAGE_SPELT_ALIKE, /* before what was found instead */
    MESSAGE_SEEN,        /* takes "file:" or "", and the line with which the actions were printed */
    MESSAGE_LINE,        /* takes the number of a line */
    MESSAGE_NEAR,        /* heads an entry, */
    MESSAGE_NEAR_MANY,   /* and several, whose phrases are nearest */
    MESSAGE_TEXT,        /* heads entries whose texts have the words */
    MESSAGE_DID_YOU_MEAN_CODE, /* takes codes as %s */
    MESSAGE_FOREIGN,           /* phrases are not known in the language of the query */
    MESSAGE_REASON,            /* takes the size and the text of a reason that no document has */
    MESSAGE_OTHER_SIP,   /* takes a Microsoft code as %ld, its SIP codes as %s, the former again */
    MESSAGE_NOT_WITH,    /* takes a SIP code as %d, a Microsoft code as %ld, its SIP codes as %s */
    MESSAGE_TOTAL_CALLS, /* of a summary; these take counts: records, in the order of */
    MESSAGE_TOTAL_NORMAL,
    MESSAGE_TOTAL_USERS,
    MESSAGE_TOTAL_FAILED,
    MESSAGE_TOTAL_UNKNOWN, /* and those that do not say how their call ended */
    MESSAGE_NER,           /* takes percent and its tenth, */
    MESSAGE_NER_OF,        /* and before them the size and the name of an SBC */
    MESSAGE_COLON,         /* with its spaces */
    MESSAGE_BY_USERS,      /* above what users do */
    MESSAGE_MORE,          /* takes how many calls, and how many kinds */
    MESSAGE_COMPARED_NONE, /* takes the calls before, as said above: there are none; */
    MESSAGE_COMPARED,      /* besides, failures, percent of the NER and its tenth */
    MESSAGE_NEW,
    MESSAGE_GONE,
    MESSAGE_BEFORE,    /* takes the count */
    MESSAGE_NEW_SINCE, /* takes a time */
    MESSAGE_LAST,      /* the same: its size and text */
    MESSAGE_ONLY,      /* takes the size and the name of an SBC */
    MESSAGE_EXAMPLE,
    MESSAGE_IN,
    MESSAGE_OUT,
    MESSAGE_SHARE,     /* takes percent and its tenth */
    MESSAGE_PER_HOUR,  /* of a chart, */
    MESSAGE_PER_HOURS, /* which takes how many */
    MESSAGE_PER_DAY,
    MESSAGE_PER_DAYS,
    MESSAGE_FAILED, /* in the order of enum drcode_outcome */
    MESSAGE_ENDED_BY_USERS,
    MESSAGE_ANSWERED,
    MESSAGE_PEAK, /* takes the most failures, and when: the size and the text */
    MESSAGE_OTHERS,
    MESSAGE_UNKNOWN,
    MESSAGE_COUNTED,     /* above an index; takes how many entries it has */
    MESSAGE_SEMICOLON,   /* with its spaces */
    MESSAGE_NARROW,      /* below an index */
    MESSAGE_ENTRIES,     /* takes how many entries have the codes */
    MESSAGE_TO_DO,       /* above the actions of a summary, */
    MESSAGE_TO_DO_FIRST, /* and above the first ones */
    MESSAGE_SEE,         /* takes the size and the text of codes */
    MESSAGE_SEE_MORE,
    MESSAGE_COUNT
};

/* The text of a message. Where that of one with counts has "{one|more}", see message_counted(). */
const char *message_text(enum drcode_lang lang, enum message which);

/* Room for the text of a message with counts. */
#define MESSAGE_ROOM 160

/* Writes the text of a message that takes counts into MESSAGE_ROOM bytes, and returns it: of
   "{call|calls}", what fits the count that is taken before it. */
const char *message_counted(enum drcode_lang lang, enum message which, const uint64_t *counts,
                            char *text);

/* True for a count that takes the singular. */
bool message_is_one(enum drcode_lang lang, uint64_t count);

/* Writes the point of a number, "x1.2", as a language does, and returns it. */
const char *message_decimal(enum drcode_lang lang, char *number);

/* The code of a language: "en". */
const char *message_lang(enum drcode_lang lang);

/* The language that a name starts with: "fr", "FR", "fr-CA" or "fr_FR.UTF-8" for French;
   DRCODE_LANGS for any other. */
enum drcode_lang message_find_lang(const char *name);

#endif
