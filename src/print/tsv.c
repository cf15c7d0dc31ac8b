/* tsv.c - answers as tab-separated rows, with the columns in the order of the JSON members. */
#include <string.h>

#include "base/utf8.h"
#include "print/output.h"
#include "print/tsv.h"

void tsv_text(FILE *file, const char *text, size_t size)
{
    static const char escapes[] = "\tt\nn\rr\\\\";
    size_t at, length, start = 0;
    uint32_t point;

    for (at = 0; at < size; at += length) {
        const char *escape = "";

        length = utf8_read(text + at, size - at, &point);
        if (length > 0 && point >= 0x20 && point != '\\' && !utf8_control(point))
            continue;
        fwrite(text + start, 1, at - start, file);
        if (length > 0)
            for (escape = escapes; *escape && (unsigned char)*escape != point; escape += 2)
                ;
        if (length == 0)
            fputs("\357\277\275", file);
        else if (*escape)
            fprintf(file, "\\%c", escape[1]);
        else
            fputc(' ', file);
        length += length == 0;
        start = at + length;
    }
    fwrite(text + start, 1, size - start, file);
}

/* Prints a cell and the tab behind it; nothing for NULL. */
static void print_cell(FILE *file, const char *text)
{
    if (text)
        tsv_text(file, text, strlen(text));
    fputc('\t', file);
}

static void print_number(FILE *file, int32_t number, char behind)
{
    if (number != DRCODE_NO_CODE)
        fprintf(file, "%ld", (long)number);
    fputc(behind, file);
}

/* A cell with the items of one kind, an escaped line break between them. */
static void print_items(FILE *file, const struct output_row *row, enum drcode_kind kind)
{
    const char *next = row->items, *between = "";
    struct drcode_item item;

    while ((next = drcode_next(next, &item)) != NULL) {
        if (item.kind != kind || (kind == DRCODE_LINK && output_repeated(row->items, item.text)))
            continue;
        fputs(between, file);
        tsv_text(file, item.text, strlen(item.text));
        between = "\\n";
    }
    if (kind == DRCODE_NOTE && row->note) {
        fputs(between, file);
        tsv_text(file, row->note, strlen(row->note));
    }
    fputc('\t', file);
}

/* The score and the columns of a finding in a log. Candidates are listed by codes and phrase. */
static void print_finding(const struct output *output, const struct output_row *row)
{
    const struct drcode_finding *finding = row->finding;
    FILE *file = output->file;
    size_t i;

    print_number(file, row->score, '\t');
    print_cell(file, row->file);
    fprintf(file, "%llu\t", (unsigned long long)finding->line);
    if (finding->text)
        tsv_text(file, finding->text, finding->text_size);
    fputc('\t', file);
    print_cell(file, finding->sbc);
    print_cell(file, finding->callee);
    print_cell(file, finding->caller);
    print_cell(file, finding->call_type);
    print_cell(file, finding->time);
    for (i = 0; finding->answer.count > 1 && i < finding->answer.count; i++) {
        struct output_row candidate = output_candidate_row(output, finding, i);

        fprintf(file, "%s%ld %d ", i > 0 ? "\\n" : "", (long)candidate.microsoft, candidate.sip);
        tsv_text(file, candidate.service_phrase, strlen(candidate.service_phrase));
    }
    fputc('\n', file);
}

static void print_row(const struct output *output, const struct output_row *row)
{
    FILE *file = output->file;

    print_number(file, row->microsoft, '\t');
    print_number(file, row->sip, '\t');
    print_cell(file, row->service_phrase);
    print_cell(file, row->lang);
    print_cell(file, row->phrase);
    print_cell(file, row->origin);
    print_cell(file, row->sip_reason);
    print_items(file, row, DRCODE_ACTION);
    print_items(file, row, DRCODE_NOTE);
    print_items(file, row, DRCODE_LINK);
    print_cell(file, row->source);
    print_cell(file, row->match);
    if (row->finding)
        print_finding(output, row);
    else
        print_number(file, row->score, '\n');
}

static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    output_rows(output, answer, entries, print_row);
}

static void print_log_finding(const struct output *output, const char *file,
                              const struct drcode_finding *finding)
{
    struct output_row row = output_finding_row(output, file, finding);

    print_row(output, &row);
}

const struct output_format tsv_format = {"tsv", print_answer, print_log_finding, summary_tsv};
