/* Tests of html.c and html_words.c: text, numbers and times in a page. */
#include "print/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "test.h"

#define NBSP  "\302\240"
#define NNBSP "\342\200\257"
#define DOTS  "\342\200\246"

static struct html html;
static struct output output;

static void start(enum drcode_lang lang)
{
    output = (struct output){.file = tmpfile(), .lang = lang};
    assert_non_null(output.file);
    html_start(&html, &output);
}

/* What was written; to be freed. */
static char *written(void)
{
    struct buffer text = {0};
    int c;

    writer_flush(&html.writer);
    rewind(output.file);
    while ((c = getc(output.file)) != EOF)
        buffer_char(&text, (char)c);
    fclose(output.file);
    assert_int_equal(text.size, html.size);
    buffer_char(&text, '\0');
    return text.data;
}

static const struct text {
    const char *name, *text;
    size_t room;
    const char *expected;
} texts[] = {
    {"a text", "sbc1.contoso.com", 99, "sbc1.contoso.com"},
    {"markup", "<b>&amp;\"'</b>", 99, "&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;"},
    {"blanks", "a\tb\nc", 99, "a b c"},
    {"controls", "a\033[2J\007\177\302\233", 99, "a?[2J???"},
    {"marks of direction", "a\342\200\256b", 99, "a?b"},
    {"bytes that are no UTF-8", "\351t\303", 99, "\357\277\275t\357\277\275"},
    {"an accent", "\303\251t\303\251", 99, "\303\251t\303\251"},
    {"a text that fits", "abc", 3, "abc"},
    {"a text that is cut", "abcd", 3, "abc" DOTS},
    {"no part of a character", "ab\303\251", 3, "ab\303\251"},
    {"a character is not cut", "ab\303\251c", 3, "ab\303\251" DOTS},
    {"nothing", "", 3, ""},
};

static void escapes_text(void **state)
{
    const struct text *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size), *page;

    start(DRCODE_EN);
    html_text(&html, text, size, row->room);
    page = written();
    assert_string_equal(page, row->expected);
    free(page);
    free(text);
}

static const struct count {
    const char *name;
    uint64_t count;
    const char *english, *french;
} counts[] = {
    {"0", 0, "0", "0"},
    {"999", 999, "999", "999"},
    {"1000", 1000, "1,000", "1" NNBSP "000"},
    {"1234567", 1234567, "1,234,567", "1" NNBSP "234" NNBSP "567"},
    {"the greatest", UINT64_MAX, "18,446,744,073,709,551,615",
     "18" NNBSP "446" NNBSP "744" NNBSP "073" NNBSP "709" NNBSP "551" NNBSP "615"},
};

static void writes_a_count(void **state)
{
    const struct count *row = *state;
    char *page;

    start(DRCODE_EN);
    html_count(&html, row->count);
    page = written();
    assert_string_equal(page, row->english);
    free(page);
    start(DRCODE_FR);
    html_count(&html, row->count);
    page = written();
    assert_string_equal(page, row->french);
    free(page);
}

static void writes_words(void **state)
{
    const struct timestamp_span span = {true, 1741082470, 1741168866},
                                once = {true, 1741082460, 1741082519};
    char *page;

    (void)state;
    start(DRCODE_FR);
    html_words(&html, HTML_FAILURES, (const char *const[]){"<1>", "{}", "3"});
    html_share(&html, 69);
    html_word(&html, HTML_CALLS);
    page = written();
    assert_string_equal(page,
                        "&lt;1&gt; appels \303\251chou\303\251s sur {} (3).6,9" NBSP "%Appels");
    free(page);
    start(DRCODE_EN);
    html_span(&html, &span, false);
    html_span(&html, &span, true);
    html_span(&html, &once, false);
    html_name(&html, "a<b", 2);
    html_share(&html, 1000);
    page = written();
    assert_string_equal(page, "<span class=\"k\">2025-03-04 10:01</span> \342\200\223 "
                              "<span class=\"k\">2025-03-05 10:01</span> UTC"
                              "<span class=\"k\">2025-03-04</span> \342\200\223 "
                              "<span class=\"k\">2025-03-05</span> UTC"
                              "<span class=\"k\">2025-03-04 10:01</span> UTC"
                              "<span class=\"k\">a&lt;" DOTS "</span>100.0%");
    free(page);
}

/* A count, and whether words take the singular after it in English and in French. */
static const struct plural {
    const char *count;
    bool english, french;
} plurals[] = {{"0", false, true},
               {"1", true, true},
               {"2", false, false},
               {"", false, false},
               {"10", false, false}};

static void writes_plurals(void **state)
{
    const struct plural *row = *state;
    char *page;

    start(DRCODE_EN);
    html_words(&html, HTML_NO_FAILURE, &row->count);
    page = written();
    assert_int_equal(strstr(page, " call failed.") != NULL, row->english);
    assert_int_equal(strstr(page, " calls failed.") != NULL, !row->english);
    free(page);
    start(DRCODE_FR);
    html_words(&html, HTML_NO_FAILURE, &row->count);
    page = written();
    assert_int_equal(strstr(page, " appel.") != NULL, row->french);
    assert_int_equal(strstr(page, " appels.") != NULL, !row->french);
    free(page);
}

static void a_string_is_cut(void **state)
{
    char text[HTML_TEXT + 2], *page;

    (void)state;
    memset(text, '<', sizeof text);
    text[HTML_TEXT + 1] = '\0';
    start(DRCODE_EN);
    html_string(&html, text);
    assert_false(html_is_full(&html, HTML_PAGE / 2));
    assert_true(html_is_full(&html, HTML_PAGE));
    page = written();
    assert_int_equal(strlen(page), 4 * HTML_TEXT + 3);
    free(page);
}

/* Each word is in each language, without markup, with the same number of arguments. */
static void words_are_in_each_language(void **state)
{
    int word, lang;

    (void)state;
    for (word = 0; word < HTML_WORDS; word++) {
        size_t arguments[DRCODE_LANGS] = {0};

        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            const char *text = html_words_text((enum drcode_lang)lang, (enum html_word)word);

            assert_non_null(text);
            assert_null(strpbrk(text, "<>&\"'"));
            assert_null(strstr(text, lang == DRCODE_FR ? " :" : NBSP));
            assert_null(strstr(text, lang == DRCODE_FR ? " ;" : NNBSP));
            for (; (text = strstr(text, "{}")) != NULL; text++)
                arguments[lang]++;
        }
        assert_int_equal(arguments[DRCODE_EN], arguments[DRCODE_FR]);
    }
}

int main(void)
{
    static struct tests tests;
    size_t i;

    ADD_ROWS(&tests, texts, escapes_text);
    ADD_ROWS(&tests, counts, writes_a_count);
    add_test(&tests, "words, shares and times", writes_words, NULL);
    for (i = 0; i < sizeof plurals / sizeof *plurals; i++)
        add_test(&tests, plurals[i].count, writes_plurals, &plurals[i]);
    add_test(&tests, "a string is cut, and a page has an end", a_string_is_cut, NULL);
    add_test(&tests, "words are in each language", words_are_in_each_language, NULL);
    return run_all(&tests, "html");
}
