/* outputs.c - included by targets that check what is printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static void fail(const char *why, const char *text, size_t size)
{
    fprintf(stderr, "%s: %.*s\n", why, (int)size, text);
    abort();
}

static void check_text(const char *text, size_t size)
{
    const char *at = text, *end = text + size;
    size_t length;

    for (; at < end; at += length) {
        uint32_t point;

        length = utf8_read(at, (size_t)(end - at), &point);
        if (length == 0)
            fail("no UTF-8", at, (size_t)(end - at));
        if (utf8_control(point))
            fail("a control", at, (size_t)(end - at));
    }
}
