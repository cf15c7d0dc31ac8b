/* mask.h - personal data of a finding -> what may be passed on. */
#ifndef PRINT_MASK_H
#define PRINT_MASK_H

#include "drcode.h"

/* Room for a masked value. */
#define MASK_ROOM 128

/* A finding, and its values that are masked. */
struct masked {
    struct drcode_finding finding;
    char caller[MASK_ROOM], callee[MASK_ROOM], user[MASK_ROOM], call_id[MASK_ROOM];
};

/* Writes a telephone number, also in a SIP or tel URI, with "*" in place of its digits except those
   of the country code and the last two; the name of a person, or anything else, as "***". Of an
   address only the domain is kept. At most MASK_ROOM bytes. */
void mask_number(const struct drcode_catalog *catalog, const char *text, char *masked);

/* Writes a SIP Call-ID, of at most MASK_ROOM bytes, with "***" in place of the host after its "@"
   and of an IPv4 address, and "*" in place of the digits, except the last two, of what may be a
   telephone number. A GUID stays as it is. */
void mask_call_id(const char *text, char *masked);

/* Masks the numbers, the user and the Call-ID of a finding, and leaves out the line of the log, and
   a phrase that has an address or the digits of a number, unless it is one of the catalog. What is
   returned is in `masked`, and lives as long as the finding does. */
const struct drcode_finding *mask_finding(struct masked *masked,
                                          const struct drcode_catalog *catalog,
                                          const struct drcode_finding *finding);

#endif
