#include "log/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "lookup/answer.h"
#include "lookup/cause.h"
#include "lookup/codes.h"

void findings_start(struct findings *findings, struct phrases *phrases, uint16_t *entries,
                    const struct drcode_scanner_calls *calls, struct drcode_input *input)
{
    findings->catalog = phrases->catalog;
    findings->phrases = phrases;
    findings->calls = calls;
    findings->input = input;
    findings->ended = DRCODE_NO_CODE;
    findings->entries = entries;
}

/* No byte prints as more than three: so long a text is kept. */
#define SHORT (FIELD_ROOM / 3)

/* How much of a text a finding keeps: what is no more than FIELD_ROOM bytes when it is printed as
   UTF-8, without a blank where it is cut, so that a finding that is read again says the same. */
static size_t cut_text(const char *text, size_t size)
{
    size_t at = 0, printed = 0;

    if (size <= SHORT || (size <= FIELD_ROOM && bytes_ascii(text, size)))
        return size; /* a byte of ASCII prints as one */
    while (at < size) {
        uint32_t point;
        size_t length = utf8_read(text + at, size - at, &point);

        printed += length > 0 ? length : 3;
        if (printed > FIELD_ROOM) {
            while (at > 0 && ascii_space(text[at - 1]))
                at--;
            break;
        }
        at += length > 0 ? length : 1;
    }
    return at;
}

/* A text that has a NUL at its end, cut; NULL for no text. It is copied to where `label` has its
   own only where it must be. */
static const char *cut(struct findings *findings, enum label label, const char *text, size_t size)
{
    if (size == 0 || (size > SHORT && (size = cut_text(text, size)) == 0))
        return NULL;
    if (text[size] == '\0')
        return text;
    memcpy(findings->strings[label], text, size);
    findings->strings[label][size] = '\0';
    return findings->strings[label];
}

/* The text of a label; NULL for no text. */
static const char *get(struct findings *findings, const struct record *record, enum label label)
{
    return cut(findings, label, record->text[label], record->size[label]);
}

/* The phrase that a record states: one found in text, as the catalog has it, or its own; or NULL.
 */
static const char *get_phrase(struct findings *findings, const struct record *record)
{
    const char *phrase;

    if (!record->phrase)
        return get(findings, record, LABEL_PHRASE);
    phrase = findings->catalog->pool + record->phrase->phrase;
    return cut(findings, LABEL_PHRASE, phrase, strlen(phrase));
}

/* The number that the text of a label says; there is some. */
static uint64_t get_number(struct findings *findings, const struct record *record, enum label label)
{
    return strtoull(get(findings, record, label), NULL, 10);
}

/* A time that is one: exports fill in the year 1 where there is none. */
static const char *get_time(struct findings *findings, const struct record *record,
                            enum label label)
{
    const char *time = get(findings, record, label);

    return time && strncmp(time, "0001-01-01", 10) != 0 ? time : NULL;
}

static void set_details(struct findings *findings, const struct record *record,
                        struct drcode_finding *finding)
{
    static const enum label times[] = {LABEL_START, LABEL_INVITE, LABEL_END, LABEL_TIME};
    size_t i;

    finding->time = get_time(findings, record, LABEL_FAILURE);
    finding->failure_time = finding->time != NULL;
    for (i = 0; i < sizeof times / sizeof *times && !finding->time; i++)
        finding->time = get_time(findings, record, times[i]);
    finding->phrase = get_phrase(findings, record);
    finding->sbc = get(findings, record, LABEL_SBC);
    finding->callee = get(findings, record, LABEL_CALLEE);
    finding->caller = get(findings, record, LABEL_CALLER);
    finding->call_type = get(findings, record, LABEL_CALL_TYPE);
    finding->correlation = get(findings, record, LABEL_CORRELATION);
    finding->user = get(findings, record, LABEL_USER);
    finding->call_id = get(findings, record, LABEL_CALL_ID);
}

/* A score as it is printed: 0 to 100. */
static int get_score(const char *text)
{
    unsigned long score = strtoul(text, NULL, 10);

    return score < 100 ? (int)score : 100;
}

/* Sets where and how a finding that is fed back was found. */
static void set_origin(struct findings *findings, const struct record *record,
                       struct drcode_finding *finding)
{
    const char *match = get(findings, record, LABEL_MATCH);
    const char *line = get(findings, record, LABEL_LINE);
    const char *score = get(findings, record, LABEL_SCORE);
    enum drcode_match named = match ? drcode_match_value(match) : DRCODE_NOTHING;

    if (named == DRCODE_NOTHING)
        return;
    if (finding->answer.match != DRCODE_NORMAL)
        finding->answer.match = named;
    if (named == DRCODE_UNDOCUMENTED && finding->answer.microsoft == DRCODE_NO_CODE)
        finding->answer.count = 0; /* beside a Microsoft code that could not be read */
    if (score)
        finding->answer.score = get_score(score);
    if (line && *line >= '1' && *line <= '9')
        finding->line = strtoull(line, NULL, 10);
    finding->file = get(findings, record, LABEL_FILE);
    finding->text = record->size[LABEL_TEXT] > 0 ? record->text[LABEL_TEXT] : NULL;
    finding->text_size = cut_text(record->text[LABEL_TEXT], record->size[LABEL_TEXT]);
    finding->row = false;
    if (record->size[LABEL_CALLS] > 0)
        finding->count = get_number(findings, record, LABEL_CALLS);
}

/* Sets how many calls a finding of a summary counts, and when they were. */
static void set_count(struct findings *findings, const struct record *record,
                      struct drcode_finding *finding)
{
    if (record->size[LABEL_CALLS] == 0 || record->size[LABEL_SHARE] == 0)
        return;
    finding->summary = true;
    finding->count = get_number(findings, record, LABEL_CALLS);
    finding->time = get_time(findings, record, LABEL_FIRST);
    finding->failure_time = false;
    finding->last_time = get_time(findings, record, LABEL_LAST);
    finding->call_time = get_time(findings, record, LABEL_START);
    finding->sbc = NULL; /* in a table, a cell of all its SBCs with their counts */
}

bool findings_believe(const struct findings *findings, const struct record *record)
{
    int32_t microsoft = record->microsoft;
    size_t first;

    if (microsoft == DRCODE_NO_CODE)
        return false;
    if (record->microsoft_trust < LABEL_WEAK)
        return true;
    if (microsoft < 1000)
        return drcode_find_pair(findings->catalog, microsoft, record->sip, &first) > 0;
    return record->sip >= 300 || microsoft / 100000 == 5 ||
           drcode_find_microsoft(findings->catalog, microsoft, &first) > 0;
}

/* Reads the phrase of a record: one of the catalog, found in text or the same as the record's own;
   or the record's own, written to `folded`. */
static struct stated_phrase read_phrase(struct findings *findings, const struct record *record,
                                        char folded[FIELD_ROOM + 1])
{
    const struct phrase *phrase = record->phrase;
    const char *text = record->text[LABEL_PHRASE];
    size_t size = record->size[LABEL_PHRASE], count;

    *folded = '\0';
    if (!phrase && size > 0) {
        fold_text(text, cut_text(text, size), folded, FIELD_ROOM + 1);
        phrases_ready(findings->phrases);
        phrase = phrases_same(findings->phrases, folded);
    }
    if (phrase)
        return (struct stated_phrase){.folded = phrase->folded,
                                      .known = !phrase->twin,
                                      .first = phrase->first,
                                      .end = phrase->end};
    count = *folded ? phrases_near(findings->phrases, folded, findings->near) : 0;
    return (struct stated_phrase){.folded = folded,
                                  .near = count < PHRASES_NEAR ? findings->near : NULL,
                                  .near_count = count};
}

/* True for a record whose codes are not documented, whatever entries its SIP code has: a SIP
   message without a phrase of theirs, or a finding that said so. */
static bool is_undocumented(struct findings *findings, const struct record *record)
{
    const char *match = get(findings, record, LABEL_MATCH);

    return record->strict ||
           (match && record->microsoft == DRCODE_NO_CODE && record->sip != DRCODE_NO_CODE &&
            drcode_match_value(match) == DRCODE_UNDOCUMENTED);
}

/* Finds what a record says. A SIP code of a weak label does not count alone. */
static void answer_finding(struct findings *findings, const struct record *record, bool row,
                           struct drcode_answer *answer)
{
    const struct drcode_answer undocumented = {.match = DRCODE_UNDOCUMENTED,
                                               .microsoft = DRCODE_NO_CODE,
                                               .sip = record->sip,
                                               .other_sip = DRCODE_NO_CODE,
                                               .questions = 1};
    const bool believed = findings_believe(findings, record),
               has_phrase = record_has_phrase(record);
    const int32_t microsoft = believed ? record->microsoft : DRCODE_NO_CODE;
    const bool counts = believed || has_phrase || record->sip_trust == LABEL_SURE;
    const int stated = counts ? record->sip : DRCODE_NO_CODE;
    const bool other =
        statement_is_other_sip(findings->catalog, microsoft, stated, record->sip_trust);
    const int sip = other ? DRCODE_NO_CODE : stated;
    struct stated_phrase phrase;
    char folded[FIELD_ROOM + 1];

    *answer = (struct drcode_answer){.match = DRCODE_NOTHING,
                                     .microsoft = microsoft,
                                     .sip = sip,
                                     .other_sip = other ? stated : DRCODE_NO_CODE};
    if ((!believed && !has_phrase && (!row || sip == DRCODE_NO_CODE)) ||
        answer_is_normal(findings->catalog, answer))
        return;
    if (is_undocumented(findings, record)) {
        *answer = undocumented;
        return;
    }
    phrase = read_phrase(findings, record, folded);
    phrase.sip = sip;
    if (sip != DRCODE_NO_CODE)
        phrase.with_sip = phrases_of_sip(findings->phrases, sip, &phrase.with_sip_count);
    answer_stated(findings->catalog, microsoft, sip, &phrase, answer, findings->entries,
                  findings->catalog->entry_count);
    if (other)
        answer->other_sip = stated;
    if (answer->match != DRCODE_SIP || (!record->message && !record->unread))
        return;
    *answer = undocumented; /* another code, or another reason, may mean something else */
    if (record->phrase)     /* of another SIP code: it says more than that of the message */
        answer_stated(findings->catalog, DRCODE_NO_CODE, DRCODE_NO_CODE, &phrase, answer,
                      findings->entries, findings->catalog->entry_count);
}

/* How the call ended. */
static enum drcode_outcome outcome_of(const struct findings *findings,
                                      const struct drcode_answer *answer)
{
    struct drcode_entry entry;

    if (answer->match == DRCODE_NORMAL)
        return DRCODE_OUTCOME_NORMAL;
    if (answer->count != 1)
        return drcode_outcome(findings->catalog, answer->microsoft, answer->sip, answer->cause);
    drcode_entry(findings->catalog, findings->entries[0], DRCODE_EN, &entry);
    return entry.outcome;
}

/* The outcome that a summary or a finding states; else what the codes say. */
static enum drcode_outcome get_outcome(struct findings *findings, const struct record *record,
                                       const struct drcode_finding *finding)
{
    const bool own = finding->summary || record->size[LABEL_MATCH] > 0;
    const char *name = own ? get(findings, record, LABEL_OUTCOME) : NULL;
    size_t i;

    for (i = 0; name && i < DRCODE_OUTCOMES; i++)
        if (strcmp(name, drcode_outcome_name((enum drcode_outcome)i)) == 0)
            return (enum drcode_outcome)i;
    return outcome_of(findings, &finding->answer);
}

/* Hands a finding out. */
static void hand_out(struct findings *findings, const struct drcode_finding *finding)
{
    findings->input->records++;
    findings->input->ends += finding->answer.match != DRCODE_NOTHING || finding->summary;
    findings->calls->found(findings->calls->context, finding);
}

bool findings_report(struct findings *findings, const struct record *record, bool row,
                     const char *text, size_t size)
{
    struct drcode_finding finding = {
        .line = record->line, .text = text, .entries = findings->entries, .count = record->calls};

    answer_finding(findings, record, row, &finding.answer);
    if (finding.answer.match == DRCODE_NOTHING && !row)
        return false;
    finding.text_size = cut_text(text, size);
    finding.row = row && text && !record->message;
    set_details(findings, record, &finding);
    set_origin(findings, record, &finding);
    set_count(findings, record, &finding);
    if (finding.answer.match != DRCODE_NOTHING)
        finding.answer.cause = record->cause > 0 || !finding.text
                                   ? record->cause
                                   : cause_of_reasons(finding.text, finding.text_size);
    finding.outcome = get_outcome(findings, record, &finding);
    if (row && record->unread && record->microsoft == DRCODE_NO_CODE &&
        findings->input->unread++ == 0)
        findings->input->unread_line = record->line;
    hand_out(findings, &finding);
    return finding.answer.match != DRCODE_NOTHING;
}

bool findings_end(struct findings *findings, const struct record *record)
{
    const int32_t microsoft = record->microsoft;
    const struct drcode_finding finding = {.line = record->line,
                                           .row = true,
                                           .answer = {.match = DRCODE_NORMAL,
                                                      .microsoft = microsoft,
                                                      .sip = record->sip,
                                                      .other_sip = DRCODE_NO_CODE},
                                           .outcome = DRCODE_OUTCOME_NORMAL,
                                           .entries = findings->entries,
                                           .count = record->calls};

    if (microsoft == DRCODE_NO_CODE || record->microsoft_trust >= LABEL_WEAK || record->sip >= 300)
        return false;
    if (microsoft != findings->ended || record->sip != findings->ended_sip) {
        if (drcode_outcome(findings->catalog, microsoft, record->sip, 0) != DRCODE_OUTCOME_NORMAL)
            return false;
        findings->ended = microsoft;
        findings->ended_sip = record->sip;
    }
    hand_out(findings, &finding);
    return true;
}

bool findings_totals(struct findings *findings, const struct record *record)
{
    struct drcode_finding finding = {.line = record->line, .summary = true};
    uint64_t records, failures, users, normal;

    if (record->size[LABEL_RECORDS] == 0 || record->size[LABEL_FAILURES] == 0 ||
        record->size[LABEL_NORMAL] == 0)
        return false;
    records = get_number(findings, record, LABEL_RECORDS);
    failures = get_number(findings, record, LABEL_FAILURES);
    users = record->size[LABEL_USERS] > 0 ? get_number(findings, record, LABEL_USERS) : 0;
    normal = get_number(findings, record, LABEL_NORMAL);
    finding.answer = (struct drcode_answer){.match = DRCODE_NORMAL,
                                            .microsoft = DRCODE_NO_CODE,
                                            .sip = DRCODE_NO_CODE,
                                            .other_sip = DRCODE_NO_CODE};
    finding.outcome = DRCODE_OUTCOME_NORMAL;
    finding.count = normal;
    hand_out(findings, &finding);
    finding.answer.match = DRCODE_NOTHING;
    records -= records > failures ? failures : records; /* a hand may have changed the numbers */
    records -= records > users ? users : records;
    finding.count = records > normal ? records - normal : 0;
    hand_out(findings, &finding);
    return true;
}
