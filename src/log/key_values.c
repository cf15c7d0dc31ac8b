#include "log/key_values.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "log/pair.h"
#include "log/prefilter.h"

/* The longest name before a colon, in bytes. */
#define NAME_ROOM 64

void key_values_start(struct key_values *block)
{
    block->open = false;
    block->aligned_at = 0;
}

bool key_values_is_call(const struct key_values *block)
{
    const struct record *record = &block->record;

    return block->labels > 1 &&
           (record->microsoft != DRCODE_NO_CODE ||
            (record->sip != DRCODE_NO_CODE && record->sip_trust < LABEL_WEAK) ||
            record->size[LABEL_PHRASE] > 0);
}

bool key_values_may_be_complete(const struct key_values *block)
{
    return block->open && !block->reported && block->record.microsoft != DRCODE_NO_CODE;
}

/* Ends the block being read; true where there is one that was not reported. */
static bool close(struct key_values *block)
{
    bool ended = block->open && !block->reported;

    block->open = false;
    return ended;
}

bool key_values_end(struct key_values *block)
{
    block->aligned_at = 0;
    return close(block);
}

/* The offset of the colon of "Name : value", or of the sign of "Name = value"; 0 in other lines. */
static size_t find_colon(const char *text, size_t size)
{
    size_t end = size < NAME_ROOM ? size : NAME_ROOM, at = bytes_before_colon(text, end);

    return at < end ? at : 0;
}

/* True for a line that may continue the one before: PowerShell breaks long values so. */
bool key_values_indented(const char *text, size_t size)
{
    return size > 1 && memcmp(text, "  ", 2) == 0;
}

/* Follows lines whose colons are in one column, as Format-List writes them: a block starts with the
   first of them, whether or not that one has a label. */
static void follow_aligned(struct key_values *block, const char *text, size_t size, size_t colon,
                           uint64_t line)
{
    if (block->aligned_at > 0 && key_values_indented(text, size))
        return;
    if (colon > 0 && text[colon - 1] != ' ')
        colon = 0;
    if (colon > 0 && colon != block->aligned_at)
        block->aligned_line = line;
    block->aligned_at = colon;
}

/* False where the name before the colon ends as no label does. */
static bool may_be_label(const char *text, size_t colon)
{
    while (colon > 0 && !fold_in_word(text[colon - 1]))
        colon--;
    return colon > 0 && label_may_be_name(text, colon);
}

/* True where another pair follows the one whose sign is at `sign`, as in "level=info peer=x": a
   line of a log, not one of a block. */
static bool has_more_pairs(const char *text, size_t size, size_t sign)
{
    size_t at = sign + 1;

    if (text[sign] != '=' || text[sign - 1] == ' ' || at == size || text[at] == ' ')
        return false;
    if (text[at] == '"')
        at += 1 + bytes_before('"', text + at + 1, size - at - 1);
    else
        at += bytes_before(' ', text + at, size - at);
    while (at < size && !fold_in_word(text[at]))
        at++;
    while (at < size && fold_in_word(text[at]))
        at++;
    return at < size && text[at] == '=';
}

/* True where the text before the colon looks like a name, not like the start of a line of a log: a
   block may continue after it. */
static bool is_name(const char *text, size_t size, size_t colon)
{
    const size_t sign = colon;
    size_t i;
    bool digit = false, space = false;

    if (colon == 0 || ascii_digit(text[0]) || text[0] == '<')
        return false;
    while (colon > 1 && text[colon - 1] == ' ')
        colon--;
    for (i = 0; i < colon; i++) {
        digit = digit || ascii_digit(text[i]);
        space = space || text[i] == ' ';
    }
    return (!digit || !space) && !has_more_pairs(text, size, sign);
}

/* True where a record has a value for a label. */
static bool has_value(const struct record *record, enum label label)
{
    if (label == LABEL_MICROSOFT)
        return record->microsoft != DRCODE_NO_CODE;
    if (label == LABEL_SIP)
        return record->sip != DRCODE_NO_CODE;
    return record->size[label] > 0;
}

/* The value after a sign, without the quotes that TOML and YAML write; returns its size. */
static size_t find_value(const char *text, size_t size, size_t sign, const char **value)
{
    *value = text + sign + 1;
    size = record_trim(value, size - sign - 1);
    if (size < 2 || (**value != '"' && **value != '\'') || (*value)[size - 1] != **value)
        return size;
    ++*value;
    return size - 2;
}

static bool is_number(const char *text, size_t size)
{
    struct record record;

    record_start(&record, 0);
    record_set(&record, LABEL_MICROSOFT, LABEL_SURE, text, size);
    return has_value(&record, LABEL_MICROSOFT);
}

/* The label of a line of a block; LABEL_NONE where it has none, or no number after a code's. One
   that the prefilter searches for counts only where that has found it. */
static enum label find_label(unsigned marks, const char *text, size_t size, size_t colon,
                             enum label_trust *trust)
{
    bool labelled = (marks & (MARK_LABEL | MARK_OTHER)) != 0;
    enum label label;
    const char *value;

    if (colon == 0 || !may_be_label(text, colon) || pair_is_markup(text, colon))
        return LABEL_NONE; /* a tag's attribute is none */
    label = label_of_name(text, colon, trust);
    if (label >= LABEL_FILE || *trust == LABEL_IN_QUERY ||
        (*trust == LABEL_COLUMN && (label == LABEL_MICROSOFT || label == LABEL_PHRASE)) ||
        (!labelled && label <= LABEL_PHRASE && (label != LABEL_SIP || *trust != LABEL_WEAK)))
        return LABEL_NONE;
    size = find_value(text, size, colon, &value);
    return (label == LABEL_MICROSOFT || label == LABEL_SIP) && !is_number(value, size) ? LABEL_NONE
                                                                                      : label;
}

/* The line as "name: value" where it is a pair of another form, in `room`; or as it is. */
static const char *plain_line(const char *text, size_t *size, char room[PAIR_ROOM])
{
    return pair_read(text, size, room) ? room : text;
}

bool key_values_takes(const char *text, size_t size)
{
    enum label_trust trust;
    char pair[PAIR_ROOM];

    text = plain_line(text, &size, pair);
    return find_label(0, text, size, find_colon(text, size), &trust) != LABEL_NONE;
}

bool key_values_resets(const char *text, size_t size)
{
    enum label_trust trust;
    char pair[PAIR_ROOM];
    size_t colon;

    if (key_values_indented(text, size))
        return false;
    text = plain_line(text, &size, pair);
    colon = find_colon(text, size);
    return !is_name(text, size, colon) &&
           (colon == 0 || (text[colon - 1] != ' ' &&
                           find_label(MARK_LABEL, text, size, colon, &trust) == LABEL_NONE));
}

size_t key_values_column(const char *text, size_t size)
{
    char pair[PAIR_ROOM];
    size_t colon;

    text = plain_line(text, &size, pair);
    colon = find_colon(text, size);
    return colon > 0 && text[colon - 1] == ' ' ? colon : 0;
}

/* Reads a line with a label. */
static enum key_values_result read_value(struct key_values *block, enum label label,
                                         enum label_trust trust, const char *value, size_t size,
                                         uint64_t line)
{
    if (block->open && has_value(&block->record, label)) {
        block->aligned_line = line;
        if (close(block))
            return KEY_VALUES_ENDED;
    }
    if (!block->open) {
        record_start(&block->record, block->aligned_at > 0 ? block->aligned_line : line);
        block->open = true;
        block->reported = false;
        block->labels = 0;
    }
    record_set(&block->record, label, trust, value, size);
    block->label = label;
    block->labels++;
    return KEY_VALUES_LINE;
}

/* Reads a line that continues the phrase of the line before; false where it is none. */
static bool read_more(struct key_values *block, const char *text, size_t size)
{
    char *phrase = block->record.text[LABEL_PHRASE];
    uint16_t *used = &block->record.size[LABEL_PHRASE];

    if (!block->open || block->label != LABEL_PHRASE || size < 3 ||
        !key_values_indented(text, size))
        return false;
    size = record_trim(&text, size);
    if (size > 0 && size < (size_t)(FIELD_ROOM - *used)) {
        if (*used > 0)
            phrase[(*used)++] = ' ';
        memcpy(phrase + *used, text, size);
        *used = (uint16_t)(*used + size);
    }
    return true;
}

enum key_values_result key_values_line(struct key_values *block, unsigned marks, const char *text,
                                       size_t size, uint64_t line)
{
    const bool markup = pair_is_markup(text, size);
    enum label_trust trust = LABEL_SURE;
    enum label label;
    char pair[PAIR_ROOM];
    const char *value;
    size_t colon, length;

    text = plain_line(text, &size, pair);
    colon = find_colon(text, size);
    label = find_label(marks, text, size, colon, &trust);
    follow_aligned(block, text, size, colon, line);
    if (label != LABEL_NONE) {
        length = find_value(text, size, colon, &value);
        return read_value(block, label, trust, value, length, line);
    }
    if (!markup && read_more(block, text, size))
        return KEY_VALUES_LINE;
    return !is_name(text, size, colon) && close(block) ? KEY_VALUES_ENDED : KEY_VALUES_NONE;
}
