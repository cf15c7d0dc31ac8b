#include "print/summary_text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "print/actions.h"
#include "print/messages.h"
#include "print/safe.h"
#include "print/wrap.h"
#include "summary/country.h"
#include "summary/summary.h"
#include "base/timestamp.h"

/* Columns: of a line where the terminal's are not known, of a bar, at most of the failures over
   time, and where these and the details of a group start. */
#define WIDTH         80
#define BAR           8
#define SPARK         73
#define INDENT        4
#define DETAIL_COLUMN 9

/* How many SBCs and countries of a group are named. */
#define TOP 5

static unsigned width(const struct output *output)
{
    return output->width >= 40 ? output->width : WIDTH;
}

static void print_bar(const struct output *output, unsigned share)
{
    unsigned filled = (share * BAR + 500) / 1000, i;

    if (share > 0 && filled == 0)
        filled = 1;
    for (i = 0; i < BAR; i++)
        fputs(i >= filled ? " " : output->ascii ? "#" : "\342\226\210", output->file);
}

/* The name of a row as it is shown. */
static const char *row_name(const struct output *output, const char *name, bool countries)
{
    const struct catalog_calling *country =
        countries ? country_of_key(output->catalog, name) : NULL;

    if (country)
        return output->catalog->pool + country->name[output->lang];
    return countries && strcmp(name, "unknown") == 0 ? message_text(output->lang, MESSAGE_UNKNOWN)
                                                     : name;
}

/* Prints the rows with the highest counts, and the sum of the others. */
static void print_top(const struct output *output, enum message label, const struct tally *tally)
{
    const char *gap = " ", *head = message_text(output->lang, label), *name;
    unsigned at = DETAIL_COLUMN + wrap_columns(head, strlen(head)), hang = at + 1;
    uint64_t others = tally->others;
    char text[1100];
    size_t i, room = 3 * (size_t)(width(output) - hang) / 4;

    if (tally->count == 0 && others == 0)
        return;
    wrap_indent(output->file, DETAIL_COLUMN);
    fputs(head, output->file);
    for (i = 0; i < tally->count; i++) {
        if (i >= TOP) {
            others = tally_sum(others, tally->rows[i].count);
            continue;
        }
        name = row_name(output, tally->rows[i].name, label == MESSAGE_COUNTRY);
        snprintf(text, sizeof text, "%.*s %" PRIu64, (int)utf8_cut(name, strlen(name), room), name,
                 tally->rows[i].count);
        at = wrap_part(output->file, width(output), gap, text, strlen(text), at, hang);
        gap = ", ";
    }
    if (others > 0) {
        snprintf(text, sizeof text, "%s %" PRIu64, message_text(output->lang, MESSAGE_OTHERS),
                 others);
        wrap_part(output->file, width(output), gap, text, strlen(text), at, hang);
    }
    fputc('\n', output->file);
}

static void print_span(const struct output *output, const struct timestamp_span *span)
{
    char from[TIMESTAMP_ROOM], to[TIMESTAMP_ROOM];

    timestamp_write(span->first, from);
    timestamp_write(span->last, to);
    fprintf(output->file, message_text(output->lang, MESSAGE_SPAN), from, to);
    fputc('\n', output->file);
}

/* Failures over time, with a bin for each hour or day, or for several of them. */
struct spark {
    int64_t unit, start, each; /* in seconds; in units: where the bins start, and of each bin */
    size_t size;
    uint64_t most, counts[SPARK];
};

static void count_times(struct spark *spark, const struct tally *times)
{
    char name[TIMESTAMP_ROOM];
    int64_t time, bin;
    size_t i;

    for (i = 0; i < times->count; i++) {
        snprintf(name, sizeof name, "%.13s%s", times->rows[i].name,
                 spark->unit == TIMESTAMP_DAY ? "T00:00" : ":00");
        if (!timestamp_read(name, &time))
            continue;
        bin = (timestamp_floor(time, spark->unit) - spark->start) / spark->each;
        if (time >= spark->start * spark->unit && bin < (int64_t)spark->size)
            spark->counts[bin] = tally_sum(spark->counts[bin], times->rows[i].count);
    }
}

static void print_spark(const struct output *output, const struct summary *summary)
{
    static const char *const bars[] = {" ",
                                       "\342\226\201",
                                       "\342\226\202",
                                       "\342\226\203",
                                       "\342\226\204",
                                       "\342\226\205",
                                       "\342\226\206",
                                       "\342\226\207",
                                       "\342\226\210"};
    static const char *const signs[] = {" ", ".", ":", "-", "=", "+", "*", "%", "#"};
    struct spark spark = {.unit = summary->daily ? TIMESTAMP_DAY : TIMESTAMP_HOUR};
    int64_t room = width(output) - INDENT < SPARK ? (int64_t)width(output) - INDENT : SPARK, units;
    enum message by = summary->daily ? MESSAGE_BY_DAY : MESSAGE_BY_HOUR;
    const struct timestamp_span *span = &summary->totals[DRCODE_OUTCOME_FAILURE].span;
    size_t i;

    spark.start = timestamp_floor(span->first, spark.unit);
    units = timestamp_floor(span->last, spark.unit) - spark.start + 1;
    spark.each = (units + room - 1) / room;
    spark.size = (size_t)((units + spark.each - 1) / spark.each);
    count_times(&spark, &summary->totals[DRCODE_OUTCOME_FAILURE].by[SUMMARY_TIMES]);
    for (i = 0; i < spark.size; i++)
        spark.most = spark.counts[i] > spark.most ? spark.counts[i] : spark.most;
    if (spark.each > 1)
        fprintf(
            output->file,
            message_text(output->lang, by == MESSAGE_BY_DAY ? MESSAGE_BY_DAYS : MESSAGE_BY_HOURS),
            (long long)spark.each, (unsigned long long)spark.most);
    else
        fprintf(output->file, message_text(output->lang, by), (unsigned long long)spark.most);
    fputc('\n', output->file);
    wrap_indent(output->file, INDENT);
    for (i = 0; i < spark.size; i++) {
        size_t level =
            spark.counts[i] ? 1 + 7 * tally_share(spark.counts[i], spark.most) / 1000 : 0;

        fputs((output->ascii ? signs : bars)[level], output->file);
    }
    fputc('\n', output->file);
}

static void print_group(const struct output *output, const struct summary *summary,
                        const struct summary_group *group, const char *phrase)
{
    unsigned share = tally_share(group->count, summary->totals[group->outcome].count);
    char percent[16], head[48], codes[ACTIONS_CODES];
    unsigned used = (unsigned)actions_codes(codes, group->microsoft, group->sip);

    snprintf(percent, sizeof percent, message_text(output->lang, MESSAGE_SHARE), share / 10,
             share % 10);
    snprintf(head, sizeof head, "%7" PRIu64 " %s ", group->count, percent);
    used += wrap_columns(head, strlen(head)) + BAR + 1;
    fputs(head, output->file);
    print_bar(output, share);
    fprintf(output->file, " %s", codes);
    wrap_cut(output->file, phrase, strlen(phrase),
             width(output) > used + 8 ? width(output) - used : 8);
    fputc('\n', output->file);
    if (group->span.known) {
        wrap_indent(output->file, DETAIL_COLUMN);
        print_span(output, &group->span);
    }
    print_top(output, MESSAGE_SBC, &group->by[SUMMARY_SBCS]);
    print_top(output, MESSAGE_COUNTRY, &group->by[SUMMARY_COUNTRIES]);
}

/* The phrase of a group, or how many entries it may mean. */
static const char *group_phrase(const struct output *output, const struct summary_group *group,
                                const struct drcode_answer *answer, const uint16_t *entries,
                                char *room, size_t size)
{
    struct drcode_entry entry;

    if (answer->count == 1) {
        drcode_entry(output->catalog, entries[0], output->lang, &entry);
        return entry.phrase;
    }
    if (answer->count == 0)
        return message_text(output->lang,
                            group->microsoft == DRCODE_NO_CODE && group->sip == DRCODE_NO_CODE
                                ? MESSAGE_OTHERS
                                : MESSAGE_UNDOCUMENTED);
    if (group->phrase)
        return group->phrase;
    snprintf(room, size, message_text(output->lang, MESSAGE_ENTRIES), (unsigned long)answer->count);
    return room;
}

bool summary_text(const struct output *output, const struct summary *summary)
{
    struct output plain = *output; /* what to do has no colours */
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    unsigned share = tally_share(summary->failures, summary->records);
    const struct summary_group *group;
    struct drcode_answer answer;
    char room[64];
    size_t i;

    if (!entries)
        return false;
    fprintf(output->file, message_text(output->lang, MESSAGE_TOTALS),
            (unsigned long long)summary->records, (unsigned long long)summary->failures, share / 10,
            share % 10, (unsigned long long)summary->normal);
    fputc('\n', output->file);
    if (summary->totals[DRCODE_OUTCOME_FAILURE].span.known) {
        print_span(output, &summary->totals[DRCODE_OUTCOME_FAILURE].span);
        print_spark(output, summary);
    }
    if (summary->failures > 0)
        fputc('\n', output->file);
    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        summary_entries(output->catalog, group, &answer, entries);
        print_group(output, summary, group,
                    group_phrase(output, group, &answer, entries, room, sizeof room));
    }
    free(entries);
    plain.color = false;
    plain.width = width(output);
    return summary_advice(&plain, summary);
}
