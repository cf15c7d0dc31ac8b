#include "catalog/field_labels.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "catalog/source_lines.h"

/* Each language has a row for each field, and one for each word that its notes start with. */
static const struct field_label labels[] = {
    {DRCODE_EN, FIELD_MICROSOFT, "microsoft response code"},
    {DRCODE_EN, FIELD_SIP, "sip response code"},
    {DRCODE_EN, FIELD_MESSAGE, "error message"},
    {DRCODE_EN, FIELD_OUTCOME, "outcome"},
    {DRCODE_EN, FIELD_ACTIONS, "suggested actions"},
    {DRCODE_EN, FIELD_ACTIONS, "suggested action"},
    {DRCODE_FR, FIELD_MICROSOFT, "code de reponse microsoft"},
    {DRCODE_FR, FIELD_SIP, "code de reponse sip"},
    {DRCODE_FR, FIELD_MESSAGE, "message d erreur"},
    {DRCODE_FR, FIELD_OUTCOME, "issue"},
    {DRCODE_FR, FIELD_ACTIONS, "actions suggerees"},
    {DRCODE_FR, FIELD_ACTIONS, "action suggeree"},
    {ANY_LANG, FIELD_DESCRIPTION, "description"},
    {ANY_LANG, FIELD_NOTE, "note"},
    {ANY_LANG, FIELD_NOTE, "important"},
    {ANY_LANG, FIELD_NOTE, "tip"},
    {ANY_LANG, FIELD_NOTE, "warning"},
    {ANY_LANG, FIELD_NOTE, "caution"},
    {ANY_LANG, FIELD_NOTE, "remarque"},
    {ANY_LANG, FIELD_NOTE, "conseil"},
    {ANY_LANG, FIELD_NOTE, "avertissement"},
    {ANY_LANG, FIELD_NOTE, "attention"},
};

/* Longer than any label. */
#define LABEL_ROOM 40

/* Steps over blanks, no-break spaces too: French has them around a colon. */
static const char *skip_space(const char *s, const char *end)
{
    uint32_t point;
    size_t length;

    while ((length = utf8_read(s, (size_t)(end - s), &point)) > 0 &&
           (point == ' ' || point == '\t' || point == 0x00a0 || point == 0x202f))
        s += length;
    return s;
}

const struct field_label *field_find_label(const char *text, const char *end, bool whole,
                                           const char **value)
{
    const char *colon = memchr(text, ':', (size_t)(end - text));
    char folded[LABEL_ROOM];
    size_t i;

    if (!colon && !whole)
        return NULL;
    *value = colon ? skip_space(colon + 1, end) : end;
    fold_text(text, (size_t)((colon ? colon : end) - text), folded, sizeof folded);
    for (i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(labels[i].label, folded) == 0)
            return &labels[i];
    return NULL;
}

int32_t field_code(const char *text, const char *end, const char **rest)
{
    const char *s = text;
    int32_t code = 0;

    for (; s < end && *s >= '0' && *s <= '9' && s - text < 9; s++)
        code = code * 10 + (*s - '0');
    *rest = s;
    return s == text || (s < end && fold_word_char(*s)) ? -1 : code;
}

bool field_codes(const char *text, const char *end, int32_t *microsoft, int32_t *sip,
                 const char **phrase)
{
    const char *s;

    *microsoft = field_code(text, end, &s);
    if (*microsoft < 0 || s == end || !source_is_blank(*s))
        return false;
    text = source_skip_blanks(s, end);
    *sip = field_code(text, end, &s);
    if (text < end && *text == '-') {
        *sip = DRCODE_NO_CODE;
        s = text + 1;
    } else if (*sip < 0 || *sip > 699 || (*sip > 0 && *sip < 100)) {
        return false;
    }
    if (s < end && !source_is_blank(*s) && *s != ':')
        return false;
    while (s < end && (source_is_blank(*s) || *s == ':'))
        s++;
    *phrase = s;
    return true;
}

bool field_outcome(const char *text, const char *end, enum drcode_outcome *outcome)
{
    int i;

    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        const char *name = drcode_outcome_name((enum drcode_outcome)i);

        if (strlen(name) == (size_t)(end - text) && memcmp(name, text, strlen(name)) == 0) {
            *outcome = (enum drcode_outcome)i;
            return true;
        }
    }
    return false;
}
