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

/* Texts, signs and numbers in any order: what is written is right, and nothing is written after the
   room for it. */
static void test_mixed(void **state)
{
    static const struct writer_sign quote = {1, "'"}, comma = {2, ", "}, none = {0, ""};
    static struct {
        struct writer writer;
        char after[MOST];
    } room;
    static const char zeros[sizeof room.after];
    static char expected[MOST + 8], text[MOST], plain[5000];
    size_t round, size, used = 0, i;
    FILE *file = tmpfile();

    (void)state;
    assert_non_null(file);
    memset(plain, 'x', sizeof plain);
    writer_start(&room.writer, file);
    for (round = 0; round < 3000; round++) {
        const size_t left = sizeof room.writer.data - room.writer.size;
        const uint64_t number = below(2) ? UINT64_MAX - below(10) : below(20);

        size = below(3) ? below(20) : left - (left < 3 ? left : below(3)) + below(3);
        switch (below(6)) {
        case 0:
            writer_array(&room.writer, plain, 24, size < 24 ? size : 24);
            used += (size_t)sprintf(expected + used, "%.*s", (int)(size < 24 ? size : 24), plain);
            break;
        case 1:
            writer_sign(&room.writer, &comma);
            used += (size_t)sprintf(expected + used, ", ");
            break;
        case 2:
            writer_number(&room.writer, number);
            used += (size_t)sprintf(expected + used, "%llu", (unsigned long long)number);
            break;
        case 3:
            writer_safe(&room.writer, SAFE_JSON, plain, size);
            used += (size_t)sprintf(expected + used, "%.*s", (int)size, plain);
            break;
        case 4:
            writer_quoted(&room.writer, &quote, SAFE_JSON, plain, size);
            used += (size_t)sprintf(expected + used, "'%.*s'", (int)size, plain);
            break;
        default:
            writer_quoted(&room.writer, &none, SAFE_JSON, plain, size);
            used += (size_t)sprintf(expected + used, "%.*s", (int)size, plain);
        }
        assert_in_range(room.writer.size, 0, sizeof room.writer.data);
        assert_memory_equal(room.after, zeros, sizeof zeros);
        if (used < MOST - 6000)
            continue;
        writer_flush(&room.writer);
        read_back(file, text, &size);
        assert_int_equal(size, used);
        for (i = 0; i < used && text[i] == expected[i]; i++)
            ;
        assert_int_equal(i, used);
        used = 0;
        fclose(file);
        file = tmpfile();
        assert_non_null(file);
        writer_start(&room.writer, file);
    }
    fclose(file);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        {"pieces of all sizes", test_pieces, NULL, NULL, NULL},
        {"gathered as long as there is room", test_gathered, NULL, NULL, NULL},
        {"texts, signs and numbers", test_mixed, NULL, NULL, NULL},
    };

    return cmocka_run_group_tests_name("writer", tests, NULL, NULL);
}
