/* text.c - answers as text for people. */
#include <string.h>

#include "base/utf8.h"
#include "print/format.h"
#include "print/messages.h"
#include "print/output.h"
#include "print/safe.h"
#include "print/summary_text.h"
#include "print/wrap.h"
#include "print/writer.h"

#define BOLD  "\033[1m"
#define DIM   "\033[2m"
#define PLAIN "\033[0m"

#define INDENT 4

static void start_color(const struct output *output, const char *color)
{
    if (output->color)
        fputs(color, output->file);
}

static void end_color(const struct output *output)
{
    if (output->color)
        fputs(PLAIN, output->file);
}

/* Prints the number before an action, in so many columns; returns the column behind it. */
static unsigned print_number(FILE *file, unsigned number, unsigned columns)
{
    char digits[20], *end = digits + sizeof digits, *start = writer_digits(end, number);
    unsigned used = (unsigned)(end - start);

    wrap_indent(file, INDENT + (used < columns ? columns - used : 0));
    fwrite(start, 1, used, file);
    fputs(". ", file);
    return INDENT + (used < columns ? columns : used) + 2;
}

static void print_items(const struct output *output, const char *items)
{
    const char *note = message(output->lang, MESSAGE_NOTE);
    struct drcode_item item;
    unsigned number = 0, at, actions = 0;
    const char *next;

    for (next = items; (next = drcode_next(next, &item)) != NULL;)
        actions += item.kind == DRCODE_ACTION;
    while ((items = drcode_next(items, &item)) != NULL) {
        switch (item.kind) {
        case DRCODE_ACTION:
            at = print_number(output->file, ++number, actions > 9 ? 2 : 1);
            wrap_item(output->file, output->width, item.text, at, at);
            break;
        case DRCODE_NOTE:
            at = INDENT + wrap_columns(note, strlen(note)) + 1;
            wrap_indent(output->file, INDENT);
            fputs(note, output->file);
            fputc(' ', output->file);
            wrap_item(output->file, output->width, item.text, at, INDENT);
            break;
        case DRCODE_LINK:
            wrap_indent(output->file, INDENT + 3);
            start_color(output, DIM);
            safe_print(output->file, item.text, strlen(item.text));
            end_color(output);
            fputc('\n', output->file);
        }
    }
}

/* Prints what was found: its codes, with a space behind each, and its phrase. */
static void print_title(const struct output *output, const char *codes, const char *phrase)
{
    size_t used = strlen(codes);

    start_color(output, BOLD);
    fputs(codes, output->file);
    wrap_text(output->file, output->width, phrase, strlen(phrase), (unsigned)used, (unsigned)used);
    end_color(output);
    fputc('\n', output->file);
}

/* "569002 504 Unable to deliver ...", as far as it is known. */
static void print_heading(const struct output *output, int32_t microsoft, int sip,
                          const char *phrase)
{
    char codes[OUTPUT_CODES];

    output_codes(codes, microsoft, sip);
    print_title(output, codes, phrase);
}

/* Prints a paragraph of its own. */
static void print_paragraph(const struct output *output, const char *text)
{
    wrap_indent(output->file, INDENT);
    wrap_text(output->file, output->width, text, strlen(text), INDENT, INDENT);
    fputc('\n', output->file);
}

/* Adds a string, of which no more than 100 bytes, to a text of so many; returns how many it has
 * then. */
static size_t add(char *text, size_t used, const char *string)
{
    size_t size = utf8_cut(string, strlen(string), 100);

    memcpy(text + used, string, size);
    text[used + size] = '\0';
    return used + size;
}

/* "SIP 504 Server Time-out, sent by a Microsoft service" */
static void print_origin(const struct output *output, const struct drcode_answer *answer, int sip,
                         enum drcode_origin origin)
{
    const char *reason = drcode_sip_reason(output->catalog, sip, NULL);
    const char *sender = message(output->lang, origin == DRCODE_SBC ? MESSAGE_SENT_BY_SBC
                                                                    : MESSAGE_SENT_BY_MICROSOFT);
    char text[256] = "";
    size_t used = 0;

    if (sip != DRCODE_NO_CODE) {
        used = add(text, 0, "SIP ");
        used += output_codes(text + used, DRCODE_NO_CODE, sip);
        used = reason ? add(text, used, reason) : used - 1;
        used = add(text, used, ", ");
    }
    used = add(text, used, sender);
    if (answer->match == DRCODE_SIMILAR)
        snprintf(text + used, sizeof text - used, message(output->lang, MESSAGE_SIMILAR),
                 answer->score);
    print_paragraph(output, text);
}

/* True where two entries tell the same and are printed once. */
static bool same_items(const struct drcode_entry *a, const struct drcode_entry *b)
{
    return a->items == b->items && a->source == b->source && a->sip == b->sip &&
           a->origin == b->origin;
}

/* Prints "file:" before a line number; nothing for standard input. */
static const char *place(const char *file, char *room, size_t size)
{
    if (!file || strcmp(file, "-") == 0)
        return "";
    snprintf(room, size, "%.*s:", utf8_precision(file, (int)size - 2), file);
    return room;
}

/* Prints what an entry tells or, in a log, where that was printed before. */
static void print_body(const struct output *output, const struct drcode_entry *entry, size_t index)
{
    const struct output_seen *seen = output->seen ? &output->seen[index] : NULL;
    char text[512], file[256];

    if (seen && seen->line > 0) {
        snprintf(text, sizeof text, message(output->lang, MESSAGE_SEEN),
                 place(seen->file, file, sizeof file), (unsigned long long)seen->line);
        print_paragraph(output, text);
        return;
    }
    print_items(output, entry->items);
    if (entry->source) {
        wrap_indent(output->file, INDENT);
        fputs(message(output->lang, MESSAGE_SOURCE), output->file);
        fputc(' ', output->file);
        safe_print(output->file, entry->source, strlen(entry->source));
        fputc('\n', output->file);
    }
}

/* So many entries in a row are searched for those that tell the same. */
#define GROUPED 256

/* Prints the entry numbered `i` in the answer and those behind it that tell the same; an entry that
   an earlier one has taken along is left out. */
static void print_group(const struct output *output, const struct drcode_answer *answer,
                        const uint16_t *entries, size_t i)
{
    struct drcode_entry entry, other;
    size_t start = i - i % GROUPED, j;

    drcode_entry(output->catalog, entries[i], output->lang, &entry);
    for (j = start; j < i; j++) {
        drcode_entry(output->catalog, entries[j], output->lang, &other);
        if (same_items(&entry, &other))
            return;
    }
    if (i > 0)
        fputc('\n', output->file);
    for (j = i; j < answer->count && j < start + GROUPED; j++) {
        drcode_entry(output->catalog, entries[j], output->lang, &other);
        if (same_items(&entry, &other))
            print_heading(output, other.microsoft, other.sip, other.phrase);
    }
    print_origin(output, answer, entry.sip, entry.origin);
    print_body(output, &entry, entries[i]);
}

/* True where a log has been told what the structure of a code says; from now on it has. */
static bool was_told(const struct output *output, const char *structure)
{
    size_t i;

    for (i = 0; output->told && i < OUTPUT_TOLD; i++) {
        if (output->told[i] == structure)
            return true;
        if (!output->told[i]) {
            output->told[i] = structure;
            break;
        }
    }
    return false;
}

/* Says what can be said of codes without an entry. */
static void print_codes(const struct output *output, const struct drcode_answer *answer)
{
    const char *undocumented = message(output->lang, MESSAGE_UNDOCUMENTED);
    const char *reason = NULL, *reference = NULL, *name, *structure;
    enum drcode_origin origin;
    char codes[80];
    int sip = answer->sip;

    if (answer->match == DRCODE_NORMAL) {
        print_heading(output, answer->microsoft, answer->sip,
                      message(output->lang, MESSAGE_NORMAL));
        return;
    }
    if (answer->hresult && answer->microsoft == DRCODE_NO_CODE && sip == DRCODE_NO_CODE) {
        name = drcode_hresult_name(output->catalog, answer->hresult);
        snprintf(codes, sizeof codes, "0x%08lX %.60s%s", (unsigned long)answer->hresult,
                 name ? name : "", name ? " " : "");
        print_title(output, codes, undocumented);
        return;
    }
    print_heading(output, answer->microsoft, sip, undocumented);
    if (answer->microsoft == DRCODE_NO_CODE) {
        reason = drcode_sip_reason(output->catalog, sip, &reference);
        if (reason)
            fprintf(output->file, "%*sSIP %d %s (%s)\n", INDENT, "", sip, reason, reference);
        return;
    }
    origin = drcode_structure(output->catalog, answer->microsoft, output->lang, &structure);
    /* the SBC's own code tells the SIP code that it sent */
    if (sip == DRCODE_NO_CODE && origin == DRCODE_SBC &&
        drcode_sip_reason(output->catalog, answer->microsoft % 1000, NULL))
        sip = answer->microsoft % 1000;
    print_origin(output, answer, sip, origin);
    if (!was_told(output, structure))
        print_paragraph(output, structure);
}

static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    size_t i;

    for (i = 0; i < answer->count; i++)
        print_group(output, answer, entries, i);
    if (answer->match == DRCODE_NORMAL || answer->match == DRCODE_UNDOCUMENTED)
        print_codes(output, answer);
}

/* Prints where a finding stands, and the line, unless that has just been printed; where the record
   has no line of its own, what it says of the call. */
static void print_place(const struct output *output, const char *file,
                        const struct drcode_finding *finding)
{
    const char *const details[] = {finding->time, finding->sbc, finding->caller, finding->callee};
    char name[256];
    size_t i;

    if (output->passes_lines && finding->text)
        return;
    start_color(output, DIM);
    safe_print(output->file, place(file, name, sizeof name),
               strlen(place(file, name, sizeof name)));
    fprintf(output->file, "%llu:", (unsigned long long)finding->line);
    if (finding->text) {
        fputc(' ', output->file);
        safe_print(output->file, finding->text, finding->text_size);
    }
    for (i = 0; !finding->text && i < sizeof details / sizeof *details; i++) {
        if (details[i]) {
            fputc(' ', output->file);
            safe_print(output->file, details[i], strlen(details[i]));
        }
    }
    end_color(output);
    fputc('\n', output->file);
}

static void print_finding(const struct output *output, const char *file,
                          const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    size_t i;

    print_place(output, file, finding);
    print_answer(output, answer, finding->entries);
    fputc('\n', output->file);
    for (i = 0; output->seen && i < answer->count; i++) {
        struct output_seen *seen = &output->seen[finding->entries[i]];

        if (seen->line == 0) {
            seen->file = file;
            seen->line = finding->line;
        }
    }
}

const struct format text_format = {NULL, print_answer, print_finding, summary_text};
