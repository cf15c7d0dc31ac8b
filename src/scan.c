#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "fold.h"
#include "label.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Bytes of a fragment: those that are looked up, and as many more as places are left out. */
#define GRAM     4
#define STEP     4
#define FRAGMENT (GRAM + STEP - 1)

/* The first look-up is one bit of so many; the second finds the fragments, which are compared. */
#define BIT_COUNT      18
#define SLOT_BITS      13
#define SLOT_COUNT     (1 << SLOT_BITS)
#define FRAGMENT_COUNT (SLOT_COUNT / STEP / 2)

/* Four bytes of a fragment. */
struct gram {
    uint32_t bytes;
    uint16_t fragment; /* its number, from 1; 0: this slot is free */
    uint16_t offset;   /* where in it the four bytes stand */
};

struct scan {
    const struct drcode_catalog *catalog;
    unsigned always; /* marks that every line gets: something has no fragment, or none more fits */
    size_t count;
    unsigned marks[FRAGMENT_COUNT + 1];
    char fragments[FRAGMENT_COUNT + 1][FRAGMENT];
    struct gram slots[SLOT_COUNT]; /* grams with the same bytes stand one after the other */
    uint64_t bits[(1 << BIT_COUNT) / 64];
};

static uint32_t hash(uint32_t gram)
{
    return gram * 0x9e3779b1U;
}

/* Where the search for a gram starts. Its low bits would tell of two letters alone. */
static size_t first_slot(uint32_t gram)
{
    return hash(gram) >> (32 - SLOT_BITS);
}

/* Four bytes, capitals made small, in the same order on every machine. */
static uint32_t read_gram(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;

    return ((uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24) |
           0x20202020U;
}

static bool is_fragment(const char *text, const char *fragment)
{
    size_t i;

    for (i = 0; i < FRAGMENT; i++)
        if ((text[i] | 0x20) != fragment[i])
            return false;
    return true;
}

/* Adds a fragment, in small letters. Several phrases and labels may share one. */
static void add_fragment(struct scan *scan, const char *text, unsigned marks)
{
    size_t i, at = first_slot(read_gram(text));

    for (; scan->slots[at].fragment; at = (at + 1) % SLOT_COUNT) {
        if (is_fragment(text, scan->fragments[scan->slots[at].fragment])) {
            scan->marks[scan->slots[at].fragment] |= marks;
            return;
        }
    }
    if (scan->count == FRAGMENT_COUNT) {
        scan->always |= marks;
        return;
    }
    scan->count++;
    scan->marks[scan->count] = marks;
    for (i = 0; i < FRAGMENT; i++)
        scan->fragments[scan->count][i] = (char)(text[i] | 0x20);
    for (i = 0; i < STEP; i++) {
        uint32_t gram = read_gram(text + i), bit = hash(gram) >> (32 - BIT_COUNT);

        for (at = first_slot(gram); scan->slots[at].fragment; at = (at + 1) % SLOT_COUNT)
            ;
        scan->slots[at] = (struct gram){gram, (uint16_t)scan->count, (uint16_t)i};
        scan->bits[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

/* Four letters that many lines hold: fragments without them are better. */
static bool is_common(const char *text)
{
    static const char *const common[] = {"tion", "ting", "ment", "able", "serv", "conn", "nect",
                                         "invi", "time", "mess", "resp", "call", "rece", "ceiv",
                                         "cand", "dida", "micr", "cros", "numb"};
    size_t i;

    for (i = 0; i < sizeof common / sizeof *common; i++)
        if (memcmp(common[i], text, GRAM) == 0)
            return true;
    return false;
}

/* How well a part of a phrase serves as its fragment, the lower the better; ~0U: not at all, for it
   holds what may be written in several ways. A blank between two words may, but rarely is. */
static unsigned rate(const char *text)
{
    unsigned score = 0;
    size_t i;

    for (i = 0; i < FRAGMENT; i++) {
        if (!fold_word_char(text[i]) && (text[i] != ' ' || i == 0))
            return ~0U;
        score += text[i] == ' ' ? 10 : 0;
        score += i + GRAM <= FRAGMENT && is_common(text + i);
    }
    return score;
}

/* Copies a phrase in small letters; words whose spelling drifts become marks. */
static void copy_phrase(const char *phrase, char *copy, size_t room)
{
    size_t size = 0, word = 0;

    for (;; phrase++, size++) {
        bool ends = !*phrase || size + 1 == room;

        if (ends || !fold_word_char(*phrase)) {
            if (fold_drifts(copy + word, size - word))
                memset(copy + word, '*', size - word);
            word = size + 1;
        }
        if (ends)
            break;
        copy[size] = fold_lower(*phrase);
    }
    copy[size] = '\0';
}

void scan_phrase(struct scan *scan, const char *phrase)
{
    char copy[512];
    unsigned least = ~0U;
    size_t best = 0, i;

    copy_phrase(phrase, copy, sizeof copy);
    for (i = 0; i + FRAGMENT <= strlen(copy); i++) {
        unsigned score = rate(copy + i);

        if (score < least) {
            least = score;
            best = i;
        }
    }
    if (least < ~0U)
        add_fragment(scan, copy + best, SCAN_PHRASE);
    else
        scan->always |= SCAN_PHRASE;
}

/* Adds seven bytes of a label as it is written: the last ones, unless others are rarer. */
static void add_spelling(struct scan *scan, const char *text, size_t size)
{
    size_t best = size - FRAGMENT, start = best + 1, i;
    unsigned least = ~0U;

    while (start-- > 0) {
        unsigned score = 0;

        for (i = 0; i < STEP; i++)
            score += is_common(text + start + i);
        if (score < least) {
            least = score;
            best = start;
        }
    }
    add_fragment(scan, text + best, SCAN_LABEL);
}

/* Adds a label, its words written together or with one mark between them. */
static void add_label(struct scan *scan, const char *name)
{
    static const char marks[] = " _-;"; /* the last one for "SIP;cause=504" */
    char text[64];
    size_t size = 0, i;
    const char *mark;

    for (i = 0; name[i]; i++)
        if (name[i] != ' ')
            text[size++] = name[i];
    if (size < FRAGMENT)
        return; /* "SIP/2.0" before a status has a fragment of its own */
    add_spelling(scan, text, size);
    for (mark = marks; *mark && strchr(name, ' '); mark++) {
        for (i = 0; name[i]; i++)
            text[i] = name[i] == ' ' ? *mark : name[i];
        add_spelling(scan, text, i);
    }
}

/* Adds the parameter that holds the text of a Reason header, `text="phrase`: the quotes may be
   escaped or, behind a sign, left out. */
static void add_reason(struct scan *scan)
{
    static const char first[] = "0123456789abcdefghijklmnopqrstuvwxyz", before[] = "; ,\t";
    char quoted[] = "text=\"0", bare[] = ";text=0";
    size_t i, j;

    add_fragment(scan, "text=\\\"", SCAN_PHRASE);
    for (i = 0; first[i]; i++) {
        quoted[FRAGMENT - 1] = bare[FRAGMENT - 1] = first[i];
        add_fragment(scan, quoted, SCAN_PHRASE);
        for (j = 0; before[j]; j++) {
            bare[0] = before[j];
            add_fragment(scan, bare, SCAN_PHRASE);
        }
    }
}

struct scan *scan_new(const struct drcode_catalog *catalog)
{
    struct scan *scan = calloc(1, sizeof *scan);
    enum label_trust trust;
    enum label label;
    const char *name;
    size_t i;

    if (!scan)
        return NULL;
    scan->catalog = catalog;
    /* all codes of six digits that are known start with a 5; a document may tell of others */
    for (i = 0; i < catalog->entry_count; i++)
        if (catalog->entries[i].microsoft >= 100000 && catalog->entries[i].microsoft / 100000 != 5)
            scan->always |= SCAN_PAIR;
    /* a SIP code that is not sure needs a Microsoft code, and what drcode prints is no text */
    for (i = 0; (name = label_row(i, &label, &trust)) != NULL; i++)
        if (label != LABEL_SIP ? label < LABEL_FILE || label == LABEL_DIAGNOSTIC
                               : trust == LABEL_SURE || trust == LABEL_SPOKEN)
            add_label(scan, name);
    add_reason(scan);
    add_fragment(scan, "sip/2.0", SCAN_MESSAGE);
    return scan;
}

void scan_free(struct scan *scan)
{
    free(scan);
}

/* The marks of the fragments that hold the four bytes at `at`, and stand there. */
static unsigned look_up(const struct scan *scan, const char *text, size_t size, size_t at)
{
    uint32_t gram = read_gram(text + at);
    unsigned marks = 0;
    size_t slot;

    for (slot = first_slot(gram); scan->slots[slot].fragment; slot = (slot + 1) % SLOT_COUNT) {
        const struct gram *found = &scan->slots[slot];

        if (found->bytes == gram && at >= found->offset && at - found->offset + FRAGMENT <= size &&
            is_fragment(text + at - found->offset, scan->fragments[found->fragment]))
            marks |= scan->marks[found->fragment];
    }
    return marks;
}

/* True where a digit stands before `at`: one more of the same number, unless it is the last of an
   escaped line end, "#012". */
static bool is_behind_digit(const char *text, size_t at)
{
    return at > 0 && ascii_digit(text[at - 1]) && (at < 4 || memcmp(text + at - 4, "#012", 4) != 0);
}

/* True where a documented Microsoft code of six digits, no more, starts at a 5. */
static bool is_code(const struct scan *scan, const char *text, size_t size, size_t at)
{
    size_t i, first;
    int32_t code = 0;

    if (size - at < 6 || is_behind_digit(text, at) || (size - at > 6 && ascii_digit(text[at + 6])))
        return false;
    for (i = 0; i < 6; i++) {
        if (!ascii_digit(text[at + i]))
            return false;
        code = 10 * code + (text[at + i] - '0');
    }
    return drcode_find_microsoft(scan->catalog, code, &first) > 0;
}

/* 1 where four bytes may be some of a fragment. */
static inline unsigned has_bit(const struct scan *scan, uint32_t gram)
{
    uint32_t bit = hash(gram) >> (32 - BIT_COUNT);

    return (unsigned)(scan->bits[bit / 64] >> bit % 64) & 1;
}

/* The marks of the window at `at`: of its grams that have a bit in `grams`, and of its digits 5
   that have one in `fives`; the first ones have the lowest. */
static unsigned look_closer(const struct scan *scan, const char *text, size_t size, size_t at,
                            unsigned grams, unsigned fives)
{
    unsigned marks = 0;
    size_t i;

    for (i = at; grams; grams >>= 1, i += GRAM)
        if (grams & 1)
            marks |= look_up(scan, text, size, i);
    for (i = at; fives; fives >>= 1, i++)
        if (fives & 1 && is_code(scan, text, size, i))
            marks |= SCAN_PAIR;
    return marks;
}

#if defined(__SSE2__)

/* Bytes that are looked at together. */
#define WINDOW 16

/* The marks of the window at `at`. */
static inline unsigned look(const struct scan *scan, const char *text, size_t size, size_t at)
{
    const __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + at));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i beyond = _mm_sub_epi8(bytes, _mm_set1_epi8((char)('0' - 128)));
    unsigned other = (unsigned)_mm_movemask_epi8(bytes);
    unsigned digits = (unsigned)_mm_movemask_epi8(_mm_cmplt_epi8(beyond, _mm_set1_epi8(10 - 128)));
    unsigned fives = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('5')));
    unsigned twos = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('2')));
    unsigned ahead = digits | ~0xffffU; /* behind the window, anything may be */
    unsigned two = ahead & ahead >> 1, grams;

    fives &= ~((digits & ~twos) << 1) & two & two >> 2 & two >> 4;
    grams = has_bit(scan, (uint32_t)_mm_cvtsi128_si32(small));
    grams |= has_bit(scan, (uint32_t)_mm_cvtsi128_si32(_mm_srli_si128(small, 4))) << 1;
    grams |= has_bit(scan, (uint32_t)_mm_cvtsi128_si32(_mm_srli_si128(small, 8))) << 2;
    grams |= has_bit(scan, (uint32_t)_mm_cvtsi128_si32(_mm_srli_si128(small, 12))) << 3;
    other = other ? SCAN_OTHER : 0;
    return grams | fives ? other | look_closer(scan, text, size, at, grams, fives) : other;
}

#else

#define WINDOW    8
#define EACH_BYTE 0x0101010101010101U
#define HIGH_BITS (EACH_BYTE * 0x80)

/* One bit for each byte, the first one the lowest, from its high bit. */
static inline unsigned gather(uint64_t bytes)
{
    return (unsigned)(((bytes & HIGH_BITS) >> 7) * 0x0102040810204080U >> 56);
}

/* The marks of the window at `at`. */
static inline unsigned look(const struct scan *scan, const char *text, size_t size, size_t at)
{
    const unsigned char *s = (const unsigned char *)text + at;
    uint32_t low =
        (uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
    uint32_t high =
        (uint32_t)s[4] | (uint32_t)s[5] << 8 | (uint32_t)s[6] << 16 | (uint32_t)s[7] << 24;
    uint64_t bytes = (uint64_t)high << 32 | low, seven = bytes & ~HIGH_BITS;
    uint64_t five = ~((seven ^ EACH_BYTE * '5') + EACH_BYTE * 0x7f) & HIGH_BITS;
    unsigned other = bytes & HIGH_BITS ? SCAN_OTHER : 0;
    unsigned grams = has_bit(scan, low | 0x20202020U) | has_bit(scan, high | 0x20202020U) << 1;
    unsigned fives = 0;

    if (five) {
        unsigned digits = gather(~(((seven ^ EACH_BYTE * '0') + EACH_BYTE * 0x76) | bytes));
        unsigned twos = gather(~((seven ^ EACH_BYTE * '2') + EACH_BYTE * 0x7f));
        unsigned ahead = digits | ~0xffU; /* behind the window, anything may be */
        unsigned two = ahead & ahead >> 1;

        fives = gather(five) & ~((digits & ~twos) << 1) & two & two >> 2 & two >> 4;
    }
    return grams | fives ? other | look_closer(scan, text, size, at, grams, fives) : other;
}

#endif

unsigned scan_line(const struct scan *scan, const char *text, size_t size)
{
    unsigned marks = scan->always;
    size_t at = 0, last = size < WINDOW ? 0 : size - WINDOW;
    char few[WINDOW];

    if (size < WINDOW) {
        memset(few, 0, sizeof few);
        if (size > 0)
            memcpy(few, text, size);
        text = few;
    }
    /* the last window repeats some bytes: no look-up is further than STEP from the one before */
    for (;; at = at + WINDOW < last ? at + WINDOW : last) {
        marks |= look(scan, text, size, at);
        if (at == last)
            return marks;
    }
}

void scan_everything(struct scan *scan)
{
    scan->always = SCAN_PHRASE | SCAN_LABEL | SCAN_MESSAGE | SCAN_PAIR | SCAN_OTHER;
}
