#include "lookup/statement.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"
#include "lookup/asked.h"

static bool is_asked(const struct statement_reader *r)
{
    return r->passage->trust == TRUST_ASKED;
}

/* True for the second of two numbers with nothing but `#` between: "480#10037". */
static bool is_after_mark(const struct statement_reader *r, const struct number *number)
{
    return r->last.row > 0 && r->last.start >= r->from && number->start == r->last.end + 1 &&
           r->passage->text[r->last.end] == '#';
}

/* Reads the second number of a DiagCode. In "DiagCode: 3003#7106" the first is no SIP code. */
static void read_diagnostic(struct statement_reader *r, const struct number *number)
{
    if (statement_is_sip(r->last.value))
        statement_set_pair(r, number, &r->last);
    else
        statement_set_microsoft(r, number, LABEL_SURE);
}

/* True for a number right after "SipDetails", where ACS has the SIP code of the call beside the
   status of its own service. */
static bool is_of_sip_details(const struct statement_reader *r, const struct number *number)
{
    static const char name[] = "sipdetails";
    size_t at = number->start, steps;

    for (steps = 0; at > 0 && steps < 40; at--, steps++)
        if (fold_has_prefix(r->passage->text + at, number->start - at, name))
            return true;
    return false;
}

/* Reads a number with a label. */
static void read_labelled(struct statement_reader *r, struct number *number)
{
    const bool code = number_is_code(r->passage, number);
    enum label_trust trust = number->trust;

    if (number->label == LABEL_MICROSOFT && code) {
        statement_set_microsoft(r, number, trust);
    } else if (number->label == LABEL_SIP && code &&
               (number->value == 0 || statement_is_sip(number->value))) {
        if (is_asked(r) && (label_word_before(r->passage->text, number->start, "sip", 3) ||
                            (trust == LABEL_WEAK && is_of_sip_details(r, number))))
            trust = LABEL_SURE;
        statement_set_sip(r, number, trust);
    } else if (number->label == LABEL_SIP) {
        number->label = LABEL_NONE; /* "error 569002" */
    }
}

/* Takes two numbers for a pair where they are one, in either order. */
static bool take_pair(struct statement_reader *r, const struct number *a, const struct number *b)
{
    const bool turned = !statement_is_pair(r, a, b);

    if (turned && !statement_is_pair(r, b, a))
        return false;
    r->microsoft = turned ? *b : *a;
    r->sip = turned ? *a : *b;
    return r->paired = true;
}

/* Reads two numbers side by side. The first pair counts. */
static void read_pair(struct statement_reader *r, const struct number *a, const struct number *b)
{
    if (r->paired || a->start < r->from)
        return;
    if (is_asked(r) && statement_is_sip(a->value) && is_after_mark(r, b)) {
        r->microsoft = *b;
        r->sip = *a;
        r->paired = true;
    } else if (a->value >= 100000 || b->value >= 100000) {
        take_pair(r, a, b);
    }
}

/* Reads all numbers. */
static void read_numbers(struct statement_reader *r)
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

/* True for the first character of such a word, and of what else speaks of HTTP. */
static bool may_be_mark(char c)
{
    switch (c) {
    case 'D':
    case 'G':
    case 'H':
    case 'P':
    case 'T':
    case ']':
    case 'h':
        return true;
    default:
        return false;
    }
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

        if (!may_be_mark(*text))
            continue;
        if (is_http_word(passage, at))
            return true;
        for (i = 0; i < sizeof marks / sizeof *marks; i++)
            if (*text == *marks[i] && passage->size - at >= strlen(marks[i]) &&
                memcmp(text, marks[i], strlen(marks[i])) == 0)
                return true;
    }
    return false;
}

void statement_read(const struct drcode_catalog *catalog, const struct passage *passage,
                    size_t from, struct statement *statement)
{
    struct statement_reader r = {
        .catalog = catalog, .passage = passage, .from = from, .statement = statement};

    statement->microsoft = DRCODE_NO_CODE;
    statement->sip = DRCODE_NO_CODE;
    statement->microsoft_trust = statement->sip_trust = LABEL_SURE;
    statement->number_count = statement->question_count = 0;
    statement->other_sip = DRCODE_NO_CODE;
    statement->telephony = statement->asks = false;
    read_numbers(&r);
    statement->http = (is_asked(&r) || r.paired) && speaks_of_http(passage);
    if (is_asked(&r))
        asked_read(&r);
    else if (r.paired && !statement->http)
        statement_set_pair(&r, &r.microsoft, &r.sip);
}
