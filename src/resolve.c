#include "resolve.h"

#include <string.h>

#include "fold.h"

/* A longer phrase of a record is cut off. */
#define PHRASE_ROOM 2048
/* Of more entries than this, none is dropped for standing in another. */
#define INNER_ROOM 64

/* True where an entry has the codes that are looked for. */
static bool has_codes(const struct resolver *r, size_t index)
{
    const struct catalog_entry *entry = &r->catalog->entries[index];
    const struct drcode_answer *answer = r->answer;

    return (answer->microsoft == DRCODE_NO_CODE ||
            entry->microsoft == (uint32_t)answer->microsoft) &&
           (answer->sip == DRCODE_NO_CODE || entry->sip == answer->sip);
}

/* The entries that may have the codes: from `first` on, and how many. */
static size_t find_range(const struct resolver *r, size_t *first)
{
    const struct drcode_answer *answer = r->answer;

    *first = 0;
    if (answer->microsoft == DRCODE_NO_CODE)
        return r->catalog->entry_count;
    if (answer->sip == DRCODE_NO_CODE)
        return drcode_find_microsoft(r->catalog, answer->microsoft, first);
    return drcode_find_pair(r->catalog, answer->microsoft, answer->sip, first);
}

/* The best score of an entry's phrases, in whatever language. */
static int score_entry(const struct resolver *r, size_t index, resolve_score *score)
{
    const struct catalog_entry *entry = &r->catalog->entries[index];
    uint32_t last = 0;
    int best = MATCH_NONE;
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS; lang++) {
        const struct catalog_text *text;
        int found;

        if (entry->text[lang] == CATALOG_NO_TEXT)
            continue;
        text = &r->catalog->texts[entry->text[lang]];
        if (text->folded == last)
            continue;
        last = text->folded;
        found = score(&r->words, r->catalog->pool + text->folded, text->tail);
        if (found > best)
            best = found;
    }
    return best;
}

/* True where every word of the text starts a word of the phrase: enough to tell entries with the
   codes looked for from one another. */
static int match_words_alone(const struct match_words *text, const char *phrase, size_t tail)
{
    size_t i;

    (void)tail;
    for (i = 0; i < text->count; i++) {
        const char *s = phrase;

        while (strncmp(s, text->start[i], text->size[i]) != 0) {
            s = strchr(s, ' ');
            if (!s++)
                return MATCH_NONE;
        }
    }
    return text->letters >= 4 ? MATCH_LEAST : MATCH_NONE;
}

void resolve_add(struct resolver *resolver, size_t index)
{
    if (resolver->answer->count < resolver->room)
        resolver->entries[resolver->answer->count] = (uint16_t)index;
    resolver->answer->count++;
}

/* Finds the entries with the codes whose phrases score best. */
static bool add_best(struct resolver *r, resolve_score *score)
{
    struct drcode_answer *answer = r->answer;
    int best = MATCH_NONE;
    size_t first, count = find_range(r, &first), i;

    answer->count = 0;
    answer->score = 0;
    for (i = first; i < first + count; i++) {
        int found = has_codes(r, i) ? score_entry(r, i, score) : MATCH_NONE;

        if (found > best) {
            answer->count = 0;
            best = found;
        }
        if (found == best && best > MATCH_NONE)
            resolve_add(r, i);
    }
    if (answer->count == 0)
        return false;
    answer->score = best;
    answer->match = best >= MATCH_PART ? DRCODE_PHRASE : DRCODE_SIMILAR;
    return true;
}

static const char *folded(const struct resolver *r, size_t number)
{
    enum drcode_lang lang = DRCODE_EN;

    return r->catalog->pool + catalog_text(r->catalog, r->entries[number], &lang)->folded;
}

/* Of phrases that stand in the text, drops those that stand in another of them. */
static void drop_inner(struct resolver *r)
{
    struct drcode_answer *answer = r->answer;
    bool inner[INNER_ROOM] = {false};
    struct match_words outer;
    size_t i, j, kept = 0;

    if (answer->score != MATCH_CONTAINED || answer->count > r->room || answer->count > INNER_ROOM)
        return;
    for (i = 0; i < answer->count; i++) {
        match_split(folded(r, i), &outer);
        for (j = 0; j < answer->count; j++)
            if (strlen(folded(r, j)) < strlen(outer.text) &&
                match_phrase(&outer, folded(r, j), 0) >= MATCH_CONTAINED_TAIL)
                inner[j] = true;
    }
    for (i = 0; i < answer->count; i++)
        if (!inner[i])
            r->entries[kept++] = r->entries[i];
    answer->count = kept;
}

bool resolve_phrase(struct resolver *resolver)
{
    resolver->answer->count = 0;
    if (resolver->words.count == 0)
        return false;
    if (!add_best(resolver, match_phrase))
        return add_best(resolver, match_misspelt);
    drop_inner(resolver);
    return true;
}

bool resolve_codes(struct resolver *resolver)
{
    struct drcode_answer *answer = resolver->answer;
    size_t first, count = find_range(resolver, &first), i;

    if (!resolve_phrase(resolver) &&
        !(resolver->words.count > 0 && add_best(resolver, match_words_alone))) {
        answer->score = 100;
        for (i = first; i < first + count; i++)
            if (has_codes(resolver, i))
                resolve_add(resolver, i);
    }
    answer->match = answer->microsoft == DRCODE_NO_CODE ? DRCODE_SIP
                    : answer->sip == DRCODE_NO_CODE     ? DRCODE_CODE
                                                        : DRCODE_PAIR;
    return answer->count > 0;
}

void resolve(const struct drcode_catalog *catalog, int32_t microsoft, int sip, const char *phrase,
             size_t size, struct drcode_answer *answer, uint16_t *entries, size_t room)
{
    struct resolver r = {
        .catalog = catalog, .answer = answer, .entries = entries, .room = room};
    char text[PHRASE_ROOM];

    *answer = (struct drcode_answer){.microsoft = microsoft, .sip = sip};
    fold(phrase, size, text, sizeof text);
    match_split(text, &r.words);
    if (microsoft != DRCODE_NO_CODE && resolve_codes(&r))
        return;
    answer->microsoft = DRCODE_NO_CODE;
    if (resolve_phrase(&r) && answer->score >= MATCH_PART) {
        answer->microsoft = microsoft;
        return;
    }
    if (microsoft == DRCODE_NO_CODE && sip != DRCODE_NO_CODE && resolve_codes(&r))
        return;
    answer->sip = DRCODE_NO_CODE;
    if (!resolve_phrase(&r) || answer->score < MATCH_CONTAINED_TAIL) {
        answer->count = 0;
        answer->score = 0;
        answer->match = microsoft == DRCODE_NO_CODE && sip == DRCODE_NO_CODE ? DRCODE_NOTHING
                                                                            : DRCODE_UNDOCUMENTED;
    }
    answer->microsoft = microsoft;
    answer->sip = sip;
}
