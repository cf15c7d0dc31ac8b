#include "log/json_rows.h"

#include <string.h>

#include "base/fold.h"

void json_rows_start(struct json_rows *rows)
{
    columns_start(&rows->columns);
    rows->names_at = rows->row_at = rows->list_at = 0;
    rows->named = false;
}

/* Starts an array that may be a row or have some. */
static void open_array(struct json_rows *rows, size_t nesting, bool listed, uint64_t line)
{
    if (rows->row_at > 0)
        return;
    if (listed && nesting == rows->list_at + 1 && rows->columns.count > 0) {
        rows->row_at = nesting;
        rows->cell = 0;
        record_start(&rows->record, line);
    } else if (!listed) {
        rows->list_at = nesting;
    }
}

void json_rows_open(struct json_rows *rows, size_t nesting, const struct json_value *member,
                    bool object, uint64_t line)
{
    if (rows->row_at > 0 && nesting == rows->row_at + 1)
        rows->cell++;
    if (object) {
        rows->named = rows->named && nesting != rows->names_at + 1;
        return;
    }
    open_array(rows, nesting, !member->name && nesting > 1, line);
    rows->names_at = nesting;
    columns_start(&rows->names);
}

void json_rows_close(struct json_rows *rows, size_t nesting)
{
    if (nesting == rows->names_at && !rows->named)
        rows->names_at = 0;
}

bool json_rows_end(struct json_rows *rows, size_t nesting)
{
    const bool row = nesting + 1 == rows->row_at, names = nesting + 1 == rows->names_at;

    if (names)
        rows->names_at = 0;
    if (row)
        rows->row_at = 0;
    if (names && rows->names.count > 1 && columns_are_calls(&rows->names)) {
        rows->columns = rows->names;
        return false;
    }
    return row && rows->cell == rows->columns.count && !rows->record.unread;
}

/* True for the member of a description of a column that has its name. */
static bool is_name(const struct json_value *value)
{
    return value->kind == JSON_STRING &&
           ((value->name_size == 4 && fold_has_prefix(value->name, 4, "name")) ||
            (value->name_size == 10 && fold_has_prefix(value->name, 10, "columnname")));
}

/* Takes a name of a column, or what shows that there are none. */
static void take_name(struct json_rows *rows, size_t nesting, const struct json_value *value)
{
    const bool element = nesting == rows->names_at;

    if (!element &&
        (nesting != rows->names_at + 1 || rows->named || !value->name || !is_name(value)))
        return;
    rows->named = true;
    if (value->kind != JSON_STRING || !columns_may_name(value->text, value->size) ||
        !columns_add(&rows->names, value->text, value->size))
        rows->names_at = 0;
}

bool json_rows_take(struct json_rows *rows, size_t nesting, const struct json_value *value)
{
    if (rows->names_at > 0)
        take_name(rows, nesting, value);
    if (nesting == rows->row_at)
        columns_set(&rows->columns, rows->cell++, &rows->record, value->text, value->size);
    return rows->row_at > 0;
}
