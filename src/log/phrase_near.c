/* phrase_near.c - which phrases a text may be part of, or may have: phrases_near() of phrases.h. */
#include "log/phrases.h"

/* Finds the pairs of letters of a folded text, whatever the spaces. */
static struct phrase_pairs pairs_of(const char *folded)
{
    struct phrase_pairs pairs = {{0}};
    unsigned last = 0;

    for (; *folded; folded++) {
        const unsigned letter = (unsigned char)*folded,
                       bit = (last * 31 + letter) * 0x9e3779b1U >> 24;

        if (letter == ' ')
            continue;
        if (last > 0)
            pairs.bits[bit / 64] |= (uint64_t)1 << bit % 64;
        last = letter;
    }
    return pairs;
}

/* True where a text has all pairs of another one, as it has if that is part of it. */
static bool has_pairs(const struct phrase_pairs *pairs, const struct phrase_pairs *part)
{
    size_t i;

    for (i = 0; i < PHRASE_PAIRS / 64; i++)
        if (part->bits[i] & ~pairs->bits[i])
            return false;
    return true;
}

/* Adds the pairs of the tail that a text of an entry has: they become those of all its tails. */
static void add_tail(struct phrase_near *near, const char *tail)
{
    const struct phrase_pairs pairs = pairs_of(tail);
    size_t i;

    if (!near->has_tail)
        near->tail = pairs;
    for (i = 0; i < PHRASE_PAIRS / 64; i++)
        near->tail.bits[i] &= pairs.bits[i];
    near->has_tail = true;
}

static void make_near(const struct drcode_catalog *catalog, const struct phrase *phrase,
                      struct phrase_near *near)
{
    size_t i, lang;

    near->all = pairs_of(phrase->folded);
    near->has_tail = false;
    for (i = phrase->first; i < phrase->end; i++)
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            const uint16_t number = catalog->entries[i].text[lang];
            const struct catalog_text *text = &catalog->texts[number];

            if (number != CATALOG_NO_TEXT && text->tail > 0 &&
                catalog->pool + text->folded == phrase->folded &&
                !catalog_is_meaning(catalog, text))
                add_tail(near, phrase->folded + text->tail);
        }
}

/* Adds an entry to a sorted list, unless it is there or the list is full; returns the new size. */
static size_t add_entry(uint16_t *list, size_t count, size_t entry)
{
    size_t at = count, i;

    while (at > 0 && list[at - 1] > entry)
        at--;
    if (count == PHRASES_NEAR || (at > 0 && list[at - 1] == entry))
        return count;
    for (i = count; i > at; i--)
        list[i] = list[i - 1];
    list[at] = (uint16_t)entry;
    return count + 1;
}

size_t phrases_near(struct phrases *phrases, const char *folded, uint16_t *near)
{
    const struct phrase_pairs pairs = pairs_of(folded);
    size_t count = 0, i, entry;

    for (i = 0; i < phrases->count && !phrases->near_ready; i++)
        make_near(phrases->catalog, &phrases->list[i], &phrases->near[i]);
    phrases->near_ready = true;
    for (i = 0; i < phrases->count && count < PHRASES_NEAR; i++) {
        const struct phrase *phrase = &phrases->list[i];
        const struct phrase_near *known = &phrases->near[i];

        if (!has_pairs(&known->all, &pairs) && !has_pairs(&pairs, &known->all) &&
            !(known->has_tail && has_pairs(&pairs, &known->tail)))
            continue;
        for (entry = phrase->first; entry < phrase->end; entry++)
            if (catalog_has_phrase(phrases->catalog, entry, phrase->folded))
                count = add_entry(near, count, entry);
    }
    return count;
}
