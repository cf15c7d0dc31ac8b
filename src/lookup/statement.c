#include "lookup/statement.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"
#include "lookup/context.h"

/* The text while it is read. */
struct reader {
    const struct drcode_catalog *catalog;
    const struct passage *passage;
    size_t from;
    struct statement *statement;
    struct number last, before_last; /* of the numbers read; a row of 0: there is none */
    size_t microsoft_at;             /* where the Microsoft code starts */
    struct context context;          /* of what is asked among words */
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

/* True for a number right after "SipDetails", where ACS has the SIP code of the call beside the
   status of its own service. */
static bool is_of_sip_details(const struct reader *r, const struct number *number)
{
    static const char name[] = "sipdetails";
    size_t at = number->start, steps;

    for (steps = 0; at > 0 && steps < 40; at--, steps++)
        if (fold_has_prefix(r->passage->text + at, number->start - at, name))
            return true;
    return false;
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
        if (is_asked(r) && (label_word_before(r->passage->text, number->start, "sip") ||
                            (trust == LABEL_WEAK && is_of_sip_details(r, number))))
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

/* True for a Microsoft code that some document has. */
static bool is_documented(const struct reader *r, int32_t value)
{
    size_t first;

    return drcode_find_microsoft(r->catalog, value, &first) > 0;
}

/* True for a number that is a Microsoft code by its digits: six that start with 5. */
static bool is_six_digits(const struct number *number)
{
    return number->value / 100000 == 5;
}

/* True where all numbers of a text without words are codes: "504 12 13" is something else. */
static bool are_codes(const struct reader *r)
{
    const struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->number_count; i++) {
        const struct number *number = &s->numbers[i];

        if (!number_is_code(r->passage, number) ||
            !(is_sip(number->value) || is_six_digits(number) ||
              (number->value >= 1000 && is_documented(r, number->value))))
            return s->number_count <= 2;
    }
    return true;
}

/* Adds a question, unless it was asked before. */
static void add_question(struct reader *r, int32_t microsoft, int sip, size_t at)
{
    struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->question_count; i++)
        if (s->questions[i].microsoft == microsoft && s->questions[i].sip == sip)
            return;
    if (i < STATEMENT_QUESTIONS) {
        s->questions[i] = (struct asked_codes){microsoft, sip, at};
        s->question_count++;
    }
}

/* True where two codes side by side are of one call: a SIP code and a Microsoft code. */
static bool go_together(const struct reader *r, const struct number *a, const struct number *b)
{
    return is_known_pair(r, a, b) || is_known_pair(r, b, a) || is_sip(a->value) != is_sip(b->value);
}

/* Reads codes without any words, by their size: pairs, and codes alone. */
static void read_few(struct reader *r)
{
    struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->number_count; i++) {
        const struct number *a = &s->numbers[i], *b = a + 1;
        const bool pair = i + 1 < s->number_count && number_is_code(r->passage, a) &&
                          number_is_code(r->passage, b) && go_together(r, a, b);
        const bool turned = pair && is_known_pair(r, b, a);

        if (!number_is_code(r->passage, a))
            continue;
        if (pair && (turned || (!is_known_pair(r, a, b) && is_sip(a->value))))
            add_question(r, b->value, (int)a->value, a->start);
        else if (pair)
            add_question(r, a->value, (int)b->value, a->start);
        else if (is_sip(a->value))
            add_question(r, DRCODE_NO_CODE, (int)a->value, a->start);
        else
            add_question(r, a->value, DRCODE_NO_CODE, a->start);
        i += pair;
    }
    if (s->question_count > 0) {
        s->microsoft = s->questions[0].microsoft;
        s->sip = s->questions[0].sip;
        s->microsoft_trust = s->sip_trust = LABEL_SURE;
    }
}

/* True where the registered reason of a SIP code is right after it: "480 Temporarily Unavailable".
 */
static bool has_reason(const struct reader *r, const struct number *number)
{
    const char *reason = drcode_sip_reason(r->catalog, (int)number->value, NULL), *end;
    char wanted[64], text[128];
    size_t size = r->passage->size - number->end;

    if (!reason)
        return false;
    fold_text(reason, strlen(reason), wanted, sizeof wanted);
    fold_text(r->passage->text + number->end, size < sizeof text ? size : sizeof text, text,
              sizeof text);
    return fold_starts(text, wanted, &end) && (!*end || *end == ' ');
}

/* True for a number among words that is a SIP code: of a failure, in a text on telephony, named an
   error, or with its reason. */
static bool is_sip_in_words(const struct reader *r, const struct number *number)
{
    return number->value >= 400 && is_sip(number->value) && number_is_code(r->passage, number) &&
           (number->label == LABEL_NONE || number->label == LABEL_SIP) && !r->context.other &&
           drcode_sip_reason(r->catalog, (int)number->value, NULL) &&
           (has_reason(r, number) ||
            (!context_is_counted(r->passage, number) &&
             (r->context.telephony || context_is_error(r->passage, number))));
}

/* True for a number among words that is a Microsoft code: of six digits, or a shorter one that is
   documented, in such a text. A code of no document counts alone: "8541 when calling Teams". */
static bool is_microsoft_in_words(const struct reader *r, const struct number *number)
{
    const bool alone = r->statement->number_count == 1 && r->context.telephony &&
                       number->value >= 2100 && number->value < 1000000;

    if (number->label != LABEL_NONE || !number_is_code(r->passage, number))
        return false;
    if (is_six_digits(number))
        return true;
    return number->value >= 1000 && !r->context.other &&
           (is_documented(r, number->value) || alone) && !context_is_counted(r->passage, number) &&
           (r->context.telephony || context_is_error(r->passage, number));
}

/* The number that is asked with another one: beside it, with no word between. */
static const struct number *find_partner(const struct reader *r, const struct number *number)
{
    const struct statement *s = r->statement;
    const struct number *before = number > s->numbers && number->row > 1 ? number - 1 : NULL;
    const struct number *after =
        number + 1 < s->numbers + s->number_count && number[1].row > 1 ? number + 1 : NULL;

    if (before && is_known_pair(r, number, before))
        return before;
    if (after && is_known_pair(r, number, after))
        return after;
    if (after && is_sip(after->value) && number_is_code(r->passage, after))
        return after;
    return before && is_sip(before->value) && number_is_code(r->passage, before) ? before : NULL;
}

/* Reads the codes among words: Microsoft codes with the SIP codes beside them, then SIP codes. */
static void read_words(struct reader *r)
{
    struct statement *s = r->statement;
    const struct number *number, *end = s->numbers + s->number_count, *partner, *used = NULL;

    for (number = s->numbers; number < end; number++) {
        const bool short_pair = number->label == LABEL_NONE && !is_six_digits(number) &&
                                (partner = find_partner(r, number)) != NULL &&
                                is_known_pair(r, number, partner) &&
                                ((number->value > 0 && partner->value > 0) ||
                                 (s->number_count == 2 && !r->context.other));

        if (number != used && (short_pair || is_microsoft_in_words(r, number))) {
            partner = find_partner(r, number);
            used = partner ? partner : used;
            add_question(r, number->value, partner ? (int)partner->value : DRCODE_NO_CODE,
                         partner && partner < number ? partner->start : number->start);
        } else if (number != used && is_sip_in_words(r, number) &&
                   !(number + 1 < end && number[1].row > 1 &&
                     (is_microsoft_in_words(r, number + 1) ||
                      is_known_pair(r, number + 1, number)))) {
            add_question(r, DRCODE_NO_CODE, (int)number->value, number->start);
        }
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
   have the Microsoft code, but not with it: "code: 500, subcode: 511404". Then it is another. */
static void trust_sip(struct reader *r)
{
    struct statement *s = r->statement;
    size_t first;

    if (s->microsoft == DRCODE_NO_CODE || s->sip == DRCODE_NO_CODE)
        return;
    if (s->sip_trust >= LABEL_WEAK && is_documented(r, s->microsoft) &&
        drcode_find_pair(r->catalog, s->microsoft, s->sip, &first) == 0 &&
        drcode_find_pair(r->catalog, s->microsoft, DRCODE_NO_CODE, &first) == 0) {
        s->other_sip = s->sip;
        s->sip = DRCODE_NO_CODE;
    }
    s->sip_trust = LABEL_SURE;
}

/* Makes one question of a Microsoft and a SIP code, wherever they are, that a document has
   together. */
static void join_questions(struct reader *r)
{
    struct asked_codes *a = &r->statement->questions[0], *b = a + 1;
    size_t first;

    if (r->statement->question_count != 2 ||
        (a->microsoft == DRCODE_NO_CODE) == (b->microsoft == DRCODE_NO_CODE) ||
        (a->sip == DRCODE_NO_CODE) == (b->sip == DRCODE_NO_CODE) || a->microsoft == b->microsoft)
        return;
    if (a->microsoft == DRCODE_NO_CODE)
        a->microsoft = b->microsoft;
    else
        a->sip = b->sip;
    if (drcode_find_pair(r->catalog, a->microsoft, a->sip, &first) > 0 ||
        !is_documented(r, a->microsoft))
        r->statement->question_count = 1;
    else if (b->microsoft == a->microsoft)
        a->microsoft = DRCODE_NO_CODE;
    else
        a->sip = DRCODE_NO_CODE;
}

/* Reads the codes of several records with labels: each Microsoft code of the most trust, with the
   labelled SIP code before or after it, as the first has it. */
static void read_records(struct reader *r)
{
    struct statement *s = r->statement;
    const struct number *number, *sip = NULL, *end = s->numbers + s->number_count;
    const struct number *waits = NULL; /* a Microsoft code whose SIP code is after it */

    s->question_count = 0;
    if (r->microsoft_at == 0)
        return;
    for (number = s->numbers; number < end; number++) {
        if (number->label == LABEL_SIP && is_sip(number->value)) {
            if (waits)
                add_question(r, waits->value, (int)number->value, waits->start);
            else
                sip = number;
            waits = NULL;
        } else if (number->label == LABEL_MICROSOFT && number->trust == s->microsoft_trust &&
                   number_is_code(r->passage, number)) {
            if (waits)
                add_question(r, waits->value, DRCODE_NO_CODE, waits->start);
            waits = sip ? NULL : number;
            if (sip)
                add_question(r, number->value, (int)sip->value, number->start);
            sip = NULL;
        }
    }
    if (waits)
        add_question(r, waits->value, DRCODE_NO_CODE, waits->start);
    if (s->question_count == 1) /* what labels say is read already */
        s->question_count = 0;
}

/* Takes the first question for what is asked, unless labels say it. */
static void take_question(struct reader *r)
{
    struct statement *s = r->statement;
    const struct asked_codes *first = &s->questions[0];

    if (s->question_count == 0) {
        read_records(r);
        return;
    }
    if (s->microsoft == DRCODE_NO_CODE && first->microsoft != DRCODE_NO_CODE) {
        s->microsoft = first->microsoft;
        s->microsoft_trust = LABEL_SURE;
        r->microsoft_at = first->at;
        if (first->sip != DRCODE_NO_CODE) {
            s->sip = first->sip;
            s->sip_trust = LABEL_SURE;
        }
    } else if (s->microsoft == DRCODE_NO_CODE &&
               (s->sip == DRCODE_NO_CODE || s->sip == first->sip || s->sip_trust > LABEL_SURE)) {
        s->sip = first->sip;
        s->sip_trust = LABEL_SURE;
    } else {
        read_records(r); /* labels say it */
    }
}

/* Reads what is asked: numbers without a label count as well. */
static void read_asked(struct reader *r)
{
    struct statement *s = r->statement;
    const bool words = has_letter(r->passage);

    if (!words && !s->http && s->number_count > 0 && are_codes(r)) {
        read_few(r);
        return;
    }
    if (words && s->number_count > 0)
        r->context = context_read(r->passage);
    s->telephony = r->context.telephony;
    if (!s->http && r->paired)
        set_pair(r, &r->microsoft, &r->sip);
    if (!s->http && (words || s->number_count > 2))
        read_words(r);
    join_questions(r);
    take_question(r);
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
    statement->number_count = statement->question_count = 0;
    statement->other_sip = DRCODE_NO_CODE;
    statement->telephony = false;
    read_numbers(&r);
    statement->http = (is_asked(&r) || r.paired) && speaks_of_http(passage);
    if (is_asked(&r))
        read_asked(&r);
    else if (r.paired && !statement->http)
        set_pair(&r, &r.microsoft, &r.sip);
}
