/*
 * sip_header.h - headers of SIP messages (RFC 3261, section 20): which one a name is, and what the
 * addresses in their values say.
 */
#ifndef LOG_SIP_HEADER_H
#define LOG_SIP_HEADER_H

#include <stdbool.h>
#include <stddef.h>

enum sip_header {
    SIP_VIA,
    SIP_FROM,
    SIP_TO,
    SIP_CALL_ID,
    SIP_CSEQ,
    SIP_CONTACT,
    SIP_ROUTE, /* Record-Route, Route */
    SIP_REASON,
    SIP_AGENT,        /* User-Agent, Server */
    SIP_CONVERSATION, /* Microsoft's identifier of the call */
    SIP_OTHER,        /* says nothing here, but is registered */
    SIP_UNKNOWN
};

/* A header, or what continues one, without blanks around it. */
struct sip_line {
    enum sip_header header;
    const char *value;
    size_t size;
};

/* The header of a name, in any case. */
enum sip_header sip_header_of(const char *name, size_t size);

/* An address: "Name" <sip:user@host:port;parameters>, sip:user@host, tel:number. Sizes are 0 for
   what it does not have. */
struct sip_address {
    const char *user, *host;
    size_t user_size, host_size;
};

/* Reads the first address of a value; of a Via header the host that sent. */
void sip_address_read(const char *value, size_t size, struct sip_address *address);
void sip_via_read(const char *value, size_t size, struct sip_address *address);

/* True for a host of Teams: of its PSTN hub or another of its services. */
bool sip_host_is_teams(const char *host, size_t size);

/* True for a host that has a name, not a number alone. */
bool sip_host_is_name(const char *host, size_t size);

/* True where a User-Agent or Server header names Teams' SIP proxy or one of its appliances. */
bool sip_agent_is_teams(const char *value, size_t size);

#endif
