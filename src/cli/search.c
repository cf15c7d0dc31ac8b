#include "cli/search.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/distance.h"
#include "base/fold.h"

/* Longest query, in bytes; longest piece of a text that is folded at once. */
#define WANTED_ROOM 4096
#define PIECE       200

/* How many slips of a typist a word may have: a short one, and one with a digit, none. */
static unsigned forgiven(const char *word, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (ascii_digit(word[i]))
            return 0;
    return size < 4 ? 0 : size < 10 ? 1 : 2;
}

/* True where a word of a text, or its start, is another word with slips, but for the first letter.
 */
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
    uint64_t missing; /* a bit for each word that the entry lacks so far */
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
        wanted->size[wanted->count++] = size;
    }
    return true;
}

/* Strikes off the words that a folded text has. */
static void look_in(struct wanted *wanted, const char *folded)
{
    size_t i;

    for (i = 0; i < wanted->count; i++)
        if (wanted->missing >> i & 1 &&
            (fold_has_word(folded, wanted->word[i], wanted->size[i], false) ||
             (wanted->forgiving && has_near(folded, wanted->word[i], wanted->size[i]))))
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

/* True where an entry has the words of some bits. */
static bool has(struct wanted *wanted, const struct drcode_entry *entry, uint64_t words)
{
    const int32_t codes[] = {entry->microsoft, entry->sip};
    const char *items = entry->items;
    struct drcode_item item;
    char digits[16];
    size_t i;

    wanted->missing = words;
    for (i = 0; i < 2; i++) {
        if (codes[i] != DRCODE_NO_CODE) {
            snprintf(digits, sizeof digits, "%ld", (long)codes[i]);
            look_in(wanted, digits);
        }
    }
    look_in_text(wanted, entry->service_phrase);
    look_in_text(wanted, entry->phrase);
    while ((items = drcode_next(items, &item)) != NULL)
        if (item.kind != DRCODE_LINK)
            look_in_text(wanted, item.text);
    return !wanted->missing;
}

size_t search_entries(const struct drcode_catalog *catalog, enum drcode_lang lang,
                      const char *const *words, size_t count, bool forgiving, uint16_t *entries)
{
    struct wanted wanted = {.forgiving = forgiving};
    size_t i, used = 0, found = 0, longest = 0;

    for (i = 0; i < count; i++)
        if (!add_words(&wanted, &used, words[i]))
            return 0;
    for (i = 1; i < wanted.count; i++)
        longest = wanted.size[i] > wanted.size[longest] ? i : longest;
    for (i = 0; wanted.count > 0 && i < drcode_count(catalog); i++) {
        struct drcode_entry entry;

        drcode_entry(catalog, i, lang, &entry);
        if (has(&wanted, &entry, (uint64_t)1 << longest) && /* which few entries have */
            has(&wanted, &entry, UINT64_MAX >> (SEARCH_WORDS - wanted.count)))
            entries[found++] = (uint16_t)i;
    }
    return found;
}
