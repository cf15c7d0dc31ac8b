#include "lookup/words.h"

#include <string.h>

#include "catalog/rarity.h"

/* Words by their size, with spaces between. */
#define SIZES 8

unsigned words_kind(const char *word, size_t size)
{
    /* and a letter for each: a small one, a negation, one that also reaches further */
    static const char *const lists[SIZES][2] = {
        {"", ""},
        {"t a d l n s", "nsssss"},
        {"nt no an as at be by de du in is it la le of on or to un", "nfsssssssssssssssss"},
        {"non pas and car des ete for has les the une was", "nnssssssssss"},
        {"sans been have that this were with", "fssssss"},
        {"aucun", "f"},
        {"aucune", "f"},
        {"without", "f"}};
    const char *s, *kind;

    if (size == 0 || size >= SIZES)
        return 0;
    kind = lists[size][1];
    for (s = lists[size][0]; *s != *word || memcmp(s, word, size) != 0; kind++) {
        s += size;
        if (!*s++)
            return 0;
    }
    return *kind == 's' ? WORD_SMALL : *kind == 'n' ? WORD_NEGATION : WORD_NEGATION | WORD_NEGATES;
}

struct word words_first(const char *folded)
{
    struct word word = {.start = folded};
    const char *s;

    for (s = folded; *s && *s != ' '; s++) {
        word.set |= VOCABULARY_BIT(*s);
        if ((*s >= '0' && *s <= '9') || *s == '_')
            word.kind = WORD_NAME;
    }
    word.size = (uint16_t)(s - folded < UINT16_MAX ? s - folded : UINT16_MAX);
    word.kind |= (uint8_t)words_kind(folded, word.size);
    return word;
}

bool words_negates(const struct word *word, size_t distance)
{
    return (word->kind & (distance == 1 ? WORD_NEGATION : WORD_NEGATES)) != 0 &&
           distance <= WORDS_REACH;
}

void words_split(const struct drcode_catalog *catalog, const char *folded, struct words *words)
{
    const char *s = folded;

    words->catalog = catalog;
    words->text = folded;
    words->count = words->letters = 0;
    words->firsts = 0;
    while (*s && words->count < WORDS_ROOM) {
        const struct word word = words_first(s);

        words->firsts |= (uint64_t)1 << (*s & 0x3f);
        words->list[words->count++] = word;
        words->letters += word.size;
        for (s += word.size; *s && *s != ' '; s++)
            ;
        if (*s)
            s++;
    }
    if (*s) /* words that are not counted start with anything */
        words->firsts = UINT64_MAX;
}

size_t words_negations(const struct words *words)
{
    size_t count = 0, i;

    for (i = 0; i < words->count; i++)
        count += words->list[i].kind & WORD_NEGATION;
    return count;
}

unsigned words_weight(const struct words *words, size_t i)
{
    const struct word *word = &words->list[i];
    const unsigned rarity = rarity_of(words->catalog, word->start, word->size);
    const unsigned least = word->kind & WORD_NEGATION ? 2 : 1;

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
