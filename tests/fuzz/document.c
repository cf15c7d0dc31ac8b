/* document.c - any bytes as a document: read, added to the catalog, all entries looked up. */
#include <stdlib.h>
#include <string.h>

#include "catalog/build.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

/* Reads every string of an entry to its end, and finds the entry by its codes. */
static void read_entry(const struct drcode_catalog *catalog, size_t index, enum drcode_lang lang)
{
    struct drcode_entry entry;
    struct drcode_item item;
    const char *items;
    size_t first, count, length = 0;

    drcode_entry(catalog, index, lang, &entry);
    length += strlen(entry.phrase) + strlen(entry.service_phrase);
    length += entry.source ? strlen(entry.source) : 1;
    expect(length > 0);
    expect(entry.microsoft >= DRCODE_NO_CODE && entry.sip >= DRCODE_NO_CODE && entry.sip <= 699);
    expect(entry.outcome < DRCODE_OUTCOMES && *entry.document != '\0');
    for (items = entry.items; (items = drcode_next(items, &item)) != NULL;)
        expect(*item.text != '\0');
    count = drcode_find_pair(catalog, entry.microsoft, entry.sip, &first);
    expect(first <= index && index < first + count);
    count = drcode_find_microsoft(catalog, entry.microsoft, &first);
    expect(first <= index && index < first + count);
}

static void read_catalog(const struct drcode_catalog *catalog)
{
    size_t i;

    for (i = 0; i < drcode_count(catalog); i++) {
        read_entry(catalog, i, DRCODE_EN);
        read_entry(catalog, i, DRCODE_FR);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct document_entries records = {0};
    struct drcode_catalog *catalog = NULL;
    struct drcode_error error = {.text = ""};
    bool parsed = document_parse(&records, "document", (const char *)bytes, size, &error);

    if (parsed && records.count > 0)
        catalog = catalog_add(drcode_builtin(), &records, &error);
    expect((parsed && (catalog || records.count == 0)) ||
           strncmp(error.text, "document:", strlen("document:")) == 0);
    document_entries_free(&records); /* a catalog must not point into them */
    if (catalog)
        read_catalog(catalog);
    drcode_catalog_free(catalog);
    return 0;
}
