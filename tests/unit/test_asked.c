/*
 * test_asked.c - what people type and paste: tests/data/asked.tsv has each kind with what it gets,
 * and each line of tests/data/logs that is a finding gets, asked, what it gets in a log.
 */
#include <stdio.h>
#include <string.h>

#include "catalog/load.h"
#include "drcode.h"
#include "system/system.h"
#include "test.h"

#define ROOM 512

/* A row: the answers, one for each question, "pair 10037/480 failure, undocumented 8541/- failure";
   of an answer without codes, those of its first or nearest entry. */
static struct row {
    const char *query, *expected;
} rows[256];

/* How a call ended: as its entry says, else as its codes do; a SIP code alone has several. */
static enum drcode_outcome outcome_of(const struct drcode_answer *answer, const uint16_t *entries)
{
    struct drcode_entry entry;

    if (answer->match == DRCODE_NORMAL)
        return DRCODE_OUTCOME_NORMAL;
    if (answer->count == 0 || (answer->count > 1 && answer->microsoft == DRCODE_NO_CODE))
        return drcode_outcome(drcode_builtin(), answer->microsoft, answer->sip, answer->cause);
    drcode_entry(drcode_builtin(), entries[0], DRCODE_EN, &entry);
    return entry.outcome;
}

/* The outcome of an answer: "mixed" where entries differ, nothing where nothing is certain. */
static const char *name_outcome(const struct drcode_answer *answer, const uint16_t *entries)
{
    const enum drcode_outcome outcome = outcome_of(answer, entries);
    struct drcode_entry entry;
    size_t i;

    if (answer->match == DRCODE_NOTHING || answer->match == DRCODE_NEAR)
        return "";
    for (i = 0; i < answer->count; i++) {
        drcode_entry(drcode_builtin(), entries[i], DRCODE_EN, &entry);
        if (entry.outcome != outcome)
            return " mixed";
    }
    return outcome == DRCODE_OUTCOME_FAILURE ? " failure"
           : outcome == DRCODE_OUTCOME_USER  ? " user"
                                             : " normal";
}

static void show_code(char *out, size_t room, int32_t code)
{
    if (code == DRCODE_NO_CODE)
        snprintf(out, room, "-");
    else
        snprintf(out, room, "%ld", (long)code);
}

static void show_answer(const struct drcode_answer *answer, const uint16_t *entries, char *out,
                        size_t room)
{
    const char *match = drcode_match_name(answer->match);
    int32_t microsoft = answer->microsoft;
    int sip = answer->sip;
    char first[16], second[16];

    if (microsoft == DRCODE_NO_CODE && sip == DRCODE_NO_CODE &&
        (answer->count > 0 || answer->nearest_count > 0)) {
        struct drcode_entry entry;

        drcode_entry(drcode_builtin(), answer->count > 0 ? entries[0] : answer->nearest[0],
                     DRCODE_EN, &entry);
        microsoft = entry.microsoft;
        sip = entry.sip;
    }
    show_code(first, sizeof first, microsoft);
    show_code(second, sizeof second, sip);
    snprintf(out, room, "%s %s/%s%s", match ? match : "nothing", first, second,
             name_outcome(answer, entries));
}

static void answers_what_is_asked(void **state)
{
    const struct row *row = *state;
    struct drcode_answer answer;
    uint16_t entries[ROOM];
    char got[1024] = "";
    size_t question = 0, used = 0;

    do {
        drcode_ask_question(drcode_builtin(), row->query, strlen(row->query), question, &answer,
                            entries, ROOM);
        used += (size_t)snprintf(got + used, sizeof got - used, "%s", question > 0 ? ", " : "");
        show_answer(&answer, entries, got + used, sizeof got - used);
        used = strlen(got);
    } while (++question < answer.questions);
    assert_string_equal(got, row->expected);
}

/* A finding of a line. */
struct found {
    size_t count, entries;
    int32_t microsoft;
    int sip, other_sip;
    enum drcode_outcome outcome;
};

/* The codes of an answer; of one that has none, those of its first entry. */
static void get_codes(const struct drcode_answer *answer, const uint16_t *entries,
                      int32_t *microsoft, int *sip)
{
    struct drcode_entry entry = {.microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE};

    if (answer->count > 0)
        drcode_entry(drcode_builtin(), entries[0], DRCODE_EN, &entry);
    *microsoft = answer->microsoft != DRCODE_NO_CODE ? answer->microsoft : entry.microsoft;
    *sip = answer->sip != DRCODE_NO_CODE ? answer->sip : entry.sip;
}

static void note(void *context, const struct drcode_finding *finding)
{
    struct found *found = context;

    if (finding->answer.match != DRCODE_NOTHING && !finding->summary)
        found->count++;
    get_codes(&finding->answer, finding->entries, &found->microsoft, &found->sip);
    found->other_sip = finding->answer.other_sip;
    found->entries = finding->answer.count;
    found->outcome = finding->outcome;
}

/* Asks a line that is one finding when it is a log of its own; returns false where it is none. What
   a row of a table without its header says only by a phrase, asked it says by its codes. */
static bool ask_line(const char *path, const char *line, size_t size)
{
    struct found found = {0};
    const struct drcode_scanner_calls calls = {note, NULL, NULL, &found};
    struct drcode_scanner *scanner = drcode_scanner_new(drcode_builtin(), &calls);
    struct drcode_answer answer;
    enum drcode_outcome outcome;
    uint16_t entries[ROOM];
    int32_t microsoft;
    int sip;

    assert_non_null(scanner);
    drcode_scan(scanner, line, size);
    drcode_scan(scanner, "\n", 1);
    drcode_scan_end(scanner);
    drcode_scanner_free(scanner);
    if (found.count != 1)
        return false;
    drcode_ask(drcode_builtin(), line, size, &answer, entries, ROOM);
    outcome = outcome_of(&answer, entries);
    if (found.entries == 0) /* all entries of a SIP code answer a question, but no record */
        answer.count = 0;
    get_codes(&answer, entries, &microsoft, &sip);
    if (microsoft != found.microsoft || sip != found.sip || answer.other_sip != found.other_sip ||
        outcome != found.outcome || answer.count != found.entries)
        fail_msg("%s: %.*s\n    logged: %ld %d, %zu entries, asked: %ld %d, %zu entries", path,
                 (int)size, line, (long)found.microsoft, found.sip, found.entries, (long)microsoft,
                 sip, answer.count);
    return true;
}

static void a_line_asked_is_a_line_logged(void **state)
{
    static const char folder[] = "tests/data/logs";
    struct buffer names = {0};
    size_t at, count = 0;

    (void)state;
    assert_true(system_list(folder, &names));
    for (at = 0; at < names.size; at += strlen(names.data + at) + 1) {
        const char *name = names.data + at, *line, *end;
        struct buffer text = {0};
        char path[256];

        snprintf(path, sizeof path, "%s/%s", folder, name);
        if (strstr(name, ".found") || system_is_folder(path))
            continue;
        assert_true(load_file(path, &text));
        for (line = text.data; text.size > 0 && line < text.data + text.size; line = end + 1) {
            end = memchr(line, '\n', (size_t)(text.data + text.size - line));
            end = end ? end : text.data + text.size;
            count += ask_line(path, line, (size_t)(end - line));
        }
        buffer_free(&text);
    }
    buffer_free(&names);
    assert_in_range(count, 60, 100000);
}

int main(void)
{
    static struct tests tests;
    struct buffer text = {0};
    char *line, *end, *tab;
    size_t count = 0;
    int failed;

    if (!load_file("tests/data/asked.tsv", &text))
        return 1;
    buffer_char(&text, '\0');
    for (line = text.data; *line; line = end) {
        end = line + strcspn(line, "\n");
        if (*end)
            *end++ = '\0';
        tab = strchr(line, '\t');
        if (*line == '#' || !tab || count == COUNT(rows))
            continue;
        *tab = '\0';
        rows[count++] = (struct row){.query = tab + 1, .expected = line};
    }
    add_rows(&tests, rows, count, sizeof *rows, answers_what_is_asked);
    add_test(&tests, "a line asked is a line logged", a_line_asked_is_a_line_logged, NULL);
    failed = run_all(&tests, "asked");
    buffer_free(&text);
    return failed;
}
