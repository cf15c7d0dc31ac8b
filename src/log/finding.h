/*
 * finding.h - what one record says -> a finding.
 *
 * Decides whether the codes of a record can be believed, looks up what they mean, and calls
 * `found` with the answer and the details of the record. A record that is itself a finding, fed
 * back, keeps where and how it was found; one of a summary keeps its count.
 */
#ifndef LOG_FINDING_H
#define LOG_FINDING_H

#include "catalog/catalog.h"
#include "log/phrases.h"
#include "log/record.h"

struct findings {
    const struct drcode_catalog *catalog;
    struct phrases *phrases; /* of the catalog */
    const struct drcode_scanner_calls *calls;
    struct drcode_input *input;                /* counts what is reported */
    uint16_t near[PHRASES_NEAR];               /* entries that the finding being reported may be, */
    uint16_t *entries;                         /* those that it is, */
    char strings[LABEL_KINDS][FIELD_ROOM + 1]; /* and its details */
    int32_t ended; /* the codes of the last call that findings_end() has reported */
    int ended_sip;
};

/* Makes `findings` ready; all that is given must live as long. `entries` has room for as many as
   the catalog has. */
void findings_start(struct findings *findings, struct phrases *phrases, uint16_t *entries,
                    const struct drcode_scanner_calls *calls, struct drcode_input *input);

/* True where the Microsoft code of a record can be believed. "subcode" alone is a word of other
   systems too: it takes a documented pair, a SIP code beside it and four digits, or a code that is
   documented or of six digits. */
bool findings_believe(const struct findings *findings, const struct record *record);

/* Reports what a record says; `text` is its line, or NULL. With `row`, a SIP code
   alone counts, and a record that says nothing is reported as that. Returns true where the record
   says how a call ended. */
bool findings_report(struct findings *findings, const struct record *record, bool row,
                     const char *text, size_t size);

/* Reports the codes of a record alone where they are those of a call that ended normally, whatever
   else it says; false for others. Much faster than findings_report(). */
bool findings_end(struct findings *findings, const struct record *record);

/* Reports the totals at the end of a summary: the calls that ended normally, then the records that
   say nothing. False where a record has no totals. */
bool findings_totals(struct findings *findings, const struct record *record);

#endif
