/* test_tables.c - the tables of a catalog besides its entries: of a small one, row by row. */
#include <stdlib.h>
#include <string.h>

#include "catalog/catalog.h"
#include "test.h"

#define NO   DRCODE_NO_CODE
#define ROOM 512

/* The pool, while it is filled; offset 0 is the empty string. */
static char pool[ROOM];
static uint32_t used = 1;

static uint32_t add(const char *string)
{
    const uint32_t offset = used;

    assert_true(used + strlen(string) + 1 <= ROOM);
    strcpy(pool + offset, string);
    used += (uint32_t)strlen(string) + 1;
    return *string ? offset : 0;
}

static struct catalog_reason reasons[] = {
    {.sip = 100}, {.sip = 180}, {.sip = 404}, {.sip = 486}, {.sip = 699}};
static struct catalog_hresult hresults[] = {
    {.value = 5}, {.value = 0x80000001}, {.value = 0x80000002}, {.value = 0xffffffff}};
static struct catalog_cause causes[] = {{.cause = 1, .sip = 404}, {.cause = 16}, {.cause = 127}};
static struct catalog_structure structures[] = {{.origin = DRCODE_SBC},
                                                {.origin = DRCODE_EITHER},
                                                {.origin = DRCODE_EITHER},
                                                {.origin = DRCODE_SBC},
                                                {.origin = DRCODE_MICROSOFT}};
/* Code 7 has two outcomes, code 8 one, and code 9 one that is for any SIP code. */
static const struct catalog_entry entries[] = {
    {7, 404, {0, 0}, DRCODE_OUTCOME_USER},    {7, 486, {0, 0}, DRCODE_OUTCOME_NORMAL},
    {8, 404, {0, 0}, DRCODE_OUTCOME_USER},    {8, 486, {0, 0}, DRCODE_OUTCOME_USER},
    {9, 404, {0, 0}, DRCODE_OUTCOME_FAILURE}, {9, CATALOG_NO_SIP, {0, 0}, DRCODE_OUTCOME_USER}};
static const struct catalog_outcome outcomes[] = {{300, 300, 486, 486, 0, 0, DRCODE_OUTCOME_USER},
                                                  {400, 499, 486, 487, 0, 0, DRCODE_OUTCOME_USER},
                                                  {NO, 9, 200, 299, 0, 127, DRCODE_OUTCOME_NORMAL},
                                                  {NO, NO, NO, 699, 16, 17, DRCODE_OUTCOME_USER}};
static struct drcode_catalog catalog = {.pool = pool,
                                        .entries = entries,
                                        .reasons = reasons,
                                        .hresults = hresults,
                                        .causes = causes,
                                        .outcomes = outcomes,
                                        .structures = structures,
                                        .entry_count = COUNT(entries),
                                        .reason_count = COUNT(reasons),
                                        .hresult_count = COUNT(hresults),
                                        .cause_count = COUNT(causes),
                                        .outcome_count = COUNT(outcomes),
                                        .structure_count = COUNT(structures)};

static void fill(void)
{
    static const char *const words[] = {"Trying", "Ringing", "Not Found", "Busy", "Last"};
    static const char *const names[] = {"E_FIRST", "SEC_E_OUT_OF_TEA", "CERT_E_OUT_OF_TEA",
                                        "TRUST_E_TEA"};
    static const char *const prefixes[] = {"123", "12", "9", "0", ""};
    size_t i;

    for (i = 0; i < COUNT(reasons); i++) {
        reasons[i].reason = add(words[i]);
        reasons[i].reference = add(i % 2 ? "RFC 1" : "RFC 2");
        reasons[i].step[DRCODE_EN] = add(i % 2 ? "Wait." : "");
        reasons[i].step[DRCODE_FR] = add(i % 2 ? "Attendre." : "");
    }
    for (i = 0; i < COUNT(hresults); i++) {
        hresults[i].name = add(names[i]);
        hresults[i].text[DRCODE_EN] = add(i == 1 ? "No tea." : "");
        hresults[i].text[DRCODE_FR] = add(i == 1 ? "Pas de th\303\251." : "");
    }
    for (i = 0; i < COUNT(causes); i++) {
        causes[i].name[DRCODE_EN] = add(words[i]);
        causes[i].name[DRCODE_FR] = add(names[i]);
        causes[i].step[DRCODE_EN] = add(i == 0 ? "Look." : "");
        causes[i].sips = add(i == 0 ? ",404,485,604," : "");
    }
    for (i = 0; i < COUNT(structures); i++) {
        structures[i].prefix = add(prefixes[i]);
        structures[i].text[DRCODE_EN] = add(words[i]);
        structures[i].text[DRCODE_FR] = add(names[i % COUNT(names)]);
    }
}

/* NULL as a string. */
static const char *shown(const char *string)
{
    return string ? string : "NULL";
}

static const struct reason {
    const char *name;
    int sip;
    const char *reason, *reference, *step;
} reason_rows[] = {
    {"the first reason", 100, "Trying", "RFC 2", "NULL"},
    {"the second reason", 180, "Ringing", "RFC 1", "Attendre."},
    {"the reason between", 404, "Not Found", "RFC 2", "NULL"},
    {"the reason before the last", 486, "Busy", "RFC 1", "Attendre."},
    {"the last reason", 699, "Last", "RFC 2", "NULL"},
    {"no reason before the first", 99, "NULL", "none", "NULL"},
    {"no reason between two", 405, "NULL", "none", "NULL"},
    {"no reason after the last", 700, "NULL", "none", "NULL"},
    {"no reason without a code", NO, "NULL", "none", "NULL"},
};

static void has_reason(void **state)
{
    const struct reason *row = *state;
    const char *reference = "none";

    assert_string_equal(shown(drcode_sip_reason(&catalog, row->sip, &reference)), row->reason);
    assert_string_equal(shown(drcode_sip_reason(&catalog, row->sip, NULL)), row->reason);
    assert_string_equal(reference, row->reference);
    assert_string_equal(shown(drcode_sip_step(&catalog, row->sip, DRCODE_FR)), row->step);
}

static const struct hresult {
    const char *name;
    uint32_t value;
    const char *full, *text;
} hresult_rows[] = {
    {"the first HRESULT", 5, "E_FIRST", "NULL"},
    {"the second HRESULT", 0x80000001, "SEC_E_OUT_OF_TEA", "Pas de th\303\251."},
    {"the third HRESULT", 0x80000002, "CERT_E_OUT_OF_TEA", "NULL"},
    {"the last HRESULT", 0xffffffff, "TRUST_E_TEA", "NULL"},
    {"no HRESULT before the first", 0, "NULL", "NULL"},
    {"no HRESULT between two", 6, "NULL", "NULL"},
    {"no HRESULT before the last", 0xfffffffe, "NULL", "NULL"},
};

static void has_hresult(void **state)
{
    const struct hresult *row = *state;

    assert_string_equal(shown(drcode_hresult_name(&catalog, row->value)), row->full);
    assert_string_equal(shown(drcode_hresult_text(&catalog, row->value, DRCODE_FR)), row->text);
}

static const struct value {
    const char *name;
    uint32_t value;
} values[] = {
    {"E_FIRST", 5},
    {"e_First", 5},
    {"F_FIRST", 0},
    {"FIRST", 0},
    {"E_FIRSTS", 0},
    {"E_FIRS", 0},
    {"SEC_E_OUT_OF_TEA", 0x80000001},
    {"CERT_E_OUT_OF_TEA", 0x80000002},
    {"OUT_OF_TEA", 0x80000001}, /* the first of two */
    {"out_of_tea", 0x80000001},
    {"OUT_OF_TE", 0},
    {"TRUST_E_TEA", 0xffffffff},
    {"TEA", 0}, /* a single word may be anything */
    {"", 0},
};

static void has_value(void **state)
{
    const struct value *row = *state;
    size_t size;
    char *name = copy_bare(row->name, &size);

    assert_true(drcode_hresult_value(&catalog, name, size) == row->value);
    free(name);
}

static void has_causes(void **state)
{
    struct drcode_cause cause = {.sip = 7};

    (void)state;
    assert_false(drcode_cause(&catalog, 0, DRCODE_EN, &cause));
    assert_false(drcode_cause(&catalog, 128, DRCODE_EN, &cause));
    assert_int_equal(cause.sip, 7);
    assert_true(drcode_cause(&catalog, 1, DRCODE_EN, &cause));
    assert_string_equal(cause.name, "Trying");
    assert_string_equal(cause.step, "Look.");
    assert_int_equal(cause.sip, 404);
    assert_true(drcode_cause(&catalog, 127, DRCODE_FR, &cause));
    assert_string_equal(cause.name, "CERT_E_OUT_OF_TEA");
    assert_null(cause.step);
    assert_int_equal(cause.sip, 0);
}

/* Whether a cause fits a SIP code: cause 1 has 404, 485 and 604, the others have none. */
static const struct fit {
    const char *name;
    int cause, sip;
    bool fits;
} fits[] = {
    {"fits: the first", 1, 404, true},
    {"fits: the second", 1, 485, true},
    {"fits: the last", 1, 604, true},
    {"fits: another one", 1, 486, false},
    {"fits: the digits of two", 1, 448, false},
    {"fits: the lowest SIP code", 1, 100, false},
    {"fits: the highest SIP code", 1, 699, false},
    {"fits: no SIP code", 1, NO, true},
    {"fits: below all SIP codes", 1, 99, true},
    {"fits: above all SIP codes", 1, 700, true},
    {"fits: a cause without SIP codes", 16, 404, true},
    {"fits: no cause", 0, 404, true},
};

static void cause_fits(void **state)
{
    const struct fit *row = *state;

    assert_int_equal(drcode_cause_fits(&catalog, row->cause, row->sip), row->fits);
}

static const struct ending {
    const char *name;
    int32_t microsoft;
    int sip, cause;
    enum drcode_outcome outcome;
} endings[] = {
    {"a documented pair", 7, 404, 0, DRCODE_OUTCOME_USER},
    {"another pair of the code", 7, 486, 0, DRCODE_OUTCOME_NORMAL},
    {"a code of two outcomes", 7, NO, 0, DRCODE_OUTCOME_FAILURE},
    {"a code of one outcome", 8, NO, 0, DRCODE_OUTCOME_USER},
    {"a code of one outcome, with a SIP code of success", 8, 299, 0, DRCODE_OUTCOME_USER},
    {"a code of one outcome, with a SIP code of 0", 8, 0, 0, DRCODE_OUTCOME_USER},
    {"a code of one outcome, with another SIP code", 8, 300, 0, DRCODE_OUTCOME_FAILURE},
    {"a code of two outcomes, with a SIP code of success", 7, 299, 0, DRCODE_OUTCOME_NORMAL},
    {"a code whose document gives no SIP code", 9, 503, 0, DRCODE_OUTCOME_USER},
    {"a documented pair of such a code", 9, 404, 0, DRCODE_OUTCOME_FAILURE},
    {"such a code alone, of two outcomes", 9, NO, 16, DRCODE_OUTCOME_FAILURE},
    {"a row of a pair", 300, 486, 0, DRCODE_OUTCOME_USER},
    {"a row of a pair, another SIP code", 300, 487, 0, DRCODE_OUTCOME_FAILURE},
    {"a row of a pair, another code", 301, 486, 0, DRCODE_OUTCOME_FAILURE},
    {"a row of a pair without a SIP code", 300, NO, 0, DRCODE_OUTCOME_USER},
    {"a row of many codes, the first", 400, 486, 0, DRCODE_OUTCOME_USER},
    {"a row of many codes, the last", 499, 487, 0, DRCODE_OUTCOME_USER},
    {"a row of many codes, one before", 399, 486, 0, DRCODE_OUTCOME_FAILURE},
    {"a row of many codes, one after", 500, 486, 0, DRCODE_OUTCOME_FAILURE},
    {"a row of many codes, a SIP code before", 400, 485, 0, DRCODE_OUTCOME_FAILURE},
    {"a row of many codes, a SIP code after", 400, 488, 0, DRCODE_OUTCOME_FAILURE},
    {"a row of many codes, no SIP code", 400, NO, 0, DRCODE_OUTCOME_FAILURE},
    {"a SIP code of success alone", NO, 200, 0, DRCODE_OUTCOME_NORMAL},
    {"a cause, the first", NO, NO, 16, DRCODE_OUTCOME_USER},
    {"a cause, the last", NO, 500, 17, DRCODE_OUTCOME_USER},
    {"a cause before", NO, 500, 15, DRCODE_OUTCOME_FAILURE},
    {"a cause after", NO, 500, 18, DRCODE_OUTCOME_FAILURE},
    {"nothing", NO, NO, 0, DRCODE_OUTCOME_FAILURE},
};

static void ends(void **state)
{
    const struct ending *row = *state;

    assert_int_equal(drcode_outcome(&catalog, row->microsoft, row->sip, row->cause), row->outcome);
}

static const struct structure {
    const char *name;
    int32_t microsoft;
    const char *text; /* in French */
    enum drcode_origin origin;
} structure_rows[] = {
    {"the longest prefix", 123000, "E_FIRST", DRCODE_SBC},
    {"the longest prefix, its last code", 123999, "E_FIRST", DRCODE_SBC},
    {"a shorter prefix", 124000, "SEC_E_OUT_OF_TEA", DRCODE_EITHER},
    {"a shorter prefix, the code before", 122999, "SEC_E_OUT_OF_TEA", DRCODE_EITHER},
    {"another prefix", 130000, "E_FIRST", DRCODE_MICROSOFT},
    {"the highest code of six digits", 999999, "CERT_E_OUT_OF_TEA", DRCODE_EITHER},
    {"a code of five digits", 12300, "E_FIRST", DRCODE_MICROSOFT},
    {"the highest code of five digits", 99999, "E_FIRST", DRCODE_MICROSOFT},
    {"a code of seven digits", 1230000, "E_FIRST", DRCODE_MICROSOFT},
    {"the code 0", 0, "E_FIRST", DRCODE_MICROSOFT},
    {"no code", NO, "E_FIRST", DRCODE_MICROSOFT},
};

static void has_structure(void **state)
{
    const struct structure *row = *state;
    const char *text = NULL;

    assert_int_equal(drcode_structure(&catalog, row->microsoft, DRCODE_FR, &text), row->origin);
    assert_string_equal(text, row->text);
    assert_int_equal(drcode_structure(&catalog, row->microsoft, DRCODE_FR, NULL), row->origin);
}

int main(void)
{
    static struct tests tests;

    fill();
    ADD_ROWS(&tests, reason_rows, has_reason);
    ADD_ROWS(&tests, hresult_rows, has_hresult);
    ADD_ROWS(&tests, values, has_value);
    add_test(&tests, "has causes", has_causes, NULL);
    ADD_ROWS(&tests, fits, cause_fits);
    ADD_ROWS(&tests, endings, ends);
    ADD_ROWS(&tests, structure_rows, has_structure);
    return run_all(&tests, "tables");
}
