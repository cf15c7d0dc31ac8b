/* test_json_syntax.c - what JSON consists of, and which members of objects are plain. */
#include "log/json_syntax.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
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
    {"a number that ends in zero", "\"a\":10}", 6, "a", "10", JSON_NUMBER, false},
    {"true", "\"a\":true,", 9, "a", "true", JSON_WORD, true},
    {"false", "\"a\":false}", 9, "a", "false", JSON_WORD, false},
    {"null", "\"a\":null}", 8, "a", "null", JSON_WORD, false},
    {"null at the end of the text", "\"a\":null", 8, "a", "null", JSON_WORD, false},
    {"false at the end of the text", "\"a\":false", 9, "a", "false", JSON_WORD, false},
    {"spaces", "\"a\" : \"b\",", 10, "a", "b", JSON_STRING, true},
    {"line ends and tabs", "\"a\"\r\n\t:\r\n\t504,", 14, "a", "504", JSON_NUMBER, true},
};

/* Reads a member of an object; returns how many bytes that took, 0 for one that is not plain. */
static size_t read_member(const char *text, size_t size, struct json_value *member, bool *comma)
{
    static struct json_syntax json;
    const char *at = "{", *end = text + size;
    struct json_quotes quotes;

    json_syntax_start(&json);
    assert_int_equal(json_syntax_next(&json, &at, at + 1), JSON_TOKEN_OBJECT);
    json_quotes_start(&quotes, text, end);
    at = text;
    if (!json_syntax_member(&json, &quotes, &at)) {
        assert_ptr_equal(at, text);
        return 0;
    }
    *member = json.value;
    *comma = at[-1] == ',';
    return (size_t)(at - text);
}

static void reads(void **state)
{
    const struct plain *row = *state;
    struct json_value member;
    bool comma;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(read_member(text, size, &member, &comma), row->read);
    assert_int_equal(member.name_size, strlen(row->member));
    assert_memory_equal(member.name, row->member, member.name_size);
    assert_int_equal(member.size, strlen(row->value));
    assert_memory_equal(member.text, row->value, member.size);
    assert_int_equal(member.kind, row->kind);
    assert_true(comma == row->comma);
    free(text);
}

/* Texts, and what is read of them: containers, NAME=VALUE with `#` for the quotes of strings. */
static const struct tokens {
    const char *name, *text, *tokens;
} tokens[] = {
    {"an object", "{\"a\":1,\"b\" : \"2\"}", "{ a=1 b=#2# } done "},
    {"an empty object", "{}", "{ } done "},
    {"an array", "[1, \"b\", true, [null], -2.5e+3 ]", "[ 1 #b# true [ null ] -2.5e+3 ] done "},
    {"containers in an object", "{\"a\":{\"b\":[{\"c\":0}]},\"d\":[]}",
     "{ a={ b=[ { c=0 } ] } d=[ ] } done "},
    {"escapes", "{\"a\\u0062\":\"\\n\\u00e9\\ud83d\\ude00\"}", "{ ab=#\n\u00e9\U0001f600# } done "},
    {"numbers and words before a space", "{\"a\":0 ,\"b\":false }", "{ a=0 b=false } done "},
    {"text after the outermost value", "[] x", "[ ] done "},
    {"no comma", "[1 2]", "[ 1 bad "},
    {"the wrong end", "{\"a\":1]", "{ a=1 bad "},
    {"an end that comes too early", "{\"a\":[1,", "{ a=[ 1 "},
};

static void show_value(struct buffer *out, const struct json_value *value, bool text)
{
    if (value->name) {
        buffer_add(out, value->name, value->name_size);
        buffer_char(out, '=');
    }
    buffer_string(out, text && value->kind == JSON_STRING ? "#" : "");
    buffer_add(out, value->text, text ? value->size : 0);
    buffer_string(out, text && value->kind == JSON_STRING ? "#" : "");
}

/* Reads a part of a text that ends where its memory does; false where no more is to be read. */
static bool show_part(struct buffer *out, struct json_syntax *json, const char *text, size_t size)
{
    static const char *const names[] = {"", "{", "[", "}", "]", "", "done", "bad"};
    char *copy = malloc(size + 1);
    const char *at = copy + 1;
    enum json_token token;

    assert_non_null(copy);
    memcpy(copy + 1, text, size);
    do {
        token = json_syntax_next(json, &at, copy + 1 + size);
        if (token == JSON_TOKEN_OBJECT || token == JSON_TOKEN_ARRAY || token == JSON_TOKEN_VALUE)
            show_value(out, &json->value, token == JSON_TOKEN_VALUE);
        buffer_string(out, names[token]);
        buffer_string(out, token == JSON_TOKEN_NONE ? "" : " ");
    } while (token != JSON_TOKEN_NONE && token < JSON_TOKEN_DONE);
    assert_true(token != JSON_TOKEN_NONE || at == copy + 1 + size);
    free(copy);
    return token == JSON_TOKEN_NONE;
}

/* Reads a text whole, and cut in two at each place, and byte by byte. */
static void hands_out(void **state)
{
    static struct json_syntax json;
    const struct tokens *row = *state;
    size_t size = strlen(row->text), cut, at;

    for (cut = 0; cut <= size; cut++) {
        struct buffer out = {0};

        json_syntax_start(&json);
        if (cut > 0 || show_part(&out, &json, row->text, 0)) {
            if (cut == 0)
                for (at = 0; at < size && show_part(&out, &json, row->text + at, 1); at++)
                    ;
            else if (show_part(&out, &json, row->text, cut))
                show_part(&out, &json, row->text + cut, size - cut);
        }
        buffer_char(&out, '\0');
        assert_string_equal(out.data, row->tokens);
        buffer_free(&out);
    }
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
    {"a colon after the digits", "\"a\"::,"},
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

    assert_int_equal(read_member(text, size, &member, &comma), 0);
    free(text);
}

/* Nothing beyond the text is read. */
static void reads_no_further(void **state)
{
    static const char text[] = "\"a\" : 504,", string[] = "\"a\":\"b\",";
    static const char *const words[] = {"\"a\":true,", "\"a\":false,", "\"a\":null,"};
    struct json_value member;
    bool comma;
    size_t size, i;

    (void)state;
    for (size = 0; size < sizeof text - 1; size++)
        assert_int_equal(read_member(text, size, &member, &comma), 0);
    for (i = 0; i < COUNT(words); i++)
        for (size = 0; size < strlen(words[i]) - 1; size++)
            assert_int_equal(read_member(words[i], size, &member, &comma), 0);
    for (size = 0; size < sizeof string - 2; size++)
        assert_int_equal(read_member(string, size, &member, &comma), 0);
    assert_int_equal(read_member(string, size, &member, &comma), size);
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
    ADD_ROWS(&tests, tokens, hands_out);
    add_test(&tests, "reads no further", reads_no_further, NULL);
    ADD_ROWS(&tests, spaces, counts_spaces);
    return run_all(&tests, "json_syntax");
}
