#include "print/summary_text.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "print/actions.h"
#include "print/color.h"
#include "print/messages.h"
#include "print/safe.h"
#include "print/wrap.h"
#include "summary/rates.h"

/* Columns: of a line where the terminal's are not known, and where the details of a group start;
   the steps of a column of a bar. */
#define WIDTH  80
#define INDENT 4
#define STEPS  8

/* Without --all: failures with all details, failures with a line each, and lines of what users do.
 */
#define DETAILED 3
#define FAILURES 8
#define USERS    5

/* How many SBCs of a group are named at most, also with --all, and how many rates. */
#define TOP      3
#define TOP_FULL 8
#define RATES    8

static unsigned width(const struct output *output)
{
    return output->width >= 40 ? output->width : WIDTH;
}

static unsigned bar_columns(const struct output *output)
{
    return width(output) >= 120 ? 16 : 8;
}

/* What is printed, and how. */
struct screen {
    const struct output *output;
    const struct summary *summary;
    struct rate *rates; /* of SBCs */
    size_t rate_count;
    size_t domain; /* the size of the end of the names of all SBCs, ".contoso.com" */
    bool years;    /* not all calls are of the same year */
};

/* Prints a bar of a share, in thousandths, of the columns of bars; a count has an eighth at least.
 */
static void print_bar(const struct output *output, enum drcode_outcome outcome, unsigned share)
{
    static const char *const eighths[] = {"\342\226\217", "\342\226\216", "\342\226\215",
                                          "\342\226\214", "\342\226\213", "\342\226\212",
                                          "\342\226\211", "\342\226\210"};
    unsigned columns = bar_columns(output), steps = (share * columns * STEPS + 500) / 1000, i;

    if (steps == 0)
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

/* Text that is put together; what does not fit is left out. */
struct text {
    char bytes[2048];
    size_t size;
};

static void add_text(struct text *text, const char *format, ...)
{
    va_list arguments;
    int size;

    va_start(arguments, format);
    size = vsnprintf(text->bytes + text->size, sizeof text->bytes - text->size, format, arguments);
    va_end(arguments);
    if (size > 0)
        text->size += (size_t)size;
    if (text->size >= sizeof text->bytes)
        text->size = sizeof text->bytes - 1;
}

/* The name of a row as it is shown: of an SBC without the domain that all have. */
static const char *row_name(const struct screen *screen, enum summary_by by, const char *name,
                            int *size)
{
    const enum drcode_lang lang = screen->output->lang;

    if (by == SUMMARY_TYPES)
        name = message_text(lang, *name == 'i' ? MESSAGE_IN : MESSAGE_OUT);
    else if (by == SUMMARY_COUNTRIES && strcmp(name, "unknown") == 0)
        name = message_text(lang, MESSAGE_UNKNOWN);
    *size = (int)utf8_cut(name, strlen(name), width(screen->output) / 2);
    if (by == SUMMARY_SBCS && screen->domain > 0 && strlen(name) > screen->domain)
        *size = (int)(strlen(name) - screen->domain);
    return name;
}

/* Adds the rows with the highest counts, at most `top`, and the sum of the others. */
static void add_top(struct text *text, const struct screen *screen, enum summary_by by,
                    const struct tally *tally, size_t top)
{
    const char *semicolon = message_text(screen->output->lang, MESSAGE_SEMICOLON);
    const char *gap = text->size > 0 ? semicolon : "", *name;
    uint64_t others = tally->others;
    size_t i;
    int size;

    for (i = 0; i < tally->count; i++) {
        if (i >= top) {
            others = tally_sum(others, tally->rows[i].count);
            continue;
        }
        name = row_name(screen, by, tally->rows[i].name, &size);
        add_text(text, "%s%.*s %" PRIu64, gap, size, name, tally->rows[i].count);
        gap = ", ";
    }
    if (others > 0)
        add_text(text, "%s%s %" PRIu64, gap, message_text(screen->output->lang, MESSAGE_OTHERS),
                 others);
}

/* Adds when a group started and ended, "03-05 02:00-14:48"; the year where it is not that of all.
 */
static void add_span(struct text *text, const struct screen *screen,
                     const struct timestamp_span *span)
{
    char from[TIMESTAMP_ROOM], to[TIMESTAMP_ROOM];
    const char *dash = screen->output->ascii ? "-" : "\342\200\223";
    const int skip = screen->years ? 0 : 5;

    timestamp_write(span->first, from);
    timestamp_write(span->last, to);
    from[10] = to[10] = ' ';
    if (memcmp(from, to, sizeof "2025-03-05" - 1) == 0)
        add_text(text, "%.*s%s%.5s", 16 - skip, from + skip, dash, to + 11);
    else
        add_text(text, "%.*s%s%.*s", 16 - skip, from + skip, dash, 16 - skip, to + skip);
}

/* Prints when, where and which way the calls of a group were: in one line where that is possible.
 */
static void print_details(const struct screen *screen, const struct summary_group *group)
{
    const struct output *output = screen->output;
    size_t top = output->full ? TOP_FULL : TOP;
    struct text text;

    do {
        text.size = 0;
        if (group->span.known)
            add_span(&text, screen, &group->span);
        add_top(&text, screen, SUMMARY_SBCS, &group->by[SUMMARY_SBCS], top);
        add_top(&text, screen, SUMMARY_COUNTRIES, &group->by[SUMMARY_COUNTRIES], top + 1);
        add_top(&text, screen, SUMMARY_TYPES, &group->by[SUMMARY_TYPES], 2);
    } while (!output->full && --top > 0 &&
             !wrap_fits(text.bytes, text.size, width(output) - INDENT));
    if (text.size == 0)
        return;
    wrap_indent(output->file, INDENT);
    wrap_text(output->file, width(output), text.bytes, text.size, INDENT, INDENT + 2);
    fputc('\n', output->file);
}

/* Prints a call of a group. */
static void print_example(const struct output *output, const struct example *example)
{
    char time[TIMESTAMP_ROOM];
    struct text text = {.size = 0};

    if (!example_known(example))
        return;
    add_text(&text, "%s", message_text(output->lang, MESSAGE_EXAMPLE));
    if (example->time != EXAMPLE_NO_TIME) {
        timestamp_write(example->time, time);
        add_text(&text, " %s", time);
    }
    if (*example->caller || *example->callee)
        add_text(&text, " %s -> %s", *example->caller ? example->caller : "?",
                 *example->callee ? example->callee : "?");
    if (*example->correlation)
        add_text(&text, " %s", example->correlation);
    color_start(output, COLOR_ASIDE);
    wrap_indent(output->file, INDENT);
    wrap_text(output->file, width(output), text.bytes, text.size, INDENT, INDENT + 2);
    color_end(output);
    fputc('\n', output->file);
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
    print_bar(output, group->outcome, tally_share(group->count, most));
    fprintf(output->file, " %s ", percent);
    actions_codes(codes, group->microsoft, group->sip);
    actions_print_codes(output, group->outcome, codes);
    used +=
        bar_columns(output) + wrap_columns(percent, strlen(percent)) + 2 + (unsigned)strlen(codes);
    write_phrase(output, group, entries, phrase, sizeof phrase);
    wrap_cut(output->file, phrase, strlen(phrase),
             width(output) > used + 8 ? width(output) - used : 8);
    fputc('\n', output->file);
}

/* Prints the groups of an outcome: failures, or what users do; without --all not all of them. */
static void print_groups(const struct screen *screen, enum drcode_outcome outcome,
                         uint16_t *entries)
{
    const struct output *output = screen->output;
    const size_t lines = outcome == DRCODE_OUTCOME_USER ? USERS : FAILURES;
    const struct summary_group *group;
    uint64_t most = 0, left = 0;
    size_t number = 0, hidden = 0, i;

    for (i = 0; (group = summary_group(screen->summary, i)) != NULL; i++) {
        if (group->outcome != outcome)
            continue;
        if (number == 0)
            fprintf(output->file, "%s\n",
                    outcome == DRCODE_OUTCOME_USER ? message_text(output->lang, MESSAGE_BY_USERS)
                                                   : "");
        most = group->count > most ? group->count : most;
        if (++number > lines && !output->full) {
            left = tally_sum(left, group->count);
            hidden++;
            continue;
        }
        print_group(screen, group, most, entries);
        if (outcome == DRCODE_OUTCOME_FAILURE && (output->full || number <= DETAILED))
            print_details(screen, group);
        if (outcome == DRCODE_OUTCOME_FAILURE && (output->full || number == 1))
            print_example(output, &group->example);
    }
    if (hidden > 0) {
        fprintf(output->file, message_text(output->lang, MESSAGE_MORE), (unsigned long long)left,
                (unsigned long)hidden);
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

    add_text(&text, message_text(output->lang, MESSAGE_NER), ner / 10, ner % 10);
    for (i = 0; screen->rate_count > 1 && i < screen->rate_count && (output->full || i < RATES);
         i++) {
        const struct rate *rate = &screen->rates[i];

        name = row_name(screen, SUMMARY_SBCS, rate->name, &size);
        ner = summary_ner(rate->calls, rate->counts[DRCODE_OUTCOME_FAILURE]);
        add_text(&text, i > 0 ? ", " : message_text(output->lang, MESSAGE_COLON));
        add_text(&text, message_text(output->lang, MESSAGE_NER_OF), size, name, ner / 10, ner % 10);
    }
    wrap_text(output->file, width(output), text.bytes, text.size, 0, INDENT);
    fputc('\n', output->file);
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
            add_text(&text, i > 1 ? ", " : message_text(output->lang, MESSAGE_COLON));
        add_text(&text, message_text(output->lang, (enum message)(MESSAGE_TOTAL_CALLS + i)),
                 (unsigned long long)counts[i]);
    }
    if (summary->span.known) {
        timestamp_write(summary->span.first, from);
        timestamp_write(summary->span.last, to);
        add_text(&text, "%s%.10s", message_text(output->lang, MESSAGE_SEMICOLON), from);
        if (memcmp(from, to, sizeof "2025-03-05" - 1) != 0)
            add_text(&text, "%s%.10s", output->ascii ? "-" : "\342\200\223", to);
    }
    wrap_text(output->file, width(output), text.bytes, text.size, 0, INDENT);
    fputc('\n', output->file);
    if (ended > 0)
        print_ner(screen, ended);
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

    if (!entries)
        return false;
    screen.rates = rates_of(summary, SUMMARY_SBCS, &screen.rate_count);
    screen.domain = common_domain(screen.rates, screen.rate_count);
    screen.years = spans_years(&summary->span);
    print_totals(&screen);
    print_groups(&screen, DRCODE_OUTCOME_FAILURE, entries);
    print_groups(&screen, DRCODE_OUTCOME_USER, entries);
    summary_chart(output, summary, width(output));
    free(screen.rates);
    free(entries);
    plain.color = false;
    plain.width = width(output);
    return summary_advice(&plain, summary);
}
