/* summary_details.c - when and where the calls of a group were, in words. */
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"
#include "print/color.h"
#include "print/messages.h"
#include "print/summary_screen.h"
#include "print/wrap.h"
#include "summary/compare.h"

/* Columns of a line where the terminal's are not known. */
#define WIDTH 80

/* How many SBCs of a group are named at most, also with --all. */
#define TOP      3
#define TOP_FULL 8

void text_add(struct text *text, const char *format, ...)
{
    va_list arguments;
    int size;

    va_start(arguments, format);
    size = vsnprintf(text->bytes + text->size, sizeof text->bytes - text->size, format, arguments);
    va_end(arguments);
    if (size > 0)
        text->size += (size_t)size;
    if (text->size >= sizeof text->bytes)
        text->size = sizeof text->bytes - 1;
}

void text_print(const struct text *text, const struct output *output, unsigned column)
{
    wrap_indent(output->file, column);
    wrap_text(output->file, summary_width(output), text->bytes, text->size, column,
              column > 0 ? column + 2 : SUMMARY_INDENT);
    fputc('\n', output->file);
}

unsigned summary_width(const struct output *output)
{
    return output->width >= 40 ? output->width : WIDTH;
}

const char *summary_name(const struct screen *screen, enum summary_by by, const char *name,
                         int *size)
{
    const enum drcode_lang lang = screen->output->lang;

    if (by == SUMMARY_TYPES)
        name = message_text(lang, *name == 'i' ? MESSAGE_IN : MESSAGE_OUT);
    else if (by == SUMMARY_COUNTRIES && strcmp(name, "unknown") == 0)
        name = message_text(lang, MESSAGE_UNKNOWN);
    *size = (int)utf8_cut(name, strlen(name), summary_width(screen->output) / 2);
    if (by == SUMMARY_SBCS && screen->domain > 0 && strlen(name) > screen->domain)
        *size = (int)(strlen(name) - screen->domain);
    return name;
}

/* Adds the rows with the highest counts, at most `top`, and the sum of the others. */
static void add_top(struct text *text, const struct screen *screen, enum summary_by by,
                    const struct tally *tally, size_t top)
{
    const char *semicolon = message_text(screen->output->lang, MESSAGE_SEMICOLON);
    const char *gap = text->size > 0 ? semicolon : "", *name;
    uint64_t others = tally->others;
    size_t i;
    int size;

    for (i = 0; i < tally->count; i++) {
        if (i >= top) {
            others = tally_sum(others, tally->rows[i].count);
            continue;
        }
        name = summary_name(screen, by, tally->rows[i].name, &size);
        text_add(text, "%s%.*s %" PRIu64, gap, size, name, tally->rows[i].count);
        gap = ", ";
    }
    if (others > 0)
        text_add(text, "%s%s %" PRIu64, gap, message_text(screen->output->lang, MESSAGE_OTHERS),
                 others);
}

/* Adds when a group started and ended, "03-05 02:00-14:48", or just the end where the start was
   said; the year where it is not that of all. */
static void add_span(struct text *text, const struct screen *screen,
                     const struct timestamp_span *span, bool started)
{
    const enum drcode_lang lang = screen->output->lang;
    char from[TIMESTAMP_ROOM], to[TIMESTAMP_ROOM];
    const char *dash = screen->output->ascii ? "-" : "\342\200\223";
    const int skip = screen->years ? 0 : 5;
    int same;
    bool once;

    timestamp_write(span->first, from);
    timestamp_write(span->last, to);
    from[10] = to[10] = ' ';
    same = memcmp(from, to, sizeof "2025-03-05" - 1) == 0 ? 11 : skip;
    once = memcmp(from, to, sizeof "2025-03-05 14:48" - 1) == 0;
    if (text->size > 0 && !started)
        text_add(text, "%s", message_text(lang, MESSAGE_SEMICOLON));
    if (!started)
        text_add(text, "%.*s", 16 - skip, from + skip);
    if (once)
        return;
    text_add(text, "%s", started ? ", " : dash);
    text_add(text, started ? message_text(lang, MESSAGE_LAST) : "%.*s", 16 - same, to + same);
}

/* Adds what a group was in the summary that this one is compared with, and when it was. */
static void add_before(struct text *text, const struct screen *screen,
                       const struct summary_group *group)
{
    const enum drcode_lang lang = screen->output->lang;
    const char *only = compare_only(screen->summary, group);
    const bool new = group->before == 0 && group->span.known;
    char since[TIMESTAMP_ROOM];
    int size;

    if (group->before > 0) {
        text_add(text, message_text(lang, MESSAGE_BEFORE), (unsigned long long)group->before);
    } else if (new) {
        timestamp_write(group->span.first, since);
        since[10] = ' ';
        text_add(text, message_text(lang, MESSAGE_NEW_SINCE), since);
        add_span(text, screen, &group->span, true);
    } else {
        text_add(text, "%s", message_text(lang, MESSAGE_NEW));
    }
    if (only) {
        only = summary_name(screen, SUMMARY_SBCS, only, &size);
        text_add(text, ", ");
        text_add(text, message_text(lang, MESSAGE_ONLY), size, only);
    }
    if (group->span.known && !new)
        add_span(text, screen, &group->span, false);
}

void summary_details(const struct screen *screen, const struct summary_group *group)
{
    const struct output *output = screen->output;
    size_t top = output->full ? TOP_FULL : TOP;
    struct text text;

    do {
        text.size = 0;
        if (screen->summary->before)
            add_before(&text, screen, group);
        else if (group->span.known)
            add_span(&text, screen, &group->span, false);
        if (!screen->summary->before || !compare_only(screen->summary, group))
            add_top(&text, screen, SUMMARY_SBCS, &group->by[SUMMARY_SBCS], top);
        add_top(&text, screen, SUMMARY_COUNTRIES, &group->by[SUMMARY_COUNTRIES], top + 1);
        add_top(&text, screen, SUMMARY_TYPES, &group->by[SUMMARY_TYPES], 2);
    } while (!output->full && --top > 0 &&
             !wrap_fits(text.bytes, text.size, summary_width(output) - SUMMARY_INDENT));
    if (text.size == 0)
        return;
    text_print(&text, output, SUMMARY_INDENT);
}

void summary_example(const struct output *output, const struct example *example)
{
    char time[TIMESTAMP_ROOM];
    struct text text = {.size = 0};

    if (!example_known(example))
        return;
    text_add(&text, "%s", message_text(output->lang, MESSAGE_EXAMPLE));
    if (example->time != EXAMPLE_NO_TIME) {
        timestamp_write(example->time, time);
        text_add(&text, " %s", time);
    }
    if (*example->caller || *example->callee)
        text_add(&text, " %s -> %s", *example->caller ? example->caller : "?",
                 *example->callee ? example->callee : "?");
    if (*example->correlation)
        text_add(&text, " %s", example->correlation);
    color_start(output, COLOR_ASIDE);
    wrap_indent(output->file, SUMMARY_INDENT);
    wrap_text(output->file, summary_width(output), text.bytes, text.size, SUMMARY_INDENT,
              SUMMARY_INDENT + 2);
    color_end(output);
    fputc('\n', output->file);
}
