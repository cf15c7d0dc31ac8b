/*
 * test_answer.c - the lookup: what is asked, and the entries that answer it.
 *
 * tests/data/positive.tsv holds queries with the entries that they must find, no more and no fewer;
 * tests/data/negative.txt holds queries that must find none, for a wrong remedy is worse than none.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/load.h"
#include "drcode.h"
#include "lookup/similarity.h"
#include "test.h"

#define ROOM      128
#define NO        DRCODE_NO_CODE
#define UNTOUCHED 0xdead

/* A row of a data file. */
struct row {
    const char *query; /* names the row */
    const char *expected;
};

static void ask_bytes(const char *query, size_t size, struct drcode_answer *answer,
                      uint16_t *entries, size_t room)
{
    char *copy = malloc(size ? size : 1); /* exactly as long, so that reading on is found out */

    assert_non_null(copy);
    memcpy(copy, query, size);
    drcode_ask(drcode_builtin(), copy, size, answer, entries, room);
    free(copy);
}

static void ask(const char *query, struct drcode_answer *answer, uint16_t *entries)
{
    ask_bytes(query, strlen(query), answer, entries, ROOM);
}

/* Writes entries as the data file does: "569002/504#2 569002/504#7". */
static void show_entries(const uint16_t *entries, size_t count, char *out, size_t room)
{
    size_t i, used = 0, first;

    *out = '\0';
    for (i = 0; i < count; i++) {
        struct drcode_entry entry;

        drcode_entry(drcode_builtin(), entries[i], DRCODE_EN, &entry);
        drcode_find_pair(drcode_builtin(), entry.microsoft, entry.sip, &first);
        used += (size_t)snprintf(out + used, room - used, "%s%ld/%d#%zu", used ? " " : "",
                                 (long)entry.microsoft, entry.sip, entries[i] - first + 1);
        assert_true(used < room);
    }
}

static void finds(void **state)
{
    const struct row *row = *state;
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    char got[ROOM * 20];

    ask(row->query, &answer, entries);
    assert_in_range(answer.count, 0, ROOM);
    show_entries(entries, answer.count, got, sizeof got);
    if (strcmp(got, row->expected) != 0)
        fail_msg("%s\n    expected: %s\n    got:      %s (match %d, score %d)", row->query,
                 *row->expected ? row->expected : "nothing", *got ? got : "nothing",
                 (int)answer.match, answer.score);
    if (answer.count > 0)
        assert_in_range(answer.score, SCORE_LEAST, 100);
    else
        assert_int_equal(answer.score, 0);
}

/* The answer is the same whatever room there is, and nothing is written beyond it. */
static void fits_the_room(void **state)
{
    const struct row *row = *state;
    struct drcode_answer whole, part;
    uint16_t entries[ROOM], few[ROOM];
    size_t room, i;

    ask(row->query, &whole, entries);
    for (room = 0; room < 4; room++) {
        for (i = 0; i < ROOM; i++)
            few[i] = UNTOUCHED;
        ask_bytes(row->query, strlen(row->query), &part, few, room);
        assert_int_equal(part.count, whole.count);
        assert_int_equal(part.match, whole.match);
        assert_int_equal(part.score, whole.score);
        for (i = 0; i < ROOM; i++)
            if (i >= room || i < whole.count)
                assert_int_equal(few[i], i < room ? entries[i] : UNTOUCHED);
    }
}

/* Three at most, each another phrase, and only where there is nothing else to say. */
static void offers_few(void **state)
{
    const struct row *row = *state;
    struct drcode_answer answer;
    struct drcode_entry entry, other;
    uint16_t entries[ROOM];
    size_t i, j;

    ask(row->query, &answer, entries);
    assert_in_range(answer.nearest_count, 0, DRCODE_NEAREST);
    assert_int_equal(answer.nearest_count > 0, answer.match == DRCODE_NEAR);
    for (i = 0; i < answer.nearest_count; i++) {
        drcode_entry(drcode_builtin(), answer.nearest[i], DRCODE_EN, &entry);
        for (j = 0; j < i; j++) {
            drcode_entry(drcode_builtin(), answer.nearest[j], DRCODE_EN, &other);
            assert_string_not_equal(entry.phrase, other.phrase);
        }
    }
}

/* How an answer is found. The codes are those it must say were asked for. */
static const struct kind {
    const char *query;
    enum drcode_match match;
    int least, most; /* score */
    int32_t microsoft;
    int sip;
} kinds[] = {
    {"569002 504", DRCODE_PAIR, 100, 100, 569002, 504},
    {"504/569002", DRCODE_PAIR, 100, 100, 569002, 504},
    {"0 408", DRCODE_PAIR, 100, 100, 0, 408},
    {"DiagCode: 480#10037", DRCODE_PAIR, 100, 100, 10037, 480},
    {"569015", DRCODE_CODE, 100, 100, 569015, NO},
    {"subcode: 511404", DRCODE_CODE, 100, 100, 511404, NO},
    {"504", DRCODE_SIP, 100, 100, NO, 504},
    {"SIP/2.0 504 Server Time-out", DRCODE_SIP, 100, 100, NO, 504},
    {"503 Service Unavailable", DRCODE_SIP, 100, 100, NO, 503},
    {"569002 504 Unable to deliver INVITE: TLS decryption failed; HRESULT=590615", DRCODE_PAIR,
     SCORE_EXACT, SCORE_EXACT, 569002, 504},
    {"569002 504 TLS decryption", DRCODE_PAIR, SCORE_LEAST, SCORE_EXACT, 569002, 504},
    {"569002 504 on Monday", DRCODE_PAIR, 100, 100, 569002, 504},
    {"0x80090325", DRCODE_PHRASE, 100, 100, NO, NO},
    {"SEC_E_UNTRUSTED_ROOT", DRCODE_PHRASE, SCORE_PART, 100, NO, NO},
    {"590615", DRCODE_PHRASE, 100, 100, NO, NO},
    {"Loop detected", DRCODE_PHRASE, SCORE_EXACT, SCORE_EXACT, NO, NO},
    {"LOOP DETECTED.", DRCODE_PHRASE, SCORE_EXACT, SCORE_EXACT, NO, NO},
    {"No such host is known", DRCODE_PHRASE, SCORE_EXACT_TAIL, SCORE_EXACT_TAIL, NO, NO},
    {"aucun hôte de ce type n’est connu", DRCODE_PHRASE, SCORE_EXACT_TAIL, SCORE_EXACT_TAIL, NO,
     NO},
    {"today: User is not allowed to make outbound PSTN Calls", DRCODE_PHRASE, SCORE_CONTAINED,
     SCORE_CONTAINED, NO, NO},
    {"the target said: No connection could be made because the target machine actively refused it",
     DRCODE_PHRASE, SCORE_CONTAINED_TAIL, SCORE_CONTAINED_TAIL, NO, NO},
    {"Unable to deliver INVITE: No such h", DRCODE_PHRASE, SCORE_CUT, SCORE_CUT, NO, NO},
    {"No connection could be ma", DRCODE_PHRASE, SCORE_CUT_TAIL, SCORE_CUT_TAIL, NO, NO},
    {"because the target machine actively refused", DRCODE_PHRASE, SCORE_PART, SCORE_PART, NO, NO},
    {"No such hots is known", DRCODE_SIMILAR, SCORE_LEAST, SCORE_MISSPELT, NO, NO},
    {"Loop detcted", DRCODE_SIMILAR, SCORE_LEAST, SCORE_MISSPELT, NO, NO},
    {"504 certificate expired", DRCODE_SIP, SCORE_LEAST, SCORE_PART, NO, 504},
    {"504 No such host is known", DRCODE_PHRASE, SCORE_EXACT_TAIL, SCORE_EXACT_TAIL, NO, 504},
    {"0 540000", DRCODE_NORMAL, 0, 0, 540000, 0},
    {"540000 0", DRCODE_NORMAL, 0, 0, 540000, 0},
    {"200/560000", DRCODE_NORMAL, 0, 0, 560000, 200},
    {"540000", DRCODE_NORMAL, 0, 0, 540000, NO},
    {"560000 200 BYE", DRCODE_NORMAL, 0, 0, 560000, 200},
    {"Final SIP code: 0 Final Microsoft subcode: 540000 BYE", DRCODE_NORMAL, 0, 0, 540000, 0},
    {"540000 504", DRCODE_UNDOCUMENTED, 0, 0, 540000, 504},
    {"569002 503", DRCODE_UNDOCUMENTED, 0, 0, 569002, 503},
    {"560483 483", DRCODE_UNDOCUMENTED, 0, 0, 560483, 483},
    {"540404", DRCODE_UNDOCUMENTED, 0, 0, 540404, NO},
    {"487 540201 Call completed elsewhere", DRCODE_UNDOCUMENTED, 0, 0, 540201, 487},
    {"510404 403", DRCODE_UNDOCUMENTED, 0, 0, 510404, 403},
    {"606", DRCODE_UNDOCUMENTED, 0, 0, NO, 606},
    {"SIP/2.0 481 Call/Transaction Does Not Exist", DRCODE_UNDOCUMENTED, 0, 0, NO, 481},
    {"DiagCode: 480#10075", DRCODE_UNDOCUMENTED, 0, 0, 10075, 480},
    {"code: 500, subcode: 7106", DRCODE_UNDOCUMENTED, 0, 0, 7106, 500},
    {"480 No calle", DRCODE_SIP, SCORE_LEAST, SCORE_LEAST, NO, 480},
    {"410 MediaCon", DRCODE_SIP, SCORE_LEAST, SCORE_LEAST, NO, 410},
    {"410 MediaCo", DRCODE_NOTHING, 0, 0, NO, NO},
    {"569099 504 Unable to deliver INVITE: No such host is known", DRCODE_PHRASE, SCORE_EXACT,
     SCORE_EXACT, 569099, 504},
    {"569099 504 Unable to delivr INVITE: No such host is knwon", DRCODE_UNDOCUMENTED, 0, 0, 569099,
     504},
    {"0x80090331", DRCODE_UNDOCUMENTED, 0, 0, NO, NO},
    {"0x80070005", DRCODE_UNDOCUMENTED, 0, 0, NO, NO},
    {"-2146893007", DRCODE_UNDOCUMENTED, 0, 0, NO, NO},
    {"486 user busy", DRCODE_SIP, 100, 100, NO, 486},
    {"503 switching equipment congestion", DRCODE_SIP, 100, 100, NO, 503},
    {"604 no route to destination", DRCODE_UNDOCUMENTED, 0, 0, NO, 604},
    {"user busy", DRCODE_UNDOCUMENTED, 0, 0, NO, NO},
    {"preemption", DRCODE_NOTHING, 0, 0, NO, NO},
    {"503 preemption", DRCODE_NOTHING, 0, 0, NO, NO},
    {"504 certificate", DRCODE_NOTHING, 0, 0, NO, NO},
    {"banana bread recipe", DRCODE_NOTHING, 0, 0, NO, NO},
    {"HTTP/1.1 404 Not Found", DRCODE_NOTHING, 0, 0, NO, NO},
    {"192.0.2.1:504", DRCODE_NOTHING, 0, 0, NO, NO},
    {"01 23 45 67 89", DRCODE_NOTHING, 0, 0, NO, NO},
    {"...", DRCODE_NOTHING, 0, 0, NO, NO},
};

static void answers_in_kind(void **state)
{
    const struct kind *kind = *state;
    struct drcode_answer answer;
    uint16_t entries[ROOM];

    ask(kind->query, &answer, entries);
    if (answer.match != kind->match || answer.score < kind->least || answer.score > kind->most ||
        answer.microsoft != kind->microsoft || answer.sip != kind->sip)
        fail_msg("%s: got match %d, score %d, codes %ld and %d", kind->query, (int)answer.match,
                 answer.score, (long)answer.microsoft, answer.sip);
}

/* Of a query with several questions each is answered; a question that it does not ask is the first.
 */
static void answers_each_question(void **state)
{
    static const char two[] = "569002 569015", one[] = "569015";
    static const int32_t codes[] = {569002, 569015, 569002};
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(codes); i++) {
        drcode_ask_question(drcode_builtin(), two, sizeof two - 1, i, &answer, entries, ROOM);
        assert_int_equal(answer.microsoft, codes[i]);
        assert_int_equal(answer.questions, 2);
    }
    ask(one, &answer, entries);
    assert_int_equal(answer.questions, 1);
}

/* The text of a Reason header that no entry has is left to be shown. */
static void keeps_a_reason(void **state)
{
    static const char query[] = "SIP/2.0 481 x\nReason: Q.850;cause=47;text=\"Tea is out\"";
    struct drcode_answer answer;
    uint16_t entries[ROOM];

    (void)state;
    drcode_ask(drcode_builtin(), query, sizeof query - 1, &answer, entries, ROOM);
    assert_int_equal(answer.match, DRCODE_UNDOCUMENTED);
    assert_int_equal(answer.cause, 47);
    assert_int_equal(answer.reason_size, strlen("Tea is out"));
    assert_memory_equal(answer.reason, "Tea is out", answer.reason_size);
    ask("SIP/2.0 200 OK\nReason: Q.850;cause=16;text=\"Tea is out\"", &answer, entries);
    assert_int_equal(answer.match, DRCODE_NORMAL);
    assert_null(answer.reason);
}

/* One phrase, ever further from what the service emits. */
static const char *const fading[] = {
    "Unable to deliver INVITE: No connection could be made because the target machine actively "
    "refused it",
    "No connection could be made because the target machine actively refused it",
    "so: Unable to deliver INVITE: No connection could be made because the target machine actively "
    "refused it",
    "so: No connection could be made because the target machine actively refused it",
    "Unable to deliver INVITE: No connection could be made because the target",
    "No connection could be made because the target",
    "because the target machine actively refused it",
    "Unable to deliver INVITE: No connection could be made becuase the target machine actively "
    "refused it",
    "Unable to deliver INVITE: No conection could be made becuase the traget machine actively "
    "refusd",
    "Unable to deliver the letter because the machine refused it",
};

static void scores_fade(void **state)
{
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    int last = 101;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(fading); i++) {
        ask(fading[i], &answer, entries);
        if (answer.score >= last)
            fail_msg("%s: score %d after %d", fading[i], answer.score, last);
        last = answer.score;
    }
    assert_int_equal(last, 0);
}

static const struct hresult {
    const char *query;
    uint32_t hresult;
    size_t count;
} hresults[] = {
    {"0x80090325", 0x80090325, 1},
    {"80090325", 0x80090325, 1},
    {"-2146893019", 0x80090325, 1},
    {"SEC_E_UNTRUSTED_ROOT", 0x80090325, 1},
    {"Sec_E_Untrusted_Root", 0x80090325, 1},
    {"HRESULT=-2146893019", 0x80090325, 1},
    {"SEC_E_WRONG_PRINCIPAL", 0x80090322, 2},
    {"CERT_E_WRONG_USAGE", 0x800b0110, 2}, /* which the documented phrases name beside 0x80090322 */
    {"0x800b0110", 0x800b0110, 0},
    {"0x00090317", 0x00090317, 1},
    {"0x80090331", 0x80090331, 0},
    {"80090331", 0x80090331, 0},
    {"SEC_E_ALGORITHM_MISMATCH", 0x80090331, 0},
    {"-2147024891", 0x80070005, 0},
    {"0x80070005", 0x80070005, 0},
    {"80070005", 0, 0}, /* without 0x only where the name is known: eight digits may be anything */
    {"0x8009032", 0, 0},
    {"0x800903255", 0, 0},
    {"-21468930190", 0, 0},
    {"-214689301", 0, 0},
    {"x80090325", 0, 0},
    {"SEC_E_NOTHING_OF_THE_KIND", 0, 0},
};

static void reads_an_hresult(void **state)
{
    const struct hresult *row = *state;
    struct drcode_answer answer;
    uint16_t entries[ROOM];

    ask(row->query, &answer, entries);
    if (answer.count != row->count || (row->hresult && answer.hresult != row->hresult))
        fail_msg("%s: got 0x%08lx and %zu entries", row->query, (unsigned long)answer.hresult,
                 answer.count);
    if (row->hresult && row->count == 0)
        assert_int_equal(answer.match, DRCODE_UNDOCUMENTED);
}

/* The phrases offered where nothing is found, best first; a star matches anything. */
static const struct row nearest[] = {
    {"User is Enterprise Voice enabled", "510560/403#1 *"},
    {"No caller endpoints were found", "10037/480#1 *"},
    {"Get Inbound Direct Routing - no trunk config found", "510532/403#1 *"},
    {"Routing to voicemail is enabled in policy", "10191/480#1 *"},
    {"remote certificate has been expired for days", "569008/504#1 *"},
    {"Call rejected as private calling is disabled for one user", "10199/403#1 *"},
    {"the bot was unreachable", "10320/503#1 *"},
    {"machine refused connection", "569002/504#*"},
    {"asdfghjkl", ""},
    {"banana bread recipe", ""},
    {"lorem ipsum dolor sit amet", ""},
    {"a b c", ""},
    {"...", ""},
    {"", ""},
    {"569002 503", ""},
    {"Loop detected", ""},
};

static void offers_the_nearest(void **state)
{
    const struct row *row = *state;
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    char got[ROOM];
    size_t size = strcspn(row->expected, " *");

    ask(row->query, &answer, entries);
    show_entries(answer.nearest, answer.nearest_count, got, sizeof got);
    if (strncmp(got, row->expected, size) != 0 || (size == 0 && *got))
        fail_msg("%s: expected %s, got %s", row->query, row->expected, got);
}

/* Queries that a line of a file cannot hold. */
static const struct bytes {
    const char *name, *query;
    size_t size;
    const char *expected;
} bytes[] = {
#define BYTES(string) string, sizeof(string) - 1
    {"nothing", BYTES(""), ""},
    {"a blank", BYTES(" "), ""},
    {"blanks of all kinds", BYTES(" \t\r\n\v\f\u00a0\u202f\u3000\ufeff"), ""},
    {"a NUL", BYTES("\0"), ""},
    {"NULs between codes", BYTES("569015\0\0504\0"), "569015/504#1"},
    {"NULs within a phrase", BYTES("No such\0host is known\0"), "569015/504#1"},
    {"line ends within a phrase", BYTES("No such host\r\n  is known\r\n"), "569015/504#1"},
    {"a byte that is no UTF-8 before a phrase", BYTES("\xff No such host is known"),
     "569015/504#1"},
    {"bytes that are no UTF-8 around codes", BYTES("\xe9 569015 \xc3 504 \x80"), "569015/504#1"},
    {"bytes that are no UTF-8 alone", BYTES("\xff\xfe\xc3\x28\xed\xa0\x80"), ""},
    {"a sequence of UTF-8 that is cut off", BYTES("Loop detected \xe2\x80"), "510482/500#1"},
    {"a SIP message of several lines",
     BYTES("SIP/2.0 480 Temporarily Unavailable\r\nFROM: <sip:+15550100200@10.0.0.25>;tag=1c13\r\n"
           "CSEQ: 569002 INVITE\r\nREASON: Q.850;cause=31;text=\"5e19725b-7fad-4e89-bae3-"
           "dfc5df88bb96;No callee endpoints were found.\"\r\nCONTENT-LENGTH: 0\r\n"),
     "10037/480#1"},
    {"a SIP message without a reason",
     BYTES("SIP/2.0 484 Address Incomplete\nCSEQ: 1 INVITE\nSERVER: Microsoft.PSTNHub.SIPProxy "
           "v.2020.5.27.2 i.ASEA.5\n"),
     "560484/484#1"},
    {"a block of fields",
     BYTES("CallerNumber       : +12345678***\nFinalSipCode       : 504\n"
           "CallEndSubReason   : 569002\nFinalSipCodePhrase : Unable to deliver INVITE: TLS "
           "decryption failed; HRESULT=590615\nMediaBypassEnabled : False\n"),
     "569002/504#5"},
    {"a block of fields without codes",
     BYTES("StartDateTime      : 2019-11-01T00:00:25.105Z\nFinalSipCodePhrase : Loop detected\n"
           "MediaBypassEnabled : False\n"),
     "510482/500#1"},
    {"a block of fields of a good call",
     BYTES("FinalSipCode       : 0\nCallEndSubReason   : 540000\nFinalSipCodePhrase : BYE\n"), ""},
    {"a JSON object of several lines",
     BYTES("{\n  \"finalSipCode\": 403,\n  \"callEndSubReason\": 510563,\n  "
           "\"finalSipCodePhrase\": \"User is only allowed to make domestic calls. This is an "
           "international call\"\n}\n"),
     "510563/403#1"},
    {"a query asked up to its size", "No such host is known, and more", 21, "569015/504#1"},
};

static void finds_bytes(void **state)
{
    const struct bytes *row = *state;
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    char got[ROOM * 20];

    ask_bytes(row->query, row->size, &answer, entries, ROOM);
    show_entries(entries, answer.count, got, sizeof got);
    assert_string_equal(got, row->expected);
}

/* A query of 64 KiB that repeats `part` and starts with `head`. */
static void ask_long(const char *head, const char *part, struct drcode_answer *answer,
                     uint16_t *entries)
{
    static char query[1 << 16];
    size_t size = strlen(part), at;

    for (at = 0; at < sizeof query; at++)
        query[at] = part[at % size];
    memcpy(query, head, strlen(head));
    ask_bytes(query, sizeof query, answer, entries, ROOM);
}

static void long_queries_find_nothing(void **state)
{
    static const char *const parts[] = {"a",  "a ",    "no ",      "1",   "1 ",
                                        "1,", "call ", "\xc3\xa9", "\"",  "text=\"",
                                        "0x", "-",     "invite ",  "é# ", "no such host "};
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(parts); i++) {
        ask_long("", parts[i], &answer, entries);
        if (answer.count > 0)
            fail_msg("64 KiB of '%s' find %zu entries", parts[i], answer.count);
    }
}

static void long_queries_find_a_phrase_at_their_start(void **state)
{
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    char got[ROOM * 20];

    (void)state;
    ask_long("User is not allowed to make outbound PSTN Calls ", "banana bread ", &answer, entries);
    show_entries(entries, answer.count, got, sizeof got);
    assert_string_equal(got, "510562/403#1");
}

/* Entries come in the catalog's order, whatever matched first. */
static void entries_come_in_order(void **state)
{
    static const char query[] =
        "Unable to deliver INVITE: Invalid Request/Response line; No callee "
        "endpoints were found; Current call site state prevents fork to this "
        "entity; User is not allowed to make outbound PSTN Calls";
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    char got[ROOM * 20];

    (void)state;
    ask(query, &answer, entries);
    show_entries(entries, answer.count, got, sizeof got);
    assert_string_equal(got, "10037/480#1 10500/403#1 510562/403#1 549002/504#2 549018/504#1 "
                             "569018/504#1");
}

/* Reads the rows of a data file: "expected<TAB>query", or queries alone, which are to find nothing.
   A query may hold tabs, so this is no job for tsv_table_row(). */
static size_t read_rows(const char *path, bool tabs, struct buffer *text, struct row *rows,
                        size_t room)
{
    size_t count = 0;
    char *line, *end;

    assert_true(load_file(path, text));
    buffer_char(text, '\0');
    for (line = text->data; *line; line = end) {
        end = line + strcspn(line, "\n");
        if (*end)
            *end++ = '\0';
        if (strncmp(line, "# ", 2) == 0)
            continue;
        assert_true(count < room);
        rows[count] = (struct row){.query = line, .expected = ""};
        if (tabs) {
            char *tab = strchr(line, '\t');

            assert_non_null(tab);
            *tab = '\0';
            rows[count] = (struct row){.query = tab + 1, .expected = line};
        }
        count++;
    }
    return count;
}

static void for_each(struct row *rows, size_t count, CMUnitTestFunction test)
{
    size_t i;

    for (i = 0; i < count; i++) {
        void *state = &rows[i];

        test(&state);
    }
}

static struct row positive[1024], negative[1024];
static size_t positive_count, negative_count;

static void every_query_fits_the_room(void **state)
{
    (void)state;
    for_each(positive, positive_count, fits_the_room);
    for_each(negative, negative_count, fits_the_room);
}

static void every_query_is_offered_few(void **state)
{
    (void)state;
    for_each(positive, positive_count, offers_few);
    for_each(negative, negative_count, offers_few);
}

int main(void)
{
    static struct tests found, missed, others;
    struct buffer found_text = {0}, missed_text = {0};
    int failed;

    positive_count =
        read_rows("tests/data/positive.tsv", true, &found_text, positive, COUNT(positive));
    negative_count =
        read_rows("tests/data/negative.txt", false, &missed_text, negative, COUNT(negative));
    add_rows(&found, positive, positive_count, sizeof *positive, finds);
    add_rows(&missed, negative, negative_count, sizeof *negative, finds);
    ADD_ROWS(&others, kinds, answers_in_kind);
    ADD_ROWS(&others, hresults, reads_an_hresult);
    ADD_ROWS(&others, nearest, offers_the_nearest);
    ADD_ROWS(&others, bytes, finds_bytes);
    add_test(&others, "scores fade with what is left of a phrase", scores_fade, NULL);
    add_test(&others, "answers each question", answers_each_question, NULL);
    add_test(&others, "keeps a reason", keeps_a_reason, NULL);
    add_test(&others, "long queries find nothing", long_queries_find_nothing, NULL);
    add_test(&others, "long queries find a phrase at their start",
             long_queries_find_a_phrase_at_their_start, NULL);
    add_test(&others, "entries come in the catalog's order", entries_come_in_order, NULL);
    add_test(&others, "every query fits the room", every_query_fits_the_room, NULL);
    add_test(&others, "every query is offered few phrases", every_query_is_offered_few, NULL);
    failed = run_all(&found, "ask: finds");
    failed |= run_all(&missed, "ask: finds nothing");
    failed |= run_all(&others, "ask");
    buffer_free(&found_text);
    buffer_free(&missed_text);
    return failed;
}
