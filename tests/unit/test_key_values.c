/* test_key_values.c - lines "Name : value": which belong to one record, and what that says. */
#include "log/key_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/evidence.h"
#include "log/finding.h"
#include "log/prefilter.h"
#include "test.h"

#define NO_HOST "Unable to deliver INVITE: No such host is known"

/* What was found and which lines were taken. */
struct seen {
    struct buffer found;
    char taken[64];
    size_t lines;
};

/* A finding as a line: where; the codes, Microsoft's first; the phrase; the SBC. */
static void show(void *context, const struct drcode_finding *finding)
{
    struct seen *seen = context;
    char codes[64];

    assert_null(finding->text);
    assert_int_equal(finding->text_size, 0);
    snprintf(codes, sizeof codes, "%u: %d %d", (unsigned)finding->line,
             (int)finding->answer.microsoft, finding->answer.sip);
    buffer_string(&seen->found, codes);
    if (finding->phrase || finding->sbc) {
        buffer_string(&seen->found, " | ");
        buffer_string(&seen->found, finding->phrase ? finding->phrase : "-");
        buffer_string(&seen->found, " | ");
        buffer_string(&seen->found, finding->sbc ? finding->sbc : "-");
    }
    buffer_char(&seen->found, '\n');
}

static struct drcode_input input;
static struct findings findings;
static uint16_t entries[1024];
static struct key_values block;
static struct evidence *evidence;
static struct seen seen;
static const struct drcode_scanner_calls calls = {.found = show, .context = &seen};

static void start(void)
{
    evidence = new_evidence(drcode_builtin());
    findings_start(&findings, &evidence->phrases, entries, &calls, &input);
    seen = (struct seen){.lines = 0};
}

static void stop(void)
{
    free_evidence(evidence);
    buffer_free(&seen.found);
}

/* Reports the block, as a scanner does. */
static void report(bool row)
{
    block.reported = findings_report(&findings, &block.record, row, NULL, 0);
}

static void end_block(void)
{
    if (key_values_end(&block))
        report(key_values_is_call(&block));
}

static void pause_block(void)
{
    if (key_values_may_be_complete(&block))
        report(false);
}

/* Reads a line; true where it is part of a block. */
static bool read_line(const char *line, size_t size, uint64_t number)
{
    unsigned marks = evidence_marks(evidence, line, size);
    enum key_values_result result;

    while ((result = key_values_line(&block, marks, line, size, number)) == KEY_VALUES_ENDED)
        report(key_values_is_call(&block));
    return result == KEY_VALUES_LINE;
}

/* Reads the lines of a text, each in memory of its own. */
static void read_lines(const char *text)
{
    seen.found.size = seen.lines = 0;
    key_values_start(&block);
    while (*text) {
        size_t size = strcspn(text, "\n"), at = seen.lines++;
        char *line = malloc(size + (size == 0));

        assert_non_null(line);
        assert_true(seen.lines < sizeof seen.taken && text[size] == '\n');
        memcpy(line, text, size);
        if (size == 0)
            end_block();
        seen.taken[at] = size == 0 ? ' ' : read_line(line, size, seen.lines) ? '+' : '-';
        free(line);
        text += size + 1;
    }
    seen.taken[seen.lines] = '\0';
}

static const struct reading {
    const char *name, *text;
    const char *taken; /* for each line: `+` where it is part of a block, ` ` where it is blank */
    const char *found;
} readings[] = {
    {"lines without a label", "Id : 1\nDuration : 2\n", "--", ""},
    {"a record, its colons in one column",
     "Id               : x\nFinalSipCode     : 504\nDuration         : 0\n"
     "CallEndSubReason : 569015\n",
     "-+-+", "1: 569015 504\n"},
    {"a record, its colons next to the names",
     "Id: x\nFinalSipCode: 504\nDuration: 0\nCallEndSubReason: 569015\n", "-+-+",
     "2: 569015 504\n"},
    {"names of the same length, the colons next to them",
     "CallingParty: x\nFinalSipCode: 504\nCallEndSubReason: 569015\n", "-++", "2: 569015 504\n"},
    {"a record with equal signs", "FinalSipCode=504\nCallEndSubReason=569015\n", "++",
     "1: 569015 504\n"},
    {"a record after lines whose colons are in another column",
     "Shell : x\nHost  : y\nId               : x\nFinalSipCode     : 504\n"
     "CallEndSubReason : 569015\n",
     "---++", "3: 569015 504\n"},
    {"a record after lines without a space before the colon",
     "Id             : x\nState of x: y\nFinalSipCode   : 504\nSub-code       : 569015\n", "--++",
     "3: 569015 504\n"},
    {"a record with a value over several lines",
     "Id               : x\n                   y\nFinalSipCode     : 504\n"
     "CallEndSubReason : 569015\n",
     "--++", "1: 569015 504\n"},
    {"an indented record", "  FinalSipCode     : 504\n  CallEndSubReason : 569015\n", "++",
     "1: 569015 504\n"},
    {"an indented record that another name starts",
     "  Id               : x\n  FinalSipCode     : 504\n  CallEndSubReason : 569015\n", "-++",
     "1: 569015 504\n"},
    {"an indented record after a blank line",
     "Id : x\n\n  FinalSipCode     : 504\n  CallEndSubReason : 569015\n", "- ++",
     "3: 569015 504\n"},
    {"an indented record after a colon without a name",
     " : x\n  FinalSipCode     : 504\n  CallEndSubReason : 569015\n", "-++", "1: 569015 504\n"},
    {"a record after a line of another kind",
     "Id               : x\ny\nFinalSipCode     : 504\nCallEndSubReason : 569015\n", "--++",
     "3: 569015 504\n"},
    {"a record after a blank line",
     "Id               : x\n\nFinalSipCode     : 504\nCallEndSubReason : 569015\n", "- ++",
     "3: 569015 504\n"},
    {"a blank line between two records",
     "FinalSipCode : 504\n\nCallEndSubReason : 569015\nFinalSipCode : 504\n", "+ ++",
     "3: 569015 504\n"},
    {"a Microsoft code that comes again",
     "CallEndSubReason : 560408\nFinalSipCode     : 408\nCallEndSubReason : 569015\n"
     "FinalSipCode     : 504\n",
     "++++", "1: 560408 408\n3: 569015 504\n"},
    {"a SIP code that comes again",
     "Id               : x\nFinalSipCode     : 408\nCallEndSubReason : 560408\n"
     "FinalSipCode     : 504\nCallEndSubReason : 569015\n",
     "-++++", "1: 560408 408\n4: 569015 504\n"},
    {"a phrase that comes again",
     "Final SIP phrase: x\nFinalSipCode: 504\nFinal SIP phrase: y\nFinalSipCode: 404\n", "++++",
     "1: -1 504 | x | -\n3: -1 404 | y | -\n"},
    {"an SBC that comes again",
     "SBC FQDN: a\nCallEndSubReason: 560408\nSBC FQDN: b\nCallEndSubReason: 569015\n", "++++",
     "1: 560408 -1 | - | a\n3: 569015 -1 | - | b\n"},
    {"a phrase that comes again where the first is empty",
     "Final SIP phrase: \nFinalSipCode: 504\nFinal SIP phrase: y\n", "+++", "1: -1 504 | y | -\n"},

    {"a Microsoft code alone", "CallEndSubReason : 560408\n", "+", "1: 560408 -1\n"},
    {"a SIP code alone", "FinalSipCode : 504\n", "+", ""},
    {"a phrase alone that no article documents", "Final SIP phrase : Gone\n", "+", ""},
    {"a phrase alone that one documents", "Final SIP phrase : " NO_HOST "\n", "+",
     "1: -1 -1 | " NO_HOST " | -\n"},
    {"an SBC and a number", "SBC FQDN : x\nCallee number : 1\n", "++", ""},
    {"an SBC and a Microsoft code of no failure", "SBC FQDN : x\nCallEndSubReason : 0\n", "++",
     "1: 0 -1 | - | x\n"},
    {"an SBC and a SIP code", "SBC FQDN : x\nFinalSipCode : 504\n", "++", "1: -1 504 | - | x\n"},
    {"an SBC and a SIP code of no failure", "SBC FQDN : x\nFinalSipCode : 200\n", "++",
     "1: -1 200 | - | x\n"},
    {"an SBC and a phrase that no article documents", "SBC FQDN : x\nFinal SIP phrase : Gone\n",
     "++", "1: -1 -1 | Gone | x\n"},
    {"an SBC and a code that is weak", "SBC FQDN : x\nCode : 504\n", "++", ""},
    {"a code that is weak and a Microsoft code", "Code : 504\nCallEndSubReason : 569015\n", "++",
     "1: 569015 504\n"},
    {"a code that is weak beats none that is not", "Code : 504\nFinalSipCode : 404\n", "++", ""},

    {"a label without a number", "FinalSipCode : x\nCallEndSubReason : 569015 or so\n", "--", ""},
    {"a label that only questions have", "Status : 504\nCallEndSubReason : 569015\n", "-+",
     "2: 569015 -1\n"},
    {"a label of a finding of drcode's own", "File : x\nLine : 5\nText : y\n", "---", ""},
    {"the first line of a message for a label", "SIP/2.0 : 504\nCallEndSubReason : 569015\n", "-+",
     "2: 569015 -1\n"},

    {"a phrase over two lines",
     "CallEndSubReason   : 569015\nFinalSipCodePhrase : Unable to deliver INVITE: No such\n"
     "                     host is known\nTrunkFullyQualifiedDomainName : x\n",
     "++++", "1: 569015 -1 | " NO_HOST " | x\n"},
    {"a phrase and a name that is no label",
     "FinalSipCodePhrase : a\nDuration           : 0\nCallEndSubReason   : 569015\n", "+-+",
     "1: 569015 -1 | a | -\n"},
    {"a phrase over lines that end with blanks",
     "FinalSipCodePhrase : a\n                     b\t \n  \t\nCallEndSubReason   : 569015\n",
     "++++", "1: 569015 -1 | a b | -\n"},
    {"a phrase over three lines",
     "FinalSipCodePhrase : a\n                     b\n  c\nCallEndSubReason   : 569015\n", "++++",
     "1: 569015 -1 | a b c | -\n"},
    {"a phrase and a line that is indented by one space",
     "FinalSipCodePhrase : a\n b\nCallEndSubReason : 569015\n", "+-+", "3: 569015 -1\n"},
    {"an indented line after another value", "CallEndSubReason : 569015\n  x\n", "+-",
     "1: 569015 -1\n"},
    {"an indented line after a block that has ended",
     "CallEndSubReason : 569015\nFinalSipCodePhrase : a\n\n  b\n", "++ -",
     "1: 569015 -1 | a | -\n"},
    {"an indented line after nothing", "  x\nCallEndSubReason : 569015\n", "-+", "2: 569015 -1\n"},
};

static void reads(void **state)
{
    const struct reading *row = *state;

    start();
    read_lines(row->text);
    end_block();
    end_block(); /* does not report it again */
    buffer_char(&seen.found, '\0');
    assert_string_equal(seen.taken, row->taken);
    assert_string_equal(seen.found.data, row->found);
    stop();
}

/* Lines between two labels: does the block continue after them? */
static const struct between {
    const char *name, *line;
    bool continues;
} betweens[] = {
    {"a name", "Duration: 5", true},
    {"a name and spaces", "Duration   : 5", true},
    {"a name and no value", "Duration:", true},
    {"a name of one letter", "x: 5", true},
    {"a name of two words", "Media bypass: no", true},
    {"a name with a digit", "Q850: 5", true},
    {"a name with a digit, and spaces", "Q850   : 5", true},
    {"a name of two words with a digit", "Q850 cause: 5", false},
    {"a name that a digit starts", "3xx: 5", false},
    {"a time", "09:00:01 ", false},
    {"a time after a space", " 09:00:01 x", false},
    {"a date and a time", "Mar 4 09:00:01 x", false},
    {"text", "x", false},
    {"a colon alone", ": x", false},
    {"a name of 63 letters", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: y",
     true},
    {"a name of 64 letters", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: y",
     false},
};

static void reads_between(void **state)
{
    const struct between *row = *state;
    char text[160];

    start();
    snprintf(text, sizeof text, "CallEndSubReason: 569015\n%s\nFinalSipCode: 504\n", row->line);
    read_lines(text);
    end_block();
    buffer_char(&seen.found, '\0');
    assert_string_equal(seen.taken, "+-+");
    assert_string_equal(seen.found.data, row->continues ? "1: 569015 504\n" : "1: 569015 -1\n");
    stop();
}

/* Lines without a mark: are they part of a block, do they leave nothing of one? */
static const struct unmarked {
    const char *name, *line;
    bool takes, resets;
} unmarkeds[] = {
    {"text", "x", false, true},
    {"indented text", "  x", false, false},
    {"text after one space", " x", false, true},
    {"a name", "Duration: 5", false, false},
    {"a name of one letter", "x: 5", false, false},
    {"a name and a space", "Duration : 5", false, false},
    {"the start of a line of a log", "09:00:01 x", false, true},
    {"the start of a line, and a space", "Mar 4 : x", false, false},
    {"a colon alone", ": x", false, true},
    {"a number and marks before a colon", "9**: x", false, true},
    {"marks before a colon", "**: x", false, false},
    {"an SBC", "SBC FQDN: x", true, false},
    {"a weak code", "Code : 404", true, false},
    {"a weak code in bold", "**Code**: 404", true, false},
    {"a weak code without a number", "Code : x", false, false},
    {"a weak code with a digit before it", "3 code: 404", false, true},
    {"one of a phrase", "Fi-nal si-p phr-ase: x", false, false},
    {"a label that only questions have", "Status: 404", false, false},
};

static void has_no_mark(void **state)
{
    const struct unmarked *row = *state;
    size_t size;
    char *line = copy_bare(row->line, &size);

    start();
    assert_int_equal(evidence_marks(evidence, line, size), 0);
    assert_int_equal(key_values_takes(line, size), row->takes);
    assert_int_equal(key_values_resets(line, size), row->resets);
    key_values_start(&block);
    assert_int_equal(read_line(line, size, 1), row->takes);
    free(line);
    stop();
}

/* A phrase has room for FIELD_ROOM bytes; a line that does not fit is left out. */
static void a_phrase_has_room_for_so_much(void **state)
{
    static char text[2 * FIELD_ROOM];
    size_t more;

    (void)state;
    start();
    for (more = 20; more < 28; more++) {
        size_t size = (size_t)snprintf(text, sizeof text,
                                       "CallEndSubReason : 569015\n"
                                       "FinalSipCodePhrase : ");

        memset(text + size, 'x', 1000);
        size += 1000;
        size += (size_t)snprintf(text + size, sizeof text - size, "\n  ");
        memset(text + size, 'y', more);
        strcpy(text + size + more, "\n  z\n");
        read_lines(text);
        assert_string_equal(seen.taken, "++++");
        assert_int_equal(block.record.size[LABEL_PHRASE], more < 22   ? 1000 + 1 + more + 2
                                                          : more < 24 ? 1000 + 1 + more
                                                                      : 1000 + 2);
        end_block();
    }
    stop();
}

static void a_pause_reports_what_may_be_complete(void **state)
{
    (void)state;
    start();
    read_lines("FinalSipCode : 504\nSBC FQDN : x\n");
    pause_block();
    assert_int_equal(seen.found.size, 0);
    read_lines("FinalSipCode : 504\nCallEndSubReason : 569015\n");
    pause_block();
    pause_block();
    assert_true(read_line("SBC FQDN : x", 12, 3));
    end_block();
    pause_block();
    assert_true(read_line("CallEndSubReason : 560408", 25, 5));
    pause_block();
    buffer_char(&seen.found, '\0');
    assert_string_equal(seen.found.data, "1: 569015 504\n5: 560408 -1\n");
    read_lines("SBC FQDN : x\nSubCode  : 12345\n"); /* a call, but the code is none */
    pause_block();
    assert_int_equal(seen.found.size, 0);
    end_block();
    buffer_char(&seen.found, '\0');
    assert_string_equal(seen.found.data, "1: -1 -1 | - | x\n");
    stop();
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, reads);
    ADD_ROWS(&tests, betweens, reads_between);
    ADD_ROWS(&tests, unmarkeds, has_no_mark);
    add_test(&tests, "a phrase has room for so much", a_phrase_has_room_for_so_much, NULL);
    add_test(&tests, "a pause reports what may be complete", a_pause_reports_what_may_be_complete,
             NULL);
    return run_all(&tests, "key_values");
}
