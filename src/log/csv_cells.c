#include "log/csv_cells.h"

#include <string.h>

/* Sets each bit up to which, itself included, an odd number of bits is set: what is inside quotes,
   from those that open to before those that close. */
static uint64_t odd_bits(uint64_t bits)
{
    unsigned shift;

    for (shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

bool csv_cells_find(struct csv_cells *cells, char separator, const char *text, size_t size)
{
    uint64_t inside = 0, fresh = 1, closed = 0; /* of the block before, in the lowest bit */
    size_t count = 0, at;

    if (size == 0)
        return false;
    for (at = 0; at <= size; at += BYTES_MASK) {
        uint64_t quotes = bytes_mask('"', text + at, size - at),
                 ends = bytes_mask(separator, text + at, size - at);

        if (size - at < BYTES_MASK)
            ends |= (uint64_t)1 << (size - at); /* the last cell ends, too */
        if (quotes | inside | closed) {
            const uint64_t quoted = odd_bits(quotes) ^ (0 - inside), closing = quotes & ~quoted;

            ends &= ~quoted;
            if ((quotes & quoted & ~((ends | closing) << 1 | fresh | closed)) ||
                ((closing << 1 | closed) & ~(ends | quotes)))
                return false;
            inside = quoted >> 63;
            closed = closing >> 63;
        }
        fresh = ends >> 63;
        count += bytes_places(ends, at, cells->ends + (count < CSV_CELLS ? count : CSV_CELLS));
    }
    if (inside || count < 2)
        return false;
    cells->text = text;
    cells->count = count;
    return true;
}

size_t csv_cell(const struct csv_cells *cells, size_t number, const char **cell, char *room,
                size_t size)
{
    const char *text = cells->text + (number > 0 ? cells->ends[number - 1] + 1 : 0),
               *end = cells->text + cells->ends[number];
    size_t used = 0;

    while (text < end && (*text == ' ' || *text == '\r'))
        text++;
    *cell = text;
    if (text == end || *text != '"')
        return (size_t)(end - text);
    *cell = ++text;
    end--;
    if (!bytes_find('"', text, (size_t)(end - text)))
        return (size_t)(end - text);
    for (; text < end && used < size; text++) {
        room[used++] = *text;
        text += *text == '"'; /* one of two */
    }
    *cell = room;
    return used;
}
