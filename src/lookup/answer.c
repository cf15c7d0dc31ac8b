/* answer.c - what is asked, and what a record states -> an answer. */
#include "lookup/answer.h"

#include <stdio.h>
#include <string.h>

#include "base/fold.h"
#include "lookup/cause.h"
#include "lookup/context.h"
#include "lookup/query.h"
#include "lookup/reason.h"

/* Beside a number that is only perhaps a SIP code, two words of its phrases that prove half as much
   as a phrase must are enough, or the start of one with this many characters. */
#define LEAST_START 8
/* Longest phrase of a record, in bytes, folded. */
#define PHRASE_ROOM 2048

static bool has_codes(const struct drcode_answer *answer)
{
    return answer->microsoft != DRCODE_NO_CODE || answer->sip != DRCODE_NO_CODE;
}

bool answer_is_normal(const struct drcode_catalog *catalog, struct drcode_answer *answer)
{
    const int32_t microsoft = answer->microsoft;
    const int sip = answer->sip;
    bool normal = sip != DRCODE_NO_CODE ? sip < 300 : microsoft == 0;

    if (microsoft > 0 && (sip <= 0 || sip / 100 == 2)) /* also of a failure: 569002 with 0 */
        normal = drcode_outcome(catalog, microsoft, sip, 0) == DRCODE_OUTCOME_NORMAL;
    if (normal)
        answer->match = DRCODE_NORMAL;
    return normal;
}

/* Restricts the search to the entries with the codes of the answer; the match is by these. */
static void search_codes(struct candidates *c)
{
    const int32_t microsoft = c->answer->microsoft;
    const int sip = c->answer->sip;

    candidates_of(c, microsoft, microsoft > 0 && sip < 300 ? DRCODE_NO_CODE : sip);
    c->answer->match = microsoft == DRCODE_NO_CODE ? DRCODE_SIP
                       : c->sip == DRCODE_NO_CODE  ? DRCODE_CODE
                                                   : DRCODE_PAIR;
}

/* Finds by a phrase that is spelt right, with a score of at least `least`. */
static bool find_phrase(struct candidates *c, int sip, int least)
{
    candidates_of(c, DRCODE_NO_CODE, sip);
    c->answer->match = DRCODE_PHRASE;
    return candidates_spelt(c) && c->answer->score >= least;
}

/* Says that nothing was found. */
static void find_nothing(struct candidates *c)
{
    struct drcode_answer *answer = c->answer;

    answer->count = 0;
    answer->score = 0;
    answer->match = has_codes(answer) || answer->hresult || answer->cause > 0 ? DRCODE_UNDOCUMENTED
                                                                              : DRCODE_NOTHING;
}

/* The work on one query. */
struct asker {
    struct candidates candidates;
    struct nearby nearby;
    const struct query *query;
    int unlabelled_sip; /* a number that is perhaps a SIP code: it narrows, it does not ask */
    char reason[64]; /* the registered reason of the SIP code, also of an unlabelled one, folded */
    struct drcode_answer *answer;
};

/* True for a word that asks for a code and is no part of a phrase: "SIP error code 504"; where the
   text is on telephony, any ordinary word. */
static bool is_asking(const struct asker *a, const char *word, size_t size)
{
    return fold_has_word("0 2 code erreur error final microsoft reponse response sip status statut "
                         "subcode",
                         word, size, true) ||
           (a->query->statement.telephony && context_is_ordinary(word, size));
}

/* True where the words only repeat the SIP code's reason: "SIP/2.0 504 Server Time-out". */
static bool only_restates_reason(const struct asker *a)
{
    const char *end;
    size_t i = 0;

    while (i < a->candidates.words.count &&
           is_asking(a, a->candidates.words.list[i].start, a->candidates.words.list[i].size))
        i++;
    return i == a->candidates.words.count ||
           (*a->reason && fold_starts(a->candidates.words.list[i].start, a->reason, &end) && !*end);
}

/* True where a word of the query is one of the SIP code's reason. */
static bool is_of_reason(const struct asker *a, size_t i)
{
    const struct words *words = &a->candidates.words;

    return fold_has_word(a->reason, words->list[i].start, words->list[i].size, false);
}

/* True where there are enough words beside those of the SIP code's reason. */
static bool has_distinct_words(const struct asker *a)
{
    unsigned weight = 0;
    size_t i, count = 0;

    for (i = 0; i < a->candidates.words.count; i++) {
        if (is_of_reason(a, i))
            continue;
        count++;
        weight += words_weight(&a->candidates.words, i);
    }
    return count >= 2 && weight >= SIMILARITY_EVIDENCE / 2;
}

/* True where a word of the query is not one of the SIP code's reason, in any order: HTTP says
   "Internal Server Error". */
static bool says_new(const struct asker *a)
{
    size_t i;

    for (i = 0; i < a->candidates.words.count; i++)
        if (!is_of_reason(a, i))
            return true;
    return false;
}

/* Decides which codes are asked for. */
static void take_codes(struct asker *a, size_t question)
{
    const struct statement *statement = &a->query->statement;
    struct drcode_answer *answer = a->answer;
    const char *reason;
    const bool sure = statement->sip_trust == LABEL_SURE;
    int sip = sure || !statement->http ? statement->sip : DRCODE_NO_CODE;

    answer->microsoft = statement->microsoft;
    answer->other_sip = statement->other_sip;
    if (question > 0 && question < statement->question_count) {
        answer->microsoft = statement->questions[question].microsoft;
        sip = statement->questions[question].sip;
    }
    if (statement->question_count > 1)
        answer->questions = statement->question_count;
    if (sure || (answer->cause > 0 && sip >= 300)) /* beside a cause it is one */
        answer->sip = sip;
    else
        a->unlabelled_sip = sip;
    reason = drcode_sip_reason(a->candidates.catalog, sip, NULL);
    if (reason)
        fold_text(reason, strlen(reason), a->reason, sizeof a->reason);
    if (only_restates_reason(a))
        answer->sip = sip;
    else
        a->candidates.has_phrase = !statement->asks;
}

/* Every word of the query that is not ordinary is in the phrase: enough to choose among entries
   with the codes asked for. */
static int score_words(const struct words *text, const char *phrase, size_t tail)
{
    bool found = false;
    size_t i;

    (void)tail;
    for (i = 0; i < text->count; i++) {
        if (context_is_ordinary(text->list[i].start, text->list[i].size))
            continue;
        if (!fold_has_word(phrase, text->list[i].start, text->list[i].size, false))
            return SCORE_NONE;
        found |= text->list[i].size >= 3;
    }
    return found ? SCORE_LEAST : SCORE_NONE;
}

/* The query is the start of the phrase. */
static int score_start(const struct words *text, const char *phrase, size_t tail)
{
    const char *end;

    (void)tail;
    return fold_starts(phrase, text->text, &end) ? SCORE_LEAST : SCORE_NONE;
}

/* Finds an HRESULT in any form that phrases have: hexadecimal or decimal digits, or its name. */
static bool find_hresult(struct asker *a, uint32_t hresult)
{
    const char *name = drcode_hresult_name(a->candidates.catalog, hresult);
    char hexadecimal[16], decimal[16], full[64];

    if (!hresult)
        return false;
    snprintf(hexadecimal, sizeof hexadecimal, "0x%08lx", (unsigned long)hresult);
    snprintf(decimal, sizeof decimal, "%lu", (unsigned long)hresult);
    fold_text(name ? name : "", name ? strlen(name) : 0, full, sizeof full);
    return candidates_all(&a->candidates, hexadecimal) || candidates_all(&a->candidates, decimal) ||
           (*a->query->hresult_name && candidates_all(&a->candidates, full));
}

/* Finds by codes; words that fit some of their entries narrow. A SIP code alone says less than a
   documented phrase does, also one of another code. */
static bool ask_codes(struct asker *a)
{
    struct candidates *c = &a->candidates;

    if (!has_codes(a->answer))
        return false;
    search_codes(c);
    if (candidates_phrase(c) || candidates_best(c, score_words) ||
        find_hresult(a, a->answer->hresult))
        return true;
    if (a->answer->microsoft == DRCODE_NO_CODE && find_phrase(c, DRCODE_NO_CODE, SCORE_PART))
        return true;
    search_codes(c);
    return candidates_all(c, NULL);
}

/* Finds by a phrase, also misspelt, of the entries with a SIP code. */
static bool ask_phrase_of(struct asker *a, int sip)
{
    candidates_of(&a->candidates, DRCODE_NO_CODE, sip);
    if (!candidates_phrase(&a->candidates))
        return false;
    a->answer->match = a->answer->score >= SCORE_PART ? DRCODE_PHRASE : DRCODE_SIMILAR;
    return true;
}

/* Finds by words with a number among them that is perhaps a SIP code. */
static bool ask_unlabelled(struct asker *a)
{
    struct candidates *c = &a->candidates;

    if (a->unlabelled_sip == DRCODE_NO_CODE || has_codes(a->answer))
        return false;
    if (!ask_phrase_of(a, a->unlabelled_sip)) {
        if (!(has_distinct_words(a) && candidates_best(c, score_words)) &&
            !(strlen(c->words.text) >= LEAST_START && says_new(a) &&
              candidates_best(c, score_start)))
            return false;
        a->answer->match = DRCODE_SIP;
    }
    a->answer->sip = a->unlabelled_sip;
    return true;
}

/* Finds by a SIP code beside the name of a Q.850 cause. */
static bool ask_cause(struct asker *a)
{
    const int cause = a->unlabelled_sip != DRCODE_NO_CODE
                          ? cause_named(a->candidates.catalog, a->candidates.words.text)
                          : 0;

    if (cause == 0)
        return false;
    a->answer->cause = cause;
    a->answer->sip = a->unlabelled_sip;
    search_codes(&a->candidates);
    return candidates_all(&a->candidates, NULL);
}

/* Finds by a phrase: beside codes that no document has, one that is spelt right. */
static bool ask_phrase(struct asker *a)
{
    return has_codes(a->answer) ? find_phrase(&a->candidates, DRCODE_NO_CODE, SCORE_PART)
                                : ask_phrase_of(a, DRCODE_NO_CODE);
}

/* Finds by an HRESULT. Alone in decimal digits, 590615, it looks like a Microsoft code. */
static bool ask_hresult(struct asker *a)
{
    struct drcode_answer *answer = a->answer;

    candidates_of(&a->candidates, DRCODE_NO_CODE, DRCODE_NO_CODE);
    answer->match = DRCODE_PHRASE;
    if (find_hresult(a, answer->hresult))
        return true;
    if (answer->sip != DRCODE_NO_CODE || answer->microsoft == DRCODE_NO_CODE ||
        !find_hresult(a, (uint32_t)answer->microsoft))
        return false;
    answer->hresult = (uint32_t)answer->microsoft;
    answer->microsoft = DRCODE_NO_CODE;
    return true;
}

void drcode_ask(const struct drcode_catalog *catalog, const char *text, size_t size,
                struct drcode_answer *answer, uint16_t *entries, size_t room)
{
    drcode_ask_question(catalog, text, size, 0, answer, entries, room);
}

void drcode_ask_question(const struct drcode_catalog *catalog, const char *text, size_t size,
                         size_t question, struct drcode_answer *answer, uint16_t *entries,
                         size_t room)
{
    struct query query;
    struct reason reason;
    struct asker a;

    *answer = (struct drcode_answer){.microsoft = DRCODE_NO_CODE,
                                     .sip = DRCODE_NO_CODE,
                                     .other_sip = DRCODE_NO_CODE,
                                     .questions = 1};
    candidates_start(&a.candidates, catalog, answer, entries, room);
    a.query = &query;
    a.answer = answer;
    a.unlabelled_sip = DRCODE_NO_CODE;
    *a.reason = '\0';
    query_read(catalog, text, size, &query);
    words_split(catalog, query.phrase, &a.candidates.words);
    nearby_start(&a.nearby, &a.candidates.words);
    a.candidates.nearby = &a.nearby;
    a.candidates.http = query.statement.http;
    answer->hresult = query.hresult;
    answer->cause = cause_read(text, size);
    take_codes(&a, question);
    if ((has_codes(answer) || answer->cause > 0) &&
        drcode_outcome(catalog, answer->microsoft, answer->sip, answer->cause) ==
            DRCODE_OUTCOME_NORMAL) {
        answer->match = DRCODE_NORMAL;
    } else if (!ask_codes(&a) && !ask_unlabelled(&a) && !ask_phrase(&a) && !ask_hresult(&a) &&
               !ask_cause(&a)) {
        find_nothing(&a.candidates);
        answer_is_normal(catalog, answer);
        if (answer->match != DRCODE_NORMAL && reason_find(text, size, &reason)) {
            answer->reason = reason.phrase;
            answer->reason_size = (size_t)(reason.end - reason.phrase);
        }
        if (answer->match == DRCODE_NOTHING && !query.statement.http &&
            !context_is_other(a.candidates.words.text))
            candidates_nearest(&a.candidates);
        if (answer->match == DRCODE_NOTHING && a.candidates.words.count > 1 &&
            (answer->cause = cause_named(catalog, a.candidates.words.text)) > 0)
            answer->match = drcode_outcome(catalog, DRCODE_NO_CODE, DRCODE_NO_CODE,
                                           answer->cause) == DRCODE_OUTCOME_NORMAL
                                ? DRCODE_NORMAL
                                : DRCODE_UNDOCUMENTED; /* "user busy" */
    }
}

/* Finds by codes; a phrase that fits some of their entries narrows. */
static bool find_codes(struct candidates *c)
{
    search_codes(c);
    return candidates_phrase(c) || candidates_all(c, NULL);
}

/* Finds what a record of a failure states: the codes of the answer, the phrase of the candidates.
 */
static void find_failure(struct candidates *c)
{
    const int sip = c->answer->sip;
    const bool microsoft = c->answer->microsoft != DRCODE_NO_CODE;

    if (!(microsoft && find_codes(c)) && !find_phrase(c, sip, SCORE_PART) &&
        !(!microsoft && sip != DRCODE_NO_CODE && find_codes(c)) &&
        !(sip != DRCODE_NO_CODE && find_phrase(c, DRCODE_NO_CODE, SCORE_CONTAINED_TAIL)))
        find_nothing(c);
}

void answer_stated(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                   const struct stated_phrase *phrase, struct drcode_answer *answer,
                   uint16_t *entries, size_t room)
{
    struct candidates c;

    *answer = (struct drcode_answer){
        .microsoft = microsoft, .sip = sip, .other_sip = DRCODE_NO_CODE, .questions = 1};
    candidates_start(&c, catalog, answer, entries, room);
    c.stated = phrase;
    c.has_phrase = *phrase->folded != '\0';
    if (!phrase->known)
        words_split(catalog, phrase->folded, &c.words);
    find_failure(&c);
}

void answer_record(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                   const char *phrase, size_t size, struct drcode_answer *answer, uint16_t *entries,
                   size_t room)
{
    char text[PHRASE_ROOM];
    const struct stated_phrase stated = {.folded = text};

    *answer = (struct drcode_answer){
        .microsoft = microsoft, .sip = sip, .other_sip = DRCODE_NO_CODE, .questions = 1};
    if (answer_is_normal(catalog, answer))
        return;
    fold_text(phrase, size, text, sizeof text);
    answer_stated(catalog, microsoft, sip, &stated, answer, entries, room);
}
