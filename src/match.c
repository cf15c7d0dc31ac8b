#include "match.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"

/* A text that starts a phrase is long enough from here on, spaces counted. */
#define LEAST_CUT 10
/* A text that stands within a phrase, or is part of a cause, needs so many letters, or half of the
   phrase's. */
#define LEAST_PART 24
/* A phrase with fewer letters than LEAST_ALONE must make up so many percent of the text that it
   stands in: "Bad Request" in a long line proves nothing. */
#define LEAST_ALONE 20
#define LEAST_SHARE 60
/* One letter in so many may differ; shorter texts must be spelt right. */
#define LETTERS_PER_ERROR 6
#define LEAST_MISSPELT 10
/* More than any alignment costs. */
#define NEVER 10000U

static bool has_digit(const char *word, size_t size)
{
    while (size-- > 0)
        if ((word[size] >= '0' && word[size] <= '9') || word[size] == '_')
            return true;
    return false;
}

static bool is_one_of(const char *word, size_t size, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == size && memcmp(*list, word, size) == 0)
            return true;
    return false;
}

void match_split(const char *folded, struct match_words *words)
{
    const char *s = folded;

    words->text = folded;
    words->count = words->letters = 0;
    while (*s && words->count < MATCH_WORDS) {
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

static size_t count_letters(const char *folded)
{
    size_t count = 0;

    for (; *folded; folded++)
        count += *folded != ' ';
    return count;
}

/* True where `needle` stands in `text`, from the start of a word on; with `whole`, to the end of
   one too. */
static bool stands_in(const char *text, const char *needle, bool whole)
{
    const char *end;

    while (*text) {
        if (*text == *needle && fold_starts(text, needle, &end) &&
            (!whole || *end == ' ' || !*end))
            return true;
        while (*text && *text != ' ')
            text++;
        while (*text == ' ')
            text++;
    }
    return false;
}

static bool is_prefix(const char *phrase, const char *text, bool *exact)
{
    const char *end;

    if (!fold_starts(phrase, text, &end))
        return false;
    *exact = !*end;
    return true;
}

/* True where a phrase of so many letters makes up enough of a text to be what the text is about. */
static bool is_subject(size_t letters, const struct match_words *text)
{
    return letters >= LEAST_ALONE || letters * 100 >= text->letters * LEAST_SHARE;
}

int match_phrase(const struct match_words *text, const char *phrase, size_t tail)
{
    const char *cause = phrase + tail;
    bool exact = false, cut = is_prefix(phrase, text->text, &exact), cut_cause = false;

    if (text->count == 0)
        return MATCH_NONE;
    if (cut && exact)
        return MATCH_EXACT;
    if (tail > 0) {
        cut_cause = is_prefix(cause, text->text, &exact);
        if (cut_cause && exact)
            return MATCH_EXACT_TAIL;
    }
    if (stands_in(text->text, phrase, true) && is_subject(count_letters(phrase), text))
        return MATCH_CONTAINED;
    if (tail > 0 && stands_in(text->text, cause, true) && is_subject(count_letters(cause), text))
        return MATCH_CONTAINED_TAIL;
    if (cut && strlen(text->text) >= LEAST_CUT)
        return MATCH_CUT;
    if (cut_cause && text->letters >= LEAST_CUT && text->count >= 3)
        return MATCH_CUT_TAIL;
    if ((text->letters >= LEAST_PART || 2 * text->letters >= count_letters(cause)) &&
        strlen(text->text) >= LEAST_CUT && stands_in(phrase, text->text, false))
        return MATCH_PART;
    return MATCH_NONE;
}

/* How many letters two words may differ in and still be the same word. */
static unsigned tolerance(size_t size)
{
    return size < 4 ? 0 : size < 6 ? 1 : size < 9 ? 2 : 3;
}

/* The edit distance of two words, a swap of neighbours counted as one; NEVER when it is more than
   `limit`. */
static unsigned distance(const char *a, size_t a_size, const char *b, size_t b_size,
                         unsigned limit)
{
    enum { LONGEST = 40 };
    unsigned char rows[3][LONGEST + 1];
    size_t i, j;

    if (a_size > LONGEST || b_size > LONGEST)
        return NEVER;
    for (j = 0; j <= b_size; j++)
        rows[0][j] = (unsigned char)j;
    for (i = 1; i <= a_size; i++) {
        unsigned char *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        unsigned least = row[0] = (unsigned char)i;

        for (j = 1; j <= b_size; j++) {
            unsigned best = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);

            if (best > above[j] + 1U)
                best = above[j] + 1U;
            if (best > row[j - 1] + 1U)
                best = row[j - 1] + 1U;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                best > twice[j - 2] + 1U)
                best = twice[j - 2] + 1U;
            row[j] = (unsigned char)best;
            if (least > best)
                least = best;
        }
        if (least > limit)
            return NEVER;
    }
    return rows[a_size % 3][b_size] <= limit ? rows[a_size % 3][b_size] : NEVER;
}

static unsigned count_bits(uint64_t set)
{
    unsigned count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}

/* What it costs to take a word of one text for a word of another. */
static unsigned replace_cost(const struct match_words *a, size_t i, const struct match_words *b,
                             size_t j)
{
    size_t a_size = a->size[i], b_size = b->size[j];
    unsigned limit = tolerance(a_size < b_size ? a_size : b_size);

    if (a_size == b_size && a->set[i] == b->set[j] &&
        memcmp(a->start[i], b->start[j], a_size) == 0)
        return 0;
    if (limit == 0 || a_size > b_size + limit || b_size > a_size + limit ||
        count_bits(a->set[i] ^ b->set[j]) > 2 * limit || has_digit(a->start[i], a_size) ||
        has_digit(b->start[j], b_size))
        return NEVER;
    return distance(a->start[i], a_size, b->start[j], b_size, limit);
}

/* What it costs to leave a word out. */
static unsigned skip_cost(const struct match_words *words, size_t i)
{
    static const char *const negations[] = {"nt",   "no",     "non", "pas", "aucun",
                                            "aucune", "without", "sans", NULL};

    if (has_digit(words->start[i], words->size[i]) ||
        is_one_of(words->start[i], words->size[i], negations))
        return NEVER;
    return words->size[i] + 1U;
}

/* True where word `i` of one text is words `j - 1` and `j` of the other, written as one. */
static bool is_joined(const struct match_words *one, size_t i, const struct match_words *two,
                      size_t j)
{
    size_t head = two->size[j - 1], tail = two->size[j];

    return one->size[i] == head + tail && memcmp(one->start[i], two->start[j - 1], head) == 0 &&
           memcmp(one->start[i] + head, two->start[j], tail) == 0;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The least cost of finding all words of `pattern`, in order, somewhere in `text`: the letters that
   differ. What stands before and behind in `text` is free. NEVER when it is more than `limit`. */
static unsigned align(const struct match_words *pattern, const struct match_words *text,
                      unsigned limit)
{
    unsigned rows[3][MATCH_WORDS + 1];
    size_t i, j;
    unsigned best = NEVER;

    memset(rows[0], 0, sizeof rows[0]);
    for (i = 1; i <= pattern->count; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        unsigned skip = skip_cost(pattern, i - 1);

        best = row[0] = least(above[0] + skip, NEVER);
        for (j = 1; j <= text->count; j++) {
            unsigned cost = least(above[j] + skip, NEVER);

            if (above[j - 1] <= limit)
                cost = least(cost, above[j - 1] + replace_cost(pattern, i - 1, text, j - 1));
            if (row[j - 1] <= limit)
                cost = least(cost, row[j - 1] + skip_cost(text, j - 1));
            if (j > 1 && above[j - 2] <= limit && is_joined(pattern, i - 1, text, j - 1))
                cost = least(cost, above[j - 2] + 1);
            if (i > 1 && twice[j - 1] <= limit && is_joined(text, j - 1, pattern, i - 1))
                cost = least(cost, twice[j - 1] + 1);
            row[j] = cost;
            best = least(best, cost);
        }
        if (best > limit)
            return NEVER;
    }
    return best;
}

/* The score for a pattern of so many letters that was found at this cost. */
static int misspelt_score(unsigned cost, size_t letters)
{
    unsigned limit = (unsigned)(letters / LETTERS_PER_ERROR);

    if (cost > limit)
        return MATCH_NONE;
    return MATCH_MISSPELT - (int)(cost * (MATCH_MISSPELT - MATCH_LEAST) / (limit ? limit : 1));
}

/* How far the SIP methods that two texts name agree: 0 where they do, else less. */
static int compare_methods(const char *text, const char *phrase)
{
    static const char *const methods[] = {"invite", "ack"};
    int difference = 0;
    size_t i;

    for (i = 0; i < sizeof methods / sizeof *methods; i++)
        difference -= stands_in(text, methods[i], true) != stands_in(phrase, methods[i], true);
    return difference;
}

int match_misspelt(const struct match_words *text, const char *phrase, size_t tail)
{
    struct match_words whole, cause;
    int score = MATCH_NONE, part = MATCH_NONE;
    unsigned cost;

    match_split(phrase, &whole);
    match_split(phrase + tail, &cause);
    if (cause.letters >= LEAST_MISSPELT && is_subject(cause.letters, text)) {
        cost = align(&cause, text, (unsigned)(cause.letters / LETTERS_PER_ERROR));
        score = misspelt_score(cost, cause.letters);
    }
    if (text->letters >= LEAST_PART ||
        (2 * text->letters >= cause.letters && text->letters >= LEAST_MISSPELT)) {
        cost = align(text, &whole, (unsigned)(text->letters / LETTERS_PER_ERROR));
        part = misspelt_score(cost, text->letters);
    }
    if (part > score)
        score = part;
    if (score > MATCH_LEAST + 2)
        score += compare_methods(text->text, phrase);
    return score;
}

int match_likeness(const struct match_words *text, const char *phrase)
{
    struct match_words words;
    size_t i, j, common = 0;

    match_split(phrase, &words);
    for (i = 0; i < text->count; i++) {
        if (text->size[i] < 4)
            continue;
        for (j = 0; j < words.count && replace_cost(text, i, &words, j) == NEVER; j++)
            ;
        if (j < words.count)
            common += text->size[i];
    }
    return text->letters ? (int)(200 * common / (text->letters + words.letters)) : 0;
}

/* The first neutral word at or behind `text`, or NULL. */
static const char *neutral_word(const char *text, size_t *size)
{
    static const char *const methods[] = {"invite", "ack", "bye", NULL};

    for (; *text; text += *size + (text[*size] == ' ')) {
        *size = strcspn(text, " ");
        if (has_digit(text, *size) || is_one_of(text, *size, methods))
            return text;
    }
    return NULL;
}

bool match_neutral(const char *phrase, const char *other)
{
    size_t size = 0, other_size = 0;

    for (;;) {
        phrase = neutral_word(phrase, &size);
        other = neutral_word(other, &other_size);
        if (!phrase || !other)
            return !phrase && !other;
        if (size != other_size || memcmp(phrase, other, size) != 0)
            return false;
        phrase += size;
        other += other_size;
        phrase += *phrase == ' ';
        other += *other == ' ';
    }
}
