/* output.h - codes as text. */
#ifndef PRINT_OUTPUT_H
#define PRINT_OUTPUT_H

#include <stddef.h>
#include <stdint.h>

/* Writes "569002 504 ", a space behind each code that is known, into OUTPUT_CODES bytes; returns
   how many. */
#define OUTPUT_CODES 32
size_t output_codes(char *text, int32_t microsoft, int sip);

#endif
