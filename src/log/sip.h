/* sip.h - SIP messages in lines of text (RFC 3261, section 7): first lines, headers, line ends. */
#ifndef LOG_SIP_H
#define LOG_SIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "log/sip_header.h"

/* How the lines of a message are written. */
enum sip_layout {
    SIP_PLAIN, /* as they were sent, perhaps after a time, indented, or in JSON */
    SIP_TREE,  /* as Wireshark prints a packet: headers, and what they consist of below them */
    SIP_FIELDS /* as elements <field name="sip.NAME" show="VALUE"> of its PDML */
};

/* The SIP message that lines are part of. */
struct sip_message {
    bool open;     /* there is one */
    bool reported; /* a record of it was: the caller sets this */
    bool stopped;  /* its lines end with a full stop for CR, as ngrep writes them */
    enum sip_layout layout;
    int sip;       /* of its status line; DRCODE_NO_CODE where there is none */
    uint64_t line; /* the number of its first line */
    size_t column; /* bytes before it in each of its lines: a time, for example */
};

/* What a line of a message is. */
enum sip_part {
    SIP_NO_PART, /* none: the message has ended */
    SIP_NAMED,   /* a header */
    SIP_MORE     /* what continues the header before it */
};

/* True where the "SIP/2.0" at `at` starts a status line, whose response code goes to `sip`, or ends
   a request line, which has none: DRCODE_NO_CODE. The line starts at `text` or before it and ends
   before `end`, or else with a line end, which may be an escaped one. */
bool sip_first_line(const char *text, const char *end, const char *at, int *sip);

/* True for the response code of a final response that says that a request failed; not of one that
   is to be sent again, with a password (401, 407) or later (491). These status lines are what
   MARK_STATUS is about. */
bool sip_is_failure(int sip);

/* The last "SIP/2.0" of a text that sip_first_line() is true of; NULL where there is none. */
const char *sip_last_first_line(const char *text, const char *end);

/* True where a text has a first line, anywhere; `sip` as above. */
bool sip_has_first_line(const char *text, size_t size, int *sip);

/* Opens a message where a line, number `line`, is the first of one: "SIP/2.0 504 reason" or "METHOD
   uri SIP/2.0". Else `message` stays as it is. */
bool sip_open(struct sip_message *message, const char *text, size_t size, uint64_t line);

/* Leaves no message open. */
void sip_end(struct sip_message *message);

/* Reads a line after the first one: the first line of another message is none. Its prefix may be
   some bytes longer or shorter than that of the first line; where headers have none, as after the
   bytes of a packet, those after them have none.
 */
enum sip_part sip_read(struct sip_message *message, const char *text, size_t size,
                       struct sip_line *line);

/* The size of the escaped line end that a text starts with: "#012" or "#015#012" as syslog writes
   them, "\n", "\r\n" and the like; 0 where there is none. */
unsigned sip_escape(const char *text, const char *end);

/* The first escaped line end of a text, and the byte after it: `next`; both `end` where there is
   none. */
const char *sip_find_escape(const char *text, const char *end, const char **next);

/* True for a line with escaped line ends: those with a backslash count where SIP is in it. */
bool sip_is_escaped(const char *text, size_t size);

#endif
