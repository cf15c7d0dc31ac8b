/* Tests of summary.c: records and summaries -> counts. tests/check/merge has more, with files.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/format.h"
#include "print/printed.h"
#include "summary/summary.h"
#include "test.h"

static struct dates dates = {.region = TIME_OPEN, .order = TIME_OPEN};

static void found(void *context, const struct drcode_finding *finding)
{
    summary_add(context, finding);
}

static void count(void *context, const char *of, const char *name, size_t size, uint64_t number)
{
    summary_count(context, of, name, size, number);
}

/* Adds a log to a summary, which is not ended. */
static void scan(struct summary *summary, const char *text)
{
    struct drcode_scanner_calls calls = {.found = found, .count = count, .context = summary};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);
    size_t size;
    char *bare = copy_bare(text, &size);

    assert_non_null(scanner);
    drcode_scan(scanner, bare, size);
    drcode_scan_end(scanner);
    drcode_scanner_free(scanner);
    free(bare);
}

static size_t show_tally(char *out, size_t room, const char *name, const struct tally *tally)
{
    size_t used = 0, i;

    for (i = 0; i < tally->count; i++)
        used += (size_t)snprintf(out + used, room - used, " %s:%s=%" PRIu64, name,
                                 tally->rows[i].name, tally->rows[i].count);
    if (tally->others > 0)
        used +=
            (size_t)snprintf(out + used, room - used, " %s:others+%" PRIu64, name, tally->others);
    assert_true(used < room);
    return used;
}

static size_t show_example(char *out, size_t room, const struct example *example)
{
    if (!example_known(example))
        return 0;
    return (size_t)snprintf(out, room, " (%s>%s%s%s%s)", example->caller, example->callee,
                            *example->correlation ? " " : "", example->correlation,
                            example->time == EXAMPLE_NO_TIME ? "" : " timed");
}

/* Writes "records failures users normal", then "|microsoft sip count" and details of each group,
   with "u" before those of users, and the tallies of normal ends. */
static void show(const struct summary *s, char *out, size_t room)
{
    const struct summary_group *group;
    size_t used, i;

    used = (size_t)snprintf(out, room, "%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64, s->records,
                            s->failures, s->users, s->normal);
    for (i = 0; (group = summary_group(s, i)) != NULL; i++) {
        used +=
            (size_t)snprintf(out + used, room - used, "|%s%" PRId32 " %d %.7s %" PRIu64,
                             group->outcome == DRCODE_OUTCOME_USER ? "u " : "", group->microsoft,
                             group->sip, group->phrase ? group->phrase : "-", group->count);
        used += show_tally(out + used, room - used, "s", &group->by[SUMMARY_SBCS]);
        used += show_tally(out + used, room - used, "c", &group->by[SUMMARY_COUNTRIES]);
        used += show_tally(out + used, room - used, "t", &group->by[SUMMARY_TIMES]);
        used += show_tally(out + used, room - used, "d", &group->by[SUMMARY_TYPES]);
        used += show_example(out + used, room - used, &group->example);
        assert_true(used < room);
    }
    group = &s->totals[DRCODE_OUTCOME_NORMAL];
    used += show_tally(out + used, room - used, "ns", &group->by[SUMMARY_SBCS]);
    used += show_tally(out + used, room - used, "nc", &group->by[SUMMARY_COUNTRIES]);
    used += show_tally(out + used, room - used, "nt", &group->by[SUMMARY_TIMES]);
    used += show_tally(out + used, room - used, "nd", &group->by[SUMMARY_TYPES]);
    assert_true(used < room);
}

#define A "{\"callEndSubReason\":569003,\"finalSipCode\":504"
#define N "{\"callEndSubReason\":560000,\"finalSipCode\":200"
#define B "{\"callEndSubReason\":560486,\"finalSipCode\":486"

static const struct log {
    const char *name;
    const char *text;
    const char *shown;
} logs[] = {
    {"nothing", "", "0 0 0 0"},
    {"a failure", B "}", "1 0 1 0|u 560486 486 The cal 1"},
    {"a normal end", "{\"callEndSubReason\":560000,\"finalSipCode\":200}", "1 0 0 1"},
    {"most frequent first", B "}\n" B "}\n{\"callEndSubReason\":560487,\"finalSipCode\":487}",
     "3 0 3 0|u 560486 486 The cal 2|u 560487 487 The cal 1"},
    {"then by code",
     B "}\n{\"callEndSubReason\":540487,\"finalSipCode\":487}\n"
       "{\"callEndSubReason\":560486,\"finalSipCode\":480}",
     "3 1 2 0|560486 480 - 1|u 540487 487 The cal 1|u 560486 486 The cal 1"},
    {"several entries once",
     "{\"callEndSubReason\":569002}\n"
     "{\"callEndSubReason\":569002,\"finalSipCode\":504}",
     "2 2 0 0|569002 504 - 2"},
    {"a SIP code alone", "{\"callEndSubReason\":null,\"finalSipCode\":504}", "1 1 0 0|-1 504 - 1"},
    {"the called number's country",
     B ",\"callType\":\"ByotOut\",\"callerNumber\":\"+331\","
       "\"calleeNumber\":\"+49****\"}",
     "1 0 1 0|u 560486 486 The cal 1 c:DE=1 d:out=1 (+331>+49****)"},
    {"the caller's for inbound calls",
     B ",\"callType\":\"ByotIn\",\"callerNumber\":\"+331\","
       "\"calleeNumber\":\"+491\"}\n" B ",\"callType\":\"dr_in_ct\",\"callerNumber\":\"+331\"}",
     "2 0 2 0|u 560486 486 The cal 2 c:FR=2 d:in=2 (+331>)"},
    {"no number, no country", B ",\"callType\":\"ByotIn\",\"calleeNumber\":\"+491\"}",
     "1 0 1 0|u 560486 486 The cal 1 d:in=1 (>+491)"},
    {"a number of no country", B ",\"calleeNumber\":\"anonymous\"}",
     "1 0 1 0|u 560486 486 The cal 1 c:unknown=1 (>anonymous)"},
    {"hours",
     B ",\"startDateTime\":\"2025-03-04T09:59:59Z\"}\n" B
       ",\"startDateTime\":\"2025-03-12T09:59:59Z\"}",
     "2 0 2 0|u 560486 486 The cal 2 t:2025-03-04T09=1 t:2025-03-12T09=1"},
    {"days as soon as eight are full",
     B ",\"startDateTime\":\"2025-03-04T09:59:59Z\"}\n" B
       ",\"startDateTime\":\"2025-03-04T10:00:00Z\"}\n" B
       ",\"startDateTime\":\"2025-03-12T10:00:00Z\"}\n" B
       ",\"startDateTime\":\"2025-03-12T11:00:00Z\"}",
     "4 0 4 0|u 560486 486 The cal 4 t:2025-03-04=2 t:2025-03-12=2"},
    {"days of other groups too",
     B ",\"startDateTime\":\"2025-03-04T09:00:00Z\"}\n" A
       ",\"startDateTime\":\"2024-03-04T09:00:00Z\"}",
     "2 1 1 0|569003 504 Unable  1 t:2024-03-04=1|u 560486 486 The cal 1 t:2025-03-04=1"},
    {"days of all groups",
     B ",\"startDateTime\":\"2025-03-04T09:00:00Z\"}\n" A
       ",\"startDateTime\":\"2025-03-04T09:00:00Z\"}\n" B
       ",\"startDateTime\":\"2025-03-14T09:00:00Z\"}",
     "3 1 2 0|569003 504 Unable  1 t:2025-03-04=1|u 560486 486 The cal 2 t:2025-03-04=1 "
     "t:2025-03-14=1"},
    {"an SBC that is called others", B ",\"trunkFullyQualifiedDomainName\":\"others\"}",
     "1 0 1 0|u 560486 486 The cal 1 s:others+1"},
    {"an SBC of bad bytes", B ",\"trunkFullyQualifiedDomainName\":\"\xe9\"}",
     "1 0 1 0|u 560486 486 The cal 1 s:\xef\xbf\xbd=1"},
    {"failures first", B "}\n" B "}\n" A "}",
     "3 1 2 0|569003 504 Unable  1|u 560486 486 The cal 2"},
    {"normal ends by SBC, country, time and type",
     N ",\"trunkFullyQualifiedDomainName\":\"a\",\"callType\":\"dr_in\",\"callerNumber\":\"+33\","
       "\"startDateTime\":\"2025-03-04T09:59:59Z\"}\n" N ",\"callType\":\"Outgoing\"}",
     "2 0 0 2 ns:a=1 nc:FR=1 nt:2025-03-04T09=1 nd:in=1 nd:out=1"},
    {"days where normal ends are far apart",
     N ",\"startDateTime\":\"2025-03-04T09:59:59Z\"}\n" N
       ",\"startDateTime\":\"2025-03-12T10:00:00Z\"}",
     "2 0 0 2 nt:2025-03-04=1 nt:2025-03-12=1"},
    {"an end that is documented as normal", "{\"finalSipCode\":202,\"callEndSubReason\":560202}",
     "1 0 0 1"},
    {"a call type that says neither", B ",\"callType\":\"conference\"}",
     "1 0 1 0|u 560486 486 The cal 1"},
    {"an example with a correlation ID first",
     A ",\"correlationId\":\"c1\",\"startDateTime\":\"2025-03-04T09:00:00Z\"}\n" A
       ",\"callerNumber\":\"+33\",\"startDateTime\":\"2025-03-04T09:30:00Z\"}",
     "2 2 0 0|569003 504 Unable  2 t:2025-03-04T09=2 (> c1 timed)"},
    {"then the last one",
     A ",\"callerNumber\":\"+1\",\"startDateTime\":\"2025-03-04T09:00:00Z\"}\n" A
       ",\"callerNumber\":\"+2\",\"startDateTime\":\"2025-03-04T09:30:00Z\"}\n" A
       ",\"callerNumber\":\"+3\",\"startDateTime\":\"2025-03-04T09:10:00Z\"}",
     "3 3 0 0|569003 504 Unable  3 t:2025-03-04T09=3 (+2> timed)"},
    {"then the first in the order of texts",
     A ",\"callerNumber\":\"+2\",\"calleeNumber\":\"+5\"}\n" A
       ",\"callerNumber\":\"+2\",\"calleeNumber\":\"+4\"}\n" A ",\"callerNumber\":\"+3\"}",
     "3 3 0 0|569003 504 Unable  3 c:unknown=2 (+2>+4)"},
    {"a long number is cut, without blanks",
     A ",\"callerNumber\":\"+44 1234567890123456789012345678901234 5\"}",
     "1 1 0 0|569003 504 Unable  1 (+44 1234567890123456789012345678901234>)"},

    {"parts add up",
     B ",\"count\":3,\"share\":1,\"sbc\":{\"a\":2,\"b\":1},\"country\":{\"FR\":3},"
       "\"hours\":{\"2025-03-04T09\":3}}\n" B ",\"count\":2,\"share\":1,\"sbc\":{\"b\":2},"
       "\"country\":{},\"hours\":{}}\n{\"records\":9,\"failures\":5,\"normal\":3,\"others\":0}",
     "9 0 5 3|u 560486 486 The cal 5 s:b=3 s:a=2 c:FR=3 t:2025-03-04T09=3"},
    {"parts of calls that users ended, and of normal ends",
     B ",\"count\":2,\"share\":1,\"callTypes\":{\"in\":2},\"callerNumber\":\"+1\","
       "\"startDateTime\":\"2025-03-04T09:00:00Z\"}\n"
       "{\"records\":9,\"failures\":0,\"users\":2,\"normal\":3,\"normalBySbc\":{\"a\":3},"
       "\"normalByCountry\":{\"FR\":3},\"normalByHour\":{\"2025-03-04T08\":3},"
       "\"normalByCallType\":{\"out\":1}}",
     "9 0 2 3|u 560486 486 The cal 2 d:in=2 (+1> timed) ns:a=3 nc:FR=3 nt:2025-03-04T08=3 "
     "nd:out=1"},
    {"a part without the time of its example",
     B ",\"count\":2,\"share\":1,\"callerNumber\":\"+1\",\"first\":\"2025-03-04T09:00:00Z\"}",
     "2 0 2 0|u 560486 486 The cal 2 (+1>)"},
    {"the outcome of a part",
     "{\"callEndSubReason\":null,\"finalSipCode\":480,\"count\":2,\"share\":1,\"outcome\":\"user\"}"
     "\n"
     "{\"callEndSubReason\":null,\"finalSipCode\":480,\"count\":1,\"share\":1,\"outcome\":"
     "\"none\"}",
     "3 1 2 0|-1 480 - 1|u -1 480 - 2"},
    {"days of normal ends make hours days",
     "{\"records\":1,\"failures\":0,\"users\":0,\"normal\":1,\"normalByDay\":{\"2025-03-04\":1}}"
     "\n" B ",\"startDateTime\":\"2025-03-04T09:59:59Z\"}",
     "2 0 1 1|u 560486 486 The cal 1 t:2025-03-04=1 nt:2025-03-04=1"},
    {"hours of parts that are far apart make days",
     "{\"records\":1,\"failures\":0,\"users\":0,\"normal\":1,\"normalByHour\":{\"2025-03-04T09\":1}"
     "}\n"
     "{\"records\":1,\"failures\":0,\"users\":0,\"normal\":1,\"normalByHour\":{\"2025-03-12T10\":1}"
     "}",
     "2 0 0 2 nt:2025-03-04=1 nt:2025-03-12=1"},
    {"days make hours days",
     B ",\"count\":1,\"share\":1,\"days\":{\"2025-03-04\":1}}\n" B
       ",\"count\":1,\"share\":1,\"hours\":{\"2025-03-04T09\":1}}",
     "2 0 2 0|u 560486 486 The cal 2 t:2025-03-04=2"},
    {"days of what counts no call change nothing",
     "{\"days\":{\"2025-03-05\":1}}\n" B ",\"startDateTime\":\"2025-03-04T09:59:59Z\"}",
     "1 0 1 0|u 560486 486 The cal 1 t:2025-03-04T09=1"},
    {"others of a part", B ",\"count\":5,\"share\":1,\"sbc\":{\"others\":4,\"a\":1}}",
     "5 0 5 0|u 560486 486 The cal 5 s:a=1 s:others+4"},
    {"the row of others",
     B ",\"count\":1,\"share\":1}\n{\"callEndSubReason\":null,"
       "\"finalSipCode\":null,\"finalSipCodePhrase\":\"others\",\"count\":7,\"share\":1,\"sbc\":{"
       "\"a\":7}}\n"
       "{\"records\":9,\"failures\":8,\"normal\":0,\"others\":7}",
     "9 7 1 0|u 560486 486 The cal 1|-1 -1 others 7 s:a=7"},

    {"hostile: a negative count", B ",\"count\":-5,\"share\":1,\"sbc\":{\"a\":-5}}", "0 0 0 0"},
    {"hostile: no count", B ",\"share\":1,\"sbc\":{\"a\":5}}", "1 0 1 0|u 560486 486 The cal 1"},
    {"hostile: a count of 0", B ",\"count\":0,\"share\":1,\"sbc\":{\"a\":0}}", "0 0 0 0"},
    {"hostile: a huge count", B ",\"count\":99999999999999999999999,\"share\":1}", "0 0 0 0"},
    {"hostile: the highest count, twice",
     B ",\"count\":9223372036854775807,\"share\":1}\n" B
       ",\"count\":9223372036854775807,\"share\":1}",
     "9223372036854775807 0 9223372036854775807 0|u 560486 486 The cal 9223372036854775807"},
    {"hostile: the highest count of an SBC",
     B ",\"count\":9223372036854775807,\"share\":1,\"sbc\":{\"a\":9223372036854775807}}",
     "9223372036854775807 0 9223372036854775807 0|u 560486 486 The cal 9223372036854775807 "
     "s:a=9223372036854775807"},
    {"hostile: a count that is a word", B ",\"count\":\"many\",\"share\":1}", "0 0 0 0"},
    {"hostile: fewer records than failures",
     "{\"records\":1,\"failures\":5,\"normal\":3,\"others\":0}", "3 0 0 3"},
    {"hostile: totals without rows", "{\"records\":9,\"failures\":5,\"normal\":3,\"others\":0}",
     "4 0 0 3"},
    {"hostile: negative totals", "{\"records\":-9,\"failures\":-5,\"normal\":-3}", "0 0 0 0"},
    {"hostile: hours that are none",
     B ",\"count\":2,\"share\":1,\"hours\":{\"2025-03-04T99\":1,"
       "\"yesterday\":1,\"2025-13-04\":1,\"\":1,\"2025-03-04T09:00\":1}}",
     "2 0 2 0|u 560486 486 The cal 2"},
    {"hostile: counts of no record are dropped",
     "{\"sbc\":{\"a\":5},\"hours\":{\"2025-03-04\":5}}\n"
     "{\"x\":1}\n" B "}\n" B ",\"count\":2,\"share\":1}",
     "3 0 3 0|u 560486 486 The cal 3"},
    {"hostile: a NUL in a name",
     B ",\"count\":2,\"share\":1,\"sbc\":{\"a\":1,\"a\\u0000bcdefghijklm\":1}}",
     "2 0 2 0|u 560486 486 The cal 2 s:a=2"},
    {"hostile: first and last are none", B ",\"count\":1,\"share\":1,\"first\":\"x\",\"last\":7}",
     "1 0 1 0|u 560486 486 The cal 1"},
};

static void counts(void **state)
{
    const struct log *log = *state;
    struct summary summary;
    char shown[4096];

    summary_start(&summary, drcode_builtin(), &dates);
    scan(&summary, log->text);
    summary_end(&summary);
    show(&summary, shown, sizeof shown);
    summary_free(&summary);
    assert_string_equal(shown, log->shown);
}

/* The first and the last time of a group, and the hours of all calls. */
static void spans(void **state)
{
    static const char log[] = B ",\"count\":2,\"share\":1,\"first\":\"2025-03-04T09:10:00Z\","
                                "\"last\":\"2025-03-05T07:20:00Z\"}\n" N
                                ",\"startDateTime\":\"2025-03-06T10:59:59Z\"}\n" B
                                ",\"startDateTime\":\"2025-03-04T09:05:00Z\"}";
    struct summary summary;
    const struct summary_group *group;
    char first[TIMESTAMP_ROOM], last[TIMESTAMP_ROOM];

    (void)state;
    summary_start(&summary, drcode_builtin(), &dates);
    scan(&summary, log);
    summary_end(&summary);
    group = summary_group(&summary, 0);
    assert_non_null(group);
    timestamp_write(group->span.first, first);
    timestamp_write(group->span.last, last);
    assert_string_equal(first, "2025-03-04T09:05:00Z");
    assert_string_equal(last, "2025-03-05T07:20:00Z");
    timestamp_write(summary.span.first, first);
    timestamp_write(summary.span.last, last);
    assert_string_equal(first, "2025-03-04T09:00:00Z");
    assert_string_equal(last, "2025-03-06T10:00:00Z");
    assert_false(summary.totals[DRCODE_OUTCOME_NORMAL].span.known);
    assert_null(summary_group(&summary, 1));
    assert_int_equal(summary_ended(&summary), 4);
    summary_free(&summary);
}

/* All names take from one budget; groups do, too. */
static void shares_a_budget(void **state)
{
    struct summary summary;
    size_t left, i;

    (void)state;
    summary_start(&summary, drcode_builtin(), &dates);
    assert_int_equal(summary.budget.left, SUMMARY_BYTES);
    scan(&summary, B "}");
    assert_int_equal(summary.budget.left, SUMMARY_BYTES - sizeof(struct example));
    for (i = 0; i < SUMMARY_TALLIES; i++)
        assert_ptr_equal(summary.groups[0].by[i].budget, &summary.budget);
    left = summary.budget.left;
    scan(&summary, B ",\"trunkFullyQualifiedDomainName\":\"a\"}");
    assert_true(summary.budget.left < left);
    summary.budget.left = sizeof(struct example) - 1;
    scan(&summary, A "}");
    assert_int_equal(summary.group_count, 1);
    assert_int_equal(summary.rest[DRCODE_OUTCOME_FAILURE].count, 1);
    assert_ptr_equal(summary_group(&summary, 1), &summary.rest[DRCODE_OUTCOME_FAILURE]);
    assert_null(summary_group(&summary, 2));
    summary.budget.left = sizeof(struct example);
    scan(&summary, A "}");
    assert_int_equal(summary.group_count, 2);
    assert_int_equal(summary.budget.left, 0);
    summary_free(&summary);
}

/* Which entries a group may mean: "match count". */
static const struct meaning {
    const char *name;
    int32_t microsoft;
    int sip;
    const char *phrase;
    const char *means;
} meanings[] = {
    {"means: an entry", 560486, 486, NULL, "pair 1"},
    {"means: an entry, by its phrase", DRCODE_NO_CODE, DRCODE_NO_CODE, "Loop detected", "phrase 1"},
    {"means: several entries", 569002, 504, NULL, "pair 7"},
    {"means: those of a Microsoft code", 531000, DRCODE_NO_CODE, NULL, "code 3"},
    {"means: those of a SIP code", DRCODE_NO_CODE, 488, NULL, "sip 4"},
    {"means: a code of no document", 700000, 499, NULL, "undocumented 0"},
    {"means: the others", DRCODE_NO_CODE, DRCODE_NO_CODE, SUMMARY_OTHERS, "nothing 0"},
    {"means: a SIP code and the phrase of the others", DRCODE_NO_CODE, 488, SUMMARY_OTHERS,
     "sip 4"},
    {"means: a Microsoft code and the phrase of the others", 560408, DRCODE_NO_CODE, SUMMARY_OTHERS,
     "code 1"},
};

static void means(void **state)
{
    const struct meaning *row = *state;
    const struct summary_group group = {
        .microsoft = row->microsoft, .sip = row->sip, .phrase = row->phrase};
    struct drcode_answer answer;
    uint16_t entries[512];
    char got[64];
    const size_t count = summary_entries(drcode_builtin(), &group, &answer, entries);
    const char *match = drcode_match_name(answer.match);

    assert_int_equal(count, answer.count);
    snprintf(got, sizeof got, "%s %zu", match ? match : "nothing", count);
    assert_string_equal(got, row->means);
}

/* Prints a summary and returns the text, to be freed. */
static char *print(const struct summary *summary, const struct format *format, bool ascii)
{
    static struct printed printed;
    FILE *file = tmpfile();
    struct output output = {.file = file,
                            .format = format,
                            .printed = &printed,
                            .catalog = drcode_builtin(),
                            .ascii = ascii};
    char *text;
    long size;

    assert_non_null(file);
    assert_true(format->summary(&output, summary));
    size = ftell(file);
    rewind(file);
    text = malloc((size_t)size + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)size, file), size);
    text[size] = '\0';
    fclose(file);
    return text;
}

/* More codes than there are groups: a row of the others, which is read again. */
static void has_others(void **state)
{
    struct summary summary, again;
    struct drcode_finding finding = {
        .answer = {.match = DRCODE_UNDOCUMENTED, .sip = 499}, .count = 2, .sbc = "a"};
    char *json, *text, *once_more;
    int32_t i;

    (void)state;
    summary_start(&summary, drcode_builtin(), &dates);
    for (i = 0; i < SUMMARY_GROUPS + 30; i++) {
        finding.answer.microsoft = 700000 + i;
        summary_add(&summary, &finding);
    }
    summary_end(&summary);
    assert_int_equal(summary.group_count, SUMMARY_GROUPS);
    assert_int_equal(summary.rest[DRCODE_OUTCOME_FAILURE].count, 60);
    assert_int_equal(summary.failures, 2 * (SUMMARY_GROUPS + 30));
    json = print(&summary, &json_format, true);
    assert_non_null(strstr(json, "{\"callEndSubReason\":null,\"finalSipCode\":null,"
                                 "\"finalSipCodePhrase\":\"others\",\"count\":60,\"share\":0.7,"));
    text = print(&summary, &text_format, true);
    assert_non_null(strstr(text, "   8044 calls of 3993 more kinds: --all\n"));
    summary_start(&again, drcode_builtin(), &dates);
    scan(&again, json);
    summary_end(&again);
    once_more = print(&again, &json_format, true);
    assert_string_equal(once_more, json);
    free(once_more);
    free(json);
    free(text);
    summary_free(&summary);
    summary_free(&again);
}

/* Times of all centuries are counted by the day, and the line over time finds its bins. */
static void spans_centuries(void **state)
{
    struct summary summary;
    char *text;

    (void)state;
    summary_start(&summary, drcode_builtin(), &dates);
    scan(&summary, A ",\"startDateTime\":\"0002-01-01T00:00:00Z\"}\n" A
                     ",\"startDateTime\":\"1969-12-31T23:59:59Z\"}\n" A
                     ",\"startDateTime\":\"9999-12-31T23:59:59Z\"}\n");
    summary_end(&summary);
    text = print(&summary, &text_format, true);
    assert_non_null(strstr(text, "; 0002-01-01-9999-12-31\n"));
    assert_non_null(strstr(
        text, "Calls per 50024 days: # failed, + users, . answered; peak 1 failed, 0002-01-01"));
    free(text);
    summary_free(&summary);
}

/* No line of the screen is longer than 80 columns, with names of any length. */
static void fits(void **state)
{
    struct summary summary;
    char line[1024], *text, *at, *end;
    int i;

    (void)state;
    summary_start(&summary, drcode_builtin(), &dates);
    for (i = 0; i < 9; i++) {
        snprintf(line, sizeof line,
                 B ",\"count\":1000000%d,\"share\":1,\"sbc\":{\"%d%0*d\":5,"
                   "\"b\":1,\"sbc%d.a-rather-long-name.voice.contoso.com\":123456}}\n",
                 i, i, 40 * i + 1, i, i);
        scan(&summary, line);
    }
    scan(&summary, "{\"callEndSubReason\":569002}\n{\"finalSipCode\":504}\n");
    summary_end(&summary);
    text = print(&summary, &text_format, true);
    for (at = text; *at; at = end + 1) {
        end = strchr(at, '\n');
        assert_non_null(end);
        assert_in_range(end - at, 0, 80);
        assert_true(end == at || end[-1] != ' ');
    }
    free(text);
    summary_free(&summary);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, logs, counts);
    ADD_ROWS(&tests, meanings, means);
    add_test(&tests, "spans", spans, NULL);
    add_test(&tests, "shares a budget", shares_a_budget, NULL);
    add_test(&tests, "has a row of others", has_others, NULL);
    add_test(&tests, "spans centuries", spans_centuries, NULL);
    add_test(&tests, "fits into 80 columns", fits, NULL);
    return run_all(&tests, "summary");
}
