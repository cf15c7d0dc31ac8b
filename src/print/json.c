/* json.c - answers as JSON: one object a line, names as in Microsoft Graph where it has one. */
#include "print/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "print/output.h"
#include "print/writer.h"

/* Writes a string with its quotes. What is no UTF-8 becomes U+FFFD. */
static void write_string(struct writer *w, const char *string, size_t size)
{
    static const char escapes[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    char code[sizeof "\\u10ffff"];
    size_t at, length, start = 0;
    uint32_t point;

    writer_char(w, '"');
    for (at = 0; (at += bytes_before_special(string + at, size - at)) < size; at += length) {
        const char *escape = "";

        length = utf8_read(string + at, size - at, &point);
        if (length > 0 && point >= 0x80 && !utf8_control(point))
            continue;
        writer_add(w, string + start, at - start);
        if (length > 0)
            for (escape = escapes; *escape && (unsigned char)*escape != point; escape += 2)
                ;
        if (length == 0) {
            writer_add(w, "\357\277\275", 3);
        } else if (*escape) {
            writer_char(w, '\\');
            writer_char(w, escape[1]);
        } else {
            snprintf(code, sizeof code, "\\u%04x", (unsigned)point);
            writer_string(w, code);
        }
        length += length == 0;
        start = at + length;
    }
    writer_add(w, string + start, size - start);
    writer_char(w, '"');
}

void json_string(FILE *file, const char *string, size_t size)
{
    struct writer writer;

    writer_start(&writer, file);
    write_string(&writer, string, size);
    writer_flush(&writer);
}

/* The comma before a member, and its name. */
#define MEMBER(name) ",\"" name "\":"

/* Prints a string; NULL is null. */
static void print_text(struct writer *w, const char *text)
{
    if (text)
        write_string(w, text, strlen(text));
    else
        WRITER_PUT(w, "null");
}

static void print_count(struct writer *w, uint64_t number)
{
    char digits[20], *end = digits + sizeof digits, *start = output_digits(end, number);

    writer_add(w, start, (size_t)(end - start));
}

/* Prints a number of 0 or more; what is not known is null. */
static void print_known(struct writer *w, int32_t number)
{
    if (number == DRCODE_NO_CODE)
        WRITER_PUT(w, "null");
    else
        print_count(w, (uint64_t)number);
}

/* Prints the items of one kind, a comma between them; a link that stands there twice, once. */
static void print_items(struct writer *w, const struct output_row *row, enum drcode_kind kind)
{
    const char *next = row->items, *comma = "";
    struct drcode_item item;

    while ((next = drcode_next(next, &item)) != NULL) {
        if (item.kind != kind || (kind == DRCODE_LINK && output_repeated(row->items, item.text)))
            continue;
        writer_string(w, comma);
        write_string(w, item.text, strlen(item.text));
        comma = ",";
    }
    if (kind == DRCODE_NOTE && row->note) {
        writer_string(w, comma);
        write_string(w, row->note, strlen(row->note));
    }
}

/* The members that an entry has wherever it is printed, without the braces. */
static void print_entry(struct writer *w, const struct output_row *row)
{
    WRITER_PUT(w, "\"callEndSubReason\":");
    print_known(w, row->microsoft);
    WRITER_PUT(w, MEMBER("finalSipCode"));
    print_known(w, row->sip);
    WRITER_PUT(w, MEMBER("finalSipCodePhrase"));
    print_text(w, row->service_phrase);
    WRITER_PUT(w, MEMBER("lang"));
    print_text(w, row->lang);
    WRITER_PUT(w, MEMBER("phrase"));
    print_text(w, row->phrase);
    WRITER_PUT(w, MEMBER("origin"));
    print_text(w, row->origin);
    WRITER_PUT(w, MEMBER("sipReason"));
    print_text(w, row->sip_reason);
    WRITER_PUT(w, MEMBER("actions") "[");
    print_items(w, row, DRCODE_ACTION);
    WRITER_PUT(w, "]" MEMBER("notes") "[");
    print_items(w, row, DRCODE_NOTE);
    WRITER_PUT(w, "]" MEMBER("links") "[");
    print_items(w, row, DRCODE_LINK);
    WRITER_PUT(w, "]" MEMBER("source"));
    print_text(w, row->source);
}

/* The same of an entry that a finding may mean, kept as it is printed: a log tells of few entries,
   again and again. */
static void print_kept_entry(const struct output *output, struct writer *w,
                             const struct drcode_finding *finding, size_t number)
{
    struct output_seen *seen = output->seen ? &output->seen[finding->entries[number]] : NULL;
    struct output_row row;
    size_t flushed;

    if (seen && seen->json) {
        writer_add(w, seen->json, seen->json_size);
        return;
    }
    row = output_candidate_row(output, finding, number);
    writer_flush(w); /* so that it starts where `data` starts */
    flushed = w->flushed;
    print_entry(w, &row);
    if (!seen || w->flushed > flushed || (seen->json = malloc(w->size + 1)) == NULL)
        return; /* it is printed anew each time */
    memcpy(seen->json, w->data, w->size);
    seen->json_size = w->size;
}

/* How something was found. */
static void print_match(struct writer *w, const char *match, int score)
{
    WRITER_PUT(w, MEMBER("match"));
    print_text(w, match);
    WRITER_PUT(w, MEMBER("score"));
    print_known(w, score);
}

/* The members of a finding in a log: where it stood, and what its record says besides. */
static void print_finding(const struct output *output, struct writer *w, const char *file,
                          const struct drcode_finding *finding)
{
    size_t i;

    WRITER_PUT(w, MEMBER("file"));
    print_text(w, file);
    WRITER_PUT(w, MEMBER("line"));
    print_count(w, finding->line);
    WRITER_PUT(w, MEMBER("text"));
    if (finding->text)
        write_string(w, finding->text, finding->text_size);
    else
        WRITER_PUT(w, "null");
    WRITER_PUT(w, MEMBER("trunkFullyQualifiedDomainName"));
    print_text(w, finding->sbc);
    WRITER_PUT(w, MEMBER("calleeNumber"));
    print_text(w, finding->callee);
    WRITER_PUT(w, MEMBER("callerNumber"));
    print_text(w, finding->caller);
    WRITER_PUT(w, MEMBER("callType"));
    print_text(w, finding->call_type);
    WRITER_PUT(w, ",\"");
    writer_string(w, output_time_name(finding));
    WRITER_PUT(w, "\":");
    print_text(w, finding->time);
    WRITER_PUT(w, MEMBER("candidates") "[");
    for (i = 0; finding->answer.count > 1 && i < finding->answer.count; i++) {
        writer_string(w, i > 0 ? ",{" : "{");
        print_kept_entry(output, w, finding, i);
        writer_char(w, '}');
    }
    writer_char(w, ']');
}

static void print_row(const struct output *output, const struct output_row *row)
{
    struct writer writer, *w = &writer;

    writer_start(w, output->file);
    writer_char(w, '{');
    print_entry(w, row);
    print_match(w, row->match, row->score);
    WRITER_PUT(w, "}\n");
    writer_flush(w);
}

static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    output_rows(output, answer, entries, print_row);
}

static void print_log_finding(const struct output *output, const char *file,
                              const struct drcode_finding *finding)
{
    struct writer writer, *w = &writer;

    writer_start(w, output->file);
    writer_char(w, '{');
    if (finding->answer.count == 1) {
        print_kept_entry(output, w, finding, 0);
    } else {
        struct output_row row = output_finding_row(output, file, finding);

        print_entry(w, &row);
    }
    print_match(w, drcode_match_name(finding->answer.match), finding->answer.score);
    print_finding(output, w, file, finding);
    WRITER_PUT(w, "}\n");
    writer_flush(w);
}

const struct output_format json_format = {"json", print_answer, print_log_finding, summary_json};
