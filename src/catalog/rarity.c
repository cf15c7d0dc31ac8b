#include "catalog/rarity.h"

/* FNV-1a. */
uint32_t rarity_hash(const char *word, size_t size)
{
    uint32_t hash = 2166136261u;
    size_t i;

    for (i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    return hash & ~RARITY_BITS;
}

unsigned rarity_of(const struct drcode_catalog *catalog, const char *word, size_t size)
{
    const uint32_t hash = rarity_hash(word, size);
    size_t low = 0, high = catalog->rarity_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (catalog->rarities[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < catalog->rarity_count && (catalog->rarities[low] & ~RARITY_BITS) == hash)
        return catalog->rarities[low] & RARITY_BITS;
    return RARITY_MOST;
}
