/* test_markup.c - text, tags and attributes of HTML and XML. */
#include <stdlib.h>
#include <string.h>

#include "log/markup.h"
#include "test.h"

static const struct text {
    const char *text, *plain;
} texts[] = {
    {"504", "504"},
    {"<td>504</td>", "504"},
    {"a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39; &#34;&apos;&nbsp;", "a & b <c> \"d\" 'e' \"' "},
    {"&AMP;&unknown; &", "&&unknown; &"},
    {"&lt", "&lt"},
    {"&a1;", "&a1;"},
    {"&#1;x&#32;y&#x10ffff;", " x y\364\217\277\277"},
    {"x&#1114111;&#x110000;", "x\364\217\277\277&#x110000;"},
    {"a&#", "a&#"},
    {"a&", "a&"},
    {"Endg&#252;ltig &#xE9;&#X27; &#26368;&#128512;", "Endgültig é' 最😀"},
    {"a&#9;&#xA;&#13;b", "a   b"},
    {"&#; &#x; &#0; &#252 &#1114112; &#xd800; &#99999999999;",
     "&#; &#x; &#0; &#252 &#1114112; &#xd800; &#99999999999;"},
    {"a<b", "a"},
    {"<td class=\"x\">a<br/>b", "ab"},
    {"", ""},
};

static void writes_text(void **state)
{
    const struct text *row = *state;
    size_t size, used;
    char *copy = copy_bare(row->text, &size), out[64];

    used = markup_text(copy, size, out, sizeof out);
    assert_int_equal(used, strlen(row->plain));
    assert_memory_equal(out, row->plain, used);
    assert_int_equal(markup_text(copy, size, out, 1), used > 0);
    free(copy);
}

static void cuts_characters_nowhere(void **state)
{
    char out[3];

    (void)state;
    assert_int_equal(markup_text("ab&#252;", 8, out, 3), 2);
}

/* Where the first of "td" and "th" is; -1: nowhere. */
static const struct tag {
    const char *text;
    int at;
} tags[] = {
    {"<tr><td>", 4},    {"<TH class=\"x\">", 0},
    {"<thead>", -1},    {"< td>", -1},
    {"</td>", -1},      {"<td", 0},
    {"<t", -1},         {"x", -1},
    {"<", -1},          {"<x><td/>", 3},
    {"a < b <td>x", 6},
};

static void finds_tag(void **state)
{
    const struct tag *row = *state;
    size_t size;
    char *copy = copy_bare(row->text, &size);
    const char *found = markup_tag(copy, copy + size, "td th ");

    assert_int_equal(found ? found - copy : -1, row->at);
    free(copy);
}

/* The value of the attribute "N"; NULL: there is none. */
static const struct attribute {
    const char *text, *value;
} attributes[] = {
    {"<S N=\"a\">b</S>", "a"},
    {"<S X=\"1\" N=\"a b\">", "a b"},
    {"<S N=\"\">", ""},
    {"<S XN=\"a\">", NULL},
    {"<S n=\"a\">", NULL},
    {"<S N=a>", NULL},
    {"<S N=", NULL},
    {"<S>N=\"a\"</S>", NULL},
    {"<S N=\"a", "a"},
    {"<S N=\"", ""},
    {"=", NULL},
    {"N=\"a\"", NULL},
};

static void finds_attribute(void **state)
{
    const struct attribute *row = *state;
    size_t size, length = 0;
    char *copy = copy_bare(row->text, &size);
    const char *found = markup_attribute(copy, copy + size, "N", &length);

    assert_int_equal(found != NULL, row->value != NULL);
    if (found) {
        assert_int_equal(length, strlen(row->value));
        assert_memory_equal(found, row->value, length);
    }
    free(copy);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, texts, writes_text);
    add_test(&tests, "a character is not cut", cuts_characters_nowhere, NULL);
    ADD_ROWS(&tests, tags, finds_tag);
    ADD_ROWS(&tests, attributes, finds_attribute);
    return run_all(&tests, "markup");
}
