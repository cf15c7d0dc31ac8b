#include "base/bytes.h"

#include <stdint.h>
#include <string.h>

/* True for a quote, a backslash, a control, or a byte beyond ASCII. */
static bool is_special(char c)
{
    return c < 0x20 || c >= 0x7f || c == '"' || c == '\\';
}

/* True for a quote, a backslash or a line feed. */
static bool is_quote(char c)
{
    return c == '"' || c == '\\' || c == '\n';
}

static bool is_colon(char c)
{
    return c == ':' || c == '=';
}

#if defined __SSE2__ && defined __GNUC__
#include <emmintrin.h>

/* A bit for each of 16 bytes that is `byte`. */
static unsigned equal(__m128i bytes, char byte)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)));
}

static unsigned quotes(const char *text)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);

    return equal(bytes, '"') | equal(bytes, '\\') | equal(bytes, '\n');
}

static unsigned colons(const char *text)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);

    return equal(bytes, ':') | equal(bytes, '=');
}

/* Quotes, backslashes, controls, and bytes beyond ASCII. */
static unsigned specials(const char *text)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
    __m128i small = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)); /* bytes are signed */

    return (unsigned)_mm_movemask_epi8(small) | equal(bytes, '"') | equal(bytes, '\\') |
           equal(bytes, 0x7f);
}

static unsigned stops(const char *text, char stop)
{
    return equal(_mm_loadu_si128((const __m128i *)(const void *)text), stop);
}

/* -1 for each of 16 bytes that is `byte`. */
static __m128i matches(char byte, const char *text)
{
    return _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)text),
                          _mm_set1_epi8(byte));
}

/* How many of some bytes are `byte`, 64 or 16 at a time; returns how many bytes it has seen. */
static size_t count_blocks(char byte, const char *text, size_t size, size_t *count)
{
    size_t at = 0;

    while (size - at >= 16) {
        __m128i counts = _mm_setzero_si128();
        size_t end = size - at > 63 * 64 ? at + 63 * 64 : size; /* more would not fit */

        for (; end - at >= 64; at += 64)
            counts = _mm_sub_epi8(
                counts,
                _mm_add_epi8(
                    _mm_add_epi8(matches(byte, text + at), matches(byte, text + at + 16)),
                    _mm_add_epi8(matches(byte, text + at + 32), matches(byte, text + at + 48))));
        for (; end - at >= 16; at += 16)
            counts = _mm_sub_epi8(counts, matches(byte, text + at));
        counts = _mm_sad_epu8(counts, _mm_setzero_si128());
        *count +=
            (size_t)(_mm_cvtsi128_si32(counts) + _mm_cvtsi128_si32(_mm_srli_si128(counts, 8)));
    }
    return at;
}

/* Passes over 64 places at a time, back from `at`, none of which has `one` and, two bytes behind,
   `other`; returns where it stopped. Two bytes behind `at` are there. */
static size_t pass_back(char one, char other, const char *text, size_t at)
{
    for (; at >= 64; at -= 64) {
        const char *s = text + at - 64;
        const __m128i places =
            _mm_or_si128(_mm_or_si128(_mm_and_si128(matches(one, s), matches(other, s + 2)),
                                      _mm_and_si128(matches(one, s + 16), matches(other, s + 18))),
                         _mm_or_si128(_mm_and_si128(matches(one, s + 32), matches(other, s + 34)),
                                      _mm_and_si128(matches(one, s + 48), matches(other, s + 50))));

        if (_mm_movemask_epi8(places))
            break;
    }
    return at;
}

#define BLOCK      16
#define FIRST(set) ((size_t)__builtin_ctz(set))
#define LAST(set)  (31 - (size_t)__builtin_clz(set))
#else
#define BLOCK 8

/* A bit for each of 8 bytes that `is` finds. */
static inline unsigned set_of(const char *text, bool (*is)(char c))
{
    unsigned set = 0, i;

    for (i = 8; i-- > 0;)
        set = set << 1 | is(text[i]);
    return set;
}

static unsigned specials(const char *text)
{
    return set_of(text, is_special);
}

static unsigned quotes(const char *text)
{
    return set_of(text, is_quote);
}

static unsigned colons(const char *text)
{
    return set_of(text, is_colon);
}

static unsigned stops(const char *text, char stop)
{
    unsigned set = 0, i;

    for (i = 8; i-- > 0;)
        set = set << 1 | (text[i] == stop);
    return set;
}

static size_t count_blocks(char byte, const char *text, size_t size, size_t *count)
{
    (void)byte, (void)text, (void)size, (void)count;
    return 0;
}

static size_t pass_back(char one, char other, const char *text, size_t at)
{
    (void)one, (void)other, (void)text;
    return at;
}

static size_t first(unsigned set)
{
    size_t i = 0;

    while (!(set >> i & 1))
        i++;
    return i;
}

static size_t last(unsigned set)
{
    size_t i = BLOCK - 1;

    while (!(set >> i & 1))
        i--;
    return i;
}

#define FIRST(set) first(set)
#define LAST(set)  last(set)
#endif

/* How many bytes stand before the first of those that `find` finds in a block, as `is` does in one
   byte. */
static inline size_t before(const char *text, size_t size, unsigned (*find)(const char *text),
                            bool (*is)(char c))
{
    size_t at;
    unsigned set;

    for (at = 0; size - at >= BLOCK; at += BLOCK) {
        set = find(text + at);
        if (set)
            return at + FIRST(set);
    }
    if (at > 0 && at < size) {
        set = find(text + size - BLOCK); /* some of it once more */
        return set ? size - BLOCK + FIRST(set) : size;
    }
    while (at < size && !is(text[at]))
        at++;
    return at;
}

size_t bytes_before_special(const char *text, size_t size)
{
    return before(text, size, specials, is_special);
}

size_t bytes_before_quote(const char *text, size_t size)
{
    return before(text, size, quotes, is_quote);
}

size_t bytes_before_colon(const char *text, size_t size)
{
    return before(text, size, colons, is_colon);
}

size_t bytes_before(char stop, const char *text, size_t size)
{
    size_t at;
    unsigned set;

    for (at = 0; size - at >= 2 * BLOCK; at += 2 * BLOCK) {
        set = stops(text + at, stop) | stops(text + at + BLOCK, stop) << BLOCK;
        if (set)
            return at + FIRST(set);
    }
    if (size - at >= BLOCK) {
        set = stops(text + at, stop);
        if (set)
            return at + FIRST(set);
        at += BLOCK;
    }
    if (size < BLOCK) {
        while (at < size && text[at] != stop)
            at++;
        return at;
    }
    set = stops(text + size - BLOCK, stop); /* some of it once more */
    return set ? size - BLOCK + FIRST(set) : size;
}

size_t bytes_behind(char byte, const char *text, size_t size)
{
    for (; size >= BLOCK; size -= BLOCK) {
        unsigned set = stops(text + size - BLOCK, byte);

        if (set)
            return size - BLOCK + LAST(set) + 1;
    }
    while (size > 0 && text[size - 1] != byte)
        size--;
    return size;
}

const char *bytes_find(char byte, const char *text, size_t size)
{
    size_t at = bytes_before(byte, text, size);

    return at < size ? text + at : NULL;
}

const char *bytes_find_last(char one, char other, const char *text, size_t size)
{
    size_t at = size < 2 ? 0 : size - 2;
    unsigned set;

    while (at >= BLOCK) {
        at = pass_back(one, other, text, at);
        if (at < BLOCK)
            break;
        at -= BLOCK;
        set = stops(text + at, one) & stops(text + at + 2, other);
        if (set)
            return text + at + LAST(set);
    }
    for (; at > 0; at--)
        if (text[at - 1] == one && text[at + 1] == other)
            return text + at - 1;
    return NULL;
}

size_t bytes_count(char byte, const char *text, size_t size)
{
    size_t count = 0, at = count_blocks(byte, text, size, &count);

    for (; at < size; at++)
        count += text[at] == byte;
    return count;
}

static bool is_ascii8(const char *text)
{
    uint64_t bytes;

    memcpy(&bytes, text, sizeof bytes);
    return !(bytes & 0x8080808080808080U);
}

bool bytes_ascii(const char *text, size_t size)
{
    size_t i;

    if (size < 8) {
        for (i = 0; i < size && !(text[i] & 0x80); i++)
            ;
        return i == size;
    }
    for (i = 0; i + 8 < size; i += 8)
        if (!is_ascii8(text + i))
            return false;
    return is_ascii8(text + size - 8);
}

/* The ends may overlap: what is written twice is the same. */
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

static uint64_t differing(const char *one, const char *other)
{
    uint64_t a, b;

    memcpy(&a, one, sizeof a);
    memcpy(&b, other, sizeof b);
    return a ^ b;
}

bool bytes_same(const char *one, const char *other, size_t size)
{
    size_t i;

    if (size < 8) {
        for (i = 0; i < size && one[i] == other[i]; i++)
            ;
        return i == size;
    }
    for (i = 0; i + 8 < size; i += 8)
        if (differing(one + i, other + i))
            return false;
    return !differing(one + size - 8, other + size - 8);
}
