#include "lookup/candidates.h"

#include <string.h>

#include "base/fold.h"

/* Least likeness of a phrase that is offered as near, in percent; of one that is offered alone, and
   how much less that of the next one is. */
#define LEAST_LIKENESS 40
#define CLEAR_LIKENESS 60
#define CLEAR_LEAD     12

void candidates_start(struct candidates *candidates, const struct drcode_catalog *catalog,
                      struct drcode_answer *answer, uint16_t *entries, size_t room)
{
    candidates->catalog = catalog;
    candidates->answer = answer;
    candidates->entries = entries;
    candidates->room = room;
    candidates->words.count = 0;
    candidates->stated = NULL;
    candidates->nearby = NULL;
    candidates->has_phrase = false;
    candidates->http = false;
    candidates_of(candidates, DRCODE_NO_CODE, DRCODE_NO_CODE);
}

void candidates_of(struct candidates *candidates, int32_t microsoft, int sip)
{
    size_t first, count;

    candidates->sip = sip;
    candidates->first = 0;
    candidates->end = candidates->catalog->entry_count;
    if (microsoft == DRCODE_NO_CODE)
        return;
    if (sip != DRCODE_NO_CODE &&
        (count = drcode_find_pair(candidates->catalog, microsoft, DRCODE_NO_CODE, &first)) > 0)
        candidates->sip = DRCODE_NO_CODE; /* no document gives the SIP code: any fits */
    else
        count = drcode_find_microsoft(candidates->catalog, microsoft, &first);
    candidates->first = first;
    candidates->end = first + count;
}

static bool is_searched(const struct candidates *c, size_t index)
{
    return c->sip == DRCODE_NO_CODE || c->catalog->entries[index].sip == c->sip;
}

/* The same for the number of any entry. */
static bool is_wanted(const struct candidates *c, size_t index)
{
    return index >= c->first && index < c->end && is_searched(c, index);
}

/* The folded phrase of an entry as the service emits it. */
static const char *folded_phrase(const struct candidates *candidates, size_t index)
{
    enum drcode_lang lang = DRCODE_EN;

    return candidates->catalog->pool + catalog_text(candidates->catalog, index, &lang)->folded;
}

/* True for a meaning of a code of which an article has the phrase that the service emits: among all
   entries, that one counts. */
static bool is_outdone(const struct candidates *c, size_t index, const struct catalog_text *text)
{
    const struct catalog_entry *entries = c->catalog->entries, *entry = &entries[index];
    size_t first, count, i;

    if (!catalog_is_meaning(c->catalog, text) || c->end - c->first < c->catalog->entry_count ||
        entry->microsoft == 0 || entry->microsoft == CATALOG_NO_MICROSOFT)
        return false;
    count = drcode_find_microsoft(c->catalog, (int32_t)entry->microsoft, &first);
    for (i = first; i < first + count; i++)
        if (!catalog_is_meaning(c->catalog, &c->catalog->texts[entries[i].text[DRCODE_EN]]))
            return true;
    return false;
}

/* True for a phrase that is evidence beside whatever else. */
static bool proves_enough(const struct drcode_catalog *catalog, const char *phrase)
{
    struct words words;

    words_split(catalog, phrase, &words);
    return words_weigh(&words) >= SIMILARITY_EVIDENCE;
}

/* False where the phrase of a text has no score, as far as the vocabulary says. */
static bool may_score(const struct candidates *c, size_t text, candidates_score *score)
{
    if (!c->nearby)
        return true;
    return score == similarity_phrase     ? nearby_spelt(c->nearby, text)
           : score == similarity_misspelt ? nearby_misspelt(c->nearby, text)
           : score == similarity_likeness ? nearby_likeness(c->nearby, text, LEAST_LIKENESS)
                                          : true;
}

static int score_entry(const struct candidates *c, size_t index, candidates_score *score)
{
    const struct catalog_entry *entry = &c->catalog->entries[index];
    uint32_t last = 0;
    int best = SCORE_NONE;
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS && is_searched(c, index); lang++) {
        const struct catalog_text *text;
        const char *phrase;
        int found;

        if (entry->text[lang] == CATALOG_NO_TEXT)
            continue;
        text = &c->catalog->texts[entry->text[lang]];
        phrase = c->catalog->pool + text->folded;
        if (c->stated && catalog_is_meaning(c->catalog, text)) /* no record states one */
            continue;
        if (text->folded == last || !may_score(c, entry->text[lang], score))
            continue;
        last = text->folded;
        found = score(&c->words, phrase, text->tail);
        if (found > best && !(c->http && !proves_enough(c->catalog, phrase)) &&
            !is_outdone(c, index, text))
            best = found;
    }
    return best;
}

static void add(struct candidates *c, size_t index)
{
    if (c->answer->count < c->room)
        c->entries[c->answer->count] = (uint16_t)index;
    c->answer->count++;
}

/* Finds the entries with the best score among those whose phrases the words may have, or all. */
static bool find_best(struct candidates *c, candidates_score *score, const uint16_t *near,
                      size_t count)
{
    struct drcode_answer *answer = c->answer;
    size_t i;

    answer->count = 0;
    answer->score = SCORE_NONE;
    for (i = 0; i < count && c->has_phrase; i++) {
        const size_t index = near ? near[i] : c->first + i;
        int found;

        if (!is_wanted(c, index))
            continue;
        found = score_entry(c, index, score);
        if (found > answer->score) {
            answer->count = 0;
            answer->score = found;
        }
        if (found == answer->score && found > SCORE_NONE)
            add(c, index);
    }
    return answer->count > 0;
}

/* The entries with the SIP code of what a record states, where these are searched; else NULL. */
static const uint16_t *with_sip(const struct candidates *c)
{
    return c->stated && c->sip != DRCODE_NO_CODE && c->sip == c->stated->sip ? c->stated->with_sip
                                                                             : NULL;
}

bool candidates_all(struct candidates *candidates, const char *word)
{
    const uint16_t *list = with_sip(candidates);
    const size_t count =
        list ? candidates->stated->with_sip_count : candidates->end - candidates->first;
    size_t i;

    candidates->answer->count = 0;
    for (i = 0; i < count; i++) {
        const size_t index = list ? list[i] : candidates->first + i;

        if (is_wanted(candidates, index) &&
            (!word ||
             fold_has_word(folded_phrase(candidates, index), word, strlen(word), true)))
            add(candidates, index);
    }
    candidates->answer->score = candidates->answer->count > 0 ? 100 : 0;
    return candidates->answer->count > 0;
}

bool candidates_best(struct candidates *candidates, candidates_score *score)
{
    const uint16_t *list = with_sip(candidates);

    return find_best(candidates, score, list,
                     list ? candidates->stated->with_sip_count
                          : candidates->end - candidates->first);
}

/* The same by a score of phrases that are spelt right. */
static bool find_best_spelt(struct candidates *c, candidates_score *score)
{
    return c->stated && c->stated->near
               ? find_best(c, score, c->stated->near, c->stated->near_count)
               : candidates_best(c, score);
}

/* True where an entry's phrase is part of another one that the words have. */
static bool is_inner(const struct candidates *c, size_t index)
{
    struct words outer;
    size_t i;

    for (i = c->first; i < c->end; i++) {
        if (score_entry(c, i, similarity_phrase) != SCORE_CONTAINED)
            continue;
        words_split(c->catalog, folded_phrase(c, i), &outer);
        if (similarity_phrase(&outer, folded_phrase(c, index), 0) == SCORE_CONTAINED)
            return true;
    }
    return false;
}

/* Finds the entries that have a phrase which is known. */
static bool find_known(struct candidates *c)
{
    size_t i = c->stated->first > c->first ? c->stated->first : c->first;

    c->answer->count = 0;
    for (; i < c->end && i < c->stated->end; i++)
        if (is_searched(c, i) && catalog_has_phrase(c->catalog, i, c->stated->folded))
            add(c, i);
    c->answer->score = SCORE_EXACT;
    if (c->answer->count == 0 && c->words.count == 0)
        words_split(c->catalog, c->stated->folded, &c->words);
    return c->answer->count > 0;
}

/* True where the words are those of a SIP code's registered reason, in any order: HTTP says
   "Internal Server Error". Phrases that only start so are not meant. */
static bool is_reason(const struct candidates *c)
{
    size_t row, i;

    for (row = 0; row < c->catalog->reason_count; row++) {
        const char *reason = c->catalog->pool + c->catalog->reasons[row].reason;
        struct words words;
        char folded[64];

        fold_text(reason, strlen(reason), folded, sizeof folded);
        words_split(c->catalog, folded, &words);
        for (i = 0; words.count == c->words.count && i < words.count &&
                    fold_has_word(c->words.text, words.list[i].start, words.list[i].size, true);)
            i++;
        if (i == words.count)
            return true;
    }
    return false;
}

/* Finds as candidates_spelt() does, by the words. */
static bool find_spelt(struct candidates *c)
{
    struct drcode_answer *answer = c->answer;
    size_t i;

    if (!find_best_spelt(c, similarity_phrase))
        return false;
    if (answer->score == SCORE_CUT && !c->stated && is_reason(c)) {
        answer->count = 0;
        return false;
    }
    if (answer->score == SCORE_CONTAINED && answer->count > 1) {
        answer->count = 0;
        for (i = c->first; i < c->end; i++)
            if (score_entry(c, i, similarity_phrase) == SCORE_CONTAINED && !is_inner(c, i))
                add(c, i);
    }
    return true;
}

bool candidates_spelt(struct candidates *candidates)
{
    const struct stated_phrase *stated = candidates->stated;

    if (stated && stated->known)
        return find_known(candidates) || find_spelt(candidates);
    /* what a log states is an exact phrase, most often, and no score is better */
    return (stated && find_best_spelt(candidates, similarity_exact)) || find_spelt(candidates);
}

bool candidates_phrase(struct candidates *candidates)
{
    if (candidates->first == candidates->end) { /* as for most codes that no document has */
        candidates->answer->count = 0;
        return false;
    }
    if (candidates_spelt(candidates))
        return true;
    if (candidates->nearby && candidates->has_phrase)
        nearby_compare(candidates->nearby, &candidates->words);
    return candidates_best(candidates, similarity_misspelt);
}

/* Adds an entry to the nearest ones where it is one of them; each phrase counts once. */
static void add_nearest(struct candidates *c, size_t index, int likeness, int *likenesses)
{
    struct drcode_answer *answer = c->answer;
    size_t i;

    for (i = 0; i < answer->nearest_count; i++)
        if (folded_phrase(c, answer->nearest[i]) == folded_phrase(c, index))
            return;
    if (answer->nearest_count < DRCODE_NEAREST)
        answer->nearest_count++;
    else if (likenesses[--i] >= likeness)
        return;
    for (; i > 0 && likenesses[i - 1] < likeness; i--) {
        answer->nearest[i] = answer->nearest[i - 1];
        likenesses[i] = likenesses[i - 1];
    }
    answer->nearest[i] = (uint16_t)index;
    likenesses[i] = likeness;
}

void candidates_nearest(struct candidates *c)
{
    struct drcode_answer *answer = c->answer;
    int likenesses[DRCODE_NEAREST] = {0};
    size_t i;

    if (c->words.count == 0)
        return;
    nearby_compare(c->nearby, &c->words);
    for (i = 0; i < c->catalog->entry_count; i++) {
        const int likeness = score_entry(c, i, similarity_likeness);

        if (likeness >= LEAST_LIKENESS)
            add_nearest(c, i, likeness, likenesses);
    }
    if (answer->nearest_count > 1 && likenesses[0] >= CLEAR_LIKENESS &&
        likenesses[0] - likenesses[1] >= CLEAR_LEAD)
        answer->nearest_count = 1;
    if (answer->nearest_count > 0)
        answer->match = DRCODE_NEAR;
}
