#include "catalog/build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/builder.h"

/* The most entries with the same codes: each phrase is compared with those before it. */
#define SAME_CODES 4000

/* Counts the translations that a document has given for the entries with some codes. */
struct given {
    size_t document, count;
};

/* True where an entry that was there before is a meaning, and the one added is none: a phrase that
   the service emits, or what users have of their own, takes the place of a meaning. */
static bool outdoes(const struct builder *b, const struct document_entry *added, size_t at)
{
    const struct catalog_document *rows = (const void *)b->documents.data;
    uint16_t text = builder_entries(b)[at].text[DRCODE_EN];

    return text < b->base_texts && rows[builder_texts(b)[text].document].meaning &&
           !b->added->documents[added->document].meaning && added->microsoft != DRCODE_NO_CODE;
}

static bool add_base(struct builder *b, const struct document_entry *added)
{
    size_t first, count = builder_find(b, added, &first), i, lang;

    for (i = first; i < first + count; i++)
        if (builder_same_phrase(b, builder_entries(b)[i].text[DRCODE_EN]))
            return builder_replace(b, added, i);
    if (count > 0 && outdoes(b, added, first)) {
        for (lang = 0; lang < DRCODE_LANGS; lang++)
            builder_entries(b)[first].text[lang] = CATALOG_NO_TEXT;
        return builder_replace(b, added, first);
    }
    if (count >= SAME_CODES)
        return builder_fail(b, added, "is one too many: 4000 have these codes");
    return builder_insert(b, added, first + count);
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

/* True where an entry can be the one at some place that a translation has: where entries have no
   codes, it must be of a document with the same name. */
static bool is_twin(const struct builder *b, const struct document_entry *added, size_t at)
{
    const struct catalog_document *rows = (const void *)b->documents.data;
    const struct catalog_text *text = &builder_texts(b)[builder_entries(b)[at].text[DRCODE_EN]];

    return added->microsoft != DRCODE_NO_CODE ||
           strcmp(b->pool.data + rows[text->document].name,
                  builder_string(b, b->added->documents[added->document].name)) == 0;
}

/* The entry number `nth` of those with the codes of a translation. */
static size_t find_twin(const struct builder *b, const struct document_entry *added, size_t nth)
{
    size_t first, count = builder_find(b, added, &first), i;

    for (i = first; i < first + count; i++)
        if (is_twin(b, added, i) && nth-- == 0)
            return i;
    return builder_count(b);
}

/* Adds a translation: to the entry that has its phrase in that language or in English, else to the
   entry with its codes that is at the same place. `nth` counts the translations with its codes. */
static bool add_translation(struct builder *b, const struct document_entry *added, size_t nth)
{
    size_t first, count = builder_find(b, added, &first), i;
    const char *english;

    for (i = first; i < first + count; i++)
        if (builder_same_phrase(b, builder_entries(b)[i].text[added->lang]) ||
            builder_same_phrase(b, builder_entries(b)[i].text[DRCODE_EN]))
            return builder_replace(b, added, i);
    i = find_twin(b, added, nth);
    if (i == builder_count(b))
        return builder_fail(b, added, "translates no English entry");
    english = b->pool.data + builder_texts(b)[builder_entries(b)[i].text[DRCODE_EN]].folded;
    if (!neutral_words_agree(b->folded.data, english))
        return builder_fail(b, added, "has other codes or method names than its English twin");
    return builder_replace(b, added, i);
}

/* How many entries before this one have its codes and language in the same document. */
static size_t count_given(const struct builder *b, struct given *list,
                          const struct document_entry *added)
{
    struct given *given;
    size_t first;

    if (builder_find(b, added, &first) == 0)
        return 0;
    given = &list[first * DRCODE_LANGS + added->lang];
    if (given->document != added->document + 1)
        *given = (struct given){added->document + 1, 0};
    return given->count++;
}

/* Adds the entries with actions of the base language, or with `given` those of the others. */
static bool add_layer(struct builder *b, struct given *given)
{
    const struct document_entry *list = b->added->list;
    size_t i;

    for (i = 0; i < b->added->count; i++) {
        if (list[i].note || (list[i].lang == DRCODE_EN) != !given)
            continue;
        if (!builder_fold(b, &list[i]) || builder_failed(b))
            return false;
        if (!(given ? add_translation(b, &list[i], count_given(b, given, &list[i]))
                    : add_base(b, &list[i])))
            return false;
    }
    return true;
}

/* Adds notes to an entry: in their own language, or with `others` in those for which no note was
   given. `noted` holds a flag for each language. */
static bool note_entry(struct builder *b, const struct document_entry *note, size_t at, bool *noted,
                       bool others)
{
    const struct catalog_entry *entry = &builder_entries(b)[at];
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS; lang++) {
        if (others ? noted[lang] || entry->text[lang] == CATALOG_NO_TEXT : lang != note->lang)
            continue;
        if (!builder_append(b, note, at, lang))
            return false;
        noted[lang] |= !others;
    }
    return true;
}

/* Adds notes to the entries with their codes, or to the one of these that has their phrase. */
static bool add_note(struct builder *b, const struct document_entry *note, bool *noted, bool others)
{
    size_t first, count = builder_find(b, note, &first), found = 0, i;

    for (i = first; i < first + count; i++) {
        const struct catalog_entry *entry = &builder_entries(b)[i];

        if (b->folded.size > 1 && !builder_same_phrase(b, entry->text[note->lang]) &&
            !builder_same_phrase(b, entry->text[DRCODE_EN]))
            continue;
        if (!note_entry(b, note, i, noted + i * DRCODE_LANGS, others))
            return false;
        found++;
    }
    return found > 0 ||
           builder_fail(b, note, "has no suggested actions, and no entry to add its note to");
}

/* Adds all notes in their own languages, or with `others` the English ones in others. */
static bool add_notes(struct builder *b, bool *noted, bool others)
{
    const struct document_entry *list = b->added->list;
    size_t i;

    for (i = 0; i < b->added->count; i++) {
        if (!list[i].note || (others && list[i].lang != DRCODE_EN))
            continue;
        if (!builder_fold(b, &list[i]) || builder_failed(b) ||
            !add_note(b, &list[i], noted, others))
            return false;
    }
    return true;
}

/* Adds all entries and texts; the entries of the base language first. */
static bool add_entries(struct builder *b)
{
    struct given *given = NULL;
    bool *noted = NULL, done = add_layer(b, NULL);

    if (done) {
        given = calloc(builder_count(b) * DRCODE_LANGS + 1, sizeof *given);
        noted = calloc(builder_count(b) * DRCODE_LANGS + 1, sizeof *noted);
        done = given && noted && add_layer(b, given) && add_notes(b, noted, false) &&
               add_notes(b, noted, true);
    }
    free(given);
    free(noted);
    return done;
}

struct drcode_catalog *catalog_add(const struct drcode_catalog *base,
                                   const struct document_entries *added, struct drcode_error *error)
{
    struct drcode_catalog *catalog = NULL;
    struct builder b;

    snprintf(error->text, sizeof error->text, "out of memory"); /* unless something else is said */
    if (builder_start(&b, base, added, error) && add_entries(&b))
        catalog = builder_finish(&b, base);
    builder_free(&b, catalog != NULL);
    if (catalog)
        *error->text = '\0';
    return catalog;
}

void drcode_catalog_free(struct drcode_catalog *catalog)
{
    if (!catalog)
        return;
    free((void *)(uintptr_t)catalog->pool);
    free((void *)(uintptr_t)catalog->entries);
    free((void *)(uintptr_t)catalog->texts);
    free((void *)(uintptr_t)catalog->documents);
    free((void *)(uintptr_t)catalog->words);
    free((void *)(uintptr_t)catalog->places);
    free(catalog);
}
