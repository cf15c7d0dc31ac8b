/* items.h - the lines of an entry -> its items: actions and notes, with their links. */
#ifndef CATALOG_ITEMS_H
#define CATALOG_ITEMS_H

#include "base/buffer.h"
#include "catalog/source_lines.h"
#include "drcode.h"

/* All zero at first, except `source`. */
struct items {
    const char *source;   /* the document's own URL, or NULL */
    struct buffer done;   /* as drcode_next() reads them, except the NUL after the last one */
    bool has_action;      /* among those done */
    bool plain_text;      /* each line is a paragraph */
    size_t bullet_indent; /* of the bullets that start items */
    bool has_bullet;

    struct buffer item, links; /* the item being read, and its links */
    enum drcode_kind kind;
    bool has_item;
    bool paragraph;      /* the next line continues the item */
    bool quote;          /* the item is a quote */
    bool intro;          /* the item ends in a colon: bullets are its points */
    size_t intro_indent; /* from this indentation on */
    bool has_point;
};

/* Forgets all items, to read those of the next entry. */
void items_clear(struct items *items, bool plain_text);

/* Starts an item, whose text may follow; where it ends in a colon, bullets from `indent` on are its
   points. */
void items_start(struct items *items, enum drcode_kind kind, size_t indent);

/* Ends the item being read, if any. */
void items_end(struct items *items);

/* Adds what comes after a label to the item just started. `label` is the size of the label in the
   line's plain text. */
void items_value(struct items *items, const struct source_line *line, size_t label);

/* Adds a line that continues the item being read; false where it does not. */
bool items_continue(struct items *items, const struct source_line *line);

/* Adds a line that is a point of the item being read, or starts one of this kind. */
void items_line(struct items *items, enum drcode_kind kind, const struct source_line *line);

/* Adds a line of code. */
void items_code(struct items *items, const struct source_line *line);

/* Adds a line of a quote, without its mark: a note where its first line is `[!NOTE]` or the like.
   False where the line must be read as if it were not quoted. */
bool items_quote(struct items *items, struct source_line *line);

/* The column where the text of a line starts. */
size_t items_indent(const struct source_line *line);

/* True once memory ran out. */
bool items_failed(const struct items *items);

void items_free(struct items *items);

#endif
