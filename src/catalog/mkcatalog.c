/*
 * mkcatalog.c - build time: documents and tables -> the catalog as C.
 *
 *   mkcatalog DATA [DOCUMENTS...] >catalog_data.c
 *
 * DATA is the folder of this project; each of DOCUMENTS is added as `drcode --documents` does.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/catalog.h"
#include "catalog/load.h"
#include "catalog/tsv_table.h"

/* Rows of the tables besides the entries, their strings appended to `pool`. */
struct tables {
    struct buffer pool; /* continues the catalog's pool */
    struct buffer reasons, hresults, structures, callings;
    struct catalog_structure structure; /* the one being read, */
    size_t lang;                        /* of which this language is due */
};

/* The builder needs a catalog to start from: an empty one. */
static const struct drcode_catalog empty = {.pool = "", .pool_size = 1};

static bool fail(const struct tsv_table *table, const char *why, const char *what)
{
    fprintf(stderr, "mkcatalog: %s:%u: %s: '%s'\n", table->file, table->line, why, what);
    return false;
}

static uint32_t add_string(struct tables *tables, const char *string)
{
    size_t at = tables->pool.size;

    buffer_add(&tables->pool, string, strlen(string) + 1);
    return (uint32_t)at;
}

static bool read_reason(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_reason row = {0}, last = {0};
    char *end;
    unsigned long sip = strtoul(cells[0], &end, 10);

    if (tables->reasons.size)
        memcpy(&last, tables->reasons.data + tables->reasons.size - sizeof last, sizeof last);
    if (*end || sip < 100 || sip > 699)
        return fail(table, "no SIP response code", cells[0]);
    if (sip <= last.sip)
        return fail(table, "not in ascending order", cells[0]);
    row.sip = (uint16_t)sip;
    row.reason = add_string(tables, cells[1]);
    row.reference = add_string(tables, cells[2]);
    buffer_add(&tables->reasons, (const char *)&row, sizeof row);
    return true;
}

static bool read_hresult(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_hresult row = {0}, last = {0};
    char *end;
    unsigned long value = strtoul(cells[0], &end, 16);

    if (tables->hresults.size)
        memcpy(&last, tables->hresults.data + tables->hresults.size - sizeof last, sizeof last);
    if (*end || strncmp(cells[0], "0x", 2) != 0 || value == 0 || value > UINT32_MAX)
        return fail(table, "no HRESULT", cells[0]);
    if (value <= last.value)
        return fail(table, "not in ascending order", cells[0]);
    row.value = (uint32_t)value;
    row.name = add_string(tables, cells[1]);
    buffer_add(&tables->hresults, (const char *)&row, sizeof row);
    return true;
}

/* A prefix takes one row for each language, English first. */
static bool read_structure(struct tables *tables, const struct tsv_table *table, char **cells)
{
    static const char *const langs[DRCODE_LANGS] = {"en", "fr"};
    static const char *const origins[] = {"microsoft", "sbc"};
    struct catalog_structure *row = &tables->structure;

    if (strcmp(cells[2], langs[tables->lang]) != 0)
        return fail(table, "not the language that is due", cells[2]);
    if (tables->lang == 0) {
        row->prefix = *cells[0] == '-' ? 0 : add_string(tables, cells[0]);
        for (row->origin = 0; row->origin < 2; row->origin++)
            if (strcmp(cells[1], origins[row->origin]) == 0)
                break;
        if (row->origin == 2)
            return fail(table, "no origin", cells[1]);
    }
    row->text[tables->lang] = add_string(tables, cells[3]);
    if (++tables->lang == DRCODE_LANGS) {
        tables->lang = 0;
        buffer_add(&tables->structures, (const char *)row, sizeof *row);
    }
    return true;
}

static bool read_calling(struct tables *tables, const struct tsv_table *table, char **cells)
{
    struct catalog_calling row = {0}, last = {0};

    if (tables->callings.size && !tables->pool.failed) {
        memcpy(&last, tables->callings.data + tables->callings.size - sizeof last, sizeof last);
        if (strcmp(tables->pool.data + last.prefix, cells[0]) >= 0)
            return fail(table, "not in ascending order", cells[0]);
    }
    if (strspn(cells[0], "0123456789") != strlen(cells[0]))
        return fail(table, "no calling code", cells[0]);
    row.prefix = add_string(tables, cells[0]);
    row.key = add_string(tables, cells[1]);
    row.name[DRCODE_EN] = add_string(tables, cells[2]);
    row.name[DRCODE_FR] = add_string(tables, cells[3]);
    buffer_add(&tables->callings, (const char *)&row, sizeof row);
    return true;
}

/* The tables: which file, how many columns, what reads a row. */
static const struct {
    const char *name;
    size_t columns;
    bool (*read)(struct tables *, const struct tsv_table *, char **);
} files[] = {
    {"sip-reasons.tsv", 3, read_reason},
    {"hresults.tsv", 2, read_hresult},
    {"structure.tsv", 4, read_structure},
    {"calling-codes.tsv", 4, read_calling},
};

static bool read_tables(const char *folder, struct tables *tables)
{
    size_t i;

    for (i = 0; i < sizeof files / sizeof *files; i++) {
        struct buffer path = {0}, text = {0};
        struct drcode_error error;
        struct tsv_table table = {0};
        char *cells[4];
        int row = -1;

        buffer_string(&path, folder);
        buffer_char(&path, '/');
        buffer_add(&path, files[i].name, strlen(files[i].name) + 1);
        table.file = path.data;
        if (path.failed || !load_file(path.data, &text)) {
            fprintf(stderr, "mkcatalog: %s: %s\n", files[i].name, strerror(errno));
        } else {
            buffer_char(&text, '\0');
            table.next = text.data;
            while ((row = tsv_table_row(&table, cells, files[i].columns, &error)) > 0)
                if (!files[i].read(tables, &table, cells))
                    break;
            if (row < 0)
                fprintf(stderr, "mkcatalog: %s\n", error.text);
            if (row == 0 && tables->lang != 0) {
                fail(&table, "the last row lacks its translation", "fr");
                row = -1;
            }
        }
        buffer_free(&path);
        buffer_free(&text);
        if (row != 0)
            return false;
    }
    return true;
}

/* Writes one string of the pool as a member and its value. */
static void print_string(const char *string)
{
    for (putchar('"'); *string; string++) {
        unsigned char c = (unsigned char)*string;

        if (c == '"' || c == '\\' || c == '?')
            printf("\\%c", c);
        else if (c < 0x20 || c >= 0x7f)
            printf("\\%03o", c);
        else
            putchar(c);
    }
    puts("\",");
}

/* The pool is a structure of strings, for a single literal could be longer than compilers take. */
static void print_pool(const struct buffer *pool)
{
    size_t at, size;

    puts("static const struct {");
    for (at = 0; at < pool->size; at += size) {
        size = strlen(pool->data + at) + 1;
        printf("    char s%zu[%zu];\n", at, size);
    }
    puts("} pool = {");
    for (at = 0; at < pool->size; at += strlen(pool->data + at) + 1)
        print_string(pool->data + at);
    puts("};\n");
}

static void print_entries(const struct drcode_catalog *catalog)
{
    size_t i, lang;

    printf("static const struct catalog_entry entries[] = {\n");
    for (i = 0; i < catalog->entry_count; i++) {
        const struct catalog_entry *entry = &catalog->entries[i];

        printf("    {%uU, %u, {", (unsigned)entry->microsoft, entry->sip);
        for (lang = 0; lang < DRCODE_LANGS; lang++)
            printf("%s%u", lang ? ", " : "", entry->text[lang]);
        printf("}, %u},\n", entry->outcome);
    }
    puts("};\n\nstatic const struct catalog_text texts[] = {");
    for (i = 0; i < catalog->text_count; i++) {
        const struct catalog_text *text = &catalog->texts[i];

        printf("    {%u, %u, %u, %u, %u},\n", (unsigned)text->phrase, (unsigned)text->folded,
               (unsigned)text->items, text->document, text->tail);
    }
    puts("};\n\nstatic const struct catalog_document documents[] = {");
    for (i = 0; i < catalog->document_count; i++) {
        const struct catalog_document *row = &catalog->documents[i];

        printf("    {%u, %u, %u, %u, %d},\n", (unsigned)row->name, (unsigned)row->subject,
               (unsigned)row->source, (unsigned)row->date, row->meaning);
    }
    puts("};\n");
}

static void print_tables(const struct tables *tables)
{
    const struct catalog_reason *reason = (const void *)tables->reasons.data;
    const struct catalog_hresult *hresult = (const void *)tables->hresults.data;
    const struct catalog_structure *structure = (const void *)tables->structures.data;
    const struct catalog_calling *calling = (const void *)tables->callings.data;
    size_t i, lang;

    puts("static const struct catalog_reason reasons[] = {");
    for (i = 0; i < tables->reasons.size / sizeof *reason; i++)
        printf("    {%u, %u, %u},\n", (unsigned)reason[i].reason, (unsigned)reason[i].reference,
               reason[i].sip);
    puts("};\n\nstatic const struct catalog_hresult hresults[] = {");
    for (i = 0; i < tables->hresults.size / sizeof *hresult; i++)
        printf("    {0x%08X, %u},\n", (unsigned)hresult[i].value, (unsigned)hresult[i].name);
    puts("};\n\nstatic const struct catalog_structure structures[] = {");
    for (i = 0; i < tables->structures.size / sizeof *structure; i++) {
        printf("    {%u, {", (unsigned)structure[i].prefix);
        for (lang = 0; lang < DRCODE_LANGS; lang++)
            printf("%s%u", lang ? ", " : "", (unsigned)structure[i].text[lang]);
        printf("}, %u},\n", (unsigned)structure[i].origin);
    }
    puts("};\n\nstatic const struct catalog_calling callings[] = {");
    for (i = 0; i < tables->callings.size / sizeof *calling; i++) {
        printf("    {%u, %u, {", (unsigned)calling[i].prefix, (unsigned)calling[i].key);
        for (lang = 0; lang < DRCODE_LANGS; lang++)
            printf("%s%u", lang ? ", " : "", (unsigned)calling[i].name[lang]);
        puts("}},");
    }
    puts("};\n");
}

static void print_catalog(const struct drcode_catalog *catalog, const struct tables *tables)
{
    puts("/* Generated by mkcatalog from the documents and tables in data/. */\n"
         "#include \"catalog/catalog.h\"\n");
    print_pool(&tables->pool);
    print_entries(catalog);
    print_tables(tables);
    puts("#define COUNT(table) (sizeof(table) / sizeof *(table))\n\n"
         "static const struct drcode_catalog builtin = {\n"
         "    .pool = (const char *)&pool,\n"
         "    .pool_size = sizeof pool,\n"
         "    .entries = entries,\n"
         "    .texts = texts,\n"
         "    .documents = documents,\n"
         "    .reasons = reasons,\n"
         "    .hresults = hresults,\n"
         "    .structures = structures,\n"
         "    .callings = callings,\n"
         "    .entry_count = COUNT(entries),\n"
         "    .text_count = COUNT(texts),\n"
         "    .document_count = COUNT(documents),\n"
         "    .reason_count = COUNT(reasons),\n"
         "    .hresult_count = COUNT(hresults),\n"
         "    .structure_count = COUNT(structures),\n"
         "    .calling_count = COUNT(callings),\n"
         "};\n\n"
         "const struct drcode_catalog *drcode_builtin(void)\n"
         "{\n"
         "    return &builtin;\n"
         "}");
}

/* Merges the documents at each path, in order; NULL where that fails. A warning is an error in this
   project's own documents, which are at the first path. */
static struct drcode_catalog *merge(char **paths)
{
    struct drcode_catalog *catalog = NULL;
    struct drcode_error error;
    char **path;

    for (path = paths; *path; path++) {
        struct drcode_catalog *next = drcode_load(catalog ? catalog : &empty, *path, &error);

        drcode_catalog_free(catalog);
        catalog = next;
        fputs(error.warnings, stderr);
        if (!catalog)
            fprintf(stderr, "mkcatalog: %s\n", error.text);
        if (!catalog || (path == paths && error.warning_count > 0))
            break;
    }
    if (*path) {
        drcode_catalog_free(catalog);
        catalog = NULL;
    }
    return catalog;
}

int main(int argc, char **argv)
{
    struct tables tables = {0};
    struct drcode_catalog *catalog;
    bool done = false;

    if (argc < 2) {
        fputs("usage: mkcatalog DATA [DOCUMENTS...] >catalog_data.c\n", stderr);
        return 2;
    }
    catalog = merge(argv + 1);
    if (catalog) {
        buffer_add(&tables.pool, catalog->pool, catalog->pool_size);
        done = read_tables(argv[1], &tables);
    }
    if (done && (tables.pool.failed || tables.reasons.failed || tables.hresults.failed ||
                 tables.structures.failed || tables.callings.failed)) {
        fputs("mkcatalog: out of memory\n", stderr);
        done = false;
    }
    if (done) {
        print_catalog(catalog, &tables);
        if (fflush(stdout) != 0 || ferror(stdout)) {
            fprintf(stderr, "mkcatalog: standard output: %s\n", strerror(errno));
            done = false;
        }
    }
    drcode_catalog_free(catalog);
    buffer_free(&tables.pool);
    buffer_free(&tables.reasons);
    buffer_free(&tables.hresults);
    buffer_free(&tables.structures);
    buffer_free(&tables.callings);
    return done ? 0 : 2;
}
