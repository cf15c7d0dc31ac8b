#include "print/output.h"

#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "print/messages.h"

static const char *const origins[] = {
    [DRCODE_MICROSOFT] = "microsoft",
    [DRCODE_SBC] = "sbc",
};

static struct output_row entry_row(const struct output *output, const struct drcode_answer *answer,
                                   size_t index)
{
    struct drcode_entry entry;

    drcode_entry(output->catalog, index, output->lang, &entry);
    return (struct output_row){
        .microsoft = entry.microsoft,
        .sip = entry.sip,
        .service_phrase = entry.service_phrase,
        .lang = message_lang(entry.lang),
        .phrase = entry.phrase,
        .origin = origins[entry.origin],
        .sip_reason = drcode_sip_reason(output->catalog, entry.sip, NULL),
        .items = entry.items,
        .source = entry.source,
        .match = drcode_match_name(answer->match),
        .score = answer->match == DRCODE_NOTHING ? DRCODE_NO_CODE : answer->score,
    };
}

/* What is known of codes without an entry: what their structure says, or an HRESULT's name, is a
   note. */
static struct output_row codes_row(const struct output *output, const struct drcode_answer *answer)
{
    struct output_row row = {
        .microsoft = answer->microsoft,
        .sip = answer->sip,
        .lang = message_lang(output->lang),
        .sip_reason = drcode_sip_reason(output->catalog, answer->sip, NULL),
        .match = drcode_match_name(answer->match),
        .score = answer->score,
    };

    if (answer->microsoft != DRCODE_NO_CODE)
        row.origin =
            origins[drcode_structure(output->catalog, answer->microsoft, output->lang, &row.note)];
    if (answer->match == DRCODE_NORMAL)
        row.note = message(output->lang, MESSAGE_NORMAL);
    else if (answer->hresult && !row.note)
        row.note = drcode_hresult_name(output->catalog, answer->hresult);
    return row;
}

void output_rows(const struct output *output, const struct drcode_answer *answer,
                 const uint16_t *entries,
                 void (*print)(const struct output *output, const struct output_row *row))
{
    struct output_row row;
    size_t i;

    for (i = 0; i < answer->count; i++) {
        row = entry_row(output, answer, entries[i]);
        print(output, &row);
    }
    if (answer->match == DRCODE_NORMAL || answer->match == DRCODE_UNDOCUMENTED) {
        row = codes_row(output, answer);
        print(output, &row);
    }
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Takes out of a row what another one says otherwise. */
static void keep_common(struct output_row *row, const struct output_row *other)
{
    if (row->microsoft != other->microsoft)
        row->microsoft = DRCODE_NO_CODE;
    if (row->sip != other->sip) {
        row->sip = DRCODE_NO_CODE;
        row->sip_reason = NULL;
    }
    if (!is_same(row->service_phrase, other->service_phrase))
        row->service_phrase = NULL;
    if (!is_same(row->phrase, other->phrase))
        row->phrase = NULL;
    if (!is_same(row->origin, other->origin))
        row->origin = NULL;
    if (!is_same(row->source, other->source))
        row->source = NULL;
    if (row->items != other->items)
        row->items = NULL;
}

struct output_row output_candidate_row(const struct output *output,
                                       const struct drcode_finding *finding, size_t number)
{
    return entry_row(output, &finding->answer, finding->entries[number]);
}

struct output_row output_finding_row(const struct output *output, const char *file,
                                     const struct drcode_finding *finding)
{
    const struct drcode_answer *answer = &finding->answer;
    struct output_row row, other;
    size_t i;

    if (answer->count == 0) {
        row = codes_row(output, answer);
    } else {
        row = output_candidate_row(output, finding, 0);
    }
    for (i = 1; i < answer->count; i++) {
        other = output_candidate_row(output, finding, i);
        keep_common(&row, &other);
    }
    if (!row.service_phrase)
        row.service_phrase = finding->phrase; /* read again, it narrows as it did */
    row.finding = finding;
    row.file = file;
    return row;
}

const char *output_time_name(const struct drcode_finding *finding)
{
    return finding->failure_time ? "failureDateTime" : "startDateTime";
}

char *output_digits(char *end, uint64_t number)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return end;
}

size_t output_codes(char *text, int32_t microsoft, int sip)
{
    const int32_t codes[] = {microsoft, sip};
    char digits[20], *end = digits + sizeof digits, *start;
    size_t used = 0, i;

    for (i = 0; i < 2; i++) {
        if (codes[i] == DRCODE_NO_CODE)
            continue;
        start = output_digits(end, (uint64_t)codes[i]);
        memcpy(text + used, start, (size_t)(end - start));
        used += (size_t)(end - start);
        text[used++] = ' ';
    }
    text[used] = '\0';
    return used;
}

bool output_repeated(const char *items, const char *link)
{
    struct drcode_item item;

    while ((items = drcode_next(items, &item)) != NULL && item.text != link)
        if (item.kind == DRCODE_LINK && strcmp(item.text, link) == 0)
            return true;
    return false;
}

void output_safe(FILE *file, const char *text, size_t size)
{
    size_t at = 0, start = 0, length;
    uint32_t point;

    while ((at += bytes_before_special(text + at, size - at)) < size) {
        length = utf8_read(text + at, size - at, &point);
        if (length == 0 || point == '\n' || utf8_control(point)) {
            fwrite(text + start, 1, at - start, file);
            fputs(length > 0 ? "?" : "\357\277\275", file);
            start = at + (length > 0 ? length : 1);
        }
        at += length > 0 ? length : 1;
    }
    fwrite(text + start, 1, size - start, file);
}

void output_error(const char *what)
{
    fputs("drcode: ", stderr);
    output_safe(stderr, what, strlen(what));
    fputc('\n', stderr);
}
