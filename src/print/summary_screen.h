/* summary_screen.h - what the parts of the screen of a summary share. */
#ifndef PRINT_SUMMARY_SCREEN_H
#define PRINT_SUMMARY_SCREEN_H

#include "print/format.h"
#include "summary/rates.h"

/* Where the lines below the first one of a group, or of totals, start. */
#define SUMMARY_INDENT 4

/* What is printed, and how. */
struct screen {
    const struct output *output;
    const struct summary *summary;
    struct rate *rates; /* of SBCs */
    size_t rate_count;
    size_t domain; /* the size of the end of the names of all SBCs, ".contoso.com" */
    bool years;    /* not all calls are of the same year */
};

/* Text that is put together; what does not fit is left out. */
struct text {
    char bytes[2048];
    size_t size;
};

/* Adds to a text, as printf() does. */
void text_add(struct text *text, const char *format, ...);

/* Prints a text as a line, wrapped to the width, from a column on. */
void text_print(const struct text *text, const struct output *output, unsigned column);

/* The columns of a line. */
unsigned summary_width(const struct output *output);

/* The name of a row as it is shown, and its size: of an SBC without the domain that all have. */
const char *summary_name(const struct screen *screen, enum summary_by by, const char *name,
                         int *size);

/* Prints when, where and which way the calls of a group were, in one line where that is possible;
   where the summary is compared, first what the group was. */
void summary_details(const struct screen *screen, const struct summary_group *group);

/* Prints the example of a group, where there is one. */
void summary_example(const struct output *output, const struct example *example);

#endif
