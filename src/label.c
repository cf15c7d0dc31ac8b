#include "label.h"

#include <string.h>

#include "bytes.h"
#include "fold.h"

/* A row of the table, with the length of the name. */
#define ROW(name, label, trust)                                                                    \
    {                                                                                              \
        name, sizeof name - 1, label, trust                                                        \
    }

/* Spellings seen in the Teams admin center (English, French), Microsoft Graph, PowerShell, the Call
   Quality Dashboard, Azure Communication Services, SIP messages and the logs of bots. Folded; the
   spaces may be left out. In running text the longest that fits counts; those that are LABEL_COLUMN
   stand last, for they are none there. */
static const struct {
    char name[36];
    size_t size;
    enum label label;
    enum label_trust trust;
} labels[] = {
    ROW("call end sub reason", LABEL_MICROSOFT, LABEL_SURE),
    ROW("final microsoft subcode", LABEL_MICROSOFT, LABEL_SURE),
    ROW("microsoft subcode", LABEL_MICROSOFT, LABEL_SURE),
    ROW("microsoft response code", LABEL_MICROSOFT, LABEL_SURE),
    ROW("microsoft code", LABEL_MICROSOFT, LABEL_SURE),
    ROW("sous code microsoft final", LABEL_MICROSOFT, LABEL_SURE),
    ROW("code de reponse microsoft", LABEL_MICROSOFT, LABEL_SURE),
    ROW("sub code", LABEL_MICROSOFT, LABEL_WEAK),
    ROW("pstn call end sub reason", LABEL_MICROSOFT, LABEL_SURE),
    ROW("participant end sub code", LABEL_MICROSOFT, LABEL_SURE),
    ROW("final sip code", LABEL_SIP, LABEL_SURE),
    ROW("call end reason", LABEL_SIP, LABEL_SURE),
    ROW("pstn call end reason", LABEL_SIP, LABEL_SURE),
    ROW("participant end reason", LABEL_SIP, LABEL_SURE),
    ROW("sip response code", LABEL_SIP, LABEL_SPOKEN),
    ROW("sip code", LABEL_SIP, LABEL_SPOKEN),
    ROW("code sip final", LABEL_SIP, LABEL_SURE),
    ROW("code de reponse sip", LABEL_SIP, LABEL_SPOKEN),
    ROW("sip 2 0", LABEL_SIP, LABEL_SURE),
    ROW("sip cause", LABEL_SIP, LABEL_SURE),
    ROW("response code", LABEL_SIP, LABEL_WEAK),
    ROW("code", LABEL_SIP, LABEL_WEAK),
    ROW("error", LABEL_SIP, LABEL_WEAK),
    ROW("ingress sip trm reason", LABEL_SIP, LABEL_WEAK),
    ROW("egress sip trm reason", LABEL_SIP, LABEL_WEAK),
    ROW("diag code", LABEL_DIAGNOSTIC, LABEL_SURE),
    ROW("sip", LABEL_SIP, LABEL_ASKED),
    ROW("status", LABEL_SIP, LABEL_ASKED),
    ROW("erreur", LABEL_SIP, LABEL_ASKED),
    ROW("final sip code phrase", LABEL_PHRASE, LABEL_SURE),
    ROW("final sip phrase", LABEL_PHRASE, LABEL_SURE),
    ROW("pstn final sip code phrase", LABEL_PHRASE, LABEL_SURE),
    ROW("phrase sip finale", LABEL_PHRASE, LABEL_SURE),
    ROW("expression sip finale", LABEL_PHRASE, LABEL_SURE),
    ROW("sbc fqdn", LABEL_SBC, LABEL_COLUMN),
    ROW("trunk fully qualified domain name", LABEL_SBC, LABEL_COLUMN),
    ROW("pstn trunk fqdn", LABEL_SBC, LABEL_COLUMN),
    ROW("nom de domaine complet sbc", LABEL_SBC, LABEL_COLUMN),
    ROW("nom de domaine complet du sbc", LABEL_SBC, LABEL_COLUMN),
    ROW("callee number", LABEL_CALLEE, LABEL_COLUMN),
    ROW("numero de l appele", LABEL_CALLEE, LABEL_COLUMN),
    ROW("called to", LABEL_CALLEE, LABEL_COLUMN),
    ROW("appele a", LABEL_CALLEE, LABEL_COLUMN),
    ROW("caller number", LABEL_CALLER, LABEL_COLUMN),
    ROW("numero de l appelant", LABEL_CALLER, LABEL_COLUMN),
    ROW("call type", LABEL_CALL_TYPE, LABEL_COLUMN),
    ROW("pstn call type", LABEL_CALL_TYPE, LABEL_COLUMN),
    ROW("type d appel", LABEL_CALL_TYPE, LABEL_COLUMN),
    ROW("failure time", LABEL_FAILURE, LABEL_COLUMN),
    ROW("failure date time", LABEL_FAILURE, LABEL_COLUMN),
    ROW("temps d echec", LABEL_FAILURE, LABEL_COLUMN),
    ROW("heure de l echec", LABEL_FAILURE, LABEL_COLUMN),
    ROW("start time", LABEL_START, LABEL_COLUMN),
    ROW("start date time", LABEL_START, LABEL_COLUMN),
    ROW("heure de debut", LABEL_START, LABEL_COLUMN),
    ROW("invite time", LABEL_INVITE, LABEL_COLUMN),
    ROW("invite date time", LABEL_INVITE, LABEL_COLUMN),
    ROW("heure d invitation", LABEL_INVITE, LABEL_COLUMN),
    ROW("end time", LABEL_END, LABEL_COLUMN),
    ROW("end date time", LABEL_END, LABEL_COLUMN),
    ROW("heure de fin", LABEL_END, LABEL_COLUMN),
    ROW("horodatage", LABEL_TIME, LABEL_COLUMN),
    ROW("time stamp", LABEL_TIME, LABEL_COLUMN),
    ROW("pstn event info time", LABEL_TIME, LABEL_COLUMN),
    ROW("file", LABEL_FILE, LABEL_COLUMN),
    ROW("line", LABEL_LINE, LABEL_COLUMN),
    ROW("text", LABEL_TEXT, LABEL_COLUMN),
    ROW("match", LABEL_MATCH, LABEL_COLUMN),
    ROW("score", LABEL_SCORE, LABEL_COLUMN),
    ROW("count", LABEL_COUNT, LABEL_COLUMN),
    ROW("share", LABEL_SHARE, LABEL_COLUMN),
    ROW("first", LABEL_FIRST, LABEL_COLUMN),
    ROW("last", LABEL_LAST, LABEL_COLUMN),
    ROW("records", LABEL_RECORDS, LABEL_COLUMN),
    ROW("failures", LABEL_FAILURES, LABEL_COLUMN),
    ROW("normal", LABEL_NORMAL, LABEL_COLUMN),
};

#define ROWS (sizeof labels / sizeof *labels)

/* Longer than any label with its spaces. */
#define NAME_ROOM 64

enum label label_of_name(const char *name, size_t size, enum label_trust *trust)
{
    char folded[NAME_ROOM];
    const char *start, *end, *table = bytes_find('.', name, size);
    size_t i;

    if (table) { /* "AllStreams.PSTN Call End Reason": the table does not matter */
        size -= (size_t)(table + 1 - name);
        name = table + 1;
    }
    if (size >= NAME_ROOM)
        return LABEL_NONE;
    fold(name, size, folded, sizeof folded);
    for (i = 0; folded[i]; i++)
        if (folded[i] == '_') /* "final_sip_code" */
            folded[i] = ' ';
    for (start = folded, i = 0; i < ROWS; i++) {
        if (*labels[i].name == *start && fold_starts(start, labels[i].name, &end) && !*end) {
            *trust = labels[i].trust == LABEL_SPOKEN ? LABEL_COLUMN : labels[i].trust;
            return labels[i].label;
        }
    }
    return LABEL_NONE;
}

/* Where a name of `size` bytes starts that ends a folded text, without regard to spaces; NULL where
   it does not, or not from the start of a word on. */
static const char *name_before(const char *folded, const char *end, const char *name, size_t size)
{
    while (size-- > 0) {
        if (name[size] == ' ')
            continue;
        while (end > folded && end[-1] == ' ')
            end--;
        if (end == folded || *--end != name[size])
            return NULL;
    }
    return end == folded || end[-1] == ' ' ? end : NULL;
}

/* The row whose name ends a folded text: of several the longest. */
static size_t find_suffix(const char *folded, size_t size)
{
    const char *end = folded + size, *first = end, *start;
    const char last = size > 0 ? end[-1] : ' ';
    size_t found = ROWS, i;

    for (i = 0; i < ROWS && labels[i].trust != LABEL_COLUMN; i++) {
        if (labels[i].name[labels[i].size - 1] != last)
            continue;
        start = name_before(folded, end, labels[i].name, labels[i].size);
        if (start && start < first) {
            first = start;
            found = i;
        }
    }
    return found;
}

bool label_tells(enum label label, enum label_trust trust)
{
    if (label == LABEL_SIP)
        return trust == LABEL_SURE || trust == LABEL_SPOKEN;
    return label <= LABEL_PHRASE || label == LABEL_DIAGNOSTIC;
}

/* The letters before the last one, by the last one: of all labels but those that are LABEL_COLUMN,
   and of all that are names. A test compares them with the table. */
static const char value_ends[26][8] = {
    ['e' - 'a'] = "dls", ['l' - 'a'] = "a", ['n' - 'a'] = "o", ['p' - 'a'] = "i",
    ['r' - 'a'] = "ou",  ['s' - 'a'] = "u", ['t' - 'a'] = "f",
};
static const char name_ends[26][8] = {
    ['a' - 'a'] = " ",   ['c' - 'a'] = "be",  ['e' - 'a'] = "dglmps", ['l' - 'a'] = "ae",
    ['n' - 'a'] = "dio", ['o' - 'a'] = "t",   ['p' - 'a'] = "im",     ['r' - 'a'] = "eou",
    ['s' - 'a'] = "u",   ['t' - 'a'] = "fnu",
};

/* True where a text ends at `at` as some name does; or where one cannot tell. */
static bool ends_as(const char (*ends)[8], const char *text, size_t at)
{
    char last = at > 0 ? fold_lower(text[at - 1]) : ' ';
    char before = at > 1 ? fold_lower(text[at - 2]) : ' ';

    if ((last & 0x80) || (before & 0x80) || last == '0')
        return true;
    return last >= 'a' && last <= 'z' && before && strchr(ends[last - 'a'], before);
}

bool label_may_end(const char *text, size_t at)
{
    return ends_as(value_ends, text, at);
}

bool label_may_be_name(const char *text, size_t at)
{
    return ends_as(name_ends, text, at);
}

/* True for what stands between a label and its value. */
static bool is_between(char c)
{
    return c == ' ' || c == '=' || c == ':' || c == '"' || c == '#' || c == '\t' || c == '\'' ||
           c == '(' || c == '*' || c == '[';
}

enum label label_before(const char *text, size_t at, enum label_trust *trust)
{
    char folded[NAME_ROOM];
    size_t start, size, row;

    while (at > 0 && is_between(text[at - 1]))
        at--;
    if (at == 0 || (!fold_word_char(text[at - 1]) && !(text[at - 1] & 0x80)) ||
        !label_may_end(text, at))
        return LABEL_NONE;
    start = at < sizeof folded ? 0 : at - (sizeof folded - 1);
    while (start > 0 && start < at && fold_word_char(text[start - 1]))
        start++;
    size = fold(text + start, at - start, folded, sizeof folded);
    row = find_suffix(folded, size);
    if (row == ROWS)
        return LABEL_NONE;
    *trust = labels[row].trust == LABEL_SPOKEN ? LABEL_SURE : labels[row].trust;
    return labels[row].label;
}

const char *label_row(size_t index, enum label *label, enum label_trust *trust)
{
    if (index >= ROWS)
        return NULL;
    *label = labels[index].label;
    *trust = labels[index].trust;
    return labels[index].name;
}
