/* test_needle_text.c - the letters of phrases and labels, and the grams that they may be found by.
 */
#include <stdio.h>
#include <string.h>

#include "log/gram_choice.h"
#include "log/needle_text.h"
#include "test.h"

/* Grams are written "gram@place", those that are worse "gram@place+how much". */
static const struct text_row {
    const char *name, *text, *letters, *grams;
} phrases[] =
    {
        {"a word of a gram", "Busy", "busy", "busy@0"},
        {"a word shorter than a gram", "Gone now", "gonenow", "gone@0"},
        {"each gram of each word", "Trunk is down", "trunkisdown", "trun@0 runk@1 down@7"},
        {"words that marks part, after others", "Down: 'sbc-west' (trunk)", "downsbcwesttrunk",
         "down@0 west@7 trun@11 runk@12"},
        {"digits and underscores are of words", "Error A15b at 2_000", "errora15bat2_000",
         "erro@0 rror@1 a15b@5 2\17700@11 \177000@12"},
        {"no grams of letters with accents, which count as one letter each",
         "L\342\200\231op\303\251rateur a raccroch\303\251 hier", "loperateuraraccrochehier",
         "rate@4 ateu@5 teur@6 racc@11 accr@12 ccro@13 croc@14 roch@15 hier@20"},
        {"a word of two spellings has none", "Call cancelled by user", "callcancelLedbyuser",
         "call@0 user@15"},
        {"the same in the other spelling", "Call canceling by user", "callcancelLingbyuser",
         "call@0 user@16"},
        {"a word of three spellings", "Acknowledgment lost", "acknowledgEmentlost", "lost@15"},
        {"a letter that an apostrophe replaces", "It couldn't ring", "itcouldnOtring",
         "coul@2 ould@3 ring@10"},
        {"the same with another one", "Trunk didn\342\200\231t ring", "trunkdidnOtring",
         "trun@0 runk@1 ring@11"},
        {"the same at the end, in capitals", "THEY COULDN'T", "theycouldnOt",
         "they@0 coul@4 ould@5"},
        {"a letter that is written", "It could not ring", "itcouldnOtring",
         "coul@2 ould@3 ring@10"},
        {"no such letter", "Train to Turin", "traintoturin", "trai@0 rain@1 turi@7 urin@8"},
        {"a word longer than those of two spellings", "internationalization x",
         "internationalizationx",
         "inte@0 nter@1 tern@2 erna@3 rnat@4 nati@5 atio@6 tion@7 iona@8 onal@9 nali@10 aliz@11 "
         "liza@12 izat@13 zati@14 atio@15 tion@16"},
        {"letters that people copy as one", "Profile affects reflex", "profileaffectsreflex",
         "prof@0 rofi@1+1000 ofil@2+1000 file@3+1000 affe@7+1000 ffec@8+1000 fect@9 ects@10 "
         "refl@14+1000 efle@15+1000 flex@16+1000"},
        {"capitals among them", "FIRST OFFER", "firstoffer",
         "firs@0+1000 irst@1 offe@5+1000 ffer@6+1000"},
        {"no letter of them before or after", "Fast calif tariff", "fastcaliftariff",
         "fast@0 cali@4 alif@5 tari@9 arif@10 riff@11+1000"},
        {"an empty one", "", "", ""},
},
  labels[] = {
      {"words that capitals start", "legEndCause", "legendcause", "caus@6 ause@7"},
      {"one word", "release", "release", "rele@0 elea@1 leas@2 ease@3"},
      {"a word of one letter", "xTrunk", "xtrunk", "trun@1 runk@2"},
      {"a last word of a gram", "sipCode", "sipcode", "code@3"},
      {"letters that people copy as one", "offTrunk", "offtrunk", "trun@3 runk@4"},
      {"an accent of the first word is left out", "codigoSip", "codigosip", "digo@2"},
      {"of a later word", "finCodigo", "fincodigo", "digo@5"},
      {"of a word with letters before it", "finSubcodigo", "finsubcodigo", "subc@3 digo@8"},
      {"of a word with letters after it", "endgultigeZeit", "endgultigezeit",
       "endg@0 ltig@5 tige@6 zeit@10"},
      {"of a first letter", "reponse", "reponse", "pons@2 onse@3"},
      {"no accent of a longer word", "codigosNovos", "codigosnovos",
       "codi@0 odig@1 digo@2 igos@3 novo@7 ovos@8"},
      {"no accent of a shorter word", "codigX", "codigx", "codi@0 odig@1"},
      {"kana", "\343\202\263\343\203\274", "\343\202\263\343\203\274",
       "\343\202\263\343@0+200 \202\263\343\203@1+200 \263\343\203\274@2+200"},
      {"no kana", "\347\240\201\347\240\201", "\347\240\201\347\240\201",
       "\347\240\201\347@0 \240\201\347\240@1 \201\347\240\201@2"},
      {"two scripts", "trunk\347\240\201\347\240\201Code", "trunk\347\240\201\347\240\201code",
       "trun@0 runk@1 \347\240\201\347@5 \240\201\347\240@6 \201\347\240\201@7 code@11"},
};

/* The grams of a needle, as the rows have them. */
static void show_grams(const struct needle_text *text, uint32_t needle, char *out, size_t room)
{
    const struct gram_option *options = (const void *)text->options.data;
    size_t i, used = 0;

    *out = '\0';
    for (i = 0; i < text->options.size / sizeof *options; i++) {
        const uint32_t gram = options[i].gram;
        const char bytes[] = {(char)gram, (char)(gram >> 8), (char)(gram >> 16), (char)(gram >> 24),
                              '\0'};

        if (options[i].needle != needle)
            continue;
        used += (size_t)snprintf(out + used, room - used, "%s%s@%u", used ? " " : "", bytes,
                                 (unsigned)options[i].place);
        if (options[i].extra)
            used += (size_t)snprintf(out + used, room - used, "+%u", (unsigned)options[i].extra);
    }
}

/* Compares the needle that was made last, which is of this kind. */
static void expect_last(const struct needle_text *text, enum needle_kind kind,
                        const struct text_row *row)
{
    const struct needle *list = (const void *)text->list.data;
    const struct needle *needle = &list[text->count - 1];
    char grams[1000];

    assert_int_equal(text->list.size, text->count * sizeof *list);
    assert_int_equal(needle->kind, kind);
    assert_string_equal(text->letters.data + needle->letters, row->letters);
    assert_int_equal(text->letters.size, needle->letters + strlen(row->letters) + 1);
    show_grams(text, text->count - 1, grams, sizeof grams);
    assert_string_equal(grams, row->grams);
}

static void free_text(struct needle_text *text)
{
    buffer_free(&text->letters);
    buffer_free(&text->list);
    buffer_free(&text->options);
}

static void test_phrase(void **state)
{
    const struct text_row *row = *state;
    struct needle_text text = {0};

    buffer_char(&text.letters, '\0');
    needle_text_phrase(&text, "Other words");
    needle_text_phrase(&text, row->text);
    expect_last(&text, NEEDLE_PHRASE, row);
    free_text(&text);
}

static void test_label(void **state)
{
    const struct text_row *row = *state;
    struct needle_text text = {0};

    buffer_char(&text.letters, '\0');
    needle_text_label(&text, "otherName", NEEDLE_LABEL);
    needle_text_label(&text, row->text, NEEDLE_QUOTED);
    expect_last(&text, NEEDLE_QUOTED, row);
    free_text(&text);
}

/* A needle without letters has the grams that it is given. */
static void test_start(void **state)
{
    const struct text_row expected = {"", "", "", "ext=@0 affi@9+1000"};
    struct needle_text text = {0};

    (void)state;
    needle_text_label(&text, "otherName", NEEDLE_LABEL);
    needle_text_start(&text, NEEDLE_REASON);
    needle_text_option(&text, "ext=", 0);
    needle_text_option(&text, "affi", 9);
    buffer_char(&text.letters, '\0');
    expect_last(&text, NEEDLE_REASON, &expected);
    free_text(&text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, phrases, test_phrase);
    ADD_ROWS(&tests, labels, test_label);
    add_test(&tests, "a needle without letters", test_start, NULL);
    return run_all(&tests, "needle text");
}
