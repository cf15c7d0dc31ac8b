/* test_columns.c - which cells name columns, and which columns are those of calls. */
#include <stdlib.h>
#include <string.h>

#include "log/columns.h"
#include "test.h"

static const struct name {
    const char *text;
    bool may;
} cells[] = {
    {"Final SIP code", true},
    {"\"Final SIP code\"", true},
    {"Top 10", true},
    {"2nd attempt", true},
    {"Time (HH:MM)", true},
    {"H:M", true},
    {"H:M1", true},
    {"Duration [s]", true},
    {"@odata.type", true},
    {"Co\303\273t \342\202\254", true},
    {"Error 1", true},
    {"", true},
    {"504", false},
    {" \"504\"\r", false},
    {"Final SIP code 504", false},
    {"\"Final SIP code 504\"", false},
    {"x callEndSubReason 0 ", false},
    {"callEndSubReason=560486", false},
    {"2 callEndSubReason (\" ", true},
    {"finalSipCodePhrase=", false},
    {"2025-03-01 09:00:00", false},
    {"09:00", false},
    {"ERROR: x", false},
    {"ERROR:", false},
    {":x", false},
    {"{\"callEndSubReason\"", false},
    {"x}", false},
    {"<th>", false},
    {"x>", false},
};

static void names(void **state)
{
    const struct name *row = *state;
    size_t size;
    char *text = copy_bare(row->text, &size);

    assert_int_equal(columns_may_name(text, size), row->may);
    free(text);
}

/* Columns, with a `|` between them, whether they are those of calls, -1: one is no name, and
   whether they may be drcode's own. */
static const struct table {
    const char *text;
    int calls;
    bool own;
} tables[] = {
    {"finalSipCode|x", 1, false},     {"x|y", 0, false},
    {"code|error", 0, false},         {"code|x|subCode", 1, false},
    {"subCode|x", 0, false},          {"status|x", 0, false},
    {"sipTrmDesc|x", 0, false},       {"sipTrmDesc|sipTrmReason", 1, false},
    {"sipTrmDesc|subCode", 0, false}, {"Final SIP Phrase|x", 1, false},
    {"SBC FQDN|x", 0, false},         {"Final SIP code:|x", -1, false},
    {"x|'finalSipCode'", 1, false},   {"x|finalSipCode*", -1, false},
    {"(finalSipCode)|x", 1, false},   {"[finalSipCode|x", -1, false},
    {"finalSipCode)|x", -1, false},   {"x|file", 0, true},
    {"x|match|y", 0, true},           {"outcome", 0, true},
};

static void calls(void **state)
{
    const struct table *row = *state;
    const char *text = row->text;
    struct columns columns;
    bool fine = true;
    size_t size;

    for (columns_start(&columns); fine; text += size + 1) {
        size = strcspn(text, "|");
        fine = columns_add(&columns, text, size);
        if (!text[size])
            break;
    }
    assert_int_equal(fine ? columns_are_calls(&columns) : -1, row->calls);
    assert_int_equal(columns_are_own(&columns), row->own);
}

static void columns_beyond_the_room_are_counted(void **state)
{
    struct columns columns;
    static struct record record;
    size_t i;

    (void)state;
    columns_start(&columns);
    for (i = 0; i <= COLUMNS_ROOM; i++)
        assert_true(columns_add(&columns, i < COLUMNS_ROOM ? "x" : "finalSipCode",
                                i < COLUMNS_ROOM ? 1 : 12));
    assert_int_equal(columns.count, COLUMNS_ROOM + 1);
    assert_false(columns_are_calls(&columns));
    record_start(&record, 1);
    columns_set(&columns, COLUMNS_ROOM, &record, "504", 3);
    columns_set(&columns, 0, &record, "504", 3);
    assert_int_equal(record.sip, DRCODE_NO_CODE);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, cells, names);
    ADD_ROWS(&tests, tables, calls);
    add_test(&tests, "columns beyond the room are counted", columns_beyond_the_room_are_counted,
             NULL);
    return run_all(&tests, "columns");
}
