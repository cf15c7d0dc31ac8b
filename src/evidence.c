#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "decode.h"
#include "fold.h"
#include "scan.h"

/* A phrase counts in running text from so many letters on, or as a single word (MediaConnectivity-
   Failure) from so many; "Bad Request" does not, nor does any registered SIP reason phrase. */
#define LEAST_LETTERS 21
#define LEAST_WORD    12
/* Behind a GUID, in a SIP message, a phrase cut off may be as short as this. */
#define LEAST_CUT     6

struct phrase {
    const char *folded;
    uint32_t phrase;  /* offset */
    bool reason;      /* the registered reason of a SIP code, too */
    bool distinctive; /* counts wherever it stands */
};

struct evidence {
    const struct drcode_catalog *catalog;
    struct scan *scan;
    bool starts[256]; /* the first letters of distinctive phrases */
    size_t count;
    struct phrase *phrases; /* the longest first */
    char folded[LINE_ROOM + 1];
};

/* A number in a line. */
struct number {
    size_t start, end;
    int32_t value;
};

static size_t count_letters(const char *folded)
{
    size_t count = 0;

    for (; *folded; folded++)
        count += *folded != ' ';
    return count;
}

static bool is_same(const char *folded, const char *other)
{
    const char *end;

    return fold_starts(folded, other, &end) && !*end;
}

/* True where a folded phrase is the registered reason of a SIP response code. */
static bool is_registered(const struct drcode_catalog *catalog, const char *folded)
{
    char reason[64];
    size_t i;

    for (i = 0; i < catalog->reason_count; i++) {
        const char *text = catalog->pool + catalog->reasons[i].reason;

        fold(text, strlen(text), reason, sizeof reason);
        if (is_same(folded, reason))
            return true;
    }
    return false;
}

static bool is_distinctive(const struct phrase *phrase)
{
    size_t letters = count_letters(phrase->folded);

    return !phrase->reason &&
           (letters >= LEAST_LETTERS || (letters >= LEAST_WORD && !strchr(phrase->folded, ' ')));
}

static int compare_phrases(const void *a, const void *b)
{
    const struct phrase *left = a, *right = b;
    size_t left_size = strlen(left->folded), right_size = strlen(right->folded);

    if (left_size != right_size)
        return left_size > right_size ? -1 : 1;
    return strcmp(left->folded, right->folded);
}

struct evidence *evidence_new(const struct drcode_catalog *catalog)
{
    struct evidence *e = calloc(1, sizeof *e);
    size_t i, lang, room = (size_t)catalog->entry_count * DRCODE_LANGS, kept = 0;

    if (!e)
        return NULL;
    e->catalog = catalog;
    e->scan = scan_new(catalog);
    e->phrases = malloc(room * sizeof *e->phrases + 1);
    if (!e->scan || !e->phrases) {
        evidence_free(e);
        return NULL;
    }
    for (i = 0; i < catalog->entry_count; i++) {
        for (lang = 0; lang < DRCODE_LANGS; lang++) {
            uint16_t text = catalog->entries[i].text[lang];

            if (text != CATALOG_NO_TEXT)
                e->phrases[e->count++] =
                    (struct phrase){catalog->pool + catalog->texts[text].folded,
                                    catalog->texts[text].phrase, false, false};
        }
    }
    qsort(e->phrases, e->count, sizeof *e->phrases, compare_phrases);
    for (i = 0; i < e->count; i++) {
        struct phrase *phrase = &e->phrases[i];

        if (kept > 0 && strcmp(e->phrases[kept - 1].folded, phrase->folded) == 0)
            continue;
        phrase->reason = is_registered(catalog, phrase->folded);
        phrase->distinctive = is_distinctive(phrase);
        e->starts[(unsigned char)*phrase->folded] |= phrase->distinctive;
        if (phrase->distinctive)
            scan_phrase(e->scan, catalog->pool + phrase->phrase);
        e->phrases[kept++] = *phrase;
    }
    e->count = kept;
    return e;
}

void evidence_free(struct evidence *evidence)
{
    if (evidence) {
        scan_free(evidence->scan);
        free(evidence->phrases);
    }
    free(evidence);
}

static void set_phrase(const struct evidence *e, const struct phrase *phrase, struct fields *fields)
{
    const char *text = e->catalog->pool + phrase->phrase;

    fields_set(fields, LABEL_PHRASE, LABEL_SURE, text, strlen(text));
}

/* The first distinctive phrase in a folded text; of two that start together, the longer one. */
static const struct phrase *find_phrase(const struct evidence *e, const char *s)
{
    const char *end;
    size_t i;

    while (*s) {
        if (e->starts[(unsigned char)*s])
            for (i = 0; i < e->count; i++)
                if (e->phrases[i].distinctive && *e->phrases[i].folded == *s &&
                    fold_starts(s, e->phrases[i].folded, &end) && (*end == ' ' || !*end))
                    return &e->phrases[i];
        while (*s && *s != ' ')
            s++;
        while (*s == ' ')
            s++;
    }
    return NULL;
}

/* True where an entry with the SIP code has the phrase. */
static bool has_sip(const struct evidence *e, const struct phrase *phrase, int sip)
{
    size_t i, lang;

    for (i = 0; i < e->catalog->entry_count; i++)
        for (lang = 0; e->catalog->entries[i].sip == sip && lang < DRCODE_LANGS; lang++) {
            uint16_t text = e->catalog->entries[i].text[lang];

            if (text != CATALOG_NO_TEXT &&
                strcmp(e->catalog->pool + e->catalog->texts[text].folded, phrase->folded) == 0)
                return true;
        }
    return false;
}

/* The phrase that the text of a Reason header is, or the only one of the SIP code that starts
   so. */
static const struct phrase *find_reason(const struct evidence *e, const char *folded, int sip)
{
    const struct phrase *found = NULL;
    const char *end;
    size_t i;

    for (i = 0; i < e->count; i++)
        if (is_same(e->phrases[i].folded, folded))
            return &e->phrases[i];
    if (count_letters(folded) < LEAST_CUT || sip == DRCODE_NO_CODE)
        return NULL;
    for (i = 0; i < e->count; i++) {
        if (!fold_starts(e->phrases[i].folded, folded, &end) || !has_sip(e, &e->phrases[i], sip))
            continue;
        if (found)
            return NULL;
        found = &e->phrases[i];
    }
    return found;
}

/* The phrase that the text of a Reason header without a GUID is. Any SIP system may write such one:
   it must be of the message's SIP code, and more than the registered reason of one. */
static const struct phrase *find_bare(const struct evidence *e, const char *folded, int sip)
{
    size_t i;

    for (i = 0; i < e->count; i++)
        if (is_same(e->phrases[i].folded, folded))
            return !e->phrases[i].reason && has_sip(e, &e->phrases[i], sip) ? &e->phrases[i] : NULL;
    return NULL;
}

/* Steps over "GUID;" at the start of a text; NULL where it does not start so. */
static const char *skip_guid(const char *text, const char *end)
{
    if (end - text <= ASCII_GUID || text[ASCII_GUID] != ';' || !ascii_guid(text))
        return NULL;
    return text + ASCII_GUID + 1;
}

/* Reads the `text="GUID;phrase"` parameters of a Reason header, wherever they stand. */
static bool read_reasons(struct evidence *e, const char *text, size_t size, int sip,
                         struct fields *fields)
{
    const char *end = text + size, *s = text, *next;

    for (; (s = memchr(s, '=', (size_t)(end - s))) != NULL; s++) {
        const char *value = s + 1, *close, *phrase;
        const struct phrase *found;
        bool guid;

        if (s - text < 4 || (memcmp(s - 4, "text", 4) != 0 && memcmp(s - 4, "TEXT", 4) != 0))
            continue;
        while (value < end && (*value == '"' || *value == '\\'))
            value++;
        for (close = value; close < end && *close != '"' && *close != '\\'; close++)
            ;
        guid = (phrase = skip_guid(value, close)) != NULL;
        if (!guid)
            phrase = value;
        for (next = close; next > phrase && strchr(" .", next[-1]); next--)
            ;
        if ((size_t)(next - phrase) >= FIELD_ROOM)
            continue;
        fold(phrase, (size_t)(next - phrase), e->folded, sizeof e->folded);
        found = guid ? find_reason(e, e->folded, sip) : find_bare(e, e->folded, sip);
        if (found) {
            set_phrase(e, found, fields);
            return true;
        }
    }
    return false;
}

/* Reads the phrases of a text. */
static bool read_phrase(struct evidence *e, const char *text, size_t size, int sip,
                        struct fields *fields)
{
    const struct phrase *found;

    if (read_reasons(e, text, size, sip, fields))
        return true;
    fold(text, size, e->folded, sizeof e->folded);
    found = find_phrase(e, e->folded);
    if (found)
        set_phrase(e, found, fields);
    return found != NULL;
}

/* True where the characters around a number make it part of something else: of a word, a fraction,
   a time, an address, a telephone number, a GUID. */
static bool is_touched(const char *text, size_t size, size_t start, size_t end)
{
    char before = start > 0 ? text[start - 1] : ' ', after = end < size ? text[end] : ' ';

    if (fold_word_char(before) || fold_word_char(after) || (before & 0x80) || (after & 0x80) ||
        before == '+' || before == '@' || after == '@' || before == '-' || after == '-')
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
        if (at - start <= 6 && !is_touched(text, size, start, at)) {
            *number = (struct number){start, at, value};
            return true;
        }
    }
    return false;
}

/* Reads a number with a label before it. "DiagCode: 480#10037" says both codes, and beats what a
   weaker label says of another code. */
static void read_labelled(const char *text, size_t size, const struct number *number,
                          struct fields *fields)
{
    enum label_trust trust = LABEL_SURE;
    enum label label = label_before(text, number->start, &trust);
    struct number code;

    if (label == LABEL_DIAGNOSTIC && number->end < size && text[number->end] == '#' &&
        next_number(text, size, number->end, &code) && code.start == number->end + 1) {
        fields_set(fields, LABEL_MICROSOFT, LABEL_SURE, text + code.start, code.end - code.start);
        if (number->value < 100)
            return; /* and 0 is a normal end */
        fields_set(fields, LABEL_SIP, LABEL_SURE, text + number->start,
                   number->end - number->start);
    } else if (label == LABEL_MICROSOFT || label == LABEL_SIP) {
        fields_set(fields, label, trust, text + number->start, number->end - number->start);
    }
}

/* True for a line of an HTTP log, in which numbers are statuses and sizes. */
static bool is_http(const char *text, size_t size)
{
    static const char *const marks[] = {"HTTP/", "http://",  "https://", "GET ",     "GET\t",
                                        "POST ", "HEAD ",    "PUT ",     "DELETE /", "PATCH /",
                                        "TCP_",  "] \"-\" ", "] \"\\x"};
    size_t at, i;

    for (at = 0; at < size; at++)
        for (i = 0; i < sizeof marks / sizeof *marks; i++)
            if (text[at] == *marks[i] && size - at >= strlen(marks[i]) &&
                memcmp(text + at, marks[i], strlen(marks[i])) == 0)
                return true;
    return false;
}

/* True where nothing but separators stands between two numbers. */
static bool is_beside(const char *text, const struct number *a, const struct number *b)
{
    size_t at;

    for (at = a->end; at < b->start; at++)
        if (!text[at] || !strchr(" \t,;/|\"'", text[at]))
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
                         struct fields *fields)
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
            read_labelled(text, size, &next, fields);
        row++;
        a = b;
        b = next;
    } while (more);
    if (found && fields->microsoft == DRCODE_NO_CODE && !is_http(text, size)) {
        fields->microsoft = microsoft.value;
        fields->sip = (int)sip.value;
        fields->microsoft_trust = fields->sip_trust = LABEL_SURE;
    }
}

unsigned evidence_marks(const struct evidence *evidence, const char *text, size_t size)
{
    return scan_line(evidence->scan, text, size);
}

void evidence_everything(struct evidence *evidence)
{
    scan_everything(evidence->scan);
}

bool evidence_read_marked(struct evidence *e, unsigned marks, const char *text, size_t from,
                          size_t size, int sip, struct fields *fields)
{
    bool phrase;

    if (marks & (SCAN_LABEL | SCAN_PAIR | SCAN_OTHER))
        read_numbers(e, text, from, size, fields);
    while (from > 0 && from < size && text[from - 1] != ' ')
        from++;
    phrase =
        marks & (SCAN_PHRASE | SCAN_OTHER) && read_phrase(e, text + from, size - from, sip, fields);
    return phrase || fields->microsoft != DRCODE_NO_CODE;
}

bool evidence_read(struct evidence *e, const char *text, size_t from, size_t size, int sip,
                   struct fields *fields)
{
    return evidence_read_marked(e, scan_line(e->scan, text, size), text, from, size, sip, fields);
}
