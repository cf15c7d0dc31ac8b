/*
 * test_outcomes.c - how calls ended, by codes of any document, and the causes of ITU-T Q.850.
 *
 * tests/data/more-codes.tsv holds codes of PSTN calls that documents of Microsoft define.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drcode.h"
#include "lookup/cause.h"
#include "test.h"

#define NO   DRCODE_NO_CODE
#define ROOM 128

/* Asks for codes; true where an entry with both is found, with the outcome and of the document. */
static bool finds(const char *query, int32_t microsoft, int sip, enum drcode_lang lang,
                  const char *outcome, const char *document)
{
    struct drcode_answer answer;
    struct drcode_entry entry;
    uint16_t entries[ROOM];
    size_t i, first;

    drcode_ask(drcode_builtin(), query, strlen(query), &answer, entries, ROOM);
    if (answer.match == DRCODE_NORMAL && /* which finds no failure */
        drcode_find_pair(drcode_builtin(), answer.microsoft, answer.sip, &first) == 1) {
        entries[0] = (uint16_t)first;
        answer.count = 1;
    }
    for (i = 0; i < answer.count && i < ROOM; i++) {
        drcode_entry(drcode_builtin(), entries[i], lang, &entry);
        if (entry.microsoft == microsoft && entry.sip == sip && entry.lang == lang &&
            strcmp(drcode_outcome_name(entry.outcome), outcome) == 0 &&
            strcmp(entry.document, document) == 0)
            return true;
    }
    return false;
}

static void every_code_is_found(void **state)
{
    struct buffer text = {0};
    struct tsv_table table = read_table("tests/data/more-codes.tsv", &text);
    struct drcode_error error;
    char *cells[4], query[64];
    int lang, way, rows = 0, row;

    (void)state;
    while ((row = tsv_table_row(&table, cells, 4, &error)) == 1) {
        int32_t microsoft = (int32_t)atol(cells[0]);
        int sip = strcmp(cells[1], "-") == 0 ? NO : atoi(cells[1]);
        const char *sip_code = sip == NO ? "" : cells[1];

        for (lang = 0; lang < DRCODE_LANGS; lang++)
            for (way = 0; way < 2; way++) {
                snprintf(query, sizeof query, "%s %s", way ? sip_code : cells[0],
                         way ? cells[0] : sip_code);
                if (!finds(query, microsoft, sip, (enum drcode_lang)lang, cells[2], cells[3]))
                    fail_msg("%s: not found, language %d", query, lang);
            }
        assert_string_equal(
            drcode_outcome_name(drcode_outcome(drcode_builtin(), microsoft, sip, 0)), cells[2]);
        rows++;
    }
    assert_int_equal(row, 0);
    assert_int_equal(rows, 89);
    buffer_free(&text);
}

static void every_entry_names_its_document(void **state)
{
    struct drcode_entry entry;
    size_t i;
    int lang;

    (void)state;
    for (i = 0; i < drcode_count(drcode_builtin()); i++)
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            drcode_entry(drcode_builtin(), i, (enum drcode_lang)lang, &entry);
            assert_int_equal(entry.lang, lang);
            assert_non_null(entry.source);
            assert_int_equal(strncmp(entry.source, "https://learn.microsoft.com/", 28), 0);
            assert_string_not_equal(entry.document, "own");
        }
}

/* How calls ended whose codes no document has, or only in part. */
static const struct ending {
    const char *name;
    int32_t microsoft;
    int sip, cause;
    enum drcode_outcome outcome;
} endings[] = {
    {"an article's pair failed", 569015, 504, 0, DRCODE_OUTCOME_FAILURE},
    {"a cause does not change what a document says", 569015, 504, 17, DRCODE_OUTCOME_FAILURE},
    {"560000 with 0 is normal", 560000, 0, 0, DRCODE_OUTCOME_NORMAL},
    {"540000 with 200 is normal", 540000, 200, 0, DRCODE_OUTCOME_NORMAL},
    {"560200 with 200 is normal", 560200, 200, 0, DRCODE_OUTCOME_NORMAL},
    {"0 with 0 is normal", 0, 0, 0, DRCODE_OUTCOME_NORMAL},
    {"no code with 0 is normal", NO, 0, 0, DRCODE_OUTCOME_NORMAL},
    {"an article's code with 0 failed", 569002, 0, 0, DRCODE_OUTCOME_FAILURE},
    {"an article's code with 200 failed", 569002, 200, 0, DRCODE_OUTCOME_FAILURE},
    {"a code of no document with 0 failed", 511999, 0, 0, DRCODE_OUTCOME_FAILURE},
    {"0 with 487 is the caller's", 0, 487, 0, DRCODE_OUTCOME_USER},
    {"560487 with 487 is the caller's", 560487, 487, 0, DRCODE_OUTCOME_USER},
    {"540480 with 480 is no answer", 540480, 480, 0, DRCODE_OUTCOME_USER},
    {"540480 alone means its only pair", 540480, DRCODE_NO_CODE, 0, DRCODE_OUTCOME_USER},
    {"540480 with another code is a failure", 540480, 500, 0, DRCODE_OUTCOME_FAILURE},
    {"a code of no row alone is a failure", 540481, DRCODE_NO_CODE, 0, DRCODE_OUTCOME_FAILURE},
    {"480 alone failed", NO, 480, 0, DRCODE_OUTCOME_FAILURE},
    {"480 with cause 19 is no answer", NO, 480, 19, DRCODE_OUTCOME_USER},
    {"486 is busy", NO, 486, 0, DRCODE_OUTCOME_USER},
    {"600 is busy", NO, 600, 0, DRCODE_OUTCOME_USER},
    {"603 is declined", NO, 603, 0, DRCODE_OUTCOME_USER},
    {"403 with cause 21 failed", NO, 403, 21, DRCODE_OUTCOME_FAILURE},
    {"503 with cause 16 failed", NO, 503, 16, DRCODE_OUTCOME_FAILURE},
    {"cause 16 alone is normal", NO, NO, 16, DRCODE_OUTCOME_NORMAL},
    {"cause 17 alone is busy", NO, NO, 17, DRCODE_OUTCOME_USER},
    {"cause 34 alone failed", NO, NO, 34, DRCODE_OUTCOME_FAILURE},
    {"200 is normal", NO, 200, 0, DRCODE_OUTCOME_NORMAL},
    {"300 failed", NO, 300, 0, DRCODE_OUTCOME_FAILURE},
    {"no code at all failed", NO, NO, 0, DRCODE_OUTCOME_FAILURE},
    {"codes out of range failed", INT32_MAX, INT_MAX, INT_MAX, DRCODE_OUTCOME_FAILURE},
};

static void ends_so(void **state)
{
    const struct ending *row = *state;

    assert_int_equal(drcode_outcome(drcode_builtin(), row->microsoft, row->sip, row->cause),
                     row->outcome);
}

static void every_cause_is_found(void **state)
{
    struct drcode_cause cause;
    int number, found = 0;

    (void)state;
    for (number = -1; number <= 129; number++)
        if (drcode_cause(drcode_builtin(), number, DRCODE_FR, &cause)) {
            assert_true(number >= 1 && number <= 127 && *cause.name);
            found++;
        }
    assert_int_equal(found, 70);
    assert_true(drcode_cause(drcode_builtin(), 34, DRCODE_EN, &cause));
    assert_string_equal(cause.name, "No circuit/channel available");
    assert_int_equal(cause.sip, 503);
    assert_non_null(cause.step);
}

/* Whether a cause and a SIP response code fit. */
static const struct fit {
    const char *name;
    int cause, sip;
    bool fits;
} fits[] = {
    {"17 fits 486", 17, 486, true},
    {"17 does not fit 503", 17, 503, false},
    {"34 fits 503", 34, 503, true},
    {"34 does not fit 404", 34, 404, false},
    {"1 fits 404", 1, 404, true},
    {"1 fits 604, of which RFC 3398 makes it", 1, 604, true},
    {"16, of which no response is made, fits any", 16, 480, true},
    {"no cause fits any", 0, 480, true},
    {"17 fits no SIP code", 17, NO, true},
};

static void fits_so(void **state)
{
    const struct fit *row = *state;

    assert_int_equal(drcode_cause_fits(drcode_builtin(), row->cause, row->sip), row->fits);
}

/* What is asked, and the cause in it. */
static const struct text {
    const char *name;
    int cause;
} texts[] = {
    {"Q.850;cause=34", 34},
    {"Reason: Q.850 ;cause=17 ;text=\"User busy\"", 17},
    {"cause 17", 17},
    {"CAUSE CODE: 127", 127},
    {"cause=\"16\"", 16},
    {"SIP;cause=200;text=\"Call completed elsewhere\"", 0},
    {"SIP ;cause=17", 0},
    {"xSIP ;cause=17", 17},
    {"xy ;cause=17", 17},
    {" SIP;cause=17", 0},
    {"SIP;cause=200, Q.850;cause=16", 16},
    {"because 17", 0},
    {"cause 128", 0},
    {"cause 0", 0},
    {"cause 17x", 0},
    {"cause 1234567890123", 0},
    {"cause", 0},
    {"cause17", 0},
    {"cause code", 0},
    {"{\"Code\":480,\"Q850Details\":{\"Code\":17,\"Message\":\"User busy\"}}", 17},
    {"Q850Details.Code=34", 34},
    {"q850Details : { code: 21", 21},
    {"Q850Details: none", 0},
    {"Q850Details", 0},
    {"dropped with Q.850 102", 102},
    {"Q850: 34", 34},
    {"(q.850 = 17)", 17},
    {"Q.850 2.1", 0},
    {"Q.850 21.", 21},
    {"Q.850 2018", 0},
    {"Q.850102", 0},
    {"xQ.850 34", 0},
    {"xQ850Details.Code=34", 34},
    {"Q.850 ", 0},
    {"Q.", 0},
    {"Q", 0},
    {"", 0},
};

static void reads_cause(void **state)
{
    const struct text *row = *state;
    size_t size;
    char *copy = copy_bare(row->name, &size);

    assert_int_equal(cause_read(copy, size), row->cause);
    free(copy);
}

/* A line of a log, and the cause that its Reason headers state. */
static const struct text lines[] = {
    {"Reason: Q.850;cause=34;text=\"No circuit\"", 34},
    {"Reason: SIP;cause=503, Q.850 ; cause = 41", 41},
    {"reason=q.850;cause=34", 0},
    {"Reason: Q.850;cause=16 Reason: Q.850;cause=16", 16},
    {"Reason: Q.850;cause=16 Reason: Q.850;cause=17", 0},
    {"Reason: Q.850;cause=0, Q.850;cause=17", 17},
    {"Reason: Q.850;text=\"cause\"", 0},
    {"cause 17", 0},
    {"Q", 0},
    {"Q.850", 0},
    {"Q.850;", 0},
    {"Q.850;cause", 0},
    {"\"Q850Details\": {\"Code\": 17}", 17},
    {"\"Q850Details\": {\"Code\": 17}, Q.850;cause=18", 0},
    {"\"Q850Details\": {\"Code\": 128}", 0},
    {"", 0},
};

static void reads_cause_of_line(void **state)
{
    const struct text *row = *state;
    size_t size;
    char *copy = copy_bare(row->name, &size);

    assert_int_equal(cause_of_reasons(copy, size), row->cause);
    free(copy);
}

static void an_outcome_of_none(void **state)
{
    (void)state;
    assert_null(drcode_outcome_name(DRCODE_OUTCOMES));
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "every code of the documents is found", every_code_is_found, NULL);
    add_test(&tests, "every entry names its document", every_entry_names_its_document, NULL);
    add_test(&tests, "an outcome of none", an_outcome_of_none, NULL);
    ADD_ROWS(&tests, endings, ends_so);
    add_test(&tests, "every cause is found", every_cause_is_found, NULL);
    ADD_ROWS(&tests, fits, fits_so);
    ADD_ROWS(&tests, texts, reads_cause);
    ADD_ROWS(&tests, lines, reads_cause_of_line);
    return run_all(&tests, "outcomes");
}
