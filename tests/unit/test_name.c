/* test_name.c - names as UTF-8 of at most some bytes. */
#include "summary/name.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const struct name {
    const char *name, *text;
    size_t room;
    const char *copied;
} names[] = {
    {"nothing", "", 8, ""},
    {"no room", "abc", 0, ""},
    {"as much as there is room", "abc", 3, "abc"},
    {"cut", "abcd", 3, "abc"},
    {"cut before a character of two bytes", "ab\303\251", 3, "ab"},
    {"cut after one", "a\303\251b", 3, "a\303\251"},
    {"a byte that is no UTF-8", "a\351b", 8, "a\357\277\275b"},
    {"no room for what replaces it", "ab\351", 4, "ab"},
};

static void copies(void **state)
{
    const struct name *row = *state;
    char text[16];
    size_t size;
    char *bare = copy_bare(row->text, &size);

    size = name_copy(text, row->room, bare, size);
    free(bare);
    text[size] = '\0';
    assert_string_equal(text, row->copied);
}

static void ends_at_nul(void **state)
{
    char text[8];

    (void)state;
    assert_int_equal(name_copy(text, sizeof text, "ab\0c", 4), 2);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, names, copies);
    add_test(&tests, "ends at a NUL", ends_at_nul, NULL);
    return run_all(&tests, "name");
}
