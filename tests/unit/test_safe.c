/* Tests of safe.c: text that is safe on a terminal. test_format.c has JSON and TSV. */
#include "print/safe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

#define FFFD "\357\277\275"

static const struct text {
    const char *name, *text, *printed;
} texts[] = {
    {"nothing", "", ""},
    {"ASCII", "plain text", "plain text"},
    {"quotes and backslashes", "\"a\\b\"", "\"a\\b\""},
    {"a tab", "a\tb", "a\tb"},
    {"a line feed", "a\nb", "a?b"},
    {"a carriage return", "a\rb", "a?b"},
    {"an escape sequence", "\033[2Ja", "?[2Ja"},
    {"delete, at the end", "a\177", "a?"},
    {"a C1 control", "\302\233m", "?m"},
    {"a mark of direction", "a\342\200\256b", "a?b"},
    {"letters of two, three and four bytes", "\303\251\342\202\254\360\237\230\200",
     "\303\251\342\202\254\360\237\230\200"},
    {"bytes that are not UTF-8", "a\377\376b", "a" FFFD FFFD "b"},
    {"a letter that is cut off", "a\303", "a" FFFD},
    {"text of several blocks",
     "0123456789abcdef0123456789abcdef\0330123456789abcdef0123456789abcdef\033",
     "0123456789abcdef0123456789abcdef?0123456789abcdef0123456789abcdef?"},
};

static void prints_safe_text(void **state)
{
    const struct text *row = *state;
    char printed[256];
    size_t size, printed_size;
    char *bare = copy_bare(row->text, &size);
    FILE *file = tmpfile();

    assert_non_null(file);
    safe_print(file, bare, size);
    rewind(file);
    printed_size = fread(printed, 1, sizeof printed - 1, file);
    printed[printed_size] = '\0';
    assert_string_equal(printed, row->printed);
    fclose(file);
    free(bare);
}

/* A NUL is a control like any other. */
static void finds_a_nul(void **state)
{
    struct safe_code code;

    (void)state;
    assert_int_equal(safe_before(SAFE_TERMINAL, "ab\0c", 4, &code), 2);
    assert_int_equal(code.taken, 1);
    assert_int_equal(code.size, 1);
    assert_int_equal(code.text[0], '?');
    assert_int_equal(safe_before(SAFE_JSON, "ab\0c", 4, &code), 2);
    assert_int_equal(code.size, 6);
    assert_memory_equal(code.text, "\\u0000", 6);
    assert_int_equal(safe_before(SAFE_TSV, "ab\0c", 4, &code), 2);
    assert_int_equal(code.size, 1);
    assert_int_equal(code.text[0], ' ');
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, texts, prints_safe_text);
    add_test(&tests, "finds a NUL", finds_a_nul, NULL);
    return run_all(&tests, "safe");
}
