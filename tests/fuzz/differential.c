/*
 * differential.c - any bytes as a log, read in two ways that must tell the same: with lines passed
 * over that cannot matter, cut as the bytes say; and each line read, all in one piece.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "drcode.h"

/* A second scanner, whose inside this file sees. */
#define drcode_scanner_new  plain_new
#define drcode_scanner_free plain_free
#define drcode_scan         plain_scan
#define drcode_scan_pause   plain_pause
#define drcode_scan_end     plain_end

struct drcode_scanner *plain_new(const struct drcode_catalog *catalog,
                                 const struct drcode_scanner_calls *calls);
void plain_free(struct drcode_scanner *scanner);
void plain_scan(struct drcode_scanner *scanner, const char *bytes, size_t size);
void plain_pause(struct drcode_scanner *scanner);
void plain_end(struct drcode_scanner *scanner);

#include "../../src/scanner.c"

#undef drcode_scanner_new
#undef drcode_scanner_free
#undef drcode_scan
#undef drcode_scan_pause
#undef drcode_scan_end

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* All that a finding says, as a line. */
static void show(void *context, const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    const char *const details[] = {finding->file,      finding->phrase, finding->sbc,
                                   finding->callee,    finding->caller, finding->call_type,
                                   finding->last_time, finding->time};
    struct buffer *out = context;
    char text[128];
    size_t i;

    snprintf(text, sizeof text, "%llu: %d %ld %d %d %zu %llu %d", (unsigned long long)finding->line,
             (int)answer->match, (long)answer->microsoft, answer->sip, answer->score, answer->count,
             (unsigned long long)finding->count, finding->failure_time);
    buffer_string(out, text);
    for (i = 0; i < sizeof details / sizeof *details; i++) {
        buffer_string(out, " | ");
        buffer_string(out, details[i] ? details[i] : "-");
    }
    if (finding->text)
        buffer_add(out, finding->text, finding->text_size);
    buffer_char(out, '\n');
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct buffer found, expected;
    static struct drcode_scanner *scanner, *plain;
    struct drcode_scanner_calls calls = {.found = show};
    const char *text = (const char *)bytes;
    size_t at, part;

    if (!scanner) {
        calls.context = &found;
        scanner = drcode_scanner_new(drcode_builtin(), &calls);
        calls.context = &expected;
        plain = plain_new(drcode_builtin(), &calls);
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
    plain->decoder.skip = NULL; /* which the start of each input sets */
    plain_scan(plain, text, size);
    plain_end(plain);
    if (found.size != expected.size ||
        (found.size > 0 && memcmp(found.data, expected.data, found.size) != 0)) {
        fprintf(stderr, "found %.*s\nexpected %.*s\n", (int)found.size, found.data,
                (int)expected.size, expected.data);
        abort();
    }
    return 0;
}
