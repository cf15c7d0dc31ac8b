#include "document.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "markdown.h"
#include "utf8.h"

enum field { MICROSOFT, SIP, MESSAGE, DESCRIPTION, ACTIONS, NOTE, NO_FIELD };

#define ANY_LANG DRCODE_LANGS

/* What stands before the colon. A language is one row for each field, and one for each word that
   its notes start with. */
static const struct {
    enum drcode_lang lang;
    enum field field;
    const char *label; /* folded */
} labels[] = {
    {DRCODE_EN, MICROSOFT, "microsoft response code"},
    {DRCODE_EN, SIP, "sip response code"},
    {DRCODE_EN, MESSAGE, "error message"},
    {DRCODE_EN, ACTIONS, "suggested actions"},
    {DRCODE_EN, ACTIONS, "suggested action"},
    {DRCODE_FR, MICROSOFT, "code de reponse microsoft"},
    {DRCODE_FR, SIP, "code de reponse sip"},
    {DRCODE_FR, MESSAGE, "message d erreur"},
    {DRCODE_FR, ACTIONS, "actions suggerees"},
    {DRCODE_FR, ACTIONS, "action suggeree"},
    {ANY_LANG, DESCRIPTION, "description"},
    {ANY_LANG, NOTE, "note"},
    {ANY_LANG, NOTE, "important"},
    {ANY_LANG, NOTE, "tip"},
    {ANY_LANG, NOTE, "warning"},
    {ANY_LANG, NOTE, "caution"},
    {ANY_LANG, NOTE, "remarque"},
    {ANY_LANG, NOTE, "conseil"},
    {ANY_LANG, NOTE, "avertissement"},
    {ANY_LANG, NOTE, "attention"},
};

/* Longer than any label. */
#define LABEL_ROOM 40

/* A line without its end, its indentation and its bullet. */
struct line {
    const char *text, *end;
    size_t indent; /* columns before the text or its bullet */
    bool bullet;
};

struct parser {
    struct records *records;
    const char *file;
    const char *next, *end; /* the text not yet read */
    unsigned number;        /* of the line read last */
    struct drcode_error *error;
    char source[512]; /* from the front matter; empty while none was read */

    bool comment, in_entry, plain_text;
    size_t fence, fence_indent; /* how many marks opened the code being read: 0 outside */
    char fence_mark;
    struct record entry;
    bool has_lang, has_action;
    enum field section; /* the field that the lines being read belong to */

    struct buffer phrase, items;
    struct buffer item, links; /* the item being read, and its links */
    enum drcode_kind kind;
    bool has_item;
    bool paragraph;       /* the next line continues the item */
    bool quote;           /* the item is a quote */
    bool intro;           /* the item ends in a colon: bullets are points of it, from */
    size_t intro_indent;  /* this indentation on */
    bool has_point;
    size_t bullet_indent; /* of the bullets that are actions */
    bool has_bullet;
};

static bool fail(struct parser *p, unsigned line, const char *format, ...)
{
    va_list arguments;
    int used = snprintf(p->error->text, sizeof p->error->text, "%.300s:%u: ", p->file, line);

    va_start(arguments, format);
    if (used > 0 && (size_t)used < sizeof p->error->text)
        vsnprintf(p->error->text + used, sizeof p->error->text - (size_t)used, format, arguments);
    va_end(arguments);
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Steps over blanks, also those that don't break: French sets them around a colon. */
static const char *skip_space(const char *s, const char *end)
{
    uint32_t point;
    size_t length;

    while ((length = utf8_read(s, (size_t)(end - s), &point)) > 0 &&
           (point == ' ' || point == '\t' || point == 0x00a0 || point == 0x202f))
        s += length;
    return s;
}

/* Finds bytes that no document may hold, so that nothing later has to. */
static bool check_bytes(struct parser *p)
{
    const char *s = p->next;
    unsigned line = 1;

    while (s < p->end) {
        uint32_t point;
        size_t length = utf8_read(s, (size_t)(p->end - s), &point);

        if (length == 0)
            return fail(p, line, "not UTF-8: byte 0x%02X", (unsigned char)*s);
        if (utf8_control(point) && !(point == '\r' && s + 1 < p->end && s[1] == '\n'))
            return fail(p, line, "control character U+%04X", (unsigned)point);
        line += point == '\n';
        s += length;
    }
    return true;
}

/* Reads the next line; false at the end of the text. */
static bool read_line(struct parser *p, struct line *line)
{
    const char *end;

    if (p->next == p->end)
        return false;
    end = memchr(p->next, '\n', (size_t)(p->end - p->next));
    line->text = p->next;
    line->end = end ? end : p->end;
    line->indent = 0;
    line->bullet = false;
    p->next = end ? end + 1 : p->end;
    p->number++;
    while (line->end > line->text && (is_blank(line->end[-1]) || line->end[-1] == '\r'))
        line->end--;
    for (; line->text < line->end && is_blank(*line->text); line->text++)
        line->indent += *line->text == '\t' ? 4 - line->indent % 4 : 1;
    return true;
}

/* Steps over a bullet, or over "1." and the like. */
static void strip_bullet(struct line *line)
{
    const char *s = line->text;

    if (s < line->end && strchr("-*+", *s)) {
        s++;
    } else {
        while (s < line->end && *s >= '0' && *s <= '9')
            s++;
        if (s == line->text || s - line->text > 3 || s == line->end || !strchr(".)", *s))
            return;
        s++;
    }
    if (s < line->end && !is_blank(*s))
        return;
    while (s < line->end && is_blank(*s))
        s++;
    line->text = s;
    line->bullet = true;
}

static bool starts_with(const struct line *line, const char *word)
{
    size_t size = strlen(word);

    return (size_t)(line->end - line->text) >= size && memcmp(line->text, word, size) == 0;
}

/* The code that `s` starts with; -1 when it does not. `end` receives where it ends. */
static int32_t read_code(const char *s, const char *limit, const char **end)
{
    int32_t code = 0;
    const char *start = s;

    for (; s < limit && *s >= '0' && *s <= '9' && s - start < 9; s++)
        code = code * 10 + (*s - '0');
    *end = s;
    return s == start || (s < limit && fold_word_char(*s)) ? -1 : code;
}

/* Reads "CODE SIP phrase" in text without marks; false when it is something else. `phrase` receives
   where the phrase starts, which may be the end. */
static bool read_codes(const char *s, const char *end, int32_t *microsoft, int32_t *sip,
                       const char **phrase)
{
    if ((*microsoft = read_code(s, end, &s)) < 0 || s == end || !is_blank(*s))
        return false;
    while (s < end && is_blank(*s))
        s++;
    *sip = read_code(s, end, &s);
    if (*sip < 100 || *sip > 699 || (s < end && !is_blank(*s) && *s != ':'))
        return false;
    while (s < end && (is_blank(*s) || *s == ':'))
        s++;
    *phrase = s;
    return true;
}

/* The row of `labels` that text without marks starts with, a colon behind it, or NULL. `value`
   receives where the value starts. With `whole`, the text may also be the label alone. */
static size_t find_label(const char *text, const char *end, bool whole, const char **value)
{
    const char *colon = memchr(text, ':', (size_t)(end - text));
    char folded[LABEL_ROOM];
    size_t i, none = sizeof labels / sizeof *labels;

    if (!colon && !whole)
        return none;
    *value = colon ? skip_space(colon + 1, end) : end;
    fold(text, (size_t)((colon ? colon : end) - text), folded, sizeof folded);
    for (i = 0; i < none && strcmp(labels[i].label, folded) != 0; i++)
        ;
    return i;
}

/* Ends the item being read. */
static void end_item(struct parser *p)
{
    p->item.failed |= p->links.failed;
    if (p->has_item && p->item.size > 0 && !p->item.failed) {
        size_t at = 0;

        p->has_action |= p->kind == DRCODE_ACTION;
        buffer_char(&p->items, (char)p->kind);
        buffer_add(&p->items, p->item.data, p->item.size);
        buffer_char(&p->items, '\0');
        while (at < p->links.size) {
            size_t size = strlen(p->links.data + at) + 1;

            buffer_char(&p->items, DRCODE_LINK);
            buffer_add(&p->items, p->links.data + at, size);
            at += size;
        }
    }
    p->item.size = p->links.size = 0;
    p->has_item = p->paragraph = p->quote = p->intro = p->has_point = false;
}

static void start_item(struct parser *p, enum drcode_kind kind)
{
    end_item(p);
    p->kind = kind;
    p->has_item = true;
}

/* Adds text to the item being read: after `before`, unless the item is empty. */
static void add_text(struct parser *p, const char *before, const char *text, const char *end)
{
    struct buffer *item = &p->item;
    size_t old = item->size, start;

    if (old > 0)
        buffer_string(item, before);
    start = item->size;
    markdown_inline(text, (size_t)(end - text), *p->source ? p->source : NULL, item, &p->links);
    if (item->size == start)
        item->size = old;
    p->paragraph = true;
    if (!p->has_point)
        p->intro = item->size > 0 && item->data[item->size - 1] == ':';
}

/* Adds what stands behind a label to the item, which is empty: `label` is the size of the label in
   the line's plain text. */
static void add_value(struct parser *p, const struct line *line, size_t label)
{
    struct buffer *item = &p->item;

    add_text(p, "", line->text, line->end);
    if (item->size < label)
        return;
    item->size -= label;
    memmove(item->data, item->data + label, item->size);
}

static size_t add_string(struct parser *p, const char *string, size_t size)
{
    size_t at = p->records->text.size;

    buffer_add(&p->records->text, string, size);
    buffer_char(&p->records->text, '\0');
    return at;
}

static bool add_record(struct records *records, const struct record *record)
{
    if (records->count == records->room) {
        size_t room = records->room ? 2 * records->room : 16;
        struct record *list = realloc(records->list, room * sizeof *list);

        if (!list)
            return false;
        records->list = list;
        records->room = room;
    }
    records->list[records->count++] = *record;
    return true;
}

/* Ends the entry being read, if there is one. */
static bool end_entry(struct parser *p)
{
    struct record *entry = &p->entry;

    end_item(p);
    if (!p->in_entry)
        return true;
    p->in_entry = false;
    if (p->phrase.failed || p->items.failed || p->item.failed)
        return fail(p, entry->line, "out of memory");
    if (p->phrase.size == 0)
        return fail(p, entry->line, "entry %d %d has no phrase", (int)entry->microsoft, entry->sip);
    if (!p->has_action)
        return fail(p, entry->line, "entry %d %d has no suggested actions", (int)entry->microsoft,
                    entry->sip);
    entry->phrase = add_string(p, p->phrase.data, p->phrase.size);
    entry->items = add_string(p, p->items.data, p->items.size);
    entry->items_size = p->items.size + 1;
    entry->source = add_string(p, p->source, strlen(p->source));
    entry->file = add_string(p, p->file, strlen(p->file));
    if (p->records->text.failed || !add_record(p->records, entry))
        return fail(p, entry->line, "out of memory");
    return true;
}

/* Starts the entry whose heading, without marks, is the text given. */
static void start_entry(struct parser *p, int32_t microsoft, int32_t sip, const char *phrase,
                        const char *end)
{
    p->entry = (struct record){
        .microsoft = microsoft, .sip = (int)sip, .line = p->number, .lang = DRCODE_EN};
    p->in_entry = true;
    p->has_lang = p->has_action = p->has_bullet = false;
    p->section = NO_FIELD;
    p->phrase.size = p->items.size = 0;
    while (end > phrase && end[-1] == '#')
        end--;
    while (end > phrase && is_blank(end[-1]))
        end--;
    buffer_add(&p->phrase, phrase, (size_t)(end - phrase));
}

static bool check_code(struct parser *p, const char *name, const char *value, const char *end,
                       int32_t expected)
{
    const char *rest;
    int32_t code = read_code(value, end, &rest);

    if (code < 0 || rest != end)
        return fail(p, p->number, "%s response code is no number: '%.*s'", name,
                    (int)utf8_cut(value, (size_t)(end - value), 40), value);
    if (code != expected)
        return fail(p, p->number, "%s response code %d differs from %d in the heading, line %u",
                    name, (int)code, (int)expected, p->entry.line);
    return true;
}

/* The phrase of an "Error message" field: where the heading has none, it is the entry's. */
static void set_message(struct parser *p, const char *value, const char *end)
{
    if (p->phrase.size > 0)
        return;
    if (end - value > 1 && *value == '"' && end[-1] == '"') {
        value++;
        end--;
    }
    buffer_add(&p->phrase, value, (size_t)(end - value));
}

/* A line that starts with a label. `bare` is the line without marks, `value` where its value
   starts. */
static bool read_field(struct parser *p, size_t row, const struct line *line, const char *bare,
                       const char *value, const char *value_end)
{
    enum drcode_lang lang = labels[row].lang;

    if (!p->in_entry)
        return fail(p, p->number, "'%s' outside an entry: it takes a heading 'CODE SIP phrase'",
                    labels[row].label);
    if (lang != ANY_LANG && p->has_lang && lang != p->entry.lang)
        return fail(p, p->number, "'%s' is not of the entry's language", labels[row].label);
    if (lang != ANY_LANG) {
        p->entry.lang = lang;
        p->has_lang = true;
    }
    end_item(p);
    switch (labels[row].field) {
    case MICROSOFT:
        p->section = MICROSOFT;
        return check_code(p, "Microsoft", value, value_end, p->entry.microsoft);
    case SIP:
        p->section = SIP;
        return check_code(p, "SIP", value, value_end, p->entry.sip);
    case MESSAGE:
        p->section = MESSAGE;
        set_message(p, value, value_end);
        return true;
    case NOTE:
    case DESCRIPTION:
        start_item(p, DRCODE_NOTE);
        p->intro_indent = line->indent + (line->bullet ? 2 : 0);
        if (labels[row].field == DESCRIPTION)
            p->section = DESCRIPTION;
        break;
    default:
        p->section = ACTIONS;
        p->has_bullet = false;
        p->intro_indent = 0;
        if (value < value_end)
            start_item(p, DRCODE_ACTION);
    }
    if (value < value_end)
        add_value(p, line, (size_t)(value - bare));
    return true;
}

/* True where a bullet is a point of the item above. */
static bool is_point(const struct parser *p, const struct line *line)
{
    return p->has_item && ((p->intro && line->indent >= p->intro_indent) ||
                           (p->has_bullet && line->indent >= p->bullet_indent + 2));
}

/* A line of an entry that starts with no label. */
static void read_text(struct parser *p, const struct line *line)
{
    if (!line->bullet && p->has_item &&
        (p->item.size == 0 || (p->paragraph && !p->plain_text))) {
        add_text(p, " ", line->text, line->end);
        return;
    }
    if (p->section != ACTIONS && p->section != DESCRIPTION)
        return;
    if (line->bullet && is_point(p, line)) {
        p->has_point = true;
        add_text(p, "\n- ", line->text, line->end);
        return;
    }
    if (line->bullet) {
        p->has_bullet = true;
        p->bullet_indent = line->indent;
    }
    start_item(p, p->section == ACTIONS ? DRCODE_ACTION : DRCODE_NOTE);
    p->intro_indent = line->indent + (line->bullet ? 2 : 0);
    add_text(p, "", line->text, line->end);
}

/* True where the first line with text after this one is a field for the Microsoft code: only then
   is a bare line a heading. */
static bool field_follows(const struct parser *p)
{
    struct parser ahead = *p;
    struct line line = {0};
    const char *value;
    size_t row;

    while (read_line(&ahead, &line))
        if (line.text < line.end)
            break;
    strip_bullet(&line);
    row = line.text < line.end ? find_label(line.text, line.end, false, &value) : 0;
    return line.text < line.end && row < sizeof labels / sizeof *labels &&
           labels[row].field == MICROSOFT;
}

/* A heading, a field or a text: `bare` is the line without marks. */
static bool read_content(struct parser *p, const struct line *line, size_t level,
                         const struct buffer *bare)
{
    const char *text = bare->size ? bare->data : "", *end = text + bare->size, *value, *phrase;
    int32_t microsoft, sip;
    size_t row = find_label(text, end, level > 0, &value);

    if (row < sizeof labels / sizeof *labels) {
        if (p->in_entry || (labels[row].field != NOTE && labels[row].field != DESCRIPTION))
            return read_field(p, row, line, text, value, end);
        return true;
    }
    if (level != 1 && !line->bullet && read_codes(text, end, &microsoft, &sip, &phrase) &&
        (level > 0 || field_follows(p))) {
        if (!end_entry(p))
            return false;
        p->plain_text = level == 0;
        start_entry(p, microsoft, sip, phrase, end);
        return true;
    }
    if (level > 0)
        return end_entry(p);
    if (p->in_entry && p->section == MESSAGE)
        set_message(p, text, end);
    else if (p->in_entry)
        read_text(p, line);
    return true;
}

/* The lines of a quote: a note where its first line is `[!NOTE]` or the like. False where the line
   is to be read as if it were not quoted. */
static bool read_quote(struct parser *p, struct line *line)
{
    while (line->text < line->end && (*line->text == '>' || is_blank(*line->text)))
        line->text++;
    if (!p->in_entry || p->section == NO_FIELD || starts_with(line, "[!INCLUDE"))
        return true;
    if (starts_with(line, "[!")) {
        const char *close = memchr(line->text, ']', (size_t)(line->end - line->text));

        start_item(p, DRCODE_NOTE);
        p->quote = true;
        line->text = close ? close + 1 : line->end;
        while (line->text < line->end && is_blank(*line->text))
            line->text++;
    }
    if (line->text == line->end) {
        p->paragraph = false;
        return true;
    }
    if (!p->quote)
        return false;
    strip_bullet(line);
    add_text(p, line->bullet ? "\n- " : p->paragraph ? " " : "\n", line->text, line->end);
    return true;
}

/* A line between fences. */
static void read_code_line(struct parser *p, struct line *line)
{
    size_t i;

    if (!p->in_entry || p->section != ACTIONS)
        return;
    if (!p->has_item)
        start_item(p, DRCODE_ACTION);
    buffer_string(&p->item, p->item.size ? "\n    " : "    ");
    for (i = p->fence_indent; i < line->indent; i++)
        buffer_char(&p->item, ' ');
    buffer_add(&p->item, line->text, (size_t)(line->end - line->text));
    p->paragraph = false;
}

/* True for a line across the page. */
static bool is_rule(const struct line *line)
{
    const char *s;

    for (s = line->text; s < line->end && *s == *line->text; s++)
        ;
    return s == line->end && s - line->text >= 3 && strchr("-*_", *line->text);
}

/* How many marks of a fence, "```" or "~~~", the line starts with; 0 where it is none. What stands
   behind them starts at `rest`. */
static size_t read_fence(const struct line *line, const char **rest)
{
    const char *s = line->text;

    while (s < line->end && *s == *line->text && (*s == '`' || *s == '~'))
        s++;
    *rest = s;
    if (s - line->text < 3 || (s[-1] == '`' && memchr(s, '`', (size_t)(line->end - s))))
        return 0;
    return (size_t)(s - line->text);
}

/* True where the line belongs to a comment, a fence or a directive, and has been dealt with. */
static bool skip_or_keep(struct parser *p, struct line *line)
{
    const char *rest;
    size_t fence = read_fence(line, &rest);

    if (p->fence > 0) {
        if (fence >= p->fence && *line->text == p->fence_mark && rest == line->end)
            p->fence = 0;
        else
            read_code_line(p, line);
        return true;
    }
    if (p->comment || starts_with(line, "<!--")) {
        const char *s;

        p->comment = true;
        for (s = line->text; s + 2 < line->end; s++)
            if (memcmp(s, "-->", 3) == 0)
                p->comment = false;
        return true;
    }
    if (fence > 0) {
        p->fence = fence;
        p->fence_mark = *line->text;
        p->fence_indent = line->indent;
        return true;
    }
    if (line->text == line->end) {
        p->paragraph = false;
        return true;
    }
    return starts_with(line, ":::") || is_rule(line);
}

static bool read_body_line(struct parser *p, struct line *line)
{
    struct buffer bare = {0}, links = {0};
    size_t level = 0;
    bool done;

    if (skip_or_keep(p, line))
        return true;
    if (*line->text == '>' && read_quote(p, line))
        return true;
    if (p->quote)
        end_item(p);
    while (line->text + level < line->end && line->text[level] == '#')
        level++;
    if (level > 0 && (level > 6 || line->text + level == line->end || !is_blank(line->text[level])))
        level = 0;
    line->text += level;
    if (level == 0)
        strip_bullet(line);
    markdown_inline(line->text, (size_t)(line->end - line->text), NULL, &bare, &links);
    done = bare.failed ? fail(p, p->number, "out of memory") : read_content(p, line, level, &bare);
    buffer_free(&bare);
    buffer_free(&links);
    return done;
}

/* Reads the lines between "---" and "---" at the start of the document, if it has them. */
static bool read_front_matter(struct parser *p)
{
    struct parser start = *p;
    struct line line;

    if (!read_line(p, &line) || line.end - line.text != 3 || memcmp(line.text, "---", 3) != 0) {
        *p = start;
        return true;
    }
    while (read_line(p, &line)) {
        if (line.end - line.text == 3 && memcmp(line.text, "---", 3) == 0)
            return true;
        if (!starts_with(&line, "source:"))
            continue;
        for (line.text += 7; line.text < line.end && is_blank(*line.text); line.text++)
            ;
        if ((size_t)(line.end - line.text) >= sizeof p->source)
            return fail(p, p->number, "source is longer than %zu bytes", sizeof p->source - 1);
        memcpy(p->source, line.text, (size_t)(line.end - line.text));
        p->source[line.end - line.text] = '\0';
    }
    return fail(p, 1, "front matter has no end: a line '---' is missing");
}

bool document_parse(struct records *records, const char *file, const char *text, size_t size,
                    struct drcode_error *error)
{
    struct parser p = {
        .records = records, .file = file, .next = text, .end = text + size, .error = error};
    struct line line;
    bool done;

    if (size >= 3 && memcmp(text, "\357\273\277", 3) == 0)
        p.next += 3;
    done = check_bytes(&p) && read_front_matter(&p);
    while (done && read_line(&p, &line))
        done = read_body_line(&p, &line);
    done = done && end_entry(&p);
    buffer_free(&p.phrase);
    buffer_free(&p.items);
    buffer_free(&p.item);
    buffer_free(&p.links);
    return done;
}

void records_free(struct records *records)
{
    free(records->list);
    buffer_free(&records->text);
    *records = (struct records){0};
}
