#include "log/columns.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"

enum {
    HAS_MICROSOFT = 1,
    HAS_SIP = 2,
    HAS_SURE = 4,
    HAS_REASON = 8,
    HAS_OWN = 16,
    HAS_PHRASE = 32
};

/* True for the number at the end of a cell where its label is right before it: "Final SIP code
   504". */
static bool ends_in_value(const char *text, size_t size)
{
    enum label_trust trust = LABEL_IN_QUERY;
    size_t at = size;
    enum label label;

    while (at > 0 && (ascii_space(text[at - 1]) || text[at - 1] == '"'))
        at--;
    size = at;
    while (at > 0 && ascii_digit(text[at - 1]))
        at--;
    if (at == size || at == 0 || fold_in_word(text[at - 1]))
        return false;
    label = label_before(text, at, &trust);
    return label <= LABEL_SIP && trust == LABEL_SURE;
}

/* False for a character that is in no name, `at` a text: "HH:MM" has its colon, "09:00" and
   "error: x" have none that a name has. */
static bool may_be_in_name(const char *text, size_t size, size_t at)
{
    char c = text[at];

    if (c == ':')
        return at > 0 && at + 1 < size && fold_in_word(text[at - 1]) &&
               fold_in_word(text[at + 1]) && !ascii_digit(text[at - 1]) &&
               !ascii_digit(text[at + 1]);
    return c != '=' && c != '{' && c != '}' && c != '<' && c != '>';
}

bool columns_may_name(const char *text, size_t size)
{
    bool digit = false, other = false;
    size_t i;

    for (i = 0; i < size; i++) {
        if (ascii_digit(text[i]))
            digit = true;
        else if (text[i] != ' ' && text[i] != '"' && text[i] != '\r')
            other = true;
        if (!may_be_in_name(text, size, i))
            return false;
    }
    return !digit || (other && !ends_in_value(text, size));
}

/* True where a text has only what is in the names of columns with a label; the brackets of "Invite
   time [UTC]" are a pair. */
static bool is_plain(const char *text, size_t size)
{
    int open = 0;
    size_t i;

    for (i = 0; i < size && open >= 0; i++) {
        if (!fold_in_word(text[i]) && !memchr(" \r\"'.-/()[]", text[i], 11))
            return false;
        open += (text[i] == '(' || text[i] == '[') - (text[i] == ')' || text[i] == ']');
    }
    return open == 0;
}

void columns_start(struct columns *columns)
{
    columns->count = columns->known = 0;
    columns->has = 0;
}

bool columns_add(struct columns *columns, const char *name, size_t size)
{
    enum label_trust trust = LABEL_IN_QUERY;
    enum label label;

    if (columns->count >= COLUMNS_ROOM) {
        columns->count++;
        return true;
    }
    label = label_of_name(name, size, &trust);
    if (trust == LABEL_IN_QUERY)
        label = LABEL_NONE;
    if (label != LABEL_NONE && !is_plain(name, size))
        return false;
    columns->label[columns->count] = (unsigned char)label;
    columns->trust[columns->count++] = (unsigned char)trust;
    columns->known += label != LABEL_NONE;
    if (label == LABEL_MICROSOFT)
        columns->has |= HAS_MICROSOFT;
    if (label == LABEL_SIP)
        columns->has |= HAS_SIP;
    if (label == LABEL_PHRASE)
        columns->has |= HAS_PHRASE;
    if (label == LABEL_REASON)
        columns->has |= HAS_REASON;
    if (label >= LABEL_FILE && label <= LABEL_OUTCOME)
        columns->has |= HAS_OWN;
    if (label <= LABEL_PHRASE && trust < LABEL_WEAK)
        columns->has |= HAS_SURE;
    return true;
}

bool columns_are_calls(const struct columns *columns)
{
    return columns->has & HAS_SURE ||
           (columns->has & HAS_SIP && columns->has & (HAS_MICROSOFT | HAS_REASON));
}

bool columns_explain(const struct columns *columns)
{
    return columns->has & (HAS_MICROSOFT | HAS_PHRASE);
}

bool columns_are_own(const struct columns *columns)
{
    return columns->has & HAS_OWN;
}

enum label columns_label(const struct columns *columns, size_t column)
{
    bool kept = column < columns->count && column < COLUMNS_ROOM;

    return kept ? (enum label)columns->label[column] : LABEL_NONE;
}

void columns_set(const struct columns *columns, size_t column, struct record *record,
                 const char *text, size_t size)
{
    enum label label = columns_label(columns, column);

    if (label != LABEL_NONE)
        record_set(record, label, (enum label_trust)columns->trust[column], text, size);
}
