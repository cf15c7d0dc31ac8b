/*
 * grams_block.h - the search of grams.c for one kind of vectors; included once for each.
 *
 * These must be defined: NAME, the function; TARGET, attributes of functions; VECTOR and LANES, a
 * vector and its bytes; LOAD(pointer), TABLE(pointer) of 16 bytes for each half, EACH(byte),
 * LOW(table, bytes) and HIGH(table, bytes), which look up by four bits of each byte, AND, and
 * NONE(bytes), a bit for each byte that is 0.
 */

/* What the tables say of one place. */
#define PLACE(place, bytes) AND(LOW(low##place, bytes), HIGH(high##place, bytes))

/* A bit for each of LANES bytes where no bucket has a gram. */
#define LOOK(text)                                                                                 \
    (uint64_t) NONE(AND(AND(PLACE(0, LOAD(text)), PLACE(1, LOAD((text) + 1))),                     \
                        AND(PLACE(2, LOAD((text) + 2)), PLACE(3, LOAD((text) + 3)))))

/* Adds the number of the lowest bit of a set to `at`, and drops it; of no bits, any number. */
#define TAKE(i)                                                                                    \
    at[i] = (uint16_t)(place + (unsigned)__builtin_ctzll(set | (uint64_t)1 << 63));                \
    set &= set - 1

/* Looks at whole blocks that are followed by GRAM - 1 bytes at least. Returns how many places `at`
   receives. */
TARGET static unsigned NAME(const struct grams *grams, const char *text, unsigned size,
                            uint16_t *at)
{
    const VECTOR low0 = TABLE(grams->low[0]), high0 = TABLE(grams->high[0]),
                 low1 = TABLE(grams->low[1]), high1 = TABLE(grams->high[1]),
                 low2 = TABLE(grams->low[2]), high2 = TABLE(grams->high[2]),
                 low3 = TABLE(grams->low[3]), high3 = TABLE(grams->high[3]);
    const uint16_t *const start = at;
    unsigned place, found, i;

    for (place = 0; place < size; place += GRAM_BLOCK, text += GRAM_BLOCK, at += found) {
        uint64_t set = LOOK(text) | LOOK(text + LANES) << LANES;

#if LANES < 32
        set |= LOOK(text + 2 * LANES) << 2 * LANES | LOOK(text + 3 * LANES) << 3 * LANES;
#endif
        set = ~set;
        found = (unsigned)__builtin_popcountll(set);
        TAKE(0);
        TAKE(1);
        TAKE(2);
        for (i = GRAM_SURE; i < found; i++) {
            TAKE(i);
        }
    }
    return (unsigned)(at - start);
}

#undef NAME
#undef TARGET
#undef VECTOR
#undef LANES
#undef LOAD
#undef TABLE
#undef EACH
#undef LOW
#undef HIGH
#undef AND
#undef TAKE
#undef NONE
#undef PLACE
#undef LOOK
