/* test_record.c - which values count, and which of two. */
#include "log/record.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#define NO DRCODE_NO_CODE

static const struct code {
    const char *name;
    enum label label;
    const char *text;
    int32_t value;
} codes[] = {
    {"a Microsoft code", LABEL_MICROSOFT, "569015", 569015},
    {"a Microsoft code of one digit", LABEL_MICROSOFT, "0", 0},
    {"the greatest Microsoft code", LABEL_MICROSOFT, "999999", 999999},
    {"spaces around a code", LABEL_MICROSOFT, " \t\r\n 10037\n\r\t ", 10037},
    {"zeros before a code", LABEL_MICROSOFT, "000504", 504},
    {"no code of seven digits", LABEL_MICROSOFT, "5690150", NO},
    {"no code of seven digits, zero first", LABEL_MICROSOFT, "0569015", NO},
    {"no code with a sign", LABEL_MICROSOFT, "-1", NO},
    {"no code with the character before the digits", LABEL_MICROSOFT, "50/", NO},
    {"no code with the character after the digits", LABEL_MICROSOFT, "50:", NO},
    {"no code with a letter before it", LABEL_MICROSOFT, "x569", NO},
    {"no code with a space in it", LABEL_MICROSOFT, "56 9", NO},
    {"no code in nothing", LABEL_MICROSOFT, "", NO},
    {"no code in spaces", LABEL_MICROSOFT, " \t\r\n", NO},
    {"no code in null", LABEL_MICROSOFT, "null", NO},
    {"a code with a fraction", LABEL_MICROSOFT, "560486.0", 560486},
    {"a code with a fraction after a comma", LABEL_MICROSOFT, "560486,000", 560486},
    {"no code with a fraction of more than nothing", LABEL_MICROSOFT, "560486.5", NO},
    {"no code with a zero after another sign", LABEL_MICROSOFT, "560486:0", NO},
    {"no code with a point at its end", LABEL_MICROSOFT, "560486.", NO},
    {"a SIP code", LABEL_SIP, "504", 504},
    {"a SIP code of 0", LABEL_SIP, "0", 0},
    {"the greatest SIP code", LABEL_SIP, "699", 699},
    {"no SIP code above", LABEL_SIP, "700", NO},
};

static struct record record;

static void set(enum label label, enum label_trust trust, const char *value)
{
    size_t size;
    char *text = copy_bare(value, &size);

    record_set(&record, label, trust, text, size);
    free(text);
}

static void start(void)
{
    memset(&record, 0x55, sizeof record);
    record_start(&record, 7);
}

static void reads_code(void **state)
{
    const struct code *row = *state;

    start();
    set(row->label, LABEL_SURE, row->text);
    assert_int_equal(record.microsoft, row->label == LABEL_MICROSOFT ? row->value : NO);
    assert_int_equal(record.sip, row->label == LABEL_SIP ? row->value : NO);
}

/* Which of two values counts: the first, except that one of more trust does. */
static const struct pair {
    const char *name;
    enum label label;
    enum label_trust first, second;
    const char *one, *other;
    int32_t value;
} pairs[] = {
    {"the first of two Microsoft codes", LABEL_MICROSOFT, LABEL_SURE, LABEL_SURE, "1", "2", 1},
    {"the surer of two Microsoft codes", LABEL_MICROSOFT, LABEL_WEAK, LABEL_COLUMN, "1", "2", 2},
    {"the surer of two Microsoft codes, the first", LABEL_MICROSOFT, LABEL_COLUMN, LABEL_WEAK, "1",
     "2", 1},
    {"the first Microsoft code that is one", LABEL_MICROSOFT, LABEL_SURE, LABEL_WEAK, "n/a", "2",
     2},
    {"a Microsoft code of 0 is one", LABEL_MICROSOFT, LABEL_SURE, LABEL_SURE, "0", "2", 0},
    {"the only Microsoft code that is one", LABEL_MICROSOFT, LABEL_WEAK, LABEL_SURE, "1", "n/a", 1},
    {"the first of two SIP codes", LABEL_SIP, LABEL_SURE, LABEL_SURE, "403", "404", 403},
    {"the surer of two SIP codes", LABEL_SIP, LABEL_WEAK, LABEL_COLUMN, "403", "404", 404},
    {"the surer of two SIP codes, the first", LABEL_SIP, LABEL_COLUMN, LABEL_WEAK, "403", "404",
     403},
    {"the first SIP code that is one", LABEL_SIP, LABEL_SURE, LABEL_WEAK, "700", "404", 404},
    {"the only SIP code that is one", LABEL_SIP, LABEL_WEAK, LABEL_SURE, "403", "n/a", 403},
};

static void counts_one(void **state)
{
    const struct pair *row = *state;
    const bool microsoft = row->label == LABEL_MICROSOFT;

    start();
    set(row->label, row->first, row->one);
    set(row->label, row->second, row->other);
    assert_int_equal(microsoft ? record.microsoft : record.sip, row->value);
}

/* What is kept of a text; "" where nothing is. */
static const struct text {
    const char *name;
    enum label label;
    const char *text, *kept;
} texts[] = {
    {"a text", LABEL_PHRASE, "No such host is known", "No such host is known"},
    {"a text of one letter", LABEL_PHRASE, "x", "x"},
    {"spaces around a text", LABEL_PHRASE, " \t\r\n a \n b \n\r\t ", "a \n b"},
    {"spaces around the text of a finding stay", LABEL_TEXT, " \t a b \r\n", " \t a b \r\n"},
    {"no text", LABEL_PHRASE, "", ""},
    {"spaces alone", LABEL_PHRASE, "  \n", ""},
    {"null", LABEL_PHRASE, "null", ""},
    {"null with spaces around", LABEL_PHRASE, " null ", ""},
    {"null and more", LABEL_PHRASE, "nulls", "nulls"},
    {"a word of four letters", LABEL_PHRASE, "gone", "gone"},
    {"what programs write for nothing, in small letters", LABEL_PHRASE, "none", ""},
    {"what a data frame writes for nothing", LABEL_SBC, "NaN", ""},
    {"what a spreadsheet writes for nothing", LABEL_SBC, "#N/A", ""},
    {"what a person writes for nothing", LABEL_SBC, " n/a ", ""},
    {"a dash for nothing", LABEL_CALLEE, "\342\200\224", ""},
    {"undefined", LABEL_CALLEE, "undefined", ""},
    {"a word longer than nothing that starts like it", LABEL_CALLEE, "undefineds", "undefineds"},
    {"a letter that may start nothing", LABEL_CALLEE, "U", "U"},
    {"a text of the first letters of null", LABEL_TEXT, "nul", "nul"},
    {"null is no text", LABEL_TEXT, "null", ""},
    {"a text as long as null", LABEL_TEXT, "zero", "zero"},
    {"a text that starts like null", LABEL_TEXT, "nullify", "nullify"},
    {"two words that start like nothing", LABEL_PHRASE, "N/A yet", "N/A yet"},
    {"a no-break space at the end", LABEL_SBC, "sbc1.example.com\302\240", "sbc1.example.com"},
    {"blanks of Unicode around", LABEL_CALLEE,
     "\342\200\252 +15550100\302\240200\342\200\254\357\273\277", "+15550100\302\240200"},
    {"blanks of Unicode alone", LABEL_PHRASE, "\302\240 \342\200\257", ""},
    {"half of a no-break space", LABEL_PHRASE, "x\240", "x\240"},
    {"a no-break space alone", LABEL_PHRASE, "\302\240", ""},
    {"a letter beyond ASCII at both ends", LABEL_PHRASE, "\303\251t\303\251", "\303\251t\303\251"},
    {"a word that starts like null", LABEL_PHRASE, "nulb", "nulb"},
};

static void keeps_text(void **state)
{
    const struct text *row = *state;

    start();
    set(row->label, LABEL_SURE, row->text);
    assert_int_equal(record.size[row->label], strlen(row->kept));
    if (*row->kept)
        assert_string_equal(record.text[row->label], row->kept);
}

static void the_first_text_counts(void **state)
{
    (void)state;
    start();
    set(LABEL_SBC, LABEL_WEAK, "");
    set(LABEL_SBC, LABEL_WEAK, "sbc1");
    set(LABEL_SBC, LABEL_SURE, "sbc2");
    assert_string_equal(record.text[LABEL_SBC], "sbc1");
    assert_int_equal(record.size[LABEL_PHRASE], 0);
}

static void a_nul_ends_a_text(void **state)
{
    static const char text[] = "a \0b", code[] = "50\0";

    (void)state;
    start();
    record_set(&record, LABEL_PHRASE, LABEL_SURE, text, sizeof text - 1);
    assert_int_equal(record.size[LABEL_PHRASE], 1);
    record_set(&record, LABEL_TEXT, LABEL_SURE, text, sizeof text - 1);
    assert_int_equal(record.size[LABEL_TEXT], sizeof text - 1);
    assert_memory_equal(record.text[LABEL_TEXT], text, sizeof text);
    record_set(&record, LABEL_SIP, LABEL_SURE, code, sizeof code - 1); /* it is no digit */
    assert_int_equal(record.sip, NO);
    record_set(&record, LABEL_SBC, LABEL_SURE, text + 2, 1); /* nothing is before it */
    assert_int_equal(record.size[LABEL_SBC], 0);
    record_set(&record, LABEL_SBC, LABEL_SURE, "   ", 2); /* nor after its end */
    assert_int_equal(record.size[LABEL_SBC], 0);
}

static void cuts_a_long_text(void **state)
{
    static char text[FIELD_ROOM + 2];

    (void)state;
    start();
    memset(text, 'x', FIELD_ROOM - 1);
    memcpy(text + FIELD_ROOM - 1, "\303\251", 2);
    record_set(&record, LABEL_PHRASE, LABEL_SURE, text + 1, FIELD_ROOM);
    assert_int_equal(record.size[LABEL_PHRASE], FIELD_ROOM);
    assert_memory_equal(record.text[LABEL_PHRASE], text + 1, FIELD_ROOM + 1);
    record_set(&record, LABEL_SBC, LABEL_SURE, text, FIELD_ROOM + 1); /* no half of a character */
    assert_int_equal(record.size[LABEL_SBC], FIELD_ROOM - 1);
    assert_int_equal(strlen(record.text[LABEL_SBC]), FIELD_ROOM - 1);
    memset(text, ' ', sizeof text);
    text[0] = text[sizeof text - 1] = 'x';
    record_set(&record, LABEL_CALLEE, LABEL_SURE, text,
               sizeof text); /* no blanks where it is cut */
    assert_int_equal(record.size[LABEL_CALLEE], 1);
    record_set(&record, LABEL_TEXT, LABEL_SURE, text, sizeof text); /* except in a line */
    assert_int_equal(record.size[LABEL_TEXT], FIELD_ROOM);
}

static void says_nothing_at_first(void **state)
{
    static struct record before;
    size_t label;

    (void)state;
    start();
    assert_int_equal(record.line, 7);
    assert_int_equal(record.calls, 1);
    assert_int_equal(record.cause, 0);
    assert_null(record.phrase);
    assert_false(record.unread || record.message || record.strict);
    assert_int_equal(record.microsoft, NO);
    assert_int_equal(record.sip, NO);
    for (label = 0; label < LABEL_KINDS; label++)
        assert_int_equal(record.size[label], 0);
    memset(record.text, 0, sizeof record.text);
    before = record;
    set(LABEL_NONE, LABEL_SURE, "x"); /* no label, no value */
    assert_memory_equal(&record, &before, sizeof record);
}

/* Texts as a spreadsheet keeps them. */
static const struct guarded {
    const char *name;
    enum label label;
    const char *text, *value;
} guarded[] = {
    {"a number after an apostrophe", LABEL_CALLEE, "'+15550100001", "+15550100001"},
    {"blanks before the apostrophe", LABEL_CALLEE, " '+15550100001 ", "+15550100001"},
    {"a formula after two", LABEL_SBC, "''=sbc1", "=sbc1"},
    {"an apostrophe of a name", LABEL_USER, "'o@contoso.com", "'o@contoso.com"},
    {"the line of a finding is as it is", LABEL_TEXT, "'=x", "'=x"},
};

static void takes_no_apostrophe(void **state)
{
    const struct guarded *row = *state;

    start();
    set(row->label, LABEL_SURE, row->text);
    assert_string_equal(record.text[row->label], row->value);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, codes, reads_code);
    ADD_ROWS(&tests, pairs, counts_one);
    ADD_ROWS(&tests, texts, keeps_text);
    add_test(&tests, "the first text counts", the_first_text_counts, NULL);
    add_test(&tests, "a NUL ends a text", a_nul_ends_a_text, NULL);
    add_test(&tests, "cuts a long text", cuts_a_long_text, NULL);
    add_test(&tests, "says nothing at first", says_nothing_at_first, NULL);
    ADD_ROWS(&tests, guarded, takes_no_apostrophe);
    return run_all(&tests, "record");
}
