/* test_header_names.c - the names of columns in the first line of a table. */
#include "cli/header_names.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"

#define BYTES(text) text, sizeof(text) - 1
#define LONG        "NameOfALongColumnThatTakesMuchRoomInAList"

static const struct header {
    const char *name, *bytes;
    size_t size;
    const char *names; /* NULL: none */
} headers[] = {
    {"names", BYTES("Name,Start time,Duration (seconds)\na,b,c\n"),
     "Name, Start time, Duration (seconds)"},
    {"semicolons, CR LF", BYTES("Name;Zeit\r\na;b\r\n"), "Name, Zeit"},
    {"tabs", BYTES("Name\tTime [UTC]\n"), "Name, Time [UTC]"},
    {"pipes", BYTES("Name | Time\n"), "Name, Time"},
    {"quotes", BYTES("\"Name\",\"Time\"\n"), "Name, Time"},
    {"letters with accents", BYTES("\303\211tat,Dur\303\251e\n"), "\303\211tat, Dur\303\251e"},
    {"a mark of UTF-8", BYTES("\357\273\277Name,Time\n"), "Name, Time"},
    {"UTF-16", BYTES("\377\376N\0,\0T\0\n\0"), "N, T"},
    {"UTF-16BE", BYTES("\376\377\0N\0,\0T\0\n"), "N, T"},
    {"a type before", BYTES("#TYPE System.Object\nName,Time\n"), "Name, Time"},
    {"a separator before", BYTES("sep=;\n\n\r\nName;Time\n"), "Name, Time"},
    {"no separator before", BYTES("sep=\nName;Time\n"), "Name, Time"},
    {"a name of five words", BYTES("Name,a b c d e\n"), "Name, a b c d e"},
    {"a name of six words", BYTES("Name,a b c d e f\n"), NULL},
    {"a line without its end", BYTES("Name,Time,Dura"), "Name, Time"},
    {"many names", BYTES(LONG "," LONG "," LONG "," LONG "," LONG "\n"),
     LONG ", " LONG ", " LONG ", " LONG ", ..."},

    {"nothing", BYTES(""), NULL},
    {"one name", BYTES("Name\n"), NULL},
    {"one name without its end", BYTES("Name,Ti"), NULL},
    {"an empty name", BYTES("Name,,Time\n"), NULL},
    {"a number", BYTES("Name,17\n"), NULL},
    {"a time", BYTES("09:00:01 a, b\n"), NULL},
    {"a label", BYTES("a=b,c\n"), NULL},
    {"JSON", BYTES("{\"a\":1,\"b\":2}\n"), NULL},
    {"HTML", BYTES("<p>a, b\n"), NULL},
    {"a path", BYTES("C\\x,b\n"), NULL},
    {"a sentence", BYTES("Hello all, here are some of the logs\n"), NULL},
    {"a long word", BYTES("a,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"),
     NULL},
    {"lines before alone", BYTES("#TYPE x\nsep=,\n"), NULL},
};

static void reads(void **state)
{
    const struct header *row = *state;
    char names[NAMES_ROOM], *bytes = malloc(row->size ? row->size : 1);

    assert_non_null(bytes);
    memcpy(bytes, row->bytes, row->size);
    assert_int_equal(header_names(bytes, row->size, names), row->names != NULL);
    if (row->names)
        assert_string_equal(names, row->names);
    free(bytes);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, headers, reads);
    return run_all(&tests, "header_names");
}
