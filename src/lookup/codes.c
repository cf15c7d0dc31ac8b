#include "lookup/codes.h"

bool statement_is_sip(int32_t value)
{
    return value >= 100 && value <= 699;
}

bool statement_is_other_sip(const struct drcode_catalog *catalog, int32_t microsoft, int sip,
                            enum label_trust sip_trust)
{
    size_t first;

    return sip_trust >= LABEL_WEAK && microsoft != DRCODE_NO_CODE && sip != DRCODE_NO_CODE &&
           drcode_find_microsoft(catalog, microsoft, &first) > 0 &&
           drcode_find_pair(catalog, microsoft, sip, &first) == 0 &&
           drcode_find_pair(catalog, microsoft, DRCODE_NO_CODE, &first) == 0;
}

bool statement_set_microsoft(struct statement_reader *r, const struct number *number,
                             enum label_trust trust)
{
    struct statement *s = r->statement;

    if (s->microsoft != DRCODE_NO_CODE && trust >= s->microsoft_trust)
        return false;
    s->microsoft = number->value;
    s->microsoft_trust = trust;
    r->microsoft_at = number->start;
    return true;
}

void statement_set_sip(struct statement_reader *r, const struct number *number,
                       enum label_trust trust)
{
    struct statement *s = r->statement;

    if (s->sip != DRCODE_NO_CODE && trust >= s->sip_trust)
        return;
    s->sip = (int)number->value;
    s->sip_trust = trust;
}

void statement_set_pair(struct statement_reader *r, const struct number *microsoft,
                        const struct number *sip)
{
    if (!statement_set_microsoft(r, microsoft, LABEL_SURE))
        return;
    r->statement->sip = (int)sip->value;
    r->statement->sip_trust = LABEL_SURE;
}

bool statement_is_pair(const struct statement_reader *r, const struct number *microsoft,
                       const struct number *sip)
{
    size_t first;

    return (r->passage->trust == TRUST_ASKED || sip->value >= 100) &&
           drcode_find_pair(r->catalog, microsoft->value, (int)sip->value, &first) > 0 &&
           number_is_code(r->passage, microsoft) && number_is_code(r->passage, sip);
}
