/*
 * hyperscan.c - a peer to measure against: counts the lines that hold one of the strings in a file,
 * by Hyperscan's literal API.
 *
 *   hyperscan STRINGS LOG
 *
 * STRINGS is a file of them, a line each; letters match in any case. The log is read in blocks
 * of 256 KiB, which are cut after their last line.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hs/hs.h>

#define STRINGS 4096
#define ROOM    (256 * 1024)

struct strings {
    unsigned count;
    const char *text[STRINGS];
    size_t size[STRINGS];
    unsigned flags[STRINGS], ids[STRINGS];
};

struct matches {
    const char *block;
    unsigned long long counted; /* up to here in the block, lines are counted */
    unsigned long lines;
};

static void fail(const char *what)
{
    fprintf(stderr, "hyperscan: %s\n", what);
    exit(2);
}

static void read_strings(const char *file, struct strings *strings)
{
    FILE *in = fopen(file, "r");
    char line[1024];

    if (!in)
        fail(file);
    while (fgets(line, sizeof line, in) && strings->count < STRINGS) {
        unsigned i = strings->count;
        size_t size = strcspn(line, "\n");
        char *copy = malloc(size + 1);

        if (!copy)
            fail("out of memory");
        memcpy(copy, line, size);
        strings->text[i] = copy;
        strings->size[i] = size;
        strings->flags[i] = HS_FLAG_CASELESS;
        strings->ids[i] = i;
        strings->count += size > 0;
    }
    fclose(in);
}

static int match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                 void *context)
{
    struct matches *matches = context;
    const char *end;

    (void)id, (void)from, (void)flags;
    if (to <= matches->counted)
        return 0;
    matches->lines++;
    end = memchr(matches->block + to, '\n', ROOM - to);
    matches->counted = end ? (unsigned long long)(end - matches->block) : ROOM;
    return 0;
}

static unsigned long scan(int file, const hs_database_t *database, hs_scratch_t *scratch)
{
    static char block[ROOM + 1];
    struct matches matches = {.block = block};
    size_t held = 0;
    ssize_t size;

    while ((size = read(file, block + held, ROOM - held)) > 0) {
        const char *end = memrchr(block, '\n', held + (size_t)size);
        size_t lines =
            end && held + (size_t)size == ROOM ? (size_t)(end + 1 - block) : held + (size_t)size;

        held += (size_t)size;
        matches.counted = 0;
        if (hs_scan(database, block, (unsigned)lines, 0, scratch, match, &matches) != HS_SUCCESS)
            fail("hs_scan");
        memmove(block, block + lines, held - lines);
        held -= lines;
    }
    return matches.lines;
}

int main(int argc, char **argv)
{
    static struct strings strings;
    hs_database_t *database;
    hs_compile_error_t *error;
    hs_scratch_t *scratch = NULL;
    int file;

    if (argc != 3)
        fail("usage: hyperscan STRINGS LOG");
    read_strings(argv[1], &strings);
    if (hs_compile_lit_multi(strings.text, strings.flags, strings.ids, strings.size, strings.count,
                             HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS)
        fail(error->message);
    file = open(argv[2], O_RDONLY);
    if (file < 0 || hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
        fail(argv[2]);
    printf("%lu\n", scan(file, database, scratch));
    return 0;
}
