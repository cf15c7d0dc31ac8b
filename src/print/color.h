/* color.h - colours of text on a terminal. */
#ifndef PRINT_COLOR_H
#define PRINT_COLOR_H

#include "print/format.h"

/* What has a colour. The codes of a call that ended have that of its outcome. */
enum color {
    COLOR_FAILURE, /* in the order of enum drcode_outcome */
    COLOR_USER,
    COLOR_NORMAL,
    COLOR_PHRASE,
    COLOR_ASIDE /* places in logs, sources and links */
};

/* Starts and ends a colour, where the output has colours. */
void color_start(const struct output *output, enum color color);
void color_end(const struct output *output);

#endif
