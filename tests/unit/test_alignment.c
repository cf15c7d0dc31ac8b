/* test_alignment.c - which words are the same, misspelt, and what it costs to find a text in
 * another. test_similarity.c has many more texts.
 */
#include "lookup/alignment.h"

#include "test.h"

#define NEVER ALIGNMENT_NEVER

/* Texts are folded. `reach`: how far negations count. */
static const struct row {
    const char *name, *pattern, *text;
    size_t reach;
    unsigned cost;
} rows[] = {
    {"the same", "loop detected", "loop detected", 1, 0},
    {"within a text", "loop detected", "a loop detected today", 1, 0},
    {"a slip", "loop detected", "loop detcted", 1, 1},
    {"two slips", "loop detected", "looop detcted", 1, 2},
    {"two words as one", "were found", "werefound", 1, 1},
    {"one word as two", "endpoints", "end points", 1, 1},
    {"a small word left out", "routing to voicemail", "routing voicemail", 1, 3},
    {"another word", "loop detected", "loop removed", 1, NEVER},
    {"another order", "loop detected", "detected loop", 1, NEVER},
    {"after a no", "loop detected", "no loop detected", 1, NEVER},
    {"two words after a no", "loop detected", "no endless loop detected", 1, 0},
    {"two words after a no that reaches", "loop detected", "no endless loop detected", 3, NEVER},
    {"four words after a no", "loop detected", "no at all today loop detected", 3, 0},
    {"two words after a not", "loop detected", "nt connected loop detected", 3, 0},
    {"an opposite", "internal trunk", "external trunk", 1, NEVER},
    {"another number", "code 590615", "code 590616", 1, NEVER},
};

static void costs(void **state)
{
    const struct row *row = *state;
    struct words pattern, text;
    unsigned cost;

    words_split(drcode_builtin(), row->pattern, &pattern);
    words_split(drcode_builtin(), row->text, &text);
    cost = alignment_cost(&pattern, &text, 6, row->reach);
    assert_int_equal(cost, row->cost);
    if (cost < NEVER)
        assert_true(alignment_may_be(&pattern, 0, &text));
}

static void most_texts_are_told_apart_by_characters(void **state)
{
    struct words pattern, text;

    (void)state;
    words_split(drcode_builtin(), "banana detected", &pattern);
    words_split(drcode_builtin(), "loop detected", &text);
    assert_false(alignment_may_be(&pattern, 0, &text));
    assert_true(alignment_may_be(&pattern, 1, &text));
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, rows, costs);
    add_test(&tests, "most texts are told apart by characters",
             most_texts_are_told_apart_by_characters, NULL);
    return run_all(&tests, "alignment");
}
