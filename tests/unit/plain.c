/* plain.c - a second scanner, for tests that compare: they include this file and see its inside. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "drcode.h"

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

#include "../../src/log/scanner.c"

#undef drcode_scanner_new
#undef drcode_scanner_free
#undef drcode_scan
#undef drcode_scan_pause
#undef drcode_scan_end

/* Writes all that a finding says, as a line, to the buffer that is the context. */
static void plain_show(void *context, const struct drcode_finding *finding)
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
    buffer_string(out, " | ");
    buffer_add(out, finding->text ? finding->text : "-", finding->text ? finding->text_size : 1);
    buffer_char(out, '\n');
}

/* Lines that are passed on are not passed over: with this call a scanner reads every line. */
static void plain_line(void *context, const char *text, size_t size, bool ends)
{
    (void)context, (void)text, (void)size, (void)ends;
}
