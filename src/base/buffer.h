/* buffer.h - bytes in memory that grows. Failure is remembered, so callers check once, at the end.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
    char *data; /* NULL while empty */
    size_t size, room;
    bool failed; /* memory ran out; later additions are dropped */
};

/* Each appends; buffer_string() does so without the NUL. */
void buffer_add(struct buffer *buffer, const char *data, size_t size);
void buffer_string(struct buffer *buffer, const char *string);
void buffer_char(struct buffer *buffer, char c);

/* Sorts the strings that a buffer holds, each with its NUL, by their bytes. False where memory ran
   out, now or before. */
bool buffer_sort(struct buffer *buffer);

/* Frees the memory and leaves an empty buffer. */
void buffer_free(struct buffer *buffer);

#endif
