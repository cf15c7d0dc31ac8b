/* test_finding.c - which records are failures, and what a finding keeps of them. */
#include "log/finding.h"

#include <stdio.h>
#include <string.h>

#include "lookup/answer.h"
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

static struct record record;
static struct phrases phrases; /* of the catalog that is compiled in */
static struct drcode_input input;
static struct findings findings;
static uint16_t room[2048]; /* for its entries */
static struct found found;
static const struct drcode_scanner_calls calls = {.found = keep, .context = &found};

static void start(int32_t microsoft, int sip)
{
    memset(&found, 0, sizeof found);
    record_start(&record, 1);
    record.microsoft = microsoft;
    record.sip = sip;
    record.microsoft_trust = record.sip_trust = LABEL_SURE;
}

static void start_report(void)
{
    memset(&findings, 0xff, sizeof findings); /* nothing is taken for what was resolved before */
    findings_start(&findings, &phrases, room, &calls, &input);
}

static void set(enum label label, const char *text)
{
    record_set(&record, label, LABEL_SURE, text, strlen(text));
}

static void believes(void **state)
{
    const struct belief *row = *state;

    start_report();
    start(row->microsoft, row->sip);
    record.microsoft_trust = row->trust;
    assert_true(findings_believe(&findings, &record) == row->believed);
}

/* The outcome that a finding states counts, for codes alone may say another one; that of any other
   record does not. */
static void an_outcome_is_stated(void **state)
{
    static const struct {
        const char *match, *outcome;
        enum drcode_outcome expected;
    } rows[] = {{"sip", "user", DRCODE_OUTCOME_USER},
                {"sip", "x", DRCODE_OUTCOME_FAILURE},
                {"", "user", DRCODE_OUTCOME_FAILURE}};
    size_t i;

    (void)state;
    start_report();
    for (i = 0; i < COUNT(rows); i++) {
        start(NO, 500);
        set(LABEL_MATCH, rows[i].match);
        set(LABEL_OUTCOME, rows[i].outcome);
        assert_true(findings_report(&findings, &record, true, NULL, 0));
        assert_int_equal(found.last.outcome, rows[i].expected);
    }
}

static const struct outcome {
    const char *name;
    int32_t microsoft;
    int sip;
    enum label_trust trust; /* of the SIP code */
    const char *phrase;
    bool row, reported; /* what findings_report() is given, and returns */
    enum drcode_match match;
    int kept; /* the SIP code of the finding */
} outcomes[] = {
    {"nothing in text", NO, NO, LABEL_SURE, "", false, false, DRCODE_NOTHING, NO},
    {"nothing in a row", NO, NO, LABEL_SURE, "", true, false, DRCODE_NOTHING, NO},
    {"a SIP code in text", NO, 504, LABEL_SURE, "", false, false, DRCODE_NOTHING, 504},
    {"a SIP code in a row", NO, 504, LABEL_SURE, "", true, true, DRCODE_SIP, 504},
    {"the last SIP code of a success", NO, 299, LABEL_SURE, "", true, true, DRCODE_NORMAL, 299},
    {"the first of no success", NO, 300, LABEL_SURE, "", true, true, DRCODE_UNDOCUMENTED, 300},
    {"a Microsoft code of 0 alone", 0, NO, LABEL_SURE, "", false, true, DRCODE_NORMAL, NO},
    {"a Microsoft code of 0 and a failure", 0, 408, LABEL_SURE, "", false, true, DRCODE_PAIR, 408},
    {"a normal end", 540000, NO, LABEL_SURE, "", false, true, DRCODE_NORMAL, NO},
    {"a pair", 569015, 504, LABEL_SURE, "", false, true, DRCODE_PAIR, 504},
    {"a weak SIP code in a row", NO, 504, LABEL_WEAK, "", true, false, DRCODE_NOTHING, NO},
    {"a weak SIP code and a phrase", NO, 504, LABEL_WEAK, "x", false, true, DRCODE_SIP, 504},
    {"a weak SIP code beside a Microsoft code", 569015, 504, LABEL_WEAK, "", false, true,
     DRCODE_PAIR, 504},
};

static void reports(void **state)
{
    const struct outcome *row = *state;
    bool shown = row->row || row->match != DRCODE_NOTHING;

    start_report();
    start(row->microsoft, row->sip);
    record.sip_trust = row->trust;
    set(LABEL_PHRASE, row->phrase);
    assert_true(findings_report(&findings, &record, row->row, NULL, 0) == row->reported);

    assert_int_equal(found.count, shown ? 1 : 0);
    if (shown) {
        assert_int_equal(found.last.answer.match, row->match);
        assert_int_equal(found.last.answer.sip, row->kept);
        assert_int_equal(found.last.count, 1);
    }
}

/* What is kept of a text prints as FIELD_ROOM bytes at most, whole characters. */
static const struct kept {
    const char *name, *text; /* again and again */
    size_t size, kept;
} kepts[] = {
    {"a text of half as much", "x", FIELD_ROOM / 2, FIELD_ROOM / 2},
    {"a text that fits", "x", FIELD_ROOM, FIELD_ROOM},
    {"a text that is too long", "x", FIELD_ROOM + 1, FIELD_ROOM},
    {"a text of two bytes each", "\303\251", FIELD_ROOM + 2, FIELD_ROOM},
    {"a text of three bytes each", "\342\202\254", FIELD_ROOM + 2, FIELD_ROOM - 1},
    {"half a character at the end", "\303\251", FIELD_ROOM - 1, FIELD_ROOM - 2},
    {"bytes that print as three", "\351", FIELD_ROOM, FIELD_ROOM / 3},
    {"as many of them as fit", "\351", FIELD_ROOM / 3, FIELD_ROOM / 3},
    {"one of them more", "\351", FIELD_ROOM / 3 + 1, FIELD_ROOM / 3},
    {"a blank where it is cut", "x ", FIELD_ROOM + 1, FIELD_ROOM - 1},
    {"blanks where it is cut", "xy  ", FIELD_ROOM + 2, FIELD_ROOM - 2},
    {"a blank after a byte that prints as three", "\351 ", FIELD_ROOM - 1, FIELD_ROOM / 2 - 1},
};

static void keeps(void **state)
{
    const struct kept *row = *state;
    static char text[2 * FIELD_ROOM];
    size_t i, length = strlen(row->text);

    for (i = 0; i < sizeof text; i++) /* what is after the text must not count */
        text[i] = row->text[i % length];
    start_report();
    start(569015, 504);
    record_set(&record, LABEL_SBC, LABEL_SURE, text, row->size);
    assert_true(findings_report(&findings, &record, false, text, row->size));
    assert_int_equal(found.last.text_size, row->kept);
    assert_int_equal(strlen(found.last.sbc), row->kept);
    assert_memory_equal(found.last.sbc, text, row->kept);
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
            assert_true(findings_report(&findings, &record, false, NULL, 0));
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
        assert_true(findings_report(&findings, &record, false, NULL, 0));
        assert_int_equal(found.last.answer.count, 7);
    }
    for (round = 0; round < 2; round++) {
        start(12345, 504);
        set(LABEL_PHRASE, endless);
        assert_true(findings_report(&findings, &record, false, NULL, 0));
        assert_int_equal(found.last.answer.match, DRCODE_UNDOCUMENTED);
        assert_int_equal(found.last.answer.count, 0);
    }
}

/* Records in any order: each is resolved as if there had been no other. */
static void answers_each_for_itself(void **state)
{
    static const int32_t microsoft[] = {NO, 0, 10037, 510560, 531000, 569002, 569015, 12345};
    static const int sips[] = {NO, 403, 408, 410, 480, 488};
    static const char known[] =
        "Unable to deliver INVITE: Outgoing TLS negotiation failed; HRESULT=0x80096004";
    static const char *const phrases[] = {"", "No callee endpoints were found", "TLS"};
    const size_t length = sizeof known - 1;
    char other[sizeof known];
    size_t round;

    (void)state;
    /* as long, and the same in the middle and at the end, but no phrase */
    memset(other, known[0] + 1, length);
    other[length / 2] = known[length / 2];
    other[length - 1] = known[length - 1];
    start_report();
    for (round = 0; round < 20000; round++) {
        const char *phrase = below(2) ? known : below(4) ? phrases[below(COUNT(phrases))] : other;
        size_t size = phrase == known   ? below(length + 1)
                      : phrase == other ? length
                                        : strlen(phrase);
        struct drcode_answer answer;
        uint16_t entries[256];

        start(microsoft[below(COUNT(microsoft))],
              below(2) ? sips[below(COUNT(sips))] : 500 + (int)below(100));
        if (below(4) == 0)
            record.microsoft = 569000 + (int32_t)below(300);
        if (record.microsoft <= 0 && record.sip == NO)
            continue; /* no failure, or a phrase alone */
        record_set(&record, LABEL_PHRASE, LABEL_SURE, phrase, size);
        size = record.size[LABEL_PHRASE]; /* without spaces at the end */
        answer_record(drcode_builtin(), record.microsoft, record.sip, phrase, size, &answer,
                      entries, COUNT(entries));
        assert_true(findings_report(&findings, &record, true, NULL, 0));
        assert_int_equal(found.last.answer.match, answer.match);
        assert_int_equal(found.last.answer.microsoft, answer.microsoft);
        assert_int_equal(found.last.answer.sip, answer.sip);
        assert_int_equal(found.last.answer.score, answer.score);
        assert_int_equal(found.last.answer.count, answer.count);
        assert_memory_equal(found.last.entries, entries, answer.count * sizeof *entries);
    }
}

/* Findings that are started again, for another catalog, have answers of that. */
static void starts_again(void **state)
{
    struct drcode_error error = {.text = ""};
    struct drcode_catalog *catalog =
        drcode_load(drcode_builtin(), "tests/data/documents/same-codes.md", &error);
    struct phrases others;

    (void)state;
    assert_non_null(catalog);
    start_report();
    start(569002, 504);
    assert_true(findings_report(&findings, &record, false, NULL, 0));
    assert_int_equal(found.last.answer.count, 7);
    assert_true(phrases_start(&others, catalog));
    findings_start(&findings, &others, room, &calls, &input);
    start(569002, 504);
    assert_true(findings_report(&findings, &record, false, NULL, 0));
    assert_int_equal(found.last.answer.count, 8);
    phrases_free(&others);
    drcode_catalog_free(catalog);
}

/* A phrase that was found in text is answered as its words are, beside any codes. */
static void answers_a_phrase_by_its_entries(void **state)
{
    const struct drcode_catalog *catalog = drcode_builtin();
    size_t round;

    (void)state;
    start_report();
    for (round = 0; round < 5000; round++) {
        const struct phrase *phrase = &phrases.list[below(phrases.count)];
        const struct catalog_entry *entry = &catalog->entries[below(catalog->entry_count)];
        const char *text = catalog->pool + phrase->phrase;
        const int32_t microsoft = below(3) ? NO : (int32_t)entry->microsoft;
        const int sip = below(2) ? NO : below(2) ? entry->sip : 300 + (int)below(400);
        struct drcode_answer answer;
        uint16_t entries[256];

        start(microsoft, sip);
        record.phrase = phrase;
        if (microsoft == 0 && sip == NO)
            continue; /* a normal end */
        answer_record(catalog, microsoft, sip, text, strlen(text), &answer, entries,
                      COUNT(entries));
        assert_true(findings_report(&findings, &record, false, NULL, 0));
        assert_int_equal(found.last.answer.match, answer.match);
        assert_int_equal(found.last.answer.score, answer.score);
        assert_int_equal(found.last.answer.count, answer.count);
        assert_memory_equal(found.last.entries, entries, answer.count * sizeof *entries);
        assert_string_equal(found.phrase, text);
    }
}

static void has_details(void **state)
{
    (void)state;
    start_report();
    start(569015, 504);
    assert_true(findings_report(&findings, &record, false, NULL, 0));
    assert_null(found.last.phrase);
    assert_null(found.last.sbc);
    assert_null(found.last.callee);
    assert_null(found.last.caller);
    assert_null(found.last.call_type);
    set(LABEL_PHRASE, "the phrase");
    set(LABEL_SBC, "the SBC");
    set(LABEL_CALLEE, "the callee");
    set(LABEL_CALLER, "the caller");
    set(LABEL_CALL_TYPE, "the type");
    assert_true(findings_report(&findings, &record, false, NULL, 0));
    assert_string_equal(found.last.phrase, "the phrase");
    assert_string_equal(found.last.sbc, "the SBC");
    assert_string_equal(found.last.callee, "the callee");
    assert_string_equal(found.last.caller, "the caller");
    assert_string_equal(found.last.call_type, "the type");
}

/* Which of the times of a record its finding has. */
static const struct timing {
    const char *name, *failure, *start, *invite, *end, *time; /* "" where there is none */
    const char *shown;
    bool of_failure;
} timings[] = {
    {"no time", "", "", "", "", "", "", false},
    {"the time of the failure", "5", "4", "3", "2", "1", "5", true},
    {"else of the start", "", "4", "3", "2", "1", "4", false},
    {"else of the INVITE", "", "", "3", "2", "1", "3", false},
    {"else of the end", "", "", "", "2", "1", "2", false},
    {"else of the event", "", "", "", "", "1", "1", false},
    {"a day that means none", "0001-01-01T00:00:00Z", "0001-01-01", "3", "", "", "3", false},
    {"the day after it", "0001-01-02T00:00:00Z", "4", "", "", "", "0001-01-02T00:00:00Z", true},
};

static void shows_time(void **state)
{
    const struct timing *row = *state;

    start_report();
    start(569015, 504);
    set(LABEL_FAILURE, row->failure);
    set(LABEL_START, row->start);
    set(LABEL_INVITE, row->invite);
    set(LABEL_END, row->end);
    set(LABEL_TIME, row->time);
    assert_true(findings_report(&findings, &record, false, NULL, 0));
    assert_string_equal(found.time, row->shown);
    assert_true(found.last.failure_time == row->of_failure);
}

/* A finding that is fed back says where and how it was found. */
static const struct origin {
    const char *name;
    int32_t microsoft;
    const char *match, *score, *line, *text; /* "" where there is none */
    enum drcode_match matched;
    int scored;
    unsigned of_line;
    const char *text_of;
} origins[] = {
    {"origin: a finding", 569015, "similar", "87", "1987654321", "x", DRCODE_SIMILAR, 87,
     1987654321, "x"},
    {"origin: no finding", 569015, "", "87", "12", "x", DRCODE_PAIR, 100, 1, "the line"},
    {"origin: a match that is none", 569015, "pairs", "87", "12", "x", DRCODE_PAIR, 100, 1,
     "the line"},
    {"origin: a normal end stays one", 540000, "pair", "", "12", "x", DRCODE_NORMAL, 0, 12, "x"},
    {"origin: no score, line and text", 569015, "sip", "", "", "", DRCODE_SIP, 100, 1, ""},
    {"origin: a score of 0", 569015, "pair", "0", "9", "x", DRCODE_PAIR, 0, 9, "x"},
    {"origin: a score of 99", 569015, "pair", "99", "90", "x", DRCODE_PAIR, 99, 90, "x"},
    {"origin: a score of 100", 569015, "pair", "100", "10", "x", DRCODE_PAIR, 100, 10, "x"},
    {"origin: a score of more", 569015, "pair", "101", "1", "x", DRCODE_PAIR, 100, 1, "x"},
    {"origin: no line number", 569015, "pair", "1", "0", "x", DRCODE_PAIR, 1, 1, "x"},
    {"origin: a word for a line number", 569015, "pair", "1", "last", "x", DRCODE_PAIR, 1, 1, "x"},
};

static void keeps_origin(void **state)
{
    static const char line[] = "the line";
    const struct origin *row = *state;

    start_report();
    start(row->microsoft, row->microsoft == 540000 ? NO : 504);
    set(LABEL_MATCH, row->match);
    set(LABEL_SCORE, row->score);
    set(LABEL_LINE, row->line);
    set(LABEL_TEXT, row->text);
    set(LABEL_FILE, "a.log");
    assert_true(findings_report(&findings, &record, false, line, sizeof line - 1));
    assert_int_equal(found.last.answer.match, row->matched);
    assert_int_equal(found.last.answer.score, row->scored);
    assert_int_equal(found.last.line, row->of_line);
    assert_int_equal(found.last.text_size, strlen(row->text_of));
    if (*row->text_of)
        assert_memory_equal(found.last.text, row->text_of, strlen(row->text_of));
    else
        assert_null(found.last.text); /* the line is that of the finding, not of the log */
    if (drcode_match_value(row->match) == DRCODE_NOTHING)
        assert_null(found.last.file);
    else
        assert_string_equal(found.last.file, "a.log");
}

static void a_group_of_a_summary(void **state)
{
    (void)state;
    start_report();
    start(569015, 504);
    set(LABEL_CALLS, "7");
    set(LABEL_SHARE, "1.5");
    set(LABEL_FIRST, "2025-03-04T07:30:03Z");
    set(LABEL_LAST, "2025-03-05T14:48:47Z");
    set(LABEL_FAILURE, "2025-03-04T08:00:00Z"); /* the first is not said to be of a failure */
    assert_true(findings_report(&findings, &record, false, NULL, 0));
    assert_true(found.last.summary);
    assert_int_equal(found.last.count, 7);
    assert_string_equal(found.time, "2025-03-04T07:30:03Z");
    assert_false(found.last.failure_time);
    assert_string_equal(found.last.last_time, "2025-03-05T14:48:47Z");
    start(569015, 504); /* a count alone is none */
    set(LABEL_CALLS, "7");
    assert_true(findings_report(&findings, &record, false, NULL, 0));
    assert_false(found.last.summary);
    assert_int_equal(found.last.count, 1);
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
    assert_true(findings_totals(&findings, &record) == (row->count > 0));
    assert_int_equal(found.count, row->count);
    if (row->count > 0) {
        assert_int_equal(found.first.answer.match, DRCODE_NORMAL);
        assert_true(found.first.summary);
        assert_true(found.last.summary);
        assert_int_equal(found.first.count, row->ended);
        assert_int_equal(found.last.answer.match, DRCODE_NOTHING);
        assert_int_equal(found.last.count, row->silent);
    }
}

int main(void)
{
    static struct tests tests;
    int failed;

    if (!phrases_start(&phrases, drcode_builtin()))
        return 1;
    ADD_ROWS(&tests, beliefs, believes);
    ADD_ROWS(&tests, outcomes, reports);
    add_test(&tests, "an outcome is stated", an_outcome_is_stated, NULL);
    ADD_ROWS(&tests, kepts, keeps);
    add_test(&tests, "answers again", answers_again, NULL);
    add_test(&tests, "answers each for itself", answers_each_for_itself, NULL);
    add_test(&tests, "starts again", starts_again, NULL);
    add_test(&tests, "answers a phrase by its entries", answers_a_phrase_by_its_entries, NULL);
    add_test(&tests, "has details", has_details, NULL);
    ADD_ROWS(&tests, timings, shows_time);
    ADD_ROWS(&tests, origins, keeps_origin);
    add_test(&tests, "a group of a summary", a_group_of_a_summary, NULL);
    ADD_ROWS(&tests, totals, reports_totals);
    failed = run_all(&tests, "findings");
    phrases_free(&phrases);
    return failed;
}
