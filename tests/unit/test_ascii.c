/* test_ascii.c - kinds of ASCII characters, and texts of them. */
#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#define GUID "01234567-89ab-CDEF-0123-456789abcdef"

/* A GUID is none with another character at any place. */
static void guids(void **state)
{
    static const char others[] = "g-/:@G`\377 ";
    size_t place, i;

    (void)state;
    assert_int_equal(strlen(GUID), ASCII_GUID);
    assert_true(ascii_guid(GUID));
    for (place = 0; place < ASCII_GUID; place++) {
        for (i = 0; i < sizeof others; i++) {
            char text[] = GUID;

            if (text[place] == others[i])
                continue;
            text[place] = others[i];
            assert_false(ascii_guid(text));
        }
    }
}

/* Each start with a dash is one, up to all of it. */
static void starts_of_guids(void **state)
{
    char text[] = GUID "0";
    size_t size;

    (void)state;
    for (size = 0; size < sizeof text; size++)
        assert_true(ascii_guid_start(text, size) == (size > 8 && size <= ASCII_GUID));
    text[11] = 'g';
    assert_true(ascii_guid_start(text, 11));
    assert_false(ascii_guid_start(text, 12));
    text[8] = '0';
    assert_false(ascii_guid_start(text, 9));
}

/* Of all characters, NUL included. */
static void kinds(void **state)
{
    int c;

    (void)state;
    for (c = -128; c < 128; c++) {
        assert_int_equal(ascii_digit((char)c), memchr("0123456789", c, 10) != NULL);
        assert_int_equal(ascii_space((char)c), memchr(" \t\r\n", c, 4) != NULL);
    }
}

static const struct text {
    const char *text;
    bool blank, formula;
} texts[] = {
    {"", true, false},     {" ", true, false},    {" \t ", true, false}, {" x", false, false},
    {"x ", false, false},  {"\n", false, false},  {"'", false, false},   {"''", false, false},
    {"=1", false, true},   {"+1", false, true},   {"-1", false, true},   {"@a", false, true},
    {"\t", true, true},    {"\r", false, false},  {"'=1", false, true},  {"''=1", false, true},
    {"a=1", false, false}, {"1-1", false, false}, {" =1", false, false}, {"'a=", false, false},
};

static void kinds_of_texts(void **state)
{
    const struct text *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(ascii_blank(text, size), row->blank);
    assert_int_equal(ascii_formula(text, size), row->formula);
    free(text);
}

static void no_formula_starts_with_nul(void **state)
{
    (void)state;
    assert_false(ascii_formula("\0=", 2));
    assert_false(ascii_formula("'\0=", 3));
    assert_false(ascii_formula("'=", 1)); /* nor does it end there */
    assert_false(ascii_blank("x", 1));
    assert_true(ascii_blank(" x", 1));
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "kinds of characters", kinds, NULL);
    add_test(&tests, "GUIDs", guids, NULL);
    add_test(&tests, "starts of GUIDs", starts_of_guids, NULL);
    ADD_ROWS(&tests, texts, kinds_of_texts);
    add_test(&tests, "where a text ends", no_formula_starts_with_nul, NULL);
    return run_all(&tests, "ascii");
}
