/*
 * grams_block.h - the search of grams.c for one kind of vectors; included once for each.
 *
 * These must be defined: NAME, the function; TARGET, attributes of functions; VECTOR and LANES, a
 * vector and its bytes; LOAD(pointer), TABLE(pointer) of 16 bytes for each half, EACH(byte),
 * LOW(table, bytes) and HIGH(table, bytes), which look up by four bits of each byte, AND, OR where
 * a vector is no whole block, ANY(bytes) and BITS(bytes), a bit for each byte that is not 0.
 */

/* What the tables say of one place. */
#define PLACE(place, bytes) AND(LOW(low[place], bytes), HIGH(high[place], bytes))

/* What the tables say of LANES bytes. */
#define LOOK(text)                                                                                 \
    AND(AND(PLACE(0, LOAD(text)), PLACE(1, LOAD((text) + 1))),                                     \
        AND(PLACE(2, LOAD((text) + 2)), PLACE(3, LOAD((text) + 3))))

/* Reads whole blocks that are followed by GRAM - 1 bytes at least. */
TARGET static bool NAME(const struct grams *grams, const char *text, size_t size,
                        struct gram_block *block)
{
    VECTOR low[GRAM], high[GRAM];
    size_t at = block->at, i;
    uint32_t set = 0;

    for (i = 0; i < GRAM; i++) {
        low[i] = TABLE(grams->low[i]);
        high[i] = TABLE(grams->high[i]);
    }
    for (; size - at >= GRAM_BLOCK + GRAM - 1; at += GRAM_BLOCK) {
        const VECTOR first = LOOK(text + at);
#if LANES < GRAM_BLOCK
        const VECTOR second = LOOK(text + at + LANES);

        if (ANY(OR(first, second)))
            set = keep(grams, text, at, BITS(first) | BITS(second) << LANES);
#else
        if (ANY(first))
            set = keep(grams, text, at, BITS(first));
#endif
        if (set)
            break;
    }
    block->at = at;
    block->set = set;
    return set != 0;
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
#undef OR
#undef ANY
#undef BITS
#undef PLACE
#undef LOOK
