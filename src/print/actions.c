#include "print/actions.h"

#include <string.h>

#include "base/utf8.h"
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

void actions_print_codes(const struct output *output, enum drcode_outcome outcome,
                         const char *codes)
{
    size_t size = strlen(codes);

    if (!output->color || size == 0) {
        fwrite(codes, 1, size, output->file);
        return;
    }
    color_start(output, COLOR_FAILURE + (enum color)outcome);
    fwrite(codes, 1, size - 1, output->file);
    color_end(output);
    fputc(' ', output->file);
}

void actions_title(const struct output *output, enum drcode_outcome outcome, const char *codes,
                   const char *phrase)
{
    unsigned used = (unsigned)strlen(codes);
    unsigned indent = used > ACTIONS_INDENT ? used : 2 * ACTIONS_INDENT;

    actions_print_codes(output, outcome, codes);
    color_start(output, COLOR_PHRASE);
    wrap_text(output->file, output->width, phrase, strlen(phrase), used, indent);
    color_end(output);
    fputc('\n', output->file);
}

void actions_heading(const struct output *output, enum drcode_outcome outcome, int32_t microsoft,
                     int sip, const char *phrase)
{
    char codes[ACTIONS_CODES];

    actions_codes(codes, microsoft, sip);
    actions_title(output, outcome, codes, phrase);
}

bool actions_cause_alone(const struct drcode_answer *answer)
{
    return answer->cause > 0 && answer->microsoft == DRCODE_NO_CODE &&
           answer->sip == DRCODE_NO_CODE && answer->count == 0 && !answer->hresult;
}

const char *actions_name(const struct output *output, const struct drcode_answer *answer,
                         char *name)
{
    struct drcode_cause cause;
    const char *hresult;

    if (actions_cause_alone(answer) &&
        drcode_cause(output->catalog, answer->cause, output->lang, &cause)) {
        snprintf(name, ACTIONS_NAME, "Q.850;cause=%d ", answer->cause);
        return cause.name;
    }
    if (answer->hresult && answer->microsoft == DRCODE_NO_CODE && answer->sip == DRCODE_NO_CODE) {
        hresult = drcode_hresult_name(output->catalog, answer->hresult);
        snprintf(name, ACTIONS_NAME, "0x%08lX %.60s%s", (unsigned long)answer->hresult,
                 hresult ? hresult : "", hresult ? " " : "");
    } else {
        actions_codes(name, answer->microsoft, answer->sip);
    }
    return message_text(output->lang, answer->match == DRCODE_NORMAL ? actions_normal(answer)
                                                                     : MESSAGE_UNDOCUMENTED);
}

enum message actions_normal(const struct drcode_answer *answer)
{
    return answer->microsoft == DRCODE_NO_CODE && answer->sip >= 100 && answer->sip < 200
               ? MESSAGE_PROVISIONAL
               : MESSAGE_NORMAL;
}

enum drcode_outcome actions_outcome(const struct output *output, const struct drcode_answer *answer)
{
    if (answer->match == DRCODE_NORMAL)
        return DRCODE_OUTCOME_NORMAL;
    return drcode_outcome(output->catalog, answer->microsoft, answer->sip, answer->cause);
}

const char *actions_step(const struct output *output, enum drcode_outcome outcome, int sip)
{
    /* the SIP code alone may say that a call failed which a user ended: 480 with 540480 */
    if (sip != DRCODE_NO_CODE && outcome == DRCODE_OUTCOME_USER &&
        drcode_outcome(output->catalog, DRCODE_NO_CODE, sip, 0) != outcome)
        return message_text(output->lang, MESSAGE_BY_USER);
    return drcode_sip_step(output->catalog, sip, output->lang);
}

const char *actions_place(char *place, const char *file, uint64_t line)
{
    size_t used = 0;

    *place = '\0';
    if (strcmp(file, "-") != 0)
        used = (size_t)snprintf(place, 256, "%.*s:", utf8_precision(file, 254), file);
    if (line > 0)
        snprintf(place + used, ACTIONS_PLACE - used, "%llu:", (unsigned long long)line);
    return place;
}

void actions_seen(const struct output *output, const struct printed_item *item)
{
    char text[512];

    snprintf(text, sizeof text, message_text(output->lang, MESSAGE_SEEN),
             item->kept ? item->kept : "", (unsigned long long)item->line);
    actions_paragraph(output, text);
}

/* Adds at most 100 bytes of a string to a text of `used` bytes, without a NUL; returns its size. */
static size_t add(char *text, size_t used, const char *string)
{
    size_t size = utf8_cut(string, strlen(string), 100);

    memcpy(text + used, string, size);
    return used + size;
}

size_t actions_origin(const struct output *output, char *text, int sip,
                      const enum drcode_origin *sender, const char *subject)
{
    const char *reason = drcode_sip_reason(output->catalog, sip, NULL);
    size_t used = 0;

    if (sip != DRCODE_NO_CODE) {
        used = add(text, 0, "SIP ");
        used += actions_codes(text + used, DRCODE_NO_CODE, sip);
        used = reason ? add(text, used, reason) : used - 1;
    }
    if (sender) {
        used = add(text, used, used > 0 ? ", " : "");
        used = add(text, used,
                   message_text(output->lang,
                                (enum message)((int)MESSAGE_SENT_BY_MICROSOFT + (int)*sender)));
    }
    if (subject) {
        used = add(text, used, used > 0 ? message_text(output->lang, MESSAGE_SEMICOLON) : "");
        used = add(text, used, message_text(output->lang, MESSAGE_DOCUMENTED_FOR));
        used = add(text, used, subject);
    }
    text[used] = '\0';
    return used;
}

bool actions_same(const struct drcode_entry *a, const struct drcode_entry *b)
{
    return a->items == b->items && a->source == b->source && a->sip == b->sip &&
           a->origin == b->origin;
}

void actions_source(const struct output *output, const char *source)
{
    if (!source)
        return;
    wrap_indent(output->file, ACTIONS_INDENT);
    color_start(output, COLOR_ASIDE);
    fputs(message_text(output->lang, MESSAGE_SOURCE), output->file);
    fputc(' ', output->file);
    safe_print(output->file, source, strlen(source));
    color_end(output);
    fputc('\n', output->file);
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
    color_start(output, COLOR_ASIDE);
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
