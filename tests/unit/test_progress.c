/* test_progress.c - the progress of a summary, as a terminal shows it. Tests set the time. */
#define _POSIX_C_SOURCE 200809L
#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "test.h"

static int64_t now; /* in milliseconds */

/* In place of the C library's. */
int clock_gettime(clockid_t clock, struct timespec *time)
{
    (void)clock;
    *time = (struct timespec){now / 1000, now % 1000 * 1000000};
    return 0;
}

/* What is printed in a step and at the end. */
static const struct shown {
    const char *name;
    bool wanted;
    uint64_t total, before, bytes; /* of the input, read before and now */
    int64_t spent;                 /* milliseconds since the start */
    const char *step, *end;        /* what is printed */
} rows[] = {
    {"nothing where it is not wanted", false, 100000000, 0, 50000000, 4000, "", ""},
    {"nothing in the first two seconds", true, 100000000, 0, 50000000, 1999, "", ""},
    {"something after two seconds", true, 0, 0, 50000000, 2000,
     "\r50 MB, 25 MB/s, 7 failures\033[K", "\r\033[K"},
    {"how much, and how fast", true, 0, 0, 50000000, 4000, "\r50 MB, 12 MB/s, 7 failures\033[K",
     "\r\033[K"},
    {"a terabyte", true, 0, 0, 1000000000000, 4000, "\r1000000 MB, 250000 MB/s, 7 failures\033[K",
     "\r\033[K"},
    {"how much of what", true, 100000000, 10000000, 15000000, 5000,
     "\r25 MB (25%), 5 MB/s, 7 failures\033[K", "\r\033[K"},
    {"all of it", true, 50000000, 0, 50000000, 5000, "\r50 MB (100%), 10 MB/s, 7 failures\033[K",
     "\r\033[K"},
    {"more than the total", true, 50000000, 0, 50000001, 5000, "\r50 MB, 10 MB/s, 7 failures\033[K",
     "\r\033[K"},
};

/* Redirects standard error to `file` until put_back(). */
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

/* Reads all that was written to a file. */
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
    char step[256], end[256], expected[256];
    FILE *file = tmpfile();
    int kept;

    assert_non_null(file);
    kept = divert(file);
    now = 7000;
    progress_start(&progress, row->wanted, row->total);
    progress_step(&progress, row->before, 0);
    now += row->spent;
    progress_step(&progress, row->bytes, 7);
    read_written(file, step, sizeof step);
    progress_end(&progress);
    progress_end(&progress);
    read_written(file, end, sizeof end);
    put_back(kept);
    fclose(file);
    assert_string_equal(step, row->step);
    snprintf(expected, sizeof expected, "%s%s", row->step, row->end);
    assert_string_equal(end, expected);
}

/* It is drawn five times a second, at the most. */
static void is_drawn_again(void **state)
{
    struct progress progress;
    char text[256];
    FILE *file = tmpfile();
    int kept;

    (void)state;
    assert_non_null(file);
    kept = divert(file);
    progress_start(&progress, true, 0);
    now += 5000;
    progress_step(&progress, 10000000, 0);
    now += 199;
    progress_step(&progress, 10000000, 1);
    now += 1;
    progress_step(&progress, 10000000, 2);
    read_written(file, text, sizeof text);
    put_back(kept);
    fclose(file);
    assert_string_equal(text, "\r10 MB, 2 MB/s, 0 failures\033[K\r30 MB, 6 MB/s, 2 failures\033[K");
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, shows);
    add_test(&tests, "it is drawn again after 200 milliseconds", is_drawn_again, NULL);
    return run_all(&tests, "progress");
}
