/*
 * count_grams.c - text of many kinds -> data/gram-counts.tsv: how often four bytes occur in
 * ordinary text.
 *
 *   cc -O2 -o build/count_grams tests/bench/count_grams.c && build/count_grams LEAST FILE...
 *
 * Each FILE is a kind of text and counts as much as any other. Capitals count as small letters.
 * Prints what is met LEAST times in a million bytes or more, with that number.
 */
#include <stdio.h>
#include <stdlib.h>

/* Digits, letters and what ASCII has between them, which shares their upper four bits. */
#define FIRST 0x30
#define KINDS (0x7f - FIRST)

static float rates[KINDS * KINDS * KINDS * KINDS];
static unsigned counts[KINDS * KINDS * KINDS * KINDS];

/* Counts the grams of a file; returns its size. */
static unsigned long count(FILE *in)
{
    unsigned long size = 0;
    unsigned gram = 0, length = 0;
    int c;

    for (; (c = getc(in)) != EOF; size++) {
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        if (c < FIRST || c >= 0x7f) {
            length = 0;
            continue;
        }
        gram = (gram % (KINDS * KINDS * KINDS)) * KINDS + (unsigned)(c - FIRST);
        if (++length >= 4)
            counts[gram]++;
    }
    return size;
}

static void print_gram(unsigned gram)
{
    char text[5] = {0};
    unsigned rest = gram;
    int i;

    for (i = 3; i >= 0; i--) {
        text[i] = (char)(FIRST + rest % KINDS);
        rest /= KINDS;
    }
    printf("%s\t%.0f\n", text, (double)rates[gram]);
}

int main(int argc, char **argv)
{
    unsigned i;
    int file;

    for (file = 2; file < argc; file++) {
        FILE *in = fopen(argv[file], "rb");
        unsigned long size;

        if (!in || (size = count(in)) == 0) {
            fprintf(stderr, "count_grams: %s: nothing to count\n", argv[file]);
            return 2;
        }
        fclose(in);
        for (i = 0; i < sizeof counts / sizeof *counts; i++) {
            rates[i] += (float)(counts[i] * 1e6 / (double)size / (argc - 2));
            counts[i] = 0;
        }
    }
    for (i = 0; argc > 2 && i < sizeof rates / sizeof *rates; i++)
        if (rates[i] >= (float)atof(argv[1]))
            print_gram(i);
    return 0;
}
