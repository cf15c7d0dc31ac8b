#include "log/prefilter.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "log/json_syntax.h"
#include "log/needle_build.h"
#include "log/sip.h"

bool prefilter_prepare(struct prefilter *prefilter, const struct drcode_catalog *catalog)
{
    struct needles *built = NULL;

    if (catalog != drcode_builtin() && !(built = needles_build(catalog, &gram_counts_builtin)))
        return false;
    prefilter->catalog = catalog;
    prefilter->built = built;
    prefilter->needles = built ? built : &needles_builtin;
    prefilter->lanes = grams_lanes();
    prefilter->always = prefilter->needles->always;
    return true;
}

void prefilter_free(struct prefilter *prefilter)
{
    needles_free(prefilter->built);
}

void prefilter_use(struct prefilter *prefilter, enum gram_lanes lanes)
{
    prefilter->lanes = lanes;
}

void prefilter_off(struct prefilter *prefilter)
{
    prefilter->always =
        MARK_PHRASE | MARK_LABEL | MARK_PAIR | MARK_OTHER | MARK_REASON | MARK_STATUS | MARK_FRAME;
}

unsigned prefilter_marks(const struct prefilter *prefilter, const char *text, size_t from,
                         size_t size, unsigned known)
{
    struct gram_places places;
    unsigned marks = prefilter->always | known, i;

    while (grams_search(&prefilter->needles->grams, prefilter->lanes, text, size, &from, &places))
        for (i = 0; i < places.count; i++)
            marks = needles_at(prefilter->needles, prefilter->catalog, text, size,
                               places.start + places.at[i], marks);
    return marks;
}

/* True for what is in numbers. */
static bool in_number(char c)
{
    return (c >= '+' && c <= '9' && c != ',' && c != '/') || c == 'e' || c == 'E';
}

/* Skips a word of JSON; false where it is none. */
static bool skip_word(const char *text, size_t size, size_t *at)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t i;

    for (i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);

        if (size - *at >= length && memcmp(text + *at, words[i], length) == 0) {
            *at += length;
            return true;
        }
    }
    return false;
}

/* True where the array whose bracket is at `at` has one value at most, and ends after it. Many logs
   start their lines so: "[12345.678901]", "[main]". */
static bool is_short(const char *text, size_t size, size_t at)
{
    static const bool stops[256] = {
        ['"'] = true, [','] = true, ['['] = true, [']'] = true, ['\n'] = true, ['{'] = true};

    do
        at++;
    while (at < size && !stops[(unsigned char)text[at]]);
    return at < size && text[at] == ']';
}

/* True where the bracket at `at` may start JSON that does not end right after its first value: as
   "[2025-03-04 09:00:01,123]" does not. */
static bool may_open(const char *text, size_t size, size_t at)
{
    const bool object = text[at] == '{';

    if (!object && is_short(text, size, at))
        return false;
    at++;
    at += json_spaces(text + at, size - at);
    if (at == size || text[at] == '"')
        return true;
    if (object)
        return text[at] == '}';
    if (text[at] == '[' || text[at] == '{')
        return true;
    if (text[at] == '-' || ascii_digit(text[at])) {
        while (at < size && in_number(text[at]))
            at++;
    } else if (!skip_word(text, size, &at)) {
        return false;
    }
    at += json_spaces(text + at, size - at);
    return at == size || text[at] == ',' || text[at] == ']';
}

/* The offset of the end of the line that `at` is in. */
static size_t find_line_end(const char *text, size_t size, size_t at)
{
    for (; size - at >= BYTES_MASK; at += BYTES_MASK) {
        const uint64_t mask = bytes_mask('\n', text + at, BYTES_MASK);

        if (mask)
            return at + bytes_first(mask);
    }
    return at + bytes_before('\n', text + at, size - at);
}

/* True where the line whose first bracket is at `at` starts JSON that may continue in the next one.
   Where a line ends in a bracket, JSON only continues with a comma or another bracket that closes:
   anything else starts anew, as if the JSON had ended. `limit` is where `more` bytes end. */
static bool opens_json(const char *text, size_t size, size_t limit, size_t at)
{
    size_t last, next;

    if (!may_open(text, size, at))
        return false;
    last = next = find_line_end(text, size, at);
    while (last > at && ascii_space(text[last - 1]))
        last--;
    while (next < limit && ascii_space(text[next]))
        next++;
    return (text[last - 1] != '}' && text[last - 1] != ']') || next == limit || text[next] == ',' ||
           text[next] == '}' || text[next] == ']';
}

/* True where a line opens JSON whose bracket is at `at`, or after it where that is a space. */
static bool is_json(const char *text, size_t size, size_t limit, size_t at)
{
    size_t start = at;

    while (at < size && text[at] != '\n' && ascii_space(text[at]))
        at++;
    if (at == size || (text[at] != '{' && text[at] != '['))
        return false;
    while (start > 0 && text[start - 1] != '\n' && ascii_space(text[start - 1]))
        start--;
    return (start == 0 || text[start - 1] == '\n') && opens_json(text, size, limit, at);
}

/* Looks at a candidate of a search, the first line of a SIP message perhaps; true for a hit. */
static bool is_hit(const struct prefilter *prefilter, const char *text, size_t size, size_t limit,
                   size_t at, struct prefilter_hit *hit)
{
    int sip;

    hit->at = at + 1;
    if (at + 1 < size && (text[at + 1] | 0x20) == '{')
        return is_json(text, size, limit, at + 1);
    hit->at = at;
    hit->marks = needles_at(prefilter->needles, prefilter->catalog, text, size, at, 0);
    if (!hit->marks && text[at] == '/' && at >= 3 &&
        sip_first_line(text, text + size, text + at - 3, &sip))
        hit->message = text + at - 3;
    return hit->marks != 0;
}

void prefilter_start(struct prefilter_search *search, const char *text, size_t size, size_t more)
{
    search->text = text;
    search->size = size;
    search->more = more;
    search->from = 0;
    search->places.count = search->next = 0;
}

struct prefilter_hit prefilter_next(const struct prefilter *prefilter,
                                    struct prefilter_search *search, const char *from)
{
    const size_t start = (size_t)(from - search->text), size = search->size - start,
                 limit = size + search->more;
    struct gram_places *places = &search->places;
    struct prefilter_hit hit = {0, 0, NULL};

    if (size == 0 || prefilter->always || (start == 0 && is_json(from, size, limit, 0)))
        return hit;
    if (search->from < start) {
        search->from = start - 1; /* a line end may be before JSON */
        places->count = search->next = 0;
    }
    do {
        while (search->next < places->count) {
            const size_t at = places->start + places->at[search->next++];

            if (at >= start && is_hit(prefilter, from, size, limit, at - start, &hit))
                return hit;
            if (at + 1 == start && is_json(from, size, limit, 0))
                return hit;
        }
        search->next = 0;
    } while (grams_search(&prefilter->needles->grams, prefilter->lanes, search->text, search->size,
                          &search->from, places));
    places->count = 0;
    hit.at = size;
    return hit;
}

unsigned prefilter_marks_after(const struct prefilter *prefilter,
                               const struct prefilter_search *search, const char *text, size_t from,
                               size_t size, unsigned known)
{
    const size_t start = (size_t)(text - search->text);
    unsigned marks = prefilter->always | known, i;

    if (prefilter->always || search->from < start + size)
        return prefilter_marks(prefilter, text, from, size, known); /* no candidates are at hand */
    for (i = search->next; i < search->places.count; i++) {
        const size_t at = search->places.start + search->places.at[i] - start;

        if (at + GRAM > size)
            break;
        if (at >= from)
            marks = needles_at(prefilter->needles, prefilter->catalog, text, size, at, marks);
    }
    return marks;
}
