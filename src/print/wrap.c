#include "print/wrap.h"

#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "print/safe.h"

unsigned wrap_columns(const char *text, size_t size)
{
    unsigned count = 0;

    while (size-- > 0)
        count += (text[size] & 0xc0) != 0x80;
    return count;
}

bool wrap_fits(const char *text, size_t size, unsigned room)
{
    return size <= room || (size / 4 <= room && wrap_columns(text, size) <= room);
}

void wrap_indent(FILE *file, unsigned count)
{
    while (count-- > 0)
        fputc(' ', file);
}

unsigned wrap_part(FILE *file, unsigned width, const char *gap, const char *text, size_t size,
                   unsigned at, unsigned hang)
{
    unsigned used = wrap_columns(text, size), between = wrap_columns(gap, strlen(gap));

    if (width > 0 && at > hang && at + between + used > width) {
        fwrite(gap, 1, between > 0 ? between - 1 : 0, file);
        fputc('\n', file);
        wrap_indent(file, hang);
        at = hang;
    } else {
        fputs(gap, file);
        at += between;
    }
    safe_print(file, text, size);
    return at + used;
}

void wrap_text(FILE *file, unsigned width, const char *text, size_t size, unsigned at,
               unsigned hang)
{
    size_t start = 0, end;
    const char *gap = "";

    if (width == 0) {
        safe_print(file, text, size);
        return;
    }
    for (; start < size; start = end + 1, gap = " ") {
        /* no break before the marks that have a space before them in French */
        for (end = start; end < size; end++)
            if (text[end] == ' ' && !(end + 1 < size && strchr(":;?!", text[end + 1])))
                break;
        at = wrap_part(file, width, gap, text + start, end - start, at, hang);
    }
}

void wrap_item(FILE *file, unsigned width, const char *text, unsigned at, unsigned hang)
{
    for (;;) {
        size_t size = bytes_before('\n', text, strlen(text));

        if (strncmp(text, "    ", 4) == 0)
            safe_print(file, text, size);
        else
            wrap_text(file, width, text, size, at, strncmp(text, "- ", 2) == 0 ? hang + 2 : hang);
        fputc('\n', file);
        if (!text[size])
            break;
        text += size + 1;
        wrap_indent(file, hang);
        at = hang;
    }
}

unsigned wrap_cut(FILE *file, const char *text, size_t size, unsigned room)
{
    size_t kept = 0, end = 0;
    unsigned used = 0;
    uint32_t point;

    if (size > room && bytes_before_special(text, room) == room) { /* ASCII, a byte a column */
        used = (unsigned)size;
        kept = room - 3;
        end = size;
    }
    while (end < size && used <= room) {
        size_t length = utf8_read(text + end, size - end, &point);

        end += length ? length : 1;
        used++;
        if (used + 3 == room)
            kept = end;
    }
    if (used <= room)
        kept = size;
    safe_print(file, text, kept);
    if (kept < size)
        fwrite("...", 1, 3, file);
    return used <= room ? used : room;
}
