/* Tests of country.c, with data/calling-codes.tsv: numbers and their countries. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drcode.h"
#include "summary/country.h"
#include "test.h"

static const struct number {
    const char *number;
    const char *key; /* NULL: unknown */
} numbers[] = {
    {"+33199001234", "FR"},
    {"+3319900****", "FR"},
    {"+33", "FR"},
    {"+33*", "FR"},
    {"+3****", NULL},
    {"+*", NULL},
    {"+", NULL},
    {"+ ", NULL},
    {"", NULL},
    {"tel:+33199001234", "FR"},
    {"sip:+33199001234@contoso.com", "FR"},
    {"tel: +33199001234", "FR"},
    {"  +33199001234", "FR"},
    {"tel:33199001234", NULL},
    {"sip:user@contoso.com", NULL},
    {"+33 1 99 00 12 34", "FR"},
    {"+33-1-99.00.12.34", "FR"},
    {"+44 (20) 7946 0000", "GB"},
    {"+(44)2079460000", "GB"},
    {"+33199001234;ext=12", "FR"},
    {"+331990012345678901234567890", "FR"},
    {"0033199001234", NULL},
    {"0199001234", NULL},
    {"112", NULL},
    {"+112", "US/CA"},
    {"anonymous", NULL},
    {"*****", NULL},
    {"++33199001234", NULL},
    {"+14255550100", "US/CA"},
    {"+1", "US/CA"},
    {"+1 (425) 555-0100", "US/CA"},
    {"+18005550100", "US/CA"},
    {"+1242****", "BS"},
    {"+124****", "US/CA"},
    {"+1 242 555 0100", "BS"},
    {"+16715550100", "GU"},
    {"+18765550100", "JM"},
    {"+16585550100", "JM"},
    {"+17875550100", "PR"},
    {"+18095550100", "DO"},
    {"+4930901820", "DE"},
    {"+390669812345", "VA"},
    {"+390612345678", "IT"},
    {"+41445556677", "CH"},
    {"+423", "LI"},
    {"+42", NULL},
    {"+35312345678", "IE"},
    {"+3531", "IE"},
    {"+999123456", NULL},
    {"+0123456", NULL},
};

static void finds(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    const struct number *row = *state;
    char *copy = malloc(strlen(row->number) + 1);
    const struct catalog_calling *found;

    assert_non_null(copy);
    memcpy(copy, row->number, strlen(row->number) + 1);
    found = country_find(catalog, copy);
    free(copy);
    if (!row->key) {
        assert_null(found);
        return;
    }
    assert_non_null(found);
    assert_string_equal(catalog->pool + found->key, row->key);
}

/* Each row of the table is found by its own prefix, by a longer number, and by its key. */
static void finds_each(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    size_t i;

    (void)state;
    assert_true(catalog->calling_count > 200);
    for (i = 0; i < catalog->calling_count; i++) {
        const struct catalog_calling *row = &catalog->callings[i];
        char number[32];

        snprintf(number, sizeof number, "+%s", catalog->pool + row->prefix);
        assert_ptr_equal(country_find(catalog, number), row);
        snprintf(number, sizeof number, "+%s****", catalog->pool + row->prefix);
        assert_ptr_equal(country_find(catalog, number), row);
        assert_non_null(country_of_key(catalog, catalog->pool + row->key));
        assert_true(catalog->pool[row->name[DRCODE_EN]] != '\0');
        assert_true(catalog->pool[row->name[DRCODE_FR]] != '\0');
    }
}

static void finds_keys(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();

    (void)state;
    assert_string_equal(catalog->pool + country_of_key(catalog, "DE")->name[DRCODE_EN], "Germany");
    assert_string_equal(catalog->pool + country_of_key(catalog, "DE")->name[DRCODE_FR],
                        "Allemagne");
    assert_null(country_of_key(catalog, "unknown"));
    assert_null(country_of_key(catalog, ""));
    assert_null(country_of_key(catalog, "de"));
}

/* Rows with the same key have the same name, so any of them gives it. */
static void names_agree(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    size_t i, lang;

    (void)state;
    for (i = 0; i < catalog->calling_count; i++)
        for (lang = 0; lang < DRCODE_LANGS; lang++)
            assert_string_equal(
                catalog->pool + catalog->callings[i].name[lang],
                catalog->pool +
                    country_of_key(catalog, catalog->pool + catalog->callings[i].key)->name[lang]);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, numbers, finds);
    add_test(&tests, "finds each row of the table", finds_each, NULL);
    add_test(&tests, "finds keys", finds_keys, NULL);
    add_test(&tests, "names of a key agree", names_agree, NULL);
    return run_all(&tests, "country");
}
