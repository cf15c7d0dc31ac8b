#include "log/needle_text.h"

#include <string.h>

#include "base/fold.h"
#include "log/gram_choice.h"

void needle_text_start(struct needle_text *b, enum needle_kind kind)
{
    const struct needle needle = {(uint32_t)b->letters.size, 0, (uint8_t)kind, 0, 0};

    buffer_add(&b->list, (const char *)&needle, sizeof needle);
    b->count++;
}

static void end_needle(struct needle_text *b)
{
    buffer_char(&b->letters, '\0');
}

/* The first byte of kana, of which most Japanese text is; data/gram-counts.tsv counts ASCII alone.
 */
#define KANA      '\343'
#define KANA_COST 200

/* Letters that people copy as one: from a PDF file, say. */
static bool has_ligature(const char *text)
{
    size_t i;

    for (i = 0; i + 1 < GRAM; i++)
        if (fold_lower(text[i]) == 'f' && memchr("fil", fold_lower(text[i + 1]), 3))
            return true;
    return false;
}

void needle_text_option(struct needle_text *b, const char *text, size_t place)
{
    struct gram_option option = {gram_of(text), b->count - 1, (uint16_t)place, 0};

    if (has_ligature(text))
        option.extra = 1000;
    else if (memchr(text, KANA, GRAM))
        option.extra = KANA_COST;
    buffer_add(&b->options, (const char *)&option, sizeof option);
}

/* Adds all grams of a word that starts at `place` in the needle made last. */
static void add_options(struct needle_text *b, const char *word, size_t size, size_t place)
{
    size_t i;

    for (i = 0; i + GRAM <= size; i++)
        needle_text_option(b, word + i, place + i);
}

/* Folded words of which more than one spelling counts, with the letters that may be left out. */
static const struct {
    const char *folded, *letters;
} spellings[] = {
    {"acknowledgment", "acknowledgEment"},
    {"canceled", "cancelLed"},
    {"canceling", "cancelLing"},
    {"nt", "nOt"},
    {"t", "Ot"}, /* of "couldn't" */
};

void needle_text_letters(struct buffer *letters, const char *folded)
{
    size_t i, size;

    for (; *folded; folded += size + (folded[size] == ' ')) {
        size = strcspn(folded, " ");
        for (i = 0; i < sizeof spellings / sizeof *spellings; i++)
            if (strlen(spellings[i].folded) == size &&
                memcmp(spellings[i].folded, folded, size) == 0)
                break;
        if (i < sizeof spellings / sizeof *spellings)
            buffer_string(letters, spellings[i].letters);
        else
            buffer_add(letters, folded, size);
    }
}

/* How many letters the start of a phrase has. */
static size_t count_letters(struct needle_text *b, const char *phrase, size_t size, char *folded,
                            size_t room)
{
    struct buffer letters = {0};
    size_t count;

    fold_text(phrase, size, folded, room);
    needle_text_letters(&letters, folded);
    count = letters.size;
    b->letters.failed |= letters.failed;
    buffer_free(&letters);
    return count;
}

/* True where "t" is the next word of a phrase, from `at` on: that of "couldn't", whose "n" is a
   word with it in "could not". */
static bool is_before_t(const char *phrase, size_t at)
{
    while (phrase[at] && !fold_word_char(phrase[at]))
        at++;
    return fold_lower(phrase[at]) == 't' && !fold_word_char(phrase[at + 1]);
}

void needle_text_phrase(struct needle_text *b, const char *phrase)
{
    char folded[2048];
    size_t at = 0, size, all = strlen(phrase);

    needle_text_start(b, NEEDLE_PHRASE);
    fold_text(phrase, all, folded, sizeof folded);
    needle_text_letters(&b->letters, folded);
    end_needle(b);
    for (; at < all; at += size + (size == 0)) {
        char word[FOLD_DRIFTS + 1];
        size_t i;

        for (size = 0; at + size < all && fold_word_char(phrase[at + size]); size++)
            ;
        for (i = 0; i < size && i < FOLD_DRIFTS; i++)
            word[i] = fold_lower(phrase[at + i]);
        if (size >= GRAM && !fold_drifts(word, size < FOLD_DRIFTS ? size : FOLD_DRIFTS))
            add_options(b, phrase + at, size - is_before_t(phrase, at + size),
                        count_letters(b, phrase, at, folded, sizeof folded));
    }
}

/* Words of labels as they are written, where that is with accents. */
static const char *const accented[] = {
    "c\303\263digo",      "subc\303\263digo", "endg\303\274ltige",
    "endg\303\274ltiger", "r\303\251ponse",
};

/* Adds the grams of a word of a label that starts at `place`: of its parts in one script, for
   spaces may part these, and without accents. */
static void add_word(struct needle_text *b, const char *word, size_t size, size_t place)
{
    char folded[64];
    size_t start = 0, end, skipped = 0, i;

    for (i = 0; i < sizeof accented / sizeof *accented; i++) {
        if (fold_text(accented[i], strlen(accented[i]), folded, sizeof folded) != size ||
            strncmp(folded, word, size) != 0)
            continue;
        word = accented[i];
        size++; /* a letter of two bytes stands for one */
        skipped = 1;
        break;
    }
    for (; start < size; start = end) {
        for (end = start + 1; end < size && !((word[end] ^ word[start]) & 0x80); end++)
            ;
        if (!skipped || !(word[start] & 0x80))
            add_options(b, word + start, end - start, place + start - (skipped && start > 0));
    }
}

void needle_text_label(struct needle_text *b, const char *name, enum needle_kind kind)
{
    size_t first = b->letters.size, start = 0, i;

    needle_text_start(b, kind);
    for (i = 0; name[i]; i++)
        buffer_char(&b->letters, fold_lower(name[i]));
    end_needle(b);
    for (i = 1; name[i - 1] && !b->letters.failed; i++) {
        if (name[i] && fold_lower(name[i]) == name[i])
            continue;
        add_word(b, b->letters.data + first + start, i - start, start);
        start = i;
    }
}
