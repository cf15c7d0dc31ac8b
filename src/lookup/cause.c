#include "lookup/cause.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "catalog/catalog.h"

/* Steps over blanks and signs between a label and its value. */
static const char *skip_signs(const char *s, const char *end)
{
    while (s < end && strchr(" \t=:#\"'", *s))
        s++;
    return s;
}

/* True where the word before `at` is "SIP" and a semicolon. */
static bool is_of_sip(const char *text, const char *at)
{
    while (at > text && (at[-1] == ' ' || at[-1] == ';'))
        at--;
    return at - text >= 3 && fold_has_prefix(at - 3, 3, "sip") &&
           (at - text == 3 || !fold_word_char(at[-4]));
}

/* The cause, 1 to 127, that a text starts with; 0 where it starts with none. */
static int read_value(const char *text, const char *end)
{
    int value = 0;

    for (; text < end && ascii_digit(*text) && value < 1000; text++)
        value = 10 * value + (*text - '0');
    return value <= 127 && (text == end || !fold_word_char(*text)) ? value : 0;
}

/* The cause of Azure Communication Services, "Q850Details":{"Code":17, that starts a text, or 0. */
static int read_details(const char *text, const char *end)
{
    static const char name[] = "q850details", code[] = "code";

    if (!fold_has_prefix(text, (size_t)(end - text), name))
        return 0;
    for (text += sizeof name - 1; text < end && strchr("\"'.: \t\r\n{\\", *text);)
        text++;
    return fold_has_prefix(text, (size_t)(end - text), code)
               ? read_value(skip_signs(text + sizeof code - 1, end), end)
               : 0;
}

/* The cause that the name of the recommendation and a number start a text with, "Q.850 102", or 0:
   not a number of a section, "Q.850 2.1". */
static int read_recommended(const char *text, const char *end)
{
    const char *at = text + 1;
    int value;

    at += at < end && *at == '.';
    if (!fold_has_prefix(at, (size_t)(end - at), "850"))
        return 0;
    text = skip_signs(at + 3, end);
    value = text > at + 3 ? read_value(text, end) : 0;
    while (text < end && ascii_digit(*text))
        text++;
    return end - text >= 2 && *text == '.' && ascii_digit(text[1]) ? 0 : value;
}

int cause_read(const char *text, size_t size)
{
    const char *end = text + size, *s, *at;
    int value;

    for (s = text; s < end; s++) {
        if ((*s == 'Q' || *s == 'q') &&
            ((value = read_details(s, end)) > 0 ||
             ((s == text || !fold_word_char(s[-1])) && (value = read_recommended(s, end)) > 0)))
            return value;
        if (!fold_has_prefix(s, (size_t)(end - s), "cause") ||
            (s > text && fold_word_char(s[-1])) || is_of_sip(text, s))
            continue;
        at = skip_signs(s + strlen("cause"), end);
        if (fold_has_prefix(at, (size_t)(end - at), "code"))
            at = skip_signs(at + strlen("code"), end);
        if (at == s + strlen("cause"))
            continue;
        value = read_value(at, end);
        if (value > 0)
            return value;
    }
    return 0;
}

/* True where a name, folded, has all words of a text, two at least. */
static bool has_words(const char *name, const char *words)
{
    size_t count = 0, size;

    for (; *words; words += size + (words[size] == ' '), count++) {
        for (size = 0; words[size] && words[size] != ' '; size++)
            ;
        if (!fold_has_word(name, words, size, true))
            return false;
    }
    return count >= 2;
}

int cause_named(const struct drcode_catalog *catalog, const char *folded)
{
    char name[128];
    size_t i;

    for (i = 0; i < catalog->cause_count; i++) {
        const char *english = catalog->pool + catalog->causes[i].name[DRCODE_EN];

        fold_text(english, strlen(english), name, sizeof name);
        if (has_words(name, folded))
            return catalog->causes[i].cause;
    }
    return 0;
}

int cause_of_reasons(const char *text, size_t size)
{
    const char *end = text + size, *at = text;
    int found = 0, value;

    for (; (at = bytes_find('Q', at, (size_t)(end - at))) != NULL; at++) {
        const char *s;

        value = read_details(at, end);
        if (value == 0 && fold_has_prefix(at, (size_t)(end - at), "q.850")) {
            s = at + strlen("q.850");
            while (s < end && (*s == ' ' || *s == ';'))
                s++;
            if (fold_has_prefix(s, (size_t)(end - s), "cause"))
                value = read_value(skip_signs(s + strlen("cause"), end), end);
        }
        if (found > 0 && value > 0 && value != found)
            return 0;
        found = value > 0 ? value : found;
    }
    return found;
}
