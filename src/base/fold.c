#include "base/fold.h"

#include <string.h>

#include "base/utf8.h"

/* Latin letters and their forms without accents: the Unicode blocks Latin-1 Supplement and Latin
   Extended-A, and the ligatures in text that is copied from PDF files. Sorted. */
static const struct {
    unsigned short first, last;
    char bare[4];
} latin[] = {
    {0x00c0, 0x00c5, "a"},   {0x00c6, 0x00c6, "ae"},  {0x00c7, 0x00c7, "c"},
    {0x00c8, 0x00cb, "e"},   {0x00cc, 0x00cf, "i"},   {0x00d0, 0x00d0, "d"},
    {0x00d1, 0x00d1, "n"},   {0x00d2, 0x00d6, "o"},   {0x00d8, 0x00d8, "o"},
    {0x00d9, 0x00dc, "u"},   {0x00dd, 0x00dd, "y"},   {0x00de, 0x00de, "th"},
    {0x00df, 0x00df, "ss"},  {0x00e0, 0x00e5, "a"},   {0x00e6, 0x00e6, "ae"},
    {0x00e7, 0x00e7, "c"},   {0x00e8, 0x00eb, "e"},   {0x00ec, 0x00ef, "i"},
    {0x00f0, 0x00f0, "d"},   {0x00f1, 0x00f1, "n"},   {0x00f2, 0x00f6, "o"},
    {0x00f8, 0x00f8, "o"},   {0x00f9, 0x00fc, "u"},   {0x00fd, 0x00fd, "y"},
    {0x00fe, 0x00fe, "th"},  {0x00ff, 0x00ff, "y"},   {0x0100, 0x0105, "a"},
    {0x0106, 0x010d, "c"},   {0x010e, 0x0111, "d"},   {0x0112, 0x011b, "e"},
    {0x011c, 0x0123, "g"},   {0x0124, 0x0127, "h"},   {0x0128, 0x0131, "i"},
    {0x0132, 0x0133, "ij"},  {0x0134, 0x0135, "j"},   {0x0136, 0x0138, "k"},
    {0x0139, 0x0142, "l"},   {0x0143, 0x014b, "n"},   {0x014c, 0x0151, "o"},
    {0x0152, 0x0153, "oe"},  {0x0154, 0x0159, "r"},   {0x015a, 0x0161, "s"},
    {0x0162, 0x0167, "t"},   {0x0168, 0x0173, "u"},   {0x0174, 0x0175, "w"},
    {0x0176, 0x0178, "y"},   {0x0179, 0x017e, "z"},   {0x017f, 0x017f, "s"},
    {0xfb00, 0xfb00, "ff"},  {0xfb01, 0xfb01, "fi"},  {0xfb02, 0xfb02, "fl"},
    {0xfb03, 0xfb03, "ffi"}, {0xfb04, 0xfb04, "ffl"},
};

struct spelling {
    char text[FOLD_DRIFTS + 1];
    size_t size;
};

#define SPELLING(text)                                                                             \
    {                                                                                              \
        text, sizeof text - 1                                                                      \
    }

/* Words with two spellings, and the one that replaces both, which is never longer. "not" loses its
   vowel so that "could not" and "couldn't" differ only in spaces; "cannot" is two words. */
static const struct {
    struct spelling word, instead;
} spellings[] = {
    {SPELLING("acknowledgement"), SPELLING("acknowledgment")},
    {SPELLING("cancelled"), SPELLING("canceled")},
    {SPELLING("cancelling"), SPELLING("canceling")},
    {SPELLING("cannot"), SPELLING("can nt")},
    {SPELLING("not"), SPELLING("nt")},
};

const char fold_letters[256] = {
    ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ['A'] = 'a', 'b',         'c',
    'd',         'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',         'o',         'p',
    'q',         'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', ['_'] = '_', ['a'] = 'a', 'b',
    'c',         'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',         'n',         'o',
    'p',         'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
};

/* The letters without accents of a letter in `latin`; NULL for any other character. */
static const char *bare(uint32_t point)
{
    size_t low = 0, high = sizeof latin / sizeof *latin;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (point > latin[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof latin / sizeof *latin && point >= latin[low].first ? latin[low].bare : NULL;
}

/* Characters of no width: soft hyphen, combining accents, zero-width spaces and joiners, byte order
   mark, variation selectors. */
static bool has_no_width(uint32_t point)
{
    return point == 0x00ad || (point >= 0x0300 && point <= 0x036f) ||
           (point >= 0x200b && point <= 0x200f) || point == 0x2060 || point == 0xfeff ||
           (point >= 0xfe00 && point <= 0xfe0f);
}

/* Punctuation, symbols and spaces beyond ASCII. */
static bool separates_words(uint32_t point)
{
    return point < 0x00c0 || point == 0x00d7 || point == 0x00f7 ||
           (point >= 0x2000 && point <= 0x2bff) || (point >= 0x3000 && point <= 0x3020) ||
           (point >= 0xe000 && point <= 0xf8ff) || point == 0xfffd;
}

static bool is_word(const char *word, size_t size, const struct spelling *spelling)
{
    return size == spelling->size && memcmp(word, spelling->text, size) == 0;
}

bool fold_drifts(const char *word, size_t size)
{
    size_t i;

    for (i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (is_word(word, size, &spellings[i].word) || is_word(word, size, &spellings[i].instead))
            return true;
    return false;
}

/* False for most words: no row of `spellings` starts with their first letter. */
static bool may_drift(const char *word)
{
    return *word == 'a' || *word == 'c' || *word == 'n';
}

/* Replaces the word from `word` to `end` if it is in `spellings`; returns its new end. */
static char *respell(char *word, char *end)
{
    size_t i;

    for (i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const struct spelling *instead = &spellings[i].instead;

        if (is_word(word, (size_t)(end - word), &spellings[i].word)) {
            memcpy(word, instead->text, instead->size);
            return word + instead->size;
        }
    }
    return end;
}

/* The folded form, of `length` bytes, of the character that `text` starts with, of `read` bytes
   there. NULL for a separator. */
static const char *fold_char(const char *text, size_t size, size_t *read, size_t *length)
{
    const char *letters;
    uint32_t point;

    if ((unsigned char)*text < 0x80) {
        *read = *length = 1;
        return fold_letters[(unsigned char)*text] ? &fold_letters[(unsigned char)*text] : NULL;
    }
    *length = utf8_read(text, size, &point);
    *read = *length ? *length : 1;
    if (*length == 0)
        return NULL;
    if (has_no_width(point)) {
        *length = 0;
        return text;
    }
    letters = bare(point);
    if (letters)
        *length = strlen(letters);
    return letters ? letters : separates_words(point) ? NULL : text;
}

/* Folds the ASCII characters of a word that `text` starts with; returns their number. */
static size_t fold_ascii(const char *text, const char *end, char *out, const char *limit)
{
    size_t most = end - text < limit - out ? (size_t)(end - text) : (size_t)(limit - out), i;

    for (i = 0; i < most && fold_letters[(unsigned char)text[i]]; i++)
        out[i] = fold_letters[(unsigned char)text[i]];
    return i;
}

size_t fold_text(const char *text, size_t size, char *out, size_t room)
{
    const char *end = text + size, *letters;
    char *to = out, *word = out, *const limit = out + room - 1;
    size_t read, length;

    for (; text < end; text += read) {
        length = fold_ascii(text, end, to, limit); /* the fast path */
        text += length;
        to += length;
        if (text == end)
            break;
        letters = fold_char(text, (size_t)(end - text), &read, &length);
        if (letters) {
            if (length > (size_t)(limit - to))
                break;
            while (length-- > 0)
                *to++ = *letters++;
        } else if (to > out && to[-1] != ' ') {
            if (may_drift(word))
                to = respell(word, to);
            if (to == limit)
                break;
            *to++ = ' ';
            word = to;
        }
    }
    if (to > out && to[-1] == ' ')
        to--;
    else if (to > word && may_drift(word))
        to = respell(word, to);
    *to = '\0';
    return (size_t)(to - out);
}

bool fold_starts(const char *text, const char *needle, const char **end)
{
    while (*needle) {
        if (*text == *needle) {
            text++;
            needle++;
        } else if (*needle == ' ') {
            needle++;
        } else if (*text == ' ') {
            text++;
        } else {
            return false;
        }
    }
    *end = text;
    return true;
}

bool fold_has_prefix(const char *text, size_t size, const char *prefix)
{
    for (; *prefix; text++, prefix++, size--)
        if (size == 0 || fold_lower(*text) != *prefix)
            return false;
    return true;
}

bool fold_has_word(const char *text, const char *word, size_t size, bool whole)
{
    size_t i;

    for (;; text++) {
        for (i = 0; i < size && text[i] == word[i]; i++)
            ;
        if (i == size && !(whole && text[size] && text[size] != ' '))
            return true;
        for (text += i; *text && *text != ' '; text++)
            ;
        if (!*text)
            return false;
    }
}
