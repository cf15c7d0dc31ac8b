#include "print/writer.h"

#include <stdbool.h>
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

void writer_char(struct writer *writer, char c)
{
    if (writer->size == sizeof writer->data)
        writer_flush(writer);
    writer->data[writer->size++] = c;
}

void writer_string(struct writer *writer, const char *string)
{
    while (*string)
        writer_char(writer, *string++);
}

char *writer_digits(char *end, uint64_t number)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return end;
}

void writer_number(struct writer *writer, uint64_t number)
{
    char digits[20], *end = digits + sizeof digits, *start = writer_digits(end, number);

    writer_add(writer, start, (size_t)(end - start));
}

void writer_safe(struct writer *writer, enum safe_place place, const char *text, size_t size)
{
    struct safe_code code;
    size_t safe;

    if (size <= sizeof writer->data - writer->size) { /* most texts fit, and are plain */
        safe = bytes_copy_plain(writer->data + writer->size, text, size);
        writer->size += safe;
        if (safe == size)
            return;
        text += safe;
        size -= safe;
    }
    while ((safe = safe_before(place, text, size, &code)) < size) {
        writer_add(writer, text, safe);
        writer_add(writer, code.text, code.size);
        text += safe + code.taken;
        size -= safe + code.taken;
    }
    writer_add(writer, text, size);
}

void writer_quoted(struct writer *writer, const struct writer_sign *quote, enum safe_place place,
                   const char *text, size_t size)
{
    char *to = writer->data + writer->size;

    if (sizeof writer->data - writer->size > size + 1) {
        *to = *quote->text;
        if (bytes_copy_plain(to + quote->size, text, size) == size) {
            to[quote->size + size] = *quote->text;
            writer->size += size + 2U * quote->size;
            return;
        }
    }
    writer_sign(writer, quote);
    writer_safe(writer, place, text, size);
    writer_sign(writer, quote);
}
