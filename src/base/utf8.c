#include "base/utf8.h"

#include <string.h>

size_t utf8_read(const char *text, size_t size, uint32_t *point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *s = (const unsigned char *)text;
    size_t length, i;
    uint32_t value;

    if (size == 0)
        return 0;
    if (s[0] < 0x80) {
        *point = s[0];
        return 1;
    }
    if (s[0] >= 0xc2 && s[0] < 0xe0) {
        length = 2;
        value = s[0] & 0x1fU;
    } else if ((s[0] & 0xf0) == 0xe0) {
        length = 3;
        value = s[0] & 0x0fU;
    } else if (s[0] >= 0xf0 && s[0] < 0xf5) {
        length = 4;
        value = s[0] & 0x07U;
    } else {
        return 0;
    }
    if (length > size)
        return 0;
    for (i = 1; i < length; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (s[i] & 0x3fU);
    }
    if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        return 0;
    *point = value;
    return length;
}

size_t utf8_write(uint32_t point, char *out)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xc0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3f));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xe0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3f));
        out[2] = (char)(0x80 | (point & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3f));
    out[2] = (char)(0x80 | (point >> 6 & 0x3f));
    out[3] = (char)(0x80 | (point & 0x3f));
    return 4;
}

#if defined __SSE2__ && defined __GNUC__
#include <emmintrin.h>

#define BLOCK 16

static __m128i load(const char *text)
{
    return _mm_loadu_si128((const __m128i *)(const void *)text);
}

/* Copies whole blocks of units that are all ASCII; returns how many units these are. */
static size_t narrow_blocks(char *to, const char *from, size_t count, bool odd)
{
    const __m128i others = _mm_set1_epi16((short)(odd ? 0x80ff : 0xff80));
    size_t at;

    for (at = 0; count - at >= BLOCK; at += BLOCK) {
        __m128i one = load(from + 2 * at), two = load(from + 2 * at + BLOCK);
        __m128i other = _mm_and_si128(_mm_or_si128(one, two), others);

        if (_mm_movemask_epi8(_mm_cmpeq_epi8(other, _mm_setzero_si128())) != 0xffff)
            break;
        if (odd) {
            one = _mm_srli_epi16(one, 8);
            two = _mm_srli_epi16(two, 8);
        }
        _mm_storeu_si128((__m128i *)(void *)(to + at), _mm_packus_epi16(one, two));
    }
    return at;
}

#else

static size_t narrow_blocks(char *to, const char *from, size_t count, bool odd)
{
    (void)to, (void)from, (void)count, (void)odd;
    return 0;
}

#endif

size_t utf8_narrow(char *to, const char *from, size_t count, bool odd)
{
    size_t at = narrow_blocks(to, from, count, odd);

    for (; at < count && !from[2 * at + !odd] && !(from[2 * at + odd] & 0x80); at++)
        to[at] = from[2 * at + odd];
    return at;
}

size_t utf8_cut(const char *text, size_t size, size_t room)
{
    if (size <= room)
        return size;
    while (room > 0 && ((unsigned char)text[room] & 0xc0) == 0x80)
        room--;
    return room;
}

int utf8_precision(const char *string, int room)
{
    return (int)utf8_cut(string, strlen(string), (size_t)room);
}

bool utf8_control(uint32_t point)
{
    if (point < 0x20)
        return point != '\t' && point != '\n';
    return (point >= 0x7f && point < 0xa0) || point == 0x061c || point == 0x200e ||
           point == 0x200f || (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069);
}
