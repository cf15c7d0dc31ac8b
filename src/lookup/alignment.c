#include "lookup/alignment.h"

#include <string.h>

#include "base/distance.h"

#define NEVER      ALIGNMENT_NEVER
/* Shorter words are in most texts: they do not tell one from another. */
#define LEAST_TOLD 4

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* How many letters two words may differ in and still be the same word. */
static unsigned tolerance(size_t size)
{
    return size < 4 ? 0 : size < 6 ? 1 : 2;
}

/* True for a word with a prefix that turns its meaning. */
static bool turns(const char *word)
{
    static const char prefixes[] = "deilimirinun";
    size_t i;

    for (i = 0; prefixes[i]; i += 2)
        if (memcmp(word, prefixes + i, 2) == 0)
            return true;
    return false;
}

/* True for words of one meaning and another, not of one and a misspelling: "able" and "unable",
   "encrypt" and "decrypt", "caller" and "callee". Each has four letters at least. */
static bool is_opposite(const char *a, size_t a_size, const char *b, size_t b_size)
{
    if (a_size < b_size)
        return b_size == a_size + 2 && turns(b) && memcmp(b + 2, a, a_size) == 0;
    if (a_size > b_size)
        return a_size == b_size + 2 && turns(a) && memcmp(a + 2, b, b_size) == 0;
    if (a_size == 6 && memcmp(a, "calle", 5) == 0 && memcmp(b, "calle", 5) == 0)
        return true;
    return a[0] != b[0] && a[1] != b[1] && (a[0] != b[1] || a[1] != b[0]) &&
           memcmp(a + 2, b + 2, a_size - 2) == 0;
}

/* True where the sizes and characters of two words let them be one, misspelt. */
static bool may_be_one(const struct words *a, size_t i, const struct words *b, size_t j)
{
    const size_t size = a->size[i], other = b->size[j];
    const size_t limit = tolerance(size < other ? size : other);
    uint64_t others = a->set[i] ^ b->set[j];

    if (limit > 0) { /* a slip drops one character and adds one */
        others &= others - 1;
        others &= others - 1;
    }
    if (limit > 1) {
        others &= others - 1;
        others &= others - 1;
    }
    return others == 0 && size <= other + limit && other <= size + limit;
}

unsigned alignment_of_words(const struct words *a, size_t i, const struct words *b, size_t j)
{
    const char *one = a->start[i], *other = b->start[j];
    const size_t size = a->size[i], other_size = b->size[j];
    const unsigned limit = tolerance(size < other_size ? size : other_size);

    if (size == other_size && a->set[i] == b->set[j] && memcmp(one, other, size) == 0)
        return 0;
    if (limit == 0)
        return words_is_negation(a, i) && words_is_negation(b, j) ? 1 : NEVER;
    if (!may_be_one(a, i, b, j) || words_has_digit(a, i) || words_has_digit(b, j) ||
        is_opposite(one, size, other, other_size))
        return NEVER;
    return least(distance(one, size, other, other_size, limit), NEVER);
}

/* True where word `i` of one text is words `j - 1` and `j` of the other, written as one. */
static bool is_joined(const struct words *one, size_t i, const struct words *two, size_t j)
{
    size_t head = two->size[j - 1], tail = two->size[j];

    return one->size[i] == head + tail && memcmp(one->start[i], two->start[j - 1], head) == 0 &&
           memcmp(one->start[i] + head, two->start[j], tail) == 0;
}

/* True where a word, by its characters, may be another one, or one of two that were written as
   one. */
static bool may_be_found(const struct words *a, size_t i, const struct words *b, size_t j)
{
    const size_t size = a->size[i], other = b->size[j];
    const uint64_t both = a->set[i] & b->set[j];

    if (size <= other + 2 && other <= size + 2 && may_be_one(a, i, b, j))
        return true;
    return (both == a->set[i] || both == b->set[j]) &&
           (*a->start[i] == *b->start[j] || a->start[i][size - 1] == b->start[j][other - 1]);
}

bool alignment_may_be(const struct words *pattern, size_t first, const struct words *text)
{
    size_t i, j;

    for (i = first; i < pattern->count; i++) {
        if (pattern->size[i] < LEAST_TOLD)
            continue;
        for (j = 0; j < text->count && !may_be_found(pattern, i, text, j); j++)
            ;
        if (j == text->count && !words_is_small(pattern, i) && !words_is_negation(pattern, i))
            return false;
    }
    return true;
}

/* True where a negation, up to `reach` words before word `i`, turns it. */
static bool is_turned(const struct words *words, size_t i, size_t reach)
{
    size_t distance;

    for (distance = 1; distance <= reach && distance <= i; distance++)
        if (words_negates(words->start[i - distance], words->size[i - distance], distance))
            return true;
    return false;
}

unsigned alignment_cost(const struct words *pattern, const struct words *text, unsigned limit,
                        size_t reach)
{
    unsigned rows[3][WORDS_ROOM + 1], skips[WORDS_ROOM + 1];
    size_t i, j;
    unsigned best = 0, last;

    for (rows[0][0] = 0, j = 1; j <= text->count; j++) {
        const bool negation = words_is_negation(text, j - 1);

        rows[0][j] = is_turned(text, j, reach) ? NEVER : 0;
        skips[j] = negation || words_has_digit(text, j - 1) ? NEVER : text->size[j - 1] + 1U;
    }
    for (i = 1; i <= pattern->count; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        const unsigned skip = words_is_small(pattern, i - 1) ? pattern->size[i - 1] + 1U : NEVER;

        last = best;
        best = row[0] = least(above[0] + skip, NEVER);
        for (j = 1; j <= text->count; j++) {
            unsigned cost = least(above[j] + skip, NEVER);

            if (above[j - 1] <= limit)
                cost = least(cost, above[j - 1] + alignment_of_words(pattern, i - 1, text, j - 1));
            if (row[j - 1] <= limit)
                cost = least(cost, row[j - 1] + skips[j]);
            if (j > 1 && above[j - 2] <= limit && is_joined(pattern, i - 1, text, j - 1))
                cost = least(cost, above[j - 2] + 1);
            if (i > 1 && twice[j - 1] <= limit && is_joined(text, j - 1, pattern, i - 1))
                cost = least(cost, twice[j - 1] + 1);
            row[j] = cost;
            best = least(best, cost);
        }
        if (best > limit && last > limit) /* a joined word reaches over one row */
            return NEVER;
    }
    return best;
}
