#include "catalog/builder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "catalog/vocabulary.h"

struct catalog_entry *builder_entries(const struct builder *b)
{
    return (struct catalog_entry *)(void *)b->entries.data;
}

struct catalog_text *builder_texts(const struct builder *b)
{
    return (struct catalog_text *)(void *)b->texts.data;
}

size_t builder_count(const struct builder *b)
{
    return b->entries.size / sizeof(struct catalog_entry);
}

static size_t text_count(const struct builder *b)
{
    return b->texts.size / sizeof(struct catalog_text);
}

static size_t document_count(const struct builder *b)
{
    return b->documents.size / sizeof(struct catalog_document);
}

bool builder_failed(const struct builder *b)
{
    return b->pool.failed || b->entries.failed || b->texts.failed || b->documents.failed ||
           b->folded.failed || b->text.failed;
}

const char *builder_string(const struct builder *b, size_t offset)
{
    return b->added->text.data + offset;
}

bool builder_fail(struct builder *b, const struct document_entry *entry, const char *what)
{
    const char *phrase = builder_string(b, entry->phrase);
    const char *file = builder_string(b, b->added->documents[entry->document].file);

    snprintf(b->error->text, sizeof b->error->text, "%.*s:%u: entry %d %d %s: '%.*s'",
             utf8_precision(file, 200), file, entry->line, (int)entry->microsoft, entry->sip, what,
             utf8_precision(phrase, 60), phrase);
    return false;
}

static uint32_t hash(const char *data, size_t size)
{
    uint32_t value = 2166136261U; /* FNV-1a */
    size_t i;

    for (i = 0; i < size; i++)
        value = (value ^ (unsigned char)data[i]) * 16777619U;
    return value;
}

/* Doubles the slots. */
static bool grow_slots(struct builder *b)
{
    size_t count = b->slot_count ? 2 * b->slot_count : 1024, i, at;
    struct slot *slots = calloc(count, sizeof *slots);

    if (!slots)
        return false;
    for (i = 0; i < b->slot_count; i++) {
        if (!b->slots[i].offset)
            continue;
        for (at = b->slots[i].hash % count; slots[at].offset; at = (at + 1) % count)
            ;
        slots[at] = b->slots[i];
    }
    free(b->slots);
    b->slots = slots;
    b->slot_count = count;
    return true;
}

/* The offset of a string of `size` bytes, which end in NUL and may hold others: that of an equal
   one in the pool, or a new one. */
static uint32_t intern(struct builder *b, const char *data, size_t size)
{
    struct slot slot = {(uint32_t)b->pool.size, hash(data, size)};
    size_t at;

    if (size <= 1)
        return 0;
    if (2 * b->slots_used >= b->slot_count && !grow_slots(b)) {
        b->pool.failed = true;
        return 0;
    }
    for (at = slot.hash % b->slot_count; b->slots[at].offset; at = (at + 1) % b->slot_count)
        if (b->slots[at].hash == slot.hash && b->pool.size - b->slots[at].offset >= size &&
            memcmp(b->pool.data + b->slots[at].offset, data, size) == 0)
            return b->slots[at].offset;
    buffer_add(&b->pool, data, size);
    if (b->pool.failed || b->pool.size > UINT32_MAX) {
        b->pool.failed = true;
        return 0;
    }
    b->slots[at] = slot;
    b->slots_used++;
    return slot.offset;
}

static uint32_t intern_string(struct builder *b, const char *text)
{
    return intern(b, text, strlen(text) + 1);
}

/* Folds the phrase of the entry that is added next; false where memory runs out. */
bool builder_fold(struct builder *b, const struct document_entry *entry)
{
    const char *phrase = builder_string(b, entry->phrase);
    size_t size = strlen(phrase);

    b->folded.size = 0;
    buffer_add(&b->folded, phrase, size + 1); /* never longer when folded */
    if (b->folded.failed)
        return false;
    b->folded.size = fold_text(phrase, size, b->folded.data, size + 1) + 1;
    return true;
}

/* Where the tail of a phrase starts in its folded form: after the first colon, unless the part
   before it is very long. */
static uint16_t find_tail(struct builder *b, const char *phrase)
{
    const char *colon = strchr(phrase, ':');
    char head[256];
    size_t size;

    if (!colon || (size_t)(colon - phrase) >= sizeof head)
        return 0;
    size = fold_text(phrase, (size_t)(colon - phrase), head, sizeof head);
    return size + 2 < b->folded.size && size > 0 && b->folded.data[size] == ' '
               ? (uint16_t)(size + 1)
               : 0;
}

/* The number in the catalog of a document that is being added. */
static uint16_t number_document(struct builder *b, size_t document)
{
    const struct document *added = &b->added->documents[document];
    struct catalog_document row = {.meaning = added->meaning};

    if (b->numbers[document] > 0)
        return b->numbers[document];
    row.name = intern_string(b, builder_string(b, added->name));
    row.subject = intern_string(b, builder_string(b, added->subject));
    row.source = intern_string(b, builder_string(b, added->source));
    row.date = intern_string(b, builder_string(b, added->date));
    b->numbers[document] = (uint16_t)document_count(b);
    buffer_add(&b->documents, (const char *)&row, sizeof row);
    return b->numbers[document];
}

/* Adds the words of items; returns their heads. */
static uint64_t add_items(struct builder *b, const char *items)
{
    struct drcode_item item;
    uint64_t heads = 0;

    while ((items = drcode_next(items, &item)) != NULL) {
        const size_t size = strlen(item.text);

        b->text.size = 0;
        buffer_add(&b->text, item.text, size + 1);
        if (item.kind == DRCODE_LINK || b->text.failed)
            continue;
        fold_text(item.text, size, b->text.data, size + 1);
        heads |= vocabulary_add(b->text.data, b->stems);
    }
    return heads;
}

/* Adds the text of an entry, whose phrase is folded, and returns its number. A catalog has no more
   documents than texts. */
static uint16_t add_text(struct builder *b, const struct document_entry *entry)
{
    const char *phrase = builder_string(b, entry->phrase);
    size_t number = text_count(b);
    struct catalog_text text = {0};

    text.phrase = intern_string(b, phrase);
    text.folded = intern(b, b->folded.data, b->folded.size);
    text.tail = find_tail(b, phrase);
    text.items = intern(b, builder_string(b, entry->items), entry->items_size);
    text.document = number_document(b, entry->document);
    text.heads =
        vocabulary_add(b->folded.data, b->stems) | add_items(b, builder_string(b, entry->items));
    buffer_add(&b->texts, (const char *)&text, sizeof text);
    return (uint16_t)number;
}

/* The entries with the codes of the one given: from `first` on, and how many; 0 with `first` where
   one must be inserted. */
size_t builder_find(const struct builder *b, const struct document_entry *entry, size_t *first)
{
    const struct drcode_catalog view = {.entries = builder_entries(b),
                                        .entry_count = (uint16_t)builder_count(b)};

    return drcode_find_pair(&view, entry->microsoft, entry->sip, first);
}

/* False where a catalog has no room for one more text. */
static bool has_room(struct builder *b, const struct document_entry *entry)
{
    return text_count(b) < CATALOG_NO_TEXT ||
           builder_fail(b, entry, "is one too many: a catalog holds 65534");
}

/* Inserts a new entry after those with its codes. */
bool builder_insert(struct builder *b, const struct document_entry *added, size_t at)
{
    struct catalog_entry entry = {
        .microsoft =
            added->microsoft == DRCODE_NO_CODE ? CATALOG_NO_MICROSOFT : (uint32_t)added->microsoft,
        .sip = added->sip == DRCODE_NO_CODE ? CATALOG_NO_SIP : (uint16_t)added->sip,
        .outcome =
            (uint8_t)(added->outcome < DRCODE_OUTCOMES ? added->outcome : DRCODE_OUTCOME_FAILURE)};
    size_t lang, count = builder_count(b);
    char code[16];

    if (count >= CATALOG_NO_TEXT - 1)
        return builder_fail(b, added, "is one too many: a catalog holds 65534");
    if (!has_room(b, added))
        return false;
    for (lang = 0; lang < DRCODE_LANGS; lang++)
        entry.text[lang] = CATALOG_NO_TEXT;
    entry.text[DRCODE_EN] = add_text(b, added);
    snprintf(code, sizeof code, "%ld", (long)added->microsoft);
    vocabulary_add(code, b->stems);
    buffer_add(&b->entries, (const char *)&entry, sizeof entry);
    if (b->entries.failed)
        return true;
    memmove(builder_entries(b) + at + 1, builder_entries(b) + at, (count - at) * sizeof entry);
    builder_entries(b)[at] = entry;
    return true;
}

/* True where the phrase being added is that of the text with this number. */
bool builder_same_phrase(const struct builder *b, uint16_t text)
{
    const char *end;

    return text != CATALOG_NO_TEXT &&
           fold_starts(b->pool.data + builder_texts(b)[text].folded, b->folded.data, &end) && !*end;
}

/* Gives an entry its text in a language, which it must not have received in this call before. The
   outcome stays what it is where the new text gives none. */
bool builder_replace(struct builder *b, const struct document_entry *added, size_t at)
{
    struct catalog_entry *entry = &builder_entries(b)[at];
    uint16_t old = entry->text[added->lang];

    if (old != CATALOG_NO_TEXT && old >= b->base_texts)
        return builder_fail(b, added, "is there twice");
    if (!has_room(b, added))
        return false;
    if (added->outcome < DRCODE_OUTCOMES)
        entry->outcome = (uint8_t)added->outcome;
    entry->text[added->lang] = add_text(b, added);
    return true;
}

/* Adds notes to the text of an entry in a language. */
bool builder_append(struct builder *b, const struct document_entry *note, size_t at, size_t lang)
{
    uint16_t old = builder_entries(b)[at].text[lang];
    struct buffer items = {0};
    struct catalog_text text;
    const char *end;

    if (!has_room(b, note))
        return false;
    text = builder_texts(b)[old == CATALOG_NO_TEXT ? builder_entries(b)[at].text[DRCODE_EN] : old];
    for (end = b->pool.data + text.items; *end; end += strlen(end) + 1)
        ;
    buffer_add(&items, b->pool.data + text.items, (size_t)(end - (b->pool.data + text.items)));
    buffer_add(&items, builder_string(b, note->items), note->items_size);
    if (items.failed)
        b->pool.failed = true;
    else
        text.items = intern(b, items.data, items.size);
    text.heads |= add_items(b, builder_string(b, note->items));
    buffer_free(&items);
    builder_entries(b)[at].text[lang] = (uint16_t)text_count(b);
    buffer_add(&b->texts, (const char *)&text, sizeof text);
    return true;
}

/* The catalog that was built: `base` with the builder's tables. */
struct drcode_catalog *builder_finish(struct builder *b, const struct drcode_catalog *base)
{
    struct drcode_catalog *catalog = malloc(sizeof *catalog);
    struct buffer words = {0}, places = {0};

    if (!catalog || builder_failed(b)) {
        free(catalog);
        return NULL;
    }
    *catalog = *base;
    catalog->pool = b->pool.data;
    catalog->pool_size = (uint32_t)b->pool.size;
    catalog->entries = builder_entries(b);
    catalog->entry_count = (uint16_t)builder_count(b);
    catalog->texts = builder_texts(b);
    catalog->text_count = (uint16_t)text_count(b);
    catalog->documents = (const void *)b->documents.data;
    catalog->document_count = (uint16_t)document_count(b);
    memcpy(catalog->stems, b->stems, sizeof catalog->stems);
    vocabulary_make(catalog, &words, &places);
    if (words.failed || places.failed) {
        buffer_free(&words);
        buffer_free(&places);
        free(catalog);
        return NULL;
    }
    vocabulary_set(catalog, &words, &places);
    return catalog;
}

bool builder_start(struct builder *b, const struct drcode_catalog *base,
                   const struct document_entries *added, struct drcode_error *error)
{
    static const struct catalog_document none = {0};

    *b = (struct builder){.added = added, .error = error, .base_texts = base->text_count};
    memcpy(b->stems, base->stems, sizeof b->stems);
    buffer_add(&b->pool, base->pool, base->pool_size);
    buffer_add(&b->entries, (const char *)base->entries, base->entry_count * sizeof *base->entries);
    buffer_add(&b->texts, (const char *)base->texts, base->text_count * sizeof *base->texts);
    if (base->document_count > 0)
        buffer_add(&b->documents, (const char *)base->documents,
                   base->document_count * sizeof *base->documents);
    else
        buffer_add(&b->documents, (const char *)&none, sizeof none);
    b->numbers = calloc(added->document_count + 1, sizeof *b->numbers);
    return b->numbers && !builder_failed(b);
}

void builder_free(struct builder *b, bool finished)
{
    free(b->slots);
    free(b->numbers);
    buffer_free(&b->folded);
    buffer_free(&b->text);
    if (finished)
        return;
    buffer_free(&b->pool);
    buffer_free(&b->entries);
    buffer_free(&b->texts);
    buffer_free(&b->documents);
}
