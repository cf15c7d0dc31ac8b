#include "print/summary_text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "print/actions.h"
#include "print/color.h"
#include "print/messages.h"
#include "print/summary_screen.h"
#include "print/wrap.h"
#include "summary/compare.h"

/* The steps of a column of a bar; the columns of a change. */
#define STEPS  8
#define CHANGE 6

/* Without --all: failures with all details, failures with a line each, and lines of what users do.
 */
#define DETAILED 3
#define FAILURES 8
#define USERS    5

/* How many rates of SBCs are printed without --all. */
#define RATES 8

static unsigned bar_columns(const struct output *output)
{
    return summary_width(output) >= 120 ? 16 : 8;
}

/* Prints a bar of a share, in thousandths, of the columns of bars; a count has an eighth at least.
 */
static void print_bar(const struct output *output, enum drcode_outcome outcome, uint64_t count,
                      unsigned share)
{
    static const char *const eighths[] = {"\342\226\217", "\342\226\216", "\342\226\215",
                                          "\342\226\214", "\342\226\213", "\342\226\212",
                                          "\342\226\211", "\342\226\210"};
    unsigned columns = bar_columns(output), steps = (share * columns * STEPS + 500) / 1000, i;

    if (steps == 0 && count > 0)
        steps = 1;
    color_start(output, (enum color)outcome);
    for (i = 0; i < columns && steps > 0; i++) {
        unsigned part = steps < STEPS ? steps : STEPS;

        fputs(output->ascii ? "#" : eighths[part - 1], output->file);
        steps -= part;
    }
    color_end(output);
    wrap_indent(output->file, columns - i);
}

/* Writes the phrase of a group, how many entries it may mean, or the SIP reason of codes without
   one. */
static void write_phrase(const struct output *output, const struct summary_group *group,
                         uint16_t *entries, char *text, size_t room)
{
    const char *undocumented = message_text(output->lang, MESSAGE_UNDOCUMENTED), *reason;
    struct drcode_answer answer;
    struct drcode_entry entry;

    summary_entries(output->catalog, group, &answer, entries);
    if (answer.count == 1) {
        drcode_entry(output->catalog, entries[0], output->lang, &entry);
        snprintf(text, room, "%s", entry.phrase);
    } else if (answer.count > 1 && group->phrase) {
        snprintf(text, room, "%s", group->phrase);
    } else if (answer.count > 1) {
        snprintf(text, room, message_text(output->lang, MESSAGE_ENTRIES),
                 (unsigned long)answer.count);
    } else if (group->microsoft == DRCODE_NO_CODE && group->sip == DRCODE_NO_CODE) {
        snprintf(text, room, "%s", message_text(output->lang, MESSAGE_OTHERS));
    } else if ((reason = drcode_sip_reason(output->catalog, group->sip, NULL)) != NULL) {
        snprintf(text, room, "%s (%s)", reason, undocumented);
    } else {
        snprintf(text, room, "%s", undocumented);
    }
}

/* Prints how a group has changed, and a space; returns the columns. */
static unsigned print_change(const struct screen *screen, const struct summary_group *group)
{
    const enum drcode_lang lang = screen->output->lang;
    char change[COMPARE_ROOM];
    const char *text;

    compare_change(screen->summary, group->count, group->before, change);
    text = message_decimal(lang, change);
    if (*change == 'n')
        text = message_text(lang, MESSAGE_NEW);
    else if (*change == 'g')
        text = message_text(lang, MESSAGE_GONE);
    wrap_indent(screen->output->file, wrap_columns(text, strlen(text)) < CHANGE
                                          ? CHANGE - wrap_columns(text, strlen(text))
                                          : 0);
    fprintf(screen->output->file, "%s ", text);
    return CHANGE + 1;
}

/* Prints a line: count, bar, share, codes and phrase. */
static void print_group(const struct screen *screen, const struct summary_group *group,
                        uint64_t most, uint16_t *entries)
{
    const struct output *output = screen->output;
    unsigned share = tally_share(group->count, screen->summary->totals[group->outcome].count), used;
    char percent[16], codes[ACTIONS_CODES], phrase[1100];

    snprintf(percent, sizeof percent, message_text(output->lang, MESSAGE_SHARE), share / 10,
             share % 10);
    used = (unsigned)fprintf(output->file, "%6" PRIu64 " ", group->count);
    print_bar(output, group->outcome, group->count, tally_share(group->count, most));
    fprintf(output->file, " %s ", percent);
    if (screen->summary->before)
        used += print_change(screen, group);
    actions_codes(codes, group->microsoft, group->sip);
    actions_print_codes(output, group->outcome, codes);
    used +=
        bar_columns(output) + wrap_columns(percent, strlen(percent)) + 2 + (unsigned)strlen(codes);
    write_phrase(output, group, entries, phrase, sizeof phrase);
    wrap_cut(output->file, phrase, strlen(phrase),
             summary_width(output) > used + 8 ? summary_width(output) - used : 8);
    fputc('\n', output->file);
}

/* Prints the groups of an outcome: failures, or what users do; without --all not all of them. */
static void print_groups(const struct screen *screen, enum drcode_outcome outcome,
                         uint16_t *entries)
{
    const struct output *output = screen->output;
    const size_t lines = outcome == DRCODE_OUTCOME_USER ? USERS : FAILURES;
    const struct summary_group *group;
    uint64_t most = 0, hidden[2] = {0}; /* calls, and kinds */
    char more[MESSAGE_ROOM];
    size_t number = 0, i;

    for (i = 0; (group = summary_group(screen->summary, i)) != NULL; i++)
        if (group->outcome == outcome && group->count > most)
            most = group->count;
    for (i = 0; (group = summary_group(screen->summary, i)) != NULL; i++) {
        if (group->outcome != outcome)
            continue;
        if (number == 0)
            fprintf(output->file, "%s\n",
                    outcome == DRCODE_OUTCOME_USER ? message_text(output->lang, MESSAGE_BY_USERS)
                                                   : "");
        if (++number > lines && !output->full) {
            hidden[0] = tally_sum(hidden[0], group->count);
            hidden[1]++;
            continue;
        }
        print_group(screen, group, most, entries);
        if (outcome == DRCODE_OUTCOME_FAILURE &&
            (output->full || number <= DETAILED || screen->summary->before))
            summary_details(screen, group);
        if (outcome == DRCODE_OUTCOME_FAILURE && (output->full || number == 1))
            summary_example(output, &group->example);
    }
    if (hidden[1] > 0) {
        fprintf(output->file, message_counted(output->lang, MESSAGE_MORE, hidden, more),
                (unsigned long long)hidden[0], (unsigned long)hidden[1]);
        fputc('\n', output->file);
    }
}

/* Prints the network effectiveness ratio, and those of SBCs where there are several. */
static void print_ner(const struct screen *screen, uint64_t calls)
{
    const struct output *output = screen->output;
    unsigned ner = summary_ner(calls, screen->summary->failures);
    struct text text = {.size = 0};
    const char *name;
    size_t i;
    int size;

    text_add(&text, message_text(output->lang, MESSAGE_NER), ner / 10, ner % 10);
    for (i = 0; screen->rate_count > 1 && i < screen->rate_count && (output->full || i < RATES);
         i++) {
        const struct rate *rate = &screen->rates[i];

        name = summary_name(screen, SUMMARY_SBCS, rate->name, &size);
        ner = summary_ner(rate->calls, rate->counts[DRCODE_OUTCOME_FAILURE]);
        text_add(&text, i > 0 ? ", " : message_text(output->lang, MESSAGE_COLON));
        text_add(&text, message_text(output->lang, MESSAGE_NER_OF), size, name, ner / 10, ner % 10);
    }
    text_print(&text, output, 0);
}

/* Adds a part of the totals, which takes a count. */
static void add_total(struct text *text, const struct output *output, enum message which,
                      uint64_t count)
{
    char room[MESSAGE_ROOM];

    text_add(text, message_counted(output->lang, which, &count, room), (unsigned long long)count);
}

/* Prints what the calls are compared with. */
static void print_compared(const struct screen *screen)
{
    const struct output *output = screen->output;
    const struct summary *before = screen->summary->before;
    const uint64_t counts[] = {summary_ended(before), before->failures};
    const unsigned ner = summary_ner(counts[0], counts[1]);
    struct text total = {.size = 0}, text = {.size = 0};
    char room[MESSAGE_ROOM];

    add_total(&total, output, MESSAGE_TOTAL_CALLS, counts[0]);
    text_add(&text,
             message_counted(output->lang, counts[0] > 0 ? MESSAGE_COMPARED : MESSAGE_COMPARED_NONE,
                             counts, room),
             total.bytes, (unsigned long long)counts[1], ner / 10, ner % 10);
    text_print(&text, output, 0);
}

/* Prints how many calls ended how, and when they were. */
static void print_totals(const struct screen *screen)
{
    const struct output *output = screen->output;
    const struct summary *summary = screen->summary;
    uint64_t ended = tally_sum(tally_sum(summary->failures, summary->users), summary->normal);
    const uint64_t counts[] = {summary->records, summary->normal, summary->users, summary->failures,
                               summary->records - ended};
    char from[TIMESTAMP_ROOM], to[TIMESTAMP_ROOM];
    struct text text = {.size = 0};
    size_t i;

    for (i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (i == 4 && counts[i] == 0)
            continue; /* every record says how its call ended */
        if (i > 0)
            text_add(&text, i > 1 ? ", " : message_text(output->lang, MESSAGE_COLON));
        add_total(&text, output, (enum message)(MESSAGE_TOTAL_CALLS + i), counts[i]);
    }
    if (summary->span.known) {
        timestamp_write(summary->span.first, from);
        timestamp_write(summary->span.last, to);
        text_add(&text, "%s%.10s", message_text(output->lang, MESSAGE_SEMICOLON), from);
        if (memcmp(from, to, sizeof "2025-03-05" - 1) != 0)
            text_add(&text, "%s%.10s", output->ascii ? "-" : "\342\200\223", to);
    }
    text_print(&text, output, 0);
    if (ended > 0)
        print_ner(screen, ended);
    if (summary->before)
        print_compared(screen);
}

/* The size of the domain that the names of all SBCs end with, with its dot; 0 where they have none
   in common. */
static size_t common_domain(const struct rate *rates, size_t count)
{
    const char *domain = count > 1 ? strchr(rates->name, '.') : NULL, *other;
    size_t i;

    for (i = 1; domain && i < count; i++) {
        other = strchr(rates[i].name, '.');
        if (!other || other == rates[i].name || strcmp(other, domain) != 0)
            return 0;
    }
    return domain && domain > rates->name ? strlen(domain) : 0;
}

static bool spans_years(const struct timestamp_span *span)
{
    char from[TIMESTAMP_ROOM], to[TIMESTAMP_ROOM];

    timestamp_write(span->first, from);
    timestamp_write(span->last, to);
    return memcmp(from, to, sizeof "2025" - 1) != 0;
}

bool summary_text(const struct output *output, const struct summary *summary)
{
    struct output plain = *output; /* what to do has no colours */
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    struct screen screen = {.output = output, .summary = summary};

    screen.rates = entries ? rates_of(summary, SUMMARY_SBCS, &screen.rate_count) : NULL;
    if (!entries || (!screen.rates && screen.rate_count > 0)) {
        free(entries);
        return false;
    }
    screen.domain = common_domain(screen.rates, screen.rate_count);
    screen.years = spans_years(&summary->span);
    print_totals(&screen);
    print_groups(&screen, DRCODE_OUTCOME_FAILURE, entries);
    print_groups(&screen, DRCODE_OUTCOME_USER, entries);
    summary_chart(output, summary, summary_width(output));
    free(screen.rates);
    free(entries);
    plain.color = false;
    plain.width = summary_width(output);
    return summary_advice(&plain, summary);
}
