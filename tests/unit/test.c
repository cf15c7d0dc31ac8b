#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/build.h"
#include "catalog/load.h"
#include "drcode.h"
#include "log/evidence.h"
#include "log/json.h"

void add_test(struct tests *tests, const char *name, CMUnitTestFunction run, const void *state)
{
    assert_true(tests->count < COUNT(tests->list));
    tests->list[tests->count++] = (struct CMUnitTest){
        .name = name, .test_func = run, .initial_state = (void *)(uintptr_t)state};
}

void add_rows(struct tests *tests, const void *table, size_t count, size_t size,
              CMUnitTestFunction run)
{
    const char *row = table;

    for (; count-- > 0; row += size) {
        const char *name;

        memcpy(&name, row, sizeof name);
        add_test(tests, name, run, row);
    }
}

int run_all(const struct tests *tests, const char *group)
{
    return _cmocka_run_group_tests(group, tests->list, tests->count, NULL, NULL) == 0 ? 0 : 1;
}

size_t below(size_t n)
{
    static uint32_t seed = 1;

    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % n;
}

char *copy_bare(const char *string, size_t *size)
{
    char *copy;

    *size = strlen(string);
    copy = malloc(*size ? *size : 1);
    assert_non_null(copy);
    memcpy(copy, string, *size);
    return copy;
}

void show_items(const char *items, char *out, size_t room)
{
    struct drcode_item item;
    size_t used = 0;

    *out = '\0';
    while ((items = drcode_next(items, &item)) != NULL) {
        int size = snprintf(out + used, room - used, "%s%c:%s", used ? "|" : "", (char)item.kind,
                            item.text);

        assert_in_range(size, 0, room - used - 1);
        used += (size_t)size;
    }
}

struct drcode_catalog *catalog_of(const char *const *documents, size_t count, bool alone)
{
    struct drcode_catalog base = *drcode_builtin(), *catalog;
    struct document_entries entries = {0};
    struct drcode_error error = {.text = ""};
    size_t i;

    if (alone)
        base.entry_count = base.text_count = 0;
    for (i = 0; i < count; i++)
        document_parse(&entries, "x.md", documents[i], strlen(documents[i]), &error);
    assert_string_equal(error.text, "");
    catalog = catalog_add(&base, &entries, &error);
    assert_non_null(catalog);
    document_entries_free(&entries);
    return catalog;
}

struct evidence *new_evidence(const struct drcode_catalog *catalog)
{
    struct evidence *evidence = calloc(1, sizeof *evidence + phrases_room(catalog));

    assert_non_null(evidence);
    assert_true(evidence_prepare(evidence, catalog, evidence + 1));
    return evidence;
}

void free_evidence(struct evidence *evidence)
{
    evidence_free(evidence);
    free(evidence);
}

struct prefilter *new_prefilter(const struct drcode_catalog *catalog)
{
    struct prefilter *prefilter = calloc(1, sizeof *prefilter);

    assert_non_null(prefilter);
    assert_true(prefilter_prepare(prefilter, catalog));
    return prefilter;
}

void free_prefilter(struct prefilter *prefilter)
{
    prefilter_free(prefilter);
    free(prefilter);
}

struct json *new_json(bool counts)
{
    struct json *json = calloc(1, sizeof *json);

    assert_non_null(json);
    json_start(json, counts);
    return json;
}

struct tsv_table read_table(const char *path, struct buffer *text)
{
    assert_true(load_file(path, text));
    buffer_char(text, '\0');
    return (struct tsv_table){.file = path, .next = text->data};
}
