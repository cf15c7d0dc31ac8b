/* summary_advice.c - what to do about the failures of a summary. */
#include <stdlib.h>

#include "catalog/catalog.h"
#include "print/actions.h"
#include "print/messages.h"
#include "print/printed.h"
#include "print/summary_text.h"
#include "summary/summary.h"

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

bool summary_advice(const struct output *output, const struct summary *summary)
{
    size_t known = drcode_count(output->catalog), count = 0;
    uint16_t *entries = malloc((known + 1) * sizeof *entries);
    struct advice *advice = calloc(known + summary->group_count + 1, sizeof *advice);
    bool done = entries && advice;

    if (done)
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
