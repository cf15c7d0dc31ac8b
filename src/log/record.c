#include "log/record.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"

void fields_start(struct fields *fields, uint64_t line)
{
    fields->line = line;
    fields->microsoft = DRCODE_NO_CODE;
    fields->sip = DRCODE_NO_CODE;
    memset(fields->size, 0, sizeof fields->size);
}

/* The whole number that a text is, or DRCODE_NO_CODE. */
static int32_t read_number(const char *text, size_t size)
{
    int32_t number = 0;
    size_t i;

    if (size == 0 || size > 6)
        return DRCODE_NO_CODE;
    for (i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9')
            return DRCODE_NO_CODE;
        number = 10 * number + (text[i] - '0');
    }
    return number;
}

static size_t drop_blanks(const char **text, size_t size)
{
    while (size > 0 && ascii_space(**text)) {
        ++*text;
        size--;
    }
    while (size > 0 && ascii_space((*text)[size - 1]))
        size--;
    return size;
}

size_t fields_trim(const char **text, size_t size)
{
    return drop_blanks(text, bytes_before('\0', *text, size));
}

void fields_set(struct fields *fields, enum label label, enum label_trust trust, const char *text,
                size_t size)
{
    const bool code = label == LABEL_MICROSOFT || label == LABEL_SIP;
    int32_t number;

    if (label != LABEL_TEXT)
        size = code ? drop_blanks(&text, size) : fields_trim(&text, size);
    if (label == LABEL_NONE || size == 0 || (size == 4 && memcmp(text, "null", 4) == 0))
        return;
    if (code) {
        number = read_number(text, size);
        if (number == DRCODE_NO_CODE)
            return;
        if (label == LABEL_MICROSOFT &&
            (fields->microsoft == DRCODE_NO_CODE || trust < fields->microsoft_trust)) {
            fields->microsoft = number;
            fields->microsoft_trust = trust;
        } else if (label == LABEL_SIP && number < 700 &&
                   (fields->sip == DRCODE_NO_CODE || trust < fields->sip_trust)) {
            fields->sip = (int)number;
            fields->sip_trust = trust;
        }
    } else if (fields->size[label] == 0) {
        size = utf8_cut(text, size, FIELD_ROOM);
        if (label != LABEL_TEXT)
            size = drop_blanks(&text, size); /* where it is cut */
        bytes_copy(fields->text[label], text, size);
        fields->text[label][size] = '\0';
        fields->size[label] = (uint16_t)size;
    }
}
