/* test_wrap.c - text broken into lines. */
#include "print/wrap.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "test.h"

/* What was printed to a file, which is closed; to be freed. */
static char *printed_to(FILE *file)
{
    struct buffer text = {0};
    int c;

    rewind(file);
    while ((c = getc(file)) != EOF)
        buffer_char(&text, (char)c);
    fclose(file);
    buffer_char(&text, '\0');
    return text.data;
}

static const struct line {
    const char *text;
    unsigned width, at, hang;
    const char *printed;
} lines[] = {
    {"one two three", 0, 4, 2, "one two three"},
    {"one two three", 100, 4, 2, "one two three"},
    {"one two three", 17, 4, 2, "one two three"},
    {"one two three", 16, 4, 2, "one two\n  three"},
    {"one two three", 11, 4, 2, "one two\n  three"},
    {"one two three", 10, 4, 2, "one\n  two\n  three"},
    {"one two three", 1, 4, 2, "\n  one\n  two\n  three"},
    {"one two three", 1, 0, 0, "one\ntwo\nthree"},
    {"\303\251t\303\251 trois", 9, 0, 0, "\303\251t\303\251 trois"},
    {"a : b ; c", 1, 0, 0, "a :\nb ;\nc"},
    {"a :", 1, 0, 0, "a :"},
    {"a b:", 1, 0, 0, "a\nb:"},
    {"a ", 3, 0, 0, "a"},
    {"a  b", 1, 0, 0, "a\n b"},
    {"", 3, 0, 0, ""},
};

static void wraps(void **state)
{
    const struct line *row = *state;
    FILE *file = tmpfile();
    size_t size;
    char *text, *copy = copy_bare(row->text, &size);

    assert_non_null(file);
    wrap_text(file, row->width, copy, size, row->at, row->hang);
    text = printed_to(file);
    assert_string_equal(text, row->printed);
    free(text);
    free(copy);
}

static const struct item {
    const char *text;
    unsigned width;
    const char *printed;
} items[] = {
    {"one two", 8, "one two\n"},
    {"one two", 7, "one\n  two\n"},
    {"one two\nthree", 0, "one two\n  three\n"},
    {"- one two", 8, "- one\n    two\n"},
    {"-one two", 8, "-one\n  two\n"},
    {"    one two", 8, "    one two\n"},
    {"   one two", 7, "   one\n  two\n"},
    {"a\n    b c d e", 4, "a\n      b c d e\n"},
    {"", 4, "\n"},
};

static void wraps_items(void **state)
{
    const struct item *row = *state;
    FILE *file = tmpfile();
    char *text;

    assert_non_null(file);
    wrap_item(file, row->width, row->text, 1, 2);
    text = printed_to(file);
    assert_string_equal(text, row->printed);
    free(text);
}

/* The start of a text that fits a room, and its columns. */
static const struct cut {
    const char *text;
    unsigned room, used;
    const char *printed;
} cuts[] = {
    {"abcdef", 7, 6, "abcdef"},
    {"abcdef", 6, 6, "abcdef"},
    {"abcdef", 5, 5, "ab..."},
    {"abcdef", 3, 3, "..."},
    {"\303\251bcdef", 6, 6, "\303\251bcdef"},
    {"\303\251bcdef", 5, 5, "\303\251b..."},
    {"abcde\303\251", 6, 6, "abcde\303\251"},
    {"abcde\303\251", 5, 5, "ab..."},
    {"abcdefghij\303\251", 5, 5, "ab..."},
    {"\303\251\303\251\303\251\303\251\303\251", 4, 4, "\303\251..."},
    {"\303\251\303\251\303\251", 3, 3, "\303\251\303\251\303\251"},
    {"", 3, 0, ""},
};

static void cuts_a_text(void **state)
{
    const struct cut *row = *state;
    FILE *file = tmpfile();
    size_t size;
    char *text, *copy = copy_bare(row->text, &size);

    assert_non_null(file);
    assert_int_equal(wrap_cut(file, copy, size, row->room), row->used);
    assert_int_equal(wrap_fits(copy, size, row->room), !strstr(row->printed, "..."));
    text = printed_to(file);
    assert_string_equal(text, row->printed);
    free(text);
    free(copy);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lines, wraps);
    ADD_ROWS(&tests, items, wraps_items);
    ADD_ROWS(&tests, cuts, cuts_a_text);
    return run_all(&tests, "wrap");
}
