/*
 * two_ways.c - included by targets that read a log in two ways, which must find the same: in
 * pieces, skipping lines that cannot matter; and at once, reading each line.
 */
#include <stdlib.h>

#include "../unit/plain.c"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Reads a text in both ways. The bytes, at least one, decide the pieces. */
static void read_in_two_ways(const char *text, size_t text_size, const uint8_t *bytes, size_t size)
{
    static struct buffer found, expected;
    static struct drcode_scanner *scanner, *plain; /* making one takes longer than most inputs do */
    const struct drcode_scanner_calls calls = {.found = plain_show, .context = &found};
    size_t at, part;

    if (!scanner) {
        scanner = drcode_scanner_new(drcode_builtin(), &calls);
        plain = plain_new(&expected);
    }
    if (!scanner || !plain)
        abort();
    found.size = expected.size = 0;
    for (at = 0; at < text_size; at += part) {
        part = bytes[at % size] % 4 ? 1 + bytes[at % size] * 16U : 1;
        part = part < text_size - at ? part : text_size - at;
        drcode_scan(scanner, text + at, part);
    }
    drcode_scan_end(scanner);
    drcode_scan(plain, text, text_size);
    drcode_scan_end(plain);
    if (found.size == expected.size &&
        (found.size == 0 || memcmp(found.data, expected.data, found.size) == 0))
        return;
    fprintf(stderr, "found %.*s\nexpected %.*s\nin %.*s\n", (int)found.size, found.data,
            (int)expected.size, expected.data, (int)text_size, text);
    abort();
}
