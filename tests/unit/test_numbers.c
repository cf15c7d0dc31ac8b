/* test_numbers.c - the numbers of a text that may be codes: which count, and which are side by
 * side. */
#include "lookup/numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

/* The numbers that count, with "," before one that is beside the one before. */
static const struct line {
    const char *name, *text;
    const char *logged, *asked; /* as they are read of a log, and of what is asked */
} lines[] = {
    {"no text", "", "", ""},
    {"no number", "no number", "", ""},
    {"a number alone", "504", "504", "504"},
    {"numbers with words between", "569002 and 504", "569002 504", "569002 504"},
    {"numbers with a space between", "569002 504", "569002,504", "569002,504"},
    {"numbers with each separator between", "1 2\t3,4;5/6|7\"8'9", "1,2,3,4,5,6,7,8,9",
     "1,2,3,4,5,6,7,8,9"},
    {"numbers with another sign between", "504#569002", "504 569002", "504,569002"},
    {"numbers five separators apart", "504     569002", "504,569002", "504,569002"},
    {"numbers six separators apart", "504      569002", "504 569002", "504,569002"},
    {"numbers with an underscore between", "504 _ 569002", "504 569002", "504 569002"},
    {"a row that is parted", "1 2 x 3 4", "1,2 3,4", "1,2 3,4"},
    {"six digits", "569002", "569002", "569002"},
    {"seven digits", "5690021", "", "5690021"},
    {"eight digits", "56900212", "", ""},
    {"zeros in front", "0504", "504", "504"},
    {"letters before", "x504", "", ""},
    {"letters after", "504x", "", ""},
    {"a letter beyond ASCII after", "504\303\251", "", ""},
    {"an underscore before", "_504", "", ""},
    {"a fraction", "1.504 504.1", "", ""},
    {"a full stop after", "504.", "504", "504"},
    {"a full stop before", ".504", "504", "504"},
    {"a minus sign", "-504 x -504", "", ""},
    {"a dash between", "569002-504", "", "569002,504"},
    {"a plus sign before", "+504", "", "504"},
    {"a plus sign after", "504+", "504", "504"},
    {"an at sign before", "@504", "", "504"},
    {"an at sign after", "504@", "", "504"},
    {"a colon between", "569002:504", "", "569002,504"},
    {"a colon before", ":504", "504", "504"},
    {"a colon after", "504:", "504", "504"},
    {"an asterisk after", "504*", "504", "504"},
    {"two asterisks after", "504**", "", "504"},
    {"an asterisk and a digit after", "504*1", "1", "504,1"},
    {"a masked number", "504.*", "", "504"},
    {"an HRESULT", "HRESULT=590615 hresult: 590615 xHRESULT=590615", "590615", "590615"},
};

/* Reads the numbers of a text of that many bytes, as the rows show them. */
static void read(const char *text, size_t size, enum trust trust, char *out)
{
    const struct passage passage = {text, text, size, trust};
    struct number number = {0};
    size_t used = 0;

    *out = '\0';
    while (number_next(&passage, &number)) {
        const char *between = number.row > 1 ? "," : used > 0 ? " " : "";

        assert_true(number.end > number.start && number.end <= size);
        used += (size_t)sprintf(out + used, "%s%ld", between, (long)number.value);
    }
}

static void reads(void **state)
{
    const struct line *row = *state;
    char got[128], *text;
    size_t size;

    text = copy_bare(row->text, &size);
    read(text, size, TRUST_LOGGED, got);
    assert_string_equal(got, row->logged);
    read(text, size, TRUST_ASKED, got);
    assert_string_equal(got, row->asked);
    free(text);
}

/* Bytes before the text and after it are none of it. */
static void reads_within_bounds(void **state)
{
    char got[128];

    (void)state;
    read(&"5:569015 504"[1], 11, TRUST_LOGGED, got);
    assert_string_equal(got, "569015,504");
    read(&"x569015"[1], 6, TRUST_ASKED, got);
    assert_string_equal(got, "569015");
    read("569015 504.5", 11, TRUST_LOGGED, got);
    assert_string_equal(got, "569015,504");
    read("569015\000504", 10, TRUST_LOGGED, got);
    assert_string_equal(got, "569015 504"); /* a NUL is no separator */
    read("569015 5041", 10, TRUST_LOGGED, got);
    assert_string_equal(got, "569015,504");
}

/* The digits are those of the words, the label that of the text. */
static void reads_words_and_labels(void **state)
{
    static const char text[] = "Final SIP code: 504, 10.0.0.1 code 408 x 7";
    static const char words[] = "Final SIP code: 504,          code 408 x 7";
    const struct passage passage = {text, words, sizeof text - 1, TRUST_ASKED};
    struct number number = {0};

    (void)state;
    assert_true(number_next(&passage, &number));
    assert_int_equal(number.value, 504);
    assert_int_equal(number.start, strstr(text, "504") - text);
    assert_int_equal(number.label, LABEL_SIP);
    assert_int_equal(number.trust, LABEL_SURE);
    assert_true(number_next(&passage, &number));
    assert_int_equal(number.value, 408);
    assert_int_equal(number.label, LABEL_SIP);
    assert_int_equal(number.trust, LABEL_WEAK);
    assert_true(number_next(&passage, &number));
    assert_int_equal(number.label, LABEL_NONE);
    assert_int_equal(number.trust, LABEL_SURE);
    assert_false(number_next(&passage, &number));
}

static const struct code {
    const char *name, *text; /* with one number */
    bool code;
} codes[] = {
    {"a code", "504", true},
    {"no code: a sequence number", "CSEQ: 504 INVITE", false},
    {"no code: zeros in front", "0504", false},
    {"a code of 0", "0", true},
    {"no code: two zeros", "00", false},
};

static void knows_codes(void **state)
{
    const struct code *row = *state;
    const struct passage passage = {row->text, row->text, strlen(row->text), TRUST_LOGGED};
    struct number number = {0};

    assert_true(number_next(&passage, &number));
    assert_true(number_is_code(&passage, &number) == row->code);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, lines, reads);
    ADD_ROWS(&tests, codes, knows_codes);
    add_test(&tests, "reads within bounds", reads_within_bounds, NULL);
    add_test(&tests, "reads words and labels", reads_words_and_labels, NULL);
    return run_all(&tests, "numbers");
}
