/* sip.h - SIP messages in lines of text (RFC 3261, section 7): first lines, headers, line ends. */
#ifndef LOG_SIP_H
#define LOG_SIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The SIP message that lines are part of. */
struct sip_message {
    bool open;     /* there is one */
    bool reported; /* a record of it was: the caller sets this */
    int sip;       /* of its status line; DRCODE_NO_CODE where there is none */
    uint64_t line; /* the number of its first line */
    size_t column; /* bytes before it in each of its lines: a time, for example */
};

/* True where the "SIP/2.0" at `at` starts a status line, whose response code goes to `sip`, or ends
   a request line, which has none: DRCODE_NO_CODE. The line starts at `text` or before it and ends
   before `end`, or else with a line end, which may be an escaped one. */
bool sip_first_line(const char *text, const char *end, const char *at, int *sip);

/* The last "SIP/2.0" of a text that sip_first_line() is true of; NULL where there is none. */
const char *sip_last_first_line(const char *text, const char *end);

/* Opens a message where a line, number `line`, is the first of one: "SIP/2.0 504 reason" or "METHOD
   uri SIP/2.0". Else `message` stays as it is. */
bool sip_open(struct sip_message *message, const char *text, size_t size, uint64_t line);

/* Leaves no message open. */
void sip_end(struct sip_message *message);

/* True where a line can be a further one of the message: "Name: value", or what continues that. */
bool sip_continues(const struct sip_message *message, const char *text, size_t size);

/* The size of the escaped line end that a text starts with, "#012" or "#015#012" as syslog writes
   them; 0 where there is none. */
unsigned sip_escape(const char *text, const char *end);

/* The first escaped line end of a text, and the byte after it: `next`; both `end` where there is
   none. */
const char *sip_find_escape(const char *text, const char *end, const char **next);

/* True for a text that has an escaped line end. */
bool sip_is_escaped(const char *text, size_t size);

#endif
