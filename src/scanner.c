/*
 * scanner.c - the lines of a log -> records -> findings.
 *
 * A line belongs to JSON that is open, or starts some; is the header or a row of a table; or is
 * text. Text is read line by line, with two things that outlast a line: the SIP message that it is
 * part of, and a block of lines "Name : value".
 */
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "decode.h"
#include "evidence.h"
#include "fold.h"
#include "object.h"
#include "resolve.h"
#include "scan.h"
#include "utf8.h"

/* The name before the colon in a block is not longer than this. */
#define NAME_ROOM 64

enum mode { TEXT, TABLE, OBJECT };

struct drcode_scanner {
    const struct drcode_catalog *catalog;
    struct drcode_scanner_calls calls;
    struct evidence *evidence;
    struct object *object;
    uint16_t *entries;
    enum mode mode;            /* of the line being read */
    const struct line *line;   /* the line being read */
    bool line_done;            /* something was found in it */
    bool in_object;            /* JSON is open */
    struct fields fields;      /* of the line of text being read */
    struct fields block;       /* of the block being read */
    enum label block_label;    /* of its last line */
    uint64_t aligned_line;     /* where the lines "Name : value" start that stand aligned, */
    size_t aligned_at;         /* and the column of their colons; 0: none */
    bool in_block, block_done; /* done: it has been reported */
    unsigned block_labels;     /* how many of its lines have a label */
    bool in_message, message_done;
    int message_sip;           /* of its status line */
    uint64_t message_line;     /* where it starts */
    size_t message_column;     /* what stands before it in its lines: a time, say */
    struct csv csv;
    struct decoder decoder;
    char strings[LABEL_NONE][FIELD_ROOM + 1];
};

/* The text of a label with a NUL behind it; NULL where there is none. */
static const char *get(struct drcode_scanner *s, const struct fields *fields, enum label label)
{
    size_t size = fields->size[label];

    if (size == 0)
        return NULL;
    memcpy(s->strings[label], fields->text[label], size);
    s->strings[label][size] = '\0';
    return s->strings[label];
}

/* A time that is one: exports fill in the year 1 where there is none. */
static const char *get_time(struct drcode_scanner *s, const struct fields *fields,
                            enum label label)
{
    const char *time = get(s, fields, label);

    return time && strncmp(time, "0001-01-01", 10) != 0 ? time : NULL;
}

static void set_details(struct drcode_scanner *s, const struct fields *fields,
                        struct drcode_finding *finding)
{
    static const enum label times[] = {LABEL_FAILURE, LABEL_START, LABEL_INVITE, LABEL_END,
                                       LABEL_TIME};
    size_t i;

    for (i = 0; i < sizeof times / sizeof *times && !finding->time; i++)
        finding->time = get_time(s, fields, times[i]);
    finding->failure_time = i == 1 && finding->time;
    finding->phrase = get(s, fields, LABEL_PHRASE);
    finding->sbc = get(s, fields, LABEL_SBC);
    finding->callee = get(s, fields, LABEL_CALLEE);
    finding->caller = get(s, fields, LABEL_CALLER);
    finding->call_type = get(s, fields, LABEL_CALL_TYPE);
}

/* A record that is itself a finding, fed back, keeps where and how it was found. */
static void set_origin(struct drcode_scanner *s, const struct fields *fields,
                       struct drcode_finding *finding)
{
    const char *match = get(s, fields, LABEL_MATCH), *line = get(s, fields, LABEL_LINE);
    const char *score = get(s, fields, LABEL_SCORE);
    enum drcode_match named = match ? drcode_match_value(match) : DRCODE_NOTHING;

    if (named == DRCODE_NOTHING)
        return;
    if (finding->answer.match != DRCODE_NORMAL)
        finding->answer.match = named;
    if (score)
        finding->answer.score = atoi(score);
    if (line && *line >= '1' && *line <= '9')
        finding->line = strtoull(line, NULL, 10);
    finding->file = get(s, fields, LABEL_FILE);
    if (fields->size[LABEL_TEXT] > 0) {
        finding->text = fields->text[LABEL_TEXT];
        finding->text_size = fields->size[LABEL_TEXT];
    }
}

/* True where the Microsoft code of a record can be believed. "subcode" alone is a word of other
   systems too: it takes a documented pair, a SIP code beside it and four digits, or a code that is
   documented or of six digits. */
static bool is_believed(const struct drcode_scanner *s, const struct fields *fields)
{
    int32_t microsoft = fields->microsoft;
    size_t first;

    if (microsoft == DRCODE_NO_CODE)
        return false;
    if (fields->microsoft_trust < LABEL_WEAK)
        return true;
    if (microsoft < 1000)
        return drcode_find_pair(s->catalog, microsoft, fields->sip, &first) > 0;
    return fields->sip >= 300 || microsoft / 100000 == 5 ||
           drcode_find_microsoft(s->catalog, microsoft, &first) > 0;
}

/* True where a record tells of a call that did not fail. */
static bool is_success(const struct fields *fields)
{
    return (fields->sip != DRCODE_NO_CODE && fields->sip < 300) ||
           drcode_normal_end(fields->microsoft, 0) ||
           (fields->microsoft == 0 && fields->sip == DRCODE_NO_CODE);
}

/* How much of a text a finding keeps: what is no more than FIELD_ROOM bytes when it is printed as
   UTF-8, so that a finding that is read again says the same. */
static size_t cut_text(const char *text, size_t size)
{
    size_t at = 0, printed = 0;

    while (at < size) {
        uint32_t point;
        size_t length = utf8_read(text + at, size - at, &point);

        printed += length > 0 ? length : 3;
        if (printed > FIELD_ROOM)
            break;
        at += length > 0 ? length : 1;
    }
    return at;
}

/* Reports what a record says. With `row`, a SIP code alone counts, and so does having none. Returns
   true where the record tells of a failure or of a normal end. */
static bool report(struct drcode_scanner *s, const struct fields *fields, bool row,
                   const char *text, size_t size)
{
    struct drcode_finding finding = {
        .line = fields->line, .text = text, .entries = s->entries, .count = 1};
    struct drcode_answer *answer = &finding.answer;
    bool believed = is_believed(s, fields);
    int32_t microsoft = believed ? fields->microsoft : DRCODE_NO_CODE;
    int sip = believed || fields->sip_trust == LABEL_SURE || fields->size[LABEL_PHRASE] > 0
                  ? fields->sip
                  : DRCODE_NO_CODE;
    bool asked = believed || fields->size[LABEL_PHRASE] > 0 || (row && sip != DRCODE_NO_CODE);

    *answer = (struct drcode_answer){
        .match = DRCODE_NOTHING, .microsoft = microsoft, .sip = sip};
    if (asked && is_success(fields))
        answer->match = DRCODE_NORMAL;
    else if (asked)
        resolve(s->catalog, microsoft, sip, fields->text[LABEL_PHRASE],
                fields->size[LABEL_PHRASE], answer, s->entries, s->catalog->entry_count);
    if (answer->match == DRCODE_NOTHING && !row)
        return false;
    finding.text_size = cut_text(text, size);
    set_details(s, fields, &finding);
    set_origin(s, fields, &finding);
    if (fields->size[LABEL_COUNT] > 0 && fields->size[LABEL_SHARE] > 0) {
        finding.summary = true;
        finding.count = strtoull(get(s, fields, LABEL_COUNT), NULL, 10);
        finding.time = get(s, fields, LABEL_FIRST);
        finding.last_time = get(s, fields, LABEL_LAST);
    }
    s->calls.found(s->calls.context, &finding);
    return answer->match != DRCODE_NOTHING;
}

static void count(void *context, const char *of, const char *name, size_t size, uint64_t number)
{
    struct drcode_scanner *s = context;

    s->calls.count(s->calls.context, of, name, size, number);
}

/* The last object of a summary tells how many records it was made from. */
static void report_totals(struct drcode_scanner *s, const struct fields *fields)
{
    struct drcode_finding finding = {.line = fields->line, .summary = true};
    struct drcode_answer *answer = &finding.answer;
    uint64_t records = strtoull(get(s, fields, LABEL_RECORDS), NULL, 10);
    uint64_t failures = strtoull(get(s, fields, LABEL_FAILURES), NULL, 10);
    uint64_t normal = strtoull(get(s, fields, LABEL_NORMAL), NULL, 10);

    *answer = (struct drcode_answer){
        .match = DRCODE_NORMAL, .microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE};
    finding.count = normal;
    s->calls.found(s->calls.context, &finding);
    answer->match = DRCODE_NOTHING;
    records -= records > failures ? failures : records; /* a hand may have changed the numbers */
    finding.count = records > normal ? records - normal : 0;
    s->calls.found(s->calls.context, &finding);
}

/* An object has ended. Its strings count where its members say nothing. */
static void end_object(void *context, struct fields *fields, const char *name, const char *loose,
                       size_t size)
{
    struct drcode_scanner *s = context;
    const char *end = loose + size, *next;
    bool row;

    if (strcmp(name, "candidates") == 0)
        return;
    if (fields->size[LABEL_RECORDS] && fields->size[LABEL_FAILURES] && fields->size[LABEL_NORMAL]) {
        report_totals(s, fields);
        return;
    }
    row = (fields->microsoft != DRCODE_NO_CODE && fields->microsoft_trust < LABEL_WEAK) ||
          (fields->sip != DRCODE_NO_CODE && fields->sip_trust == LABEL_SURE) ||
          fields->size[LABEL_PHRASE] > 0;
    for (; !row && loose < end && !is_believed(s, fields); loose = next + 1) {
        next = memchr(loose, '\n', (size_t)(end - loose));
        if (!next)
            next = end;
        if (fields->size[LABEL_PHRASE] == 0)
            evidence_read(s->evidence, loose, 0, (size_t)(next - loose), fields->sip, fields);
    }
    if (row || fields->microsoft != DRCODE_NO_CODE || fields->size[LABEL_PHRASE] > 0)
        s->line_done = report(s, fields, row, NULL, 0) || s->line_done;
}

/* Ends the block being read and reports it. */
static void end_block(struct drcode_scanner *s, const char *text, size_t size)
{
    if (s->in_block && !s->block_done)
        s->block_done = report(s, &s->block, s->block_labels > 1, text, size);
    s->in_block = false;
}

static bool is_number(const char *text, size_t size)
{
    struct fields fields;

    fields_start(&fields, 0);
    fields_set(&fields, LABEL_MICROSOFT, LABEL_SURE, text, size);
    return fields.microsoft != DRCODE_NO_CODE;
}

/* Splits "Name : value" or "Name = value"; false for other lines. */
static bool split_pair(const char *text, size_t size, size_t *name_size, size_t *value)
{
    size_t at;

    for (at = 0; at < size && at < NAME_ROOM && text[at] != ':' && text[at] != '='; at++)
        ;
    if (at == 0 || at == size || at == NAME_ROOM)
        return false;
    *name_size = at;
    *value = at + 1;
    return true;
}

/* Follows lines "Name : value" whose colons stand in one column, as Format-List writes them: a
   block starts with the first, whether or not that one has a label. */
static void follow_aligned(struct drcode_scanner *s, const char *text, size_t size)
{
    size_t at = 0, value;

    if (s->aligned_at > 0 && size > 1 && memcmp(text, "  ", 2) == 0)
        return; /* the line before goes on */
    if (!split_pair(text, size, &at, &value) || text[at - 1] != ' ')
        at = 0;
    if (at > 0 && at != s->aligned_at)
        s->aligned_line = s->line->number;
    s->aligned_at = at;
}

/* True for "Name : value" where the name looks like one, not like the start of a line of a log: a
   block may go on behind it. */
static bool is_pair(const char *text, size_t size)
{
    size_t name_size, value, i;
    bool digit = false, space = false;

    if (!split_pair(text, size, &name_size, &value) || (text[0] >= '0' && text[0] <= '9'))
        return false;
    while (name_size > 1 && text[name_size - 1] == ' ')
        name_size--;
    for (i = 0; i < name_size; i++) {
        digit = digit || (text[i] >= '0' && text[i] <= '9');
        space = space || text[i] == ' ';
    }
    return !digit || !space;
}

/* Takes a line for one of a block; false where it has no label. */
static bool read_block_line(struct drcode_scanner *s, const char *text, size_t size)
{
    enum label_trust trust = LABEL_SURE;
    size_t name_size, value;
    enum label label;

    if (!split_pair(text, size, &name_size, &value))
        return false;
    label = label_of_name(text, name_size, &trust);
    if (label >= LABEL_FILE || trust == LABEL_ASKED ||
        ((label == LABEL_MICROSOFT || label == LABEL_SIP) &&
         !is_number(text + value, size - value)))
        return false;
    if (s->in_block && ((label == LABEL_MICROSOFT && s->block.microsoft != DRCODE_NO_CODE) ||
                        (label == LABEL_SIP && s->block.sip != DRCODE_NO_CODE) ||
                        s->block.size[label] > 0)) {
        end_block(s, NULL, 0);
        s->aligned_line = s->line->number;
    }
    if (!s->in_block) {
        fields_start(&s->block, s->aligned_at > 0 ? s->aligned_line : s->line->number);
        s->in_block = true;
        s->block_done = false;
        s->block_labels = 0;
    }
    fields_set(&s->block, label, trust, text + value, size - value);
    s->block_label = label;
    s->block_labels++;
    return true;
}

/* PowerShell breaks a long value over lines that start with spaces. */
static bool continue_block(struct drcode_scanner *s, const char *text, size_t size)
{
    uint16_t *used = &s->block.size[LABEL_PHRASE];
    size_t room;

    if (!s->in_block || s->block_label != LABEL_PHRASE || size < 3 || memcmp(text, "  ", 2) != 0)
        return false;
    while (size > 0 && *text == ' ') {
        text++;
        size--;
    }
    room = FIELD_ROOM - *used;
    if (room <= size)
        return true;
    s->block.text[LABEL_PHRASE][(*used)++] = ' ';
    memcpy(s->block.text[LABEL_PHRASE] + *used, text, size);
    *used = (uint16_t)(*used + size);
    return true;
}

static bool is_blank(const char *text, size_t size)
{
    while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\t'))
        size--;
    return size == 0;
}

/* Follows SIP messages: their first line, "SIP/2.0 504 reason" or "METHOD uri SIP/2.0". */
static void follow_message(struct drcode_scanner *s, const char *text, size_t size)
{
    static const char version[] = "SIP/2.0";
    const char *end = text + size, *at = text;
    bool status, request;

    for (; (size_t)(end - at) >= 7 && (at = memchr(at, 'S', (size_t)(end - at - 6))); at++) {
        if (memcmp(at, version, 7) != 0)
            continue;
        status = end - at >= 11 && at[7] == ' ' && at[8] >= '1' && at[8] <= '6' &&
                 at[9] >= '0' && at[9] <= '9' && at[10] >= '0' && at[10] <= '9';
        request = at > text && at[-1] == ' ' && is_blank(at + 7, (size_t)(end - at) - 7);
        if (!status && !request)
            continue;
        s->in_message = true;
        s->message_done = false;
        s->message_line = s->line->number;
        s->message_column = status ? (size_t)(at - text) : 0;
        s->message_sip =
            status ? 100 * (at[8] - '0') + 10 * (at[9] - '0') + (at[10] - '0') : DRCODE_NO_CODE;
        return;
    }
}

static void end_message(struct drcode_scanner *s)
{
    s->in_message = s->message_done = false;
    s->message_sip = DRCODE_NO_CODE;
}

/* True for a line of the SIP message being read: "Name: value", or what goes on with one. */
static bool is_header(const struct drcode_scanner *s, const char *text, size_t size)
{
    size_t at = s->message_column, start = at;

    if (at >= size || text[at] == ' ' || text[at] == '\t')
        return at < size;
    while (at < size && (fold_word_char(text[at]) || text[at] == '-'))
        at++;
    while (at > start && at < size && (text[at] == ' ' || text[at] == '\t'))
        at++;
    return at > start && at < size && text[at] == ':';
}

/* Reads a line of text for itself, as part of the SIP message that it stands in. What starts before
   `from` was read before. */
static void read_evidence(struct drcode_scanner *s, const char *text, size_t from, size_t size)
{
    struct fields *fields = &s->fields;

    if (s->line_done || s->message_done)
        return;
    fields_start(fields, s->in_message ? s->message_line : s->line->number);
    if (!evidence_read(s->evidence, text, from, size, s->message_sip, fields))
        return;
    if (fields->sip == DRCODE_NO_CODE && fields->microsoft == DRCODE_NO_CODE &&
        s->message_sip >= 300) {
        fields->sip = s->message_sip;
        fields->sip_trust = LABEL_WEAK;
    }
    s->line_done = report(s, fields, false, text, size);
    s->message_done = s->line_done && s->in_message;
}

static void read_text_line(struct drcode_scanner *s, const char *text, size_t size)
{
    unsigned marks;

    if (is_blank(text, size)) {
        end_block(s, NULL, 0);
        end_message(s);
        s->aligned_at = 0;
        return;
    }
    marks = evidence_marks(s->evidence, text, size);
    follow_aligned(s, text, size);
    if ((s->in_block || marks & (SCAN_LABEL | SCAN_OTHER)) &&
        (read_block_line(s, text, size) || continue_block(s, text, size)))
        return;
    if (s->in_block && !is_pair(text, size))
        end_block(s, NULL, 0);
    if (s->in_message && !is_header(s, text, size))
        end_message(s);
    if (marks & SCAN_MESSAGE)
        follow_message(s, text, size);
    if (marks & ~(unsigned)SCAN_MESSAGE)
        read_evidence(s, text, 0, size);
}

/* Reads a line of text. Syslog writes the line ends of a message as "#012" or "#015#012"; such a
   message ends with its line. */
static void read_text(struct drcode_scanner *s, const char *text, size_t size)
{
    const char *end = text + size, *start = text, *at = text;
    bool escaped = false;

    while ((at = memchr(at, '#', (size_t)(end - at))) != NULL) {
        size_t mark = end - at >= 8 && memcmp(at, "#015#012", 8) == 0 ? 8
                      : end - at >= 4 && memcmp(at, "#012", 4) == 0   ? 4
                                                                      : 0;

        if (mark == 0) {
            at++;
            continue;
        }
        escaped = true;
        follow_message(s, start, (size_t)(at - start));
        read_evidence(s, start, 0, (size_t)(at - start));
        at += mark;
        start = at;
    }
    if (!escaped) {
        read_text_line(s, start, (size_t)(end - start));
        return;
    }
    follow_message(s, start, (size_t)(end - start));
    read_evidence(s, start, 0, (size_t)(end - start));
    end_message(s);
}

/* Reads a piece of a line of text that is longer than a piece. What it repeats of the piece before
   shows what stands around evidence; what may go on in the next piece is left to that. */
static void read_piece(struct drcode_scanner *s, const struct line *line)
{
    size_t from = line->fresh > 0 ? LINE_OVERLAP / 4 : 0;

    if (!line->ends) {
        fields_start(&s->fields, line->number);
        if (!evidence_read(s->evidence, line->text, from, line->size, s->message_sip, &s->fields))
            return;
        fields_start(&s->fields, line->number);
        if (!evidence_read(s->evidence, line->text, from, line->size - LINE_OVERLAP / 2,
                           s->message_sip, &s->fields))
            return;
    }
    read_evidence(s, line->text, from, line->size);
}

static void read_text_of(struct drcode_scanner *s, const struct line *line)
{
    if (line->fresh == 0 && line->ends)
        read_text(s, line->text, line->size);
    else
        read_piece(s, line);
}

/* Reads JSON, and what stands behind it in its last line. False where this is no JSON. */
static bool read_object(struct drcode_scanner *s, const char *text, size_t size)
{
    const char *end = text + size;

    for (;;) {
        size_t consumed = 0;
        enum object_result result =
            object_read(s->object, text, (size_t)(end - text), s->line->number, &consumed);

        s->in_object = result == OBJECT_MORE;
        if (result != OBJECT_DONE)
            return result == OBJECT_MORE;
        for (text += consumed; text < end && (*text == ',' || *text == ' '); text++)
            ;
        if (text == end)
            return true;
        object_reset(s->object);
        if (!object_starts(text, (size_t)(end - text))) {
            read_text(s, text, (size_t)(end - text));
            return true;
        }
    }
}

/* True for a row that says nothing at all: a line of another table. */
static bool is_empty(const struct fields *fields)
{
    size_t i;

    for (i = 0; i < LABEL_NONE; i++)
        if (fields->size[i] > 0)
            return false;
    return fields->microsoft == DRCODE_NO_CODE && fields->sip == DRCODE_NO_CODE;
}

/* Reports what a row says before a quote that is not closed. */
static bool report_open_row(struct drcode_scanner *s)
{
    const struct fields *fields = &s->csv.fields;

    return s->csv.columns > 0 && s->csv.quoted && fields->microsoft != DRCODE_NO_CODE &&
           report(s, fields, true, NULL, 0);
}

/* Reads a line of a table; false where it is none. */
static bool read_row(struct drcode_scanner *s, const struct line *line)
{
    const struct fields *fields = &s->csv.fields;

    switch (csv_line(&s->csv, line->text + line->fresh, line->size - line->fresh, line->ends,
                     line->number)) {
    case CSV_ROW:
        if (fields->microsoft == DRCODE_NO_CODE && fields->sip == DRCODE_NO_CODE &&
            line->fresh == 0 && line->ends && csv_header(&s->csv, line->text, line->size))
            return true;
        if (is_empty(fields)) {
            s->csv.columns = 0;
            return false;
        }
        report(s, fields, true, line->text, line->size);
        return true;
    case CSV_MORE:
        return true;
    case CSV_OTHER:
        if (report_open_row(s) && fields->line == line->number)
            s->line_done = true;
        return false;
    default:
        return false;
    }
}

/* Reads a line, or the first piece of one, that no open JSON goes on with. */
static void read_start(struct drcode_scanner *s, const struct line *line)
{
    s->mode = s->csv.columns > 0 ? TABLE : TEXT;
    if (s->mode == TABLE && read_row(s, line))
        return;
    s->mode = TEXT;
    if (line->ends &&
        evidence_marks(s->evidence, line->text, line->size) & (SCAN_LABEL | SCAN_OTHER) &&
        csv_header(&s->csv, line->text, line->size))
        return;
    if (object_starts(line->text, line->size)) {
        end_block(s, NULL, 0);
        s->mode = OBJECT;
        object_reset(s->object);
        if (read_object(s, line->text, line->size))
            return;
        s->mode = TEXT;
    }
    read_text_of(s, line);
}

/* Reads a line, or a further piece of one, of the kind of what came before. */
static void read_more(struct drcode_scanner *s, const struct line *line)
{
    if (s->mode == TABLE && read_row(s, line))
        return;
    if (s->mode == OBJECT &&
        read_object(s, line->text + line->fresh, line->size - line->fresh))
        return;
    if (s->mode == OBJECT && line->fresh == 0 && !s->line_done) {
        read_start(s, line); /* the JSON before was cut off */
        return;
    }
    s->mode = TEXT;
    read_text_of(s, line);
}

static void read_line(void *context, const struct line *line)
{
    struct drcode_scanner *s = context;

    s->line = line;
    if (s->calls.line)
        s->calls.line(s->calls.context, line->text + line->fresh, line->size - line->fresh,
                      line->ends);
    if (line->fresh == 0) {
        s->line_done = false;
        s->mode = OBJECT;
    }
    if (line->fresh == 0 && !s->in_object)
        read_start(s, line);
    else
        read_more(s, line);
    if (s->in_object && line->ends && !read_object(s, "\n", 1))
        read_text_of(s, line);
}

/* Makes the scanner ready for the first line of an input. */
static void start(struct drcode_scanner *s)
{
    decode_start(&s->decoder, read_line, s);
    s->csv = (struct csv){0};
    s->in_object = s->in_block = false;
    s->aligned_at = 0;
    end_message(s);
}

struct drcode_scanner *drcode_scanner_new(const struct drcode_catalog *catalog,
                                          const struct drcode_scanner_calls *calls)
{
    struct drcode_scanner *s = calloc(1, sizeof *s);

    if (!s)
        return NULL;
    s->catalog = catalog;
    s->calls = *calls;
    s->evidence = evidence_new(catalog);
    s->object = object_new(end_object, calls->count ? count : NULL, s);
    s->entries = malloc((catalog->entry_count + (size_t)1) * sizeof *s->entries);
    if (!s->evidence || !s->object || !s->entries) {
        drcode_scanner_free(s);
        return NULL;
    }
    start(s);
    return s;
}

void drcode_scanner_free(struct drcode_scanner *scanner)
{
    if (!scanner)
        return;
    evidence_free(scanner->evidence);
    object_free(scanner->object);
    free(scanner->entries);
    free(scanner);
}

void drcode_scan(struct drcode_scanner *scanner, const char *bytes, size_t size)
{
    decode_bytes(&scanner->decoder, bytes, size);
}

void drcode_scan_pause(struct drcode_scanner *scanner)
{
    if (scanner->in_block && !scanner->block_done && scanner->block.microsoft != DRCODE_NO_CODE)
        scanner->block_done = report(scanner, &scanner->block, true, NULL, 0);
}

void drcode_scan_end(struct drcode_scanner *scanner)
{
    decode_end(&scanner->decoder);
    if (scanner->csv.started)
        report_open_row(scanner);
    end_block(scanner, NULL, 0);
    start(scanner);
}
