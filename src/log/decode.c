#include "log/decode.h"

#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

void decode_start(struct decoder *decoder, decode_line *line, decode_skip *skip, void *context)
{
    decoder->line = line;
    decoder->skip = skip;
    decoder->context = context;
    decoder->encoding = DECODE_UNKNOWN;
    decoder->number = 1;
    decoder->held_size = decoder->size = decoder->fresh = 0;
}

/* Hands out a piece of the line, the last one where `ends` says so. */
static void emit(struct decoder *d, const char *text, size_t size, size_t fresh, bool ends)
{
    struct log_line line = {text, size, fresh, d->number, ends};

    if (ends && size > fresh && text[size - 1] == '\r')
        line.size--;
    d->line(d->context, &line);
}

/* Adds bytes of a line that is not complete. */
static void keep(struct decoder *d, const char *bytes, size_t size)
{
    while (size > 0) {
        size_t part = LINE_ROOM - d->size < size ? LINE_ROOM - d->size : size;

        memcpy(d->text + d->size, bytes, part);
        d->size += part;
        bytes += part;
        size -= part;
        if (d->size == LINE_ROOM && size > 0) {
            emit(d, d->text, d->size, d->fresh, false);
            memmove(d->text, d->text + LINE_ROOM - LINE_OVERLAP, LINE_OVERLAP);
            d->size = d->fresh = LINE_OVERLAP;
        }
    }
}

static void end_line(struct decoder *d)
{
    emit(d, d->text, d->size, d->fresh, true);
    d->size = d->fresh = 0;
    d->number++;
}

/* Passes over lines from `bytes` to `end`; returns where to go on. `until` becomes where to ask
   again. */
static const char *skip_lines(struct decoder *d, const char *bytes, const char *end,
                              const char **until)
{
    size_t read = 0, skipped = d->skip(d->context, bytes, (size_t)(end - bytes), &d->number, &read);

    *until = bytes + skipped + read;
    return bytes + skipped;
}

/* Cuts UTF-8 into lines; those that lie whole in `bytes` are not copied. */
static void split(struct decoder *d, const char *bytes, size_t size)
{
    const char *end = bytes + size, *lines_end = bytes + bytes_after_last('\n', bytes, size);
    const char *until = bytes;
    size_t length;

    while (bytes < lines_end) {
        if (d->size == 0 && bytes >= until && d->skip) {
            const char *start = skip_lines(d, bytes, lines_end, &until);

            if (start > bytes) {
                bytes = start;
                continue;
            }
        }
        length = bytes_before('\n', bytes, (size_t)(lines_end - bytes));
        if (d->size == 0 && length <= LINE_ROOM) {
            emit(d, bytes, length, 0, true);
            d->number++;
        } else {
            keep(d, bytes, length);
            end_line(d);
        }
        bytes += length + 1;
    }
    keep(d, bytes, (size_t)(end - bytes));
}

static uint32_t unit(const struct decoder *d, const unsigned char *bytes)
{
    return d->encoding == DECODE_UTF16LE ? (uint32_t)(bytes[0] | bytes[1] << 8)
                                         : (uint32_t)(bytes[0] << 8 | bytes[1]);
}

/* Takes a byte of UTF-16; returns how many bytes of UTF-8 it completes in `out`. */
static size_t take_utf16(struct decoder *d, unsigned char byte, char *out)
{
    uint32_t first, second;
    size_t used = 0;

    d->held[d->held_size++] = byte;
    if (d->held_size % 2 != 0)
        return 0;
    first = unit(d, d->held);
    if (d->held_size == 4) {
        second = unit(d, d->held + 2);
        if (second >= 0xdc00 && second < 0xe000) {
            d->held_size = 0;
            return utf8_write(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), out);
        }
        used = utf8_write(0xfffd, out); /* a high surrogate alone */
        memcpy(d->held, d->held + 2, 2);
        d->held_size = 2;
        first = second;
    }
    if (first >= 0xd800 && first < 0xdc00)
        return used;
    d->held_size = 0;
    return used + utf8_write(first >= 0xdc00 && first < 0xe000 ? 0xfffd : first, out + used);
}

static void split_utf16(struct decoder *d, const char *bytes, size_t size)
{
    char text[4096];
    size_t used = 0;

    for (; size > 0; bytes++, size--) {
        used += take_utf16(d, (unsigned char)*bytes, text + used);
        if (used > sizeof text - 8) {
            split(d, text, used);
            used = 0;
        }
    }
    split(d, text, used);
}

/* Gathers the bytes that may be a byte order mark; returns how many of `bytes` it took. */
static size_t read_mark(struct decoder *d, const char *bytes, size_t size)
{
    static const struct {
        enum decode_encoding encoding;
        unsigned char bytes[3];
        size_t size;
    } marks[] = {
        {DECODE_UTF8, {0xef, 0xbb, 0xbf}, 3},
        {DECODE_UTF16LE, {0xff, 0xfe, 0}, 2},
        {DECODE_UTF16BE, {0xfe, 0xff, 0}, 2},
    };
    size_t taken, i;

    for (taken = 0; taken < size; taken++) {
        bool may_be = false;

        d->held[d->held_size++] = (unsigned char)bytes[taken];
        for (i = 0; i < sizeof marks / sizeof *marks; i++) {
            if (memcmp(marks[i].bytes, d->held,
                       d->held_size < marks[i].size ? d->held_size : marks[i].size) != 0)
                continue;
            if (d->held_size == marks[i].size) {
                d->encoding = marks[i].encoding;
                d->held_size = 0;
                return taken + 1;
            }
            may_be = true;
        }
        if (!may_be) {
            d->encoding = DECODE_UTF8;
            keep(d, (const char *)d->held, d->held_size - 1);
            d->held_size = 0;
            return taken;
        }
    }
    return taken;
}

void decode_bytes(struct decoder *decoder, const char *bytes, size_t size)
{
    if (decoder->encoding == DECODE_UNKNOWN) {
        size_t taken = read_mark(decoder, bytes, size);

        bytes += taken;
        size -= taken;
    }
    if (size == 0)
        return;
    if (decoder->encoding == DECODE_UTF8)
        split(decoder, bytes, size);
    else
        split_utf16(decoder, bytes, size);
}

void decode_end(struct decoder *decoder)
{
    if (decoder->held_size > 0) {
        if (decoder->encoding == DECODE_UNKNOWN)
            keep(decoder, (const char *)decoder->held, decoder->held_size);
        else
            keep(decoder, "\357\277\275", 3);
        decoder->held_size = 0;
    }
    if (decoder->size > 0)
        end_line(decoder);
}
