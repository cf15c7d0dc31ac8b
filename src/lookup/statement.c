#include "lookup/statement.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"

/* The text while it is read. */
struct reader {
    const struct drcode_catalog *catalog;
    const struct passage *passage;
    size_t from;
    struct statement *statement;
    struct number last, before_last; /* of the numbers read; a row of 0: there is none */
    size_t microsoft_at;             /* where the Microsoft code starts */
    bool paired;                     /* a pair was found, */
    struct number microsoft, sip;    /* this one */
};

static bool is_asked(const struct reader *r)
{
    return r->passage->trust == TRUST_ASKED;
}

static bool is_sip(int32_t value)
{
    return value >= 100 && value <= 699;
}

/* Takes a Microsoft code unless there is one of as much trust; returns whether it did. */
static bool set_microsoft(struct reader *r, const struct number *number, enum label_trust trust)
{
    struct statement *s = r->statement;

    if (s->microsoft != DRCODE_NO_CODE && trust >= s->microsoft_trust)
        return false;
    s->microsoft = number->value;
    s->microsoft_trust = trust;
    r->microsoft_at = number->start;
    return true;
}

/* The same for a SIP code. */
static void set_sip(struct reader *r, const struct number *number, enum label_trust trust)
{
    struct statement *s = r->statement;

    if (s->sip != DRCODE_NO_CODE && trust >= s->sip_trust)
        return;
    s->sip = (int)number->value;
    s->sip_trust = trust;
}

/* Takes both codes of one source, which go together, unless a Microsoft code is sure. */
static void set_pair(struct reader *r, const struct number *microsoft, const struct number *sip)
{
    if (!set_microsoft(r, microsoft, LABEL_SURE))
        return;
    r->statement->sip = (int)sip->value;
    r->statement->sip_trust = LABEL_SURE;
}

/* True for the second of two numbers with nothing but `#` between: "480#10037". */
static bool is_after_mark(const struct reader *r, const struct number *number)
{
    return r->last.row > 0 && r->last.start >= r->from && number->start == r->last.end + 1 &&
           r->passage->text[r->last.end] == '#';
}

/* Reads the second number of a DiagCode. In "DiagCode: 3003#7106" the first is no SIP code. */
static void read_diagnostic(struct reader *r, const struct number *number)
{
    if (is_sip(r->last.value))
        set_pair(r, number, &r->last);
    else
        set_microsoft(r, number, LABEL_SURE);
}

/* Reads a number with a label. */
static void read_labelled(struct reader *r, struct number *number)
{
    const bool code = number_is_code(r->passage, number);
    enum label_trust trust = number->trust;

    if (number->label == LABEL_MICROSOFT && code) {
        set_microsoft(r, number, trust);
    } else if (number->label == LABEL_SIP && code &&
               (number->value == 0 || is_sip(number->value))) {
        if (is_asked(r) && label_word_before(r->passage->text, number->start, "sip"))
            trust = LABEL_SURE;
        set_sip(r, number, trust);
    } else if (number->label == LABEL_SIP) {
        number->label = LABEL_NONE; /* "error 569002" */
    }
}

/* True for two codes that a document has together; in a log, the SIP code has three digits. */
static bool is_known_pair(const struct reader *r, const struct number *microsoft,
                          const struct number *sip)
{
    size_t first;

    return (is_asked(r) || sip->value >= 100) &&
           drcode_find_pair(r->catalog, microsoft->value, (int)sip->value, &first) > 0 &&
           number_is_code(r->passage, microsoft) && number_is_code(r->passage, sip);
}

/* Takes two numbers for a pair where they are one, in either order. */
static bool take_pair(struct reader *r, const struct number *a, const struct number *b)
{
    const bool turned = !is_known_pair(r, a, b);

    if (turned && !is_known_pair(r, b, a))
        return false;
    r->microsoft = turned ? *b : *a;
    r->sip = turned ? *a : *b;
    return r->paired = true;
}

/* Reads two numbers side by side. The first pair counts. */
static void read_pair(struct reader *r, const struct number *a, const struct number *b)
{
    if (r->paired || a->start < r->from)
        return;
    if (is_asked(r) && is_sip(a->value) && is_after_mark(r, b)) {
        r->microsoft = *b;
        r->sip = *a;
        r->paired = true;
    } else if (a->value >= 100000 || b->value >= 100000) {
        take_pair(r, a, b);
    }
}

/* Reads all numbers. */
static void read_numbers(struct reader *r)
{
    struct statement *s = r->statement;
    struct number number = {0};
    bool more;

    do {
        more = number_next(r->passage, &number);
        if (!is_asked(r)) {
            if (r->last.row == 2 && (!more || number.row == 1))
                read_pair(r, &r->before_last, &r->last);
        } else if (more && number.row > 1) {
            read_pair(r, &r->last, &number);
        }
        if (more && r->last.label == LABEL_DIAGNOSTIC && is_after_mark(r, &number))
            read_diagnostic(r, &number);
        else if (more && number.label != LABEL_NONE && number.start >= r->from)
            read_labelled(r, &number);
        if (more && is_asked(r))
            s->numbers[s->number_count++] = number;
        r->before_last = r->last;
        r->last = number;
    } while (more && s->number_count < STATEMENT_NUMBERS);
}

/* True where a word starts with "http" at `at`. In what is asked a link is none: it is pasted
   along. */
static bool is_http_word(const struct passage *passage, size_t at)
{
    const char *text = passage->text + at;
    size_t left = passage->size - at;

    if (!fold_has_prefix(text, left, "http") || (at > 0 && fold_in_word(text[-1])))
        return false;
    return passage->trust == TRUST_LOGGED || !(fold_has_prefix(text + 4, left - 4, "://") ||
                                               fold_has_prefix(text + 4, left - 4, "s://"));
}

/* True where a text speaks of HTTP: in lines of its logs, numbers are statuses and sizes. */
static bool speaks_of_http(const struct passage *passage)
{
    static const char *const marks[] = {"HTTP/", "GET ",     "GET\t",    "POST ",
                                        "HEAD ", "PUT ",     "DELETE /", "PATCH /",
                                        "TCP_",  "] \"-\" ", "] \"\\x"};
    size_t at, i;

    for (at = 0; at < passage->size; at++) {
        const char *text = passage->text + at;

        if ((*text == 'h' || *text == 'H') && is_http_word(passage, at))
            return true;
        for (i = 0; *text >= 'D' && *text <= ']' && i < sizeof marks / sizeof *marks; i++)
            if (*text == *marks[i] && passage->size - at >= strlen(marks[i]) &&
                memcmp(text, marks[i], strlen(marks[i])) == 0)
                return true;
    }
    return false;
}

/* True where a passage has a letter or a digit from `start` to `end`. */
static bool has_word(const struct passage *passage, size_t start, size_t end)
{
    while (start < end && !fold_in_word(passage->words[start]))
        start++;
    return start < end;
}

/* True where a passage has a letter. */
static bool has_letter(const struct passage *passage)
{
    size_t at;

    for (at = 0; at < passage->size; at++) {
        const char c = passage->words[at];

        if (fold_in_word(c) && !ascii_digit(c) && c != '_')
            return true;
    }
    return false;
}

/* Reads one or two numbers without any words, by their size. */
static void read_few(struct reader *r)
{
    struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->number_count; i++) {
        const struct number *number = &s->numbers[i];

        if (!number_is_code(r->passage, number))
            continue;
        if (is_sip(number->value))
            set_sip(r, number, LABEL_SURE);
        else
            set_microsoft(r, number, LABEL_SURE);
    }
}

/* Reads a Microsoft code of six digits, and a SIP code beside it. */
static void read_microsoft(struct reader *r)
{
    struct statement *s = r->statement;
    const struct number *number, *end = s->numbers + s->number_count;

    for (number = s->numbers; number < end && s->microsoft == DRCODE_NO_CODE; number++)
        if (number->label == LABEL_NONE && number->value / 100000 == 5 &&
            number_is_code(r->passage, number))
            set_microsoft(r, number, LABEL_SURE);
    for (number = s->numbers; number < end && s->microsoft != DRCODE_NO_CODE; number++) {
        const bool beside =
            (number > s->numbers && number->row > 1 && number[-1].start == r->microsoft_at) ||
            (number + 1 < end && number[1].row > 1 && number[1].start == r->microsoft_at);

        if (beside && is_sip(number->value) && number_is_code(r->passage, number) &&
            (number->label == LABEL_NONE || number->label == LABEL_SIP))
            set_sip(r, number, LABEL_SURE);
    }
}

/* Reads a number before or after all words, which may be a SIP code. */
static void read_outermost(struct reader *r)
{
    struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->number_count && s->sip == DRCODE_NO_CODE; i++) {
        const struct number *number = &s->numbers[i];

        if (is_sip(number->value) && number->label == LABEL_NONE &&
            number_is_code(r->passage, number) &&
            ((i == 0 && !has_word(r->passage, 0, number->start)) ||
             !has_word(r->passage, number->end, r->passage->size)))
            set_sip(r, number, LABEL_IN_QUERY);
    }
}

/* Trusts a SIP code with a label beside a Microsoft code, unless its label is weak and documents
   have the Microsoft code, but not with it: "code: 500, subcode: 511404". Then it is none. */
static void trust_sip(struct reader *r)
{
    struct statement *s = r->statement;
    size_t first;

    if (s->microsoft == DRCODE_NO_CODE || s->sip == DRCODE_NO_CODE)
        return;
    if (s->sip_trust >= LABEL_WEAK && drcode_find_microsoft(r->catalog, s->microsoft, &first) > 0 &&
        drcode_find_pair(r->catalog, s->microsoft, s->sip, &first) == 0)
        s->sip = DRCODE_NO_CODE;
    s->sip_trust = LABEL_SURE;
}

/* Reads what is asked: numbers without a label count as well. */
static void read_asked(struct reader *r)
{
    struct statement *s = r->statement;
    const bool words = has_letter(r->passage), few = !words && s->number_count <= 2;

    if (few && s->number_count == 2 && !r->paired)
        take_pair(r, &s->numbers[0], &s->numbers[1]); /* also of a short Microsoft code */
    if (!s->http) {
        if (r->paired)
            set_pair(r, &r->microsoft, &r->sip);
        if (few)
            read_few(r);
        else
            read_microsoft(r);
    }
    trust_sip(r);
    if (!s->http && words)
        read_outermost(r);
}

void statement_read(const struct drcode_catalog *catalog, const struct passage *passage,
                    size_t from, struct statement *statement)
{
    struct reader r = {
        .catalog = catalog, .passage = passage, .from = from, .statement = statement};

    statement->microsoft = DRCODE_NO_CODE;
    statement->sip = DRCODE_NO_CODE;
    statement->microsoft_trust = statement->sip_trust = LABEL_SURE;
    statement->number_count = 0;
    read_numbers(&r);
    statement->http = (is_asked(&r) || r.paired) && speaks_of_http(passage);
    if (is_asked(&r))
        read_asked(&r);
    else if (r.paired && !statement->http)
        set_pair(&r, &r.microsoft, &r.sip);
}
