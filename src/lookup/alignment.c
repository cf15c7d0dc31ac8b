#include "lookup/alignment.h"

#include <string.h>

#include "base/distance.h"

#define NEVER ALIGNMENT_NEVER

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned alignment_tolerance(size_t size)
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

/* True where the sizes and characters of two words let them be spellings of one. */
static bool may_be_one(const struct word *a, const struct word *b)
{
    const size_t limit = alignment_tolerance(a->size < b->size ? a->size : b->size);
    uint32_t dropped = a->set & ~b->set, added = b->set & ~a->set;
    size_t slip;

    if (a->size > b->size + limit || b->size > a->size + limit)
        return false;
    for (slip = 0; slip < limit; slip++) { /* each drops one character, adds one, or both */
        dropped &= dropped - 1;
        added &= added - 1;
    }
    return (dropped | added) == 0;
}

unsigned alignment_of_words(const struct word *a, const struct word *b)
{
    const unsigned limit = alignment_tolerance(a->size < b->size ? a->size : b->size);

    if (a->kind & b->kind & WORD_NEGATION && limit == 0)
        return a->size == b->size && memcmp(a->start, b->start, a->size) == 0 ? 0 : 1;
    if (!may_be_one(a, b))
        return NEVER;
    if (a->size == b->size && memcmp(a->start, b->start, a->size) == 0)
        return 0;
    if (limit == 0 || (a->kind | b->kind) & WORD_NAME ||
        is_opposite(a->start, a->size, b->start, b->size))
        return NEVER;
    return least(distance(a->start, a->size, b->start, b->size, limit), NEVER);
}

/* True where word `i` of one text is words `j - 1` and `j` of the other, written as one. */
static bool is_joined(const struct words *one, size_t i, const struct words *two, size_t j)
{
    size_t head = two->list[j - 1].size, tail = two->list[j].size;

    return one->list[i].size == head + tail &&
           memcmp(one->list[i].start, two->list[j - 1].start, head) == 0 &&
           memcmp(one->list[i].start + head, two->list[j].start, tail) == 0;
}

/* True where a word, by its characters, may be another one, or one of two that were written as
   one. */
static bool may_be_found(const struct words *a, size_t i, const struct words *b, size_t j)
{
    const struct word *one = &a->list[i], *other = &b->list[j];
    const uint32_t both = one->set & other->set;

    return may_be_one(one, other) || ((both == one->set || both == other->set) &&
                                      (*one->start == *other->start ||
                                       one->start[one->size - 1] == other->start[other->size - 1]));
}

bool alignment_may_be(const struct words *pattern, size_t first, const struct words *text)
{
    size_t i, j;

    for (i = first; i < pattern->count; i++) {
        if (pattern->list[i].size < ALIGNMENT_TOLD)
            continue;
        for (j = 0; j < text->count && !may_be_found(pattern, i, text, j); j++)
            ;
        if (j == text->count && !(pattern->list[i].kind & (WORD_SMALL | WORD_NEGATION)))
            return false;
    }
    return true;
}

/* True where a negation, up to `reach` words before word `i`, turns it. */
static bool is_turned(const struct words *words, size_t i, size_t reach)
{
    size_t distance;

    for (distance = 1; distance <= reach && distance <= i; distance++)
        if (words_negates(&words->list[i - distance], distance))
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
        const struct word *word = &text->list[j - 1];

        rows[0][j] = is_turned(text, j, reach) ? NEVER : 0;
        skips[j] = word->kind & (WORD_NEGATION | WORD_NAME) ? NEVER : word->size + 1U;
    }
    for (i = 1; i <= pattern->count; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        const struct word *word = &pattern->list[i - 1];
        const unsigned skip = word->kind & WORD_SMALL ? word->size + 1U : NEVER;

        last = best;
        best = row[0] = least(above[0] + skip, NEVER);
        for (j = 1; j <= text->count; j++) {
            unsigned cost = least(above[j] + skip, NEVER);

            if (above[j - 1] <= limit)
                cost = least(cost, above[j - 1] + alignment_of_words(word, &text->list[j - 1]));
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
