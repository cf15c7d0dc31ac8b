#include "lookup/similarity.h"

#include <string.h>

#include "base/fold.h"
#include "lookup/alignment.h"

/* Least characters of the start of a phrase, as a narrow column leaves it, with spaces. */
#define LEAST_CUT 10
#define NAME      SIMILARITY_NAME
/* After the first letters, which say what is meant, one letter in this many may be a slip: "Loop
   detcted", but not "Loop deleted". */
#define FIRST     4
#define SLIP      6
/* A part of a phrase has at least one in this many of its letters: "after a period of time" may be
   part of any text. */
#define PART      8
/* More than any alignment costs. */
#define NEVER     ALIGNMENT_NEVER

/* The first `needle` in `text` that starts where a word does; NULL where there is none. `end`
   receives where it ends: with `whole`, where a word does. */
static const char *find(const char *text, const char *needle, bool whole, const char **end)
{
    while (*text != *needle || !fold_starts(text, needle, end) ||
           (whole && **end && **end != ' ')) {
        while (*text && *text != ' ')
            text++;
        if (!*text)
            return NULL;
        text++;
    }
    return text;
}

/* True where a text that has a phrase is about it: the phrase, of which `slips` letters are others,
   proves enough, or more than the rest of the text. */
static bool is_subject(const struct words *phrase, const struct words *text, unsigned slips)
{
    const size_t weight = words_weigh(phrase);
    size_t i, j, rest = 0;

    if (weight >= SIMILARITY_EVIDENCE + slips)
        return true;
    for (i = 0; i < text->count && rest < weight; i++) {
        for (j = 0;
             j < phrase->count && alignment_of_words(&text->list[i], &phrase->list[j]) == NEVER;
             j++)
            ;
        rest += j == phrase->count ? words_weight(text, i) : 0;
    }
    return rest < weight && words_negations(phrase) == words_negations(text);
}

/* True where the text is the start of the phrase, cut off. A single word must be cut off itself or
   be a name: "Unsupported" may mean anything. */
static bool is_cut(const struct words *text, const char *phrase)
{
    const char *end;

    return strlen(text->text) >= LEAST_CUT && fold_starts(phrase, text->text, &end) &&
           (text->count > 1 || *end != ' ' || text->letters >= NAME);
}

/* True where a negation before `at` turns what is there. */
static bool is_negated(const char *phrase, const char *at)
{
    const char *word;
    struct word before;
    size_t distance;

    for (distance = 1; distance <= WORDS_REACH && at > phrase; distance++, at = word) {
        for (word = at - 1; word > phrase && word[-1] != ' '; word--)
            ;
        before = words_first(word);
        if (words_negates(&before, distance))
            return true;
    }
    return false;
}

/* True where the text, which the phrase has from `at` to `end`, is a part of it, and not after a
   "no" that it leaves out. Its last word may be cut off, and proves nothing then. */
static bool is_part(const struct words *text, const char *phrase, const char *at, const char *end)
{
    const bool cut = *end && *end != ' ';
    unsigned weight;

    if (PART * text->letters < strlen(phrase) || is_negated(phrase, at))
        return false;
    if (text->count == 1)
        return text->letters >= NAME && !cut;
    weight = words_weigh(text);
    return weight >= SIMILARITY_EVIDENCE + (cut ? words_weight(text, text->count - 1) : 0);
}

/* True where the text, which the phrase has to its end, is its greater half, and leaves out no
   "no". */
static bool is_end(const struct words *text, const char *phrase)
{
    struct words words;

    /* a phrase has more letters than spaces: most are too long */
    if (text->count == 1 || 4 * text->letters < strlen(phrase))
        return false;
    words_split(text->catalog, phrase, &words);
    return 2 * text->letters >= words.letters && words_negations(&words) == words_negations(text);
}

static bool lacks(const char *phrase, const char *text, const char *word)
{
    const char *end;

    return find(text, word, true, &end) && !find(phrase, word, true, &end);
}

/* How many SIP methods the text names that the phrase does not, below 0. */
static int compare_methods(const char *text, const char *phrase)
{
    return -lacks(phrase, text, "invite") - lacks(phrase, text, "ack");
}

int similarity_exact(const struct words *text, const char *phrase, size_t tail)
{
    const char *end;

    (void)tail;
    return text->count > 0 && fold_starts(phrase, text->text, &end) && !*end ? SCORE_EXACT
                                                                             : SCORE_NONE;
}

/* True where a text has a part of a phrase, `part`, and is about it. */
static bool contains(const struct words *text, const char *part)
{
    struct words words;
    const char *end;

    if (!(text->firsts >> (*part & 0x3f) & 1) || !find(text->text, part, true, &end))
        return false;
    words_split(text->catalog, part, &words);
    return is_subject(&words, text, 0);
}

int similarity_phrase(const struct words *text, const char *phrase, size_t tail)
{
    const char *cause = phrase + tail, *at, *end;

    if (text->count == 0)
        return SCORE_NONE;
    if (similarity_exact(text, phrase, tail) == SCORE_EXACT)
        return SCORE_EXACT;
    if (tail > 0 && fold_starts(cause, text->text, &end) && !*end)
        return SCORE_EXACT_TAIL;
    if (contains(text, phrase))
        return SCORE_CONTAINED;
    if (tail > 0 && contains(text, cause))
        return SCORE_CONTAINED_TAIL + compare_methods(text->text, phrase);
    at = text->letters > strlen(phrase) ? NULL : find(phrase, text->text, false, &end);
    if (is_cut(text, phrase) || (at && !*end && is_end(text, phrase)))
        return SCORE_CUT;
    if (tail > 0 && is_cut(text, cause) && (text->count >= 3 || text->letters >= NAME))
        return SCORE_CUT_TAIL;
    return at && is_part(text, phrase, at, end) ? SCORE_PART : SCORE_NONE;
}

/* How many of some letters may be slips. */
static unsigned allow(size_t letters)
{
    return letters > FIRST ? (unsigned)((letters - FIRST) / SLIP) : 0;
}

/* The score of a pattern that a text has, misspelt; `slips` receives its cost. */
static int score_misspelt(const struct words *pattern, const struct words *text, size_t reach,
                          unsigned *slips)
{
    const unsigned limit = allow(pattern->letters);

    *slips = alignment_cost(pattern, text, limit, reach);
    if (*slips > limit)
        return SCORE_NONE;
    return SCORE_MISSPELT - (int)(*slips * (SCORE_MISSPELT - SCORE_LEAST) / (limit ? limit : 1));
}

/* What the words of a text that a phrase has prove. */
static unsigned weigh_common(const struct words *text, const char *phrase)
{
    unsigned weight = 0;
    size_t i;

    for (i = 0; i < text->count && weight < SIMILARITY_EVIDENCE; i++)
        if (fold_has_word(phrase, text->list[i].start, text->list[i].size, true))
            weight += words_weight(text, i);
    return weight;
}

bool similarity_may_be_part(size_t letters, const char *phrase)
{
    return letters <= strlen(phrase) + allow(letters); /* which has spaces, too */
}

/* The score of a text that is part of a phrase, misspelt. */
static int score_part(const struct words *text, const struct words *phrase)
{
    unsigned slips;

    if (text->count < 2 || text->letters > phrase->letters + allow(text->letters) ||
        PART * text->letters < phrase->letters || !alignment_may_be(text, 0, phrase) ||
        weigh_common(text, phrase->text) < SIMILARITY_EVIDENCE)
        return SCORE_NONE;
    return score_misspelt(text, phrase, WORDS_REACH, &slips);
}

/* The score of a text that is about a phrase's cause, misspelt: its words from number `first`. */
static int score_cause(const struct words *text, const struct words *phrase, size_t first)
{
    struct words cause;
    size_t letters = phrase->letters, i;
    unsigned slips;
    int score;

    for (i = 0; i < first; i++)
        letters -= phrase->list[i].size;
    if (letters == 0 || letters > text->letters + allow(letters) ||
        !alignment_may_be(phrase, first, text))
        return SCORE_NONE;
    words_split(text->catalog, phrase->list[first].start, &cause);
    score = score_misspelt(&cause, text, 1, &slips);
    return score > SCORE_NONE && is_subject(&cause, text, slips) ? score : SCORE_NONE;
}

int similarity_misspelt(const struct words *text, const char *phrase, size_t tail)
{
    struct words words;
    size_t first = 0;
    int score, part;

    words_split(text->catalog, phrase, &words);
    while (first < words.count && words.list[first].start < phrase + tail)
        first++;
    part = score_part(text, &words);
    part -= part > SCORE_LEAST; /* the whole comes before a part */
    score = score_cause(text, &words, first);
    if (part > score)
        score = part;
    if (score < SCORE_LEAST)
        return SCORE_NONE;
    score += compare_methods(text->text, phrase);
    return score < SCORE_LEAST ? SCORE_LEAST : score;
}

unsigned similarity_percent(unsigned common, unsigned all, unsigned phrase)
{
    return 75 * common / all + 25 * common / (phrase + common);
}

int similarity_likeness(const struct words *text, const char *phrase, size_t tail)
{
    struct words words;
    unsigned common = 0, all = 0;
    bool name = false; /* both have one */
    int likeness;
    size_t i, j;

    (void)tail;
    words_split(text->catalog, phrase, &words);
    for (i = 0; i < text->count; i++) {
        unsigned cost = NEVER, weight = text->list[i].weight;
        size_t nearest = 0;

        for (j = 0; j < words.count && cost > 0 && weight > 0; j++) {
            const unsigned found = alignment_of_words(&text->list[i], &words.list[j]);

            nearest = found < cost ? j : nearest;
            cost = found < cost ? found : cost;
        }
        if (cost > 0 && cost < NEVER) /* misspelt words are rare */
            weight = words_weight(&words, nearest);
        name |= cost == 0 && text->list[i].size >= NAME;
        all += weight;
        common += cost < NEVER ? weight / (1 + cost) : 0;
    }
    if (common < SIMILARITY_COMMON)
        return SCORE_NONE;
    likeness = (int)similarity_percent(common, all, words_weigh(&words));
    return name && likeness < SCORE_LEAST ? SCORE_LEAST : likeness;
}
