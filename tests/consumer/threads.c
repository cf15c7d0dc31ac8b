/*
 * threads.c - threads that ask, load documents and scan at once, and share catalogs. It is compiled
 * with ThreadSanitizer, which ends it where they race.
 *
 *   threads DOCUMENT LOG
 *   threads race             races on purpose, to see that the sanitizer works
 */
#include <drcode.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 4
#define ROUNDS  3
#define ENTRIES 256

/* What all threads share. */
static const struct drcode_catalog *shared;
static const char *document;
static char text[1 << 20];
static size_t text_size;
static unsigned races;

/* Mixes what was found into a sum. */
static uint64_t mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * UINT64_C(1099511628211);
}

static uint64_t ask(const struct drcode_catalog *catalog, uint64_t sum)
{
    static const char *const questions[] = {"569002 504", "no conection could be made",
                                            "SEC_E_UNTRUSTED_ROOT", "the SBC is away", "540000 0"};
    struct drcode_answer answer;
    struct drcode_entry entry;
    uint16_t entries[ENTRIES];
    size_t i, j;

    for (i = 0; i < sizeof questions / sizeof *questions; i++) {
        drcode_ask(catalog, questions[i], strlen(questions[i]), &answer, entries, ENTRIES);
        sum = mix(sum, answer.count);
        for (j = 0; j < answer.count && j < ENTRIES; j++) {
            drcode_entry(catalog, entries[j], DRCODE_FR, &entry);
            sum = mix(sum, (uint64_t)entry.microsoft + strlen(entry.phrase));
        }
    }
    return sum;
}

static void count(void *context, const struct drcode_finding *finding)
{
    uint64_t *sum = context;

    *sum = mix(*sum, finding->line * 31 + finding->answer.count);
    if (finding->answer.count > 0)
        *sum = mix(*sum, finding->entries[0]);
}

static uint64_t scan(const struct drcode_catalog *catalog, uint64_t sum)
{
    const struct drcode_scanner_calls calls = {.found = count, .context = &sum};
    struct drcode_scanner *scanner = drcode_scanner_new(catalog, &calls);

    if (scanner) {
        drcode_scan(scanner, text, text_size);
        drcode_scan_end(scanner);
    }
    drcode_scanner_free(scanner);
    return sum;
}

/* All that a thread does; the sum is the same for each. */
static uint64_t work(void)
{
    struct drcode_error error;
    struct drcode_catalog *own = drcode_load(shared, document, &error);
    uint64_t sum = own ? drcode_count(own) : 0;

    sum = scan(shared, ask(shared, ask(drcode_builtin(), sum)));
    if (own)
        sum = scan(own, ask(own, sum));
    drcode_catalog_free(own);
    if (drcode_load(shared, "no such document", &error))
        sum = 0;
    return mix(sum, strlen(error.text));
}

static void *run(void *wanted)
{
    size_t round;

    for (round = 0; round < ROUNDS; round++)
        if (work() != *(const uint64_t *)wanted)
            return wanted;
    return NULL;
}

static void *race(void *unused)
{
    races++;
    return unused;
}

/* Runs threads; how many failed. */
static int start(void *(*function)(void *), void *argument)
{
    pthread_t threads[THREADS];
    int i, failed = 0;

    for (i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, function, argument) != 0)
            exit(2);
    for (i = 0; i < THREADS; i++) {
        void *result;

        pthread_join(threads[i], &result);
        failed += result != NULL;
    }
    return failed;
}

int main(int argc, char **argv)
{
    struct drcode_error error;
    struct drcode_catalog *loaded;
    uint64_t wanted;
    FILE *file;
    int failed;

    if (argc < 3)
        return start(race, NULL);
    document = argv[1];
    loaded = drcode_load(drcode_builtin(), document, &error);
    file = fopen(argv[2], "rb");
    if (!loaded || !file) {
        fprintf(stderr, "threads: %s\n", loaded ? argv[2] : error.text);
        return 2;
    }
    text_size = fread(text, 1, sizeof text, file);
    fclose(file);
    shared = loaded;
    wanted = work();
    failed = start(run, &wanted);
    printf("threads: %d of %d found what one alone finds\n", THREADS - failed, THREADS);
    drcode_catalog_free(loaded);
    return failed != 0;
}
