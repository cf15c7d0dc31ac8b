#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/csv.h"
#include "test.h"

/* Header lines of real exports: of the Teams admin center, in English, in French as Excel saves it,
   and of Export-Csv. */
#define EXPORT                                                                                     \
    "CorrelationId,AAD ObjectId,UPN,Display Name,User country,Invite time,Start time,"             \
    "Failure time,End time,Duration (seconds),Success,Caller Number,Callee Number,"                \
    "Call type,Azure region for Media,Azure region for Signaling,Final SIP code,"                  \
    "Final Microsoft subcode,Final SIP Phrase,SBC FQDN,Media bypass,Shared correlation ID"
#define EXPORT_WORKBOOK                                                                            \
    "UPN,Display Name,User country,External Country,Invite time,Start time,Failure time,"          \
    "End time,Duration (seconds),Success,Caller Number,Callee Number,Call type,"                   \
    "Call Direction,Azure region for Media,Azure region for Signaling,Final SIP code,"             \
    "Final Microsoft subcode,Final SIP Phrase,SBC FQDN,Media bypass"
#define EXPORT_FRENCH                                                                              \
    "CorrelationId;AAD ObjectId;UPN;Nom d\u2019affichage;Pays de l\u2019utilisateur;"              \
    "Heure d\u2019invitation;Heure de d\u00e9but;Temps d\u2019\u00e9chec;Heure de fin;"            \
    "Dur\u00e9e (secondes);Op\u00e9ration r\u00e9ussie;Num\u00e9ro de l\u2019appelant;"            \
    "Num\u00e9ro de l\u2019appel\u00e9;Type d\u2019appel;R\u00e9gion Azure pour les m\u00e9dias;"  \
    "R\u00e9gion Azure pour la signalisation;Code SIP final;Sous-code Microsoft final;"            \
    "Phrase SIP finale;Nom de domaine complet SBC;Contournement de m\u00e9dia;"                    \
    "ID de corr\u00e9lation partag\u00e9"
#define EXPORT_CSV                                                                                 \
    "\"id\",\"correlationId\",\"userId\",\"userPrincipalName\",\"userDisplayName\","               \
    "\"startDateTime\",\"inviteDateTime\",\"failureDateTime\",\"endDateTime\",\"duration\","       \
    "\"callType\",\"successfulCall\",\"callerNumber\",\"calleeNumber\",\"mediaPathLocation\","     \
    "\"signalingLocation\",\"finalSipCode\",\"callEndSubReason\",\"finalSipCodePhrase\","          \
    "\"trunkFullyQualifiedDomainName\",\"mediaBypassEnabled\""

/* How the tests write labels: a letter in a header, a word in a row. */
static const struct {
    char letter;
    const char *word;
} names[LABEL_KINDS + 1] = {
    [LABEL_MICROSOFT] = {'M', NULL},   [LABEL_SIP] = {'S', NULL},
    [LABEL_PHRASE] = {'P', "phrase"},  [LABEL_SBC] = {'B', "sbc"},
    [LABEL_CALLEE] = {'O', "to"},      [LABEL_CALLER] = {'I', "from"},
    [LABEL_CALL_TYPE] = {'T', "type"}, [LABEL_CORRELATION] = {'C', "correlation"},
    [LABEL_USER] = {'U', "user"},      [LABEL_CALL_ID] = {'D', "call"},
    [LABEL_FAILURE] = {'1', "failed"}, [LABEL_START] = {'2', "started"},
    [LABEL_INVITE] = {'3', "invited"}, [LABEL_END] = {'4', "ended"},
    [LABEL_TIME] = {'5', "time"},      [LABEL_TEXT] = {'X', "text"},
    [LABEL_CALLS] = {'N', "calls"},    [LABEL_SHARE] = {'%', "share"},
    [LABEL_NONE] = {'.', NULL},
};

/* Calls with a copy of the text at the end of its memory: a sanitizer sees reads beyond it. */
static bool header_of(struct csv *csv, const char *text, size_t size)
{
    char *copy = malloc(size ? size : 1);
    bool result;

    assert_non_null(copy);
    memcpy(copy, text, size);
    result = csv_header(csv, copy, size);
    free(copy);
    return result;
}

static enum csv_result line_of(struct csv *csv, const char *text, size_t size, bool ends,
                               uint64_t line)
{
    char *copy = malloc(size ? size : 1);
    enum csv_result result;

    assert_non_null(copy);
    memcpy(copy, text, size);
    result = csv_line(csv, copy, size, ends, line);
    if (result == CSV_ROW)
        csv_fill(csv);
    free(copy);
    return result;
}

/* `columns` is the separator and a letter for each column, small for a weak label; NULL where the
   text is no header. */
static const struct heading {
    const char *name, *text, *columns;
} headings[] = {
    {"header: the export of the admin center", EXPORT, ",C.U..3214..IOT..SMPB.."},
    {"header: the export of the admin center, from a workbook", EXPORT_WORKBOOK,
     ",U...3214..IOT...SMPB."},
    {"header: the export of the admin center in French", EXPORT_FRENCH, ";C.U..3214..IOT..SMPB.."},
    {"header: Export-Csv", EXPORT_CSV, ",.C.U.2314.T.IO..SMPB."},
    {"header: a zone in brackets", "Final SIP code,Invite time [UTC],Start (UTC)", ",S3."},
    {"header: the grid of the admin center in French, pasted",
     "Horodatage\tNom d\u2019affichage\tType d\u2019appel\tHeure de l\u2019\u00e9chec\tCode SIP "
     "final\tSous-code Microsoft final\tExpression SIP finale",
     "\t5.T1SMP"},
    {"header: Call Quality Dashboard",
     "AllStreams.PSTN Trunk FQDN,AllStreams.PSTN Final SIP Code Phrase,AllStreams.PSTN Call End "
     "Sub Reason,AllStreams.PSTN Call End Reason,Record Count",
     ",BPMS."},
    {"header: small letters", "final sip code,final microsoft subcode", ",SM"},
    {"header: capitals", "FINAL SIP CODE,FINAL MICROSOFT SUBCODE", ",SM"},
    {"header: French capitals with accents", "NUM\u00c9RO DE L\u2019APPEL\u00c9;CODE SIP FINAL",
     ";OS"},
    {"header: French without accents", "Numero de l'appele;Code SIP final", ";OS"},
    {"header: accents that follow their letters", "Nume\u0301ro de l'appele\u0301;Code SIP final",
     ";OS"},
    {"header: no spaces in the names", "FinalSipCode,CallEndSubReason", ",SM"},
    {"header: underscores in the names are spaces", "final_sip_code,callEndSubReason", ",SM"},
    {"header: no-break spaces in the names", "Code\u00a0SIP\u00a0final;Sous-code Microsoft final",
     ";SM"},
    {"header: commas", "a,Final SIP code,b", ",.S."},
    {"header: semicolons", "a;Final SIP code;b", ";.S."},
    {"header: tabs", "a\tFinal SIP code\tb", "\t.S."},
    {"header: the separator with more labels, the first",
     "Final SIP code,Final Microsoft subcode,a;Final SIP Phrase", ",SM."},
    {"header: the separator with more labels, the second",
     "Final SIP code;Final Microsoft subcode;a,Final SIP Phrase", ";SM."},
    {"header: the separator with more labels, the third",
     "Final SIP code\tFinal Microsoft subcode\ta,Final SIP Phrase", "\tSM."},
    {"header: a comma where both do", "Final SIP code,a;Final SIP Phrase", ",S."},
    {"header: other separators within quotes", "\"a,b,Final SIP Phrase,\";Final SIP code", ";.S"},
    {"header: the separator within quotes", "\"a;b\";\"Final SIP code\"", ";.S"},
    {"header: doubled quotes", "\"a \"\"b;c\"\"\";\"\"\"Final SIP code\"\"\"", ";.S"},
    {"header: spaces around names", "  Final SIP code , Final Microsoft subcode  ", ",SM"},
    {"header: spaces around quoted names", " \"Final SIP code\" , \"a,b\" , \"SBC FQDN\" ", ",S.B"},
    {"header: text after a closing quote", "\"Final\" SIP code,\"a\"b", ",S."},
    {"header: a quote within a name is text", "a \",Final SIP code,b", ",.S."},
    {"header: a trailing empty column counts", "Final SIP code,Final Microsoft subcode,", ",SM."},
    {"header: empty columns count", ";;Final SIP code;;", ";..S.."},
    {"header: a Microsoft code and another column", "a,callEndSubReason", ",.M"},
    {"header: a phrase and another column", "Region,Final SIP Phrase", ",.P"},
    {"header: prose that names two columns",
     "The columns to look at are, Final SIP code, Final Microsoft subcode", ",.SM"},
    {"header: a weak SIP and a weak Microsoft code", "time;code;subcode", ";5sm"},
    {"header: a weak SIP code beside a sure Microsoft code", "code,callEndSubReason", ",sM"},
    {"header: a label for questions names no column", "status,Final SIP code", ",.S"},
    {"header: a column twice", "Final SIP code,Final SIP code", ",SS"},
    {"header: numbers within names", "Final SIP code,Top 10,2nd attempt", ",S.."},
    {"header: a name that starts like the type of Export-Csv", "#TYPES,Final SIP code", ",.S"},
    {"header: a name that is too long for a label",
     "Final SIP code,Final Microsoft subcode as the service wrote it when the call came to its end",
     ",S."},

    {"no header: nothing", "", NULL},
    {"no header: an array of JSON that is broken", "[\"finalSipCode\",\"callEndSubReason\" x",
     NULL},
    {"no header: the end of one", "\"finalSipCode\",\"callEndSubReason\"]", NULL},
    {"no header: its end before its start", "finalSipCode,]callEndSubReason[", NULL},
    {"no header: a broken object of JSON", "{\"finalSipCode\":403,\"subCode\":560403,", NULL},
    {"no header: members without values", "\"finalSipCode\": null, \"subCode\": null,", NULL},
    {"no header: members without spaces", "\"finalSipCode\":null,\"subCode\":null,", NULL},
    {"no header: names and signs", "finalSipCode*,callEndSubReason*", NULL},
    {"no header: separators alone", ",;\t", NULL},
    {"no header: one name alone", "Final SIP code", NULL},
    {"no header: one name alone, quoted with separators", "\"Final SIP code,Final SIP Phrase\"",
     NULL},
    {"no header: one name alone, quoted with its separator", "\"Final SIP code,\"", NULL},
    {"no header: unlabelled names", "a,b,c", NULL},
    {"no header: a weak label alone", "code,name,price", NULL},
    {"no header: a weak label for a Microsoft code alone", "name,subcode", NULL},
    {"no header: two weak labels for a SIP code", "code,error", NULL},
    {"no header: a label for questions and a weak one", "status;error", NULL},
    {"no header: labels for questions", "sip,status", NULL},
    {"no header: times and numbers alone", "Start time,Caller Number,SBC FQDN", NULL},
    {"no header: the type of Export-Csv", "#TYPE Selected.System.Object", NULL},
    {"no header: the type of Export-Csv, with names", "#TYPE a,Final SIP code,b", NULL},
    {"no header: a line that names the separator for Excel", "sep=;", NULL},
    {"no header: a name and its value", "Final SIP code\t504", NULL},
    {"no header: a name and a value of 0", "Final SIP code\t0", NULL},
    {"no header: a name and a value of 9", "Final SIP code\t9", NULL},
    {"no header: a name and its value, quoted", "\"Final Microsoft subcode\", \"569002\" ", NULL},
    {"no header: a row", "503\t540998\t\"Service Unavailable - Service state: Inactive\"", NULL},
    {"no header: labels and their values", "Final SIP code: 504, Final Microsoft subcode: 569002",
     NULL},
    {"no header: a quote is not closed", "Final SIP code,\"Final Microsoft subcode", NULL},
    {"no header: a quote is doubled and not closed", "Final SIP code,\"a\"\"", NULL},
    {"no header: a quote ends the line", "Final SIP code,\"", NULL},
    {"no header: a quote and another", "Final SIP code,\"\"\"", NULL},
    {"no header: a JSON member", "  \"callEndSubReason\": 569002,", NULL},
    {"no header: a request line", "10.0.0.1 - - \"GET /?a,b HTTP/1.1\" 404 512345", NULL},
    {"no header: other separators", "Final SIP code|Final Microsoft subcode", NULL},
};

/* Reads the row, with and without the carriage return of CRLF. */
static void heads(void **state)
{
    const struct heading *row = *state;
    static const char after[] = " \",;\t\r5a";
    size_t size = strlen(row->text), i;
    char text[1024], columns[32] = "";
    int pass;

    for (pass = 0; pass < 2; pass++) {
        static struct csv csv, before;

        memset(&csv, 0x01, sizeof csv);
        memcpy(&before, &csv, sizeof csv);
        memcpy(text, row->text, size);
        text[size] = '\r';
        assert_int_equal(header_of(&csv, text, size + (pass == 1)), row->columns != NULL);
        if (!row->columns) {
            assert_memory_equal(&csv, &before, sizeof csv);
            continue;
        }
        assert_in_range(csv.columns.count, 2, sizeof columns - 2);
        columns[0] = csv.separator;
        for (i = 0; i < csv.columns.count; i++) {
            columns[i + 1] = names[csv.columns.label[i]].letter;
            if (csv.columns.label[i] != LABEL_NONE && csv.columns.trust[i] == LABEL_WEAK)
                columns[i + 1] = (char)(columns[i + 1] + ('a' - 'A'));
        }
        columns[i + 1] = '\0';
        assert_string_equal(columns, row->columns);
    }
    for (i = 0; i < sizeof after - 1; i++) { /* what is after the line does not count */
        static struct csv csv;

        text[size] = text[size + 1] = after[i];
        assert_int_equal(csv_header(&csv, text, size), row->columns != NULL);
    }
}

/* Appends what the end of a line gave: "other", or "2:504/569002 phrase=BYE", 2 being the line. */
static void show(const struct csv *csv, enum csv_result result, char *out, size_t room)
{
    static const char *const words[] = {
        [CSV_MORE] = "more", [CSV_ROW] = "", [CSV_EMPTY] = "empty", [CSV_OTHER] = "other"};
    const struct record *record = &csv->record;
    size_t used = strlen(out), label;

    used += (size_t)snprintf(out + used, room - used, "%s%s", used ? "|" : "", words[result]);
    if (result != CSV_ROW)
        return;
    used += (size_t)snprintf(out + used, room - used, "%lu:", (unsigned long)record->line);
    if (record->sip != DRCODE_NO_CODE)
        used += (size_t)snprintf(out + used, room - used, "%d", record->sip);
    used += (size_t)snprintf(out + used, room - used, "/");
    if (record->microsoft != DRCODE_NO_CODE)
        used += (size_t)snprintf(out + used, room - used, "%ld", (long)record->microsoft);
    for (label = 0; label < LABEL_KINDS; label++)
        if (record->size[label] > 0)
            used += (size_t)snprintf(out + used, room - used, " %s=%.*s", names[label].word,
                                     (int)record->size[label], record->text[label]);
    assert_in_range(used, 1, room - 1);
}

/* Appends what a line counts: "sbc a 3". */
static void show_counts(const struct csv *csv, char *out, size_t room)
{
    size_t used = strlen(out), i;

    for (i = 0; i < csv->count_size; i++) {
        const struct csv_count *count = &csv->counts[i];

        used += (size_t)snprintf(out + used, room - used, "%s%s %.*s %" PRIu64, used ? "|" : "",
                                 count->of, (int)count->size, count->name, count->count);
    }
    assert_in_range(used, 0, room - 1);
}

/* Reads lines, of which the first is the second of its file. Each is cut after `split` bytes, once
   or again and again. */
static void read_lines(struct csv *csv, const char *text, size_t split, bool again, char *out,
                       size_t room)
{
    enum csv_result result;
    uint64_t line = 2;

    for (*out = '\0'; *text; line++) {
        size_t size = strcspn(text, "\n"), at = 0;

        while (split <= size - at) {
            assert_int_equal(line_of(csv, text + at, split, false, line), CSV_MORE);
            show_counts(csv, out, room);
            at += split;
            if (!again)
                break;
        }
        result = line_of(csv, text + at, size - at, true, line);
        show_counts(csv, out, room);
        if (result != CSV_MORE || !csv->summary)
            show(csv, result, out, room);
        text += size;
        text += *text == '\n';
    }
}

#define SHORT "Final SIP code,Final Microsoft subcode,Final SIP Phrase,SBC FQDN,Region"

#define SUMMARY "callEndSubReason,finalSipCode,count,share,\"sbc\",hours,actions"

static const struct reading {
    const char *name, *header, *lines, *expected;
} readings[] = {
    {"row: the export of the admin center", EXPORT "\r",
     "0a1b2c3d-0000-4000-8000-000000000001,0a1b2c3d-0000-4000-8000-000000000002,ann@example.com,"
     "Ann,GB,2025-02-03T08:00:01.5Z,2025-02-03T08:00:02Z,2025-02-03T08:00:09Z,,0,No,+441632960001,"
     "+4416329600**,dr_out,EUWE,EUNO,404,560404,Not Found,sbc2.example.com,Yes,\r\n"
     "0a1b2c3d-0000-4000-8000-000000000003,,,Hotline,GB,2025-02-03T08:05:00Z,2025-02-03T08:05:01Z,,"
     "2025-02-03T08:06:00Z,59,Yes,Unknown,+441632960002,dr_in_bot,,EUWE,0,540000,BYE,"
     "sbc2.example.com,No,\r\n"
     "0a1b2c3d-0000-4000-8000-000000000004,,bob@example.com,\"\"\"Bob, the \"\" builder\",GB,,,,,1,"
     "No,,,dr_in,,EUWE,487,540200,Call completed elsewhere,sbc1.example.com,No,\r\n",
     "2:404/560404 phrase=Not Found sbc=sbc2.example.com to=+4416329600** from=+441632960001 "
     "type=dr_out correlation=0a1b2c3d-0000-4000-8000-000000000001 user=ann@example.com "
     "failed=2025-02-03T08:00:09Z started=2025-02-03T08:00:02Z "
     "invited=2025-02-03T08:00:01.5Z|"
     "3:0/540000 phrase=BYE sbc=sbc2.example.com to=+441632960002 from=Unknown type=dr_in_bot "
     "correlation=0a1b2c3d-0000-4000-8000-000000000003 "
     "started=2025-02-03T08:05:01Z invited=2025-02-03T08:05:00Z ended=2025-02-03T08:06:00Z|"
     "4:487/540200 phrase=Call completed elsewhere sbc=sbc1.example.com type=dr_in "
     "correlation=0a1b2c3d-0000-4000-8000-000000000004 user=bob@example.com"},
    {"row: the export of the admin center, from a workbook", EXPORT_WORKBOOK,
     "ann@example.com,Ann,GB,US,,,2025-02-03,,0,No,1,2,dr_out,Outbound,,,503,560503,"
     "Service Unavailable,sbc1.example.com,No",
     "2:503/560503 phrase=Service Unavailable sbc=sbc1.example.com to=2 from=1 type=dr_out "
     "user=ann@example.com failed=2025-02-03"},
    {"row: the export of the admin center in French", EXPORT_FRENCH,
     "1;2;3;Zo\u00e9;FR;;;03/02/2025 09:00;;0;Non;+33199000001;+33199000002;dr_out;EUWE;EUNO;480;"
     "560480;Temporarily Unavailable;sbc1.example.com;Non;",
     "2:480/560480 phrase=Temporarily Unavailable sbc=sbc1.example.com to=+33199000002 "
     "from=+33199000001 type=dr_out correlation=1 user=3 failed=03/02/2025 09:00"},
    {"row: Export-Csv", EXPORT_CSV,
     "\"1\",\"2\",\"3\",\"ann@example.com\",\"Ann\",\"0001-01-01T00:00:00Z\",\"2025-02-03T08:00Z\","
     "\"2025-02-03T08:01Z\",\"0001-01-01T00:00:00Z\",\"0\",\"ByotOut\",\"False\",\"+1***\","
     "\"+2***\",\"USWE\",\"EUNO\",\"504\",\"569015\","
     "\"Unable to deliver INVITE: No such host is known\","
     "\"sbc1.example.com\",\"False\"\r\n",
     "2:504/569015 phrase=Unable to deliver INVITE: No such host is known sbc=sbc1.example.com "
     "to=+2*** from=+1*** type=ByotOut correlation=2 user=ann@example.com failed=2025-02-03T08:01Z "
     "started=0001-01-01T00:00:00Z invited=2025-02-03T08:00Z ended=0001-01-01T00:00:00Z"},
    {"row: commas", "Region,Final SIP code,Final SIP Phrase", "a;b,403,c\td", "2:403/ phrase=c\td"},
    {"row: semicolons", "Region;Final SIP code;Final SIP Phrase", "a,b;403;c\td",
     "2:403/ phrase=c\td"},
    {"row: tabs", "Region\tFinal SIP code\tFinal SIP Phrase", "a,b\t403\tc;d", "2:403/ phrase=c;d"},
    {"row: tabs, and phrases in quotes, of which one is missing",
     "Final SIP code\tFinal Microsoft subcode\tFinal SIP Phrase",
     "488\t531052\t\"Cannot, ever\"\n503\t540998\tService state: a/b\"\n504\t549018\t\"Line\"",
     "2:488/531052 phrase=Cannot, ever|3:503/540998 phrase=Service state: a/b\"|"
     "4:504/549018 phrase=Line"},
    {"row: columns in another order", "SBC FQDN,Final SIP Phrase,a,callEndSubReason,finalSipCode",
     "s,p,x,510403,403", "2:403/510403 phrase=p sbc=s"},
    {"row: the last column alone has a label", "a,b,callEndSubReason", "1,2,510403", "2:/510403"},
    {"row: labels that are weak", "time,code,subcode", "now,480,10037", "2:480/10037 time=now"},
    {"row: labels for questions are no columns", "status,finalSipCode,erreur", "480,403,404",
     "2:403/"},
    {"row: the first of two equal columns", "finalSipCode,Final SIP code", "403,404", "2:403/"},
    {"row: the surer of two columns", "code,finalSipCode", "403,404", "2:404/"},
    {"row: numbers in the column of the phrase", SHORT, "403,510403,569002 504,s,u",
     "2:403/510403 phrase=569002 504 sbc=s"},
    {"row: codes that are none", SHORT, "n/a,-1,p,s,u\n999,5690020,p,s,u\n4 03,0x1,p,s,u",
     "2:/ phrase=p sbc=s|3:/ phrase=p sbc=s|4:/ phrase=p sbc=s"},
    {"row: empty fields", SHORT, ",,,,\n\"\",\"\",\"\",\"\",\"\"\n , ,  , \" \" ,", "2:/|3:/|4:/"},
    {"row: nothing stays from the row before", SHORT, "403,510403,p,s,u\n,,q,,",
     "2:403/510403 "
     "phrase=p sbc=s|3:/ phrase=q"},
    {"row: a separator at the end is a column", "finalSipCode,callEndSubReason,",
     "403,510403,\n403,510403,x\n403,510403,,\n403,510403,,,",
     "2:403/510403|3:403/510403|4:403/510403|other"},
    {"row: CRLF", SHORT, "403,510403,p,s,u\r\n403,510403,p,s,\r\n403,510403,p,s,\"u\"\r\n",
     "2:403/510403 phrase=p sbc=s|3:403/510403 phrase=p sbc=s|4:403/510403 phrase=p sbc=s"},
    {"row: CRLF after labelled columns", "callEndSubReason,finalSipCode",
     "510403,403\r\n510403,\"403\"\r\n510403,\r\n", "2:403/510403|3:403/510403|4:/510403"},

    {"quotes: separators within", SHORT, "403,510403,\"p, q; r\",\"s\",\"a,b,c\"",
     "2:403/510403 phrase=p, q; r sbc=s"},
    {"quotes: around every field", SHORT, "\"403\",\"510403\",\"p\",\"s\",\"u\"",
     "2:403/510403 phrase=p sbc=s"},
    {"quotes: doubled", SHORT, "403,1,\"a \"\"b\"\" c\",\"\"\"s\"\"\",\"\"\",\"",
     "2:403/1 phrase=a \"b\" c sbc=\"s\""},
    {"quotes: nothing but doubled ones", SHORT, "403,1,\"\"\"\",\"\"\"\"\"\",",
     "2:403/1 phrase=\" sbc=\"\""},
    {"quotes: in the middle of a field they are text", SHORT, "403,1,a \"b, c\",s",
     "2:403/1 phrase=a \"b sbc=c\""},
    {"quotes: at the end of a field they are text", SHORT, "403,1,No such host\",s,u\"",
     "2:403/1 phrase=No such host\" sbc=s"},
    {"quotes: text after the closing one", SHORT, "403,1,\"abc\"def,\"a\"\"b\"c\"d,\"x\"y",
     "2:403/1 phrase=abcdef sbc=a\"bc\"d"},
    {"quotes: text after empty ones", SHORT, "403,1,\"\"def,\"\"x\"y,",
     "2:403/1 phrase=def "
     "sbc=x\"y"},
    {"quotes: spaces around", SHORT, "\"403\" , 1,  \"p, q\"  , \" s \", \"u,v\"",
     "2:403/1 phrase=p, q sbc=s"},
    {"quotes: a second pair after spaces is text", SHORT, "403,1,\"a\" \"b\",s,u",
     "2:403/1 phrase=a \"b\" sbc=s"},
    {"quotes: of another kind are text", SHORT, "403,1,'a,b',s", "2:403/1 phrase='a sbc=b'"},
    {"quotes: after a carriage return", SHORT, "403,1,\r\"p, q\",s,u", "2:403/1 phrase=p, q sbc=s"},

    {"line break: within quotes", SHORT, "403,1,\"one\ntwo\",s,u\n404,2,p,s,u",
     "more|2:403/1 phrase=one\ntwo sbc=s|4:404/2 phrase=p sbc=s"},
    {"line break: CRLF is one", SHORT, "403,1,\"one\r\ntwo\r\n\",s,u\r\n",
     "more|more|2:403/1 phrase=one\ntwo sbc=s"},
    {"line break: a carriage return elsewhere stays", SHORT, "403,1,\"a\rb\r\r\nc\",s\rt,u",
     "more|2:403/1 phrase=a\rb\r\nc sbc=s\rt"},
    {"line break: CRLF right after the opening quote of a text that is kept as it is",
     "finalSipCode,text", "403,\"\r\n b\"", "more|2:403/ text=\n b"},
    {"line break: empty lines within quotes", SHORT, "403,1,\"a\n\n\nb\",s,u",
     "more|more|more|2:403/1 phrase=a\n\n\nb sbc=s"},
    {"line break: within several fields", SHORT, "403,1,\"a\nb\",\"c\nd\",\"e\nf\"\n404,2,p,s,u",
     "more|more|more|2:403/1 phrase=a\nb sbc=c\nd|6:404/2 phrase=p sbc=s"},
    {"line break: within a field without a label", "a,finalSipCode",
     "\"x,403\n\"\",404\n\",405\n,406", "more|more|2:405/|5:406/"},
    {"line break: right after the opening quote", SHORT, "403,1,\"\np\",\"\r\ns\",u",
     "more|more|2:403/1 phrase=p sbc=s"},
    {"line break: doubled quotes at the end of a line", SHORT, "403,1,\"a\"\"\nb\",s,u",
     "more|2:403/1 phrase=a\"\nb sbc=s"},
    {"line break: separators on the lines", SHORT, "403,1,\"a,b,c\nd,e,f\",s,u",
     "more|2:403/1 phrase=a,b,c\nd,e,f sbc=s"},

    {"empty: no bytes", SHORT, "\n\n403,1,p,s,u\n\n", "empty|empty|4:403/1 phrase=p sbc=s|empty"},
    {"empty: CRLF", SHORT, "\r\n403,1,p,s,u\r\n\r\n", "empty|3:403/1 phrase=p sbc=s|empty"},
    {"empty: spaces", SHORT, "  \n   \r\n", "empty|empty"},
    {"other: one column", SHORT, "403\ntext without separators\n\"403,1,p,s,u\"\n\"\"",
     "other|other|other|other"},
    {"row: one separator more", SHORT, "403,1,p,s,u,\n403,1,p,s,\"u\", \r\n403,1,p,s,u,,",
     "2:403/1 phrase=p sbc=s|3:403/1 phrase=p sbc=s|other"},
    {"other: one more column", SHORT, "403,1,p,s,u,v\n403,1,p,q,s,u\n403,1,p,s,u,\"\"\n403,1,p,s,u",
     "other|other|other|5:403/1 phrase=p sbc=s"},
    {"other: fewer columns and no code", SHORT, "see above, please\n,,p,s\nn/a,n/a",
     "other|other|other"},
    {"other: fewer columns, the code missing", "Region,Start time,finalSipCode", "u,t\nu,t,403",
     "other|3:403/ started=t"},
    {"row: the last column is missing", SHORT, "403,1,p,s\n404,2,p,s,u",
     "2:403/1 phrase=p sbc=s|3:404/2 phrase=p sbc=s"},
    {"row: the last columns are missing", SHORT, "403,1\n,2\n404,2,p,s,u",
     "2:403/1|3:/2|4:404/2 phrase=p sbc=s"},
    {"other: a stray quote is closed by the next one", SHORT,
     "403,1,p,s,\"u\n\"404\",\"2\",\"p\",\"s\",\"u\"\n\"405\",\"3\",\"p\",\"s\",\"u\"",
     "more|other|4:405/3 phrase=p sbc=s"},
    {"other: a stray quote after the last column waits for none", SHORT,
     "403,1,p,s,u,\"v\n404,2,p,s,u", "other|3:404/2 phrase=p sbc=s"},
    {"summary: counts before their row", SUMMARY,
     "569002,504,3,75.0,\"a=2\nb=c=1\",\"2025-03-04T09=3\",\"x\ny\"\n,480,1,25.0,a=1,,",
     "sbc a 2|sbc b=c 1|hours 2025-03-04T09 3|2:504/569002 calls=3 share=75.0|sbc a 1|"
     "5:480/ calls=1 share=25.0"},
    {"summary: any text may be a name", SUMMARY,
     "1,504,3,1.0,\"'+800=2\n'+800=1\n=4\n\"\"q\"\",=5\r\n a =18446744073709551616\",,",
     "sbc +800 2|sbc '+800 1|sbc  4|sbc \"q\", 5|sbc  a  18446744073709551615|"
     "2:504/1 calls=3 share=1.0"},
    {"summary: what is no count", SUMMARY, "1,504,3,1.0,a,b=,c\n2,504,3,1.0,3,-,c",
     "2:504/1 calls=3 share=1.0|3:504/2 calls=3 share=1.0"},
    {"summary: the header of another one in a cell that is cut off", SUMMARY,
     "1,504,3,1.0,\"a=1\n" SUMMARY "\n2,504,3,1.0,b=2,,",
     "sbc a 1|other|sbc b 2|4:504/2 calls=3 share=1.0"},
    {"counts are no counts in a table of calls", "finalSipCode,count,sbc,hours",
     "504,3,a=1,b=1\n504,3,\"a\n=2\",c", "2:504/ calls=3|more|3:504/ calls=3"},
    {"other: the header again", SHORT, SHORT "\n403,1,p,s,u",
     "2:/ phrase=Final SIP Phrase sbc=SBC FQDN|3:403/1 phrase=p sbc=s"},
};

static void reads(void **state)
{
    const struct reading *row = *state;
    static struct csv csv;
    char got[2048];
    size_t longest = strlen(row->lines), split;

    assert_true(header_of(&csv, row->header, strlen(row->header)));
    read_lines(&csv, row->lines, SIZE_MAX, false, got, sizeof got);
    assert_string_equal(got, row->expected);
    for (split = 0; split <= longest; split++) {
        read_lines(&csv, row->lines, split, false, got, sizeof got);
        assert_string_equal(got, row->expected);
    }
    read_lines(&csv, row->lines, 1, true, got, sizeof got);
    assert_string_equal(got, row->expected);
}

/* A line of COUNT columns, "-" in all except the first and the last. */
static size_t wide_line(char *out, size_t columns, const char *first, const char *last)
{
    char *at = out + sprintf(out, "%s", first);

    for (columns -= 2; columns > 0; columns--)
        at += sprintf(at, ";-");
    at += sprintf(at, ";%s", last);
    return (size_t)(at - out);
}

/* Rows of a summary may have any number of lines; a cut one is not read again, except its last
 * line. */
static void counts_many(void **state)
{
    static struct csv csv;
    char line[CSV_COUNT + 8];
    size_t i;

    (void)state;
    assert_true(header_of(&csv, SUMMARY, strlen(SUMMARY)));
    for (i = 0; i < 3 * CSV_ROW_BYTES / FIELD_ROOM; i++) {
        snprintf(line, sizeof line, "%s%0*d=%d", i == 0 ? "1,504,3,1.0,\"" : "", FIELD_ROOM, 7,
                 INT32_MAX);
        assert_int_equal(line_of(&csv, line, strlen(line), true, 2 + i), CSV_MORE);
        assert_int_equal(csv.count_size, 1);
        assert_int_equal(csv.counts[0].size, FIELD_ROOM);
        assert_int_equal(csv.counts[0].count, INT32_MAX);
    }
    assert_int_equal(line_of(&csv, "no count", 8, true, 2 + i), CSV_OTHER);
    assert_true(csv_give_up(&csv));
    assert_int_equal(csv.held_line, 2 + i);
    assert_memory_equal(csv.held, "no count\n", csv.held_size);
}

/* No more columns with counts are read than a summary has. */
static void counts_few(void **state)
{
    static const char header[] = "finalSipCode,count,share,sbc,sbc,sbc,sbc,sbc,sbc,sbc,sbc,sbc,"
                                 "sbc,sbc",
                      row[] = "504,3,1.0,a=1,a=1,a=1,a=1,a=1,a=1,a=1,a=1,a=1,a=1,a=1";
    static struct csv csv;

    (void)state;
    assert_true(header_of(&csv, header, strlen(header)));
    assert_int_equal(line_of(&csv, row, strlen(row), true, 2), CSV_ROW);
    assert_int_equal(csv.count_size, CSV_COUNTS);
}

static const struct width {
    const char *name;
    size_t columns;
    int32_t microsoft;
} widths[] = {
    {"width: two columns", 2, 510403},
    {"width: the most columns that are kept", COLUMNS_ROOM, 510403},
    {"width: one column more than are kept", COLUMNS_ROOM + 1, DRCODE_NO_CODE},
    {"width: 300 columns", 300, DRCODE_NO_CODE},
};

static void counts_columns_that_it_does_not_keep(void **state)
{
    const struct width *row = *state;
    static struct csv csv;
    char text[1024];
    size_t size = wide_line(text, row->columns, "finalSipCode", "callEndSubReason");

    assert_true(header_of(&csv, text, size));
    assert_int_equal(csv.columns.count, row->columns);
    size = wide_line(text, row->columns, "403", "510403");
    assert_int_equal(line_of(&csv, text, size, true, 2), CSV_ROW);
    assert_int_equal(csv.record.sip, 403);
    assert_int_equal(csv.record.microsoft, row->microsoft);
    size = wide_line(text, row->columns + 1, "403", "510403");
    assert_int_equal(line_of(&csv, text, size, true, 3), CSV_OTHER);
}

static void names_beyond_the_kept_columns_are_no_header(void **state)
{
    static struct csv csv;
    char text[1024];
    size_t size = wide_line(text, COLUMNS_ROOM + 1, "-", "finalSipCode");

    (void)state;
    assert_false(header_of(&csv, text, size));
    size = wide_line(text, COLUMNS_ROOM, "-", "finalSipCode");
    assert_true(header_of(&csv, text, size));
}

/* How many bytes of a phrase are kept, in quotes or not, and how it was cut into pieces. */
static const struct phrase {
    const char *name;
    size_t size, kept, piece;
    bool quoted;
} phrases[] = {
    {"phrase: one byte less than the room", FIELD_ROOM - 1, FIELD_ROOM - 1, SIZE_MAX, false},
    {"phrase: as long as the room", FIELD_ROOM, FIELD_ROOM, SIZE_MAX, false},
    {"phrase: one byte more than the room", FIELD_ROOM + 1, FIELD_ROOM, SIZE_MAX, false},
    {"phrase: much more than the room", 60000, FIELD_ROOM, SIZE_MAX, false},
    {"phrase: as long as the room, quoted", FIELD_ROOM, FIELD_ROOM, SIZE_MAX, true},
    {"phrase: one byte more than the room, quoted", FIELD_ROOM + 1, FIELD_ROOM, SIZE_MAX, true},
    {"phrase: much more than the room, quoted", 60000, FIELD_ROOM, SIZE_MAX, true},
    {"phrase: as long as the room, in pieces", FIELD_ROOM, FIELD_ROOM, 7, false},
    {"phrase: one byte more than the room, in pieces", FIELD_ROOM + 1, FIELD_ROOM, 7, true},
    {"phrase: much more than the room, in pieces", 60000, FIELD_ROOM, 4096, true},
};

static void cuts_a_long_field(void **state)
{
    const struct phrase *row = *state;
    static const char header[] = "Final SIP Phrase,finalSipCode";
    static struct {
        struct csv csv;
        char after[CSV_ROW_BYTES];
    } room;
    static const char zeros[sizeof room.after];
    struct csv *csv = &room.csv;
    static char text[CSV_ROW_BYTES], expected[FIELD_ROOM];
    const char *quote = row->quoted ? "\"" : "";
    size_t size = 0;
    char got[FIELD_ROOM + 64];

    assert_true(header_of(csv, header, strlen(header)));
    size += (size_t)sprintf(text, "%s", quote);
    memset(text + size, 'x', row->size);
    size += row->size;
    sprintf(text + size, "%s,403", quote);
    memset(expected, 'x', sizeof expected);
    read_lines(csv, text, row->piece, true, got, sizeof got);
    assert_int_equal(csv->record.sip, 403);
    assert_int_equal(csv->record.size[LABEL_PHRASE], row->kept);
    assert_memory_equal(csv->record.text[LABEL_PHRASE], expected, row->kept);
    assert_memory_equal(room.after, zeros, sizeof room.after);
}

/* Rows by their size, in bytes and in lines, in pieces of a size. */
static const struct length {
    const char *name;
    size_t bytes, lines, piece;
    bool quoted, fits;
} lengths[] = {
    {"length: as many bytes as may be", CSV_ROW_BYTES, 1, SIZE_MAX, false, true},
    {"length: one byte too many", CSV_ROW_BYTES + 1, 1, SIZE_MAX, false, false},
    {"length: twice as many bytes", 2 * CSV_ROW_BYTES, 1, SIZE_MAX, false, false},
    {"length: as many bytes as may be, in pieces", CSV_ROW_BYTES, 1, 1000, false, true},
    {"length: as many bytes as may be, in pieces, the last one empty", CSV_ROW_BYTES, 1, 1024,
     false, true},
    {"length: one byte too many, in pieces", CSV_ROW_BYTES + 1, 1, 1000, false, false},
    {"length: one byte too many, a piece of its own", CSV_ROW_BYTES + 1, 1, CSV_ROW_BYTES, false,
     false},
    {"length: twice as many bytes, in pieces", 2 * CSV_ROW_BYTES, 1, 1000, false, false},
    {"length: as many bytes as may be, quoted", CSV_ROW_BYTES, 1, SIZE_MAX, true, true},
    {"length: one byte too many, quoted", CSV_ROW_BYTES + 1, 1, SIZE_MAX, true, false},
    {"length: as many bytes as may be, on three lines", CSV_ROW_BYTES, 3, SIZE_MAX, true, true},
    {"length: one byte too many, on three lines", CSV_ROW_BYTES + 1, 3, SIZE_MAX, true, false},
    {"length: as many lines as may be", 1000, CSV_ROW_LINES, SIZE_MAX, true, true},
    {"length: as many lines as may be, in pieces", 1000, CSV_ROW_LINES, 3, true, true},
    {"length: as many lines and bytes as may be", CSV_ROW_BYTES, CSV_ROW_LINES, 999, true, true},
};

static void reads_rows_up_to_a_length(void **state)
{
    const struct length *row = *state;
    static const char header[] = "finalSipCode,Region", start[] = "403,\"";
    static struct csv csv;
    static char text[3 * CSV_ROW_BYTES];
    char got[1024], *tail;
    size_t last = row->bytes + row->lines - 1, i;

    /* The line breaks are not among the bytes of the row. */
    assert_true(header_of(&csv, header, strlen(header)));
    memset(text, 'x', last);
    memcpy(text, start, sizeof start - 1);
    text[4] = row->quoted ? '"' : 'x';
    for (i = 1; i < row->lines; i++)
        text[5 * (i + 1)] = '\n';
    if (row->quoted)
        text[last - 1] = '"';
    strcpy(text + last, "\n404,next");
    read_lines(&csv, text, row->piece, true, got, sizeof got);
    tail = got;
    for (i = 1; i < row->lines; i++, tail += 5)
        assert_memory_equal(tail, "more|", 5);
    sprintf(text, "%s|%zu:404/", row->fits ? "2:403/" : "other", row->lines + 2);
    assert_string_equal(tail, text);
}

static void gives_up_a_row_after_its_last_line(void **state)
{
    static const char header[] = "finalSipCode,Region", row[] = "\"404\",u";
    static struct csv csv;
    uint64_t line;

    (void)state;
    assert_true(header_of(&csv, header, strlen(header)));
    assert_int_equal(line_of(&csv, "403,\"u", 6, true, 1), CSV_MORE);
    for (line = 2; line < CSV_ROW_LINES; line++)
        assert_int_equal(line_of(&csv, "404,v", 5, true, line), CSV_MORE);
    assert_int_equal(line_of(&csv, "404,v", 5, true, line), CSV_OTHER);
    assert_int_equal(line_of(&csv, row, strlen(row), true, line + 1), CSV_ROW);
    assert_int_equal(csv.record.line, CSV_ROW_LINES + 1);
    assert_int_equal(csv.record.sip, 404);
}

static void a_row_that_is_given_up_has_its_whole_lines(void **state)
{
    static const char header[] = "finalSipCode,Region", row[] = "403,\"u\n404,v\n";
    static struct csv csv;
    static char text[CSV_ROW_BYTES];

    (void)state;
    memset(text, 'x', sizeof text);
    assert_true(header_of(&csv, header, strlen(header)));
    assert_int_equal(line_of(&csv, "403,\"u", 6, true, 4), CSV_MORE);
    assert_int_equal(line_of(&csv, "404,v", 5, true, 5), CSV_MORE);
    assert_int_equal(line_of(&csv, "405,", 4, false, 6), CSV_MORE);
    assert_int_equal(line_of(&csv, text, sizeof text, true, 6), CSV_OTHER);
    assert_true(csv_give_up(&csv));
    assert_int_equal(csv.held_line, 4);
    assert_int_equal(csv.held_size, strlen(row));
    assert_memory_equal(csv.held, row, strlen(row));
    csv.alone = true;
    assert_int_equal(line_of(&csv, "403,\"u", 6, true, 4), CSV_OTHER);
    assert_false(csv_give_up(&csv));
    assert_int_equal(csv.held_size, strlen(row));
}

static void gives_up_a_row_of_many_bytes_at_the_end_of_a_line(void **state)
{
    static const char header[] = "finalSipCode,Region", row[] = "\"404\",u";
    static struct csv csv;
    static char text[CSV_ROW_BYTES];

    (void)state;
    memset(text, 'x', sizeof text);
    assert_true(header_of(&csv, header, strlen(header)));
    assert_int_equal(line_of(&csv, "403,\"u", 6, true, 1), CSV_MORE);
    assert_int_equal(line_of(&csv, text, sizeof text, false, 2), CSV_MORE);
    assert_int_equal(line_of(&csv, row, strlen(row), false, 2), CSV_MORE);
    assert_int_equal(line_of(&csv, row, strlen(row), true, 2), CSV_OTHER);
    assert_int_equal(line_of(&csv, row, strlen(row), true, 3), CSV_ROW);
    assert_int_equal(csv.record.sip, 404);
}

/* The table before each row is SHORT, left after the line in `before`. */
static const struct next_table {
    const char *name, *before, *header, *lines, *expected;
} next_tables[] = {
    {"next table: other columns", "403,1,p,s,u", "Region,callEndSubReason,finalSipCode", "u,2,404",
     "2:404/2"},
    {"next table: the same columns", "403,1,p,s,u", SHORT, "404,2,p,s,u", "2:404/2 phrase=p sbc=s"},
    {"next table: another separator", "403,1,p,s,u", "Region;finalSipCode", "u;404\n404,2,p,s,u",
     "2:404/|other"},
    {"next table: more columns", "403,1,p,s,u", SHORT ",a,b", "404,2,p,s,u,a,b",
     "2:404/2 phrase=p sbc=s"},
    {"next table: fewer columns", "403,1,p,s,u", "finalSipCode,Region", "404,u\n404,u,SBC,p,x",
     "2:404/|other"},
    {"next table: within a row", "403,1,\"p", "Region,finalSipCode", "u,404", "2:404/"},
    {"next table: after a stray quote and a column", "403,1,p,\"s", "Region,finalSipCode", "u,404",
     "2:404/"},
};

static void starts_the_next_table(void **state)
{
    const struct next_table *row = *state;
    static struct csv csv;
    char got[256];

    assert_true(header_of(&csv, SHORT, strlen(SHORT)));
    (void)line_of(&csv, row->before, strlen(row->before), true, 1);
    assert_true(header_of(&csv, row->header, strlen(row->header)));
    read_lines(&csv, row->lines, SIZE_MAX, false, got, sizeof got);
    assert_string_equal(got, row->expected);
}

static void no_header_leaves_a_row_as_it_is(void **state)
{
    static struct csv csv;
    char got[256];

    (void)state;
    assert_true(header_of(&csv, SHORT, strlen(SHORT)));
    assert_int_equal(line_of(&csv, "403,1,\"p", 8, true, 1), CSV_MORE);
    assert_false(header_of(&csv, "q\",s,u", 6));
    read_lines(&csv, "q\",s,u", SIZE_MAX, false, got, sizeof got);
    assert_string_equal(got, "1:403/1 phrase=p\nq sbc=s");
}

static void without_a_table_there_are_no_rows(void **state)
{
    static struct csv csv;
    char got[256];

    (void)state;
    read_lines(&csv, "403,1\n\n403\n\"\n403", SIZE_MAX, false, got, sizeof got);
    assert_string_equal(got, "other|empty|other|other|other");
    assert_int_equal(csv_line(&csv, NULL, 0, true, 7), CSV_EMPTY);
    assert_false(csv_header(&csv, NULL, 0));
}

/* Rows, and whether they have no value at all. */
static const struct blank {
    const char *name, *text;
    bool blank;
} blanks[] = {
    {"blank: separators", ",,,", true},
    {"blank: quotes and spaces", "\"\", ,\" \"\r", true},
    {"blank: the first cell is not", "x,,", false},
    {"blank: the last cell is not", ",,x", false},
    {"blank: another separator", ",;,", false},
};

static void knows_blank_rows(void **state)
{
    const struct blank *row = *state;
    static struct csv csv;

    assert_true(header_of(&csv, "finalSipCode,a,b", 16));
    assert_int_equal(csv_line(&csv, row->text, strlen(row->text), true, 1), CSV_ROW);
    assert_int_equal(csv_is_blank(&csv), row->blank);
}

static void bytes_but_nul_are_text(void **state)
{
    static const char header[] = "finalSipCode,Final SIP Phrase", row[] = "403,ab\377\200c\0d";
    static struct csv csv;

    (void)state;
    assert_true(header_of(&csv, header, strlen(header)));
    assert_int_equal(line_of(&csv, row, sizeof row - 1, true, 2), CSV_ROW);
    assert_int_equal(csv.record.size[LABEL_PHRASE], 5);
    assert_memory_equal(csv.record.text[LABEL_PHRASE], row + 4, 5);
}

static bool same_record(const struct record *one, const struct record *other)
{
    size_t i;

    for (i = 0; i < LABEL_KINDS; i++)
        if (one->size[i] != other->size[i] ||
            memcmp(one->text[i], other->text[i], one->size[i]) != 0)
            return false;
    return one->microsoft == other->microsoft && one->sip == other->sip &&
           one->unread == other->unread;
}

/* Reads rows of random signs at once and in two pieces, of which each byte is looked at: both must
   say the same. */
static void reads_rows_at_once_as_in_pieces(void **state)
{
    static const char header[] = "Final SIP code,a,Final Microsoft subcode,Final SIP phrase,text,b";
    static const char *const parts[] = {
        "\"", "\"",  "\"\"",   ",",   ",",
        ",",  ",",   "\",\"",  " ",   "\r",
        "a",  "403", "560403", "'=1", "0123456789012345678901234567890123456789",
    };
    static struct csv at_once, pieces;
    size_t i, at, rows = 0;

    (void)state;
    assert_true(header_of(&at_once, header, sizeof header - 1));
    assert_true(header_of(&pieces, header, sizeof header - 1));
    for (i = 0; i < 60000; i++) {
        enum csv_result expected, result;
        char row[512] = "";

        for (at = 4 + below(10); at > 0; at--)
            strcat(row, parts[below(COUNT(parts))]);
        at = below(strlen(row) + 1);
        expected = line_of(&pieces, row, at, false, 1);
        expected = line_of(&pieces, row + at, strlen(row) - at, true, 1);
        result = line_of(&at_once, row, strlen(row), true, 1);
        if (result != expected ||
            (result == CSV_ROW && !same_record(&at_once.record, &pieces.record)))
            fail_msg("%s: %d, in pieces %d", row, (int)result, (int)expected);
        rows += result == CSV_ROW;
        at_once.started = pieces.started = false; /* what goes on in the next line does not here */
    }
    assert_in_range(rows, 1000, i);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, headings, heads);
    ADD_ROWS(&tests, readings, reads);
    ADD_ROWS(&tests, widths, counts_columns_that_it_does_not_keep);
    add_test(&tests, "names beyond the kept columns are no header",
             names_beyond_the_kept_columns_are_no_header, NULL);
    ADD_ROWS(&tests, phrases, cuts_a_long_field);
    ADD_ROWS(&tests, lengths, reads_rows_up_to_a_length);
    add_test(&tests, "gives up a row after its last line", gives_up_a_row_after_its_last_line,
             NULL);
    add_test(&tests, "gives up a row of many bytes at the end of a line",
             gives_up_a_row_of_many_bytes_at_the_end_of_a_line, NULL);
    add_test(&tests, "a row that is given up has its whole lines",
             a_row_that_is_given_up_has_its_whole_lines, NULL);
    ADD_ROWS(&tests, next_tables, starts_the_next_table);
    add_test(&tests, "no header leaves a row as it is", no_header_leaves_a_row_as_it_is, NULL);
    add_test(&tests, "without a table there are no rows", without_a_table_there_are_no_rows, NULL);
    add_test(&tests, "a row of many counts", counts_many, NULL);
    add_test(&tests, "columns with counts, more than there are", counts_few, NULL);
    ADD_ROWS(&tests, blanks, knows_blank_rows);
    add_test(&tests, "bytes but NUL are text", bytes_but_nul_are_text, NULL);
    add_test(&tests, "a row at once is a row in pieces", reads_rows_at_once_as_in_pieces, NULL);
    return run_all(&tests, "csv");
}
