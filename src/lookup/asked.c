#include "lookup/asked.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"

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
static bool is_documented(const struct statement_reader *r, int32_t value)
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
static bool are_codes(const struct statement_reader *r)
{
    const struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->number_count; i++) {
        const struct number *number = &s->numbers[i];

        if (!number_is_code(r->passage, number) ||
            !(statement_is_sip(number->value) || is_six_digits(number) ||
              (number->value >= 1000 && is_documented(r, number->value))))
            return s->number_count <= 2;
    }
    return true;
}

/* Adds a question, unless it was asked before. */
static void add_question(struct statement_reader *r, int32_t microsoft, int sip, size_t at)
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
static bool go_together(const struct statement_reader *r, const struct number *a,
                        const struct number *b)
{
    return statement_is_pair(r, a, b) || statement_is_pair(r, b, a) ||
           statement_is_sip(a->value) != statement_is_sip(b->value);
}

/* Reads codes without any words, by their size: pairs, and codes alone. */
static void read_few(struct statement_reader *r)
{
    struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->number_count; i++) {
        const struct number *a = &s->numbers[i], *b = a + 1;
        const bool pair = i + 1 < s->number_count && number_is_code(r->passage, a) &&
                          number_is_code(r->passage, b) && go_together(r, a, b);
        const bool turned = pair && statement_is_pair(r, b, a);

        if (!number_is_code(r->passage, a))
            continue;
        if (pair && (turned || (!statement_is_pair(r, a, b) && statement_is_sip(a->value))))
            add_question(r, b->value, (int)a->value, a->start);
        else if (pair)
            add_question(r, a->value, (int)b->value, a->start);
        else if (statement_is_sip(a->value))
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

/* True for a number among words that says how a call failed: the words are on telephony, or only
   ask what it means, or call it an error and name nothing else that can have errors. */
static bool is_of_call(const struct statement_reader *r, const struct number *number)
{
    return !context_is_counted(r->passage, number) &&
           (r->context.telephony || r->context.asks ||
            (!r->context.stranger && context_is_error(r->passage, number)));
}

/* True for a registered SIP response that is no failure (RFC 3261, 5839, 6228 and 6665). */
static bool is_other_response(int32_t value)
{
    static const int16_t responses[] = {100, 180, 181, 182, 183, 199, 200,
                                        202, 204, 300, 301, 302, 305, 380};
    size_t i = 0;

    while (i < sizeof responses / sizeof *responses && responses[i] != value)
        i++;
    return i < sizeof responses / sizeof *responses;
}

/* True for a number among words that is a SIP code: of a failure, in a text on telephony, named an
   error, asked for, or with its reason; of no failure, where the text only asks what it means. */
static bool is_sip_in_words(const struct statement_reader *r, const struct number *number)
{
    const char *reason = drcode_sip_reason(r->catalog, (int)number->value, NULL);

    if (!number_is_code(r->passage, number) || r->context.other ||
        (number->label != LABEL_NONE && number->label != LABEL_SIP))
        return false;
    if (!reason)
        return r->context.means && is_other_response(number->value) && is_of_call(r, number);
    return context_reason_size(r->catalog, r->passage, number->value, number->end) > 0 ||
           is_of_call(r, number);
}

/* True for a number among words that is a Microsoft code: of six digits, or a shorter one that is
   documented, in such a text. A code of no document counts alone: "8541 when calling Teams". */
static bool is_microsoft_in_words(const struct statement_reader *r, const struct number *number)
{
    const bool alone = r->statement->number_count == 1 && r->context.telephony &&
                       number->value >= 2100 && number->value < 1000000;

    if (number->label != LABEL_NONE || !number_is_code(r->passage, number))
        return false;
    if (is_six_digits(number))
        return !context_is_counted(r->passage, number);
    return number->value >= 1000 && !r->context.other &&
           (is_documented(r, number->value) || alone) && is_of_call(r, number);
}

/* The number that is asked with another one: beside it, with no word between. */
static const struct number *find_partner(const struct statement_reader *r,
                                         const struct number *number)
{
    const struct statement *s = r->statement;
    const struct number *before = number > s->numbers && number->row > 1 ? number - 1 : NULL;
    const struct number *after =
        number + 1 < s->numbers + s->number_count && number[1].row > 1 ? number + 1 : NULL;

    if (before && statement_is_pair(r, number, before))
        return before;
    if (after && statement_is_pair(r, number, after))
        return after;
    if (after && statement_is_sip(after->value) && number_is_code(r->passage, after))
        return after;
    return before && statement_is_sip(before->value) && number_is_code(r->passage, before) ? before
                                                                                           : NULL;
}

/* Reads the codes among words: Microsoft codes with the SIP codes beside them, then SIP codes. */
static void read_words(struct statement_reader *r)
{
    struct statement *s = r->statement;
    const struct number *number, *end = s->numbers + s->number_count, *partner, *used = NULL;

    for (number = s->numbers; number < end; number++) {
        const bool short_pair = number->label == LABEL_NONE && !is_six_digits(number) &&
                                (partner = find_partner(r, number)) != NULL &&
                                statement_is_pair(r, number, partner) &&
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
                      statement_is_pair(r, number + 1, number)))) {
            add_question(r, DRCODE_NO_CODE, (int)number->value, number->start);
        }
    }
}

/* Reads a number before or after all words, which may be a SIP code. */
static void read_outermost(struct statement_reader *r)
{
    struct statement *s = r->statement;
    size_t i;

    for (i = 0; i < s->number_count && s->sip == DRCODE_NO_CODE; i++) {
        const struct number *number = &s->numbers[i];

        if (statement_is_sip(number->value) && number->label == LABEL_NONE &&
            number_is_code(r->passage, number) &&
            ((i == 0 && !has_word(r->passage, 0, number->start)) ||
             !has_word(r->passage, number->end, r->passage->size)))
            statement_set_sip(r, number, LABEL_IN_QUERY);
    }
}

/* Trusts a SIP code with a label beside a Microsoft code, unless it is of another source. */
static void trust_sip(struct statement_reader *r)
{
    struct statement *s = r->statement;

    if (s->microsoft == DRCODE_NO_CODE || s->sip == DRCODE_NO_CODE)
        return;
    if (statement_is_other_sip(r->catalog, s->microsoft, s->sip, s->sip_trust)) {
        s->other_sip = s->sip;
        s->sip = DRCODE_NO_CODE;
    }
    s->sip_trust = LABEL_SURE;
}

/* Makes one question of a Microsoft and a SIP code, wherever they are, that a document has
   together. */
static void join_questions(struct statement_reader *r)
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
static void read_records(struct statement_reader *r)
{
    struct statement *s = r->statement;
    const struct number *number, *sip = NULL, *end = s->numbers + s->number_count;
    const struct number *waits = NULL; /* a Microsoft code whose SIP code is after it */

    s->question_count = 0;
    if (r->microsoft_at == 0)
        return;
    for (number = s->numbers; number < end; number++) {
        if (number->label == LABEL_SIP && statement_is_sip(number->value)) {
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
static void take_question(struct statement_reader *r)
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
void asked_read(struct statement_reader *r)
{
    struct statement *s = r->statement;
    const bool words = has_letter(r->passage);

    if (!words && !s->http && s->number_count > 0 && are_codes(r)) {
        read_few(r);
        return;
    }
    if (words && s->number_count > 0)
        r->context = context_read(r->catalog, r->passage);
    s->telephony = r->context.telephony;
    s->asks = r->context.asks;
    if (!s->http && r->paired)
        statement_set_pair(r, &r->microsoft, &r->sip);
    if (!s->http && (words || s->number_count > 2))
        read_words(r);
    join_questions(r);
    take_question(r);
    trust_sip(r);
    if (!s->http && words)
        read_outermost(r);
}
