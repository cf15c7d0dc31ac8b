/* test_report.c - which records are failures, and what a finding keeps of them. */
#include "report.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

#define NO DRCODE_NO_CODE

static const struct belief {
    const char *name;
    int32_t microsoft;
    int sip;
    enum label_trust trust;
    bool believed;
} beliefs[] = {
    {"no code", NO, 504, LABEL_SURE, false},
    {"any code with a sure label", 12345, NO, LABEL_SURE, true},
    {"a code of two digits with a sure label", 12, NO, LABEL_SURE, true},
    {"weak: a code that no article documents", 12345, NO, LABEL_WEAK, false},
    {"weak: beside a SIP code of a failure", 12345, 300, LABEL_WEAK, true},
    {"weak: beside a lower one", 12345, 299, LABEL_WEAK, false},
    {"weak: a documented code", 10037, NO, LABEL_WEAK, true},
    {"weak: the least of six digits that may be one", 500000, NO, LABEL_WEAK, true},
    {"weak: one below", 499999, NO, LABEL_WEAK, false},
    {"weak: the greatest of six digits that may be one", 599999, NO, LABEL_WEAK, true},
    {"weak: one above", 600000, NO, LABEL_WEAK, false},
    {"weak: a documented pair of a code with one digit", 0, 408, LABEL_WEAK, true},
    {"weak: another pair of three digits", 999, 408, LABEL_WEAK, false},
    {"weak: another pair of four", 1000, 408, LABEL_WEAK, true},
};

/* The findings of one test. */
struct found {
    size_t count;
    struct drcode_finding last, first;
    char phrase[FIELD_ROOM + 1], time[64];
};

static void keep(void *context, const struct drcode_finding *finding)
{
    struct found *found = context;

    if (found->count++ == 0)
        found->first = *finding;
    found->last = *finding;
    snprintf(found->phrase, sizeof found->phrase, "%s", finding->phrase ? finding->phrase : "");
    snprintf(found->time, sizeof found->time, "%s", finding->time ? finding->time : "");
}

static struct fields fields;
static struct report report;
static struct found found;
static const struct drcode_scanner_calls calls = {.found = keep, .context = &found};

static void start(int32_t microsoft, int sip)
{
    memset(&found, 0, sizeof found);
    fields_start(&fields, 1);
    fields.microsoft = microsoft;
    fields.sip = sip;
    fields.microsoft_trust = fields.sip_trust = LABEL_SURE;
}

static void start_report(void)
{
    memset(&report, 0xff, sizeof report); /* nothing is taken for what was resolved before */
    assert_true(report_start(&report, drcode_builtin(), &calls));
}

static void set(enum label label, const char *text)
{
    fields_set(&fields, label, LABEL_SURE, text, strlen(text));
}

static void believes(void **state)
{
    const struct belief *row = *state;

    start_report();
    start(row->microsoft, row->sip);
    fields.microsoft_trust = row->trust;
    assert_true(report_believes(&report, &fields) == row->believed);
    report_free(&report);
}

static const struct outcome {
    const char *name;
    int32_t microsoft;
    int sip;
    bool row, told; /* what report_record() is given, and returns */
    enum drcode_match match;
} outcomes[] = {
    {"nothing in text", NO, NO, false, false, DRCODE_NOTHING},
    {"nothing in a row", NO, NO, true, false, DRCODE_NOTHING},
    {"a SIP code in text", NO, 504, false, false, DRCODE_NOTHING},
    {"a SIP code in a row", NO, 504, true, true, DRCODE_SIP},
    {"the last SIP code of a success", NO, 299, true, true, DRCODE_NORMAL},
    {"the first of no success", NO, 300, true, true, DRCODE_UNDOCUMENTED},
    {"a Microsoft code of 0 alone", 0, NO, false, true, DRCODE_NORMAL},
    {"a Microsoft code of 0 and a failure", 0, 408, false, true, DRCODE_PAIR},
    {"a normal end", 540000, NO, false, true, DRCODE_NORMAL},
    {"a pair", 569015, 504, false, true, DRCODE_PAIR},
};

static void reports(void **state)
{
    const struct outcome *row = *state;
    bool shown = row->row || row->match != DRCODE_NOTHING;

    start_report();
    start(row->microsoft, row->sip);
    assert_true(report_record(&report, &fields, row->row, NULL, 0) == row->told);
    assert_int_equal(found.count, shown ? 1 : 0);
    if (shown) {
        assert_int_equal(found.last.answer.match, row->match);
        assert_int_equal(found.last.count, 1);
    }
    report_free(&report);
}

/* What is kept of a text prints as FIELD_ROOM bytes at most, whole characters. */
static const struct kept {
    const char *name, *text; /* again and again */
    size_t size, kept;
} kepts[] = {
    {"a text that fits", "x", FIELD_ROOM, FIELD_ROOM},
    {"a text that is too long", "x", FIELD_ROOM + 1, FIELD_ROOM},
    {"a text of two bytes each", "\303\251", FIELD_ROOM + 2, FIELD_ROOM},
    {"a text of three bytes each", "\342\202\254", FIELD_ROOM + 2, FIELD_ROOM - 1},
    {"bytes that print as three", "\351", FIELD_ROOM, FIELD_ROOM / 3},
    {"as many of them as fit", "\351", FIELD_ROOM / 3, FIELD_ROOM / 3},
};

static void keeps(void **state)
{
    const struct kept *row = *state;
    static char text[2 * FIELD_ROOM];
    size_t i, length = strlen(row->text);

    for (i = 0; i < row->size; i++)
        text[i] = row->text[i % length];
    start_report();
    start(569015, 504);
    assert_true(report_record(&report, &fields, false, text, row->size));
    assert_int_equal(found.last.text_size, row->kept);
    report_free(&report);
}

/* The same codes with other phrases, in turn: each is resolved for itself, and again the same. */
static void answers_again(void **state)
{
    static const char *const phrases[] = {"", "Unable to deliver INVITE: No such host is known",
                                          "Loop detected",
                                          "Unable to deliver INVITE: No such host is known."};
    enum drcode_match matches[COUNT(phrases)];
    size_t round, i, counts[COUNT(phrases)];
    static char endless[FIELD_ROOM];

    (void)state;
    start_report();
    for (round = 0; round < 3; round++) {
        for (i = 0; i < COUNT(phrases); i++) {
            start(569002, 504);
            set(LABEL_PHRASE, phrases[i]);
            assert_true(report_record(&report, &fields, false, NULL, 0));
            if (round == 0) {
                matches[i] = found.last.answer.match;
                counts[i] = found.last.answer.count;
            }
            assert_int_equal(found.last.answer.match, matches[i]);
            assert_int_equal(found.last.answer.count, counts[i]);
            assert_string_equal(found.phrase, phrases[i]);
        }
    }
    assert_int_equal(counts[0], 7);
    memset(endless, 'x', sizeof endless - 1); /* longer than what is kept */
    for (round = 0; round < 2; round++) {
        start(569002, 504);
        set(LABEL_PHRASE, endless);
        assert_true(report_record(&report, &fields, false, NULL, 0));
        assert_int_equal(found.last.answer.count, 7);
    }
    report_free(&report);
}

static void a_group_of_a_summary(void **state)
{
    (void)state;
    start_report();
    start(569015, 504);
    set(LABEL_COUNT, "7");
    set(LABEL_SHARE, "1.5");
    set(LABEL_FIRST, "2025-03-04T07:30:03Z");
    set(LABEL_LAST, "2025-03-05T14:48:47Z");
    assert_true(report_record(&report, &fields, false, NULL, 0));
    assert_true(found.last.summary);
    assert_int_equal(found.last.count, 7);
    assert_string_equal(found.time, "2025-03-04T07:30:03Z");
    assert_string_equal(found.last.last_time, "2025-03-05T14:48:47Z");
    start(569015, 504); /* a count alone is none */
    set(LABEL_COUNT, "7");
    assert_true(report_record(&report, &fields, false, NULL, 0));
    assert_false(found.last.summary);
    assert_int_equal(found.last.count, 1);
    report_free(&report);
}

static const struct totals {
    const char *name, *records, *failures, *normal; /* NULL: not there */
    size_t count;                                   /* of findings */
    unsigned ended, silent;
} totals[] = {
    {"totals", "290", "90", "190", 2, 190, 10},
    {"no records", NULL, "90", "190", 0, 0, 0},
    {"no failures", "290", NULL, "190", 0, 0, 0},
    {"no normal ends", "290", "90", NULL, 0, 0, 0},
    {"more failures than records", "5", "6", "0", 2, 0, 0},
    {"more normal ends than records", "5", "1", "6", 2, 6, 0},
};

static void reports_totals(void **state)
{
    const struct totals *row = *state;

    start_report();
    start(NO, NO);
    if (row->records)
        set(LABEL_RECORDS, row->records);
    if (row->failures)
        set(LABEL_FAILURES, row->failures);
    if (row->normal)
        set(LABEL_NORMAL, row->normal);
    assert_true(report_totals(&report, &fields) == (row->count > 0));
    assert_int_equal(found.count, row->count);
    if (row->count > 0) {
        assert_int_equal(found.first.answer.match, DRCODE_NORMAL);
        assert_int_equal(found.first.count, row->ended);
        assert_int_equal(found.last.answer.match, DRCODE_NOTHING);
        assert_int_equal(found.last.count, row->silent);
    }
    report_free(&report);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, beliefs, believes);
    ADD_ROWS(&tests, outcomes, reports);
    ADD_ROWS(&tests, kepts, keeps);
    add_test(&tests, "answers again", answers_again, NULL);
    add_test(&tests, "a group of a summary", a_group_of_a_summary, NULL);
    ADD_ROWS(&tests, totals, reports_totals);
    return run_all(&tests, "report");
}
