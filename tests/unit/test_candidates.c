/* test_candidates.c - the entries that a phrase or codes may mean, in small catalogs. */
#include "lookup/candidates.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "test.h"

#define ROOM    32
#define NO      DRCODE_NO_CODE
#define ACTIONS "\nSuggested actions:\n- Wait.\n"

static const char articles[] =
    "## 10 500 Kettle boiled dry" ACTIONS "## 11 500 Kettle boiled dry beside teapot" ACTIONS
    "## 12 404 Samovar rack broken" ACTIONS "## 12 500 Samovar rack broken" ACTIONS
    "## 13 404 Unable to pour INVITE: saucer cracked underneath" ACTIONS
    "## 13 404 Unable to pour ACK: saucer cracked underneath" ACTIONS
    "## 14 - Strainer clogged\n- Microsoft response code: 14" ACTIONS
    "## 15 486 Bad Request" ACTIONS "## 15 486 Xylorimba" ACTIONS
    "## 16 480 Temporarily Unavailable pantry" ACTIONS;
static const char meanings[] =
    "---\ndocument: meanings\nphrases: meaning\n---\n"
    "## 0 404 Samovar knob lost" ACTIONS "## 12 404 Samovar handle broken" ACTIONS
    "## 16 480 Larder ajar" ACTIONS "## 18 404 Trivet smouldered" ACTIONS;
static const char french[] = "## 10 500 Bouilloire \303\240 sec\n"
                             "Actions sugg\303\251r\303\251es :\n- Patienter.\n";

static struct drcode_catalog *catalog; /* of the documents above */

/* Writes the codes of entries, "10/500 14/-". */
static void show(const struct drcode_catalog *of, const uint16_t *entries, size_t count, char *out)
{
    size_t i;

    for (i = 0, *out = '\0'; i < count; i++) {
        struct drcode_entry entry;

        drcode_entry(of, entries[i], DRCODE_EN, &entry);
        out += sprintf(out, "%s%ld/", i ? " " : "", (long)entry.microsoft);
        out += entry.sip == NO ? sprintf(out, "-") : sprintf(out, "%d", entry.sip);
    }
}

/* Some words, and what they are compared with. */
static struct asked {
    struct candidates candidates;
    struct nearby nearby;
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    char folded[512];
} asked;

static struct candidates *start(const struct drcode_catalog *of, const char *text)
{
    struct candidates *c = &asked.candidates;

    asked.answer = (struct drcode_answer){.match = DRCODE_NOTHING};
    candidates_start(c, of, &asked.answer, asked.entries, ROOM);
    fold_text(text, strlen(text), asked.folded, sizeof asked.folded);
    words_split(of, asked.folded, &c->words);
    nearby_start(&asked.nearby, &c->words);
    c->nearby = &asked.nearby;
    c->has_phrase = true;
    return c;
}

static const struct search {
    const char *name, *text;
    int32_t microsoft;
    int sip; /* the codes that it is restricted to */
    const char *found;
    int score;
} spelt[] = {
    {"a phrase", "Kettle boiled dry", NO, NO, "10/500", SCORE_EXACT},
    {"a phrase of two entries", "Samovar rack broken", NO, NO, "12/404 12/500", SCORE_EXACT},
    {"a phrase in another language", "bouilloire a sec", NO, NO, "10/500", SCORE_EXACT},
    {"a phrase within a text", "the kettle boiled dry again", NO, NO, "10/500", SCORE_CONTAINED},
    {"of phrases within others the outermost", "so kettle boiled dry beside teapot!", NO, NO,
     "11/500", SCORE_CONTAINED},
    {"a phrase beside another one", "kettle boiled dry, strainer clogged", NO, NO, "10/500 14/-",
     SCORE_CONTAINED},
    {"two phrases, one of them within another", "kettle boiled dry beside teapot, strainer clogged",
     NO, NO, "11/500 14/-", SCORE_CONTAINED},
    {"two phrases of other SIP codes", "kettle boiled dry beside teapot, strainer clogged", NO, 500,
     "11/500", SCORE_CONTAINED},
    {"the tail of two phrases", "saucer cracked underneath", NO, NO, "13/404 13/404",
     SCORE_EXACT_TAIL},
    {"the tail of two phrases, and a method", "ACK: saucer cracked underneath", NO, NO, "13/404",
     SCORE_CONTAINED_TAIL},
    {"the start of two phrases", "kettle boiled", NO, NO, "10/500 11/500", SCORE_CUT},
    {"with a SIP code", "Samovar rack broken", NO, 404, "12/404", SCORE_EXACT},
    {"with another SIP code", "Samovar rack broken", NO, 503, "", 0},
    {"with a Microsoft code", "Samovar rack broken", 12, NO, "12/404 12/500", SCORE_EXACT},
    {"with both codes", "Samovar rack broken", 12, 500, "12/500", SCORE_EXACT},
    {"with both codes, no pair", "Samovar rack broken", 12, 503, "", 0},
    {"with another Microsoft code", "Samovar rack broken", 13, NO, "", 0},
    {"with a Microsoft code of no entry", "Samovar rack broken", 99, NO, "", 0},
    {"with a SIP code where the document gives none", "Strainer clogged", 14, 503, "14/-",
     SCORE_EXACT},
    {"with a SIP code alone, which the document does not give", "Strainer clogged", NO, 503, "", 0},
    {"a meaning", "trivet smouldered", NO, NO, "18/404", SCORE_EXACT},
    {"a meaning of the code 0", "samovar knob lost", NO, NO, "0/404", SCORE_EXACT},
    {"a meaning of a code that has a phrase", "samovar handle broken", NO, NO, "", 0},
    {"a meaning of a code that has a phrase, with the code", "samovar handle broken", 12, NO,
     "12/404", SCORE_EXACT},
    {"a meaning of a later code that has a phrase, with the code", "larder ajar", 16, NO, "16/480",
     SCORE_EXACT},
    {"the words of a registered reason, which is the start of a phrase", "temporarily unavailable",
     NO, NO, "", 0},
    {"more than a registered reason", "temporarily unavailable pan", NO, NO, "16/480", SCORE_CUT},
    {"the start of a phrase that has as many words as a reason", "samovar rack", NO, NO,
     "12/404 12/500", SCORE_CUT},
    {"a misspelt phrase", "kettel boiled dry", NO, NO, "", 0},
    {"no words", "", NO, NO, "", 0},
};

static void is_spelt(void **state)
{
    const struct search *row = *state;
    struct candidates *c = start(catalog, row->text);
    char got[512];
    bool found;

    candidates_of(c, row->microsoft, row->sip);
    found = candidates_spelt(c);
    show(catalog, asked.entries, asked.answer.count, got);
    assert_string_equal(got, row->found);
    if (found)
        assert_int_equal(asked.answer.score, row->score);
    assert_int_equal(found, *got != '\0');
}

/* Phrases that are misspelt; the score is at most this. */
static const struct search misspelt[] = {
    {"spelt right", "samovar rack broken", NO, NO, "12/404 12/500", SCORE_EXACT},
    {"misspelt", "samovar rack borken", NO, NO, "12/404 12/500", SCORE_MISSPELT},
    {"misspelt, with a SIP code", "samovar rack borken", NO, 404, "12/404", SCORE_MISSPELT},
    {"misspelt, with another SIP code", "samovar rack borken", NO, 503, "", 0},
    {"misspelt, with a Microsoft code of no entry", "samovar rack borken", 99, NO, "", 0},
    {"misspelt, in another language", "bouiloire a sec", NO, NO, "10/500", SCORE_MISSPELT},
    {"misspelt, a meaning of a code that has a phrase", "samovar hanlde broken", NO, NO, "", 0},
};

static void is_misspelt(void **state)
{
    const struct search *row = *state;
    struct candidates *c = start(catalog, row->text);
    char got[512];
    bool found;

    asked.answer.count = 7;
    candidates_of(c, row->microsoft, row->sip);
    found = candidates_phrase(c);
    show(catalog, asked.entries, asked.answer.count, got);
    assert_string_equal(got, row->found);
    assert_int_equal(found, *got != '\0');
    assert_in_range(asked.answer.score, found ? SCORE_LEAST : 0, row->score);
    if (row->score == SCORE_EXACT)
        assert_int_equal(asked.answer.score, SCORE_EXACT);
}

/* In a text that speaks of HTTP, words which anybody writes are no evidence. */
static void proves_more_beside_http(void **state)
{
    struct candidates *c = start(catalog, "Bad Request");

    (void)state;
    assert_true(candidates_spelt(c));
    c->http = true;
    assert_false(candidates_spelt(c));
    c = start(catalog, "Xylorimba");
    c->http = true;
    assert_true(candidates_spelt(c));
}

static void words_that_are_no_phrase_find_nothing(void **state)
{
    struct candidates *c = start(catalog, "Kettle boiled dry");

    (void)state;
    c->has_phrase = false;
    assert_false(candidates_phrase(c));
    assert_int_equal(asked.answer.count, 0);
    assert_int_equal(asked.answer.score, 0);
}

static void starts_without_words(void **state)
{
    struct candidates *c = start(catalog, "Kettle boiled dry");

    (void)state;
    candidates_start(c, catalog, &asked.answer, asked.entries, ROOM);
    assert_int_equal(c->words.count, 0);
    assert_false(c->has_phrase || c->http || c->stated || c->nearby);
    assert_true(candidates_all(c, NULL));
    assert_int_equal(asked.answer.count, drcode_count(catalog));
}

static void counts_what_has_no_room(void **state)
{
    struct candidates *c = start(catalog, "Samovar rack broken");

    (void)state;
    c->room = 1;
    asked.entries[1] = 0xdead;
    assert_true(candidates_spelt(c));
    assert_int_equal(asked.answer.count, 2);
    assert_int_equal(asked.entries[1], 0xdead);
}

/* All entries with some codes, or those whose phrase has a word. */
static const struct all {
    const char *name, *word;
    int32_t microsoft;
    int sip;
    const char *found;
} alls[] = {
    {"all of a SIP code", NULL, NO, 500, "10/500 11/500 12/500"},
    {"all of a Microsoft code", NULL, 12, NO, "12/404 12/404 12/500"},
    {"all of a pair", NULL, 12, 500, "12/500"},
    {"all of a pair that is not documented", NULL, 12, 486, ""},
    {"all of a code without a SIP code", NULL, 14, 486, "14/-"},
    {"all with a word", "kettle", NO, NO, "10/500 11/500"},
    {"all with a word, of a SIP code", "samovar", NO, 404, "0/404 12/404 12/404"},
    {"all with a part of a word", "kett", NO, NO, ""},
    {"all with a word of another language", "bouilloire", NO, NO, ""},
};

static void finds_all(void **state)
{
    const struct all *row = *state;
    struct candidates *c = start(catalog, "");
    char got[512];
    bool found;

    candidates_of(c, row->microsoft, row->sip);
    found = candidates_all(c, row->word);
    show(catalog, asked.entries, asked.answer.count, got);
    assert_string_equal(got, row->found);
    assert_int_equal(found, *got != '\0');
    assert_int_equal(asked.answer.score, found ? 100 : 0);
}

/* What a record states: no meaning is evidence there, and what is known of its phrase is used. */
static struct candidates *state_phrase(struct stated_phrase *stated, const char *text)
{
    struct candidates *c = start(catalog, text);

    *stated = (struct stated_phrase){.folded = asked.folded};
    c->stated = stated;
    c->nearby = NULL;
    return c;
}

static void no_record_states_a_meaning(void **state)
{
    struct stated_phrase stated;

    (void)state;
    assert_false(candidates_phrase(state_phrase(&stated, "trivet smouldered")));
    assert_true(candidates_phrase(state_phrase(&stated, "samovar rack broken")));
    assert_int_equal(asked.answer.count, 2);
}

/* A record's phrase may be the start of an entry's that is a registered reason, too. */
static void a_record_states_a_reason(void **state)
{
    struct stated_phrase stated;

    (void)state;
    assert_true(candidates_spelt(state_phrase(&stated, "temporarily unavailable")));
    assert_int_equal(asked.answer.score, SCORE_CUT);
}

/* Only entries that are near are read, where these are known. */
static void reads_what_is_near(void **state)
{
    static const uint16_t far[] = {0, 1};
    struct stated_phrase stated;
    struct candidates *c = state_phrase(&stated, "samovar rack broken");
    uint16_t near[ROOM];
    size_t count;

    (void)state;
    assert_true(candidates_all(c, "rack"));
    count = asked.answer.count;
    memcpy(near, asked.entries, sizeof near);
    stated.near = near;
    stated.near_count = count;
    assert_true(candidates_spelt(c));
    assert_int_equal(asked.answer.count, 2);
    stated.near_count = 1;
    assert_true(candidates_spelt(c));
    assert_int_equal(asked.answer.count, 1);
    stated.near = far;
    stated.near_count = COUNT(far);
    assert_false(candidates_spelt(c));
}

/* The entries with the SIP code that is stated are read, where they are known; with another SIP
   code, those of all. */
static void reads_what_has_the_sip_code(void **state)
{
    struct stated_phrase stated;
    struct candidates *c = state_phrase(&stated, "samovar rack broken");
    uint16_t with_sip[ROOM];

    (void)state;
    candidates_of(c, NO, 500);
    assert_true(candidates_all(c, NULL));
    memcpy(with_sip, asked.entries, sizeof with_sip);
    stated.sip = 500;
    stated.with_sip = with_sip;
    stated.with_sip_count = asked.answer.count - 1; /* without the samovar's */
    assert_true(candidates_all(c, NULL));
    assert_int_equal(asked.answer.count, 2);
    assert_false(candidates_spelt(c));
    candidates_of(c, NO, 404);
    assert_true(candidates_spelt(c));
    assert_int_equal(asked.answer.count, 1);
    candidates_of(c, NO, NO);
    assert_true(candidates_spelt(c));
    assert_int_equal(asked.answer.count, 2);
}

/* The phrase is one of the catalog's: the entries that have it are known. */
static void finds_what_is_known(void **state)
{
    enum drcode_lang lang = DRCODE_EN;
    struct stated_phrase stated;
    struct candidates *c = state_phrase(&stated, "samovar rack broken");
    char got[512];

    (void)state;
    assert_true(candidates_spelt(c));
    stated.first = asked.entries[0];
    stated.end = asked.entries[1] + 1u;
    stated.folded = catalog->pool + catalog_text(catalog, asked.entries[0], &lang)->folded;
    stated.known = true;
    c->words.count = 0;
    assert_true(candidates_spelt(c));
    show(catalog, asked.entries, asked.answer.count, got);
    assert_string_equal(got, "12/404 12/500");
    assert_int_equal(asked.answer.score, SCORE_EXACT);
    assert_int_equal(c->words.count, 0);
    candidates_of(c, NO, 500);
    assert_true(candidates_spelt(c));
    show(catalog, asked.entries, asked.answer.count, got);
    assert_string_equal(got, "12/500");
    candidates_of(c, 16, NO); /* whose phrase is another one: its words are compared */
    assert_false(candidates_spelt(c));
    assert_int_equal(c->words.count, 3);
    candidates_of(c, 10, NO);
    assert_false(candidates_spelt(c));
    assert_int_equal(asked.answer.count, 0);
}

/* Entries "1 400", "2 400" and so on with these phrases, of words that are equally rare; what is
   offered for a text. */
static const struct near {
    const char *name, *text;
    const char *phrases[7];
    const char *offered;
} nears[] = {
    {"nothing in common", "aaaaa", {"bbbbb ccccc"}, ""},
    {"no words", "", {"bbbbb ccccc"}, ""},
    {"one", "aaaaa", {"aaaaa bbbbb"}, "1/400"},
    {"the best first",
     "aaaaa",
     {"aaaaa bbbbb ccccc ddddd", "aaaaa bbbbb ccccc", "aaaaa bbbbb"},
     "3/400 2/400 1/400"},
    {"three of more, the best come last",
     "aaaaa",
     {"aaaaa bbbbb ccccc ddddd eeeee", "aaaaa bbbbb ccccc ddddd", "aaaaa bbbbb ccccc",
      "aaaaa bbbbb", "aaaaa"},
     "5/400 4/400 3/400"},
    {"three of more, the best come first",
     "aaaaa",
     {"aaaaa", "aaaaa bbbbb", "aaaaa bbbbb ccccc", "aaaaa bbbbb ccccc ddddd"},
     "1/400 2/400 3/400"},
    {"three of more, the best between",
     "aaaaa",
     {"aaaaa bbbbb ccccc ddddd", "aaaaa bbbbb ccccc", "aaaaa", "aaaaa bbbbb ccccc eeeee eeeee",
      "aaaaa bbbbb"},
     "3/400 5/400 2/400"},
    {"three that are as near, the first ones",
     "aaaaa",
     {"aaaaa bbbbb", "aaaaa ccccc", "aaaaa ddddd", "aaaaa eeeee"},
     "1/400 2/400 3/400"},
    {"each phrase once",
     "aaaaa",
     {"aaaaa bbbbb", "aaaaa bbbbb", "aaaaa ccccc", "aaaaa bbbbb"},
     "1/400 3/400"},
    {"40 percent", "aaaaa zzzzz", {"aaaaa bbbbb ccccc ddddd eeeee fffff ggggg"}, "1/400"},
    {"39 percent", "aaaaa zzzzz", {"aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh"}, ""},
    {"61 percent, 12 more than the next",
     "aaaaa bbbbb ccccc zzzzz",
     {"aaaaa bbbbb", "aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj kkkkk lllll"},
     "2/400"},
    {"60 percent, 11 more than the next",
     "aaaaa bbbbb ccccc zzzzz",
     {"aaaaa bbbbb", "aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj kkkkk lllll "
                     "mmmmm nnnnn ooooo"},
     "2/400 1/400"},
    {"60 percent, 13 more than the next",
     "aaaaa bbbbb ccccc",
     {"aaaaa bbbbb ddddd", "aaaaa bbbbe"},
     "1/400"},
    {"59 percent, 12 more than the next",
     "aaaaa bbbbb ccccc zzzzz",
     {"aaaaa bbbbb ddddd", "aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj kkkkk "
                           "lllll mmmmm nnnnn ooooo ppppp"},
     "2/400 1/400"},
};

static void offers(void **state)
{
    const struct near *row = *state;
    struct drcode_catalog *of;
    struct candidates *c;
    static char text[2048];
    char got[512];
    size_t i, used = 0;

    for (i = 0; i < COUNT(row->phrases) && row->phrases[i]; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "## %zu 400 %s" ACTIONS, i + 1,
                                 row->phrases[i]);
    of = catalog_of(&(const char *){text}, 1, true);
    c = start(of, row->text);
    candidates_nearest(c);
    show(of, asked.answer.nearest, asked.answer.nearest_count, got);
    drcode_catalog_free(of);
    assert_string_equal(got, row->offered);
    assert_int_equal(asked.answer.match, *got ? DRCODE_NEAR : DRCODE_NOTHING);
}

int main(void)
{
    static const char *const documents[] = {articles, meanings, french};
    static struct tests tests;
    int status;

    catalog = catalog_of(documents, COUNT(documents), true);
    ADD_ROWS(&tests, spelt, is_spelt);
    ADD_ROWS(&tests, misspelt, is_misspelt);
    ADD_ROWS(&tests, alls, finds_all);
    ADD_ROWS(&tests, nears, offers);
    add_test(&tests, "proves more beside HTTP", proves_more_beside_http, NULL);
    add_test(&tests, "words that are no phrase find nothing", words_that_are_no_phrase_find_nothing,
             NULL);
    add_test(&tests, "starts without words", starts_without_words, NULL);
    add_test(&tests, "counts what has no room", counts_what_has_no_room, NULL);
    add_test(&tests, "no record states a meaning", no_record_states_a_meaning, NULL);
    add_test(&tests, "a record states a reason", a_record_states_a_reason, NULL);
    add_test(&tests, "reads what is near", reads_what_is_near, NULL);
    add_test(&tests, "reads what has the SIP code", reads_what_has_the_sip_code, NULL);
    add_test(&tests, "finds what is known", finds_what_is_known, NULL);
    status = run_all(&tests, "candidates");
    drcode_catalog_free(catalog);
    return status;
}
