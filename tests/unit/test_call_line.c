/* Tests of call_line.c, and of the findings in text.c and index.c that start with it. */
#include "print/call_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "print/printed.h"
#include "test.h"

#define TIME   "2025-03-04T09:01:10Z"
#define SBC    "sbc1.contoso.com"
#define CALLER "+15550100001"
#define CALLEE "+15550100002"

/* The answers of findings. */
enum which { REJECTED, BUSY, UNKNOWN, SEVERAL, NORMAL, CAUSE };

static const struct head {
    const char *name;
    struct drcode_finding finding; /* without an answer */
    enum which which;
    const char *brief;          /* its only line */
    const char *first, *second; /* of the text; NULL: there is none */
    bool passes_lines;
} heads[] = {
    {"a row with everything",
     {.text = "a,b",
      .text_size = 3,
      .row = true,
      .time = TIME,
      .sbc = SBC,
      .caller = CALLER,
      .callee = CALLEE},
     REJECTED,
     TIME " " SBC " " CALLER " -> " CALLEE "  560403 403 Forbidden; Call rejected",
     TIME " " SBC " " CALLER " -> " CALLEE "  560403 403 Forbidden; Call rejected",
     "    calls.csv:7",
     false},
    {"a row without a time starts with its place",
     {.text = "a,b", .text_size = 3, .row = true, .sbc = SBC},
     REJECTED,
     "calls.csv:7: " SBC "  560403 403 Forbidden; Call rejected",
     "calls.csv:7: " SBC "  560403 403 Forbidden; Call rejected",
     "    SIP 403 Forbidden, sent by the SBC",
     false},
    {"a row with codes alone",
     {.text = "a,b", .text_size = 3, .row = true},
     REJECTED,
     "calls.csv:7: 560403 403 Forbidden; Call rejected",
     "calls.csv:7: 560403 403 Forbidden; Call rejected",
     "    SIP 403 Forbidden, sent by the SBC",
     false},
    {"an object, with a caller alone",
     {.caller = CALLER},
     REJECTED,
     "calls.csv:7: " CALLER " ->  560403 403 Forbidden; Call rejected",
     "calls.csv:7: " CALLER " ->  560403 403 Forbidden; Call rejected",
     "    SIP 403 Forbidden, sent by the SBC",
     false},
    {"an object, with a called number alone",
     {.time = TIME, .callee = CALLEE},
     REJECTED,
     TIME " -> " CALLEE "  560403 403 Forbidden; Call rejected",
     TIME " -> " CALLEE "  560403 403 Forbidden; Call rejected",
     "    calls.csv:7",
     false},
    {"running text without details is printed as it is",
     {.text = "it failed", .text_size = 9},
     REJECTED,
     "calls.csv:7: 560403 403 Forbidden; Call rejected",
     "calls.csv:7: it failed",
     "560403 403 Forbidden; Call rejected",
     false},
    {"running text with a time keeps its line",
     {.text = "it failed", .text_size = 9, .time = TIME},
     REJECTED,
     TIME "  560403 403 Forbidden; Call rejected",
     TIME "  560403 403 Forbidden; Call rejected",
     "    calls.csv:7: it failed",
     false},
    {"a finding that is read again shows no line",
     {.file = "calls.csv", .text = "a,b", .text_size = 3, .time = TIME},
     REJECTED,
     TIME "  560403 403 Forbidden; Call rejected",
     TIME "  560403 403 Forbidden; Call rejected",
     "    calls.csv:7",
     false},
    {"a line that is above is not repeated",
     {.text = "it failed", .text_size = 9},
     REJECTED,
     "calls.csv:7: 560403 403 Forbidden; Call rejected",
     "560403 403 Forbidden; Call rejected",
     "    SIP 403 Forbidden, sent by the SBC",
     true},
    {"nor is its place",
     {.text = "it failed", .text_size = 9, .sbc = SBC},
     REJECTED,
     "calls.csv:7: " SBC "  560403 403 Forbidden; Call rejected",
     SBC "  560403 403 Forbidden; Call rejected",
     "    SIP 403 Forbidden, sent by the SBC",
     true},
    {"a busy line is one line",
     {.text = "a,b", .text_size = 3, .row = true, .time = TIME, .outcome = DRCODE_OUTCOME_USER},
     BUSY,
     TIME "  560486 486 The called party was busy",
     TIME "  560486 486 The called party was busy",
     NULL,
     false},
    {"so is one in running text",
     {.text = "busy", .text_size = 4, .outcome = DRCODE_OUTCOME_USER},
     BUSY,
     "calls.csv:7: 560486 486 The called party was busy",
     "calls.csv:7: 560486 486 The called party was busy",
     NULL,
     false},
    {"codes without an entry have the reason of the record",
     {.time = TIME, .phrase = "Trunk down"},
     UNKNOWN,
     TIME "  569999 503 Trunk down (not documented)",
     TIME "  569999 503 Trunk down (not documented)",
     "    calls.csv:7",
     false},
    {"or that of SIP",
     {.time = TIME},
     UNKNOWN,
     TIME "  569999 503 Service Unavailable (not documented)",
     TIME "  569999 503 Service Unavailable (not documented)",
     "    calls.csv:7",
     false},
    {"several entries have their codes in common",
     {.time = TIME},
     SEVERAL,
     TIME "  531000 488 one of 2 entries",
     TIME "  531000 488 one of 2 entries",
     "    calls.csv:7",
     false},
    {"several entries, and the phrase of the record",
     {.time = TIME, .phrase = "no media"},
     SEVERAL,
     TIME "  531000 488 no media",
     TIME "  531000 488 no media",
     "    calls.csv:7",
     false},
    {"running text with a caller alone",
     {.text = "it failed", .text_size = 9, .caller = CALLER},
     REJECTED,
     "calls.csv:7: " CALLER " ->  560403 403 Forbidden; Call rejected",
     "calls.csv:7: " CALLER " ->  560403 403 Forbidden; Call rejected",
     "    calls.csv:7: it failed",
     false},
    {"a line above that ends with the time",
     {.text = "it failed at " TIME, .text_size = 33, .time = TIME},
     REJECTED,
     TIME "  560403 403 Forbidden; Call rejected",
     "560403 403 Forbidden; Call rejected",
     "    SIP 403 Forbidden, sent by the SBC",
     true},
    {"a line above with another time",
     {.text = "2025-03-04T09:01:11Z", .text_size = 20, .time = TIME},
     REJECTED,
     TIME "  560403 403 Forbidden; Call rejected",
     TIME "  560403 403 Forbidden; Call rejected",
     "    SIP 403 Forbidden, sent by the SBC",
     true},
    {"a call that ended normally",
     {.time = TIME, .phrase = "BYE"},
     NORMAL,
     TIME "  0 200 the call ended normally: nothing to fix",
     TIME "  0 200 the call ended normally: nothing to fix",
     "    calls.csv:7",
     false},
    {"a cause alone",
     {.time = TIME, .phrase = "x"},
     CAUSE,
     TIME "  Q.850;cause=38 Network out of order",
     TIME "  Q.850;cause=38 Network out of order",
     "    calls.csv:7",
     false},
};

static void set_answer(struct drcode_finding *finding, enum which which, uint16_t *entries)
{
    static const char *const asked[] = {
        [REJECTED] = "560403 403", [BUSY] = "560486 486", [UNKNOWN] = "569999 503",
        [SEVERAL] = "531000 488",  [NORMAL] = "0 200",    [CAUSE] = "Q.850;cause=38"};

    drcode_ask(drcode_builtin(), asked[which], strlen(asked[which]), &finding->answer, entries, 8);
    finding->entries = entries;
    finding->line = 7;
    finding->count = 1;
}

/* Prints a finding as a format does; to be freed. */
static char *print(const struct format *format, const char *file, const struct output *how,
                   const struct drcode_finding *finding)
{
    static struct printed printed;
    struct buffer text = {0};
    struct output output = *how;
    int c;

    output.file = tmpfile();
    assert_non_null(output.file);
    output.format = format;
    output.catalog = drcode_builtin();
    output.printed = &printed;
    format->finding(&output, file, finding);
    rewind(output.file);
    while ((c = getc(output.file)) != EOF)
        buffer_char(&text, (char)c);
    fclose(output.file);
    printed_empty(&printed);
    buffer_char(&text, '\0');
    return text.data;
}

static void heads_a_finding(void **state)
{
    const struct head *row = *state;
    const struct output output = {.passes_lines = row->passes_lines};
    struct drcode_finding finding = row->finding;
    char expected[512];
    uint16_t entries[8];
    char *text, *brief;

    set_answer(&finding, row->which, entries);
    brief = print(&brief_format, "calls.csv", &output, &finding);
    snprintf(expected, sizeof expected, "%s\n", row->brief);
    assert_string_equal(brief, expected);
    text = print(&text_format, "calls.csv", &output, &finding);
    snprintf(expected, sizeof expected, "%s\n%s%s", row->first, row->second ? row->second : "",
             row->second ? "\n" : "");
    if (strlen(text) > strlen(expected) && row->second)
        text[strlen(expected)] = '\0';
    assert_string_equal(text, expected);
    free(text);
    free(brief);
}

static void standard_input_has_lines(void **state)
{
    const struct output english = {0}, french = {.lang = DRCODE_FR};
    struct drcode_finding finding = {.time = TIME};
    uint16_t entries[8];
    char *text;

    (void)state;
    set_answer(&finding, REJECTED, entries);
    text = print(&text_format, "-", &english, &finding);
    assert_non_null(strstr(text, "\n    line 7\n"));
    free(text);
    text = print(&text_format, "-", &french, &finding);
    assert_non_null(strstr(text, "\n    ligne 7\n"));
    free(text);
}

static void codes_have_the_color_of_the_outcome(void **state)
{
    const struct output narrow = {.color = true, .width = 56}, wide = {.color = true};
    struct drcode_finding finding = {.time = TIME, .outcome = DRCODE_OUTCOME_USER};
    uint16_t entries[8];
    char *text;

    (void)state;
    set_answer(&finding, BUSY, entries);
    text = print(&brief_format, "-", &narrow, &finding);
    assert_string_equal(text, "\033[2m" TIME "  \033[0m\033[1;33m560486 486\033[0m "
                              "The called party was...\n");
    free(text);
    text = print(&text_format, "-", &wide, &finding);
    assert_string_equal(text, "\033[2m" TIME "  \033[0m\033[1;33m560486 486\033[0m "
                              "\033[1mThe called party was busy\033[0m\n");
    free(text);
}

/* A phrase has at least 16 columns, however few are left after what is before it. */
static void cuts_a_phrase(void **state)
{
    static const unsigned widths[][2] = {{1, 16},   {90, 16},  {94, 16},  {95, 16}, {96, 17},
                                         {100, 21}, {102, 23}, {103, 24}, {0, 24}};
    static const char phrase[] = "Forbidden; Call rejected";
    struct drcode_finding finding = {.time = TIME, .sbc = SBC, .caller = CALLER, .callee = CALLEE};
    uint16_t entries[8];
    size_t i;

    (void)state;
    set_answer(&finding, REJECTED, entries);
    for (i = 0; i < COUNT(widths); i++) {
        const struct output output = {.width = widths[i][0]};
        const int kept = (int)widths[i][1] - (widths[i][1] < 24 ? 3 : 0);
        char *text = print(&brief_format, "-", &output, &finding), expected[256];

        snprintf(expected, sizeof expected,
                 TIME " " SBC " " CALLER " -> " CALLEE "  560403 403 %.*s%s\n", kept, phrase,
                 kept < 24 ? "..." : "");
        assert_string_equal(text, expected);
        free(text);
    }
}

static void hangs_a_phrase(void **state)
{
    const struct output output = {.width = 60};
    struct drcode_finding finding = {.time = TIME, .sbc = SBC};
    uint16_t entries[8];
    char *text;

    (void)state;
    set_answer(&finding, REJECTED, entries);
    text = print(&text_format, "-", &output, &finding);
    assert_memory_equal(text, TIME " " SBC "  560403 403 Forbidden;\n        Call rejected\n", 76);
    free(text);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, heads, heads_a_finding);
    add_test(&tests, "the place in standard input is a line", standard_input_has_lines, NULL);
    add_test(&tests, "codes have the colour of the outcome", codes_have_the_color_of_the_outcome,
             NULL);
    add_test(&tests, "cuts a phrase", cuts_a_phrase, NULL);
    add_test(&tests, "hangs a phrase", hangs_a_phrase, NULL);
    return run_all(&tests, "call line");
}
