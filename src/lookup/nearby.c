#include "lookup/nearby.h"

#include <string.h>

#include "lookup/alignment.h"
#include "lookup/context.h"
#include "lookup/similarity.h"

/* Longest negation, in bytes. */
#define NEGATION 7

/* A set of words of the vocabulary. */
struct word_set {
    uint64_t bits[VOCABULARY_WORDS / 64];
};

static bool has_word(const struct word_set *set, size_t word)
{
    return set->bits[word / 64] >> word % 64 & 1;
}

static void add_pair(struct nearby_pairs *pairs, char first, char second)
{
    pairs->second[first & 0x1f] |= VOCABULARY_BIT(second);
}

static bool has_pair(const struct nearby_pairs *pairs, char first, char second)
{
    return (pairs->second[first & 0x1f] & VOCABULARY_BIT(second)) != 0;
}

/* The second letter of a folded text; NUL where it has one. */
static char second_letter(const char *text)
{
    return text[1] == ' ' ? text[2] : text[1];
}

/* True where a folded text may start with a word, of `size` bytes, or the word with the text. */
static bool starts(const char *text, const char *word, size_t size)
{
    size_t i;

    for (i = 0; i < size && *text; text++) {
        if (*text == ' ')
            continue;
        if (*text != word[i++])
            return false;
    }
    return true;
}

void nearby_start(struct nearby *nearby, const struct words *text)
{
    const struct drcode_catalog *catalog = text->catalog;
    const char *s = text->text;
    size_t word;

    nearby->catalog = catalog->word_count > 0 && text->count > 0 ? catalog : NULL;
    nearby->compared = false;
    if (!nearby->catalog)
        return;
    nearby->letters = text->letters;
    nearby->all = nearby->light = 0;
    nearby->heads = nearby->tails = (struct nearby_pairs){{0}};
    memset(nearby->phrases, 0, catalog->text_count * sizeof *nearby->phrases);
    for (; *s; s += *s == ' ') {
        if (second_letter(s))
            add_pair(&nearby->heads, *s, second_letter(s));
        while (*s && *s != ' ')
            s++;
        if (s - text->text > 1)
            add_pair(&nearby->tails, s[-2], s[-1]);
    }
    for (word = 0; word < catalog->word_count; word++) {
        const struct catalog_word *row = &catalog->words[word];
        struct vocabulary_place place;

        if (!starts(text->text, catalog->pool + row->text, row->size))
            continue;
        for (place = vocabulary_start(catalog, word); vocabulary_next(catalog, word, &place);)
            nearby->phrases[place.text].starts = true;
    }
}

/* The weight of a word of the text for likeness: less for words which anybody writes, so that they
   are not enough alone. */
static unsigned near_weight(const struct words *text, size_t i)
{
    const unsigned weight = words_weight(text, i);

    return !context_is_ordinary(text->list[i].start, text->list[i].size) ? weight
           : weight < 8                                                  ? weight / 2
                                                                         : 4;
}

/* A word of the text, near one of the vocabulary. */
struct near_word {
    size_t number;   /* of the text's word, from 1 */
    unsigned cost;   /* letters that differ */
    unsigned proven; /* what both prove in a phrase, 0 where they differ */
    unsigned weight; /* what the word of the vocabulary adds to the phrase's */
    unsigned common; /* how much is common for likeness, */
    int more;        /* and how much more than the text's word weighs is compared */
};

/* Adds to what is known of a phrase. Of its words the nearest one counts; of two that are as near,
   whichever makes it likelier. */
static void add_to_phrase(struct nearby_phrase *phrase, const struct near_word *near)
{
    const bool again = phrase->word == near->number;
    unsigned found = near->common;
    int more = near->more;

    phrase->proven = (uint16_t)(phrase->proven + near->proven);
    phrase->weight = (uint16_t)(phrase->weight + near->weight);
    if (again && near->cost > phrase->cost)
        return;
    if (again && near->cost == phrase->cost) {
        found = phrase->found > found ? phrase->found : found;
        more = phrase->more < more ? phrase->more : more;
    }
    phrase->common = (uint16_t)(phrase->common + found - (again ? phrase->found : 0U));
    phrase->all = (int16_t)(phrase->all + more - (again ? phrase->more : 0));
    phrase->word = (uint16_t)near->number;
    phrase->cost = (uint8_t)near->cost;
    phrase->found = (uint8_t)found;
    phrase->more = (int8_t)more;
}

/* Adds a word that is near to all phrases that have it. */
static void add_near(struct nearby *nearby, size_t word, const struct near_word *near, bool name)
{
    struct vocabulary_place place = vocabulary_start(nearby->catalog, word);

    while (vocabulary_next(nearby->catalog, word, &place)) {
        add_to_phrase(&nearby->phrases[place.text], near);
        nearby->phrases[place.text].name |= name;
    }
}

/* The first word, from number `at` on, whose characters differ so little from a set that some slips
   may explain it. */
static size_t find_alike(const struct catalog_word *words, size_t at, size_t end, uint32_t set,
                         size_t slips)
{
    for (; at < end; at++) {
        uint32_t others = words[at].letters ^ set;
        size_t slip;

        for (slip = 0; slip < slips; slip++) { /* each drops one character and adds one */
            others &= others - 1;
            others &= others - 1;
        }
        if (others == 0)
            break;
    }
    return at;
}

/* Compares a word of the text, number `i`, with the vocabulary; adds to `found` what is near. */
static void compare_word(struct nearby *nearby, const struct words *text, size_t i,
                         struct word_set *found)
{
    const struct drcode_catalog *catalog = nearby->catalog;
    const struct word *word = &text->list[i];
    const bool negation = word->kind & WORD_NEGATION, name = word->size >= SIMILARITY_NAME;
    const unsigned proven = words_weight(text, i), own = word->weight;
    const size_t slips = alignment_tolerance(word->size), longest = word->size + slips;
    const size_t end =
        vocabulary_of_size(catalog, (negation && longest < NEGATION ? NEGATION : longest) + 1);
    size_t at = vocabulary_of_size(catalog, negation ? 0 : word->size - slips);

    nearby->all += own;
    nearby->light += proven <= 1 ? proven : 0;
    for (; (at = negation ? at : find_alike(catalog->words, at, end, word->set, slips)) < end;
         at++) {
        const struct catalog_word *row = &catalog->words[at];
        const struct word other = words_first(catalog->pool + row->text);
        struct near_word near = {.number = i + 1, .cost = alignment_of_words(word, &other)};
        unsigned weight;

        if (near.cost == ALIGNMENT_NEVER)
            continue;
        weight = row->rarity > 0 ? row->rarity : 1;
        weight = other.kind & WORD_NEGATION && weight < 2 ? 2 : weight;
        near.weight = has_word(found, at) ? 0 : weight;
        found->bits[at / 64] |= (uint64_t)1 << at % 64;
        if (own == 0)
            continue;
        near.proven = near.cost == 0 ? proven : 0;
        /* misspelt words are rare */
        near.common = near.cost == 0 ? own : weight / (1 + near.cost);
        near.more = near.cost == 0 ? 0 : (int)weight - (int)own;
        add_near(nearby, at, &near, name && near.cost == 0);
    }
}

/* True where the text may have a word in another form: as one with the word beside it, or in two.
 */
static bool may_be_joined(const struct nearby *nearby, const char *word, size_t size)
{
    return has_pair(&nearby->heads, word[0], word[1]) ||
           has_pair(&nearby->tails, word[size - 2], word[size - 1]);
}

void nearby_compare(struct nearby *nearby, struct words *text)
{
    const struct drcode_catalog *catalog = nearby->catalog;
    struct word_set found = {{0}};
    size_t i;

    if (nearby->compared)
        return;
    nearby->compared = true;
    for (i = 0; i < text->count; i++) {
        text->list[i].weight = (uint8_t)near_weight(text, i);
        if (catalog)
            compare_word(nearby, text, i, &found);
    }
    for (i = 0; catalog && i < catalog->word_count; i++) {
        const struct catalog_word *row = &catalog->words[i];
        const char *word = catalog->pool + row->text;
        struct vocabulary_place place;

        if (row->size < ALIGNMENT_TOLD || has_word(&found, i) ||
            may_be_joined(nearby, word, row->size) ||
            words_kind(word, row->size) & (WORD_SMALL | WORD_NEGATION))
            continue;
        for (place = vocabulary_start(catalog, i); vocabulary_next(catalog, i, &place);)
            nearby->phrases[place.text].lacks |= place.in_tail;
    }
}

static const char *phrase_of(const struct nearby *nearby, size_t text)
{
    return nearby->catalog->pool + nearby->catalog->texts[text].folded;
}

/* True where a word of the text may start as a folded phrase does. */
static bool may_have(const struct nearby *nearby, const char *phrase)
{
    const char second = second_letter(phrase);

    return !second || has_pair(&nearby->heads, *phrase, second);
}

bool nearby_spelt(const struct nearby *nearby, size_t text)
{
    const char *phrase;

    if (!nearby->catalog || nearby->phrases[text].starts)
        return true;
    phrase = phrase_of(nearby, text);
    return may_have(nearby, phrase) ||
           may_have(nearby, phrase + nearby->catalog->texts[text].tail);
}

bool nearby_misspelt(const struct nearby *nearby, size_t text)
{
    const struct nearby_phrase *phrase;

    if (!nearby->catalog)
        return true;
    phrase = &nearby->phrases[text];
    return !phrase->lacks || (phrase->proven + nearby->light >= SIMILARITY_EVIDENCE &&
                              similarity_may_be_part(nearby->letters, phrase_of(nearby, text)));
}

bool nearby_likeness(const struct nearby *nearby, size_t text, unsigned least)
{
    const struct nearby_phrase *phrase;
    int all;

    if (!nearby->catalog)
        return true;
    phrase = &nearby->phrases[text];
    if (phrase->common < SIMILARITY_COMMON)
        return false;
    all = (int)nearby->all + phrase->all;
    all = all < phrase->common ? phrase->common : all;
    return phrase->name ||
           similarity_percent(phrase->common, (unsigned)all, phrase->weight) >= least;
}
