/* Tests of messages.c: the words of each language, and what languages are called. */
#include "print/messages.h"

#include "test.h"

static void every_message_is_translated(void **state)
{
    int i;

    (void)state;
    for (i = 0; i < MESSAGE_COUNT; i++) {
        assert_non_null(message_text(DRCODE_EN, (enum message)i));
        assert_non_null(message_text(DRCODE_FR, (enum message)i));
        if (i != MESSAGE_SOURCE)
            assert_string_not_equal(message_text(DRCODE_EN, (enum message)i),
                                    message_text(DRCODE_FR, (enum message)i));
    }
}

/* Counts that a message takes, and its text. */
static const struct counted {
    const char *name;
    enum message which;
    uint64_t counts[2];
    const char *english, *french;
} counteds[] = {
    {"none", MESSAGE_TOTAL_FAILED, {0}, "%llu failed", "%llu échoué"},
    {"one", MESSAGE_TOTAL_FAILED, {1}, "%llu failed", "%llu échoué"},
    {"two", MESSAGE_TOTAL_FAILED, {2}, "%llu failed", "%llu échoués"},
    {"no call", MESSAGE_TOTAL_CALLS, {0}, "%llu calls", "%llu appel"},
    {"one call", MESSAGE_TOTAL_CALLS, {1}, "%llu call", "%llu appel"},
    {"one call of two kinds",
     MESSAGE_MORE,
     {1, 2},
     "%7llu call of %lu more kinds: --all",
     "%7llu appel de %lu autres sortes\302\240: --all"},
    {"two calls of one kind",
     MESSAGE_MORE,
     {2, 1},
     "%7llu calls of %lu more kind: --all",
     "%7llu appels de %lu autre sorte\302\240: --all"},
    {"a text before the count, and shares after it",
     MESSAGE_COMPARED,
     {2, 1},
     "Compared with %s, %llu failed, NER %u.%u%%; rates per 1000 calls",
     "Par rapport à %s, %llu échoué, NER %u,%u\302\240%%\342\200\257; taux pour 1000 appels"},
};

static void writes_a_point(void **state)
{
    char number[] = "x1.2", none[] = "new";

    (void)state;
    assert_string_equal(message_decimal(DRCODE_EN, number), "x1.2");
    assert_string_equal(message_decimal(DRCODE_FR, number), "x1,2");
    assert_string_equal(message_decimal(DRCODE_FR, none), "new");
}

static void counts(void **state)
{
    const struct counted *row = *state;
    char text[MESSAGE_ROOM];

    assert_string_equal(message_counted(DRCODE_EN, row->which, row->counts, text), row->english);
    assert_string_equal(message_counted(DRCODE_FR, row->which, row->counts, text), row->french);
}

static const struct lang_name {
    const char *name, *value;
    enum drcode_lang lang;
} lang_names[] = {
    {"en is English", "en", DRCODE_EN},
    {"En_GB is English", "En_GB", DRCODE_EN},
    {"fr is French", "fr", DRCODE_FR},
    {"FR is French", "FR", DRCODE_FR},
    {"fr-FR is French", "fr-FR", DRCODE_FR},
    {"fr_CA.UTF-8 is French", "fr_CA.UTF-8", DRCODE_FR},
    {"fr.UTF-8 is French", "fr.UTF-8", DRCODE_FR},
    {"fr@euro is French", "fr@euro", DRCODE_FR},
    {"'C' is no language", "C", DRCODE_LANGS},
    {"'C.UTF-8' is no language", "C.UTF-8", DRCODE_LANGS},
    {"'POSIX' is no language", "POSIX", DRCODE_LANGS},
    {"'de' is no language", "de", DRCODE_LANGS},
    {"'f' is no language", "f", DRCODE_LANGS},
    {"'fra' is no language", "fra", DRCODE_LANGS},
    {"'english' is no language", "english", DRCODE_LANGS},
    {"' fr' is no language", " fr", DRCODE_LANGS},
    {"'fr,en' is no language", "fr,en", DRCODE_LANGS},
    {"an empty name is no language", "", DRCODE_LANGS},
};

static void finds_a_lang(void **state)
{
    const struct lang_name *row = *state;

    assert_int_equal(message_find_lang(row->value), row->lang);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "every message is translated", every_message_is_translated, NULL);
    add_test(&tests, "the point of a number", writes_a_point, NULL);
    ADD_ROWS(&tests, counteds, counts);
    ADD_ROWS(&tests, lang_names, finds_a_lang);
    return run_all(&tests, "messages");
}
