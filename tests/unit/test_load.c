#include "catalog/load.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "test.h"

#define DATA     "tests/data/"
#define EXPECTED "no entry: a heading 'CODE SIP phrase' and its fields are expected"

static const struct loading {
    const char *name, *path;
    const char *records; /* "CODE phrase file items" each, "; " between */
} loadings[] = {
    {"loads a document", DATA "nested/b.md",
     "2 Two " DATA "nested/b.md a:Do that.; 3 Three " DATA "nested/b.md a:Do nothing."},
    {"loads plain text with a mark and CRLF", DATA "nested/a.txt",
     "1 One " DATA "nested/a.txt a:Do|a:this."},
    {"loads a document whatever its name", DATA "nested/entry.bak",
     "7 Seven " DATA "nested/entry.bak a:Stay."},
    {"loads a folder in the order of names, then the folders in it", DATA "nested",
     "1 One " DATA "nested/a.txt a:Do|a:this.; 2 Two " DATA "nested/b.md a:Do that.; "
     "3 Three " DATA "nested/b.md a:Do nothing.; 6 Six " DATA "nested/e.md a:Stop.; "
     "4 Four " DATA "nested/deeper/c.md a:Go on.; 5 Five " DATA
     "nested/deeper/deepest/d.md a:Stop."},
};

static void loads(void **state)
{
    const struct loading *row = *state;
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    bool done = load_entries(&records, row->path, &error);
    char out[1024] = "", items[128];
    size_t i, used = 0;

    assert_string_equal(error.text, "");
    assert_true(done);
    for (i = 0; i < records.count; i++) {
        const struct document_entry *record = &records.list[i];
        const char *strings = records.text.data;

        show_items(strings + record->items, items, sizeof items);
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%d %s %s %s", i ? "; " : "",
                                 (int)record->microsoft, strings + record->phrase,
                                 strings + records.documents[record->document].file, items);
        assert_in_range(used, 1, sizeof out - 1);
    }
    document_entries_free(&records);
    assert_string_equal(out, row->records);
}

static const struct refusal {
    const char *name, *path, *error;
} refusals[] = {
    {"refuses a file that is not there", DATA "none.md", DATA "none.md: No such file or directory"},
    {"refuses a folder that is not there", DATA "none/", DATA "none/: No such file or directory"},
    {"refuses a file in place of a folder", DATA "nested/b.md/c.md",
     DATA "nested/b.md/c.md: Not a directory"},
    {"refuses a folder without documents", DATA "documents/../prose",
     DATA "documents/../prose: no entry in any .md or .txt file of this folder"},
    {"refuses a document without entry", DATA "prose/notes.md", DATA "prose/notes.md: " EXPECTED},
    {"refuses an empty document", DATA "prose/empty.txt", DATA "prose/empty.txt: " EXPECTED},
    {"refuses another file without entry", DATA "phrases.tsv", DATA "phrases.tsv: " EXPECTED},
    {"refuses a malformed document", DATA "malformed/latin1.txt",
     DATA "malformed/latin1.txt:3: not UTF-8: byte 0xE9"},
    {"refuses a folder for one malformed document", DATA "malformed",
     DATA "malformed/b.md:4: SIP response code is no number: 'none'"},
    {"refuses a hidden file only when asked for it", DATA "nested/.hidden.md",
     DATA "nested/.hidden.md:1: 'suggested actions' outside an entry: "
          "it takes a heading 'CODE SIP phrase'"},
};

static void refuses(void **state)
{
    const struct refusal *row = *state;
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    bool done = load_entries(&records, row->path, &error);

    document_entries_free(&records);
    assert_string_equal(error.text, row->error);
    assert_false(done);
}

static void entries_loaded_before_make_no_document_good(void **state)
{
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};

    (void)state;
    assert_true(load_entries(&records, DATA "nested/e.md", &error));
    assert_false(load_entries(&records, DATA "prose", &error));
    assert_true(load_entries(&records, DATA "nested/deeper/c.md", &error));
    assert_int_equal(records.count, 2);
    document_entries_free(&records);
}

static void reads_every_byte_of_a_file(void **state)
{
    static const char path[] = "tests/unit/test_json.c";
    struct buffer text = {0};
    FILE *file = fopen(path, "rb");
    size_t i;

    (void)state;
    assert_non_null(file);
    assert_true(load_file(path, &text));
    assert_in_range(text.size, 16385, 1000000); /* more than is read at once */
    for (i = 0; i < text.size; i++)
        assert_int_equal((unsigned char)text.data[i], fgetc(file));
    assert_int_equal(fgetc(file), EOF);
    fclose(file);
    buffer_free(&text);
}

static void adds_a_file_after_what_is_there(void **state)
{
    struct buffer text = {0};

    (void)state;
    buffer_string(&text, "x");
    assert_true(load_file(DATA "prose/empty.txt", &text));
    assert_int_equal(text.size, 1);
    assert_true(load_file(DATA "prose/line.txt", &text));
    assert_true(load_file(DATA "nested/table.csv", &text));
    buffer_char(&text, '\0');
    assert_string_equal(text.data, "x\nMicrosoft response code: 7\n");
    buffer_free(&text);
}

static void says_why_a_file_cannot_be_read(void **state)
{
    struct buffer text = {0};

    (void)state;
    errno = 0;
    assert_false(load_file(DATA "none.md", &text));
    assert_int_equal(errno, ENOENT);
    assert_int_equal(text.size, 0);
}

/* Of a long path 300 bytes are shown, and the reason after them. */
static void shows_a_part_of_a_long_path(void **state)
{
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    char path[400];
    size_t i;

    (void)state;
    for (i = 0; i < 310; i++)
        path[i] = i % 10 ? 'x' : '/';
    memcpy(path, "none", 4);
    strcpy(path + 310, ".md");
    assert_false(load_entries(&records, path, &error));
    assert_memory_equal(error.text, path, 300);
    assert_string_equal(error.text + 300, ": No such file or directory");
    document_entries_free(&records);
}

static void adds_nothing_of_what_fails(void **state)
{
    struct drcode_error error = {.text = ""};

    (void)state;
    assert_null(drcode_load(drcode_builtin(), DATA "prose", &error));
    assert_string_not_equal(error.text, "");
    assert_int_equal(error.warning_count, 0);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, loadings, loads);
    ADD_ROWS(&tests, refusals, refuses);
    add_test(&tests, "entries loaded before make no document good",
             entries_loaded_before_make_no_document_good, NULL);
    add_test(&tests, "reads every byte of a file", reads_every_byte_of_a_file, NULL);
    add_test(&tests, "adds a file after what is there", adds_a_file_after_what_is_there, NULL);
    add_test(&tests, "says why a file cannot be read", says_why_a_file_cannot_be_read, NULL);
    add_test(&tests, "shows a part of a long path", shows_a_part_of_a_long_path, NULL);
    add_test(&tests, "adds nothing of what fails", adds_nothing_of_what_fails, NULL);
    return run_all(&tests, "load");
}
