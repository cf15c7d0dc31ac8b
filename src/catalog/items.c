#include "catalog/items.h"

#include <string.h>

#include "catalog/markdown.h"

void items_clear(struct items *items, bool plain_text)
{
    items_end(items);
    items->done.size = 0;
    items->has_action = items->has_bullet = false;
    items->plain_text = plain_text;
}

void items_start(struct items *items, enum drcode_kind kind, size_t indent)
{
    items_end(items);
    items->kind = kind;
    items->has_item = true;
    items->intro_indent = indent;
}

static void add_item(struct items *items)
{
    const struct buffer *links = &items->links;
    size_t at, size;

    items->has_action |= items->kind == DRCODE_ACTION;
    buffer_char(&items->done, (char)items->kind);
    buffer_add(&items->done, items->item.data, items->item.size);
    buffer_char(&items->done, '\0');
    for (at = 0; at < links->size; at += size) {
        size = strlen(links->data + at) + 1;
        buffer_char(&items->done, DRCODE_LINK);
        buffer_add(&items->done, links->data + at, size);
    }
}

void items_end(struct items *items)
{
    if (items->has_item && items->item.size > 0 && !items_failed(items))
        add_item(items);
    items->item.size = items->links.size = 0;
    items->has_item = items->paragraph = items->quote = items->intro = items->has_point = false;
}

/* Adds text to the item being read: after `before`, unless the item is empty. */
static void add_text(struct items *items, const char *before, const struct source_line *line)
{
    struct buffer *item = &items->item;
    size_t old = item->size, start;

    if (old > 0)
        buffer_string(item, before);
    start = item->size;
    markdown_inline(line->text, (size_t)(line->end - line->text), items->source, item,
                    &items->links);
    if (item->size == start)
        item->size = old;
    items->paragraph = true;
    if (!items->has_point)
        items->intro = item->size > 0 && item->data[item->size - 1] == ':';
}

void items_value(struct items *items, const struct source_line *line, size_t label)
{
    struct buffer *item = &items->item;

    add_text(items, "", line);
    if (item->size < label)
        return;
    item->size -= label;
    memmove(item->data, item->data + label, item->size);
}

bool items_continue(struct items *items, const struct source_line *line)
{
    if (line->bullet || !items->has_item ||
        (items->item.size > 0 && (!items->paragraph || items->plain_text)))
        return false;
    add_text(items, " ", line);
    return true;
}

static bool is_point(const struct items *items, const struct source_line *line)
{
    return items->has_item && ((items->intro && line->indent >= items->intro_indent) ||
                               (items->has_bullet && line->indent >= items->bullet_indent + 2));
}

void items_line(struct items *items, enum drcode_kind kind, const struct source_line *line)
{
    if (line->bullet && is_point(items, line)) {
        items->has_point = true;
        add_text(items, "\n- ", line);
        return;
    }
    if (line->bullet) {
        items->has_bullet = true;
        items->bullet_indent = line->indent;
    }
    items_start(items, kind, items_indent(line));
    add_text(items, "", line);
}

void items_code(struct items *items, const struct source_line *line)
{
    size_t i;

    if (!items->has_item)
        items_start(items, DRCODE_ACTION, 0);
    buffer_string(&items->item, items->item.size ? "\n    " : "    ");
    for (i = 0; i < line->indent; i++)
        buffer_char(&items->item, ' ');
    buffer_add(&items->item, line->text, (size_t)(line->end - line->text));
    items->paragraph = false;
}

bool items_quote(struct items *items, struct source_line *line)
{
    if (source_line_starts(line, "[!")) {
        const char *close = memchr(line->text, ']', (size_t)(line->end - line->text));

        items_start(items, DRCODE_NOTE, 0);
        items->quote = true;
        line->text = close ? source_skip_blanks(close + 1, line->end) : line->end;
    }
    if (line->text == line->end) {
        items->paragraph = false;
        return true;
    }
    if (!items->quote)
        return false;
    source_line_strip_bullet(line);
    add_text(items, line->bullet ? "\n- " : items->paragraph ? " " : "\n", line);
    return true;
}

size_t items_indent(const struct source_line *line)
{
    return line->indent + (line->bullet ? 2 : 0);
}

bool items_failed(const struct items *items)
{
    return items->done.failed || items->item.failed || items->links.failed;
}

void items_free(struct items *items)
{
    buffer_free(&items->done);
    buffer_free(&items->item);
    buffer_free(&items->links);
}
