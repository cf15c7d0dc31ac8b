#include "output.h"

#include <string.h>

#include "message.h"

static const char *const matches[] = {
    [DRCODE_PAIR] = "pair",       [DRCODE_CODE] = "code",
    [DRCODE_SIP] = "sip",         [DRCODE_PHRASE] = "phrase",
    [DRCODE_SIMILAR] = "similar", [DRCODE_NORMAL] = "normal",
    [DRCODE_UNDOCUMENTED] = "undocumented", [DRCODE_NOTHING] = NULL,
};

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
        .match = matches[answer->match],
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
        .match = matches[answer->match],
        .score = answer->score,
    };

    if (answer->microsoft != DRCODE_NO_CODE)
        row.origin = origins[drcode_structure(output->catalog, answer->microsoft, output->lang,
                                              &row.note)];
    if (answer->match == DRCODE_NORMAL)
        row.note = message(output->lang, MESSAGE_NORMAL);
    else if (answer->hresult)
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

bool output_repeated(const char *items, const char *link)
{
    struct drcode_item item;

    while ((items = drcode_next(items, &item)) != NULL && item.text != link)
        if (item.kind == DRCODE_LINK && strcmp(item.text, link) == 0)
            return true;
    return false;
}
