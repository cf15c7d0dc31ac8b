/* Tests of writer.c: all that is added reaches the stream, in order and in large pieces. */
#include <stdlib.h>
#include <string.h>

#include "print/writer.h"
#include "test.h"

#define MOST 20000

static void read_back(FILE *file, char *text, size_t *size)
{
    rewind(file);
    *size = fread(text, 1, MOST, file);
}

/* Pieces of all sizes, some larger than the buffer. */
static void test_pieces(void **state)
{
    char expected[MOST], text[MOST];
    size_t round, used, size;

    (void)state;
    for (round = 0; round < 50; round++) {
        FILE *file = tmpfile();
        struct writer writer;

        assert_non_null(file);
        writer_start(&writer, file);
        for (used = 0; used < 10000; used += size) {
            size_t i;

            size = below(4) ? below(40) : below(10000);
            for (i = 0; i < size; i++)
                expected[used + i] = (char)below(256);
            writer_add(&writer, expected + used, size);
            assert_in_range(writer.size, 0, sizeof writer.data);
        }
        writer_flush(&writer);
        read_back(file, text, &size);
        assert_int_equal(size, used);
        assert_memory_equal(text, expected, used);
        fclose(file);
    }
}

/* Nothing is flushed before it must be; what fills `data` to its end still fits. */
static void test_gathered(void **state)
{
    char text[MOST];
    FILE *file = tmpfile();
    struct writer writer;
    size_t size;

    (void)state;
    assert_non_null(file);
    memset(text, 'x', sizeof text);
    writer_start(&writer, file);
    assert_int_equal(writer.size, 0);
    assert_int_equal(writer.flushed, 0);
    writer_char(&writer, 'a');
    writer_string(&writer, "bc");
    writer_add(&writer, text, sizeof writer.data - 3);
    assert_int_equal(writer.size, sizeof writer.data);
    assert_int_equal(writer.flushed, 0);
    read_back(file, text, &size);
    assert_int_equal(size, 0);
    writer_char(&writer, 'd');
    assert_int_equal(writer.size, 1);
    assert_int_equal(writer.flushed, 1);
    writer_flush(&writer);
    assert_int_equal(writer.flushed, 2);
    read_back(file, text, &size);
    assert_int_equal(size, sizeof writer.data + 1);
    assert_memory_equal(text, "abcx", 4);
    assert_int_equal(text[size - 1], 'd');
    fclose(file);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        {"pieces of all sizes", test_pieces, NULL, NULL, NULL},
        {"gathered as long as there is room", test_gathered, NULL, NULL, NULL},
    };

    return cmocka_run_group_tests_name("writer", tests, NULL, NULL);
}
