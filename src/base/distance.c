#include "base/distance.h"

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned distance(const char *a, size_t a_size, const char *b, size_t b_size, unsigned limit)
{
    enum { LONGEST = 40 };
    unsigned char rows[3][LONGEST + 1];
    size_t i, j;

    if (a_size > LONGEST || b_size > LONGEST)
        return DISTANCE_FAR;
    for (j = 0; j <= b_size; j++)
        rows[0][j] = (unsigned char)j;
    for (i = 1; i <= a_size; i++) {
        unsigned char *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        unsigned lowest = row[0] = (unsigned char)i;

        for (j = 1; j <= b_size; j++) {
            unsigned cost = least(above[j], row[j - 1]) + 1;

            cost = least(cost, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = least(cost, twice[j - 2] + 1U);
            row[j] = (unsigned char)cost;
            lowest = least(lowest, cost);
        }
        if (lowest > limit)
            return DISTANCE_FAR;
    }
    return rows[a_size % 3][b_size] <= limit ? rows[a_size % 3][b_size] : DISTANCE_FAR;
}
