/* test_json_rows.c - arrays of JSON that are the rows of a table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/json.h"
#include "test.h"

/* The rows, as "SIP/Microsoft SBC" and where each starts. */
static const struct text {
    const char *name, *text, *rows;
} texts[] = {
    {"columns and rows",
     "{\"columns\":[\"finalSipCode\",\"callEndSubReason\",\"sbcFqdn\"],\n"
     "\"rows\":[[403,560403,\"a\"],\n[\"404\",\"560404\",null]]}",
     "2:403/560403 a|3:404/560404 "},
    {"columns with types",
     "{\"tables\":[{\"name\":\"x\",\"columns\":[{\"name\":\"finalSipCode\",\"type\":\"long\"},"
     "{\"type\":\"string\",\"name\":\"sbcFqdn\"}],\"rows\":[[403,\"a\"]]}]}",
     "1:403/- a"},
    {"columns of Kusto",
     "[{\"Columns\":[{\"ColumnName\":\"finalSipCode\"},{\"ColumnName\":\"sbcFqdn\"}],\"Rows\":[["
     "403,\"a\"]]}]",
     "1:403/- a"},
    {"the first row has the names",
     "{\"values\":[[\"finalSipCode\",\"sbcFqdn\"],[403,\"a\"],[404,\"b\"]]}",
     "1:403/- a|1:404/- b"},
    {"no object around", "[[\"finalSipCode\",\"sbcFqdn\"],[403,\"a\"]]", "1:403/- a"},
    {"an index as long as the columns",
     "{\"columns\":[\"finalSipCode\",\"sbcFqdn\"],\"index\":[0,1],\"data\":[[403,\"a\"],[404,\"b\"]"
     "]}",
     "1:403/- a|1:404/- b"},
    {"cells that are arrays and objects",
     "{\"c\":[\"x\",\"finalSipCode\",\"y\"],\"r\":[[[1,[2]],403,{\"a\":[3]}],[{},404,[]]]}",
     "1:403/- |1:404/- "},
    {"the next table",
     "[{\"c\":[\"x\",\"finalSipCode\"],\"r\":[[1,403]]},{\"c\":[\"finalSipCode\",\"x\"],"
     "\"r\":[[404,1]]}]",
     "1:403/- |1:404/- "},
    {"rows of another length", "{\"c\":[\"x\",\"finalSipCode\"],\"r\":[[403],[1,403,2],[1,404]]}",
     "1:404/- "},
    {"no code in its place", "{\"c\":[\"x\",\"callEndSubReason\"],\"r\":[[1,\"long\"],[1,560403]]}",
     "1:-/560403 "},
    {"one column", "{\"c\":[\"finalSipCode\"],\"r\":[[403]]}", ""},
    {"no names of calls", "{\"c\":[\"a\",\"b\"],\"r\":[[403,560403]]}", ""},
    {"an object that is none, as long as its columns",
     "{\"c\":[{\"name\":\"finalSipCode\"},{\"type\":\"b\"},{\"name\":\"x\"}],\"r\":[[403,1]]}", ""},
    {"a number among names, and rows without it",
     "{\"c\":[\"finalSipCode\",3,\"b\"],\"r\":[[403,1]]}", ""},
    {"the first of two names",
     "{\"c\":[{\"name\":\"finalSipCode\",\"columnName\":\"sbcFqdn\"},{\"name\":\"x\"}],\"r\":[[403,"
     "\"a\"]]}",
     "1:403/- "},
    {"the name of a type",
     "{\"c\":[{\"type\":{\"name\":\"y\"},\"name\":\"finalSipCode\"},{\"name\":\"x\"}],\"r\":[[403,"
     "1]]}",
     "1:403/- "},
    {"a member as long as a name",
     "{\"c\":[{\"columnType\":\"finalSipCode\"},{\"columnType\":\"x\"}],\"r\":[[403,1]]}", ""},
    {"names and a number", "{\"c\":[\"finalSipCode\",\"b\",3],\"r\":[[403,560403,3]]}", ""},
    {"no name", "{\"c\":[\"finalSipCode\",\"b: c\"],\"r\":[[403,560403]]}", ""},
    {"an object without a name",
     "{\"c\":[{\"name\":\"finalSipCode\"},{\"type\":\"b\"},{\"name\":\"x\"}],\"r\":[[403,1,1]]}",
     ""},
    {"a name that is a number",
     "{\"c\":[{\"name\":1},{\"name\":\"finalSipCode\"}],\"r\":[[1,403]]}", ""},
    {"empty rows without names", "{\"r\":[[],[]]}", ""},
    {"a list in a list", "{\"c\":[\"x\",\"finalSipCode\"],\"r\":[[[1,403]]]}", ""},
    {"rows before the names", "{\"r\":[[1,403]],\"c\":[\"x\",\"finalSipCode\"]}", ""},
    {"the names of another text", "{\"c\":[\"x\",\"finalSipCode\"]}\n{\"r\":[[1,403]]}", ""},
};

static void reads(void **state)
{
    const struct text *row = *state;
    size_t size = strlen(row->text), at = 0;
    struct json *json = new_json(false);
    struct buffer out = {0};
    uint64_t line = 1;

    while (at < size) { /* a line at a time */
        const char *text = row->text + at;
        size_t length = strcspn(text, "\n");
        const char *end = text + length + (at + length < size);
        enum json_result result;
        struct json_item item;

        at += length + 1;
        while ((result = json_next(json, &text, end, &line, &item)) == JSON_RECORD) {
            char codes[64];

            if (!item.row)
                continue;
            snprintf(codes, sizeof codes, "%s%u:", out.size > 0 ? "|" : "",
                     (unsigned)item.record->line);
            buffer_string(&out, codes);
            snprintf(codes, sizeof codes, item.record->sip < 0 ? "-/" : "%d/", item.record->sip);
            buffer_string(&out, codes);
            snprintf(codes, sizeof codes, item.record->microsoft < 0 ? "- " : "%ld ",
                     (long)item.record->microsoft);
            buffer_string(&out, codes);
            buffer_add(&out, item.record->text[LABEL_SBC], item.record->size[LABEL_SBC]);
        }
        if (result == JSON_DONE)
            json_start(json, false);
        assert_int_not_equal(result, JSON_BAD);
    }
    buffer_char(&out, '\0');
    assert_string_equal(out.data, row->rows);
    buffer_free(&out);
    free(json);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, texts, reads);
    return run_all(&tests, "json_rows");
}
