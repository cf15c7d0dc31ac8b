/* summary_chart.c - calls over time as columns of characters, stacked by outcome. */
#include <inttypes.h>
#include <string.h>

#include "print/color.h"
#include "print/messages.h"
#include "print/summary_text.h"
#include "print/wrap.h"
#include "summary/timeline.h"

/* Rows of the chart, the steps of a row, and the columns before it: of numbers and of the axis. */
#define ROWS    3
#define STEPS   8
#define NUMBERS 6

/* Columns of a date below the axis, and of the gap after it. */
#define DATE_SIZE (sizeof "03-05" - 1)
#define DATE_GAP  1

/* What a cell shows: an outcome, and of failures alone how many eighths of the cell. */
struct cell {
    enum drcode_outcome outcome; /* DRCODE_OUTCOMES: nothing */
    unsigned steps;
};

/* How high the calls of a bin with some outcomes are, in steps; more than none are 1 at least. */
static unsigned height(uint64_t count, uint64_t most)
{
    unsigned steps = (tally_share(count, most) * ROWS * STEPS + 500) / 1000;

    return count > 0 && steps == 0 ? 1 : steps;
}

/* The cell of a bin in a row, counted from the bottom. Failures are at the bottom, and visible
   however few they are; then what users ended, then normal ends. The outcome with most of the cell
   is shown. */
static struct cell find_cell(const struct timeline *timeline, size_t bin, unsigned row)
{
    const uint64_t *counts = timeline->counts[bin];
    struct cell cell = {.outcome = DRCODE_OUTCOMES, .steps = STEPS};
    unsigned from = row * STEPS, to = from + STEPS, bottom = 0, best = 0, i;
    uint64_t sum = 0;

    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        unsigned top, part;

        sum = tally_sum(sum, counts[i]);
        top = height(sum, timeline->most);
        part = (top < to ? top : to) - (bottom > from ? bottom : from);
        if (top > from && bottom < to && (part > best || (row == 0 && i == 0))) {
            best = part;
            cell.outcome = (enum drcode_outcome)i;
            if (i == DRCODE_OUTCOME_FAILURE)
                cell.steps = part;
        }
        if (cell.outcome == DRCODE_OUTCOME_FAILURE && (row == 0 || best * 2 >= STEPS))
            break;
        bottom = top > bottom ? top : bottom;
    }
    return cell;
}

static void print_cell(const struct output *output, struct cell cell)
{
    static const char *const eighths[] = {"\342\226\201", "\342\226\202", "\342\226\203",
                                          "\342\226\204", "\342\226\205", "\342\226\206",
                                          "\342\226\207", "\342\226\210"};
    static const char *const shades[] = {"", "\342\226\223", "\342\226\221"};
    static const char *const signs[] = {"#", "+", "."};

    if (cell.outcome == DRCODE_OUTCOMES) {
        fputc(' ', output->file);
        return;
    }
    color_start(output, (enum color)cell.outcome);
    fputs(output->ascii                            ? signs[cell.outcome]
          : cell.outcome == DRCODE_OUTCOME_FAILURE ? eighths[cell.steps - 1]
                                                   : shades[cell.outcome],
          output->file);
    color_end(output);
}

static void print_rows(const struct output *output, const struct timeline *timeline)
{
    unsigned row = ROWS;
    size_t i, size;

    while (row-- > 0) {
        if (row == ROWS - 1)
            fprintf(output->file, "%*" PRIu64, NUMBERS, timeline->most);
        else
            wrap_indent(output->file, NUMBERS);
        fputs(output->ascii ? "|" : "\342\224\202", output->file);
        for (size = timeline->size;
             size > 0 && find_cell(timeline, size - 1, row).outcome == DRCODE_OUTCOMES; size--)
            ;
        for (i = 0; i < size; i++)
            print_cell(output, find_cell(timeline, i, row));
        fputc('\n', output->file);
    }
}

/* Prints the dates below the first bins of their days, as many as there is room for. */
static void print_axis(const struct output *output, const struct timeline *timeline)
{
    const int64_t bin = timeline->each * timeline->unit;
    char date[TIMESTAMP_ROOM];
    size_t i, at = 0;

    wrap_indent(output->file, NUMBERS + 1);
    for (i = 0; i < timeline->size; i++) {
        int64_t time = timeline->start + (int64_t)i * bin;
        int64_t day = timestamp_floor(time + bin - 1, TIMESTAMP_DAY) * TIMESTAMP_DAY;

        if (i < at || (i > 0 && (day < time || i + DATE_SIZE > timeline->size)))
            continue;
        timestamp_write(i > 0 ? day : time, date);
        wrap_indent(output->file, (unsigned)(i - (at > 0 ? at - DATE_GAP : 0)));
        fwrite(date + sizeof "2025-" - 1, 1, DATE_SIZE, output->file);
        at = i + DATE_SIZE + DATE_GAP;
    }
    fputc('\n', output->file);
}

/* Prints text; returns its columns. */
static unsigned print_part(const struct output *output, const char *text)
{
    fputs(text, output->file);
    return wrap_columns(text, strlen(text));
}

/* "Calls per 3 hours: # failed, + users, . answered; peak 41 failed, 03-05 10:00" */
static void print_heading(const struct output *output, const struct timeline *timeline,
                          unsigned width)
{
    const bool daily = timeline->unit == TIMESTAMP_DAY;
    const enum message one = daily ? MESSAGE_PER_DAY : MESSAGE_PER_HOUR;
    char text[MESSAGE_ROOM], room[MESSAGE_ROOM], time[TIMESTAMP_ROOM];
    unsigned used, i;

    snprintf(text, sizeof text,
             message_text(output->lang, timeline->each > 1 ? (enum message)(one + 1) : one),
             (long long)timeline->each);
    used = print_part(output, text);
    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        const char *name = message_text(output->lang, (enum message)(MESSAGE_FAILED + i));

        used += print_part(output, i > 0 ? "," : "") + 3;
        if (used + wrap_columns(name, strlen(name)) > width) {
            fputs("\n   ", output->file);
            used = 6;
        }
        fputc(' ', output->file);
        print_cell(output, (struct cell){(enum drcode_outcome)i, STEPS});
        fputc(' ', output->file);
        used += print_part(output, name);
    }
    if (timeline->peak > 0) {
        timestamp_write(timeline->peak_time, time);
        time[sizeof "2025-03-05" - 1] = ' ';
        snprintf(text, sizeof text,
                 message_counted(output->lang, MESSAGE_PEAK, &timeline->peak, room),
                 (unsigned long long)timeline->peak, daily ? 10 : 11, time + (daily ? 0 : 5));
        if (used > width || !wrap_fits(text, strlen(text), width - used))
            fprintf(output->file, "\n    %s", strchr(text, ' ') + 1); /* without the semicolon */
        else
            fputs(text, output->file);
    }
    fputc('\n', output->file);
}

void summary_chart(const struct output *output, const struct summary *summary, unsigned width)
{
    struct timeline timeline;
    size_t room = width - NUMBERS - 1;

    if (!timeline_fill(&timeline, summary, room < TIMELINE_MOST ? room : TIMELINE_MOST))
        return;
    print_heading(output, &timeline, width);
    print_rows(output, &timeline);
    print_axis(output, &timeline);
}
