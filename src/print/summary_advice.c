/* summary_advice.c - what to do about the failures of a summary. */
#include <stdlib.h>
#include <string.h>

#include "catalog/catalog.h"
#include "print/actions.h"
#include "print/messages.h"
#include "print/printed.h"
#include "print/summary_text.h"
#include "print/wrap.h"
#include "summary/summary.h"

/* The failures of which the first action is shown without --all. */
#define FEW 3

/* What to do about an entry, or about codes without one. */
struct advice {
    enum drcode_outcome outcome;
    int32_t microsoft;
    int sip;
    const char *phrase;
    const char *items; /* NULL where there is no entry */
    const char *text;  /* what the structure of codes without an entry says, or NULL */
};

static struct advice read_codes(const struct output *output, const struct summary_group *group)
{
    struct advice advice = {.microsoft = group->microsoft,
                            .sip = group->sip,
                            .phrase = message_text(output->lang, MESSAGE_UNDOCUMENTED)};
    const char *reason;

    if (group->microsoft != DRCODE_NO_CODE) {
        drcode_structure(output->catalog, group->microsoft, output->lang, &advice.text);
    } else {
        reason = drcode_sip_reason(output->catalog, group->sip, NULL);
        advice.phrase = reason ? reason : advice.phrase;
        advice.text = drcode_sip_step(output->catalog, group->sip, output->lang);
    }
    return advice;
}

/* Collects the advice for all groups, that for an entry once; returns how many there are. */
static size_t collect(const struct output *output, const struct summary *summary, uint16_t *entries,
                      struct advice *advice)
{
    struct drcode_answer answer;
    struct drcode_entry entry;
    size_t count = 0, i, j;

    printed_turn(output->printed);
    for (i = 0; i < summary->group_count && !output->printed->failed; i++) {
        if (summary->groups[i].outcome != DRCODE_OUTCOME_FAILURE || summary->groups[i].count == 0)
            continue;
        if (summary_entries(output->catalog, &summary->groups[i], &answer, entries) == 0 ||
            answer.match == DRCODE_SIP) { /* which entry is meant, a SIP code alone cannot say */
            advice[count++] = read_codes(output, &summary->groups[i]);
            continue;
        }
        for (j = 0; j < answer.count; j++) {
            if (printed_again(output->printed, &output->catalog->entries[entries[j]], 0) ||
                output->printed->failed)
                continue;
            drcode_entry(output->catalog, entries[j], output->lang, &entry);
            advice[count++] = (struct advice){.outcome = entry.outcome,
                                              .microsoft = entry.microsoft,
                                              .sip = entry.sip,
                                              .phrase = entry.phrase,
                                              .items = entry.items};
        }
    }
    return count;
}

/* Prints the headings of all advice that is the same as the first, and then that. */
static void print_same(const struct output *output, const struct advice *advice, size_t count)
{
    size_t i;

    fputc('\n', output->file);
    for (i = 0; i < count; i++)
        if (advice[i].items == advice->items && advice[i].text == advice->text)
            actions_heading(output, advice[i].outcome, advice[i].microsoft, advice[i].sip,
                            advice[i].phrase);
    if (advice->text)
        actions_paragraph(output, advice->text);
    actions_print(output, advice->items, false);
}

static void print_advice(const struct output *output, const struct advice *advice, size_t count)
{
    static const char none[1];
    size_t i;

    printed_turn(output->printed);
    for (i = 0; i < count; i++) {
        const char *what = advice[i].items  ? advice[i].items
                           : advice[i].text ? advice[i].text
                                            : none;

        if (!printed_again(output->printed, what, 0))
            print_same(output, &advice[i], count - i);
    }
}

/* The first action; NULL where there is none. */
static const char *first_action(const char *items)
{
    struct drcode_item item = {.text = NULL};

    while ((items = drcode_next(items, &item)) != NULL && item.kind != DRCODE_ACTION)
        ;
    return items ? item.text : NULL;
}

/* Prints a line for codes: the first thing to do or, where it depends on the entry, how to find it.
 */
static void print_first(const struct output *output, const struct summary_group *group,
                        uint16_t *entries)
{
    char codes[ACTIONS_CODES], see[64];
    struct drcode_answer answer;
    struct drcode_entry entry = {.items = ""};
    const char *text = NULL;
    size_t size = actions_codes(codes, group->microsoft, group->sip);

    snprintf(see, sizeof see, message_text(output->lang, MESSAGE_SEE), (int)size - 1, codes);
    if (summary_entries(output->catalog, group, &answer, entries) == 1 &&
        answer.match != DRCODE_SIP) {
        drcode_entry(output->catalog, entries[0], output->lang, &entry);
        text = first_action(entry.items);
    } else if (answer.count == 0 && group->microsoft != DRCODE_NO_CODE) {
        drcode_structure(output->catalog, group->microsoft, output->lang, &text);
    }
    if (!text)
        text = see;
    fprintf(output->file, "    %s ", codes);
    wrap_cut(output->file, text, strcspn(text, "\n"), output->width - (unsigned)size - 5);
    fputc('\n', output->file);
}

/* Prints a line for each of the most frequent failures. */
static void print_few(const struct output *output, const struct summary *summary, uint16_t *entries)
{
    bool headed = false;
    size_t i;

    for (i = 0; i < summary->group_count && i < FEW; i++) {
        const struct summary_group *group = &summary->groups[i];

        if (group->outcome != DRCODE_OUTCOME_FAILURE || group->count == 0 ||
            (group->microsoft == DRCODE_NO_CODE && group->sip == DRCODE_NO_CODE))
            continue;
        if (!headed)
            fprintf(output->file, "%s\n", message_text(output->lang, MESSAGE_TO_DO_FIRST));
        headed = true;
        print_first(output, group, entries);
    }
}

bool summary_advice(const struct output *output, const struct summary *summary)
{
    size_t known = drcode_count(output->catalog), count = 0;
    uint16_t *entries = malloc((known + 1) * sizeof *entries);
    struct advice *advice = calloc(known + summary->group_count + 1, sizeof *advice);
    bool done = entries && advice;

    if (done && !output->full)
        print_few(output, summary, entries);
    if (done && output->full)
        count = collect(output, summary, entries, advice);
    if (count > 0) {
        fprintf(output->file, "\n%s\n", message_text(output->lang, MESSAGE_TO_DO));
        print_advice(output, advice, count);
        fprintf(output->file, "\n%s\n", message_text(output->lang, MESSAGE_SEE_MORE));
    }
    free(advice);
    free(entries);
    return done;
}
