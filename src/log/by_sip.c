#include "log/by_sip.h"

/* SIP codes of entries: 0 to 699, and none. */
#define SIPS 701

static size_t sip_of(const struct catalog_entry *entry)
{
    return entry->sip < SIPS ? entry->sip : SIPS - 1U;
}

void by_sip_list(const struct drcode_catalog *catalog, uint16_t *list)
{
    const struct catalog_entry *entries = catalog->entries;
    size_t starts[SIPS + 1] = {0}, i;

    for (i = 0; i < catalog->entry_count; i++)
        starts[sip_of(&entries[i]) + 1]++;
    for (i = 1; i <= SIPS; i++)
        starts[i] += starts[i - 1];
    for (i = 0; i < catalog->entry_count; i++)
        list[starts[sip_of(&entries[i])]++] = (uint16_t)i;
}

/* The first place in that list of a SIP code or a greater one. */
static size_t find_sip(const struct drcode_catalog *catalog, const uint16_t *list, int sip)
{
    size_t low = 0, high = catalog->entry_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (catalog->entries[list[middle]].sip < sip)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const uint16_t *by_sip_find(const struct drcode_catalog *catalog, const uint16_t *list, int sip,
                            size_t *count)
{
    const size_t first = find_sip(catalog, list, sip);

    *count = find_sip(catalog, list, sip + 1) - first;
    return list + first;
}
