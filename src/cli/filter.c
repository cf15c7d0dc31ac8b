#include "cli/filter.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "system/system.h"

/* What a read asks for. */
#define BLOCK 262144

/* A record that is not complete when input stops waits so long, in milliseconds, for the rest: a
   writer may be slow in the middle of it. */
#define GRACE 200

/* Shows what is there before a read that has to wait. */
static bool before_wait(struct filter *filter, int input)
{
    if (system_wait(input, 0))
        return true;
    if (!filter->flush(filter->context))
        return false;
    if (system_wait(input, GRACE))
        return true;
    drcode_scan_pause(filter->scanner);
    return filter->flush(filter->context);
}

bool filter_read(struct filter *filter, const char *path, struct drcode_error *error)
{
    static char block[BLOCK];
    int input = system_open_input(path);
    bool waits = input >= 0 && system_may_wait(input);
    long count = input < 0 ? -1 : 0;

    filter->file = path;
    while (input >= 0 && (!waits || before_wait(filter, input)) &&
           (count = system_read(input, block, sizeof block)) > 0) {
        drcode_scan(filter->scanner, block, (size_t)count);
        if (filter->step && !filter->step(filter->context, (size_t)count))
            break;
    }
    if (count < 0)
        snprintf(error->text, sizeof error->text, "%.300s: %s",
                 strcmp(path, "-") == 0 ? "standard input" : path, strerror(errno));
    drcode_scan_end(filter->scanner);
    if (input >= 0)
        system_close_input(input);
    return count >= 0;
}
