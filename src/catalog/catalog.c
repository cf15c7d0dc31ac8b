/* catalog.c - reads a catalog: the accessors of drcode.h. drcode_builtin() is generated. */
#include "catalog/catalog.h"

#include <string.h>

#include "base/fold.h"

const char *drcode_next(const char *items, struct drcode_item *item)
{
    if (!items || !*items)
        return NULL;
    item->kind = (enum drcode_kind) * items;
    item->text = items + 1;
    return items + strlen(items) + 1;
}

size_t drcode_count(const struct drcode_catalog *catalog)
{
    return catalog->entry_count;
}

const struct catalog_text *catalog_text(const struct drcode_catalog *catalog, size_t index,
                                        enum drcode_lang *lang)
{
    const struct catalog_entry *entry = &catalog->entries[index];

    if (entry->text[*lang] == CATALOG_NO_TEXT)
        *lang = DRCODE_EN;
    return &catalog->texts[entry->text[*lang]];
}

bool catalog_has_phrase(const struct drcode_catalog *catalog, size_t index, const char *folded)
{
    const uint16_t *texts = catalog->entries[index].text;
    size_t lang;

    for (lang = 0; lang < DRCODE_LANGS; lang++)
        if (texts[lang] != CATALOG_NO_TEXT &&
            catalog->pool + catalog->texts[texts[lang]].folded == folded &&
            !catalog_is_meaning(catalog, &catalog->texts[texts[lang]]))
            return true;
    return false;
}

bool catalog_is_meaning(const struct drcode_catalog *catalog, const struct catalog_text *text)
{
    return catalog->documents[text->document].meaning;
}

/* The string at an offset, NULL where it is empty. */
static const char *optional(const struct drcode_catalog *catalog, uint32_t offset)
{
    return offset ? catalog->pool + offset : NULL;
}

void drcode_entry(const struct drcode_catalog *catalog, size_t index, enum drcode_lang lang,
                  struct drcode_entry *entry)
{
    const struct catalog_text *text = catalog_text(catalog, index, &lang);
    const struct catalog_entry *row = &catalog->entries[index];
    const struct catalog_document *document = &catalog->documents[text->document];
    const char *pool = catalog->pool;

    entry->microsoft =
        row->microsoft == CATALOG_NO_MICROSOFT ? DRCODE_NO_CODE : (int32_t)row->microsoft;
    entry->sip = row->sip == CATALOG_NO_SIP ? DRCODE_NO_CODE : row->sip;
    entry->lang = lang;
    entry->origin = drcode_structure(catalog, entry->microsoft, lang, NULL);
    entry->service_phrase = pool + catalog->texts[row->text[DRCODE_EN]].phrase;
    entry->phrase = pool + text->phrase;
    entry->items = pool + text->items;
    entry->source = optional(catalog, document->source);
    entry->outcome = (enum drcode_outcome)row->outcome;
    entry->meaning = document->meaning;
    entry->document = pool + document->name;
    entry->subject = optional(catalog, document->subject);
    entry->date = optional(catalog, document->date);
}

/* The number of the first entry that sorts at or after a Microsoft and a SIP code. */
static size_t lower_bound(const struct drcode_catalog *catalog, int64_t microsoft, int64_t sip)
{
    size_t low = 0, high = catalog->entry_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct catalog_entry *entry = &catalog->entries[middle];

        if (entry->microsoft < microsoft || (entry->microsoft == microsoft && entry->sip < sip))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A Microsoft code as entries have it. */
static int64_t row_microsoft(int32_t microsoft)
{
    return microsoft == DRCODE_NO_CODE ? (int64_t)CATALOG_NO_MICROSOFT : microsoft;
}

size_t drcode_find_pair(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                        size_t *first)
{
    int64_t row_sip = sip == DRCODE_NO_CODE ? CATALOG_NO_SIP : sip;

    if (sip >= CATALOG_NO_SIP)
        row_sip++; /* no entry has it */
    *first = lower_bound(catalog, row_microsoft(microsoft), row_sip);
    if (*first == catalog->entry_count ||
        catalog->entries[*first].microsoft != row_microsoft(microsoft) ||
        catalog->entries[*first].sip != row_sip)
        return 0; /* as most codes that logs have */
    return lower_bound(catalog, row_microsoft(microsoft), row_sip + 1) - *first;
}

size_t drcode_find_microsoft(const struct drcode_catalog *catalog, int32_t microsoft, size_t *first)
{
    *first = lower_bound(catalog, row_microsoft(microsoft), 0);
    if (*first == catalog->entry_count ||
        catalog->entries[*first].microsoft != row_microsoft(microsoft))
        return 0;
    return lower_bound(catalog, row_microsoft(microsoft) + 1, 0) - *first;
}

static const char *const outcome_names[DRCODE_OUTCOMES] = {
    [DRCODE_OUTCOME_FAILURE] = "failure",
    [DRCODE_OUTCOME_USER] = "user",
    [DRCODE_OUTCOME_NORMAL] = "normal",
};

const char *drcode_outcome_name(enum drcode_outcome outcome)
{
    return outcome < DRCODE_OUTCOMES ? outcome_names[outcome] : NULL;
}

static const char *const match_names[] = {
    [DRCODE_PAIR] = "pair",
    [DRCODE_CODE] = "code",
    [DRCODE_SIP] = "sip",
    [DRCODE_PHRASE] = "phrase",
    [DRCODE_SIMILAR] = "similar",
    [DRCODE_NORMAL] = "normal",
    [DRCODE_UNDOCUMENTED] = "undocumented",
    [DRCODE_NEAR] = "near",
    [DRCODE_TEXT] = "text",
};

const char *drcode_match_name(enum drcode_match match)
{
    return match < DRCODE_NOTHING ? match_names[match] : NULL;
}

enum drcode_match drcode_match_value(const char *name)
{
    int match = DRCODE_PAIR;

    while (match < DRCODE_NOTHING && strcmp(match_names[match], name) != 0)
        match++;
    return (enum drcode_match)match;
}
