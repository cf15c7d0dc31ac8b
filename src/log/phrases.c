#include "log/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "log/by_sip.h"

/* Least letters of a phrase that counts in running text, and of one that is a single word, such as
   MediaConnectivityFailure. "Bad Request" does not count, nor does any registered reason phrase. */
#define LEAST_LETTERS 21
#define LEAST_WORD    12
/* Least letters of a phrase that is cut off, after a GUID: its head. */
#define LEAST_CUT     6

static size_t count_letters(const char *folded)
{
    size_t count = 0;

    for (; *folded; folded++)
        count += *folded != ' ';
    return count;
}

static bool is_same(const char *folded, const char *other)
{
    const char *end;

    return fold_starts(folded, other, &end) && !*end;
}

/* True where a folded phrase is the registered one of a SIP response code. */
static bool is_registered(const struct drcode_catalog *catalog, const char *folded)
{
    char reason[64];
    size_t i;

    for (i = 0; i < catalog->reason_count; i++) {
        const char *text = catalog->pool + catalog->reasons[i].reason;

        if (fold_lower(*text) != *folded)
            continue;
        fold_text(text, strlen(text), reason, sizeof reason);
        if (is_same(folded, reason))
            return true;
    }
    return false;
}

static bool is_distinctive(const struct phrase *phrase)
{
    return !phrase->registered && (phrase->letters >= LEAST_LETTERS ||
                                   (phrase->letters >= LEAST_WORD && !strchr(phrase->folded, ' ')));
}

/* Adds a letter to the hash of those before it. */
static uint32_t hash_letter(uint32_t hash, char letter)
{
    return (hash ^ (unsigned char)letter) * 0x9e3779b1U;
}

static void set_bit(uint64_t *bits, unsigned bit)
{
    bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static bool has_bit(const uint64_t *bits, unsigned bit)
{
    return bits[bit / 64] >> bit % 64 & 1;
}

/* The bit of a folded text's head; PHRASE_HEADS where it is too short for one. */
static unsigned head(const char *folded)
{
    uint32_t hash = 0;
    size_t letters = 0;

    for (; *folded && letters < LEAST_CUT; folded++) {
        if (*folded == ' ')
            continue;
        hash = hash_letter(hash, *folded);
        letters++;
    }
    return letters < LEAST_CUT ? PHRASE_HEADS : hash >> 16 & (PHRASE_HEADS - 1);
}

/* Adds the head of a phrase, or of its tail. */
static void add_head(struct phrases *phrases, const char *folded)
{
    const unsigned bit = head(folded);

    if (bit == PHRASE_HEADS)
        phrases->short_head = true;
    else
        set_bit(phrases->heads, bit);
}

/* The next word of a folded text, or its end. */
static const char *next_word(const char *folded)
{
    while (*folded && *folded != ' ')
        folded++;
    while (*folded == ' ')
        folded++;
    return folded;
}

static int compare_phrases(const void *a, const void *b)
{
    const struct phrase *left = a, *right = b;

    if (*left->folded != *right->folded)
        return (unsigned char)*left->folded < (unsigned char)*right->folded ? -1 : 1;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    return strcmp(left->folded, right->folded);
}

/* Lists the phrases of all entries in the order of compare_phrases(); returns how many there are.
 */
static size_t list_all(struct phrases *phrases)
{
    const struct drcode_catalog *catalog = phrases->catalog;
    size_t count = 0, i, lang;

    for (i = 0; i < catalog->entry_count; i++) {
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            const uint16_t number = catalog->entries[i].text[lang];
            const struct catalog_text *text = &catalog->texts[number];
            const char *folded;

            if (number == CATALOG_NO_TEXT || catalog_is_meaning(catalog, text))
                continue;
            folded = catalog->pool + text->folded;
            phrases->list[count++] = (struct phrase){.folded = folded,
                                                     .size = strlen(folded),
                                                     .phrase = text->phrase,
                                                     .first = (uint16_t)i,
                                                     .end = (uint16_t)(i + 1)};
        }
    }
    qsort(phrases->list, count, sizeof *phrases->list, compare_phrases);
    return count;
}

/* The slot of the first phrase whose letters a folded text has, or the free one where it would be.
 */
static uint32_t *find_slot(const struct phrases *phrases, const char *folded)
{
    const size_t last = ((size_t)1 << phrases->slot_bits) - 1;
    uint32_t hash = 0;
    const char *at;
    size_t slot;

    for (at = folded; *at; at++)
        if (*at != ' ')
            hash = hash_letter(hash, *at);
    for (slot = hash >> (32 - phrases->slot_bits); phrases->slots[slot] > 0;
         slot = (slot + 1) & last)
        if (is_same(phrases->list[phrases->slots[slot] - 1].folded, folded))
            break;
    return &phrases->slots[slot];
}

/* Adds what another entry says of the phrase added last, if it is that; false where it is none. */
static bool add_again(struct phrases *phrases, const struct phrase *phrase)
{
    struct phrase *last = phrases->list + phrases->count;

    if (phrases->count == 0 || strcmp((--last)->folded, phrase->folded) != 0)
        return false;
    last->first = phrase->first < last->first ? phrase->first : last->first;
    last->end = phrase->end > last->end ? phrase->end : last->end;
    return true;
}

/* Adds what is known of a phrase to the list, which may be where it is. */
static void add(struct phrases *phrases, struct phrase phrase)
{
    struct phrase_start *start = &phrases->starts[(unsigned char)*phrase.folded];
    uint32_t *slot = find_slot(phrases, phrase.folded);

    phrase.letters = count_letters(phrase.folded);
    phrase.registered = is_registered(phrases->catalog, phrase.folded);
    phrase.distinctive = is_distinctive(&phrase);
    if (*slot > 0)
        phrases->list[*slot - 1].twin = phrase.twin = true;
    else
        *slot = (uint32_t)phrases->count + 1;
    if (start->count++ == 0)
        start->first = (uint32_t)phrases->count;
    add_head(phrases, phrase.folded);
    phrases->list[phrases->count++] = phrase;
}

/* Lists follow each other without a gap: after one of the first come those of the second. */
_Static_assert(sizeof(struct phrase) % _Alignof(struct phrase_near) == 0,
               "phrase_near would not be aligned");

/* The most phrases of a catalog, and one more. */
static size_t most_phrases(const struct drcode_catalog *catalog)
{
    return (size_t)catalog->entry_count * DRCODE_LANGS + 1;
}

/* How many slots so many phrases have, as a power of two. */
static unsigned bits_of(size_t phrases)
{
    unsigned bits = 4;

    while ((size_t)1 << bits < 2 * phrases)
        bits++;
    return bits;
}

size_t phrases_room(const struct drcode_catalog *catalog)
{
    const struct phrases *phrases;
    const size_t most = most_phrases(catalog);

    return most * (sizeof *phrases->list + sizeof *phrases->near + sizeof *phrases->by_sip) +
           ((size_t)1 << bits_of(most)) * sizeof *phrases->slots;
}

void phrases_prepare(struct phrases *phrases, const struct drcode_catalog *catalog, void *memory)
{
    const size_t most = most_phrases(catalog);

    phrases->catalog = catalog;
    phrases->slot_bits = bits_of(most);
    phrases->list = memory;
    phrases->near = (void *)(phrases->list + most);
    phrases->slots = (void *)(phrases->near + most);
    phrases->by_sip = (void *)(phrases->slots + ((size_t)1 << phrases->slot_bits));
}

void phrases_ready(struct phrases *phrases)
{
    size_t i, all;

    if (phrases->ready)
        return;
    memset(phrases->slots, 0, ((size_t)1 << phrases->slot_bits) * sizeof *phrases->slots);
    all = list_all(phrases);
    for (i = 0; i < all; i++)
        if (!add_again(phrases, &phrases->list[i]))
            add(phrases, phrases->list[i]);
    phrases->ready = true;
}

bool phrases_start(struct phrases *phrases, const struct drcode_catalog *catalog)
{
    void *memory = malloc(phrases_room(catalog));

    if (!memory)
        return false;
    memset(phrases, 0, sizeof *phrases);
    phrases_prepare(phrases, catalog, memory);
    phrases_ready(phrases);
    return true;
}

void phrases_free(struct phrases *phrases)
{
    free(phrases->list);
}

/* True where a folded text may start with a phrase: decides from its head. */
static bool has_head(const struct phrases *phrases, const char *folded)
{
    unsigned bit = head(folded);

    return bit == PHRASE_HEADS ? phrases->short_head : has_bit(phrases->heads, bit);
}

/* The longest distinctive phrase that starts a folded text. */
static const struct phrase *find_here(const struct phrases *phrases, const char *folded)
{
    const struct phrase_start *start = &phrases->starts[(unsigned char)*folded];
    const char *end;
    size_t i;

    for (i = start->first; i < (size_t)start->first + start->count; i++)
        if (phrases->list[i].distinctive && fold_starts(folded, phrases->list[i].folded, &end) &&
            (*end == ' ' || !*end))
            return &phrases->list[i];
    return NULL;
}

const struct phrase *phrases_find(const struct phrases *phrases, const char *folded)
{
    const struct phrase *found = NULL;

    for (; *folded && !found; folded = next_word(folded))
        if (phrases->starts[(unsigned char)*folded].count > 0 && has_head(phrases, folded))
            found = find_here(phrases, folded);
    return found;
}

/* True where an entry with the SIP code has the phrase. */
static bool has_sip(const struct phrases *phrases, const struct phrase *phrase, int sip)
{
    size_t i;

    for (i = phrase->first; i < phrase->end; i++)
        if (phrases->catalog->entries[i].sip == sip &&
            catalog_has_phrase(phrases->catalog, i, phrase->folded))
            return true;
    return false;
}

/* The only phrase of the SIP code that a text starts. */
static const struct phrase *find_cut(const struct phrases *phrases, const char *folded, int sip)
{
    const struct phrase *found = NULL;
    const char *end;
    size_t i;

    if (count_letters(folded) < LEAST_CUT || sip == DRCODE_NO_CODE)
        return NULL;
    for (i = 0; i < phrases->count; i++) {
        if (!fold_starts(phrases->list[i].folded, folded, &end) ||
            !has_sip(phrases, &phrases->list[i], sip))
            continue;
        if (found)
            return NULL;
        found = &phrases->list[i];
    }
    return found;
}

const struct phrase *phrases_same(const struct phrases *phrases, const char *folded)
{
    const uint32_t slot = *find_slot(phrases, folded);

    return slot > 0 ? &phrases->list[slot - 1] : NULL;
}

const struct phrase *phrases_reason(const struct phrases *phrases, const char *folded, bool guid,
                                    int sip)
{
    const struct phrase *phrase = phrases_same(phrases, folded);

    if (!phrase)
        return guid ? find_cut(phrases, folded, sip) : NULL;
    return guid || (!phrase->registered && has_sip(phrases, phrase, sip)) ? phrase : NULL;
}

const uint16_t *phrases_of_sip(struct phrases *phrases, int sip, size_t *count)
{
    if (!phrases->by_sip_ready)
        by_sip_list(phrases->catalog, phrases->by_sip);
    phrases->by_sip_ready = true;
    return by_sip_find(phrases->catalog, phrases->by_sip, sip, count);
}
