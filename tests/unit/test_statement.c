/* test_statement.c - the codes that a text states, as a log's and as what is asked. */
#include "lookup/statement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lookup/query.h"
#include "test.h"

/* "MICROSOFT SIP", "-" for a code that is not there; `~` before one of a weak label, `?` before a
   number that is only perhaps a SIP code. */
static const struct line {
    const char *name, *text;
    const char *logged, *asked;
} lines[] = {
    {"nothing", "", "- -", "- -"},
    {"labels", "callEndSubReason: 569015, finalSipCode: 504", "569015 504", "569015 504"},
    {"a status line", "SIP/2.0 504 Server Time-out", "- 504", "- 504"},
    {"a label of a SIP code of 0", "finalSipCode: 0", "- 0", "- 0"},
    {"a label of no SIP code", "finalSipCode: 3, callEndSubReason: 569015", "569015 -", "569015 -"},
    {"a label of a number with zeros in front", "callEndSubReason: 00", "- -", "- -"},
    {"the surer of two labels", "subcode 8541, callEndSubReason 569015", "569015 -", "569015 -"},
    {"the first of two labels", "callEndSubReason 569015, callEndSubReason 569016", "569015 -",
     "569015 -"},
    {"weak labels of a pair", "code: 404, subcode: 511404", "~511404 ~404", "~511404 404"},
    {"weak labels of no document", "code: 403, subcode: 5222", "~5222 ~403", "~5222 403"},
    {"a weak label of another status", "code: 500, subcode: 511404", "~511404 ~500", "~511404 -"},
    {"a weak label alone", "error 504", "- ~504", "- 504"},
    {"a weak label of a Microsoft code", "error 569015", "- -", "569015 -"},
    {"a label for questions", "SIP 504", "- ?504", "- 504"},
    {"another label for questions", "status 504", "- ?504", "- ?504"},
    {"DiagCode", "DiagCode: 480#10037", "10037 480", "10037 480"},
    {"DiagCode whose first number is no SIP code", "Error: 500, diagcode: 3003#7106.@", "7106 ~500",
     "7106 500"},
    {"DiagCode beats a weaker label", "ResponseCode=400, SubCode=8541. DiagCode: 480#10076",
     "10076 480", "10076 480"},
    {"DiagCode is of one source", "SIP/2.0 504 x DiagCode: 480#10037", "10037 480", "10037 480"},
    {"DiagCode after a sure label", "callEndSubReason: 569015 DiagCode: 480#10037", "569015 -",
     "569015 -"},
    {"DiagCode without its label", "480#10037", "- -", "10037 480"},
    {"a pair", "x 569015 504 y", "569015 504", "569015 504"},
    {"a pair the other way round", "x 504/569015 y", "569015 504", "569015 504"},
    {"a pair beside a third number", "x 1 504 569015 y", "- -", "569015 504"},
    {"a pair that a dash parts", "504-569015", "- -", "569015 504"},
    {"a pair that a word parts", "569015 and 504", "- -", "569015 ?504"},
    {"a code whose meaning is asked for", "what does 10037 mean", "- -", "10037 -"},
    {"a SIP code to be fixed", "how do I fix 404", "- -", "- 404"},
    {"a code asked for, and a time", "what is 480 at 10:15:30", "- -", "- 480"},
    {"a success that is called a failure", "why did it fail with 200", "- -", "- ?200"},
    {"a response that is no failure", "we received 183 Session Progress", "- -", "- 183"},
    {"no response", "what is 250", "- -", "- ?250"},
    {"a response that is no failure beside another number", "1 in 100", "- -", "- ?100"},
    {"a response beside other words", "no ACK after 200 OK", "- -", "- -"},
    {"a number of things, asked for", "what about 500 users", "- -", "- -"},
    {"a number of customers", "we hit 480 customers", "- -", "- -"},
    {"a code of no document, asked for", "what is 2100", "- -", "- -"},
    {"a pair of no document", "x 569015 500 y", "- -", "569015 500"},
    {"a pair of a short code", "10037 480", "- -", "10037 480"},
    {"a pair of a short code among words", "x 10037 480 y", "- -", "10037 480"},
    {"a pair of the code 0", "it said 0 408 again", "- -", "0 408"},
    {"a pair of the code 0 beside another number", "it said 0 408 again, 7 times", "- -", "- -"},
    {"a pair of the code 0 in another trade", "the web server said 0 408", "- -", "- ?408"},
    {"a pair that ends normally", "x 540000 0 y", "- -", "540000 0"},
    {"a pair and a weak label", "subcode 5222, x 569015 504", "569015 504", "569015 504"},
    {"a pair and a sure label", "callEndSubReason 569016, 569015 504", "569016 -", "569016 ?504"},
    {"a pair after a sequence number", "CSEQ: 569015 504", "- -", "- ?504"},
    {"the second of two pairs", "1 504 569015 x 504 569018", "569018 504", "569015 504"},
    {"a pair in a line of HTTP", "x 504 569015 HTTP/1.1", "- -", "- -"},
    {"a pair after a method", "GET /x 504 569015", "- -", "- -"},
    {"a pair and a word of HTTP", "httpd: 504 569015", "- -", "- -"},
    {"a pair and a part of a word", "xhttp 504 569015", "569015 504", "569015 504"},
    {"a pair and a link", "504 569015 https://example.com", "- -", "569015 504"},
    {"a pair and a link without TLS", "504 569015 http://example.com", "- -", "569015 504"},
    {"a pair and the start of a link", "504 569015 http://", "- -", "569015 504"},
    {"a pair and the start of a link with TLS", "504 569015 https://", "- -", "569015 504"},
    {"a pair and what is no link", "504 569015 http//example.com", "- -", "- -"},
    {"a pair and a scheme with another letter", "504 569015 httpx://example.com", "- -", "- -"},
    {"a pair and the status of a proxy", "x 504 569015 TCP_MISS", "- -", "- -"},
    {"a pair and an upload", "x 504 569015 PUT /", "- -", "- -"},
    {"a pair and a method without a path", "x 504 569015 DELETE", "569015 504", "569015 504"},
    {"a pair after a request in an access log", "x [2] \"-\" 504 569015", "- -", "- -"},
    {"labels in a line of HTTP", "HTTP/1.1 callEndSubReason: 569015, error 504", "569015 ~504",
     "569015 504"},
    {"one Microsoft code", "569015", "- -", "569015 -"},
    {"one SIP code", "504", "- -", "- 504"},
    {"one SIP code in a line of HTTP", "HTTP 504", "- -", "- -"},
    {"two codes without words", "569099 504", "- -", "569099 504"},
    {"three numbers without words", "504 12 13", "- -", "- -"},
    {"a Microsoft code among words", "it said 569099 again", "- -", "569099 -"},
    {"a SIP code beside it", "it said 504, 569099 again", "- -", "569099 504"},
    {"a SIP code after it", "it said 569099, 504 again", "- -", "569099 504"},
    {"a number in front of all words", "504 it said", "- -", "- ?504"},
    {"a number after all words", "it said 504", "- -", "- ?504"},
    {"a number among words", "it said 504 again", "- -", "- -"},
};

static char *show(const struct statement *statement, char *out)
{
    static const char *const marks[] = {
        [LABEL_SURE] = "", [LABEL_COLUMN] = "c", [LABEL_WEAK] = "~", [LABEL_IN_QUERY] = "?"};
    const int32_t microsoft = statement->microsoft;
    int size = microsoft == DRCODE_NO_CODE
                   ? sprintf(out, "-")
                   : sprintf(out, "%s%ld", marks[statement->microsoft_trust], (long)microsoft);

    if (statement->sip == DRCODE_NO_CODE)
        sprintf(out + size, " -");
    else
        sprintf(out + size, " %s%d", marks[statement->sip_trust], statement->sip);
    return out;
}

static void reads(void **state)
{
    const struct line *row = *state;
    static struct statement statement;
    static struct query query;
    struct passage passage = {.trust = TRUST_LOGGED};
    char got[64], *text;

    text = copy_bare(row->text, &passage.size);
    passage.text = passage.words = text;
    statement_read(drcode_builtin(), &passage, 0, &statement);
    assert_string_equal(show(&statement, got), row->logged);
    assert_int_equal(statement.number_count, 0);
    query_read(drcode_builtin(), text, passage.size, &query);
    assert_string_equal(show(&query.statement, got), row->asked);
    free(text);
}

/* Bytes before `from` can disqualify a number, not supply one. */
static const struct piece {
    const char *name, *text;
    size_t from;
    const char *logged;
} pieces[] = {
    {"a number whose label was read", "callEndSubReason: 569015", 18, "569015 -"},
    {"a number that was read", "callEndSubReason: 569015 finalSipCode: 504", 19, "- 504"},
    {"a pair", "x 504 569015", 2, "569015 504"},
    {"a pair half of which was read", "x 504 569015", 3, "- -"},
    {"a pair in a row whose first was read", "1 504 569015", 2, "- -"},
    {"a DiagCode", "x DiagCode: 480#10037", 12, "10037 480"},
    {"a DiagCode half of which was read", "x DiagCode: 480#10037", 13, "- -"},
};

static void reads_from(void **state)
{
    const struct piece *row = *state;
    const struct passage passage = {row->text, row->text, strlen(row->text), TRUST_LOGGED};
    static struct statement statement;
    char got[64];

    statement_read(drcode_builtin(), &passage, row->from, &statement);
    assert_string_equal(show(&statement, got), row->logged);
}

/* Of what is asked, all questions: "MICROSOFT/SIP" each, -1 for a code that is not asked for. */
static const struct several {
    const char *name, *text, *questions;
} severals[] = {
    {"several labels", "callEndSubReason: 569002 callEndSubReason: 569015", "569002/-1 569015/-1"},
    {"a SIP code of the second label",
     "callEndSubReason: 569002 callEndSubReason: 569015 finalSipCode: 504", "569002/-1 569015/504"},
    {"a SIP code between labels",
     "callEndSubReason: 569002 finalSipCode: 504 callEndSubReason: 569018", "569002/504 569018/-1"},
    {"SIP codes before labels",
     "finalSipCode: 504 callEndSubReason: 569002 finalSipCode: 480 callEndSubReason: 10037",
     "569002/504 10037/480"},
    {"one label", "callEndSubReason: 569002", ""},
    {"the same label twice", "callEndSubReason: 569002 callEndSubReason: 569002", ""},
    {"pairs without words", "569002 504 10037 480", "569002/504 10037/480"},
    {"a SIP code beside a Microsoft code", "Teams 504 569099", "569099/504"},
    {"codes apart, of a document", "Teams said 504 and 569015", "569015/504"},
    {"codes apart, of no document", "Teams said 480 and 569015", "-1/480 569015/-1"},
};

static void reads_questions(void **state)
{
    const struct several *row = *state;
    static struct query query;
    const struct statement *s = &query.statement;
    char got[256] = "";
    size_t i;

    query_read(drcode_builtin(), row->text, strlen(row->text), &query);
    for (i = 0; i < s->question_count; i++)
        sprintf(got + strlen(got), "%s%ld/%d", i ? " " : "", (long)s->questions[i].microsoft,
                s->questions[i].sip);
    assert_string_equal(got, row->questions);
}

/* Documents may give codes that Microsoft's do not: beside a SIP code one of six digits is taken
   for a pair in a log, a shorter one is not. */
static const struct digits {
    const char *name, *text;
    const char *logged, *asked;
} digits[] = {
    {"the lowest code of six digits", "x 100000 404 y", "100000 404", "100000 404"},
    {"the lowest code of six digits, after", "x 404 100000 y", "100000 404", "100000 404"},
    {"the highest code of five digits", "x 99999 404 y", "- -", "99999 404"},
    {"the highest code of five digits, after", "x 404 99999 y", "- -", "99999 404"},
    {"the lowest code of four digits, among codes", "503 1000 569015", "- -", "1000 503"},
    {"a code of three digits, among codes", "503 999 569015", "- -", "569015 -"},
};

static struct drcode_catalog *more; /* with these codes */

static const char codes[] = "## 999 404 One\nSuggested actions:\n- Wait.\n"
                            "## 1000 404 Two\nSuggested actions:\n- Wait.\n"
                            "## 99999 404 Three\nSuggested actions:\n- Wait.\n"
                            "## 100000 404 Four\nSuggested actions:\n- Wait.\n";

static void reads_digits(void **state)
{
    const struct digits *row = *state;
    const struct passage passage = {row->text, row->text, strlen(row->text), TRUST_LOGGED};
    static struct statement statement;
    static struct query query;
    char got[64];

    statement_read(more, &passage, 0, &statement);
    assert_string_equal(show(&statement, got), row->logged);
    query_read(more, row->text, passage.size, &query);
    assert_string_equal(show(&query.statement, got), row->asked);
}

/* What a text says does not depend on the last one. */
static void starts_afresh(void **state)
{
    static const char first[] = "Teams call 569015 504", second[] = "569002 503";
    static struct statement statement;
    static struct query query;
    char got[64];

    (void)state;
    memset(&statement, 0x7f, sizeof statement);
    statement.telephony = statement.http = true;
    statement_read(drcode_builtin(), &(struct passage){second, second, 10, TRUST_LOGGED}, 0,
                   &statement);
    assert_string_equal(show(&statement, got), "- -");
    assert_false(statement.telephony || statement.http);
    assert_int_equal(statement.question_count, 0);
    query_read(drcode_builtin(), first, sizeof first - 1, &query);
    assert_true(query.statement.telephony);
    query_read(drcode_builtin(), second, sizeof second - 1, &query);
    assert_string_equal(show(&query.statement, got), "569002 503");
    assert_false(query.statement.telephony);
}

/* What is after a passage does not count. */
static void ends_with_the_passage(void **state)
{
    static const char text[] = "x 504 569015 GET /index";
    static struct statement statement;
    struct passage passage = {text, text, sizeof text - 1, TRUST_LOGGED};
    char got[64];

    (void)state;
    statement_read(drcode_builtin(), &passage, 0, &statement);
    assert_string_equal(show(&statement, got), "- -");
    passage.size = strlen("x 504 569015 GET");
    statement_read(drcode_builtin(), &passage, 0, &statement);
    assert_string_equal(show(&statement, got), "569015 504");
}

/* Of what is asked, the first numbers are read; of a log, all. */
static void reads_many_numbers(void **state)
{
    static struct statement statement;
    static struct query query;
    char text[1024] = "", got[64];
    size_t i;

    (void)state;
    for (i = 0; i < STATEMENT_NUMBERS; i++)
        strcat(text, "x 7 ");
    strcat(text, "callEndSubReason: 569015");
    query_read(drcode_builtin(), text, strlen(text), &query);
    assert_string_equal(show(&query.statement, got), "- -");
    assert_int_equal(query.statement.number_count, STATEMENT_NUMBERS);
    query_read(drcode_builtin(), text + 4, strlen(text + 4), &query);
    assert_string_equal(show(&query.statement, got), "569015 -");
    statement_read(drcode_builtin(), &(struct passage){text, text, strlen(text), TRUST_LOGGED}, 0,
                   &statement);
    assert_string_equal(show(&statement, got), "569015 -");
}

/* Of responses of no failure, those that are registered are asked for. */
static void reads_other_responses(void **state)
{
    static const int registered[] = {100, 180, 181, 182, 183, 199, 200,
                                     202, 204, 300, 301, 302, 305, 380};
    static struct query query;
    size_t next = 0;
    char text[32];
    int sip;

    (void)state;
    for (sip = 100; sip < 400; sip++) {
        const bool expected = next < COUNT(registered) && registered[next] == sip;

        query_read(drcode_builtin(), text, (size_t)sprintf(text, "what is %d", sip), &query);
        assert_int_equal(query.statement.sip, sip);
        assert_int_equal(query.statement.sip_trust, expected ? LABEL_SURE : LABEL_IN_QUERY);
        next += expected;
    }
    assert_int_equal(next, COUNT(registered));
}

int main(void)
{
    static struct tests tests;
    int status;

    more = catalog_of(&(const char *){codes}, 1, false);
    ADD_ROWS(&tests, lines, reads);
    ADD_ROWS(&tests, severals, reads_questions);
    ADD_ROWS(&tests, digits, reads_digits);
    add_test(&tests, "starts afresh", starts_afresh, NULL);
    add_test(&tests, "ends with the passage", ends_with_the_passage, NULL);
    ADD_ROWS(&tests, pieces, reads_from);
    add_test(&tests, "reads many numbers", reads_many_numbers, NULL);
    add_test(&tests, "reads other responses", reads_other_responses, NULL);
    status = run_all(&tests, "statement");
    drcode_catalog_free(more);
    return status;
}
