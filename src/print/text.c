/* text.c - answers and findings as text for people. */
#include <string.h>

#include "catalog/catalog.h"
#include "print/actions.h"
#include "print/call_line.h"
#include "print/color.h"
#include "print/index.h"
#include "print/messages.h"
#include "print/printed.h"
#include "print/safe.h"
#include "print/summary_text.h"
#include "print/wrap.h"

/* "SIP 504 Server Time-out, sent by a Microsoft service"; `subject` is that of the document, NULL
   for Direct Routing. Without a Microsoft code nobody sent anything. */
static void print_origin(const struct output *output, const struct drcode_answer *answer,
                         int32_t microsoft, int sip, enum drcode_origin origin, const char *subject)
{
    char text[ACTIONS_ORIGIN];
    size_t used =
        actions_origin(output, text, sip, microsoft == DRCODE_NO_CODE ? NULL : &origin, subject);

    if (answer->match == DRCODE_SIMILAR)
        snprintf(text + used, sizeof text - used, message_text(output->lang, MESSAGE_SIMILAR),
                 answer->score);
    actions_paragraph(output, text);
}

/* How many entries of an answer are searched at a time for those with the same actions. */
#define GROUPED 256

/* What several groups of an answer have in common is printed once: who sent the response with the
   first of them, the source after the last. In a list each group is whole. */
struct common {
    bool whole;
    bool headed; /* the codes and the phrase of the first are above */
    int sip;     /* printed last, with `origin`; DRCODE_NO_CODE - 1: none */
    enum drcode_origin origin;
    const char *subject;
    const char *source; /* not printed yet, or NULL */
};

static void end_source(const struct output *output, struct common *common)
{
    actions_source(output, common->source);
    common->source = NULL;
}

/* Prints entry `number` of an answer and those with the same actions, unless that was done with an
   earlier one. In a log, says where the actions were printed before. */
static void print_group(const struct output *output, const struct drcode_answer *answer,
                        const uint16_t *entries, size_t number, struct common *common)
{
    const struct catalog_entry *all = output->catalog->entries;
    size_t end = number - number % GROUPED + GROUPED, i;
    const struct printed_item *item;
    struct drcode_entry entry, other;

    if (printed_again(output->printed, &all[entries[number]], 0))
        return;
    drcode_entry(output->catalog, entries[number], output->lang, &entry);
    if (number > 0) {
        if (common->whole || common->source != entry.source)
            end_source(output, common);
        fputc('\n', output->file);
    }
    if (!common->headed)
        actions_heading(output, entry.outcome, entry.microsoft, entry.sip, entry.phrase);
    for (i = number + 1; i < answer->count && i < end; i++) {
        drcode_entry(output->catalog, entries[i], output->lang, &other);
        if (actions_same(&entry, &other) && !printed_again(output->printed, &all[entries[i]], 0))
            actions_heading(output, other.outcome, other.microsoft, other.sip, other.phrase);
    }
    if (common->whole || common->sip != entry.sip || common->origin != entry.origin ||
        common->subject != entry.subject)
        print_origin(output, answer, entry.microsoft, entry.sip, entry.origin, entry.subject);
    common->sip = entry.sip;
    common->origin = entry.origin;
    common->subject = entry.subject;
    item = printed_item(output->printed, &all[entries[number]], 0);
    if (item && item->line > 0) {
        actions_seen(output, item);
    } else {
        actions_print(output, entry.items, true);
        common->source = entry.source;
    }
}

static void print_groups(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries, bool headed)
{
    struct common common = {
        .whole = answer->match == DRCODE_NOTHING, .headed = headed, .sip = DRCODE_NO_CODE - 1};
    size_t i;

    for (i = 0; i < answer->count; i++)
        print_group(output, answer, entries, i, &common);
    end_source(output, &common);
}

/* "Q.850 cause 17, User busy", unless that is the heading, and whether it fits the SIP code. */
static void print_cause(const struct output *output, const struct drcode_answer *answer)
{
    struct drcode_cause cause;
    const struct printed_item *item;
    char text[256];
    int used;

    if (answer->cause == 0 || !drcode_cause(output->catalog, answer->cause, output->lang, &cause))
        return;
    used = snprintf(text, sizeof text, message_text(output->lang, MESSAGE_CAUSE), answer->cause,
                    cause.name);
    if (used > 0 && (size_t)used < sizeof text &&
        !drcode_cause_fits(output->catalog, answer->cause, answer->sip))
        snprintf(text + used, sizeof text - (size_t)used,
                 message_text(output->lang, MESSAGE_CAUSE_MISFITS), cause.sip);
    if (!actions_cause_alone(answer))
        actions_paragraph(output, text);
    if (cause.step && answer->count == 0) { /* the actions of an entry are surer */
        item = printed_item(output->printed, cause.step, 0);
        if (!item || item->line == 0)
            actions_paragraph(output, cause.step);
    }
}

/* Prints a first step for codes without an entry, where there is one for the SIP code. */
static void print_step(const struct output *output, const struct drcode_answer *answer, int sip)
{
    const char *step = actions_step(output, actions_outcome(output, answer), sip);

    if (step)
        actions_paragraph(output, step);
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
        print_step(output, answer, sip);
        return;
    }
    origin = drcode_structure(output->catalog, answer->microsoft, output->lang, &structure);
    /* a code of the SBC, or of an inbound call, ends with the SIP code */
    if (sip == DRCODE_NO_CODE && origin != DRCODE_MICROSOFT &&
        drcode_sip_reason(output->catalog, answer->microsoft % 1000, NULL))
        sip = answer->microsoft % 1000;
    print_origin(output, answer, answer->microsoft, sip, origin, NULL);
    print_step(output, answer, sip);
    item = printed_item(output->printed, structure, 0);
    if (!item || item->line == 0)
        actions_paragraph(output, structure);
}

/* Prints who ended a call normally, where a document says so. */
static void print_end(const struct output *output, const struct drcode_answer *answer)
{
    struct drcode_entry entry;
    size_t first;

    if (answer->microsoft == DRCODE_NO_CODE ||
        (drcode_find_pair(output->catalog, answer->microsoft, answer->sip, &first) == 0 &&
         drcode_find_microsoft(output->catalog, answer->microsoft, &first) == 0))
        return;
    drcode_entry(output->catalog, first, output->lang, &entry);
    actions_paragraph(output, entry.phrase);
}

/* Prints an answer without entries. */
static void print_undocumented(const struct output *output, const struct drcode_answer *answer,
                               bool headed)
{
    char name[ACTIONS_NAME];
    const char *phrase = actions_name(output, answer, name), *text;

    if (!headed)
        actions_title(output, actions_outcome(output, answer), name, phrase);
    text = drcode_hresult_text(output->catalog, answer->hresult, output->lang);
    if (text)
        actions_paragraph(output, text);
    if (answer->match == DRCODE_UNDOCUMENTED)
        print_codes(output, answer);
    else
        print_end(output, answer);
}

/* Prints an answer; `headed` says that its codes and its phrase were printed. */
static void print_parts(const struct output *output, const struct drcode_answer *answer,
                        const uint16_t *entries, bool headed)
{
    printed_turn(output->printed);
    if (answer->count > 0 && (answer->match == DRCODE_NEAR || answer->match == DRCODE_TEXT)) {
        color_start(output, COLOR_ASIDE);
        fprintf(output->file, "%s\n",
                message_text(output->lang, answer->match == DRCODE_TEXT ? MESSAGE_TEXT
                                           : answer->count > 1          ? MESSAGE_NEAR_MANY
                                                                        : MESSAGE_NEAR));
        color_end(output);
    }
    if (index_is_due(output, answer, entries))
        index_print(output, answer, entries);
    else
        print_groups(output, answer, entries, headed);
    if (answer->match == DRCODE_NORMAL || answer->match == DRCODE_UNDOCUMENTED)
        print_undocumented(output, answer, headed);
    print_cause(output, answer);
}

static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    print_parts(output, answer, entries, false);
}

/* Prints where a finding is, "sbc.log:12:" or "line 12", and its line, "sbc.log:12: line". */
static void print_place(const struct output *output, const char *file,
                        const struct drcode_finding *finding, bool line)
{
    char place[ACTIONS_PLACE];
    size_t size = strlen(actions_place(place, file, finding->line));

    color_start(output, COLOR_ASIDE);
    if (line) {
        safe_print(output->file, place, size);
        fputc(' ', output->file);
        safe_print(output->file, finding->text, finding->text_size);
    } else if (strcmp(file, "-") == 0) {
        fprintf(output->file, message_text(output->lang, MESSAGE_LINE),
                (unsigned long long)finding->line);
    } else {
        safe_print(output->file, place, size - 1);
    }
    color_end(output);
    fputc('\n', output->file);
}

/* Prints the head of a finding: what the log has of the call, the codes and the phrase in one line,
   and below it where in the log; or just the line of the log, which says no more. The line is left
   out where it has just been printed, and where it is a row of a table, or was read again. True
   where the codes and the phrase were printed. */
static bool print_head(const struct output *output, const char *file,
                       const struct drcode_finding *finding)
{
    const bool seen = output->passes_lines && finding->text,
               line = finding->text && !finding->row && !finding->file;

    if (!call_line_is_due(finding)) {
        if (!seen)
            print_place(output, file, finding, true);
        return false;
    }
    call_line_print(output, file, finding, true);
    if (!seen && (line || finding->time)) {
        wrap_indent(output->file, ACTIONS_INDENT);
        print_place(output, file, finding, line);
    }
    return finding->answer.count < 2;
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

/* Remembers where the actions of a finding, or its index, were printed. */
static void remember_finding(const struct output *output, const char *file,
                             const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    struct drcode_cause cause;
    const void *what;
    const char *structure;
    size_t i;

    if (answer->count == 0 && drcode_cause(output->catalog, answer->cause, output->lang, &cause) &&
        cause.step)
        remember(output, cause.step, file, finding->line);
    if (index_is_due(output, answer, finding->entries)) {
        if ((what = index_item(output, answer)) != NULL)
            remember(output, what, file, finding->line);
        return;
    }
    for (i = 0; i < answer->count; i++)
        remember(output, &output->catalog->entries[finding->entries[i]], file, finding->line);
    if (answer->count == 0 && answer->microsoft != DRCODE_NO_CODE) {
        drcode_structure(output->catalog, answer->microsoft, output->lang, &structure);
        remember(output, structure, file, finding->line);
    }
}

static void print_finding(const struct output *output, const char *file,
                          const struct drcode_finding *finding)
{
    struct drcode_answer answer = finding->answer;
    char name[ACTIONS_PLACE];
    bool headed;

    if (finding->outcome == DRCODE_OUTCOME_USER) { /* nobody has to act */
        call_line_print(output, file, finding, true);
        return;
    }
    if (answer.count > 0)
        answer.cause = 0; /* an entry says more, and the line has the number */
    headed = print_head(output, file, finding);
    print_parts(output, &answer, finding->entries, headed);
    fputc('\n', output->file);
    remember_finding(output, actions_place(name, file, 0), finding);
}

const struct format text_format = {NULL, NULL, print_answer, print_finding, summary_text};
