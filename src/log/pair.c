#include "log/pair.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "log/bars.h"
#include "log/columns.h"
#include "log/markup.h"

/* The longest name, in bytes, and the longest text before the first bar. */
#define NAME_ROOM 64

static size_t skip_blanks(const char *text, size_t size)
{
    size_t at = 0;

    while (at < size && ascii_space(text[at]))
        at++;
    return at;
}

bool pair_is_markup(const char *text, size_t size)
{
    size_t at = skip_blanks(text, size);

    return at < size && text[at] == '<';
}

/* Writes a pair; false where the name is none. */
static bool write(const char *name, size_t length, const char *value, size_t size, char *out,
                  size_t *used)
{
    length = record_trim(&name, length);
    while (length > 0 && (name[length - 1] == ':' || name[length - 1] == ' '))
        length--;
    if (length == 0 || length > NAME_ROOM - 2 || !columns_may_name(name, length))
        return false;
    memcpy(out, name, length);
    memcpy(out + length, ": ", 2);
    length += 2;
    if (size > PAIR_ROOM - length)
        size = PAIR_ROOM - length;
    memcpy(out + length, value, size);
    *used = length + size;
    return true;
}

/* Reads cells with bars: two that are not empty, or one and an empty one after it. */
static bool read_bars(const char *text, size_t size, char *out, size_t *used)
{
    const char *end = text + size, *cell[2] = {NULL, NULL};
    size_t length[2] = {0, 0}, count = 0, cells = 0;
    bool more = true;

    while (more) {
        const char *next;
        size_t next_size;

        more = bars_cell(&text, end, &next, &next_size);
        cells++;
        if (next_size == 0 && (count == 0 || !more))
            continue;
        if (count == 2)
            return false;
        cell[count] = next;
        length[count++] = next_size;
    }
    return cells > 1 && count > 0 &&
           write(cell[0], length[0], cell[1] ? cell[1] : "", length[1], out, used);
}

/* Reads an element with a name and a value. */
static bool read_element(const char *text, size_t size, char *out, size_t *used)
{
    const char *tag = text + skip_blanks(text, size), *end = text + size, *name, *value, *close;
    size_t length, got;
    char decoded[PAIR_ROOM];

    value = tag + bytes_before('>', tag, (size_t)(end - tag));
    close = value + bytes_before('<', value, (size_t)(end - value));
    if (close + 1 >= end || close[1] != '/' || tag[1] == '/' || value[-1] == '/')
        return false;
    name = markup_attribute(tag, end, "N", &length);
    if (!name)
        name = markup_attribute(tag, end, "Name", &length);
    if (!name) {
        name = tag + 1;
        length = bytes_before(' ', name, (size_t)(value - name));
    }
    got = markup_text(value + 1, (size_t)(close - value - 1), decoded, sizeof decoded);
    return write(name, length, decoded, got, out, used);
}

/* Reads a row of HTML with two cells. */
static bool read_cells(const char *text, size_t size, char *out, size_t *used)
{
    static const char cells[] = "td th ", starts[] = "td th tr table thead tbody ";
    const char *end = text + size, *start = text + skip_blanks(text, size), *first, *second;
    char name[NAME_ROOM], value[PAIR_ROOM];
    size_t length, got;

    if (markup_tag(start, end - start < 8 ? end : start + 8, starts) != start)
        return false; /* other markup has many tags in a line */
    first = markup_tag(text, end, cells);
    second = first ? markup_tag(first + 1, end, cells) : NULL;
    if (!second || markup_tag(second + 1, end, "td th tr "))
        return false;
    length = markup_text(first, (size_t)(second - first), name, sizeof name);
    got = markup_text(second, (size_t)(end - second), value, sizeof value);
    return write(name, length, value, got, out, used);
}

bool pair_read(const char *text, size_t *size, char out[PAIR_ROOM])
{
    const size_t start = *size < NAME_ROOM ? *size : NAME_ROOM;

    if (pair_is_markup(text, *size))
        return read_cells(text, *size, out, size) || read_element(text, *size, out, size);
    if (bytes_before('|', text, start) == start && bytes_before('\342', text, start) == start)
        return false;
    return read_bars(text, *size, out, size);
}
