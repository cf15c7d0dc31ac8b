/* test_reader.c - steps through a text that has no NUL. */
#include "base/reader.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const struct text {
    const char *text;
    char next;
    int digits, number; /* of one to three digits; -1: none */
    size_t word, blanks;
} texts[] = {
    {"", '\0', 0, -1, 0, 0},
    {"a", 'a', 0, -1, 1, 0},
    {"abZ1", 'a', 0, -1, 3, 0},
    {"1", '1', 1, 1, 0, 0},
    {"012x", '0', 3, 12, 0, 0},
    {"1234", '1', 4, -1, 0, 0},
    {" \t\302\240\342\200\257x", ' ', 0, -1, 0, 7},
    {"\302\240", '\302', 0, -1, 0, 2},
    {"\302\241", '\302', 0, -1, 0, 0},
    {"\342\200", '\342', 0, -1, 0, 0},
    {"\342\200\250", '\342', 0, -1, 0, 0},
    {"\302", '\302', 0, -1, 0, 0},
};

static void steps(void **state)
{
    const struct text *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);
    const struct reader start = {text, text + size};
    struct reader reader = start;

    assert_int_equal(reader_peek(&reader), row->next);
    assert_int_equal(reader_digits(&reader), row->digits);
    assert_int_equal(reader_word_size(&reader), row->word);
    assert_int_equal(reader_number(&reader, 1, 3), row->number);
    reader = start;
    assert_int_equal(reader_skip_blanks(&reader), row->blanks > 0);
    assert_int_equal(reader.at - text, row->blanks);
    reader = start;
    assert_false(reader_skip(&reader, '#'));
    assert_int_equal(reader_skip(&reader, row->next), size > 0);
    assert_int_equal(reader.at - text, size > 0);
    free(text);
}

/* Bytes after the end are not read, whatever they are. */
static void ends_where_it_is_told(void **state)
{
    static const char text[] = "\302\240\342\200\257";
    struct reader reader = {text, text + 1};

    (void)state;
    assert_false(reader_skip_blanks(&reader));
    reader.end = text + 4;
    assert_true(reader_skip_blanks(&reader));
    assert_ptr_equal(reader.at, text + 2);
    reader.end = text + 5;
    assert_true(reader_skip_blanks(&reader));
    assert_ptr_equal(reader.at, text + 5);
    assert_int_equal(reader_peek(&reader), '\0');
}

static void counts_many_digits(void **state)
{
    char text[200];
    const struct reader reader = {text, text + sizeof text};

    (void)state;
    memset(text, '1', sizeof text);
    assert_int_equal(reader_digits(&reader), 100);
}

static void reads_values(void **state)
{
    static const char text[] = "20250304";
    struct reader reader = {text, text + sizeof text - 1};

    (void)state;
    assert_int_equal(reader_value(&reader, 4), 2025);
    assert_int_equal(reader_value(&reader, 2), 3);
    assert_int_equal(reader_value(&reader, 2), 4);
    assert_ptr_equal(reader.at, reader.end);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, texts, steps);
    add_test(&tests, "ends where it is told", ends_where_it_is_told, NULL);
    add_test(&tests, "counts many digits", counts_many_digits, NULL);
    add_test(&tests, "reads values", reads_values, NULL);
    return run_all(&tests, "reader");
}
