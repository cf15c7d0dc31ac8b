/* test_words.c - the words of a folded text, and what they prove. */
#include "lookup/words.h"

#include <string.h>

#include "test.h"

static void splits_into_words(void **state)
{
    struct words words;

    (void)state;
    words_split(drcode_builtin(), "no such host", &words);
    assert_int_equal(words.count, 3);
    assert_int_equal(words.letters, 10);
    assert_int_equal(words.list[0].size, 2);
    assert_int_equal(words.list[1].size, 4);
    assert_int_equal(words.list[2].size, 4);
    assert_memory_equal(words.list[1].start, "such host", 10);
    words_split(drcode_builtin(), "", &words);
    assert_int_equal(words.count, 0);
    assert_int_equal(words.letters, 0);
}

static void only_the_first_words_count(void **state)
{
    static char text[2 * (WORDS_ROOM + 40) + 1];
    struct words words;
    size_t i;

    (void)state;
    for (i = 0; i < WORDS_ROOM + 40; i++)
        memcpy(text + 2 * i, "b ", 3);
    words_split(drcode_builtin(), text, &words);
    assert_int_equal(words.count, WORDS_ROOM);
    assert_int_equal(words.letters, WORDS_ROOM);
    assert_true(words.firsts >> ('z' & 0x3f) & 1); /* what is left may start with anything */
    words_split(drcode_builtin(), "banana bread", &words);
    assert_true(words.firsts == (uint64_t)1 << ('b' & 0x3f));
}

/* Of a text, what some word is. */
static const struct row {
    const char *text;
    size_t word;
    bool negation, small, digit;
} rows[] = {
    {"no such host", 0, true, false, false},    {"no such host", 1, false, false, false},
    {"is nt connected", 1, true, false, false}, {"is nt connected", 0, false, true, false},
    {"sans media", 0, true, false, false},      {"the sansa", 1, false, false, false},
    {"with a bot", 0, false, true, false},      {"with a bot", 1, false, true, false},
    {"with a bot", 2, false, false, false},     {"hresult 590615", 1, false, false, true},
    {"sec_e_ok", 0, false, false, true},        {"without", 0, true, false, false},
    {"withouts", 0, false, false, false},       {"n", 0, false, true, false},
};

static void knows_words(void **state)
{
    const struct row *row = *state;
    struct words words;

    words_split(drcode_builtin(), row->text, &words);
    assert_int_equal((words.list[row->word].kind & WORD_NEGATION) != 0, row->negation);
    assert_int_equal((words.list[row->word].kind & WORD_SMALL) != 0, row->small);
    assert_int_equal((words.list[row->word].kind & WORD_NAME) != 0, row->digit);
}

static void counts_negations(void **state)
{
    struct words words;

    (void)state;
    words_split(drcode_builtin(), "no connection could nt be made", &words);
    assert_int_equal(words_negations(&words), 2);
    words_split(drcode_builtin(), "", &words);
    assert_int_equal(words_negations(&words), 0);
}

static bool negates(const char *text, size_t distance)
{
    const struct word word = words_first(text);

    return words_negates(&word, distance);
}

static void negations_of_nouns_reach_further(void **state)
{
    (void)state;
    assert_true(negates("no", 1));
    assert_true(negates("no", WORDS_REACH));
    assert_false(negates("no", WORDS_REACH + 1));
    assert_true(negates("nt", 1));
    assert_false(negates("nt", 2));
    assert_false(negates("it", 1));
}

static void rare_words_prove_more(void **state)
{
    struct words words;
    unsigned all = 0;
    size_t i;

    (void)state;
    words_split(drcode_builtin(), "the file no blackhole xyzzy", &words);
    assert_int_equal(words_weight(&words, 0), 1);
    assert_int_equal(words_weight(&words, 2), 2);
    assert_true(words_weight(&words, 1) < words_weight(&words, 3));
    assert_true(words_weight(&words, 3) <= words_weight(&words, 4));
    for (i = 0; i < words.count; i++)
        all += words_weight(&words, i);
    assert_int_equal(words_weigh(&words), all);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, knows_words);
    add_test(&tests, "splits into words", splits_into_words, NULL);
    add_test(&tests, "only the first words count", only_the_first_words_count, NULL);
    add_test(&tests, "counts negations", counts_negations, NULL);
    add_test(&tests, "negations of nouns reach further", negations_of_nouns_reach_further, NULL);
    add_test(&tests, "rare words prove more", rare_words_prove_more, NULL);
    return run_all(&tests, "words");
}
