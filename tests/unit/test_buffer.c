/* test_buffer.c - bytes in memory that grows, and strings that are sorted. */
#include "base/buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

static void grows(void **state)
{
    struct buffer buffer = {0};
    size_t i;

    (void)state;
    buffer_add(&buffer, NULL, 0);
    assert_null(buffer.data);
    for (i = 0; i < 1000; i++) {
        size_t room = buffer.room;

        buffer_add(&buffer, "ab", 1 + i % 2);
        assert_true(buffer.room >= buffer.size);
        /* by doubling, and only where it must */
        assert_true(buffer.room == room || (buffer.size > room && buffer.room >= 2 * room));
    }
    assert_int_equal(buffer.size, 1500);
    for (i = 0; i < 1500; i++)
        assert_int_equal(buffer.data[i], "aab"[i % 3]);
    buffer_free(&buffer);
    for (i = 64; i <= 1024; i *= 2) { /* it takes no more than it needs */
        static const char many[1024];

        buffer_add(&buffer, many, i);
        assert_true(buffer.room / 2 < buffer.size);
        buffer_free(&buffer);
    }
    assert_null(buffer.data);
    assert_int_equal(buffer.size + buffer.room, 0);
}

static void takes_much_at_once(void **state)
{
    static char many[100000];
    struct buffer buffer = {0};

    (void)state;
    memset(many, 'x', sizeof many);
    buffer_string(&buffer, "ab");
    buffer_char(&buffer, 'c');
    buffer_add(&buffer, many, sizeof many);
    assert_int_equal(buffer.size, 3 + sizeof many);
    assert_memory_equal(buffer.data, "abcxx", 5);
    assert_int_equal(buffer.data[buffer.size - 1], 'x');
    buffer_free(&buffer);
}

/* What no memory can hold is a failure, after which nothing is added. */
static void fails(void **state)
{
    struct buffer buffer = {0};

    (void)state;
    buffer_add(&buffer, "ab", 3);
    buffer_add(&buffer, "x", SIZE_MAX);
    assert_true(buffer.failed);
    buffer_string(&buffer, "c");
    assert_int_equal(buffer.size, 3);
    assert_memory_equal(buffer.data, "ab", 3);
    assert_false(buffer_sort(&buffer));
    assert_true(buffer.failed);
    buffer_free(&buffer);
    assert_false(buffer.failed);
}

static const struct sorting {
    const char *name, *before, *after; /* each string ends in a comma */
} sortings[] = {
    {"nothing", "", ""},
    {"an empty string", ",", ","},
    {"one", "a,", "a,"},
    {"in order", "a,b,c,", "a,b,c,"},
    {"the other way round", "c,b,a,", "a,b,c,"},
    {"by bytes", "b,\303\244,B,ab,a,,10,9,", ",10,9,B,a,ab,b,\303\244,"},
    {"equal ones", "b,a,b,a,", "a,a,b,b,"},
};

static void sorts(void **state)
{
    const struct sorting *row = *state;
    size_t size = strlen(row->before), i;
    struct buffer buffer = {0};

    for (i = 0; i < size; i++)
        buffer_char(&buffer, (char)(row->before[i] == ',' ? '\0' : row->before[i]));
    assert_true(buffer_sort(&buffer));
    assert_int_equal(buffer.size, size);
    for (i = 0; i < size; i++)
        assert_int_equal(buffer.data[i], row->after[i] == ',' ? '\0' : row->after[i]);
    buffer_free(&buffer);
}

int main(void)
{
    static struct tests tests;

    add_test(&tests, "it grows", grows, NULL);
    add_test(&tests, "much at once", takes_much_at_once, NULL);
    add_test(&tests, "more than memory", fails, NULL);
    ADD_ROWS(&tests, sortings, sorts);
    return run_all(&tests, "buffer");
}
