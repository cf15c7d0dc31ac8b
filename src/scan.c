#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "label.h"

/* Bytes of a fragment: those that are looked up, and as many more as places are left out. */
#define GRAM     4
#define STEP     4
#define FRAGMENT (GRAM + STEP - 1)

/* The first look-up is one bit of so many; the second finds the fragments, which are compared. */
#define BIT_COUNT      18
#define SLOT_COUNT     8192
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

/* Four bytes, capitals made small, in the same order on every machine. */
static uint32_t read_gram(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;

    return ((uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24) |
           0x20202020U;
}

/* Adds a fragment, in small letters. */
static void add_fragment(struct scan *scan, const char *text, unsigned marks)
{
    size_t i, at;

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

        for (at = hash(gram) % SLOT_COUNT; scan->slots[at].fragment; at = (at + 1) % SLOT_COUNT)
            ;
        scan->slots[at] = (struct gram){gram, (uint16_t)scan->count, (uint16_t)i};
        scan->bits[bit / 64] |= (uint64_t)1 << bit % 64;
    }
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
        add_fragment(scan, copy + best, SCAN_PHRASE);
    else
        scan->always |= SCAN_PHRASE;
}

/* Adds the end of a label, its words written together or with one mark between them. */
static void add_label(struct scan *scan, const char *name)
{
    static const char marks[] = " _-";
    char text[64];
    size_t size = 0, i;
    const char *mark;

    for (i = 0; name[i]; i++)
        if (name[i] != ' ')
            text[size++] = name[i];
    if (size < FRAGMENT)
        return; /* "SIP/2.0" before a status has a fragment of its own */
    add_fragment(scan, text + size - FRAGMENT, SCAN_LABEL);
    for (mark = marks; *mark && strchr(name, ' '); mark++) {
        for (i = 0; name[i]; i++)
            text[i] = name[i] == ' ' ? *mark : name[i];
        add_fragment(scan, text + i - FRAGMENT, SCAN_LABEL);
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
static unsigned look_up(const struct scan *scan, const char *text, size_t size, size_t at,
                        uint32_t gram)
{
    unsigned marks = 0;
    size_t slot, i;

    for (slot = hash(gram) % SLOT_COUNT; scan->slots[slot].fragment;
         slot = (slot + 1) % SLOT_COUNT) {
        const struct gram *found = &scan->slots[slot];
        const char *fragment = scan->fragments[found->fragment];

        if (found->bytes != gram || at < found->offset || size - (at - found->offset) < FRAGMENT)
            continue;
        for (i = 0; i < FRAGMENT; i++)
            if ((text[at - found->offset + i] | 0x20) != fragment[i])
                break;
        if (i == FRAGMENT)
            marks |= scan->marks[found->fragment];
    }
    return marks;
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
#define HIGH_BITS (EACH_BYTE * 0x80)

/* The high bit of each byte that is a 5 and may start a number of six digits, as far as these eight
   bytes tell; the first of them is the lowest. */
static uint64_t find_fives(uint64_t bytes)
{
    uint64_t five = ~((bytes ^ EACH_BYTE * '5') + EACH_BYTE * 0x7f) & HIGH_BITS;
    uint64_t digit, ahead;
    int i;

    if (five == 0)
        return 0;
    digit = ~((bytes ^ EACH_BYTE * '0') + EACH_BYTE * 0x76) & HIGH_BITS;
    five &= ~(digit << 8);
    for (i = 1, ahead = digit; i < 6; i++) {
        ahead = ahead >> 8 | (uint64_t)0x80 << 56; /* behind the eighth byte, anything may be */
        five &= ahead;
    }
    return five;
}

static bool has_bit(const struct scan *scan, uint32_t gram)
{
    uint32_t bit = hash(gram) >> (32 - BIT_COUNT);

    return scan->bits[bit / 64] >> bit % 64 & 1;
}

/* The marks of the eight bytes at `at`, which hold a gram or a 5. */
static unsigned look_closer(const struct scan *scan, const char *text, size_t size, size_t at,
                            uint64_t fives)
{
    uint32_t low = read_gram(text + at), high = read_gram(text + at + GRAM);
    unsigned marks = 0;

    if (has_bit(scan, low))
        marks |= look_up(scan, text, size, at, low);
    if (has_bit(scan, high))
        marks |= look_up(scan, text, size, at + GRAM, high);
    for (; fives; fives >>= 8, at++)
        if (fives & 0x80 && is_code(scan, text, size, at))
            marks |= SCAN_PAIR;
    return marks;
}

/* The marks of eight bytes. */
static inline unsigned look(const struct scan *scan, const char *text, size_t size, size_t at)
{
    uint32_t low = read_gram(text + at), high = read_gram(text + at + GRAM);
    uint64_t bytes = (uint64_t)high << 32 | low, fives = find_fives(bytes & ~HIGH_BITS);
    unsigned other = bytes & HIGH_BITS ? SCAN_OTHER : 0;

    if (fives || has_bit(scan, low) || has_bit(scan, high))
        return other | look_closer(scan, text, size, at, fives);
    return other;
}

unsigned scan_line(const struct scan *scan, const char *text, size_t size)
{
    unsigned marks = scan->always;
    size_t at;
    char few[8] = {0};

    if (size < 8) {
        if (size > 0)
            memcpy(few, text, size);
        return marks | look(scan, few, size, 0);
    }
    for (at = 0; at + 8 <= size; at += 8)
        marks |= look(scan, text, size, at);
    /* the last eight bytes once more: no look is further than STEP from the one before */
    return at < size ? marks | look(scan, text, size, size - 8) : marks;
}
