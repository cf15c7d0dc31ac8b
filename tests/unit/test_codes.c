/* test_codes.c - what is known of a code whether an entry has it or not. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "drcode.h"
#include "lookup/codes.h"
#include "test.h"

/* A cell "-" is no text. */
static void assert_text(const char *text, const char *cell)
{
    if (strcmp(cell, "-") == 0)
        assert_null(text);
    else
        assert_string_equal(text, cell);
}

static void every_registered_reason_is_found(void **state)
{
    struct buffer text = {0};
    struct tsv_table table = read_table("data/sip-reasons.tsv", &text);
    struct drcode_error error;
    char *cells[5];
    int last = 0, missing;

    (void)state;
    while (tsv_table_row(&table, cells, 5, &error) == 1) {
        const char *reference = NULL;
        int sip = atoi(cells[0]);

        for (missing = last + 1; missing < sip; missing++)
            assert_null(drcode_sip_reason(drcode_builtin(), missing, NULL));
        assert_string_equal(drcode_sip_reason(drcode_builtin(), sip, &reference), cells[1]);
        assert_string_equal(reference, cells[2]);
        assert_string_equal(drcode_sip_reason(drcode_builtin(), sip, NULL), cells[1]);
        assert_text(drcode_sip_step(drcode_builtin(), sip, DRCODE_EN), cells[3]);
        assert_text(drcode_sip_step(drcode_builtin(), sip, DRCODE_FR), cells[4]);
        last = sip;
    }
    assert_int_equal(last, 608);
    buffer_free(&text);
}

static const struct reason {
    const char *name;
    int sip;
    const char *reason, *reference; /* NULL where the code is not registered */
} reasons[] = {
    {"finds the first reason", 400, "Bad Request", "RFC3261"},
    {"finds the reason of 412", 412, "Conditional Request Failed", "RFC3903"},
    {"finds the reason of 504", 504, "Server Time-out", "RFC3261"},
    {"finds the last reason", 608, "Rejected", "RFC8688"},
    {"finds no reason before the first", 399, NULL, NULL},
    {"finds no reason after the last", 609, NULL, NULL},
    {"finds no reason of a code not registered", 409, NULL, NULL},
    {"finds no reason of zero", 0, NULL, NULL},
    {"finds no reason of a code that was not given", DRCODE_NO_CODE, NULL, NULL},
    {"finds no reason of the greatest number", INT_MAX, NULL, NULL},
    {"finds no reason of the least number", INT_MIN, NULL, NULL},
};

static void tells_reason(void **state)
{
    const struct reason *row = *state;
    const char *reference = NULL;
    const char *reason = drcode_sip_reason(drcode_builtin(), row->sip, &reference);

    if (row->reason) {
        assert_string_equal(reason, row->reason);
        assert_string_equal(reference, row->reference);
    } else {
        assert_null(reason);
    }
}

static void every_hresult_is_found_by_value_and_by_name(void **state)
{
    struct buffer text = {0};
    struct tsv_table table = read_table("data/hresults.tsv", &text);
    struct drcode_error error;
    char *cells[4];
    uint32_t last = 0;

    (void)state;
    while (tsv_table_row(&table, cells, 4, &error) == 1) {
        uint32_t value = (uint32_t)strtoul(cells[0], NULL, 16);

        if (value > last + 1)
            assert_null(drcode_hresult_name(drcode_builtin(), value - 1));
        assert_string_equal(drcode_hresult_name(drcode_builtin(), value), cells[1]);
        assert_int_equal(drcode_hresult_value(drcode_builtin(), cells[1], strlen(cells[1])), value);
        assert_text(drcode_hresult_text(drcode_builtin(), value, DRCODE_EN), cells[2]);
        assert_text(drcode_hresult_text(drcode_builtin(), value, DRCODE_FR), cells[3]);
        last = value;
    }
    assert_int_equal(last, 0x800B0114);
    assert_null(drcode_hresult_name(drcode_builtin(), last + 1));
    assert_null(drcode_hresult_name(drcode_builtin(), 0));
    assert_null(drcode_hresult_name(drcode_builtin(), UINT32_MAX));
    buffer_free(&text);
}

static const struct hresult {
    const char *name, *text;
    size_t size;
    uint32_t value;
} hresults[] = {
    {"knows an HRESULT's name", "SEC_E_UNTRUSTED_ROOT", 20, 0x80090325},
    {"knows a name in small letters", "sec_e_cert_expired", 18, 0x80090328},
    {"knows a name in mixed case", "Cert_E_Wrong_Usage", 18, 0x800B0110},
    {"knows a name before other text", "SEC_E_ILLEGAL_MESSAGE;", 21, 0x80090326},
    {"knows a name without its prefix", "UNTRUSTED_ROOT", 14, 0x80090325},
    {"knows a name without its prefix, in small letters", "wrong_usage", 11, 0x800B0110},
    {"prefers no longer name", "CERT_WRONG_USAGE", 16, 0x80090349},
    {"knows the end of a TLS connection", "SEC_I_CONTEXT_EXPIRED", 21, 0x00090317},
    {"knows no word that is a name without prefix", "REVOKED", 7, 0},
    {"knows no name with a letter more", "SEC_E_UNTRUSTED_ROOTS", 21, 0},
    {"knows no name with a letter less", "SEC_E_UNTRUSTED_ROOT", 19, 0},
    {"knows no name with another first letter", "XEC_E_UNTRUSTED_ROOT", 20, 0},
    {"knows no other name", "E_FAIL", 6, 0},
    {"knows no name of no letters", "", 0, 0},
};

static void knows_hresult(void **state)
{
    const struct hresult *row = *state;
    size_t size;
    char *name = copy_bare(row->text, &size);

    assert_in_range(row->size, 0, size);
    assert_int_equal(drcode_hresult_value(drcode_builtin(), name, row->size), row->value);
    free(name);
}

static const struct structure {
    const char *name;
    int32_t microsoft;
    const char *prefix; /* the row of data/structure.tsv */
    enum drcode_origin origin;
} structures[] = {
    {"560403 is the SBC's", 560403, "560", DRCODE_SBC},
    {"560000 is the SBC's", 560000, "560", DRCODE_SBC},
    {"560999 is the SBC's", 560999, "560", DRCODE_SBC},
    {"559999 is a service's", 559999, "-", DRCODE_MICROSOFT},
    {"561000 is a service's", 561000, "-", DRCODE_MICROSOFT},
    {"540000 is of an inbound call", 540000, "540", DRCODE_EITHER},
    {"540999 is of an inbound call", 540999, "540", DRCODE_EITHER},
    {"539999 is a service's", 539999, "-", DRCODE_MICROSOFT},
    {"541000 is a service's", 541000, "-", DRCODE_MICROSOFT},
    {"500000 is a service's", 500000, "-", DRCODE_MICROSOFT},
    {"599999 is a service's", 599999, "-", DRCODE_MICROSOFT},
    {"499999 has no structure", 499999, "-", DRCODE_MICROSOFT},
    {"600000 has no structure", 600000, "-", DRCODE_MICROSOFT},
    {"a code of five digits has no structure", 56040, "-", DRCODE_MICROSOFT},
    {"a code of seven digits has no structure", 1560403, "-", DRCODE_MICROSOFT},
    {"a prefix alone has no structure", 560, "-", DRCODE_MICROSOFT},
    {"zero has no structure", 0, "-", DRCODE_MICROSOFT},
    {"a code that was not given has no structure", DRCODE_NO_CODE, "-", DRCODE_MICROSOFT},
    {"the greatest code has no structure", INT32_MAX, "-", DRCODE_MICROSOFT},
    {"the least code has no structure", INT32_MIN, "-", DRCODE_MICROSOFT},
};

static void tells_structure(void **state)
{
    static const char *const langs[DRCODE_LANGS] = {"en", "fr"};
    const struct structure *row = *state;
    struct buffer buffer = {0};
    struct tsv_table table = read_table("data/structure.tsv", &buffer);
    struct drcode_error error;
    char *cells[4];
    enum drcode_lang lang = DRCODE_EN;

    while (tsv_table_row(&table, cells, 4, &error) == 1) {
        const char *text = NULL;

        if (strcmp(cells[0], row->prefix) != 0)
            continue;
        assert_string_equal(cells[2], langs[lang]);
        assert_int_equal(drcode_structure(drcode_builtin(), row->microsoft, lang, &text),
                         row->origin);
        assert_string_equal(text, cells[3]);
        assert_int_equal(drcode_structure(drcode_builtin(), row->microsoft, lang++, NULL),
                         row->origin);
    }
    buffer_free(&buffer);
    assert_int_equal(lang, DRCODE_LANGS);
}

static void sip_codes_have_bounds(void **state)
{
    (void)state;
    assert_false(statement_is_sip(99));
    assert_true(statement_is_sip(100));
    assert_true(statement_is_sip(699));
    assert_false(statement_is_sip(700));
}

/* Of two codes the first counts, except that one of more trust does. */
static void the_surest_codes_count(void **state)
{
    struct statement statement = {.microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE};
    struct statement_reader reader = {.catalog = drcode_builtin(), .statement = &statement};
    const struct number one = {.value = 569002, .start = 1}, other = {.value = 569015, .start = 11},
                        sip = {.value = 504, .start = 7}, more = {.value = 503};

    (void)state;
    assert_true(statement_set_microsoft(&reader, &one, LABEL_WEAK));
    assert_false(statement_set_microsoft(&reader, &other, LABEL_WEAK));
    assert_int_equal(statement.microsoft, 569002);
    assert_int_equal(reader.microsoft_at, 1);
    assert_true(statement_set_microsoft(&reader, &other, LABEL_SURE));
    assert_int_equal(statement.microsoft, 569015);
    assert_int_equal(reader.microsoft_at, 11);
    statement_set_sip(&reader, &sip, LABEL_WEAK);
    statement_set_sip(&reader, &more, LABEL_WEAK);
    assert_int_equal(statement.sip, 504);
    statement_set_sip(&reader, &more, LABEL_SURE);
    assert_int_equal(statement.sip, 503);
    assert_int_equal(statement.sip_trust, LABEL_SURE);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "every registered reason is found", every_registered_reason_is_found, NULL);
    ADD_ROWS(&tests, reasons, tells_reason);
    add_test(&tests, "every HRESULT is found by value and by name",
             every_hresult_is_found_by_value_and_by_name, NULL);
    ADD_ROWS(&tests, hresults, knows_hresult);
    ADD_ROWS(&tests, structures, tells_structure);
    add_test(&tests, "bounds of SIP codes", sip_codes_have_bounds, NULL);
    add_test(&tests, "the surest of codes", the_surest_codes_count, NULL);
    return run_all(&tests, "codes");
}
