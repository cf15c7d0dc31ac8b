/*
 * csv.h - tables of separated values -> records.
 *
 * RFC 4180: a field may be in double quotes; a quote in it is doubled; separators and line breaks
 * in it are part of it. The separator is a comma, a semicolon or a tab; columns are found by name,
 * in any order, in any spelling that label.h knows.
 */
#ifndef LOG_CSV_H
#define LOG_CSV_H

#include "log/columns.h"
#include "log/csv_cells.h"

/* More of a row's first line is not kept: a finding shows FIELD_ROOM bytes, which one more
   character may not fit into. */
#define CSV_TEXT (FIELD_ROOM + 4)

/* The longest row, in bytes and in lines: a longer one has a quote too many. */
#define CSV_ROW_BYTES 65536
#define CSV_ROW_LINES 64

/* Room for a value, with the apostrophe before a formula, and for a name with its count; and how
   many counts a line has at most. */
#define CSV_VALUE  (FIELD_ROOM + 1)
#define CSV_COUNT  (FIELD_ROOM + 24)
#define CSV_COUNTS 10

enum csv_result {
    CSV_MORE,  /* the row continues in the rest of the line, or in the next one */
    CSV_ROW,   /* the row is complete: see `record` */
    CSV_EMPTY, /* an empty line */
    CSV_OTHER  /* no row of this table: it has more columns, just one, or fewer and no code in
                  them, or a quote too many: see csv_give_up() */
};

/* A line of a cell of a summary that was written as CSV: "sbc1=20". */
struct csv_count {
    const char *of; /* the name of the column */
    size_t size;    /* of the name that is counted */
    uint64_t count;
    char name[CSV_COUNT];
};

struct csv {
    char separator;
    struct columns columns;
    struct record record; /* of the row that was read last, */
    const char *text;     /* and its first line: that of the caller where the row has just one */
    size_t text_size;
    struct csv_cells cells; /* of a row whose cells were found at once; else there are none */
    /* the row being read */
    size_t column, bytes, lines;
    /* in a row; in a field; in its quotes; right after a quote in them */
    bool started, begun, quoted, closing;
    bool spans,
        broken; /* the field has several lines; one that has them has text after its quotes */
    size_t value_size;
    char value[CSV_COUNT];
    char first[CSV_TEXT]; /* the start of the first line of a row that has several */
    bool summary;         /* the table is one of counts: its rows may have any number of lines */
    const char *counted[COLUMNS_ROOM];   /* then, the names of columns with counts; else NULL */
    struct csv_count counts[CSV_COUNTS]; /* of the line, or the piece of one, that was read last */
    size_t count_size;
    bool alone;         /* set by the caller: no row has several lines */
    uint64_t held_line; /* number of the first of these: */
    size_t held_size;   /* the lines of a row that has several, with their ends */
    char held[CSV_ROW_BYTES + CSV_ROW_LINES];
};

/* True where a line, without its end, names at least two columns, one of them a Microsoft code, a
   SIP code or a phrase: this table starts, any other ends. Weak labels alone name no table, unless
   both a Microsoft and a SIP code are among them; nor does a line with a bare number ("Final SIP
   code;504"), a label and its number, a time or what JSON and programs write between a name and its
   value, nor `#TYPE`. Where it is false, `csv` is unchanged. */
bool csv_header(struct csv *csv, const char *text, size_t size);

/* Reads a line of the table, without its end, or a piece of one; `ends` says whether it is the
   last. Only the first COLUMNS_ROOM columns and the first FIELD_ROOM bytes of a field are kept. A
   piece that does not end the line gives CSV_MORE. After CSV_ROW the record may have codes alone:
   see csv_fill(). After CSV_OTHER the next line starts a new row. Counts come line by line, before
   the row that they are of. */
enum csv_result csv_line(struct csv *csv, const char *text, size_t size, bool ends, uint64_t line);

/* Sets what the cells of the row say that was read last, those of codes aside, while its text is
   there: most rows are of calls that ended normally, of which nothing else is wanted. */
void csv_fill(struct csv *csv);

/* True for a row that was read and has no value at all, as Excel writes some. */
bool csv_is_blank(const struct csv *csv);

/* True where each cell of a line is a name: that of a column, perhaps. */
bool csv_names(const struct csv *csv, const char *text, size_t size);

/* Gives up the row that was read. True where it has several lines, which are to be read again:
   those that were whole. */
bool csv_give_up(struct csv *csv);

#endif
