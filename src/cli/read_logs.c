#include "cli/read_logs.h"

#include <stdlib.h>
#include <string.h>

#include "cli/filter.h"
#include "cli/progress.h"
#include "summary/summary.h"
#include "system/system.h"

struct log {
    const struct options *options;
    const struct output *output;
    const struct output_format *format;
    struct filter filter;
    struct summary summary;
    struct progress progress;
    bool found;
};

static void print_finding(void *context, const struct drcode_finding *finding)
{
    struct log *log = context;

    if (finding->answer.match == DRCODE_NOTHING || finding->answer.match == DRCODE_NORMAL)
        return;
    log->found = true;
    if (!log->options->quiet)
        log->format->finding(log->output, finding->file ? finding->file : log->filter.file,
                             finding);
}

static void count_finding(void *context, const struct drcode_finding *finding)
{
    struct log *log = context;

    summary_add(&log->summary, finding);
}

static void count_part(void *context, const char *of, const char *name, size_t size, uint64_t count)
{
    struct log *log = context;

    summary_count(&log->summary, of, name, size, count);
}

static void print_line(void *context, const char *text, size_t size, bool ends)
{
    struct log *log = context;

    output_safe(log->output->file, text, size);
    if (ends)
        fputc('\n', log->output->file);
}

static bool step(void *context, size_t bytes)
{
    struct log *log = context;

    progress_step(&log->progress, bytes, log->summary.failures);
    return !ferror(log->output->file);
}

/* The size of all files to be read; 0 where one is no regular file. */
static uint64_t total_size(const struct options *options)
{
    uint64_t total = 0, size;
    size_t i;

    for (i = 0; i < options->file_count; i++) {
        size = system_size(options->files[i]);
        if (size == 0)
            return 0;
        total += size;
    }
    return total;
}

static void start_summary(struct log *log, struct drcode_scanner_calls *calls)
{
    calls->found = count_finding;
    calls->count = count_part;
    summary_start(&log->summary, log->output->catalog);
    progress_start(&log->progress, !log->options->no_progress && system_is_terminal(stderr),
                   total_size(log->options));
}

/* Prints the summary; false where memory ran out: what found no room counts with the others. */
static bool end_summary(struct log *log)
{
    bool done = !log->summary.budget.failed;

    progress_end(&log->progress);
    summary_end(&log->summary);
    log->found = log->summary.failures > 0;
    if (!log->options->quiet)
        done = log->format->summary(log->output, &log->summary) && done;
    if (!done) {
        fflush(log->output->file);
        output_error("out of memory");
    }
    summary_free(&log->summary);
    return done;
}

static bool flush(void *context)
{
    struct log *log = context;

    return fflush(log->output->file) == 0;
}

/* Reads every input. One that cannot be read is said so, and the others are read. */
static bool read_inputs(struct log *log)
{
    static const char *const standard_input[] = {"-"};
    const struct options *options = log->options;
    const char *const *files = options->file_count > 0 ? options->files : standard_input;
    size_t count = options->file_count > 0 ? options->file_count : 1, i;
    struct drcode_error error;
    bool done = true;

    for (i = 0; i < count && !ferror(log->output->file); i++) {
        if (!filter_read(&log->filter, files[i], &error)) {
            progress_end(&log->progress);
            fflush(log->output->file);
            output_error(error.text);
            done = false;
        }
    }
    return done;
}

static void free_seen(struct output_seen *seen, size_t count)
{
    while (seen && count-- > 0)
        free(seen[count].json);
    free(seen);
}

bool log_read(const struct options *options, const struct output *output,
              const struct output_format *format, bool *found)
{
    struct output log_output = *output;
    struct log log = {.options = options, .output = &log_output, .format = format};
    struct drcode_scanner_calls calls = {.found = print_finding, .context = &log};
    const char *told[OUTPUT_TOLD] = {NULL};
    bool done = false;

    if (options->summary)
        start_summary(&log, &calls);
    if (options->all && !options->quiet)
        calls.line = print_line;
    log_output.passes_lines = calls.line != NULL;
    log_output.told = told;
    log_output.seen = calloc(drcode_count(output->catalog) + 1, sizeof *log_output.seen);
    log.filter.scanner = drcode_scanner_new(output->catalog, &calls);
    log.filter.flush = flush;
    log.filter.step = step;
    log.filter.context = &log;
    if (log.filter.scanner && log_output.seen) {
        done = read_inputs(&log);
        if (options->summary)
            done = end_summary(&log) && done;
    } else {
        output_error("out of memory");
    }
    drcode_scanner_free(log.filter.scanner);
    free_seen(log_output.seen, drcode_count(output->catalog));
    *found = log.found;
    return done;
}
