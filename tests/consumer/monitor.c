/*
 * monitor.c - an example of the library at work: a small SBC monitor, in C that is C++ as well.
 *
 *   monitor [DOCUMENTS] <LOG
 *
 * Looks up a pair of codes and a phrase, then prints a line for each failure in a log as it comes.
 * DOCUMENTS, a file or a folder, adds entries to the built-in ones.
 */
#include <drcode.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct monitor {
    const struct drcode_catalog *catalog;
    unsigned long failures;
};

/* Prints an entry and the first thing to do about it. */
static void print_entry(const struct drcode_catalog *catalog, size_t index, enum drcode_lang lang)
{
    struct drcode_entry entry;
    struct drcode_item item;
    const char *at;

    drcode_entry(catalog, index, lang, &entry);
    printf("    %" PRId32 " %d %s\n", entry.microsoft, entry.sip, entry.phrase);
    for (at = entry.items; (at = drcode_next(at, &item)) != NULL;) {
        if (item.kind == DRCODE_ACTION) {
            printf("        %s\n", item.text);
            break;
        }
    }
}

/* What a chat bot does with codes from a form, */
static void look_up_pair(const struct drcode_catalog *catalog, int32_t microsoft, int sip)
{
    size_t first, count = drcode_find_pair(catalog, microsoft, sip, &first), i;
    const char *reason = drcode_sip_reason(catalog, sip, NULL), *text;

    printf("%" PRId32 " %d, %s: %zu entries\n", microsoft, sip, reason ? reason : "?", count);
    for (i = 0; i < count; i++)
        print_entry(catalog, first + i, DRCODE_EN);
    if (count == 0) {
        drcode_structure(catalog, microsoft, DRCODE_EN, &text);
        printf("    %s\n", text);
    }
}

/* Looks up what a user asks: codes, a phrase, a line of a log. */
static void look_up_text(const struct drcode_catalog *catalog, const char *question)
{
    struct drcode_answer answer;
    uint16_t entries[8];
    size_t i;

    drcode_ask(catalog, question, strlen(question), &answer, entries, 8);
    printf("'%s': %zu entries", question, answer.count);
    if (answer.match != DRCODE_NOTHING)
        printf(", by %s", drcode_match_name(answer.match));
    putchar('\n');
    for (i = 0; i < answer.count && i < 8; i++)
        print_entry(catalog, entries[i], DRCODE_FR);
    for (i = 0; i < answer.nearest_count; i++)
        print_entry(catalog, answer.nearest[i], DRCODE_EN);
}

/* What the scanner calls for each record of the log. */
static void print_finding(void *context, const struct drcode_finding *finding)
{
    struct monitor *monitor = (struct monitor *)context;
    const struct drcode_answer *answer = &finding->answer;
    struct drcode_entry entry;

    if (answer->match == DRCODE_NOTHING || answer->match == DRCODE_NORMAL)
        return;
    monitor->failures++;
    printf("%" PRIu64 ": %s", finding->line, finding->sbc ? finding->sbc : "-");
    if (answer->count > 0) {
        drcode_entry(monitor->catalog, finding->entries[0], DRCODE_EN, &entry);
        printf(" %" PRId32 " %d %s", entry.microsoft, entry.sip, entry.phrase);
    } else {
        printf(" %" PRId32 " %d not documented", answer->microsoft, answer->sip);
    }
    if (answer->count > 1)
        printf(", or %zu more", answer->count - 1);
    putchar('\n');
    fflush(stdout);
}

/* Scans standard input; false where it cannot be read, or memory runs out. */
static bool watch(const struct drcode_catalog *catalog)
{
    struct monitor monitor = {catalog, 0};
    struct drcode_scanner_calls calls;
    struct drcode_scanner *scanner;
    static char bytes[65536];
    ssize_t size;

    memset(&calls, 0, sizeof calls);
    calls.found = print_finding;
    calls.context = &monitor;
    scanner = drcode_scanner_new(catalog, &calls);
    if (!scanner)
        return false;
    while ((size = read(STDIN_FILENO, bytes, sizeof bytes)) > 0) {
        drcode_scan(scanner, bytes, (size_t)size);
        if ((size_t)size < sizeof bytes) /* the writer has stopped for now */
            drcode_scan_pause(scanner);
    }
    drcode_scan_end(scanner);
    drcode_scanner_free(scanner);
    printf("%lu failures\n", monitor.failures);
    return size == 0;
}

int main(int argc, char **argv)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    struct drcode_catalog *loaded = NULL;
    struct drcode_error error;
    bool done;

    if (argc > 1) {
        loaded = drcode_load(catalog, argv[1], &error);
        if (!loaded) {
            fprintf(stderr, "monitor: %s\n", error.text);
            return 2;
        }
        catalog = loaded;
    }
    printf("%zu entries\n", drcode_count(catalog));
    look_up_pair(catalog, 569015, 504);
    look_up_pair(catalog, 560486, 486);
    look_up_text(catalog, "no such host is knwon");
    look_up_text(catalog, "the weather of tomorrow");
    done = watch(catalog);
    drcode_catalog_free(loaded);
    return done && fflush(stdout) == 0 ? 0 : 2;
}
