/* test_prefilter.c - the fast path: what it marks, and that nothing is found without it that is not
   found with it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "catalog/load.h"
#include "log/evidence.h"
#include "log/json.h"
#include "log/prefilter.h"
#include "log/scanner.h"
#include "lookup/label.h"
#include "system/system.h"
#include "test.h"

#include "plain.c"

#define LOGS "tests/data/logs/"

/* Phrases of one fragment each, so that the reference knows what is searched for. */
static const char *const words[] = {"zebrafi", "5690150", "zz9_q0x",
                                    "q_12_zz", "ab cdef", "zebrafi"};

/* True where a line holds a string, in capitals or not. As in a prefilter, `|` 0x20 makes letters
   small: it makes other things of some control characters, which then count as well. */
static bool holds(const char *text, size_t size, const char *word)
{
    size_t length = strlen(word), at, i;

    for (at = 0; at + length <= size; at++) {
        for (i = 0; i < length && (text[at + i] | 0x20) == (word[i] | 0x20); i++)
            ;
        if (i == length)
            return true;
    }
    return false;
}

static bool digit_at(const char *text, size_t size, size_t at)
{
    return at < size && text[at] >= '0' && text[at] <= '9';
}

/* True where one to five separators, and then a digit, stand from `at` on, in steps of `step`. */
static bool number_beside(const char *text, size_t size, size_t at, size_t step)
{
    size_t count = 0;

    for (; at < size && count < 5 && text[at] && strchr(" \t,;/|\"'", text[at]); at += step)
        count++;
    return count > 0 && digit_at(text, size, at);
}

/* True where a line holds a documented code of six digits that no further digit touches, but for
   the end of "#012", and that has a number beside it. */
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

/* Compares the marks of a line with those of a search byte by byte, at an alignment of `shift`. The
   line ends where its memory does, so that a sanitizer sees what is read beyond it. */
static void check_line(const struct prefilter *prefilter, const char *text, size_t size,
                       size_t shift)
{
    char *memory = malloc(size + shift + 1), *line = memory + 1 + shift;
    unsigned marks, expected = 0;
    bool phrase = false;
    size_t i;

    assert_non_null(memory);
    memcpy(line, text, size);
    marks = prefilter_marks(prefilter, line, 0, size);
    for (i = 0; i < COUNT(words); i++)
        phrase = phrase || holds(line, size, words[i]);
    for (i = 0; i < size; i++)
        expected |= line[i] & 0x80 ? MARK_OTHER : 0;
    expected |= holds_code(line, size) ? MARK_PAIR : 0;
    if ((marks & (MARK_OTHER | MARK_PAIR)) != expected || (phrase && !(marks & MARK_PHRASE)))
        fail_msg("marks %u, expected %u: %.*s", marks, expected, (int)size, line);
    free(memory);
}

static struct prefilter *new_prefilter(void)
{
    struct prefilter *prefilter = prefilter_new(drcode_builtin());
    size_t i;

    assert_non_null(prefilter);
    for (i = 0; i < COUNT(words); i++)
        prefilter_phrase(prefilter, words[i]);
    return prefilter;
}

/* Compares where lines are found to matter with what is said of each of them. */
static void check_lines(const struct prefilter *prefilter, const char *text, size_t size)
{
    size_t place = 0, at, next;
    unsigned found = prefilter_search(prefilter, text, size, &place);

    for (at = 0; at < size && place >= at; at = next) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end ? (size_t)(end - text) - at : size - at;
        unsigned marks = prefilter_marks(prefilter, text + at, 0, length);
        bool matters = marks != 0 || json_starts(text + at, length);

        next = at + length + 1;
        if (matters != (place < next && place < size))
            fail_msg("a line at %zu, a place at %zu: %.*s", at, place, (int)size, text);
        if (matters && (found & ~marks || (found == 0 && !json_starts(text + at, length))))
            fail_msg("marks %u of %u at %zu: %.*s", found, marks, place, (int)size, text);
        if (matters && prefilter_marks(prefilter, text + at, place - at, length) != marks)
            fail_msg("other marks from %zu on: %.*s", place - at, (int)length, text + at);
    }
}

/* What is searched for, at every place of lines of every length. */
static void test_places(void **state)
{
    static const char *const strings[] = {"zebrafi",    "ZeBRaFI",  "zz9_q0x", "SIP/2.0",
                                          "sip/2.0",    "569015",   "5690150", "\303",
                                          "#012569015", "#12569015"};
    struct prefilter *prefilter = new_prefilter();
    char text[100];
    size_t i, size, at;

    (void)state;
    for (i = 0; i < COUNT(strings); i++) {
        size_t length = strlen(strings[i]);

        for (size = length; size < sizeof text; size++) {
            for (at = 0; at + length <= size; at++) {
                memset(text, "x5 2"[size % 4], size);
                memcpy(text + at, strings[i], length);
                check_line(prefilter, text, size, (size + at) % 16);
            }
        }
    }
    prefilter_free(prefilter);
}

/* Random lines: any bytes, or pieces of what is searched for. */
static void test_random(void **state)
{
    static const char letters[] = "zebrafi5690150512 sip/2.0_q#012ZX";
    static const char *const pieces[] = {
        "zebrafi",  "zebraf", "569015",   "5",    "0", "2",        "#012", "sip/2.0",
        "SIP/2.",   "569002", "zz9_",     "q0x",  " ", "\303\251", "\n",   "\n",
        "SIP/2.0 ", "504",    " SIP/2.0", "\r\n", "{", ""};
    struct prefilter *prefilter = new_prefilter();
    char text[300];
    size_t round;

    (void)state;
    for (round = 0; round < 60000; round++) {
        size_t size = below(round % 8 ? 65 : 260), used = 0, i;

        for (i = 0; round % 3 == 0 && i < size; i++)
            text[i] = (char)below(256);
        for (i = 0; round % 3 == 1 && i < size; i++)
            text[i] = letters[below(sizeof letters - 1)];
        while (round % 3 == 2 && used < size) {
            const char *piece = pieces[below(COUNT(pieces))];

            memcpy(text + used, piece, strlen(piece));
            used += strlen(piece) + (*piece == '\0');
            if (*piece == '\0')
                text[used - 1] = '\0';
        }
        check_line(prefilter, text, size, round % 16);
        check_lines(prefilter, text, size);
    }
    prefilter_free(prefilter);
}

/* Puts a string into noise at every offset; each time the marks must have one of `marks`. */
static void expect_marks(const struct evidence *evidence, const char *string, unsigned marks)
{
    char text[1200];
    size_t length = strlen(string), before, i;

    assert_true(length + 80 < sizeof text);
    for (before = 0; before < 40; before++) {
        size_t size = before + length + below(30);

        for (i = 0; i < size; i++)
            text[i] = " .:;=-x1y"[below(9)];
        memcpy(text + before, string, length);
        if (!(evidence_marks(evidence, text, 0, size) & marks))
            fail_msg("not marked behind %zu bytes: %s", before, string);
    }
}

static void change_case(char *text, unsigned how)
{
    size_t i;

    for (i = 0; text[i]; i++)
        if (how == 2 || (how == 1 && i % 2))
            text[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] - 32) : text[i];
}

/* Each phrase of a catalog that a line can be evidence by is searched for. Returns how many. */
static size_t expect_phrases(const struct drcode_catalog *catalog)
{
    static struct record record;
    struct evidence *evidence = evidence_new(catalog), *plain = evidence_new(catalog);
    size_t i, lang, count = 0;
    unsigned how;

    assert_true(evidence && plain);
    evidence_prefilter_off(plain);
    for (i = 0; i < 2 * drcode_count(catalog); i++) {
        struct drcode_entry entry;
        const char *phrase;
        char text[1024];

        lang = i % 2;
        drcode_entry(catalog, i / 2, (enum drcode_lang)lang, &entry);
        phrase = entry.phrase;
        record_start(&record, 1);
        if (!evidence_read(plain, phrase, 0, strlen(phrase), DRCODE_NO_CODE, &record))
            continue;
        count++;
        for (how = 0; how < 3; how++) {
            snprintf(text, sizeof text, "%s", phrase);
            change_case(text, how);
            expect_marks(evidence, text, MARK_PHRASE | MARK_OTHER);
        }
        snprintf(text, sizeof text, "text=\"%s\"", phrase);
        expect_marks(evidence, text, MARK_REASON | MARK_OTHER);
    }
    evidence_free(evidence);
    evidence_free(plain);
    return count;
}

static void test_phrases(void **state)
{
    (void)state;
    assert_true(expect_phrases(drcode_builtin()) > 100);
}

/* Documents that are loaded are searched for as well, codes of any first digit among them. */
static void test_documents(void **state)
{
    static const char path[] = "tests/data/documents/new.md";
    struct drcode_error error;
    struct drcode_catalog *catalog = drcode_load(drcode_builtin(), path, &error);
    struct evidence *evidence;

    (void)state;
    assert_non_null(catalog);
    evidence = evidence_new(catalog);
    assert_non_null(evidence);
    assert_true(expect_phrases(catalog) > 100);
    expect_marks(evidence, "Unable to deliver INVITE: The SBC is away", MARK_PHRASE);
    expect_marks(evidence, "y 569001 504 y", MARK_PAIR);
    evidence_free(evidence);
    drcode_catalog_free(catalog);
}

/* Codes of six digits that start with no 5, which documents may tell of. */
static void test_other_codes(void **state)
{
    static const char text[] = "ordinary\n100000 504\n",
                      path[] = "tests/data/documents/other-code.md";
    struct drcode_error error;
    struct drcode_catalog *catalog = drcode_load(drcode_builtin(), path, &error);
    struct evidence *evidence;

    (void)state;
    assert_non_null(catalog);
    evidence = evidence_new(catalog);
    assert_non_null(evidence);
    expect_marks(evidence, "y 100000 504 y", MARK_PAIR);
    assert_int_equal(evidence_marks(evidence, "ordinary", 0, 8), 0);
    assert_int_equal(evidence_marks(evidence, "CallEndSubReas", 0, 14), 0); /* it ends too soon */
    assert_in_range(evidence_search(evidence, text, sizeof text - 1), 9, 19);
    evidence_free(evidence);
    drcode_catalog_free(catalog);
}

/* The last bytes of a line, cut off within what is searched for. */
static void test_line_cut_off(void **state)
{
    static const char pair[] = "504 569015", reason[] = "Reason: Q.850;text=\"Loop detected";
    struct evidence *evidence = evidence_new(drcode_builtin());
    size_t size;

    (void)state;
    assert_non_null(evidence);
    for (size = 0; size < sizeof pair; size++)
        assert_int_equal(evidence_marks(evidence, pair, 0, size),
                         size == sizeof pair - 1 ? MARK_PAIR : 0);
    for (size = 0; size < sizeof reason; size++) {
        char *bare = malloc(size + 1);

        assert_non_null(bare);
        memcpy(bare, reason, size);
        /* from the head of the phrase on, the line may hold one */
        if (size >= strlen("Reason: Q.850;text=\"Loop de"))
            assert_true(evidence_search(evidence, bare, size) < size);
        free(bare);
    }
    evidence_free(evidence);
}

/* A phrase that nothing can be searched for by makes every line count. */
static void test_always(void **state)
{
    static const char *const none[] = {"cannot not", "a: b, c", "short", ""};
    size_t i, at;

    (void)state;
    for (i = 0; i < COUNT(none); i++) {
        struct prefilter *prefilter = prefilter_new(drcode_builtin());

        assert_non_null(prefilter);
        assert_int_equal(prefilter_marks(prefilter, "x", 0, 1), 0);
        prefilter_phrase(prefilter, none[i]);
        assert_int_equal(prefilter_marks(prefilter, "x", 0, 1), MARK_PHRASE);
        assert_int_equal(prefilter_marks(prefilter, "", 0, 0), MARK_PHRASE);
        at = 0;
        assert_true(prefilter_search(prefilter, "x\n", 2, &at) != 0);
        assert_int_equal(at, 0);
        prefilter_free(prefilter);
    }
}

/* More phrases than there is room for: nothing is left out. */
static void test_many(void **state)
{
    struct prefilter *prefilter = new_prefilter();
    char word[32];
    size_t i;

    (void)state;
    for (i = 0; i < 3000; i++) {
        snprintf(word, sizeof word, "zq%05zu", i * 7919 % 100000);
        prefilter_phrase(prefilter, word);
        assert_true(prefilter_marks(prefilter, word, 0, strlen(word)) & MARK_PHRASE);
    }
    prefilter_free(prefilter);
}

/* Codes that documents tell of, more than there is room for. */
static void test_many_codes(void **state)
{
    static struct catalog_entry entries[3000];
    struct drcode_catalog catalog = *drcode_builtin();
    struct prefilter *prefilter;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(entries); i++) {
        entries[i] = catalog.entries[0];
        entries[i].microsoft = (uint32_t)(100000 + i * 299);
    }
    catalog.entries = entries;
    catalog.entry_count = COUNT(entries);
    prefilter = prefilter_new(&catalog);
    assert_non_null(prefilter);
    for (i = 0; i < COUNT(entries); i++) {
        char line[32];
        int size = snprintf(line, sizeof line, "y %ld 504 y", (long)entries[i].microsoft);

        assert_true(prefilter_marks(prefilter, line, 0, (size_t)size) & MARK_PAIR);
    }
    /* nor is there room for what is added behind them */
    assert_int_equal(prefilter_marks(prefilter, "x", 0, 1), MARK_PAIR | MARK_LABEL | MARK_REASON);
    prefilter_free(prefilter);
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
    prefilter = prefilter_new(&catalog);
    assert_non_null(prefilter);
    assert_int_equal(prefilter_marks(prefilter, "y 100000 504 y", 0, 14), MARK_PAIR);
    assert_int_equal(prefilter_marks(prefilter, "y 999999 504 y", 0, 14), MARK_PAIR);
    assert_int_equal(prefilter_marks(prefilter, "y 999998 504 y", 0, 14), 0);
    prefilter_free(prefilter);
}

/* Labels, their words together or with one mark between them, in any case. */
static void test_labels(void **state)
{
    struct evidence *evidence = evidence_new(drcode_builtin());
    enum label_trust trust;
    enum label label;
    const char *name;
    size_t row, i, count = 0;

    (void)state;
    assert_non_null(evidence);
    for (row = 0; (name = label_row(row, &label, &trust)) != NULL; row++) {
        const char *mark;
        unsigned how;

        assert_true(trust == LABEL_COLUMN || label_may_end(name, strlen(name)));
        assert_true(label >= LABEL_FILE || label_may_be_name(name, strlen(name)));
        if (!label_is_evidence(label, trust) || strcmp(name, "sip20") == 0)
            continue;
        count++;
        for (mark = " _-;";; mark++) {
            char text[64];
            size_t size = 0;

            for (i = 0; name[i]; i++) {
                if (name[i] >= 'A' && name[i] <= 'Z' && *mark)
                    text[size++] = *mark;
                text[size++] = name[i];
            }
            text[size++] = ':';
            text[size] = '\0';
            for (how = 0; how < 3; how++) {
                change_case(text, how);
                expect_marks(evidence, text, MARK_LABEL);
            }
            if (!*mark)
                break;
        }
    }
    assert_true(count > 20);
    evidence_free(evidence);
}

/* A documented code of six digits with a number beside it is marked, at every offset; one that
   digits touch is not. */
static void test_codes(void **state)
{
    struct prefilter *prefilter = prefilter_new(drcode_builtin());
    size_t i, before, count = 0;

    (void)state;
    assert_non_null(prefilter);
    for (i = 0; i < drcode_count(drcode_builtin()); i++) {
        struct drcode_entry entry;
        char text[64];

        drcode_entry(drcode_builtin(), i, DRCODE_EN, &entry);
        if (entry.microsoft < 100000)
            continue;
        count++;
        for (before = 0; before < 40; before++) {
            int size =
                snprintf(text, sizeof text, "%*s%ld", (int)before, "", (long)entry.microsoft);

            assert_int_equal(prefilter_marks(prefilter, text, 0, (size_t)size), 0);
            memcpy(text + size, " 504", 4);
            assert_int_equal(prefilter_marks(prefilter, text, 0, (size_t)size + 1), 0);
            assert_int_equal(prefilter_marks(prefilter, text, 0, (size_t)size + 2), MARK_PAIR);
            if (before > 0)
                text[before - 1] = (char)('0' + before % 10);
            assert_int_equal(prefilter_marks(prefilter, text, 0, (size_t)size + 4),
                             before > 0 ? 0 : MARK_PAIR);
            if (before > 1) {
                text[before - 1] = '/';
                text[before - 2] = '4';
                assert_int_equal(prefilter_marks(prefilter, text, 0, (size_t)size), MARK_PAIR);
            }
            text[size] = (char)('0' + before % 10);
            assert_int_equal(prefilter_marks(prefilter, text, 0, (size_t)size + 1), 0);
        }
    }
    assert_in_range(count, 30, 1000);
    prefilter_free(prefilter);
}

/* Lines of other systems, some of which do hold a word or a code that is searched for. */
static const char *const ordinary[] = {
    "192.0.2.10 - - [04/Mar/2025:09:00:01 +0000] \"GET /index.html HTTP/1.1\" 404 511404",
    "192.0.2.10 - - [04/Mar/2025:09:00:07 +0000] \"-\" 408 560408 \"-\" \"-\"",
    "2025/03/04 09:00:03 [warn] 504#569002: *1 an upstream response is buffered to a temporary "
    "file",
    "Mar  4 09:00:01 lb1 haproxy[504]: 192.0.2.10:56900 [04/Mar/2025:09:00:01.569] web~ app/app1 "
    "0/0/1/504/505 504 569002 - - sH-- 5/5/1/1/0 0/0 \"GET /slow HTTP/1.1\"",
    "Completed 504 Gateway Timeout in 569002ms (Views: 504.0ms | ActiveRecord: 569.0ms)",
    "HTTP/1.1 504 Gateway Time-out",
    "wget: server returned error: HTTP/1.1 404 Not Found",
    "AxiosError: Request failed with status code 404",
    "%BGP-3-NOTIFICATION: sent to neighbor 192.0.2.1 6/2 (Administrative Shutdown) 0 bytes",
    "Schannel error 0x80090325 SEC_E_UNTRUSTED_ROOT while connecting to www.example.com",
    "TLS handshake failed; HRESULT=0x80096004",
    "remote certificate expired",
    "nginx: client sent invalid request line while reading client request line",
    " 1  0      0 569002  10200 504960    0    0    12    25  504  569  1  0 99  0  0",
    "09:00:01        504    569002     10037       480    560503       503",
    "a;504;569015;17;403;560403",
    "time=09:00:22.569002 504ms",
    "kernel: [504.569002] usb 1-1: new high-speed USB device number 4 using xhci_hcd",
    "-rw-r--r-- 1 root root 569002 Mar  4 09:00 504",
    "eth0: RX 569002 TX 504503",
    "Call-ID: 569002-504@192.0.2.1",
    "tel:+1-504-569-0021",
    "04/03/2025 504:569002",
    "504c569 569002d fix",
    "Warning  BackOff    504s (x569 over 2h)   kubelet  Back-off restarting failed container",
    "2025-03-04 09:00:03 UTC [504] FATAL:  remaining connection slots are reserved",
    "systemd[1]: Started Session 569002 of user root.",
    "Caused by: java.net.SocketTimeoutException: Read timed out",
    "goroutine 569002 [running]:",
    "{\"timestamp\":\"2025-03-04T09:00:01Z\",\"level\":\"ERROR\",\"message\":\"boom\",\"file\":"
    "\"calls.js\",\"line\":504,\"match\":\"code\",\"score\":100}",
    "{\"@timestamp\":\"2025-03-04T09:00:01Z\",\"log\":{\"level\":\"info\"},\"http\":{\"response\":{"
    "\"status_code\":504,\"bytes\":569002}}}",
    "[{\"code\":404},{\"code\":503}]",
    "SIP/2.0 401 Unauthorized",
    "SIP/2.0 422 Session Interval Too Small",
    "SIP/2.0 403 No",
    "Reason: Q.850;cause=41;text=\"Service Unavailable\"",
    "chan_sip.c: Peer 'trunk' is now UNREACHABLE!  Last qualify: 504",
    "BYE",
    "association establishment timeout",
    "error_code = 504",
};

static void test_ordinary(void **state)
{
    struct evidence *evidence = evidence_new(drcode_builtin());
    size_t i, quiet = 0;

    (void)state;
    assert_non_null(evidence);
    for (i = 0; i < COUNT(ordinary); i++)
        quiet +=
            !(evidence_marks(evidence, ordinary[i], 0, strlen(ordinary[i])) & ~(unsigned)MARK_PAIR);
    assert_in_range(quiet, COUNT(ordinary) * 2 / 3, COUNT(ordinary));
    evidence_free(evidence);
}

/* A scanner, one that reads every line, and what each found. The second may also be told that every
   line matters. */
struct both {
    struct buffer found, expected;
    struct drcode_scanner *scanner, *plain;
};

static void start_both(struct both *both, bool everything)
{
    const struct drcode_scanner_calls calls = {.found = plain_show, .context = &both->found};

    both->scanner = drcode_scanner_new(drcode_builtin(), &calls);
    both->plain = plain_new(&both->expected);
    assert_true(both->scanner && both->plain);
    if (everything)
        scanner_prefilter_off(both->plain);
}

static void end_both(struct both *both)
{
    drcode_scanner_free(both->scanner);
    drcode_scanner_free(both->plain);
    buffer_free(&both->found);
    buffer_free(&both->expected);
}

/* Compares what was found in one input with what is to be; returns whether that is anything. */
static bool compare(struct both *both, const struct buffer *text)
{
    size_t line = 0, i;

    drcode_scan_end(both->scanner);
    both->expected.size = 0;
    drcode_scan(both->plain, text->data, text->size);
    drcode_scan_end(both->plain);
    buffer_char(&both->found, '\0');
    buffer_char(&both->expected, '\0');
    for (i = 0; both->found.data[i] && both->found.data[i] == both->expected.data[i]; i++)
        line = both->found.data[i] == '\n' ? i + 1 : line;
    if (both->found.data[i] != both->expected.data[i])
        fail_msg("found %.300s\nexpected %.300s", both->found.data + line,
                 both->expected.data + line);
    return both->found.size > 1;
}

/* Compares what both find in one input that comes in parts. */
static bool same(struct both *both, const struct buffer *text)
{
    size_t part, i;

    both->found.size = 0;
    for (i = 0; i < text->size; i += part) {
        part = below(8) ? 1 + below(20000) : 1 + below(200);
        part = part < text->size - i ? part : text->size - i;
        drcode_scan(both->scanner, text->data + i, part);
    }
    return compare(both, text);
}

/* Reads all files of tests/data/logs one after the other into `all`, and compares each of them. */
static void read_logs(struct both *both, struct buffer *all)
{
    struct buffer names = {0};
    const char *name;
    size_t count = 0, found = 0;

    assert_true(system_list(LOGS, &names));
    for (name = names.data; name < names.data + names.size; name += strlen(name) + 1, count++) {
        struct buffer text = {0};
        char path[256];

        if (strstr(name, ".found"))
            continue;
        snprintf(path, sizeof path, LOGS "%s", name);
        assert_true(load_file(path, &text));
        found += same(both, &text);
        buffer_add(all, text.data, text.size);
        buffer_char(all, '\n');
        buffer_free(&text);
    }
    assert_in_range(count, 40, 1000);
    assert_in_range(found, 20, count);
    buffer_free(&names);
}

/* Adds a line that may be part of something: of a message, a block, a table, JSON. */
static void add_part(struct buffer *text)
{
    static const char *const parts[] = {
        "",
        " ",
        "SIP/2.0 403 No",
        "10:00:01 SIP/2.0 403 No",
        "INVITE sip:x@example.com SIP/2.0",
        "10:00:01 From: <sip:x>",
        "Via: SIP/2.0/TLS sbc1.example.com",
        " continued",
        "Reason: Q.850;cause=16;text=\"5e19725b-0000-4e89-bae3-000000000001;Forbidden; Ca\"",
        "Code : 504",
        "Code: 504",
        "error = 404",
        "Name        : x",
        "SubCode     : 569002",
        "SubCode: 1106",
        "CallEndSubReason = 560403",
        "FinalSipCode: 486",
        "FinalSipCodePhrase : Unable to deliver INVITE: No connection could be",
        "    made because the target machine actively refused it",
        "SbcFqdn : sbc1.example.com",
        "key=value",
        "a x#012SIP/2.0 504 Server Time-out#012Via: SIP/2.0/TLS x#012",
        "a y#012INVITE sip:x SIP/2.0#012Code : 504",
        "X-Info: a#012b",
        "Reason: Q.850;text=\"5e19725b-0000-4e89-bae3-000000000001;Forbidden; Ca\"#012SIP/2.0 404",
        "10:00:02 an ordinary line of a log",
        "2025-03-04T10:00:02Z ordinary: another one",
        "{",
        "[x",
        "569002 504",
    };

    buffer_string(text, parts[below(COUNT(parts))]);
    buffer_string(text, below(8) ? "\n" : "\r\n");
}

/* Adds lines from a random place on: whole, cut, or as lines of one message that is escaped. */
static void add_lines(struct buffer *text, const struct buffer *all)
{
    size_t at = below(all->size), lines = 1 + below(12), how = below(6);

    for (; lines > 0 && at < all->size; lines--) {
        const char *start = all->data + at;
        const char *end = memchr(start, '\n', all->size - at);
        size_t size = end ? (size_t)(end - start) : all->size - at;

        if (how == 0 && size > 0)
            size = below(size);
        buffer_add(text, start, size);
        buffer_string(text, how == 1 && lines > 1 ? "#012" : how == 2 ? "\r\n" : "\n");
        at += end ? (size_t)(end - start) + 1 : size;
    }
    if (below(4) == 0)
        buffer_char(text, '\n');
}

static void test_same(void **state)
{
    struct both both = {0};
    struct buffer all = {0}, text = {0};
    size_t round, i, found = 0;

    (void)state;
    start_both(&both, true);
    read_logs(&both, &all);
    for (round = 0; round < 200; round++) {
        text.size = 0;
        for (i = 0; i < 60; i++) {
            size_t entry = below(drcode_count(drcode_builtin()));
            struct drcode_entry e;
            char line[1024];

            drcode_entry(drcode_builtin(), entry, (enum drcode_lang)(i % 2), &e);
            snprintf(line, sizeof line, i % 3 ? "x #012%ld %d y\n" : "x %ld %d %s\n",
                     (long)e.microsoft, e.sip, e.phrase);
            if (below(8) == 0)
                buffer_string(&text, line);
            add_lines(&text, &all);
        }
        found += same(&both, &text);
    }
    assert_in_range(found, 150, 200);
    end_both(&both);
    buffer_free(&all);
    buffer_free(&text);
}

#define CUT "text=\"5e19725b-0000-4e89-bae3-000000000001;Forbidden; Ca\""

/* Lines that hang together over others. */
static const char *const sequences[] = {
    "SIP/2.0 403 No\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nerror = 404\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX:\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX:\r\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX: a#012b\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nnone\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n continued\nSIP/2.0 404 x#012Reason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n continued\nReason: Q.850;" CUT "#012SIP/2.0 404 x\n",
    "SIP/2.0 403 No#012Via: x\n continued\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nSIP/2.0 404 x\n continued\nReason: Q.850;" CUT "\n",
    "Code : 504\nName : x\nSubCode : 569002\n",
    "Code : 504\nnone\nSubCode : 569002\n",
    "Code : 504\n  more\nSubCode : 569002\n",
    "Code : 504\nx#012y\nSubCode : 569002\n",
    "Name : x\nCode: 504\nSubCode : 569002\n",
    "1 aaaaa : y\nSubCode : 569002\n",
};

static void test_sequences(void **state)
{
    struct both both = {0};
    size_t i, before;

    (void)state;
    start_both(&both, false);
    for (i = 0; i < COUNT(sequences); i++) {
        for (before = 0; before < 3; before++) {
            struct buffer text = {0};

            buffer_string(&text, before == 0   ? ""
                                 : before == 1 ? "10:00:01 ordinary\n"
                                               : "SIP/2.0 404 Not Found\n");
            buffer_string(&text, sequences[i]);
            same(&both, &text);
            buffer_free(&text);
        }
    }
    end_both(&both);
}

/* What stands around lines that are read in pieces; "%s" stands for 70000 letters. */
static const char *const around_long_lines[] = {
    "SIP/2.0 403 No\n%s\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No%s\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\nX: %s\nReason: Q.850;" CUT "\n",
    "SIP/2.0 403 No\n%s\nnone\nReason: Q.850;" CUT "\n",
    "x\nSIP/2.0 403 No Reason: Q.850;" CUT "%s\nReason: Q.850;" CUT "\n",
    "x\nSIP/2.0 403 No\nReason: %s;" CUT "\nReason: Q.850;" CUT "\n",
    "Code : 504\n%s\nSubCode : 569002\n",
    "Name : %s\nCode : 504\nSubCode : 569002\n",
    "%s 504 569015 \n504 569018\n",
    "Final SIP code,Final Microsoft subcode,SBC FQDN\n504,569015,%s\n504,569018,x\n",
    "Final SIP code,SBC FQDN,Final Microsoft subcode\n504,%s,569015\n504,x,569018\n",
};

static void test_long_lines(void **state)
{
    struct both both = {0};
    size_t i, n, found = 0;

    (void)state;
    start_both(&both, false);
    for (i = 0; i < COUNT(around_long_lines); i++) {
        const char *gap = strstr(around_long_lines[i], "%s");
        struct buffer text = {0};

        buffer_add(&text, around_long_lines[i], (size_t)(gap - around_long_lines[i]));
        for (n = 0; n < 70000; n++)
            buffer_char(&text, 'y');
        buffer_string(&text, gap + 2);
        both.found.size = 0;
        drcode_scan(both.scanner, text.data, text.size);
        found += compare(&both, &text);
        buffer_free(&text);
    }
    assert_in_range(found, 6, COUNT(around_long_lines));
    end_both(&both);
}

/* However lines hang together: what is passed over changes nothing of how the rest is read. */
static void test_passed_over(void **state)
{
    struct both both = {0};
    struct buffer all = {0}, text = {0};
    size_t round, i, found = 0;

    (void)state;
    start_both(&both, false);
    read_logs(&both, &all);
    for (round = 0; round < 20000; round++) {
        text.size = 0;
        for (i = below(20); i > 0; i--)
            add_part(&text);
        if (round % 64 == 0)
            add_lines(&text, &all);
        found += same(&both, &text);
    }
    assert_in_range(found, 10000, 20000);
    end_both(&both);
    buffer_free(&all);
    buffer_free(&text);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "what is searched for, at every place", test_places, NULL);
    add_test(&tests, "random lines", test_random, NULL);
    add_test(&tests, "every phrase that counts in running text", test_phrases, NULL);
    add_test(&tests, "documents that are loaded", test_documents, NULL);
    add_test(&tests, "codes that start with another digit", test_other_codes, NULL);
    add_test(&tests, "a line that is cut off", test_line_cut_off, NULL);
    add_test(&tests, "phrases that nothing can be searched for by", test_always, NULL);
    add_test(&tests, "more phrases than there is room for", test_many, NULL);
    add_test(&tests, "more codes than there is room for", test_many_codes, NULL);
    add_test(&tests, "the first and the last code", test_first_and_last_code, NULL);
    add_test(&tests, "every label in its spellings", test_labels, NULL);
    add_test(&tests, "codes of six digits", test_codes, NULL);
    add_test(&tests, "ordinary lines", test_ordinary, NULL);
    add_test(&tests, "the same is found without the fast path", test_same, NULL);
    add_test(&tests, "what hangs together over lines passed over", test_sequences, NULL);
    add_test(&tests, "what hangs together over long lines", test_long_lines, NULL);
    add_test(&tests, "what is passed over changes nothing", test_passed_over, NULL);
    return run_all(&tests, "prefilter");
}
