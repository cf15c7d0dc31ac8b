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
    MESSAGE_BY_USER,       /* for codes without an entry */
    MESSAGE_CAUSE,         /* takes the number of a Q.850 cause, its name as %s */
    MESSAGE_CAUSE_MISFITS, /* takes the number, the SIP code that RFC 3398 gives */
    MESSAGE_NOTHING,
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
    MESSAGE_OTHER_SIP, /* takes a Microsoft code as %ld, its SIP codes as %s, the former again */
    MESSAGE_NOT_WITH,  /* takes a SIP code as %d, a Microsoft code as %ld, its SIP codes as %s */
    MESSAGE_TOTALS,  /* of a summary: takes records, failures, percent and its tenth, normal ends */
    MESSAGE_SHARE,   /* takes percent and its tenth */
    MESSAGE_SPAN,    /* takes the times of the first failure and of the last */
    MESSAGE_BY_HOUR, /* takes the highest count */
    MESSAGE_BY_HOURS, /* takes how many hours, and the highest count */
    MESSAGE_BY_DAY,
    MESSAGE_BY_DAYS,
    MESSAGE_SBC,
    MESSAGE_COUNTRY,
    MESSAGE_OTHERS,
    MESSAGE_UNKNOWN,
    MESSAGE_COUNTED,   /* above an index; takes how many entries it has */
    MESSAGE_SEMICOLON, /* with its spaces */
    MESSAGE_NARROW,    /* below an index */
    MESSAGE_ENTRIES,   /* takes how many entries have the codes */
    MESSAGE_TO_DO,     /* above the actions of a summary */
    MESSAGE_SEE_MORE,
    MESSAGE_COUNT
};

/* The text of a message. */
const char *message_text(enum drcode_lang lang, enum message which);

/* The code of a language: "en". */
const char *message_lang(enum drcode_lang lang);

/* The language that a name starts with: "fr", "FR", "fr-CA" or "fr_FR.UTF-8" for French;
   DRCODE_LANGS for any other. */
enum drcode_lang message_find_lang(const char *name);

#endif
