/* filter.h - files and standard input -> a scanner, as they come. */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include "drcode.h"

struct filter {
    struct drcode_scanner *scanner;
    const char *file; /* the name of the input being read; "-" is standard input */
    /* Called where nothing more is at hand, before the next read waits: what was found until now is
       to be shown. False ends the reading. */
    bool (*flush)(void *context);
    /* Called after so many bytes were scanned; or NULL. False ends the reading. */
    bool (*step)(void *context, size_t bytes);
    void *context;
};

/* Reads one input to its end. False with `error` filled in where it cannot be opened or read;
   what it held until then has been scanned. */
bool filter_read(struct filter *filter, const char *path, struct drcode_error *error);

#endif
