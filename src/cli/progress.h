/* progress.h - a line on standard error that tells how far a long reading has come. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool wanted;
    bool shown;      /* the line stands on the terminal */
    int64_t started; /* in milliseconds */
    int64_t drawn;
    uint64_t total; /* of all inputs in bytes; 0 where it is not known */
    uint64_t done;
};

/* `wanted` is said by who knows the terminal; where it is false, nothing is ever drawn. */
void progress_start(struct progress *progress, bool wanted, uint64_t total);

/* Counts bytes that were read. Draws the line after two seconds, then five times a second at most.
 */
void progress_step(struct progress *progress, uint64_t bytes, uint64_t failures);

/* Wipes the line away. */
void progress_end(struct progress *progress);

#endif
