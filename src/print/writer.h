/*
 * writer.h - bytes on their way to a stream, gathered so that the C library is called rarely.
 *
 * Errors are those of the stream, found by whoever closes it. What was added is in the stream
 * behind writer_flush() at the latest.
 */
#ifndef PRINT_WRITER_H
#define PRINT_WRITER_H

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct writer {
    FILE *file;
    size_t flushed; /* how often */
    size_t size;    /* of what waits in `data` */
    char data[4096];
};

/* Makes a writer ready. */
void writer_start(struct writer *writer, FILE *file);

void writer_add(struct writer *writer, const char *data, size_t size);
void writer_string(struct writer *writer, const char *string);
void writer_char(struct writer *writer, char c);
void writer_flush(struct writer *writer);

/* Adds a literal. */
#define WRITER_PUT(writer, literal) writer_literal(writer, literal, sizeof(literal) - 1)

/* As writer_add() does, where the compiler knows the size. */
static inline void writer_literal(struct writer *writer, const char *literal, size_t size)
{
    if (size > sizeof writer->data - writer->size) {
        writer_add(writer, literal, size);
        return;
    }
    memcpy(writer->data + writer->size, literal, size);
    writer->size += size;
}

#endif
