#include "lookup/words.h"

#include <string.h>

#include "catalog/rarity.h"

void words_split(const struct drcode_catalog *catalog, const char *folded, struct words *words)
{
    const char *s = folded;

    words->catalog = catalog;
    words->text = folded;
    words->count = words->letters = 0;
    words->firsts = 0;
    while (*s && words->count < WORDS_ROOM) {
        const char *start = s;
        uint64_t set = 0;

        words->firsts |= (uint64_t)1 << (*s & 0x3f);
        for (; *s && *s != ' '; s++)
            set |= (uint64_t)1 << (*s & 0x3f);
        words->start[words->count] = start;
        words->size[words->count] = (uint16_t)(s - start < UINT16_MAX ? s - start : UINT16_MAX);
        words->set[words->count] = set;
        words->letters += words->size[words->count++];
        if (*s)
            s++;
    }
    if (*s) /* words that are not counted start with anything */
        words->firsts = UINT64_MAX;
}

/* Words by their size, with spaces between. */
#define SIZES 8

static bool is_listed(const char *const *by_size, const char *word, size_t size)
{
    const char *s = size < SIZES && by_size[size] ? by_size[size] : "";

    for (; *s; s += size + (s[size] == ' '))
        if (*s == *word && memcmp(s, word, size) == 0)
            return true;
    return false;
}

bool words_is_negative(const char *word, size_t size)
{
    static const char *const negations[SIZES] = {NULL,   "t",     "nt no",  "non pas",
                                                 "sans", "aucun", "aucune", "without"};

    return is_listed(negations, word, size);
}

bool words_negates(const char *word, size_t size, size_t distance)
{
    static const char *const of_nouns[SIZES] = {NULL,   NULL,    "no",     NULL,
                                                "sans", "aucun", "aucune", "without"};

    return distance == 1 ? words_is_negative(word, size)
                         : distance <= WORDS_REACH && is_listed(of_nouns, word, size);
}

bool words_is_negation(const struct words *words, size_t i)
{
    return words_is_negative(words->start[i], words->size[i]);
}

size_t words_negations(const struct words *words)
{
    size_t count = 0, i;

    for (i = 0; i < words->count; i++)
        count += words_is_negation(words, i);
    return count;
}

bool words_is_small(const struct words *words, size_t i)
{
    static const char *const small[SIZES] = {
        NULL, "a d l n s", "an as at be by de du in is it la le of on or to un",
        "and car des ete for has les the une was", "been have that this were with"};

    return is_listed(small, words->start[i], words->size[i]);
}

bool words_has_digit(const struct words *words, size_t i)
{
    const char *word = words->start[i];
    size_t size = words->size[i];

    while (size-- > 0)
        if ((word[size] >= '0' && word[size] <= '9') || word[size] == '_')
            return true;
    return false;
}

unsigned words_weight(const struct words *words, size_t i)
{
    const unsigned rarity = rarity_of(words->catalog, words->start[i], words->size[i]);
    const unsigned least = words_is_negation(words, i) ? 2 : 1;

    return rarity > least ? rarity : least;
}

unsigned words_weigh(const struct words *words)
{
    unsigned weight = 0;
    size_t i;

    for (i = 0; i < words->count; i++)
        weight += words_weight(words, i);
    return weight;
}
