#include "log/needles.h"

#include <string.h>

#include "base/fold.h"

/* Words that logs are full of: fragments without a part of them are better. */
static const char *const common[] = {
    "_sip",      " address",  " allow",     " call",     " connection", " contact",  " debug",
    " external", " failed",   " info",      " invite ",  " media",      " message",  " microsoft",
    " number ",  " received", " result",    " response", " session ",   " sip",      " sta",
    " tls ",     "able",      "acceptable", "agent",     "api-du-",     "candidate", "certificate",
    "content",   "error: ",   "establish",  "event",     "example",     "forbidden", "phone",
    "reason: ",  "record",    "request",    "route",     "server",      "time",      "timeout",
    "ting",      "transport", "user",       "warning "};

/* The number of the bit of four bytes. */
static unsigned bit_of(const char *text)
{
    uint32_t bytes;

    memcpy(&bytes, text, sizeof bytes);
    return bytes * 0x9e3779b1U >> 20;
}

void needles_start(struct needles *needles)
{
    size_t i;

    for (i = 0; i < sizeof common / sizeof *common; i++) {
        const char *at = common[i];

        for (; at[QGRAMS_GRAM - 1]; at++)
            needles->common[bit_of(at) / 64] |= (uint64_t)1 << bit_of(at) % 64;
    }
}

/* Finds the fragment in a text that is the rarest: of which many lines hold the fewest grams. One
   with `rate` ~0U is none; the last of those that are as good counts. */
static const char *find_rarest(const struct needles *needles, const char *text, size_t size,
                               unsigned (*rate)(const char *text))
{
    const char *best = NULL;
    unsigned least = ~0U,
             many = 0; /* a bit for each gram that many hold, the last one the lowest */
    size_t i;

    for (i = 0; i + QGRAMS_GRAM <= size; i++) {
        const char *start = text + i - (QGRAMS_FRAGMENT - QGRAMS_GRAM);
        unsigned bit = bit_of(text + i), score;

        many = many << 1 | (needles->common[bit / 64] >> bit % 64 & 1);
        if (i < QGRAMS_FRAGMENT - QGRAMS_GRAM || (score = rate(start)) == ~0U)
            continue;
        score += (many & 1) + (many >> 1 & 1) + (many >> 2 & 1) + (many >> 3 & 1);
        if (score <= least) {
            least = score;
            best = start;
        }
    }
    return best;
}

/* ~0U for what may be written in several ways. A blank between two words may, but rarely is. */
static unsigned rate_phrase(const char *text)
{
    unsigned blanks = 0;
    size_t i;

    for (i = 0; i < QGRAMS_FRAGMENT; i++) {
        if (!fold_word_char(text[i]) && (text[i] != ' ' || i == 0))
            return ~0U;
        blanks += text[i] == ' ';
    }
    return 10 * blanks;
}

static unsigned rate_label(const char *text)
{
    (void)text;
    return 0;
}

/* Copies a phrase in small letters; words whose spelling drifts become marks. Returns how
   long it is. */
static size_t copy_phrase(const char *phrase, char *copy, size_t room)
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
    return size;
}

bool needles_phrase(struct needles *needles, const char *phrase, unsigned marks)
{
    char copy[512];
    size_t size = copy_phrase(phrase, copy, sizeof copy);
    const char *rarest = find_rarest(needles, copy, size, rate_phrase);

    return rarest && qgrams_add(&needles->qgrams, rarest, QGRAMS_INSIDE, marks);
}

/* Adds seven bytes of a label as it is written. */
static bool add_spelling(struct needles *needles, const char *text, size_t size, unsigned marks)
{
    const char *rarest = find_rarest(needles, text, size, rate_label);

    return rarest && qgrams_add(&needles->qgrams, rarest,
                                (size_t)(text + size - rarest) - QGRAMS_FRAGMENT, marks);
}

/* Writes a label with a mark, or nothing for NUL, between its words; returns how long it is. */
static size_t spell(const char *name, char mark, char *text)
{
    size_t size = 0;

    for (; *name; name++) {
        char small = fold_lower(*name);

        if (small != *name && mark)
            text[size++] = mark;
        text[size++] = small;
    }
    return size;
}

bool needles_label(struct needles *needles, const char *name, unsigned marks)
{
    static const char between[] = {'\0', ' ', '_', '-', ';'}; /* the last for "SIP;cause=504" */
    char text[64];
    bool added = true;
    size_t i;

    for (i = 0; added && i < sizeof between; i++)
        added = add_spelling(needles, text, spell(name, between[i], text), marks);
    return added;
}

/* The parameter is `text="phrase`: the quotes may be escaped or, behind a sign, left out. */
bool needles_reason(struct needles *needles, unsigned marks)
{
    static const char *const spellings[] = {
        "text=\\\"", "text=\"", ";text=", " text=", ",text=", "\ttext="};
    bool added = true;
    size_t i;

    for (i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        char text[QGRAMS_FRAGMENT] = {QGRAMS_ANY};

        memcpy(text, spellings[i], strlen(spellings[i]));
        added = qgrams_add(&needles->qgrams, text, QGRAMS_INSIDE, marks) && added;
    }
    return added;
}
