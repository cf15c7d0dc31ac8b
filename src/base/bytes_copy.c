#include <string.h>

#include "base/bytes.h"

/* The first and the last part may overlap: what is written twice is the same. */
void bytes_copy(char *to, const char *from, size_t size)
{
    size_t i;

    if (size >= 16) {
        for (i = 0; i + 16 < size; i += 16)
            memcpy(to + i, from + i, 16);
        memcpy(to + size - 16, from + size - 16, 16);
    } else if (size >= 8) {
        memcpy(to, from, 8);
        memcpy(to + size - 8, from + size - 8, 8);
    } else if (size >= 4) {
        memcpy(to, from, 4);
        memcpy(to + size - 4, from + size - 4, 4);
    } else {
        for (i = 0; i < size; i++)
            to[i] = from[i];
    }
}
