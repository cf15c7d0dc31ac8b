#include "catalog/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"

/* The most entries with the same codes: each phrase is compared with those before it. */
#define SAME_CODES 4000

/* A string that was added to the pool; offset 0 is a free slot. */
struct slot {
    uint32_t offset, hash;
};

/* How many translations a document, by its number, has had for the entries with some codes. */
struct given {
    size_t document, count;
};

/* A catalog that grows. `layer` tells for each text whether the records being added brought it. */
struct builder {
    struct buffer pool;
    struct buffer entries, texts; /* of struct catalog_entry, struct catalog_text */
    size_t base_texts;            /* texts from here on are new */
    struct slot *slots;           /* new strings by their hashes */
    size_t slot_count, slots_used;
    struct given *given; /* by the first entry with these codes, and the language */
    const struct records *records;
    struct buffer folded; /* the phrase of the record being added, with its NUL */
    struct drcode_error *error;
};

static struct catalog_entry *entries(const struct builder *b)
{
    return (struct catalog_entry *)(void *)b->entries.data;
}

static struct catalog_text *texts(const struct builder *b)
{
    return (struct catalog_text *)(void *)b->texts.data;
}

static size_t entry_count(const struct builder *b)
{
    return b->entries.size / sizeof(struct catalog_entry);
}

static size_t text_count(const struct builder *b)
{
    return b->texts.size / sizeof(struct catalog_text);
}

static bool has_failed(const struct builder *b)
{
    return b->pool.failed || b->entries.failed || b->texts.failed || b->folded.failed;
}

static const char *string(const struct builder *b, size_t offset)
{
    return b->records->text.data + offset;
}

static bool fail(struct builder *b, const struct document_entry *record, const char *what)
{
    const char *phrase = string(b, record->phrase);

    snprintf(b->error->text, sizeof b->error->text, "%.200s:%u: entry %d %d %s: '%.*s'",
             string(b, record->file), record->line, (int)record->microsoft, record->sip, what,
             (int)utf8_cut(phrase, strlen(phrase), 60), phrase);
    return false;
}

static bool out_of_memory(struct drcode_error *error)
{
    snprintf(error->text, sizeof error->text, "out of memory");
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

/* Folds the phrase of the record that is added next; false where memory runs out. */
static bool fold_phrase(struct builder *b, const struct document_entry *record)
{
    const char *phrase = string(b, record->phrase);
    size_t size = strlen(phrase);

    b->folded.size = 0;
    buffer_add(&b->folded, phrase, size + 1); /* never longer when folded */
    if (b->folded.failed)
        return false;
    b->folded.size = fold_text(phrase, size, b->folded.data, size + 1) + 1;
    return true;
}

/* Where the tail of a phrase starts in its folded form: behind the first colon, unless what stands
   before is very long. */
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

/* Adds the text of a record, whose phrase is folded, and returns its number. */
static uint16_t add_text(struct builder *b, const struct document_entry *record)
{
    const char *phrase = string(b, record->phrase), *source = string(b, record->source);
    size_t number = text_count(b);
    struct catalog_text text = {0};

    text.phrase = intern(b, phrase, strlen(phrase) + 1);
    text.folded = intern(b, b->folded.data, b->folded.size);
    text.tail = find_tail(b, phrase);
    text.items = intern(b, string(b, record->items), record->items_size);
    text.source = intern(b, source, strlen(source) + 1);
    buffer_add(&b->texts, (const char *)&text, sizeof text);
    return (uint16_t)number;
}

/* The entries with the codes of a record: from `first` on, and how many; 0 with `first` where one
   is to be put. */
static size_t find(const struct builder *b, const struct document_entry *record, size_t *first)
{
    const struct drcode_catalog view = {.entries = entries(b),
                                        .entry_count = (uint16_t)entry_count(b)};

    return drcode_find_pair(&view, record->microsoft, record->sip, first);
}

/* Puts a new entry behind those with its codes. */
static bool insert(struct builder *b, const struct document_entry *record, size_t at)
{
    struct catalog_entry entry = {.microsoft = (uint32_t)record->microsoft,
                                  .sip = (uint16_t)record->sip};
    size_t lang, count = entry_count(b);

    if (count >= CATALOG_NO_TEXT - 1 || text_count(b) >= CATALOG_NO_TEXT)
        return fail(b, record, "is one too many: a catalog holds 65534");
    for (lang = 0; lang < DRCODE_LANGS; lang++)
        entry.text[lang] = CATALOG_NO_TEXT;
    entry.text[DRCODE_EN] = add_text(b, record);
    buffer_add(&b->entries, (const char *)&entry, sizeof entry);
    if (b->entries.failed)
        return true;
    memmove(entries(b) + at + 1, entries(b) + at, (count - at) * sizeof entry);
    entries(b)[at] = entry;
    return true;
}

/* True where the record's phrase is that of the text with this number. */
static bool same_phrase(const struct builder *b, uint16_t text)
{
    const char *end;

    return text != CATALOG_NO_TEXT &&
           fold_starts(b->pool.data + texts(b)[text].folded, b->folded.data, &end) && !*end;
}

/* Gives an entry its text in the record's language; a record of the same layer must not have. */
static bool replace(struct builder *b, const struct document_entry *record, size_t at)
{
    uint16_t old = entries(b)[at].text[record->lang];

    if (old != CATALOG_NO_TEXT && old >= b->base_texts)
        return fail(b, record, "stands twice");
    if (text_count(b) >= CATALOG_NO_TEXT)
        return fail(b, record, "is one too many: a catalog holds 65534");
    entries(b)[at].text[record->lang] = add_text(b, record);
    return true;
}

static bool add_base(struct builder *b, const struct document_entry *record)
{
    size_t first, count = find(b, record, &first), i;

    for (i = first; i < first + count; i++)
        if (same_phrase(b, entries(b)[i].text[DRCODE_EN]))
            return replace(b, record, i);
    if (count >= SAME_CODES)
        return fail(b, record, "is one too many: 4000 have these codes");
    return insert(b, record, first + count);
}

/* True for a word that no translation changes. */
static bool is_neutral(const char *word, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if ((word[i] >= '0' && word[i] <= '9') || word[i] == '_')
            return true;
    return (size == 3 && (memcmp(word, "ack", 3) == 0 || memcmp(word, "bye", 3) == 0)) ||
           (size == 6 && memcmp(word, "invite", 6) == 0);
}

/* The first neutral word at or after `text`, of `size` bytes, none where there is no other. */
static const char *neutral_word(const char *text, size_t *size)
{
    for (;; text += *size + (text[*size] == ' ')) {
        *size = strcspn(text, " ");
        if (!*text || is_neutral(text, *size))
            return text;
    }
}

bool neutral_words_agree(const char *phrase, const char *other)
{
    size_t size, other_size;

    do {
        phrase = neutral_word(phrase, &size);
        other = neutral_word(other, &other_size);
        if (size != other_size || memcmp(phrase, other, size) != 0)
            return false;
        phrase += size;
        other += size;
    } while (size > 0);
    return true;
}

/* Adds a translation: to the entry that has its phrase in that language or in English, else to the
   entry with its codes that stands at the same place. `nth` counts the records with its codes. */
static bool add_translation(struct builder *b, const struct document_entry *record, size_t nth)
{
    size_t first, count = find(b, record, &first), i;
    const char *english;

    for (i = first; i < first + count; i++)
        if (same_phrase(b, entries(b)[i].text[record->lang]) ||
            same_phrase(b, entries(b)[i].text[DRCODE_EN]))
            return replace(b, record, i);
    if (nth >= count)
        return fail(b, record, "translates no English entry");
    english = b->pool.data + texts(b)[entries(b)[first + nth].text[DRCODE_EN]].folded;
    if (!neutral_words_agree(b->folded.data, english))
        return fail(b, record, "has other codes or method names than its English twin");
    return replace(b, record, first + nth);
}

/* How many records before this one have its codes and language in the same document. */
static size_t count_given(struct builder *b, const struct document_entry *record, size_t document)
{
    struct given *given;
    size_t first;

    if (find(b, record, &first) == 0)
        return 0;
    given = &b->given[first * DRCODE_LANGS + record->lang];
    if (given->document != document)
        *given = (struct given){document, 0};
    return given->count++;
}

/* Adds the records of the base language, or the others. */
static bool add_layer(struct builder *b, bool base)
{
    const struct document_entry *list = b->records->list;
    size_t document = 0, i;

    for (i = 0; i < b->records->count; i++) {
        if (i == 0 || strcmp(string(b, list[i].file), string(b, list[i - 1].file)) != 0)
            document++;
        if ((list[i].lang == DRCODE_EN) != base)
            continue;
        if (!fold_phrase(b, &list[i]) || has_failed(b))
            return true;
        if (!(base ? add_base(b, &list[i])
                   : add_translation(b, &list[i], count_given(b, &list[i], document))))
            return false;
    }
    return true;
}

static bool add_records(struct builder *b)
{
    if (!add_layer(b, true))
        return false;
    b->given = calloc(entry_count(b) * DRCODE_LANGS + 1, sizeof *b->given);
    if (!b->given)
        b->pool.failed = true;
    return has_failed(b) || add_layer(b, false);
}

/* The catalog that was built: `base` with the builder's tables. */
static struct drcode_catalog *finish(struct builder *b, const struct drcode_catalog *base)
{
    struct drcode_catalog *catalog = malloc(sizeof *catalog);

    if (!catalog || has_failed(b)) {
        free(catalog);
        return NULL;
    }
    *catalog = *base;
    catalog->pool = b->pool.data;
    catalog->pool_size = (uint32_t)b->pool.size;
    catalog->entries = entries(b);
    catalog->entry_count = (uint16_t)entry_count(b);
    catalog->texts = texts(b);
    catalog->text_count = (uint16_t)text_count(b);
    return catalog;
}

struct drcode_catalog *catalog_add(const struct drcode_catalog *base, const struct records *records,
                                   struct drcode_error *error)
{
    struct builder b = {.records = records, .error = error, .base_texts = base->text_count};
    struct drcode_catalog *catalog = NULL;

    buffer_add(&b.pool, base->pool, base->pool_size);
    buffer_add(&b.entries, (const char *)base->entries, base->entry_count * sizeof *base->entries);
    buffer_add(&b.texts, (const char *)base->texts, base->text_count * sizeof *base->texts);
    if (add_records(&b) && (catalog = finish(&b, base)) == NULL)
        out_of_memory(error);
    free(b.slots);
    free(b.given);
    buffer_free(&b.folded);
    if (!catalog) {
        buffer_free(&b.pool);
        buffer_free(&b.entries);
        buffer_free(&b.texts);
    }
    return catalog;
}

void drcode_catalog_free(struct drcode_catalog *catalog)
{
    if (!catalog)
        return;
    free((void *)(uintptr_t)catalog->pool);
    free((void *)(uintptr_t)catalog->entries);
    free((void *)(uintptr_t)catalog->texts);
    free(catalog);
}
