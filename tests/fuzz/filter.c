/*
 * filter.c - any bytes as a log, read and printed: each format, with the lines of the log and
 * without, and as a summary.
 *
 * The output is valid UTF-8 without controls; JSON is valid; each row of TSV has as many cells as
 * the first one; only an input that is no text by its first bytes is trouble.
 */
#include "cli/read_logs.h"
#include "log/form.h"
#include "log/json_syntax.h"
#include "outputs.c"
#include "print/printed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct format *const formats[] = {[FORMAT_TEXT] = &text_format,
                                               [FORMAT_BRIEF] = &brief_format,
                                               [FORMAT_JSON] = &json_format,
                                               [FORMAT_TSV] = &tsv_format};

static void check_json(const char *line, size_t size, size_t *cells)
{
    static struct json_syntax json;
    const char *at = line;
    enum json_token token;

    (void)cells;
    json_syntax_start(&json);
    do
        token = json_syntax_next(&json, &at, line + size);
    while (token != JSON_TOKEN_NONE && token != JSON_TOKEN_DONE && token != JSON_TOKEN_BAD);
    if (token != JSON_TOKEN_DONE || at != line + size || memchr(line, '\t', size))
        fail("no JSON", line, size);
}

static void check_row(const char *line, size_t size, size_t *cells)
{
    size_t count = 1, i;

    for (i = 0; i < size; i++)
        count += line[i] == '\t';
    if (*cells > 0 && count != *cells)
        fail("no row", line, size);
    *cells = count;
}

static void check_lines(const char *text, size_t size,
                        void (*check)(const char *line, size_t size, size_t *cells))
{
    const char *end = text + size, *next;
    size_t cells = 0;

    for (; text < end; text = next + 1) {
        next = memchr(text, '\n', (size_t)(end - text));
        if (!next)
            fail("no end of the line", text, (size_t)(end - text));
        check(text, (size_t)(next - text), &cells);
    }
}

static void run(const struct options *options, unsigned width, bool refused)
{
    static struct printed printed;
    char *text = NULL;
    size_t size = 0;
    struct output output = {.file = open_memstream(&text, &size),
                            .format = formats[options->format],
                            .printed = &printed,
                            .catalog = drcode_builtin(), /* its needles are made already */
                            .lang = options->lang,
                            .width = width};

    if (!output.file || (read_logs(options, &output) == STATUS_TROUBLE) != refused ||
        fclose(output.file) != 0)
        abort();
    check_text(text, size);
    if (!options->all && options->format == FORMAT_JSON)
        check_lines(text, size, check_json);
    if (!options->all && options->format == FORMAT_TSV)
        check_lines(text, size, check_row);
    printed_empty(&printed); /* what a format keeps is its own */
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static FILE *log;
    char path[32];
    char *files[] = {path};
    struct options options = {.task = TASK_LOG, .files = {files, 1}};
    const char *kind;
    const bool refused = form_find((const char *)bytes, size < FORM_ROOM ? size : FORM_ROOM, &kind) >=
                         DRCODE_FORM_PACKED;
    unsigned part;

    if (log)
        fclose(log);
    log = tmpfile();
    if (!log || fwrite(bytes, 1, size, log) != size || fflush(log) != 0)
        abort();
    snprintf(path, sizeof path, "/dev/fd/%d", fileno(log));
    options.no_progress = true;
    for (part = 0; part < 3 * sizeof formats / sizeof *formats; part++) {
        options.format = part / 3;
        options.summary = part % 3 == 0;
        options.all = part % 3 == 1;
        options.lang = part % 2 > 0 ? DRCODE_FR : DRCODE_EN;
        run(&options, part == 0 || part == 2 ? 40 : 0, refused);
    }
    return 0;
}
