/* test_decode.c - bytes -> lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/decode.h"
#include "test.h"

/* Lines as "NUMBER:text" with "$" for the end of a line, "+" for a piece that does not end it. */
static void show(struct buffer *out, const struct log_line *line)
{
    char number[32];

    snprintf(number, sizeof number, "%llu:", (unsigned long long)line->number);
    if (line->fresh == 0)
        buffer_string(out, number);
    buffer_add(out, line->text + line->fresh, line->size - line->fresh);
    buffer_char(out, line->ends ? '$' : '+');
}

/* Shows what can be handed out, in memory of its own, so that a sanitizer sees reads beyond it. */
static void show_next(struct decoder *decoder, struct buffer *out, const char *bytes, size_t size)
{
    char *copy = malloc(size + (size == 0));
    struct log_line line;

    assert_non_null(copy);
    memcpy(copy, bytes, size);
    decode_feed(decoder, copy, size);
    while (decode_next(decoder, &line))
        show(out, &line);
    free(copy);
}

static void show_last(struct decoder *decoder, struct buffer *out)
{
    struct log_line line;

    decode_end(decoder);
    while (decode_next(decoder, &line))
        show(out, &line);
}

#define BYTES(text) text, sizeof(text) - 1

static const struct decoding {
    const char *name, *bytes;
    size_t size;
    const char *lines;
    size_t lines_size;
} decodings[] = {
    {"nothing", BYTES(""), BYTES("")},
    {"lines", BYTES("a\nb\n"), BYTES("1:a$2:b$")},
    {"a last line without its end", BYTES("a\nb"), BYTES("1:a$2:b$")},
    {"empty lines", BYTES("\n\na\n\n"), BYTES("1:$2:$3:a$4:$")},
    {"CR LF", BYTES("a\r\n\r\nb\r\n"), BYTES("1:a$2:$3:b$")},
    {"a CR within a line stays", BYTES("a\rb\r\r\n"), BYTES("1:a\rb\r$")},
    {"a CR at the end of the input", BYTES("a\r"), BYTES("1:a$")},
    {"a mark of UTF-8", BYTES("\357\273\277a\n"), BYTES("1:a$")},
    {"a mark alone", BYTES("\357\273\277"), BYTES("")},
    {"half a mark", BYTES("\357\273"), BYTES("1:\357\273$")},
    {"half a mark and more", BYTES("\357\273a\n"), BYTES("1:\357\273a$")},
    {"a mark within stays", BYTES("a\357\273\277\n"), BYTES("1:a\357\273\277$")},
    {"half a mark of UTF-16", BYTES("\377"), BYTES("1:\377$")},
    {"half a mark of UTF-16 and more", BYTES("\377a\n"), BYTES("1:\377a$")},
    {"UTF-16LE", BYTES("\377\376a\0\r\0\n\0\351\0\n\0"), BYTES("1:a$2:\303\251$")},
    {"UTF-16BE", BYTES("\376\377\0a\0\r\0\n \254"), BYTES("1:a$2:\342\202\254$")},
    {"UTF-16, beyond the first plane", BYTES("\377\376\075\330\000\336"),
     BYTES("1:\360\237\230\200$")},
    {"UTF-16, the first beyond", BYTES("\377\376\000\330\000\334"), BYTES("1:\360\220\200\200$")},
    {"UTF-16, the last", BYTES("\377\376\377\333\377\337"), BYTES("1:\364\217\277\277$")},
    {"UTF-16, around the halves", BYTES("\377\376\377\327\000\340"),
     BYTES("1:\355\237\277\356\200\200$")},
    {"UTF-16, the first and the last low half alone", BYTES("\377\376\000\334\377\337"),
     BYTES("1:\357\277\275\357\277\275$")},
    {"UTF-16, a high half alone", BYTES("\377\376\075\330x\0"), BYTES("1:\357\277\275x$")},
    {"UTF-16, two high halves", BYTES("\377\376\075\330\075\330\000\336"),
     BYTES("1:\357\277\275\360\237\230\200$")},
    {"UTF-16, two other high halves", BYTES("\377\376\075\330\377\333\377\337"),
     BYTES("1:\357\277\275\364\217\277\277$")},
    {"UTF-16, a high half before the first after the halves", BYTES("\377\376\075\330\000\340"),
     BYTES("1:\357\277\275\356\200\200$")},
    {"UTF-16, a low half alone", BYTES("\377\376\000\336x\0"), BYTES("1:\357\277\275x$")},
    {"UTF-16, a high half at the end", BYTES("\377\376x\0\075\330"), BYTES("1:x\357\277\275$")},
    {"UTF-16, half a unit at the end", BYTES("\377\376x\0y"), BYTES("1:x\357\277\275$")},
    {"UTF-16LE without a mark", BYTES("a\0\r\0\n\0\351\0\n\0"), BYTES("1:a$2:\303\251$")},
    {"UTF-16BE without a mark", BYTES("\0a\0\r\0\n \254"), BYTES("1:a$2:\342\202\254$")},
    {"UTF-16 without a mark, a tab and an empty line", BYTES("\t\0\n\0\n\0~\0"),
     BYTES("1:\t$2:$3:~$")},
    {"UTF-16 without a mark, two characters", BYTES("\0a\0b"), BYTES("1:ab$")},
    {"UTF-16 without a mark, too short", BYTES("a\0"), BYTES("1:a\0$")},
    {"a NUL is no UTF-16", BYTES("a\0b\n"), BYTES("1:a\0b$")},
    {"NULs are no UTF-16", BYTES("\0\0a\0"), BYTES("1:\0\0a\0$")},
    {"a control is no UTF-16", BYTES("a\0\1\0"), BYTES("1:a\0\1\0$")},
    {"other letters are no UTF-16", BYTES("a\0\0b"), BYTES("1:a\0\0b$")},
    {"a line end first", BYTES("\na\n\n"), BYTES("1:$2:a$3:$")},
    {"bytes that are no UTF-8 stay", BYTES("\300\200\n\355\240\200"),
     BYTES("1:\300\200$2:\355\240\200$")},
};

static void test_bytes(void **state)
{
    const struct decoding *row = *state;
    static struct decoder decoder;
    struct buffer out = {0};
    size_t cut, at;

    for (cut = 0; cut <= row->size + 1; cut++) {
        out.size = 0;
        decode_start(&decoder);
        for (at = 0; cut > row->size && at < row->size; at++)
            show_next(&decoder, &out, row->bytes + at, 1);
        if (cut <= row->size) {
            show_next(&decoder, &out, row->bytes, cut);
            show_next(&decoder, &out, row->bytes + cut, row->size - cut);
        }
        show_last(&decoder, &out);
        buffer_char(&out, '\0');
        assert_int_equal(out.size, row->lines_size + 1);
        assert_memory_equal(out.data, row->lines, out.size);
    }
    buffer_free(&out);
}

/* The pieces of a long line, put together, are the line; no piece is too long. */
static void join(struct buffer *out, const struct log_line *line)
{
    assert_true(line->size <= LINE_ROOM && line->fresh <= line->size);
    assert_true(line->fresh == 0 || line->fresh == LINE_OVERLAP);
    assert_int_equal(line->number, 1);
    if (line->fresh > 0)
        assert_memory_equal(out->data + out->size - line->fresh, line->text, line->fresh);
    buffer_add(out, line->text + line->fresh, line->size - line->fresh);
    if (line->ends)
        buffer_char(out, '$');
}

static void join_all(struct decoder *decoder, struct buffer *out)
{
    struct log_line line;

    while (decode_next(decoder, &line))
        join(out, &line);
}

static void test_long(void **state)
{
    static const size_t sizes[] = {LINE_ROOM - 1,
                                   LINE_ROOM,
                                   LINE_ROOM + 1,
                                   2 * LINE_ROOM - LINE_OVERLAP,
                                   2 * LINE_ROOM - LINE_OVERLAP + 1,
                                   300000};
    static struct decoder decoder;
    size_t i, at, step, end;

    (void)state;
    for (i = 0; i < COUNT(sizes); i++) {
        for (step = 1000; step <= 301000; step += 100000) {
            for (end = 0; end <= 2; end++) {
                struct buffer out = {0};
                char *line = malloc(sizes[i] + 2);

                assert_non_null(line);
                for (at = 0; at < sizes[i]; at++)
                    line[at] = (char)('a' + at * 7919 % 26);
                memcpy(line + sizes[i], end == 2 ? "\r\n" : "\n\n", 2);
                decode_start(&decoder);
                for (at = 0; at < sizes[i] + end; at += step) {
                    decode_feed(&decoder, line + at,
                                step < sizes[i] + end - at ? step : sizes[i] + end - at);
                    join_all(&decoder, &out);
                }
                decode_end(&decoder);
                join_all(&decoder, &out);
                if (end == 2 && sizes[i] % (LINE_ROOM - LINE_OVERLAP) == LINE_OVERLAP)
                    out.size -=
                        out.data[out.size - 2] == '\r'; /* the CR may be a piece of its own */
                assert_int_equal(out.size, sizes[i] + 1);
                assert_memory_equal(out.data, line, sizes[i]);
                free(line);
                buffer_free(&out);
            }
        }
    }
}

/* Adds a letter of UTF-16 in the byte order that is asked for. */
static void add_letter(struct buffer *bytes, const char *letter, size_t size, bool big)
{
    size_t i;

    for (i = 0; i < size; i++)
        buffer_char(bytes, letter[i ^ big]);
}

/* UTF-16 of both byte orders, in pieces of some sizes, of letters that take one byte to four in
   UTF-8: each for itself, and all of them among many of the first. */
static void test_long_utf16(void **state)
{
    static const char *const letters[] = {"x\0", "\351\0", "\254\040", "\075\330\000\336"};
    static const char *const utf8[] = {"x", "\303\251", "\342\202\254", "\360\237\230\200"};
    static const size_t sizes[] = {2, 2, 2, 4}, parts[] = {1000000, 33, 4097};
    static struct decoder decoder;
    size_t kind, i, part;

    (void)state;
    for (kind = 0; kind < 2 * COUNT(letters) + 2; kind++) {
        struct buffer bytes = {0}, line = {0}, out = {0};
        const bool big = kind % 2;

        add_letter(&bytes, "\377\376", 2, big);
        for (i = 0; i < 18000; i++) {
            size_t letter = kind / 2 < COUNT(letters) ? kind / 2
                            : below(50)               ? 0
                                                      : below(COUNT(letters));

            add_letter(&bytes, letters[letter], sizes[letter], big);
            buffer_string(&line, utf8[letter]);
        }
        buffer_char(&line, '$');
        for (part = 0; part < COUNT(parts); part++) {
            out.size = 0;
            decode_start(&decoder);
            for (i = 0; i < bytes.size; i += parts[part]) {
                size_t left = bytes.size - i;

                decode_feed(&decoder, bytes.data + i, left < parts[part] ? left : parts[part]);
                join_all(&decoder, &out);
            }
            decode_end(&decoder);
            join_all(&decoder, &out);
            assert_int_equal(out.size, line.size);
            assert_memory_equal(out.data, line.data, line.size);
        }
        buffer_free(&bytes);
        buffer_free(&line);
        buffer_free(&out);
    }
}

/* Reads on, but passes over the lines at hand that start with `-`. Behind the digit of their
   number, they all have a letter more. */
static void show_others(struct decoder *decoder, struct buffer *out)
{
    struct log_line line;

    do {
        size_t size, more, at;
        const char *lines;

        do {
            at = 0;
            lines = decode_lines(decoder, &size, &more);
            assert_true(size == 0 || lines[size - 1] == '\n');
            while (at < size && lines[at] == '-')
                at += strcspn(lines + at, "\n") + 1;
            if (at > 0)
                decode_skip(decoder, lines + at);
        } while (at > 0 && at == size);
        if (!decode_next(decoder, &line))
            return;
        if (line.fresh == 0)
            assert_int_equal(line.number, line.text[1] - '0');
        assert_true(at == size || (line.text == lines + at && line.size == 3));
        show(out, &line);
    } while (true);
}

/* Lines are at hand wherever the bytes given were cut. */
static void test_skip(void **state)
{
    static const char text[] = "-1a\n-2b\n+3c\n+4d\n-5e\n+6f\n-7g\n-8h\n-9";
    static struct decoder decoder;
    size_t cut;

    (void)state;
    for (cut = 0; cut < sizeof text; cut++) {
        struct buffer out = {0};

        decode_start(&decoder);
        decode_feed(&decoder, text, cut);
        show_others(&decoder, &out);
        decode_feed(&decoder, text + cut, sizeof text - 1 - cut);
        show_others(&decoder, &out);
        decode_end(&decoder);
        show_others(&decoder, &out);
        buffer_char(&out, '\0');
        /* the first bytes may have been a mark */
        assert_string_equal(out.data + (*out.data == '1' ? strlen("1:-1a$") : 0),
                            "3:+3c$4:+4d$6:+6f$9:-9$");
        buffer_free(&out);
    }
}

/* Lines of UTF-16 are at hand once the first of them was handed out. */
static void test_lines_of_utf16(void **state)
{
    static struct decoder decoder;
    struct log_line line;
    const char *lines;
    size_t size, more;

    (void)state;
    decode_start(&decoder);
    decode_lines(&decoder, &size, &more);
    assert_int_equal(size, 0);
    decode_feed(&decoder, "\377\376a\0\n\0b\0\n\0c", 11);
    decode_lines(&decoder, &size, &more);
    assert_int_equal(size, 0);
    assert_true(decode_next(&decoder, &line));
    lines = decode_lines(&decoder, &size, &more);
    assert_int_equal(size, 2);
    assert_memory_equal(lines, "b\n", 2);
    decode_skip(&decoder, lines + 2);
    assert_false(decode_next(&decoder, &line));
    decode_feed(&decoder, "\0\n\0", 3);
    assert_true(decode_next(&decoder, &line));
    assert_int_equal(line.number, 3);
    assert_memory_equal(line.text, "c", 1);
}

/* A line is joined up to LINE_ROOM bytes; a longer one comes in pieces. */
static void test_joined_room(void **state)
{
    static struct decoder decoder;
    static char text[LINE_ROOM + 2];
    unsigned more_than_room;

    (void)state;
    memset(text, 'x', sizeof text);
    for (more_than_room = 0; more_than_room < 2; more_than_room++) {
        const size_t length = LINE_ROOM + more_than_room;
        struct log_line line;
        size_t size, more;

        text[length] = '\n';
        decode_start(&decoder);
        decode_feed(&decoder, text, 9);
        assert_false(decode_next(&decoder, &line));
        decode_feed(&decoder, text + 9, length + 1 - 9);
        decode_lines(&decoder, &size, &more);
        assert_int_equal(size, more_than_room ? 0 : length + 1);
        assert_true(decode_next(&decoder, &line));
        assert_int_equal(line.size, LINE_ROOM);
        assert_int_equal(line.ends, !more_than_room);
        text[length] = 'x';
    }
}

/* What is after the lines at hand is there, whether they were joined or not. */
static void test_more(void **state)
{
    static struct decoder decoder;
    const char *lines;
    size_t size, more;

    (void)state;
    decode_start(&decoder);
    decode_feed(&decoder, "12345\nab", 8);
    lines = decode_lines(&decoder, &size, &more);
    assert_int_equal(more, 2);
    assert_memory_equal(lines + size, "ab", 2);
    decode_skip(&decoder, lines + size);
    assert_false(decode_next(&decoder, &(struct log_line){.text = NULL}));
    decode_feed(&decoder, "c\n {", 4);
    lines = decode_lines(&decoder, &size, &more);
    assert_int_equal(size, 4);
    assert_memory_equal(lines, "abc\n {", 6);
    assert_int_equal(more, 2);
    lines = decode_lines(&decoder, &size, &more);
    assert_int_equal(size, 4); /* it stays until it is read */
    decode_skip(&decoder, lines);
    decode_skip(&decoder, lines + size);
    assert_false(decode_next(&decoder, &(struct log_line){.text = NULL}));
    decode_feed(&decoder, "\"a\": 1}\n123456789012345678901234567890123", 41);
    lines = decode_lines(&decoder, &size, &more);
    assert_memory_equal(lines, " {\"a\": 1}\n", 10);
    assert_int_equal(more, DECODE_MORE);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, decodings, test_bytes);
    add_test(&tests, "lines of any length", test_long, NULL);
    add_test(&tests, "UTF-16 of any length", test_long_utf16, NULL);
    add_test(&tests, "lines are passed over", test_skip, NULL);
    add_test(&tests, "lines of UTF-16 at hand", test_lines_of_utf16, NULL);
    add_test(&tests, "joined up to the room of a line", test_joined_room, NULL);
    add_test(&tests, "what is after them", test_more, NULL);
    return run_all(&tests, "decode");
}
