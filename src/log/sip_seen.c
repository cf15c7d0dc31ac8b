#include "log/sip_seen.h"

#include <string.h>

void sip_seen_start(struct sip_seen *seen)
{
    seen->any = false; /* most logs have none: the table is not touched */
}

bool sip_seen(struct sip_seen *seen, uint64_t hash)
{
    uint64_t *set = seen->hashes[hash >> 32 & (SIP_SEEN_SETS - 1)];
    size_t i;

    if (!seen->any)
        memset(seen->hashes, 0, sizeof seen->hashes);
    seen->any = true;
    for (i = 0; i < SIP_SEEN_EACH; i++)
        if (set[i] == hash)
            return true;
    memmove(set + 1, set, (SIP_SEEN_EACH - 1) * sizeof *set);
    set[0] = hash;
    return false;
}
