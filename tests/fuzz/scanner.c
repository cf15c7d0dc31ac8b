/*
 * scanner.c - any bytes as a log: as they are, and each as a character of UTF-16.
 *
 * The bytes decide the pieces: the first byte of a piece is its size, and some are followed by a
 * pause or by the end of an input.
 */
#include <stdlib.h>
#include <string.h>

#include "drcode.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static volatile size_t sum; /* of all bytes seen, so that they are read */

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void touch(const char *text, size_t size)
{
    while (size-- > 0)
        sum += (unsigned char)*text++;
}

static void touch_string(const char *string)
{
    if (string)
        touch(string, strlen(string));
}

static void found(void *context, const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    size_t i;

    (void)context;
    expect(answer->match >= DRCODE_PAIR && answer->match <= DRCODE_NOTHING);
    expect(answer->count <= drcode_count(drcode_builtin()));
    for (i = 0; i < answer->count; i++)
        expect(finding->entries[i] < drcode_count(drcode_builtin()));
    touch(finding->text, finding->text_size);
    touch_string(finding->file);
    touch_string(finding->phrase);
    touch_string(finding->sbc);
    touch_string(finding->callee);
    touch_string(finding->caller);
    touch_string(finding->call_type);
    touch_string(finding->time);
    touch_string(finding->last_time);
}

static void line(void *context, const char *text, size_t size, bool ends)
{
    (void)context;
    touch(text, size);
    sum += ends;
}

static void count(void *context, const char *of, const char *name, size_t size, uint64_t number)
{
    (void)context;
    touch_string(of);
    touch(name, size);
    sum += number > 0;
}

static void scan(struct drcode_scanner *scanner, const char *bytes, size_t size)
{
    while (size > 0) {
        size_t piece = 1 + (unsigned char)*bytes % 64U;
        char *copy;

        if (piece > size)
            piece = size;
        copy = malloc(piece); /* a reader must not look beyond the piece, or back at the last one */
        if (!copy)
            abort();
        memcpy(copy, bytes, piece);
        drcode_scan(scanner, copy, piece);
        free(copy);
        bytes += piece;
        size -= piece;
        if (piece % 16 == 9)
            drcode_scan_pause(scanner);
        if (piece == 64)
            drcode_scan_end(scanner);
    }
    drcode_scan_end(scanner);
}

/* The bytes as UTF-16, the low byte first or last. */
static void scan_wide(struct drcode_scanner *scanner, const uint8_t *bytes, size_t size, bool big)
{
    char *wide = malloc(2 * size + 2);
    size_t i;

    if (!wide)
        abort();
    wide[big] = '\377';
    wide[!big] = '\376';
    for (i = 0; i < size; i++) {
        wide[2 * i + 2 + big] = (char)bytes[i];
        wide[2 * i + 2 + !big] = bytes[i] == 0xd8 || bytes[i] == 0xdc ? (char)bytes[i] : 0;
    }
    scan(scanner, wide, 2 * size + 2);
    free(wide);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct drcode_scanner_calls calls = {.found = found, .line = line, .count = count};
    static struct drcode_scanner *scanner; /* making one takes longer than most inputs do */

    if (!scanner)
        scanner = drcode_scanner_new(drcode_builtin(), &calls);
    if (!scanner)
        abort();
    scan(scanner, (const char *)bytes, size);
    scan_wide(scanner, bytes, size, size % 2 > 0);
    return 0;
}
