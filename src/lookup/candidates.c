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
    candidates->has_phrase = false;
    candidates->shortest = 0;
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

const char *candidates_folded(const struct candidates *candidates, size_t index)
{
    enum drcode_lang lang = DRCODE_EN;

    return candidates->catalog->pool + catalog_text(candidates->catalog, index, &lang)->folded;
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
        if (text->folded == last || (c->shortest > 0 && strlen(phrase) < c->shortest))
            continue;
        last = text->folded;
        found = score(&c->words, phrase, text->tail);
        if (found > best)
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

bool candidates_all(struct candidates *candidates, const char *word)
{
    size_t i;

    candidates->answer->count = 0;
    for (i = candidates->first; i < candidates->end; i++)
        if (is_searched(candidates, i) &&
            (!word || fold_has_word(candidates_folded(candidates, i), word, strlen(word), true)))
            add(candidates, i);
    candidates->answer->score = candidates->answer->count > 0 ? 100 : 0;
    return candidates->answer->count > 0;
}

bool candidates_best(struct candidates *candidates, candidates_score *score)
{
    struct drcode_answer *answer = candidates->answer;
    size_t i;

    answer->count = 0;
    answer->score = SCORE_NONE;
    for (i = candidates->first; i < candidates->end && candidates->has_phrase; i++) {
        int found = score_entry(candidates, i, score);

        if (found > answer->score) {
            answer->count = 0;
            answer->score = found;
        }
        if (found == answer->score && found > SCORE_NONE)
            add(candidates, i);
    }
    return answer->count > 0;
}

/* True where an entry's phrase is part of another one that the words have. */
static bool is_inner(const struct candidates *c, size_t index)
{
    struct words outer;
    size_t i;

    for (i = c->first; i < c->end; i++) {
        if (score_entry(c, i, similarity_phrase) != SCORE_CONTAINED)
            continue;
        words_split(candidates_folded(c, i), &outer);
        if (similarity_phrase(&outer, candidates_folded(c, index), 0) == SCORE_CONTAINED)
            return true;
    }
    return false;
}

/* Finds the entries that have a phrase which is known. */
static bool find_known(struct candidates *c)
{
    size_t i;

    c->answer->count = 0;
    for (i = c->first; i < c->end; i++)
        if (is_searched(c, i) && catalog_has_phrase(c->catalog, i, c->stated->folded))
            add(c, i);
    c->answer->score = SCORE_EXACT;
    if (c->answer->count == 0 && c->words.count == 0)
        words_split(c->stated->folded, &c->words);
    return c->answer->count > 0;
}

/* Finds as candidates_spelt() does, by the words. */
static bool find_spelt(struct candidates *c)
{
    struct drcode_answer *answer = c->answer;
    size_t i;

    if (!candidates_best(c, similarity_phrase))
        return false;
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
    if (stated && stated->foreign) {
        candidates->answer->count = 0;
        return false;
    }
    /* an exact phrase is the most common, and no score is better */
    return candidates_best(candidates, similarity_exact) || find_spelt(candidates);
}

bool candidates_phrase(struct candidates *candidates)
{
    return candidates_spelt(candidates) || candidates_best(candidates, similarity_misspelt);
}

void candidates_nearest(struct candidates *c)
{
    struct drcode_answer *answer = c->answer;
    size_t i, j, nearest = 0;
    int last = 0;

    while (answer->nearest_count < DRCODE_NEAREST) {
        int best = LEAST_LIKENESS - 1;

        for (i = 0; i < c->catalog->entry_count; i++) {
            int likeness = similarity_likeness(&c->words, candidates_folded(c, i));

            for (j = 0; j < answer->nearest_count; j++)
                if (candidates_folded(c, answer->nearest[j]) == candidates_folded(c, i))
                    break;
            if (likeness > best && j == answer->nearest_count) {
                best = likeness;
                nearest = i;
            }
        }
        if (best < LEAST_LIKENESS ||
            (answer->nearest_count == 1 && last >= CLEAR_LIKENESS && last - best >= CLEAR_LEAD))
            return;
        last = best;
        answer->match = DRCODE_NEAR;
        answer->nearest[answer->nearest_count++] = (uint16_t)nearest;
    }
}
