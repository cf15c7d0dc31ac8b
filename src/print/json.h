/* json.h - what prints JSON. */
#ifndef PRINT_JSON_H
#define PRINT_JSON_H

#include <stdio.h>

/* Prints a string with its quotes. What is no UTF-8 becomes U+FFFD. */
void json_string(FILE *file, const char *string, size_t size);

#endif
