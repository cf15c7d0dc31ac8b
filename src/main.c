/* main.c - wiring: the command line -> a catalog -> an answer or findings -> standard output. */
#include <errno.h>
#include <string.h>

#include "cli/documents.h"
#include "cli/lookup.h"
#include "cli/options.h"
#include "cli/read_logs.h"
#include "cli/status.h"
#include "cli/terminal.h"
#include "print/format.h"
#include "print/printed.h"
#include "print/safe.h"
#include "system/system.h"

/* Output is written in pieces of this size, or when the next input has to be waited for. */
#define OUTPUT_BUFFER 65536

static enum status run(const struct options *options)
{
    static const struct format *const formats[] = {
        [FORMAT_TEXT] = &text_format, [FORMAT_BRIEF] = &brief_format, [FORMAT_JSON] = &json_format,
        [FORMAT_TSV] = &tsv_format,   [FORMAT_CSV] = &csv_format,     [FORMAT_HTML] = &html_format};
    static struct printed printed;
    struct drcode_catalog *loaded = NULL;
    const struct output output = {
        .file = stdout,
        .format = formats[options->format],
        .printed = &printed,
        .catalog = documents_load(options, &loaded),
        .lang = options->lang,
        .width = terminal_width(),
        .color =
            options->color == COLOR_AUTO ? terminal_has_color() : options->color == COLOR_ALWAYS,
        .full = options->all,
        .ascii = options->summary && !terminal_is_utf8(),
    };
    enum status status = STATUS_TROUBLE;

    if (output.catalog)
        status = (options->task == TASK_LOG ? read_logs : look_up)(options, &output);
    if (printed.failed) {
        fflush(stdout);
        safe_error("out of memory");
        status = STATUS_TROUBLE;
    }
    printed_empty(&printed);
    drcode_catalog_free(loaded);
    return status;
}

/* Checks that all of standard output was written. A reader that left early gets no message. */
static enum status end_output(enum status status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (!system_reader_left())
        fprintf(stderr, "drcode: standard output: %s\n", strerror(errno));
    return STATUS_TROUBLE;
}

int main(int argc, char **argv)
{
    static char buffer[OUTPUT_BUFFER];
    struct options options = {0};
    struct drcode_error error = {.text = "out of memory"};
    enum status status = STATUS_FOUND;

    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    if (!system_start(&argc, &argv) || !options_read(&options, argc, argv, &error)) {
        safe_error(error.text);
        status = STATUS_TROUBLE;
    } else if (options.task == TASK_HELP) {
        options_help(stdout);
    } else if (options.task == TASK_VERSION) {
        puts("drcode " DRCODE_VERSION);
    } else if (options.task == TASK_LOG && options.files.count == 0 && system_is_terminal(stdin)) {
        if (options.summary)
            safe_error("no log to count: name one, as in 'drcode --summary FILE', or pipe one in");
        else
            options_help(stderr);
        status = STATUS_TROUBLE;
    } else {
        status = run(&options);
    }
    options_free(&options);
    return (int)end_output(status);
}
