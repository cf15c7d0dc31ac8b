#include "print/call_line.h"

#include <limits.h>
#include <string.h>

#include "print/actions.h"
#include "print/color.h"
#include "print/messages.h"
#include "print/safe.h"
#include "print/wrap.h"

/* The fewest columns of a phrase. */
#define LEAST_PHRASE 16

bool call_line_is_due(const struct drcode_finding *finding)
{
    return !finding->text || finding->row || finding->time || finding->sbc || finding->caller ||
           finding->callee;
}

/* Prints a part of a line with a space after it, if the log has it; returns its columns. */
static unsigned print_part(const struct output *output, const char *text)
{
    if (!text || !*text)
        return 0;
    safe_print(output->file, text, strlen(text));
    fputc(' ', output->file);
    return wrap_columns(text, strlen(text)) + 1;
}

/* True for running text that has the time of its finding. */
static bool says_time(const struct drcode_finding *finding)
{
    const size_t size = strlen(finding->time);
    size_t i;

    for (i = 0; !finding->row && i + size <= finding->text_size; i++)
        if (memcmp(finding->text + i, finding->time, size) == 0)
            return true;
    return false;
}

/* Prints when a call ended or, unless its line is `seen` above, where in the log, the SBC and the
   numbers; no time that the line has. Returns the columns. */
static unsigned print_call(const struct output *output, const char *file,
                           const struct drcode_finding *finding, bool seen)
{
    const bool timed = finding->time && !(seen && says_time(finding));
    char place[ACTIONS_PLACE];
    unsigned used = 0;

    color_start(output, COLOR_ASIDE);
    if (timed)
        used = print_part(output, finding->time);
    else if (!seen)
        used = print_part(output, actions_place(place, file, finding->line));
    used += print_part(output, finding->sbc);
    used += print_part(output, finding->caller);
    if (finding->caller || finding->callee)
        used += print_part(output, "->");
    used += print_part(output, finding->callee);
    if (timed || finding->sbc || finding->caller || finding->callee)
        used += (unsigned)fprintf(output->file, " ");
    color_end(output);
    return used;
}

/* What the entries of a finding have in common. */
static struct drcode_entry find_common(const struct output *output,
                                       const struct drcode_finding *finding)
{
    struct drcode_entry common, entry;
    size_t i;

    drcode_entry(output->catalog, finding->entries[0], output->lang, &common);
    for (i = 1; i < finding->answer.count; i++) {
        drcode_entry(output->catalog, finding->entries[i], output->lang, &entry);
        if (entry.microsoft != common.microsoft)
            common.microsoft = DRCODE_NO_CODE;
        if (entry.sip != common.sip)
            common.sip = DRCODE_NO_CODE;
        if (common.phrase && strcmp(entry.phrase, common.phrase) != 0)
            common.phrase = NULL;
    }
    return common;
}

/* Names a finding: writes its codes, and returns its phrase, which may be in `room`. */
static const char *name_finding(const struct output *output, const struct drcode_finding *finding,
                                char *codes, char *room, size_t size)
{
    const struct drcode_answer *answer = &finding->answer;
    struct drcode_entry common;
    const char *name, *reason;

    if (answer->count == 0) {
        name = actions_name(output, answer, codes);
        reason = finding->phrase ? finding->phrase
                                 : drcode_sip_reason(output->catalog, answer->sip, NULL);
        if (answer->match != DRCODE_UNDOCUMENTED || !reason || actions_cause_alone(answer))
            return name;
        snprintf(room, size, "%s (%s)", reason, name);
        return room;
    }
    common = find_common(output, finding);
    actions_codes(codes, common.microsoft, common.sip);
    if (common.phrase || finding->phrase)
        return common.phrase ? common.phrase : finding->phrase;
    snprintf(room, size, message_text(output->lang, MESSAGE_ENTRIES), (unsigned long)answer->count);
    return room;
}

void call_line_print(const struct output *output, const char *file,
                     const struct drcode_finding *finding, bool whole)
{
    unsigned used =
        print_call(output, file, finding, whole && output->passes_lines && finding->text);
    char codes[ACTIONS_NAME], room[1200];
    const char *phrase = name_finding(output, finding, codes, room, sizeof room);

    actions_print_codes(output, finding->outcome, codes);
    used += (unsigned)strlen(codes);
    if (whole) {
        color_start(output, COLOR_PHRASE);
        wrap_text(output->file, output->width, phrase, strlen(phrase), used, 2 * ACTIONS_INDENT);
        color_end(output);
    } else {
        wrap_cut(output->file, phrase, strlen(phrase),
                 output->width == 0                    ? UINT_MAX
                 : output->width > used + LEAST_PHRASE ? output->width - used
                                                       : LEAST_PHRASE);
    }
    fputc('\n', output->file);
}
