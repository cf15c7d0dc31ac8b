/* test_context.c - the lists of words, which are searched by halves: each word is found. */
#include "lookup/context.c"

#include <stdio.h>

#include "test.h"

static const struct list {
    const char *name, *words;
    size_t length;
} lists[] = {
    {"telephony", telephony, sizeof telephony - 1},
    {"telephony of phrases", telephony_of_phrases, sizeof telephony_of_phrases - 1},
    {"calls", calls, sizeof calls - 1},
    {"errors", errors, sizeof errors - 1},
    {"others", others, sizeof others - 1},
    {"named", named, sizeof named - 1},
    {"units", units, sizeof units - 1},
    {"with", with, sizeof with - 1},
    {"ends", ends, sizeof ends - 1},
    {"errors after a number", errors_after, sizeof errors_after - 1},
    {"ordinary", ordinary, sizeof ordinary - 1},
};

/* Each word is after the one before it, and found; what is no word of the list is not. */
static void test_list(void **state)
{
    const struct list *list = *state;
    const char *word = list->words, *end = list->words + list->length;
    char other[64];

    while (word < end) {
        const size_t size = strcspn(word, " ");

        assert_true(is_in_list(list->words, list->length, word, size));
        assert_false(is_in_list(list->words, list->length, word, 0));
        snprintf(other, sizeof other, "%.*szz", (int)size, word);
        assert_false(is_in_list(list->words, list->length, other, size + 2));
        if (word + size < end) {
            const char *next = word + size + 1;
            const size_t next_size = strcspn(next, " ");
            const int order = memcmp(word, next, size < next_size ? size : next_size);

            if (order > 0 || (order == 0 && size >= next_size))
                fail_msg("%s: '%.*s' is not in its place", list->name, (int)next_size, next);
        }
        word += size + 1;
    }
}

/* Ordinary words are in lists of several kinds. */
static void test_ordinary(void **state)
{
    static const char *const words[] = {"0",     "a",         "after", "microsoft", "status",
                                        "today", "yesterday", "your",  "fehler",    "chiamate"};
    static const char *const names[] = {"", "certificate", "yours", "9", "trunk"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(words); i++)
        assert_true(context_is_ordinary(words[i], strlen(words[i])));
    for (i = 0; i < COUNT(names); i++)
        assert_false(context_is_ordinary(names[i], strlen(names[i])));
}

int main(void)
{
    static struct tests tests;
    size_t i;

    for (i = 0; i < COUNT(lists); i++)
        add_test(&tests, lists[i].name, test_list, &lists[i]);
    add_test(&tests, "ordinary words", test_ordinary, NULL);
    return run_all(&tests, "context");
}
