/*
 * mkneedles.c - build time: the catalog that is compiled in, and counts of grams -> its needles as
 * C.
 *
 *   mkneedles COUNTS >needle_data.c
 *
 * COUNTS is data/gram-counts.tsv.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "catalog/load.h"
#include "catalog/tsv_table.h"
#include "log/needle_build.h"

static bool fail(const struct tsv_table *table, const char *why, const char *what)
{
    fprintf(stderr, "mkneedles: %s:%u: %s: '%s'\n", table->file, table->line, why, what);
    return false;
}

static bool read_row(const struct tsv_table *table, char **cells, struct buffer *counts)
{
    struct gram_count row = {0, 0};
    size_t place;
    char *end;

    if (strlen(cells[0]) != GRAM)
        return fail(table, "not four bytes", cells[0]);
    for (place = GRAM; place-- > 0;)
        row.gram = row.gram << 8 | (unsigned char)cells[0][place];
    row.count = (uint32_t)strtoul(cells[1], &end, 10);
    if (*end || row.count == 0)
        return fail(table, "no count", cells[1]);
    buffer_add(counts, (const char *)&row, sizeof row);
    return true;
}

static bool read_counts(char *path, struct buffer *counts)
{
    struct tsv_table table = {.file = path};
    struct drcode_error error;
    struct buffer text = {0};
    char *cells[2];
    int row = -1;

    if (!load_file(path, &text)) {
        fprintf(stderr, "mkneedles: %s: %s\n", path, strerror(errno));
        return false;
    }
    buffer_char(&text, '\0');
    table.next = text.data;
    while (!text.failed && (row = tsv_table_row(&table, cells, 2, &error)) > 0)
        if (!read_row(&table, cells, counts))
            break;
    if (row < 0 || counts->failed)
        fprintf(stderr, "mkneedles: %s\n",
                text.failed || counts->failed ? "out of memory" : error.text);
    buffer_free(&text);
    return row == 0 && !counts->failed;
}

static int compare_counts(const void *a, const void *b)
{
    const struct gram_count *one = a, *other = b;

    return (one->gram > other->gram) - (one->gram < other->gram);
}

/* How often the best buckets are sought. */
#define TRIES 5

/* The program needs counts only where documents are added: the frequent ones do, and it stays
   small. */
#define FREQUENT 120

static void print_counts(const struct gram_count *counts, size_t count)
{
    size_t i, printed = 0;

    puts("static const struct gram_count counts[] = {");
    for (i = 0; i < count; i++) {
        if (counts[i].count < FREQUENT)
            continue;
        printf("    {0x%08xU, %u},\n", (unsigned)counts[i].gram, (unsigned)counts[i].count);
        printed++;
    }
    printf("};\n\nconst struct gram_counts gram_counts_builtin = {counts, %zu, 1};\n\n", printed);
}

static void print_tables(const char *name, const uint8_t (*tables)[16])
{
    size_t place, i;

    printf("        .%s = {", name);
    for (place = 0; place < GRAM; place++)
        for (i = 0; i < 16; i++)
            printf("%s0x%02x%s", i == 0 ? "{" : "", tables[place][i],
                   i < 15             ? ", "
                   : place + 1 < GRAM ? "}, "
                                      : "}},\n");
}

static void print_slots(const struct gram_slot *slots)
{
    size_t i;

    puts("        .slots = {");
    for (i = 0; i < 1U << GRAM_SLOT_BITS; i++)
        if (slots[i].before)
            printf("            [%zu] = {0x%08xU, 0x%08xU, 0x%08xU, 0x%08xU},\n", i,
                   (unsigned)slots[i].gram, (unsigned)slots[i].differs, (unsigned)slots[i].before,
                   (unsigned)slots[i].after);
    puts("        },");
}

static void print_bits(const char *name, const uint64_t *bits, size_t count)
{
    size_t i;

    printf(".%s = {", name);
    for (i = 0; i < count; i++)
        printf("0x%llxU%s", (unsigned long long)bits[i], i + 1 < count ? ", " : "},\n");
}

/* How many slots, needles and letters there are. */
struct needle_sizes {
    size_t slots, list, letters;
};

static struct needle_sizes count_all(const struct needles *needles)
{
    struct needle_sizes sizes = {(size_t)1 << needles->slot_bits, 0, 1};
    size_t i;

    for (i = 0; i < sizes.slots; i++)
        if (needles->slots[i].first + needles->slots[i].count > sizes.list)
            sizes.list = needles->slots[i].first + needles->slots[i].count;
    for (i = 0; i < sizes.list; i++) {
        size_t end = needles->list[i].letters;

        if (needles->list[i].kind >= NEEDLE_CODE)
            continue;
        end += strlen(needles->letters + end) + 1;
        sizes.letters = end > sizes.letters ? end : sizes.letters;
    }
    return sizes;
}

static void print_lists(const struct needles *needles, const struct needle_sizes *sizes)
{
    size_t i;

    puts("static const struct needle_slot slots[] = {");
    for (i = 0; i < sizes->slots; i++)
        printf("    {0x%08xU, %u, %u},\n", (unsigned)needles->slots[i].gram,
               (unsigned)needles->slots[i].first, (unsigned)needles->slots[i].count);
    puts("};\n\nstatic const struct needle list[] = {");
    for (i = 0; i < sizes->list; i++)
        printf("    {%u, %u, %u, %d, %d},\n", (unsigned)needles->list[i].letters,
               needles->list[i].gram, needles->list[i].kind, needles->list[i].before,
               needles->list[i].after);
    puts("};\n\nstatic const char letters[] = {");
    for (i = 0; i < sizes->letters; i++)
        printf("%d,%c", needles->letters[i], i % 20 == 19 ? '\n' : ' ');
    puts("};\n");
}

static void print_needles(const struct needles *needles)
{
    const struct needle_sizes sizes = count_all(needles);

    print_lists(needles, &sizes);
    puts("const struct needles needles_builtin = {\n    .grams = {");
    print_tables("low", needles->grams.low);
    print_tables("high", needles->grams.high);
    print_slots(needles->grams.slots);
    printf("    },\n    .always = %u,\n    .slot_bits = %u,\n    .short_head = %d,\n",
           needles->always, needles->slot_bits, needles->short_head);
    print_bits("heads", needles->heads, NEEDLE_HEADS / 64);
    puts("    .slots = slots,\n    .list = list,\n    .letters = letters,\n};");
}

int main(int argc, char **argv)
{
    struct needles *needles = NULL;
    struct buffer rows = {0};
    bool done;

    if (argc != 2) {
        fputs("usage: mkneedles COUNTS >needle_data.c\n", stderr);
        return 2;
    }
    if (read_counts(argv[1], &rows)) {
        struct gram_counts counts = {(const void *)rows.data, rows.size / sizeof *counts.counts,
                                     TRIES};

        qsort(rows.data, counts.count, sizeof *counts.counts, compare_counts);
        needles = needles_build(drcode_builtin(), &counts);
        if (!needles)
            fputs("mkneedles: out of memory\n", stderr);
    }
    if (needles) {
        puts("/* Generated by mkneedles from the catalog and data/gram-counts.tsv. */\n"
             "#include \"log/needle_build.h\"\n");
        print_counts((const void *)rows.data, rows.size / sizeof(struct gram_count));
        print_needles(needles);
    }
    done = needles && fflush(stdout) == 0 && !ferror(stdout);
    if (needles && !done)
        fprintf(stderr, "mkneedles: standard output: %s\n", strerror(errno));
    buffer_free(&rows);
    needles_free(needles);
    return done ? 0 : 2;
}
