#include "print/html_tables.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "print/actions.h"
#include "print/html_chart.h"
#include "print/messages.h"
#include "summary/compare.h"
#include "summary/country.h"

/* How many SBCs and countries of a cause are named, and the most bytes of a name. */
#define TOP  3
#define NAME 80

const char *html_cause_text(const struct output *output, const struct summary_group *group,
                            struct drcode_answer *answer, uint16_t *entries, char *text)
{
    const char *phrase = group->phrase, *reason;
    struct drcode_entry entry;
    char several[80];
    size_t used = 0;

    summary_entries(output->catalog, group, answer, entries);
    used = actions_codes(text, group->microsoft, group->sip);
    if (answer->count == 1) {
        drcode_entry(output->catalog, entries[0], output->lang, &entry);
        phrase = entry.phrase;
    } else if (answer->count > 1 && !phrase) {
        snprintf(several, sizeof several, message_text(output->lang, MESSAGE_ENTRIES),
                 (unsigned long)answer->count);
        phrase = several;
    } else if (answer->count == 0 && used == 0) {
        phrase = message_text(output->lang, MESSAGE_OTHERS);
    } else if (answer->count == 0) {
        reason = drcode_sip_reason(output->catalog, group->sip, NULL);
        snprintf(several, sizeof several, "%s%s%s%s", reason ? reason : "", reason ? " (" : "",
                 message_text(output->lang, MESSAGE_UNDOCUMENTED), reason ? ")" : "");
        phrase = several;
    }
    snprintf(text + used, HTML_CAUSE_ROOM - used, "%.*s",
             utf8_precision(phrase, (int)(HTML_CAUSE_ROOM - used - 1)), phrase);
    return text;
}

/* The name of a row as it is shown. */
static const char *row_name(const struct html *html, const char *name, enum summary_by by)
{
    const struct catalog_calling *country;

    if (by != SUMMARY_COUNTRIES)
        return name;
    if (strcmp(name, "unknown") == 0)
        return message_text(html->output->lang, MESSAGE_UNKNOWN);
    country = country_of_key(html->output->catalog, name);
    return country ? html->output->catalog->pool + country->name[html->output->lang] : name;
}

/* Writes the names with the highest counts. */
static void write_top(struct html *html, const struct tally *tally, enum summary_by by)
{
    uint64_t others = tally->others;
    const char *gap = "";
    size_t i;

    for (i = 0; i < tally->count; i++) {
        const char *name = row_name(html, tally->rows[i].name, by);

        if (i >= TOP) {
            others = tally_sum(others, tally->rows[i].count);
            continue;
        }
        html_raw(html, gap);
        html_name(html, name, NAME);
        html_raw(html, "\302\240");
        html_count(html, tally->rows[i].count);
        gap = ", ";
    }
    if (others > 0) {
        html_raw(html, gap);
        html_string(html, message_text(html->output->lang, MESSAGE_OTHERS));
        html_raw(html, "\302\240");
        html_count(html, others);
    }
    if (*gap || others > 0)
        html_raw(html, "<br>");
}

static void write_example(struct html *html, const struct example *example)
{
    const char *caller = *example->caller || !*example->callee ? example->caller : "?";
    const char *const parts[] = {caller, *example->callee ? "\342\206\222" : "", example->callee,
                                 example->correlation};
    char time[HTML_NUMBER];
    size_t i;

    if (!example_known(example))
        return;
    html_word(html, HTML_CALL);
    if (example->time != EXAMPLE_NO_TIME) {
        html_raw(html, " ");
        html_name(html, html_time_text(example->time, false, time), sizeof time);
    }
    for (i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (*parts[i]) {
            html_raw(html, parts[i] == example->correlation ? "<br>" : " ");
            html_name(html, parts[i], HTML_TEXT);
        }
    }
}

/* Writes when and where the calls of a group were, as a row of its own. */
static void write_details(struct html *html, const struct summary_group *group)
{
    html_raw(html, "<tr><td class=\"d\" colspan=\"5\">");
    if (group->span.known) {
        html_span(html, &group->span, false);
        html_raw(html, "<br>");
    }
    write_top(html, &group->by[SUMMARY_SBCS], SUMMARY_SBCS);
    write_top(html, &group->by[SUMMARY_COUNTRIES], SUMMARY_COUNTRIES);
    write_example(html, &group->example);
    html_raw(html, "</td></tr>\n");
}

/* Writes what a group was in the summary that this one is compared with, and how it has changed. */
static void write_before(struct html *html, const struct summary *summary,
                         const struct summary_group *group)
{
    char change[COMPARE_ROOM];
    bool worse;

    compare_change(summary, group->count, group->before, change);
    worse = group->outcome == DRCODE_OUTCOME_FAILURE && group->rate > group->rate_before;
    html_raw(html, "</td><td class=\"n\">");
    html_count(html, group->before);
    html_raw(html, worse ? "</td><td class=\"n\"><b class=\"f\">" : "</td><td class=\"n\">");
    if (*change == 'n')
        html_word(html, HTML_NEW);
    else if (*change == 'g')
        html_word(html, HTML_GONE);
    else
        html_string(html, message_decimal(html->output->lang, change));
    html_raw(html, worse ? "</b>" : "");
}

static void write_cause(struct html *html, const struct summary *summary,
                        const struct summary_group *group, uint16_t *entries)
{
    uint64_t counts[DRCODE_OUTCOMES] = {0};
    struct drcode_answer answer;
    char codes[ACTIONS_CODES], text[HTML_CAUSE_ROOM];
    size_t used = actions_codes(codes, group->microsoft, group->sip);

    html_cause_text(html->output, group, &answer, entries, text);
    counts[group->outcome] = group->count;
    html_raw(html, "<tbody><tr><th scope=\"row\">");
    if (used > 0) {
        html_raw(html, "<b class=\"");
        html_raw(html, html_classes[group->outcome]);
        html_raw(html, "\">");
        html_text(html, codes, used - 1, used);
        html_raw(html, "</b> ");
    }
    html_string(html, text + used);
    html_raw(html, "</th><td class=\"n\">");
    html_count(html, group->count);
    if (summary->before)
        write_before(html, summary, group);
    html_raw(html,
             summary->before ? "</td><td class=\"n share wide\">" : "</td><td class=\"n share\">");
    html_share(html, tally_share(group->count, summary->totals[group->outcome].count));
    html_bar(html, counts, summary->totals[group->outcome].count);
    html_raw(html, "</td></tr>\n");
    if (group->outcome == DRCODE_OUTCOME_FAILURE && group->count > 0)
        write_details(html, group);
    html_raw(html, "</tbody>\n");
}

static void write_column(struct html *html, enum html_word word, const char *classes)
{
    html_raw(html, "<th scope=\"col\" class=\"");
    html_raw(html, classes);
    html_raw(html, "\">");
    html_word(html, word);
    html_raw(html, "</th>");
}

/* Starts a section with a table, whose first columns are `what` and the number of calls. */
static void start_table(struct html *html, enum html_word title, enum html_word what)
{
    html_raw(html, "<section><h2>");
    html_word(html, title);
    html_raw(html, "</h2>\n");
    if (what == HTML_SBC || what == HTML_COUNTRY)
        html_legend(html);
    html_raw(html, "<table><caption class=\"hide\">");
    html_word(html, title);
    html_raw(html, "</caption><thead><tr>");
    write_column(html, what, "");
    write_column(html, HTML_CALLS, "n");
}

/* Ends a section with a table, of which rows may have been left out. */
static void end_table(struct html *html, size_t left, uint64_t calls)
{
    char rows[HTML_NUMBER], count[HTML_NUMBER];

    html_raw(html, "</table>\n");
    if (left > 0) {
        html_raw(html, "<p class=\"d\">");
        html_words(html, calls > 0 ? HTML_LEFT_OUT : HTML_MORE,
                   (const char *const[]){html_count_text(html, left, rows),
                                         html_count_text(html, calls, count)});
        html_raw(html, "</p>\n");
    }
    html_raw(html, "</section>\n");
}

void html_causes(struct html *html, const struct summary *summary, enum drcode_outcome outcome,
                 uint16_t *entries)
{
    const struct summary_group *group;
    size_t i, rows = 0, left = 0;
    uint64_t calls = 0;

    if (summary->totals[outcome].count == 0 &&
        (!summary->before || summary->before->totals[outcome].count == 0))
        return;
    start_table(html, outcome == DRCODE_OUTCOME_FAILURE ? HTML_CAUSES : HTML_BY_USERS, HTML_CAUSE);
    if (summary->before) {
        write_column(html, HTML_BEFORE, "n");
        write_column(html, HTML_CHANGE, "n");
    }
    write_column(html, HTML_SHARE, summary->before ? "n wide" : "n");
    html_raw(html, "</tr></thead>\n");
    for (i = 0; (group = summary_group(summary, i)) != NULL; i++) {
        if (group->outcome != outcome)
            continue;
        if (++rows <= HTML_ROWS && !html_is_full(html, 8 * HTML_TEXT)) {
            write_cause(html, summary, group, entries);
        } else {
            left++;
            calls = tally_sum(calls, group->count);
        }
    }
    end_table(html, left, calls);
}

/* The count of a name; 0 where there is none. */
static uint64_t count_of(const struct tally *tally, const char *name)
{
    size_t i;

    for (i = 0; i < tally->count; i++)
        if (strcmp(tally->rows[i].name, name) == 0)
            return tally->rows[i].count;
    return 0;
}

/* Names with their counts by outcome. */
struct named {
    const char *name[HTML_ROWS];
    uint64_t counts[HTML_ROWS][DRCODE_OUTCOMES];
    size_t size, left; /* more than 0: some are left out */
    uint64_t most;     /* calls of a name */
};

/* Counts a name by all outcomes, unless an outcome before `from` has it. */
static void add_name(struct named *named, const struct summary *summary, enum summary_by by,
                     const char *name, enum drcode_outcome from)
{
    uint64_t counts[DRCODE_OUTCOMES], sum = 0;
    size_t i;

    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        counts[i] = count_of(&summary->totals[i].by[by], name);
        if (i < (size_t)from && counts[i] > 0)
            return; /* it is there already */
        sum = tally_sum(sum, counts[i]);
    }
    named->most = sum > named->most ? sum : named->most;
    named->name[named->size] = name;
    memcpy(named->counts[named->size++], counts, sizeof counts);
}

static void find_names(struct named *named, const struct summary *summary, enum summary_by by)
{
    size_t outcome, i;

    memset(named, 0, sizeof *named);
    for (outcome = 0; outcome < DRCODE_OUTCOMES; outcome++) {
        const struct tally *tally = &summary->totals[outcome].by[by];

        for (i = 0; i < tally->count && named->size < HTML_ROWS; i++)
            add_name(named, summary, by, tally->rows[i].name, (enum drcode_outcome)outcome);
        named->left += tally->count - i + (tally->others > 0);
    }
}

/* Writes the name of a row, which is best broken after that of the host. */
static void write_name(struct html *html, const char *name, enum summary_by by)
{
    const size_t size = strlen(name), host = strcspn(name, ".") + 1;

    if (by == SUMMARY_SBCS && host < size && host < NAME) {
        html_text(html, name, host, NAME);
        html_raw(html, "<wbr>");
        html_text(html, name + host, size - host, NAME - host);
    } else {
        html_text(html, name, size, NAME);
    }
}

static void write_named(struct html *html, const struct named *named, size_t row,
                        enum summary_by by)
{
    static const enum drcode_outcome order[] = {DRCODE_OUTCOME_NORMAL, DRCODE_OUTCOME_USER,
                                                DRCODE_OUTCOME_FAILURE};
    const uint64_t *counts = named->counts[row];
    const char *name = row_name(html, named->name[row], by);
    uint64_t calls = tally_sum(tally_sum(counts[0], counts[1]), counts[2]);
    size_t i;

    html_raw(html, "<tbody><tr><th scope=\"row\">");
    write_name(html, name, by);
    html_raw(html, "</th><td class=\"n\">");
    html_count(html, calls);
    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        html_raw(html, i < 2 ? "</td><td class=\"n wide\">" : "</td><td class=\"n\">");
        html_count(html, counts[order[i]]);
    }
    html_raw(html, "</td><td class=\"n\">");
    html_share(html, summary_ner(calls, counts[DRCODE_OUTCOME_FAILURE]));
    html_raw(html, "</td></tr>\n<tr><td colspan=\"6\">");
    html_bar(html, counts, named->most);
    html_raw(html, "</td></tr></tbody>\n");
}

void html_by_name(struct html *html, const struct summary *summary, enum summary_by by)
{
    struct named named;
    size_t i;

    find_names(&named, summary, by);
    if (named.size == 0)
        return;
    start_table(html, by == SUMMARY_SBCS ? HTML_BY_SBC : HTML_BY_COUNTRY,
                by == SUMMARY_SBCS ? HTML_SBC : HTML_COUNTRY);
    write_column(html, HTML_ANSWERED, "n wide"); /* narrow screens have the bars alone */
    write_column(html, HTML_USERS, "n wide");
    write_column(html, HTML_FAILED, "n");
    write_column(html, HTML_NER, "n");
    html_raw(html, "</tr></thead>\n");
    for (i = 0; i < named.size; i++)
        write_named(html, &named, i, by);
    end_table(html, named.left, 0);
}
