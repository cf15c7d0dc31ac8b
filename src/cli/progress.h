/* progress.h - a line on standard error that shows how much of a long input has been read. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool wanted;
    bool shown;      /* the line is on the terminal */
    int64_t started; /* in milliseconds */
    int64_t drawn;
    uint64_t total; /* the size of all inputs in bytes; 0 where it is unknown */
    uint64_t done;
};

/* With `wanted` false nothing is drawn, and the clock is not read. */
void progress_start(struct progress *progress, bool wanted, uint64_t total);

/* Counts bytes that were read. Draws the line after two seconds, then at most five times a second.
 */
void progress_step(struct progress *progress, uint64_t bytes, uint64_t failures);

/* Clears the line. */
void progress_end(struct progress *progress);

#endif
