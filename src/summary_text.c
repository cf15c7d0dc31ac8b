/* summary_text.c - a summary as one screen of text. */
#include <stdlib.h>
#include <string.h>

#include "country.h"
#include "message.h"
#include "moment.h"
#include "output.h"
#include "summary.h"
#include "utf8.h"

/* Columns where the terminal tells none, of bars, and of the line of failures over time. */
#define WIDTH 80
#define BAR 8
#define SPARK 60
/* So many SBCs and countries are named. */
#define TOP 5

/* Where the codes of a group start, behind its count, share and bar, and where its details do. */
#define TEXT_COLUMN (7 + 8 + BAR + 1)
#define DETAIL_COLUMN 9

static unsigned width(const struct output *output)
{
    return output->width >= 40 ? output->width : WIDTH;
}

/* Prints text cut off to so many columns. */
static void print_cut(const struct output *output, const char *text, unsigned room)
{
    size_t size = strlen(text), kept = 0, end = 0;
    unsigned columns = 0;
    uint32_t point;

    while (end < size && columns <= room) {
        size_t length = utf8_read(text + end, size - end, &point);

        end += length ? length : 1;
        columns++;
        if (columns + 3 == room)
            kept = end;
    }
    if (columns <= room)
        kept = size;
    output_safe(output->file, text, kept);
    fputs(kept < size ? "...\n" : "\n", output->file);
}

static void print_bar(const struct output *output, unsigned share)
{
    unsigned filled = (share * BAR + 500) / 1000, i;

    if (share > 0 && filled == 0)
        filled = 1;
    for (i = 0; i < BAR; i++)
        fputs(i >= filled ? " " : output->ascii ? "#" : "\342\226\210", output->file);
}

/* The name that a row is shown by. */
static const char *row_name(const struct output *output, const char *name, bool countries)
{
    const struct catalog_calling *country =
        countries ? country_of_key(output->catalog, name) : NULL;

    if (country)
        return output->catalog->pool + country->name[output->lang];
    return countries && strcmp(name, "unknown") == 0 ? message(output->lang, MESSAGE_UNKNOWN)
                                                     : name;
}

/* Prints the rows with the highest counts and how much the others make up. */
static void print_top(const struct output *output, enum message label, const struct tally *tally)
{
    bool countries = label == MESSAGE_COUNTRY;
    char text[1024];
    uint64_t others = tally->others;
    size_t i, used;

    if (tally->count == 0)
        return;
    used = (size_t)snprintf(text, sizeof text, "%s", message(output->lang, label));
    for (i = 0; i < tally->count; i++) {
        if (i >= TOP)
            others += tally->rows[i].count;
        else if (used < sizeof text - 1)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%.120s %llu",
                                     i > 0 ? ", " : " ",
                                     row_name(output, tally->rows[i].name, countries),
                                     (unsigned long long)tally->rows[i].count);
    }
    if (others > 0 && used < sizeof text - 1)
        snprintf(text + used, sizeof text - used, ", %s %llu",
                 message(output->lang, MESSAGE_OTHERS), (unsigned long long)others);
    fprintf(output->file, "%*s", DETAIL_COLUMN, "");
    print_cut(output, text, width(output) - DETAIL_COLUMN);
}

static void print_span(const struct output *output, int64_t first, int64_t last)
{
    char from[MOMENT_ROOM], to[MOMENT_ROOM];

    moment_write(first, from);
    moment_write(last, to);
    fprintf(output->file, "%s .. %s\n", from, to);
}

/* Prints the failures over time, a character for each hour or day, or for several of them. */
static void print_spark(const struct output *output, const struct summary *summary)
{
    static const char *const bars[] = {" ", "\342\226\201", "\342\226\202", "\342\226\203",
                                       "\342\226\204", "\342\226\205", "\342\226\206",
                                       "\342\226\207", "\342\226\210"};
    static const char *const signs[] = {" ", ".", ":", "-", "=", "+", "*", "%", "#"};
    int64_t unit = summary->daily ? MOMENT_DAY : MOMENT_HOUR;
    int64_t start = summary->first / unit, units = summary->last / unit - start + 1, time;
    int64_t each = (units + SPARK - 1) / SPARK;
    uint64_t counts[SPARK] = {0}, most = 1;
    char name[MOMENT_ROOM + 16];
    size_t i, j, level;

    for (i = 0; i < summary->group_count; i++) {
        const struct tally *times = &summary->groups[i].times;

        for (j = 0; j < times->count; j++) {
            snprintf(name, sizeof name, "%.13s%s", times->rows[j].name,
                     summary->daily ? "T00:00Z" : ":00Z");
            if (!moment_read(name, &time) || time / unit < start ||
                (time / unit - start) / each >= SPARK)
                continue;
            counts[(time / unit - start) / each] += times->rows[j].count;
        }
    }
    for (i = 0; i < SPARK; i++)
        most = counts[i] > most ? counts[i] : most;
    fprintf(output->file, "%s ",
            message(output->lang, summary->daily ? MESSAGE_BY_DAY : MESSAGE_BY_HOUR));
    for (i = 0; (int64_t)i < (units + each - 1) / each; i++) {
        level = counts[i] ? 1 + (size_t)(7.0 * (double)counts[i] / (double)most) : 0;
        fputs((output->ascii ? signs : bars)[level], output->file);
    }
    fputc('\n', output->file);
}

static void print_group(const struct output *output, const struct summary *summary,
                        const struct summary_group *group, const char *phrase)
{
    unsigned share = summary_share(group->count, summary->failures);
    char codes[32] = "", count[24];
    size_t used = 0;

    snprintf(count, sizeof count, "%llu", (unsigned long long)group->count);
    fprintf(output->file, "%7s %4u.%u%% ", count, share / 10, share % 10);
    print_bar(output, share);
    if (group->microsoft != DRCODE_NO_CODE)
        used = (size_t)snprintf(codes, sizeof codes, "%ld ", (long)group->microsoft);
    if (group->sip != DRCODE_NO_CODE)
        used += (size_t)snprintf(codes + used, sizeof codes - used, "%d ", group->sip);
    fprintf(output->file, " %s", codes);
    print_cut(output, phrase, width(output) - TEXT_COLUMN - (unsigned)used);
    if (group->timed) {
        fprintf(output->file, "%*s", DETAIL_COLUMN, "");
        print_span(output, group->first, group->last);
    }
    print_top(output, MESSAGE_SBC, &group->sbcs);
    print_top(output, MESSAGE_COUNTRY, &group->countries);
}

/* What a group is called: its phrase, or how many entries it may mean. */
static const char *group_phrase(const struct output *output, const struct summary_group *group,
                                const struct drcode_answer *answer, const uint16_t *entries,
                                char *room, size_t size)
{
    struct drcode_entry entry;

    if (answer->count == 1) {
        drcode_entry(output->catalog, entries[0], output->lang, &entry);
        return entry.phrase;
    }
    if (group->phrase)
        return group->phrase;
    if (answer->count == 0)
        return message(output->lang, MESSAGE_UNDOCUMENTED);
    snprintf(room, size, message(output->lang, MESSAGE_ENTRIES), (unsigned long)answer->count);
    return room;
}

/* Prints the actions for each group, those of an entry once. */
static void print_actions(const struct output *output, const struct summary *summary,
                          uint16_t *entries)
{
    struct output_seen *seen = calloc(drcode_count(output->catalog) + 1, sizeof *seen);
    struct drcode_answer answer;
    size_t i, j, kept;

    for (i = 0; seen && i < summary->group_count; i++) {
        summary_entries(output, &summary->groups[i], &answer, entries);
        for (j = kept = 0; j < answer.count; j++)
            if (seen[entries[j]].line++ == 0)
                entries[kept++] = entries[j];
        if (answer.count > 0 && kept == 0)
            continue;
        answer.count = kept;
        answer.score = 100;
        fputc('\n', output->file);
        text_format.answer(output, &answer, entries);
    }
    free(seen);
}

void summary_text(const struct output *output, const struct summary *summary)
{
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    unsigned share = summary_share(summary->failures, summary->records);
    struct drcode_answer answer;
    char room[64];
    size_t i;

    if (!entries)
        return;
    fprintf(output->file, message(output->lang, MESSAGE_TOTALS),
            (unsigned long long)summary->records, (unsigned long long)summary->failures,
            share / 10, share % 10, (unsigned long long)summary->normal);
    fputc('\n', output->file);
    if (summary->timed) {
        print_span(output, summary->first, summary->last);
        print_spark(output, summary);
    }
    if (summary->group_count > 0)
        fputc('\n', output->file);
    for (i = 0; i < summary->group_count; i++) {
        summary_entries(output, &summary->groups[i], &answer, entries);
        print_group(output, summary, &summary->groups[i],
                    group_phrase(output, &summary->groups[i], &answer, entries, room,
                                 sizeof room));
    }
    if (summary->others > 0)
        fprintf(output->file, "%7llu %s\n", (unsigned long long)summary->others,
                message(output->lang, MESSAGE_OTHERS));
    print_actions(output, summary, entries);
    free(entries);
}
