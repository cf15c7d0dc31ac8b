/* test_actions.c - headings, origins and numbered actions as text. */
#include "print/actions.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "test.h"

/* What was printed to a file, which is closed; to be freed. */
static char *printed_to(FILE *file)
{
    struct buffer text = {0};
    int c;

    rewind(file);
    while ((c = getc(file)) != EOF)
        buffer_char(&text, (char)c);
    fclose(file);
    buffer_char(&text, '\0');
    return text.data;
}

static struct output new_output(void)
{
    struct output output = {.catalog = drcode_builtin(), .file = tmpfile()};

    assert_non_null(output.file);
    return output;
}

static const struct codes {
    const char *text;
    int32_t microsoft;
    int sip;
} codes[] = {
    {"569002 504 ", 569002, 504},        {"0 ", 0, DRCODE_NO_CODE},
    {"0 ", DRCODE_NO_CODE, 0},           {"", DRCODE_NO_CODE, DRCODE_NO_CODE},
    {"2147483647 699 ", INT32_MAX, 699},
};

static void writes_codes(void **state)
{
    const struct codes *row = *state;
    char text[ACTIONS_CODES];

    memset(text, 'x', sizeof text);
    assert_int_equal(actions_codes(text, row->microsoft, row->sip), strlen(row->text));
    assert_string_equal(text, row->text);
}

/* Headings in columns: what follows hangs below the codes, or two indents where they are short. */
static const struct heading {
    const char *text;
    int32_t microsoft;
    int sip;
    bool color;
} headings[] = {
    {"569002 504 one two\n           three four\n", 569002, 504, false},
    {"504 one two three\n        four five\n", DRCODE_NO_CODE, 504, false},
    {"0 one two three\n        four five\n", 0, DRCODE_NO_CODE, false},
    {"one two three four\n        five\n", DRCODE_NO_CODE, DRCODE_NO_CODE, false},
    {"\033[1;31m504\033[0m \033[1mone two three\n        four five\033[0m\n", DRCODE_NO_CODE, 504,
     true},
    {"\033[1mone two three four\n        five\033[0m\n", DRCODE_NO_CODE, DRCODE_NO_CODE, true},
};

static void heads(void **state)
{
    const struct heading *row = *state;
    struct output output = new_output();
    const bool long_codes = row->microsoft > 0;
    char *text;

    output.width = long_codes ? 22 : 18;
    output.color = row->color;
    actions_heading(&output, DRCODE_OUTCOME_FAILURE, row->microsoft, row->sip,
                    long_codes ? "one two three four" : "one two three four five");
    text = printed_to(output.file);
    assert_string_equal(text, row->text);
    free(text);
}

/* Answers without entries. */
static const struct naming {
    const char *name, *codes, *said;
    enum drcode_outcome outcome;
    const char *step; /* the start of the first step; NULL: there is none */
    struct drcode_answer answer;
} namings[] = {
    {"codes",
     "569999 503 ",
     "not documented",
     DRCODE_OUTCOME_FAILURE,
     "",
     {.match = DRCODE_UNDOCUMENTED, .microsoft = 569999, .sip = 503}},
    {"a cause",
     "Q.850;cause=1 ",
     "Unallocated (unassigned) number",
     DRCODE_OUTCOME_FAILURE,
     NULL,
     {.match = DRCODE_UNDOCUMENTED,
      .microsoft = DRCODE_NO_CODE,
      .sip = DRCODE_NO_CODE,
      .cause = 1}},
    {"a cause beside a code",
     "404 ",
     "not documented",
     DRCODE_OUTCOME_FAILURE,
     "",
     {.match = DRCODE_UNDOCUMENTED, .microsoft = DRCODE_NO_CODE, .sip = 404, .cause = 1}},
    {"an HRESULT",
     "0x80090304 SEC_E_INTERNAL_ERROR ",
     "not documented",
     DRCODE_OUTCOME_FAILURE,
     NULL,
     {.match = DRCODE_UNDOCUMENTED,
      .microsoft = DRCODE_NO_CODE,
      .sip = DRCODE_NO_CODE,
      .hresult = 0x80090304}},
    {"an HRESULT without a name",
     "0x8FFFFFFF ",
     "not documented",
     DRCODE_OUTCOME_FAILURE,
     NULL,
     {.match = DRCODE_UNDOCUMENTED,
      .microsoft = DRCODE_NO_CODE,
      .sip = DRCODE_NO_CODE,
      .hresult = 0x8fffffff}},
    {"an end that is normal",
     "0 404 ",
     "the call ended normally: nothing to fix",
     DRCODE_OUTCOME_NORMAL,
     NULL,
     {.match = DRCODE_NORMAL, .microsoft = 0, .sip = 404}},
    {"a call that is being set up",
     "100 ",
     "the call is being set up: nothing to fix",
     DRCODE_OUTCOME_NORMAL,
     NULL,
     {.match = DRCODE_NORMAL, .microsoft = DRCODE_NO_CODE, .sip = 100}},
    {"the last code of a call that is being set up",
     "199 ",
     "the call is being set up: nothing to fix",
     DRCODE_OUTCOME_NORMAL,
     NULL,
     {.match = DRCODE_NORMAL, .microsoft = DRCODE_NO_CODE, .sip = 199}},
    {"the first code of one that is",
     "200 ",
     "the call ended normally: nothing to fix",
     DRCODE_OUTCOME_NORMAL,
     NULL,
     {.match = DRCODE_NORMAL, .microsoft = DRCODE_NO_CODE, .sip = 200}},
    {"no code of either",
     "99 ",
     "the call ended normally: nothing to fix",
     DRCODE_OUTCOME_NORMAL,
     NULL,
     {.match = DRCODE_NORMAL, .microsoft = DRCODE_NO_CODE, .sip = 99}},
    {"an end by a user that SIP calls a failure",
     "540480 480 ",
     "not documented",
     DRCODE_OUTCOME_USER,
     "Do nothing, as a rule: calls",
     {.match = DRCODE_UNDOCUMENTED, .microsoft = 540480, .sip = 480}},
};

static void names(void **state)
{
    const struct naming *row = *state;
    const struct output output = {.catalog = drcode_builtin()};
    char name[ACTIONS_NAME];
    const char *said = actions_name(&output, &row->answer, name), *step;

    assert_string_equal(name, row->codes);
    assert_string_equal(said, row->said);
    assert_int_equal(actions_outcome(&output, &row->answer), row->outcome);
    step = actions_step(&output, row->outcome, row->answer.sip);
    if (row->step && *row->step)
        assert_memory_equal(step, row->step, strlen(row->step));
    else if (row->step)
        assert_non_null(step);
}

/* Places, with a file name of so many letters. */
static void writes_places(void **state)
{
    static const size_t kept[][2] = {{1, 1}, {253, 253}, {254, 254}, {255, 254}, {300, 254}};
    char place[ACTIONS_PLACE], name[301], expected[400];
    size_t i;

    (void)state;
    assert_string_equal(actions_place(place, "-", 0), "");
    assert_string_equal(actions_place(place, "-", 7), "7:");
    assert_string_equal(actions_place(place, "a.log", 0), "a.log:");
    assert_string_equal(actions_place(place, "a.log", 1), "a.log:1:");
    for (i = 0; i < COUNT(kept); i++) {
        memset(name, 'n', sizeof name);
        name[kept[i][0]] = '\0';
        snprintf(expected, sizeof expected, "%.*s:%llu:", (int)kept[i][1], name,
                 (unsigned long long)UINT64_MAX);
        assert_string_equal(actions_place(place, name, UINT64_MAX), expected);
    }
}

static const struct origin {
    const char *text;
    int sip;
    int sender; /* -1: unknown */
    const char *subject;
} origins[] = {
    {"SIP 504 Server Time-out, sent by a Microsoft service; documented for Microsoft Graph", 504,
     DRCODE_MICROSOFT, "Microsoft Graph"},
    {"SIP 504 Server Time-out", 504, -1, NULL},
    {"SIP 599", 599, -1, NULL},
    {"SIP 599, sent by the SBC", 599, DRCODE_SBC, NULL},
    {"sent by the SBC", DRCODE_NO_CODE, DRCODE_SBC, NULL},
    {"documented for Microsoft Graph", DRCODE_NO_CODE, -1, "Microsoft Graph"},
    {"", DRCODE_NO_CODE, -1, NULL},
};

static void writes_origins(void **state)
{
    const struct origin *row = *state;
    const struct output output = {.catalog = drcode_builtin()};
    const enum drcode_origin sender = (enum drcode_origin)(row->sender < 0 ? 0 : row->sender);
    char text[ACTIONS_ORIGIN];

    memset(text, 'x', sizeof text);
    assert_int_equal(
        actions_origin(&output, text, row->sip, row->sender < 0 ? NULL : &sender, row->subject),
        strlen(row->text));
    assert_string_equal(text, row->text);
}

/* A long subject is cut, so that the text always fits. */
static void cuts_a_subject(void **state)
{
    const struct output output = {.catalog = drcode_builtin()};
    char text[ACTIONS_ORIGIN], subject[201];
    size_t size;

    (void)state;
    for (size = 98; size <= 200; size++) {
        memset(subject, 's', sizeof subject);
        subject[size] = '\0';
        assert_int_equal(actions_origin(&output, text, DRCODE_NO_CODE, NULL, subject),
                         strlen("documented for ") + (size < 100 ? size : 100));
    }
}

/* Items as a catalog has them, and as they are printed with links and without. */
static const struct list {
    const char *name, *items, *text, *without;
} lists[] = {
    {"nothing", "\0", "", ""},
    {"an action", "aDo it.\0", "    1. Do it.\n", "    1. Do it.\n"},
    {"an action, its link and a note", "aDo it.\0lhttps://x\0nSee\nthere.\0",
     "    1. Do it.\n       https://x\n    Note: See\n    there.\n",
     "    1. Do it.\n    Note: See\n          there.\n"},
    {"nine actions", "aA\0aB\0aC\0aD\0aE\0aF\0aG\0aH\0aI\0nN\0",
     "    1. A\n    2. B\n    3. C\n    4. D\n    5. E\n    6. F\n    7. G\n    8. H\n    9. I\n"
     "    Note: N\n",
     NULL},
    {"ten actions", "aA\0aB\0aC\0aD\0aE\0aF\0aG\0aH\0aI\0aJ\0",
     "     1. A\n     2. B\n     3. C\n     4. D\n     5. E\n     6. F\n     7. G\n     8. H\n"
     "     9. I\n    10. J\n",
     NULL},
};

static void prints_items(void **state)
{
    const struct list *row = *state;
    struct output output = new_output(), other = new_output();
    char *text;

    actions_print(&output, row->items, true);
    text = printed_to(output.file);
    assert_string_equal(text, row->text);
    free(text);
    actions_print(&other, row->items, false);
    text = printed_to(other.file);
    assert_string_equal(text, row->without ? row->without : row->text);
    free(text);
}

static void prints_a_source(void **state)
{
    struct output output = new_output();
    char *text;

    (void)state;
    output.color = true;
    actions_source(&output, NULL);
    actions_source(&output, "https://x");
    text = printed_to(output.file);
    assert_string_equal(text, "    \033[2mSource: https://x\033[0m\n");
    free(text);
}

static void knows_the_same(void **state)
{
    const struct drcode_entry entry = {.items = "a", .source = "b", .sip = 504};
    struct drcode_entry other = entry;

    (void)state;
    assert_true(actions_same(&entry, &other));
    other.sip = 503;
    assert_false(actions_same(&entry, &other));
    other = entry;
    other.origin = DRCODE_SBC;
    assert_false(actions_same(&entry, &other));
    other = entry;
    other.source = NULL;
    assert_false(actions_same(&entry, &other));
    other = entry;
    other.items = NULL;
    assert_false(actions_same(&entry, &other));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, codes, writes_codes);
    ADD_ROWS(&tests, headings, heads);
    ADD_ROWS(&tests, namings, names);
    add_test(&tests, "places", writes_places, NULL);
    ADD_ROWS(&tests, origins, writes_origins);
    add_test(&tests, "a long subject", cuts_a_subject, NULL);
    ADD_ROWS(&tests, lists, prints_items);
    add_test(&tests, "a source", prints_a_source, NULL);
    add_test(&tests, "the same actions", knows_the_same, NULL);
    return run_all(&tests, "actions");
}
