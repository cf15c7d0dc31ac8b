#include "print/color.h"

/* SGR sequences of ECMA-48. */
static const char *const sequences[] = {
    [COLOR_FAILURE] = "\033[1;31m", [COLOR_USER] = "\033[1;33m", [COLOR_NORMAL] = "\033[1;32m",
    [COLOR_PHRASE] = "\033[1m",     [COLOR_ASIDE] = "\033[2m",
};

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
