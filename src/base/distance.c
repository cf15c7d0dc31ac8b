#include "base/distance.h"

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

unsigned distance(const char *a, size_t a_size, const char *b, size_t b_size, unsigned limit)
{
    enum { LONGEST = 40, FAR = 2 * LONGEST };
    unsigned char rows[3][LONGEST + 2];
    size_t i, j;

    if (a_size > LONGEST || b_size > LONGEST || a_size > b_size + limit || b_size > a_size + limit)
        return DISTANCE_FAR;
    for (; a_size > 0 && b_size > 0 && *a == *b; a_size--, b_size--, a++, b++)
        ; /* what both start or end with needs no slip */
    for (; a_size > 0 && b_size > 0 && a[a_size - 1] == b[b_size - 1]; a_size--, b_size--)
        ;
    for (j = 0; j <= b_size; j++)
        rows[0][j] = (unsigned char)j;
    for (i = 1; i <= a_size; i++) { /* cells that are further from the diagonal are too great */
        unsigned char *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        const size_t first = i > limit ? i - limit : 1, last = smaller(b_size, i + limit);
        unsigned lowest = row[first - 1] = (unsigned char)(first > 1 ? FAR : i);

        for (j = first; j <= last; j++) {
            unsigned cost = least(above[j], row[j - 1]) + 1;

            cost = least(cost, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = least(cost, twice[j - 2] + 1U);
            row[j] = (unsigned char)cost;
            lowest = least(lowest, cost);
        }
        row[last + 1] = FAR;
        if (lowest > limit)
            return DISTANCE_FAR;
    }
    return rows[a_size % 3][b_size] <= limit ? rows[a_size % 3][b_size] : DISTANCE_FAR;
}
