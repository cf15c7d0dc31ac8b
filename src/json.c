/* json.c - answers as JSON: one object a line, names as in Microsoft Graph where it has one. */
#include <string.h>

#include "json.h"
#include "output.h"
#include "utf8.h"

void json_string(FILE *file, const char *string, size_t size)
{
    static const char escapes[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    size_t at, length, start = 0;
    uint32_t point;

    fputc('"', file);
    for (at = 0; (at += bytes_before_special(string + at, size - at)) < size; at += length) {
        const char *escape = "";

        length = utf8_read(string + at, size - at, &point);
        if (length > 0 && point >= 0x80 && !utf8_control(point))
            continue;
        fwrite(string + start, 1, at - start, file);
        if (length > 0)
            for (escape = escapes; *escape && (unsigned char)*escape != point; escape += 2)
                ;
        if (length == 0)
            fputs("\357\277\275", file);
        else if (*escape)
            fprintf(file, "\\%c", escape[1]);
        else
            fprintf(file, "\\u%04x", (unsigned)point);
        length += length == 0;
        start = at + length;
    }
    fwrite(string + start, 1, size - start, file);
    fputc('"', file);
}

/* Prints the comma before a member, and its name. */
static void print_name(FILE *file, const char *name)
{
    fputs(",\"", file);
    fputs(name, file);
    fputs("\":", file);
}

/* Prints a member: the comma before it, its name, its value; NULL is null. */
static void print_member(FILE *file, const char *name, const char *value)
{
    print_name(file, name);
    if (value)
        json_string(file, value, strlen(value));
    else
        fputs("null", file);
}

static void print_count(FILE *file, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    fwrite(digits + at, 1, sizeof digits - at, file);
}

/* Prints a number of 0 or more; what is not known is null. */
static void print_known(FILE *file, int32_t number)
{
    if (number == DRCODE_NO_CODE)
        fputs("null", file);
    else
        print_count(file, (uint64_t)number);
}

/* Prints the items of one kind as an array; a link that stands there twice, once. */
static void print_items(FILE *file, const char *name, const struct output_row *row,
                        enum drcode_kind kind)
{
    const char *next = row->items, *comma = "";
    struct drcode_item item;

    print_name(file, name);
    fputc('[', file);
    while ((next = drcode_next(next, &item)) != NULL) {
        if (item.kind != kind || (kind == DRCODE_LINK && output_repeated(row->items, item.text)))
            continue;
        fputs(comma, file);
        json_string(file, item.text, strlen(item.text));
        comma = ",";
    }
    if (kind == DRCODE_NOTE && row->note) {
        fputs(comma, file);
        json_string(file, row->note, strlen(row->note));
    }
    fputc(']', file);
}

/* The members that an entry has wherever it is printed, without the braces. */
static void print_entry(FILE *file, const struct output_row *row)
{
    fputs("\"callEndSubReason\":", file);
    print_known(file, row->microsoft);
    print_name(file, "finalSipCode");
    print_known(file, row->sip);
    print_member(file, "finalSipCodePhrase", row->service_phrase);
    print_member(file, "lang", row->lang);
    print_member(file, "phrase", row->phrase);
    print_member(file, "origin", row->origin);
    print_member(file, "sipReason", row->sip_reason);
    print_items(file, "actions", row, DRCODE_ACTION);
    print_items(file, "notes", row, DRCODE_NOTE);
    print_items(file, "links", row, DRCODE_LINK);
    print_member(file, "source", row->source);
}

/* The members of a finding in a log: where it stood, and what its record says besides. */
static void print_finding(const struct output *output, const struct output_row *row)
{
    const struct drcode_finding *finding = row->finding;
    FILE *file = output->file;
    size_t i;

    print_member(file, "file", row->file);
    print_name(file, "line");
    print_count(file, finding->line);
    print_name(file, "text");
    if (finding->text)
        json_string(file, finding->text, finding->text_size);
    else
        fputs("null", file);
    print_member(file, "trunkFullyQualifiedDomainName", finding->sbc);
    print_member(file, "calleeNumber", finding->callee);
    print_member(file, "callerNumber", finding->caller);
    print_member(file, "callType", finding->call_type);
    print_member(file, output_time_name(finding), finding->time);
    fputs(",\"candidates\":[", file);
    for (i = 0; finding->answer.count > 1 && i < finding->answer.count; i++) {
        struct output_row candidate = output_candidate_row(output, finding, i);

        fputs(i > 0 ? ",{" : "{", file);
        print_entry(file, &candidate);
        fputc('}', file);
    }
    fputc(']', file);
}

static void print_row(const struct output *output, const struct output_row *row)
{
    FILE *file = output->file;

    fputc('{', file);
    print_entry(file, row);
    print_member(file, "match", row->match);
    print_name(file, "score");
    print_known(file, row->score);
    if (row->finding)
        print_finding(output, row);
    fputs("}\n", file);
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

const struct output_format json_format = {"json", print_answer, print_log_finding, summary_json};
