/* summary_rows.c - a summary as JSON and TSV: a row for each group, and one with the totals. */
#include <stdlib.h>
#include <string.h>

#include "lookup/answer.h"
#include "print/json.h"
#include "print/output.h"
#include "print/tsv.h"
#include "summary/summary.h"
#include "summary/timestamp.h"

unsigned summary_share(uint64_t count, uint64_t total)
{
    for (; total > UINT64_MAX / 2048; total /= 2)
        count /= 2;
    if (count > total)
        count = total;
    return total ? (unsigned)((count * 1000 + total / 2) / total) : 0;
}

size_t summary_entries(const struct output *output, const struct summary_group *group,
                       struct drcode_answer *answer, uint16_t *entries)
{
    *answer = (struct drcode_answer){.match = DRCODE_NOTHING};
    if (group->microsoft == DRCODE_NO_CODE && group->sip == DRCODE_NO_CODE &&
        strcmp(group->phrase, SUMMARY_OTHERS) == 0)
        return 0;
    answer_record(output->catalog, group->microsoft, group->sip, group->phrase ? group->phrase : "",
                  group->phrase ? strlen(group->phrase) : 0, answer, entries,
                  drcode_count(output->catalog));
    return answer->count;
}

/* So many entries back an action is known to be told already. */
#define KNOWN 256

/* True where one of the first `count` entries has an action already. */
static bool has_action(const struct output *output, const uint16_t *entries, size_t count,
                       const char *action)
{
    struct drcode_entry entry;
    struct drcode_item item;
    const char *items;
    size_t i;

    for (i = count > KNOWN ? count - KNOWN : 0; i < count; i++) {
        drcode_entry(output->catalog, entries[i], output->lang, &entry);
        for (items = entry.items; (items = drcode_next(items, &item)) != NULL;)
            if (item.kind == DRCODE_ACTION && strcmp(item.text, action) == 0)
                return true;
    }
    return false;
}

/* Calls `print` for each action of the group's entries, each one once; false where memory runs
   out. */
static bool each_action(const struct output *output, const struct summary_group *group,
                        void (*print)(FILE *file, const char *text, bool first))
{
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    struct drcode_answer answer;
    struct drcode_entry entry;
    struct drcode_item item;
    const char *items;
    bool first = true;
    size_t i;

    if (!entries)
        return false;
    summary_entries(output, group, &answer, entries);
    for (i = 0; i < answer.count; i++) {
        drcode_entry(output->catalog, entries[i], output->lang, &entry);
        for (items = entry.items; (items = drcode_next(items, &item)) != NULL;) {
            if (item.kind == DRCODE_ACTION && !has_action(output, entries, i, item.text)) {
                print(output->file, item.text, first);
                first = false;
            }
        }
    }
    free(entries);
    return true;
}

static void json_action(FILE *file, const char *text, bool first)
{
    if (!first)
        fputc(',', file);
    json_string(file, text, strlen(text));
}

static void json_code(FILE *file, const char *name, int32_t code)
{
    if (code == DRCODE_NO_CODE)
        fprintf(file, "\"%s\":null,", name);
    else
        fprintf(file, "\"%s\":%ld,", name, (long)code);
}

static void json_time(FILE *file, const char *name, bool timed, int64_t time)
{
    char text[MOMENT_ROOM];

    moment_write(time, text);
    if (timed)
        fprintf(file, ",\"%s\":\"%s\"", name, text);
    else
        fprintf(file, ",\"%s\":null", name);
}

static void json_tally(FILE *file, const char *name, const struct tally *tally)
{
    size_t i;

    fprintf(file, ",\"%s\":{", name);
    for (i = 0; i < tally->count; i++) {
        if (i > 0)
            fputc(',', file);
        json_string(file, tally->rows[i].name, strlen(tally->rows[i].name));
        fprintf(file, ":%llu", (unsigned long long)tally->rows[i].count);
    }
    if (tally->others)
        fprintf(file, "%s\"%s\":%llu", i > 0 ? "," : "", SUMMARY_OTHERS,
                (unsigned long long)tally->others);
    fputc('}', file);
}

bool summary_json(const struct output *output, const struct summary *summary)
{
    FILE *file = output->file;
    const struct summary_group *group;
    bool done = true;
    size_t i;

    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        unsigned share = summary_share(group->count, summary->failures);

        fputc('{', file);
        json_code(file, "callEndSubReason", group->microsoft);
        json_code(file, "finalSipCode", group->sip);
        fputs("\"finalSipCodePhrase\":", file);
        if (group->phrase)
            json_string(file, group->phrase, strlen(group->phrase));
        else
            fputs("null", file);
        fprintf(file, ",\"count\":%llu,\"share\":%u.%u", (unsigned long long)group->count,
                share / 10, share % 10);
        json_time(file, "first", group->timed, group->first);
        json_time(file, "last", group->timed, group->last);
        json_tally(file, "sbc", &group->sbcs);
        json_tally(file, "country", &group->countries);
        json_tally(file, summary->daily ? "days" : "hours", &group->times);
        fputs(",\"actions\":[", file);
        done = each_action(output, group, json_action) && done;
        fputs("]}\n", file);
    }
    fprintf(file, "{\"records\":%llu,\"failures\":%llu,\"normal\":%llu,\"others\":%llu",
            (unsigned long long)summary->records, (unsigned long long)summary->failures,
            (unsigned long long)summary->normal, (unsigned long long)summary->others.count);
    json_time(file, "first", summary->timed, summary->first);
    json_time(file, "last", summary->timed, summary->last);
    fputs("}\n", file);
    return done;
}

static void tsv_action(FILE *file, const char *text, bool first)
{
    if (!first)
        fputs("\\n", file);
    tsv_text(file, text, strlen(text));
}

static void tsv_code(FILE *file, int32_t code)
{
    if (code != DRCODE_NO_CODE)
        fprintf(file, "%ld", (long)code);
    fputc('\t', file);
}

static void tsv_time(FILE *file, bool timed, int64_t time)
{
    char text[MOMENT_ROOM];

    moment_write(time, text);
    fprintf(file, "%s\t", timed ? text : "");
}

/* A cell of "name=count", an escaped line break between them. */
static void tsv_tally(FILE *file, const struct tally *tally)
{
    size_t i;

    for (i = 0; i < tally->count; i++) {
        if (i > 0)
            fputs("\\n", file);
        tsv_text(file, tally->rows[i].name, strlen(tally->rows[i].name));
        fprintf(file, "=%llu", (unsigned long long)tally->rows[i].count);
    }
    if (tally->others)
        fprintf(file, "%s%s=%llu", i > 0 ? "\\n" : "", SUMMARY_OTHERS,
                (unsigned long long)tally->others);
    fputc('\t', file);
}

bool summary_tsv(const struct output *output, const struct summary *summary)
{
    FILE *file = output->file;
    const struct summary_group *group;
    bool done = true;
    size_t i;

    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        unsigned share = summary_share(group->count, summary->failures);

        tsv_code(file, group->microsoft);
        tsv_code(file, group->sip);
        if (group->phrase)
            tsv_text(file, group->phrase, strlen(group->phrase));
        fprintf(file, "\t%llu\t%u.%u\t", (unsigned long long)group->count, share / 10, share % 10);
        tsv_time(file, group->timed, group->first);
        tsv_time(file, group->timed, group->last);
        tsv_tally(file, &group->sbcs);
        tsv_tally(file, &group->countries);
        tsv_tally(file, &group->times);
        done = each_action(output, group, tsv_action) && done;
        fputc('\n', file);
    }
    fprintf(file, "\t\t\t%llu\t%s\t", (unsigned long long)summary->failures,
            summary->failures ? "100.0" : "0.0");
    tsv_time(file, summary->timed, summary->first);
    tsv_time(file, summary->timed, summary->last);
    fprintf(file, "\t\t\trecords=%llu\\nnormal=%llu\\nothers=%llu\n",
            (unsigned long long)summary->records, (unsigned long long)summary->normal,
            (unsigned long long)summary->others.count);
    return done;
}
