#include "catalog/document.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "catalog/field_labels.h"
#include "catalog/items.h"
#include "catalog/markdown.h"
#include "catalog/source_lines.h"

/* The most bytes of what an entry tells. */
#define ENTRY_ROOM 16384

struct parser {
    struct records *records;
    struct lines lines;
    char source[512]; /* from the front matter; empty while none was read */

    struct document_entry entry; /* the one being read, and what it consists of */
    bool in_entry, has_lang;
    enum field section; /* the field that the lines being read belong to */
    struct buffer phrase;
    struct items items;
};

/* Takes off the quotes around a text. */
static void strip_quotes(const char **text, const char **end)
{
    if (*end - *text > 1 && **text == '"' && (*end)[-1] == '"') {
        ++*text;
        --*end;
    }
}

static size_t add_string(struct records *records, const char *string, size_t size)
{
    size_t at = records->text.size;

    buffer_add(&records->text, string, size);
    buffer_char(&records->text, '\0');
    return at;
}

static bool add_record(struct records *records, const struct document_entry *record)
{
    if (records->count == records->room) {
        size_t room = records->room ? 2 * records->room : 16;
        struct document_entry *list = realloc(records->list, room * sizeof *list);

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
    struct document_entry *entry = &p->entry;
    struct records *records = p->records;
    const struct buffer *items = &p->items.done;

    items_end(&p->items);
    if (!p->in_entry)
        return true;
    p->in_entry = false;
    p->section = NO_FIELD;
    if (p->phrase.failed || items_failed(&p->items))
        return lines_fail(&p->lines, entry->line, "out of memory");
    if (p->phrase.size == 0)
        return lines_fail(&p->lines, entry->line, "entry %d %d has no phrase",
                          (int)entry->microsoft, entry->sip);
    if (!p->items.has_action)
        return lines_fail(&p->lines, entry->line, "entry %d %d has no suggested actions",
                          (int)entry->microsoft, entry->sip);
    if (items->size > ENTRY_ROOM)
        return lines_fail(&p->lines, entry->line,
                          "entry %d %d is too long: actions, notes and links take at most %d bytes",
                          (int)entry->microsoft, entry->sip, ENTRY_ROOM);
    entry->phrase = add_string(records, p->phrase.data, p->phrase.size);
    entry->items = add_string(records, items->data, items->size);
    entry->items_size = items->size + 1;
    entry->source = add_string(records, p->source, strlen(p->source));
    entry->file = add_string(records, p->lines.file, strlen(p->lines.file));
    if (records->text.failed || !add_record(records, entry))
        return lines_fail(&p->lines, entry->line, "out of memory");
    return true;
}

/* Starts the entry whose heading, without marks, is the text given. */
static void start_entry(struct parser *p, int32_t microsoft, int32_t sip, const char *phrase,
                        const char *end)
{
    p->entry = (struct document_entry){
        .microsoft = microsoft, .sip = (int)sip, .line = p->lines.number, .lang = DRCODE_EN};
    p->in_entry = true;
    p->has_lang = false;
    while (end > phrase && end[-1] == '#')
        end--;
    while (end > phrase && line_blank(end[-1]))
        end--;
    p->phrase.size = 0;
    buffer_add(&p->phrase, phrase, (size_t)(end - phrase));
}

static bool check_code(const struct parser *p, const char *name, const char *value, const char *end,
                       int32_t expected)
{
    const char *rest;
    int32_t code = term_code(value, end, &rest);

    if (code < 0 || rest != end)
        return lines_fail(&p->lines, p->lines.number, "%s response code is no number: '%.*s'", name,
                          (int)utf8_cut(value, (size_t)(end - value), 40), value);
    if (code != expected)
        return lines_fail(&p->lines, p->lines.number,
                          "%s response code %d differs from %d in the heading, line %u", name,
                          (int)code, (int)expected, p->entry.line);
    return true;
}

/* The phrase of an "Error message" field: where the heading has none, it is the entry's. */
static void set_message(struct parser *p, const char *value, const char *end)
{
    if (p->phrase.size > 0)
        return;
    strip_quotes(&value, &end);
    buffer_add(&p->phrase, value, (size_t)(end - value));
}

/* Checks that a field may stand where it does, and takes the entry's language from it. */
static bool check_field(struct parser *p, const struct term *term)
{
    if (!p->in_entry)
        return lines_fail(&p->lines, p->lines.number,
                          "'%s' outside an entry: it takes a heading 'CODE SIP phrase'",
                          term->label);
    if (term->lang == ANY_LANG)
        return true;
    if (p->has_lang && term->lang != p->entry.lang)
        return lines_fail(&p->lines, p->lines.number, "'%s' is not of the entry's language",
                          term->label);
    p->entry.lang = term->lang;
    p->has_lang = true;
    return true;
}

/* A line that starts with a label. `bare` is the line without marks, `value` where its value
   starts. */
static bool read_field(struct parser *p, const struct term *term, const struct line *line,
                       const char *bare, const char *value, const char *end)
{
    if (!check_field(p, term))
        return false;
    items_end(&p->items);
    if (term->field != NOTE)
        p->section = term->field;
    switch (term->field) {
    case MICROSOFT:
        return check_code(p, "Microsoft", value, end, p->entry.microsoft);
    case SIP:
        return check_code(p, "SIP", value, end, p->entry.sip);
    case MESSAGE:
        set_message(p, value, end);
        return true;
    case NOTE:
    case DESCRIPTION:
        items_start(&p->items, DRCODE_NOTE, items_indent(line));
        break;
    default:
        p->items.has_bullet = false;
        if (value < end)
            items_start(&p->items, DRCODE_ACTION, 0);
    }
    if (value < end)
        items_value(&p->items, line, (size_t)(value - bare));
    return true;
}

/* A line that starts with no label: `text` is the line without marks. */
static void read_text(struct parser *p, const struct line *line, const char *text, const char *end)
{
    if (p->section == MESSAGE)
        set_message(p, text, end);
    else if (items_continue(&p->items, line))
        return;
    else if (p->section == ACTIONS)
        items_line(&p->items, DRCODE_ACTION, line);
    else if (p->section == DESCRIPTION)
        items_line(&p->items, DRCODE_NOTE, line);
}

/* True where the first line with text after this one is a field for the Microsoft code: only then
   is a bare line a heading. */
static bool field_follows(const struct parser *p)
{
    struct lines ahead = p->lines;
    const struct term *term;
    const char *value;
    struct line line;

    do {
        if (!lines_next(&ahead, &line))
            return false;
    } while (line.text == line.end);
    line_strip_bullet(&line);
    term = term_find(line.text, line.end, false, &value);
    return term && term->field == MICROSOFT;
}

/* A heading, a field or a text: `bare` is the line without marks. */
static bool read_content(struct parser *p, const struct line *line, size_t level,
                         const struct buffer *bare)
{
    const char *text = bare->size ? bare->data : "", *end = text + bare->size, *value, *phrase;
    const struct term *term = term_find(text, end, level > 0, &value);
    int32_t microsoft, sip;

    if (term) {
        if (!p->in_entry && (term->field == NOTE || term->field == DESCRIPTION))
            return true;
        return read_field(p, term, line, text, value, end);
    }
    if (level != 1 && !line->bullet && term_codes(text, end, &microsoft, &sip, &phrase) &&
        (level > 0 || field_follows(p))) {
        if (!end_entry(p))
            return false;
        items_clear(&p->items, level == 0);
        start_entry(p, microsoft, sip, phrase, end);
        return true;
    }
    if (level > 0)
        return end_entry(p);
    read_text(p, line, text, end);
    return true;
}

/* Reads a line of a quote; false where it is to be read as if it were not quoted. */
static bool read_quote(struct parser *p, struct line *line)
{
    while (line->text < line->end && (*line->text == '>' || line_blank(*line->text)))
        line->text++;
    return p->section == NO_FIELD || line_starts(line, "[!INCLUDE") || items_quote(&p->items, line);
}

/* How many signs start a heading; 0 where the line is none. */
static size_t heading_level(const struct line *line)
{
    const char *s = line->text;

    while (s < line->end && *s == '#')
        s++;
    return s < line->end && line_blank(*s) && s - line->text <= 6 ? (size_t)(s - line->text) : 0;
}

/* A line that is no quote. */
static bool read_plain(struct parser *p, struct line *line)
{
    struct buffer bare = {0}, links = {0};
    size_t level = heading_level(line);
    bool done;

    line->text += level;
    if (level == 0)
        line_strip_bullet(line);
    markdown_inline(line->text, (size_t)(line->end - line->text), NULL, &bare, &links);
    done = bare.failed ? lines_fail(&p->lines, p->lines.number, "out of memory")
                       : read_content(p, line, level, &bare);
    buffer_free(&bare);
    buffer_free(&links);
    return done;
}

static bool read_line(struct parser *p, struct line *line)
{
    switch (lines_kind(&p->lines, line)) {
    case LINE_SKIPPED:
        return true;
    case LINE_EMPTY:
        p->items.paragraph = false;
        return true;
    case LINE_CODE:
        if (p->section == ACTIONS)
            items_code(&p->items, line);
        return true;
    case LINE_TEXT:
        break;
    }
    if (*line->text == '>' && read_quote(p, line))
        return true;
    if (p->items.quote)
        items_end(&p->items);
    return read_plain(p, line);
}

/* The URL behind "source:". */
static bool read_source(struct parser *p, const char *text, const char *end)
{
    size_t size;

    text = line_skip_blanks(text, end);
    strip_quotes(&text, &end);
    size = (size_t)(end - text);
    if (size >= sizeof p->source)
        return lines_fail(&p->lines, p->lines.number, "source is longer than %zu bytes",
                          sizeof p->source - 1);
    memcpy(p->source, text, size);
    p->source[size] = '\0';
    p->items.source = size > 0 ? p->source : NULL;
    return true;
}

static bool is_front_matter_mark(const struct line *line)
{
    return line->end - line->text == 3 && line_starts(line, "---");
}

/* Reads the lines between "---" and "---" at the start of the document, if it has them. */
static bool read_front_matter(struct parser *p)
{
    struct lines start = p->lines;
    struct line line;

    if (!lines_next(&p->lines, &line) || !is_front_matter_mark(&line)) {
        p->lines = start;
        return true;
    }
    while (lines_next(&p->lines, &line)) {
        if (is_front_matter_mark(&line))
            return true;
        if (line_starts(&line, "source:") &&
            !read_source(p, line.text + strlen("source:"), line.end))
            return false;
    }
    return lines_fail(&p->lines, 1, "front matter has no end: a line '---' is missing");
}

bool document_parse(struct records *records, const char *file, const char *text, size_t size,
                    struct drcode_error *error)
{
    struct parser p = {.records = records};
    struct line line;
    bool done = lines_open(&p.lines, file, text, size, error) && read_front_matter(&p);

    while (done && lines_next(&p.lines, &line))
        done = read_line(&p, &line);
    done = done && lines_close(&p.lines) && end_entry(&p);
    buffer_free(&p.phrase);
    items_free(&p.items);
    return done;
}

void records_free(struct records *records)
{
    free(records->list);
    buffer_free(&records->text);
    *records = (struct records){0};
}
