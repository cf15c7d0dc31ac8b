#include "log/record.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "base/utf8.h"

void record_start(struct record *record, uint64_t line)
{
    record->line = line;
    record->calls = 1;
    record->microsoft = DRCODE_NO_CODE;
    record->sip = DRCODE_NO_CODE;
    record->unread = false;
    record->phrase = NULL;
    record->cause = 0;
    record->message = record->strict = false;
    memset(record->size, 0, sizeof record->size);
}

bool record_has_phrase(const struct record *record)
{
    return record->size[LABEL_PHRASE] > 0 || record->phrase;
}

bool record_has_time(const struct record *record)
{
    unsigned label = LABEL_FAILURE;

    while (label <= LABEL_TIME && record->size[label] == 0)
        label++;
    return label <= LABEL_TIME;
}

bool record_is_empty(const struct record *record)
{
    size_t i;

    for (i = 0; i < LABEL_KINDS; i++)
        if (record->size[i] > 0)
            return false;
    return record->microsoft == DRCODE_NO_CODE && record->sip == DRCODE_NO_CODE && !record->phrase;
}

/* The whole number that a text is, or DRCODE_NO_CODE. Where a column of a data frame has empty
   cells, its codes have a fraction: "560486.0". */
static int32_t read_number(const char *text, size_t size)
{
    int32_t number = 0;
    size_t i;

    for (i = 0; i < size && text[i] >= '0' && text[i] <= '9'; i++) {
        if (i == 6)
            return DRCODE_NO_CODE;
        number = 10 * number + (text[i] - '0');
    }
    if (i == 0)
        return DRCODE_NO_CODE;
    if (size - i > 1 && (text[i] == '.' || text[i] == ','))
        for (i++; i < size && text[i] == '0'; i++)
            ;
    return i == size ? number : DRCODE_NO_CODE;
}

/* The size of a blank of Unicode at the start of a text, or 0: no-break spaces, marks of direction
   and of no width, which come along where people copy. */
static size_t wide_blank(const char *text, size_t size)
{
    static const char blanks[][4] = {"\302\240",     "\342\200\257", "\342\200\207",
                                     "\342\200\213", "\342\200\216", "\342\200\217",
                                     "\342\200\252", "\342\200\254", "\357\273\277"};
    size_t i;

    for (i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t length = strlen(blanks[i]);

        if (size >= length && memcmp(text, blanks[i], length) == 0)
            return length;
    }
    return 0;
}

/* The size of a blank at the start of a text, or 0. */
static size_t blank_before(const char *text, size_t size)
{
    if (size == 0 || (unsigned char)*text < 0x80)
        return size > 0 && ascii_space(*text);
    return wide_blank(text, size);
}

/* The size of a blank at the end of a text, or 0. */
static size_t blank_after(const char *text, size_t size)
{
    size_t length;

    if (size == 0 || (unsigned char)text[size - 1] < 0x80)
        return size > 0 && ascii_space(text[size - 1]);
    for (length = 2; length <= 3 && length <= size; length++)
        if (wide_blank(text + size - length, length) == length)
            return length;
    return 0;
}

static size_t drop_blanks(const char **text, size_t size)
{
    size_t length;

    if (size > 0 && **text > ' ' && **text < 0x7f && (*text)[size - 1] > ' ' &&
        (*text)[size - 1] < 0x7f)
        return size; /* most texts have none */
    while ((length = blank_before(*text, size)) > 0) {
        *text += length;
        size -= length;
    }
    while ((length = blank_after(*text, size)) > 0)
        size -= length;
    return size;
}

static bool is_null(const char *text, size_t size)
{
    return size == 0 || (size == 4 && memcmp(text, "null", 4) == 0);
}

/* True for what programs write where there is no value. */
static bool is_nothing(const char *text, size_t size)
{
    static const char words[][10] = {
        "null", "nan",  "n/a",  "na",     "none",   "nil",          "nat",          "-",
        "--",   "#n/a", "<na>", "<null>", "(null)", "\342\200\223", "\342\200\224", "undefined"};
    size_t i, j;

    if (size == 0 || size > 9 || !memchr("nNuU-#<(\342", *text, 9)) /* their first letters */
        return size == 0;
    for (i = 0; i < sizeof words / sizeof *words; i++) {
        for (j = 0; j < size && words[i][j] == fold_lower(text[j]); j++)
            ;
        if (j == size && !words[i][j])
            return true;
    }
    return false;
}

bool record_is_code(const char *text, size_t size)
{
    size = drop_blanks(&text, size);
    return is_nothing(text, size) || read_number(text, size) != DRCODE_NO_CODE;
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

/* Drops the apostrophe by which a spreadsheet takes a text for no formula, "'+15550100001". */
static size_t drop_apostrophe(const char **text, size_t size)
{
    while (size > 0 && **text == '\'' && ascii_formula(*text, size)) {
        ++*text;
        size--;
    }
    return size;
}

void record_set(struct record *record, enum label label, enum label_trust trust, const char *text,
                size_t size)
{
    const bool code = label == LABEL_MICROSOFT || label == LABEL_SIP;

    if (code)
        size = drop_blanks(&text, size);
    else if (label != LABEL_TEXT)
        size = drop_apostrophe(&text, record_trim(&text, size));
    if (label == LABEL_NONE || (label == LABEL_TEXT ? is_null(text, size) : is_nothing(text, size)))
        return;
    if (label == LABEL_MICROSOFT) {
        const int32_t number = read_number(text, size);

        record->unread = record->unread || number == DRCODE_NO_CODE;
        record_set_microsoft(record, number, trust);
    } else if (label == LABEL_SIP) {
        record_set_sip(record, read_number(text, size), trust);
    } else if (label == LABEL_CAUSE) {
        int32_t cause = read_number(text, size);

        if (cause >= 1 && cause <= 127 && record->cause == 0)
            record->cause = (int)cause;
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
