/* tsv.h - what prints tab-separated values. */
#ifndef PRINT_TSV_H
#define PRINT_TSV_H

#include <stdio.h>

/* Prints text with tabs, line breaks and backslashes escaped; other controls become spaces, what is
   no UTF-8 becomes U+FFFD. */
void tsv_text(FILE *file, const char *text, size_t size);

#endif
