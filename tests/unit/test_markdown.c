#include "catalog/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#define SITE   "https://learn.microsoft.com"
#define ROOM   SITE "/microsoftteams/troubleshoot/phone-system"
#define FOLDER ROOM "/direct-routing"
#define SOURCE "https://example.com/article"

static const struct rendering {
    const char *name, *text;
    const char *plain; /* the plain text, and after "|" each URL */
} renderings[] = {
    {"nothing stays nothing", "", ""},
    {"plain text stays as it is", "Check the SBC.", "Check the SBC."},
    {"runs of space become one", " a \t b\tc  ", "a b c"},
    {"a no-break space is kept", "a\u00a0: b", "a\u00a0: b"},
    {"a low line within a word is kept", "SEC_E_CERT_EXPIRED a_b", "SEC_E_CERT_EXPIRED a_b"},
    {"a dollar sign is kept", "-PreventTollBypass $false", "-PreventTollBypass $false"},

    {"bold loses its marks", "a **b c** d", "a b c d"},
    {"emphasis loses its stars", "a *b c* d", "a b c d"},
    {"emphasis loses its low lines", "a _b c_ d", "a b c d"},
    {"bold loses its low lines", "a __b c__ d", "a b c d"},
    {"bold emphasis loses its marks", "***a*** b", "a b"},
    {"bold within a word loses its marks", "SIP**504**x", "SIP504x"},
    {"emphasis in bold loses its marks", "**a _b_ c**", "a b c"},
    {"bold in emphasis loses its marks", "*a **b** c*", "a b c"},
    {"bold before punctuation loses its marks", "**Note:** a", "Note: a"},
    {"two emphases in a row lose their marks", "*a* *b* _c_ _d_", "a b c d"},
    {"a star between spaces is kept", "2 * 3 * 4", "2 * 3 * 4"},
    {"a star that none closes is kept", "a *b", "a *b"},
    {"two stars that none closes are kept", "*a *b **c", "*a *b **c"},
    {"bold that none closes is kept", "**a", "**a"},
    {"a mark is not closed by another's length", "**a* b", "**a* b"},
    {"stars alone are kept", "a **** b", "a **** b"},
    {"an escaped star closes nothing", "*a\\* b*", "a* b"},
    {"an escaped star closes no bold", "**a\\* b**", "a* b"},
    {"an escaped star after others closes nothing", "*a **\\* b*", "a *** b"},
    {"a star after a space closes nothing", "*a * b*", "a * b"},
    {"a low line before a letter closes nothing", "_a_b c_", "a_b c"},
    {"emphasis that none closes leaves the next", "*a _b_ **c**", "*a b c"},
    {"a fifth emphasis is kept", "*a _b **c __d ***e*** d__ c** b_ a*", "a b c d ***e*** d c b a"},
    {"emphasis nests four deep", "*a _b **c __d__ e** f_ g*", "a b c d e f g"},

    {"a directive that none closes is kept", "a :::image x :: b", "a :::image x :: b"},
    {"another directive is kept", "a :::row::: b", "a :::row::: b"},

    {"code loses its marks", "Look at `a`.", "Look at a."},
    {"code keeps stars, brackets and low lines", "`*a* [b](c) _d_`", "*a* [b](c) _d_"},
    {"code keeps its spaces", "`a  b`", "a  b"},
    {"code in double marks holds a single one", "``a`b``", "a`b"},
    {"code loses one space at both ends", "`` `a` ``b", "`a`b"},
    {"code keeps a space at one end", "a` b`c", "a bc"},
    {"code keeps a space at its other end", "a`b `c", "ab c"},
    {"code that none closes keeps its mark", "a `b", "a `b"},
    {"code keeps a backslash", "`\\*`", "\\*"},
    {"a command in code is kept", "`Get-X -Identity <PolicyName>`", "Get-X -Identity <PolicyName>"},

    {"an escaped star is a star", "\\*a\\*", "*a*"},
    {"an escaped bracket is a bracket", "\\[a](b)", "[a](b)"},
    {"a backslash before a letter is kept", "a\\b", "a\\b"},
    {"a backslash before a space is kept", "a\\ (b)", "a\\ (b)"},
    {"a backslash before a letter with an accent is kept", "\\\u00e9(", "\\\u00e9("},
    {"a backslash at the end is kept", "a\\", "a\\"},
    {"a line break becomes a space", "a<br>b<br/>c<br />d", "a b c d"},
    {"character references become characters", "&lt;a&gt; &amp; &quot;b&quot;", "<a> & \"b\""},
    {"a no-break space by name is one", "a&nbsp;b", "a\u00a0b"},
    {"an ampersand alone is kept", "a & b &c", "a & b &c"},
    {"an anchor vanishes", "<a name=\"x\"></a>a", "a"},
    {"a comment vanishes", "a <!-- b --> c", "a c"},
    {"a placeholder is kept", "<PolicyName> is 1 < 2", "<PolicyName> is 1 < 2"},

    {"a link becomes its label", "See [the plan](https://example.com/a).",
     "See the plan.|https://example.com/a"},
    {"two links keep their order", "[a](https://b.c/1) [d](https://b.c/2)",
     "a d|https://b.c/1|https://b.c/2"},
    {"a label loses its marks", "[**a** `b`](https://c.d)", "a b|https://c.d"},
    {"a label may hold an escaped bracket", "[a \\] b](https://c.d)", "a ] b|https://c.d"},
    {"a label may hold brackets", "[a [b] c](https://d.e)", "a [b] c|https://d.e"},
    {"bold around a link loses its marks", "**[a](https://b.c)**", "a|https://b.c"},
    {"a URL may hold brackets", "[a](https://b.c/d_(e))", "a|https://b.c/d_(e)"},
    {"a URL may hold stars and low lines", "_x_ [a](https://b.c/_d_*e*)", "x a|https://b.c/_d_*e*"},
    {"a title is left out", "[a](https://b.c \"A title\")", "a|https://b.c"},
    {"spaces around a URL are left out", "[a]( https://b.c )", "a|https://b.c"},
    {"a URL loses its angle brackets", "[a](<https://b.c>)", "a|https://b.c"},
    {"a URL before a title loses its angle brackets", "[a](<https://b.c> \"A title\")",
     "a|https://b.c"},
    {"a link without URL is its label", "[a]()", "a"},
    {"a bare URL in angle brackets is a link", "<https://b.c/d>.", "https://b.c/d.|https://b.c/d"},
    {"a bracket without URL is kept", "[a] (b)", "[a] (b)"},
    {"a bracket at the end is kept", "[a]", "[a]"},
    {"a bracket that none closes is kept", "a [b", "a [b"},
    {"a URL that none closes is kept", "[a](b", "[a](b"},
    {"a link within a label is kept", "[a [b](https://c.d) e](https://f.g)",
     "a [b](https://c.d) e|https://f.g"},
    {"mail is a URL", "[a](mailto:b@c.d)", "a|mailto:b@c.d"},

    {"a URL of the site is completed", "[a](/microsoftteams/x#y)", "a|" SITE "/microsoftteams/x#y"},
    {"a URL without scheme is completed", "[a](//b.c/d)", "a|https://b.c/d"},
    {"a file is a page of the folder", "[a](x.md)", "a|" FOLDER "/x"},
    {"a file of this folder is one", "[a](./x.md#y)", "a|" FOLDER "/x#y"},
    {"a file of the folder above is one", "[a](../x.md)", "a|" ROOM "/x"},
    {"a file two folders above is one", "[a](../../y/x.md)",
     "a|" SITE "/microsoftteams/troubleshoot/y/x"},
    {"no folder is above the site", "[a](../../../../../../x.md)", "a|" SITE "/x"},
    {"a query is kept", "[a](x.md?view=a&b=c#d)", "a|" FOLDER "/x?view=a&b=c#d"},
    {"a file without ending is a page", "[a](xyz)", "a|" FOLDER "/xyz"},
    {"another ending is kept", "[a](x.mk)", "a|" FOLDER "/x.mk"},
    {"only the ending .md goes", "[a](x.md.png)", "a|" FOLDER "/x.md.png"},
    {"a part without source is left out", "[a](#b)", "a"},

    {"a picture vanishes", "a ![b](media/c.png) d", "a d"},
    {"a picture in a link vanishes", "a [![b](c.png)](https://d.e) f", "a f|https://d.e"},
    {"an exclamation mark is kept", "a! ! b!", "a! ! b!"},
    {"an inclusion vanishes", "a [!INCLUDE [b](../includes/c.md)] d", "a d"},
    {"a note's mark vanishes", "[!NOTE]a", "a"},

    {"a backslash at the end of a bracket is kept", "[a\\", "[a\\"},
    {"a star before a backslash at the end is kept", "*a\\", "*a\\"},
    {"a star at the end is kept", "a *", "a *"},
    {"a star after a star within a word closes it", "*a**b*", "a**b"},
    {"a mark of code at the end is kept", "a `", "a `"},
    {"code loses no space at one end alone", "a` bc`d", "a bcd"},
    {"code of spaces keeps them", "a`  `b", "a  b"},
    {"nine marks of code are kept", "a ````````` b ````````` c", "a ````````` b ````````` c"},
    {"eight marks of code are marks", "a ````````b```````` c", "a b c"},
    {"more than 32 brackets are no link",
     "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]](https://b.c)",
     "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]](https://b.c)"},
    {"a URL with an angle bracket that none closes", "[a](<b)", "a|" FOLDER "/<b"},
    {"a name of two letters is no scheme", "[a](bc.md)", "a|" FOLDER "/bc"},
    {"a scheme of one letter is a file", "[a](b:c)", "a|" FOLDER "/b:c"},
    {"a URL of HTTP in angle brackets is a link", "<http://b.c>", "http://b.c|http://b.c"},
    {"tags that none closes are kept", "<http://a <a b <!-- c", "<http://a <a b <!-- c"},
    {"a picture by directive vanishes", "a :::image type=\"icon\" source=\"b.png\"::: c", "a c"},
    {"colons that none closes are kept", "a ::: b: c:", "a ::: b: c:"},
};

static void render(const char *text, const char *source, char *out, size_t room)
{
    struct buffer plain = {0}, links = {0};
    size_t at, size;
    char *copy = copy_bare(text, &size);

    markdown_inline(copy, size, source, &plain, &links);
    free(copy);
    assert_in_range(plain.size + links.size + 1, 1, room - 1);
    if (plain.size)
        memcpy(out, plain.data, plain.size);
    out[plain.size] = '\0';
    for (at = 0; at < links.size; at += strlen(links.data + at) + 1) {
        strcat(out, "|");
        strcat(out, links.data + at);
    }
    buffer_free(&plain);
    buffer_free(&links);
}

static void renders(void **state)
{
    const struct rendering *row = *state;
    char out[256];

    render(row->text, NULL, out, sizeof out);
    assert_string_equal(out, row->plain);
}

static const struct rendering of_source[] = {
    {"a part of the source is completed", "[a](#b)", "a|" SOURCE "#b"},
    {"a page of the site has nothing of the source", "[a](/b)", "a|" SITE "/b"},
    {"a file has nothing of the source", "[a](b.md)", "a|" FOLDER "/b"},
};

static void renders_with_source(void **state)
{
    const struct rendering *row = *state;
    char out[256];

    render(row->text, SOURCE, out, sizeof out);
    assert_string_equal(out, row->plain);
}

static void text_is_added_after_what_is_there(void **state)
{
    struct buffer plain = {0}, links = {0};

    (void)state;
    buffer_string(&plain, "x");
    markdown_inline(" [a](/b) ", 9, NULL, &plain, &links);
    markdown_inline("*c* [d](/e)", 3, NULL, &plain, &links);
    buffer_char(&plain, '\0');
    assert_string_equal(plain.data, "xac");
    assert_int_equal(links.size, strlen(SITE "/b") + 1);
    assert_string_equal(links.data, SITE "/b");
    buffer_free(&plain);
    buffer_free(&links);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, renderings, renders);
    ADD_ROWS(&tests, of_source, renders_with_source);
    add_test(&tests, "text is added after what is there", text_is_added_after_what_is_there, NULL);
    return run_all(&tests, "markdown");
}
