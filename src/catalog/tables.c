/* tables.c - reads the tables of a catalog besides its entries: the accessors of drcode.h. */
#include <string.h>

#include "base/fold.h"
#include "catalog/catalog.h"

/* The string at an offset, NULL where it is empty. */
static const char *optional(const struct drcode_catalog *catalog, uint32_t offset)
{
    return offset ? catalog->pool + offset : NULL;
}

static const struct catalog_reason *find_reason(const struct drcode_catalog *catalog, int sip)
{
    size_t low = 0, high = catalog->reason_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct catalog_reason *row = &catalog->reasons[middle];

        if (row->sip == sip)
            return row;
        if (row->sip < sip)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *drcode_sip_reason(const struct drcode_catalog *catalog, int sip, const char **reference)
{
    const struct catalog_reason *row = find_reason(catalog, sip);

    if (row && reference)
        *reference = catalog->pool + row->reference;
    return row ? catalog->pool + row->reason : NULL;
}

const char *drcode_sip_step(const struct drcode_catalog *catalog, int sip, enum drcode_lang lang)
{
    const struct catalog_reason *row = find_reason(catalog, sip);

    return row ? optional(catalog, row->step[lang]) : NULL;
}

static const struct catalog_hresult *find_hresult(const struct drcode_catalog *catalog,
                                                  uint32_t hresult)
{
    size_t low = 0, high = catalog->hresult_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct catalog_hresult *row = &catalog->hresults[middle];

        if (row->value == hresult)
            return row;
        if (row->value < hresult)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *drcode_hresult_name(const struct drcode_catalog *catalog, uint32_t hresult)
{
    const struct catalog_hresult *row = find_hresult(catalog, hresult);

    return row ? catalog->pool + row->name : NULL;
}

const char *drcode_hresult_text(const struct drcode_catalog *catalog, uint32_t hresult,
                                enum drcode_lang lang)
{
    const struct catalog_hresult *row = find_hresult(catalog, hresult);

    return row ? optional(catalog, row->text[lang]) : NULL;
}

static bool is_name(const char *row, const char *name, size_t size)
{
    size_t i;

    for (i = 0; i < size && row[i] && fold_lower(row[i]) == fold_lower(name[i]); i++)
        ;
    return i == size && !row[i];
}

/* A name without its prefix; NULL where that leaves one word, which other texts have too. */
static const char *without_prefix(const char *name)
{
    static const char *const prefixes[] = {"SEC_E_", "SEC_I_", "CERT_E_", "TRUST_E_"};
    size_t i;

    for (i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t size = strlen(prefixes[i]);

        if (strncmp(name, prefixes[i], size) == 0 && strchr(name + size, '_'))
            return name + size;
    }
    return NULL;
}

uint32_t drcode_hresult_value(const struct drcode_catalog *catalog, const char *name, size_t size)
{
    uint32_t found = 0;
    size_t i;

    for (i = 0; i < catalog->hresult_count; i++) {
        const struct catalog_hresult *row = &catalog->hresults[i];
        const char *full = catalog->pool + row->name, *bare = without_prefix(full);

        if (is_name(full, name, size))
            return row->value;
        if (!found && bare && is_name(bare, name, size))
            found = row->value;
    }
    return found;
}

static const struct catalog_cause *find_cause(const struct drcode_catalog *catalog, int number)
{
    size_t i;

    for (i = 0; i < catalog->cause_count; i++)
        if (catalog->causes[i].cause == number)
            return &catalog->causes[i];
    return NULL;
}

bool drcode_cause(const struct drcode_catalog *catalog, int number, enum drcode_lang lang,
                  struct drcode_cause *cause)
{
    const struct catalog_cause *row = find_cause(catalog, number);

    if (!row)
        return false;
    cause->name = catalog->pool + row->name[lang];
    cause->step = optional(catalog, row->step[lang]);
    cause->sip = row->sip;
    return true;
}

bool drcode_cause_fits(const struct drcode_catalog *catalog, int cause, int sip)
{
    const struct catalog_cause *row = find_cause(catalog, cause);
    const char *sips = row ? catalog->pool + row->sips : "", *at;

    if (!*sips || sip < 100 || sip > 699)
        return true;
    for (at = sips; *at; at++)
        if (*at == ',' && at[1] && 100 * (at[1] - '0') + 10 * (at[2] - '0') + at[3] - '0' == sip)
            return true;
    return false;
}

static bool is_in(int32_t value, int32_t first, int32_t last)
{
    return value >= first && value <= last;
}

/* The outcome that entries have in common; DRCODE_OUTCOMES where they differ. */
static enum drcode_outcome common_outcome(const struct catalog_entry *entries, size_t count)
{
    size_t i;

    for (i = 1; i < count; i++)
        if (entries[i].outcome != entries->outcome)
            return DRCODE_OUTCOMES;
    return (enum drcode_outcome)entries->outcome;
}

/* The outcome that documents give; DRCODE_OUTCOMES where they give none. With a SIP code of 0,
   which calls without a final response have, or of 2xx, a Microsoft code means what it means
   elsewhere. */
static enum drcode_outcome documented_outcome(const struct drcode_catalog *catalog,
                                              int32_t microsoft, int sip)
{
    const struct catalog_entry *entries;
    size_t first, count = 0, i;

    if (microsoft != DRCODE_NO_CODE)
        count = drcode_find_microsoft(catalog, microsoft, &first);
    if (count == 0)
        return DRCODE_OUTCOMES;
    entries = catalog->entries + first;
    for (i = 0; i < count && sip != DRCODE_NO_CODE; i++)
        if (entries[i].sip == sip || entries[i].sip == CATALOG_NO_SIP) /* which sorts last */
            return (enum drcode_outcome)entries[i].outcome;
    return sip < 300 ? common_outcome(entries, count) : DRCODE_OUTCOMES;
}

/* True for a row of one Microsoft code, where no SIP code is stated: that of the row is meant. */
static bool is_only_pair(const struct catalog_outcome *row, int sip)
{
    return sip == DRCODE_NO_CODE && row->microsoft > 0 && row->microsoft == row->last_microsoft;
}

enum drcode_outcome drcode_outcome(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                                   int cause)
{
    const enum drcode_outcome documented = documented_outcome(catalog, microsoft, sip);
    const struct catalog_outcome *row = catalog->outcomes, *end = row + catalog->outcome_count;

    if (documented < DRCODE_OUTCOMES)
        return documented;
    for (; row < end; row++)
        if ((is_in(sip, row->sip, row->last_sip) || is_only_pair(row, sip)) &&
            is_in(microsoft, row->microsoft, row->last_microsoft) &&
            is_in(cause, row->cause, row->last_cause))
            return (enum drcode_outcome)row->outcome;
    return DRCODE_OUTCOME_FAILURE;
}

/* True for a code of six digits that starts with these digits; the empty prefix fits any code. */
static bool has_prefix(int32_t code, const char *prefix)
{
    int32_t start = 0, scale = 1000000;

    if (!*prefix)
        return true;
    for (; *prefix; prefix++, scale /= 10)
        start = 10 * start + (*prefix - '0');
    return code >= 100000 && code <= 999999 && code / scale == start;
}

enum drcode_origin drcode_structure(const struct drcode_catalog *catalog, int32_t microsoft,
                                    enum drcode_lang lang, const char **text)
{
    const struct catalog_structure *row = catalog->structures;

    while (!has_prefix(microsoft, catalog->pool + row->prefix))
        row++;
    if (text)
        *text = catalog->pool + row->text[lang];
    return (enum drcode_origin)row->origin;
}
