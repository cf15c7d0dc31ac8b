#include "log/record.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"

void record_start(struct record *record, uint64_t line)
{
    record->line = line;
    record->microsoft = DRCODE_NO_CODE;
    record->sip = DRCODE_NO_CODE;
    record->phrase = NULL;
    memset(record->size, 0, sizeof record->size);
}

bool record_has_phrase(const struct record *record)
{
    return record->size[LABEL_PHRASE] > 0 || record->phrase;
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
    if (size > 0 && (unsigned char)**text > ' ' && (unsigned char)(*text)[size - 1] > ' ')
        return size; /* most texts have none */
    while (size > 0 && ascii_space(**text)) {
        ++*text;
        size--;
    }
    while (size > 0 && ascii_space((*text)[size - 1]))
        size--;
    return size;
}

size_t record_trim(const char **text, size_t size)
{
    return drop_blanks(text, bytes_before('\0', *text, size));
}

void record_set_microsoft(struct record *record, int32_t code, enum label_trust trust)
{
    if (code == DRCODE_NO_CODE ||
        (record->microsoft != DRCODE_NO_CODE && trust >= record->microsoft_trust))
        return;
    record->microsoft = code;
    record->microsoft_trust = trust;
}

void record_set_sip(struct record *record, int32_t code, enum label_trust trust)
{
    if (code == DRCODE_NO_CODE || code > 699 ||
        (record->sip != DRCODE_NO_CODE && trust >= record->sip_trust))
        return;
    record->sip = (int)code;
    record->sip_trust = trust;
}

void record_set(struct record *record, enum label label, enum label_trust trust, const char *text,
                size_t size)
{
    const bool code = label == LABEL_MICROSOFT || label == LABEL_SIP;

    if (label != LABEL_TEXT)
        size = code ? drop_blanks(&text, size) : record_trim(&text, size);
    if (label == LABEL_NONE || size == 0 || (size == 4 && memcmp(text, "null", 4) == 0))
        return;
    if (label == LABEL_MICROSOFT) {
        record_set_microsoft(record, read_number(text, size), trust);
    } else if (label == LABEL_SIP) {
        record_set_sip(record, read_number(text, size), trust);
    } else if (record->size[label] == 0) {
        if (size > FIELD_ROOM) {
            size = utf8_cut(text, size, FIELD_ROOM);
            if (label != LABEL_TEXT)
                size = drop_blanks(&text, size); /* where it is cut */
        }
        bytes_copy(record->text[label], text, size);
        record->text[label][size] = '\0';
        record->size[label] = (uint16_t)size;
    }
}
