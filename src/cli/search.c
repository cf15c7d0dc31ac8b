#include "cli/search.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/distance.h"
#include "base/fold.h"

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

static bool contains_all(const char *text, const char *words, bool forgiving)
{
    while (*words) {
        size_t size = strcspn(words, " ");

        if (!fold_has_word(text, words, size, false) && !(forgiving && has_near(text, words, size)))
            return false;
        words += size + (words[size] == ' ');
    }
    return true;
}

/* Folds the contents of a buffer in place. */
static void fold_buffer(struct buffer *buffer)
{
    buffer_char(buffer, '\0');
    if (!buffer->failed)
        fold_text(buffer->data, buffer->size - 1, buffer->data, buffer->size);
}

/* Collects the codes and the text of an entry that are searched. */
static void gather(const struct drcode_entry *entry, struct buffer *text)
{
    const int32_t codes[] = {entry->microsoft, entry->sip};
    const char *items = entry->items;
    struct drcode_item item;
    char digits[16];
    size_t i;

    text->size = 0;
    for (i = 0; i < 2; i++) {
        if (codes[i] != DRCODE_NO_CODE) {
            snprintf(digits, sizeof digits, "%ld ", (long)codes[i]);
            buffer_string(text, digits);
        }
    }
    buffer_string(text, entry->service_phrase);
    buffer_char(text, '\n');
    buffer_string(text, entry->phrase);
    while ((items = drcode_next(items, &item)) != NULL) {
        if (item.kind == DRCODE_LINK)
            continue;
        buffer_char(text, '\n');
        buffer_string(text, item.text);
    }
    fold_buffer(text);
}

long search_entries(const struct drcode_catalog *catalog, enum drcode_lang lang,
                    const char *const *words, size_t count, bool forgiving, uint16_t *entries)
{
    struct buffer wanted = {0}, text = {0};
    size_t i;
    long found = 0;

    for (i = 0; i < count; i++) {
        buffer_string(&wanted, words[i]);
        buffer_char(&wanted, ' ');
    }
    fold_buffer(&wanted);
    for (i = 0; i < drcode_count(catalog) && !wanted.failed && !text.failed; i++) {
        struct drcode_entry entry;

        drcode_entry(catalog, i, lang, &entry);
        gather(&entry, &text);
        if (!text.failed && *wanted.data && contains_all(text.data, wanted.data, forgiving))
            entries[found++] = (uint16_t)i;
    }
    if (wanted.failed || text.failed)
        found = -1;
    buffer_free(&wanted);
    buffer_free(&text);
    return found;
}
