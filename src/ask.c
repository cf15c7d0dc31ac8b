/* ask.c - a query -> an answer: drcode_ask(). */
#include <stdio.h>
#include <string.h>

#include "catalog.h"
#include "fold.h"
#include "match.h"
#include "query.h"

/* Candidates of "did you mean" share so much with the query, in percent. */
#define LEAST_LIKENESS 40
/* Where the web is spoken of, a shorter phrase is likely one of HTTP's: "Bad Request". */
#define LEAST_IN_HTTP 24
/* Where a SIP code is but likely, two words of its phrases with so many letters are enough, or the
   start of one with so many characters. */
#define LEAST_WORDS 10
#define LEAST_START 8

/* The work on one query. */
struct asker {
    const struct drcode_catalog *catalog;
    const struct query *query;
    struct match_words words;
    bool spoken;     /* there are words that may be a phrase */
    int loose_sip;   /* a number that may be a SIP response code: it narrows, it asks nothing */
    char reason[64]; /* the registered reason of the SIP code, loose or not, folded */
    struct drcode_answer *answer;
    uint16_t *entries;
    size_t room;
    size_t first, end; /* the entries looked at, */
    int sip;           /* of those the ones with this SIP code, unless it is DRCODE_NO_CODE */
};

typedef int score_function(const struct match_words *text, const char *phrase, size_t tail);

/* True where a word stands in a folded text, or starts one of its words. */
static bool has_word(const char *text, const char *word, size_t size, bool whole)
{
    while (strncmp(text, word, size) != 0 || (whole && text[size] && text[size] != ' ')) {
        text = strchr(text, ' ');
        if (!text++)
            return false;
    }
    return true;
}

/* True for a word that asks for a code, and is no part of a phrase: "SIP error code 504". */
static bool is_asking(const char *word, size_t size)
{
    return has_word("0 2 code erreur error final microsoft reponse response sip status statut "
                    "subcode",
                    word, size, true);
}

/* True where the words say no more than the SIP code does: "SIP/2.0 504 Server Time-out". */
static bool says_no_more(const struct asker *a)
{
    const char *end;
    size_t i = 0;

    while (i < a->words.count && is_asking(a->words.start[i], a->words.size[i]))
        i++;
    return i == a->words.count ||
           (*a->reason && fold_starts(a->words.start[i], a->reason, &end) && !*end);
}

/* True where the words say enough beyond what the SIP code does. */
static bool says_enough(const struct asker *a)
{
    size_t i, count = 0, letters = 0;

    for (i = 0; i < a->words.count; i++) {
        if (a->words.size[i] < 4 || has_word(a->reason, a->words.start[i], a->words.size[i], false))
            continue;
        count++;
        letters += a->words.size[i];
    }
    return count >= 2 && letters >= LEAST_WORDS;
}

static bool has_codes(const struct drcode_answer *answer)
{
    return answer->microsoft != DRCODE_NO_CODE || answer->sip != DRCODE_NO_CODE;
}

/* Decides which codes are asked for. */
static void take_codes(struct asker *a)
{
    struct drcode_answer *answer = a->answer;
    const char *reason;
    size_t i;
    int sip;

    for (i = a->query->number_count; i-- > 0;) { /* the first of a kind counts */
        const struct query_number *number = &a->query->numbers[i];

        if (number->label == LABEL_MICROSOFT)
            answer->microsoft = number->value;
        else if (number->label == LABEL_SIP && number->trust == LABEL_SURE)
            answer->sip = (int)number->value;
        else if (number->label == LABEL_SIP && !a->query->http)
            a->loose_sip = (int)number->value;
    }
    sip = answer->sip == DRCODE_NO_CODE ? a->loose_sip : answer->sip;
    reason = drcode_sip_reason(a->catalog, sip, NULL);
    if (reason)
        fold(reason, strlen(reason), a->reason, sizeof a->reason);
    a->spoken = !says_no_more(a);
    if (!a->spoken)
        answer->sip = sip;
}

/* Chooses the entries that are looked at from here on: those with the codes that are given. */
static void look_at(struct asker *a, int32_t microsoft, int sip)
{
    a->sip = sip;
    a->first = 0;
    a->end = a->catalog->entry_count;
    if (microsoft != DRCODE_NO_CODE)
        a->end = drcode_find_microsoft(a->catalog, microsoft, &a->first) + a->first;
}

static bool is_looked_at(const struct asker *a, size_t index)
{
    return a->sip == DRCODE_NO_CODE || a->catalog->entries[index].sip == a->sip;
}

/* The folded phrase of an entry as the service emits it. */
static const char *folded_phrase(const struct asker *a, size_t index)
{
    enum drcode_lang lang = DRCODE_EN;

    return a->catalog->pool + catalog_text(a->catalog, index, &lang)->folded;
}

/* The best score of an entry's phrases, in whatever language. */
static int score_entry(const struct asker *a, size_t index, score_function *score)
{
    const struct catalog_entry *entry = &a->catalog->entries[index];
    uint32_t last = 0;
    int best = MATCH_NONE;
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS && is_looked_at(a, index); lang++) {
        const struct catalog_text *text;
        const char *phrase;
        int found;

        if (entry->text[lang] == CATALOG_NO_TEXT)
            continue;
        text = &a->catalog->texts[entry->text[lang]];
        phrase = a->catalog->pool + text->folded;
        if (text->folded == last || (a->query->http && strlen(phrase) < LEAST_IN_HTTP))
            continue;
        last = text->folded;
        found = score(&a->words, phrase, text->tail);
        if (found > best)
            best = found;
    }
    return best;
}

/* Every word of the query that does not ask for codes stands in the phrase: enough to tell entries
   with the codes asked for from one another. */
static int match_words_alone(const struct match_words *text, const char *phrase, size_t tail)
{
    bool found = false;
    size_t i;

    (void)tail;
    for (i = 0; i < text->count; i++) {
        if (is_asking(text->start[i], text->size[i]))
            continue;
        if (!has_word(phrase, text->start[i], text->size[i], false))
            return MATCH_NONE;
        found |= text->size[i] >= 3;
    }
    return found ? MATCH_LEAST : MATCH_NONE;
}

/* The query is the start of the phrase. */
static int match_start(const struct match_words *text, const char *phrase, size_t tail)
{
    const char *end;

    (void)tail;
    return fold_starts(phrase, text->text, &end) ? MATCH_LEAST : MATCH_NONE;
}

static void add_entry(struct asker *a, size_t index)
{
    if (a->answer->count < a->room)
        a->entries[a->answer->count] = (uint16_t)index;
    a->answer->count++;
}

/* Finds the entries whose phrases score best. */
static bool find_best(struct asker *a, score_function *score)
{
    size_t i;

    a->answer->count = 0;
    a->answer->score = MATCH_NONE;
    for (i = a->first; i < a->end && a->spoken; i++) {
        int found = score_entry(a, i, score);

        if (found > a->answer->score) {
            a->answer->count = 0;
            a->answer->score = found;
        }
        if (found == a->answer->score && found > MATCH_NONE)
            add_entry(a, i);
    }
    return a->answer->count > 0;
}

/* True where an entry's phrase stands in another one that stands in the query too. */
static bool is_inner(const struct asker *a, size_t index)
{
    struct match_words outer;
    size_t i;

    for (i = a->first; i < a->end; i++) {
        if (score_entry(a, i, match_phrase) != MATCH_CONTAINED)
            continue;
        match_split(folded_phrase(a, i), &outer);
        if (match_phrase(&outer, folded_phrase(a, index), 0) == MATCH_CONTAINED)
            return true;
    }
    return false;
}

/* Finds the entries whose phrases are spelt in the query, without those that stand in others. */
static bool find_spelt(struct asker *a)
{
    size_t i;

    if (!find_best(a, match_phrase))
        return false;
    if (a->answer->score == MATCH_CONTAINED && a->answer->count > 1) {
        a->answer->count = 0;
        for (i = a->first; i < a->end; i++)
            if (score_entry(a, i, match_phrase) == MATCH_CONTAINED && !is_inner(a, i))
                add_entry(a, i);
    }
    return true;
}

static bool find_phrase(struct asker *a)
{
    return find_spelt(a) || find_best(a, match_misspelt);
}

/* Finds all entries, or those that have a word in their phrase. */
static bool find_all(struct asker *a, const char *word)
{
    size_t i;

    a->answer->count = 0;
    for (i = a->first; i < a->end; i++)
        if (is_looked_at(a, i) &&
            (!word || has_word(folded_phrase(a, i), word, strlen(word), true)))
            add_entry(a, i);
    a->answer->score = a->answer->count > 0 ? 100 : 0;
    return a->answer->count > 0;
}

/* Finds an HRESULT as a phrase may write it: in hexadecimal or decimal digits, or by name. */
static bool find_hresult(struct asker *a, uint32_t hresult)
{
    char hexadecimal[16], decimal[16];

    snprintf(hexadecimal, sizeof hexadecimal, "0x%08lx", (unsigned long)hresult);
    snprintf(decimal, sizeof decimal, "%lu", (unsigned long)hresult);
    return hresult && (find_all(a, hexadecimal) || find_all(a, decimal) ||
                       (*a->query->hresult_name && find_all(a, a->query->hresult_name)));
}

/* Offers the entries whose phrases are nearest, one of each phrase. */
static void find_nearest(struct asker *a)
{
    struct drcode_answer *answer = a->answer;
    size_t i, j, nearest = 0;

    while (answer->nearest_count < DRCODE_NEAREST) {
        int best = LEAST_LIKENESS - 1;

        for (i = 0; i < a->catalog->entry_count; i++) {
            int likeness = match_likeness(&a->words, folded_phrase(a, i));

            for (j = 0; j < answer->nearest_count; j++)
                if (folded_phrase(a, answer->nearest[j]) == folded_phrase(a, i))
                    break;
            if (likeness > best && j == answer->nearest_count) {
                best = likeness;
                nearest = i;
            }
        }
        if (best < LEAST_LIKENESS)
            return;
        answer->nearest[answer->nearest_count++] = (uint16_t)nearest;
    }
}

/* Finds by codes; words that fit some of their entries narrow. A SIP code alone says less than a
   documented phrase does, under whatever code that stands. */
static bool ask_codes(struct asker *a)
{
    struct drcode_answer *answer = a->answer;
    const bool microsoft = answer->microsoft != DRCODE_NO_CODE, sip = answer->sip != DRCODE_NO_CODE;

    if (!has_codes(answer))
        return false;
    answer->match = microsoft && sip ? DRCODE_PAIR : microsoft ? DRCODE_CODE : DRCODE_SIP;
    look_at(a, answer->microsoft, answer->sip);
    if (find_phrase(a) || find_best(a, match_words_alone) || find_hresult(a, answer->hresult))
        return true;
    look_at(a, DRCODE_NO_CODE, DRCODE_NO_CODE);
    if (!microsoft && find_spelt(a)) {
        answer->match = DRCODE_PHRASE;
        return true;
    }
    look_at(a, answer->microsoft, answer->sip);
    return find_all(a, NULL);
}

/* Finds by words with a number among them that is likely a SIP code. */
static bool ask_loosely(struct asker *a)
{
    struct drcode_answer *answer = a->answer;

    if (a->loose_sip == DRCODE_NO_CODE || has_codes(answer))
        return false;
    look_at(a, DRCODE_NO_CODE, a->loose_sip);
    if (find_phrase(a))
        answer->match = answer->score >= MATCH_PART ? DRCODE_PHRASE : DRCODE_SIMILAR;
    else if ((says_enough(a) && find_best(a, match_words_alone)) ||
             (strlen(a->words.text) >= LEAST_START && find_best(a, match_start)))
        answer->match = DRCODE_SIP;
    else
        return false;
    answer->sip = a->loose_sip;
    return true;
}

/* Finds by a phrase. Beside codes that no document has, it must be spelt right. */
static bool ask_phrase(struct asker *a)
{
    struct drcode_answer *answer = a->answer;

    look_at(a, DRCODE_NO_CODE, DRCODE_NO_CODE);
    if (!(has_codes(answer) ? find_spelt(a) : find_phrase(a)))
        return false;
    answer->match = answer->score >= MATCH_PART ? DRCODE_PHRASE : DRCODE_SIMILAR;
    return true;
}

/* Finds by an HRESULT. Alone in decimal digits, 590615, it looks like a Microsoft code. */
static bool ask_hresult(struct asker *a)
{
    struct drcode_answer *answer = a->answer;

    look_at(a, DRCODE_NO_CODE, DRCODE_NO_CODE);
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
    struct query query;
    struct asker a = {.catalog = catalog,
                      .query = &query,
                      .loose_sip = DRCODE_NO_CODE,
                      .answer = answer,
                      .entries = entries,
                      .room = room};

    *answer = (struct drcode_answer){.microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE};
    query_read(catalog, text, size, &query);
    match_split(query.phrase, &a.words);
    answer->hresult = query.hresult;
    take_codes(&a);
    if (drcode_normal_end(answer->microsoft, answer->sip == DRCODE_NO_CODE ? 0 : answer->sip)) {
        answer->match = DRCODE_NORMAL;
    } else if (!ask_codes(&a) && !ask_loosely(&a) && !ask_phrase(&a) && !ask_hresult(&a)) {
        answer->match = has_codes(answer) || query.hresult ? DRCODE_UNDOCUMENTED : DRCODE_NOTHING;
        if (answer->match == DRCODE_NOTHING)
            find_nearest(&a);
    }
}
