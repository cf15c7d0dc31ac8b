/* test_rarity.c - how rare words are in everyday texts and in the phrases of the catalog. */
#include "catalog/rarity.h"

#include <string.h>

#include "test.h"

static const struct row {
    const char *word;
    unsigned least, most;
} rows[] = {
    {"the", 0, 0},
    {"de", 0, 0},
    {"error", 0, 1},
    {"file", 0, 2},
    {"connection", 1, 3},
    {"connexion", 2, 5},
    {"certificate", 2, 5},
    {"invite", 4, 7}, /* which many phrases have */
    {"blackhole", 8, RARITY_MOST},
    {"xyzzy", RARITY_MOST, RARITY_MOST},
    {"", RARITY_MOST, RARITY_MOST},
};

static void rates(void **state)
{
    const struct row *row = *state;

    assert_in_range(rarity_of(drcode_builtin(), row->word, strlen(row->word)), row->least,
                    row->most);
}

static void a_catalog_without_rarities_has_rare_words_alone(void **state)
{
    struct drcode_catalog none = *drcode_builtin();

    (void)state;
    none.rarity_count = 0;
    assert_int_equal(rarity_of(&none, "the", 3), RARITY_MOST);
}

static void rows_are_sorted(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    size_t i;

    (void)state;
    for (i = 1; i < catalog->rarity_count; i++)
        assert_true((catalog->rarities[i - 1] & ~RARITY_BITS) <
                    (catalog->rarities[i] & ~RARITY_BITS));
    assert_int_equal(rarity_hash("the", 3) & RARITY_BITS, 0);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, rates);
    add_test(&tests, "a catalog without rarities has rare words alone",
             a_catalog_without_rarities_has_rare_words_alone, NULL);
    add_test(&tests, "rows are sorted", rows_are_sorted, NULL);
    return run_all(&tests, "rarity");
}
