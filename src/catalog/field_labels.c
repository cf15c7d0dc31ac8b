#include "catalog/field_labels.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "catalog/source_lines.h"

/* A language is one row for each field, and one for each word that its notes start with. */
static const struct term terms[] = {
    {DRCODE_EN, MICROSOFT, "microsoft response code"},
    {DRCODE_EN, SIP, "sip response code"},
    {DRCODE_EN, MESSAGE, "error message"},
    {DRCODE_EN, ACTIONS, "suggested actions"},
    {DRCODE_EN, ACTIONS, "suggested action"},
    {DRCODE_FR, MICROSOFT, "code de reponse microsoft"},
    {DRCODE_FR, SIP, "code de reponse sip"},
    {DRCODE_FR, MESSAGE, "message d erreur"},
    {DRCODE_FR, ACTIONS, "actions suggerees"},
    {DRCODE_FR, ACTIONS, "action suggeree"},
    {ANY_LANG, DESCRIPTION, "description"},
    {ANY_LANG, NOTE, "note"},
    {ANY_LANG, NOTE, "important"},
    {ANY_LANG, NOTE, "tip"},
    {ANY_LANG, NOTE, "warning"},
    {ANY_LANG, NOTE, "caution"},
    {ANY_LANG, NOTE, "remarque"},
    {ANY_LANG, NOTE, "conseil"},
    {ANY_LANG, NOTE, "avertissement"},
    {ANY_LANG, NOTE, "attention"},
};

/* Longer than any label. */
#define LABEL_ROOM 40

/* Steps over blanks, also those that don't break: French sets them around a colon. */
static const char *skip_space(const char *s, const char *end)
{
    uint32_t point;
    size_t length;

    while ((length = utf8_read(s, (size_t)(end - s), &point)) > 0 &&
           (point == ' ' || point == '\t' || point == 0x00a0 || point == 0x202f))
        s += length;
    return s;
}

const struct term *term_find(const char *text, const char *end, bool whole, const char **value)
{
    const char *colon = memchr(text, ':', (size_t)(end - text));
    char folded[LABEL_ROOM];
    size_t i;

    if (!colon && !whole)
        return NULL;
    *value = colon ? skip_space(colon + 1, end) : end;
    fold_text(text, (size_t)((colon ? colon : end) - text), folded, sizeof folded);
    for (i = 0; i < sizeof terms / sizeof *terms; i++)
        if (strcmp(terms[i].label, folded) == 0)
            return &terms[i];
    return NULL;
}

int32_t term_code(const char *text, const char *end, const char **rest)
{
    const char *s = text;
    int32_t code = 0;

    for (; s < end && *s >= '0' && *s <= '9' && s - text < 9; s++)
        code = code * 10 + (*s - '0');
    *rest = s;
    return s == text || (s < end && fold_word_char(*s)) ? -1 : code;
}

bool term_codes(const char *text, const char *end, int32_t *microsoft, int32_t *sip,
                const char **phrase)
{
    const char *s;

    *microsoft = term_code(text, end, &s);
    if (*microsoft < 0 || s == end || !line_blank(*s))
        return false;
    *sip = term_code(line_skip_blanks(s, end), end, &s);
    if (*sip < 100 || *sip > 699 || (s < end && !line_blank(*s) && *s != ':'))
        return false;
    while (s < end && (line_blank(*s) || *s == ':'))
        s++;
    *phrase = s;
    return true;
}
