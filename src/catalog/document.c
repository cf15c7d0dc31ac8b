#include "catalog/document.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "catalog/field_labels.h"
#include "catalog/front_matter.h"
#include "catalog/items.h"
#include "catalog/markdown.h"
#include "catalog/source_lines.h"

/* Longest items of an entry, in bytes. */
#define ENTRY_ROOM 16384

struct parser {
    struct document_entries *entries;
    struct source_lines lines;
    struct front_matter front;

    struct document_entry entry; /* the one being read, and what it consists of */
    bool in_entry, has_lang;
    enum field section; /* the field that the lines being read belong to */
    struct buffer phrase;
    struct items items;
};

static size_t add_string(struct document_entries *entries, const char *string)
{
    size_t at = entries->text.size;

    buffer_add(&entries->text, string, strlen(string) + 1);
    return at;
}

/* Makes room for one more element of `size` bytes in a list. */
static bool grow(void *list, size_t count, size_t *room, size_t size)
{
    size_t more = *room ? 2 * *room : 16;
    void *old, *grown;

    if (count < *room)
        return true;
    memcpy(&old, list, sizeof old);
    grown = realloc(old, more * size);
    if (!grown)
        return false;
    memcpy(list, &grown, sizeof grown);
    *room = more;
    return true;
}

static bool add_entry(struct document_entries *entries, const struct document_entry *entry)
{
    if (entries->text.failed ||
        !grow(&entries->list, entries->count, &entries->room, sizeof *entries->list))
        return false;
    entries->list[entries->count++] = *entry;
    return true;
}

/* Checks the entry that ends: true where it has all that its kind needs. */
static bool check_entry(struct parser *p)
{
    const struct document_entry *entry = &p->entry;
    const char *lack = NULL;

    if (entry->note && p->items.done.size == 0)
        lack = "no suggested actions";
    else if (!entry->note && p->phrase.size == 0)
        lack = "no phrase";
    if (lack)
        return source_lines_fail(&p->lines, entry->line, "entry %d %d has %s",
                                 (int)entry->microsoft, entry->sip, lack);
    if (p->items.done.size > ENTRY_ROOM)
        return source_lines_fail(
            &p->lines, entry->line,
            "entry %d %d is too long: actions, notes and links take at most %d bytes",
            (int)entry->microsoft, entry->sip, ENTRY_ROOM);
    return true;
}

/* Ends the entry being read, if there is one. A heading without items is prose where entries have
   no codes. */
static bool end_entry(struct parser *p)
{
    struct document_entry *entry = &p->entry;
    struct document_entries *entries = p->entries;
    const struct buffer *items = &p->items.done;

    items_end(&p->items);
    if (!p->in_entry)
        return true;
    p->in_entry = false;
    p->section = FIELD_NONE;
    if (p->phrase.failed || items_failed(&p->items))
        return source_lines_fail(&p->lines, entry->line, "out of memory");
    if (p->front.no_codes && items->size == 0)
        return true;
    entry->note = !p->items.has_action;
    if (!check_entry(p))
        return false;
    buffer_char(&p->phrase, '\0');
    entry->phrase = entries->text.size;
    buffer_add(&entries->text, p->phrase.data, p->phrase.size);
    entry->items = entries->text.size;
    entry->items_size = items->size + 1;
    buffer_add(&entries->text, items->data, items->size);
    buffer_char(&entries->text, '\0');
    if (p->phrase.failed || !add_entry(entries, entry))
        return source_lines_fail(&p->lines, entry->line, "out of memory");
    return true;
}

/* Starts the entry whose heading, without marks, is the text given. */
static void start_entry(struct parser *p, int32_t microsoft, int32_t sip, const char *phrase,
                        const char *end)
{
    p->entry = (struct document_entry){.microsoft = microsoft,
                                       .sip = (int)sip,
                                       .lang = DRCODE_EN,
                                       .outcome = DRCODE_OUTCOMES,
                                       .document = p->entries->document_count - 1,
                                       .line = p->lines.number};
    p->in_entry = true;
    p->has_lang = false;
    while (end > phrase && end[-1] == '#')
        end--;
    while (end > phrase && source_is_blank(end[-1]))
        end--;
    p->phrase.size = 0;
    buffer_add(&p->phrase, phrase, (size_t)(end - phrase));
}

/* Reads the value of a field for a code; the one in the heading counts where it differs. */
static bool check_code(const struct parser *p, const char *name, const char *value, const char *end,
                       int32_t expected)
{
    const char *rest;
    int32_t code = field_code(value, end, &rest);

    if (code < 0 || rest != end)
        return source_lines_fail(&p->lines, p->lines.number,
                                 "%s response code is no number: '%.*s'", name,
                                 (int)utf8_cut(value, (size_t)(end - value), 40), value);
    if (code == expected)
        return true;
    if (expected == DRCODE_NO_CODE)
        return source_lines_fail(&p->lines, p->lines.number,
                                 "%s response code %d, and none in the heading, line %u", name,
                                 (int)code, p->entry.line);
    source_lines_warn(&p->lines, p->lines.number,
                      "%s response code %d differs from %d in the heading, line %u, which counts",
                      name, (int)code, (int)expected, p->entry.line);
    return true;
}

static bool read_outcome(struct parser *p, const char *value, const char *end)
{
    return field_outcome(value, end, &p->entry.outcome) ||
           source_lines_fail(&p->lines, p->lines.number,
                             "outcome is none of failure, user, normal: '%.*s'",
                             (int)utf8_cut(value, (size_t)(end - value), 40), value);
}

/* The phrase of an "Error message" field: where the heading has none, it is the entry's. */
static void set_message(struct parser *p, const char *value, const char *end)
{
    if (p->phrase.size > 0)
        return;
    source_strip_quotes(&value, &end);
    buffer_add(&p->phrase, value, (size_t)(end - value));
}

/* Checks that a field is allowed where it is, and takes the entry's language from it. */
static bool check_field(struct parser *p, const struct field_label *label)
{
    if (!p->in_entry)
        return source_lines_fail(&p->lines, p->lines.number,
                                 "'%s' outside an entry: it takes a heading 'CODE SIP phrase'",
                                 label->label);
    if (label->lang == ANY_LANG)
        return true;
    if (p->has_lang && label->lang != p->entry.lang)
        return source_lines_fail(&p->lines, p->lines.number, "'%s' is not of the entry's language",
                                 label->label);
    p->entry.lang = label->lang;
    p->has_lang = true;
    return true;
}

/* A line that starts with a label. `bare` is the line without marks, `value` where its value
   starts. */
static bool read_field(struct parser *p, const struct field_label *label,
                       const struct source_line *line, const char *bare, const char *value,
                       const char *end)
{
    if (!check_field(p, label))
        return false;
    items_end(&p->items);
    if (label->field != FIELD_NOTE)
        p->section = label->field;
    switch (label->field) {
    case FIELD_MICROSOFT:
        return check_code(p, "Microsoft", value, end, p->entry.microsoft);
    case FIELD_SIP:
        return check_code(p, "SIP", value, end, p->entry.sip);
    case FIELD_MESSAGE:
        set_message(p, value, end);
        return true;
    case FIELD_OUTCOME:
        return read_outcome(p, value, end);
    case FIELD_NOTE:
    case FIELD_DESCRIPTION:
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
static void read_text(struct parser *p, const struct source_line *line, const char *text,
                      const char *end)
{
    if (p->section == FIELD_MESSAGE)
        set_message(p, text, end);
    else if (items_continue(&p->items, line))
        return;
    else if (p->section == FIELD_ACTIONS)
        items_line(&p->items, DRCODE_ACTION, line);
    else if (p->section == FIELD_DESCRIPTION)
        items_line(&p->items, DRCODE_NOTE, line);
}

/* True where the first line with text after this one is a field for the Microsoft code: only then
   is a bare line a heading, or a line "2024 - News". */
static bool field_follows(const struct parser *p)
{
    struct source_lines ahead = p->lines;
    const struct field_label *label;
    const char *value;
    struct source_line line;

    do {
        if (!source_lines_next(&ahead, &line))
            return false;
    } while (line.text == line.end);
    source_line_strip_bullet(&line);
    label = field_find_label(line.text, line.end, false, &value);
    return label && label->field == FIELD_MICROSOFT;
}

/* Reads the codes of a heading; false where it is none of an entry. */
static bool read_heading(const struct parser *p, size_t level, const char *text, const char *end,
                         int32_t *microsoft, int32_t *sip, const char **phrase)
{
    if (p->front.no_codes) {
        *microsoft = *sip = DRCODE_NO_CODE;
        *phrase = text;
        return level > 1 && text < end;
    }
    return level != 1 && field_codes(text, end, microsoft, sip, phrase) &&
           ((level > 0 && *sip != DRCODE_NO_CODE) || field_follows(p));
}

/* A heading, a field or a text: `bare` is the line without marks. */
static bool read_content(struct parser *p, const struct source_line *line, size_t level,
                         const struct buffer *bare)
{
    const char *text = bare->size ? bare->data : "", *end = text + bare->size, *value, *phrase;
    const struct field_label *label = field_find_label(text, end, level > 0, &value);
    int32_t microsoft, sip;

    if (label) {
        if (!p->in_entry && (label->field == FIELD_NOTE || label->field == FIELD_DESCRIPTION))
            return true;
        return read_field(p, label, line, text, value, end);
    }
    if (!line->bullet && read_heading(p, level, text, end, &microsoft, &sip, &phrase)) {
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

/* Reads a line of a quote; false where it must be read as if it were not quoted. */
static bool read_quote(struct parser *p, struct source_line *line)
{
    while (line->text < line->end && (*line->text == '>' || source_is_blank(*line->text)))
        line->text++;
    return p->section == FIELD_NONE || source_line_starts(line, "[!INCLUDE") ||
           items_quote(&p->items, line);
}

/* How many signs start a heading; 0 where the line is none. */
static size_t heading_level(const struct source_line *line)
{
    const char *s = line->text;

    while (s < line->end && *s == '#')
        s++;
    return s < line->end && source_is_blank(*s) && s - line->text <= 6 ? (size_t)(s - line->text)
                                                                       : 0;
}

/* A line that is no quote. */
static bool read_plain(struct parser *p, struct source_line *line)
{
    struct buffer bare = {0}, links = {0};
    size_t level = heading_level(line);
    bool done;

    line->text += level;
    if (level == 0)
        source_line_strip_bullet(line);
    markdown_inline(line->text, (size_t)(line->end - line->text), NULL, &bare, &links);
    done = bare.failed ? source_lines_fail(&p->lines, p->lines.number, "out of memory")
                       : read_content(p, line, level, &bare);
    buffer_free(&bare);
    buffer_free(&links);
    return done;
}

static bool read_line(struct parser *p, struct source_line *line)
{
    switch (source_lines_kind(&p->lines, line)) {
    case SOURCE_SKIPPED:
        return true;
    case SOURCE_EMPTY:
        p->items.paragraph = false;
        return true;
    case SOURCE_CODE:
        if (p->section == FIELD_ACTIONS)
            items_code(&p->items, line);
        return true;
    case SOURCE_TEXT:
        break;
    }
    if (*line->text == '>' && read_quote(p, line))
        return true;
    if (p->items.quote)
        items_end(&p->items);
    return read_plain(p, line);
}

/* Adds the document itself, as its front matter describes it. */
static bool add_document(struct parser *p)
{
    struct document_entries *entries = p->entries;
    const struct front_matter *front = &p->front;
    struct document document = {.file = add_string(entries, p->lines.file),
                                .name = add_string(entries, front->values[FRONT_DOCUMENT]),
                                .subject = add_string(entries, front->values[FRONT_SUBJECT]),
                                .source = add_string(entries, front->values[FRONT_SOURCE]),
                                .date = add_string(entries, front->values[FRONT_DATE]),
                                .meaning = front->meaning};

    p->items.source = *front->values[FRONT_SOURCE] ? front->values[FRONT_SOURCE] : NULL;
    if (entries->text.failed || !grow(&entries->documents, entries->document_count,
                                      &entries->document_room, sizeof document))
        return source_lines_fail(&p->lines, 1, "out of memory");
    entries->documents[entries->document_count++] = document;
    return true;
}

bool document_parse(struct document_entries *entries, const char *file, const char *text,
                    size_t size, struct drcode_error *error)
{
    struct parser p = {.entries = entries};
    struct source_line line;
    bool done = source_lines_open(&p.lines, file, text, size, error) &&
                front_matter_read(&p.front, &p.lines) && add_document(&p);

    while (done && source_lines_next(&p.lines, &line))
        done = read_line(&p, &line);
    done = done && source_lines_close(&p.lines) && end_entry(&p);
    buffer_free(&p.phrase);
    items_free(&p.items);
    return done;
}

void document_entries_free(struct document_entries *entries)
{
    free(entries->list);
    free(entries->documents);
    buffer_free(&entries->text);
    *entries = (struct document_entries){0};
}
