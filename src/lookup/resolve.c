#include "lookup/resolve.h"

#include "base/fold.h"
#include "lookup/candidates.h"

/* A longer phrase of a record is cut off. */
#define PHRASE_ROOM 2048

/* Finds by codes; a phrase that fits some of their entries narrows. */
static bool find_codes(struct candidates *c, int32_t microsoft, int sip)
{
    candidates_of(c, microsoft, sip);
    c->answer->match = microsoft == DRCODE_NO_CODE ? DRCODE_SIP
                       : sip == DRCODE_NO_CODE     ? DRCODE_CODE
                                                   : DRCODE_PAIR;
    return candidates_phrase(c) || candidates_all(c, NULL);
}

/* Finds by a phrase that is spelt right, with a score of at least `least`. */
static bool find_phrase(struct candidates *c, int sip, int least)
{
    candidates_of(c, DRCODE_NO_CODE, sip);
    c->answer->match = DRCODE_PHRASE;
    return candidates_spelt(c) && c->answer->score >= least;
}

void resolve(const struct drcode_catalog *catalog, int32_t microsoft, int sip, const char *phrase,
             size_t size, struct drcode_answer *answer, uint16_t *entries, size_t room)
{
    struct candidates c = {.catalog = catalog, .answer = answer, .entries = entries, .room = room};
    const bool has_microsoft = microsoft != DRCODE_NO_CODE, has_sip = sip != DRCODE_NO_CODE;
    char text[PHRASE_ROOM];

    *answer = (struct drcode_answer){.microsoft = microsoft, .sip = sip};
    fold(phrase, size, text, sizeof text);
    match_split(text, &c.words);
    c.spoken = c.words.count > 0;
    if ((has_microsoft && find_codes(&c, microsoft, sip)) || find_phrase(&c, sip, MATCH_PART) ||
        (!has_microsoft && has_sip && find_codes(&c, microsoft, sip)) ||
        find_phrase(&c, DRCODE_NO_CODE, MATCH_CONTAINED_TAIL))
        return;
    answer->count = 0;
    answer->score = 0;
    answer->match = has_microsoft || has_sip ? DRCODE_UNDOCUMENTED : DRCODE_NOTHING;
}
