/* test_by_sip.c - the entries of a catalog by their SIP codes. */
#include <stdlib.h>

#include "log/by_sip.h"
#include "test.h"

/* Each entry is listed with its SIP code, in the order of the catalog, and with no other; those
   without a code are last. */
static void lists_all(const struct drcode_catalog *catalog)
{
    uint16_t *list = malloc((catalog->entry_count + (size_t)1) * sizeof *list);
    size_t listed = 0, count, i;
    int sip;

    assert_non_null(list);
    list[catalog->entry_count] = 7;
    by_sip_list(catalog, list);
    assert_int_equal(list[catalog->entry_count], 7);
    for (sip = 0; sip < 800; sip++) {
        const uint16_t *found = by_sip_find(catalog, list, sip, &count);

        assert_ptr_equal(found, list + listed);
        for (i = 0; i < count; i++) {
            assert_int_equal(catalog->entries[found[i]].sip, sip);
            assert_true(i == 0 || found[i - 1] < found[i]);
        }
        listed += count;
    }
    for (i = listed; i < catalog->entry_count; i++) {
        assert_int_equal(catalog->entries[list[i]].sip, CATALOG_NO_SIP);
        assert_true(i == listed || list[i - 1] < list[i]);
    }
    free(list);
}

static void lists_the_built_in_entries(void **state)
{
    (void)state;
    lists_all(drcode_builtin());
}

static void lists_any_entries(void **state)
{
    static const struct catalog_entry entries[] = {
        {.sip = CATALOG_NO_SIP}, {.sip = 699}, {.sip = 404}, {.sip = 0},
        {.sip = CATALOG_NO_SIP}, {.sip = 699}, {.sip = 0},   {.sip = 100},
    };
    struct drcode_catalog catalog = {.entries = entries};

    (void)state;
    for (catalog.entry_count = 0; catalog.entry_count <= COUNT(entries); catalog.entry_count++)
        lists_all(&catalog);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "lists the built-in entries", lists_the_built_in_entries, NULL);
    add_test(&tests, "lists any entries", lists_any_entries, NULL);
    return run_all(&tests, "by_sip");
}
