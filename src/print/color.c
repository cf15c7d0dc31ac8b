#include "print/color.h"

/* SGR sequences of ECMA-48. */
static const char *const sequences[] = {
    [COLOR_HEADING] = "\033[1m", [COLOR_LINK] = "\033[2m", [COLOR_PLACE] = "\033[2m"};

void color_start(const struct output *output, enum color color)
{
    if (output->color)
        fputs(sequences[color], output->file);
}

void color_end(const struct output *output)
{
    if (output->color)
        fputs("\033[0m", output->file);
}
