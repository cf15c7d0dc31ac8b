/* test_label_cache.c - labels of names seen before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lookup/label.h"
#include "test.h"

static struct label_cache cache;

static void start(void)
{
    memset(&cache, 0xff, sizeof cache);
    memset(&cache, 0, sizeof cache);
}

/* The slot of a name, in memory of exactly its size. */
static unsigned slot_of(const char *name)
{
    size_t size;
    char *copy = copy_bare(name, &size);
    const unsigned slot = label_cached(&cache, copy, size);

    free(copy);
    assert_in_range(slot, 0, LABEL_CACHE_COUNT);
    return slot;
}

#define NAME44 "a name of 44 bytes, the most that are cached"

static const struct name {
    const char *text;
    enum label label;
    enum label_trust trust;
    bool kept;
} names[] = {
    {"finalSipCode", LABEL_SIP, LABEL_SURE, true},
    {"callEndSubReason", LABEL_MICROSOFT, LABEL_SURE, true},
    {"Final SIP code", LABEL_SIP, LABEL_SURE, true},
    {"subCode", LABEL_MICROSOFT, LABEL_WEAK, true},
    {"upn", LABEL_USER, LABEL_COLUMN, true},
    {"status", LABEL_NONE, LABEL_IN_QUERY, true},
    {"x", LABEL_NONE, LABEL_SURE, true},
    {"12345678", LABEL_NONE, LABEL_SURE, true},
    {"", LABEL_NONE, LABEL_SURE, false},
    {NAME44, LABEL_NONE, LABEL_SURE, true},
    {NAME44 "s", LABEL_NONE, LABEL_SURE, false},
};

static void finds_labels(void **state)
{
    const struct name *row = *state;
    unsigned slot, time;

    start();
    for (time = 0; time < 2; time++) {
        slot = slot_of(row->text);
        assert_int_equal(slot < LABEL_CACHE_COUNT, row->kept);
        assert_int_equal(cache.names[slot].label, row->label);
        if (row->label != LABEL_NONE)
            assert_int_equal(cache.names[slot].trust, row->trust);
        assert_int_equal(cache.names[slot].size, row->kept ? strlen(row->text) : 0);
        if (row->kept)
            assert_memory_equal(cache.names[slot].name, row->text, strlen(row->text));
    }
}

/* Names that have the same slot when nothing else is there. */
static void find_twins(char twins[][8], size_t count)
{
    unsigned number = 0, slot, first = 0;
    size_t found = 0;

    while (found < count) {
        snprintf(twins[found], 8, "n%05u", number++ % 100000);
        start();
        slot = slot_of(twins[found]);
        if (found == 0)
            first = slot;
        found += slot == first;
    }
    start();
}

/* Four names of a slot are kept; one more replaces the last of these. */
static void keeps_four_of_a_slot(void **state)
{
    char twins[6][8];
    unsigned first, i;

    (void)state;
    find_twins(twins, COUNT(twins));
    first = slot_of(twins[0]);
    for (i = 0; i < 4; i++)
        assert_int_equal(slot_of(twins[i]), (first + i) % LABEL_CACHE_COUNT);
    for (i = 0; i < 4; i++)
        assert_int_equal(slot_of(twins[i]), (first + i) % LABEL_CACHE_COUNT);
    for (i = 4; i < 6; i++)
        assert_int_equal(slot_of(twins[i]), (first + 3) % LABEL_CACHE_COUNT);
    for (i = 0; i < 3; i++)
        assert_int_equal(slot_of(twins[i]), (first + i) % LABEL_CACHE_COUNT);
    assert_memory_equal(cache.names[(first + 3) % LABEL_CACHE_COUNT].name, twins[5], 6);
}

/* However many names there are, each has its own label. */
static void mixes_up_no_names(void **state)
{
    size_t round;

    (void)state;
    start();
    for (round = 0; round < 5000; round++) {
        const struct name *known = &names[below(5)];
        char name[LABEL_CACHE_NAME + 4];
        size_t size = 1 + below(LABEL_CACHE_NAME), i;

        for (i = 0; i < size; i++)
            name[i] = (char)('a' + below(3));
        name[size] = '\0';
        assert_int_equal(cache.names[slot_of(name)].label, LABEL_NONE);
        assert_int_equal(cache.names[slot_of(known->text)].label, known->label);
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, names, finds_labels);
    add_test(&tests, "keeps four of a slot", keeps_four_of_a_slot, NULL);
    add_test(&tests, "mixes up no names", mixes_up_no_names, NULL);
    return run_all(&tests, "label_cache");
}
