/*
 * feedback.c - any bytes as a log, read in ways that must find the same: cut into pieces and whole;
 * and the output, findings or a summary, read as a log again: in JSON, and the summary in CSV, too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/format.h"
#include "print/printed.h"
#include "summary/summary.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define WHOLE SIZE_MAX

struct text {
    char *data;
    size_t size;
};

/* What receives the findings of an input. */
struct sink {
    const struct output *output;
    struct summary *summary; /* or NULL, to print them */
};

static void found(void *context, const struct drcode_finding *finding)
{
    struct sink *sink = context;

    if (sink->summary)
        summary_add(sink->summary, finding);
    else if (finding->answer.match != DRCODE_NOTHING && finding->answer.match != DRCODE_NORMAL)
        json_format.finding(sink->output, "log", finding);
}

static void count(void *context, const char *of, const char *name, size_t size, uint64_t number)
{
    struct sink *sink = context;

    if (sink->summary)
        summary_count(sink->summary, of, name, size, number);
}

/* Scans pieces of `piece` bytes, the next one a byte longer, up to twice that, and so on. */
static void scan(struct sink to, struct text log, size_t piece)
{
    static struct sink sink;
    static const struct drcode_scanner_calls calls = {
        .found = found, .count = count, .context = &sink};
    static struct drcode_scanner *scanner; /* making one takes longer than most inputs do */
    size_t at, size, more = 0;

    if (!scanner)
        scanner = drcode_scanner_new(drcode_builtin(), &calls);
    if (!scanner)
        abort();
    sink = to;
    for (at = 0; at < log.size; at += size) {
        size = log.size - at;
        if (piece != WHOLE && size > piece + more)
            size = piece + more;
        more = more == piece ? 0 : more + 1;
        drcode_scan(scanner, log.data + at, size);
    }
    drcode_scan_end(scanner);
}

static struct output start_output(struct text *text)
{
    static struct printed printed;

    *text = (struct text){NULL, 0};
    return (struct output){.file = open_memstream(&text->data, &text->size),
                           .format = &json_format,
                           .printed = &printed,
                           .catalog = drcode_builtin()};
}

static struct text findings(struct text log, size_t piece)
{
    struct text text;
    struct output output = start_output(&text);

    scan((struct sink){&output, NULL}, log, piece);
    fclose(output.file);
    return text;
}

static struct text summary(const struct format *format, struct text log)
{
    struct text text;
    struct output output = start_output(&text);
    struct summary summary;
    struct dates dates;

    dates_start(&dates, TIME_OPEN);
    summary_start(&summary, output.catalog, &dates);
    scan((struct sink){&output, &summary}, log, WHOLE);
    summary_end(&summary);
    output.format = format;
    format->summary(&output, &summary);
    summary_free(&summary);
    fclose(output.file);
    return text;
}

/* Ends with what two texts differ in; else frees them. */
static void expect_same(const char *what, struct text a, struct text b)
{
    if (a.size != b.size || memcmp(a.data, b.data, a.size) != 0) {
        fprintf(stderr, "%s:\n%.*s--- or\n%.*s", what, (int)a.size, a.data, (int)b.size, b.data);
        abort();
    }
    free(a.data);
    free(b.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct text log = {(char *)(uintptr_t)bytes, size}, first, second;

    expect_same("cut otherwise", findings(log, WHOLE), findings(log, 1 + size % 5));
    first = findings(log, WHOLE);
    expect_same("findings fed back", findings(first, WHOLE), findings(log, WHOLE));
    free(first.data);
    first = summary(&json_format, log);
    second = summary(&json_format, first);
    expect_same("a summary fed back", first, second);
    log = summary(&csv_format, log); /* in which names have no control characters */
    first = summary(&json_format, log);
    second = summary(&csv_format, first);
    expect_same("a summary in CSV fed back", log, second);
    free(first.data);
    return 0;
}
