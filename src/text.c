/* text.c - answers as text for people. */
#include <string.h>

#include "message.h"
#include "output.h"
#include "utf8.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
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

/* How many columns a word takes: its code points, for the catalog holds no wide characters. */
static unsigned columns(const char *word, size_t size)
{
    unsigned count = 0;

    while (size-- > 0)
        count += (word[size] & 0xc0) != 0x80;
    return count;
}

/* Writes spaces. */
static void indent(const struct output *output, unsigned count)
{
    fprintf(output->file, "%*s", (int)count, "");
}

/* Prints words from column `at` on, further lines indented by `hang`; breaks at spaces alone. */
static void wrap(const struct output *output, const char *text, size_t size, unsigned at,
                 unsigned hang)
{
    const char *end = text + size;
    bool first = true;

    while (text < end) {
        const char *space = memchr(text, ' ', (size_t)(end - text));
        size_t length = (size_t)((space ? space : end) - text);
        unsigned width = columns(text, length);

        if (!first && output->width > 0 && at + 1 + width > output->width) {
            fputc('\n', output->file);
            indent(output, hang);
            at = hang;
        } else if (!first) {
            fputc(' ', output->file);
            at++;
        }
        fwrite(text, 1, length, output->file);
        at += width;
        text += length + (space != NULL);
        first = false;
    }
    fputc('\n', output->file);
}

/* Prints an item of several lines: commands as they are, points of a list with a hanging indent. */
static void print_lines(const struct output *output, const char *text, unsigned at, unsigned hang)
{
    for (;;) {
        size_t size = strcspn(text, "\n");

        if (strncmp(text, "    ", 4) == 0)
            fprintf(output->file, "%.*s\n", (int)size, text);
        else
            wrap(output, text, size, at, strncmp(text, "- ", 2) == 0 ? hang + 2 : hang);
        if (!text[size])
            break;
        text += size + 1;
        indent(output, hang);
        at = hang;
    }
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
            at = (unsigned)fprintf(output->file, "%*s%*u. ", INDENT, "", actions > 9 ? 2 : 1,
                                   ++number);
            print_lines(output, item.text, at, at);
            break;
        case DRCODE_NOTE:
            at = INDENT + columns(note, strlen(note)) + 1;
            fprintf(output->file, "%*s%s ", INDENT, "", note);
            print_lines(output, item.text, at, INDENT);
            break;
        case DRCODE_LINK:
            indent(output, INDENT + 3);
            start_color(output, DIM);
            fputs(item.text, output->file);
            end_color(output);
            fputc('\n', output->file);
        }
    }
}

/* "569002 504 Unable to deliver ...", as far as it is known. */
static void print_heading(const struct output *output, int32_t microsoft, int sip,
                          const char *phrase)
{
    char codes[32] = "";
    size_t used = 0;

    if (microsoft != DRCODE_NO_CODE)
        used = (size_t)snprintf(codes, sizeof codes, "%ld ", (long)microsoft);
    if (sip != DRCODE_NO_CODE)
        used += (size_t)snprintf(codes + used, sizeof codes - used, "%d ", sip);
    start_color(output, BOLD);
    fputs(codes, output->file);
    wrap(output, phrase, strlen(phrase), (unsigned)used, (unsigned)used);
    end_color(output);
}

/* "SIP 504 Server Time-out, sent by a Microsoft service" */
static void print_origin(const struct output *output, int sip, enum drcode_origin origin)
{
    const char *reason = drcode_sip_reason(output->catalog, sip, NULL);

    indent(output, INDENT);
    if (sip != DRCODE_NO_CODE)
        fprintf(output->file, "SIP %d%s%s, ", sip, reason ? " " : "", reason ? reason : "");
    fputs(message(output->lang, origin == DRCODE_SBC ? MESSAGE_SENT_BY_SBC
                                                     : MESSAGE_SENT_BY_MICROSOFT),
          output->file);
}

/* True where two entries tell the same and are printed once. */
static bool same_items(const struct drcode_entry *a, const struct drcode_entry *b)
{
    return a->items == b->items && a->source == b->source && a->sip == b->sip;
}

/* Prints the entry numbered `i` in the answer and those behind it that tell the same; an entry that
   an earlier one has taken along is left out. */
static void print_group(const struct output *output, const struct drcode_answer *answer,
                        const uint16_t *entries, size_t i)
{
    struct drcode_entry entry, other;
    size_t j;

    drcode_entry(output->catalog, entries[i], output->lang, &entry);
    for (j = 0; j < i; j++) {
        drcode_entry(output->catalog, entries[j], output->lang, &other);
        if (same_items(&entry, &other))
            return;
    }
    if (i > 0)
        fputc('\n', output->file);
    for (j = i; j < answer->count; j++) {
        drcode_entry(output->catalog, entries[j], output->lang, &other);
        if (same_items(&entry, &other))
            print_heading(output, other.microsoft, other.sip, other.phrase);
    }
    print_origin(output, entry.sip, entry.origin);
    if (answer->match == DRCODE_SIMILAR) {
        fputs("; ", output->file);
        fprintf(output->file, message(output->lang, MESSAGE_SIMILAR), answer->score);
    }
    fputc('\n', output->file);
    print_items(output, entry.items);
    if (entry.source)
        fprintf(output->file, "%*s%s %s\n", INDENT, "", message(output->lang, MESSAGE_SOURCE),
                entry.source);
}

/* Says what can be said of codes without an entry. */
static void print_codes(const struct output *output, const struct drcode_answer *answer)
{
    const char *reason = NULL, *reference = NULL, *name, *structure;
    enum drcode_origin origin;

    if (answer->match == DRCODE_NORMAL) {
        print_heading(output, answer->microsoft, answer->sip,
                      message(output->lang, MESSAGE_NORMAL));
        return;
    }
    if (answer->hresult) {
        name = drcode_hresult_name(output->catalog, answer->hresult);
        fprintf(output->file, "0x%08lX %s%s%s\n", (unsigned long)answer->hresult, name ? name : "",
                name ? ": " : "", message(output->lang, MESSAGE_UNDOCUMENTED));
        return;
    }
    print_heading(output, answer->microsoft, answer->sip,
                  message(output->lang, MESSAGE_UNDOCUMENTED));
    if (answer->microsoft == DRCODE_NO_CODE) {
        reason = drcode_sip_reason(output->catalog, answer->sip, &reference);
        if (reason)
            fprintf(output->file, "%*sSIP %d %s (%s)\n", INDENT, "", answer->sip, reason,
                    reference);
        return;
    }
    origin = drcode_structure(output->catalog, answer->microsoft, output->lang, &structure);
    print_origin(output, answer->sip, origin);
    fputc('\n', output->file);
    indent(output, INDENT);
    wrap(output, structure, strlen(structure), INDENT, INDENT);
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

const struct output_format text_format = {"text", print_answer};
