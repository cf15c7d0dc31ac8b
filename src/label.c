#include "label.h"

#include <string.h>

#include "fold.h"

/* Spellings seen in the Teams admin center (English, French), Microsoft Graph, PowerShell, the Call
   Quality Dashboard, Azure Communication Services, SIP messages and the logs of bots. Folded, the
   spaces left out; in running text the longest that fits counts. */
static const struct {
    const char *name;
    enum label label;
    enum label_trust trust;
} labels[] = {
    {"callendsubreason", LABEL_MICROSOFT, LABEL_SURE},
    {"finalmicrosoftsubcode", LABEL_MICROSOFT, LABEL_SURE},
    {"microsoftsubcode", LABEL_MICROSOFT, LABEL_SURE},
    {"microsoftresponsecode", LABEL_MICROSOFT, LABEL_SURE},
    {"microsoftcode", LABEL_MICROSOFT, LABEL_SURE},
    {"souscodemicrosoftfinal", LABEL_MICROSOFT, LABEL_SURE},
    {"codedereponsemicrosoft", LABEL_MICROSOFT, LABEL_SURE},
    {"subcode", LABEL_MICROSOFT, LABEL_WEAK},
    {"pstncallendsubreason", LABEL_MICROSOFT, LABEL_SURE},
    {"participantendsubcode", LABEL_MICROSOFT, LABEL_SURE},
    {"finalsipcode", LABEL_SIP, LABEL_SURE},
    {"callendreason", LABEL_SIP, LABEL_SURE},
    {"pstncallendreason", LABEL_SIP, LABEL_SURE},
    {"participantendreason", LABEL_SIP, LABEL_SURE},
    {"sipresponsecode", LABEL_SIP, LABEL_SPOKEN},
    {"sipcode", LABEL_SIP, LABEL_SPOKEN},
    {"codesipfinal", LABEL_SIP, LABEL_SURE},
    {"codedereponsesip", LABEL_SIP, LABEL_SPOKEN},
    {"sip20", LABEL_SIP, LABEL_SURE},
    {"sipcause", LABEL_SIP, LABEL_SURE},
    {"responsecode", LABEL_SIP, LABEL_WEAK},
    {"code", LABEL_SIP, LABEL_WEAK},
    {"error", LABEL_SIP, LABEL_WEAK},
    {"ingresssiptrmreason", LABEL_SIP, LABEL_WEAK},
    {"egresssiptrmreason", LABEL_SIP, LABEL_WEAK},
    {"diagcode", LABEL_DIAGNOSTIC, LABEL_SURE},
    {"sip", LABEL_SIP, LABEL_ASKED},
    {"status", LABEL_SIP, LABEL_ASKED},
    {"erreur", LABEL_SIP, LABEL_ASKED},
    {"finalsipcodephrase", LABEL_PHRASE, LABEL_SURE},
    {"finalsipphrase", LABEL_PHRASE, LABEL_SURE},
    {"pstnfinalsipcodephrase", LABEL_PHRASE, LABEL_SURE},
    {"phrasesipfinale", LABEL_PHRASE, LABEL_SURE},
    {"expressionsipfinale", LABEL_PHRASE, LABEL_SURE},
    {"sbcfqdn", LABEL_SBC, LABEL_COLUMN},
    {"trunkfullyqualifieddomainname", LABEL_SBC, LABEL_COLUMN},
    {"pstntrunkfqdn", LABEL_SBC, LABEL_COLUMN},
    {"nomdedomainecompletsbc", LABEL_SBC, LABEL_COLUMN},
    {"nomdedomainecompletdusbc", LABEL_SBC, LABEL_COLUMN},
    {"calleenumber", LABEL_CALLEE, LABEL_COLUMN},
    {"numerodelappele", LABEL_CALLEE, LABEL_COLUMN},
    {"calledto", LABEL_CALLEE, LABEL_COLUMN},
    {"appelea", LABEL_CALLEE, LABEL_COLUMN},
    {"callernumber", LABEL_CALLER, LABEL_COLUMN},
    {"numerodelappelant", LABEL_CALLER, LABEL_COLUMN},
    {"calltype", LABEL_CALL_TYPE, LABEL_COLUMN},
    {"pstncalltype", LABEL_CALL_TYPE, LABEL_COLUMN},
    {"typedappel", LABEL_CALL_TYPE, LABEL_COLUMN},
    {"failuretime", LABEL_FAILURE, LABEL_COLUMN},
    {"failuredatetime", LABEL_FAILURE, LABEL_COLUMN},
    {"tempsdechec", LABEL_FAILURE, LABEL_COLUMN},
    {"heuredelechec", LABEL_FAILURE, LABEL_COLUMN},
    {"starttime", LABEL_START, LABEL_COLUMN},
    {"startdatetime", LABEL_START, LABEL_COLUMN},
    {"heurededebut", LABEL_START, LABEL_COLUMN},
    {"invitetime", LABEL_INVITE, LABEL_COLUMN},
    {"invitedatetime", LABEL_INVITE, LABEL_COLUMN},
    {"heuredinvitation", LABEL_INVITE, LABEL_COLUMN},
    {"endtime", LABEL_END, LABEL_COLUMN},
    {"enddatetime", LABEL_END, LABEL_COLUMN},
    {"heuredefin", LABEL_END, LABEL_COLUMN},
    {"horodatage", LABEL_TIME, LABEL_COLUMN},
    {"timestamp", LABEL_TIME, LABEL_COLUMN},
    {"pstneventinfotime", LABEL_TIME, LABEL_COLUMN},
    {"file", LABEL_FILE, LABEL_COLUMN},
    {"line", LABEL_LINE, LABEL_COLUMN},
    {"text", LABEL_TEXT, LABEL_COLUMN},
    {"match", LABEL_MATCH, LABEL_COLUMN},
    {"score", LABEL_SCORE, LABEL_COLUMN},
    {"count", LABEL_COUNT, LABEL_COLUMN},
    {"share", LABEL_SHARE, LABEL_COLUMN},
    {"first", LABEL_FIRST, LABEL_COLUMN},
    {"last", LABEL_LAST, LABEL_COLUMN},
    {"records", LABEL_RECORDS, LABEL_COLUMN},
    {"failures", LABEL_FAILURES, LABEL_COLUMN},
    {"normal", LABEL_NORMAL, LABEL_COLUMN},
};

#define ROWS (sizeof labels / sizeof *labels)

/* Longer than any label with its spaces. */
#define NAME_ROOM 64

enum label label_of_name(const char *name, size_t size, enum label_trust *trust)
{
    char folded[NAME_ROOM];
    const char *start, *end, *table = memchr(name, '.', size);
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

/* The row whose name ends a folded text, from the start of a word on. */
static size_t find_suffix(const char *folded)
{
    size_t found = ROWS, i;
    const char *s, *end;

    for (s = folded; found == ROWS && *s; s += strcspn(s, " "), s += *s == ' ')
        for (i = 0; i < ROWS && found == ROWS; i++)
            if (*labels[i].name == *s && labels[i].trust != LABEL_COLUMN &&
                fold_starts(s, labels[i].name, &end) && !*end)
                found = i;
    return found;
}

enum label label_before(const char *text, size_t at, enum label_trust *trust)
{
    char folded[NAME_ROOM];
    size_t start, row;

    while (at > 0 && text[at - 1] && strchr(" \t\"'=:#(*[", text[at - 1]))
        at--;
    if (at == 0 || (!fold_word_char(text[at - 1]) && !(text[at - 1] & 0x80)))
        return LABEL_NONE;
    start = at > NAME_ROOM - 1 ? at - (NAME_ROOM - 1) : 0;
    while (start > 0 && start < at && fold_word_char(text[start - 1]))
        start++;
    fold(text + start, at - start, folded, sizeof folded);
    row = find_suffix(folded);
    if (row == ROWS)
        return LABEL_NONE;
    *trust = labels[row].trust == LABEL_SPOKEN ? LABEL_SURE : labels[row].trust;
    return labels[row].label;
}
