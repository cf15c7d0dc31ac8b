#include "print/html_advice.h"

#include <string.h>

#include "catalog/catalog.h"
#include "print/actions.h"
#include "print/messages.h"
#include "print/printed.h"

/* How many pieces of advice there are, for a cause and in all, and the most bytes of a part of one.
 */
#define FEW    3
#define ADVICE 10
#define PART   1200

/* Writes an address for an attribute: what no address may have is in percent. */
static void write_address(struct html *html, const char *link)
{
    static const char fine[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                               "-._~:/?#@!$()*+,;=%";
    char code[4];

    while (*link) {
        size_t size = strspn(link, fine);

        html_text(html, link, size, size);
        link += size;
        if (!*link)
            break;
        if (*link == '&') {
            html_raw(html, "&amp;");
        } else {
            snprintf(code, sizeof code, "%%%02X", (unsigned)(unsigned char)*link);
            html_raw(html, code);
        }
        link++;
    }
}

/* Writes an address, as a link where it is one of the web. */
static void write_link(struct html *html, const char *link)
{
    const size_t size = strlen(link);
    const bool web =
        size <= PART / 3 && (strncmp(link, "https://", 8) == 0 || strncmp(link, "http://", 7) == 0);

    if (web) {
        html_raw(html, "<a href=\"");
        write_address(html, link);
        html_raw(html, "\">");
    }
    html_text(html, link, size, PART / 3);
    if (web)
        html_raw(html, "</a>");
}

/* Writes the lines of an item: commands as they are, and points of a list, each on its own. */
static void write_lines(struct html *html, const char *text)
{
    size_t size, room = PART;

    for (;; text += size + 1) {
        const bool command = strncmp(text, "    ", 4) == 0;

        size = strcspn(text, "\n");
        html_raw(html, command ? "<code>" : "");
        html_text(html, text + (command ? 4 : 0), size - (command ? 4 : 0), room);
        html_raw(html, command ? "</code>" : "");
        if (!text[size] || size >= room)
            return;
        room -= size;
        html_raw(html, "<br>");
    }
}

/* Writes the items of an entry: actions as a list, each with its links; then its notes with theirs.
 */
static void write_items(struct html *html, const char *items, enum drcode_kind kind)
{
    const char *start = kind == DRCODE_ACTION ? "<li>" : "<p>",
               *end = kind == DRCODE_ACTION ? "</li>" : "</p>", *before = "";
    struct drcode_item item;
    bool open = false;

    while (items && (items = drcode_next(items, &item)) != NULL && !html_is_full(html, 13 * PART)) {
        if (item.kind == DRCODE_LINK) {
            if (open) {
                html_raw(html, " ");
                write_link(html, item.text);
            }
            continue;
        }
        open = item.kind == kind;
        if (!open)
            continue;
        html_raw(html, before);
        html_raw(html, start);
        before = end;
        if (kind == DRCODE_NOTE) {
            html_string(html, message_text(html->output->lang, MESSAGE_NOTE));
            html_raw(html, " ");
        }
        write_lines(html, item.text);
    }
    html_raw(html, before);
}

/* Writes the codes and the phrase of an entry, who sent it, what to do, and where that is from. */
static void write_entry(struct html *html, const struct drcode_entry *entry)
{
    char codes[ACTIONS_CODES], origin[ACTIONS_ORIGIN];
    size_t size;

    html_raw(html, "<article><h3><b class=\"f\">");
    html_text(html, codes, actions_codes(codes, entry->microsoft, entry->sip), sizeof codes);
    html_raw(html, "</b>");
    html_string(html, entry->phrase);
    html_raw(html, "</h3>\n");
    size =
        actions_origin(html->output, origin, entry->sip,
                       entry->microsoft == DRCODE_NO_CODE ? NULL : &entry->origin, entry->subject);
    html_raw(html, "<p class=\"d\">");
    html_text(html, origin, size, sizeof origin);
    html_raw(html, "</p><ol>");
    write_items(html, entry->items, DRCODE_ACTION);
    html_raw(html, "</ol>");
    write_items(html, entry->items, DRCODE_NOTE);
    if (entry->source) {
        html_raw(html, "<p class=\"d\">");
        html_string(html, message_text(html->output->lang, MESSAGE_SOURCE));
        html_raw(html, " ");
        write_link(html, entry->source);
        html_raw(html, "</p>");
    }
    html_raw(html, "</article>\n");
}

/* Writes what is known of codes without an entry, or of a SIP code that several have. */
static void write_codes(struct html *html, const struct summary_group *group)
{
    const struct drcode_catalog *catalog = html->output->catalog;
    const char *step = drcode_sip_step(catalog, group->sip, html->output->lang), *text = NULL,
               *phrase = message_text(html->output->lang, MESSAGE_UNDOCUMENTED), *reason;
    char codes[ACTIONS_CODES];

    if (group->microsoft != DRCODE_NO_CODE)
        drcode_structure(catalog, group->microsoft, html->output->lang, &text);
    else if ((reason = drcode_sip_reason(catalog, group->sip, NULL)) != NULL)
        phrase = reason;
    html_raw(html, "<article><h3><b class=\"f\">");
    html_text(html, codes, actions_codes(codes, group->microsoft, group->sip), sizeof codes);
    html_raw(html, "</b>");
    html_string(html, phrase);
    html_raw(html, "</h3>\n<p>");
    html_text(html, step ? step : "", step ? strlen(step) : 0, PART);
    html_raw(html, step && text ? "</p><p>" : "");
    html_text(html, text ? text : "", text ? strlen(text) : 0, PART);
    html_raw(html, "</p></article>\n");
}

/* Writes the advice for a group, unless it was written for another, and counts what is left out;
   returns how many pieces there are. */
static size_t write_group(struct html *html, const struct summary_group *group, uint16_t *entries,
                          size_t *left)
{
    struct printed *printed = html->output->printed;
    struct drcode_answer answer;
    struct drcode_entry entry;
    size_t written = 0, i;

    summary_entries(html->output->catalog, group, &answer, entries);
    if (answer.match == DRCODE_SIP || (answer.count == 0 && (group->microsoft != DRCODE_NO_CODE ||
                                                             group->sip != DRCODE_NO_CODE))) {
        write_codes(html, group);
        return 1;
    }
    for (i = 0; i < answer.count; i++) {
        drcode_entry(html->output->catalog, entries[i], html->output->lang, &entry);
        if (printed_again(printed, entry.items, 0))
            continue;
        if (written == FEW) {
            ++*left;
            break;
        }
        write_entry(html, &entry);
        written++;
    }
    return written;
}

void html_advice(struct html *html, const struct summary *summary, uint16_t *entries)
{
    const struct summary_group *group;
    size_t i, written = 0, left = 0;
    char count[HTML_NUMBER];

    if (summary->failures == 0)
        return;
    html_raw(html, "<section><h2>");
    html_word(html, HTML_TO_DO);
    html_raw(html, "</h2>\n");
    printed_turn(html->output->printed);
    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        if (group->outcome != DRCODE_OUTCOME_FAILURE || group->count == 0)
            continue;
        if (written < ADVICE && !html_is_full(html, 40 * PART))
            written += write_group(html, group, entries, &left);
        else
            left++;
    }
    if (left > 0) {
        html_raw(html, "<p class=\"d\">");
        html_words(html, HTML_SEVERAL, (const char *const[]){html_count_text(html, left, count)});
        html_raw(html, "</p>\n");
    }
    html_raw(html, "</section>\n");
}
