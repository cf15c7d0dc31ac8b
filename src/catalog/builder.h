/*
 * builder.h - a catalog that grows: its tables, and the strings they share.
 *
 * Where memory runs out, builder_failed() is true from then on, and what is added is lost.
 */
#ifndef CATALOG_BUILDER_H
#define CATALOG_BUILDER_H

#include "base/buffer.h"
#include "catalog/catalog.h"
#include "catalog/document.h"
#include "drcode.h"

/* A string that was added to the pool; offset 0 is a free slot. */
struct slot {
    uint32_t offset, hash;
};

struct builder {
    struct buffer pool;
    struct buffer entries, texts, documents; /* arrays of struct catalog_entry, _text, _document */
    size_t base_texts;                       /* texts from here on are new */
    struct slot *slots;                      /* new strings by their hashes */
    size_t slot_count, slots_used;
    uint16_t *numbers; /* of the documents in the catalog, by those of `added`; 0: not yet there */
    const struct document_entries *added;
    struct buffer folded; /* the phrase of the entry being added, with its NUL */
    struct buffer text;   /* an item of it, folded */
    uint64_t stems[CATALOG_STEMS / 64];
    struct drcode_error *error;
};

/* Starts from the tables of a catalog, to add what is in `added`; false where memory runs out.
   Document 0 has no name: it is no entry's. */
bool builder_start(struct builder *b, const struct drcode_catalog *base,
                   const struct document_entries *added, struct drcode_error *error);

/* The catalog that was built: `base` with the builder's tables; NULL where memory ran out. */
struct drcode_catalog *builder_finish(struct builder *b, const struct drcode_catalog *base);

/* Frees a builder, and its tables where no catalog has them. */
void builder_free(struct builder *b, bool finished);

bool builder_failed(const struct builder *b);

struct catalog_entry *builder_entries(const struct builder *b);
struct catalog_text *builder_texts(const struct builder *b);
size_t builder_count(const struct builder *b); /* of entries */

/* A string of what is added. */
const char *builder_string(const struct builder *b, size_t offset);

/* Fills in the error, "file:line: entry M S what: 'phrase'", and returns false. */
bool builder_fail(struct builder *b, const struct document_entry *entry, const char *what);

/* Folds the phrase of the entry that is added next; false where memory runs out. */
bool builder_fold(struct builder *b, const struct document_entry *entry);

/* The entries with the codes of the one given: from `first` on, and how many; 0 with `first` where
   one must be inserted. */
size_t builder_find(const struct builder *b, const struct document_entry *entry, size_t *first);

/* True where the phrase that was folded is that of the text with this number. */
bool builder_same_phrase(const struct builder *b, uint16_t text);

/* Inserts a new entry, whose phrase is folded, at `at`: after those with its codes. False with the
   error filled in where the catalog is full. */
bool builder_insert(struct builder *b, const struct document_entry *added, size_t at);

/* Gives entry `at` its text in a language, which it must not have received since builder_start().
   The outcome stays what it is where the new text gives none. False with the error filled in where
   that is so, or the catalog is full. */
bool builder_replace(struct builder *b, const struct document_entry *added, size_t at);

/* Adds the items of a note to the text of entry `at` in a language. False with the error filled in
   where the catalog is full. */
bool builder_append(struct builder *b, const struct document_entry *note, size_t at, size_t lang);

#endif
