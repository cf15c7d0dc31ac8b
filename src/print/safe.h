/* safe.h - text of any bytes -> text that is safe to print. */
#ifndef PRINT_SAFE_H
#define PRINT_SAFE_H

#include <stddef.h>
#include <stdio.h>

/* Where text is printed. What is not UTF-8 becomes U+FFFD everywhere. Controls, and the marks that
   change the direction of text, become "?" on a terminal, except tabs; escapes as in "\n" and
   "\u001b" in JSON; escapes or spaces in TSV; spaces in CSV, except line feeds and tabs, and a
   quote is doubled; spaces in a line of a cell of CSV, except tabs. */
enum safe_place { SAFE_TERMINAL, SAFE_JSON, SAFE_TSV, SAFE_CSV, SAFE_CSV_LINE };

/* A character that is not safe: its bytes in the text, and what to print instead. */
struct safe_code {
    size_t taken, size;
    char text[8];
};

/* Returns how many bytes are safe before the first character that is not, whose code it fills in;
   `size` where all are safe. */
size_t safe_before(enum safe_place place, const char *text, size_t size, struct safe_code *code);

/* Prints a line, or part of it, on a terminal. */
void safe_print(FILE *file, const char *text, size_t size);

/* Prints "drcode: ", what went wrong and a line end on standard error. */
void safe_error(const char *what);

#endif
