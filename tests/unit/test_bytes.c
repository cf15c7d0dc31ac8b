/* test_bytes.c - each search in short runs of bytes, compared with a search byte by byte. */
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "test.h"

/* Longer than the blocks of a search, and than a run of blocks whose counts are added at once. */
#define LONGEST 5000

static bool is_quote(char c)
{
    return c == '"' || c == '\\' || c == '\n';
}

static bool is_special(char c)
{
    return (unsigned char)c < ' ' || (unsigned char)c >= 0x7f || c == '"' || c == '\\';
}

static bool is_colon(char c)
{
    return c == ':' || c == '=';
}

static bool is_escape(char c)
{
    return c == '#' || c == '\\';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_beyond_ascii(char c)
{
    return (unsigned char)c >= 0x80;
}

static bool is_stop(char c)
{
    return c == '#';
}

static size_t before(bool (*is)(char), const char *text, size_t size)
{
    size_t at = 0;

    while (at < size && !is(text[at]))
        at++;
    return at;
}

static size_t after_last(const char *text, size_t size)
{
    while (size > 0 && text[size - 1] != '#')
        size--;
    return size;
}

static void check(const char *text, size_t size)
{
    size_t count = 0, at = before(is_stop, text, size), i;
    char *copy = malloc(size + 1);

    assert_non_null(copy);
    for (i = 0; i < size; i++)
        count += text[i] == '#';
    assert_int_equal(bytes_before_quote(text, size), before(is_quote, text, size));
    assert_int_equal(bytes_before_special(text, size), before(is_special, text, size));
    assert_int_equal(bytes_before_colon(text, size), before(is_colon, text, size));
    assert_int_equal(bytes_before_escape(text, size), before(is_escape, text, size));
    assert_int_equal(bytes_before_digit(text, size), before(is_digit, text, size));
    assert_int_equal(bytes_ascii(text, size), before(is_beyond_ascii, text, size) == size);
    assert_int_equal(bytes_before('#', text, size), at);
    assert_int_equal(bytes_after_last('#', text, size), after_last(text, size));
    assert_ptr_equal(bytes_find('#', text, size), at < size ? text + at : NULL);
    assert_int_equal(bytes_count('#', text, size), count);
    assert_int_equal(bytes_copy_plain(copy, text, size), before(is_special, text, size));
    assert_memory_equal(copy, text, before(is_special, text, size));
    bytes_copy(copy, text, size);
    assert_memory_equal(copy, text, size);
    assert_true(bytes_same(copy, text, size));
    for (i = 0; i < size; i += 1 + size / 40) {
        copy[i] ^= 1;
        assert_false(bytes_same(copy, text, size));
        copy[i] ^= 1;
    }
    free(copy);
}

/* One of the bytes searched for, in runs of each length that takes another path, at each offset. A
   run ends where its memory does, so that a sanitizer finds reads beyond it. */
static void test_places(void **state)
{
    static const char what[] = "\"\\\n\r\t\x1f\x7f\x80\xff# !~[]:=P2/09";
    size_t size, place, i;

    (void)state;
    for (size = 0; size < 150; size++) {
        char *text = malloc(size + 1);

        assert_non_null(text);
        memset(text, 'x', size);
        check(text, size);
        for (place = 0; place < size; place += 1 + (size > 40) * below(7)) {
            for (i = 0; what[i]; i++) {
                text[place] = what[i];
                check(text, size);
            }
            text[place] = 'x';
        }
        free(text);
    }
}

static void test_random(void **state)
{
    char text[LONGEST];
    size_t round, size, i;

    (void)state;
    for (round = 0; round < 400; round++) {
        size_t rare = 2 + below(300);

        size = below(sizeof text);
        for (i = 0; i < size; i++)
            text[i] = below(rare) ? 'x' : "\"\\\n#P2\x80#P2 :="[below(13)];
        check(text, size);
    }
}

/* More of one byte than a counter of eight bits holds. */
static void test_many(void **state)
{
    static char text[20000];

    (void)state;
    memset(text, '#', sizeof text);
    assert_int_equal(bytes_count('#', text, sizeof text), sizeof text);
    assert_int_equal(bytes_count('x', text, sizeof text), 0);
}

/* UTF-16 that is ASCII up to some unit, whose first or second byte is not, in memory of its size.
 */
static void test_narrow(void **state)
{
    size_t count, other, i;
    unsigned odd, high;

    (void)state;
    for (count = 0; count < 70; count++) {
        for (other = 0; other <= count; other++) {
            for (odd = 0; odd < 2; odd++) {
                for (high = 0; high < 2; high++) {
                    char *from = calloc(count + 1, 2), *to = malloc(count + 1);

                    assert_true(from && to);
                    for (i = 0; i < count; i++)
                        from[2 * i + odd] = (char)(i * 89 % 128);
                    if (other < count)
                        from[2 * other + (odd ^ high)] = high ? 1 : '\x80';
                    assert_int_equal(utf8_narrow(to, from, count, odd), other);
                    for (i = 0; i < other; i++)
                        assert_int_equal(to[i], i * 89 % 128);
                    free(from);
                    free(to);
                }
            }
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        {"what is searched for, at every place", test_places, NULL, NULL, NULL},
        {"random runs", test_random, NULL, NULL, NULL},
        {"more than a byte can count", test_many, NULL, NULL, NULL},
        {"UTF-16 of ASCII", test_narrow, NULL, NULL, NULL},
    };

    return cmocka_run_group_tests_name("bytes", tests, NULL, NULL);
}
