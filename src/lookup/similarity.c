#include "lookup/similarity.h"

#include <string.h>

#include "base/distance.h"
#include "base/fold.h"
#include "lookup/context.h"

/* Least characters of a text that is the start of a phrase, with spaces. */
#define LEAST_CUT      10
/* Least letters of a text that is part of a phrase, misspelt, */
#define LEAST_PART     22
/* or of one that is a single word: a name, no everyday word. */
#define LEAST_NAME     16
/* Least weight of a part that is spelt right: that of "no viable path". */
#define LEAST_WEIGHT   10
/* A phrase with fewer letters than LEAST_ALONE must be at least LEAST_SHARE percent of the text
   that has it: "Bad Request" in a long line proves nothing. */
#define LEAST_ALONE    17
#define LEAST_SHARE    65
/* Texts with fewer letters must be spelt right. */
#define LEAST_MISSPELT 10
/* More than any alignment costs. */
#define NEVER          DISTANCE_FAR

static bool has_digit(const char *word, size_t size)
{
    while (size-- > 0)
        if ((word[size] >= '0' && word[size] <= '9') || word[size] == '_')
            return true;
    return false;
}

/* Words by their size, with spaces between. */
#define SIZES 8

static bool is_one_of(const char *word, size_t size, const char *const *by_size)
{
    const char *s = size < SIZES && by_size[size] ? by_size[size] : "";

    for (; *s; s += size + (s[size] == ' '))
        if (*s == *word && memcmp(s, word, size) == 0)
            return true;
    return false;
}

void words_split(const char *folded, struct words *words)
{
    const char *s = folded;

    words->text = folded;
    words->count = words->letters = 0;
    while (*s && words->count < WORDS_ROOM) {
        const char *start = s;
        uint64_t set = 0;

        for (; *s && *s != ' '; s++)
            set |= (uint64_t)1 << (*s & 0x3f);
        words->start[words->count] = start;
        words->size[words->count] = (uint16_t)(s - start < UINT16_MAX ? s - start : UINT16_MAX);
        words->set[words->count] = set;
        words->letters += words->size[words->count++];
        if (*s)
            s++;
    }
}

/* True for a word that may be left out of what is searched for; any other may make it another
   phrase. */
static bool is_small(const char *word, size_t size)
{
    static const char *const words[SIZES] = {
        NULL, "a d l n s", "an as at be by de du in is it la le of on or to un",
        "and car des ete for has les the une was", "been have that this were with"};

    return is_one_of(word, size, words);
}

/* True for a word that texts on anything have; those of telephony are ordinary. */
static bool is_everyday(const char *word, size_t size)
{
    static const char words[] =
        "after because before cannot certificate change changed code connection could data does "
        "enabled disabled done expired file found host internal invalid known line made name "
        "network only open "
        "party period place provide provided request requested server service session settings "
        "state system target temporarily time timeout type unable unavailable using valid wrong";

    return fold_has_word(words, word, size, true);
}

/* Negations; "t" is what is left of "can't". */
static bool is_negation(const char *word, size_t size)
{
    static const char *const negations[SIZES] = {NULL,   "t",     "nt no",  "non pas",
                                                 "sans", "aucun", "aucune", "without"};

    return is_one_of(word, size, negations);
}

static size_t count_negations(const struct words *words)
{
    size_t count = 0, i;

    for (i = 0; i < words->count; i++)
        count += is_negation(words->start[i], words->size[i]);
    return count;
}

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

/* True where a text that has a phrase is about it. */
static bool is_subject(const char *phrase, const struct words *text)
{
    struct words words;

    words_split(phrase, &words);
    return words.letters >= LEAST_ALONE || (words.letters * 100 >= text->letters * LEAST_SHARE &&
                                            count_negations(&words) == count_negations(text));
}

/* True where the text is the start of the phrase, cut off. A single word must be cut off itself or
   be a name: "Unsupported" may mean anything. The words of HTTP's 500, which two phrases start
   with, are HTTP's. */
static bool is_cut(const struct words *text, const char *phrase)
{
    const char *end;

    return strlen(text->text) >= LEAST_CUT && fold_starts(phrase, text->text, &end) &&
           strcmp(text->text, "internal server error") != 0 &&
           (text->count > 1 || *end != ' ' || text->letters >= LEAST_NAME);
}

/* The weight of evidence of a text's words: their letters, of which those that anybody writes
   beside a failure count a third, and small words none. */
static size_t weigh(const struct words *words)
{
    size_t i, weight = 0;

    for (i = 0; i < words->count; i++) {
        const char *word = words->start[i];
        const size_t size = words->size[i];

        if (size > 2 && !is_small(word, size))
            weight += context_is_ordinary(word, size) || is_everyday(word, size) ? size / 3 : size;
    }
    return weight;
}

/* True where the text is part of the phrase, and not after a "no" that it leaves out. */
static bool is_part(const struct words *text, const char *phrase)
{
    const char *end, *at, *word;

    if (text->count == 1 ? text->letters < LEAST_NAME
                         : text->letters < LEAST_PART && weigh(text) < LEAST_WEIGHT)
        return false;
    at = find(phrase, text->text, text->letters < LEAST_PART, &end);
    if (!at)
        return false;
    for (word = at - (at > phrase); word > phrase && word[-1] != ' '; word--)
        ;
    return at == phrase || !is_negation(word, (size_t)(at - 1 - word));
}

/* True where the text is the greater half of the phrase, to its end, and no "no" is left out. */
static bool is_end(const struct words *text, const char *phrase)
{
    const char *end;
    struct words words;

    /* a phrase has more letters than spaces: most are too long */
    if (4 * text->letters < strlen(phrase) || !find(phrase, text->text, true, &end) || *end)
        return false;
    words_split(phrase, &words);
    return 2 * text->letters >= words.letters && count_negations(&words) == count_negations(text);
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

int similarity_phrase(const struct words *text, const char *phrase, size_t tail)
{
    const char *cause = phrase + tail, *end;

    if (text->count == 0)
        return SCORE_NONE;
    if (similarity_exact(text, phrase, tail) == SCORE_EXACT)
        return SCORE_EXACT;
    if (tail > 0 && fold_starts(cause, text->text, &end) && !*end)
        return SCORE_EXACT_TAIL;
    if (find(text->text, phrase, true, &end) && is_subject(phrase, text))
        return SCORE_CONTAINED;
    if (tail > 0 && find(text->text, cause, true, &end) && is_subject(cause, text))
        return SCORE_CONTAINED_TAIL + compare_methods(text->text, phrase);
    if (is_cut(text, phrase) || is_end(text, phrase))
        return SCORE_CUT;
    if (tail > 0 && is_cut(text, cause) && (text->count >= 3 || text->letters >= LEAST_NAME))
        return SCORE_CUT_TAIL;
    return is_part(text, phrase) ? SCORE_PART : SCORE_NONE;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* How many letters two words may differ in and still be the same word. */
static unsigned tolerance(size_t size)
{
    return size < 4 ? 0 : size < 6 ? 1 : 2;
}

static unsigned count_bits(uint64_t set)
{
    unsigned count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}

/* True for words of one meaning and another, not of one and a misspelling: "able" and "unable",
   "encrypt" and "decrypt", "caller" and "callee". Each has four letters at least. */
static bool is_opposite(const char *a, size_t a_size, const char *b, size_t b_size)
{
    static const char *const prefixes[SIZES] = {NULL, NULL, "de il im in ir un"};

    if (a_size < b_size)
        return b_size == a_size + 2 && is_one_of(b, 2, prefixes) && memcmp(b + 2, a, a_size) == 0;
    if (a_size > b_size)
        return a_size == b_size + 2 && is_one_of(a, 2, prefixes) && memcmp(a + 2, b, b_size) == 0;
    if (a_size == 6 && memcmp(a, "calle", 5) == 0 && memcmp(b, "calle", 5) == 0)
        return true;
    return a[0] != b[0] && a[1] != b[1] && (a[0] != b[1] || a[1] != b[0]) &&
           memcmp(a + 2, b + 2, a_size - 2) == 0;
}

/* What it costs to take a word of one text for a word of another. */
static unsigned replace_cost(const struct words *a, size_t i, const struct words *b, size_t j)
{
    const char *one = a->start[i], *other = b->start[j];
    size_t size = a->size[i], other_size = b->size[j];
    unsigned limit = tolerance(size < other_size ? size : other_size);

    if (size == other_size && a->set[i] == b->set[j] && memcmp(one, other, size) == 0)
        return 0;
    if (limit == 0)
        return is_negation(one, size) && is_negation(other, other_size) ? 1 : NEVER;
    if (size > other_size + limit || other_size > size + limit ||
        count_bits(a->set[i] ^ b->set[j]) > 2 * limit || has_digit(one, size) ||
        has_digit(other, other_size) || is_opposite(one, size, other, other_size))
        return NEVER;
    return distance(one, size, other, other_size, limit);
}

/* True where word `i` of one text is words `j - 1` and `j` of the other, written as one. */
static bool is_joined(const struct words *one, size_t i, const struct words *two, size_t j)
{
    size_t head = two->size[j - 1], tail = two->size[j];

    return one->size[i] == head + tail && memcmp(one->start[i], two->start[j - 1], head) == 0 &&
           memcmp(one->start[i] + head, two->start[j], tail) == 0;
}

/* The least cost of finding all words of `pattern`, in order, somewhere in `text`: the letters that
   differ. The rest of `text` costs nothing, except a negation right before. NEVER where the cost is
   more than `limit`. */
static unsigned align(const struct words *pattern, const struct words *text, unsigned limit)
{
    unsigned rows[3][WORDS_ROOM + 1], skips[WORDS_ROOM + 1];
    size_t i, j;
    unsigned best = 0, last;

    for (rows[0][0] = 0, j = 1; j <= text->count; j++) {
        const char *word = text->start[j - 1];
        bool negation = is_negation(word, text->size[j - 1]);

        rows[0][j] = negation ? NEVER : 0;
        skips[j] = negation || has_digit(word, text->size[j - 1]) ? NEVER : text->size[j - 1] + 1U;
    }
    for (i = 1; i <= pattern->count; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        size_t size = pattern->size[i - 1];
        unsigned skip = is_small(pattern->start[i - 1], size) ? (unsigned)size + 1 : NEVER;

        last = best;
        best = row[0] = least(above[0] + skip, NEVER);
        for (j = 1; j <= text->count; j++) {
            unsigned cost = least(above[j] + skip, NEVER);

            if (above[j - 1] <= limit)
                cost = least(cost, above[j - 1] + replace_cost(pattern, i - 1, text, j - 1));
            if (row[j - 1] <= limit)
                cost = least(cost, row[j - 1] + skips[j]);
            if (j > 1 && above[j - 2] <= limit && is_joined(pattern, i - 1, text, j - 1))
                cost = least(cost, above[j - 2] + 1);
            if (i > 1 && twice[j - 1] <= limit && is_joined(text, j - 1, pattern, i - 1))
                cost = least(cost, twice[j - 1] + 1);
            row[j] = cost;
            best = least(best, cost);
        }
        if (best > limit && last > limit) /* a joined word reaches over one row */
            return NEVER;
    }
    return best;
}

/* The score of a pattern that a text has, misspelt. How many letters may differ depends on how many
   there are. */
static int score_misspelt(const struct words *pattern, const struct words *text)
{
    size_t allowed = pattern->letters / (pattern->letters < LEAST_ALONE ? 10 : 6);
    unsigned limit = allowed < NEVER ? (unsigned)allowed : NEVER - 1;
    unsigned cost = align(pattern, text, limit);

    if (cost > limit)
        return SCORE_NONE;
    return SCORE_MISSPELT - (int)(cost * (SCORE_MISSPELT - SCORE_LEAST) / (limit ? limit : 1));
}

int similarity_misspelt(const struct words *text, const char *phrase, size_t tail)
{
    struct words whole, cause;
    int score = SCORE_NONE, part = SCORE_NONE;

    words_split(phrase, &whole);
    words_split(phrase + tail, &cause);
    if (cause.letters >= LEAST_MISSPELT && is_subject(phrase + tail, text))
        score = score_misspelt(&cause, text);
    if (text->letters >= LEAST_PART)
        part = score_misspelt(text, &whole);
    part -= part > SCORE_LEAST; /* the whole comes before a part */
    if (part > score)
        score = part;
    if (score < SCORE_LEAST)
        return SCORE_NONE;
    score += compare_methods(text->text, phrase);
    return score < SCORE_LEAST ? SCORE_LEAST : score;
}

int similarity_likeness(const struct words *text, const char *phrase)
{
    struct words words;
    size_t i, j, common = 0;
    bool distinct = false;

    words_split(phrase, &words);
    for (i = 0; i < text->count; i++) {
        unsigned cost = NEVER;

        for (j = 0; j < words.count && text->size[i] >= 4 && cost > 0; j++)
            cost = least(cost, replace_cost(text, i, &words, j));
        if (cost < NEVER) { /* a word that is only similar counts half or less */
            common += text->size[i] / (1 + cost);
            distinct = distinct || !context_is_ordinary(text->start[i], text->size[i]);
        }
    }
    if (!distinct) /* "error", "user": all phrases are near */
        return 0;
    return (int)(75 * common / text->letters + 25 * common / (words.letters + common));
}
