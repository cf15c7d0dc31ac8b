#include "catalog/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

#define LEARN  "https://learn.microsoft.com"
#define FOLDER LEARN "/microsoftteams/troubleshoot/phone-system/direct-routing"

#define CODES      "- Microsoft response code: **569002**\n- SIP response code: **504**\n"
#define HEAD       "## 569002 504 A phrase\n\n" CODES
#define ACTIONS    "- Suggested actions:\n"
#define CODES_FR   "- Code de réponse Microsoft : **569002**\n- Code de réponse SIP : **504**\n"
#define HEAD_FR    "## 569002 504 Une phrase\n\n" CODES_FR
#define ACTIONS_FR "- Actions suggérées :\n"
#define ENTRY      HEAD ACTIONS "  - One.\n"

static const struct parsing {
    const char *name, *text;
    const char *records; /* "CODE SIP lang@line phrase <source> items" each, a line feed between */
} documents[] = {
    {"an empty document has no entry", "", ""},
    {"a title and prose are skipped", "# SIP 504\n\nThis page is about it.\n\n- One.\n", ""},
    {"an entry is read", ENTRY, "569002 504 en@1 A phrase <> a:One."},
    {"a document needs no last line feed", HEAD ACTIONS "  - One.",
     "569002 504 en@1 A phrase <> a:One."},
    {"prose before an entry is skipped", "# T\n\nProse.\n\n" ENTRY,
     "569002 504 en@5 A phrase <> a:One."},
    {"two entries follow one another",
     ENTRY "## 0 408 Timeout\n- Microsoft response code: 0\n" ACTIONS "  - Two.\n",
     "569002 504 en@1 A phrase <> a:One.\n0 408 en@7 Timeout <> a:Two."},
    {"an entry ends where a title starts", ENTRY "# T\n\nProse.\n",
     "569002 504 en@1 A phrase <> a:One."},
    {"text after another heading is skipped", ENTRY "## More\n\nProse.\n\n- Two.\n\nNote: x\n",
     "569002 504 en@1 A phrase <> a:One."},
    {"an entry may follow another heading", "## More\n\nProse.\n\n" ENTRY,
     "569002 504 en@5 A phrase <> a:One."},

    {"prose before an entry may start with a label", "Note: x\nDescription: y\n\n" ENTRY,
     "569002 504 en@4 A phrase <> a:One."},
    {"codes without a field for the Microsoft code are prose", "569002 504 A phrase\n\n- Note: x\n",
     ""},
    {"a tab may be before the colon of the field",
     "569002 504 A phrase\n\n- Microsoft response code\t: 569002\n" ACTIONS "  - One.\n",
     "569002 504 en@1 A phrase <> a:One."},
    {"codes at the end are prose", "569002 504 A phrase\n", ""},
    {"a SIP code with a letter is none", "## 1 400x Bad\n\nProse.\n", ""},
    {"a title is no heading of an entry", "# 1 400 Bad\n\nProse.\n", ""},
    {"a Microsoft code with a sign is none", "## 1, 400 Bad\n\nProse.\n", ""},
    {"a SIP code of one digit is none", "## 1 1 Bad\n\nProse.\n", ""},
    {"a SIP code of two digits is none", "## 1 99 Bad\n\nProse.\n", ""},
    {"a SIP code with a sign is none", "## 1 400, Bad\n\nProse.\n", ""},
    {"no SIP code with a letter is none", "## 8539 -x Busy\n\nProse.\n", ""},
    {"a SIP code needs no phrase at once", "## 1 400: Bad\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"signs alone are no heading", ENTRY "\n##\n", "569002 504 en@1 A phrase <> a:One.|a:##"},
    {"a heading needs two codes", "## 569002\n\nProse.\n", ""},
    {"a heading of three signs is one", "### 1 400 Bad\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"a heading of six signs is one", "###### 1 400 Bad\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"signs after a heading are not its text", "## 1 400 Bad ##\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"a heading may be indented", "  ## 1 400 Bad\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"bold codes in a heading count", "## **1** **400** Bad\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"a heading bold as a whole counts", "## **1 400 Bad**\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"a colon after the codes is no phrase", "## 1 400: Bad\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"a phrase of one letter is one", "## 1 400 X\n- Error message: Other\n" ACTIONS "  - One.\n",
     "1 400 en@1 X <> a:One."},
    {"a phrase keeps low lines and colons", "## 1 400 X: A_B=0x1 SEC_E_X\n" ACTIONS "  - One.\n",
     "1 400 en@1 X: A_B=0x1 SEC_E_X <> a:One."},
    {"the least and greatest SIP codes count",
     "## 0 100 Bad\n" ACTIONS "- One.\n## 999999999 699 Bad\n" ACTIONS "- Two.\n",
     "0 100 en@1 Bad <> a:One.\n999999999 699 en@4 Bad <> a:Two."},
    {"a number, a dash and a title is no entry", "## 2024 - Our year\n\nProse.\n", ""},
    {"a number that no SIP code follows is no entry", "## 2023 700 Bad\n\n- One.\n", ""},
    {"a code alone is no entry", "## 569002\n\n- One.\n\n## 504", ""},
    {"a number with letters is no code", "## 569002x 504 Bad\n\n## 1 504th time\n\n- One.\n", ""},

    {"a bare line before its field is a heading",
     "SIP 504\nProse.\n569002 504 A phrase\nMicrosoft response code: 569002\n"
     "SIP response code: 504\nSuggested actions:\n- One.\n",
     "569002 504 en@3 A phrase <> a:One."},
    {"a bare line before a bulleted field is a heading",
     "569002 504 A phrase\n\n" CODES ACTIONS "- One.\n", "569002 504 en@1 A phrase <> a:One."},
    {"a bare line before a numbered field is a heading",
     "569002 504 A phrase\n1. Microsoft response code: 569002\n" ACTIONS "- One.\n",
     "569002 504 en@1 A phrase <> a:One."},
    {"a bare line at the end is no heading", HEAD ACTIONS "  - One.\n\n1 504 Bad",
     "569002 504 en@1 A phrase <> a:One.|a:1 504 Bad"},
    {"a bare line before blank lines at the end is no heading",
     HEAD ACTIONS "  - One.\n\n1 504 Bad\n\n\n", "569002 504 en@1 A phrase <> a:One.|a:1 504 Bad"},
    {"a bare line before other text is no heading", HEAD ACTIONS "  - One.\n\n1 504 Bad\n\nTwo.\n",
     "569002 504 en@1 A phrase <> a:One.|a:1 504 Bad|a:Two."},
    {"bare entries follow one another, each line a paragraph",
     "1 400 Bad\nMicrosoft response code: 1\nSuggested actions:\nOne.\nTwo.\n- Three.\nFour.\n"
     "2 400 Worse\nMicrosoft response code: 2\nSuggested actions:\n- Five.\n",
     "1 400 en@1 Bad <> a:One.|a:Two.|a:Three.|a:Four.\n2 400 en@8 Worse <> a:Five."},

    {"codes may be bare and fields without bullets",
     "## 1 400 Bad\nMicrosoft response code: 1\nSIP response code: 400\n"
     "Suggested actions:\n- One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"labels may be bold, the colon inside or outside",
     "## 1 400 Bad\n- **Microsoft response code:** 1\n- **SIP response code**: **400**\n"
     "- **Suggested actions:**\n  - One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"labels have any case and one action is a label too",
     "## 1 400 Bad\n* microsoft Response CODE : 1\n* Suggested Action:\n  * One.\n",
     "1 400 en@1 Bad <> a:One."},
    {"the actions may be a heading", HEAD "\n### Suggested actions\n\n- One.\n",
     "569002 504 en@1 A phrase <> a:One."},
    {"the phrase may be a field", "## 1 400\n- Error message: Bad thing\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad thing <> a:One."},
    {"the phrase loses quotes and marks",
     "## 1 400\n- Error message: **\"Bad `thing`\"**\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad thing <> a:One."},
    {"the phrase may stand below its field",
     "## 1 400\n**Error message:**\n\n**Bad** `thing`\n\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad thing <> a:One."},
    {"the phrase may be a point of its field",
     "## 1 400\n- Error message:\n  - `Bad thing`\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad thing <> a:One."},
    {"the heading's phrase is the phrase",
     "## 1 400 Bad\n- Error message: Other\n" ACTIONS "  - One.\n", "1 400 en@1 Bad <> a:One."},
    {"a description is a note", "## 1 400 Bad\n- Description: It is\n  bad.\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> n:It is bad.|a:One."},
    {"a description below its label is one",
     "## 1 400 Bad\n**Description:**\n\nIt is bad.\n\n- x\n\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> n:It is bad.|n:x|a:One."},
    {"each bullet of a description is one",
     "## 1 400 Bad\n- Description:\n  - x\n  - y\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> n:x|n:y|a:One."},
    {"text between the fields is skipped", HEAD "\nProse.\n\n- Point.\n\n" ACTIONS "  - One.\n",
     "569002 504 en@1 A phrase <> a:One."},

    {"a quote before the fields is skipped", "## 1 400 Bad\n> [!NOTE]\n> x\n" ACTIONS "  - One.\n",
     "1 400 en@1 Bad <> a:One."},

    {"French labels make the entry French", HEAD_FR ACTIONS_FR "  - Un.\n",
     "569002 504 fr@1 Une phrase <> a:Un."},
    {"French labels need no accents, spaces or plural",
     "## 1 400 Faux\nCode de reponse Microsoft: 1\nAction suggérée:\n- Un.\n",
     "1 400 fr@1 Faux <> a:Un."},
    {"a no-break space before the colon is one",
     "## 1 400 Faux\n- Code de réponse SIP\u00a0: 400\n"
     "- Actions suggérées\u00a0:\n- Un.\n",
     "1 400 fr@1 Faux <> a:Un."},
    {"a narrow no-break space around the colon is one",
     "## 1 400\n- Message d’erreur\u202f:\u00a0Faux\n- Actions suggérées\u202f:\u202f\n- Un.\n",
     "1 400 fr@1 Faux <> a:Un."},
    {"one document may hold two languages", ENTRY HEAD_FR ACTIONS_FR "  - Un.\n",
     "569002 504 en@1 A phrase <> a:One.\n569002 504 fr@7 Une phrase <> a:Un."},
    {"a description in French is French by its codes",
     "## 1 400 Faux\nDescription : C’est faux.\nActions suggérées :\n- Un.\n",
     "1 400 fr@1 Faux <> n:C’est faux.|a:Un."},

    {"front matter is skipped", "---\ntitle: 1 400 Bad\nms.custom:\n  - x\n---\n" ENTRY,
     "569002 504 en@6 A phrase <> a:One."},
    {"the source stands in front matter", "---\nsource: https://a.b/c\n---\n" ENTRY,
     "569002 504 en@4 A phrase <https://a.b/c> a:One."},
    {"a source belongs to every entry", "---\nsource:  https://a.b/c \n---\n" ENTRY ENTRY,
     "569002 504 en@4 A phrase <https://a.b/c> a:One.\n"
     "569002 504 en@10 A phrase <https://a.b/c> a:One."},
    {"a source in quotes loses them",
     "---\nsource: \"https://a.b/c\" \n---\n" HEAD ACTIONS "  - See [x](#y).\n",
     "569002 504 en@4 A phrase <https://a.b/c> a:See x.|l:https://a.b/c#y"},
    {"a source of quotes alone is none", "---\nsource: \"\"\n---\n" ENTRY,
     "569002 504 en@4 A phrase <> a:One."},
    {"a quote without its twin is kept", "---\nsource: \"\n---\n" ENTRY,
     "569002 504 en@4 A phrase <\"> a:One."},
    {"only three dashes start front matter", "--x\n" ENTRY, "569002 504 en@2 A phrase <> a:One."},
    {"only three dashes end it", "---\n--x\nabc\nsource: https://a.b/c\n---\n" ENTRY,
     "569002 504 en@6 A phrase <https://a.b/c> a:One."},
    {"a source elsewhere is prose", "source: https://a.b/c\n" ENTRY,
     "569002 504 en@2 A phrase <> a:One."},
    {"a part of the page has the source's URL",
     "---\nsource: https://a.b/c\n---\n" HEAD ACTIONS "  - See [x](#y).\n",
     "569002 504 en@4 A phrase <https://a.b/c> a:See x.|l:https://a.b/c#y"},
    {"lines may end in CRLF",
     "---\r\nsource: https://a.b/c\r\n---\r\n## 1 400 Bad\r\n\r\n"
     "- Microsoft response code: **1**\r\n- Suggested actions:  \r\n  - One\r\n    line.\r\n\r\n"
     "Two.\r\n",
     "1 400 en@4 Bad <https://a.b/c> a:One line.|a:Two."},
    {"a mark may start the document", "\ufeff---\nsource: https://a.b/c\n---\n" ENTRY,
     "569002 504 en@4 A phrase <https://a.b/c> a:One."},
    {"a mark may stand before a heading", "\ufeff" ENTRY, "569002 504 en@1 A phrase <> a:One."},
    {"comments are skipped",
     "<!-- x -->\n<!--\n## 1 400 Bad\n-->\n" HEAD "<!-- y -->\n" ACTIONS
     "  <!-- z\n  - No. -->\n  - One.\n",
     "569002 504 en@5 A phrase <> a:One."},
    {"a comment may end with the document", ENTRY "<!-- x\n-->",
     "569002 504 en@1 A phrase <> a:One."},
    {"a fence may end with the document", ENTRY "```\nx\n```",
     "569002 504 en@1 A phrase <> a:One.\n    x"},
    {"a quote outside an entry is skipped", "> Microsoft response code: 1\n> Note: x\n", ""},
    {"directives are skipped",
     "[!INCLUDE [x](y.md)]\n" HEAD "[!INCLUDE [x](y.md)]\n" ACTIONS
     ":::image type=\"content\" source=\"x.png\":::\n  - One.\n",
     "569002 504 en@2 A phrase <> a:One."},
    {"a comment does not end a paragraph", HEAD ACTIONS "  - One\n<!-- x -->\n    line.\n",
     "569002 504 en@1 A phrase <> a:One line."},
    {"a quote's line of blanks ends its paragraph",
     HEAD ACTIONS "  - One.\n\n> [!NOTE]\n> x\n> \n> y\n",
     "569002 504 en@1 A phrase <> a:One.|n:x\ny"},
    {"a line after a quote is none of its", HEAD ACTIONS "  - One.\n\n> [!NOTE]\n> x\nTwo.\n",
     "569002 504 en@1 A phrase <> a:One.|n:x|a:Two."},
    {"a bullet left of the paragraph above is an action", HEAD ACTIONS "  Do this:\n- One.\n",
     "569002 504 en@1 A phrase <> a:Do this:|a:One."},
    {"a heading within a fence is none", "```\n## 1 400 Bad\n```\n" ENTRY,
     "569002 504 en@4 A phrase <> a:One."},
    {"a heading within a comment in an entry is none", ENTRY "<!--\n## 1 400 Bad\n-->\n\nTwo.\n",
     "569002 504 en@1 A phrase <> a:One.|a:Two."},
};

static void parse(const char *text, char *out, size_t room)
{
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    char items[2048];
    size_t i, size, used = 0;
    char *copy = copy_bare(text, &size);
    bool done = document_parse(&records, "x.md", copy, size, &error);

    free(copy);
    assert_string_equal(error.text, "");
    assert_true(done);
    *out = '\0';
    for (i = 0; i < records.count; i++) {
        const struct document_entry *record = &records.list[i];
        const struct document *document = &records.documents[record->document];
        const char *strings = records.text.data;

        show_items(strings + record->items, items, sizeof items);
        assert_string_equal(strings + document->file, "x.md");
        used += (size_t)snprintf(out + used, room - used, "%s%d %d %s@%u %s <%s> %s", i ? "\n" : "",
                                 (int)record->microsoft, record->sip,
                                 record->lang == DRCODE_EN ? "en" : "fr", record->line,
                                 strings + record->phrase, strings + document->source, items);
        assert_in_range(used, 1, room - 1);
    }
    document_entries_free(&records);
}

static void reads_records(void **state)
{
    const struct parsing *row = *state;
    char out[4096];

    parse(row->text, out, sizeof out);
    assert_string_equal(out, row->records);
}

static void records_are_added_to_those_there(void **state)
{
    static const char first[] = ENTRY, second[] = "## 1 400 Bad\n" ACTIONS "  - Two.\n";
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};

    (void)state;
    assert_true(document_parse(&records, "a.md", first, sizeof first - 1, &error));
    assert_true(document_parse(&records, "b.md", second, sizeof second - 1, &error));
    assert_int_equal(records.count, 2);
    assert_string_equal(records.text.data + records.documents[0].file, "a.md");
    assert_string_equal(records.text.data + records.list[0].items, "aOne.");
    assert_string_equal(records.text.data + records.documents[1].file, "b.md");
    assert_string_equal(records.text.data + records.list[1].items, "aTwo.");
    document_entries_free(&records);
    assert_int_equal(records.count, 0);
}

static void items_have_the_size_they_say(void **state)
{
    static const char text[] = HEAD ACTIONS "  - See [x](/y).\n\n  Note: z\n";
    static const char items[] = "aSee x.\0l" LEARN "/y\0nz\0";
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};

    (void)state;
    assert_true(document_parse(&records, "a.md", text, sizeof text - 1, &error));
    assert_int_equal(records.list[0].items_size, sizeof items);
    assert_memory_equal(records.text.data + records.list[0].items, items, sizeof items);
    document_entries_free(&records);
}

static void many_entries_are_all_read(void **state)
{
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    struct buffer text = {0};
    int i;

    (void)state;
    for (i = 0; i < 1000; i++) {
        char entry[80];

        snprintf(entry, sizeof entry, "## %d 400 Bad\n" ACTIONS "- One.\n", i);
        buffer_string(&text, entry);
    }
    assert_true(document_parse(&records, "a.md", text.data, text.size, &error));
    assert_int_equal(records.count, 1000);
    assert_int_equal(records.list[999].microsoft, 999);
    assert_int_equal(records.list[999].line, 3 * 999 + 1);
    buffer_free(&text);
    document_entries_free(&records);
}

/* What a document says of itself, and of its first entry. */
static const struct description {
    const char *name, *text;
    const char *expected; /* "document|subject|date|meaning outcome codes" */
} descriptions[] = {
    {"a document without front matter is the user's own", ENTRY, "own|||phrase none 569002/504"},
    {"a document names itself",
     "---\ndocument: acs\nsubject: \"Azure Communication Services\"\nms.date: 2025-07-14\n"
     "phrases: meaning\n---\n" ENTRY,
     "acs|Azure Communication Services|2025-07-14|meaning none 569002/504"},
    {"Microsoft's title makes an article, and its date is one of ISO 8601",
     "---\ntitle: SIP 500 and Microsoft response codes\nms.date: 8/18/2025\n---\n" ENTRY,
     "article||2025-08-18|phrase none 569002/504"},
    {"so does the French one", "---\ntitle: Codes de réponse SIP 500 et Microsoft\n---\n" ENTRY,
     "article|||phrase none 569002/504"},
    {"another title does not", "---\ntitle: SIP trunks of Microsoft Teams\n---\n" ENTRY,
     "own|||phrase none 569002/504"},
    {"an undated month is kept", "---\nms.date: 2025-08\n---\n" ENTRY,
     "own||2025-08|phrase none 569002/504"},
    {"a title of the least SIP code is Microsoft's",
     "---\ntitle: SIP 100 and Microsoft response codes\n---\n" ENTRY,
     "article|||phrase none 569002/504"},
    {"a title of the greatest SIP code is Microsoft's",
     "---\ntitle: SIP 699 and Microsoft response codes\n---\n" ENTRY,
     "article|||phrase none 569002/504"},
    {"a month of two digits is read", "---\nms.date: 12/31/2025\n---\n" ENTRY,
     "own||2025-12-31|phrase none 569002/504"},
    {"a month of three digits is kept", "---\nms.date: 012/8/2025\n---\n" ENTRY,
     "own||012/8/2025|phrase none 569002/504"},
    {"a day of three digits is kept", "---\nms.date: 8/018/2025\n---\n" ENTRY,
     "own||8/018/2025|phrase none 569002/504"},
    {"a year of five digits is kept", "---\nms.date: 8/18/20250\n---\n" ENTRY,
     "own||8/18/20250|phrase none 569002/504"},
    {"a date without a month is kept", "---\nms.date: /18/2025\n---\n" ENTRY,
     "own||/18/2025|phrase none 569002/504"},
    {"a date without a year is kept", "---\nms.date: 8/18/\n---\n" ENTRY,
     "own||8/18/|phrase none 569002/504"},
    {"the last of two values holds", "---\nsubject: A longer subject\nsubject: B\n---\n" ENTRY,
     "own|B||phrase none 569002/504"},
    {"an outcome of failure is read", HEAD "- Outcome: failure\n" ACTIONS "- One.\n",
     "own|||phrase failure 569002/504"},
    {"a day that is no number is kept", "---\nms.date: 8/x/2025\n---\n" ENTRY,
     "own||8/x/2025|phrase none 569002/504"},
    {"a year that is no number is kept", "---\nms.date: 8/18/20x5\n---\n" ENTRY,
     "own||8/18/20x5|phrase none 569002/504"},
    {"a title without Microsoft is the user's own",
     "---\ntitle: SIP 500 and response codes\n---\n" ENTRY, "own|||phrase none 569002/504"},
    {"a title without a SIP code is the user's own",
     "---\ntitle: SIP / Microsoft response codes\n---\n" ENTRY, "own|||phrase none 569002/504"},
    {"a title with a word after SIP is the user's own",
     "---\ntitle: SIP and Microsoft response codes\n---\n" ENTRY, "own|||phrase none 569002/504"},
    {"a heading without text is no entry",
     "---\ncodes: none\n---\n##\n## <!-- x -->\n## SBC inactive\n" ACTIONS "- One.\n",
     "own|||phrase none -1/-1"},
    {"blanks of all kinds may follow a label", HEAD "- Outcome\t:\t\u202fuser\n" ACTIONS "- One.\n",
     "own|||phrase user 569002/504"},
    {"an outcome is read", HEAD "- Outcome: user\n" ACTIONS "- One.\n",
     "own|||phrase user 569002/504"},
    {"an outcome may be bold, and normal", HEAD "- **Outcome:** **normal**\n" ACTIONS "- One.\n",
     "own|||phrase normal 569002/504"},
    {"an outcome is read in French", HEAD_FR "- Issue : user\n" ACTIONS_FR "- Un.\n",
     "own|||phrase user 569002/504"},
    {"a call may end without a SIP code",
     "## 540000 0 It ended\n- SIP response code: **0**\n- Outcome: normal\n" ACTIONS "- One.\n",
     "own|||phrase normal 540000/0"},
    {"a document may give no SIP code",
     "## 8539 - Busy\n- Microsoft response code: **8539**\n" ACTIONS "- One.\n",
     "own|||phrase none 8539/-1"},
    {"entries may have no codes",
     "---\ncodes: none\n---\n# T\n## SBC inactive\n" ACTIONS "- One.\n", "own|||phrase none -1/-1"},
    {"a heading without actions is prose there",
     "---\ncodes: none\n---\n# T\n## About\n\nProse.\n\n- x\n\n## SBC inactive\n" ACTIONS
     "- One.\n",
     "own|||phrase none -1/-1"},
    {"a note alone is kept as one", HEAD "Note: x\n", "own|||note none 569002/504"},
};

static void describes(void **state)
{
    static const char *const outcomes[] = {"failure", "user", "normal", "none"};
    const struct description *row = *state;
    struct document_entries entries = {0};
    struct drcode_error error = {.text = ""};
    const struct document_entry *entry;
    const struct document *document;
    const char *strings;
    char out[256];

    assert_true(document_parse(&entries, "x.md", row->text, strlen(row->text), &error));
    assert_int_equal(error.warning_count, 0);
    assert_int_equal(entries.count, 1);
    entry = entries.list;
    document = &entries.documents[entry->document];
    strings = entries.text.data;
    snprintf(out, sizeof out, "%s|%s|%s|%s %s %d/%d", strings + document->name,
             strings + document->subject, strings + document->date,
             entry->note         ? "note"
             : document->meaning ? "meaning"
                                 : "phrase",
             outcomes[entry->outcome], (int)entry->microsoft, entry->sip);
    assert_string_equal(out, row->expected);
    document_entries_free(&entries);
}

/* A subject takes at most 511 bytes, and no part of a character. */
static void a_long_subject_is_cut(void **state)
{
    size_t size;

    (void)state;
    for (size = 508; size < 514; size++) {
        struct document_entries entries = {0};
        struct drcode_error error = {.text = ""};
        char text[1200], subject[1024];

        snprintf(subject, sizeof subject, "%0*d", (int)size, 0);
        snprintf(text, sizeof text, "---\nsubject: %s\303\251\n---\n" ENTRY, subject);
        assert_true(document_parse(&entries, "x.md", text, strlen(text), &error));
        if (size <= 509)
            strcat(subject, "\303\251");
        subject[511] = '\0';
        assert_string_equal(entries.text.data + entries.documents[0].subject, subject);
        document_entries_free(&entries);
    }
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, documents, reads_records);
    ADD_ROWS(&tests, descriptions, describes);
    add_test(&tests, "a long subject is cut", a_long_subject_is_cut, NULL);
    add_test(&tests, "records are added to those there", records_are_added_to_those_there, NULL);
    add_test(&tests, "items have the size they say", items_have_the_size_they_say, NULL);
    add_test(&tests, "many entries are all read", many_entries_are_all_read, NULL);
    return run_all(&tests, "document");
}
