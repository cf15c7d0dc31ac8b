#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "label.h"

/* Bytes of a fragment: those that are looked up, and as many more as places are left out. */
#define GRAM 4
#define STEP 4
#define FRAGMENT (GRAM + STEP - 1)

/* The first look-up is one bit of so many, the second one an exact comparison. */
#define BIT_COUNT 18
#define SLOT_COUNT 16384

struct scan {
    const struct drcode_catalog *catalog;
    unsigned always; /* marks that every line gets: a phrase had no fragment */
    size_t used;
    uint64_t bits[(1 << BIT_COUNT) / 64];
    struct slot {
        uint32_t gram;
        uint32_t marks; /* 0: free */
    } slots[SLOT_COUNT];
};

static uint32_t hash(uint32_t gram)
{
    return gram * 0x9e3779b1U;
}

/* Four bytes, capitals made small, in the same order on every machine. */
static uint32_t read_gram(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;

    return ((uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24) |
           0x20202020U;
}

static void add_gram(struct scan *scan, uint32_t gram, unsigned marks)
{
    uint32_t bit = hash(gram) >> (32 - BIT_COUNT);
    size_t at = hash(gram) % SLOT_COUNT;

    while (scan->slots[at].marks && scan->slots[at].gram != gram)
        at = (at + 1) % SLOT_COUNT;
    if (!scan->slots[at].marks && ++scan->used > SLOT_COUNT / 2) {
        scan->used--;
        scan->always |= marks;
        return;
    }
    scan->slots[at].gram = gram;
    scan->slots[at].marks |= marks;
    scan->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static void add_fragment(struct scan *scan, const char *text, size_t size, unsigned marks)
{
    size_t i;

    for (i = 0; i + GRAM <= size; i++)
        add_gram(scan, read_gram(text + i), marks);
}

/* Four letters that many words hold: fragments without them are better. */
static bool is_common(const char *text)
{
    static const char *const common[] = {"tion", "ting", "ment", "able", "serv", "conn",
                                         "nect", "invi", "time", "mess", "resp", "call"};
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
        add_fragment(scan, copy + best, FRAGMENT, SCAN_PHRASE);
    else
        scan->always |= SCAN_PHRASE;
}

/* Adds the end of a label, its words written together or with one mark between them. */
static void add_label(struct scan *scan, const char *name)
{
    static const char marks[] = " _-";
    size_t size = strlen(name), start = size, letters = 0, i;
    char text[64];
    const char *mark;

    while (start > 0 && letters < FRAGMENT)
        letters += name[--start] != ' ';
    for (i = start, letters = 0; i < size; i++)
        if (name[i] != ' ')
            text[letters++] = name[i];
    add_fragment(scan, text, letters, SCAN_LABEL);
    for (mark = marks; *mark; mark++) {
        for (i = start; i < size; i++)
            text[i - start] = name[i] == ' ' ? *mark : name[i];
        add_fragment(scan, text, size - start, SCAN_LABEL);
    }
}

struct scan *scan_new(const struct drcode_catalog *catalog)
{
    struct scan *scan = calloc(1, sizeof *scan);
    const char *name;
    size_t i;

    if (!scan)
        return NULL;
    scan->catalog = catalog;
    for (i = 0; (name = label_row(i)) != NULL; i++)
        add_label(scan, name);
    add_fragment(scan, "sip/2.0", 7, SCAN_MESSAGE);
    return scan;
}

void scan_free(struct scan *scan)
{
    free(scan);
}

static unsigned look_up(const struct scan *scan, uint32_t gram)
{
    size_t at = hash(gram) % SLOT_COUNT;

    while (scan->slots[at].marks && scan->slots[at].gram != gram)
        at = (at + 1) % SLOT_COUNT;
    return scan->slots[at].marks;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* True where a documented Microsoft code of six digits, no more, starts at a 5. */
static bool is_code(const struct scan *scan, const char *text, size_t size, size_t at)
{
    size_t i, first;
    int32_t code = 0;

    if (size - at < 6 || (at > 0 && is_digit(text[at - 1])) ||
        (size - at > 6 && is_digit(text[at + 6])))
        return false;
    for (i = 0; i < 6; i++) {
        if (!is_digit(text[at + i]))
            return false;
        code = 10 * code + (text[at + i] - '0');
    }
    return drcode_find_microsoft(scan->catalog, code, &first) > 0;
}

#define EACH_BYTE 0x0101010101010101U

/* The marks of eight bytes at `at`. */
static inline unsigned scan_eight(const struct scan *scan, const char *text, size_t size, size_t at)
{
    uint32_t low = read_gram(text + at), high = read_gram(text + at + 4);
    uint64_t bytes = (uint64_t)high << 32 | low;
    uint64_t fives = bytes ^ EACH_BYTE * '5';
    unsigned marks = bytes & EACH_BYTE * 0x80 ? SCAN_OTHER : 0;
    uint32_t bit;

    bit = hash(low) >> (32 - BIT_COUNT);
    if (scan->bits[bit / 64] >> bit % 64 & 1)
        marks |= look_up(scan, low);
    bit = hash(high) >> (32 - BIT_COUNT);
    if (scan->bits[bit / 64] >> bit % 64 & 1)
        marks |= look_up(scan, high);
    if ((fives - EACH_BYTE) & ~fives & EACH_BYTE * 0x80) {
        size_t i;

        for (i = at; i < at + 8; i++)
            if (text[i] == '5' && is_code(scan, text, size, i))
                marks |= SCAN_PAIR;
    }
    return marks;
}

unsigned scan_line(const struct scan *scan, const char *text, size_t size)
{
    unsigned marks = scan->always;
    size_t at;
    char few[8] = {0};

    if (size < 8) {
        memcpy(few, text, size);
        return marks | scan_eight(scan, few, size, 0);
    }
    for (at = 0; at + 8 <= size; at += 8)
        marks |= scan_eight(scan, text, size, at);
    /* the last eight bytes once more: what is between two looks stays below STEP */
    return at < size ? marks | scan_eight(scan, text, size, size - 8) : marks;
}
