#include "log/markup.h"

#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "base/utf8.h"

/* Reads the number of a character, "#233;" or "#xe9;"; returns its size, 0 where it is none. */
static size_t read_number(const char *text, size_t size, uint32_t *point)
{
    static const char digits[] = "0123456789abcdef";
    const bool hex = fold_has_prefix(text, size, "#x");
    const uint32_t base = hex ? 16 : 10;
    size_t i;

    *point = 0;
    for (i = hex ? 2 : 1; i < size && *point < 0x110000; i++) {
        const char *digit = memchr(digits, fold_lower(text[i]), base);

        if (!digit)
            break;
        *point = base * *point + (uint32_t)(digit - digits);
    }
    return i < size && text[i] == ';' && *point > 0 && *point < 0x110000 && *point >> 11 != 0x1b
               ? i + 1
               : 0;
}

/* Reads the entity that a text starts with, `&amp;` or `&#233;`: writes its character to `out`, of
   four bytes, and the size of that to `length`. Returns the size of the entity, or 0. */
static size_t read_entity(const char *text, size_t size, char *out, size_t *length)
{
    static const struct {
        char name[8], c;
    } names[] = {{"&lt;", '<'},    {"&gt;", '>'},   {"&quot;", '"'},
                 {"&apos;", '\''}, {"&nbsp;", ' '}, {"&amp;", '&'}};
    uint32_t point;
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (fold_has_prefix(text, size, names[i].name)) {
            *out = names[i].c;
            *length = 1;
            return strlen(names[i].name);
        }
    if (!fold_has_prefix(text, size, "&#") || (i = read_number(text + 1, size - 1, &point)) == 0)
        return 0;
    *length = utf8_write(point < ' ' ? ' ' : point, out);
    return 1 + i;
}

size_t markup_text(const char *text, size_t size, char *out, size_t room)
{
    size_t used = 0, i = 0;

    while (i < size && used < room) {
        size_t length = 1, taken = 0;
        char c[4] = {text[i]};

        if (text[i] == '<') {
            i += bytes_before('>', text + i, size - i) + 1;
            continue;
        }
        if (text[i] == '&')
            taken = read_entity(text + i, size - i, c, &length);
        if (length > room - used)
            break;
        memcpy(out + used, c, length);
        used += length;
        i += taken > 0 ? taken : 1;
    }
    return used;
}

/* True where the name of a tag is one of a list, each with a blank after it. */
static bool is_named(const char *text, size_t size, const char *names)
{
    while (*names) {
        size_t i = 0;

        while (i < size && names[i] != ' ' && fold_lower(text[i]) == names[i])
            i++;
        if (names[i] == ' ' && (i == size || !fold_word_char(text[i])))
            return true;
        while (*names++ != ' ')
            ;
    }
    return false;
}

const char *markup_tag(const char *text, const char *end, const char *names)
{
    for (; text < end && (text = bytes_find('<', text, (size_t)(end - text))) != NULL; text++)
        if (is_named(text + 1, (size_t)(end - text - 1), names))
            return text;
    return NULL;
}

const char *markup_attribute(const char *tag, const char *end, const char *name, size_t *size)
{
    size_t length = strlen(name), left;
    const char *at = tag;

    end = tag + bytes_before('>', tag, (size_t)(end - tag));
    for (; (at = bytes_find('=', at, (size_t)(end - at))) != NULL; at++) {
        left = (size_t)(end - at);
        if ((size_t)(at - tag) <= length || memcmp(at - length, name, length) != 0 ||
            at[-(ptrdiff_t)length - 1] != ' ' || left < 2 || at[1] != '"')
            continue;
        *size = bytes_before('"', at + 2, left - 2);
        return at + 2;
    }
    return NULL;
}
