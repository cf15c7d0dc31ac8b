#include "log/prefilter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "log/json.h"
#include "log/needles.h"
#include "log/qgrams.h"
#include "lookup/label.h"

struct scan {
    const struct drcode_catalog *catalog;
    unsigned always; /* marks that every line gets: something cannot be searched for */
    struct patterns patterns;
};

static const char separators[] = " \t,;/|\"'";

bool scan_separates(char c)
{
    return memchr(separators, c, sizeof separators - 1) != NULL;
}

/* Adds the grams of a code, and of what may be before or behind it in a pair: one of them is looked
   up wherever a pair stands. False where no more fit. */
static bool add_code(struct scan *scan, unsigned long code)
{
    const char *separator;
    char text[16];
    bool added = true;
    size_t size = (size_t)snprintf(text, sizeof text, " %lu ", code), i;

    for (separator = separators; *separator; separator++) {
        text[0] = text[size - 1] = *separator;
        for (i = 0; added && i + FRAGMENT_GRAM <= size; i++)
            added = fragments_add_gram(&scan->patterns.fragments, text + i, SCAN_PAIR);
    }
    return added;
}

/* Adds the codes of six digits. */
static void add_codes(struct scan *scan)
{
    size_t i;

    for (i = 0; i < scan->catalog->entry_count; i++) {
        unsigned long code = scan->catalog->entries[i].microsoft;

        if (code >= 100000 && code <= 999999 && !add_code(scan, code))
            scan->always |= SCAN_PAIR;
    }
}

static void add_labels(struct scan *scan)
{
    enum label_trust trust;
    enum label label;
    const char *name;
    size_t i;

    for (i = 0; (name = label_row(i, &label, &trust)) != NULL; i++) {
        /* "SIP/2.0" before a status is the first line of a message, which is found otherwise */
        if (label_is_evidence(label, trust) && strcmp(name, "sip20") != 0 &&
            !patterns_label(&scan->patterns, name, SCAN_LABEL))
            scan->always |= SCAN_LABEL;
    }
}

struct scan *scan_new(const struct drcode_catalog *catalog)
{
    struct scan *scan = calloc(1, sizeof *scan);

    if (!scan)
        return NULL;
    scan->catalog = catalog;
    patterns_start(&scan->patterns);
    add_codes(scan);
    add_labels(scan);
    if (!patterns_reason(&scan->patterns, SCAN_REASON))
        scan->always |= SCAN_REASON;
    return scan;
}

void scan_free(struct scan *scan)
{
    free(scan);
}

void scan_phrase(struct scan *scan, const char *phrase)
{
    if (!patterns_phrase(&scan->patterns, phrase, SCAN_PHRASE))
        scan->always |= SCAN_PHRASE;
}

void scan_everything(struct scan *scan)
{
    scan->always = SCAN_PHRASE | SCAN_LABEL | SCAN_PAIR | SCAN_OTHER | SCAN_REASON;
}

/* True where a number stands beside the one from `start` to `end`. */
static bool has_neighbour(const char *text, size_t size, size_t start, size_t end)
{
    size_t before = start, after = end;

    while (before > 0 && start - before < 5 && scan_separates(text[before - 1]))
        before--;
    while (after < size && after - end < 5 && scan_separates(text[after]))
        after++;
    return (before < start && before > 0 && ascii_digit(text[before - 1])) ||
           (after > end && after < size && ascii_digit(text[after]));
}

/* True where a digit stands before `at`: one more of the same number, unless it is the last of an
   escaped line end, "#012". */
static bool is_behind_digit(const char *text, size_t at)
{
    return at > 0 && ascii_digit(text[at - 1]) && (at < 4 || memcmp(text + at - 4, "#012", 4) != 0);
}

/* True where a documented Microsoft code of six digits, no more, starts at `at`, with a number
   beside it. */
static bool is_code(const struct scan *scan, const char *text, size_t size, size_t at)
{
    size_t i, first;
    int32_t code = 0;

    if (size < at + 6 || is_behind_digit(text, at) || (size > at + 6 && ascii_digit(text[at + 6])))
        return false;
    for (i = 0; i < 6; i++) {
        if (!ascii_digit(text[at + i]))
            return false;
        code = 10 * code + (text[at + i] - '0');
    }
    return has_neighbour(text, size, at, at + 6) &&
           drcode_find_microsoft(scan->catalog, code, &first) > 0;
}

/* True where a gram at `at` is of such a code. The digits before it may be those of "#012". */
static bool has_code(const struct scan *scan, const char *text, size_t size, size_t at)
{
    size_t start = at + !ascii_digit(text[at]);

    while (start > 0 && start + 6 > at && ascii_digit(text[start - 1]))
        start--;
    return is_code(scan, text, size, start) || is_code(scan, text, size, start + 3);
}

/* True where a line that starts at `at` starts like JSON. */
static bool is_json(const char *text, size_t size, size_t at)
{
    const char *end = bytes_find('\n', text + at, size - at);

    return object_starts(text + at, end ? (size_t)(end - text) - at : size - at);
}

/* What was found. */
struct held {
    unsigned marks;
    size_t place;   /* of the first byte with a mark, or of JSON, */
    unsigned found; /* and its marks */
};

static void hold(struct held *held, unsigned marks, size_t place)
{
    held->marks |= marks;
    if (marks && place < held->place) {
        held->place = place;
        held->found = marks;
    }
}

/* Looks closer at the window at `at`. */
static void look_closer(const struct scan *scan, const char *text, size_t size, size_t at,
                        const struct fragment_hits *hits, struct held *held)
{
    uint32_t set;

    for (set = hits->places; set; set &= set - 1) {
        size_t place = at + FRAGMENT_FIRST(set);

        if (place >= size)
            break;
        if (text[place] & 0x80) {
            hold(held, SCAN_OTHER, place);
            break; /* the others are behind it */
        }
        if (place < held->place && is_json(text, size, place)) {
            held->place = place;
            held->found = 0;
        }
    }
    for (set = hits->grams; set; set &= set - 1) {
        unsigned i = FRAGMENT_FIRST(set), marks = hits->marks[i];
        size_t place = at + i * FRAGMENT_GRAM;

        if (marks & SCAN_PAIR && !has_code(scan, text, size, place))
            marks &= ~(unsigned)SCAN_PAIR;
        hold(held, marks, place);
    }
}

/* Looks at one window after the other, from `at` on: at all of them, or until there is a place. */
static void search(const struct scan *scan, const char *text, size_t size, size_t at, bool all,
                   struct held *held)
{
    struct fragment_hits hits;

    for (; all || held->place == size; at += FRAGMENT_WINDOW) {
        at = fragments_search(&scan->patterns.fragments, text, size, at, &hits);
        if (at >= size)
            return;
        look_closer(scan, text, size, at, &hits, held);
    }
}

unsigned scan_line(const struct scan *scan, const char *text, size_t from, size_t size)
{
    struct held held = {scan->always, size, 0};

    search(scan, text, size, from, true, &held);
    return held.marks;
}

unsigned scan_lines(const struct scan *scan, const char *text, size_t size, size_t *at)
{
    struct held held = {0, size, 0};

    if (scan->always)
        return SCAN_OTHER;
    search(scan, text, size, *at, false, &held);
    *at = held.place;
    return held.found;
}
