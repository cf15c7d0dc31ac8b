#include "log/needles.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"

size_t needles_slot(const struct needles *needles, uint32_t gram)
{
    return gram * 0x9e3779b1U >> (32 - needles->slot_bits);
}

size_t needles_next_slot(const struct needles *needles, size_t slot)
{
    return (slot + 1) & (((size_t)1 << needles->slot_bits) - 1);
}

unsigned needles_head(const char *letters)
{
    uint32_t hash = 0;
    size_t i;

    for (i = 0; i < NEEDLE_HEAD; i++)
        hash = (hash ^ (unsigned char)letters[i]) * 0x9e3779b1U;
    return hash >> 16 & (NEEDLE_HEADS - 1);
}

/* What a byte is to a comparison: a small letter or digit of a word; or one of these. */
#define PARTS   0 /* it parts words */
#define ENDS    1 /* it ends a line */
#define UNCLEAR 2 /* a letter may hide in it: beyond ASCII, or a backslash */

#define DIGITS '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'
#define LETTERS                                                                                    \
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', \
        't', 'u', 'v', 'w', 'x', 'y', 'z'

#define UNCLEAR_16 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2

static const unsigned char classes[256] = {
    ['\n'] = ENDS,   ['0'] = DIGITS,      ['A'] = LETTERS, ['\\'] = UNCLEAR, ['_'] = '_',
    ['a'] = LETTERS, [0x80] = UNCLEAR_16, UNCLEAR_16,      UNCLEAR_16,       UNCLEAR_16,
    UNCLEAR_16,      UNCLEAR_16,          UNCLEAR_16,      UNCLEAR_16,
};

static unsigned char class_of(char c)
{
    return classes[(unsigned char)c];
}

static bool is_letter(unsigned char class)
{
    return class > UNCLEAR;
}

static bool is_optional(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

/* What became of a comparison. */
enum verdict { DIFFERS, SAME, UNDECIDED };

/* True for a byte of a whole letter of a script that has one spelling only: Cyrillic, Hebrew,
   Arabic, kana, Chinese, Hangul. `first` and `last` are where the text may be read. */
static bool is_foreign(const char *at, const char *first, const char *last)
{
    const char *lead = at;
    unsigned char c;
    ptrdiff_t size, i;

    while (lead > first && at - lead < 2 && (*lead & 0xc0) == 0x80)
        lead--;
    c = (unsigned char)*lead;
    size = c >= 0xe3 && c <= 0xec ? 3 : 2;
    if (c < 0xd0 || (c > 0xdf && size == 2) || last - lead < size - 1 || at - lead >= size)
        return false;
    for (i = 1; i < size; i++)
        if ((lead[i] & 0xc0) != 0x80)
            return false;
    return c != 0xe3 || (unsigned char)lead[1] > 0x80; /* U+3000 is a space */
}

/* Compares the letters of a needle from `letter` on, up to its NUL, with a text from `first` to
   `last`, from `*text` on, in steps of 1 or -1. `*text` becomes what follows the last letter. */
static enum verdict compare(const char *letter, int step, bool label, const char **text,
                            const char *first, const char *last)
{
    const char *at = *text, *end = step < 0 ? first - 1 : last + 1;

    while (*letter) {
        unsigned char class = at == end ? ENDS : class_of(*at);

        if (class == PARTS || (label && class == '_')) {
            at += step;
        } else if (class == (unsigned char)*letter || (class | 0x20) == (*letter | 0x20)) {
            letter += step;
            at += step;
        } else if (class == UNCLEAR && *at == *letter) {
            letter += step;
            at += step;
        } else if (class == UNCLEAR) {
            return *at & 0x80 && is_foreign(at, first, last) ? DIFFERS : UNDECIDED;
        } else if (is_optional(*letter) || (letter[-step] | 0x20) == *letter) {
            letter += step; /* a letter left out; or one of two, of which the first was taken */
        } else {
            return DIFFERS;
        }
    }
    *text = at;
    return SAME;
}

/* The class of the letter before or after a gram, whatever parts them: `at` is the byte beside it.
 */
static unsigned char nearest(const char *text, size_t size, size_t at, size_t step)
{
    while (at < size && class_of(text[at]) == PARTS)
        at += step;
    return at < size ? class_of(text[at]) : ENDS;
}

/* True where any letter may be beside a gram. */
static bool is_open(unsigned char near)
{
    return near == UNCLEAR || near == '_'; /* an underscore may part words */
}

/* True where a word may start after the byte before `at`: "_subCode" has an underscore there, and
   an escape may end there. */
static bool may_start(const char *text, const char *at)
{
    size_t i;

    if (at == text || !is_letter(class_of(at[-1])) || at[-1] == '_')
        return true;
    for (i = 2; i <= 4 && at - text >= (ptrdiff_t)i; i++)
        if (at[-(ptrdiff_t)i] == '\\' || at[-(ptrdiff_t)i] == '#')
            return true;
    return false;
}

/* True where the quote beside a name is at `at`, or beyond it: what parts words may be in the name.
 */
static bool is_quoted(const char *at, ptrdiff_t step, const char *text, const char *end)
{
    while (at >= text && at < end && *at != '"' && class_of(*at) == PARTS)
        at += step;
    return at >= text && at < end && (*at == '"' || class_of(*at) == UNCLEAR);
}

/* True where the letters of a needle are around the gram at `at`. */
static bool has_letters(const char *letters, const struct needle *needle, const char *text,
                        const char *end, const char *at)
{
    const char *gram = letters + needle->letters + needle->gram;
    const char *before = at - 1, *after = at + GRAM;
    bool label = needle->kind != NEEDLE_PHRASE;
    enum verdict start = compare(gram - 1, -1, label, &before, text, end - 1), rest;

    if (start == DIFFERS || (start == SAME && !may_start(text, before + 1)))
        return false;
    rest = compare(gram + GRAM, 1, label, &after, text, end - 1);
    if (rest == SAME && after < end && is_letter(class_of(*after)))
        return false;
    if (needle->kind == NEEDLE_QUOTED && start == SAME && rest == SAME)
        return is_quoted(before, -1, text, end) && is_quoted(after, 1, text, end);
    return rest != DIFFERS;
}

static const char separators[] = " \t,;/|\"'";

/* True for what may be between the two numbers of a pair. */
static bool separates(char c)
{
    return memchr(separators, c, sizeof separators - 1) != NULL;
}

/* True where a number is beside the one from `start` to `end`. */
static bool has_neighbour(const char *text, size_t size, size_t start, size_t end)
{
    size_t before = start, after = end;

    while (before > 0 && start - before < 5 && separates(text[before - 1]))
        before--;
    while (after < size && after - end < 5 && separates(text[after]))
        after++;
    return (before < start && before > 0 && ascii_digit(text[before - 1])) ||
           (after > end && after < size && ascii_digit(text[after]));
}

/* True where a digit is before `at`: one more of the same number, unless it is the last of an
   escaped line end, "#012". */
static bool is_behind_digit(const char *text, size_t at)
{
    return at > 0 && ascii_digit(text[at - 1]) && (at < 4 || memcmp(text + at - 4, "#012", 4) != 0);
}

/* True where a documented Microsoft code of six digits, no more, starts at `at`, with a number
   beside it. */
static bool is_code(const struct drcode_catalog *catalog, const char *text, size_t size, size_t at)
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
    return has_neighbour(text, size, at, at + 6) &&
           drcode_find_microsoft(catalog, code, &first) > 0;
}

/* True where the text of a Reason header that starts at `at`, after its GUID if it has one, may be
   a phrase, or one cut off: its first letters are those of one. One whose quote the line does not
   close may go on in another line. */
static bool may_be_phrase(const struct needles *needles, const char *at, const char *end)
{
    char head[NEEDLE_HEAD];
    unsigned count = 0, quotes = 0, bit;

    for (; at < end && (*at == '"' || *at == '\\'); at++)
        quotes += *at == '"';
    if (quotes == 1) { /* the next one ends the search, also that of another text */
        const char *stop = at + bytes_before_quote(at, (size_t)(end - at));

        if (stop == end || *stop == '\n')
            return true;
    }
    if (end - at > ASCII_GUID && at[ASCII_GUID] == ';' && ascii_guid(at))
        at += ASCII_GUID + 1;
    for (; count < NEEDLE_HEAD; at++) {
        if (at == end || *at == '"' || *at == '\n')
            return needles->short_head;
        if (class_of(*at) == UNCLEAR)
            return true;
        if (is_letter(class_of(*at)))
            head[count++] = (char)class_of(*at);
    }
    bit = needles_head(head);
    return needles->heads[bit / 64] >> bit % 64 & 1;
}

/* True where "/2.0" at `at` is part of a status line. Requests that must be sent again, with a
   password or later, have not failed. */
static bool is_status(const char *text, size_t size, size_t at)
{
    static const char *const again[] = {"401", "407", "491"};
    const size_t name = at > 0 && text[at - 1] == '\\' ? 4 : 3; /* JSON may escape the slash */
    const char *code = text + at + GRAM + 1;
    size_t i;

    if (at < name || size - at < GRAM + 4 || memcmp(text + at - name, "SIP", 3) != 0 ||
        code[-1] != ' ' || *code < '4' || *code > '6' || !ascii_digit(code[1]) ||
        !ascii_digit(code[2]))
        return false;
    for (i = 0; i < sizeof again / sizeof *again; i++)
        if (memcmp(code, again[i], 3) == 0)
            return false;
    return true;
}

/* True where "\u00" or "\u20" at `at` starts a character that letters follow: those of a gram are
   passed over there, for "0" is before them in "\u0020Call". */
static bool is_escape(const char *text, size_t size, size_t at)
{
    const size_t after = at + 6;

    return memcmp(text + at, "\\u", 2) == 0 && (after >= size || fold_word_char(text[after]));
}

static bool is_needle(const struct needles *needles, const struct drcode_catalog *catalog,
                      const struct needle *needle, const char *text, size_t size, size_t at)
{
    switch (needle->kind) {
    case NEEDLE_CODE:
        return is_code(catalog, text, size, at);
    case NEEDLE_REASON:
        return at > 0 && (text[at - 1] | 0x20) == 't' &&
               may_be_phrase(needles, text + at + GRAM, text + size);
    case NEEDLE_STATUS:
        return is_status(text, size, at);
    case NEEDLE_ESCAPE:
        return is_escape(text, size, at);
    default:
        return has_letters(needles->letters, needle, text, text + size, text + at);
    }
}

/* The mark of each kind of needle. */
static const unsigned char marks[] = {
    [NEEDLE_PHRASE] = MARK_PHRASE, [NEEDLE_LABEL] = MARK_LABEL,  [NEEDLE_QUOTED] = MARK_LABEL,
    [NEEDLE_FRAME] = MARK_FRAME,   [NEEDLE_CODE] = MARK_PAIR,    [NEEDLE_REASON] = MARK_REASON,
    [NEEDLE_STATUS] = MARK_STATUS, [NEEDLE_ESCAPE] = MARK_OTHER,
};

unsigned needles_at(const struct needles *needles, const struct drcode_catalog *catalog,
                    const char *text, size_t size, size_t at, unsigned known)
{
    const struct needle_slot *slot;
    const struct needle *list;
    unsigned char before, after;
    bool any_before, any_after;
    uint32_t gram, i;
    size_t place;

    if (size - at < GRAM)
        return known;
    gram = gram_of(text + at);
    for (place = needles_slot(needles, gram); needles->slots[place].gram != gram;
         place = needles_next_slot(needles, place))
        if (needles->slots[place].gram == 0)
            return known;
    slot = &needles->slots[place];
    list = &needles->list[slot->first];
    before = nearest(text, size, at - 1, (size_t)-1);
    after = nearest(text, size, at + GRAM, 1);
    any_before = is_open(before);
    any_after = is_open(after);
    for (i = 0; i < slot->count; i++) {
        const struct needle *needle = &list[i];

        if ((needle->before && needle->before != (char)before && !any_before) ||
            (needle->after && needle->after != (char)after && !any_after) ||
            known & marks[needle->kind])
            continue; /* with most words, another letter is beside the gram */
        if (i >= NEEDLE_TRIES || is_needle(needles, catalog, needle, text, size, at))
            known |= marks[needle->kind];
    }
    return known;
}
