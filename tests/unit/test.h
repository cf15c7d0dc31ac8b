/* test.h - shared by the test programs: cmocka, and tests that are rows of tables. Paths are
   relative to the root of the project. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "catalog/tsv_table.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The tests of one program, in the order they were added. */
struct tests {
    struct CMUnitTest list[1024];
    size_t count;
};

/* Adds a test, whose argument points to `state`. */
void add_test(struct tests *tests, const char *name, CMUnitTestFunction run, const void *state);

/* Adds a test for each row of a case table: an array of structures whose first member is the
   `const char *` that names the row. The argument of a test points to its row. */
#define ADD_ROWS(tests, table, run) add_rows(tests, table, COUNT(table), sizeof *(table), run)
void add_rows(struct tests *tests, const void *table, size_t count, size_t size,
              CMUnitTestFunction run);

/* Runs the tests as one group; returns the exit status for main(). */
int run_all(const struct tests *tests, const char *group);

/* A random number from 0 to n - 1; the sequence is the same in each run. */
size_t below(size_t n);

/* A copy of a string without its NUL, so that a sanitizer notices reads beyond it; to be freed.
   `size` receives its size. */
char *copy_bare(const char *string, size_t *size);

/* Writes items in one line, "a:action|l:link|n:note", to compare them as a string. */
void show_items(const char *items, char *out, size_t room);

/* A catalog of documents, given as text: of these alone, or added to what is compiled in. To be
   freed by drcode_catalog_free(). */
struct drcode_catalog *catalog_of(const char *const *documents, size_t count, bool alone);

/* Readers of logs, ready to read; to be freed by the functions beside them, or free(). */
struct evidence;
struct prefilter;
struct json;
struct evidence *new_evidence(const struct drcode_catalog *catalog);
void free_evidence(struct evidence *evidence);
struct prefilter *new_prefilter(const struct drcode_catalog *catalog);
void free_prefilter(struct prefilter *prefilter);
struct json *new_json(bool counts);

/* Opens a table of tab-separated text. Free `text` when its cells are no longer used. */
struct tsv_table read_table(const char *path, struct buffer *text);

#endif
