#include "base/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "test.h"

static const struct folding {
    const char *name, *text, *folded;
} foldings[] = {
    {"nothing stays nothing", "", ""},
    {"words stay as they are", "bad request", "bad request"},
    {"capitals become small", "INVITE Ack", "invite ack"},
    {"digits and underscores belong to words", "0x80090325 SEC_E_1", "0x80090325 sec_e_1"},
    {"runs of space become one", "a  b\t\tc\r\nd", "a b c d"},
    {"space around is dropped", "  a b  ", "a b"},
    {"punctuation separates words", "Request/Response,line:x;y=z", "request response line x y z"},
    {"punctuation around is dropped", "...(Forbidden)!", "forbidden"},
    {"punctuation alone is nothing", " -- ?! ", ""},
    {"an apostrophe separates words", "can't", "can t"},
    {"a typographic apostrophe separates words", "l\u2019appel", "l appel"},
    {"typographic quotes are dropped", "\u00ab SIP/2.0 \u00bb \u201cx\u201d", "sip 2 0 x"},
    {"dashes separate words", "Routing \u2013 no\u2014trunk\u2011config",
     "routing no trunk config"},
    {"a no-break space separates words", "INVITE\u00a0: a", "invite a"},
    {"a narrow no-break space separates words", "INVITE\u202f: a", "invite a"},
    {"an ideographic space separates words", "a\u3000b", "a b"},
    {"a postal mark separates words", "a\u3020b", "a b"},
    {"the last private character separates words", "a\uf8ffb", "a b"},
    {"an ellipsis separates words", "a\u2026b", "a b"},
    {"small letters lose accents", "d\u00e9j\u00e0 \u00e7\u00f4t\u00e9 na\u00efve",
     "deja cote naive"},
    {"capitals lose case and accents", "\u00c9CHEC \u00c0 \u00c7A \u0178", "echec a ca y"},
    {"combining accents are dropped", "e\u0301chec a\u0300 c\u0327a", "echec a ca"},
    {"letters of Latin Extended-A lose accents", "\u0141\u00f3d\u017a \u0158\u011b\u0161",
     "lodz res"},
    {"the last letter of Latin Extended-A is one", "\u017f", "s"},
    {"a sharp s is two letters", "stra\u00dfe", "strasse"},
    {"a thorn is spelt out", "\u00de\u00fe", "thth"},
    {"the ligatures ae and oe are spelt out", "\u00c6\u00e6 c\u0153ur \u0152", "aeae coeur oe"},
    {"the ligature ij is spelt out", "\u0132\u0133", "ijij"},
    {"the ligatures of printed text are spelt out", "con\ufb01g \ufb00 \ufb02 \ufb03 \ufb04",
     "config ff fl ffi ffl"},
    {"a multiplication sign separates words", "a\u00d7b\u00f7c", "a b c"},
    {"Greek is kept", "\u039a\u03b1\u03bb\u03ae", "\u039a\u03b1\u03bb\u03ae"},
    {"Cyrillic is kept", "\u0437\u0432\u043e\u043d\u043e\u043a 1",
     "\u0437\u0432\u043e\u043d\u043e\u043a 1"},
    {"Chinese is kept", "\u547c\u53eb 504", "\u547c\u53eb 504"},
    {"a letter of four bytes is kept", "\U00010348", "\U00010348"},
    {"a soft hyphen is dropped", "Ses\u00adsion", "session"},
    {"a zero-width space is dropped", "Ses\u200bsion", "session"},
    {"a right-to-left mark is dropped", "Ses\u200fsion", "session"},
    {"a word joiner is dropped", "Ses\u2060sion", "session"},
    {"a byte order mark is dropped", "\ufeff504", "504"},
    {"a variation selector is dropped", "x\ufe0f y", "x y"},
    {"the replacement character separates words", "a\ufffdb", "a b"},
    {"a byte that is not UTF-8 separates words",
     "a\xff"
     "b",
     "a b"},
    {"a character cut short separates words", "a\xc3", "a"},
    {"acknowledgement has one spelling", "An Acknowledgement", "an acknowledgment"},
    {"acknowledgment is that spelling", "acknowledgment", "acknowledgment"},
    {"cancelled has one spelling", "was cancelled", "was canceled"},
    {"cancelling has one spelling", "CANCELLING", "canceling"},
    {"not loses its vowel", "could not be", "could nt be"},
    {"not within a word is unchanged", "nothing noted knot", "nothing noted knot"},
    {"a word that only starts like one is unchanged", "cancelledx acknowledgements",
     "cancelledx acknowledgements"},
    {"a spelling before punctuation counts", "cancelled, not.", "canceled nt"},
};

static void folds(void **state)
{
    const struct folding *row = *state;
    char out[128];
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(fold_text(text, size, out, sizeof out), strlen(row->folded));
    free(text);
    assert_string_equal(out, row->folded);
}

static void folded_text_folds_to_itself(void **state)
{
    char out[128];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(foldings); i++) {
        fold_text(foldings[i].folded, strlen(foldings[i].folded), out, sizeof out);
        assert_string_equal(out, foldings[i].folded);
    }
}

static void text_of_a_given_size_needs_no_nul(void **state)
{
    const char text[] = {'A', 'c', 'k', ' ', 'x'};
    char out[8];

    (void)state;
    assert_int_equal(fold_text(text, 3, out, sizeof out), 3);
    assert_string_equal(out, "ack");
}

static void no_code_point_folds_to_more_bytes(void **state)
{
    uint32_t point;

    (void)state;
    for (point = 1; point <= 0x10ffff; point++) {
        char text[4], out[8];
        size_t size = utf8_write(point, text);

        assert_in_range(fold_text(text, size, out, sizeof out), 0, size);
    }
}

static const struct room {
    const char *name, *text;
    size_t room;
    const char *folded;
} rooms[] = {
    {"room for the NUL alone holds nothing", "abc", 1, ""},
    {"room for all except the NUL cuts a letter off", "abc", 3, "ab"},
    {"room for all holds all", "abc", 4, "abc"},
    {"a space at the cut is dropped with its word", "ab cd", 4, "ab"},
    {"a letter of two bytes is not cut inside", "\u03b1\u03b2", 4, "\u03b1"},
    {"a ligature is not cut inside", "a\ufb03", 4, "a"},
};

static void cuts_off(void **state)
{
    const struct room *row = *state;
    char out[8];

    memset(out, '#', sizeof out);
    assert_int_equal(fold_text(row->text, strlen(row->text), out, row->room), strlen(row->folded));
    assert_string_equal(out, row->folded);
    assert_int_equal(out[row->room], '#');
}

static const struct comparison {
    const char *name, *text, *needle;
    int end; /* where the needle ends in the text, -1 where the text does not start with it */
} comparisons[] = {
    {"the same words match", "no such host", "no such host", 12},
    {"the first words match", "no such host is known", "no such host", 12},
    {"a part of a word matches", "hostname", "host", 4},
    {"other words do not", "no such name", "no such host", -1},
    {"a text shorter than the needle does not", "no such", "no such host", -1},
    {"a space only the needle has is skipped", "couldnt", "could nt", 7},
    {"a space only the text has is skipped", "could nt", "couldnt", 8},
    {"spaces elsewhere are skipped", "couldn t be", "could nt", 8},
    {"a space after the match is left", "ab cd", "ab", 2},
    {"a space after the needle is skipped", "abc", "ab ", 2},
    {"an empty needle matches", "ab", "", 0},
    {"an empty text does not match words", "", "a", -1},
    {"nothing matches nothing", "", "", 0},
};

static void compares(void **state)
{
    const struct comparison *row = *state;
    const char *end = NULL;

    assert_int_equal(fold_starts(row->text, row->needle, &end), row->end >= 0);
    if (row->end >= 0)
        assert_int_equal(end - row->text, row->end);
}

static void only_ascii_letters_digits_and_underscores_make_words(void **state)
{
    static const char word[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    int c;

    (void)state;
    for (c = 1; c < 256; c++)
        assert_int_equal(fold_word_char((char)c), strchr(word, c) != NULL);
    assert_false(fold_word_char('\0'));
}

static void only_ascii_capitals_become_small(void **state)
{
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char small[] = "abcdefghijklmnopqrstuvwxyz";
    int c;

    (void)state;
    for (c = 0; c < 256; c++) {
        const char *capital = c ? strchr(capitals, c) : NULL;

        assert_int_equal(fold_lower((char)c), capital ? small[capital - capitals] : (char)c);
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, foldings, folds);
    add_test(&tests, "folded text folds to itself", folded_text_folds_to_itself, NULL);
    add_test(&tests, "text of a given size needs no NUL", text_of_a_given_size_needs_no_nul, NULL);
    add_test(&tests, "no code point folds to more bytes", no_code_point_folds_to_more_bytes, NULL);
    ADD_ROWS(&tests, rooms, cuts_off);
    ADD_ROWS(&tests, comparisons, compares);
    add_test(&tests, "only ASCII letters, digits and underscores make words",
             only_ascii_letters_digits_and_underscores_make_words, NULL);
    add_test(&tests, "only ASCII capitals become small", only_ascii_capitals_become_small, NULL);
    return run_all(&tests, "fold");
}
