/* test_filter.c - conditions on what records say. */
#include "summary/filter.h"

#include <stdio.h>
#include <string.h>

#include "catalog/catalog.h"
#include "test.h"

/* A failure that says all there is, from France to Germany, but for what a row replaces. */
static struct drcode_finding call(void)
{
    static const uint16_t none;

    return (struct drcode_finding){
        .answer = {.match = DRCODE_UNDOCUMENTED, .microsoft = 560483, .sip = 483},
        .outcome = DRCODE_OUTCOME_FAILURE,
        .entries = &none,
        .sbc = "SBC1.contoso.com",
        .caller = "+33 1 40-00(0)0.00",
        .callee = "+4930901820**",
        .call_type = "dr_out",
        .user = "ann@contoso.com",
        .time = "2025-03-04T09:01:10Z",
        .count = 1};
}

/* Conditions, with blanks between them, and whether the call meets them. */
static const struct condition {
    const char *text;
    bool meets;
} conditions[] = {
    {"sbc=sbc1.contoso.com", true},
    {"sbc=sbc1", true},
    {"sbc=sbc", false},
    {"sbc=sbc*", true},
    {"sbc=*", true},
    {"sbc=sbc1.contoso", false},
    {"sbc=sbc1.contoso.com.x", false},
    {"sbc=sbc2", false},
    {"sbc=sbc2 sbc=sbc1", true},
    {"sbc=sbc2 sbc=sbc3", false},
    {"sbc=sbc1 sbc=sbc2 code=560483", true},
    {"sbc=sbc1 code=560484", false},
    {"sbc=sbc2 code=560483", false},
    {"country=de", true},
    {"country=Germany", true},
    {"country=Allemagne", true},
    {"country=Ger*", true},
    {"country=FR", false},
    {"country=unknown", false},
    {"code=560483", true},
    {"code=5604*", true},
    {"code=*", true},
    {"code=56048", false},
    {"code=5604830", false},
    {"sip=483", true},
    {"sip=4*", true},
    {"sip=5*", false},
    {"outcome=failure", true},
    {"outcome=FAIL*", true},
    {"outcome=user", false},
    {"outcome=user outcome=failure", true},
    {"number=+33", true},
    {"number=33140", true},
    {"number=+33 (1) 40", true},
    {"number=+49", true},
    {"number=+49*", true},
    {"number=+4930901820*", true},
    {"number=+49309018201", false},
    {"number=+1", false},
    {"number=0", false},
    {"user=Ann@contoso.com", true},
    {"user=ann*", true},
    {"user=ann", false},
    {"type=out", true},
    {"type=in", false},
    {"type=in type=out", true},
};

/* Adds conditions with blanks between them; `text` must live as long as the filter. */
static void add_all(struct filter *filter, char *text)
{
    char message[512], *at, *next;

    *filter = (struct filter){.catalog = drcode_builtin()};
    for (at = text; at; at = next) {
        next = strstr(at, "(1)") ? NULL : strchr(at, ' ');
        if (next)
            *next++ = '\0';
        assert_true(filter_add(filter, at, message, sizeof message));
    }
}

static void meets(void **state)
{
    const struct condition *row = *state;
    const struct drcode_finding finding = call();
    struct filter filter;
    char text[128];

    snprintf(text, sizeof text, "%s", row->text);
    add_all(&filter, text);
    assert_int_equal(filter_takes(&filter, &finding), row->meets);
    filter_free(&filter);
}

/* Records that do not say what is asked for, or say it in another way. */
static void says_nothing(void **state)
{
    static const char *const texts[] = {"sbc=*",     "country=*", "code=*", "sip=*",
                                        "outcome=*", "number=*",  "user=*", "type=out"};
    struct drcode_finding none = {.answer = {.match = DRCODE_NOTHING,
                                             .microsoft = DRCODE_NO_CODE,
                                             .sip = DRCODE_NO_CODE},
                                  .count = 1},
                          finding = call();
    struct filter filter;
    char text[64], message[64];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        snprintf(text, sizeof text, "%s", texts[i]);
        add_all(&filter, text);
        assert_false(filter_takes(&filter, &none));
        assert_true(filter_takes(&filter, &finding));
        filter_free(&filter);
    }
    filter = (struct filter){.catalog = drcode_builtin()};
    assert_true(filter_takes(&filter, &none));
    assert_true(filter_add(&filter, "country=unknown", message, sizeof message));
    finding.callee = "anonymous";
    assert_true(filter_takes(&filter, &finding));
    finding.callee = "tel:+331";
    assert_false(filter_takes(&filter, &finding));
    filter_free(&filter);
    assert_true(filter_add(&filter, "country=DE", message, sizeof message));
    filter_free(&filter);
    filter = (struct filter){.catalog = drcode_builtin()};
    assert_true(filter_add(&filter, "number=+331", message, sizeof message));
    assert_true(filter_takes(&filter, &finding));
    filter_free(&filter);
}

/* Numbers, and whether calls from or to them start with the value. */
static const struct number {
    const char *name, *value, *number;
    bool meets;
} numbers[] = {
    {"a tel URI", "number=+331", "tel:+33140", true},
    {"a SIP URI", "number=+331", "sip:+33140@sbc1", true},
    {"another URI", "number=+331", "tex:+33140", false},
    {"a URI of another number", "number=+331", "tel:+3414", false},
    {"a URI whose number is no longer", "number=+331400", "tel:+33140", false},
    {"the scheme itself", "number=tel:+33", "+33140", false},
    {"marks at the end of the value", "number=+33-", "+33140", true},
    {"marks at the start of the number", "number=33", "(33)140", true},
    {"a plus sign in the value alone", "number=+33", "33140", false},
    {"a plus sign in the number alone", "number=33", "+33140", true},
    {"two zeros in the value", "number=0033", "+33140", true},
    {"two zeros in the number", "number=+33", "0033140", true},
    {"two zeros in both", "number=0033", "0033140", true},
    {"two zeros in the number, nothing in the value", "number=33", "0033140", false},
    {"one zero", "number=033", "+33140", false},
    {"any number", "number=*", "+33140", true},
    {"no number", "number=*", NULL, false},
};

static void is_number(void **state)
{
    const struct number *row = *state;
    struct drcode_finding from = {.caller = row->number, .count = 1},
                          to = {.callee = row->number, .count = 1};
    struct filter filter = {.catalog = drcode_builtin()};
    char message[64];

    assert_true(filter_add(&filter, row->value, message, sizeof message));
    assert_int_equal(filter_takes(&filter, &from), row->meets);
    assert_int_equal(filter_takes(&filter, &to), row->meets);
    assert_int_equal(filter.seen, 2);
    assert_int_equal(filter.taken, row->meets ? 2 : 0);
    filter_free(&filter);
}

/* Each country can be asked for, by its code and its names. */
static void knows_countries(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    struct filter filter = {.catalog = catalog};
    char text[100], number[40], message[512];
    size_t i, lang;

    (void)state;
    for (i = 0; i < catalog->calling_count; i++) {
        const struct catalog_calling *calling = &catalog->callings[i];
        struct drcode_finding finding = {.callee = number, .count = 1};

        snprintf(number, sizeof number, "+%s", catalog->pool + calling->prefix);
        for (lang = 0; lang <= DRCODE_LANGS; lang++) {
            snprintf(text, sizeof text, "country=%s",
                     catalog->pool + (lang < DRCODE_LANGS ? calling->name[lang] : calling->key));
            assert_true(filter_add(&filter, text, message, sizeof message));
            assert_true(filter_takes(&filter, &finding));
            filter_free(&filter);
            filter = (struct filter){.catalog = catalog};
        }
    }
}

/* How a call ended is known of one that has codes, and of the others of a summary. */
static void knows_outcomes(void **state)
{
    struct drcode_finding finding = {.answer = {.match = DRCODE_NOTHING}, .count = 1};
    struct filter filter = {.catalog = drcode_builtin()};
    char message[64];

    (void)state;
    assert_true(filter_add(&filter, "outcome=failure", message, sizeof message));
    assert_false(filter_takes(&filter, &finding));
    finding.phrase = "others";
    assert_false(filter_takes(&filter, &finding));
    finding.summary = true;
    assert_true(filter_takes(&filter, &finding));
    finding.phrase = NULL;
    assert_false(filter_takes(&filter, &finding));
    filter_free(&filter);
}

/* An entry has the codes that a phrase alone leaves open. */
static void knows_entry(void **state)
{
    struct drcode_finding finding = call();
    struct filter filter = {.catalog = drcode_builtin()};
    uint16_t entry;
    size_t first;
    char message[64];

    (void)state;
    assert_int_equal(drcode_find_pair(drcode_builtin(), 569015, 504, &first), 1);
    entry = (uint16_t)first;
    finding.entries = &entry;
    finding.answer = (struct drcode_answer){
        .match = DRCODE_PHRASE, .microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE, .count = 1};
    assert_true(filter_add(&filter, "code=569015", message, sizeof message));
    assert_true(filter_takes(&filter, &finding));
    filter_free(&filter);
}

static const struct mistake {
    const char *text, *message;
} mistakes[] = {
    {"x=1", "no such condition: 'x=1'; there are sbc=, country=, code=, sip=, outcome=, number=, "
            "user=, type="},
    {"sbc", "no such condition: 'sbc'; there are sbc=, country=, code=, sip=, outcome=, number=, "
            "user=, type="},
    {"SBC=1", "no such condition: 'SBC=1'; there are sbc=, country=, code=, sip=, outcome=, "
              "number=, user=, type="},
    {"type=up", "no such type: 'up'; there are in, out"},
    {"outcome=", "no such outcome: ''; there are failure, user, normal"},
    {"outcome=failures", "no such outcome: 'failures'; there are failure, user, normal"},
    {"code=5604x", "no such code: '5604x'; it takes a number, or the start of one and '*'"},
    {"sip=*4", "no such sip: '*4'; it takes a number, or the start of one and '*'"},
    {"sbc=", "no such sbc: ''; it takes a text, or the start of one and '*'"},
    {"country=Freedonia", "no such country: 'Freedonia'; it takes a code of ISO 3166-1, 'FR', a "
                          "name, 'France', or 'unknown'"},
};

static void refuses(void **state)
{
    const struct mistake *row = *state;
    struct filter filter = {.catalog = drcode_builtin()};
    char message[512], few[24];

    assert_false(filter_add(&filter, row->text, message, sizeof message));
    assert_string_equal(message, row->message);
    assert_false(filter_add(&filter, row->text, few, sizeof few));
    assert_memory_equal(few, message, sizeof few - 1);
    assert_int_equal(filter.count, 0);
    filter_free(&filter);
}

/* Since and until when, with now at 2025-03-05 00:00, and whether the call was then. */
static const struct time_row {
    const char *name, *since, *until;
    bool meets;
} times[] = {
    {"from a day on", "2025-03-04", NULL, true},
    {"from the next day on", "2025-03-05", NULL, false},
    {"up to a day, with it", NULL, "2025-03-04", true},
    {"up to the day before", NULL, "2025-03-03", false},
    {"from its second on", "2025-03-04T09:01:10Z", NULL, true},
    {"after it", "2025-03-04 09:01:11", NULL, false},
    {"before its second", NULL, "2025-03-04T09:01:10", false},
    {"before the next one", NULL, "2025-03-04T10:01:11+01:00", true},
    {"between", "2025-03-04T09:00", "2025-03-04T10:00", true},
    {"the last 15 hours", "15h", NULL, true},
    {"the last 14 hours", "14H", NULL, false},
    {"the last 900 minutes", "900m", NULL, true},
    {"the last days", "1d", NULL, true},
    {"weeks ago", NULL, "1w", false},
    {"the most minutes", "999999m", NULL, true},
    {"a week back, before the call", "1w", NULL, true},
};

/* 2025-03-05T00:00:00Z */
#define NOW 1741132800

static void is_then(void **state)
{
    const struct time_row *row = *state;
    struct filter filter = {.catalog = drcode_builtin()};
    struct drcode_finding finding = call();

    assert_true(!row->since || filter_since(&filter, row->since, NOW));
    assert_true(!row->until || filter_until(&filter, row->until, NOW));
    assert_int_equal(filter_takes(&filter, &finding), row->meets);
    assert_int_equal(filter.untimed, 0);
    finding.time = NULL;
    finding.count = 2;
    assert_false(filter_takes(&filter, &finding));
    finding.time = "yesterday";
    assert_false(filter_takes(&filter, &finding));
    assert_int_equal(filter.untimed, 4);
}

static void no_time(void **state)
{
    static const char *const texts[] = {
        "",  "h",          "7",           "7x", "7dd", "-7d", "x", "1000000m", "12345678901h",
        "9", "2025-13-01", "2025-03-04Tx"};
    struct filter filter = {.catalog = drcode_builtin()};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_false(filter_since(&filter, texts[i], NOW));
        assert_false(filter_until(&filter, texts[i], NOW));
    }
    assert_false(filter.has_since || filter.has_until);
}

/* The records of a summary: a row, and the totals. */
static void of_summaries(void **state)
{
    struct drcode_finding row = {.answer = {.match = DRCODE_UNDOCUMENTED,
                                            .microsoft = 560483,
                                            .sip = 483},
                                 .summary = true,
                                 .count = 3},
                          normal = {.answer = {.match = DRCODE_NORMAL,
                                               .microsoft = DRCODE_NO_CODE,
                                               .sip = DRCODE_NO_CODE},
                                    .outcome = DRCODE_OUTCOME_NORMAL,
                                    .summary = true,
                                    .count = 2};
    struct filter filter = {.catalog = drcode_builtin()};
    char message[64];

    (void)state;
    assert_true(filter_add(&filter, "outcome=failure", message, sizeof message));
    assert_true(filter_takes(&filter, &row));
    assert_false(filter_takes(&filter, &normal));
    assert_false(filter.codeless);
    assert_true(filter_add(&filter, "code=560483", message, sizeof message));
    assert_true(filter_takes(&filter, &row));
    assert_false(filter_takes(&filter, &normal));
    assert_true(filter.codeless);
    assert_false(filter.unanswered);
    assert_true(filter_add(&filter, "sbc=a", message, sizeof message));
    assert_false(filter_takes(&filter, &row));
    assert_true(filter.unanswered);
    filter_free(&filter);
    filter = (struct filter){.catalog = drcode_builtin()};
    assert_true(filter_since(&filter, "7d", NOW));
    assert_false(filter_takes(&filter, &row));
    assert_true(filter.unanswered);
    assert_int_equal(filter.untimed, 0);
    normal.count = row.count = 0;
    filter.unanswered = false;
    assert_false(filter_takes(&filter, &row));
    assert_false(filter.unanswered);
}

int main(void)
{
    static struct tests tests;
    size_t i;

    for (i = 0; i < sizeof conditions / sizeof *conditions; i++)
        add_test(&tests, conditions[i].text, meets, &conditions[i]);
    for (i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
        add_test(&tests, mistakes[i].text, refuses, &mistakes[i]);
    ADD_ROWS(&tests, times, is_then);
    ADD_ROWS(&tests, numbers, is_number);
    add_test(&tests, "all countries", knows_countries, NULL);
    add_test(&tests, "outcomes", knows_outcomes, NULL);
    add_test(&tests, "a record that says nothing", says_nothing, NULL);
    add_test(&tests, "codes of an entry", knows_entry, NULL);
    add_test(&tests, "texts that are no time", no_time, NULL);
    add_test(&tests, "records of summaries", of_summaries, NULL);
    return run_all(&tests, "filter");
}
