/* Tests of printed.c: what was printed already. */
#include "print/printed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

static struct printed set;

/* Copies of texts, each with an address of its own. */
static char *copies[3000];
static size_t copy_count;

/* True if a text was printed in this turn. */
static bool again(const char *text)
{
    char *copy = malloc(strlen(text) + 1);

    assert_non_null(copy);
    assert_true(copy_count < COUNT(copies));
    strcpy(copy, text);
    copies[copy_count++] = copy;
    return printed_again(&set, copy, strlen(copy));
}

static void drop(void)
{
    while (copy_count > 0)
        free(copies[--copy_count]);
    printed_empty(&set);
}

static void a_text_is_printed_once_in_a_turn(void **state)
{
    (void)state;
    printed_turn(&set);
    assert_false(again("one"));
    assert_false(again("2"));
    assert_true(again("one"));
    assert_true(again("2"));
    printed_turn(&set);
    assert_false(again("one"));
    assert_true(again("one"));
    drop();
}

/* Texts are hashed by their size and three of their bytes. */
static void texts_that_are_almost_the_same_are_two(void **state)
{
    (void)state;
    printed_turn(&set);
    assert_false(again("abcdefghijk"));
    assert_false(again("aXcdefghijk"));
    assert_false(again("abcdefghiXk"));
    assert_false(again("abcdefghij"));
    assert_true(again("abcdefghijk"));
    drop();
}

static void an_address_counts_whatever_is_there(void **state)
{
    char one[] = "same", other[] = "same";

    (void)state;
    printed_turn(&set);
    assert_false(printed_again(&set, one, 0));
    assert_false(printed_again(&set, other, 0));
    assert_true(printed_again(&set, one, 0));
    assert_true(printed_again(&set, other, 0));
    drop();
}

static void a_turn_of_thousands_is_exact(void **state)
{
    char text[16];
    unsigned i, round;

    (void)state;
    printed_turn(&set);
    for (round = 0; round < 2; round++) {
        for (i = 0; i < 1000; i++) {
            snprintf(text, sizeof text, "text %u", i);
            assert_int_equal(again(text), round > 0);
        }
    }
    assert_int_equal(set.count, 1000);
    assert_false(set.failed);
    drop();
}

static void an_item_keeps_what_it_has(void **state)
{
    static const char places[400];
    struct printed_item *item;
    size_t i;

    (void)state;
    printed_turn(&set);
    item = printed_item(&set, places, 0);
    item->line = 7;
    printed_keep(&set, item, "one", 3);
    printed_keep(&set, item, "two", 3);
    for (i = 1; i < COUNT(places); i++) {
        printed_turn(&set);
        assert_non_null(printed_item(&set, &places[i], 0));
    }
    item = printed_item(&set, places, 0);
    assert_int_equal(item->line, 7);
    assert_int_equal(item->kept_size, 6);
    assert_string_equal(item->kept, "onetwo");
    assert_int_equal(printed_item(&set, &places[1], 0)->line, 0);
    assert_null(printed_item(&set, &places[1], 0)->kept);
    drop();
}

/* The set is bounded: what is dropped is printed again. */
static void a_turn_drops_many_items(void **state)
{
    static const char places[PRINTED_MOST + 1];
    size_t i;

    (void)state;
    printed_turn(&set);
    for (i = 0; i < PRINTED_MOST; i++)
        printed_keep(&set, printed_item(&set, &places[i], 0), "x", 1);
    printed_turn(&set);
    assert_int_equal(set.count, PRINTED_MOST);
    printed_item(&set, &places[i], 0);
    printed_turn(&set);
    assert_int_equal(set.count, 0);
    assert_null(printed_item(&set, places, 0)->kept);
    drop();
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "a text is printed once in a turn", a_text_is_printed_once_in_a_turn, NULL);
    add_test(&tests, "texts that are almost the same are two",
             texts_that_are_almost_the_same_are_two, NULL);
    add_test(&tests, "an address counts, whatever is there", an_address_counts_whatever_is_there,
             NULL);
    add_test(&tests, "a turn of thousands is exact", a_turn_of_thousands_is_exact, NULL);
    add_test(&tests, "an item keeps what it has", an_item_keeps_what_it_has, NULL);
    add_test(&tests, "a turn drops many items", a_turn_drops_many_items, NULL);
    return run_all(&tests, "printed");
}
