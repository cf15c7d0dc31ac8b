#include "catalog/mktables.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/load.h"
#include "catalog/tsv_table.h"

static bool fail(const struct tsv_table *table, const char *why, const char *what)
{
    fprintf(stderr, "mkcatalog: %s:%u: %s: '%s'\n", table->file, table->line, why, what);
    return false;
}

/* Adds a string to the pool; "-" is none. */
static uint32_t add_string(struct tables *tables, const char *string)
{
    size_t at = tables->pool.size;

    if (strcmp(string, "-") == 0)
        return 0;
    buffer_add(&tables->pool, string, strlen(string) + 1);
    return (uint32_t)at;
}

/* Adds one string in each language. */
static void add_langs(struct tables *tables, char **cells, uint32_t *offsets)
{
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS; lang++)
        offsets[lang] = add_string(tables, cells[lang]);
}

static void add_row(struct tables *tables, enum table table, const void *row, size_t size)
{
    buffer_add(&tables->rows[table], row, size);
}

/* Copies the row read last of a table; false where there is none. */
static bool last_row(const struct tables *tables, enum table table, void *row, size_t size)
{
    const struct buffer *rows = &tables->rows[table];

    if (rows->failed || rows->size < size)
        return false;
    memcpy(row, rows->data + rows->size - size, size);
    return true;
}

static bool read_reason(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_reason row = {0}, last = {0};
    char *end;
    unsigned long sip = strtoul(cells[0], &end, 10);

    last_row(tables, TABLE_REASON, &last, sizeof last);
    if (*end || sip < 100 || sip > 699)
        return fail(table, "no SIP response code", cells[0]);
    if (sip <= last.sip)
        return fail(table, "not in ascending order", cells[0]);
    row.sip = (uint16_t)sip;
    row.reason = add_string(tables, cells[1]);
    row.reference = add_string(tables, cells[2]);
    add_langs(tables, cells + 3, row.step);
    add_row(tables, TABLE_REASON, &row, sizeof row);
    return true;
}

static bool read_hresult(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_hresult row = {0}, last = {0};
    char *end;
    unsigned long value = strtoul(cells[0], &end, 16);

    last_row(tables, TABLE_HRESULT, &last, sizeof last);
    if (*end || strncmp(cells[0], "0x", 2) != 0 || value == 0 || value > UINT32_MAX)
        return fail(table, "no HRESULT", cells[0]);
    if (value <= last.value)
        return fail(table, "not in ascending order", cells[0]);
    row.value = (uint32_t)value;
    row.name = add_string(tables, cells[1]);
    add_langs(tables, cells + 2, row.text);
    add_row(tables, TABLE_HRESULT, &row, sizeof row);
    return true;
}

/* Adds SIP codes, "404,485" or "-", to a list that starts with a comma: false where they are none.
   `first` receives the first code of the list. */
static bool add_codes(const char *cell, char *list, size_t room, uint16_t *first)
{
    size_t used = strlen(list);
    unsigned code;
    int size;

    if (strcmp(cell, "-") == 0)
        return true;
    for (; sscanf(cell, "%3u%n", &code, &size) == 1 && size == 3; cell += size + 1) {
        if (code < 100 || code > 699 || used + 6 > room || (cell[size] && cell[size] != ','))
            return false;
        if (!*first)
            *first = (uint16_t)code;
        used += (size_t)snprintf(list + used, room - used, "%s%u,", used ? "" : ",", code);
        if (!cell[size])
            return true;
    }
    return false;
}

/* A cause whose own SIP codes RFC 3398 does not name fits any. */
static bool read_cause(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_cause row = {0}, last = {0};
    char *end, sips[64] = "";
    unsigned long cause = strtoul(cells[0], &end, 10);
    uint16_t ignored = 0;

    last_row(tables, TABLE_CAUSE, &last, sizeof last);
    if (*end || cause < 1 || cause > 127)
        return fail(table, "no cause", cells[0]);
    if (cause <= last.cause)
        return fail(table, "not in ascending order", cells[0]);
    if (!add_codes(cells[1], sips, sizeof sips, &row.sip))
        return fail(table, "no SIP response codes", cells[1]);
    if (row.sip && !add_codes(cells[2], sips, sizeof sips, &ignored))
        return fail(table, "no SIP response codes", cells[2]);
    row.cause = (uint16_t)cause;
    row.sips = *sips ? add_string(tables, sips) : 0;
    add_langs(tables, cells + 3, row.name);
    add_langs(tables, cells + 5, row.step);
    add_row(tables, TABLE_CAUSE, &row, sizeof row);
    return true;
}

/* Reads a code, or a range of codes as data/outcomes.tsv writes them; false where it is none. */
static bool read_range(const char *cell, long none, long last_code, long *first, long *last)
{
    char *end;

    *first = none;
    *last = strcmp(cell, "-") == 0 ? last_code : none;
    if (strcmp(cell, "-") == 0 || strcmp(cell, "none") == 0)
        return true;
    *first = strtol(cell, &end, 10);
    *last = *first;
    if (end > cell && strcmp(end, "xx") == 0) {
        *first *= 100;
        *last = *first + 99;
        end += 2;
    }
    return end > cell && !*end && *first >= 0 && *last <= last_code;
}

static bool read_outcome(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_outcome row = {0};
    long first, last;

    if (!read_range(cells[0], DRCODE_NO_CODE, INT32_MAX, &first, &last))
        return fail(table, "no Microsoft response code", cells[0]);
    row.microsoft = (int32_t)first;
    row.last_microsoft = (int32_t)last;
    if (!read_range(cells[1], DRCODE_NO_CODE, 699, &first, &last))
        return fail(table, "no SIP response code", cells[1]);
    row.sip = (int16_t)first;
    row.last_sip = (int16_t)last;
    if (!read_range(cells[2], 0, 127, &first, &last))
        return fail(table, "no cause", cells[2]);
    row.cause = (int16_t)first;
    row.last_cause = (int16_t)last;
    while (row.outcome < DRCODE_OUTCOMES &&
           strcmp(drcode_outcome_name((enum drcode_outcome)row.outcome), cells[3]) != 0)
        row.outcome++;
    if (row.outcome == DRCODE_OUTCOMES)
        return fail(table, "no outcome", cells[3]);
    add_row(tables, TABLE_OUTCOME, &row, sizeof row);
    return true;
}

/* A prefix takes one row for each language, English first. */
static bool read_structure(struct tables *tables, const struct tsv_table *table, char **cells)
{
    static const char *const langs[DRCODE_LANGS] = {"en", "fr"};
    static const char *const origins[] = {"microsoft", "sbc", "either"};
    struct catalog_structure *row = &tables->structure;

    if (strcmp(cells[2], langs[tables->lang]) != 0)
        return fail(table, "not the language that is due", cells[2]);
    if (tables->lang == 0) {
        row->prefix = add_string(tables, cells[0]);
        for (row->origin = 0; row->origin < 3; row->origin++)
            if (strcmp(cells[1], origins[row->origin]) == 0)
                break;
        if (row->origin == 3)
            return fail(table, "no origin", cells[1]);
    }
    row->text[tables->lang] = add_string(tables, cells[3]);
    if (++tables->lang == DRCODE_LANGS) {
        tables->lang = 0;
        add_row(tables, TABLE_STRUCTURE, row, sizeof *row);
    }
    return true;
}

static bool read_calling(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_calling row = {0}, last = {0};

    if (last_row(tables, TABLE_CALLING, &last, sizeof last) && !tables->pool.failed &&
        strcmp(tables->pool.data + last.prefix, cells[0]) >= 0)
        return fail(table, "not in ascending order", cells[0]);
    if (strspn(cells[0], "0123456789") != strlen(cells[0]))
        return fail(table, "no calling code", cells[0]);
    row.prefix = add_string(tables, cells[0]);
    row.key = add_string(tables, cells[1]);
    add_langs(tables, cells + 2, row.name);
    add_row(tables, TABLE_CALLING, &row, sizeof row);
    return true;
}

/* The tables: which file, its columns, what reads a row, the array that the rows become. */
static const struct {
    const char *file;
    size_t columns;
    bool (*read)(struct tables *, const struct tsv_table *, char **);
    const char *name;
} files[TABLES] = {
    [TABLE_REASON] = {"sip-reasons.tsv", 5, read_reason, "reason"},
    [TABLE_HRESULT] = {"hresults.tsv", 4, read_hresult, "hresult"},
    [TABLE_CAUSE] = {"q850.tsv", 7, read_cause, "cause"},
    [TABLE_OUTCOME] = {"outcomes.tsv", 5, read_outcome, "outcome"},
    [TABLE_STRUCTURE] = {"structure.tsv", 4, read_structure, "structure"},
    [TABLE_CALLING] = {"calling-codes.tsv", 4, read_calling, "calling"},
};

const char *tables_name(enum table table)
{
    return files[table].name;
}

/* Reads the rows of one table, whose file is at `path`; NULL where memory ran out. */
static bool read_rows(struct tables *tables, enum table table, const char *path,
                      struct buffer *text)
{
    struct tsv_table rows = {.file = path};
    struct drcode_error error;
    char *cells[7];
    int row;

    if (!path || !load_file(path, text)) {
        fprintf(stderr, "mkcatalog: %s: %s\n", files[table].file, strerror(errno));
        return false;
    }
    buffer_char(text, '\0');
    rows.next = text->data;
    while ((row = tsv_table_row(&rows, cells, files[table].columns, &error)) > 0)
        if (!files[table].read(tables, &rows, cells))
            return false;
    if (row < 0)
        fprintf(stderr, "mkcatalog: %s\n", error.text);
    if (row == 0 && tables->lang != 0)
        return fail(&rows, "the last row lacks its translation", "fr");
    return row == 0;
}

bool tables_read(struct tables *tables, const char *folder)
{
    bool done = true;
    int table;

    for (table = 0; done && table < TABLES; table++) {
        struct buffer path = {0}, text = {0};

        buffer_string(&path, folder);
        buffer_char(&path, '/');
        buffer_add(&path, files[table].file, strlen(files[table].file) + 1);
        done = read_rows(tables, (enum table)table, path.failed ? NULL : path.data, &text);
        buffer_free(&path);
        buffer_free(&text);
    }
    return done;
}

bool tables_failed(const struct tables *tables)
{
    int table;

    for (table = 0; table < TABLES; table++)
        if (tables->rows[table].failed)
            return true;
    return tables->pool.failed;
}

static void print_langs(const uint32_t *offsets)
{
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS; lang++)
        printf("%s%u", lang ? ", " : "{", (unsigned)offsets[lang]);
    putchar('}');
}

static void print_reason(const void *data)
{
    const struct catalog_reason *row = data;

    printf("%u, %u, ", (unsigned)row->reason, (unsigned)row->reference);
    print_langs(row->step);
    printf(", %u", row->sip);
}

static void print_hresult(const void *data)
{
    const struct catalog_hresult *row = data;

    printf("0x%08X, %u, ", (unsigned)row->value, (unsigned)row->name);
    print_langs(row->text);
}

static void print_cause(const void *data)
{
    const struct catalog_cause *row = data;

    print_langs(row->name);
    printf(", ");
    print_langs(row->step);
    printf(", %u, %u, %u", (unsigned)row->sips, row->cause, row->sip);
}

static void print_outcome(const void *data)
{
    const struct catalog_outcome *row = data;

    printf("%ld, %ld, %d, %d, %d, %d, %u", (long)row->microsoft, (long)row->last_microsoft,
           row->sip, row->last_sip, row->cause, row->last_cause, row->outcome);
}

static void print_structure(const void *data)
{
    const struct catalog_structure *row = data;

    printf("%u, ", (unsigned)row->prefix);
    print_langs(row->text);
    printf(", %u", (unsigned)row->origin);
}

static void print_calling(const void *data)
{
    const struct catalog_calling *row = data;

    printf("%u, %u, ", (unsigned)row->prefix, (unsigned)row->key);
    print_langs(row->name);
}

void tables_print(const struct tables *tables)
{
    static const struct {
        size_t size;
        void (*print)(const void *);
    } rows[TABLES] = {
        [TABLE_REASON] = {sizeof(struct catalog_reason), print_reason},
        [TABLE_HRESULT] = {sizeof(struct catalog_hresult), print_hresult},
        [TABLE_CAUSE] = {sizeof(struct catalog_cause), print_cause},
        [TABLE_OUTCOME] = {sizeof(struct catalog_outcome), print_outcome},
        [TABLE_STRUCTURE] = {sizeof(struct catalog_structure), print_structure},
        [TABLE_CALLING] = {sizeof(struct catalog_calling), print_calling},
    };
    size_t table, at;

    for (table = 0; table < TABLES; table++) {
        printf("static const struct catalog_%s %ss[] = {\n", files[table].name, files[table].name);
        for (at = 0; at < tables->rows[table].size; at += rows[table].size) {
            printf("    {");
            rows[table].print(tables->rows[table].data + at);
            puts("},");
        }
        puts("};\n");
    }
}

void tables_free(struct tables *tables)
{
    int table;

    for (table = 0; table < TABLES; table++)
        buffer_free(&tables->rows[table]);
    buffer_free(&tables->pool);
}
