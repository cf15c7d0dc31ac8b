/* Tests of text.c, rows.c and row_writer.c: answers in each format. */
#include "print/format.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "catalog/build.h"
#include "print/index.h"
#include "print/printed.h"
#include "print/rows.h"
#include "test.h"

#define NBSP   "\302\240"
#define NNBSP  "\342\200\257"
#define BOLD   "\033[1m"
#define RED    "\033[1;31m"
#define YELLOW "\033[1;33m"
#define GREEN  "\033[1;32m"
#define DIM    "\033[2m"
#define PLAIN  "\033[0m"

#define ROOM 4

/* An entry of a made-up catalog. Items start with their enum drcode_kind and have "|" between them.
 */
struct made_up {
    int32_t microsoft;
    int sip;
    const char *phrase, *items;
    const char *source;                       /* may be NULL */
    const char *french_phrase, *french_items; /* NULL: there is no French text */
};

static size_t put(struct document_entries *records, const char *text)
{
    size_t at = records->text.size;

    buffer_add(&records->text, text, strlen(text) + 1);
    return at;
}

static void put_record(struct document_entries *records, const struct made_up *entry,
                       enum drcode_lang lang)
{
    struct document *document = &records->documents[records->document_count];
    struct document_entry *record = &records->list[records->count++];
    const char *items = lang == DRCODE_FR ? entry->french_items : entry->items;
    size_t i;

    *record = (struct document_entry){.microsoft = entry->microsoft,
                                      .sip = entry->sip,
                                      .lang = lang,
                                      .document = records->document_count++};
    *document = (struct document){.file = put(records, "made-up.md"),
                                  .name = put(records, "article"),
                                  .source = put(records, entry->source ? entry->source : ""),
                                  .subject = put(records, "")};
    document->date = document->subject;
    record->phrase = put(records, lang == DRCODE_FR ? entry->french_phrase : entry->phrase);
    record->items = put(records, items);
    buffer_char(&records->text, '\0');
    record->items_size = records->text.size - record->items;
    for (i = record->items; i < records->text.size; i++)
        if (records->text.data[i] == '|')
            records->text.data[i] = '\0';
}

/* A catalog of the entries up to the first without a phrase, of any bytes; reason
   phrases and the rest are the built-in catalog's. */
static struct drcode_catalog *make_catalog(const struct made_up *entries)
{
    struct drcode_catalog base = *drcode_builtin(), *catalog;
    struct document_entry list[2 * ROOM];
    struct document documents[2 * ROOM];
    struct document_entries records = {
        .list = list, .room = COUNT(list), .documents = documents, .document_room = 2 * ROOM};
    struct drcode_error error = {.text = ""};
    size_t i;

    base.entry_count = base.text_count = 0;
    for (i = 0; i < ROOM && entries[i].phrase; i++) {
        put_record(&records, &entries[i], DRCODE_EN);
        if (entries[i].french_phrase)
            put_record(&records, &entries[i], DRCODE_FR);
    }
    catalog = catalog_add(&base, &records, &error);
    assert_string_equal(error.text, "");
    assert_non_null(catalog);
    buffer_free(&records.text);
    return catalog;
}

/* Prints an answer and returns the text, to be freed. */
static char *print(const struct format *format, struct output output,
                   const struct drcode_answer *answer, const uint16_t *entries)
{
    static struct printed printed;
    struct buffer text = {0};
    FILE *file = tmpfile();
    int c;

    assert_non_null(file);
    output.file = file;
    output.format = format;
    output.printed = &printed;
    format->answer(&output, answer, entries);
    assert_int_equal(fflush(file), 0);
    rewind(file);
    while ((c = getc(file)) != EOF)
        buffer_char(&text, (char)c);
    assert_false(ferror(file));
    assert_false(text.failed);
    fclose(file);
    printed_empty(&printed);
    buffer_char(&text, '\0');
    return text.data;
}

static const uint16_t all_entries[] = {0, 1, 2, 3};

/* Prints all entries of a made-up catalog. */
static char *print_made_up(const struct format *format, struct output output,
                           const struct made_up *entries, enum drcode_match match, int score)
{
    struct drcode_catalog *catalog = make_catalog(entries);
    struct drcode_answer answer = {.match = match, .score = score};
    char *text;

    output.catalog = catalog;
    answer.count = drcode_count(catalog);
    text = print(format, output, &answer, all_entries);
    drcode_catalog_free(catalog);
    return text;
}

static const struct page {
    const char *name;
    struct made_up entries[ROOM];
    unsigned width;
    bool color;
    enum drcode_lang lang;
    int similar; /* the score of a similar phrase; 0: the answer is sure */
    const char *expected;
} pages[] = {
    {"text is never broken where the width is unknown",
     {{569001, 504, "A phrase of five words", "aOne two three four five six seven.", NULL, NULL,
       NULL}},
     0,
     false,
     DRCODE_EN,
     0,
     "569001 504 A phrase of five words\n"
     "    SIP 504 Server Time-out, sent by a Microsoft service\n"
     "    1. One two three four five six seven.\n"},
    {"lines fill 20 columns and no more",
     {{569001, 504, "A phrase of five words", "aOne two three four.", NULL, NULL, NULL}},
     20,
     false,
     DRCODE_EN,
     0,
     "569001 504 A phrase\n"
     "           of five\n"
     "           words\n"
     "    SIP 504 Server\n"
     "    Time-out, sent\n"
     "    by a Microsoft\n"
     "    service\n"
     "    1. One two three\n"
     "       four.\n"},
    {"lines fill 40 columns and no more",
     {{569001, 504, "A phrase of five words and some more",
       "aOne two.|nThree four five six seven"
       " eight.",
       NULL, NULL, NULL}},
     40,
     false,
     DRCODE_EN,
     0,
     "569001 504 A phrase of five words and\n"
     "           some more\n"
     "    SIP 504 Server Time-out, sent by a\n"
     "    Microsoft service\n"
     "    1. One two.\n"
     "    Note: Three four five six seven\n"
     "    eight.\n"},
    {"a line of 80 columns is whole on a terminal of 80",
     {{569001, 504, "Phrase",
       "a4567890 234567890 234567890 234567890 234567890 234567890 234567890 23456789", NULL, NULL,
       NULL}},
     80,
     false,
     DRCODE_EN,
     0,
     "569001 504 Phrase\n"
     "    SIP 504 Server Time-out, sent by a Microsoft service\n"
     "    1. 4567890 234567890 234567890 234567890 234567890 234567890 234567890\n"
     "       23456789\n"},
    {"each word has a line on a terminal of one column",
     {{1, 504, "A b", "aC d.", NULL, NULL, NULL}},
     1,
     false,
     DRCODE_EN,
     0,
     "1 504 A\n"
     "      b\n"
     "    SIP\n"
     "    504\n"
     "    Server\n"
     "    Time-out,\n"
     "    sent\n"
     "    by\n"
     "    a\n"
     "    Microsoft\n"
     "    service\n"
     "    1. C\n"
     "       d.\n"},
    {"letters with accents take one column",
     {{569001, 504, "\u00e9\u00e9\u00e9\u00e9 \u00e9\u00e9\u00e9\u00e9", "aWait.", NULL, NULL,
       NULL}},
     20,
     false,
     DRCODE_EN,
     0,
     "569001 504 \u00e9\u00e9\u00e9\u00e9 \u00e9\u00e9\u00e9\u00e9\n"
     "    SIP 504 Server\n"
     "    Time-out, sent\n"
     "    by a Microsoft\n"
     "    service\n"
     "    1. Wait.\n"},
    {"points of a list hang by their dash",
     {{569001, 504, "Phrase",
       "aCheck both:\n- the first point of the list\n- the second|nBoth of them:\n- are points",
       NULL, NULL, NULL}},
     30,
     false,
     DRCODE_EN,
     0,
     "569001 504 Phrase\n"
     "    SIP 504 Server Time-out,\n"
     "    sent by a Microsoft\n"
     "    service\n"
     "    1. Check both:\n"
     "       - the first point of\n"
     "         the list\n"
     "       - the second\n"
     "    Note: Both of them:\n"
     "    - are points\n"},
    {"commands and links are never broken",
     {{569001, 504, "Phrase",
       "aRun:\n    Get-It -Identity <Name>\n      -Force $true\nthen wait a little.|"
       "lhttps://example.com/a/long/page|n    Get-It",
       NULL, NULL, NULL}},
     20,
     false,
     DRCODE_EN,
     0,
     "569001 504 Phrase\n"
     "    SIP 504 Server\n"
     "    Time-out, sent\n"
     "    by a Microsoft\n"
     "    service\n"
     "    1. Run:\n"
     "           Get-It -Identity <Name>\n"
     "             -Force $true\n"
     "       then wait a\n"
     "       little.\n"
     "       https://example.com/a/long/page\n"
     "    Note:     Get-It\n"},
    {"the numbers of ten actions end in one column",
     {{569001, 504, "Phrase", "aA.|aB.|aC.|aD.|aE.|aF.|aG.|aH.|aI.|aJ k.", NULL, NULL, NULL}},
     10,
     false,
     DRCODE_EN,
     0,
     "569001 504 Phrase\n"
     "    SIP\n"
     "    504\n"
     "    Server\n"
     "    Time-out,\n"
     "    sent\n"
     "    by a\n"
     "    Microsoft\n"
     "    service\n"
     "     1. A.\n"
     "     2. B.\n"
     "     3. C.\n"
     "     4. D.\n"
     "     5. E.\n"
     "     6. F.\n"
     "     7. G.\n"
     "     8. H.\n"
     "     9. I.\n"
     "    10. J\n"
     "        k.\n"},
    {"the source is last, on a line of its own",
     {{569001, 504, "Phrase", "aWait.", "https://example.com/a/long/page", NULL, NULL}},
     20,
     false,
     DRCODE_EN,
     0,
     "569001 504 Phrase\n"
     "    SIP 504 Server\n"
     "    Time-out, sent\n"
     "    by a Microsoft\n"
     "    service\n"
     "    1. Wait.\n"
     "    Source: https://example.com/a/long/page\n"},
    {"a SIP code without a registered reason is printed alone",
     {{560499, 499, "Phrase", "aWait.", NULL, NULL, NULL}},
     0,
     false,
     DRCODE_EN,
     0,
     "560499 499 Phrase\n"
     "    SIP 499, sent by the SBC\n"
     "    1. Wait.\n"},
    {"spaces that do not break are kept together",
     {{569001, 504, "Phrase", "aLe" NBSP "SBC" NNBSP "; est" NBSP "l\u00e0.", NULL, NULL, NULL}},
     10,
     false,
     DRCODE_EN,
     0,
     "569001 504 Phrase\n"
     "    SIP\n"
     "    504\n"
     "    Server\n"
     "    Time-out,\n"
     "    sent\n"
     "    by a\n"
     "    Microsoft\n"
     "    service\n"
     "    1. Le" NBSP "SBC" NNBSP ";\n"
     "       est" NBSP "l\u00e0.\n"},
    {"no line starts with a French mark",
     {{569001, 504, "Phrase", "aa : b c ; d e ? f g ! h", NULL, NULL, NULL}},
     10,
     false,
     DRCODE_EN,
     0,
     "569001 504 Phrase\n"
     "    SIP\n"
     "    504\n"
     "    Server\n"
     "    Time-out,\n"
     "    sent\n"
     "    by a\n"
     "    Microsoft\n"
     "    service\n"
     "    1. a :\n"
     "       b\n"
     "       c ;\n"
     "       d\n"
     "       e ?\n"
     "       f\n"
     "       g !\n"
     "       h\n"},
    {"entries with the same items are one, whatever is between them",
     {{569001, 504, "First", "aWait.|lhttps://example.com", "S", NULL, NULL},
      {569002, 504, "Second", "aRun.", "S", NULL, NULL},
      {569003, 504, "Third", "aWait.|lhttps://example.com", "S", NULL, NULL}},
     0,
     false,
     DRCODE_EN,
     0,
     "569001 504 First\n"
     "569003 504 Third\n"
     "    SIP 504 Server Time-out, sent by a Microsoft service\n"
     "    1. Wait.\n"
     "       https://example.com\n"
     "\n"
     "569002 504 Second\n"
     "    1. Run.\n"
     "    Source: S\n"},
    {"entries of different SIP codes, origins or sources are not one",
     {{560503, 503, "First", "aWait.", NULL, NULL, NULL},
      {569001, 503, "Second", "aWait.", NULL, NULL, NULL},
      {569001, 504, "Third", "aWait.", NULL, NULL, NULL},
      {569002, 504, "Fourth", "aWait.", "S", NULL, NULL}},
     0,
     false,
     DRCODE_EN,
     0,
     "560503 503 First\n"
     "    SIP 503 Service Unavailable, sent by the SBC\n"
     "    1. Wait.\n"
     "\n"
     "569001 503 Second\n"
     "    SIP 503 Service Unavailable, sent by a Microsoft service\n"
     "    1. Wait.\n"
     "\n"
     "569001 504 Third\n"
     "    SIP 504 Server Time-out, sent by a Microsoft service\n"
     "    1. Wait.\n"
     "\n"
     "569002 504 Fourth\n"
     "    1. Wait.\n"
     "    Source: S\n"},
    {"the heading and links are coloured, each up to its end",
     {{569001, 504, "A phrase of five words", "aWait.|lhttps://example.com|nNothing.", "S", NULL,
       NULL}},
     20,
     true,
     DRCODE_EN,
     0,
     RED "569001 504" PLAIN " " BOLD "A phrase\n"
         "           of five\n"
         "           words" PLAIN "\n"
         "    SIP 504 Server\n"
         "    Time-out, sent\n"
         "    by a Microsoft\n"
         "    service\n"
         "    1. Wait.\n"
         "       " DIM "https://example.com" PLAIN "\n"
         "    Note: Nothing.\n"
         "    " DIM "Source: S" PLAIN "\n"},
    {"French has its own labels and marks",
     {{560503, 503, "Phrase", "aWait.", "S", "Expression", "aAttendez.|nRien."}},
     0,
     false,
     DRCODE_FR,
     91,
     "560503 503 Expression\n"
     "    SIP 503 Service Unavailable, envoy\u00e9 par le SBC" NNBSP "; expression proche, 91" NBSP
     "%\n"
     "    1. Attendez.\n"
     "    Remarque" NBSP ": Rien.\n"
     "    Source" NBSP ": S\n"},
    {"an entry without French is English under French labels",
     {{560503, 503, "Phrase", "aWait.", "S", NULL, NULL}},
     0,
     false,
     DRCODE_FR,
     0,
     "560503 503 Phrase\n"
     "    SIP 503 Service Unavailable, envoy\u00e9 par le SBC\n"
     "    1. Wait.\n"
     "    Source" NBSP ": S\n"},
    {"a similar phrase says how near it is, and wraps",
     {{569001, 504, "Phrase", "aWait.", NULL, NULL, NULL}},
     64,
     false,
     DRCODE_EN,
     91,
     "569001 504 Phrase\n"
     "    SIP 504 Server Time-out, sent by a Microsoft service;\n"
     "    similar phrase, 91%\n"
     "    1. Wait.\n"},
};

static void prints_a_page(void **state)
{
    const struct page *row = *state;
    const struct output output = {
        .lang = row->lang, .width = row->width, .color = row->color, .full = true};
    char *text = print_made_up(&text_format, output, row->entries,
                               row->similar ? DRCODE_SIMILAR : DRCODE_PAIR,
                               row->similar ? row->similar : 100);

    assert_string_equal(text, row->expected);
    free(text);
}

/* Four groups that have a SIP code, a sender and a source in common, and four that do not. */
#define HEAD "Unable to deliver INVITE: "
static const struct made_up four[ROOM] = {
    {569001, 504, "A phrase", "aWait for a better day.\nOr do not.|aRun.", "S", NULL, NULL},
    {569002, 504, HEAD "No such host is known", "nFirst a note.|aRun.", "S", NULL, NULL},
    {569003, 504, HEAD "outgoing TLS negotiation failed; HRESULT=0x80090326",
     "aWait for a better day, then try to find out what is wrong.", "S", NULL, NULL},
    {569004, 504, "A phrase of many words and many letters without a head", "nNothing.", "S", NULL,
     NULL}};

static const struct made_up different[ROOM] = {
    {10001, 480, "One", "aWait.", "S", "Un", "aAttendez."},
    {560001, 503, "Two", "aRun.", "T", "Deux \302\240: trois", "aCourez."},
    {560002, DRCODE_NO_CODE, "Three", "aWalk.", NULL, "Trois", "aMarchez."},
    {DRCODE_NO_CODE, DRCODE_NO_CODE, "Four", "aSit.", NULL, "Quatre", "aAsseyez-vous."}};

static const struct made_up nines[ROOM] = {
    {9, 480, "One", "aWait.", NULL, NULL, NULL},
    {99, 480, "Two", "aRun.", NULL, NULL, NULL},
    {999, 480, "Three", "nWalk, perhaps.|aSit.", NULL, NULL, NULL},
    {99999, 480, "A phrase of more columns than half of the line has: as these are", "nStand.",
     NULL, NULL, NULL}};

static const struct made_up translated[ROOM] = {
    {1, 480, "INVITE: One", "aWait.", NULL,
     "Impossible de remettre INVITE : aucun h\u00f4te ne r\u00e9pond", "aAttendez."},
    {2, 480, "ACK: Two", "aRun.", NULL,
     "Impossible de remettre ACK: aucun h\u00f4te ne r\u00e9pond", "aCourez."},
    {3, 480, "Three", "aWalk.", NULL, " : aucun h\u00f4te de ce nom ne r\u00e9pond aux messages",
     "aMarchez."},
    {4, 480, "Four", "aSit.", NULL, ": aucun h\u00f4te de ce nom ne r\u00e9pond aux messages",
     "aRestez."}};

/* An index, and the same entries in brief. */
static const struct index {
    const char *name;
    const struct made_up *entries;
    struct output output;
    enum drcode_match match;
    const char *index, *brief; /* NULL: the lines of the index */
} indexes[] = {
    {"an index is 80 columns wide where the width is unknown",
     four,
     {.width = 0},
     DRCODE_SIP,
     "4 entries; SIP 504 Server Time-out, sent by a Microsoft service\n"
     "569001 504 A phrase                               Wait for a better day.\n"
     "569002 504 ...INVITE: No such host is known       Run.\n"
     "569003 504 ...INVITE: outgoing TLS...=0x80090326  Wait for a better day, then...\n"
     "569004 504 A phrase of many words...thout a head\n"
     "    Source: S\n"
     "    For one, add its codes or words of its phrase; for all in full, --all.\n",
     "569001 504 A phrase  Wait for a better day.\n"
     "569002 504 Unable to deliver INVITE: No such host is known  Run.\n"
     "569003 504 Unable to deliver INVITE: outgoing TLS negotiation failed; HRESULT=0x80090326  "
     "Wait for a better day, then try to find out what is wrong.\n"
     "569004 504 A phrase of many words and many letters without a head\n"},
    {"an index in colour",
     four,
     {.width = 50, .color = true},
     DRCODE_SIP,
     BOLD "4 entries; SIP 504 Server Time-out, sent by a\n"
          "    Microsoft service" PLAIN "\n" RED "569001 504" PLAIN
          " A phrase               Wait for a be...\n" RED "569002 504" PLAIN
          " ...INVITE: N... known  Run.\n" RED "569003 504" PLAIN
          " ...INVITE: o...090326  Wait for a be...\n" RED "569004 504" PLAIN
          " A phrase of... a head\n"
          "    " DIM "Source: S" PLAIN "\n"
          "    For one, add its codes or words of its phrase;\n"
          "    for all in full, --all.\n",
     NULL},
    {"an index without room for actions",
     four,
     {.width = 40},
     DRCODE_SIMILAR,
     "4 entries; SIP 504 Server Time-out, sent\n"
     "    by a Microsoft service; similar\n"
     "    phrase, 77%\n"
     "569001 504 A phrase\n"
     "569002 504 ...INVITE: No such...is known\n"
     "569003 504 ...INVITE: outgoin...80090326\n"
     "569004 504 A phrase of many ...ut a head\n"
     "    Source: S\n"
     "    For one, add its codes or words of\n"
     "    its phrase; for all in full, --all.\n",
     NULL},
    {"an index on a narrow terminal",
     four,
     {.width = 20},
     DRCODE_SIP,
     "4 entries; SIP 504\n"
     "    Server Time-out,\n"
     "    sent by a\n"
     "    Microsoft\n"
     "    service\n"
     "569001 504 A phrase\n"
     "569002 504 ...INVITE...nown\n"
     "569003 504 ...INVITE...0326\n"
     "569004 504 A phrase... head\n"
     "    Source: S\n"
     "    For one, add its\n"
     "    codes or words\n"
     "    of its phrase;\n"
     "    for all in full,\n"
     "    --all.\n",
     NULL},
    {"codes of few digits take few columns",
     nines,
     {.width = 60},
     DRCODE_SIP,
     "4 entries; SIP 480 Temporarily Unavailable, sent by a\n"
     "    Microsoft service\n"
     "9 480     One                          Wait.\n"
     "99 480    Two                          Run.\n"
     "999 480   Three                        Sit.\n"
     "99999 480 ...has: as these are\n"
     "    For one, add its codes or words of its phrase; for all\n"
     "    in full, --all.\n",
     NULL},
    {"the start of a French phrase is left out",
     translated,
     {.width = 60, .lang = DRCODE_FR},
     DRCODE_SIP,
     "4 entrées\342\200\257; SIP 480 Temporarily Unavailable, envoyé par un\n"
     "    service Microsoft\n"
     "1 480 ...INVITE : aucun ...e répond  Attendez.\n"
     "2 480 ...ACK: aucun hôte ne répond   Courez.\n"
     "3 480  : aucun hôte de ... messages  Marchez.\n"
     "4 480 : aucun hôte de c... messages  Restez.\n"
     "    Pour une, ajoutez ses codes ou des mots de son texte\342\200\257;\n"
     "    pour toutes, --all.\n",
     NULL},
    {"an index in French of entries that have nothing in common",
     different,
     {.width = 60, .lang = DRCODE_FR},
     DRCODE_NOTHING,
     "4 entrées\n"
     "10001 480  Un             Attendez.\n"
     "560001 503 Deux  : trois  Courez.\n"
     "560002     Trois          Marchez.\n"
     "           Quatre         Asseyez-vous.\n"
     "    Pour une, ajoutez ses codes ou des mots de son texte\342\200\257;\n"
     "    pour toutes, --all.\n",
     NULL},
};

static void prints_an_index(void **state)
{
    const struct index *row = *state;
    char *text = print_made_up(&text_format, row->output, row->entries, row->match, 77);
    char *brief = print_made_up(&brief_format, row->output, row->entries, row->match, 77);

    assert_string_equal(text, row->index);
    if (row->brief)
        assert_string_equal(brief, row->brief);
    else
        assert_non_null(strstr(text, brief));
    free(text);
    free(brief);
}

/* A phrase in JSON and in TSV, also with what no document may contain. */
static const struct escape {
    const char *name, *phrase, *json, *tsv;
} escapes[] = {
    {"quotes", "say \"no\" 'now'", "say \\\"no\\\" 'now'", "say \"no\" 'now'"},
    {"a backslash", "\\\\server\\n", "\\\\\\\\server\\\\n", "\\\\\\\\server\\\\n"},
    {"a slash", "a/b", "a/b", "a/b"},
    {"a tab", "a\tb", "a\\tb", "a\\tb"},
    {"a line break", "a\nb", "a\\nb", "a\\nb"},
    {"a carriage return", "a\rb", "a\\rb", "a\\rb"},
    {"a backspace and a form feed", "a\bb\fc", "a\\bb\\fc", "a b c"},
    {"a bell", "a\ab", "a\\u0007b", "a b"},
    {"an escape sequence", "a\033[31mb", "a\\u001b[31mb", "a [31mb"},
    {"the first control", "\001", "\\u0001", " "},
    {"delete", "a\177b", "a\\u007fb", "a b"},
    {"a control beyond ASCII", "a\302\205b", "a\\u0085b", "a b"},
    {"a line separator", "a\342\200\250b", "a\\u2028b", "a b"},
    {"an override of direction", "a\342\200\256b", "a\\u202eb", "a b"},
    {"a no-break space", "a" NBSP "b", "a" NBSP "b", "a" NBSP "b"},
    {"an accent", "\u00e9t\u00e9", "\u00e9t\u00e9", "\u00e9t\u00e9"},
    {"four bytes", "\360\237\230\200", "\360\237\230\200", "\360\237\230\200"},
    {"a byte that is no UTF-8", "caf\351!", "caf\357\277\275!", "caf\357\277\275!"},
    {"a character cut off", "caf\303", "caf\357\277\275", "caf\357\277\275"},
    {"an overlong form", "a\300\200b", "a\357\277\275\357\277\275b", "a\357\277\275\357\277\275b"},
    {"a surrogate", "a\355\240\200b", "a\357\277\275\357\277\275\357\277\275b",
     "a\357\277\275\357\277\275\357\277\275b"},
};

static void escapes_json(void **state)
{
    const struct escape *row = *state;
    const struct made_up entries[ROOM] = {{569001, 504, row->phrase, "aWait.", NULL, NULL, NULL}};
    char *text = print_made_up(&json_format, (struct output){0}, entries, DRCODE_PAIR, 100);
    char expected[1024];

    snprintf(expected, sizeof expected,
             "{\"callEndSubReason\":569001,\"finalSipCode\":504,\"finalSipCodePhrase\":\"%s\","
             "\"lang\":\"en\",\"phrase\":\"%s\",\"origin\":\"microsoft\","
             "\"sipReason\":\"Server Time-out\",\"actions\":[\"Wait.\"],\"notes\":[],\"links\":[],"
             "\"source\":null,\"match\":\"pair\",\"score\":100,\"outcome\":\"failure\","
             "\"document\":\"article\",\"q850Cause\":null}\n",
             row->json, row->json);
    assert_string_equal(text, expected);
    free(text);
}

static void escapes_tsv(void **state)
{
    const struct escape *row = *state;
    const struct made_up entries[ROOM] = {{569001, 504, row->phrase, "aWait.", NULL, NULL, NULL}};
    char *text = print_made_up(&tsv_format, (struct output){0}, entries, DRCODE_PAIR, 100);
    char expected[1024];

    snprintf(expected, sizeof expected,
             "569001\t504\t%s\ten\t%s\tmicrosoft\tServer "
             "Time-out\tWait.\t\t\t\tpair\t100\tfailure\tarticle\t\n",
             row->tsv, row->tsv);
    assert_string_equal(text, expected);
    free(text);
}

static const struct cell {
    const char *name, *phrase, *csv;
} cells[] = {
    {"a phrase", "a, b; c", "a, b; c"},
    {"quotes", "say \"no\"", "say \"\"no\"\""},
    {"a line break stays in its cell", "a\nb", "a\nb"},
    {"a tab stays", "a\tb", "a\tb"},
    {"controls are blanks", "a\rb\033[31m\007\302\205", "a b [31m  "},
    {"a byte that is no UTF-8", "caf\351!", "caf\357\277\275!"},
    {"a formula", "=1+1", "'=1+1"},
    {"a number with a plus sign", "+15550100001", "'+15550100001"},
    {"a minus sign", "-1", "'-1"},
    {"a function", "@SUM(A1)", "'@SUM(A1)"},
    {"a formula after a tab", "\t=1", "'\t=1"},
    {"a formula after a carriage return, which becomes a space", "\r=1", " =1"},
    {"what looks like a formula after an apostrophe", "'=1", "''=1"},
    {"an apostrophe", "'tis", "'tis"},
    {"signs within a text", "a=1+2-3@4", "a=1+2-3@4"},
    {"nothing", "", ""},
};

static void escapes_csv(void **state)
{
    const struct cell *row = *state;
    const struct made_up entries[ROOM] = {
        {569001, 504, row->phrase, "a=One|aTwo", NULL, NULL, NULL}};
    char *text = print_made_up(&csv_format, (struct output){0}, entries, DRCODE_PAIR, 100);
    char expected[1024];

    snprintf(expected, sizeof expected,
             "569001,504,\"%s\",\"en\",\"%s\",\"microsoft\",\"Server Time-out\",\"'=One\nTwo\","
             "\"\",\"\",,\"pair\",100,\"failure\",\"article\",\r\n",
             row->csv, row->csv);
    assert_string_equal(text, expected);
    free(text);
}

/* Actions of 7 and 8 lines of 76 columns. */
#define LINE  "x234567890123456789012345678901234567890123456789012345678901234567890123456"
#define SEVEN LINE LINE LINE LINE LINE LINE LINE
#define EIGHT SEVEN "."

/* Whether entries are printed as an index. */
static const struct due {
    const char *name;
    struct made_up entries[ROOM];
    enum drcode_match match;
    struct output output;
    bool index;
} dues[] = {
    {"two entries that fit a screen",
     {{1, 504, "A", "aRun.", NULL, NULL, NULL}, {2, 504, "B", "aSit.", NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 80},
     false},
    {"two entries that just fit a screen",
     {{1, 504, "A", "a" SEVEN, NULL, NULL, NULL}, {2, 504, "B", "a" EIGHT, NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 80},
     false},
    {"two entries of a line more",
     {{1, 504, "A", "a" EIGHT "|lx", NULL, NULL, NULL}, {2, 504, "B", "a" SEVEN, NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 80},
     true},
    {"two entries of many lines, where the width is unknown",
     {{1, 504, "A", "a" EIGHT, NULL, NULL, NULL}, {2, 504, "B", "a" EIGHT "B", NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 0},
     false},
    {"two entries of many lines, in full",
     {{1, 504, "A", "a" EIGHT, NULL, NULL, NULL}, {2, 504, "B", "a" EIGHT "B", NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 80, .full = true},
     false},
    {"two entries of many lines of a Microsoft code",
     {{1, 504, "A", "a" EIGHT, NULL, NULL, NULL}, {1, 504, "B", "a" EIGHT "B", NULL, NULL, NULL}},
     DRCODE_CODE,
     {.width = 80},
     false},
    {"one entry of many lines",
     {{1, 504, "A", "a" EIGHT "|n" EIGHT "|n" EIGHT, NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 80},
     false},
    {"two entries of many lines that are the same",
     {{1, 504, "A", "a" EIGHT "|n" EIGHT, NULL, NULL, NULL},
      {2, 504, "B", "a" EIGHT "|n" EIGHT, NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 80},
     false},
    {"three entries, of which one takes a line more",
     {{1, 504, "A", "a" SEVEN, NULL, NULL, NULL},
      {2, 504, "B", "a" EIGHT, NULL, NULL, NULL},
      {3, 504, "C", "a" EIGHT, NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 80},
     true},
    {"lines of five columns",
     {{1, 504, "A", "a23456789a", NULL, NULL, NULL}, {2, 504, "B", "a23456789b", NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 9},
     false},
    {"lines of a column",
     {{1, 504, "A", "a234567890", NULL, NULL, NULL}, {2, 504, "B", "a123456789", NULL, NULL, NULL}},
     DRCODE_SIP,
     {.width = 8},
     true},
    {"four groups of actions",
     {{1, 504, "A", "aA.", NULL, NULL, NULL},
      {1, 504, "B", "aB.", NULL, NULL, NULL},
      {1, 504, "C", "aC.", NULL, NULL, NULL},
      {1, 504, "D", "aD.", NULL, NULL, NULL}},
     DRCODE_CODE,
     {.width = 0},
     true},
    {"four entries, two of which are the same",
     {{1, 504, "A", "aA.", NULL, NULL, NULL},
      {1, 504, "B", "aB.", NULL, NULL, NULL},
      {1, 504, "C", "aC.", NULL, NULL, NULL},
      {1, 504, "D", "aA.", NULL, NULL, NULL}},
     DRCODE_CODE,
     {.width = 0},
     false},
    {"three groups of actions",
     {{1, 504, "A", "aA.", NULL, NULL, NULL},
      {1, 504, "B", "aB.", NULL, NULL, NULL},
      {1, 504, "C", "aC.", NULL, NULL, NULL}},
     DRCODE_CODE,
     {.width = 80},
     false},
    {"a list in a file",
     {{1, 504, "A", "aA.", NULL, NULL, NULL},
      {1, 504, "B", "aB.", NULL, NULL, NULL},
      {1, 504, "C", "aC.", NULL, NULL, NULL},
      {1, 504, "D", "aD.", NULL, NULL, NULL}},
     DRCODE_NOTHING,
     {.width = 0},
     false},
    {"a list on the narrowest terminal",
     {{1, 504, "A", "aA.", NULL, NULL, NULL},
      {1, 504, "B", "aB.", NULL, NULL, NULL},
      {1, 504, "C", "aC.", NULL, NULL, NULL},
      {1, 504, "D", "aD.", NULL, NULL, NULL}},
     DRCODE_NOTHING,
     {.width = 1},
     true},
    {"two that are near",
     {{1, 504, "A", "aA.", NULL, NULL, NULL}, {1, 504, "B", "aB.", NULL, NULL, NULL}},
     DRCODE_NEAR,
     {.width = 0},
     true},
    {"one that is near",
     {{1, 504, "A", "aA.", NULL, NULL, NULL}},
     DRCODE_NEAR,
     {.width = 0},
     false},
    {"two that have the words",
     {{1, 504, "A", "aA.", NULL, NULL, NULL}, {1, 504, "B", "aB.", NULL, NULL, NULL}},
     DRCODE_TEXT,
     {.width = 0},
     true},
};

static void decides_on_an_index(void **state)
{
    const struct due *row = *state;
    struct drcode_catalog *catalog = make_catalog(row->entries);
    struct output output = row->output;
    struct drcode_answer answer = {.match = row->match, .sip = 504, .score = 100};

    output.catalog = catalog;
    answer.count = drcode_count(catalog);
    assert_int_equal(index_is_due(&output, &answer, all_entries), row->index);
    drcode_catalog_free(catalog);
}

/* An index of all entries of a SIP code is remembered, no other. */
static void remembers_the_index_of_a_sip_code(void **state)
{
    const struct output output = {.catalog = drcode_builtin()};
    struct drcode_answer answer = {.match = DRCODE_SIP, .sip = 504, .score = 100};

    (void)state;
    assert_string_equal(index_item(&output, &answer), "Server Time-out");
    answer.score = 99;
    assert_null(index_item(&output, &answer));
    answer.score = 100;
    answer.match = DRCODE_PAIR;
    assert_null(index_item(&output, &answer));
}

static const struct made_up full[ROOM] = {
    {569001, 504, "Phrase",
     "aOne:\n- two|lhttps://a.example|nThree|lhttps://b.example|aFour|lhttps://a.example|nFive",
     "S", "Expression", "aUn|nDeux"}};

static void json_gathers_the_items_of_a_kind(void **state)
{
    char *text = print_made_up(&json_format, (struct output){0}, full, DRCODE_SIMILAR, 91);

    (void)state;
    assert_string_equal(
        text, "{\"callEndSubReason\":569001,\"finalSipCode\":504,\"finalSipCodePhrase\":\"Phrase\","
              "\"lang\":\"en\",\"phrase\":\"Phrase\",\"origin\":\"microsoft\","
              "\"sipReason\":\"Server Time-out\",\"actions\":[\"One:\\n- two\",\"Four\"],"
              "\"notes\":[\"Three\",\"Five\"],"
              "\"links\":[\"https://a.example\",\"https://b.example\"],\"source\":\"S\","
              "\"match\":\"similar\",\"score\":91,\"outcome\":\"failure\","
              "\"document\":\"article\",\"q850Cause\":null}\n");
    free(text);
}

static void tsv_gathers_the_items_of_a_kind(void **state)
{
    char *text = print_made_up(&tsv_format, (struct output){0}, full, DRCODE_SIMILAR, 91);

    (void)state;
    assert_string_equal(
        text, "569001\t504\tPhrase\ten\tPhrase\tmicrosoft\tServer Time-out\t"
              "One:\\n- two\\nFour\tThree\\nFive\t"
              "https://a.example\\nhttps://b.example\tS\tsimilar\t91\tfailure\tarticle\t\n");
    free(text);
}

static void the_phrase_of_the_service_stays_english(void **state)
{
    const struct output french = {.lang = DRCODE_FR};
    char *text = print_made_up(&tsv_format, french, full, DRCODE_CODE, 100);

    (void)state;
    assert_string_equal(text, "569001\t504\tPhrase\tfr\tExpression\tmicrosoft\tServer Time-out\t"
                              "Un\tDeux\t\tS\tcode\t100\tfailure\tarticle\t\n");
    free(text);
}

static void what_was_listed_has_no_match(void **state)
{
    char *json = print_made_up(&json_format, (struct output){0}, full, DRCODE_NOTHING, 0);
    char *tsv = print_made_up(&tsv_format, (struct output){0}, full, DRCODE_NOTHING, 0);

    (void)state;
    assert_non_null(strstr(json, "\"match\":null,\"score\":null,\"outcome\":"));
    assert_non_null(strstr(tsv, "\tS\t\t\tfailure\tarticle\t\n"));
    free(json);
    free(tsv);
}

/* Codes without an entry. */
static const struct bare {
    const char *name;
    struct drcode_answer answer;
    unsigned width;
    bool color;
    enum drcode_lang lang;
    const char *text, *tsv;
} bare[] = {
    {"a SIP code that is registered",
     {.match = DRCODE_UNDOCUMENTED, .microsoft = DRCODE_NO_CODE, .sip = 483},
     0,
     true,
     DRCODE_EN,
     RED "483" PLAIN " " BOLD "not documented" PLAIN "\n    SIP 483 Too Many Hops (RFC3261)\n"
         "    Look for a loop of call forwarding, or of routes between systems.\n",
     "\t483\t\ten\t\t\tToo Many Hops\t\tLook for a loop of call forwarding, or of routes between "
     "systems.\t\t\tundocumented\t0\tfailure\t\t\n"},
    {"a SIP code that is not registered",
     {.match = DRCODE_UNDOCUMENTED, .microsoft = DRCODE_NO_CODE, .sip = 499},
     0,
     false,
     DRCODE_FR,
     "499 non document\u00e9\n",
     "\t499\t\tfr\t\t\t\t\t\t\t\tundocumented\t0\tfailure\t\t\n"},
    {"a code of the SBC, whose last digits are no SIP code",
     {.match = DRCODE_UNDOCUMENTED, .microsoft = 560999, .sip = DRCODE_NO_CODE},
     40,
     false,
     DRCODE_EN,
     "560999 not documented\n"
     "    sent by the SBC\n"
     "    The SBC sent this response, and the\n"
     "    last three digits are its SIP\n"
     "    response code. Begin at the logs of\n"
     "    the SBC, then ask the SBC vendor or\n"
     "    the carrier behind it.\n",
     "560999\t\t\ten\t\tsbc\t\t\tThe SBC sent this response, and the last three digits are its SIP "
     "response code. Begin at the logs of the SBC, then ask the SBC vendor or the carrier behind "
     "it.\t\t\tundocumented\t0\tfailure\t\t\n"},
    {"an HRESULT with a name",
     {.match = DRCODE_UNDOCUMENTED,
      .microsoft = DRCODE_NO_CODE,
      .sip = DRCODE_NO_CODE,
      .hresult = 0x80090304},
     30,
     true,
     DRCODE_EN,
     RED "0x80090304 SEC_E_INTERNAL_ERROR" PLAIN " " BOLD "not\n"
         "                                documented" PLAIN "\n"
         "    The TLS library failed\n"
         "    inside: look at the logs\n"
         "    of the side that reports\n"
         "    it.\n",
     "\t\t\ten\t\t\t\t\tSEC_E_INTERNAL_ERROR\\nThe TLS library failed inside: look at the logs of "
     "the side that reports it.\t\t\tundocumented\t0\t\t\t\n"},
    {"an HRESULT without a name",
     {.match = DRCODE_UNDOCUMENTED,
      .microsoft = DRCODE_NO_CODE,
      .sip = DRCODE_NO_CODE,
      .hresult = 0x8000ffff},
     0,
     false,
     DRCODE_FR,
     "0x8000FFFF non document\u00e9\n",
     "\t\t\tfr\t\t\t\t\t\t\t\tundocumented\t0\t\t\t\n"},
    {"a normal end",
     {.match = DRCODE_NORMAL, .microsoft = 540000, .sip = 0},
     0,
     false,
     DRCODE_EN,
     "540000 0 the call ended normally: nothing to fix\n"
     "    An inbound PSTN call ended normally\n",
     "540000\t0\t\ten\t\teither\t\t\tthe call ended normally: nothing to fix\t\t\t"
     "normal\t0\tnormal\t\t\n"},
    {"nothing at all",
     {.match = DRCODE_NOTHING, .microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE},
     0,
     true,
     DRCODE_EN,
     "",
     ""},
};

static void prints_codes(void **state)
{
    const struct bare *row = *state;
    const struct output output = {
        .catalog = drcode_builtin(), .lang = row->lang, .width = row->width, .color = row->color};
    char *text = print(&text_format, output, &row->answer, NULL);
    char *tsv = print(&tsv_format, output, &row->answer, NULL);

    assert_string_equal(text, row->text);
    assert_string_equal(tsv, row->tsv);
    free(text);
    free(tsv);
}

/* Prints the whole built-in catalog as text. */
static char *print_list(struct output output)
{
    struct drcode_answer answer = {.match = DRCODE_NOTHING};
    uint16_t entries[512];

    output.catalog = drcode_builtin();
    output.full = true;
    assert_in_range(drcode_count(output.catalog), 1, COUNT(entries));
    for (; answer.count < drcode_count(output.catalog); answer.count++)
        entries[answer.count] = (uint16_t)answer.count;
    return print(&text_format, output, &answer, entries);
}

/* Joins the lines of a text, with one space where there was space. */
static void join(char *text)
{
    const char *from;
    char *to = text;

    for (from = text; *from; from++)
        if (*from != ' ' && *from != '\n')
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    *to = '\0';
}

/* Ends a line with a NUL and returns the next one; NULL after the last. */
static char *next_line(char *line)
{
    char *end = strchr(line, '\n');

    if (!end)
        return NULL;
    *end = '\0';
    return end[1] ? end + 1 : NULL;
}

static unsigned columns(const char *line)
{
    unsigned count = 0;

    for (; *line; line++)
        count += (*line & 0xc0) != 0x80;
    return count;
}

/* True where a line may break: at a space, except before a French mark. */
static bool breaks(const char *line)
{
    while ((line = strchr(line, ' ')) != NULL)
        if (!strchr(":;?!", *++line))
            return true;
    return false;
}

static const struct width {
    const char *name;
    unsigned width;
    enum drcode_lang lang;
} widths[] = {
    {"the catalog wraps to 30 columns", 30, DRCODE_EN},
    {"the catalog wraps to 40 columns", 40, DRCODE_EN},
    {"the catalog wraps to 80 columns", 80, DRCODE_EN},
    {"the catalog wraps to 132 columns", 132, DRCODE_EN},
    {"the French catalog wraps to 30 columns", 30, DRCODE_FR},
    {"the French catalog wraps to 40 columns", 40, DRCODE_FR},
    {"the French catalog wraps to 80 columns", 80, DRCODE_FR},
    {"the French catalog wraps to 132 columns", 132, DRCODE_FR},
};

/* Wrapping changes no word; only links, commands and, on narrow terminals, single words are longer
   than a line. */
static void wraps_the_catalog(void **state)
{
    const struct width *row = *state;
    const struct output output = {.lang = row->lang, .width = row->width};
    char *whole = print_list((struct output){.lang = row->lang});
    char *wrapped = print_list(output), *lines = print_list(output), *line, *next;

    for (line = lines; line; line = next) {
        next = next_line(line);
        assert_true(!*line || line[strlen(line) - 1] != ' ');
        if (columns(line) > row->width && !strstr(line, "https://") && !strstr(line, "-Cs"))
            assert_true(row->width < 40 && !breaks(line + 11));
    }
    join(whole);
    join(wrapped);
    assert_string_equal(wrapped, whole);
    free(whole);
    free(wrapped);
    free(lines);
}

static void commands_are_whole_on_any_terminal(void **state)
{
    unsigned width;

    (void)state;
    for (width = 1; width < 100; width++) {
        char *text = print_list((struct output){.width = width});

        assert_non_null(strstr(text, "\n           Get-CsTeamsCallingPolicy -Identity "
                                     "<PolicyName>\n"));
        assert_non_null(strstr(text, "\n           Set-CsTeamsCallingPolicy -Identity "
                                     "<PolicyName> -PreventTollBypass $false\n"));
        free(text);
    }
}

/* Removes the escape sequences. Each starts a colour that ends within its heading or line. */
static void drop_colors(char *text)
{
    static const char *const starts[] = {BOLD, RED, YELLOW, GREEN, DIM};
    const char *from = text;
    bool inside = false;
    size_t i;

    while (*from) {
        size_t size = 0;

        if (*from != '\033') {
            assert_true(!inside || *from != '\n' || strncmp(from, "\n     ", 6) == 0);
            *text++ = *from++;
            continue;
        }
        if (strncmp(from, PLAIN, strlen(PLAIN)) == 0)
            size = strlen(PLAIN);
        for (i = 0; i < COUNT(starts) && !inside; i++)
            if (strncmp(from, starts[i], strlen(starts[i])) == 0)
                size = strlen(starts[i]);
        assert_true(size > 0);
        inside = !inside;
        from += size;
    }
    assert_false(inside);
    *text = '\0';
}

static void colors_change_no_text(void **state)
{
    char *plain = print_list((struct output){.width = 60});
    char *colored = print_list((struct output){.width = 60, .color = true});

    (void)state;
    assert_null(strchr(plain, '\033'));
    assert_non_null(strchr(colored, '\033'));
    drop_colors(colored);
    assert_string_equal(colored, plain);
    free(plain);
    free(colored);
}

static const struct made_up alike[ROOM] = {
    {569001, 504, "One", "aRun.|nNote.|lhttps://a", "S", NULL, NULL},
    {569001, 504, "Two", "aRun.", "S", NULL, NULL},
    {569001, 503, "One", "aRun.|nNote.|lhttps://a", NULL, NULL, NULL},
    {560001, 504, "One", "aSit.", "S", NULL, NULL}};

/* Findings as rows of JSON: of an entry, what several have in common, and codes alone. */
static const struct found {
    const char *name;
    size_t first; /* its first entry of `alike` */
    struct drcode_finding finding;
    const char *json;
} founds[] = {
    {"an entry, and all that a record says",
     0,
     {.line = 7,
      .text = "a line",
      .text_size = 6,
      .answer = {.match = DRCODE_PAIR,
                 .score = 100,
                 .microsoft = 569001,
                 .sip = 504,
                 .count = 1,
                 .cause = 38},
      .sbc = "sbc",
      .callee = "+1",
      .caller = "+2",
      .call_type = "in",
      .correlation = "c",
      .user = "u",
      .call_id = "i",
      .time = "now",
      .failure_time = true},
     "{\"callEndSubReason\":560001,\"finalSipCode\":504,\"finalSipCodePhrase\":\"One\",\"lang\":"
     "\"en\",\"phrase\":\"One\",\"origin\":\"sbc\",\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Sit.\"],\"source\":\"S\",\"match\":\"pair\",\"score\":100,\"file\":"
     "\"a.log\",\"line\":7,\"text\":\"a "
     "line\",\"trunkFullyQualifiedDomainName\":\"sbc\",\"calleeNumber\":\"+1\",\"callerNumber\":\"+"
     "2\",\"callType\":\"in\",\"failureDateTime\":\"now\",\"outcome\":\"failure\",\"document\":"
     "\"article\",\"q850Cause\":38,\"correlationId\":\"c\",\"userPrincipalName\":\"u\",\"callId\":"
     "\"i\"}\n"},
    {"another time, and a phrase of the record, which the entry has otherwise",
     0,
     {.line = 1,
      .phrase = "Uno",
      .time = "then",
      .count = 1,
      .answer = {.match = DRCODE_CODE,
                 .score = 100,
                 .microsoft = 569001,
                 .sip = DRCODE_NO_CODE,
                 .count = 1}},
     "{\"callEndSubReason\":560001,\"finalSipCode\":504,\"finalSipCodePhrase\":\"One\",\"lang\":"
     "\"en\",\"phrase\":\"One\",\"origin\":\"sbc\",\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Sit.\"],\"source\":\"S\",\"match\":\"code\",\"score\":100,\"file\":"
     "\"a.log\",\"line\":1,\"startDateTime\":\"then\",\"outcome\":\"failure\",\"document\":"
     "\"article\"}\n"},
    {"entries with other phrases and actions",
     2,
     {.line = 2,
      .phrase = "Uno",
      .count = 2,
      .outcome = DRCODE_OUTCOME_USER,
      .answer = {.match = DRCODE_PAIR, .score = 100, .microsoft = 569001, .sip = 504, .count = 2}},
     "{\"callEndSubReason\":569001,\"finalSipCode\":504,\"finalSipCodePhrase\":\"Uno\",\"lang\":"
     "\"en\",\"origin\":\"microsoft\","
     "\"sipReason\":\"Server "
     "Time-out\",\"source\":\"S\",\"match\":\"pair\",\"score\":100,\"file\":\"a.log\",\"line\":2,"
     "\"candidates\":[{\"callEndSubReason\":569001,\"finalSipCode\":504,\"finalSipCodePhrase\":"
     "\"One\",\"lang\":\"en\",\"phrase\":\"One\",\"origin\":\"microsoft\",\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Run.\"],\"notes\":[\"Note.\"],\"links\":[\"https://"
     "a\"],\"source\":\"S\",\"outcome\":\"failure\",\"document\":\"article\"},{"
     "\"callEndSubReason\":569001,\"finalSipCode\":504,\"finalSipCodePhrase\":\"Two\",\"lang\":"
     "\"en\",\"phrase\":\"Two\",\"origin\":\"microsoft\",\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Run.\"],\"source\":\"S\",\"outcome\":\"failure\",\"document\":"
     "\"article\"}],\"outcome\":\"user\",\"document\":\"article\",\"count\":2}\n"},
    {"entries with other SIP codes and the same phrase",
     1,
     {.line = 3,
      .phrase = "Uno",
      .answer = {.match = DRCODE_CODE,
                 .score = 90,
                 .microsoft = 569001,
                 .sip = DRCODE_NO_CODE,
                 .count = 2}},
     "{\"callEndSubReason\":569001,\"finalSipCodePhrase\":\"One\",\"lang\":\"en\",\"phrase\":"
     "\"One\",\"origin\":\"microsoft\",\"actions\":[\"Run.\"],\"notes\":[\"Note.\"],\"links\":["
     "\"https://"
     "a\"],\"match\":\"code\",\"score\":90,\"file\":\"a.log\",\"line\":3,\"candidates\":[{"
     "\"callEndSubReason\":569001,\"finalSipCode\":503,\"finalSipCodePhrase\":\"One\",\"lang\":"
     "\"en\",\"phrase\":\"One\",\"origin\":\"microsoft\",\"sipReason\":\"Service "
     "Unavailable\",\"actions\":[\"Run.\"],\"notes\":[\"Note.\"],\"links\":[\"https://"
     "a\"],\"outcome\":\"failure\",\"document\":\"article\"},{\"callEndSubReason\":569001,"
     "\"finalSipCode\":504,\"finalSipCodePhrase\":\"One\",\"lang\":\"en\",\"phrase\":\"One\","
     "\"origin\":\"microsoft\",\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Run.\"],\"notes\":[\"Note.\"],\"links\":[\"https://"
     "a\"],\"source\":\"S\",\"outcome\":\"failure\",\"document\":\"article\"}],\"outcome\":"
     "\"failure\",\"document\":\"article\"}\n"},
    {"entries of other senders",
     0,
     {.line = 4,
      .answer =
          {.match = DRCODE_SIP, .score = 100, .microsoft = DRCODE_NO_CODE, .sip = 504, .count = 4}},
     "{\"callEndSubReason\":null,\"lang\":\"en\",\"match\":\"sip\",\"score\":100,\"file\":\"a."
     "log\",\"line\":4,\"candidates\":[{\"callEndSubReason\":560001,\"finalSipCode\":504,"
     "\"finalSipCodePhrase\":\"One\",\"lang\":\"en\",\"phrase\":\"One\",\"origin\":\"sbc\","
     "\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Sit.\"],\"source\":\"S\",\"outcome\":\"failure\",\"document\":"
     "\"article\"},{\"callEndSubReason\":569001,\"finalSipCode\":503,\"finalSipCodePhrase\":"
     "\"One\",\"lang\":\"en\",\"phrase\":\"One\",\"origin\":\"microsoft\",\"sipReason\":\"Service "
     "Unavailable\",\"actions\":[\"Run.\"],\"notes\":[\"Note.\"],\"links\":[\"https://"
     "a\"],\"outcome\":\"failure\",\"document\":\"article\"},{\"callEndSubReason\":569001,"
     "\"finalSipCode\":504,\"finalSipCodePhrase\":\"One\",\"lang\":\"en\",\"phrase\":\"One\","
     "\"origin\":\"microsoft\",\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Run.\"],\"notes\":[\"Note.\"],\"links\":[\"https://"
     "a\"],\"source\":\"S\",\"outcome\":\"failure\",\"document\":\"article\"},{"
     "\"callEndSubReason\":569001,\"finalSipCode\":504,\"finalSipCodePhrase\":\"Two\",\"lang\":"
     "\"en\",\"phrase\":\"Two\",\"origin\":\"microsoft\",\"sipReason\":\"Server "
     "Time-out\",\"actions\":[\"Run.\"],\"source\":\"S\",\"outcome\":\"failure\",\"document\":"
     "\"article\"}],\"outcome\":\"failure\",\"document\":\"article\"}\n"},
    {"codes without an entry",
     0,
     {.line = 5,
      .phrase = "Gone",
      .answer = {.match = DRCODE_UNDOCUMENTED, .microsoft = 569999, .sip = 503}},
     "{\"callEndSubReason\":569999,\"finalSipCode\":503,\"finalSipCodePhrase\":\"Gone\",\"lang\":"
     "\"en\",\"origin\":\"microsoft\",\"sipReason\":\"Service Unavailable\",\"notes\":[\"Check "
     "whether the SBC, its license or the trunk was overloaded or in maintenance.\",\"A Microsoft "
     "service sent this response. Begin at the call in the Teams admin center, then contact "
     "Microsoft "
     "Support.\"],\"match\":\"undocumented\",\"score\":0,\"file\":\"a.log\",\"line\":5,\"outcome\":"
     "\"failure\"}\n"},
    {"a SIP code that a user causes",
     0,
     {.line = 5,
      .outcome = DRCODE_OUTCOME_USER,
      .answer = {.match = DRCODE_UNDOCUMENTED, .microsoft = 540480, .sip = 480}},
     "{\"callEndSubReason\":540480,\"finalSipCode\":480,\"lang\":\"en\",\"origin\":\"either\","
     "\"sipReason\":\"Temporarily Unavailable\",\"notes\":[\"Do nothing, as a rule: calls end so "
     "where the called party is busy, does not answer or declines, or the caller gives "
     "up.\",\"This code ended an inbound call. Microsoft's articles on Teams count it as "
     "Microsoft's own response, those on Azure Communication Services as the response of the SBC. "
     "Begin at the logs of the SBC: compare what it sent with the SIP response "
     "code.\"],\"match\":\"undocumented\",\"score\":0,\"file\":\"a.log\",\"line\":5,\"outcome\":"
     "\"user\"}\n"},
    {"a cause",
     0,
     {.line = 5,
      .answer = {.match = DRCODE_UNDOCUMENTED,
                 .microsoft = DRCODE_NO_CODE,
                 .sip = DRCODE_NO_CODE,
                 .cause = 38}},
     "{\"callEndSubReason\":null,\"lang\":\"en\",\"notes\":[\"Network out of order\",\"Ask the "
     "carrier about an outage; check the trunk of the SBC to "
     "it.\"],\"match\":\"undocumented\",\"score\":0,\"file\":\"a.log\",\"line\":5,\"outcome\":"
     "\"failure\",\"q850Cause\":38}\n"},
    {"the first cause, beside a code",
     0,
     {.line = 5,
      .answer =
          {.match = DRCODE_UNDOCUMENTED, .microsoft = 569999, .sip = DRCODE_NO_CODE, .cause = 1}},
     "{\"callEndSubReason\":569999,\"lang\":\"en\",\"origin\":\"microsoft\",\"notes\":[\"A "
     "Microsoft service sent this response. Begin at the call in the Teams admin center, then "
     "contact Microsoft "
     "Support.\"],\"match\":\"undocumented\",\"score\":0,\"file\":\"a.log\",\"line\":5,\"outcome\":"
     "\"failure\",\"q850Cause\":1}\n"},
    {"the first cause",
     0,
     {.line = 5,
      .answer = {.match = DRCODE_UNDOCUMENTED,
                 .microsoft = DRCODE_NO_CODE,
                 .sip = DRCODE_NO_CODE,
                 .cause = 1}},
     "{\"callEndSubReason\":null,\"lang\":\"en\",\"notes\":[\"Unallocated (unassigned) "
     "number\",\"Check the dialed number: the network does not know "
     "it.\"],\"match\":\"undocumented\",\"score\":0,\"file\":\"a.log\",\"line\":5,\"outcome\":"
     "\"failure\",\"q850Cause\":1}\n"},
    {"an HRESULT",
     0,
     {.line = 5,
      .answer = {.match = DRCODE_UNDOCUMENTED,
                 .microsoft = DRCODE_NO_CODE,
                 .sip = DRCODE_NO_CODE,
                 .hresult = 0x80090304}},
     "{\"callEndSubReason\":null,\"lang\":\"en\",\"notes\":[\"SEC_E_INTERNAL_ERROR\",\"The TLS "
     "library failed inside: look at the logs of the side that reports "
     "it.\"],\"match\":\"undocumented\",\"score\":0,\"file\":\"a.log\",\"line\":5}\n"},
    {"a normal end",
     0,
     {.line = 5,
      .outcome = DRCODE_OUTCOME_NORMAL,
      .answer = {.match = DRCODE_NORMAL, .microsoft = 0, .sip = 200}},
     "{\"callEndSubReason\":0,\"finalSipCode\":200,\"lang\":\"en\",\"origin\":\"microsoft\","
     "\"notes\":[\"the call ended normally: nothing to "
     "fix\"],\"match\":\"normal\",\"score\":0,\"file\":\"a.log\",\"line\":5,\"outcome\":\"normal\"}"
     "\n"},
};

/* Drops the members of JSON that are null or an empty array, except the first of an object. */
static void drop_unknown(char *text)
{
    char *at = text, *start;
    size_t size;

    while ((at = strstr(at, "\":")) != NULL) {
        size = strncmp(at, "\":null", 6) == 0 ? 6 : strncmp(at, "\":[]", 4) == 0 ? 4 : 0;
        for (start = at - 1; *start != '"';)
            start--;
        if (size > 0 && start[-1] == ',') {
            memmove(start - 1, at + size, strlen(at + size) + 1);
            at = start - 1;
        } else {
            at++;
        }
    }
}

static void prints_a_finding(void **state)
{
    static struct printed printed;
    const struct found *row = *state;
    struct drcode_catalog *catalog = make_catalog(alike);
    const struct output output = {
        .catalog = catalog, .printed = &printed, .format = &json_format, .file = tmpfile()};
    struct drcode_finding finding = row->finding;
    char text[4096];

    assert_non_null(output.file);
    finding.entries = all_entries + row->first;
    json_format.finding(&output, "a.log", &finding);
    rewind(output.file);
    text[fread(text, 1, sizeof text - 1, output.file)] = '\0';
    fclose(output.file);
    printed_empty(&printed);
    drcode_catalog_free(catalog);
    drop_unknown(text);
    assert_string_equal(text, row->json);
}

/* The row of an entry that a finding may mean is made once, and kept. */
static void keeps_the_rows_of_candidates(void **state)
{
    static struct printed printed;
    const struct drcode_catalog *catalog = drcode_builtin();
    const struct output output = {.catalog = catalog, .printed = &printed, .format = &json_format};
    struct drcode_finding finding = {.line = 7};
    struct row row, again;
    const struct printed_item *item;
    uint16_t entries[8];

    (void)state;
    drcode_ask(catalog, "531000 488", 10, &finding.answer, entries, COUNT(entries));
    assert_int_equal(finding.answer.count, 2);
    finding.entries = entries;
    row_of_candidate(&output, &finding, 1, &row);
    assert_int_equal(row.kind, ROW_CANDIDATE);
    assert_ptr_equal(row.what, &catalog->entries[entries[1]]);
    assert_non_null(strstr(row.entry.phrase, "SrtpEncryptionRequired"));
    item = printed_item(&printed, row.what, 0);
    assert_int_equal(item->kept_size, sizeof row);
    row_of_candidate(&output, &finding, 1, &again);
    assert_memory_equal(&again, &row, sizeof row);
    assert_int_equal(printed_item(&printed, row.what, 0)->kept_size, sizeof row);
    row_of_candidate(&output, &finding, 0, &row);
    assert_ptr_equal(row.what, &catalog->entries[entries[0]]);
    printed_empty(&printed);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, pages, prints_a_page);
    ADD_ROWS(&tests, indexes, prints_an_index);
    ADD_ROWS(&tests, dues, decides_on_an_index);
    add_test(&tests, "the index of a SIP code", remembers_the_index_of_a_sip_code, NULL);
    ADD_ROWS(&tests, widths, wraps_the_catalog);
    add_test(&tests, "commands are whole on any terminal", commands_are_whole_on_any_terminal,
             NULL);
    add_test(&tests, "colours change no text", colors_change_no_text, NULL);
    ADD_ROWS(&tests, bare, prints_codes);
    ADD_ROWS(&tests, escapes, escapes_json);
    ADD_ROWS(&tests, escapes, escapes_tsv);
    ADD_ROWS(&tests, cells, escapes_csv);
    add_test(&tests, "JSON gathers the items of a kind", json_gathers_the_items_of_a_kind, NULL);
    add_test(&tests, "TSV gathers the items of a kind", tsv_gathers_the_items_of_a_kind, NULL);
    add_test(&tests, "the phrase of the service stays English",
             the_phrase_of_the_service_stays_english, NULL);
    add_test(&tests, "what was listed has no match", what_was_listed_has_no_match, NULL);
    ADD_ROWS(&tests, founds, prints_a_finding);
    add_test(&tests, "the rows of candidates", keeps_the_rows_of_candidates, NULL);
    return run_all(&tests, "format");
}
