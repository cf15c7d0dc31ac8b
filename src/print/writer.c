#include "print/writer.h"

#include <string.h>

#include "base/bytes.h"

void writer_start(struct writer *writer, FILE *file)
{
    writer->file = file;
    writer->flushed = writer->size = 0;
}

void writer_flush(struct writer *writer)
{
    fwrite(writer->data, 1, writer->size, writer->file);
    writer->size = 0;
    writer->flushed++;
}

void writer_add(struct writer *writer, const char *data, size_t size)
{
    if (size > sizeof writer->data - writer->size) {
        writer_flush(writer);
        if (size > sizeof writer->data) {
            fwrite(data, 1, size, writer->file);
            return;
        }
    }
    bytes_copy(writer->data + writer->size, data, size);
    writer->size += size;
}

void writer_string(struct writer *writer, const char *string)
{
    writer_add(writer, string, strlen(string));
}

void writer_char(struct writer *writer, char c)
{
    writer_literal(writer, &c, 1);
}
