/* row_writer.c - JSON: an object a line; TSV: a line a row, its cells with a tab between them; CSV:
   RFC 4180, with a byte order mark and the names of the columns. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/timestamp.h"
#include "print/actions.h"
#include "print/printed.h"
#include "print/row_style.h"
#include "print/rows.h"
#include "print/writer.h"

/* What writes a row. */
struct row_writer {
    const struct output *output;
    const struct row_style *style;
    bool started; /* a member was written */
    bool in_cell; /* the next text starts a cell of a sheet */
    struct writer writer;
};

/* Writes a text between quotes, or none; in CSV, with an apostrophe at the start of a cell that is
   no formula: a reader takes it away again. */
static void write_quoted(struct row_writer *w, const struct writer_sign *quote,
                         enum safe_place place, const char *text, size_t size)
{
    if (w->in_cell && ascii_formula(text, size)) {
        writer_sign(&w->writer, quote);
        writer_char(&w->writer, '\'');
        writer_safe(&w->writer, place, text, size);
        writer_sign(&w->writer, quote);
    } else {
        writer_quoted(&w->writer, quote, place, text, size);
    }
    w->in_cell = false;
}

static void write_text(struct row_writer *w, const char *text, size_t size)
{
    write_quoted(w, &w->style->quote, w->style->place, text, size);
}

/* Writes a text of a list, or a name of a tally, that is safe in a place. */
static void write_item(struct row_writer *w, enum safe_place place, const char *text, size_t size)
{
    write_quoted(w, &w->style->item_quote, place, text, size);
}

static void write_list(struct row_writer *w, const struct row *row, enum row_value value)
{
    struct row_list list = row_list_start(w->output, row, value);
    const char *text;
    bool more = false;
    size_t size;

    writer_sign(&w->writer, &w->style->list_start);
    while (row_list_next(w->output, &list, &text, &size)) {
        if (more)
            writer_sign(&w->writer, &w->style->list_gap);
        write_item(w, w->style->place, text, size);
        more = true;
    }
    writer_sign(&w->writer, &w->style->list_end);
}

static void write_pair(struct row_writer *w, bool more, const char *name, uint64_t count)
{
    if (more)
        writer_sign(&w->writer, &w->style->list_gap);
    if (w->in_cell && !name[strspn(name, "'")]) /* "=1" would be a formula */
        writer_char(&w->writer, '\'');
    write_item(w, w->style->name_place, name, strlen(name));
    writer_sign(&w->writer, &w->style->is);
    writer_number(&w->writer, count);
}

static void write_tally(struct row_writer *w, const struct tally *tally)
{
    size_t i;

    writer_sign(&w->writer, &w->style->tally_start);
    for (i = 0; tally && i < tally->count; i++)
        write_pair(w, i > 0, tally->rows[i].name, tally->rows[i].count);
    if (tally && tally->others)
        write_pair(w, tally->count > 0, SUMMARY_OTHERS, tally->others);
    writer_sign(&w->writer, &w->style->tally_end);
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
    const struct row_member *member;
    bool more = false;

    for (member = row_members; member->value != ROW_END; member++) {
        if (member->rows != ROW_SUMS || member->value != ROW_COUNT ||
            member->offset == offsetof(struct row, count))
            continue;
        if (more)
            writer_sign(&w->writer, &w->style->list_gap);
        writer_add(&w->writer, member->name + sizeof ",\"" - 1, member->name_size);
        writer_sign(&w->writer, &w->style->is);
        writer_number(&w->writer,
                      *(const uint64_t *)(const void *)((const char *)row + member->offset));
        more = true;
    }
}

/* Writes a value of any kind except ROW_CANDIDATES; false where it is not known. */
static bool write_value(struct row_writer *w, const struct row *row, enum row_value kind,
                        const void *value)
{
    const char *text;

    switch (kind) {
    case ROW_TEXT:
        if (!(text = *(const char *const *)value))
            return false;
        write_text(w, text, strlen(text));
        break;
    case ROW_LINE:
        if (!row->finding.text)
            return false;
        write_text(w, row->finding.text, row->finding.text_size);
        break;
    case ROW_NUMBER:
        if (*(const int32_t *)value == DRCODE_NO_CODE)
            return false;
        writer_number(&w->writer, (uint64_t) * (const int32_t *)value);
        break;
    case ROW_COUNT:
        writer_number(&w->writer, *(const uint64_t *)value);
        break;
    case ROW_SHARE:
        if (*(const unsigned *)value == ROW_NO_SHARE)
            return false;
        write_share(w, *(const unsigned *)value);
        break;
    case ROW_TIME:
        if (*(const int64_t *)value == ROW_NO_TIME)
            return false;
        write_time(w, *(const int64_t *)value);
        break;
    case ROW_TALLY: /* those of normal ends are no columns of TSV */
        if (w->style->named || w->style->sheet || !(row->kind & ROW_SUMS))
            write_tally(w, *(const struct tally *const *)value);
        break;
    default:
        if (row->kind & ROW_SUMS)
            write_totals(w, row);
        else
            write_list(w, row, kind);
    }
    return true;
}

/* Writes what is before the value of a member: its name, or a gap. */
static void start_member(struct row_writer *w, const struct row_member *member)
{
    const size_t size = member->name_size + sizeof ",\"\":" - 1;

    if (w->style->named && w->started)
        writer_array(&w->writer, member->name, sizeof member->name, size);
    else if (w->style->named)
        writer_add(&w->writer, member->name + 1, size - 1); /* without the comma */
    else if (w->started)
        writer_sign(&w->writer, &w->style->gap);
    w->started = true;
    w->in_cell = w->style->sheet;
}

/* True where a row may have a value for a member. The cells of totals are those of groups in TSV,
   and have columns of their own in CSV. */
static bool may_have(const struct row_writer *w, const struct row *row,
                     const struct row_member *member)
{
    return !w->style->sheet || (member->rows & row->kind);
}

/* Writes the members of a kind of rows, from one up to the end, to candidates, or to `to`. Returns
   where it stopped. */
static const struct row_member *write_members(struct row_writer *w, const struct row *row,
                                              unsigned kind, const struct row_member *from,
                                              const struct row_member *to)
{
    const struct row_member *member;

    for (member = from;; member++) {
        while (!(member->rows & kind))
            member++;
        if (member->value >= ROW_CANDIDATES || (to && member >= to))
            return member;
        start_member(w, member);
        if (!may_have(w, row, member) ||
            !write_value(w, row, member->value, (const char *)row + member->offset))
            writer_sign(&w->writer, &w->style->unknown);
    }
}

/* Writes what a finding without other candidates shares with its candidate, the first members of
   both: as it was written before, where that is kept. Returns the next member. */
static const struct row_member *write_kept(struct row_writer *w, const struct row *row)
{
    struct printed_item *item = printed_item(w->output->printed, row->what, 0);
    size_t flushed = w->writer.flushed, start = w->writer.size;
    const struct row_member *rest = row_members_rest();

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
        writer_sign(&w->writer, &w->style->start);
        write_members(w, row, ROW_CANDIDATE, write_kept(w, row), NULL);
        writer_sign(&w->writer, &w->style->end);
        return;
    }
    w->in_cell = w->in_cell && row->microsoft == DRCODE_NO_CODE && row->sip == DRCODE_NO_CODE;
    writer_add(&w->writer, codes, actions_codes(codes, row->microsoft, row->sip));
    write_item(w, w->style->place, phrase, strlen(phrase));
}

static void write_candidates(struct row_writer *w, const struct row *row)
{
    const struct drcode_finding *finding = &row->finding;
    size_t count = finding->answer.count, i;

    writer_sign(&w->writer, &w->style->list_start);
    for (i = 0; count > 1 && i < count; i++) {
        struct row candidate;

        row_of_candidate(w->output, finding, i, &candidate);
        if (i > 0)
            writer_sign(&w->writer, &w->style->list_gap);
        write_candidate(w, &candidate);
    }
    writer_sign(&w->writer, &w->style->list_end);
}

static void start_row(struct row_writer *w, const struct output *output)
{
    w->output = output;
    w->style = output->format->style;
    w->started = false;
    writer_start(&w->writer, output->file);
}

static void end_row(struct row_writer *w)
{
    writer_sign(&w->writer, &w->style->line_end);
    writer_flush(&w->writer);
}

/* The kinds of rows whose members are the columns of a summary in CSV. */
static unsigned sheet_columns(unsigned groups)
{
    return groups | (groups & ROW_DAYS ? ROW_DAILY : ROW_TOTALS);
}

/* The kinds of rows whose members are the columns of a row; `groups` is the kind of the groups of a
   summary. */
static unsigned columns_of(const struct row_style *style, unsigned kind, unsigned groups)
{
    if (style->sheet && (kind & ROW_FINDING))
        return ROW_FINDINGS;
    if (style->sheet && kind != ROW_ANSWER)
        return sheet_columns(groups);
    return !style->named && (kind & ROW_SUMS) ? groups : kind;
}

static void write_row(const struct output *output, const struct row *row, unsigned groups)
{
    const unsigned columns = columns_of(output->format->style, row->kind, groups);
    const struct row_member *member = row_members;
    struct row_writer writer, *w = &writer;

    start_row(w, output);
    writer_sign(&w->writer, &w->style->start);
    if (row->what)
        member = write_kept(w, row);
    member = write_members(w, row, columns, member, NULL);
    if (member->value == ROW_CANDIDATES) {
        start_member(w, member);
        write_candidates(w, row);
        write_members(w, row, columns, member + 1, NULL);
    }
    writer_sign(&w->writer, &w->style->end);
    end_row(w);
}

/* Writes a byte order mark, by which Excel knows UTF-8, and the names of columns. */
static void write_head(const struct output *output, unsigned columns)
{
    const struct row_member *member;
    struct row_writer writer, *w = &writer;

    start_row(w, output);
    writer_string(&w->writer, "\357\273\277");
    for (member = row_members; member->value != ROW_END; member++) {
        if (!(member->rows & columns))
            continue;
        start_member(w, member);
        writer_add(&w->writer, member->name + sizeof ",\"" - 1, member->name_size);
    }
    end_row(w);
}

static void print_head(const struct output *output, bool findings)
{
    write_head(output, findings ? ROW_FINDINGS : ROW_ANSWER);
}

static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    size_t i;

    for (i = 0; i < row_count(answer); i++) {
        struct row row = row_of_answer(output, answer, entries, i);

        write_row(output, &row, 0);
    }
}

static void print_finding(const struct output *output, const char *file,
                          const struct drcode_finding *finding)
{
    struct row row;

    row_of_finding(output, file, finding, &row);
    write_row(output, &row, 0);
}

/* A row for each group, and one with the totals. */
static bool print_summary(const struct output *output, const struct summary *summary)
{
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    const struct summary_group *group;
    struct drcode_answer answer;
    const unsigned groups =
        (summary->daily ? ROW_DAYS : ROW_HOURS) | (summary->before ? ROW_COMPARED : 0);
    struct row row;
    size_t i;

    if (!entries)
        return false;
    if (output->format->style->sheet)
        write_head(output, sheet_columns(groups));
    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        row = row_of_group(summary, group);
        row.entries = entries;
        row.entry_count = summary_entries(output->catalog, group, &answer, entries);
        write_row(output, &row, groups);
    }
    free(entries);
    row = row_of_totals(summary);
    write_row(output, &row, groups);
    return true;
}

const struct format json_format = {&row_style_json, NULL, print_answer, print_finding,
                                   print_summary};
const struct format tsv_format = {&row_style_tsv, NULL, print_answer, print_finding, print_summary};
const struct format csv_format = {&row_style_csv, print_head, print_answer, print_finding,
                                  print_summary};
