/*
 * differential.c - any bytes as a log, read in two ways that must find the same: in pieces that the
 * bytes decide, skipping lines that cannot matter; and at once, reading each line.
 */
#include <stdlib.h>

#include "../unit/plain.c"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct buffer found, expected;
    static struct drcode_scanner *scanner, *plain;
    const struct drcode_scanner_calls calls = {.found = plain_show, .context = &found};
    const char *text = (const char *)bytes;
    size_t at, part;

    if (!scanner) {
        scanner = drcode_scanner_new(drcode_builtin(), &calls);
        plain = plain_new(&expected);
    }
    if (!scanner || !plain)
        abort();
    found.size = expected.size = 0;
    for (at = 0; at < size; at += part) {
        part = bytes[at] % 4 ? 1 + bytes[at] * 16U : 1;
        part = part < size - at ? part : size - at;
        drcode_scan(scanner, text + at, part);
    }
    drcode_scan_end(scanner);
    drcode_scan(plain, text, size);
    drcode_scan_end(plain);
    if (found.size != expected.size ||
        (found.size > 0 && memcmp(found.data, expected.data, found.size) != 0)) {
        fprintf(stderr, "found %.*s\nexpected %.*s\n", (int)found.size, found.data,
                (int)expected.size, expected.data);
        abort();
    }
    return 0;
}
