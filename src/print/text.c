/* text.c - answers and findings as text for people. */
#include <string.h>

#include "base/utf8.h"
#include "catalog/catalog.h"
#include "print/actions.h"
#include "print/color.h"
#include "print/messages.h"
#include "print/printed.h"
#include "print/safe.h"
#include "print/summary_text.h"
#include "print/wrap.h"

/* Adds at most 100 bytes of a string to a text of `used` bytes; returns its size. */
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
    const char *sender = message_text(
        output->lang, origin == DRCODE_SBC ? MESSAGE_SENT_BY_SBC : MESSAGE_SENT_BY_MICROSOFT);
    char text[256] = "";
    size_t used = 0;

    if (sip != DRCODE_NO_CODE) {
        used = add(text, 0, "SIP ");
        used += actions_codes(text + used, DRCODE_NO_CODE, sip);
        used = reason ? add(text, used, reason) : used - 1;
        used = add(text, used, ", ");
    }
    used = add(text, used, sender);
    if (answer->match == DRCODE_SIMILAR)
        snprintf(text + used, sizeof text - used, message_text(output->lang, MESSAGE_SIMILAR),
                 answer->score);
    actions_paragraph(output, text);
}

/* True where two entries have the same actions and origin, which are printed once. */
static bool same_actions(const struct drcode_entry *a, const struct drcode_entry *b)
{
    return a->items == b->items && a->source == b->source && a->sip == b->sip &&
           a->origin == b->origin;
}

/* Prints the actions of an entry or, in a log, where they were printed before. */
static void print_actions(const struct output *output, const struct drcode_entry *entry,
                          const void *what)
{
    const struct printed_item *item = printed_item(output->printed, what, 0);
    char text[512];

    if (item && item->line > 0) {
        snprintf(text, sizeof text, message_text(output->lang, MESSAGE_SEEN),
                 item->kept ? item->kept : "", (unsigned long long)item->line);
        actions_paragraph(output, text);
        return;
    }
    actions_print(output, entry->items, true);
    if (entry->source) {
        wrap_indent(output->file, ACTIONS_INDENT);
        fputs(message_text(output->lang, MESSAGE_SOURCE), output->file);
        fputc(' ', output->file);
        safe_print(output->file, entry->source, strlen(entry->source));
        fputc('\n', output->file);
    }
}

/* How many entries of an answer are searched at a time for those with the same actions. */
#define GROUPED 256

/* Prints entry `number` of an answer and those with the same actions, unless that was done with an
   earlier one. */
static void print_group(const struct output *output, const struct drcode_answer *answer,
                        const uint16_t *entries, size_t number)
{
    const struct catalog_entry *all = output->catalog->entries;
    size_t end = number - number % GROUPED + GROUPED, i;
    struct drcode_entry entry, other;

    if (printed_again(output->printed, &all[entries[number]], 0))
        return;
    drcode_entry(output->catalog, entries[number], output->lang, &entry);
    if (number > 0)
        fputc('\n', output->file);
    actions_heading(output, entry.microsoft, entry.sip, entry.phrase);
    for (i = number + 1; i < answer->count && i < end; i++) {
        drcode_entry(output->catalog, entries[i], output->lang, &other);
        if (same_actions(&entry, &other) && !printed_again(output->printed, &all[entries[i]], 0))
            actions_heading(output, other.microsoft, other.sip, other.phrase);
    }
    print_origin(output, answer, entry.sip, entry.origin);
    print_actions(output, &entry, &all[entries[number]]);
}

/* Prints what is known of codes without an entry. */
static void print_codes(const struct output *output, const struct drcode_answer *answer)
{
    const char *reason, *reference, *structure;
    const struct printed_item *item;
    enum drcode_origin origin;
    int sip = answer->sip;

    if (answer->microsoft == DRCODE_NO_CODE) {
        reason = drcode_sip_reason(output->catalog, sip, &reference);
        if (reason)
            fprintf(output->file, "%*sSIP %d %s (%s)\n", ACTIONS_INDENT, "", sip, reason,
                    reference);
        return;
    }
    origin = drcode_structure(output->catalog, answer->microsoft, output->lang, &structure);
    /* an SBC's code ends with the SIP code that the SBC sent */
    if (sip == DRCODE_NO_CODE && origin == DRCODE_SBC &&
        drcode_sip_reason(output->catalog, answer->microsoft % 1000, NULL))
        sip = answer->microsoft % 1000;
    print_origin(output, answer, sip, origin);
    item = printed_item(output->printed, structure, 0);
    if (!item || item->line == 0)
        actions_paragraph(output, structure);
}

/* Prints the heading of an answer without entries. */
static void print_undocumented(const struct output *output, const struct drcode_answer *answer)
{
    const char *undocumented = message_text(output->lang, MESSAGE_UNDOCUMENTED), *name;
    char codes[80];

    if (answer->match == DRCODE_NORMAL) {
        actions_heading(output, answer->microsoft, answer->sip,
                        message_text(output->lang, MESSAGE_NORMAL));
    } else if (answer->hresult && answer->microsoft == DRCODE_NO_CODE &&
               answer->sip == DRCODE_NO_CODE) {
        name = drcode_hresult_name(output->catalog, answer->hresult);
        snprintf(codes, sizeof codes, "0x%08lX %.60s%s", (unsigned long)answer->hresult,
                 name ? name : "", name ? " " : "");
        actions_title(output, codes, undocumented);
    } else {
        actions_heading(output, answer->microsoft, answer->sip, undocumented);
        print_codes(output, answer);
    }
}

static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    size_t i;

    printed_turn(output->printed);
    for (i = 0; i < answer->count; i++)
        print_group(output, answer, entries, i);
    if (answer->match == DRCODE_NORMAL || answer->match == DRCODE_UNDOCUMENTED)
        print_undocumented(output, answer);
}

/* Writes "file:", cut off to fit, or nothing for standard input. */
static void write_file(const char *file, char *text, size_t room)
{
    *text = '\0';
    if (strcmp(file, "-") != 0)
        snprintf(text, room, "%.*s:", utf8_precision(file, (int)room - 2), file);
}

/* Prints where a finding is, and the line, unless that has just been printed; where the record has
   no line of its own, what it says of the call. */
static void print_place(const struct output *output, const char *file,
                        const struct drcode_finding *finding)
{
    const char *const details[] = {finding->time, finding->sbc, finding->caller, finding->callee};
    size_t i;

    if (output->passes_lines && finding->text)
        return;
    color_start(output, COLOR_PLACE);
    safe_print(output->file, file, strlen(file));
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
    color_end(output);
    fputc('\n', output->file);
}

/* Remembers the first line of a log with which something was printed. */
static void remember(const struct output *output, const void *what, const char *file, uint64_t line)
{
    struct printed_item *item = printed_item(output->printed, what, 0);

    if (item && item->line == 0) {
        item->line = line;
        printed_keep(output->printed, item, file, strlen(file));
    }
}

static void print_finding(const struct output *output, const char *file,
                          const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    const char *structure;
    char name[256];
    size_t i;

    write_file(file, name, sizeof name);
    print_place(output, name, finding);
    print_answer(output, answer, finding->entries);
    fputc('\n', output->file);
    for (i = 0; i < answer->count; i++)
        remember(output, &output->catalog->entries[finding->entries[i]], name, finding->line);
    if (answer->count == 0 && answer->microsoft != DRCODE_NO_CODE) {
        drcode_structure(output->catalog, answer->microsoft, output->lang, &structure);
        remember(output, structure, name, finding->line);
    }
}

const struct format text_format = {NULL, print_answer, print_finding, summary_text};
