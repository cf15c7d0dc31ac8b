#include "print/index.h"

#include <limits.h>
#include <string.h>

#include "print/actions.h"
#include "print/call_line.h"
#include "print/color.h"
#include "print/messages.h"
#include "print/printed.h"
#include "print/safe.h"
#include "print/summary_text.h"
#include "print/wrap.h"

/* So many groups of actions, or more, are printed as an index. */
#define MANY   4
/* As is the answer to a SIP code that takes more lines than this on a terminal: a small one's, but
   for the prompt. */
#define SCREEN 23

/* Columns: of a line where the terminal's are not known; the fewest of an action, and those
   between them. */
#define WIDTH        80
#define LEAST_ACTION 16
#define GAP          2

/* The columns of the parts of a line; UINT_MAX is no limit, 0 no part. */
struct columns {
    unsigned codes, phrase, action;
};

/* What entries have in common. */
struct common {
    int sip; /* DRCODE_NO_CODE: not all the same */
    enum drcode_origin origin;
    bool origins;                 /* false: not all the same */
    const char *source, *subject; /* NULL: not all the same */
};

/* About how many lines an entry takes in full, on a terminal. */
static size_t count_lines(const struct output *output, const struct drcode_entry *entry)
{
    const unsigned width = output->width > 2 * ACTIONS_INDENT ? output->width - ACTIONS_INDENT : 1;
    const char *items = entry->items;
    struct drcode_item item;
    size_t lines = 4; /* codes, SIP reason, source, an empty one */

    while ((items = drcode_next(items, &item)) != NULL)
        lines += (wrap_columns(item.text, strlen(item.text)) + width - 1) / width;
    return lines;
}

bool index_is_due(const struct output *output, const struct drcode_answer *answer,
                  const uint16_t *entries)
{
    const bool screen = output->width > 0 && answer->match == DRCODE_SIP;
    struct drcode_entry groups[MANY];
    size_t count = 0, lines = 0, i, j;

    if (output->full || (answer->match == DRCODE_NOTHING && output->width == 0))
        return false;
    if (answer->match == DRCODE_NEAR || answer->match == DRCODE_TEXT)
        return answer->count > 1;
    for (i = 0; i < answer->count && (answer->count >= MANY || screen) && count < MANY; i++) {
        drcode_entry(output->catalog, entries[i], output->lang, &groups[count]);
        for (j = 0; j < count && !actions_same(&groups[j], &groups[count]);)
            j++;
        lines += j == count ? count_lines(output, &groups[j]) : 1;
        count += j == count;
    }
    return count == MANY || (screen && count > 1 && lines > SCREEN);
}

const void *index_item(const struct output *output, const struct drcode_answer *answer)
{
    return answer->match == DRCODE_SIP && answer->score == 100
               ? drcode_sip_reason(output->catalog, answer->sip, NULL)
               : NULL;
}

/* The columns of a code and a space. */
static unsigned code_columns(int32_t code)
{
    unsigned columns = code == DRCODE_NO_CODE ? 0 : 2;

    for (; code > 9; code /= 10)
        columns++;
    return columns;
}

/* The first action; NULL where there is none. */
static const char *first_action(const struct drcode_entry *entry)
{
    const char *items = entry->items;
    struct drcode_item item;

    while (*items && *items != DRCODE_ACTION)
        items = drcode_next(items, &item);
    return *items ? items + 1 : NULL;
}

/* How many bytes at the end of a text take `room` columns. */
static size_t end_size(const char *text, size_t size, unsigned room)
{
    size_t start = size;

    while (start > 0 && room > 0)
        room -= (text[--start] & 0xc0) != 0x80;
    return size - start;
}

/* Prints a phrase; of one that is too long, what distinguishes it from others: the end of its head,
   which many have, the start of the rest and the end, "...INVITE: outgoing TLS...=0x80090326".
   Returns its columns. */
static unsigned print_phrase(const struct output *output, const char *phrase, unsigned room)
{
    const char *end;
    size_t size = strlen(phrase), head = 0, i;
    unsigned used = 0, tail;

    if (wrap_fits(phrase, size, room))
        return wrap_cut(output->file, phrase, size, room);
    end = strstr(phrase, ": ");
    if (end && end > phrase && end[-1] == ' ') /* French: "INVITE : " */
        end--;
    for (i = 0; end && phrase + i < end; i++)
        if (phrase[i] == ' ')
            head = i + 1;
    if (head > 0) {
        fwrite("...", 1, 3, output->file);
        used = 3;
        phrase += head;
        size -= head;
    }
    if (wrap_fits(phrase, size, room - used))
        return used + wrap_cut(output->file, phrase, size, room - used);
    tail = (room - used) / 3;
    used += wrap_cut(output->file, phrase, size, room - used - tail);
    i = size - end_size(phrase, size, tail);
    return used + wrap_cut(output->file, phrase + i, size - i, room - used);
}

static void print_line(const struct output *output, const struct drcode_entry *entry,
                       const struct columns *columns)
{
    char codes[ACTIONS_CODES];
    unsigned used = (unsigned)actions_codes(codes, entry->microsoft, entry->sip);
    const char *action = first_action(entry);

    actions_print_codes(output, entry->outcome, codes);
    if (used < columns->codes)
        wrap_indent(output->file, columns->codes - used);
    used = print_phrase(output, entry->phrase, columns->phrase);
    if (action && columns->action > 0) {
        wrap_indent(output->file, GAP + (columns->phrase < UINT_MAX ? columns->phrase - used : 0));
        wrap_cut(output->file, action, strcspn(action, "\n"), columns->action);
    }
    fputc('\n', output->file);
}

/* Looks at all entries of an answer: finds what they have in common, and divides a line of `width`
   columns, 0 for any, among its parts. */
static struct common look_at(const struct output *output, unsigned width,
                             const struct drcode_answer *answer, const uint16_t *entries,
                             struct columns *columns)
{
    struct common common = {.sip = DRCODE_NO_CODE};
    unsigned longest = 0, most = width * 11 / 20, used, rest;
    struct drcode_entry entry;
    size_t i;

    *columns = (struct columns){0, UINT_MAX, UINT_MAX};
    for (i = 0; i < answer->count; i++) {
        drcode_entry(output->catalog, entries[i], output->lang, &entry);
        if (i == 0)
            common = (struct common){entry.sip, entry.origin, entry.microsoft != DRCODE_NO_CODE,
                                     entry.source, entry.subject};
        common.sip = entry.sip == common.sip ? common.sip : DRCODE_NO_CODE;
        common.origins =
            common.origins && entry.origin == common.origin && entry.microsoft != DRCODE_NO_CODE;
        common.source = entry.source == common.source ? common.source : NULL;
        common.subject = entry.subject == common.subject ? common.subject : NULL;
        used = code_columns(entry.microsoft) + code_columns(entry.sip);
        columns->codes = used > columns->codes ? used : columns->codes;
        if (longest < most && !wrap_fits(entry.phrase, strlen(entry.phrase), longest))
            longest = wrap_columns(entry.phrase, strlen(entry.phrase));
    }
    if (width == 0) {
        columns->codes = 0;
        return common;
    }
    rest = width > columns->codes + LEAST_ACTION ? width - columns->codes : LEAST_ACTION;
    columns->phrase = longest < rest * 11 / 20 ? longest : rest * 11 / 20;
    columns->action = rest - columns->phrase - GAP;
    if (columns->action < LEAST_ACTION) {
        columns->phrase = rest;
        columns->action = 0;
    }
    return common;
}

static void print_lines(const struct output *output, const struct drcode_answer *answer,
                        const uint16_t *entries, const struct columns *columns)
{
    struct drcode_entry entry;
    size_t i;

    for (i = 0; i < answer->count; i++) {
        drcode_entry(output->catalog, entries[i], output->lang, &entry);
        print_line(output, &entry, columns);
    }
}

/* "16 entries; SIP 504 Server Time-out, sent by a Microsoft service" */
static void print_head(const struct output *output, const struct drcode_answer *answer,
                       const struct common *common)
{
    char origin[ACTIONS_ORIGIN], score[80] = "", text[ACTIONS_ORIGIN + 160];
    size_t size = actions_origin(output, origin, common->sip,
                                 common->origins ? &common->origin : NULL, common->subject),
           used;

    if (answer->match == DRCODE_SIMILAR)
        snprintf(score, sizeof score, message_text(output->lang, MESSAGE_SIMILAR), answer->score);
    used = (size_t)snprintf(text, 80, message_text(output->lang, MESSAGE_COUNTED),
                            (unsigned long)answer->count);
    snprintf(text + used, sizeof text - used, "%s%s%s",
             size > 0 ? message_text(output->lang, MESSAGE_SEMICOLON) : "", origin, score);
    color_start(output, COLOR_PHRASE);
    wrap_text(output->file, output->width, text, strlen(text), 0, ACTIONS_INDENT);
    color_end(output);
    fputc('\n', output->file);
}

void index_print(const struct output *output, const struct drcode_answer *answer,
                 const uint16_t *entries)
{
    const void *what = index_item(output, answer);
    const struct printed_item *item = what ? printed_item(output->printed, what, 0) : NULL;
    struct columns columns;
    struct common common =
        look_at(output, output->width > 0 ? output->width : WIDTH, answer, entries, &columns);

    print_head(output, answer, &common);
    if (item && item->line > 0) {
        actions_seen(output, item);
        return;
    }
    print_lines(output, answer, entries, &columns);
    actions_source(output, common.source);
    actions_paragraph(output, message_text(output->lang, MESSAGE_NARROW));
}

/* Prints an answer in brief: a line an entry or, without one, a line. */
static void print_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries)
{
    char codes[ACTIONS_NAME];
    struct columns columns;

    look_at(output, output->width, answer, entries, &columns);
    print_lines(output, answer, entries, &columns);
    if (answer->match == DRCODE_NORMAL || answer->match == DRCODE_UNDOCUMENTED) {
        const char *phrase = actions_name(output, answer, codes);

        actions_print_codes(output, actions_outcome(output, answer), codes);
        fputs(phrase, output->file);
        fputc('\n', output->file);
    }
}

/* Prints a finding in brief. */
static void print_finding(const struct output *output, const char *file,
                          const struct drcode_finding *finding)
{
    call_line_print(output, file, finding, false);
}

const struct format brief_format = {NULL, NULL, print_answer, print_finding, summary_text};
