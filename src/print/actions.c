#include "print/actions.h"

#include <string.h>

#include "print/color.h"
#include "print/messages.h"
#include "print/safe.h"
#include "print/wrap.h"
#include "print/writer.h"

size_t actions_codes(char *text, int32_t microsoft, int sip)
{
    const int32_t codes[] = {microsoft, sip};
    char digits[20], *end = digits + sizeof digits, *start;
    size_t used = 0, i;

    for (i = 0; i < 2; i++) {
        if (codes[i] == DRCODE_NO_CODE)
            continue;
        start = writer_digits(end, (uint64_t)codes[i]);
        memcpy(text + used, start, (size_t)(end - start));
        used += (size_t)(end - start);
        text[used++] = ' ';
    }
    text[used] = '\0';
    return used;
}

void actions_title(const struct output *output, const char *codes, const char *phrase)
{
    unsigned used = (unsigned)strlen(codes);

    color_start(output, COLOR_HEADING);
    fputs(codes, output->file);
    wrap_text(output->file, output->width, phrase, strlen(phrase), used, used);
    color_end(output);
    fputc('\n', output->file);
}

void actions_heading(const struct output *output, int32_t microsoft, int sip, const char *phrase)
{
    char codes[ACTIONS_CODES];

    actions_codes(codes, microsoft, sip);
    actions_title(output, codes, phrase);
}

void actions_paragraph(const struct output *output, const char *text)
{
    wrap_indent(output->file, ACTIONS_INDENT);
    wrap_text(output->file, output->width, text, strlen(text), ACTIONS_INDENT, ACTIONS_INDENT);
    fputc('\n', output->file);
}

/* Prints an action after its number, which ends in column `columns`. */
static void print_action(const struct output *output, unsigned number, unsigned columns,
                         const char *text)
{
    char digits[20], *end = digits + sizeof digits, *start = writer_digits(end, number);
    unsigned used = (unsigned)(end - start);
    unsigned at = ACTIONS_INDENT + (used < columns ? columns : used) + 2;

    wrap_indent(output->file, at - 2 - used);
    fwrite(start, 1, used, output->file);
    fputs(". ", output->file);
    wrap_item(output->file, output->width, text, at, at);
}

/* Prints a note, whose lines hang below its label or below its text. */
static void print_note(const struct output *output, const char *text, bool below_label)
{
    const char *label = message_text(output->lang, MESSAGE_NOTE);
    unsigned at = ACTIONS_INDENT + wrap_columns(label, strlen(label)) + 1;

    wrap_indent(output->file, ACTIONS_INDENT);
    fputs(label, output->file);
    fputc(' ', output->file);
    wrap_item(output->file, output->width, text, at, below_label ? ACTIONS_INDENT : at);
}

static void print_link(const struct output *output, const char *link)
{
    wrap_indent(output->file, ACTIONS_INDENT + 3);
    color_start(output, COLOR_LINK);
    safe_print(output->file, link, strlen(link));
    color_end(output);
    fputc('\n', output->file);
}

void actions_print(const struct output *output, const char *items, bool links)
{
    unsigned number = 0, count = 0;
    struct drcode_item item;
    const char *next;

    for (next = items; (next = drcode_next(next, &item)) != NULL;)
        count += item.kind == DRCODE_ACTION;
    while ((items = drcode_next(items, &item)) != NULL) {
        if (item.kind == DRCODE_ACTION)
            print_action(output, ++number, count > 9 ? 2 : 1, item.text);
        else if (item.kind == DRCODE_NOTE)
            print_note(output, item.text, links);
        else if (links)
            print_link(output, item.text);
    }
}
