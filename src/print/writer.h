/*
 * writer.h - bytes for a stream, gathered so that the C library is called rarely.
 *
 * What is added is in the stream after writer_flush() at the latest. Errors are those of the
 * stream, found by whoever closes it.
 */
#ifndef PRINT_WRITER_H
#define PRINT_WRITER_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "print/safe.h"

struct writer {
    FILE *file;
    size_t flushed; /* how often */
    size_t size;    /* of what waits in `data` */
    char data[4096];
};

/* Makes a writer ready. */
void writer_start(struct writer *writer, FILE *file);

void writer_add(struct writer *writer, const char *data, size_t size);
void writer_char(struct writer *writer, char c);

/* Adds a string of a few bytes. */
void writer_string(struct writer *writer, const char *string);

/* Adds `size` bytes of an array of `room` bytes: all of it is copied where it may be. A copy of a
   known size is one instruction or two. */
static inline void writer_array(struct writer *writer, const char *array, size_t room, size_t size)
{
    if (sizeof writer->data - writer->size < room) {
        writer_add(writer, array, size);
        return;
    }
    memcpy(writer->data + writer->size, array, room);
    writer->size += size;
}

/* A few characters between values. */
struct writer_sign {
    unsigned char size;
    char text[7];
};

static inline void writer_sign(struct writer *writer, const struct writer_sign *sign)
{
    writer_array(writer, sign->text, sizeof sign->text, sign->size);
}

void writer_flush(struct writer *writer);

/* Writes a number's digits before `end`, 20 at most; returns where they start. printf() is the
   slowest part of a start: what every lookup prints does without it. */
char *writer_digits(char *end, uint64_t number);

void writer_number(struct writer *writer, uint64_t number);

/* Adds text that is safe in a place, */
void writer_safe(struct writer *writer, enum safe_place place, const char *text, size_t size);

/* with a character on both sides, or none. */
void writer_quoted(struct writer *writer, const struct writer_sign *quote, enum safe_place place,
                   const char *text, size_t size);

#endif
