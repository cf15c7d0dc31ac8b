#include "lookup/label.h"

#include <stdint.h>
#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "lookup/label_rows.h"

/* Longer than any label with its spaces, in bytes: in a cell, and in running text. */
#define NAME_ROOM 64
#define TEXT_ROOM 40

/* What is compared of a text: the letters and digits of its words. */
struct letters {
    char text[NAME_ROOM];
    size_t size;
    uint64_t starts; /* a bit for each, the first one the lowest, that starts a word */
};

/* Reads the letters of a text of less than NAME_ROOM bytes. */
static void read_letters(const char *text, size_t size, struct letters *letters)
{
    char folded[NAME_ROOM];
    uint64_t starts = 0, start = 1;
    size_t count = 0, i;

    if (!bytes_ascii(text, size)) {
        size = fold_text(text, size, folded, sizeof folded);
        text = folded;
    }
    for (i = 0; i < size; i++) {
        if (!fold_in_word(text[i])) {
            start = 1;
            continue;
        }
        starts |= start << count;
        letters->text[count++] = fold_lower(text[i]);
        start = 0;
    }
    letters->size = count;
    letters->starts = starts;
}

/* Takes underscores for what separates words: "final_sip_code". */
static void drop_underscores(struct letters *letters)
{
    uint64_t starts = 0, start = 0;
    size_t count = 0, i;

    for (i = 0; i < letters->size; i++) {
        start |= letters->text[i] == '_' || (letters->starts >> i & 1);
        if (letters->text[i] == '_')
            continue;
        starts |= start << count;
        letters->text[count++] = letters->text[i];
        start = 0;
    }
    letters->size = count;
    letters->starts = starts;
}

/* A character of a row's name, without the capital that starts a word. */
static char small_letter(char c)
{
    return c & 0x80 ? c : (char)(c | 0x20);
}

/* True where a word of a name may start: at a capital, a digit, or where another script does. */
static bool starts_word(const char *name, size_t at)
{
    return at == 0 || (name[at] >= '0' && name[at] <= 'Z') || (name[at] ^ name[at - 1]) & 0x80;
}

/* True where the letters from `at` on, as many as a name has, are its, and signs are only between
   its words: the fast path looks for the letters of a word side by side. */
static bool is_name(const struct letters *letters, size_t at, const struct label_row *row)
{
    const char *text = letters->text + at;
    uint64_t starts = letters->starts >> at;
    size_t i;

    for (i = 0; i < row->size && text[i] == small_letter(row->name[i]); i++)
        if (starts >> i & 1 && !starts_word(row->name, i))
            return false;
    return i == row->size;
}

/* The trust in a label; `in_text` is what LABEL_IN_TEXT is here. */
static enum label_trust trust_of(const struct label_row *row, enum label_trust in_text)
{
    return row->trust == LABEL_IN_TEXT ? in_text : (enum label_trust)row->trust;
}

/* The row whose name the letters from `at` on are, among some that are sorted by size; NULL where
   there is none. */
static const struct label_row *find_row(const struct letters *letters, size_t at,
                                        const struct label_row *rows, size_t count)
{
    const size_t size = letters->size - at;
    size_t low = 0, high = count;

    while (low < high) { /* the first one of the size */
        const size_t middle = low + (high - low) / 2;

        if (rows[middle].size < size)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count && rows[low].size == size; low++)
        if (is_name(letters, at, &rows[low]))
            return &rows[low];
    return NULL;
}

/* The row whose name the letters are; NULL where there is none. */
static const struct label_row *find_name(const struct letters *letters)
{
    const struct label_row *row = find_row(letters, 0, label_text_rows, label_text_count);

    return row ? row : find_row(letters, 0, label_column_rows, label_column_count);
}

enum label label_of_name(const char *name, size_t size, enum label_trust *trust)
{
    const char *table = bytes_find('.', name, size);
    const struct label_row *row;
    struct letters letters;
    bool hidden;

    if (table && table + 1 < name + size &&
        table[1] != ' ') { /* "AllStreams.PSTN Call End Reason": the table does not matter */
        size -= (size_t)(table + 1 - name);
        name = table + 1;
    }
    if (size >= NAME_ROOM)
        return LABEL_NONE;
    read_letters(name, size, &letters);
    if (letters.size == 0 || letters.text[letters.size - 1] == '_')
        return LABEL_NONE;
    hidden = letters.text[0] == '_';
    drop_underscores(&letters);
    row = find_name(&letters);
    if (!row && letters.size > 3 && memcmp(letters.text + letters.size - 3, "utc", 3) == 0) {
        letters.size -= 3; /* "Failure time (UTC)" */
        row = find_name(&letters);
    }
    /* "_score" is another system's; "_code" and "_subCode" are those of an error in JavaScript */
    if (!row || (hidden && strcmp(row->name, "code") != 0 && strcmp(row->name, "subCode") != 0))
        return LABEL_NONE;
    *trust = trust_of(row, LABEL_COLUMN);
    if (!bytes_ascii(row->name, row->size) || (hidden && row->label == LABEL_MICROSOFT))
        *trust = LABEL_COLUMN; /* "_subCode" is Microsoft's, without "_code" beside it as well */
    return (enum label)row->label;
}

/* The row whose name a text ends with, from the start of a word: the longest of several. */
static const struct label_row *find_suffix(const struct letters *letters)
{
    const struct label_row *row = NULL;
    uint64_t starts;

    for (starts = letters->starts; starts && !row; starts &= starts - 1) {
        const size_t at = bytes_first(starts);

        row = find_row(letters, at, label_text_rows, label_text_count);
        if (!row && letters->text[at] == '_') /* "_subCode" starts with its letters */
            row = find_row(letters, at + 1, label_text_rows, label_text_count);
    }
    return row;
}

bool label_is_evidence(enum label label, enum label_trust trust)
{
    if (label == LABEL_SIP)
        return trust == LABEL_SURE || trust == LABEL_IN_TEXT;
    return trust != LABEL_IN_QUERY && (label <= LABEL_PHRASE || label == LABEL_DIAGNOSTIC);
}

/* The letters before the last one, by the last one: of all labels except those of LABEL_COLUMN, and
   of all names. test_label.c compares them with the table. */
static const char value_ends[26][12] = {
    ['e' - 'a'] = "dlrs", ['k' - 'a'] = "c", ['l' - 'a'] = "a",
    ['n' - 'a'] = "io",   ['o' - 'a'] = "r", ['p' - 'a'] = "i",
    ['r' - 'a'] = "eou",  ['s' - 'a'] = "u", ['t' - 'a'] = "fu",
};
static const char name_ends[26][12] = {
    ['a' - 'a'] = " dehort",   ['c' - 'a'] = "best",    ['d' - 'a'] = "ei",
    ['e' - 'a'] = "dglmnprst", ['h' - 'a'] = "c",       ['i' - 'a'] = "r",
    ['k' - 'a'] = "c",         ['l' - 'a'] = "ae",      ['n' - 'a'] = "adiop",
    ['o' - 'a'] = "ainprt",    ['p' - 'a'] = "imy",     ['r' - 'a'] = "eou",
    ['s' - 'a'] = "deu",       ['t' - 'a'] = "fiknsux",
};

/* True where a text ends at `at` as some name does, or in a way that is not listed. */
static bool ends_as(const char (*ends)[12], const char *text, size_t at)
{
    char last = at > 0 ? fold_lower(text[at - 1]) : ' ';
    char before = at > 1 ? fold_lower(text[at - 2]) : ' ';
    const char *known;

    if ((last & 0x80) || (before & 0x80) || last == '0')
        return true;
    if (last < 'a' || last > 'z')
        return false;
    for (known = ends[last - 'a']; *known && *known != before; known++)
        ;
    return *known != '\0';
}

bool label_may_end(const char *text, size_t at)
{
    return ends_as(value_ends, text, at);
}

bool label_may_be_name(const char *text, size_t at)
{
    return ends_as(name_ends, text, at);
}

/* True for what separates a label from its value. */
static bool is_between(char c)
{
    return c == ' ' || c == '=' || c == ':' || c == '"' || c == '#' || c == '\t' || c == '\'' ||
           c == '(' || c == '*' || c == '[';
}

/* True where "is" in Chinese or Japanese ends at `text[at]`. */
static bool is_copula(const char *text, size_t at)
{
    return at >= 3 && text[at - 1] & 0x80 &&
           (memcmp(text + at - 3, "为", 3) == 0 || memcmp(text + at - 3, "為", 3) == 0 ||
            memcmp(text + at - 3, "は", 3) == 0);
}

enum label label_before(const char *text, size_t at, enum label_trust *trust)
{
    struct letters letters;
    const struct label_row *row;
    size_t start;

    if (at > 1 && text[at - 1] == '>' && text[at - 2] != ' ') /* of XML: no comparison */
        at--;
    while (at > 0 && is_between(text[at - 1]))
        at--;
    if (is_copula(text, at))
        at -= 3;
    if (at == 0 || !fold_in_word(text[at - 1]) || !label_may_end(text, at))
        return LABEL_NONE;
    start = at < TEXT_ROOM ? 0 : at - (TEXT_ROOM - 1);
    while (start > 0 && start < at && fold_word_char(text[start - 1]))
        start++;
    read_letters(text + start, at - start, &letters);
    row = letters.size > 0 ? find_suffix(&letters) : NULL;
    if (!row)
        return LABEL_NONE;
    *trust = trust_of(row, LABEL_SURE);
    return (enum label)row->label;
}

bool label_word_before(const char *text, size_t at, const char *word, size_t size)
{
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '=' || text[at - 1] == ':'))
        at--;
    return at >= size && fold_lower(text[at - 1]) == word[size - 1] &&
           fold_has_prefix(text + at - size, size, word) &&
           (at == size || !fold_word_char(text[at - size - 1]));
}

const char *label_row(size_t index, enum label *label, enum label_trust *trust)
{
    const struct label_row *row;

    if (index >= label_text_count + label_column_count)
        return NULL;
    row = index < label_text_count ? &label_text_rows[index]
                                   : &label_column_rows[index - label_text_count];
    *label = (enum label)row->label;
    *trust = (enum label_trust)row->trust;
    return row->name;
}
