#include "log/needle_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/fold.h"
#include "log/phrases.h"
#include "lookup/label.h"

struct builder {
    const struct drcode_catalog *catalog;
    struct needles *needles; /* being made */
    struct buffer letters, list, options;
    uint32_t count; /* of needles */
};

/* Starts a needle whose letters are added next; they end with end_needle(). */
static void start_needle(struct builder *b, enum needle_kind kind)
{
    const struct needle needle = {(uint32_t)b->letters.size, 0, (uint8_t)kind, 0, 0};

    buffer_add(&b->list, (const char *)&needle, sizeof needle);
    b->count++;
}

static void end_needle(struct builder *b)
{
    buffer_char(&b->letters, '\0');
}

/* Letters that people copy as one: from a PDF file, say. */
static bool has_ligature(const char *text)
{
    size_t i;

    for (i = 0; i + 1 < GRAM; i++)
        if (fold_lower(text[i]) == 'f' && memchr("fil", fold_lower(text[i + 1]), 3))
            return true;
    return false;
}

/* Adds four bytes, at `place` in the needle made last, as one of the grams it may be found by. */
static void add_option(struct builder *b, const char *text, size_t place)
{
    struct gram_option option = {needles_gram(text), b->count - 1, (uint16_t)place, 0};

    if (has_ligature(text))
        option.extra = 1000;
    buffer_add(&b->options, (const char *)&option, sizeof option);
}

/* Adds all grams of a word that starts at `place` in the needle made last. */
static void add_options(struct builder *b, const char *word, size_t size, size_t place)
{
    size_t i;

    for (i = 0; i + GRAM <= size; i++)
        add_option(b, word + i, place + i);
}

/* Folded words of which more than one spelling counts, with the letters that may be left out. */
static const struct {
    const char *folded, *letters;
} spellings[] = {
    {"acknowledgment", "acknowledgEment"},
    {"canceled", "cancelLed"},
    {"canceling", "cancelLing"},
    {"nt", "nOt"},
};

/* Adds the letters of folded words; returns how many these are. */
static size_t add_letters(struct buffer *letters, const char *folded)
{
    size_t before = letters->size, i, size;

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
    return letters->size - before;
}

/* How many letters the start of a phrase has. */
static size_t count_letters(const char *phrase, size_t size, char *folded, size_t room)
{
    struct buffer letters = {0};
    size_t count;

    fold_text(phrase, size, folded, room);
    count = add_letters(&letters, folded);
    buffer_free(&letters);
    return count;
}

/* Adds a phrase. Its grams are of words without accents whose spelling does not drift. */
static void add_phrase(struct builder *b, const char *phrase)
{
    char folded[2048];
    size_t at = 0, size, all = strlen(phrase);

    start_needle(b, NEEDLE_PHRASE);
    fold_text(phrase, all, folded, sizeof folded);
    add_letters(&b->letters, folded);
    end_needle(b);
    for (; at < all; at += size + (size == 0)) {
        char word[FOLD_DRIFTS + 1];
        size_t i;

        for (size = 0; at + size < all && fold_word_char(phrase[at + size]); size++)
            ;
        for (i = 0; i < size && i < FOLD_DRIFTS; i++)
            word[i] = fold_lower(phrase[at + i]);
        if (size >= GRAM && !fold_drifts(word, size < FOLD_DRIFTS ? size : FOLD_DRIFTS))
            add_options(b, phrase + at, size, count_letters(phrase, at, folded, sizeof folded));
    }
}

/* Adds the bits of the head of a phrase: with the letters that may be left out, and without. */
static void add_heads(struct needles *needles, const char *folded)
{
    struct buffer letters = {0};
    unsigned without;

    add_letters(&letters, folded);
    for (without = 0; without < 2 && !letters.failed; without++) {
        char head[NEEDLE_HEAD];
        size_t count = 0, i;

        for (i = 0; i < letters.size && count < NEEDLE_HEAD; i++)
            if (!without || letters.data[i] == fold_lower(letters.data[i]))
                head[count++] = fold_lower(letters.data[i]);
        if (count < NEEDLE_HEAD)
            needles->short_head = true;
        else
            needles->heads[needles_head(head) / 64] |= (uint64_t)1 << needles_head(head) % 64;
    }
    needles->short_head |= letters.failed;
    buffer_free(&letters);
}

static bool add_phrases(struct builder *b)
{
    struct phrases phrases;
    size_t i;

    if (!phrases_start(&phrases, b->catalog))
        return false;
    for (i = 0; i < phrases.count; i++) {
        add_heads(b->needles, phrases.list[i].folded);
        if (phrases.list[i].distinctive)
            add_phrase(b, b->catalog->pool + phrases.list[i].phrase);
    }
    phrases_free(&phrases);
    return true;
}

/* Adds a label, whose words start with capitals. */
static void add_label(struct builder *b, const char *name, enum needle_kind kind)
{
    size_t start = 0, i;
    const char *letter;

    start_needle(b, kind);
    for (letter = name; *letter; letter++)
        buffer_char(&b->letters, fold_lower(*letter));
    end_needle(b);
    for (i = 1; name[i - 1]; i++) {
        if (name[i] && fold_lower(name[i]) == name[i])
            continue;
        add_options(b, name + start, i - start, start);
        start = i;
    }
}

static void add_labels(struct builder *b)
{
    enum label_trust trust;
    enum label label;
    const char *name;
    size_t i;

    for (i = 0; (name = label_row(i, &label, &trust)) != NULL; i++) {
        /* "SIP/2.0" before a status is the first line of a message, which is found otherwise */
        if (label_is_evidence(label, trust) && strcmp(name, "sip20") != 0)
            add_label(b, name, NEEDLE_LABEL);
        if (label == LABEL_FAILURES) /* of drcode's own summaries */
            add_label(b, name, NEEDLE_QUOTED);
    }
    add_label(b, "sipDetails", NEEDLE_QUOTED); /* an object with a SIP code */
}

/* Adds the grams of codes, which need no choice: the first four digits, each once. */
static void add_codes(struct builder *b, struct buffer *codes)
{
    size_t i;
    uint32_t last = 0;

    for (i = 0; i < b->catalog->entry_count; i++) {
        unsigned long code = b->catalog->entries[i].microsoft, first = code / 100;
        char text[GRAM];
        unsigned place;

        if (code < 100000 || code > 999999 || first == last)
            continue;
        last = (uint32_t)first;
        for (place = GRAM; place-- > 0; first /= 10)
            text[place] = (char)('0' + first % 10);
        start_needle(b, NEEDLE_CODE);
        buffer_add(codes,
                   (const char *)&(struct gram_option){needles_gram(text), b->count - 1, 0, 0},
                   sizeof(struct gram_option));
    }
}

/* Adds the grams of codes to their bucket. */
static void add_code_grams(struct grams *grams, const struct gram_option *codes, size_t count)
{
    char text[GRAM];
    unsigned place;
    size_t i;

    for (i = 0; i < count; i++) {
        for (place = 0; place < GRAM; place++)
            text[place] = (char)(codes[i].gram >> 8 * place & 0xff);
        grams_add(grams, BUCKET_CODES, text);
    }
}

/* Adds what may start JSON in a line: spaces, a bracket and what may follow it. */
static void add_json(struct grams *grams)
{
    static const char *const bytes[] = {" \t\r\n", "{[", "\"{}[] \t\r\n-0123456789tfn"};
    unsigned place, byte;
    const char *each;

    for (place = 0; place < GRAM - 1; place++)
        for (each = bytes[place]; *each; each++)
            grams_add_byte(grams, BUCKET_JSON, place, (unsigned char)*each);
    grams_add_byte(grams, BUCKET_JSON, 2, 0); /* the end of the text */
    for (byte = 0; byte < 256; byte++)
        grams_add_byte(grams, BUCKET_JSON, GRAM - 1, (unsigned char)byte);
}

/* The marks of needles that nothing can be searched for by. */
static unsigned find_always(const struct builder *b, const struct gram_option *options,
                            size_t count)
{
    const struct needle *list = (const void *)b->list.data;
    unsigned char *found = calloc(b->count + (size_t)1, 1);
    unsigned always = 0;
    size_t i;

    if (!found)
        return MARK_OTHER;
    for (i = 0; i < count; i++)
        found[options[i].needle] = 1;
    for (i = 0; i < b->count; i++)
        if (!found[i] && list[i].kind == NEEDLE_PHRASE)
            always |= MARK_PHRASE;
        else if (!found[i] && list[i].kind != NEEDLE_CODE)
            always |= MARK_LABEL;
    free(found);
    return always;
}

/* A letter beside a gram, if text must have it there: not one that may be left out, nor one of two
   of which one may be. Underscores are none in labels. */
static char find_neighbour(const char *letters, ptrdiff_t at, ptrdiff_t gram)
{
    char letter = letters[at];

    return letter == fold_lower(letter) && letter != fold_lower(letters[gram]) ? letter : '\0';
}

static void set_neighbours(struct needle *needle, const char *letters)
{
    const char *gram = letters + needle->letters + needle->gram;

    if (needle->kind == NEEDLE_CODE || needle->kind == NEEDLE_REASON)
        return;
    needle->before = find_neighbour(gram, -1, 0);
    needle->after = find_neighbour(gram, GRAM, GRAM - 1);
}

/* Sorts the needles by their grams and finds slots for these. */
static bool place_needles(struct builder *b, const struct gram_option *options, size_t count)
{
    struct needles *needles = b->needles;
    const struct needle *made = (const void *)b->list.data;
    struct needle_slot *slots;
    struct needle *list = malloc(count * sizeof *list + 1);
    size_t i, place = 0;

    for (needles->slot_bits = 4; (size_t)1 << needles->slot_bits < 2 * count; needles->slot_bits++)
        ;
    slots = calloc((size_t)1 << needles->slot_bits, sizeof *slots);
    needles->list = list;
    needles->slots = slots;
    if (!list || !slots)
        return false;
    for (i = 0; i < count; i++) {
        list[i] = made[options[i].needle];
        list[i].gram = options[i].place;
        set_neighbours(&list[i], b->letters.data);
        if (i == 0 || options[i].gram != options[i - 1].gram) {
            place = needles_slot(needles, options[i].gram);
            while (slots[place].gram != 0)
                place = needles_next_slot(needles, place);
            slots[place] = (struct needle_slot){options[i].gram, (uint32_t)i, 0};
        }
        slots[place].count++;
    }
    return true;
}

/* Chooses grams for the needles of words, and places these and the codes. */
static bool finish(struct builder *b, const struct gram_counts *counts, struct buffer *codes)
{
    struct gram_option *options = (void *)b->options.data;
    size_t count = b->options.size / sizeof *options;

    if (!gram_choose(counts, options, &count))
        return false;
    gram_fill(counts, options, count, BUCKET_CODES, &b->needles->grams);
    b->needles->always = find_always(b, options, count);
    b->options.size = count * sizeof *options;
    add_code_grams(&b->needles->grams, (const void *)codes->data, codes->size / sizeof *options);
    add_json(&b->needles->grams);
    buffer_add(&b->options, codes->data, codes->size);
    b->needles->letters = b->letters.data;
    if (b->options.failed)
        return false;
    options = (void *)b->options.data;
    count = b->options.size / sizeof *options;
    gram_sort(options, count);
    return place_needles(b, options, count);
}

struct needles *needles_build(const struct drcode_catalog *catalog,
                              const struct gram_counts *counts)
{
    struct builder b = {.catalog = catalog, .needles = calloc(1, sizeof *b.needles)};
    struct buffer codes = {0};
    bool fine = b.needles != NULL;

    buffer_char(&b.letters, '\0');
    fine = fine && add_phrases(&b);
    if (fine) {
        add_labels(&b);
        start_needle(&b, NEEDLE_REASON);
        add_option(&b, "ext=", 0);
        add_codes(&b, &codes);
        fine = !b.letters.failed && !b.list.failed && !b.options.failed && !codes.failed &&
               finish(&b, counts, &codes);
    }
    if (!fine) {
        if (b.needles && !b.needles->letters)
            buffer_free(&b.letters);
        needles_free(b.needles);
        b.needles = NULL;
    }
    buffer_free(&b.list);
    buffer_free(&b.options);
    buffer_free(&codes);
    return b.needles;
}

void needles_free(struct needles *needles)
{
    if (needles) {
        free((void *)(uintptr_t)needles->slots);
        free((void *)(uintptr_t)needles->list);
        free((void *)(uintptr_t)needles->letters);
    }
    free(needles);
}
