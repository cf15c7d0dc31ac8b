/* test_needles.c - what is searched for in logs: in each of its spellings, at each place of a line,
   with each kind of instructions; and what is not taken for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "log/evidence.h"
#include "log/phrases.h"
#include "log/prefilter.h"
#include "lookup/label.h"
#include "test.h"

/* The instructions of this processor. It is asked once: the answer may take a virtual machine
   longer than a line. */
static enum gram_lanes lanes[GRAM_NEON + 1];
static size_t lane_count;

static void find_lanes(void)
{
    enum gram_lanes kind;

    for (kind = GRAM_PLAIN; kind <= GRAM_NEON; kind++)
        if (grams_has_lanes(kind))
            lanes[lane_count++] = kind;
}

/* The marks of a line that ends where its memory does: the same by all instructions. */
static unsigned marks_of(struct prefilter *prefilter, const char *text, size_t size)
{
    char *copy = malloc(size + 1);
    unsigned marks = 0;
    size_t i;

    assert_non_null(copy);
    memcpy(copy + 1, text, size);
    for (i = 0; i < lane_count; i++) {
        unsigned same;

        prefilter_use(prefilter, lanes[i]);
        same = prefilter_marks(prefilter, copy + 1, 0, size, 0);
        assert_true(i == 0 || same == marks);
        marks = same;
    }
    free(copy);
    return marks;
}

/* Puts a string into noise at every offset; each time the line must have the mark. */
static void expect_mark(struct prefilter *prefilter, const char *string, unsigned mark)
{
    char text[1600];
    size_t length = strlen(string), before, i;

    assert_true(length + 80 < sizeof text);
    for (before = 0; before < 40; before++) {
        size_t size = before + length + below(30);

        for (i = 0; i < size; i++)
            text[i] = " .:;=-(|"[below(8)];
        memcpy(text + before, string, length);
        if (!(marks_of(prefilter, text, size) & mark))
            fail_msg("not marked after %zu bytes: %s", before, string);
    }
}

static void expect_no_mark(struct prefilter *prefilter, const char *string)
{
    unsigned marks = marks_of(prefilter, string, strlen(string));

    if (marks)
        fail_msg("marks %u: %s", marks, string);
}

static void change_case(char *text, unsigned how)
{
    size_t i;

    for (i = 0; text[i]; i++)
        if (how == 2 || (how == 1 && i % 2))
            text[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i];
}

/* Writes a phrase with other separators, words of more than one spelling in the other one. */
static void respell(const char *phrase, const char *space, char *text, size_t room)
{
    static const char *const pairs[][2] = {{"canceled", "cancelled"},
                                           {"acknowledgement", "acknowledgment"},
                                           {"could not", "couldn't"},
                                           {"n't", " not"},
                                           {"cannot", "can not"}};
    size_t used = 0, i;

    while (*phrase && used + 40 < room) {
        for (i = 0; i < COUNT(pairs); i++) {
            size_t size = strlen(pairs[i][0]);

            if (strncmp(phrase, pairs[i][0], size) != 0)
                continue;
            used += (size_t)snprintf(text + used, room - used, "%s", pairs[i][1]);
            phrase += size;
            break;
        }
        if (i < COUNT(pairs))
            continue;
        if (*phrase == ' ')
            used += (size_t)snprintf(text + used, room - used, "%s", space);
        else
            text[used++] = *phrase;
        phrase++;
    }
    text[used] = '\0';
}

/* Each phrase that a line can be evidence by is searched for. Returns how many. */
static size_t expect_phrases(const struct drcode_catalog *catalog)
{
    static const char *const spaces[] = {" ", "  ", "-", "\" \"", "\302\240", " \342\200\223 "};
    struct prefilter *prefilter = new_prefilter(catalog);
    struct phrases phrases;
    size_t i, how, count = 0;

    assert_true(phrases_start(&phrases, catalog));
    for (i = 0; i < phrases.count; i++) {
        const char *phrase = catalog->pool + phrases.list[i].phrase;
        char text[1500];

        for (how = 0; phrases.list[i].distinctive && how < COUNT(spaces); how++) {
            respell(phrase, spaces[how], text, sizeof text);
            change_case(text, (unsigned)how % 3);
            expect_mark(prefilter, text, MARK_PHRASE);
        }
        count += phrases.list[i].distinctive;
        snprintf(text, sizeof text, "text=\"%s\"", phrase);
        expect_mark(prefilter, text, MARK_REASON);
        snprintf(text, sizeof text, "text=\\\"5e19725b-0000-4e89-bae3-000000000001;%.*s",
                 (int)strlen(phrase) - 2, phrase);
        if (strlen(phrase) > 20)
            expect_mark(prefilter, text, MARK_REASON);
    }
    phrases_free(&phrases);
    free_prefilter(prefilter);
    return count;
}

static void test_phrases(void **state)
{
    (void)state;
    assert_true(expect_phrases(drcode_builtin()) > 50);
}

/* Documents that are loaded are searched for as well, codes of any first digit among them. */
static void test_documents(void **state)
{
    static const char *const paths[] = {"tests/data/documents/new.md",
                                        "tests/data/documents/other-code.md",
                                        "tests/data/documents/not.md"};
    struct drcode_catalog *catalog;
    struct drcode_error error;
    struct prefilter *prefilter;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(paths); i++) {
        catalog = drcode_load(drcode_builtin(), paths[i], &error);
        assert_non_null(catalog);
        prefilter = new_prefilter(catalog);
        assert_true(expect_phrases(catalog) > 50);
        if (i == 0) {
            expect_mark(prefilter, "Unable to deliver INVITE: The SBC is away", MARK_PHRASE);
            expect_mark(prefilter, "y 569001 504 y", MARK_PAIR);
        } else if (i == 1) {
            expect_mark(prefilter, "y 100000 504 y", MARK_PAIR);
        }
        expect_no_mark(prefilter, "ordinary");
        free_prefilter(prefilter);
        drcode_catalog_free(catalog);
    }
}

/* Labels, their words together or with something between them, in any case. */
static void test_labels(void **state)
{
    static const char *const between[] = {"", " ", "_", "-", ";", " - "};
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
    enum label_trust trust;
    enum label label;
    const char *name;
    size_t row, i, mark, count = 0;

    (void)state;
    for (row = 0; (name = label_row(row, &label, &trust)) != NULL; row++) {
        if (!label_is_evidence(label, trust) || strcmp(name, "sip20") == 0)
            continue;
        count++;
        for (mark = 0; mark < COUNT(between); mark++) {
            char text[120];
            size_t size = 0;

            for (i = 0; name[i]; i++) {
                if (name[i] >= 'A' && name[i] <= 'Z')
                    size += (size_t)snprintf(text + size, sizeof text - size, "%s", between[mark]);
                text[size++] = name[i];
            }
            text[size] = '\0';
            change_case(text, (unsigned)mark % 3);
            expect_mark(prefilter, text, MARK_LABEL);
        }
    }
    assert_true(count > 15);
    free_prefilter(prefilter);
}

static bool digit_at(const char *text, size_t size, size_t at)
{
    return at < size && text[at] >= '0' && text[at] <= '9';
}

/* True where one to five separators, and then a digit, are there from `at` on, in steps of `step`.
 */
static bool number_beside(const char *text, size_t size, size_t at, size_t step)
{
    size_t count = 0;

    for (; at < size && count < 5 && text[at] && strchr(" \t,;/|\"'", text[at]); at += step)
        count++;
    return count > 0 && digit_at(text, size, at);
}

/* True where a line holds a documented code of six digits that no further digit touches, except the
   end of "#012", and that has a number beside it. */
static bool holds_code(const char *text, size_t size)
{
    size_t start, end, first;

    for (start = 0; start < size; start = end + 1) {
        int32_t value = 0;
        bool escape = start >= 1 && size - start >= 3 && memcmp(text + start - 1, "#012", 4) == 0;

        if (escape)
            start += 3;
        for (end = start; digit_at(text, size, end); end++)
            if (end - start < 6)
                value = 10 * value + (text[end] - '0');
        if (end - start == 6 && value >= 100000 &&
            (number_beside(text, size, end, 1) ||
             number_beside(text, size, start - 1, (size_t)-1)) &&
            drcode_find_microsoft(drcode_builtin(), value, &first) > 0)
            return true;
    }
    return false;
}

/* Random lines of digits and what may be around them, compared with a reference. */
static void test_random_codes(void **state)
{
    static const char *const pieces[] = {"569015", "569002", "5",  "0",  "504",     " ", "#012",
                                         "/",      "x",      "\"", ", ", "     ",   "'", "12",
                                         "560486", "\t",     "|",  ";",  "5690150", "-", "403"};
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
    size_t round, found = 0;
    char text[300];

    (void)state;
    for (round = 0; round < 30000; round++) {
        size_t size = 0, limit = below(round % 8 ? 60 : 250);
        bool expected;

        while (size < limit)
            size += (size_t)snprintf(text + size, sizeof text - size, "%s",
                                     pieces[below(COUNT(pieces))]);
        expected = holds_code(text, size);
        if (((marks_of(prefilter, text, size) & MARK_PAIR) != 0) != expected)
            fail_msg("expected %d: %.*s", expected, (int)size, text);
        found += expected;
    }
    assert_in_range(found, 3000, 27000);
    free_prefilter(prefilter);
}

/* A documented code of six digits with a number beside it is marked, at every offset. */
static void test_codes(void **state)
{
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
    size_t i, count = 0;

    (void)state;
    for (i = 0; i < drcode_count(drcode_builtin()); i++) {
        struct drcode_entry entry;
        char text[64];

        drcode_entry(drcode_builtin(), i, DRCODE_EN, &entry);
        if (entry.microsoft < 100000)
            continue;
        count++;
        snprintf(text, sizeof text, "y %ld 504 y", (long)entry.microsoft);
        expect_mark(prefilter, text, MARK_PAIR);
        snprintf(text, sizeof text, "y 4/%ld", (long)entry.microsoft);
        expect_mark(prefilter, text, MARK_PAIR);
    }
    assert_in_range(count, 30, 1000);
    free_prefilter(prefilter);
}

static const char *const none[] = {
    "",
    " ",
    "[",
    "[ ",
    "[  12",
    "[ 12.5",
    "[   12.345678]",
    "[ 12.5] x [",
    "x|u00 y|u2019 C:\\\\U0041 C:\\\\u0x",
    "[\\u00c0-\\u00d6] \\u2019, \\u00a0\\u0009 \\u0022.",
    "x\n \t",
    "\"failure",
    "\"failures",
    "\"sipDetails: 3",
    "sipDetails\": 3",
    "'sipDetails': 3",
    "Call\320\264",
    "CallEnd\345\205\254",
    "CallEndSub\345\205\254",
    "\320\264Reason",
    "\345\205\254SubReason",
    "\345\205\254EndSubReason",
    "encode: 504, unicode 569002x, subcodes 504, xsubcode=504, sub-coder",
    "reason=504, the call ended for a reason: 504, end reason",
    "Call_End_Sub_Reasons = 560403",
    "No such hosts are known, no such host is knowing",
    "text=\"Loops\" text=\"\" ext=\"Forbidden\"",
    "text=\"5e19725b-0000-4e89-bae3-000000000001;Zebra\"",
    "569002x 504 x; 5690021 504 x; 15690021 504 x; 569999 504 x; 569002 - 504",
    "failures: 3, \"failure\": 3, \"failuresx\":3, \"failures\n\"",
    "\"sipDetail\":{\"code\":486}, sipDetails: x",
    "\320\272\320\276\320\264 \320\276\321\210\320\270\320\261\320\272\320\270 504 569999\320\264",
};

static void test_none(void **state)
{
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(none); i++)
        expect_no_mark(prefilter, none[i]);
    free_prefilter(prefilter);
}

/* A name between quotes may have there what parts words, or what may be part of a letter. */
static void test_quoted(void **state)
{
    static const char *const names[] = {"\"failures\"",     "\" failures\"",    "\"failures .\"",
                                        "\"failures\377\"", "\"\377failures\"", "\"Failures\\"};
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(names); i++)
        expect_mark(prefilter, names[i], MARK_LABEL);
    free_prefilter(prefilter);
}

/* What may be between the words of a label, and in them: bytes in which a letter may hide, or that
   are one of no word; not whole letters of scripts that have one spelling. */
static const struct between {
    const char *name, *bytes;
    bool marked;
} betweens[] = {
    {"nothing", "", true},
    {"a blank", " ", true},
    {"marks", " - ;", true},
    {"an underscore", "_", true},
    {"another letter", "x", false},
    {"a capital", "X", false},
    {"a digit", "1", false},
    {"a line end", "\n", false},
    {"a letter with an accent", "\303\251", true},
    {"a combining accent", "\314\201", true},
    {"the first byte of Cyrillic", "\320", true},
    {"Cyrillic", "\320\264", false},
    {"the last Cyrillic letters", "\323\277", false},
    {"Arabic", "\330\247", false},
    {"the last letter of two bytes", "\337\277", false},
    {"the first letter of three bytes", "\340\240\200", true},
    {"Latin letters of three bytes", "\341\272\261", true},
    {"a space of Japanese", "\343\200\200", true},
    {"a mark of Japanese", "\343\201\201", false},
    {"kana", "\343\202\242", false},
    {"Chinese", "\345\205\254", false},
    {"two bytes of Chinese", "\345\205", true},
    {"the last two bytes of Chinese", "\205\254", true},
    {"Hangul", "\354\225\204", false},
    {"other Hangul", "\355\225\230", true},
    {"a picture", "\360\237\230\200", true},
    {"a backslash", "\\", true},
    {"an escape", "\\u0020", true},
};

static void test_between(void **state)
{
    const struct between *row = *state;
    static const char *const texts[] = {
        "Call%sEndSubReason=", "CallEnd%sSubReason=", "CallEndSub%sReason=", "C%sallEndSubReason=",
        "CallEndSubReaso%sn="};
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
    size_t i;

    for (i = 0; i < COUNT(texts); i++) {
        char text[64];

        snprintf(text, sizeof text, texts[i], row->bytes);
        if ((marks_of(prefilter, text, strlen(text)) != 0) != row->marked)
            fail_msg("%s: %s", row->marked ? "not marked" : "marked", text);
    }
    free_prefilter(prefilter);
}

/* What may be before a label and after it. */
static const struct around {
    const char *before, *after;
    bool marked;
} arounds[] = {
    {"", "", true},         {"x", "", false},       {"", "x", false},       {"1", "", false},
    {"", "1", false},       {"_", "", true},        {"x_", "", true},       {"", "_", false},
    {"=", "=", true},       {"\\n", "", true},      {"\\x", "", true},      {"\\", "", true},
    {"#012", "", true},     {"#015", "=", true},    {"012", "", false},     {"#0123", "", false},
    {"\\u000a", "", true},  {"\303\251", "", true}, {"\320\264", "", true}, {"", "\303\251", true},
    {"", "\320\264", true}, {"", "\\n", true},      {"x ", " x", true},
};

static void test_around(void **state)
{
    struct prefilter *prefilter = new_prefilter(drcode_builtin());
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(arounds); i++) {
        char text[64];

        snprintf(text, sizeof text, "%sCallEndSubReason%s", arounds[i].before, arounds[i].after);
        if ((marks_of(prefilter, text, strlen(text)) != 0) != arounds[i].marked)
            fail_msg("%s: %s", arounds[i].marked ? "not marked" : "marked", text);
    }
    for (i = 0x80; i < 0x100; i++) {
        char text[] = "Call EndSubReason";

        text[4] = (char)i;
        assert_int_equal(marks_of(prefilter, text, sizeof text - 1), MARK_LABEL);
    }
    free_prefilter(prefilter);
}

/* Bytes in which a letter may hide let the reader decide. */
static void test_unclear(void **state)
{
    struct prefilter *prefilter = new_prefilter(drcode_builtin());

    (void)state;
    expect_mark(prefilter, "Code de r\303\251ponse Microsoft final : 560403", MARK_LABEL);
    expect_mark(prefilter, "Subc\303\263digo final de Microsoft", MARK_LABEL);
    expect_mark(prefilter, "C\303\263digo SIP final", MARK_LABEL);
    expect_mark(prefilter, "C\303\223DIGO DE RESPUESTA SIP", MARK_LABEL);
    expect_mark(prefilter, "Endg\303\274ltiger SIP-Ausdruck", MARK_LABEL);
    expect_mark(prefilter, "Endgu\314\210ltige SIP-Phrase", MARK_LABEL);
    expect_mark(prefilter, "\346\234\200\347\265\202 SIP \343\202\263\343\203\274\343\203\211",
                MARK_LABEL);
    expect_mark(prefilter, "\346\234\200\347\273\210SIP\347\237\255\350\257\255", MARK_LABEL);
    expect_mark(prefilter, "Sub\320 Code: 560403", MARK_LABEL);
    expect_mark(prefilter, "text=\303\251chec", MARK_REASON);
    expect_mark(prefilter, "text=\"5e19725b-0000-4e89", MARK_REASON); /* it may go on */
    expect_mark(prefilter, "text=\"No longer\nthan this", MARK_REASON);
    expect_mark(prefilter, "\\nCallEndSubReason: 560403", MARK_LABEL);
    expect_mark(prefilter, "x#012CallEndSubReason: 560403", MARK_LABEL);
    expect_mark(prefilter, "\\tUnable to deliver INVITE: No such host is known", MARK_PHRASE);
    expect_mark(prefilter, "Unable to deliver INVITE:\\u0020No such host is known", MARK_PHRASE);
    free_prefilter(prefilter);
}

/* Status lines of responses that may end a call, wherever they stand in a line. */
static void test_status(void **state)
{
    struct prefilter *prefilter = new_prefilter(drcode_builtin());

    (void)state;
    expect_mark(prefilter, "SIP/2.0 400 Bad Request", MARK_STATUS);
    expect_mark(prefilter, "SIP/2.0 486 Besetzt", MARK_STATUS);
    expect_mark(prefilter, "SIP/2.0 503", MARK_STATUS);
    expect_mark(prefilter, "x#012SIP/2.0 699 x", MARK_STATUS);
    expect_mark(prefilter, "{\"msg\":\"SIP/2.0 603 Decline\\r\\n\"", MARK_STATUS);
    expect_mark(prefilter, "{\"msg\":\"SIP\\/2.0 603 Decline\"", MARK_STATUS);
    expect_mark(prefilter, "    Arrival Time: Mar  4, 2025 09:00:01.5 UTC", MARK_FRAME);
    expect_no_mark(prefilter, "arrival at any time");
    expect_no_mark(prefilter, "SIP/2.0/TLS 503");
    expect_no_mark(prefilter, "GSIX/2.0 503");
    expect_no_mark(prefilter, "SIP/2.0 200 OK");
    expect_no_mark(prefilter, "SIP/2.0 302 Moved");
    expect_no_mark(prefilter, "SIP/2.0 401 Unauthorized");
    expect_no_mark(prefilter, "SIP/2.0 407 Proxy Authentication Required");
    expect_no_mark(prefilter, "SIP/2.0 491 Request Pending");
    expect_no_mark(prefilter, "SIP/2.0 50");
    expect_no_mark(prefilter, "SIP/2.0 5x3");
    expect_no_mark(prefilter, "HTTP/2.0 404 Not Found");
    expect_no_mark(prefilter, "IP/2.0 404");
    expect_no_mark(prefilter, "lasted 2.0 450 ms");
    free_prefilter(prefilter);
}

/* Many needles: nothing is left out, be there one gram for all or more than there are buckets for.
 */
static void test_many(void **state)
{
    static const char *const shapes[] = {
        "Trunk number %05zu of the customer is not configured", "%05zu%05zuabcdefghijklmnop",
        "\320\237\320\276\321\202\320\276\320\272 %zu 3 a b c d e f g h i j k l m n o p"};
    static struct catalog_entry entries[3000];
    static struct catalog_text texts[3000];
    size_t shape, i;

    (void)state;
    for (shape = 0; shape < COUNT(shapes); shape++) {
        struct drcode_catalog catalog = *drcode_builtin();
        struct buffer pool = {0};
        struct prefilter *prefilter;

        buffer_char(&pool, '\0');
        for (i = 0; i < COUNT(entries); i++) {
            char phrase[128], folded[128];

            snprintf(phrase, sizeof phrase, shapes[shape], i * 7919 % 100000, i);
            fold_text(phrase, strlen(phrase), folded, sizeof folded);
            texts[i] = (struct catalog_text){.phrase = (uint32_t)pool.size};
            buffer_add(&pool, phrase, strlen(phrase) + 1);
            texts[i].folded = (uint32_t)pool.size;
            buffer_add(&pool, folded, strlen(folded) + 1);
            entries[i] = catalog.entries[0];
            entries[i].microsoft = (uint32_t)(100000 + i * 299);
            entries[i].text[0] = (uint16_t)i;
            entries[i].text[1] = CATALOG_NO_TEXT;
        }
        catalog.reason_count = 0; /* whose strings are in another pool */
        catalog.pool = pool.data;
        catalog.entries = entries;
        catalog.texts = texts;
        catalog.entry_count = COUNT(entries);
        prefilter = new_prefilter(&catalog);
        for (i = 0; i < COUNT(entries); i++) {
            const char *phrase = pool.data + texts[i].phrase;
            char line[200];
            int size = snprintf(line, sizeof line, "y %ld 504 y", (long)entries[i].microsoft);

            if (!(marks_of(prefilter, line, (size_t)size) & MARK_PAIR))
                fail_msg("shape %zu: not marked: %s", shape, line);
            if (!(marks_of(prefilter, phrase, strlen(phrase)) & MARK_PHRASE))
                fail_msg("shape %zu: not marked: %s", shape, phrase);
        }
        free_prefilter(prefilter);
        buffer_free(&pool);
    }
}

/* The least code of six digits and the greatest, alone. */
static void test_first_and_last_code(void **state)
{
    static struct catalog_entry entries[2];
    struct drcode_catalog catalog = *drcode_builtin();
    struct prefilter *prefilter;

    (void)state;
    entries[0] = entries[1] = catalog.entries[0];
    entries[0].microsoft = 100000;
    entries[1].microsoft = 999999;
    catalog.entries = entries;
    catalog.entry_count = COUNT(entries);
    prefilter = new_prefilter(&catalog);
    assert_int_equal(marks_of(prefilter, "y 100000 504 y", 14), MARK_PAIR);
    assert_int_equal(marks_of(prefilter, "y 999999 504 y", 14), MARK_PAIR);
    assert_int_equal(marks_of(prefilter, "y 999998 504 y", 14), 0);
    free_prefilter(prefilter);
}

int main(void)
{
    static struct tests tests;

    find_lanes();
    add_test(&tests, "every phrase that counts in running text", test_phrases, NULL);
    add_test(&tests, "documents that are loaded", test_documents, NULL);
    add_test(&tests, "every label in its spellings", test_labels, NULL);
    add_test(&tests, "codes of six digits", test_codes, NULL);
    add_test(&tests, "random lines of codes", test_random_codes, NULL);
    add_test(&tests, "what looks like it and is not", test_none, NULL);
    add_test(&tests, "names between quotes", test_quoted, NULL);
    ADD_ROWS(&tests, betweens, test_between);
    add_test(&tests, "around a label", test_around, NULL);
    add_test(&tests, "bytes in which a letter may hide", test_unclear, NULL);
    add_test(&tests, "many needles", test_many, NULL);
    add_test(&tests, "status lines", test_status, NULL);
    add_test(&tests, "the first and the last code", test_first_and_last_code, NULL);
    return run_all(&tests, "needles");
}
