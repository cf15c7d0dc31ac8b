/* plain.c - included by tests that compare a scanner with one that reads every line. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "drcode.h"
#include "log/scanner.h"

/* Adds a line with all that a finding says to the buffer that is the context. */
static void plain_show(void *context, const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    const char *const details[] = {finding->file,      finding->phrase, finding->sbc,
                                   finding->callee,    finding->caller, finding->call_type,
                                   finding->last_time, finding->time,   finding->correlation,
                                   finding->call_id};
    struct buffer *out = context;
    char text[128];
    size_t i;

    snprintf(text, sizeof text, "%llu: %d %ld %d %d %zu %llu %d %d",
             (unsigned long long)finding->line, (int)answer->match, (long)answer->microsoft,
             answer->sip, answer->score, answer->count, (unsigned long long)finding->count,
             finding->failure_time, answer->cause);
    buffer_string(out, text);
    for (i = 0; i < sizeof details / sizeof *details; i++) {
        buffer_string(out, " | ");
        buffer_string(out, details[i] ? details[i] : "-");
    }
    buffer_string(out, " | ");
    buffer_add(out, finding->text ? finding->text : "-", finding->text ? finding->text_size : 1);
    buffer_char(out, '\n');
}

/* A scanner with this call passes on, and so reads, every line. */
static void plain_line(void *context, const char *text, size_t size, bool ends)
{
    (void)context, (void)text, (void)size, (void)ends;
}

/* Returns a scanner that reads every line. */
static struct drcode_scanner *plain_new(struct buffer *out)
{
    const struct drcode_scanner_calls calls = {
        .found = plain_show, .line = plain_line, .context = out};

    struct drcode_scanner *plain = drcode_scanner_new(drcode_builtin(), &calls);

    if (plain)
        scanner_plain(plain, false);
    return plain;
}
