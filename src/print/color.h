/* color.h - colours of text on a terminal. */
#ifndef PRINT_COLOR_H
#define PRINT_COLOR_H

#include "print/format.h"

/* What has a colour. */
enum color { COLOR_HEADING, COLOR_LINK, COLOR_PLACE };

/* Starts and ends a colour, where the output has colours. */
void color_start(const struct output *output, enum color color);
void color_end(const struct output *output);

#endif
