#include "log/markup.h"

#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"

/* The entities that ConvertTo-Html and Export-Clixml write. */
static const struct {
    char name[8], text[3];
} entities[] = {
    {"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""}, {"&apos;", "'"},
    {"&#39;", "'"}, {"&#34;", "\""}, {"&nbsp;", " "},  {"&amp;", "&"},
};

/* Writes the character of the entity that a text starts with; returns the entity's size, or 0. */
static size_t read_entity(const char *text, size_t size, char *out)
{
    size_t i;

    for (i = 0; i < sizeof entities / sizeof *entities; i++)
        if (fold_has_prefix(text, size, entities[i].name)) {
            *out = *entities[i].text;
            return strlen(entities[i].name);
        }
    return 0;
}

size_t markup_text(const char *text, size_t size, char *out, size_t room)
{
    size_t used = 0, i = 0;

    while (i < size && used < room) {
        size_t length = text[i] == '&' ? read_entity(text + i, size - i, out + used) : 0;

        if (text[i] == '<') {
            i += bytes_before('>', text + i, size - i);
            i += i < size;
            continue;
        }
        if (length == 0)
            out[used] = text[i];
        used++;
        i += length > 0 ? length : 1;
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
