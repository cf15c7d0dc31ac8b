#include "log/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "log/decode.h"
#include "log/phrases.h"
#include "log/prefilter.h"

struct evidence {
    const struct drcode_catalog *catalog;
    struct prefilter *prefilter;
    struct phrases phrases;
    char folded[LINE_ROOM + 1];
};

/* A number in a line. */
struct number {
    size_t start, end;
    int32_t value;
};

struct evidence *evidence_new(const struct drcode_catalog *catalog)
{
    struct evidence *e = malloc(sizeof *e);
    size_t i;

    if (!e)
        return NULL;
    e->catalog = catalog;
    e->prefilter = prefilter_new(catalog);
    if (!phrases_start(&e->phrases, catalog) || !e->prefilter) {
        evidence_free(e);
        return NULL;
    }
    for (i = 0; i < e->phrases.count; i++)
        if (e->phrases.list[i].distinctive)
            prefilter_phrase(e->prefilter, catalog->pool + e->phrases.list[i].phrase);
    return e;
}

void evidence_free(struct evidence *evidence)
{
    if (evidence) {
        prefilter_free(evidence->prefilter);
        phrases_free(&evidence->phrases);
    }
    free(evidence);
}

static void set_phrase(const struct evidence *e, const struct phrase *phrase, struct record *record)
{
    const char *text = e->catalog->pool + phrase->phrase;

    record_set(record, LABEL_PHRASE, LABEL_SURE, text, strlen(text));
}

/* A parameter `text="GUID;phrase"` of a Reason header. */
struct reason {
    const char *phrase, *close; /* from here to there, without blanks and full stops at the end */
    bool guid;
};

/* Reads the parameter whose `=` is at `sign`, of a text that ends at `end`; false where there is
   none. */
static bool read_reason(const char *text, const char *sign, const char *end, struct reason *reason)
{
    const char *value = sign + 1, *close;

    if (sign - text < 4 || (memcmp(sign - 4, "text", 4) != 0 && memcmp(sign - 4, "TEXT", 4) != 0))
        return false;
    while (value < end && (*value == '"' || *value == '\\'))
        value++;
    close = value + bytes_before_quote(value, (size_t)(end - value));
    reason->guid = close - value > ASCII_GUID && value[ASCII_GUID] == ';' && ascii_guid(value);
    reason->phrase = reason->guid ? value + ASCII_GUID + 1 : value;
    while (close > reason->phrase && (close[-1] == ' ' || close[-1] == '.'))
        close--;
    reason->close = close;
    return true;
}

/* Reads the Reason headers of a text, wherever they stand. */
static bool read_reasons(struct evidence *e, const char *text, size_t size, int sip,
                         struct record *record)
{
    const char *end = text + size, *sign = text;

    for (; (sign = bytes_find('=', sign, (size_t)(end - sign))) != NULL; sign++) {
        const struct phrase *found;
        struct reason reason;

        if (!read_reason(text, sign, end, &reason) || reason.close - reason.phrase >= FIELD_ROOM)
            continue;
        fold_text(reason.phrase, (size_t)(reason.close - reason.phrase), e->folded,
                  sizeof e->folded);
        found = phrases_reason(&e->phrases, e->folded, reason.guid, sip);
        if (found) {
            set_phrase(e, found, record);
            return true;
        }
    }
    return false;
}

/* Reads the phrases that stand anywhere in a text. */
static bool read_phrase(struct evidence *e, const char *text, size_t size, struct record *record)
{
    const struct phrase *found;

    fold_text(text, size, e->folded, sizeof e->folded);
    found = phrases_find(&e->phrases, e->folded);
    if (found)
        set_phrase(e, found, record);
    return found != NULL;
}

/* True where the characters around a number make it part of something else: of a word, a fraction,
   a time, an address, a telephone number, a GUID. */
static bool is_inside_token(const char *text, size_t size, size_t start, size_t end)
{
    char before = start > 0 ? text[start - 1] : ' ', after = end < size ? text[end] : ' ';

    if (fold_in_word(before) || fold_in_word(after) || before == '+' || before == '@' ||
        after == '@' || before == '-' || after == '-')
        return true;
    if ((after == '.' || after == ':' || after == '*') && end + 1 < size &&
        (ascii_digit(text[end + 1]) || text[end + 1] == '*'))
        return true;
    return (before == '.' || before == ':') && start > 1 && ascii_digit(text[start - 2]);
}

/* Finds the next number that stands alone, from `at` on; false where there is none. */
static bool next_number(const char *text, size_t size, size_t at, struct number *number)
{
    while (at < size) {
        size_t start = at;
        int32_t value = 0;

        if (!ascii_digit(text[at])) {
            at++;
            continue;
        }
        for (; at < size && ascii_digit(text[at]); at++)
            if (at - start < 7)
                value = 10 * value + (text[at] - '0');
        if (at - start <= 6 && !is_inside_token(text, size, start, at)) {
            *number = (struct number){start, at, value};
            return true;
        }
    }
    return false;
}

/* Reads a number with a label before it. "DiagCode: 480#10037" says both codes, and beats what a
   weaker label says of another code. */
static void read_labelled(const char *text, size_t size, const struct number *number,
                          struct record *record)
{
    enum label_trust trust = LABEL_SURE;
    enum label label = label_before(text, number->start, &trust);
    struct number code;

    if (label == LABEL_DIAGNOSTIC && number->end < size && text[number->end] == '#' &&
        next_number(text, size, number->end, &code) && code.start == number->end + 1) {
        record_set(record, LABEL_MICROSOFT, LABEL_SURE, text + code.start, code.end - code.start);
        if (number->value < 100)
            return; /* and 0 is a normal end */
        record_set(record, LABEL_SIP, LABEL_SURE, text + number->start,
                   number->end - number->start);
    } else if (label == LABEL_MICROSOFT || label == LABEL_SIP) {
        record_set(record, label, trust, text + number->start, number->end - number->start);
    }
}

/* True for a line of an HTTP log, in which numbers are statuses and sizes. */
static bool is_http(const char *text, size_t size)
{
    static const char *const marks[] = {"HTTP/", "http://",  "https://", "GET ",     "GET\t",
                                        "POST ", "HEAD ",    "PUT ",     "DELETE /", "PATCH /",
                                        "TCP_",  "] \"-\" ", "] \"\\x"};
    const char *end = text + size, *at;
    size_t i, length;

    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        length = strlen(marks[i]);
        for (at = text; (at = bytes_find(*marks[i], at, (size_t)(end - at))) != NULL; at++)
            if ((size_t)(end - at) >= length && memcmp(at, marks[i], length) == 0)
                return true;
    }
    return false;
}

/* True where nothing but separators stands between two numbers. */
static bool is_beside(const char *text, const struct number *a, const struct number *b)
{
    size_t at;

    for (at = a->end; at < b->start; at++)
        if (!prefilter_separates(text[at]))
            return false;
    return b->start - a->end <= 5;
}

/* True where two numbers are a documented pair, the Microsoft code of six digits. */
static bool is_pair(const struct evidence *e, const struct number *microsoft,
                    const struct number *sip)
{
    size_t first;

    return microsoft->value >= 100000 && sip->end - sip->start == 3 &&
           drcode_find_pair(e->catalog, microsoft->value, (int)sip->value, &first) > 0;
}

/* Reads the numbers of a line: those with a label and, where no Microsoft code has one, the first
   documented pair side by side that is not part of a longer row of numbers. Numbers before `from`
   are no evidence. */
static void read_numbers(const struct evidence *e, const char *text, size_t from, size_t size,
                         struct record *record)
{
    struct number a = {0, 0, 0}, b = a, next = a, microsoft = a, sip = a;
    size_t row = 0; /* how many numbers stand side by side, up to `b` */
    bool found = false, more;

    do {
        more = next_number(text, size, next.end, &next);
        if (row > 0 && !(more && is_beside(text, &b, &next))) {
            if (row == 2 && !found && a.start >= from) {
                found = is_pair(e, &a, &b) || is_pair(e, &b, &a);
                microsoft = is_pair(e, &a, &b) ? a : b;
                sip = is_pair(e, &a, &b) ? b : a;
            }
            row = 0;
        }
        if (more && next.start >= from)
            read_labelled(text, size, &next, record);
        row++;
        a = b;
        b = next;
    } while (more);
    if (found && record->microsoft == DRCODE_NO_CODE && !is_http(text, size)) {
        record->microsoft = microsoft.value;
        record->sip = (int)sip.value;
        record->microsoft_trust = record->sip_trust = LABEL_SURE;
    }
}

unsigned evidence_marks(const struct evidence *evidence, const char *text, size_t from, size_t size)
{
    return prefilter_marks(evidence->prefilter, text, from, size);
}

/* False where a part of a Reason header's parameter stands at `place`, but its text is no phrase.
 */
static bool may_be_reason(const struct evidence *e, const char *text, size_t size, size_t place)
{
    size_t at = place < PREFILTER_PART ? 0 : place - PREFILTER_PART;
    const char *end = bytes_find('\n', text + place, size - place);
    struct reason reason;

    if (!end)
        end = text + size;
    for (; at < place + PREFILTER_PART && at < size; at++)
        if (text[at] == '=' && read_reason(text, text + at, end, &reason) &&
            phrases_may_start(&e->phrases, reason.phrase, (size_t)(reason.close - reason.phrase)))
            return true;
    return false;
}

size_t evidence_search(const struct evidence *e, const char *text, size_t size)
{
    size_t at = 0;
    unsigned marks;

    while ((marks = prefilter_search(e->prefilter, text, size, &at)) == MARK_REASON &&
           !may_be_reason(e, text, size, at))
        at++;
    return at;
}

void evidence_prefilter_off(struct evidence *evidence)
{
    prefilter_off(evidence->prefilter);
}

bool evidence_read_marked(struct evidence *e, unsigned marks, const char *text, size_t from,
                          size_t size, int sip, struct record *record)
{
    if (marks & (MARK_LABEL | MARK_PAIR | MARK_OTHER))
        read_numbers(e, text, from, size, record);
    while (from > 0 && from < size && text[from - 1] != ' ')
        from++;
    if ((marks & (MARK_REASON | MARK_OTHER) &&
         read_reasons(e, text + from, size - from, sip, record)) ||
        (marks & (MARK_PHRASE | MARK_OTHER) && read_phrase(e, text + from, size - from, record)))
        return true;
    return record->microsoft != DRCODE_NO_CODE;
}

bool evidence_read(struct evidence *e, const char *text, size_t from, size_t size, int sip,
                   struct record *record)
{
    return evidence_read_marked(e, prefilter_marks(e->prefilter, text, 0, size), text, from, size,
                                sip, record);
}
