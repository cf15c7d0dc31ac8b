#include "base/bytes.h"

#include <stdint.h>
#include <string.h>

/* What ends a search. */
enum stops {
    ONE,      /* the byte asked for */
    QUOTES,   /* a quote, a backslash or a line feed */
    SPECIALS, /* a quote, a backslash, a control, or a byte beyond ASCII */
    COLONS,   /* a colon or an equals sign */
    ESCAPES,  /* a number sign or a backslash */
    DIGITS
};

static inline bool is_stop(char c, enum stops stops, char one)
{
    switch (stops) {
    case QUOTES:
        return c == '"' || c == '\\' || c == '\n';
    case SPECIALS:
        return (unsigned char)c < 0x20 || (unsigned char)c >= 0x7f || c == '"' || c == '\\';
    case COLONS:
        return c == ':' || c == '=';
    case ESCAPES:
        return c == '#' || c == '\\';
    case DIGITS:
        return c >= '0' && c <= '9';
    default:
        return c == one;
    }
}

#if defined __SSE2__ && defined __GNUC__
#include <emmintrin.h>

#define BLOCK 16

static __m128i load(const char *text)
{
    return _mm_loadu_si128((const __m128i *)(const void *)text);
}

/* -1 for each byte of a block that is `c`, */
static __m128i same(__m128i block, char c)
{
    return _mm_cmpeq_epi8(block, _mm_set1_epi8(c));
}

/* and a bit for each of them. */
static unsigned equal(__m128i block, char c)
{
    return (unsigned)_mm_movemask_epi8(same(block, c));
}

/* A bit for each byte of a block that is_stop(). */
static inline unsigned stops_in(__m128i block, enum stops stops, char one)
{
    switch (stops) {
    case QUOTES:
        block = _mm_or_si128(_mm_or_si128(same(block, '"'), same(block, '\\')), same(block, '\n'));
        break;
    case SPECIALS: /* bytes beyond ASCII are negative here */
        block = _mm_or_si128(
            _mm_or_si128(same(block, '"'), same(block, '\\')),
            _mm_or_si128(same(block, 0x7f), _mm_cmplt_epi8(block, _mm_set1_epi8(0x20))));
        break;
    case COLONS:
        block = _mm_or_si128(same(block, ':'), same(block, '='));
        break;
    case ESCAPES:
        block = _mm_or_si128(same(block, '#'), same(block, '\\'));
        break;
    case DIGITS: /* the greatest ten values of a byte, so shifted */
        block = _mm_cmpgt_epi8(_mm_add_epi8(block, _mm_set1_epi8(0x7f - '9')),
                               _mm_set1_epi8(0x7f - 10));
        break;
    default:
        block = same(block, one);
    }
    return (unsigned)_mm_movemask_epi8(block);
}

static inline unsigned find_stops(const char *text, enum stops stops, char one)
{
    return stops_in(load(text), stops, one);
}

/* The number of bytes before the first stop. The last block may overlap the one before it. */
static inline size_t before(const char *text, size_t size, enum stops stops, char one)
{
    size_t at = 0;
    unsigned found;

    if (size < BLOCK) {
        while (at < size && !is_stop(text[at], stops, one))
            at++;
        return at;
    }
    for (; size - at > BLOCK; at += BLOCK) {
        found = find_stops(text + at, stops, one);
        if (found)
            return at + (size_t)__builtin_ctz(found);
    }
    found = find_stops(text + size - BLOCK, stops, one);
    return found ? size - BLOCK + (size_t)__builtin_ctz(found) : size;
}

/* Copies whole blocks up to the first special byte; the last one may overlap the one before it. */
static size_t copy_blocks(char *to, const char *from, size_t size)
{
    size_t at = 0;

    for (;;) {
        const unsigned found = find_stops(from + at, SPECIALS, 0);

        memcpy(to + at, from + at, BLOCK);
        if (found)
            return at + (size_t)__builtin_ctz(found);
        if (size - at == BLOCK)
            return size;
        at = size - at > 2 * BLOCK ? at + BLOCK : size - BLOCK;
    }
}

/* Copies 4 to 15 plain bytes, the first and the last ones, which may overlap; false where one is
   special. */
static bool copy_ends(char *to, const char *from, size_t size)
{
    uint64_t first, last;
    uint32_t four, others;

    if (size >= sizeof first) {
        memcpy(&first, from, sizeof first);
        memcpy(&last, from + size - sizeof last, sizeof last);
        if (stops_in(_mm_set_epi64x((long long)last, (long long)first), SPECIALS, 0))
            return false;
        memcpy(to, &first, sizeof first);
        memcpy(to + size - sizeof last, &last, sizeof last);
        return true;
    }
    memcpy(&four, from, sizeof four);
    memcpy(&others, from + size - sizeof others, sizeof others);
    first = (uint64_t)others << 32 | four;
    if (stops_in(_mm_set1_epi64x((long long)first), SPECIALS, 0))
        return false;
    memcpy(to, &four, sizeof four);
    memcpy(to + size - sizeof others, &others, sizeof others);
    return true;
}

/* The offset just after the last `byte` in the whole blocks at the end of a text; where they have
   none, the number of bytes before them. */
static size_t after_last_in_blocks(char byte, const char *text, size_t size)
{
    for (; size >= BLOCK; size -= BLOCK) {
        unsigned found = equal(load(text + size - BLOCK), byte);

        if (found)
            return size - (size_t)__builtin_clz(found) + 16;
    }
    return size;
}

/* -1 for each byte of a block that is that of `wanted`, */
static __m128i matches(const char *text, __m128i wanted)
{
    return _mm_cmpeq_epi8(load(text), wanted);
}

/* and of four blocks, added up. */
static __m128i matches_of_four(const char *text, __m128i wanted)
{
    return _mm_add_epi8(
        _mm_add_epi8(matches(text, wanted), matches(text + BLOCK, wanted)),
        _mm_add_epi8(matches(text + 2 * BLOCK, wanted), matches(text + 3 * BLOCK, wanted)));
}

/* How many bytes are `byte` in the blocks that a text starts with; `done` receives their size. */
static size_t count_blocks(char byte, const char *text, size_t size, size_t *done)
{
    const __m128i wanted = _mm_set1_epi8(byte);
    size_t count = 0, at = 0, end;

    while (size - at >= BLOCK) {
        __m128i counts = _mm_setzero_si128(); /* one for each place, at most 255 */

        end = size - at < 252 * BLOCK ? size : at + 252 * BLOCK;
        for (; end - at >= 4 * BLOCK; at += 4 * BLOCK)
            counts = _mm_sub_epi8(counts, matches_of_four(text + at, wanted));
        for (; end - at >= BLOCK; at += BLOCK)
            counts = _mm_sub_epi8(counts, matches(text + at, wanted));
        counts = _mm_sad_epu8(counts, _mm_setzero_si128());
        count += (size_t)(_mm_cvtsi128_si32(counts) + _mm_cvtsi128_si32(_mm_srli_si128(counts, 8)));
    }
    *done = at;
    return count;
}

/* A bit for each of the first bytes of a text, BYTES_MASK at most, that is_stop(). */
static inline uint64_t stops_mask(const char *text, size_t size, enum stops stops, char one)
{
    uint64_t mask = 0;
    size_t i = 0;

    if (size >= BYTES_MASK)
        return find_stops(text, stops, one) |
               (uint64_t)find_stops(text + BLOCK, stops, one) << BLOCK |
               (uint64_t)find_stops(text + 2 * BLOCK, stops, one) << 2 * BLOCK |
               (uint64_t)find_stops(text + 3 * BLOCK, stops, one) << 3 * BLOCK;
    if (size < BLOCK) {
        for (; i < size; i++)
            mask |= (uint64_t)is_stop(text[i], stops, one) << i;
        return mask;
    }
    for (; i + BLOCK < size; i += BLOCK)
        mask |= (uint64_t)find_stops(text + i, stops, one) << i;
    return mask | (uint64_t)find_stops(text + size - BLOCK, stops, one) << (size - BLOCK);
}

#else

static inline size_t before(const char *text, size_t size, enum stops stops, char one)
{
    size_t at = 0;

    while (at < size && !is_stop(text[at], stops, one))
        at++;
    return at;
}

#define BLOCK SIZE_MAX

static size_t copy_blocks(char *to, const char *from, size_t size)
{
    (void)to, (void)from;
    return size;
}

static bool copy_ends(char *to, const char *from, size_t size)
{
    (void)to, (void)from, (void)size;
    return false;
}

static size_t after_last_in_blocks(char byte, const char *text, size_t size)
{
    (void)byte, (void)text;
    return size;
}

static size_t count_blocks(char byte, const char *text, size_t size, size_t *done)
{
    (void)byte, (void)text, (void)size;
    return *done = 0;
}

static inline uint64_t stops_mask(const char *text, size_t size, enum stops stops, char one)
{
    uint64_t mask = 0;
    size_t i;

    for (i = 0; i < size && i < BYTES_MASK; i++)
        mask |= (uint64_t)is_stop(text[i], stops, one) << i;
    return mask;
}

#endif

uint64_t bytes_mask(char byte, const char *text, size_t size)
{
    return stops_mask(text, size, ONE, byte);
}

uint64_t bytes_quotes(const char *text, size_t size)
{
    return stops_mask(text, size, QUOTES, 0);
}

size_t bytes_places(uint64_t mask, size_t base, uint32_t *places)
{
    size_t count = 0;

    for (; mask; mask &= mask - 1)
        places[count++] = (uint32_t)(base + bytes_first(mask));
    return count;
}

size_t bytes_before_special(const char *text, size_t size)
{
    return before(text, size, SPECIALS, 0);
}

size_t bytes_before_quote(const char *text, size_t size)
{
    return before(text, size, QUOTES, 0);
}

size_t bytes_before_colon(const char *text, size_t size)
{
    return before(text, size, COLONS, 0);
}

size_t bytes_before_escape(const char *text, size_t size)
{
    return before(text, size, ESCAPES, 0);
}

size_t bytes_before_digit(const char *text, size_t size)
{
    return before(text, size, DIGITS, 0);
}

size_t bytes_before(char stop, const char *text, size_t size)
{
    return before(text, size, ONE, stop);
}

size_t bytes_after_last(char byte, const char *text, size_t size)
{
    size = after_last_in_blocks(byte, text, size);
    while (size > 0 && text[size - 1] != byte)
        size--;
    return size;
}

const char *bytes_find(char byte, const char *text, size_t size)
{
    size_t at = bytes_before(byte, text, size);

    return at < size ? text + at : NULL;
}

size_t bytes_count(char byte, const char *text, size_t size)
{
    size_t at, count = count_blocks(byte, text, size, &at);

    for (; at < size; at++)
        count += text[at] == byte;
    return count;
}

bool bytes_ascii(const char *text, size_t size)
{
    uint64_t all = 0;
    size_t i;

    for (i = 0; size - i >= 8; i += 8)
        all |= bytes_eight(text + i);
    for (; i < size; i++)
        all |= (unsigned char)text[i];
    return !(all & 0x8080808080808080U);
}

size_t bytes_copy_plain(char *to, const char *from, size_t size)
{
    size_t at;

    if (size >= BLOCK)
        return copy_blocks(to, from, size);
    if (size >= 4 && copy_ends(to, from, size))
        return size;
    for (at = 0; at < size && !is_stop(from[at], SPECIALS, 0); at++)
        to[at] = from[at];
    return at;
}
