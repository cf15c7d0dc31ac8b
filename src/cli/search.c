#include "cli/search.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/distance.h"
#include "base/fold.h"
#include "catalog/vocabulary.h"

/* Longest query, in bytes; longest piece of a text that is folded at once. */
#define WANTED_ROOM 4096
#define PIECE       200

/* Most digits of a code. */
#define DIGITS 9

/* How many slips of a typist a word may have: a short one, and one with a digit, none. */
static unsigned forgiven(const char *word, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (ascii_digit(word[i]))
            return 0;
    return size < 4 ? 0 : size < 10 ? 1 : 2;
}

/* True where a word of a text, or its start, is another word with slips. The first letters are the
   same. */
static bool has_near(const char *text, const char *word, size_t size)
{
    unsigned limit = forgiven(word, size);
    size_t length, cut;

    for (; *text && limit > 0; text += length + (text[length] == ' ')) {
        length = strcspn(text, " ");
        for (cut = size - limit; *text == *word && cut <= size + limit && cut <= length; cut++)
            if (distance(word, size, text, cut, limit) <= limit)
                return true;
    }
    return false;
}

/* What is searched for. */
struct wanted {
    char text[WANTED_ROOM]; /* folded */
    const char *word[SEARCH_WORDS];
    size_t size[SEARCH_WORDS], count;
    uint64_t
        head[SEARCH_WORDS]; /* the bit that a text has which has the word; 0: any may have it */
    uint64_t firsts;        /* which characters they start with */
    uint64_t missing;       /* a bit for each word that the entry lacks so far */
    bool forgiving;
};

/* Adds the words of an argument; false where there are too many. */
static bool add_words(struct wanted *wanted, size_t *used, const char *argument)
{
    char *folded = wanted->text + *used;
    size_t size;

    if (strlen(argument) >= sizeof wanted->text - *used)
        return false;
    *used += fold_text(argument, strlen(argument), folded, sizeof wanted->text - *used) + 1;
    for (; *folded; folded += size + (folded[size] == ' ')) {
        size = strcspn(folded, " ");
        if (wanted->count == SEARCH_WORDS)
            return false;
        wanted->word[wanted->count] = folded;
        wanted->size[wanted->count] = size;
        wanted->firsts |= (uint64_t)1 << (*folded & 0x3f);
        wanted->head[wanted->count++] = wanted->forgiving ? 0 : vocabulary_head(folded, size);
    }
    return true;
}

/* True where a folded text starts with a word, or with one that starts so. */
static bool starts_with(const char *folded, const char *word, size_t size)
{
    size_t i;

    for (i = 0; i < size && folded[i] == word[i]; i++)
        ;
    return i == size;
}

/* Strikes off the words that a folded text has. */
static void look_in(struct wanted *wanted, const char *folded)
{
    const char *at;
    size_t i;

    for (at = folded; *at && wanted->missing; at += *at == ' ') {
        for (i = 0; wanted->firsts >> (*at & 0x3f) & 1 && i < wanted->count; i++)
            if (starts_with(at, wanted->word[i], wanted->size[i]))
                wanted->missing &= ~((uint64_t)1 << i);
        while (*at && *at != ' ')
            at++;
    }
    for (i = 0; i < wanted->count && wanted->forgiving; i++)
        if (wanted->missing >> i & 1 && has_near(folded, wanted->word[i], wanted->size[i]))
            wanted->missing &= ~((uint64_t)1 << i);
}

/* The same for a text, a piece at a time; pieces end between words. */
static void look_in_text(struct wanted *wanted, const char *text)
{
    char folded[PIECE + 1];
    size_t left = strlen(text), size;

    for (; left > 0 && wanted->missing; text += size, left -= size) {
        for (size = left < PIECE ? left : PIECE; size < left && size > 0 && text[size] != ' ';)
            size--;
        size = size > 0 ? size : PIECE;
        fold_text(text, size, folded, sizeof folded);
        look_in(wanted, folded);
    }
}

/* True where a code starts with the digits of a word. */
static bool is_code(int32_t code, const char *word, size_t size)
{
    int32_t value = 0, limit = 1;
    size_t i;

    for (i = 0; i < size && i < DIGITS && ascii_digit(word[i]); i++) {
        value = 10 * value + (word[i] - '0');
        limit *= 10;
    }
    while (code >= limit)
        code /= 10;
    return i == size && code == value && (*word != '0' || size == 1);
}

/* An entry that is looked at: its text in a language, and that with the phrase of the service. */
struct looked_at {
    const struct drcode_catalog *catalog;
    const struct catalog_entry *entry;
    const struct catalog_text *text, *service;
};

static bool has_code(const struct catalog_entry *entry, const char *word, size_t size)
{
    return ascii_digit(*word) &&
           ((entry->microsoft != CATALOG_NO_MICROSOFT &&
             is_code((int32_t)entry->microsoft, word, size)) ||
            (entry->sip != CATALOG_NO_SIP && is_code(entry->sip, word, size)));
}

/* Strikes off the words that the codes of an entry, or the phrase of the service, have. False where
   its text has not all others, as far as their heads say. */
static bool may_have(struct wanted *wanted, const struct looked_at *at)
{
    size_t i;

    for (i = 0; i < wanted->count; i++) {
        const char *word = wanted->word[i];
        const size_t size = wanted->size[i];
        const bool lacks = (wanted->head[i] & ~at->text->heads) != 0;

        if (has_code(at->entry, word, size) ||
            (lacks && at->text != at->service && (wanted->head[i] & ~at->service->heads) == 0 &&
             fold_has_word(at->catalog->pool + at->service->folded, word, size, false)))
            wanted->missing &= ~((uint64_t)1 << i);
        else if (lacks)
            return false;
    }
    return true;
}

/* True where an entry has all words: its codes, its phrases or its items. */
static bool has(struct wanted *wanted, const struct looked_at *at)
{
    const char *pool = at->catalog->pool, *items = pool + at->text->items;
    struct drcode_item item;

    wanted->missing = UINT64_MAX >> (SEARCH_WORDS - wanted->count);
    if (!may_have(wanted, at))
        return false;
    look_in(wanted, pool + at->service->folded);
    look_in(wanted, pool + at->text->folded);
    while (wanted->missing && (items = drcode_next(items, &item)) != NULL)
        if (item.kind != DRCODE_LINK)
            look_in_text(wanted, item.text);
    return !wanted->missing;
}

/* True where the catalog may have all words, as far as their stems say. */
static bool has_stems(const struct wanted *wanted, const struct drcode_catalog *catalog)
{
    size_t i = 0;

    while (i < wanted->count &&
           (wanted->forgiving || vocabulary_has_stem(catalog, wanted->word[i], wanted->size[i])))
        i++;
    return i == wanted->count;
}

size_t search_entries(const struct drcode_catalog *catalog, enum drcode_lang lang,
                      const char *const *words, size_t count, bool forgiving, uint16_t *entries)
{
    struct wanted wanted = {.forgiving = forgiving};
    size_t i, used = 0, found = 0;

    for (i = 0; i < count; i++)
        if (!add_words(&wanted, &used, words[i]))
            return 0;
    if (wanted.count == 0 || !has_stems(&wanted, catalog))
        return 0;
    for (i = 0; i < catalog->entry_count; i++) {
        enum drcode_lang read = lang, english = DRCODE_EN;
        const struct looked_at at = {catalog, &catalog->entries[i], catalog_text(catalog, i, &read),
                                     catalog_text(catalog, i, &english)};

        if (has(&wanted, &at))
            entries[found++] = (uint16_t)i;
    }
    return found;
}
