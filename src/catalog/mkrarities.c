#include "catalog/mkrarities.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "catalog/load.h"
#include "catalog/rarity.h"
#include "catalog/tsv_table.h"

#define TABLE "everyday-words.tsv"

/* The class of words that prove nothing: one text in eight has them. */
#define NOTHING 3

/* What is known of a word: a row each of the table, and of each phrase that has it. */
struct known {
    uint32_t hash;
    unsigned rarity;  /* in everyday texts */
    unsigned phrases; /* 1: a phrase has it */
};

static void add(struct buffer *words, const char *word, size_t size, unsigned rarity,
                unsigned phrases)
{
    const struct known known = {rarity_hash(word, size), rarity, phrases};

    buffer_add(words, (const char *)&known, sizeof known);
}

/* Adds the words of a phrase, each once. */
static void add_phrase(struct buffer *words, const char *phrase)
{
    const char *word;
    size_t size;

    for (word = phrase; *word; word += size + (word[size] == ' ')) {
        const char *first = phrase;

        size = strcspn(word, " ");
        while (strncmp(first, word, size) != 0 || (first[size] && first[size] != ' '))
            first += strcspn(first, " ") + 1;
        if (first == word)
            add(words, word, size, RARITY_MOST, 1);
    }
}

/* Adds the words of all phrases; texts with equal phrases share one. */
static void add_phrases(struct buffer *words, const struct drcode_catalog *catalog)
{
    size_t i, j;

    for (i = 0; i < catalog->text_count; i++) {
        for (j = 0; j < i && catalog->texts[j].folded != catalog->texts[i].folded;)
            j++;
        if (j == i)
            add_phrase(words, catalog->pool + catalog->texts[i].folded);
    }
}

static bool fail(const struct tsv_table *table, const char *why, const char *what)
{
    fprintf(stderr, "mkcatalog: %s:%u: %s: '%s'\n", table->file, table->line, why, what);
    return false;
}

/* Adds the words of the table, which is at `path`. */
static bool add_table(struct buffer *words, const char *path, struct buffer *text)
{
    struct tsv_table table = {.file = path};
    struct drcode_error error;
    const char *last = "";
    char *cells[2], *end;
    int row;

    if (!load_file(path, text)) {
        fprintf(stderr, "mkcatalog: %s: %s\n", TABLE, strerror(errno));
        return false;
    }
    buffer_char(text, '\0');
    table.next = text->failed ? "" : text->data;
    while ((row = tsv_table_row(&table, cells, 2, &error)) > 0) {
        const unsigned long class = strtoul(cells[1], &end, 10);

        if (strcmp(last, cells[0]) >= 0)
            return fail(&table, "not in ascending order", cells[0]);
        if (*end || class > 31)
            return fail(&table, "no class", cells[1]);
        last = cells[0];
        add(words, last, strlen(last),
            class < NOTHING                 ? 0
            : class < NOTHING + RARITY_MOST ? (unsigned)class - NOTHING
                                            : RARITY_MOST,
            0);
    }
    if (row < 0)
        fprintf(stderr, "mkcatalog: %s\n", error.text);
    return row == 0;
}

static int compare(const void *a, const void *b)
{
    const struct known *one = a, *other = b;

    return (one->hash > other->hash) - (one->hash < other->hash);
}

/* Makes a row of each word that is not rare: in how many phrases it is, and how common in everyday
   texts, whichever says less. */
static void add_rows(struct buffer *rows, struct buffer *words)
{
    struct known *known = (void *)words->data;
    size_t count = words->size / sizeof *known, i, j;

    if (count > 0)
        qsort(known, count, sizeof *known, compare);
    for (i = 0; i < count; i = j) {
        unsigned rarity = RARITY_MOST, phrases = 0, rare = RARITY_MOST;
        uint32_t row;

        for (j = i; j < count && known[j].hash == known[i].hash; j++) {
            rarity = known[j].rarity < rarity ? known[j].rarity : rarity;
            phrases += known[j].phrases;
        }
        for (; phrases > 1 && rare > 0; phrases /= 2)
            rare--;
        row = known[i].hash | (rare < rarity ? rare : rarity);
        if ((row & RARITY_BITS) < RARITY_MOST)
            buffer_add(rows, (const char *)&row, sizeof row);
    }
}

bool rarities_read(const struct drcode_catalog *catalog, const char *folder, struct buffer *rows)
{
    struct buffer words = {0}, path = {0}, text = {0};
    bool done;

    buffer_string(&path, folder);
    buffer_char(&path, '/');
    buffer_add(&path, TABLE, sizeof TABLE);
    done = path.failed || add_table(&words, path.data, &text);
    add_phrases(&words, catalog);
    rows->failed |= path.failed || text.failed || words.failed;
    if (!rows->failed)
        add_rows(rows, &words);
    buffer_free(&words);
    buffer_free(&path);
    buffer_free(&text);
    return done;
}

void rarities_print(const struct buffer *rows)
{
    const uint32_t *row = (const void *)rows->data;
    size_t count = rows->size / sizeof *row, i;

    puts("static const uint32_t rarities[] = {");
    for (i = 0; i < count; i++)
        printf("    0x%08lX,\n", (unsigned long)row[i]);
    puts("};\n");
}
