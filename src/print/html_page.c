/* html_page.c - a summary as a page of its own: no script, and nothing from elsewhere. */
#include <stdlib.h>
#include <string.h>

#include "print/actions.h"
#include "print/html_advice.h"
#include "print/html_chart.h"
#include "print/html_tables.h"
#include "print/messages.h"
#include "summary/compare.h"

/* How many inputs are named. */
#define INPUTS 12

static const char style[] =
    ":root{--bg:#fff;--fg:#1b1f24;--dim:#57606a;--line:#d8dee4;--f:#b3261e;--u:#96610d;"
    "--n:#7b8ca0;--link:#0b57d0}\n"
    "@media (prefers-color-scheme:dark){:root{--bg:#14171b;--fg:#e6e8ea;--dim:#a3acb5;"
    "--line:#363c43;--f:#ff7b72;--u:#d9a441;--n:#5f7488;--link:#8ab4f8}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--bg);color:var(--fg);font:1rem/1.5 system-ui,\"Segoe UI\","
    "Roboto,Arial,sans-serif}\n"
    "main{max-width:60rem;margin:auto;padding:2rem 1rem}\n"
    "h1{font-size:1.75rem;line-height:1.2;margin:0}\n"
    "h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-bottom:1px solid var(--line);"
    "padding-bottom:.25rem}\n"
    "h3{font-size:1rem;margin:1.5rem 0 0}\n"
    "p,ol{margin:.5rem 0}ol{padding-left:1.5rem}li{margin:.25rem 0}\n"
    "a{color:var(--link);overflow-wrap:anywhere}\n"
    "code{display:inline-block;font:.875rem/1.4 ui-monospace,Consolas,monospace;"
    "overflow-wrap:anywhere;padding-left:1rem}\n"
    ".d{color:var(--dim);font-size:.875rem;font-weight:400}\n"
    ".k{display:inline-block}\n"
    ".lead{font-size:1.125rem;margin:1rem 0}\n"
    ".hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
    "white-space:nowrap}\n"
    ".sum{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;"
    "margin:1.25rem 0;padding:0;list-style:none}\n"
    ".sum li{margin:0;border:1px solid var(--line);border-left:.25rem solid "
    "var(--line);border-radius:.25rem;"
    "padding:.5rem .75rem}\n"
    ".sum .f{border-left-color:var(--f)}.sum .u{border-left-color:var(--u)}"
    ".sum .n{border-left-color:var(--n)}\n"
    ".sum span{display:block;font-size:.875rem;color:var(--dim)}\n"
    ".sum strong{font-weight:400;font-size:1.5rem;line-height:1.3;"
    "font-variant-numeric:tabular-nums}.sum small{color:var(--dim)}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;"
    "border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:anywhere}\n"
    "thead th{font-size:.875rem;color:var(--dim);vertical-align:bottom}\n"
    "th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;"
    "padding-left:.75rem;padding-right:0}\n"
    "tbody tr:not(:last-child) th,tbody tr:not(:last-child) td{border:0;padding-bottom:0}"
    "tbody tr:not(:first-child) td{padding-top:0}details tr *{border:0;padding-block:.125rem}\n"
    "td:last-child{padding-right:0}td.share{width:24%;min-width:5.5rem}\n"
    "b.f{color:var(--f)}b.u{color:var(--u)}b{font-variant-numeric:tabular-nums}\n"
    "svg{display:block;width:100%}\n"
    "svg .f{fill:var(--f)}svg .u{fill:var(--u)}svg .n{fill:var(--n)}\n"
    ".bar{height:.5rem;margin-top:.25rem}td .bar{background:var(--line)}\n"
    ".grid{fill:none;stroke:var(--line);stroke-width:1px;vector-effect:non-scaling-stroke}\n"
    "figure{margin:0}.plot{display:grid;grid-template:10rem auto/auto 1fr;gap:.25rem .5rem;"
    "font-size:.75rem;color:var(--dim);font-variant-numeric:tabular-nums;margin:.5rem 0 1rem}\n"
    ".plot svg{height:10rem}.low{grid-template-rows:6rem auto}.low svg{height:6rem}\n"
    ".y,.x{display:flex;justify-content:space-between}"
    ".y{flex-direction:column;min-width:2.5rem;text-align:right;line-height:1;margin:-.4rem "
    "0}.x{grid-column:2}\n"
    ".legend{font-size:.875rem;margin:.25rem 0}.legend span{margin-right:1rem;"
    "white-space:nowrap}\n"
    ".legend span::before{content:\"\";display:inline-block;width:.75rem;height:.75rem;"
    "margin-right:.375rem}\n"
    ".legend .f::before{background:var(--f)}.legend .u::before{background:var(--u)}"
    ".legend .n::before{background:var(--n)}\n"
    "figcaption{font-size:.875rem;color:var(--dim)}\n"
    "summary{cursor:pointer;font-size:.875rem;color:var(--link);padding:.5rem 0}\n"
    "footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.75rem}\n"
    "@media (max-width:36rem){.wide,.x span:nth-child(2):not(:last-child){display:none}"
    "main{padding:1rem .75rem}th.n,td.n{padding-left:.5rem}"
    "h1{font-size:1.375rem}.sum strong{font-size:1.25rem}.sum{grid-template-columns:1fr 1fr}"
    ".sum li:first-child{grid-column:1/-1}}\n"
    "@media print{:root{--bg:#fff;--fg:#000;--dim:#444;--line:#bbb;--f:#b3261e;--u:#96610d;"
    "--n:#7b8ca0;--link:#000}main{max-width:none;padding:0}body{font-size:10pt}"
    "details{display:none}svg,b,.legend span::before,.sum "
    "li{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "tbody,article,figure,.sum{break-inside:avoid}h2,h3{break-after:avoid}}\n";

/* Writes a number of the overview, with its share of all calls unless that is not wanted. */
static void write_number(struct html *html, const char *class, enum html_word word, uint64_t count,
                         uint64_t calls)
{
    html_raw(html, "<li class=\"");
    html_raw(html, class);
    html_raw(html, "\"><span>");
    html_word(html, word);
    html_raw(html, "</span> <strong>");
    html_count(html, count);
    html_raw(html, "</strong>");
    if (calls > 0) {
        html_raw(html, " <small>");
        html_share(html, tally_share(count, calls));
        html_raw(html, "</small>");
    }
    html_raw(html, "</li>\n");
}

/* Writes a sentence: how many calls of a summary failed. */
static void write_failures(struct html *html, enum html_word word, const struct summary *summary)
{
    const uint64_t calls = summary_ended(summary);
    char count[HTML_NUMBER], all[HTML_NUMBER], share[HTML_NUMBER];

    html_words(
        html, word,
        (const char *const[]){html_count_text(html, summary->failures, count),
                              html_count_text(html, calls, all),
                              html_share_text(html, tally_share(summary->failures, calls), share)});
}

/* The failures that are most. */
static const struct summary_group *find_most(const struct summary *summary)
{
    const struct summary_group *most = summary_group(summary, 0), *group;
    size_t i;

    for (i = 1; (group = summary_group(summary, i)) != NULL; i++)
        if (group->outcome == DRCODE_OUTCOME_FAILURE && group->count > most->count)
            most = group;
    return most;
}

/* Writes why most calls failed, and whether one SBC alone has it. */
static void write_most(struct html *html, const struct summary *summary, uint16_t *entries)
{
    const struct summary_group *most = find_most(summary);
    const char *only = compare_only(summary, most);
    char count[HTML_NUMBER], share[HTML_NUMBER], cause[HTML_CAUSE_ROOM];
    struct drcode_answer answer;

    html_raw(html, " ");
    html_words(html, HTML_MOST,
               (const char *const[]){
                   html_cause_text(html->output, most, &answer, entries, cause),
                   html_count_text(html, most->count, count),
                   html_share_text(html, tally_share(most->count, summary->failures), share)});
    if (!only)
        return;
    html_raw(html, " ");
    html_words(html, HTML_ALL_ON, (const char *const[]){only});
}

/* Writes how many calls failed, and why most of them. */
static void write_lead(struct html *html, const struct summary *summary, uint16_t *entries)
{
    char all[HTML_NUMBER];

    html_raw(html, "<p class=\"lead\">");
    if (summary->failures > 0) {
        write_failures(html, HTML_FAILURES, summary);
        write_most(html, summary, entries);
    } else {
        html_count_text(html, summary_ended(summary), all);
        html_words(html, summary_ended(summary) > 0 ? HTML_NO_FAILURE : HTML_NO_CALLS,
                   (const char *const[]){all});
    }
    if (summary->before) {
        html_raw(html, " ");
        write_failures(html,
                       summary_ended(summary->before) > 0 ? HTML_COMPARED : HTML_COMPARED_NONE,
                       summary->before);
    }
    html_raw(html, "</p>\n");
}

static void write_numbers(struct html *html, const struct summary *summary)
{
    const uint64_t calls = summary_ended(summary);

    html_raw(html, "<ul class=\"sum\">\n");
    write_number(html, "", HTML_CALLS, calls, 0);
    write_number(html, "n", HTML_ANSWERED, summary->normal, calls);
    write_number(html, "u", HTML_USERS, summary->users, calls);
    write_number(html, "f", HTML_FAILED, summary->failures, calls);
    html_raw(html, "<li><span>");
    html_word(html, HTML_NER);
    html_raw(html, "</span> <strong>");
    if (calls > 0)
        html_share(html, summary_ner(calls, summary->failures));
    else
        html_raw(html, "\342\200\223");
    html_raw(html, "</strong></li>\n</ul>\n");
}

/* Writes a condition that calls had to meet, in the words of the command line. */
static void write_condition(struct html *html, const char *text)
{
    const bool hidden =
        html->output->mask && (strncmp(text, "number=", 7) == 0 || strncmp(text, "user=", 5) == 0);

    html_name(html, text, hidden ? strcspn(text, "=") + 1 : HTML_TEXT);
}

/* Writes a word that takes a time, where there is one; returns what is before the next one. */
static const char *write_limit(struct html *html, const char *gap, enum html_word word,
                               const int64_t *time)
{
    char text[HTML_NUMBER];

    if (!time)
        return gap;
    html_raw(html, gap);
    html_words(html, word, (const char *const[]){html_time_text(*time, false, text)});
    return ", ";
}

/* Writes which calls the report is about. */
static void write_conditions(struct html *html)
{
    const struct output *output = html->output;
    const char *gap = " ";
    size_t i;

    if (output->condition_count == 0 && !output->since && !output->until)
        return;
    html_raw(html, "<p class=\"d\">");
    html_word(html, HTML_ONLY);
    for (i = 0; i < output->condition_count && i < INPUTS; i++, gap = ", ") {
        html_raw(html, gap);
        if (i == 0)
            html_word(html, HTML_WITH);
        write_condition(html, output->conditions[i]);
    }
    html_raw(html, i < output->condition_count ? ", \342\200\246" : "");
    gap = write_limit(html, gap, HTML_SINCE, output->since);
    write_limit(html, gap, HTML_UNTIL, output->until);
    html_raw(html, "</p>");
}

/* Writes the names of files. */
static void write_files(struct html *html, enum html_word what, char *const *names, size_t count)
{
    char more[HTML_NUMBER];
    size_t i;

    html_word(html, what);
    for (i = 0; i < count && i < INPUTS; i++) {
        html_raw(html, i > 0 ? ", " : " ");
        if (strcmp(names[i], "-") == 0)
            html_word(html, HTML_STANDARD_INPUT);
        else
            html_string(html, names[i]);
    }
    if (i < count) {
        html_raw(html, " ");
        html_words(html, HTML_MORE_INPUTS,
                   (const char *const[]){html_count_text(html, count - i, more)});
    }
}

static void write_head(struct html *html, const struct summary *summary)
{
    html_raw(html, "<!DOCTYPE html>\n<html lang=\"");
    html_raw(html, message_lang(html->output->lang));
    html_raw(html, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    html_word(html, HTML_TITLE);
    html_raw(html, "</title>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                   "'none'; style-src 'unsafe-inline'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n<style>\n");
    html_raw(html, style);
    html_raw(html, "</style>\n</head>\n<body>\n<main>\n<header><h1>");
    html_word(html, HTML_TITLE);
    html_raw(html, "</h1>\n");
    if (summary->span.known) {
        html_raw(html, "<p class=\"d\">");
        html_span(html, &summary->span, summary->daily);
        html_raw(html, "</p>");
    }
    write_conditions(html);
    if (html->output->compared_count > 0) {
        html_raw(html, "<p class=\"d\">");
        write_files(html, HTML_COMPARED_WITH, html->output->compared, html->output->compared_count);
        html_raw(html, "</p>");
    }
    html_raw(html, "</header>\n");
}

static void write_foot(struct html *html)
{
    char time[HTML_NUMBER];

    html_raw(html, "<footer class=\"d\"><p>");
    html_word(html, HTML_ABOUT);
    html_raw(html, "</p><p>");
    write_files(html, HTML_INPUTS, html->output->inputs, html->output->input_count);
    html_raw(html, ". ");
    html_words(
        html, HTML_GENERATED,
        (const char *const[]){html_time_text(html->output->now, false, time), DRCODE_VERSION});
    html_raw(html, "</p></footer>\n</main>\n</body>\n</html>\n");
}

static bool print_summary(const struct output *output, const struct summary *summary)
{
    uint16_t *entries = malloc((drcode_count(output->catalog) + 1) * sizeof *entries);
    struct html html;

    if (!entries)
        return false;
    html_start(&html, output);
    write_head(&html, summary);
    write_lead(&html, summary, entries);
    write_numbers(&html, summary);
    html_over_time(&html, summary);
    html_causes(&html, summary, DRCODE_OUTCOME_FAILURE, entries);
    html_by_name(&html, summary, SUMMARY_SBCS);
    html_by_name(&html, summary, SUMMARY_COUNTRIES);
    html_advice(&html, summary, entries);
    html_causes(&html, summary, DRCODE_OUTCOME_USER, entries);
    write_foot(&html);
    writer_flush(&html.writer);
    free(entries);
    return true;
}

const struct format html_format = {NULL, NULL, NULL, NULL, print_summary};
