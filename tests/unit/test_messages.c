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
    ADD_ROWS(&tests, lang_names, finds_a_lang);
    return run_all(&tests, "messages");
}
