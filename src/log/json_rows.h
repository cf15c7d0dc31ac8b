/*
 * json_rows.h - arrays of JSON that are the rows of a table -> records.
 *
 *     {"columns": ["finalSipCode", "callEndSubReason"], "rows": [[403, 560403]]}
 *     {"tables": [{"columns": [{"name": "finalSipCode", "type": "long"}, ...], "rows": [...]}]}
 *     {"values": [["finalSipCode", "callEndSubReason"], [403, 560403]]}
 *
 * Whatever their names are: an array of names is a header, as the first line of CSV is, and arrays
 * of as many values after it, in an array that is a member or the outermost value, are its rows.
 * Nesting is how many arrays and objects have not ended.
 */
#ifndef LOG_JSON_ROWS_H
#define LOG_JSON_ROWS_H

#include "log/columns.h"
#include "log/json_syntax.h"

struct json_rows {
    struct columns columns; /* of the table */
    struct columns names;   /* of an array that may be a header, */
    size_t names_at;        /* and how deep that is; 0: there is none */
    bool named;             /* the object in it has a name */
    size_t list_at;         /* how deep the array is that may have rows, */
    size_t row_at, cell;    /* and the row being read, or 0; its cells */
    struct record record;
};

void json_rows_start(struct json_rows *rows);

/* An array or an object has started, the value of a member or an element of an array; or an object
   has ended. The nesting is that after it. */
void json_rows_open(struct json_rows *rows, size_t nesting, const struct json_value *member,
                    bool object, uint64_t line);
void json_rows_close(struct json_rows *rows, size_t nesting);

/* An array has ended. True where that was a row: see `record`. */
bool json_rows_end(struct json_rows *rows, size_t nesting);

/* Takes a value; true where it is of a row. */
bool json_rows_take(struct json_rows *rows, size_t nesting, const struct json_value *value);

#endif
