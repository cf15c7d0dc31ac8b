/* test_context_read.c - what a text speaks of, and which numbers are errors or counted. */
#include <stdlib.h>
#include <string.h>

#include "lookup/context.h"
#include "test.h"

/* What a text names: "t" telephony, "e" an error, "o" another trade, "s" a stranger; "a": it only
   asks for its number, "m": what that means. */
static const struct text {
    const char *text, *names;
} texts[] = {
    {"", ""},
    {"teams", "t"},
    {"Teams!", "t"},
    {"(SIP)", "t"},
    {"a call", ""},
    {"a call failed", "te"},
    {"error 500", "e"},
    {"an error of the web server", "eo"},
    {"teams and the web server", "t"},
    {"a call failed with an error of the web server", "eo"},
    {"direct routing", "t"},
    {"Direct-Routing", "t"},
    {"direct route", ""},
    {"directs routing", "s"},
    {"direct", ""},
    {"\351\200\232\350\251\261 500", "ts"},
    {"x\351\200\232\350\251\261", "ts"},
    {"\351\200\232\350\251", ""},
    {"\351\224\231", ""},
    {"SAP", "s"},
    {"XQ", "s"},
    {"X", ""},
    {"Xq", ""},
    {"xQ", ""},
    {"xqzt", "s"},
    {"xqz", ""},
    {"xqz1", ""},
    {"xqz_", ""},
    {"1xqz", ""},
    {"failed", "e"},
    {"yesterday", ""},
    {"10037", ""},
    {"what does 10037 mean", "am"},
    {"10037: meaning?", "am"},
    {"Was bedeutet der Fehler 504?", "ae"},
    {"Que signifie l'erreur 504", "ae"},
    {"che cosa significa 503", "am"},
    {"what is the web 404", "o"},
    {"what is port 5000", ""},
    {"we keep getting 503 errors", "ae"},
    {"how can I fix 569002", ""}, /* six digits need no question */
    {"how can I fix 5690", "a"},
    {"what is 180", "am"},
    {"what is no 180", "a"},
    {"why is it 180", "a"},
    {"480 or 404, what is it", ""}, /* two codes */
    {"on monday 480", ""},          /* nothing asks */
    {"I get a 503", "a"},
    {"what is 404 Not Found?", "am"}, /* the reason is a part of the code */
    {"getting 504 Server Timeout", "a"},
    {"getting 504: server time-out", "a"},
    {"what is 404 not found of it", "am"},
    {"what is 404 not founded", "s"},
    {"what is 40x not found", ""},
    {"ik krijg een 503", "a"},
    {"we encountered 488 this morning", "a"},
    {"give me 503", ""},
    {"how can I fix it", ""},
    {"wie behebe ich 504", "a"},
    {"comment r\303\251soudre l'erreur 488", "ae"},
    {"what is a call 480", ""},
    {"what is the abcdefghijklmnopqrstuvwxyzabcdefgh 404", ""},
    {"failed 504", "e"},
};

static void reads(void **state)
{
    const struct text *row = *state;
    size_t size;
    char *copy = copy_bare(row->text, &size), got[7];
    const struct passage passage = {copy, copy, size, TRUST_ASKED};
    const struct context context = context_read(drcode_builtin(), &passage);

    got[0] = '\0';
    strcat(got, context.asks ? "a" : "");
    strcat(got, context.means ? "m" : "");
    strcat(got, context.telephony ? "t" : "");
    strcat(got, context.error ? "e" : "");
    strcat(got, context.other ? "o" : "");
    strcat(got, context.stranger ? "s" : "");
    assert_string_equal(got, row->names);
    free(copy);
}

/* Folded texts, and whether they speak of another trade. */
static const struct folded {
    const char *text;
    bool other;
} foldeds[] = {
    {"", false},           {"servers", false},    {"html", true},       {"the html error", true},
    {"html sip", false},   {"teams html", false}, {"a html b", true},   {"htmls x", false},
    {"x html call", true}, {"html", true},        {"html trunk", false}};

static void knows_others(void **state)
{
    const struct folded *row = *state;

    assert_int_equal(context_is_other(row->text), row->other);
}

/* Texts with a number, whether it is an error, and whether it counts something. */
static const struct numbered {
    const char *text;
    bool error, counted;
} numbereds[] = {
    {"500", false, false},
    {"error 500", true, false},
    {"Error: 500", true, false},
    {"error x 500", false, false},
    {"fails with 500", true, false},
    {"error with 500", true, false},
    {"x with 500", false, false},
    {"with 500", false, false},
    {"500 error", true, false},
    {"500-error", true, false},
    {"500 x error", false, false},
    {"line 500", false, true},
    {"port 500", false, true},
    {"x line 500", false, true},
    {"line x 500", false, false},
    {"500 ms", false, true},
    {"500 x ms", false, false},
    {"500%", false, true},
    {"500 %", false, true},
    {"500 $ more", false, true},
    {"500 \342\202\254", false, true},
    {"$500", false, true},
    {"+500", false, true},
    {"*500", false, true},
    {"500 customers", false, true},
    {"issue #500", false, true},
    {"#500", false, true},
    {"error #500", true, false},
    {"SIP #500", false, false},
    {"x#500", false, false},
    {"\351\224\231\350\257\257 500", true, false},
    {"500 \344\273\243\347\240\201", true, false},
};

static void reads_numbers(void **state)
{
    const struct numbered *row = *state;
    size_t size;
    char *copy = copy_bare(row->text, &size);
    const struct passage passage = {copy, copy, size, TRUST_ASKED};
    const size_t at = (size_t)(strstr(row->text, "500") - row->text);
    const struct number number = {.value = 500, .start = at, .end = at + 3};

    assert_int_equal(context_is_error(&passage, &number), row->error);
    assert_int_equal(context_is_counted(&passage, &number), row->counted);
    free(copy);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, texts, reads);
    ADD_ROWS(&tests, foldeds, knows_others);
    ADD_ROWS(&tests, numbereds, reads_numbers);
    return run_all(&tests, "context read");
}
