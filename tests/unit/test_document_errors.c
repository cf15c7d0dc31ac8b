/* test_document_errors.c - documents that are refused, with the line and the reason. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/document.h"
#include "test.h"

#define CODES   "- Microsoft response code: **569002**\n- SIP response code: **504**\n"
#define HEAD    "## 569002 504 A phrase\n\n" CODES
#define ACTIONS "- Suggested actions:\n"
#define HEAD_FR                                                                                    \
    "## 569002 504 Une phrase\n\n- Code de réponse Microsoft : 569002\n- Code de réponse SIP : " \
    "504\n"
#define ACTIONS_FR "- Actions suggérées :\n"
#define ENTRY      HEAD ACTIONS "  - One.\n"

#define NO_NUMBER "response code is no number: "
#define OUTSIDE   "outside an entry: it takes a heading 'CODE SIP phrase'"

static const struct refusal {
    const char *name, *text, *error;
} refusals[] = {
    {"refuses a byte that is not UTF-8", "# T\n\nD\xe9j\xe0 vu\n", "3: not UTF-8: byte 0xE9"},
    {"refuses a character cut short by the end", "\n" ENTRY "\xe2\x80", "8: not UTF-8: byte 0xE2"},
    {"refuses a part of a byte order mark", "\xef\xbbx\n", "1: not UTF-8: byte 0xEF"},
    {"refuses an overlong slash", "\xc0\xaf", "1: not UTF-8: byte 0xC0"},
    {"refuses a bell", "# T\a\n", "1: control character U+0007"},
    {"refuses an escape in a fence", "```\n\033[31m\n```\n", "2: control character U+001B"},
    {"refuses a carriage return without line feed", "# T\r\nA\rB\n", "2: control character U+000D"},
    {"refuses a carriage return at the end", "# T\n\r", "2: control character U+000D"},
    {"refuses a C1 control", "\n\n\xc2\x85", "3: control character U+0085"},
    {"refuses a line separator", "a\u2028b", "1: control character U+2028"},
    {"refuses a direction override", "\ufeff\na\u202eb", "2: control character U+202E"},

    {"refuses front matter without end", "---\ntitle: T\n\n" ENTRY,
     "1: front matter has no end: a line '---' is missing"},
    {"refuses front matter and nothing more", "---",
     "1: front matter has no end: a line '---' is missing"},

    {"refuses code without end", ENTRY "\n```\nx\n\n" ENTRY, "8: code fence has no end"},
    {"refuses code of tildes that only a longer line of other marks follows", "~~~\n````\n",
     "1: code fence has no end"},
    {"refuses code that only a shorter fence follows", "````\nx\n```\n",
     "1: code fence has no end"},
    {"refuses code that only a fence with a language follows", "```\nx\n``` y\n",
     "1: code fence has no end"},
    {"refuses code without end before it misses the actions", HEAD "```\n" ACTIONS "- One.\n",
     "5: code fence has no end"},
    {"refuses a fence that is the last line", ENTRY "```", "7: code fence has no end"},
    {"refuses the second fence where the first has an end", "```\n```\n\n```\n",
     "4: code fence has no end"},
    {"refuses a comment without end", ENTRY "<!-- x", "7: comment has no end: '-->' is missing"},
    {"refuses a comment without end, whatever it holds", "---\nx\n---\n  <!--\n<!--\n```\n" ENTRY,
     "4: comment has no end: '-->' is missing"},
    {"refuses a comment without end after code", "```\n<!--\n```\n<!-- x --\n>\n",
     "4: comment has no end: '-->' is missing"},

    {"shows 40 bytes of a code",
     "## 569002 504 A phrase\n\n- Microsoft response code: "
     "x123456789x123456789x123456789x123456789y\n",
     "3: Microsoft " NO_NUMBER "'x123456789x123456789x123456789x123456789'"},
    {"refuses a Microsoft code before any heading", "# T\n\n- Microsoft response code: **1**\n",
     "3: 'microsoft response code' " OUTSIDE},
    {"refuses a SIP code before any heading", "SIP response code: 504\n",
     "1: 'sip response code' " OUTSIDE},
    {"refuses an error message before any heading", "Error message: x\n",
     "1: 'error message' " OUTSIDE},
    {"refuses actions before any heading", "\n- **Suggested actions:**\n",
     "2: 'suggested actions' " OUTSIDE},
    {"refuses an action before any heading", "Suggested action:\n",
     "1: 'suggested action' " OUTSIDE},
    {"refuses a French Microsoft code before any heading", "Code de réponse Microsoft : 1\n",
     "1: 'code de reponse microsoft' " OUTSIDE},
    {"refuses a French SIP code before any heading", "Code de réponse SIP : 504\n",
     "1: 'code de reponse sip' " OUTSIDE},
    {"refuses a French error message before any heading", "Message d’erreur : x\n",
     "1: 'message d erreur' " OUTSIDE},
    {"refuses French actions before any heading", "Actions suggérées :\n",
     "1: 'actions suggerees' " OUTSIDE},
    {"refuses a French action before any heading", "Action suggérée :\n",
     "1: 'action suggeree' " OUTSIDE},
    {"refuses a field after another heading", ENTRY "## More\n\n" CODES,
     "9: 'microsoft response code' " OUTSIDE},
    {"refuses a field after a heading whose SIP code is none",
     "## 1 99 Bad\n- SIP response code: 99\n", "2: 'sip response code' " OUTSIDE},
    {"refuses a field after front matter, whose lines count", "---\ntitle: T\n---\n" ACTIONS,
     "4: 'suggested actions' " OUTSIDE},

    {"refuses a French field in an English entry", HEAD "\n" ACTIONS_FR "  - Un.\n",
     "6: 'actions suggerees' is not of the entry's language"},
    {"refuses an English field in a French entry", HEAD_FR ACTIONS "  - One.\n",
     "5: 'suggested actions' is not of the entry's language"},

    {"refuses a SIP code where the heading has none",
     "## 8539 - Busy\n- Microsoft response code: 8539\n- SIP response code: 486\n",
     "3: SIP response code 486, and none in the heading, line 1"},
    {"refuses a code that is a word", "## 1 400 Bad\n- Microsoft response code: **none**\n",
     "2: Microsoft " NO_NUMBER "'none'"},
    {"refuses a code that is missing", "## 1 400 Bad\n- SIP response code:\n",
     "2: SIP " NO_NUMBER "''"},
    {"refuses a code with a letter after", "## 1 400 Bad\n- SIP response code: 400x\n",
     "2: SIP " NO_NUMBER "'400x'"},
    {"refuses a code with a word after", "## 1 400 Bad\n- SIP response code: 400 Bad\n",
     "2: SIP " NO_NUMBER "'400 Bad'"},
    {"refuses a negative code", "## 1 400 Bad\n- Microsoft response code: -1\n",
     "2: Microsoft " NO_NUMBER "'-1'"},
    {"refuses a code of ten digits", "## 1 400 Bad\n- Microsoft response code: 4294967297\n",
     "2: Microsoft " NO_NUMBER "'4294967297'"},
    {"refuses a long text for a code, cut off after a whole character",
     "## 1 400 Bad\n- SIP response code: xéééééééééééééééééééééééé\n",
     "2: SIP " NO_NUMBER "'xééééééééééééééééééé'"},

    {"refuses an entry without phrase", "\n## 1 400\n" ACTIONS "- One.\n\n" ENTRY,
     "2: entry 1 400 has no phrase"},
    {"refuses a heading of codes and signs alone", "## 1 400 ##\n" ACTIONS "- One.\n",
     "1: entry 1 400 has no phrase"},
    {"refuses an entry with an empty error message",
     "## 1 400\n- Error message: \"\"\n" ACTIONS "- One.\n", "1: entry 1 400 has no phrase"},
    {"refuses an error message that another field ends",
     "## 1 400\n- Error message:\n- SIP response code: 400\nProse.\n" ACTIONS "- One.\n",
     "1: entry 1 400 has no phrase"},
    {"refuses an error message that a Microsoft code ends",
     "## 1 400\n- Error message:\n- Microsoft response code: 1\nProse.\n" ACTIONS "- One.\n",
     "1: entry 1 400 has no phrase"},
    {"refuses an entry without actions at the end", "\n\n" HEAD,
     "3: entry 569002 504 has no suggested actions"},
    {"refuses an entry without actions before another", HEAD "\n" ENTRY,
     "1: entry 569002 504 has no suggested actions"},
    {"refuses an entry whose actions are prose without label", "## 1 400 Bad\n\n- One.\n",
     "1: entry 1 400 has no suggested actions"},
    {"refuses a label without actions", HEAD ACTIONS,
     "1: entry 569002 504 has no suggested actions"},
    {"refuses a label with empty bullets", HEAD ACTIONS "  -\n  *\n\n",
     "1: entry 569002 504 has no suggested actions"},
    {"refuses an outcome of another name", HEAD "- Outcome: success\n",
     "5: outcome is none of failure, user, normal: 'success'"},
    {"refuses an outcome before any heading", "Outcome: user\n", "1: 'outcome' " OUTSIDE},
    {"refuses a French outcome before any heading", "Issue : user\n", "1: 'issue' " OUTSIDE},
};

static void refuses(void **state)
{
    const struct refusal *row = *state;
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    size_t size;
    char *text = copy_bare(row->text, &size);
    bool done = document_parse(&records, "x.md", text, size, &error);
    char expected[256];

    free(text);
    document_entries_free(&records);
    snprintf(expected, sizeof expected, "x.md:%s", row->error);
    assert_string_equal(error.text, expected);
    assert_false(done);
}

/* Read in spite of a slip. */
static const struct slip {
    const char *name, *text, *warning;
} slips[] = {
    {"warns of a Microsoft code that differs",
     "\n## 569002 504 Bad\n\n- Microsoft response code: 569003\n" ACTIONS "- One.\n",
     "x.md:4: Microsoft response code 569003 differs from 569002 in the heading, line 2, which "
     "counts\n"},
    {"warns of a SIP code that differs",
     "## 569002 504 Bad\r\n\r\nSIP response code: **503**\r\n" ACTIONS "- One.\n",
     "x.md:3: SIP response code 503 differs from 504 in the heading, line 1, which counts\n"},
    {"warns twice",
     "## 569002 504 Bad\n- Microsoft response code: 1\n- SIP response code: 500\n" ACTIONS
     "- One.\n",
     "x.md:2: Microsoft response code 1 differs from 569002 in the heading, line 1, which counts\n"
     "x.md:3: SIP response code 500 differs from 504 in the heading, line 1, which counts\n"},
};

static void warns(void **state)
{
    const struct slip *row = *state;
    struct document_entries entries = {0};
    struct drcode_error error = {.text = ""};

    assert_true(document_parse(&entries, "x.md", row->text, strlen(row->text), &error));
    assert_string_equal(error.warnings, row->warning);
    assert_string_equal(error.text, "");
    assert_int_equal(entries.count, 1);
    assert_int_equal(entries.list[0].microsoft, 569002);
    assert_int_equal(entries.list[0].sip, 504);
    document_entries_free(&entries);
}

/* Warnings that do not fit are counted. */
static void counts_the_warnings_that_do_not_fit(void **state)
{
    struct document_entries entries = {0};
    struct drcode_error error = {.text = ""};
    struct buffer text = {0};
    size_t i;

    (void)state;
    for (i = 0; i < 100; i++)
        buffer_string(&text, "## 569002 504 Bad\n- SIP response code: 500\n" ACTIONS "- One.\n");
    assert_true(document_parse(&entries, "x.md", text.data, text.size, &error));
    assert_int_equal(error.warning_count, 100);
    assert_in_range(strlen(error.warnings), sizeof error.warnings / 2, sizeof error.warnings - 1);
    assert_int_equal(error.warnings[strlen(error.warnings) - 1], '\n');
    buffer_free(&text);
    document_entries_free(&entries);
}

static void refuses_nul(void **state)
{
    static const char text[] = "# T\n\0\n";
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};

    (void)state;
    assert_false(document_parse(&records, "x.md", text, sizeof text - 1, &error));
    assert_string_equal(error.text, "x.md:2: control character U+0000");
    document_entries_free(&records);
}

/* A source may have 511 bytes. */
static void refuses_a_source_that_is_too_long(void **state)
{
    static const size_t sizes[] = {511, 512};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(sizes); i++) {
        struct document_entries records = {0};
        struct drcode_error error = {.text = ""};
        struct buffer text = {0};
        size_t j;
        bool done;

        buffer_string(&text, "---\nsource: ");
        for (j = 0; j < sizes[i]; j++)
            buffer_char(&text, 'x');
        buffer_string(&text, "\n---\n" ENTRY);
        done = document_parse(&records, "x.md", text.data, text.size, &error);
        assert_string_equal(error.text, i ? "x.md:2: source is longer than 511 bytes" : "");
        assert_int_equal(done, i == 0);
        if (done)
            assert_int_equal(strlen(records.text.data + records.documents[0].source), sizes[i]);
        buffer_free(&text);
        document_entries_free(&records);
    }
}

/* A file's name has room for 300 bytes, and is cut after a whole character. */
static const struct naming {
    const char *name, *first, *repeated;
    size_t kept; /* bytes */
} namings[] = {
    {"a long file name leaves the reason", "", "x", 300},
    {"a long file name of two bytes a character is cut", "", "é", 300},
    {"a long file name is cut before a character of two bytes", "x", "é", 299},
    {"a long file name is cut before the third byte of a character", "x", "€", 298},
    {"a long file name is cut before the second byte of a character", "xx", "€", 299},
    {"a long file name is cut before a character of four bytes", "xxx", "😀", 299},
};

static void cuts_the_file_name(void **state)
{
    static const char why[] = ":1: entry 569002 504 has no suggested actions";
    const struct naming *row = *state;
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    struct buffer name = {0};

    buffer_string(&name, row->first);
    while (name.size < 1000)
        buffer_string(&name, row->repeated);
    buffer_char(&name, '\0');
    assert_false(document_parse(&records, name.data, HEAD, sizeof HEAD - 1, &error));
    assert_memory_equal(error.text, name.data, row->kept);
    assert_string_equal(error.text + row->kept, why);
    buffer_free(&name);
    document_entries_free(&records);
}

/* An action of so many letters. */
static bool parse_action(size_t letters, struct document_entries *records,
                         struct drcode_error *error)
{
    struct buffer text = {0};
    bool done;

    buffer_string(&text, HEAD ACTIONS "  - ");
    while (letters-- > 0)
        buffer_char(&text, 'x');
    buffer_char(&text, '\n');
    done = document_parse(records, "x.md", text.data, text.size, error);
    buffer_free(&text);
    return done;
}

static void refuses_an_entry_that_is_too_long(void **state)
{
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    size_t most;

    (void)state;
    assert_true(parse_action(1000, &records, &error));
    most = 16384 - (records.list[0].items_size - 1 - 1000);
    document_entries_free(&records);
    records = (struct document_entries){0};
    assert_true(parse_action(most, &records, &error));
    document_entries_free(&records);
    records = (struct document_entries){0};
    assert_false(parse_action(most + 1, &records, &error));
    assert_string_equal(error.text,
                        "x.md:1: entry 569002 504 is too long: actions, notes and links "
                        "take at most 16384 bytes");
    document_entries_free(&records);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, refusals, refuses);
    ADD_ROWS(&tests, slips, warns);
    add_test(&tests, "counts the warnings that do not fit", counts_the_warnings_that_do_not_fit,
             NULL);
    add_test(&tests, "refuses NUL", refuses_nul, NULL);
    add_test(&tests, "refuses a source that is too long", refuses_a_source_that_is_too_long, NULL);
    add_test(&tests, "refuses an entry that is too long", refuses_an_entry_that_is_too_long, NULL);
    ADD_ROWS(&tests, namings, cuts_the_file_name);
    return run_all(&tests, "document errors");
}
