/* sip_field.h - elements of PDML, in which Wireshark writes packets, and headers of SIP in them. */
#ifndef LOG_SIP_FIELD_H
#define LOG_SIP_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "log/sip_header.h"

/* Reads a line with an element of PDML that can be part of a SIP message, as a header; one that is
   none is SIP_UNKNOWN. The value is as it is written, with entities. False for other lines. */
bool sip_field_read(const char *text, size_t size, struct sip_line *line);

/* What a field of Wireshark is by its name, "sip.From". */
enum sip_field {
    SIP_FIELD_NONE,   /* none of SIP */
    SIP_FIELD_LINES,  /* the first line, or all headers, as they were sent */
    SIP_FIELD_HEADER, /* a header */
    SIP_FIELD_OTHER   /* a part of one of these */
};

enum sip_field sip_field_of(const char *name, size_t size);

/* The header that a field of Wireshark has, "sip.From"; SIP_UNKNOWN for other fields. */
enum sip_header sip_field_header(const char *name, size_t size);

#endif
