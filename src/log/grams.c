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
    return gram * 0x9e3779b1U >> (32 - GRAM_HASH_BITS);
}

/* Adds a byte to what a bucket has at a place. */
static void add_byte(struct grams *grams, unsigned bucket, unsigned place, unsigned char byte)
{
    grams->low[place][byte & 15] |= (uint8_t)(1U << bucket);
    grams->high[place][byte >> 4] |= (uint8_t)(1U << bucket);
}

void grams_add(struct grams *grams, unsigned bucket, const char *gram)
{
    const uint32_t bit = hash(gram_of(gram));
    unsigned place;

    grams->hashes[bit / 64] |= (uint64_t)1 << bit % 64;
    for (place = 0; place < GRAM; place++) {
        unsigned char byte = (unsigned char)gram[place];

        add_byte(grams, bucket, place, byte);
        if (byte >= 'a' && byte <= 'z')
            add_byte(grams, bucket, place, (unsigned char)(byte - 0x20));
    }
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

/* True where JSON may start after `at`. */
static bool starts_json(const char *text, size_t at)
{
    return (text[at + 1] | 0x20) == '{' &&
           (at == 0 || text[at] == '\n' || (unsigned char)text[at - 1] <= ' ');
}

/* Keeps the candidates of the block at `at`. */
static uint32_t keep(const struct grams *grams, const char *text, size_t at, uint32_t set)
{
    uint32_t kept = 0, i;

    for (i = 0; set; set >>= 1, i++) {
        uint32_t bit;

#if defined __GNUC__
        i += (uint32_t)__builtin_ctz(set);
        set >>= __builtin_ctz(set);
#else
        if (!(set & 1))
            continue;
#endif
        bit = hash(gram_of(text + at + i));
        if (grams->hashes[bit / 64] >> bit % 64 & 1 || starts_json(text, at + i))
            kept |= (uint32_t)1 << i;
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
static bool search_plain(const struct grams *grams, const char *text, size_t size,
                         struct gram_block *block)
{
    for (; size - block->at >= GRAM_BLOCK + GRAM - 1; block->at += GRAM_BLOCK) {
        const char *start = text + block->at;
        size_t i;

        block->set = 0;
        for (i = 0; i < GRAM_BLOCK; i++)
            block->set |= (uint32_t)may_be(grams, start + i) << i;
        block->set = keep(grams, text, block->at, block->set);
        if (block->set)
            return true;
    }
    return false;
}

#if defined __GNUC__ && (defined __x86_64__ || defined __i386__)
#include <cpuid.h>
#include <immintrin.h>

#define NAME           search_ssse3
#define TARGET         __attribute__((target("ssse3")))
#define VECTOR         __m128i
#define LANES          16
#define LOAD(text)     _mm_loadu_si128((const __m128i *)(const void *)(text))
#define TABLE(table)   LOAD(table)
#define EACH(byte)     _mm_set1_epi8(byte)
#define LOW(table, v)  _mm_shuffle_epi8(table, AND(v, EACH(15)))
#define HIGH(table, v) _mm_shuffle_epi8(table, AND(_mm_srli_epi16(v, 4), EACH(15)))
#define AND(a, b)      _mm_and_si128(a, b)
#define OR(a, b)       _mm_or_si128(a, b)
#define ANY(v)         (BITS(v) != 0)
#define BITS(v)        (0xffffU & ~(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, EACH(0))))

#include "log/grams_block.h"

#define NAME       search_avx2
#define TARGET     __attribute__((target("avx2")))
#define VECTOR     __m256i
#define LANES      32
#define LOAD(text) _mm256_loadu_si256((const __m256i *)(const void *)(text))
#define TABLE(table)                                                                               \
    _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(table)))
#define EACH(byte)     _mm256_set1_epi8(byte)
#define LOW(table, v)  _mm256_shuffle_epi8(table, AND(v, EACH(15)))
#define HIGH(table, v) _mm256_shuffle_epi8(table, AND(_mm256_srli_epi16(v, 4), EACH(15)))
#define AND(a, b)      _mm256_and_si256(a, b)
#define ANY(v)         (!_mm256_testz_si256(v, v))
#define BITS(v)        (~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, EACH(0))))

#include "log/grams_block.h"

/* True where the system keeps the upper halves of vectors. */
static bool keeps_vectors(void)
{
    unsigned low, high;

    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & 6) == 6;
}

bool grams_has_lanes(enum gram_lanes lanes)
{
    unsigned a, b, c = 0, d;

    if (lanes == GRAM_PLAIN)
        return true;
    if (lanes == GRAM_NEON || !__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3))
        return false;
    if (lanes == GRAM_SSSE3)
        return true;
    return c & bit_OSXSAVE && keeps_vectors() && __get_cpuid_count(7, 0, &a, &b, &c, &d) &&
           b & bit_AVX2;
}

#elif defined __GNUC__ && defined __aarch64__
#include <arm_neon.h>

#define NAME search_neon
#define TARGET
#define VECTOR         uint8x16_t
#define LANES          16
#define LOAD(text)     vld1q_u8((const uint8_t *)(text))
#define TABLE(table)   LOAD(table)
#define EACH(byte)     vdupq_n_u8(byte)
#define LOW(table, v)  vqtbl1q_u8(table, vandq_u8(v, EACH(15)))
#define HIGH(table, v) vqtbl1q_u8(table, vshrq_n_u8(v, 4))
#define AND(a, b)      vandq_u8(a, b)
#define OR(a, b)       vorrq_u8(a, b)
#define ANY(v)         (vmaxvq_u8(v) != 0)
#define BITS(v)        bits_neon(v)

/* A bit for each byte that is not 0. */
static uint32_t bits_neon(uint8x16_t v)
{
    static const uint8_t bit[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t bits = vandq_u8(vtstq_u8(v, v), vld1q_u8(bit));

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

/* Searches blocks that are followed by GRAM - 1 bytes at least. */
static bool search(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                   struct gram_block *block)
{
#if defined __GNUC__ && (defined __x86_64__ || defined __i386__)
    if (lanes == GRAM_AVX2)
        return search_avx2(grams, text, size, block);
    if (lanes == GRAM_SSSE3)
        return search_ssse3(grams, text, size, block);
#elif defined __GNUC__ && defined __aarch64__
    if (lanes == GRAM_NEON)
        return search_neon(grams, text, size, block);
#endif
    (void)lanes;
    return search_plain(grams, text, size, block);
}

bool grams_search(const struct grams *grams, enum gram_lanes lanes, const char *text, size_t size,
                  struct gram_block *block)
{
    char end[2 * GRAM_BLOCK + GRAM - 1] = {0};
    struct gram_block last = {0};
    bool found;

    if (block->at >= size)
        return false;
    if (search(grams, lanes, text, size, block))
        return true;
    memcpy(end, text + block->at, size - block->at);
    found = search(grams, lanes, end, sizeof end, &last);
    block->at = found ? block->at + last.at : size;
    block->set = last.set;
    return found;
}
