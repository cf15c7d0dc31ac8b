/* test_progress.c - how far a summary has come, as a terminal shows it. */
#define _POSIX_C_SOURCE 200809L
#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "system/system.h"
#include "test.h"

/* What is shown in a step and at the end. */
static const struct shown {
    const char *name;
    bool wanted;
    uint64_t total, before, bytes; /* of the input, read before and now */
    int64_t spent;                 /* milliseconds since the start */
    const char *step, *end;        /* what is printed */
} rows[] = {
    {"nothing where nobody asks", false, 100000000, 0, 50000000, 4000, "", ""},
    {"nothing in the first two seconds", true, 100000000, 0, 50000000, 1000, "", ""},
    {"how much, and how fast", true, 0, 0, 50000000, 4000, "\r50 MB, 12 MB/s, 7 failures\033[K",
     "\r\033[K"},
    {"how much of what", true, 100000000, 10000000, 15000000, 5000,
     "\r25 MB (25%), 5 MB/s, 7 failures\033[K", "\r\033[K"},
    {"all of it", true, 50000000, 0, 50000000, 5000, "\r50 MB (100%), 10 MB/s, 7 failures\033[K",
     "\r\033[K"},
    {"more than there was", true, 50000000, 0, 50000001, 5000, "\r50 MB, 10 MB/s, 7 failures\033[K",
     "\r\033[K"},
};

/* Standard error goes to `file` until it is put back. */
static int divert(FILE *file)
{
    int kept = dup(STDERR_FILENO);

    fflush(stderr);
    assert_true(kept >= 0 && dup2(fileno(file), STDERR_FILENO) >= 0);
    return kept;
}

static void put_back(int kept)
{
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
}

/* All that was written to a file, from which nobody else reads on. */
static void read_written(FILE *file, char *text, size_t room)
{
    fflush(stderr);
    rewind(file);
    text[fread(text, 1, room - 1, file)] = '\0';
}

static void shows(void **state)
{
    const struct shown *row = *state;
    struct progress progress;
    char step[256], again[256], end[256], expected[256];
    FILE *file = tmpfile();
    int kept;

    assert_non_null(file);
    kept = divert(file);
    progress_start(&progress, row->wanted, row->total);
    progress_step(&progress, row->before, 0);
    progress.started -= row->spent;
    progress_step(&progress, row->bytes, 7);
    read_written(file, step, sizeof step);
    progress_step(&progress, 1, 7); /* right behind: nothing is drawn */
    read_written(file, again, sizeof again);
    progress_end(&progress);
    progress_end(&progress);
    read_written(file, end, sizeof end);
    put_back(kept);
    fclose(file);
    assert_string_equal(step, row->step);
    assert_string_equal(again, row->step);
    snprintf(expected, sizeof expected, "%s%s", row->step, row->end);
    assert_string_equal(end, expected);
}

static void the_clock_goes_on(void **state)
{
    int64_t before = system_clock();

    (void)state;
    assert_true(before > 0);
    assert_true(system_clock() >= before);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, shows);
    add_test(&tests, "the clock goes on", the_clock_goes_on, NULL);
    return run_all(&tests, "progress");
}
