/*
 * report.h - what one record says -> a finding.
 *
 * Decides whether the codes of a record can be believed, looks up what they stand for, and calls
 * `found` with the answer and the details of the record. A record that is itself a finding, fed
 * back, keeps where and how it was found; one of a summary keeps its count.
 */
#ifndef LOG_FINDING_H
#define LOG_FINDING_H

#include "catalog/catalog.h"
#include "log/record.h"

/* Failures repeat: answers are kept in sets of so many that share a hash, where they are of no more
   than so many bytes and entries. */
#define REPORT_SETS    64 /* as many as six bits of a hash tell apart */
#define REPORT_SET     4
#define REPORT_PHRASE  256
#define REPORT_ENTRIES 32

/* What a record was resolved to. */
struct report_answer {
    int32_t microsoft;
    int sip;
    size_t size;
    char phrase[REPORT_PHRASE];
    struct drcode_answer answer;
    uint16_t entries[REPORT_ENTRIES];
};

struct report {
    const struct drcode_catalog *catalog;
    const struct drcode_scanner_calls *calls;
    uint32_t hashes[REPORT_SETS][REPORT_SET]; /* of the answers that are kept; 0: none */
    struct report_answer answers[REPORT_SETS][REPORT_SET];
    unsigned turn;                            /* whose is next to be replaced */
    uint16_t *entries;                        /* of the finding being reported, */
    char strings[LABEL_NONE][FIELD_ROOM + 1]; /* and its details */
};

/* Makes a report ready; the catalog and the calls must live as long. False where memory runs out.
   To be freed with report_free(), which takes one of zeros as well. */
bool report_start(struct report *report, const struct drcode_catalog *catalog,
                  const struct drcode_scanner_calls *calls);
void report_free(struct report *report);

/* True where the Microsoft code of a record can be believed. "subcode" alone is a word of other
   systems too: it takes a documented pair, a SIP code beside it and four digits, or a code that is
   documented or of six digits. */
bool report_believes(const struct report *report, const struct fields *fields);

/* Reports what a record says; `text` is the line that it stands in, or NULL. With `row`, a SIP code
   alone counts, and a record that says nothing is reported as that. Returns true where the record
   tells of a failure or of a normal end. */
bool report_record(struct report *report, const struct fields *fields, bool row, const char *text,
                   size_t size);

/* Reports the totals at the end of a summary: the calls that ended normally, then the records that
   say nothing. False where a record has no totals. */
bool report_totals(struct report *report, const struct fields *fields);

#endif
