/* test_needle_build.c - a catalog -> its needles. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "log/needle_build.h"
#include "log/prefilter.h"
#include "test.h"

/* A catalog of phrases and codes that are given, and its needles. */
struct made {
    struct catalog_entry entries[9]; /* the one after those that are added has a code of its own */
    struct catalog_text texts[8];
    struct drcode_catalog catalog;
    struct buffer pool;
    struct needles *needles;
};

static void add_entry(struct made *made, const char *phrase, uint32_t code)
{
    char folded[200];
    const size_t i = made->catalog.entry_count++;

    fold_text(phrase, strlen(phrase), folded, sizeof folded);
    made->texts[i] = (struct catalog_text){.phrase = (uint32_t)made->pool.size};
    buffer_add(&made->pool, phrase, strlen(phrase) + 1);
    made->texts[i].folded = (uint32_t)made->pool.size;
    buffer_add(&made->pool, folded, strlen(folded) + 1);
    made->entries[i] = drcode_builtin()->entries[0];
    made->entries[i].microsoft = code;
    made->entries[i].text[0] = (uint16_t)i;
    made->entries[i].text[1] = CATALOG_NO_TEXT;
}

/* Makes needles of up to eight phrases, which have codes of their own. */
static void make(struct made *made, const char *const *phrases, const uint32_t *codes, size_t count,
                 const struct gram_counts *counts)
{
    size_t i;

    memset(made, 0, sizeof *made);
    made->catalog = *drcode_builtin();
    made->catalog.entry_count = 0;
    made->catalog.reason_count = 0; /* whose strings are in another pool */
    buffer_char(&made->pool, '\0');
    for (i = 0; i < count; i++)
        add_entry(made, phrases[i], codes ? codes[i] : 560400 + (uint32_t)i);
    made->entries[made->catalog.entry_count].microsoft = 777777;
    made->catalog.pool = made->pool.data;
    made->catalog.entries = made->entries;
    made->catalog.texts = made->texts;
    made->needles = needles_build(&made->catalog, counts);
    assert_non_null(made->needles);
}

static void drop(struct made *made)
{
    needles_free(made->needles);
    buffer_free(&made->pool);
}

/* How many needles there are: the slots have them one after the other. */
static size_t count_needles(const struct needles *needles)
{
    size_t count = 0, i;

    for (i = 0; i < (size_t)1 << needles->slot_bits; i++)
        count += needles->slots[i].count;
    return count;
}

/* The gram of a slot, as a string. */
static const char *show_gram(uint32_t gram, char text[GRAM + 1])
{
    size_t i;

    for (i = 0; i < GRAM; i++)
        text[i] = (char)(gram >> 8 * i);
    text[GRAM] = '\0';
    return text;
}

/* The slot whose needles one is of. */
static const struct needle_slot *slot_of(const struct needles *needles, size_t place)
{
    size_t i;

    for (i = 0; i < (size_t)1 << needles->slot_bits; i++)
        if (place >= needles->slots[i].first &&
            place < needles->slots[i].first + needles->slots[i].count)
            return &needles->slots[i];
    fail_msg("no slot has needle %zu", place);
    return NULL;
}

/* The needle of a kind that has these letters; NULL: there is none. */
static const struct needle *find(const struct needles *needles, enum needle_kind kind,
                                 const char *letters)
{
    const size_t count = count_needles(needles);
    size_t i;

    for (i = 0; i < count; i++)
        if (needles->list[i].kind == kind &&
            strcmp(needles->letters + needles->list[i].letters, letters) == 0)
            return &needles->list[i];
    return NULL;
}

static const struct gram_counts no_counts = {NULL, 0, 1};

/* Each needle is found by its gram, which is part of its letters. */
static void finds_each_by_its_gram(void **state)
{
    static const char *const phrases[] = {"Trunk group is out of order",
                                          "Line card has no power at all",
                                          "Called party has moved away"};
    struct made made;
    const struct needles *needles;
    size_t i, count, grams = 0;

    (void)state;
    make(&made, phrases, NULL, COUNT(phrases), &no_counts);
    needles = made.needles;
    count = count_needles(needles);
    for (i = 0; i < count; i++) {
        const struct needle *needle = &needles->list[i];
        const struct needle_slot *slot = slot_of(needles, i);
        size_t place = needles_slot(needles, slot->gram);

        while (needles->slots[place].gram != slot->gram) {
            assert_int_not_equal(needles->slots[place].gram, 0);
            place = needles_next_slot(needles, place);
        }
        assert_ptr_equal(&needles->slots[place], slot);
        if (needle->kind < NEEDLE_CODE)
            assert_int_equal(gram_of(needles->letters + needle->letters + needle->gram),
                             slot->gram);
        grams += i == slot->first;
    }
    assert_true((size_t)1 << needles->slot_bits >= 2 * grams);
    assert_true((size_t)1 << needles->slot_bits < 4 * grams);
    assert_int_equal(needles->letters[0], '\0');
    assert_int_equal(needles->always, 0);
    for (i = 0; i < COUNT(phrases); i++) {
        struct buffer letters = {0};
        const char *c;

        for (c = phrases[i]; *c; c++)
            if (*c != ' ')
                buffer_char(&letters, fold_lower(*c));
        buffer_char(&letters, '\0');
        assert_non_null(find(needles, NEEDLE_PHRASE, letters.data));
        buffer_free(&letters);
    }
    drop(&made);
}

/* Labels that are evidence are searched for, and names that only readers know. */
static const struct label_row {
    const char *name;
    enum needle_kind kind;
    bool found;
} labels[] = {
    {"callendsubreason", NEEDLE_LABEL, true},
    {"diagcode", NEEDLE_LABEL, true},
    {"countname", NEEDLE_LABEL, true},
    {"siptrmreason", NEEDLE_LABEL, true},
    {"arrivaltime", NEEDLE_FRAME, true},
    {"arrivaltime", NEEDLE_LABEL, false},
    {"sipdetails", NEEDLE_QUOTED, true},
    {"sipdetails", NEEDLE_LABEL, false},
    {"failures", NEEDLE_QUOTED, true},
    {"failures", NEEDLE_LABEL, false},
    {"sip20", NEEDLE_LABEL, false},
    {"fehlercode", NEEDLE_LABEL, false},
    {"\346\234\200\347\265\202sip\344\273\243\347\242\274", NEEDLE_LABEL, true},
    {"\346\234\200\347\265\202sip\350\252\236\345\217\245", NEEDLE_LABEL, true}, /* a phrase's */
};

static void has_label(void **state)
{
    const struct label_row *row = *state;
    struct made made;

    make(&made, NULL, NULL, 0, &no_counts);
    assert_int_equal(find(made.needles, row->kind, row->name) != NULL, row->found);
    drop(&made);
}

/* What only some letters of a phrase may be beside its gram. Other grams are met often. */
static const struct neighbour_row {
    const char *phrase, *letters, *gram;
    char before, after;
} neighbours[] = {
    {"Xyloquartzbox is out of order", "xyloquartzboxisoutoforder", "quar", 'o', 't'},
    {"Quarterly lines are out of order", "quarterlylinesareoutoforder", "quar", '\0', 't'},
    {"Out of order is a line quar", "outoforderisalinequar", "quar", 'e', '\0'},
    {"Sq quarks are out of order", "sqquarksareoutoforder", "quar", '\0', 'k'},
    {"Out of order quar rings now", "outoforderquarringsnow", "quar", 'r', '\0'},
    {"Out of order a t quart so on", "outoforderaOtquartsoon", "quar", 't', 't'},
};

static int compare_counts(const void *a, const void *b)
{
    const struct gram_count *one = a, *other = b;

    return (one->gram > other->gram) - (one->gram < other->gram);
}

static void sets_neighbours(void **state)
{
    const struct neighbour_row *row = *state;
    struct gram_count counts[40];
    struct gram_counts met = {counts, 0, 1};
    const struct needle *needle;
    struct made made;
    char gram[GRAM + 1];
    size_t i;

    for (i = 0; i + GRAM <= strlen(row->letters); i++)
        if (gram_of(row->letters + i) != gram_of(row->gram))
            counts[met.count++] = (struct gram_count){gram_of(row->letters + i), 50000};
    qsort(counts, met.count, sizeof *counts, compare_counts);
    make(&made, &row->phrase, NULL, 1, &met);
    needle = find(made.needles, NEEDLE_PHRASE, row->letters);
    assert_non_null(needle);
    i = (size_t)(needle - made.needles->list);
    assert_string_equal(show_gram(slot_of(made.needles, i)->gram, gram), row->gram);
    assert_int_equal(needle->before, row->before);
    assert_int_equal(needle->after, row->after);
    drop(&made);
}

/* The heads of phrases, in both spellings of a word; and whether one is shorter than a head. */
static const struct head_row {
    const char *name, *phrase, *heads[3];
    bool is_short;
} heads[] = {
    {"a phrase", "Trunk is busy", {"trunki"}, false},
    {"as long as a head", "Is busy", {"isbusy"}, false},
    {"shorter than a head", "Busy!", {NULL}, true},
    {"a letter that may be left out", "Do not ring", {"donotr", "dontri"}, false},
    {"shorter without it", "Do not a", {"donota"}, true},
    {"one after the head", "Line is not up", {"lineis"}, false},
};

static void has_heads(void **state)
{
    const struct head_row *row = *state;
    uint64_t expected[NEEDLE_HEADS / 64] = {0};
    struct made made;
    size_t i;

    for (i = 0; i < COUNT(row->heads) && row->heads[i]; i++) {
        const unsigned bit = needles_head(row->heads[i]);

        expected[bit / 64] |= (uint64_t)1 << bit % 64;
    }
    make(&made, &row->phrase, NULL, 1, &no_counts);
    assert_memory_equal(made.needles->heads, expected, sizeof expected);
    assert_int_equal(made.needles->short_head, row->is_short);
    drop(&made);
}

/* Whether an ordinary line may be evidence to the prefilter of a catalog. */
static void is_looked_at(const struct drcode_catalog *catalog, bool expected)
{
    static const char text[] = "an ordinary line\n";
    static struct prefilter_search search;
    struct prefilter *prefilter = new_prefilter(catalog);

    prefilter_start(&search, text, sizeof text - 1, 0);
    assert_int_equal(prefilter_next(prefilter, &search, text).at < sizeof text - 1, expected);
    assert_int_equal(prefilter_marks(prefilter, text, 0, sizeof text - 1, 0) != 0, expected);
    assert_int_equal(prefilter_marks_after(prefilter, &search, text, 0, sizeof text - 1, 0) != 0,
                     expected);
    free_prefilter(prefilter);
}

/* A phrase without a word of four letters is in every line, perhaps. */
static void has_marks_of_every_line(void **state)
{
    static const char *const phrases[] = {"No op on it at any go in a row",
                                          "Trunks are away again"};
    struct made made;

    (void)state;
    make(&made, phrases, NULL, 2, &no_counts);
    assert_int_equal(made.needles->always, MARK_PHRASE);
    is_looked_at(&made.catalog, true);
    drop(&made);
    make(&made, phrases + 1, NULL, 1, &no_counts);
    assert_int_equal(made.needles->always, 0);
    is_looked_at(&made.catalog, false);
    drop(&made);
}

/* Codes of six digits are searched for by four, each once, in whatever place they begin. */
static void has_codes(void **state)
{
    static const char *const phrases[8] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    static const uint32_t codes[8] = {99999,  100000, 123456, 123499,
                                      560403, 560499, 999999, 1000000};
    static const char *const expected[] = {"1000", "1234", "5604", "9999"};
    struct made made;
    size_t count, i, found = 0;

    (void)state;
    make(&made, phrases, codes, 8, &no_counts);
    count = count_needles(made.needles);
    for (i = 0; i < count; i++) {
        char gram[GRAM + 1];
        size_t j;

        if (made.needles->list[i].kind != NEEDLE_CODE)
            continue;
        show_gram(slot_of(made.needles, i)->gram, gram);
        for (j = 0; j < COUNT(expected) && memcmp(gram, expected[j], GRAM) != 0; j++)
            ;
        assert_true(j < COUNT(expected));
        found++;
    }
    assert_int_equal(found, COUNT(expected));
    drop(&made);
}

/* Where a gram is a candidate: what may be beside it. */
static const struct place_row {
    const char *text;
    bool found;
} places[] = {
    {"x 560403", true},      {"x 5604.3", false},    {"x 5604", false},       {"x5604031", true},
    {"; text=\"No", true},   {"; next=\"No", false}, {"; TEXT=x", true},      {"SIP/2.0 404", true},
    {"SIP\\/2.0 404", true}, {"SIP/2.0/UDP", false}, {"HTTX/2.0 404", false}, {"SIP/2.01", false},
};

static void has_candidates(void **state)
{
    const struct place_row *row = *state;
    static const char *const phrases[] = {"a"};
    struct gram_places found;
    size_t from = 0, size;
    char *copy = copy_bare(row->text, &size);
    struct made made;

    make(&made, phrases, NULL, 1, &no_counts);
    assert_int_equal(grams_search(&made.needles->grams, GRAM_PLAIN, copy, size, &from, &found),
                     row->found);
    drop(&made);
    free(copy);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "each needle by its gram", finds_each_by_its_gram, NULL);
    ADD_ROWS(&tests, labels, has_label);
    ADD_ROWS(&tests, neighbours, sets_neighbours);
    ADD_ROWS(&tests, heads, has_heads);
    add_test(&tests, "marks of every line", has_marks_of_every_line, NULL);
    add_test(&tests, "codes", has_codes, NULL);
    ADD_ROWS(&tests, places, has_candidates);
    return run_all(&tests, "needle build");
}
