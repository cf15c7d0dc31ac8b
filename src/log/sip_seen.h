/*
 * sip_seen.h - messages that were found before: a response is sent again until it is acknowledged,
 * and a trace may show it once for each side of a proxy.
 *
 * Of each there is a hash, in a table of 4,096: 1,024 sets of the four that came last. So of the
 * last thousands of different messages nearly all are known, and memory does not grow.
 */
#ifndef LOG_SIP_SEEN_H
#define LOG_SIP_SEEN_H

#include <stdbool.h>
#include <stdint.h>

#define SIP_SEEN_SETS 1024 /* a power of two */
#define SIP_SEEN_EACH 4

struct sip_seen {
    bool any;                                      /* there is one */
    uint64_t hashes[SIP_SEEN_SETS][SIP_SEEN_EACH]; /* of a set, the one that came last first */
};

/* Forgets all. */
void sip_seen_start(struct sip_seen *seen);

/* Remembers a hash, which is not 0; returns whether it was known. */
bool sip_seen(struct sip_seen *seen, uint64_t hash);

#endif
