#include "fragments.h"

#include <string.h>

#include "bytes.h"

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

/* What the two halves of a gram are multiplied by. */
#define FIRST  0x5a17
#define SECOND 0x4d2f

/* One byte before a window must be there to be read. */
#define BEFORE 1

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

/* The number of a gram's bit, from the sum of products: 12 bits tell a word, six a bit of it. */
static uint32_t bit_of(uint32_t gram)
{
    uint32_t sum = (gram & 0xffff) * FIRST + (gram >> 16) * SECOND;

    return (sum >> 4 & 0xfff) * 64 + (sum >> 16 & 63);
}

/* True for an ASCII letter or digit. */
static bool is_alnum(char c)
{
    char small = (char)(c | 0x20);

    return (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z');
}

/* What a byte of a fragment stands for; NULL where that is itself. */
static const char *members(char c)
{
    return c == FRAGMENT_ANY         ? "0123456789abcdefghijklmnopqrstuvwxyz"
           : c == FRAGMENT_SEPARATOR ? " \t,;/|\"'"
                                     : NULL;
}

static bool is_member(char c, char of)
{
    return of == FRAGMENT_ANY ? is_alnum(c) : c && strchr(members(of), c);
}

static bool is_fragment(const char *text, const char *fragment)
{
    const bool first = members(fragment[0]) != NULL, last = members(fragment[FRAGMENT - 1]) != NULL;
    const size_t second = FRAGMENT - FRAGMENT_GRAM - last; /* where the second half starts */

    return read_gram(text + first) == read_gram(fragment + first) &&
           read_gram(text + second) == read_gram(fragment + second) &&
           (!first || is_member(text[0], fragment[0])) &&
           (!last || is_member(text[FRAGMENT - 1], fragment[FRAGMENT - 1]));
}

/* Adds the four bytes of the last fragment that stand at `offset` in it. */
static void add_gram(struct fragments *set, const char *text, size_t offset)
{
    uint32_t gram = read_gram(text), bit = bit_of(gram);
    size_t at = first_slot(gram);

    while (set->slots[at].fragment)
        at = (at + 1) % FRAGMENT_SLOTS;
    set->slots[at] = (struct fragment_gram){gram, (uint16_t)set->count, (uint16_t)offset};
    set->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* Adds the grams that may stand at `offset` in the last fragment. */
static void add_grams(struct fragments *set, size_t offset)
{
    char gram[FRAGMENT_GRAM], *place = gram + (offset > 0 ? FRAGMENT_GRAM - 1 : 0);
    const char *each;

    memcpy(gram, set->text[set->count] + offset, FRAGMENT_GRAM);
    each = members(*place);
    if (!each)
        add_gram(set, gram, offset);
    for (; each && *each; each++) {
        *place = *each;
        add_gram(set, gram, offset);
    }
}

bool fragments_add(struct fragments *set, const char *text, size_t behind, unsigned marks)
{
    char small[FRAGMENT];
    size_t i, at;

    for (i = 0; i < FRAGMENT; i++)
        small[i] = members(text[i]) ? text[i] : (char)(text[i] | 0x20);
    for (at = first_slot(read_gram(small + 1)); set->slots[at].fragment;
         at = (at + 1) % FRAGMENT_SLOTS) {
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
    for (i = 0; i < FRAGMENT_STEP; i++)
        add_grams(set, i);
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

/* The marks of the fragments that the four bytes at `at` are a part of, and that stand there. */
static unsigned marks_at(const struct fragments *set, const char *text, size_t size, size_t at)
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

/* The bits from that of a gram on, of four grams whose sums of products these are. */
#define BITS(set, sums, i)                                                                         \
    ((set)->bits[(unsigned)_mm_extract_epi16(sums, 2 * (i)) >> 4] >>                               \
     ((unsigned)_mm_extract_epi16(sums, 2 * (i) + 1) & 63))

static inline __m128i add_products(__m128i bytes)
{
    return _mm_madd_epi16(_mm_or_si128(bytes, _mm_set1_epi8(0x20)),
                          _mm_set1_epi32(SECOND << 16 | FIRST));
}

/* The grams in a window of which each may be one of a fragment, a bit for each. */
static unsigned find_grams(const struct fragments *set, const char *text)
{
    const __m128i sums = add_products(load(text));

    return (unsigned)((BITS(set, sums, 0) & 1) | (BITS(set, sums, 1) & 1) << 1 |
                      (BITS(set, sums, 2) & 1) << 2 | (BITS(set, sums, 3) & 1) << 3);
}

/* What is seen in a window: a bit for each of its bytes, the first one the lowest, and behind them
   one for its grams, some of which may be one of a fragment. */
static inline unsigned look(const struct fragments *set, const char *text)
{
    const __m128i bytes = load(text), before = load(text - 1);
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i sums = add_products(bytes);
    const uint64_t grams =
        BITS(set, sums, 0) | BITS(set, sums, 1) | BITS(set, sums, 2) | BITS(set, sums, 3);
    /* a brace, a bracket or a space at the start of a line */
    const __m128i start =
        _mm_and_si128(equal(before, '\n'),
                      _mm_or_si128(equal(small, '{'), _mm_cmplt_epi8(bytes, _mm_set1_epi8('!'))));
    /* and the high bits of bytes beyond ASCII */
    const __m128i places = _mm_or_si128(start, bytes);

    return (unsigned)_mm_movemask_epi8(places) | (unsigned)(grams & 1) << FRAGMENT_WINDOW;
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

/* The bits from number `bit` on: that one is the lowest. */
static inline uint64_t bits_from(const struct fragments *set, uint32_t bit)
{
    return set->bits[bit / 64] >> bit % 64;
}

/* The grams in a window of which each may be one of a fragment, a bit for each. */
static unsigned find_grams(const struct fragments *set, const char *text)
{
    unsigned grams = 0;
    size_t i;

    for (i = FRAGMENT_WINDOW / FRAGMENT_GRAM; i-- > 0;)
        grams = grams << 1 |
                (unsigned)(bits_from(set, bit_of(read_gram(text + i * FRAGMENT_GRAM))) & 1);
    return grams;
}

/* What is seen in half a window. */
static inline unsigned look_half(const struct fragments *set, const char *text, size_t at)
{
    uint64_t all = load(text + at), bytes = all & ~HIGH_BITS;
    uint64_t before = load(text + at - 1) & ~HIGH_BITS;
    uint64_t start = equal(before, '\n') &
                     (equal(bytes | EACH_BYTE * 0x20, '{') | ~(bytes + EACH_BYTE * (0x7f - ' ')));
    unsigned seen = 0;

    if ((start | all) & HIGH_BITS)
        seen = gather(start | all) << at;
    return seen | (unsigned)((bits_from(set, bit_of((uint32_t)all | 0x20202020U)) |
                              bits_from(set, bit_of((uint32_t)(all >> 32) | 0x20202020U))) &
                             1)
                      << FRAGMENT_WINDOW;
}

static inline unsigned look(const struct fragments *set, const char *text)
{
    return look_half(set, text, 0) | look_half(set, text, FRAGMENT_WINDOW / 2);
}

#endif

/* Reads what was seen in the window at `at`, which `window` is; false where it turns out to be
   nothing. */
static bool read_hits(const struct fragments *set, const char *text, size_t size, size_t at,
                      const char *window, unsigned seen, struct fragment_hits *hits)
{
    unsigned grams = seen >> FRAGMENT_WINDOW ? find_grams(set, window) : 0, i;

    hits->places = seen & ((1U << FRAGMENT_WINDOW) - 1);
    hits->grams = 0;
    for (; grams; grams &= grams - 1) {
        i = FRAGMENT_FIRST(grams);
        hits->marks[i] = marks_at(set, text, size, at + i * FRAGMENT_GRAM);
        hits->grams |= hits->marks[i] ? 1U << i : 0;
    }
    return (hits->places | hits->grams) != 0;
}

/* Looks at a copy of the window at `at`, for it lies where the text starts or ends. */
static bool look_edge(const struct fragments *set, const char *text, size_t size, size_t at,
                      struct fragment_hits *hits)
{
    char copy[BEFORE + FRAGMENT_WINDOW] = {at > 0 ? text[at - 1] : '\n'};
    size_t left = size - at;
    unsigned seen;

    bytes_copy(copy + BEFORE, text + at, left < FRAGMENT_WINDOW ? left : FRAGMENT_WINDOW);
    seen = look(set, copy + BEFORE);
    return seen && read_hits(set, text, size, at, copy + BEFORE, seen, hits);
}

size_t fragments_search(const struct fragments *set, const char *text, size_t size, size_t at,
                        struct fragment_hits *hits)
{
    unsigned seen;

    if (at < BEFORE && size > 0) {
        if (look_edge(set, text, size, at, hits))
            return at;
        at += FRAGMENT_WINDOW;
    }
    for (; at + FRAGMENT_WINDOW <= size; at += FRAGMENT_WINDOW) {
        seen = look(set, text + at);
        if (seen && read_hits(set, text, size, at, text + at, seen, hits))
            return at;
    }
    for (; at < size; at += FRAGMENT_WINDOW)
        if (look_edge(set, text, size, at, hits))
            return at;
    return at;
}
