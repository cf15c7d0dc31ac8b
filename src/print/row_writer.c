/* row_writer.c - JSON: an object a line; TSV: a line a row, its cells with a tab between them. */
#include <stdlib.h>
#include <string.h>

#include "base/timestamp.h"
#include "print/actions.h"
#include "print/printed.h"
#include "print/rows.h"
#include "print/writer.h"

/* How rows and values are written. */
struct row_style {
    enum safe_place place; /* where texts must be safe */
    bool named;            /* members have names; else `gap` is between them */
    const char *gap;
    const char *start, *end; /* of a row */
    char quote;              /* on both sides of a text; 0: none */
    const char *unknown;     /* a value that is not known */
    const char *list_start, *list_gap, *list_end;
    const char *tally_start, *is, *tally_end; /* names and counts, `list_gap` between them */
};

static const struct row_style json = {SAFE_JSON, true, "",  "{", "}", '"', "null",
                                      "[",       ",",  "]", "{", ":", "}"};
static const struct row_style tsv = {SAFE_TSV, false, "\t", "", "",  '\0', "",
                                     "",       "\\n", "",   "", "=", ""};

/* What writes a row. */
struct row_writer {
    const struct output *output;
    const struct row_style *style;
    bool started; /* a member was written */
    struct writer writer;
};

static void write_text(struct row_writer *w, const char *text, size_t size)
{
    if (w->style->quote)
        writer_char(&w->writer, w->style->quote);
    writer_safe(&w->writer, w->style->place, text, size);
    if (w->style->quote)
        writer_char(&w->writer, w->style->quote);
}

static void write_list(struct row_writer *w, const struct row *row, enum row_value value)
{
    struct row_list list = row_list_start(w->output, row, value);
    const char *gap = "", *text;
    size_t size;

    writer_string(&w->writer, w->style->list_start);
    while (row_list_next(w->output, &list, &text, &size)) {
        writer_string(&w->writer, gap);
        write_text(w, text, size);
        gap = w->style->list_gap;
    }
    writer_string(&w->writer, w->style->list_end);
}

static void write_pair(struct row_writer *w, const char *gap, const char *name, uint64_t count)
{
    writer_string(&w->writer, gap);
    write_text(w, name, strlen(name));
    writer_string(&w->writer, w->style->is);
    writer_number(&w->writer, count);
}

static void write_tally(struct row_writer *w, const struct tally *tally)
{
    const char *gap = "";
    size_t i;

    writer_string(&w->writer, w->style->tally_start);
    for (i = 0; tally && i < tally->count; i++, gap = w->style->list_gap)
        write_pair(w, gap, tally->rows[i].name, tally->rows[i].count);
    if (tally && tally->others)
        write_pair(w, gap, SUMMARY_OTHERS, tally->others);
    writer_string(&w->writer, w->style->tally_end);
}

static void write_share(struct row_writer *w, unsigned share)
{
    writer_number(&w->writer, share / 10);
    writer_string(&w->writer, ".");
    writer_number(&w->writer, share % 10);
}

static void write_time(struct row_writer *w, int64_t time)
{
    char text[TIMESTAMP_ROOM];

    timestamp_write(time, text);
    write_text(w, text, strlen(text));
}

/* Writes the totals that are no columns of groups as a list: "records=290". */
static void write_totals(struct row_writer *w, const struct row *row)
{
    const char *gap = "";
    const struct row_member *member;

    for (member = row_members; member->name_size > 0; member++) {
        if (member->rows != ROW_SUMS || member->value != ROW_COUNT ||
            member->offset == offsetof(struct row, count))
            continue;
        writer_string(&w->writer, gap);
        writer_add(&w->writer, member->name + sizeof ",\"" - 1, member->name_size);
        writer_string(&w->writer, w->style->is);
        writer_number(&w->writer,
                      *(const uint64_t *)(const void *)((const char *)row + member->offset));
        gap = w->style->list_gap;
    }
}

static bool is_known(enum row_value kind, const void *value)
{
    if (kind == ROW_TEXT || kind == ROW_LINE)
        return *(const char *const *)value != NULL;
    if (kind == ROW_NUMBER)
        return *(const int32_t *)value != DRCODE_NO_CODE;
    if (kind == ROW_SHARE)
        return *(const unsigned *)value != ROW_NO_SHARE;
    return kind != ROW_TIME || *(const int64_t *)value != ROW_NO_TIME;
}

/* Writes a value that is known, of any kind except ROW_CANDIDATES. */
static void write_value(struct row_writer *w, const struct row *row, enum row_value kind,
                        const void *value)
{
    switch (kind) {
    case ROW_TEXT:
        write_text(w, *(const char *const *)value, strlen(*(const char *const *)value));
        break;
    case ROW_LINE:
        write_text(w, row->finding.text, row->finding.text_size);
        break;
    case ROW_NUMBER:
        writer_number(&w->writer, (uint64_t) * (const int32_t *)value);
        break;
    case ROW_COUNT:
        writer_number(&w->writer, *(const uint64_t *)value);
        break;
    case ROW_SHARE:
        write_share(w, *(const unsigned *)value);
        break;
    case ROW_TIME:
        write_time(w, *(const int64_t *)value);
        break;
    case ROW_TALLY:
        if (w->style->named || !(row->kind & ROW_SUMS)) /* those of normal ends are no columns */
            write_tally(w, *(const struct tally *const *)value);
        break;
    default:
        if (row->kind & ROW_SUMS)
            write_totals(w, row);
        else
            write_list(w, row, kind);
    }
}

/* Writes what is before the value of a member: its name, or a gap. */
static void start_member(struct row_writer *w, const struct row_member *member)
{
    size_t comma = w->started ? 0 : 1;

    if (w->style->named)
        writer_add(&w->writer, member->name + comma,
                   member->name_size + sizeof ",\"\":" - 1 - comma);
    else if (w->started)
        writer_string(&w->writer, w->style->gap);
    w->started = true;
}

/* Writes the members of a kind of rows, from one up to the end, to candidates, or to `to`. Returns
   where it stopped. */
static const struct row_member *write_members(struct row_writer *w, const struct row *row,
                                              unsigned kind, const struct row_member *from,
                                              const struct row_member *to)
{
    const struct row_member *member;

    for (member = from; member != to && member->name_size > 0; member++) {
        const void *value = (const char *)row + member->offset;

        if (!(member->rows & kind))
            continue;
        if (member->value == ROW_CANDIDATES)
            break;
        start_member(w, member);
        if (is_known(member->value, value))
            write_value(w, row, member->value, value);
        else
            writer_string(&w->writer, w->style->unknown);
    }
    return member;
}

/* The first member of findings that candidates do not have. */
static const struct row_member *find_rest(void)
{
    static const struct row_member *rest;

    if (!rest)
        for (rest = row_members; !(rest->rows & ROW_FINDING) || (rest->rows & ROW_CANDIDATE);)
            rest++;
    return rest;
}

/* Writes what a finding without other candidates shares with its candidate, the first members of
   both: as it was written before, where that is kept. Returns the next member. */
static const struct row_member *write_kept(struct row_writer *w, const struct row *row)
{
    struct printed_item *item = printed_item(w->output->printed, row->what, 0);
    size_t flushed = w->writer.flushed, start = w->writer.size;
    const struct row_member *rest = find_rest();

    w->started = true;
    if (item && item->kept_size > sizeof *row) { /* after the row */
        writer_add(&w->writer, item->kept + sizeof *row, item->kept_size - sizeof *row);
        return rest;
    }
    w->started = false;
    write_members(w, row, ROW_CANDIDATE, row_members, rest);
    item = printed_item(w->output->printed, row->what, 0); /* lists may have moved it */
    if (item && item->kept && w->writer.flushed == flushed)
        printed_keep(w->output->printed, item, w->writer.data + start, w->writer.size - start);
    return rest;
}

/* Writes a candidate of a finding: as a row of its own where members have names, else as its codes
   and its phrase, or its meaning. */
static void write_candidate(struct row_writer *w, const struct row *row)
{
    const struct drcode_entry *entry = &row->entry;
    const char *phrase = entry->service_phrase ? entry->service_phrase : entry->phrase;
    char codes[ACTIONS_CODES];

    if (w->style->named) {
        writer_string(&w->writer, w->style->start);
        write_members(w, row, ROW_CANDIDATE, write_kept(w, row), NULL);
        writer_string(&w->writer, w->style->end);
        return;
    }
    writer_add(&w->writer, codes, actions_codes(codes, row->microsoft, row->sip));
    write_text(w, phrase, strlen(phrase));
}

static void write_candidates(struct row_writer *w, const struct row *row)
{
    const struct drcode_finding *finding = &row->finding;
    size_t count = finding->answer.count, i;

    writer_string(&w->writer, w->style->list_start);
    for (i = 0; count > 1 && i < count; i++) {
        struct row candidate = row_of_candidate(w->output, finding, i);

        if (i > 0)
            writer_string(&w->writer, w->style->list_gap);
        write_candidate(w, &candidate);
    }
    writer_string(&w->writer, w->style->list_end);
}

static void write_row(const struct output *output, const struct row *row)
{
    const struct row_style *style = output->format->style;
    /* the cells of totals are those of groups */
    unsigned kind = (row->kind & ROW_SUMS) && !style->named ? ROW_HOURS | (row->kind & ROW_COMPARED)
                                                            : row->kind;
    struct row_writer writer, *w = &writer;
    const struct row_member *member = row_members;

    w->output = output;
    w->style = style;
    w->started = false;
    writer_start(&w->writer, output->file);
    writer_string(&w->writer, style->start);
    if (row->what)
        member = write_kept(w, row);
    member = write_members(w, row, kind, member, NULL);
    if (member->value == ROW_CANDIDATES) {
        start_member(w, member);
        write_candidates(w, row);
        write_members(w, row, kind, member + 1, NULL);
    }
    writer_string(&w->writer, style->end);
    writer_char(&w->writer, '\n');
    writer_flush(&w->writer);
}

static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    size_t i;

    for (i = 0; i < row_count(answer); i++) {
        struct row row = row_of_answer(output, answer, entries, i);

        write_row(output, &row);
    }
}

static void print_finding(const struct output *output, const char *file,
                          const struct drcode_finding *finding)
{
    struct row row = row_of_finding(output, file, finding);

    write_row(output, &row);
}

/* A row for each group, and one with the totals. */
static bool print_summary(const struct output *output, const struct summary *summary)
{
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    const struct summary_group *group;
    struct drcode_answer answer;
    struct row row;
    size_t i;

    if (!entries)
        return false;
    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        row = row_of_group(summary, group);
        row.entries = entries;
        row.entry_count = summary_entries(output->catalog, group, &answer, entries);
        write_row(output, &row);
    }
    free(entries);
    row = row_of_totals(summary);
    write_row(output, &row);
    return true;
}

const struct format json_format = {&json, print_answer, print_finding, print_summary};
const struct format tsv_format = {&tsv, print_answer, print_finding, print_summary};
