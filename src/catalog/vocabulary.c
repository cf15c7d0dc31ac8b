#include "catalog/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "catalog/rarity.h"

/* Most words of a phrase, and most bytes of a word. */
#define MOST_WORDS 250
#define MOST_BYTES UINT8_MAX

/* A place is a byte: twice how much greater the number of its text is than the one before, and 1
   for the tail. So great a number is continued in the next byte. */
#define CONTINUED 127

/* The head of a word, and its stem, in bytes. */
#define HEAD 3
#define STEM 5

/* A word of a phrase. */
struct found {
    const char *word;
    uint16_t text;
    uint8_t size;
    bool in_tail;
};

static int compare_words(const struct found *one, const struct found *other)
{
    return one->size != other->size ? one->size - other->size
                                    : memcmp(one->word, other->word, one->size);
}

static int compare(const void *a, const void *b)
{
    const struct found *one = a, *other = b;
    const int order = compare_words(one, other);

    return order != 0 ? order : one->text - other->text;
}

/* Finds the words of the phrase of a text; false where there is one too many. */
static bool find_words(const struct drcode_catalog *catalog, size_t number, struct buffer *found)
{
    const struct catalog_text *text = &catalog->texts[number];
    const char *phrase = catalog->pool + text->folded, *word;
    size_t size, count = 0;

    for (word = phrase; *word; word += size + (word[size] == ' ')) {
        struct found row = {.word = word, .text = (uint16_t)number};

        size = strcspn(word, " ");
        if (size > MOST_BYTES || ++count > MOST_WORDS)
            return false;
        row.size = (uint8_t)size;
        row.in_tail = word >= phrase + text->tail;
        buffer_add(found, (const char *)&row, sizeof row);
    }
    return true;
}

static void add_word(const struct drcode_catalog *catalog, const struct found *found, size_t first,
                     struct buffer *words)
{
    struct catalog_word row = {.text = (uint32_t)(found->word - catalog->pool),
                               .first = (uint16_t)first,
                               .size = found->size,
                               .rarity = (uint8_t)rarity_of(catalog, found->word, found->size)};
    size_t i;

    for (i = 0; i < found->size; i++)
        row.letters |= VOCABULARY_BIT(found->word[i]);
    buffer_add(words, (const char *)&row, sizeof row);
}

/* Adds a place after one of the text with the number `last`. */
static void add_place(const struct found *found, size_t last, struct buffer *places)
{
    size_t distance = found->text - last;

    for (; distance >= CONTINUED; distance -= CONTINUED)
        buffer_char(places, (char)(2 * CONTINUED));
    buffer_char(places, (char)(2 * distance + found->in_tail));
}

/* Adds a row of each word, and its places. */
static void add_words(const struct drcode_catalog *catalog, struct found *found, size_t count,
                      struct buffer *words, struct buffer *places)
{
    const struct found end = {.word = catalog->pool};
    size_t i, last = 0;

    qsort(found, count, sizeof *found, compare);
    for (i = 0; i < count; i++) {
        if (i == 0 || compare_words(&found[i - 1], &found[i]) != 0) {
            add_word(catalog, &found[i], places->size, words);
            last = 0;
        }
        if (i + 1 < count && compare(&found[i], &found[i + 1]) == 0) { /* twice in a phrase */
            found[i + 1].in_tail |= found[i].in_tail;
            continue;
        }
        add_place(&found[i], last, places);
        last = found[i].text;
    }
    add_word(catalog, &end, places->size, words);
}

void vocabulary_make(const struct drcode_catalog *catalog, struct buffer *words,
                     struct buffer *places)
{
    struct buffer found = {0};
    bool fits = catalog->text_count <= VOCABULARY_TEXTS;
    size_t i;

    for (i = 0; i < catalog->text_count && fits; i++)
        fits = find_words(catalog, i, &found);
    if (fits && !found.failed && found.size > 0)
        add_words(catalog, (void *)found.data, found.size / sizeof(struct found), words, places);
    if (places->size > UINT16_MAX || words->size > VOCABULARY_WORDS * sizeof(struct catalog_word))
        words->size = places->size = 0;
    words->failed |= found.failed;
    buffer_free(&found);
}

void vocabulary_set(struct drcode_catalog *catalog, const struct buffer *words,
                    const struct buffer *places)
{
    catalog->words = (const void *)words->data;
    catalog->places = (const void *)places->data;
    catalog->word_count =
        (uint16_t)(words->size > 0 ? words->size / sizeof *catalog->words - 1 : 0);
}

struct vocabulary_place vocabulary_start(const struct drcode_catalog *catalog, size_t word)
{
    return (struct vocabulary_place){.at = catalog->words[word].first};
}

bool vocabulary_next(const struct drcode_catalog *catalog, size_t word,
                     struct vocabulary_place *place)
{
    unsigned byte;

    if (place->at == catalog->words[word + 1].first)
        return false;
    do {
        byte = (unsigned char)catalog->places[place->at++];
        place->text += byte / 2;
    } while (byte / 2 == CONTINUED);
    place->in_tail = byte & 1;
    return true;
}

size_t vocabulary_of_size(const struct drcode_catalog *catalog, size_t size)
{
    size_t low = 0, high = catalog->word_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (catalog->words[middle].size < size)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t hash(const char *word, size_t size)
{
    uint32_t value = 0;
    size_t i;

    for (i = 0; i < size; i++)
        value = (value ^ (unsigned char)word[i]) * 0x9e3779b1U;
    return value;
}

uint64_t vocabulary_head(const char *word, size_t size)
{
    if (size > 0 && ascii_digit(*word))
        return (uint64_t)1 << (*word & 0x0f);
    return size < HEAD ? 0 : (uint64_t)1 << (hash(word, HEAD) >> 26);
}

/* The number of the bit of a word's stem. */
static uint32_t stem(const char *word)
{
    return hash(word, STEM) >> 8 & (CATALOG_STEMS - 1);
}

bool vocabulary_has_stem(const struct drcode_catalog *catalog, const char *word, size_t size)
{
    return size < STEM || (catalog->stems[stem(word) / 64] >> stem(word) % 64 & 1);
}

uint64_t vocabulary_add(const char *folded, uint64_t *stems)
{
    uint64_t heads = 0;
    size_t size;

    for (; *folded; folded += size + (folded[size] == ' ')) {
        size = strcspn(folded, " ");
        heads |= vocabulary_head(folded, size);
        if (size >= STEM)
            stems[stem(folded) / 64] |= (uint64_t)1 << stem(folded) % 64;
    }
    return heads;
}
