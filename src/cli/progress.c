#include "cli/progress.h"

#include <stdio.h>

#include "system/system.h"

#define FIRST_DRAWN 2000
#define DRAWN_EACH  200

#define MEGABYTE 1000000.0

void progress_start(struct progress *progress, bool wanted, uint64_t total)
{
    *progress = (struct progress){.wanted = wanted, .total = total};
    if (wanted)
        progress->started = system_clock();
}

void progress_step(struct progress *progress, uint64_t bytes, uint64_t failures)
{
    int64_t now, spent;
    double megabytes;

    if (!progress->wanted)
        return;
    progress->done += bytes;
    now = system_clock();
    spent = now - progress->started;
    if (spent < FIRST_DRAWN || now - progress->drawn < DRAWN_EACH)
        return;
    megabytes = (double)progress->done / MEGABYTE;
    fprintf(stderr, "\r%.0f MB", megabytes);
    if (progress->total >= progress->done)
        fprintf(stderr, " (%.0f%%)", 100.0 * (double)progress->done / (double)progress->total);
    fprintf(stderr, ", %.0f MB/s, %llu failures\033[K", megabytes * 1000.0 / (double)spent,
            (unsigned long long)failures);
    fflush(stderr);
    progress->drawn = now;
    progress->shown = true;
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}
