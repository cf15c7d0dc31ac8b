#include "log/evidence.h"

#include "base/bytes.h"
#include "base/fold.h"
#include "lookup/reason.h"
#include "lookup/statement.h"

bool evidence_prepare(struct evidence *e, const struct drcode_catalog *catalog, void *memory)
{
    e->catalog = catalog;
    phrases_prepare(&e->phrases, catalog, memory);
    return prefilter_prepare(&e->prefilter, catalog);
}

void evidence_free(struct evidence *evidence)
{
    prefilter_free(&evidence->prefilter);
}

/* Reads the parameter whose `=` is at `sign`, of a text that ends at `end`; false where there is
   none. */
static bool read_reason(const char *text, const char *sign, const char *end, struct reason *reason)
{
    if (!reason_is_name(text, sign))
        return false;
    reason_read(sign + 1, end, reason);
    return true;
}

/* Reads the Reason headers of a text. */
static bool read_reasons(struct evidence *e, const char *text, size_t size, int sip,
                         struct record *record)
{
    const char *end = text + size, *sign = text;

    for (; (sign = bytes_find('=', sign, (size_t)(end - sign))) != NULL; sign++) {
        const struct phrase *found;
        struct reason reason;

        if (!read_reason(text, sign, end, &reason) || reason.end - reason.phrase >= FIELD_ROOM)
            continue;
        fold_text(reason.phrase, (size_t)(reason.end - reason.phrase), e->folded, sizeof e->folded);
        phrases_ready(&e->phrases);
        found = phrases_reason(&e->phrases, e->folded, reason.guid, sip);
        if (found) {
            record->phrase = found;
            return true;
        }
    }
    return false;
}

/* Reads the phrases in a text. */
static bool read_phrase(struct evidence *e, const char *text, size_t size, struct record *record)
{
    const struct phrase *found;

    fold_text(text, size, e->folded, sizeof e->folded);
    phrases_ready(&e->phrases);
    found = phrases_find(&e->phrases, e->folded);
    if (found)
        record->phrase = found;
    return found != NULL;
}

/* Reads the codes of a text. */
static void read_codes(const struct evidence *e, const char *text, size_t from, size_t size,
                       struct record *record)
{
    const struct passage passage = {text, text, size, TRUST_LOGGED};
    struct statement statement;

    statement_read(e->catalog, &passage, from, &statement);
    record_set_microsoft(record, statement.microsoft, statement.microsoft_trust);
    record_set_sip(record, statement.sip, statement.sip_trust);
}

unsigned evidence_marks(const struct evidence *evidence, const char *text, size_t size)
{
    return prefilter_marks(&evidence->prefilter, text, 0, size, 0);
}

bool evidence_read_marked(struct evidence *e, unsigned marks, const char *text, size_t from,
                          size_t size, int sip, struct record *record)
{
    if (marks & (MARK_LABEL | MARK_PAIR | MARK_OTHER))
        read_codes(e, text, from, size, record);
    while (from > 0 && from < size && text[from - 1] != ' ')
        from++;
    if ((marks & (MARK_REASON | MARK_OTHER) &&
         read_reasons(e, text + from, size - from, sip, record)) ||
        (marks & (MARK_PHRASE | MARK_OTHER) && read_phrase(e, text + from, size - from, record)))
        return true;
    return record->microsoft != DRCODE_NO_CODE;
}

bool evidence_read(struct evidence *e, const char *text, size_t from, size_t size, int sip,
                   struct record *record)
{
    return evidence_read_marked(e, evidence_marks(e, text, size), text, from, size, sip, record);
}
