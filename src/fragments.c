#include "fragments.h"

#include <string.h>

#include "bytes.h"

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

/* The hash of a gram: its two halves times these, as signed numbers; bits from the shift on. */
#define FIRST  0x3f29
#define SECOND 0x6b43
#define SHIFT  8

/* One byte before a window and five behind it must be there to be read. */
#define BEFORE 1
#define BEHIND 5

/* Where the search for a gram starts. */
static size_t first_slot(uint32_t gram)
{
    return gram * 0x9e3779b1U >> 19;
}

/* Four bytes, capitals made small, in the same order on every machine. */
static uint32_t read_gram(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;

    return ((uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24) |
           0x20202020U;
}

/* The number of the bit that a hash stands for. */
static inline uint32_t bit_of(uint32_t hash)
{
    return hash >> SHIFT & ((1U << FRAGMENT_BITS) - 1);
}

static uint32_t hash(uint32_t gram)
{
    int32_t low = (int16_t)(gram & 0xffff), high = (int16_t)(gram >> 16);

    return (uint32_t)(low * FIRST + high * SECOND);
}

/* The bits from that of a hash on: the lowest is its own. */
static inline uint64_t bits_from(const struct fragments *set, uint32_t hash)
{
    uint32_t bit = bit_of(hash);

    return set->bits[bit / 64] >> bit % 64;
}

/* True for an ASCII letter or digit. */
static bool is_alnum(char c)
{
    char small = (char)(c | 0x20);

    return (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z');
}

static bool is_fragment(const char *text, const char *fragment)
{
    size_t i;

    for (i = 0; i < FRAGMENT; i++)
        if (fragment[i] == FRAGMENT_ANY ? !is_alnum(text[i]) : (text[i] | 0x20) != fragment[i])
            return false;
    return true;
}

/* Adds the four bytes of the last fragment that stand at `offset` in it. */
static void add_gram(struct fragments *set, const char *text, size_t offset)
{
    uint32_t gram = read_gram(text), bit = bit_of(hash(gram));
    size_t at = first_slot(gram);

    while (set->slots[at].fragment)
        at = (at + 1) % FRAGMENT_SLOTS;
    set->slots[at] = (struct fragment_gram){gram, (uint16_t)set->count, (uint16_t)offset};
    set->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

bool fragments_add(struct fragments *set, const char *text, size_t behind, unsigned marks)
{
    static const char all[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char small[FRAGMENT], *last = small + FRAGMENT - 1;
    size_t i, at = first_slot(read_gram(text));

    for (i = 0; i < FRAGMENT; i++)
        small[i] = text[i] == FRAGMENT_ANY ? FRAGMENT_ANY : (char)(text[i] | 0x20);
    for (; set->slots[at].fragment; at = (at + 1) % FRAGMENT_SLOTS) {
        size_t known = set->slots[at].fragment;

        if (memcmp(small, set->text[known], FRAGMENT) == 0 && set->behind[known] == behind) {
            set->marks[known] |= marks;
            return true;
        }
    }
    if (set->count == FRAGMENTS_COUNT)
        return false;
    set->count++;
    set->marks[set->count] = marks;
    set->behind[set->count] = (uint8_t)behind;
    memcpy(set->text[set->count], small, FRAGMENT);
    for (i = 0; i < FRAGMENT_STEP - 1; i++)
        add_gram(set, small + i, i);
    if (*last != FRAGMENT_ANY) {
        add_gram(set, small + i, i);
        return true;
    }
    for (at = 0; all[at]; at++) {
        *last = all[at];
        add_gram(set, small + i, i);
    }
    return true;
}

/* True where a fragment stands at `at`, and its word ends where it is to. */
static bool stands(const struct fragments *set, size_t fragment, const char *text, size_t size,
                   size_t at)
{
    size_t end = at + FRAGMENT + set->behind[fragment];

    return at + FRAGMENT <= size && is_fragment(text + at, set->text[fragment]) &&
           (set->behind[fragment] == FRAGMENT_INSIDE || end >= size || !is_alnum(text[end]));
}

unsigned fragments_at(const struct fragments *set, const char *text, size_t size, size_t at)
{
    unsigned marks = 0;
    uint32_t gram;
    size_t slot;

    if (at >= size || size - at < FRAGMENT_GRAM)
        return 0;
    gram = read_gram(text + at);
    for (slot = first_slot(gram); set->slots[slot].fragment; slot = (slot + 1) % FRAGMENT_SLOTS) {
        const struct fragment_gram *found = &set->slots[slot];

        if (found->bytes == gram && at >= found->offset &&
            stands(set, found->fragment, text, size, at - found->offset))
            marks |= set->marks[found->fragment];
    }
    return marks;
}

#if defined(__SSE2__) && defined(__x86_64__)

static inline __m128i load(const char *text)
{
    return _mm_loadu_si128((const __m128i *)(const void *)text);
}

static inline __m128i equal(__m128i bytes, char c)
{
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

static inline __m128i digits(__m128i bytes)
{
    /* '0' to '9' become the least ten numbers */
    return _mm_cmplt_epi8(_mm_sub_epi8(bytes, _mm_set1_epi8((char)('0' - 128))),
                          _mm_set1_epi8(10 - 128));
}

/* The hits of a window; for its grams there is one bit, the lowest of four. */
static inline unsigned look(const struct fragments *set, const char *text)
{
    const __m128i factors = _mm_set1_epi32(SECOND << 16 | FIRST);
    const __m128i bytes = load(text), before = load(text - 1);
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i hashes = _mm_madd_epi16(small, factors);
    const uint64_t low = (uint64_t)_mm_cvtsi128_si64(hashes);
    const uint64_t high = (uint64_t)_mm_cvtsi128_si64(_mm_srli_si128(hashes, 8));
    /* a 5 with a digit at every other place behind it, and none before it but that of "#012" */
    const __m128i five = _mm_and_si128(
        _mm_andnot_si128(_mm_andnot_si128(equal(before, '2'), digits(before)), equal(bytes, '5')),
        _mm_and_si128(_mm_and_si128(digits(load(text + 1)), digits(load(text + 3))),
                      digits(load(text + 5))));
    /* a brace, a bracket or a space at the start of a line */
    const __m128i start =
        _mm_and_si128(equal(before, '\n'),
                      _mm_or_si128(equal(small, '{'), _mm_cmplt_epi8(bytes, _mm_set1_epi8('!'))));
    /* and the high bits of bytes beyond ASCII */
    const unsigned hits =
        (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(five, start), bytes));
    uint64_t grams;

    grams = bits_from(set, (uint32_t)low) | bits_from(set, (uint32_t)(low >> 32)) |
            bits_from(set, (uint32_t)high) | bits_from(set, (uint32_t)(high >> 32));
    return hits | (unsigned)(grams & 1) << FRAGMENT_WINDOW;
}

#else

#define EACH_BYTE 0x0101010101010101U
#define HIGH_BITS (EACH_BYTE * 0x80)

/* The high bits of the bytes that are equal to `c`, of bytes without high bits. */
static inline uint64_t equal(uint64_t bytes, char c)
{
    return ~((bytes ^ EACH_BYTE * (unsigned char)c) + EACH_BYTE * 0x7f) & HIGH_BITS;
}

/* Eight bytes, the first one the lowest. */
static inline uint64_t load(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    uint32_t low =
        (uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
    uint32_t high =
        (uint32_t)s[4] | (uint32_t)s[5] << 8 | (uint32_t)s[6] << 16 | (uint32_t)s[7] << 24;

    return (uint64_t)high << 32 | low;
}

/* One bit for each byte, the first one the lowest, from its high bit. */
static inline unsigned gather(uint64_t bytes)
{
    return (unsigned)(((bytes & HIGH_BITS) >> 7) * 0x0102040810204080U >> 56);
}

/* The hits of half a window. */
static inline unsigned look_half(const struct fragments *set, const char *text, size_t at)
{
    uint64_t all = load(text + at), bytes = all & ~HIGH_BITS;
    uint64_t before = load(text + at - 1) & ~HIGH_BITS, fifth = load(text + at + 5) & ~HIGH_BITS;
    /* bytes from '0' on, and at most '9': sums do not reach the next byte */
    uint64_t digits = (fifth + EACH_BYTE * (0x80 - '0')) & ~(fifth + EACH_BYTE * (0x7f - '9'));
    uint64_t five = equal(bytes, '5') & digits;
    uint64_t start = equal(before, '\n') &
                     (equal(bytes | EACH_BYTE * 0x20, '{') | ~(bytes + EACH_BYTE * (0x7f - ' ')));
    unsigned hits = 0;

    if ((five | start | all) & HIGH_BITS)
        hits = gather(five | start | all) << at;
    return hits | (unsigned)((bits_from(set, hash((uint32_t)all | 0x20202020U)) |
                              bits_from(set, hash((uint32_t)(all >> 32) | 0x20202020U))) &
                             1)
                      << FRAGMENT_WINDOW;
}

static inline unsigned look(const struct fragments *set, const char *text)
{
    return look_half(set, text, 0) | look_half(set, text, FRAGMENT_WINDOW / 2);
}

#endif

/* The hits of a window with a bit for each of its grams. */
static unsigned tell_grams(const struct fragments *set, const char *text, unsigned hits)
{
    size_t i;

    if (!(hits >> FRAGMENT_WINDOW))
        return hits;
    hits &= (1U << FRAGMENT_WINDOW) - 1;
    for (i = 0; i < FRAGMENT_WINDOW / FRAGMENT_GRAM; i++)
        hits |= (unsigned)(bits_from(set, hash(read_gram(text + i * FRAGMENT_GRAM))) & 1)
                << (FRAGMENT_WINDOW + i);
    return hits;
}

/* The hits of the window at `at`, of a copy, for it lies where the text starts or ends. */
static unsigned look_edge(const struct fragments *set, const char *text, size_t size, size_t at)
{
    char copy[BEFORE + FRAGMENT_WINDOW + BEHIND] = {at > 0 ? text[at - 1] : '\n'};
    size_t left = size - at, room = FRAGMENT_WINDOW + BEHIND;
    unsigned hits;

    bytes_copy(copy + BEFORE, text + at, left < room ? left : room);
    hits = look(set, copy + BEFORE);
    return hits ? tell_grams(set, copy + BEFORE, hits) : 0;
}

size_t fragments_search(const struct fragments *set, const char *text, size_t size, size_t at,
                        unsigned *hits)
{
    *hits = 0;
    if (at < BEFORE && size > 0) {
        if ((*hits = look_edge(set, text, size, at)) != 0)
            return at;
        at += FRAGMENT_WINDOW;
    }
    for (; at + FRAGMENT_WINDOW + BEHIND <= size; at += FRAGMENT_WINDOW) {
        if ((*hits = look(set, text + at)) != 0) {
            *hits = tell_grams(set, text + at, *hits);
            return at;
        }
    }
    for (; at < size; at += FRAGMENT_WINDOW)
        if ((*hits = look_edge(set, text, size, at)) != 0)
            return at;
    return at;
}
