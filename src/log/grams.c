#include "log/grams.h"

#include <string.h>

uint32_t gram_of(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;

    const uint32_t gram =
        (uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;

    return gram | (~gram & 0x80808080U) >> 2; /* 0x20 makes ASCII letters small */
}

static uint32_t hash(uint32_t gram)
{
    return gram * 0x9e3779b1U >> (32 - GRAM_SLOT_BITS);
}

#define DIGITS 27, 27, 27, 27, 27, 27, 27, 27, 27, 27
#define LETTERS                                                                                    \
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26

/* The number of the bit of a byte's kind. */
static const uint8_t kinds[256] = {['/'] = 28, ['0'] = DIGITS, ['A'] = LETTERS, ['a'] = LETTERS};

uint32_t gram_kind(char c)
{
    const uint32_t kind = 1U << kinds[(unsigned char)c];

    return kind & GRAM_OTHER ? GRAM_OTHER : kind;
}

/* Adds a byte to what a bucket has at a place. */
static void add_byte(struct grams *grams, unsigned bucket, unsigned place, unsigned char byte)
{
    grams->low[place][byte & 15] |= (uint8_t)(1U << bucket);
    grams->high[place][byte >> 4] |= (uint8_t)(1U << bucket);
}

void grams_add(struct grams *grams, unsigned bucket, const char *gram)
{
    unsigned place;

    for (place = 0; place < GRAM; place++) {
        unsigned char byte = (unsigned char)gram[place];

        add_byte(grams, bucket, place, byte);
        if (byte >= 'a' && byte <= 'z')
            add_byte(grams, bucket, place, (unsigned char)(byte - 0x20));
    }
}

void grams_allow(struct grams *grams, uint32_t gram, uint32_t before, uint32_t after)
{
    struct gram_slot *slot = &grams->slots[hash(gram)];

    if (slot->before == 0)
        *slot = (struct gram_slot){gram, 0, 0, 0};
    slot->differs |= slot->gram ^ gram;
    slot->before |= before;
    slot->after |= after;
}

void grams_add_json(struct grams *grams)
{
    static const char *const bytes[] = {" \t\r\n", "{[", "\"{}[] \t\r\n-0123456789tfn"};
    unsigned place, byte;
    const char *each;

    for (place = 0; place < GRAM - 1; place++)
        for (each = bytes[place]; *each; each++)
            add_byte(grams, GRAM_JSON, place, (unsigned char)*each);
    add_byte(grams, GRAM_JSON, 2, 0); /* the end of the text */
    for (byte = 0; byte < 256; byte++)
        add_byte(grams, GRAM_JSON, GRAM - 1, (unsigned char)byte);
}

/* Keeps those of the places in a chunk where a gram is, or a bracket after the first byte; returns
   how many. */
static unsigned keep_grams(const struct grams *grams, const char *text, uint16_t *at,
                           unsigned count)
{
    unsigned kept = 0, i;

    for (i = 0; i < count; i++) {
        const char *place = text + at[i];
        const uint32_t gram = gram_of(place);
        const struct gram_slot *slot = &grams->slots[hash(gram)];
        const unsigned is_gram = ((gram ^ slot->gram) & ~slot->differs) == 0,
                       is_bracket = (place[1] | 0x20) == '{';

        at[kept] = at[i];
        kept += is_gram | is_bracket;
    }
    return kept;
}

/* True where JSON may start after a space or a line end. */
static unsigned starts_json(const char *at)
{
    return (at[1] | 0x20) == '{' && ((*at == '\n') | ((unsigned char)at[-1] <= ' '));
}

/* True where a gram may have the bytes beside it. */
static unsigned is_allowed(const struct grams *grams, const char *at)
{
    const struct gram_slot *slot = &grams->slots[hash(gram_of(at))];

    return slot->before >> kinds[(unsigned char)at[-1]] &
           slot->after >> kinds[(unsigned char)at[GRAM]] & 1;
}

/* Keeps the candidates of the places in a chunk. `first` is true for the first chunk of a text,
   before which no byte may be read. */
static unsigned keep(const struct grams *grams, const char *text, bool first, uint16_t *at,
                     unsigned count)
{
    unsigned kept = 0, i = 0;

    count = keep_grams(grams, text, at, count);
    if (first && count > 0 && at[0] == 0)
        kept = i = 1;
    for (; i < count; i++) {
        const char *place = text + at[i];

        at[kept] = at[i];
        kept += is_allowed(grams, place) | starts_json(place);
    }
    return kept;
}

/* True where a bucket has a gram at `text`. */
static bool may_be(const struct grams *grams, const char *text)
{
    unsigned buckets = ~0U, place;

    for (place = 0; place < GRAM; place++) {
        unsigned char byte = (unsigned char)text[place];

        buckets &= grams->low[place][byte & 15] & grams->high[place][byte >> 4];
    }
    return buckets != 0;
}

/* The reference of the functions that grams_block.h makes. */
static unsigned look_plain(const struct grams *grams, const char *text, unsigned size, uint16_t *at)
{
    unsigned count = 0, i;

    for (i = 0; i < size; i++)
        if (may_be(grams, text + i))
            at[count++] = (uint16_t)i;
    return count;
}

#if defined __GNUC__ && (defined __x86_64__ || defined __i386__)
#include <cpuid.h>
#include <immintrin.h>

#define NAME           look_ssse3
#define TARGET         __attribute__((target("ssse3,popcnt")))
#define VECTOR         __m128i
#define LANES          16
#define LOAD(text)     _mm_loadu_si128((const __m128i *)(const void *)(text))
#define TABLE(table)   LOAD(table)
#define EACH(byte)     _mm_set1_epi8(byte)
#define LOW(table, v)  _mm_shuffle_epi8(table, AND(v, EACH(15)))
#define HIGH(table, v) _mm_shuffle_epi8(table, AND(_mm_srli_epi16(v, 4), EACH(15)))
#define AND(a, b)      _mm_and_si128(a, b)
#define NONE(v)        ((uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, EACH(0))))

#include "log/grams_block.h"

#define NAME       look_avx2
#define TARGET     __attribute__((target("avx2,bmi,popcnt")))
#define VECTOR     __m256i
#define LANES      32
#define LOAD(text) _mm256_loadu_si256((const __m256i *)(const void *)(text))
#define TABLE(table)                                                                               \
    _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(table)))
#define EACH(byte)     _mm256_set1_epi8(byte)
#define LOW(table, v)  _mm256_shuffle_epi8(table, AND(v, EACH(15)))
#define HIGH(table, v) _mm256_shuffle_epi8(table, AND(_mm256_srli_epi16(v, 4), EACH(15)))
#define AND(a, b)      _mm256_and_si256(a, b)
#define NONE(v)        ((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, EACH(0))))

#include "log/grams_block.h"

/* True where the system keeps the upper halves of vectors. */
static bool keeps_vectors(void)
{
    unsigned low, high;

    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & 6) == 6;
}

/* Each question takes microseconds in a virtual machine. */
bool grams_has_lanes(enum gram_lanes lanes)
{
    const unsigned most = lanes == GRAM_PLAIN ? 0 : (unsigned)__get_cpuid_max(0, NULL);
    unsigned first[4] = {0}, seventh[4] = {0};

    if (most >= 1)
        __cpuid(1, first[0], first[1], first[2], first[3]);
    if (most >= 7 && lanes == GRAM_AVX2 && first[2] & bit_OSXSAVE && keeps_vectors())
        __cpuid_count(7, 0, seventh[0], seventh[1], seventh[2], seventh[3]);
    switch (lanes) {
    case GRAM_PLAIN:
        return true;
    case GRAM_SSSE3:
    case GRAM_AVX2:
        return first[2] & bit_SSSE3 && first[2] & bit_POPCNT &&
               (lanes == GRAM_SSSE3 || (seventh[1] & bit_AVX2 && seventh[1] & bit_BMI));
    default:
        return false;
    }
}

#elif defined __GNUC__ && defined __aarch64__
#include <arm_neon.h>

#define NAME look_neon
#define TARGET
#define VECTOR         uint8x16_t
#define LANES          16
#define LOAD(text)     vld1q_u8((const uint8_t *)(text))
#define TABLE(table)   LOAD(table)
#define EACH(byte)     vdupq_n_u8(byte)
#define LOW(table, v)  vqtbl1q_u8(table, vandq_u8(v, EACH(15)))
#define HIGH(table, v) vqtbl1q_u8(table, vshrq_n_u8(v, 4))
#define AND(a, b)      vandq_u8(a, b)
#define NONE(v)        none_neon(v)

/* A bit for each byte that is 0. */
static uint32_t none_neon(uint8x16_t v)
{
    static const uint8_t bit[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t bits = vandq_u8(vceqzq_u8(v), vld1q_u8(bit));

    return (uint32_t)vaddv_u8(vget_low_u8(bits)) | (uint32_t)vaddv_u8(vget_high_u8(bits)) << 8;
}

#include "log/grams_block.h"

bool grams_has_lanes(enum gram_lanes lanes)
{
    return lanes == GRAM_PLAIN || lanes == GRAM_NEON;
}

#else

bool grams_has_lanes(enum gram_lanes lanes)
{
    return lanes == GRAM_PLAIN;
}

#endif

enum gram_lanes grams_lanes(void)
{
    enum gram_lanes lanes;

    for (lanes = GRAM_NEON; !grams_has_lanes(lanes); lanes--)
        ;
    return lanes;
}

/* Finds where buckets have a gram in whole blocks that are followed by GRAM bytes. Returns how many
   places `at` receives. */
static unsigned look(const struct grams *grams, enum gram_lanes lanes, const char *text,
                     unsigned size, uint16_t *at)
{
#if defined __GNUC__ && (defined __x86_64__ || defined __i386__)
    if (lanes == GRAM_AVX2)
        return look_avx2(grams, text, size, at);
    if (lanes == GRAM_SSSE3)
        return look_ssse3(grams, text, size, at);
#elif defined __GNUC__ && defined __aarch64__
    if (lanes == GRAM_NEON)
        return look_neon(grams, text, size, at);
#endif
    (void)lanes;
    return look_plain(grams, text, size, at);
}

/* Searches less than a block and GRAM bytes at the end of a text. */
static void search_end(const struct grams *grams, enum gram_lanes lanes, const char *text,
                       size_t size, struct gram_places *places)
{
    char end[1 + 2 * GRAM_BLOCK + GRAM] = {0};
    const bool first = places->start == 0;

    memcpy(end + first, text + places->start - !first, size - places->start + !first);
    places->count = look(grams, lanes, end + 1, 2 * GRAM_BLOCK, places->at);
    places->count = keep(grams, end + 1, first, places->at, places->count);
}

bool grams_search(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                  size_t *from, struct gram_places *places)
{
    while (*from < size) {
        size_t left = size - *from, looked = left;

        places->start = *from;
        if (left < GRAM_BLOCK + GRAM) {
            search_end(grams, lanes, text, size, places);
        } else {
            looked =
                left - GRAM < GRAM_CHUNK ? (left - GRAM) / GRAM_BLOCK * GRAM_BLOCK : GRAM_CHUNK;
            places->count = look(grams, lanes, text + *from, (unsigned)looked, places->at);
            places->count = keep(grams, text + *from, *from == 0, places->at, places->count);
        }
        *from += looked;
        if (places->count > 0)
            return true;
    }
    return false;
}
