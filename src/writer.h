/*
 * writer.h - bytes on their way to a stream, gathered so that the C library is called rarely.
 *
 * Errors are those of the stream, found by whoever closes it. What was added is in the stream
 * behind writer_flush() at the latest.
 */
#ifndef WRITER_H
#define WRITER_H

#include <stddef.h>
#include <stdio.h>

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

#endif
