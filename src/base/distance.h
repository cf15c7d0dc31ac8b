/* distance.h - how many slips of a typist are between two words. */
#ifndef BASE_DISTANCE_H
#define BASE_DISTANCE_H

#include <stddef.h>

#define DISTANCE_FAR 10000U

/* The edit distance of two words in bytes, a swap of neighbours counted as one; DISTANCE_FAR where
   it is more than `limit`, and for words of more than 40 bytes. */
unsigned distance(const char *a, size_t a_size, const char *b, size_t b_size, unsigned limit);

#endif
