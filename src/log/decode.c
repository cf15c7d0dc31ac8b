#include "log/decode.h"

#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

/* The most bytes that a byte of UTF-16 completes. */
#define ROOM 8

void decode_start(struct decoder *decoder)
{
    decoder->encoding = DECODE_UNKNOWN;
    decoder->number = 1;
    decoder->next = decoder->next_end = NULL;
    decoder->at = decoder->end = decoder->lines_end = NULL;
    decoder->ended = false;
    decoder->held_size = decoder->size = decoder->fresh = decoder->joined = 0;
}

static uint32_t unit(const struct decoder *d, const unsigned char *bytes)
{
    return d->encoding == DECODE_UTF16LE ? (uint32_t)(bytes[0] | bytes[1] << 8)
                                         : (uint32_t)(bytes[0] << 8 | bytes[1]);
}

/* Takes a byte of UTF-16; returns how many bytes of UTF-8 it completes, which go to `out`. */
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

/* Reads whole units at hand, up to half a character, into the rest of `converted` after `used`
   bytes. Returns how many it then holds. */
static size_t take_units(struct decoder *d, size_t used)
{
    while (d->next_end - d->next >= 2 && used <= sizeof d->converted - ROOM) {
        const uint32_t first = unit(d, (const unsigned char *)d->next);
        size_t count = (size_t)(d->next_end - d->next) / 2, room = sizeof d->converted - used;

        if (first >= 0xd800 && first < 0xe000)
            break;
        if (first < 0x80) {
            count = utf8_narrow(d->converted + used, d->next, count < room ? count : room,
                                d->encoding == DECODE_UTF16BE);
            used += count;
        } else {
            count = 1;
            used += utf8_write(first, d->converted + used);
        }
        d->next += 2 * count;
    }
    return used;
}

static void set_text(struct decoder *d, const char *text, size_t size)
{
    d->at = text;
    d->end = text + size;
    d->lines_end = text + bytes_after_last('\n', text, size);
}

/* Reads more of the bytes at hand; false where that gives no text. */
static bool read_next(struct decoder *d)
{
    size_t used = 0;

    if (d->encoding == DECODE_UTF8) {
        used = (size_t)(d->next_end - d->next);
        set_text(d, d->next, used);
        d->next = d->next_end;
        return used > 0;
    }
    while (d->next < d->next_end && used <= sizeof d->converted - ROOM) {
        if (d->held_size == 0)
            used = take_units(d, used);
        if (d->next < d->next_end && used <= sizeof d->converted - ROOM)
            used += take_utf16(d, (unsigned char)*d->next++, d->converted + used);
    }
    if (used > 0)
        set_text(d, d->converted, used);
    return used > 0;
}

/* A byte of ASCII text, as nearly all of a log in UTF-16 has beside a NUL. */
static bool is_text(unsigned char byte)
{
    return (byte >= ' ' && byte < 0x7f) || byte == '\t' || byte == '\n' || byte == '\r';
}

/* How an input is encoded that starts so: DECODE_UNKNOWN where more bytes must come first. Writes
   the size of the byte order mark. UTF-16 may have none: two characters of ASCII are enough. */
static enum decode_encoding find_encoding(const unsigned char *bytes, size_t size, size_t *mark)
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
    bool little = true, big = true, may_be_mark = false;
    size_t i;

    *mark = 0;
    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (memcmp(marks[i].bytes, bytes, size < marks[i].size ? size : marks[i].size) != 0)
            continue;
        if (size >= marks[i].size) {
            *mark = marks[i].size;
            return marks[i].encoding;
        }
        may_be_mark = true;
    }
    for (i = 0; i < size; i++) {
        little = little && (i % 2 == 0 ? is_text(bytes[i]) : bytes[i] == 0);
        big = big && (i % 2 == 0 ? bytes[i] == 0 : is_text(bytes[i]));
    }
    if (may_be_mark || (size < 4 && (little || big)))
        return DECODE_UNKNOWN;
    return little ? DECODE_UTF16LE : big ? DECODE_UTF16BE : DECODE_UTF8;
}

/* Gathers the bytes that say how the input is encoded; returns how many of `bytes` need not be read
   again. Those of earlier calls that are text are handed out first. */
static size_t read_mark(struct decoder *d, const char *bytes, size_t size)
{
    size_t taken = 0, mark = 0, count, i;

    while (taken < size && d->encoding == DECODE_UNKNOWN) {
        d->held[d->held_size++] = (unsigned char)bytes[taken++];
        d->encoding = find_encoding(d->held, d->held_size, &mark);
    }
    if (d->encoding == DECODE_UNKNOWN)
        return taken;
    count = d->held_size - mark;
    d->held_size = 0;
    if (count <= taken)
        return taken - count;
    if (d->encoding == DECODE_UTF8) {
        memcpy(d->converted, d->held, count);
    } else {
        unsigned char held[sizeof d->held];
        size_t used = 0;

        memcpy(held, d->held, sizeof held);
        for (i = 0; i < count; i++)
            used += take_utf16(d, held[i], d->converted + used);
        count = used;
    }
    set_text(d, d->converted, count);
    return taken;
}

void decode_feed(struct decoder *decoder, const char *bytes, size_t size)
{
    size_t taken = decoder->encoding == DECODE_UNKNOWN ? read_mark(decoder, bytes, size) : 0;

    decoder->next = bytes + taken;
    decoder->next_end = bytes + size;
    if (decoder->encoding == DECODE_UTF8 && decoder->at == decoder->end)
        read_next(decoder);
}

void decode_end(struct decoder *decoder)
{
    decoder->ended = true;
    if (decoder->held_size > 0) {
        if (decoder->encoding == DECODE_UNKNOWN)
            set_text(decoder, (const char *)decoder->held, decoder->held_size);
        else
            set_text(decoder, "\357\277\275", 3);
        decoder->held_size = 0;
    }
}

/* Hands out a line, or a piece of one. */
static bool hand_out(struct decoder *d, const char *text, size_t size, bool ends,
                     struct log_line *line)
{
    *line = (struct log_line){text, size, d->fresh, d->number, ends};
    if (ends && size > d->fresh && text[size - 1] == '\r')
        line->size--;
    d->number += ends;
    d->size = ends ? 0 : size;
    d->fresh = d->size; /* all of a piece was handed out */
    return true;
}

/* Hands out a line that ends `length` bytes further on. One that is whole is not copied. */
static bool end_line(struct decoder *d, size_t length, struct log_line *line)
{
    const char *text = d->at;

    d->at += length + 1;
    if (d->size == 0)
        return hand_out(d, text, length, true, line);
    memcpy(d->text + d->size, text, length);
    return hand_out(d, d->text, d->size + length, true, line);
}

/* How many bytes at hand are of the line, as far as they fit; `ends` where it ends after them. */
static size_t find_end(const struct decoder *d, bool *ends)
{
    const size_t left = (size_t)(d->end - d->at), room = LINE_ROOM - d->size;
    const size_t length = bytes_before('\n', d->at, left < room + 1 ? left : room + 1);

    *ends = length < left && length <= room;
    return length < room ? length : room;
}

/* Joins the start of a line, which is in `text`, with its rest, if that is at hand and fits. */
static void join(struct decoder *d)
{
    bool ends;
    const size_t length = find_end(d, &ends);

    if (!ends)
        return;
    memcpy(d->text + d->size, d->at, length + 1);
    d->at += length + 1;
    d->joined = d->size + length + 1;
    d->size = 0;
}

bool decode_next(struct decoder *d, struct log_line *line)
{
    const size_t joined = d->joined;

    if (joined > 0) {
        d->joined = 0;
        return hand_out(d, d->text, joined - 1, true, line);
    }
    if (d->fresh == LINE_ROOM) { /* a piece was handed out */
        memmove(d->text, d->text + LINE_ROOM - LINE_OVERLAP, LINE_OVERLAP);
        d->size = d->fresh = LINE_OVERLAP;
    }
    while (d->at < d->end || read_next(d)) {
        bool ends;
        const size_t length = find_end(d, &ends);

        if (ends)
            return end_line(d, length, line);
        memcpy(d->text + d->size, d->at, length);
        d->size += length;
        d->at += length;
        if (d->at < d->end && d->size == LINE_ROOM)
            return hand_out(d, d->text, d->size, false, line);
    }
    return d->ended && d->size > 0 && hand_out(d, d->text, d->size, true, line);
}

/* The line that was joined, and a copy of what is after it. */
static const char *joined_line(struct decoder *d, size_t *size, size_t *more)
{
    const size_t left = (size_t)(d->end - d->at);

    *size = d->joined;
    *more = left < DECODE_MORE ? left : DECODE_MORE;
    memcpy(d->text + d->joined, d->at, *more);
    return d->text;
}

const char *decode_lines(struct decoder *d, size_t *size, size_t *more)
{
    if (d->size > 0 && d->fresh == 0 && d->at < d->lines_end)
        join(d);
    if (d->joined > 0)
        return joined_line(d, size, more);
    *size = d->size == 0 && d->at < d->lines_end ? (size_t)(d->lines_end - d->at) : 0;
    *more = (size_t)(d->end - d->lines_end);
    return d->at;
}

void decode_skip(struct decoder *d, const char *to)
{
    if (d->joined > 0) {
        d->number += to > d->text;
        d->joined = to > d->text ? 0 : d->joined;
        return;
    }
    d->number += bytes_count('\n', d->at, (size_t)(to - d->at));
    d->at = to;
}
