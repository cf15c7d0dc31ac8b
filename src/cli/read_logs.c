#include "cli/read_logs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "cli/date_order.h"
#include "cli/filters.h"
#include "cli/notices.h"
#include "cli/progress.h"
#include "cli/region.h"
#include "cli/terminal.h"
#include "log/scanner.h"
#include "print/mask.h"
#include "print/safe.h"
#include "summary/compare.h"
#include "system/system.h"

/* The most bytes of a read. */
#define BLOCK 98304

/* How long to wait for the rest of a record, in milliseconds, when input stops within it: its
   writer may be slow. */
#define GRACE 200

/* The last second of the year 9999. */
#define LATEST 253402300799

struct log {
    const struct options *options;
    const struct output *output;
    struct drcode_scanner *scanner;
    const char *file; /* the name of the input being read; "-" is standard input */
    struct filter filter;
    struct summary summary, before; /* what is counted, and what that is compared with; */
    struct summary *counted;        /* one of both */
    struct dates dates;
    bool learned; /* the file was searched for a time that shows the order of its dates */
    struct progress progress;
    uint64_t calls, by_users; /* that a record says the end of, and those that people ended */
    struct masked masked;
    bool found;
    bool failed;  /* memory ran out */
    bool noticed; /* standard error says what is odd about an input */
};

/* A finding as it is printed or counted. */
static const struct drcode_finding *hide(struct log *log, const struct drcode_finding *finding)
{
    return log->options->mask ? mask_finding(&log->masked, log->output->catalog, finding) : finding;
}

/* Learns from a file how it writes dates, before the first one that leaves it open. */
static void learn_order(struct log *log, const struct drcode_finding *finding)
{
    if (log->learned || !finding->time || !dates_open(&log->dates, finding->time))
        return;
    log->learned = true;
    log->failed =
        !date_order_find(log->output->catalog, log->file, &log->dates.order) || log->failed;
}

static void print_finding(void *context, const struct drcode_finding *finding)
{
    struct log *log = context;

    if (finding->answer.match == DRCODE_NOTHING)
        return;
    if (log->filter.has_since || log->filter.has_until)
        learn_order(log, finding);
    if (!filter_takes(&log->filter, finding))
        return;
    log->calls += finding->count;
    if (finding->outcome == DRCODE_OUTCOME_NORMAL)
        return;
    if (finding->outcome == DRCODE_OUTCOME_USER)
        log->by_users += finding->count;
    log->found = log->found || finding->outcome == DRCODE_OUTCOME_FAILURE;
    if (!log->options->quiet)
        log->output->format->finding(log->output, finding->file ? finding->file : log->file,
                                     hide(log, finding));
}

static void count_finding(void *context, const struct drcode_finding *finding)
{
    struct log *log = context;

    learn_order(log, finding);
    if (filter_takes(&log->filter, finding))
        summary_add(log->counted, hide(log, finding));
    else
        summary_skip(log->counted);
}

static void count_part(void *context, const char *of, const char *name, size_t size, uint64_t count)
{
    struct log *log = context;

    summary_count(log->counted, of, name, size, count);
}

static void print_line(void *context, const char *text, size_t size, bool ends)
{
    struct log *log = context;

    safe_print(log->output->file, text, size);
    if (ends)
        fputc('\n', log->output->file);
}

/* The size of all files to be read; 0 where one is not a regular file. */
static uint64_t total_size(const struct paths *files)
{
    uint64_t total = 0, size;
    size_t i;

    for (i = 0; i < files->count; i++) {
        size = system_size(files->list[i]);
        if (size == 0)
            return 0;
        total += size;
    }
    return total;
}

/* How dates are written where --lang says, or else the environment, or the system. */
static enum time_order find_region(const struct options *options)
{
    enum time_order order = region_order(options->locale);
    const char *locale = terminal_locale("LC_TIME");

    return order != TIME_OPEN ? order : region_order(locale ? locale : system_language());
}

static void start_summary(struct log *log, struct drcode_scanner_calls *calls)
{
    system_catch_interrupt();
    calls->found = count_finding;
    calls->count = count_part;
    summary_start(&log->summary, log->output->catalog, &log->dates);
    summary_start(&log->before, log->output->catalog, &log->dates);
    progress_start(&log->progress, !log->options->no_progress && system_is_terminal(stderr),
                   total_size(&log->options->files));
}

/* Says in a report of which calls it is, and when it was made: now, or at the time that makes it
   the same each time. */
static void describe_report(struct output *output, const struct options *options,
                            const struct filter *filter)
{
    const struct paths *files = &options->files;
    static char standard_input[] = "-", *names[] = {standard_input};
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    unsigned long long seconds = epoch ? strtoull(epoch, NULL, 10) : (unsigned long long)time(NULL);

    output->now = (int64_t)(seconds < LATEST ? seconds : LATEST);
    output->inputs = files->count > 0 ? files->list : names;
    output->input_count = files->count > 0 ? files->count : 1;
    output->compared = options->compare.list;
    output->compared_count = options->compare.count;
    output->since = filter->has_since ? &filter->since : NULL;
    output->until = filter->has_until ? &filter->until : NULL;
    output->conditions = options->where.list;
    output->condition_count = options->where.count;
    output->mask = options->mask;
}

/* Prints the summary; false where memory ran out: what found no room counts with the others. */
static bool end_summary(struct log *log)
{
    bool done;

    progress_end(&log->progress);
    summary_end(&log->summary);
    summary_end(&log->before);
    done = !log->summary.budget.failed && !log->before.budget.failed;
    if (log->options->compare.count > 0)
        done = compare_with(&log->summary, &log->before) && done;
    log->found = log->summary.failures > 0;
    if (!log->options->quiet)
        done = log->output->format->summary(log->output, &log->summary) && done;
    if (!done) {
        fflush(log->output->file);
        safe_error("out of memory");
    }
    summary_free(&log->summary);
    summary_free(&log->before);
    return done;
}

/* Before a read that has to wait, prints what was found until now. False where that fails. */
static bool before_read(struct log *log, int input)
{
    if (system_wait(input, 0))
        return true;
    if (fflush(log->output->file) != 0)
        return false;
    if (system_wait(input, GRACE))
        return true;
    drcode_scan_pause(log->scanner);
    return fflush(log->output->file) == 0;
}

/* Says what is odd about the input that was read; false where it is no log at all. */
static bool end_input(struct log *log)
{
    const struct drcode_input *input = drcode_scan_input(log->scanner);
    bool refused = notices_refuse(input);

    if (!refused && log->options->quiet)
        return true;
    progress_end(&log->progress);
    fflush(log->output->file);
    log->noticed = notices_print(log->file, input) || log->noticed;
    if (log->options->summary)
        notices_times(log->file, &log->dates);
    return !refused;
}

/* Reads one input to its end, or until output fails or it is no log. False with errno set where it
   cannot be opened or read; what was read until then has been scanned. */
static bool read_input(struct log *log)
{
    static char block[BLOCK];
    int input = system_open_input(log->file), why;
    bool waits = input >= 0 && system_may_wait(input);
    long count = input < 0 ? -1 : 0;

    while (input >= 0 && !ferror(log->output->file) && (!waits || before_read(log, input)) &&
           (count = system_read(input, block, sizeof block)) > 0) {
        drcode_scan(log->scanner, block, (size_t)count);
        progress_step(&log->progress, (uint64_t)count, log->counted->failures);
        if (notices_refuse(drcode_scan_input(log->scanner)))
            break;
    }
    why = errno;
    drcode_scan_end(log->scanner);
    if (input >= 0)
        system_close_input(input);
    errno = why;
    return count >= 0;
}

/* Reads every file. Of those that cannot be read, standard error says why. */
static bool read_files(struct log *log, const struct paths *files)
{
    const char *name;
    char line[512];
    bool done = true;
    size_t i;

    for (i = 0; i < files->count && !ferror(log->output->file) && !system_interrupted(); i++) {
        log->file = files->list[i];
        log->learned = false;
        dates_next(&log->dates);
        if (read_input(log)) {
            done = end_input(log) && done;
            continue;
        }
        name = strcmp(log->file, "-") == 0 ? "standard input" : log->file;
        snprintf(line, sizeof line, "%.*s: %s", utf8_precision(name, 300), name, strerror(errno));
        progress_end(&log->progress);
        fflush(log->output->file);
        safe_error(line);
        done = false;
    }
    return done;
}

/* Reads every input. */
static bool read_inputs(struct log *log)
{
    static char standard_input[] = "-", *names[] = {standard_input};
    static const struct paths none = {names, 1};

    return read_files(log, log->options->files.count > 0 ? &log->options->files : &none);
}

/* Counts what the summary is compared with, if anything, whenever that was. */
static bool read_compared(struct log *log)
{
    const struct filter filter = log->filter;
    bool done;

    log->filter.has_since = log->filter.has_until = false;
    log->counted = &log->before;
    done = read_files(log, &log->options->compare);
    log->counted = &log->summary;
    log->filter.has_since = filter.has_since;
    log->filter.has_until = filter.has_until;
    return done;
}

enum status read_logs(const struct options *options, const struct output *output)
{
    struct output log_output = *output;
    struct log log = {.options = options, .output = &log_output, .counted = &log.summary};
    struct drcode_scanner_calls calls = {.found = print_finding, .context = &log};
    bool done = false;

    dates_start(&log.dates, find_region(options));
    if (!filters_read(options, output->catalog, &log.dates, &log.filter)) {
        filter_free(&log.filter);
        return STATUS_TROUBLE;
    }
    if (options->summary)
        start_summary(&log, &calls);
    if (options->all && !options->quiet && !options->summary)
        calls.line = print_line;
    log_output.passes_lines = calls.line != NULL;
    if (output->format->head && !options->summary && !options->quiet)
        output->format->head(output, true);
    describe_report(&log_output, options, &log.filter);
    log.scanner = drcode_scanner_new(output->catalog, &calls);
    if (log.scanner) {
        if (!options->summary && filter_takes_all(&log.filter))
            scanner_ends_alone(log.scanner);
        done = read_compared(&log);
        done = read_inputs(&log) && done;
        if (options->summary)
            done = end_summary(&log) && done;
        else if (done && !log.found && !log.noticed && !options->quiet &&
                 system_is_terminal(stderr))
            notices_no_failure(log.calls, log.by_users);
    }
    if (!log.scanner || log.failed)
        safe_error("out of memory");
    drcode_scanner_free(log.scanner);
    done = filters_report(&log.filter, options->quiet) && done && !log.failed;
    filter_free(&log.filter);
    return !done ? STATUS_TROUBLE : log.found ? STATUS_FOUND : STATUS_NOTHING;
}
