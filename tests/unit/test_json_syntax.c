/* test_json_syntax.c - which members of objects are plain, and what is read of them. */
#include "log/json_syntax.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const struct plain {
    const char *name, *text;
    size_t read;
    const char *member, *value;
    enum json_kind kind;
    bool comma;
} plains[] = {
    {"a string", "\"a\":\"b\",\"c\":1", 8, "a", "b", JSON_STRING, true},
    {"a string at the end of its object", "\"a\":\"b\"}", 7, "a", "b", JSON_STRING, false},
    {"a string at the end of the text", "\"a\":\"b\"", 7, "a", "b", JSON_STRING, false},
    {"a string, a space before the comma", "\"a\":\"b\" ,", 7, "a", "b", JSON_STRING, false},
    {"an empty name, an empty string", "\"\":\"\",", 6, "", "", JSON_STRING, true},
    {"an empty string at the end of the text", "\"a\":\"\"", 6, "a", "", JSON_STRING, false},
    {"a string that looks like a number", "\"ab\":\"12\"}", 9, "ab", "12", JSON_STRING, false},
    {"a string that is long", "\"callEndSubReason\":\"Unable to deliver INVITE\"}", 45,
     "callEndSubReason", "Unable to deliver INVITE", JSON_STRING, false},
    {"a number", "\"a\":569015,", 11, "a", "569015", JSON_NUMBER, true},
    {"a number at the end of its object", "\"a\":504}", 7, "a", "504", JSON_NUMBER, false},
    {"a number of one digit", "\"a\":9,", 6, "a", "9", JSON_NUMBER, true},
    {"zero", "\"a\":0,", 6, "a", "0", JSON_NUMBER, true},
    {"a number with a zero behind", "\"a\":10}", 6, "a", "10", JSON_NUMBER, false},
    {"true", "\"a\":true,", 9, "a", "true", JSON_WORD, true},
    {"false", "\"a\":false}", 9, "a", "false", JSON_WORD, false},
    {"null", "\"a\":null}", 8, "a", "null", JSON_WORD, false},
    {"null at the end of the text", "\"a\":null", 8, "a", "null", JSON_WORD, false},
    {"false at the end of the text", "\"a\":false", 9, "a", "false", JSON_WORD, false},
    {"spaces", "\"a\" : \"b\",", 10, "a", "b", JSON_STRING, true},
    {"line ends and tabs", "\"a\"\r\n\t:\r\n\t504,", 14, "a", "504", JSON_NUMBER, true},
};

static void reads(void **state)
{
    const struct plain *row = *state;
    struct json_value member;
    bool comma;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(json_member(text, size, &member, &comma), row->read);
    assert_int_equal(member.name_size, strlen(row->member));
    assert_memory_equal(member.name, row->member, member.name_size);
    assert_int_equal(member.size, strlen(row->value));
    assert_memory_equal(member.text, row->value, member.size);
    assert_int_equal(member.kind, row->kind);
    assert_true(comma == row->comma);
    free(text);
}

/* What is left to a reader that takes a byte at a time. */
static const struct other {
    const char *name, *text;
} others[] = {
    {"nothing", ""},
    {"a quote alone", "\""},
    {"a name alone", "\"a\""},
    {"a name and a space", "\"a\" "},
    {"a name and a colon", "\"a\":"},
    {"a name, a colon and a space", "\"a\": "},
    {"a name that is not closed", "\"a:1,"},
    {"a name without quotes", "ab\":1,"},
    {"no colon", "\"a\" \"b\","},
    {"a colon without a name", ":504,"},
    {"another sign for the colon", "\"a\"=\"b\","},
    {"a string that is not closed", "\"a\":\"b,"},
    {"a quote for a string", "\"a\":\""},
    {"an escape in the name", "\"a\\n\":1,"},
    {"an escape in the string", "\"a\":\"b\\\"c\","},
    {"a number that may go on", "\"a\":50"},
    {"a number of several zeros", "\"a\":00,"},
    {"a number that starts with zero", "\"a\":0504,"},
    {"a fraction", "\"a\":1.5,"},
    {"a power", "\"a\":1e5,"},
    {"a number below zero", "\"a\":-1,"},
    {"a number and a space", "\"a\":1 ,"},
    {"a number at the end of an array", "\"a\":1]"},
    {"a number and a letter", "\"a\":1x,"},
    {"a slash before the digits", "\"a\":/,"},
    {"a colon behind the digits", "\"a\"::,"},
    {"a word cut off", "\"a\":tru"},
    {"false cut off", "\"a\":fals"},
    {"no word", "\"a\":nil,"},
    {"a word that starts like true", "\"a\":trux,"},
    {"a word that starts like false", "\"a\":falsx,"},
    {"a word that starts like null", "\"a\":nulx,"},
    {"a capital", "\"a\":True,"},
    {"an array", "\"a\":[1],"},
    {"an object", "\"a\":{},"},
    {"the end of the object", "\"a\":}"},
};

static void leaves(void **state)
{
    const struct other *row = *state;
    struct json_value member;
    bool comma;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(json_member(text, size, &member, &comma), 0);
    free(text);
}

/* Nothing that stands behind the text is read. */
static void reads_no_further(void **state)
{
    static const char text[] = "\"a\" : 504,", string[] = "\"a\":\"b\",";
    static const char *const words[] = {"\"a\":true,", "\"a\":false,", "\"a\":null,"};
    struct json_value member;
    bool comma;
    size_t size, i;

    (void)state;
    for (size = 0; size < sizeof text - 1; size++)
        assert_int_equal(json_member(text, size, &member, &comma), 0);
    for (i = 0; i < COUNT(words); i++)
        for (size = 0; size < strlen(words[i]) - 1; size++)
            assert_int_equal(json_member(words[i], size, &member, &comma), 0);
    for (size = 0; size < sizeof string - 2; size++)
        assert_int_equal(json_member(string, size, &member, &comma), 0);
    assert_int_equal(json_member(string, size, &member, &comma), size);
    assert_false(comma);
    assert_int_equal(json_spaces("    ", 3), 3);
}

static const struct spaces {
    const char *name, *text;
    size_t count;
} spaces[] = {
    {"no text", "", 0},         {"no spaces", "a ", 0},
    {"blanks", "  a ", 2},      {"tabs and line ends", "\t\r\n a", 4},
    {"spaces alone", " \n", 2}, {"another control character", "\v ", 0},
};

static void counts_spaces(void **state)
{
    const struct spaces *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(json_spaces(text, size), row->count);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, plains, reads);
    ADD_ROWS(&tests, others, leaves);
    add_test(&tests, "reads no further", reads_no_further, NULL);
    ADD_ROWS(&tests, spaces, counts_spaces);
    return run_all(&tests, "json_syntax");
}
