#include "log/qgrams.h"

#include <string.h>

#include "base/bytes.h"

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

    return (sum >> 4 & 0xfff) * 64 + (sum >> 20 & 63);
}

/* True for an ASCII letter or digit. */
static bool is_alnum(char c)
{
    char small = (char)(c | 0x20);

    return (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z');
}

static bool is_fragment(const char *text, const char *fragment)
{
    const bool any = fragment[QGRAMS_FRAGMENT - 1] == QGRAMS_ANY;
    const size_t second = QGRAMS_FRAGMENT - QGRAMS_GRAM - any; /* where the second half starts */

    return read_gram(text) == read_gram(fragment) &&
           read_gram(text + second) == read_gram(fragment + second) &&
           (!any || is_alnum(text[QGRAMS_FRAGMENT - 1]));
}

/* Adds the four bytes of a fragment at `offset` in it, unless they are there; false where no more
   fit. */
static bool add_gram(struct qgrams *set, const char *text, size_t fragment, size_t offset)
{
    uint32_t gram = read_gram(text), bit = bit_of(gram);
    size_t at;

    for (at = first_slot(gram); set->slots[at].fragment; at = (at + 1) % QGRAMS_SLOTS) {
        const struct qgrams_gram *known = &set->slots[at];

        if (known->bytes == gram && known->fragment == fragment && known->offset == offset)
            return true;
    }
    if (set->grams == QGRAMS_GRAMS)
        return false;
    set->grams++;
    set->slots[at] = (struct qgrams_gram){gram, (uint16_t)fragment, (uint16_t)offset};
    set->bits[bit / 64] |= (uint64_t)1 << bit % 64;
    return true;
}

/* Adds the grams that may stand at `offset` in the last fragment. */
static bool add_grams(struct qgrams *set, size_t offset)
{
    char gram[QGRAMS_GRAM], *last = gram + QGRAMS_GRAM - 1;
    const char *each = "0123456789abcdefghijklmnopqrstuvwxyz";
    bool added = true;

    memcpy(gram, set->text[set->count] + offset, QGRAMS_GRAM);
    if (*last != QGRAMS_ANY)
        return add_gram(set, gram, set->count, offset);
    for (; *each && added; each++) {
        *last = *each;
        added = add_gram(set, gram, set->count, offset);
    }
    return added;
}

/* Adds a fragment whose grams are still to be added; false where no more fit. */
static bool add_fragment(struct qgrams *set, const char *text, size_t behind, unsigned marks)
{
    if (set->count == QGRAMS_COUNT)
        return false;
    set->count++;
    set->marks[set->count] = marks;
    set->behind[set->count] = (uint8_t)behind;
    memcpy(set->text[set->count], text, QGRAMS_FRAGMENT);
    return true;
}

bool qgrams_add(struct qgrams *set, const char *text, size_t behind, unsigned marks)
{
    char small[QGRAMS_FRAGMENT];
    bool added;
    size_t i, at;

    for (i = 0; i < QGRAMS_FRAGMENT; i++)
        small[i] = text[i] == QGRAMS_ANY ? QGRAMS_ANY : (char)(text[i] | 0x20);
    for (at = first_slot(read_gram(small)); set->slots[at].fragment; at = (at + 1) % QGRAMS_SLOTS) {
        size_t known = set->slots[at].fragment;

        if (memcmp(small, set->text[known], QGRAMS_FRAGMENT) == 0 && set->behind[known] == behind) {
            set->marks[known] |= marks;
            return true;
        }
    }
    added = add_fragment(set, small, behind, marks);
    for (i = 0; added && i < QGRAMS_STEP; i++)
        added = add_grams(set, i);
    return added;
}

bool qgrams_add_gram(struct qgrams *set, const char *gram, unsigned marks)
{
    static const char none[QGRAMS_FRAGMENT] = {0};

    if (set->alone == 0 && add_fragment(set, none, QGRAMS_ALONE, marks))
        set->alone = set->count;
    set->marks[set->alone] |= marks;
    return set->alone > 0 && add_gram(set, gram, set->alone, 0);
}

/* True where a fragment stands at `at`, and its word ends where it is to. */
static bool stands(const struct qgrams *set, size_t fragment, const char *text, size_t size,
                   size_t at)
{
    size_t end = at + QGRAMS_FRAGMENT + set->behind[fragment];

    if (set->behind[fragment] == QGRAMS_ALONE)
        return true;
    if (at + QGRAMS_FRAGMENT > size || !is_fragment(text + at, set->text[fragment]))
        return false;
    return set->behind[fragment] == QGRAMS_INSIDE || end == size ||
           (end < size && !is_alnum(text[end]));
}

/* The marks of the fragments that the four bytes at `at` are a part of, and that stand there. */
static unsigned marks_at(const struct qgrams *set, const char *text, size_t size, size_t at)
{
    unsigned marks = 0;
    uint32_t gram;
    size_t slot;

    if (at >= size || size - at < QGRAMS_GRAM)
        return 0;
    gram = read_gram(text + at);
    for (slot = first_slot(gram); set->slots[slot].fragment; slot = (slot + 1) % QGRAMS_SLOTS) {
        const struct qgrams_gram *found = &set->slots[slot];

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

/* The sums of products of four grams, each half of which is moved on: twelve bits tell a word, and
   the lowest six of the upper half a bit of it. */
static inline __m128i add_products(__m128i bytes)
{
    return _mm_srli_epi16(_mm_madd_epi16(_mm_or_si128(bytes, _mm_set1_epi8(0x20)),
                                         _mm_set1_epi32(SECOND << 16 | FIRST)),
                          4);
}

/* The bits from that of gram `i` on. */
#define BITS(set, sums, i)                                                                         \
    ((set)->bits[(unsigned)_mm_extract_epi16(sums, 2 * (i))] >>                                    \
     ((unsigned)_mm_extract_epi16(sums, 2 * (i) + 1) & 63))

/* A bit for each of four grams that may be one of a fragment. */
static unsigned find_four(const struct qgrams *set, const char *text)
{
    const __m128i sums = add_products(load(text));

    return (unsigned)((BITS(set, sums, 0) & 1) | (BITS(set, sums, 1) & 1) << 1 |
                      (BITS(set, sums, 2) & 1) << 2 | (BITS(set, sums, 3) & 1) << 3);
}

static unsigned find_grams(const struct qgrams *set, const char *text)
{
    return find_four(set, text) | find_four(set, text + QGRAMS_WINDOW / 2) << 4;
}

/* The high bits are set of the bytes that are places. */
static inline __m128i mark_places(const char *text)
{
    const __m128i bytes = load(text), ends = equal(load(text - 1), '\n');
    const __m128i braces = equal(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), '{');
    const __m128i others = _mm_andnot_si128(
        braces, _mm_cmpgt_epi8(bytes, _mm_set1_epi8(' '))); /* at starts of lines */

    return _mm_or_si128(bytes, _mm_andnot_si128(others, ends));
}

static uint32_t find_places(const char *text)
{
    return (uint32_t)_mm_movemask_epi8(mark_places(text)) |
           (uint32_t)_mm_movemask_epi8(mark_places(text + QGRAMS_WINDOW / 2)) << 16;
}

/* False where a window has no places and no grams. */
static inline bool look(const struct qgrams *set, const char *text)
{
    const char *half = text + QGRAMS_WINDOW / 2;
    const __m128i a = add_products(load(text)), b = add_products(load(half));
    const uint64_t grams = BITS(set, a, 0) | BITS(set, a, 1) | BITS(set, a, 2) | BITS(set, a, 3) |
                           BITS(set, b, 0) | BITS(set, b, 1) | BITS(set, b, 2) | BITS(set, b, 3);

    return (grams & 1) |
           (unsigned)_mm_movemask_epi8(_mm_or_si128(mark_places(text), mark_places(half)));
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
static inline uint64_t bits_from(const struct qgrams *set, uint32_t bit)
{
    return set->bits[bit / 64] >> bit % 64;
}

/* The grams in a window of which each may be one of a fragment, a bit for each. */
static unsigned find_grams(const struct qgrams *set, const char *text)
{
    unsigned grams = 0;
    size_t i;

    for (i = QGRAMS_WINDOW / QGRAMS_GRAM; i-- > 0;)
        grams =
            grams << 1 | (unsigned)(bits_from(set, bit_of(read_gram(text + i * QGRAMS_GRAM))) & 1);
    return grams;
}

/* The high bits are set of the bytes that are places, of eight. */
static inline uint64_t mark_places(const char *text)
{
    uint64_t all = load(text), bytes = all & ~HIGH_BITS, before = load(text - 1) & ~HIGH_BITS;

    return (all | (equal(before, '\n') &
                   (equal(bytes | EACH_BYTE * 0x20, '{') | ~(bytes + EACH_BYTE * (0x7f - ' '))))) &
           HIGH_BITS;
}

static uint32_t find_places(const char *text)
{
    uint32_t places = 0;
    size_t i;

    for (i = 0; i < QGRAMS_WINDOW; i += 8)
        places |= (uint32_t)gather(mark_places(text + i)) << i;
    return places;
}

/* False where a window has no places and no grams. */
static inline bool look(const struct qgrams *set, const char *text)
{
    uint64_t grams = 0, places = 0;
    size_t i;

    for (i = 0; i < QGRAMS_WINDOW; i += 8) {
        uint64_t bytes = load(text + i) | EACH_BYTE * 0x20;

        places |= mark_places(text + i);
        grams |= bits_from(set, bit_of((uint32_t)bytes)) | bits_from(set, bit_of(bytes >> 32));
    }
    return places || grams & 1;
}

#endif

/* Reads what was seen in the window at `at`, which `window` is; false where it turns out to be
   nothing. */
static bool read_hits(const struct qgrams *set, const char *text, size_t size, size_t at,
                      const char *window, struct qgrams_hits *hits)
{
    unsigned grams = find_grams(set, window), i;

    hits->places = find_places(window);
    hits->grams = 0;
    for (; grams; grams &= grams - 1) {
        i = QGRAMS_FIRST(grams);
        hits->marks[i] = marks_at(set, text, size, at + i * QGRAMS_GRAM);
        hits->grams |= hits->marks[i] ? 1U << i : 0;
    }
    return (hits->places | hits->grams) != 0;
}

/* Looks at a copy of the window at `at`, for it lies where the text starts or ends. */
static bool look_edge(const struct qgrams *set, const char *text, size_t size, size_t at,
                      struct qgrams_hits *hits)
{
    char copy[BEFORE + QGRAMS_WINDOW] = {at > 0 ? text[at - 1] : '\n'};
    size_t left = size - at;

    bytes_copy(copy + BEFORE, text + at, left < QGRAMS_WINDOW ? left : QGRAMS_WINDOW);
    return read_hits(set, text, size, at, copy + BEFORE, hits);
}

size_t qgrams_search(const struct qgrams *set, const char *text, size_t size, size_t at,
                     struct qgrams_hits *hits)
{
    if (at < BEFORE && size > 0) {
        if (look_edge(set, text, size, at, hits))
            return at;
        at += QGRAMS_WINDOW;
    }
    for (; at + QGRAMS_WINDOW <= size; at += QGRAMS_WINDOW)
        if (look(set, text + at) && read_hits(set, text, size, at, text + at, hits))
            return at;
    for (; at < size; at += QGRAMS_WINDOW)
        if (look_edge(set, text, size, at, hits))
            return at;
    return at;
}
