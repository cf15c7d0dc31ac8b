/* test_label.c - the names of fields: as those of columns, and before values in running text. */
#include "lookup/label.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "test.h"

/* `label` is LABEL_NONE where there is none; then the trust does not matter. */
static const struct naming {
    const char *name, *text;
    enum label label;
    enum label_trust trust;
} columns[] = {
    {"no name", "", LABEL_NONE, LABEL_SURE},
    {"a name of Graph", "callEndSubReason", LABEL_MICROSOFT, LABEL_SURE},
    {"a name in capitals", "FINALSIPCODE", LABEL_SIP, LABEL_SURE},
    {"a name with underscores", "final_sip_code_phrase", LABEL_PHRASE, LABEL_SURE},
    {"a name after an underscore", "_score", LABEL_NONE, LABEL_SURE},
    {"a name before an underscore", "callEndSubReason_", LABEL_NONE, LABEL_SURE},
    {"underscores alone", "__", LABEL_NONE, LABEL_SURE},
    {"a name with accents", "Numéro de l’appelé", LABEL_CALLEE, LABEL_COLUMN},
    {"a name after a table", "AllStreams.PSTN Call End Reason", LABEL_SIP, LABEL_SURE},
    {"a name after a table and a database", "db.AllStreams.code", LABEL_NONE, LABEL_SURE},
    {"a table without a name", "AllStreams.", LABEL_NONE, LABEL_SURE},
    {"a name that any SIP system has", "SIP code", LABEL_SIP, LABEL_COLUMN},
    {"a name of all kinds of systems", "error", LABEL_SIP, LABEL_WEAK},
    {"a name that only a question has", "status", LABEL_SIP, LABEL_IN_QUERY},
    {"a sign within a word", "callEndSubReas$on", LABEL_NONE, LABEL_SURE},
    {"a blank within a word", "Final SIP co de", LABEL_NONE, LABEL_SURE},
    {"an underscore within a word", "final_s_ip_code", LABEL_NONE, LABEL_SURE},
    {"a dash within a word with accents", "Num\303\251ro de l\342\200\231appe-l\303\251",
     LABEL_NONE, LABEL_SURE},
    {"signs between words", "callEnd/Sub-Reason", LABEL_MICROSOFT, LABEL_SURE},
    {"a word that is written as two", "Final Microsoft sub code", LABEL_MICROSOFT, LABEL_SURE},
    {"a German one, with a dash", "Microsoft-Antwort-Code", LABEL_MICROSOFT, LABEL_SURE},
    {"underscores between words", "call_end_sub_reason", LABEL_MICROSOFT, LABEL_SURE},
    {"more than a name", "final sip codes", LABEL_NONE, LABEL_SURE},
    {"a name and its zone", "Failure time (UTC)", LABEL_FAILURE, LABEL_COLUMN},
    {"a name and its zone in brackets", "Invite time [UTC]", LABEL_INVITE, LABEL_COLUMN},
    {"a zone alone", "UTC", LABEL_NONE, LABEL_SURE},
    {"another name and its zone", "Duration (UTC)", LABEL_NONE, LABEL_SURE},
    {"a code of JavaScript", "_code", LABEL_SIP, LABEL_WEAK},
    {"a subcode of JavaScript", "_subCode", LABEL_MICROSOFT, LABEL_COLUMN},
    {"a name in German", "Endgültiger Microsoft-Untercode", LABEL_MICROSOFT, LABEL_SURE},
    {"a name in Spanish", "Subcódigo final de Microsoft", LABEL_MICROSOFT, LABEL_SURE},
    {"a name in Japanese", "最終的な SIP コード", LABEL_SIP, LABEL_COLUMN},
    {"a name in Chinese", "最终 Microsoft 子代码", LABEL_MICROSOFT, LABEL_COLUMN},
    {"less than a name", "final sip cod", LABEL_NONE, LABEL_SURE},
    {"a name after another word", "my final sip code", LABEL_NONE, LABEL_SURE},
    {"a name in a long cell", "code                                                           ",
     LABEL_SIP, LABEL_WEAK},
    {"a name in a cell that is too long",
     "code                                                            ", LABEL_NONE, LABEL_SURE},
    {"a name after a table in a cell that is long",
     "a table whose name is longer than that of any column can be.code", LABEL_SIP, LABEL_WEAK},
};

/* What is before a value. */
static const struct naming befores[] = {
    {"nothing", "", LABEL_NONE, LABEL_SURE},
    {"signs alone", " = ", LABEL_NONE, LABEL_SURE},
    {"another word", "took ", LABEL_NONE, LABEL_SURE},
    {"a word that ends as a label does", "mode=", LABEL_NONE, LABEL_SURE},
    {"a label", "callEndSubReason", LABEL_MICROSOFT, LABEL_SURE},
    {"a label and a colon", "callEndSubReason: ", LABEL_MICROSOFT, LABEL_SURE},
    {"a label and an equals sign", "callEndSubReason=", LABEL_MICROSOFT, LABEL_SURE},
    {"a label in quotes", "\"callEndSubReason\" : \"", LABEL_MICROSOFT, LABEL_SURE},
    {"a label in single quotes", "'callEndSubReason': '", LABEL_MICROSOFT, LABEL_SURE},
    {"a label and a number sign", "Final SIP code #", LABEL_SIP, LABEL_SURE},
    {"a label and a tab", "Final SIP code\t", LABEL_SIP, LABEL_SURE},
    {"a label and an open parenthesis", "Final SIP code (", LABEL_SIP, LABEL_SURE},
    {"a label and an open bracket", "Final SIP code [", LABEL_SIP, LABEL_SURE},
    {"a label in bold", "**Final SIP code:** ", LABEL_SIP, LABEL_SURE},
    {"a label that a parenthesis ends", "(Final SIP code) ", LABEL_NONE, LABEL_SURE},
    {"a label that a comma ends", "Final SIP code, ", LABEL_NONE, LABEL_SURE},
    {"a label that another word ends", "Final SIP code was ", LABEL_NONE, LABEL_SURE},
    {"a label with a sign within a word", "callEndSubReas$on=", LABEL_NONE, LABEL_SURE},
    {"a label whose last word is in two", "final SIP co-de=", LABEL_NONE, LABEL_SURE},
    {"a label in Japanese with blanks", "最終 SIP コード: ", LABEL_SIP, LABEL_IN_QUERY},
    {"a label within a word", "recallEndSubReason=", LABEL_NONE, LABEL_SURE},
    {"a label after an underscore", "x_callEndSubReason=", LABEL_NONE, LABEL_SURE},
    {"a label of JavaScript", "{\"_subCode\": ", LABEL_MICROSOFT, LABEL_WEAK},
    {"a label in Italian", "sottocodice finale Microsoft \"", LABEL_MICROSOFT, LABEL_SURE},
    {"a label in Japanese", "最終的な SIP コード: ", LABEL_SIP, LABEL_IN_QUERY},
    {"one letter", "x", LABEL_NONE, LABEL_SURE},
    {"a label with a mark on the letter before its last", "le coďe ", LABEL_SIP, LABEL_WEAK},
    {"a label with an accent too many", "le code final: CODÉ ", LABEL_SIP, LABEL_WEAK},
    {"the longest label", "Final SIP code: ", LABEL_SIP, LABEL_SURE},
    {"a shorter one", "the SIP code: ", LABEL_SIP, LABEL_SURE},
    {"the shortest", "the code: ", LABEL_SIP, LABEL_WEAK},
    {"a label that is one in questions alone", "status: ", LABEL_SIP, LABEL_IN_QUERY},
    {"a label that is one of columns alone", "callee number: ", LABEL_NONE, LABEL_SURE},
    {"a dash before", "\342\200\224 ", LABEL_NONE, LABEL_SURE},
    {"a label that ends in a digit", "SIP/2.0 ", LABEL_SIP, LABEL_SURE},
    {"a label whose words are far apart", "final microsoft                          code ",
     LABEL_MICROSOFT, LABEL_SURE},
    {"a label whose words are further apart", "final microsoft                           code ",
     LABEL_SIP, LABEL_WEAK},
    {"a label within a word, its words far apart", "xmicrosoft                          code ",
     LABEL_SIP, LABEL_WEAK},
    {"a label whose first letter is just near enough", "sub                                code ",
     LABEL_MICROSOFT, LABEL_WEAK},
    {"a label whose first letter is just too far", "sub                                 code ",
     LABEL_SIP, LABEL_WEAK},
    {"a label at the end of a long word",
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxcode ", LABEL_NONE,
     LABEL_SURE},
};

static void names_a_column(void **state)
{
    const struct naming *row = *state;
    enum label_trust trust = LABEL_IN_TEXT;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(label_of_name(text, size, &trust), row->label);
    if (row->label != LABEL_NONE)
        assert_int_equal(trust, row->trust);
    free(text);
}

static void stands_before_a_value(void **state)
{
    const struct naming *row = *state;
    enum label_trust trust = LABEL_IN_TEXT;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(label_before(text, size, &trust), row->label);
    if (row->label != LABEL_NONE)
        assert_int_equal(trust, row->trust);
    free(text);
}

/* With any text before it, in words of any length. */
static void a_label_is_found_after_any_text(void **state)
{
    static const char label[] = "final Microsoft subcode: ";
    enum label_trust trust;
    char text[256];
    size_t word, size, i;

    (void)state;
    for (word = 1; word < 80; word++) {
        for (size = 1; size < 160; size++) {
            for (i = 0; i < size; i++)
                text[i] = (size - i) % (word + 1) == 1 ? ' ' : 'x';
            memcpy(text + size, label, sizeof label);
            assert_int_equal(label_before(text, size + sizeof label - 1, &trust), LABEL_MICROSOFT);
            assert_int_equal(trust, LABEL_SURE);
        }
    }
}

/* Bytes before the text are none of it. */
static void nothing_in_front_of_a_text_counts(void **state)
{
    static const char text[] =
        "words in front of the text, more than are looked at, and then a code: ";
    const char *code = strstr(text, "code");
    enum label_trust trust;

    (void)state;
    assert_int_equal(label_before(text, sizeof text - 1, &trust), LABEL_SIP);
    assert_int_equal(label_before(text + sizeof text - 1, 0, &trust), LABEL_NONE);
    assert_int_equal(label_before(code + 1, strlen(code + 1), &trust), LABEL_NONE);
    assert_int_equal(label_before(&"recode: "[2], 6, &trust), LABEL_SIP);
    assert_false(label_may_end(code + 3, 1));
}

/* Writes a name with a mark before each word but the first. */
static size_t spell(const char *name, const char *mark, char *text)
{
    size_t size = 0;

    for (; *name; name++) {
        if (*name >= 'A' && *name <= 'Z') {
            memcpy(text + size, mark, strlen(mark));
            size += strlen(mark);
        }
        text[size++] = *name;
    }
    return size;
}

/* Each row of the table names a column, and is found before a value unless it is of columns alone,
   whatever separates its words. */
static void every_row_is_a_label(void **state)
{
    static const char *const marks[] = {"", " ", "-", "_", "\302\240"};
    enum label_trust trust = LABEL_SURE, found;
    enum label label;
    const char *name;
    bool ascii;
    size_t i, mark;

    (void)state;
    for (i = 0; (name = label_row(i, &label, &trust)) != NULL; i++) {
        ascii = bytes_ascii(name, strlen(name)); /* the others are columns, and asked */
        for (mark = 0; mark < COUNT(marks); mark++) {
            char text[64];
            size_t size = spell(name, marks[mark], text);

            assert_int_equal(label_of_name(text, size, &found), label);
            assert_int_equal(found, trust == LABEL_IN_TEXT || !ascii ? LABEL_COLUMN : trust);
            assert_true(label >= LABEL_FILE || *marks[mark] == '-' || *marks[mark] == '_' ||
                        label_may_be_name(text, size));
            if (trust == LABEL_COLUMN || *marks[mark] == '_')
                continue;
            assert_int_equal(label_before(text, size, &found), label);
            assert_int_equal(found, trust == LABEL_IN_TEXT ? LABEL_SURE : trust);
        }
    }
    assert_true(i > 50);
}

static const struct saying {
    const char *name;
    enum label label;
    enum label_trust trust;
    bool evidence;
} sayings[] = {
    {"a Microsoft code is evidence", LABEL_MICROSOFT, LABEL_SURE, true},
    {"a Microsoft code with a weak label is evidence", LABEL_MICROSOFT, LABEL_WEAK, true},
    {"a sure SIP code is evidence", LABEL_SIP, LABEL_SURE, true},
    {"a SIP code in running text is evidence", LABEL_SIP, LABEL_IN_TEXT, true},
    {"a weak SIP code is no evidence", LABEL_SIP, LABEL_WEAK, false},
    {"a SIP code in a question is no evidence", LABEL_SIP, LABEL_IN_QUERY, false},
    {"a phrase is evidence", LABEL_PHRASE, LABEL_SURE, true},
    {"both codes are evidence", LABEL_DIAGNOSTIC, LABEL_SURE, true},
    {"an SBC is no evidence", LABEL_SBC, LABEL_COLUMN, false},
    {"a count is no evidence", LABEL_CALLS, LABEL_COLUMN, false},
    {"no label is no evidence", LABEL_NONE, LABEL_SURE, false},
};

static void is_evidence(void **state)
{
    const struct saying *row = *state;

    assert_int_equal(label_is_evidence(row->label, row->trust), row->evidence);
}

/* Most words are passed over without a look at the table. */
static void other_words_end_no_label(void **state)
{
    static const char *const words[] = {"x",  "to", "took", "INVITE", "sbc", "port", "line",
                                        "ms", "id", "call", "cause1", "k",   "Tag",  "branch"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(words); i++)
        assert_false(label_may_end(words[i], strlen(words[i])));
    assert_false(label_may_be_name("Queue", 5));
    assert_false(label_may_be_name("User-Agent", 7));
    assert_false(label_may_be_name("SuccessfulCall", 14));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, columns, names_a_column);
    ADD_ROWS(&tests, befores, stands_before_a_value);
    ADD_ROWS(&tests, sayings, is_evidence);
    add_test(&tests, "a label is found after any text", a_label_is_found_after_any_text, NULL);
    add_test(&tests, "nothing in front of a text counts", nothing_in_front_of_a_text_counts, NULL);
    add_test(&tests, "every row is a label", every_row_is_a_label, NULL);
    add_test(&tests, "other words end no label", other_words_end_no_label, NULL);
    return run_all(&tests, "label");
}
