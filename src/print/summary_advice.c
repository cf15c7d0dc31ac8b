/* summary_advice.c - what to do about the failures of a summary. */
#include <stdlib.h>
#include <string.h>

#include "print/messages.h"
#include "print/output.h"
#include "print/summary_text.h"
#include "print/wrap.h"
#include "summary/summary.h"

#define INDENT 4

/* What is to be done about an entry, or about codes that none has. */
struct advice {
    int32_t microsoft;
    int sip;
    enum drcode_origin origin;
    const char *phrase;
    const char *items; /* NULL where there is no entry */
    const char *text;  /* what the structure of codes without entry says, or NULL */
    bool done;
};

static struct advice read_codes(const struct output *output, const struct summary_group *group)
{
    struct advice advice = {.microsoft = group->microsoft,
                            .sip = group->sip,
                            .phrase = message(output->lang, MESSAGE_UNDOCUMENTED)};

    if (group->microsoft != DRCODE_NO_CODE)
        advice.origin =
            drcode_structure(output->catalog, group->microsoft, output->lang, &advice.text);
    return advice;
}

/* Collects the advice for all groups, that for an entry once; returns how many there are. */
static size_t collect(const struct output *output, const struct summary *summary, uint16_t *entries,
                      bool *seen, struct advice *advice)
{
    struct drcode_answer answer;
    struct drcode_entry entry;
    size_t count = 0, i, j;

    for (i = 0; i < summary->group_count; i++) {
        if (summary_entries(output->catalog, &summary->groups[i], &answer, entries) == 0)
            advice[count++] = read_codes(output, &summary->groups[i]);
        for (j = 0; j < answer.count; j++) {
            if (seen[entries[j]])
                continue;
            seen[entries[j]] = true;
            drcode_entry(output->catalog, entries[j], output->lang, &entry);
            advice[count++] = (struct advice){.microsoft = entry.microsoft,
                                              .sip = entry.sip,
                                              .origin = entry.origin,
                                              .phrase = entry.phrase,
                                              .items = entry.items};
        }
    }
    return count;
}

static void print_item(FILE *file, unsigned width, const char *head, const char *text)
{
    unsigned at = INDENT + wrap_columns(head, strlen(head));

    wrap_indent(file, INDENT);
    fputs(head, file);
    wrap_item(file, width, text, at, at);
}

static void print_advice(const struct output *output, const struct advice *advice, unsigned width)
{
    const char *items = advice->items;
    struct drcode_item item;
    char head[32];
    unsigned number = 0;

    if (advice->text)
        print_item(output->file, width, "", advice->text);
    while (items && (items = drcode_next(items, &item)) != NULL) {
        if (item.kind == DRCODE_ACTION)
            snprintf(head, sizeof head, "%u. ", ++number);
        else
            snprintf(head, sizeof head, "%s ", message(output->lang, MESSAGE_NOTE));
        if (item.kind != DRCODE_LINK)
            print_item(output->file, width, head, item.text);
    }
}

/* Prints the headings of all advice that is the same as the first, and then that. */
static void print_same(const struct output *output, struct advice *advice, size_t count,
                       unsigned width)
{
    unsigned used;
    char codes[OUTPUT_CODES];
    size_t i;

    fputc('\n', output->file);
    for (i = 0; i < count; i++) {
        if (advice[i].done || advice[i].items != advice->items || advice[i].text != advice->text)
            continue;
        used = (unsigned)output_codes(codes, advice[i].microsoft, advice[i].sip);
        fputs(codes, output->file);
        wrap_text(output->file, width, advice[i].phrase, strlen(advice[i].phrase), used, used);
        fputc('\n', output->file);
        advice[i].done = true;
    }
    print_advice(output, advice, width);
}

bool summary_advice(const struct output *output, const struct summary *summary, unsigned width)
{
    size_t known = drcode_count(output->catalog), count = 0, i;
    uint16_t *entries = malloc((known + 1) * sizeof *entries);
    bool *seen = calloc(known + 1, sizeof *seen);
    struct advice *advice = calloc(known + summary->group_count + 1, sizeof *advice);
    bool done = entries && seen && advice;

    if (done)
        count = collect(output, summary, entries, seen, advice);
    if (count > 0)
        fprintf(output->file, "\n%s\n", message(output->lang, MESSAGE_TO_DO));
    for (i = 0; i < count; i++)
        if (!advice[i].done)
            print_same(output, &advice[i], count - i, width);
    if (count > 0)
        fprintf(output->file, "\n%s\n", message(output->lang, MESSAGE_SEE_MORE));
    free(advice);
    free(seen);
    free(entries);
    return done;
}
