#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "test.h"

static const struct well_formed {
    const char *name, *text;
    size_t length;
    uint32_t point;
} well_formed[] = {
    {"reads the first code point of one byte", "\x01", 1, 0x01},
    {"reads an ASCII letter", "A", 1, 'A'},
    {"reads the last code point of one byte", "\x7f", 1, 0x7f},
    {"reads the first code point of two bytes", "\xc2\x80", 2, 0x80},
    {"reads a letter with an accent", "\xc3\xa9", 2, 0xe9},
    {"reads the last code point of two bytes", "\xdf\xbf", 2, 0x7ff},
    {"reads the first code point of three bytes", "\xe0\xa0\x80", 3, 0x800},
    {"reads the last code point before the surrogates", "\xed\x9f\xbf", 3, 0xd7ff},
    {"reads the first code point after the surrogates", "\xee\x80\x80", 3, 0xe000},
    {"reads a byte order mark", "\xef\xbb\xbf", 3, 0xfeff},
    {"reads the last code point of three bytes", "\xef\xbf\xbf", 3, 0xffff},
    {"reads the first code point of four bytes", "\xf0\x90\x80\x80", 4, 0x10000},
    {"reads the last code point of all", "\xf4\x8f\xbf\xbf", 4, 0x10ffff},
};

/* Reads the row alone, followed by a byte, and cut short. */
static void reads(void **state)
{
    const struct well_formed *row = *state;
    char text[8];
    uint32_t point = 0;
    size_t size;

    memcpy(text, row->text, row->length);
    text[row->length] = '\x80';
    for (size = row->length; size <= row->length + 1; size++, point = 0) {
        assert_int_equal(utf8_read(text, size, &point), row->length);
        assert_int_equal(point, row->point);
    }
    for (size = 0; size < row->length; size++)
        assert_int_equal(utf8_read(text, size, &point), 0);
}

static const struct malformed {
    const char *name, *text;
} malformed[] = {
    {"refuses a continuation without a start", "\x80"},
    {"refuses the last continuation without a start", "\xbf"},
    {"refuses two bytes for NUL", "\xc0\x80"},
    {"refuses two bytes for an ASCII character", "\xc1\xbf"},
    {"refuses three bytes for what fits two", "\xe0\x9f\xbf"},
    {"refuses four bytes for what fits three", "\xf0\x8f\xbf\xbf"},
    {"refuses the first surrogate", "\xed\xa0\x80"},
    {"refuses the last surrogate", "\xed\xbf\xbf"},
    {"refuses what follows U+10FFFF", "\xf4\x90\x80\x80"},
    {"refuses a start of four bytes beyond Unicode", "\xf5\x80\x80\x80"},
    {"refuses a start of five bytes", "\xf8\x88\x80\x80\x80"},
    {"refuses the byte FE", "\xfe"},
    {"refuses the byte FF", "\xff"},
    {"refuses a bracket in place of the second byte", "\xc3("},
    {"refuses a bracket in place of the third byte", "\xe2\x82("},
    {"refuses a bracket in place of the fourth byte", "\xf0\x9f\x98("},
    {"refuses a start in place of the second byte", "\xc3\xc3\xa9"},
};

static void refuses(void **state)
{
    const struct malformed *row = *state;
    uint32_t point;

    assert_int_equal(utf8_read(row->text, strlen(row->text), &point), 0);
}

static void reads_back_every_code_point_written(void **state)
{
    uint32_t written, point;

    (void)state;
    for (written = 0; written <= 0x10ffff; written++) {
        char text[4];
        size_t size = utf8_write(written, text);
        bool surrogate = written >= 0xd800 && written < 0xe000;

        assert_int_equal(size, written < 0x80      ? 1
                               : written < 0x800   ? 2
                               : written < 0x10000 ? 3
                                                   : 4);
        point = written + 1;
        assert_int_equal(utf8_read(text, size, &point), surrogate ? 0 : size);
        assert_int_equal(point, surrogate ? written + 1 : written);
    }
}

static const struct cut {
    const char *name, *text;
    size_t room, size;
} cuts[] = {
    {"a text that fits is kept", "abc", 3, 3},
    {"a text of ASCII is cut at the room", "abc", 2, 2},
    {"a text with no room is nothing", "abc", 0, 0},
    {"a character of two bytes is kept whole", "a\u00e9b", 3, 3},
    {"a character of two bytes is cut off whole", "a\u00e9b", 2, 1},
    {"a character of three bytes is cut off whole", "a\u2026b", 3, 1},
    {"a character of four bytes is cut off whole", "\U00010348b", 3, 0},
};

static void cuts_between_characters(void **state)
{
    const struct cut *row = *state;

    assert_int_equal(utf8_cut(row->text, strlen(row->text), row->room), row->size);
    assert_int_equal(utf8_precision(row->text, (int)row->room), row->size);
}

static const struct range {
    const char *name;
    uint32_t first, last;
    bool control;
} ranges[] = {
    {"NUL to backspace are controls", 0x00, 0x08, true},
    {"tab and line feed are none", 0x09, 0x0a, false},
    {"vertical tab to unit separator are controls", 0x0b, 0x1f, true},
    {"space to tilde are none", 0x20, 0x7e, false},
    {"delete and C1 are controls", 0x7f, 0x9f, true},
    {"no-break space to the Arabic semicolon are none", 0xa0, 0x061b, false},
    {"the Arabic letter mark is one", 0x061c, 0x061c, true},
    {"what follows up to the joiners is none", 0x061d, 0x200d, false},
    {"direction marks are controls", 0x200e, 0x200f, true},
    {"dashes and dots are none", 0x2010, 0x2027, false},
    {"separators and direction overrides are controls", 0x2028, 0x202e, true},
    {"narrow no-break space and what follows are none", 0x202f, 0x2065, false},
    {"direction isolates are controls", 0x2066, 0x2069, true},
    {"nothing after them is one", 0x206a, 0x10ffff, false},
};

static void is_a_control_or_not(void **state)
{
    const struct range *row = *state;
    uint32_t point;

    for (point = row->first; point <= row->last; point++)
        assert_int_equal(utf8_control(point), row->control);
}

static void the_ranges_cover_every_code_point(void **state)
{
    uint32_t next = 0;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(ranges); i++) {
        assert_int_equal(ranges[i].first, next);
        next = ranges[i].last + 1;
    }
    assert_int_equal(next, 0x110000);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, well_formed, reads);
    ADD_ROWS(&tests, malformed, refuses);
    add_test(&tests, "reads back every code point written", reads_back_every_code_point_written,
             NULL);
    ADD_ROWS(&tests, cuts, cuts_between_characters);
    ADD_ROWS(&tests, ranges, is_a_control_or_not);
    add_test(&tests, "the ranges cover every code point", the_ranges_cover_every_code_point, NULL);
    return run_all(&tests, "utf8");
}
