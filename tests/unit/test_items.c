/* test_items.c - what an entry says after its codes: actions, notes, commands and links. */
#include <stdio.h>
#include <stdlib.h>

#include "catalog/document.h"
#include "catalog/items.h"
#include "test.h"

#define LEARN  "https://learn.microsoft.com"
#define ROOM   LEARN "/microsoftteams/troubleshoot/phone-system"
#define FOLDER ROOM "/direct-routing"

#define HEAD  "## 569002 504 A phrase\n\n- Microsoft response code: **569002**\n"
#define LABEL "- Suggested actions:\n"

static const struct reading {
    const char *name, *text; /* what follows the heading and the first field */
    const char *items;
} readings[] = {
    {"bullets are actions", LABEL "  - One.\n  - Two.\n", "a:One.|a:Two."},
    {"bullets need no indentation", LABEL "- One.\n- Two.\n", "a:One.|a:Two."},
    {"stars and plus signs are bullets", LABEL "  * One.\n  + Two.\n", "a:One.|a:Two."},
    {"numbers are bullets", LABEL "  1. One.\n  9. Two.\n  100) Three.\n",
     "a:One.|a:Two.|a:Three."},
    {"a long number is none", LABEL "  - One.\n\n2023. Two.\n", "a:One.|a:2023. Two."},
    {"a sign without space is no bullet", LABEL "\n-One\n\n1.5 is two\n", "a:-One|a:1.5 is two"},
    {"digits alone are text", LABEL "\n12\n\n1. One.\n", "a:12|a:One."},
    {"another sign after a digit is text", LABEL "\n1: One\n", "a:1: One"},
    {"a rule is no text", LABEL "\nOne\n***\nTwo\n", "a:One Two"},
    {"a line of points is text", LABEL "\nOne\n\n....\n", "a:One|a:...."},
    {"a mark of a note that none closes is one", LABEL "- One.\n\n> [!NOTE x\n> Two.\n",
     "a:One.|n:Two."},
    {"bullets may be apart", LABEL "\n  - One.\n\n  - Two.\n", "a:One.|a:Two."},
    {"a line after a bullet continues it", LABEL "  - One\n    line.\n  - Two\nlines.\n",
     "a:One line.|a:Two lines."},
    {"an empty bullet is no action", LABEL "  -\n  - One.\n", "a:One."},
    {"the text of a bullet may start below it", LABEL "  -\n    One.\n  - Two.\n", "a:One.|a:Two."},

    {"an action may be after the label", "Suggested actions: One.\n", "a:One."},
    {"a paragraph is an action", LABEL "\nOne\nline.\n", "a:One line."},
    {"paragraphs are actions", LABEL "\nOne.\n\nTwo.\n", "a:One.|a:Two."},
    {"an indented paragraph is an action", LABEL "  - One.\n\n    Two.\n\n  Three.\n",
     "a:One.|a:Two.|a:Three."},
    {"bullets after a paragraph are actions", LABEL "\nOne.\n\n- Two.\n- Three.\n",
     "a:One.|a:Two.|a:Three."},
    {"a sharp before a word is text", LABEL "\n#5 is it\n\n####### Two\n",
     "a:#5 is it|a:####### Two"},
    {"a second label starts anew", LABEL "- One.\nSuggested actions: Two.\n  - Three.\n",
     "a:One.|a:Two.|a:Three."},
    {"a second label goes on", LABEL "- One.\n" LABEL "- Two.\n", "a:One.|a:Two."},

    {"nested bullets are points", LABEL "  - One:\n    - a\n    - b\n  - Two.\n",
     "a:One:\n- a\n- b|a:Two."},
    {"bullets nested deeper are points too", LABEL "- One\n  - a\n    - b\n  - c\n",
     "a:One\n- a\n- b\n- c"},
    {"bullets nested by a tab are points", LABEL "- One\n\t- a\n- Two.\n", "a:One\n- a|a:Two."},
    {"a tab is four columns", LABEL "  - One\n\t- a\n- Two.\n", "a:One\n- a|a:Two."},
    {"a tab after three columns is one", LABEL "    - One.\n   \t- Two.\n", "a:One.|a:Two."},
    {"a tab leads to the next fourth column", LABEL "    - One.\n  \t- Two.\n", "a:One.|a:Two."},
    {"numbers nested in bullets are points", LABEL "- One:\n  1. a\n  2. b\n", "a:One:\n- a\n- b"},
    {"one column more is no nesting", LABEL "- One.\n - Two.\n", "a:One.|a:Two."},
    {"a line after a point continues it", LABEL "- One:\n  - a\n    b\n- Two.\n",
     "a:One:\n- a b|a:Two."},
    {"bullets after a paragraph that ends in a colon are points", LABEL "\nDo this:\n\n- a\n- b\n",
     "a:Do this:\n- a\n- b"},
    {"a colon within bold ends a paragraph", LABEL "\n**Do this:**\n\n- a\n", "a:Do this:\n- a"},
    {"bullets after a label's text that ends in a colon are points",
     "Suggested actions: Do this:\n- a\n- b\n", "a:Do this:\n- a\n- b"},
    {"they are whatever stood before the label",
     "    Note: x\n\nSuggested actions: Do this:\n- a\n", "n:x|a:Do this:\n- a"},
    {"points may end in a colon", LABEL "\nDo this:\n\n- a:\n- b\n- c\n",
     "a:Do this:\n- a:\n- b\n- c"},
    {"an action that ends in a colon takes no bullet of its own depth", LABEL "- One:\n- Two.\n",
     "a:One:|a:Two."},
    {"a line after such a point continues it", LABEL "\nDo this:\n- a\n  b\n- c\n",
     "a:Do this:\n- a b\n- c"},
    {"a paragraph ends the points", LABEL "\nDo this:\n- a\n\nTwo.\n- Three.\n",
     "a:Do this:\n- a|a:Two.|a:Three."},
    {"bullets after a later paragraph that ends in a colon are points",
     LABEL "  - One.\n\n  Do this:\n  - a\n  - b\n", "a:One.|a:Do this:\n- a\n- b"},
    {"bullets outside such a paragraph are actions",
     LABEL "  1. One.\n\n     Do this:\n     - a\n  2. Two.\n", "a:One.|a:Do this:\n- a|a:Two."},

    {"a command keeps its lines",
     LABEL "- Run:\n\n  ```powershell\n  Get-X `\n    -All *a*\n  ```\n",
     "a:Run:\n    Get-X `\n      -All *a*"},
    {"a command may be fenced by tildes", LABEL "- Run:\n~~~\nGet-X\n~~~\n- Two.\n",
     "a:Run:\n    Get-X|a:Two."},
    {"a bullet after a command is an action",
     LABEL "  - Run:\n\n    ```powershell\n    Get-X\n    ```\n\n  - Two.\n",
     "a:Run:\n    Get-X|a:Two."},
    {"a command keeps what looks like a heading, a label or a bullet",
     LABEL "- Run:\n\n  ```\n  # x\n  Note: y\n  - z\n\n  ## 1 400 Bad\n  ```\n",
     "a:Run:\n    # x\n    Note: y\n    - z\n    \n    ## 1 400 Bad"},
    {"a command keeps what looks like a comment", LABEL "- Run:\n```\n<!-- x\n```\n- Two.\n",
     "a:Run:\n    <!-- x|a:Two."},
    {"a command indented less than its fence starts at its left",
     LABEL "- Run:\n\n  ```\n x\n    y\n  ```\n", "a:Run:\n    x\n      y"},
    {"a command alone is an action", LABEL "```\nGet-X\n```\n", "a:    Get-X"},
    {"text after a command is an action", LABEL "Run:\n```\nGet-X\n```\nTwo.\n",
     "a:Run:\n    Get-X|a:Two."},
    {"a fence of one sign is not closed by the other", LABEL "- Run:\n~~~\n```\nx\n~~~\n- Two.\n",
     "a:Run:\n    ```\n    x|a:Two."},
    {"a longer fence is not closed by a shorter one", LABEL "- Run:\n````\n```\nx\n````\n- Two.\n",
     "a:Run:\n    ```\n    x|a:Two."},
    {"two tildes are no fence", LABEL "\n~~a~~\n\nTwo.\n", "a:~~a~~|a:Two."},
    {"code within a line is no fence", LABEL "\n```Get-X```\n\nTwo.\n", "a:Get-X|a:Two."},
    {"a command outside the actions is skipped", "```\nx\n```\n" LABEL "- One.\n", "a:One."},

    {"a note is one", LABEL "- One.\n\nNote: Two.\n", "a:One.|n:Two."},
    {"a bold note has its colon inside", LABEL "- One.\n\n**Note:** Two.\n", "a:One.|n:Two."},
    {"a bold note has its colon outside", LABEL "- One.\n\n**Note**: Two.\n", "a:One.|n:Two."},
    {"an emphasised note is one", LABEL "- One.\n\n*Note:* Two. __x__\n", "a:One.|n:Two. x"},
    {"a note bold by low lines is one", LABEL "- One.\n\n__Note:__ Two.\n", "a:One.|n:Two."},
    {"a note bold as a whole is one", LABEL "- One.\n\n**Note: Two.**\n", "a:One.|n:Two."},
    {"a note keeps a colon of its own", LABEL "- One.\n\nNote: Two: **three**.\n",
     "a:One.|n:Two: three."},
    {"a note that starts with bold is one", LABEL "- One.\n\nNote: **Two** three.\n",
     "a:One.|n:Two three."},
    {"an indented note is one", LABEL "  - One.\n\n    **Note:** Two.\n", "a:One.|n:Two."},
    {"a bullet may be a note", LABEL "  - One.\n  - **Note:** Two.\n  - Three.\n",
     "a:One.|n:Two.|a:Three."},
    {"a note right after an action is one", LABEL "  - One.\n  **Note:** Two.\n", "a:One.|n:Two."},
    {"a line after a note continues it", LABEL "- One.\n\nNote: Two\nlines.\n\nThree.\n",
     "a:One.|n:Two lines.|a:Three."},
    {"the text of a note may start below it", LABEL "- One.\n\n**Note:**\nTwo.\n\nThree.\n",
     "a:One.|n:Two.|a:Three."},
    {"the text of a note may start below an empty line", LABEL "- One.\n\n### Note\n\nTwo.\n",
     "a:One.|n:Two."},
    {"a note may stand before the actions", "Note: Two\nlines.\n" LABEL "- One.\n",
     "n:Two lines.|a:One."},
    {"bullets after a note that ends in a colon are its points",
     LABEL "- One.\n\n**Note:** Do this:\n- a\n- b\n", "a:One.|n:Do this:\n- a\n- b"},
    {"a bullet that is a note takes no bullet of its own depth",
     LABEL "- One.\n- **Note:** Do this:\n- Two.\n", "a:One.|n:Do this:|a:Two."},
    {"a field ends a note", "Note: Two.\n- SIP response code: 504\nProse.\n" LABEL "- One.\n",
     "n:Two.|a:One."},
    {"a word for a note without colon is none", LABEL "- Important\n", "a:Important"},
    {"a sentence on notes is no note", LABEL "- Note that x: y.\n- Noted: z.\n",
     "a:Note that x: y.|a:Noted: z."},
    {"a French note has a space before its colon", LABEL "- Un.\n\nRemarque : Deux.\n",
     "a:Un.|n:Deux."},
    {"a French note has a no-break space", LABEL "- Un.\n\n**Remarque\u00a0:** Deux.\n",
     "a:Un.|n:Deux."},
    {"a French note has a narrow no-break space", LABEL "- Un.\n\n**Remarque**\u202f:\u00a0Deux.\n",
     "a:Un.|n:Deux."},
    {"every other word for a note is one",
     LABEL "- One.\n\nImportant: a\n\nTip: b\n\nWarning: c\n\nCaution: d\n\nConseil : e\n\n"
           "Avertissement : f\n\nAttention : g\n",
     "a:One.|n:a|n:b|n:c|n:d|n:e|n:f|n:g"},

    {"a quoted note is one", LABEL "- One.\n\n> [!NOTE]\n> Two\n> lines.\n\n- Three.\n",
     "a:One.|n:Two lines.|a:Three."},
    {"a quoted note may stand in a bullet", LABEL "  - One.\n\n    > [!IMPORTANT]\n    > Two.\n",
     "a:One.|n:Two."},
    {"a quoted note may start on its first line",
     LABEL "- One.\n\n> [!NOTE] Two.\n\n> [!TIP]Three.\n", "a:One.|n:Two.|n:Three."},
    {"a quoted note keeps its paragraphs and points",
     LABEL "- One.\n\n> [!WARNING]\n> Two.\n>\n> Three:\n> - a\n>   b\n> - c\n",
     "a:One.|n:Two.\nThree:\n- a b\n- c"},
    {"quoted notes in a row are two", LABEL "- One.\n\n> [!NOTE]\n> Two.\n\n> [!TIP]\n> Three.\n",
     "a:One.|n:Two.|n:Three."},
    {"a quote without mark is a paragraph", LABEL "- One.\n\n> Two\n> lines.\n",
     "a:One.|a:Two lines."},
    {"a label in a quote makes a note", LABEL "- One.\n\n> **Note:** Two.\n> Three.\n",
     "a:One.|n:Two. Three."},
    {"a quote that includes a file is skipped", LABEL "- One.\n\n> [!INCLUDE [x](y.md)]\n",
     "a:One."},

    {"marks go", LABEL "- **One** `two` *three* \\*.\n", "a:One two three *."},
    {"a link is after its action", LABEL "- See [x](https://a.b/c).\n- Two.\n",
     "a:See x.|l:https://a.b/c|a:Two."},
    {"links keep their order", LABEL "- See [x](https://a.b/1) or [y](https://a.b/2).\n",
     "a:See x or y.|l:https://a.b/1|l:https://a.b/2"},
    {"a note has links", LABEL "- One.\n\n**Note:** See [x](/y).\n",
     "a:One.|n:See x.|l:" LEARN "/y"},
    {"the link of a point is after its action", LABEL "- One:\n  - [x](/y)\n  - z\n- Two.\n",
     "a:One:\n- x\n- z|l:" LEARN "/y|a:Two."},
    {"a link may be split over lines of text", LABEL "- See [x](/y),\n  then [z](/w).\n",
     "a:See x, then z.|l:" LEARN "/y|l:" LEARN "/w"},
    {"a link of the folder is absolute", LABEL "- [x](./y.md#z)\n", "a:x|l:" FOLDER "/y#z"},
    {"a link of the folder above is absolute", LABEL "- [x](../y/z.md)\n", "a:x|l:" ROOM "/y/z"},
    {"a link with a query is absolute", LABEL "- [x](y.md?view=a)\n", "a:x|l:" FOLDER "/y?view=a"},
    {"a link to a part of an unknown page is none", LABEL "- [x](#y)\n", "a:x"},
    {"a picture within an action goes", LABEL "- Select ![x](y.png) *z*.\n", "a:Select z."},
    {"a line that is a picture adds nothing", LABEL "- One.\n  ![x](y.png)\n- Two.\n",
     "a:One.|a:Two."},
    {"a bullet that is a picture is no action", LABEL "- One.\n- ![x](y.png)\n", "a:One."},
    {"directives within the actions go",
     LABEL
     "- One.\n- [!INCLUDE [x](y.md)]\n  :::image type=\"content\" source=\"x.png\":::\n- Two.\n"
     "- Select :::image type=\"icon\" source=\"x.png\"::: now.\n",
     "a:One.|a:Two.|a:Select now."},
    {"two dashes are no rule", LABEL "- One.\n\n--\n", "a:One.|a:--"},
    {"a rule is skipped", LABEL "- One.\n\n---\n***\n___\n\nTwo.\n", "a:One.|a:Two."},
    {"a no-break space is kept", LABEL "- Un\u00a0: deux\u202f!\n", "a:Un\u00a0: deux\u202f!"},
};

static void reads_items(void **state)
{
    const struct reading *row = *state;
    struct document_entries records = {0};
    struct drcode_error error = {.text = ""};
    char text[1024], items[512], *copy;
    size_t size;
    bool done;

    snprintf(text, sizeof text, HEAD "%s", row->text);
    copy = copy_bare(text, &size);
    done = document_parse(&records, "x.md", copy, size, &error);
    free(copy);
    assert_string_equal(error.text, "");
    assert_true(done);
    assert_int_equal(records.count, 1);
    show_items(records.text.data + records.list[0].items, items, sizeof items);
    document_entries_free(&records);
    assert_string_equal(items, row->items);
}

/* Where memory ran out, an item may be shorter than its label. */
static void no_memory_for_a_value(void **state)
{
    static const char text[] = "Note: x";
    struct source_line line = {.text = text, .end = text + sizeof text - 1};
    struct items items = {.item = {.failed = true}};

    (void)state;
    items_value(&items, &line, 6);
    assert_int_equal(items.item.size, 0);
    assert_true(items_failed(&items));
    items_free(&items);
}

int main(void)
{
    static struct tests tests;

    ADD_ROWS(&tests, readings, reads_items);
    add_test(&tests, "no memory for a value", no_memory_for_a_value, NULL);
    return run_all(&tests, "items");
}
