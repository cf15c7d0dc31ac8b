#include "cli/search.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fold.h"

static bool contains_all(const char *text, const char *words)
{
    while (*words) {
        size_t size = strcspn(words, " ");

        if (!fold_has_word(text, words, size, false))
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

/* Collects the text of an entry that is searched. */
static void gather(const struct drcode_entry *entry, struct buffer *text)
{
    const char *items = entry->items;
    struct drcode_item item;

    text->size = 0;
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
                    const char *const *words, size_t count, uint16_t *entries)
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
        if (!text.failed && *wanted.data && contains_all(text.data, wanted.data))
            entries[found++] = (uint16_t)i;
    }
    if (wanted.failed || text.failed)
        found = -1;
    buffer_free(&wanted);
    buffer_free(&text);
    return found;
}
