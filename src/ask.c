/* ask.c - a query -> an answer: drcode_ask(). */
#include <stdio.h>
#include <string.h>

#include "catalog.h"
#include "fold.h"
#include "match.h"
#include "query.h"

/* Candidates of "did you mean" share so much with the query, in percent. */
#define LEAST_LIKENESS 25

/* The work on one query. */
struct asker {
    const struct drcode_catalog *catalog;
    const struct query *query;
    struct match_words words;
    struct drcode_answer *answer;
    int32_t loose_sip; /* a number that may be a SIP response code: it narrows, it asks nothing */
    uint16_t *entries;
    size_t room;
};

typedef int score_function(const struct match_words *text, const char *phrase, size_t tail);

static bool is_sip(int32_t value)
{
    return value >= 100 && value <= 699;
}

static size_t count_pair(const struct asker *a, int32_t microsoft, int32_t sip)
{
    size_t first;

    return drcode_find_pair(a->catalog, microsoft, (int)sip, &first);
}

/* Takes a pair for what is asked, where neither code is known to be another. */
static bool take_pair(struct asker *a, int32_t microsoft, int32_t sip)
{
    struct drcode_answer *answer = a->answer;

    if ((answer->microsoft != DRCODE_NO_CODE && answer->microsoft != microsoft) ||
        (answer->sip != DRCODE_NO_CODE && answer->sip != sip))
        return false;
    answer->microsoft = microsoft;
    answer->sip = (int)sip;
    return true;
}

/* Codes with a label, and "SIP#CODE". */
static void take_labelled(struct asker *a)
{
    const struct query *query = a->query;
    struct drcode_answer *answer = a->answer;
    size_t i;

    for (i = 0; i < query->number_count; i++) {
        const struct query_number *number = &query->numbers[i];

        if (number->diagnostic && answer->microsoft == DRCODE_NO_CODE) {
            answer->microsoft = number->value;
            if (is_sip(number[-1].value))
                answer->sip = (int)number[-1].value;
        } else if (number->label == LABEL_MICROSOFT && answer->microsoft == DRCODE_NO_CODE) {
            answer->microsoft = number->value;
        } else if (number->label == LABEL_SIP && number->trust == LABEL_SURE &&
                   answer->sip == DRCODE_NO_CODE && (is_sip(number->value) || number->value == 0)) {
            answer->sip = (int)number->value;
        }
    }
}

/* Two numbers side by side that are a documented pair or a normal end, in either order. Beside
   words, the Microsoft code takes six digits. */
static void take_neighbours(struct asker *a)
{
    const struct query *query = a->query;
    size_t i;
    int turn;

    for (i = 1; i < query->number_count; i++) {
        const struct query_number *number = &query->numbers[i];

        if (!number->next_to_last)
            continue;
        for (turn = 0; turn < 2; turn++) {
            const struct query_number *microsoft = number - 1 + turn, *sip = number - turn;

            if ((!query->words || microsoft->digits == 6) &&
                (count_pair(a, microsoft->value, sip->value) > 0 ||
                 drcode_normal_end(microsoft->value, (int)sip->value)) &&
                take_pair(a, microsoft->value, sip->value))
                return;
        }
    }
}

/* Numbers without words beside them, told apart by their size. */
static void take_bare(struct asker *a)
{
    const struct query *query = a->query;
    struct drcode_answer *answer = a->answer;
    size_t i;

    for (i = 0; i < query->number_count; i++) {
        int32_t value = query->numbers[i].value;

        if (is_sip(value) && answer->sip == DRCODE_NO_CODE)
            answer->sip = (int)value;
        else if (!is_sip(value) && answer->microsoft == DRCODE_NO_CODE)
            answer->microsoft = value;
    }
}

/* Numbers among words: six digits that start with 5 are a Microsoft code; a SIP code beside it
   counts, and so does one behind "error" and the like. */
static void take_among_words(struct asker *a)
{
    const struct query *query = a->query;
    struct drcode_answer *answer = a->answer;
    size_t i;

    for (i = 0; i < query->number_count; i++) {
        const struct query_number *number = &query->numbers[i];
        bool beside = number->next_to_last ||
                      (i + 1 < query->number_count && number[1].next_to_last);

        if (number->digits == 6 && number->value / 100000 == 5) {
            if (answer->microsoft == DRCODE_NO_CODE)
                answer->microsoft = number->value;
        } else if (is_sip(number->value) && !query->http && answer->sip == DRCODE_NO_CODE) {
            if (number->label == LABEL_SIP || (beside && answer->microsoft != DRCODE_NO_CODE))
                answer->sip = (int)number->value;
            else if (number->first || number->last)
                a->loose_sip = number->value;
        }
    }
}

/* Decides which codes are asked for. */
static void take_codes(struct asker *a)
{
    const char *reason, *end;
    char folded[64];

    take_labelled(a);
    if (a->answer->microsoft == DRCODE_NO_CODE || a->answer->sip == DRCODE_NO_CODE)
        take_neighbours(a);
    if (!a->query->words)
        take_bare(a);
    else
        take_among_words(a);
    if (a->loose_sip == DRCODE_NO_CODE || a->answer->sip != DRCODE_NO_CODE)
        return;
    reason = drcode_sip_reason(a->catalog, (int)a->loose_sip, NULL);
    if (!reason)
        return;
    fold(reason, strlen(reason), folded, sizeof folded);
    if (fold_starts(a->query->phrase, folded, &end) && !*end)
        a->answer->sip = (int)a->loose_sip;
}

/* True where an entry has the codes that are asked for, as far as they are. */
static bool has_codes(const struct asker *a, size_t index)
{
    const struct catalog_entry *entry = &a->catalog->entries[index];
    const struct drcode_answer *answer = a->answer;

    return (answer->microsoft == DRCODE_NO_CODE ||
            entry->microsoft == (uint32_t)answer->microsoft) &&
           (answer->sip == DRCODE_NO_CODE || entry->sip == answer->sip);
}

/* The best score of an entry's phrases, in whatever language. */
static int score_entry(const struct asker *a, size_t index, score_function *score)
{
    const struct catalog_entry *entry = &a->catalog->entries[index];
    uint32_t last = 0;
    int best = MATCH_NONE;
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS; lang++) {
        const struct catalog_text *text;
        int found;

        if (entry->text[lang] == CATALOG_NO_TEXT)
            continue;
        text = &a->catalog->texts[entry->text[lang]];
        if (text->folded == last)
            continue;
        last = text->folded;
        found = score(&a->words, a->catalog->pool + text->folded, text->tail);
        if (found > best)
            best = found;
    }
    return best;
}

/* True where every word of the query starts a word of the phrase: enough to tell entries with the
   codes asked for from one another. */
static int match_words_alone(const struct match_words *text, const char *phrase, size_t tail)
{
    size_t i, letters = 0;

    (void)tail;
    for (i = 0; i < text->count; i++) {
        const char *s = phrase;

        while (strncmp(s, text->start[i], text->size[i]) != 0) {
            s = strchr(s, ' ');
            if (!s++)
                return MATCH_NONE;
        }
        letters += text->size[i];
    }
    return letters >= 4 ? MATCH_LEAST : MATCH_NONE;
}

static void add_entry(struct asker *a, size_t index)
{
    if (a->answer->count < a->room)
        a->entries[a->answer->count] = (uint16_t)index;
    a->answer->count++;
}

/* Adds the entries in `[first, end)` with the codes asked for whose phrases score best. */
static void add_best(struct asker *a, size_t first, size_t end, score_function *score)
{
    int best = MATCH_NONE;
    size_t i;

    for (i = first; i < end; i++) {
        int found = has_codes(a, i) ? score_entry(a, i, score) : MATCH_NONE;

        if (found > best) {
            a->answer->count = 0;
            best = found;
        }
        if (found == best && best > MATCH_NONE)
            add_entry(a, i);
    }
    if (best > MATCH_NONE)
        a->answer->score = best;
}

/* Of phrases that stand in the text, drops those that stand in another of them. */
static void drop_inner(struct asker *a)
{
    struct drcode_answer *answer = a->answer;
    size_t i, j, kept = 0;
    struct match_words whole;

    if (answer->score != MATCH_CONTAINED || answer->count > a->room || answer->count > 64)
        return;
    for (i = 0; i < answer->count; i++) {
        enum drcode_lang lang = DRCODE_EN;
        const char *inner =
            a->catalog->pool + catalog_text(a->catalog, a->entries[i], &lang)->folded;
        bool drop = false;

        for (j = 0; j < answer->count && !drop; j++) {
            const struct catalog_text *outer = catalog_text(a->catalog, a->entries[j], &lang);

            match_split(a->catalog->pool + outer->folded, &whole);
            drop = strlen(whole.text) > strlen(inner) &&
                   match_phrase(&whole, inner, 0) == MATCH_CONTAINED;
        }
        if (!drop)
            a->entries[kept++] = a->entries[i];
    }
    answer->count = kept;
}

/* Finds the entries in `[first, end)` whose phrases are nearest to the words. */
static bool find_phrase(struct asker *a, size_t first, size_t end)
{
    a->answer->count = 0;
    a->answer->score = MATCH_NONE;
    if (!a->query->words)
        return false;
    add_best(a, first, end, match_phrase);
    if (a->answer->count == 0)
        add_best(a, first, end, match_misspelt);
    else
        drop_inner(a);
    return a->answer->count > 0;
}

/* Finds by codes; a phrase, where there is one and it fits, narrows. */
static void find_codes(struct asker *a)
{
    struct drcode_answer *answer = a->answer;
    size_t first = 0, count = a->catalog->entry_count, i;

    if (answer->microsoft != DRCODE_NO_CODE && answer->sip != DRCODE_NO_CODE)
        count = drcode_find_pair(a->catalog, answer->microsoft, answer->sip, &first);
    else if (answer->microsoft != DRCODE_NO_CODE)
        count = drcode_find_microsoft(a->catalog, answer->microsoft, &first);
    if (!find_phrase(a, first, first + count) && a->query->words)
        add_best(a, first, first + count, match_words_alone);
    if (answer->count > 0)
        return;
    answer->score = 100;
    for (i = first; i < first + count; i++)
        if (has_codes(a, i))
            add_entry(a, i);
}

/* Finds the entries that have a word with digits in their phrase. */
static void find_word(struct asker *a, const char *word)
{
    struct match_words text;
    enum drcode_lang lang = DRCODE_EN;
    size_t i, j;

    a->answer->count = 0;
    for (i = 0; i < a->catalog->entry_count; i++) {
        const struct catalog_text *row = catalog_text(a->catalog, i, &lang);

        match_split(a->catalog->pool + row->folded, &text);
        for (j = 0; j < text.count; j++) {
            if (strlen(word) == text.size[j] && memcmp(word, text.start[j], text.size[j]) == 0) {
                add_entry(a, i);
                break;
            }
        }
    }
    a->answer->score = a->answer->count > 0 ? 100 : 0;
}

static bool find_hresult(struct asker *a)
{
    char word[16];

    if (!a->query->hresult)
        return false;
    a->answer->hresult = a->query->hresult;
    snprintf(word, sizeof word, "0x%08lx", (unsigned long)a->query->hresult);
    find_word(a, word);
    if (a->answer->count == 0 && *a->query->hresult_name)
        find_word(a, a->query->hresult_name);
    return a->answer->count > 0;
}

/* Offers the entries whose phrases are nearest, one of each phrase. */
static void find_nearest(struct asker *a)
{
    struct drcode_answer *answer = a->answer;
    int scores[DRCODE_NEAREST];
    size_t i, j, k;

    for (i = 0; i < a->catalog->entry_count; i++) {
        enum drcode_lang lang = DRCODE_EN;
        const struct catalog_text *text = catalog_text(a->catalog, i, &lang);
        int likeness = match_likeness(&a->words, a->catalog->pool + text->folded);

        for (j = 0; j < answer->nearest_count; j++)
            if (catalog_text(a->catalog, answer->nearest[j], &lang)->folded == text->folded)
                break;
        if (likeness < LEAST_LIKENESS || j < answer->nearest_count)
            continue;
        for (j = 0; j < answer->nearest_count && scores[j] >= likeness; j++)
            ;
        if (j == DRCODE_NEAREST)
            continue;
        if (answer->nearest_count < DRCODE_NEAREST)
            answer->nearest_count++;
        for (k = answer->nearest_count - 1; k > j; k--) {
            answer->nearest[k] = answer->nearest[k - 1];
            scores[k] = scores[k - 1];
        }
        answer->nearest[j] = (uint16_t)i;
        scores[j] = likeness;
    }
}

/* Asks for codes: documented ones, or else a phrase that says more, or else their structure. */
static void ask_codes(struct asker *a)
{
    struct drcode_answer *answer = a->answer;
    bool microsoft = answer->microsoft != DRCODE_NO_CODE, sip = answer->sip != DRCODE_NO_CODE;
    char word[16];

    if (microsoft && drcode_normal_end(answer->microsoft, sip ? answer->sip : 0)) {
        answer->match = DRCODE_NORMAL;
        return;
    }
    answer->match = microsoft && sip ? DRCODE_PAIR : microsoft ? DRCODE_CODE : DRCODE_SIP;
    find_codes(a);
    if (answer->count > 0)
        return;
    answer->match = DRCODE_PHRASE;
    if (microsoft && !sip) { /* "590615" is an HRESULT in decimal digits */
        snprintf(word, sizeof word, "%ld", (long)answer->microsoft);
        find_word(a, word);
    }
    answer->microsoft = answer->count > 0 ? DRCODE_NO_CODE : answer->microsoft;
}

/* Asks for a phrase. A loose SIP code narrows what it finds, where it can. */
static void ask_phrase(struct asker *a)
{
    struct drcode_answer *answer = a->answer;

    answer->sip = (int)a->loose_sip;
    if (a->loose_sip == DRCODE_NO_CODE || !find_phrase(a, 0, a->catalog->entry_count)) {
        answer->sip = DRCODE_NO_CODE;
        find_phrase(a, 0, a->catalog->entry_count);
    }
    if (answer->count > 0)
        answer->match = answer->score >= MATCH_PART ? DRCODE_PHRASE : DRCODE_SIMILAR;
    else if (find_hresult(a))
        answer->match = DRCODE_PHRASE;
    else
        answer->match = a->query->hresult ? DRCODE_UNDOCUMENTED : DRCODE_NOTHING;
}

void drcode_ask(const struct drcode_catalog *catalog, const char *text, size_t size,
                struct drcode_answer *answer, uint16_t *entries, size_t room)
{
    struct query query;
    struct asker a = {.catalog = catalog,
                      .query = &query,
                      .answer = answer,
                      .loose_sip = DRCODE_NO_CODE,
                      .entries = entries,
                      .room = room};

    *answer = (struct drcode_answer){
        .match = DRCODE_NOTHING, .microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE};
    query_read(catalog, text, size, &query);
    match_split(query.phrase, &a.words);
    take_codes(&a);
    if (answer->microsoft == DRCODE_NO_CODE && answer->sip == DRCODE_NO_CODE) {
        ask_phrase(&a);
    } else {
        int32_t microsoft = answer->microsoft;
        int sip = answer->sip;

        ask_codes(&a);
        if (answer->match == DRCODE_PHRASE && answer->count == 0) {
            a.loose_sip = answer->sip;
            answer->microsoft = DRCODE_NO_CODE;
            ask_phrase(&a);
            if (answer->score < MATCH_PART) {
                answer->match = DRCODE_UNDOCUMENTED;
                answer->count = 0;
                answer->score = 0;
            }
            answer->microsoft = microsoft;
            answer->sip = sip;
        }
    }
    if (answer->match == DRCODE_NOTHING && query.words)
        find_nearest(&a);
}
