#include "log/needle_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "log/needle_text.h"
#include "log/phrases.h"
#include "lookup/label.h"

struct builder {
    const struct drcode_catalog *catalog;
    struct needles *needles; /* being made */
    struct needle_text text;
};

/* Adds the bits of the head of a phrase: with the letters that may be left out, and without. */
static void add_heads(struct builder *b, const char *folded)
{
    struct needles *needles = b->needles;
    struct buffer letters = {0};
    unsigned without;

    needle_text_letters(&letters, folded);
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
    b->text.letters.failed |= letters.failed;
    buffer_free(&letters);
}

static bool add_phrases(struct builder *b)
{
    struct phrases phrases;
    size_t i;

    if (!phrases_start(&phrases, b->catalog))
        return false;
    for (i = 0; i < phrases.count; i++) {
        add_heads(b, phrases.list[i].folded);
        if (phrases.list[i].distinctive)
            needle_text_phrase(&b->text, b->catalog->pool + phrases.list[i].phrase);
    }
    phrases_free(&phrases);
    return true;
}

static void add_labels(struct builder *b)
{
    enum label_trust trust;
    enum label label;
    const char *name;
    size_t i;

    for (i = 0; (name = label_row(i, &label, &trust)) != NULL; i++) {
        bool column = label <= LABEL_PHRASE && !bytes_ascii(name, strlen(name));

        /* "SIP/2.0" before a status is the first line of a message, which is found otherwise */
        if ((column || label_is_evidence(label, trust)) && strcmp(name, "sip20") != 0)
            needle_text_label(&b->text, name, NEEDLE_LABEL);
        if (label == LABEL_FAILURES) /* of drcode's own summaries */
            needle_text_label(&b->text, name, NEEDLE_QUOTED);
    }
    needle_text_label(&b->text, "countName", NEEDLE_LABEL);    /* of Group-Object */
    needle_text_label(&b->text, "sipTrmReason", NEEDLE_LABEL); /* a column of AudioCodes */
    needle_text_label(&b->text, "arrivalTime", NEEDLE_FRAME);
    needle_text_label(&b->text, "sipDetails", NEEDLE_QUOTED); /* an object with a SIP code */
}

/* Adds a needle without letters and its gram, which needs no choice. */
static void add_fixed(struct builder *b, enum needle_kind kind, const char *gram,
                      struct buffer *fixed)
{
    struct gram_option option = {gram_of(gram), b->text.count, 0, 0};

    needle_text_start(&b->text, kind);
    buffer_add(fixed, (const char *)&option, sizeof option);
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
        if (*text == '5') {
            add_fixed(b, NEEDLE_CODE, text, codes);
        } else {
            needle_text_start(&b->text, NEEDLE_CODE);
            needle_text_option(&b->text, text, 0);
        }
    }
}

/* Adds the grams of codes to their bucket. None has a bar, which gram_of() makes of a backslash. */
static void add_code_grams(struct grams *grams, const struct gram_option *codes, size_t count)
{
    char text[GRAM];
    unsigned place;
    size_t i;

    for (i = 0; i < count; i++) {
        for (place = 0; place < GRAM; place++)
            text[place] = (char)(codes[i].gram >> 8 * place & 0xff);
        if (*text == '|')
            *text = '\\';
        grams_add(grams, BUCKET_CODES, text);
    }
}

/* The marks of needles that nothing can be searched for by. */
static unsigned find_always(struct builder *b, const struct gram_option *options, size_t count)
{
    const struct needle *list = (const void *)b->text.list.data;
    unsigned char *found = calloc(b->text.count + (size_t)1, 1);
    unsigned always = 0;
    size_t i;

    if (!found) {
        b->text.options.failed = true;
        return 0;
    }
    for (i = 0; i < count; i++)
        found[options[i].needle] = 1;
    for (i = 0; i < b->text.count; i++)
        if (!found[i] && list[i].kind == NEEDLE_PHRASE)
            always |= MARK_PHRASE;
        else if (!found[i] && list[i].kind < NEEDLE_CODE)
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

    if (needle->kind >= NEEDLE_CODE)
        return;
    needle->before = find_neighbour(gram, -1, 0);
    needle->after = find_neighbour(gram, GRAM, GRAM - 1);
}

/* The kinds of bytes that may be beside a gram where the needle's letter there is this. */
static uint32_t kinds_beside(char letter)
{
    return letter ? gram_kind(letter) | GRAM_OTHER : GRAM_ANY;
}

/* Makes the gram of a needle a candidate. */
static void allow(struct grams *grams, uint32_t gram, const struct needle *needle,
                  const char *letters)
{
    const char *after = letters + needle->letters + needle->gram + GRAM;

    switch (needle->kind) {
    case NEEDLE_CODE:
        grams_allow(grams, gram, GRAM_ANY, GRAM_DIGIT);
        break;
    case NEEDLE_REASON:
        grams_allow(grams, gram, gram_kind('t'), GRAM_ANY);
        break;
    case NEEDLE_STATUS:
        grams_allow(grams, gram, gram_kind('p') | GRAM_OTHER, GRAM_OTHER & ~GRAM_SLASH);
        break;
    case NEEDLE_ESCAPE:
        grams_allow(grams, gram, GRAM_ANY, GRAM_ANY);
        break;
    default:
        grams_allow(grams, gram, kinds_beside(needle->before),
                    *after ? kinds_beside(needle->after) : GRAM_OTHER);
    }
}

/* Sorts the needles by their grams and finds slots for these. */
static bool place_needles(struct builder *b, const struct gram_option *options, size_t count)
{
    struct needles *needles = b->needles;
    const struct needle *made = (const void *)b->text.list.data;
    struct needle_slot *slots;
    struct needle *list = malloc(count * sizeof *list + 1);
    size_t i, place = 0, grams = 0;

    for (i = 0; i < count; i++)
        grams += i == 0 || options[i].gram != options[i - 1].gram;
    for (needles->slot_bits = 4; (size_t)1 << needles->slot_bits < 2 * grams; needles->slot_bits++)
        ;
    slots = calloc((size_t)1 << needles->slot_bits, sizeof *slots);
    needles->list = list;
    needles->slots = slots;
    if (!list || !slots)
        return false;
    for (i = 0; i < count; i++) {
        list[i] = made[options[i].needle];
        list[i].gram = options[i].place;
        set_neighbours(&list[i], b->text.letters.data);
        allow(&needles->grams, options[i].gram, &list[i], b->text.letters.data);
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
    struct gram_option *options = (void *)b->text.options.data;
    size_t count = b->text.options.size / sizeof *options;

    if (!gram_choose(counts, options, &count))
        return false;
    gram_fill(counts, options, count, BUCKET_CODES, &b->needles->grams);
    b->needles->always = find_always(b, options, count);
    b->text.options.size = count * sizeof *options;
    add_code_grams(&b->needles->grams, (const void *)codes->data, codes->size / sizeof *options);
    grams_add_json(&b->needles->grams);
    buffer_add(&b->text.options, codes->data, codes->size);
    b->needles->letters = b->text.letters.data;
    if (b->text.options.failed)
        return false;
    options = (void *)b->text.options.data;
    count = b->text.options.size / sizeof *options;
    gram_sort(options, count);
    return place_needles(b, options, count);
}

struct needles *needles_build(const struct drcode_catalog *catalog,
                              const struct gram_counts *counts)
{
    struct builder b = {.catalog = catalog, .needles = calloc(1, sizeof *b.needles)};
    struct buffer codes = {0};
    bool fine = b.needles != NULL;

    buffer_char(&b.text.letters, '\0');
    fine = fine && add_phrases(&b);
    if (fine) {
        add_labels(&b);
        needle_text_start(&b.text, NEEDLE_REASON);
        needle_text_option(&b.text, "ext=", 0);
        add_codes(&b, &codes);
        add_fixed(&b, NEEDLE_STATUS, "/2.0", &codes);
        add_fixed(&b, NEEDLE_ESCAPE, "\\u00", &codes);
        add_fixed(&b, NEEDLE_ESCAPE, "\\u20", &codes); /* of dashes and quotes */
        fine = !b.text.letters.failed && !b.text.list.failed && !b.text.options.failed &&
               !codes.failed && finish(&b, counts, &codes);
    }
    if (!fine) {
        if (!b.needles || !b.needles->letters)
            buffer_free(&b.text.letters);
        needles_free(b.needles);
        b.needles = NULL;
    }
    buffer_free(&b.text.list);
    buffer_free(&b.text.options);
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
