/* json.c - answers as JSON: one object a line, names as in Microsoft Graph where it has one. */
#include <string.h>

#include "bytes.h"
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

/* Writes a literal. */
#define PUT(file, literal) fwrite(literal, 1, sizeof(literal) - 1, file)

/* The comma before a member, and its name. */
#define MEMBER(name) ",\"" name "\":"

/* Prints a string; NULL is null. */
static void print_text(FILE *file, const char *text)
{
    if (text)
        json_string(file, text, strlen(text));
    else
        PUT(file, "null");
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
        PUT(file, "null");
    else
        print_count(file, (uint64_t)number);
}

/* Prints the items of one kind, a comma between them; a link that stands there twice, once. */
static void print_items(FILE *file, const struct output_row *row, enum drcode_kind kind)
{
    const char *next = row->items, *comma = "";
    struct drcode_item item;

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
}

/* The members that an entry has wherever it is printed, without the braces. */
static void print_entry(FILE *file, const struct output_row *row)
{
    PUT(file, "\"callEndSubReason\":");
    print_known(file, row->microsoft);
    PUT(file, MEMBER("finalSipCode"));
    print_known(file, row->sip);
    PUT(file, MEMBER("finalSipCodePhrase"));
    print_text(file, row->service_phrase);
    PUT(file, MEMBER("lang"));
    print_text(file, row->lang);
    PUT(file, MEMBER("phrase"));
    print_text(file, row->phrase);
    PUT(file, MEMBER("origin"));
    print_text(file, row->origin);
    PUT(file, MEMBER("sipReason"));
    print_text(file, row->sip_reason);
    PUT(file, MEMBER("actions") "[");
    print_items(file, row, DRCODE_ACTION);
    PUT(file, "]" MEMBER("notes") "[");
    print_items(file, row, DRCODE_NOTE);
    PUT(file, "]" MEMBER("links") "[");
    print_items(file, row, DRCODE_LINK);
    PUT(file, "]" MEMBER("source"));
    print_text(file, row->source);
}

/* The members of a finding in a log: where it stood, and what its record says besides. */
static void print_finding(const struct output *output, const struct output_row *row)
{
    const struct drcode_finding *finding = row->finding;
    FILE *file = output->file;
    size_t i;

    PUT(file, MEMBER("file"));
    print_text(file, row->file);
    PUT(file, MEMBER("line"));
    print_count(file, finding->line);
    PUT(file, MEMBER("text"));
    if (finding->text)
        json_string(file, finding->text, finding->text_size);
    else
        PUT(file, "null");
    PUT(file, MEMBER("trunkFullyQualifiedDomainName"));
    print_text(file, finding->sbc);
    PUT(file, MEMBER("calleeNumber"));
    print_text(file, finding->callee);
    PUT(file, MEMBER("callerNumber"));
    print_text(file, finding->caller);
    PUT(file, MEMBER("callType"));
    print_text(file, finding->call_type);
    PUT(file, ",\"");
    fputs(output_time_name(finding), file);
    PUT(file, "\":");
    print_text(file, finding->time);
    PUT(file, MEMBER("candidates") "[");
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
    PUT(file, MEMBER("match"));
    print_text(file, row->match);
    PUT(file, MEMBER("score"));
    print_known(file, row->score);
    if (row->finding)
        print_finding(output, row);
    PUT(file, "}\n");
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
