/* summary_text.c - a summary as one screen of text. */
#include <inttypes.h>
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
#define BAR   8
#define SPARK 73
/* So many SBCs and countries are named. */
#define TOP   5

/* Where the details of a group start. */
#define DETAIL_COLUMN 9
#define INDENT        4

static unsigned width(const struct output *output)
{
    return output->width >= 40 ? output->width : WIDTH;
}

/* How many columns a text takes: its code points, for none of them is wide. */
static unsigned columns(const char *text, size_t size)
{
    unsigned count = 0;

    while (size-- > 0)
        count += (text[size] & 0xc0) != 0x80;
    return count;
}

static void indent(const struct output *output, unsigned count)
{
    fprintf(output->file, "%*s", (int)count, "");
}

/* Prints text cut off to so many columns. */
static void print_cut(const struct output *output, const char *text, unsigned room)
{
    size_t size = strlen(text), kept = 0, end = 0;
    unsigned used = 0;
    uint32_t point;

    while (end < size && used <= room) {
        size_t length = utf8_read(text + end, size - end, &point);

        end += length ? length : 1;
        used++;
        if (used + 3 == room)
            kept = end;
    }
    if (used <= room)
        kept = size;
    output_safe(output->file, text, kept);
    fputs(kept < size ? "...\n" : "\n", output->file);
}

/* Prints a part of a line that is not to be broken, on the next line where it does not fit behind
   column `at`; returns the column behind it. `gap` stands between parts, its last space only within
   a line. */
static unsigned print_part(const struct output *output, const char *gap, const char *text,
                           size_t size, unsigned at, unsigned hang)
{
    unsigned used = columns(text, size), between = columns(gap, strlen(gap));

    if (at > hang && at + between + used > width(output)) {
        fprintf(output->file, "%.*s\n", between > 0 ? (int)between - 1 : 0, gap);
        indent(output, hang);
        at = hang;
    } else {
        fputs(gap, output->file);
        at += between;
    }
    output_safe(output->file, text, size);
    return at + used;
}

/* Prints a line of text from column `at` on, broken at spaces, further lines indented by `hang`.
   French sets a space that does not break before some marks. */
static void print_wrapped(const struct output *output, const char *text, size_t size, unsigned at,
                          unsigned hang)
{
    size_t start = 0, end;
    const char *gap = "";

    for (; start < size; start = end + 1, gap = " ") {
        for (end = start; end < size; end++)
            if (text[end] == ' ' && !(end + 1 < size && strchr(":;?!", text[end + 1])))
                break;
        at = print_part(output, gap, text + start, end - start, at, hang);
    }
    fputc('\n', output->file);
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
    const char *gap = " ", *head = message(output->lang, label), *name;
    unsigned at = DETAIL_COLUMN + columns(head, strlen(head)), hang = at + 1;
    uint64_t others = tally->others;
    char text[1100];
    size_t i, room = 3 * (size_t)(width(output) - hang) / 4;

    if (tally->count == 0 && others == 0)
        return;
    indent(output, DETAIL_COLUMN);
    fputs(head, output->file);
    for (i = 0; i < tally->count; i++) {
        if (i >= TOP) {
            others = tally_sum(others, tally->rows[i].count);
            continue;
        }
        name = row_name(output, tally->rows[i].name, label == MESSAGE_COUNTRY);
        snprintf(text, sizeof text, "%.*s %" PRIu64, (int)utf8_cut(name, strlen(name), room), name,
                 tally->rows[i].count);
        at = print_part(output, gap, text, strlen(text), at, hang);
        gap = ", ";
    }
    if (others > 0) {
        snprintf(text, sizeof text, "%s %" PRIu64, message(output->lang, MESSAGE_OTHERS), others);
        print_part(output, gap, text, strlen(text), at, hang);
    }
    fputc('\n', output->file);
}

static void print_span(const struct output *output, int64_t first, int64_t last)
{
    char from[MOMENT_ROOM], to[MOMENT_ROOM];

    moment_write(first, from);
    moment_write(last, to);
    fprintf(output->file, message(output->lang, MESSAGE_SPAN), from, to);
    fputc('\n', output->file);
}

/* Failures over time, a bin for each hour or day, or for several of them. */
struct spark {
    int64_t unit, start, each; /* seconds; in units: of the first bin, and of every one */
    size_t size;
    uint64_t most, counts[SPARK];
};

static void count_times(struct spark *spark, const struct tally *times)
{
    char name[MOMENT_ROOM];
    int64_t time, bin;
    size_t i;

    for (i = 0; i < times->count; i++) {
        snprintf(name, sizeof name, "%.13s%s", times->rows[i].name,
                 spark->unit == MOMENT_DAY ? "T00:00" : ":00");
        if (!moment_read(name, &time))
            continue;
        bin = (moment_floor(time, spark->unit) - spark->start) / spark->each;
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
    struct spark spark = {.unit = summary->daily ? MOMENT_DAY : MOMENT_HOUR};
    int64_t room = width(output) - INDENT < SPARK ? (int64_t)width(output) - INDENT : SPARK, units;
    enum message by = summary->daily ? MESSAGE_BY_DAY : MESSAGE_BY_HOUR;
    const struct summary_group *group;
    size_t i;

    spark.start = moment_floor(summary->first, spark.unit);
    units = moment_floor(summary->last, spark.unit) - spark.start + 1;
    spark.each = (units + room - 1) / room;
    spark.size = (size_t)((units + spark.each - 1) / spark.each);
    for (i = 0; (group = summary_group(summary, i)) != NULL; i++)
        count_times(&spark, &group->times);
    for (i = 0; i < spark.size; i++)
        spark.most = spark.counts[i] > spark.most ? spark.counts[i] : spark.most;
    if (spark.each > 1)
        fprintf(output->file,
                message(output->lang, by == MESSAGE_BY_DAY ? MESSAGE_BY_DAYS : MESSAGE_BY_HOURS),
                (long long)spark.each, (unsigned long long)spark.most);
    else
        fprintf(output->file, message(output->lang, by), (unsigned long long)spark.most);
    fputc('\n', output->file);
    indent(output, INDENT);
    for (i = 0; i < spark.size; i++) {
        size_t level =
            spark.counts[i] ? 1 + 7 * summary_share(spark.counts[i], spark.most) / 1000 : 0;

        fputs((output->ascii ? signs : bars)[level], output->file);
    }
    fputc('\n', output->file);
}

/* "569002 504 ", as far as the codes are known. */
static size_t write_codes(char *text, size_t size, int32_t microsoft, int sip)
{
    size_t used = 0;

    *text = '\0';
    if (microsoft != DRCODE_NO_CODE)
        used = (size_t)snprintf(text, size, "%" PRId32 " ", microsoft);
    if (sip != DRCODE_NO_CODE)
        used += (size_t)snprintf(text + used, size - used, "%d ", sip);
    return used;
}

static void print_group(const struct output *output, const struct summary *summary,
                        const struct summary_group *group, const char *phrase)
{
    unsigned share = summary_share(group->count, summary->failures);
    char percent[16], head[48], codes[32];
    unsigned used = (unsigned)write_codes(codes, sizeof codes, group->microsoft, group->sip);

    snprintf(percent, sizeof percent, message(output->lang, MESSAGE_SHARE), share / 10, share % 10);
    snprintf(head, sizeof head, "%7" PRIu64 " %s ", group->count, percent);
    used += columns(head, strlen(head)) + BAR + 1;
    fputs(head, output->file);
    print_bar(output, share);
    fprintf(output->file, " %s", codes);
    print_cut(output, phrase, width(output) > used + 8 ? width(output) - used : 8);
    if (group->timed) {
        indent(output, DETAIL_COLUMN);
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
    if (answer->count == 0)
        return message(output->lang,
                       group->microsoft == DRCODE_NO_CODE && group->sip == DRCODE_NO_CODE
                           ? MESSAGE_OTHERS
                           : MESSAGE_UNDOCUMENTED);
    if (group->phrase)
        return group->phrase;
    snprintf(room, size, message(output->lang, MESSAGE_ENTRIES), (unsigned long)answer->count);
    return room;
}

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
                      struct advice *advice)
{
    size_t known = drcode_count(output->catalog), count = 0, i, j;
    bool *seen = calloc(known + 1, sizeof *seen);
    struct drcode_answer answer;
    struct drcode_entry entry;

    for (i = 0; seen && i < summary->group_count; i++) {
        if (summary_entries(output, &summary->groups[i], &answer, entries) == 0)
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
    free(seen);
    return count;
}

/* Prints the lines of an item: commands as they are, points of a list with a hanging indent. */
static void print_item(const struct output *output, const char *head, const char *text)
{
    unsigned at = INDENT + columns(head, strlen(head)), hang = at;

    indent(output, INDENT);
    fputs(head, output->file);
    for (;;) {
        size_t size = strcspn(text, "\n");

        if (strncmp(text, "    ", 4) == 0)
            fprintf(output->file, "%.*s\n", (int)size, text);
        else
            print_wrapped(output, text, size, at, strncmp(text, "- ", 2) == 0 ? hang + 2 : hang);
        if (!text[size])
            break;
        text += size + 1;
        indent(output, hang);
    }
}

static void print_advice(const struct output *output, const struct advice *advice)
{
    const char *items = advice->items;
    struct drcode_item item;
    char head[32];
    unsigned number = 0;

    if (advice->text)
        print_item(output, "", advice->text);
    while (items && (items = drcode_next(items, &item)) != NULL) {
        if (item.kind == DRCODE_ACTION)
            snprintf(head, sizeof head, "%u. ", ++number);
        else
            snprintf(head, sizeof head, "%s ", message(output->lang, MESSAGE_NOTE));
        if (item.kind != DRCODE_LINK)
            print_item(output, head, item.text);
    }
}

/* Prints the headings of all advice that is the same as the first, and then that. */
static void print_same(const struct output *output, struct advice *advice, size_t count)
{
    unsigned used;
    char codes[32];
    size_t i;

    fputc('\n', output->file);
    for (i = 0; i < count; i++) {
        if (advice[i].done || advice[i].items != advice->items || advice[i].text != advice->text)
            continue;
        used = (unsigned)write_codes(codes, sizeof codes, advice[i].microsoft, advice[i].sip);
        fputs(codes, output->file);
        print_wrapped(output, advice[i].phrase, strlen(advice[i].phrase), used, used);
        advice[i].done = true;
    }
    print_advice(output, advice);
}

static void print_actions(const struct output *output, const struct summary *summary,
                          uint16_t *entries)
{
    struct advice *advice =
        calloc(drcode_count(output->catalog) + summary->group_count + 1, sizeof *advice);
    size_t count, i;

    if (!advice)
        return;
    count = collect(output, summary, entries, advice);
    if (count > 0)
        fprintf(output->file, "\n%s\n", message(output->lang, MESSAGE_TO_DO));
    for (i = 0; i < count; i++)
        if (!advice[i].done)
            print_same(output, &advice[i], count - i);
    if (count > 0)
        fprintf(output->file, "\n%s\n", message(output->lang, MESSAGE_SEE_MORE));
    free(advice);
}

void summary_text(const struct output *output, const struct summary *summary)
{
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    unsigned share = summary_share(summary->failures, summary->records);
    const struct summary_group *group;
    struct drcode_answer answer;
    char room[64];
    size_t i;

    if (!entries)
        return;
    fprintf(output->file, message(output->lang, MESSAGE_TOTALS),
            (unsigned long long)summary->records, (unsigned long long)summary->failures, share / 10,
            share % 10, (unsigned long long)summary->normal);
    fputc('\n', output->file);
    if (summary->timed) {
        print_span(output, summary->first, summary->last);
        print_spark(output, summary);
    }
    if (summary->failures > 0)
        fputc('\n', output->file);
    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        summary_entries(output, group, &answer, entries);
        print_group(output, summary, group,
                    group_phrase(output, group, &answer, entries, room, sizeof room));
    }
    print_actions(output, summary, entries);
    free(entries);
}
