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
#include "lookup/numbers.h"

struct prefilter {
    const struct drcode_catalog *catalog;
    unsigned always; /* marks that every line gets: something cannot be searched for */
    struct needles needles;
};

static const char separators[] = NUMBER_SEPARATORS;

static bool separates(char c)
{
    return memchr(separators, c, sizeof separators - 1) != NULL;
}

/* Adds the grams of a code, and of what may be before or behind it in a pair: one of them is looked
   up wherever a pair stands. False where no more fit. */
static bool add_code(struct prefilter *prefilter, unsigned long code)
{
    const char *separator;
    char text[16];
    bool added = true;
    size_t size = (size_t)snprintf(text, sizeof text, " %lu ", code), i;

    for (separator = separators; *separator; separator++) {
        text[0] = text[size - 1] = *separator;
        for (i = 0; added && i + QGRAMS_GRAM <= size; i++)
            added = qgrams_add_gram(&prefilter->needles.qgrams, text + i, MARK_PAIR);
    }
    return added;
}

/* Adds the codes of six digits. */
static void add_codes(struct prefilter *prefilter)
{
    size_t i;

    for (i = 0; i < prefilter->catalog->entry_count; i++) {
        unsigned long code = prefilter->catalog->entries[i].microsoft;

        if (code >= 100000 && code <= 999999 && !add_code(prefilter, code))
            prefilter->always |= MARK_PAIR;
    }
}

static void add_labels(struct prefilter *prefilter)
{
    enum label_trust trust;
    enum label label;
    const char *name;
    size_t i;

    for (i = 0; (name = label_row(i, &label, &trust)) != NULL; i++) {
        /* "SIP/2.0" before a status is the first line of a message, which is found otherwise */
        if (label_is_evidence(label, trust) && strcmp(name, "sip20") != 0 &&
            !needles_label(&prefilter->needles, name, MARK_LABEL))
            prefilter->always |= MARK_LABEL;
    }
}

struct prefilter *prefilter_new(const struct drcode_catalog *catalog)
{
    struct prefilter *prefilter = calloc(1, sizeof *prefilter);

    if (!prefilter)
        return NULL;
    prefilter->catalog = catalog;
    needles_start(&prefilter->needles);
    add_codes(prefilter);
    add_labels(prefilter);
    if (!needles_reason(&prefilter->needles, MARK_REASON))
        prefilter->always |= MARK_REASON;
    return prefilter;
}

void prefilter_free(struct prefilter *prefilter)
{
    free(prefilter);
}

void prefilter_phrase(struct prefilter *prefilter, const char *phrase)
{
    if (!needles_phrase(&prefilter->needles, phrase, MARK_PHRASE))
        prefilter->always |= MARK_PHRASE;
}

void prefilter_off(struct prefilter *prefilter)
{
    prefilter->always = MARK_PHRASE | MARK_LABEL | MARK_PAIR | MARK_OTHER | MARK_REASON;
}

/* True where a number stands beside the one from `start` to `end`. */
static bool has_neighbour(const char *text, size_t size, size_t start, size_t end)
{
    size_t before = start, after = end;

    while (before > 0 && start - before < NUMBER_GAP && separates(text[before - 1]))
        before--;
    while (after < size && after - end < NUMBER_GAP && separates(text[after]))
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
static bool is_code(const struct prefilter *prefilter, const char *text, size_t size, size_t at)
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
           drcode_find_microsoft(prefilter->catalog, code, &first) > 0;
}

/* True where a gram at `at` is of such a code. The digits before it may be those of "#012". */
static bool has_code(const struct prefilter *prefilter, const char *text, size_t size, size_t at)
{
    size_t start = at + !ascii_digit(text[at]);

    while (start > 0 && start + 6 > at && ascii_digit(text[start - 1]))
        start--;
    return is_code(prefilter, text, size, start) || is_code(prefilter, text, size, start + 3);
}

/* True where a line that starts at `at` starts like JSON. */
static bool is_json(const char *text, size_t size, size_t at)
{
    const char *end = bytes_find('\n', text + at, size - at);

    return json_starts(text + at, end ? (size_t)(end - text) - at : size - at);
}

/* What was found. */
struct candidate {
    unsigned marks;
    size_t place;   /* of the first byte with a mark, or of JSON, */
    unsigned found; /* and its marks */
};

static void note_candidate(struct candidate *candidate, unsigned marks, size_t place)
{
    candidate->marks |= marks;
    if (marks && place < candidate->place) {
        candidate->place = place;
        candidate->found = marks;
    }
}

/* Looks closer at the window at `at`. */
static void verify(const struct prefilter *prefilter, const char *text, size_t size, size_t at,
                   const struct qgrams_hits *hits, struct candidate *candidate)
{
    uint32_t set;

    for (set = hits->places; set; set &= set - 1) {
        size_t place = at + QGRAMS_FIRST(set);

        if (place >= size)
            break;
        if (text[place] & 0x80) {
            note_candidate(candidate, MARK_OTHER, place);
            break; /* the others are behind it */
        }
        if (place < candidate->place && is_json(text, size, place)) {
            candidate->place = place;
            candidate->found = 0;
        }
    }
    for (set = hits->grams; set; set &= set - 1) {
        unsigned i = QGRAMS_FIRST(set), marks = hits->marks[i];
        size_t place = at + i * QGRAMS_GRAM;

        if (marks & MARK_PAIR && !has_code(prefilter, text, size, place))
            marks &= ~(unsigned)MARK_PAIR;
        note_candidate(candidate, marks, place);
    }
}

/* Looks at one window after the other, from `at` on: at all of them, or until there is a place. */
static void search(const struct prefilter *prefilter, const char *text, size_t size, size_t at,
                   bool all, struct candidate *candidate)
{
    struct qgrams_hits hits;

    for (; all || candidate->place == size; at += QGRAMS_WINDOW) {
        at = qgrams_search(&prefilter->needles.qgrams, text, size, at, &hits);
        if (at >= size)
            return;
        verify(prefilter, text, size, at, &hits, candidate);
    }
}

unsigned prefilter_marks(const struct prefilter *prefilter, const char *text, size_t from,
                         size_t size)
{
    struct candidate candidate = {prefilter->always, size, 0};

    search(prefilter, text, size, from, true, &candidate);
    return candidate.marks;
}

unsigned prefilter_search(const struct prefilter *prefilter, const char *text, size_t size,
                          size_t *at)
{
    struct candidate candidate = {0, size, 0};

    if (prefilter->always)
        return MARK_OTHER;
    search(prefilter, text, size, *at, false, &candidate);
    *at = candidate.place;
    return candidate.found;
}
