#include "print/html_chart.h"

#include <inttypes.h>
#include <string.h>

#include "print/messages.h"
#include "summary/timeline.h"

/* The most bins of a chart; the units of its drawing: of a bin with the gap after it, of the gap,
   and of its height. */
#define BINS   72
#define WIDE   10
#define GAP    2
#define HEIGHT 1000

const char *const html_classes[DRCODE_OUTCOMES] = {
    [DRCODE_OUTCOME_FAILURE] = "f", [DRCODE_OUTCOME_USER] = "u", [DRCODE_OUTCOME_NORMAL] = "n"};

static const enum html_word names[DRCODE_OUTCOMES] = {[DRCODE_OUTCOME_FAILURE] = HTML_FAILED,
                                                      [DRCODE_OUTCOME_USER] = HTML_USERS,
                                                      [DRCODE_OUTCOME_NORMAL] = HTML_ANSWERED};

/* The end of an axis, whose half is a whole number: a digit, or 10, and zeros, at or above a count.
 */
static uint64_t axis_end(uint64_t most)
{
    uint64_t scale = 1, end;

    while (most / 10 >= scale && scale < TALLY_MOST / 100)
        scale *= 10;
    for (end = 2; end < 10 && end * scale < most;)
        end += scale > 1 ? 1 : 2;
    return end * scale;
}

/* The height of a count, where `end` is that of the chart; of nothing where all counts are 0. */
static unsigned height_of(uint64_t count, uint64_t end)
{
    return end > 0 ? (unsigned)((double)count / (double)end * HEIGHT + 0.5) : 0;
}

/* Draws the bins of an outcome as one path, above the outcomes before it. */
static void draw_outcome(struct html *html, const struct timeline *line, size_t outcome,
                         uint64_t end)
{
    char part[80];
    size_t i, j;

    html_raw(html, "<path class=\"");
    html_raw(html, html_classes[outcome]);
    html_raw(html, "\" d=\"");
    for (i = 0; i < line->size; i++) {
        uint64_t below = 0;
        unsigned from, to;

        for (j = 0; j < outcome; j++)
            below = tally_sum(below, line->counts[i][j]);
        from = HEIGHT - height_of(below, end);
        to = HEIGHT - height_of(tally_sum(below, line->counts[i][outcome]), end);
        if (from == to)
            continue;
        snprintf(part, sizeof part, "M%lu %uh%dV%uh-%dz", (unsigned long)(i * WIDE), from,
                 WIDE - GAP, to, WIDE - GAP);
        html_raw(html, part);
    }
    html_raw(html, "\"/>");
}

/* The time at which a bin starts. */
static const char *bin_time(const struct timeline *line, size_t bin, char *text)
{
    return html_time_text(line->start + (int64_t)bin * line->each * line->unit,
                          line->unit == TIMESTAMP_DAY, text);
}

/* Writes what the chart shows: per hour, and when most calls failed. */
static void write_caption(struct html *html, const struct timeline *line)
{
    const bool daily = line->unit == TIMESTAMP_DAY, one = line->each == 1;
    char each[HTML_NUMBER], most[HTML_NUMBER], time[HTML_NUMBER];
    const char *arguments[] = {html_count_text(html, (uint64_t)line->each, each)};

    html_words(
        html, daily ? (one ? HTML_PER_DAY : HTML_PER_DAYS) : (one ? HTML_PER_HOUR : HTML_PER_HOURS),
        arguments);
    if (line->peak == 0)
        return;
    html_raw(html, " ");
    html_words(html, daily ? HTML_PEAK_DAY : HTML_PEAK_HOUR,
               (const char *const[]){html_count_text(html, line->peak, most),
                                     html_time_text(line->peak_time, daily, time)});
}

/* The most failures of a bin. */
static uint64_t most_failures(const struct timeline *line)
{
    uint64_t most = 0;
    size_t i;

    for (i = 0; i < line->size; i++)
        if (line->counts[i][DRCODE_OUTCOME_FAILURE] > most)
            most = line->counts[i][DRCODE_OUTCOME_FAILURE];
    return most;
}

/* Draws the first `outcomes` outcomes, with their axes. */
static void draw_chart(struct html *html, const struct timeline *line, size_t outcomes,
                       enum html_word title)
{
    const uint64_t end = axis_end(outcomes > 1 ? line->most : most_failures(line));
    const size_t ticks[] = {0, line->size / 2, line->size - 1};
    char part[120];
    size_t i;

    html_raw(html, outcomes > 1 ? "<div class=\"plot\">" : "<div class=\"plot low\">");
    html_raw(html, "<div class=\"y\" aria-hidden=\"true\"><span>");
    html_count(html, end);
    html_raw(html, "</span><span>");
    html_count(html, end / 2);
    html_raw(html, "</span><span>0</span></div><svg role=\"img\" aria-label=\"");
    html_word(html, title);
    html_raw(html, ". ");
    write_caption(html, line);
    snprintf(part, sizeof part, "\" viewBox=\"0 0 %lu %d\" preserveAspectRatio=\"none\">",
             (unsigned long)(line->size * WIDE - GAP), HEIGHT);
    html_raw(html, part);
    snprintf(part, sizeof part, "<path class=\"grid\" d=\"M0 0H%luM0 %dH%luM0 %dH%lu\"/>",
             (unsigned long)(line->size * WIDE), HEIGHT / 2, (unsigned long)(line->size * WIDE),
             HEIGHT, (unsigned long)(line->size * WIDE));
    html_raw(html, part);
    for (i = 0; i < outcomes; i++)
        draw_outcome(html, line, i, end);
    html_raw(html, "</svg><div class=\"x\" aria-hidden=\"true\">");
    for (i = 0; i < 3; i++) {
        if (i > 0 && ticks[i] == ticks[i - 1])
            continue;
        html_raw(html, "<span>");
        html_raw(html, bin_time(line, ticks[i], part));
        html_raw(html, "</span>");
    }
    html_raw(html, "</div></div>\n");
}

static void write_counts(struct html *html, const struct timeline *line)
{
    char time[HTML_NUMBER];
    size_t i, outcome;

    html_raw(html, "<details><summary>");
    html_word(html, HTML_COUNTS);
    html_raw(html, "</summary><table><caption class=\"hide\">");
    html_word(html, HTML_OVER_TIME);
    html_raw(html, "</caption><thead><tr><th scope=\"col\">");
    html_word(html, HTML_TIME);
    for (outcome = 0; outcome < DRCODE_OUTCOMES; outcome++) {
        html_raw(html, "</th><th scope=\"col\" class=\"n\">");
        html_word(html, names[outcome]);
    }
    html_raw(html, "</th></tr></thead><tbody>\n");
    for (i = 0; i < line->size; i++) {
        html_raw(html, "<tr><th scope=\"row\">");
        html_raw(html, bin_time(line, i, time));
        html_raw(html, "</th>");
        for (outcome = 0; outcome < DRCODE_OUTCOMES; outcome++) {
            html_raw(html, "<td class=\"n\">");
            html_count(html, line->counts[i][outcome]);
            html_raw(html, "</td>");
        }
        html_raw(html, "</tr>\n");
    }
    html_raw(html, "</tbody></table></details>\n");
}

void html_legend(struct html *html)
{
    size_t i;

    html_raw(html, "<p class=\"legend\">");
    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        html_raw(html, "<span class=\"");
        html_raw(html, html_classes[i]);
        html_raw(html, "\">");
        html_word(html, names[i]);
        html_raw(html, "</span> ");
    }
    html_raw(html, "</p>\n");
}

void html_bar(struct html *html, const uint64_t *counts, uint64_t most)
{
    unsigned at = 0, width;
    char part[100];
    size_t i;

    html_raw(html, "<svg class=\"bar\" role=\"img\" viewBox=\"0 0 1000 10\" "
                   "preserveAspectRatio=\"none\" aria-label=\"");
    for (i = 0; i < DRCODE_OUTCOMES; i++) {
        if (counts[i] == 0)
            continue;
        html_raw(html, at > 0 ? ", " : "");
        html_word(html, names[i]);
        html_raw(html, " ");
        html_count(html, counts[i]);
        at = 1;
    }
    html_raw(html, "\">");
    for (i = 0, at = 0; i < DRCODE_OUTCOMES; i++, at += width) {
        width = height_of(counts[i], most);
        if (counts[i] > 0 && width < 3)
            width = 3; /* rare, not absent */
        if (width == 0)
            continue;
        snprintf(part, sizeof part, "<rect class=\"%s\" x=\"%u\" width=\"%u\" height=\"10\"/>",
                 html_classes[i], at, width);
        html_raw(html, part);
    }
    html_raw(html, "</svg>");
}

void html_over_time(struct html *html, const struct summary *summary)
{
    struct timeline line;

    if (!timeline_fill(&line, summary, BINS))
        return;
    html_raw(html, "<section><h2>");
    html_word(html, HTML_OVER_TIME);
    html_raw(html, "</h2><figure>\n");
    html_legend(html);
    draw_chart(html, &line, DRCODE_OUTCOMES, HTML_OVER_TIME);
    if (line.peak > 0 && most_failures(&line) < line.most) {
        html_raw(html, "<p class=\"d\">");
        html_word(html, HTML_FAILED_ONLY);
        html_raw(html, "</p>");
        draw_chart(html, &line, 1, HTML_FAILED_ONLY);
    }
    html_raw(html, "<figcaption>");
    write_caption(html, &line);
    html_raw(html, "</figcaption></figure>\n");
    write_counts(html, &line);
    html_raw(html, "</section>\n");
}
