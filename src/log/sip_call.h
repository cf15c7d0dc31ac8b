/*
 * sip_call.h - what the headers of a SIP message say of a call.
 *
 * A final response of 400 to 699 to an INVITE on a leg to Teams is a call that failed, whatever its
 * reason. Those that only ask for more are none: 401, 407, 491. A leg is one to Teams where a
 * header of the message names a host of Teams, or the software that answers there.
 */
#ifndef LOG_SIP_CALL_H
#define LOG_SIP_CALL_H

#include "log/record.h"
#include "log/sip.h"

struct sip_call {
    bool invite;               /* CSeq names INVITE */
    bool teams;                /* a header names Teams, */
    bool from_teams, to_teams; /* and one of these does */
    bool open_quote;      /* the Reason header that was read last has a quote that is not closed */
    enum sip_header last; /* the header that was read last */
    unsigned sbc, callee; /* how near what is known of them is: 0 is nearest */
    uint64_t sequence;    /* of CSeq; UINT64_MAX where there is none */
    uint16_t reason_size; /* of all Reason headers, */
    uint16_t last_size;   /* of them before the one that was read last */
    char reason[FIELD_ROOM];
};

/* Starts a message; its record, which was started, is filled in by all of these. `text` is its
   first line. */
void sip_call_start(struct sip_call *call, struct record *record, const char *text, size_t size);

/* Reads a header, or what continues the one before it. */
void sip_call_header(struct sip_call *call, struct record *record, const struct sip_line *line);
void sip_call_more(struct sip_call *call, const char *text, size_t size);

/* True for a message with this response code that says that a call failed. */
bool sip_call_failed(const struct sip_call *call, int sip);

/* Fills in the direction of the call, and what the Reason headers say: the Q.850 cause and the
   identifier of the call; with `phrase` also their text. Returns true where that has an identifier,
   so that Teams wrote it. */
bool sip_call_end(struct sip_call *call, struct record *record, bool phrase);

/* A hash of what is the same in a message that is sent again; 0 where it does not say enough. */
uint64_t sip_call_hash(const struct sip_call *call, const struct record *record, int sip);

#endif
