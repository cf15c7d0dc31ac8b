/* test_suggest.c - codes that were perhaps meant, and words of other languages. */
#include "cli/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

static const struct slip {
    const char *query;
    const char *codes; /* that are suggested */
} slips[] = {
    {"two digits swapped 560430", "560403"},
    {"the first two swapped: 650403", "560403"},
    {"the middle two swapped: 506403", "560403"},
    {"swapped, but not neighbours: 063405", ""},
    {"two neighbours swapped, and the last digit wrong: 650409", ""},
    {"two pairs swapped: 650430", ""},
    {"a digit too many: 5690022", "569002"},
    {"a digit too few: 51404", "511404"},
    {"two digits too many: 56900222", ""},
    {"two digits too few: 5902", ""},
    {"a wrong digit, which may be another code: 560413", ""},
    {"a code as it is: 560403", ""},
    {"a code as it is, then a slip: 560403 506403", "560403"},
    {"O for zero: 56O4O3", "560403"},
    {"o for zero: 56o403", "560403"},
    {"l for one: 5l0412", "510412"},
    {"I for one: 5I0412", "510412"},
    {"L for one: 5L0412", ""},
    {"i for one: 5i0412", ""},
    {"letters, and two digits swapped: 56O430", "560403"},
    {"letters, and a wrong digit: 56O413", ""},
    {"letters for half of a code: 5OOO01", ""},
    {"letters for less than half: 5OOo01", ""},
    {"letters for two of six: 5OO001", "500001"},
    {"letters for two of five: 5OO01", "500001"},
    {"a word of such letters: Illool", ""},
    {"both codes as one: 569002504", "569002 504"},
    {"569002504", "569002 504"},
    {"both codes as one, of a single entry: 560403403", "560403 403"},
    {"both codes as one, with letters: 5690O25O4", "569002 504"},
    {"both codes as one, which no document has: 569002403", ""},
    {"both codes as one, with a digit more: 5690025040", ""},
    {"at most five: 56040", "560402, 560403, 560404, 560408, 560420"},
    {"one of several entries is named once: 56902", "569002"},
    {"a code of less than six digits is none: 10190", ""},
    {"marks around: (56O4O3).", "560403"},
    {"56O4O3 at the start", "560403"},
    {"a letter beside: x56O4O3", ""},
    {"an accent beside: \303\25156O4O3", ""},
    {"the first number with a slip: 12345 56O4O3 5l0412", "560403"},
    {"no number", ""},
    {"", ""},
};

static void suggests(void **state)
{
    const struct slip *row = *state;
    char codes[SUGGEST_ROOM] = "x";
    size_t size;
    char *query = copy_bare(row->query, &size);

    suggest_codes(drcode_builtin(), query, size, codes);
    assert_string_equal(codes, row->codes);
    free(query);
}

static const struct stated {
    const char *query;
    int32_t code;
} stated[] = {
    {"403 the country is blocked", 403},
    {"nobody can call us since Monday: 404", 404},
    {"SIP/2.0 480 again", 480},
    {"404, always 404", 404},
    {"699 is not registered", DRCODE_NO_CODE},
    {"300 and 399 are none", DRCODE_NO_CODE},
    {"700 is none", DRCODE_NO_CODE},
    {"606 is", 606},
    {"400 is", 400},
    {"404 or 486", DRCODE_NO_CODE},
    {"x404 404x 4045 40 4 0404", DRCODE_NO_CODE},
    {"4O4", DRCODE_NO_CODE},
    {"404\303\251", DRCODE_NO_CODE},
    {"what does 10037 mean", 10037},
    {"8587, again 8587", 8587},
    {"10037 and 10202", DRCODE_NO_CODE},
    {"403 after 10037, then 403", 10037},
    {"10037 after 403", 10037},
    {"403 and 404 after 10037", DRCODE_NO_CODE},
    {"403 before 10037, then 404", DRCODE_NO_CODE},
    {"569002 again", 569002},
    {"569001 is of no document", DRCODE_NO_CODE},
    {"port 5061", DRCODE_NO_CODE}, /* not documented */
    {"010037", DRCODE_NO_CODE},
    {"0 and 7 have entries", DRCODE_NO_CODE},
    {"569002000", DRCODE_NO_CODE},
    {"no code", DRCODE_NO_CODE},
    {"", DRCODE_NO_CODE},
};

static void knows_a_code(void **state)
{
    const struct stated *row = *state;
    size_t size;
    char *query = copy_bare(row->query, &size);

    assert_int_equal(suggest_alone(drcode_builtin(), query, size), row->code);
    free(query);
}

static const struct words {
    const char *text;
    bool foreign;
} words[] = {
    {"Anrufer nicht gefunden", true},
    {"der Anruf", true},
    {"Anrufe", true}, /* six letters are enough */
    {"Anruf", false}, /* a name, perhaps */
    {"ung\303\274ltiges Zertifikat", true},
    {"llamada", true},
    {"el n\303\272mero", false}, /* one short word */
    {"el tel\303\251fono del cliente", true},
    {"die no", false}, /* English has both */
    {"die van los", true},
    {"der no", true},
    {"di no", true},
    {"di", false},
    {"no Anruf", true},
    {"No such host is known", false},
    {"No conversation with the user", false},
    {"Impossible de remettre", false},
    {"Pas de route vers la destination", false},
    {"\320\260\320\261\320\276\320\275\320\265\320\275\321\202", true},
    {"user \343\203\246", true},
    {"\304\247 \305\223", false}, /* Latin letters have forms without marks */
    {"Anrufertext", false},
    {"MITTEILNEHMER", false},
    {"TEILNEHMER", true},
    {"569002 504", false},
    {"", false},
};

static void knows_foreign(void **state)
{
    const struct words *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(suggest_is_foreign(text, size), row->foreign);
    free(text);
}

/* The words of a long text after its first thousand bytes are not looked at. */
static void knows_the_start_of_a_long_text(void **state)
{
    char text[3000];

    (void)state;
    memset(text, ' ', sizeof text);
    memset(text, 'x', 900);
    memcpy(text + 901, "teilnehmer", 10);
    assert_true(suggest_is_foreign(text, sizeof text));
    memset(text, ' ', sizeof text);
    memcpy(text + 1017, "anrufe", 6); /* the last letter that is read makes it long enough */
    assert_true(suggest_is_foreign(text, sizeof text));
    memset(text, ' ', sizeof text);
    memcpy(text + 1018, "anrufe", 6);
    assert_false(suggest_is_foreign(text, sizeof text));
    memset(text, 'x', 2000);
    memcpy(text + 2001, "teilnehmer", 10);
    assert_false(suggest_is_foreign(text, sizeof text));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, slips, suggests);
    ADD_ROWS(&tests, stated, knows_a_code);
    ADD_ROWS(&tests, words, knows_foreign);
    add_test(&tests, "the start of a long text", knows_the_start_of_a_long_text, NULL);
    return run_all(&tests, "suggest");
}
