#include "log/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "lookup/resolve.h"

bool report_start(struct report *report, const struct drcode_catalog *catalog,
                  const struct drcode_scanner_calls *calls)
{
    report->catalog = catalog;
    report->calls = calls;
    memset(report->hashes, 0, sizeof report->hashes);
    report->turn = 0;
    report->entries = malloc((catalog->entry_count + (size_t)1) * sizeof *report->entries);
    return report->entries != NULL;
}

void report_free(struct report *report)
{
    free(report->entries);
}

/* How much of a text a finding keeps: what is no more than FIELD_ROOM bytes when it is printed as
   UTF-8, without a blank where it is cut, so that a finding that is read again says the same. */
static size_t cut_text(const char *text, size_t size)
{
    size_t at = 0, printed = 0;

    if (size <= FIELD_ROOM / 3) /* no byte prints as more than three */
        return size;
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

/* The text of a label with a NUL behind it, copied only where it has none; NULL for no text. */
static const char *get(struct report *report, const struct fields *fields, enum label label)
{
    size_t size = cut_text(fields->text[label], fields->size[label]);

    if (size == 0)
        return NULL;
    if (fields->text[label][size] == '\0')
        return fields->text[label];
    memcpy(report->strings[label], fields->text[label], size);
    report->strings[label][size] = '\0';
    return report->strings[label];
}

/* The number that the text of a label says; there is some. */
static uint64_t get_number(struct report *report, const struct fields *fields, enum label label)
{
    return strtoull(get(report, fields, label), NULL, 10);
}

/* A time that is one: exports fill in the year 1 where there is none. */
static const char *get_time(struct report *report, const struct fields *fields, enum label label)
{
    const char *time = get(report, fields, label);

    return time && strncmp(time, "0001-01-01", 10) != 0 ? time : NULL;
}

static void set_details(struct report *report, const struct fields *fields,
                        struct drcode_finding *finding)
{
    static const enum label times[] = {LABEL_START, LABEL_INVITE, LABEL_END, LABEL_TIME};
    size_t i;

    finding->time = get_time(report, fields, LABEL_FAILURE);
    finding->failure_time = finding->time != NULL;
    for (i = 0; i < sizeof times / sizeof *times && !finding->time; i++)
        finding->time = get_time(report, fields, times[i]);
    finding->phrase = get(report, fields, LABEL_PHRASE);
    finding->sbc = get(report, fields, LABEL_SBC);
    finding->callee = get(report, fields, LABEL_CALLEE);
    finding->caller = get(report, fields, LABEL_CALLER);
    finding->call_type = get(report, fields, LABEL_CALL_TYPE);
}

/* A score as it is printed: 0 to 100. */
static int get_score(const char *text)
{
    unsigned long score = strtoul(text, NULL, 10);

    return score < 100 ? (int)score : 100;
}

/* Sets where and how a finding that is fed back was found. */
static void set_origin(struct report *report, const struct fields *fields,
                       struct drcode_finding *finding)
{
    const char *match = get(report, fields, LABEL_MATCH);
    const char *line = get(report, fields, LABEL_LINE);
    const char *score = get(report, fields, LABEL_SCORE);
    enum drcode_match named = match ? drcode_match_value(match) : DRCODE_NOTHING;

    if (named == DRCODE_NOTHING)
        return;
    if (finding->answer.match != DRCODE_NORMAL)
        finding->answer.match = named;
    if (score)
        finding->answer.score = get_score(score);
    if (line && *line >= '1' && *line <= '9')
        finding->line = strtoull(line, NULL, 10);
    finding->file = get(report, fields, LABEL_FILE);
    if (fields->size[LABEL_TEXT] > 0) {
        finding->text = fields->text[LABEL_TEXT];
        finding->text_size = fields->size[LABEL_TEXT];
    }
}

/* Sets how many calls a finding of a summary stands for, and when they were. */
static void set_count(struct report *report, const struct fields *fields,
                      struct drcode_finding *finding)
{
    if (fields->size[LABEL_COUNT] == 0 || fields->size[LABEL_SHARE] == 0)
        return;
    finding->summary = true;
    finding->count = get_number(report, fields, LABEL_COUNT);
    finding->time = get_time(report, fields, LABEL_FIRST);
    finding->failure_time = false;
    finding->last_time = get_time(report, fields, LABEL_LAST);
}

bool report_believes(const struct report *report, const struct fields *fields)
{
    int32_t microsoft = fields->microsoft;
    size_t first;

    if (microsoft == DRCODE_NO_CODE)
        return false;
    if (fields->microsoft_trust < LABEL_WEAK)
        return true;
    if (microsoft < 1000)
        return drcode_find_pair(report->catalog, microsoft, fields->sip, &first) > 0;
    return fields->sip >= 300 || microsoft / 100000 == 5 ||
           drcode_find_microsoft(report->catalog, microsoft, &first) > 0;
}

/* True where a record tells of a call that did not fail. */
static bool is_success(const struct fields *fields)
{
    return (fields->sip != DRCODE_NO_CODE && fields->sip < 300) ||
           drcode_normal_end(fields->microsoft, 0) ||
           (fields->microsoft == 0 && fields->sip == DRCODE_NO_CODE);
}

/* True where an answer that is kept is one for a record. */
static bool is_answer(const struct report_answer *known, int32_t microsoft, int sip,
                      const char *phrase, size_t size)
{
    return known->microsoft == microsoft && known->sip == sip && known->size == size &&
           bytes_same(known->phrase, phrase, size);
}

/* The hash of a record, not 0; its upper bits tell the set. */
static uint32_t hash_record(int32_t microsoft, int sip, const char *phrase, size_t size)
{
    uint32_t codes = (uint32_t)microsoft * 31 + (uint32_t)sip;
    uint32_t letters = size > 0 ? (uint32_t)(phrase[size / 2] * 31 + phrase[size - 1]) : 0;

    return ((codes * 31 + letters) * 31 + (uint32_t)size) * 0x9e3779b1U | 1;
}

/* As resolve() does, by what it said before where that is kept. */
static void resolve_again(struct report *report, int32_t microsoft, int sip,
                          const struct fields *fields, struct drcode_answer *answer)
{
    const char *phrase = fields->text[LABEL_PHRASE];
    size_t size = cut_text(phrase, fields->size[LABEL_PHRASE]), i; /* what it says is what counts */
    uint32_t hash = hash_record(microsoft, sip, phrase, size), *hashes = report->hashes[hash >> 26];
    struct report_answer *set = report->answers[hash >> 26], *known;

    for (i = 0; i < REPORT_SET; i++) {
        if (hashes[i] == hash && is_answer(&set[i], microsoft, sip, phrase, size)) {
            *answer = set[i].answer;
            memcpy(report->entries, set[i].entries, answer->count * sizeof *report->entries);
            return;
        }
    }
    resolve(report->catalog, microsoft, sip, phrase, size, answer, report->entries,
            report->catalog->entry_count);
    if (size > REPORT_PHRASE || answer->count > REPORT_ENTRIES)
        return;
    i = report->turn++ % REPORT_SET;
    hashes[i] = hash;
    known = &set[i];
    known->microsoft = microsoft;
    known->sip = sip;
    known->size = size;
    known->answer = *answer;
    memcpy(known->phrase, phrase, size);
    memcpy(known->entries, report->entries, answer->count * sizeof *known->entries);
}

/* Finds what a record says. */
static void answer_record(struct report *report, const struct fields *fields, bool row,
                          struct drcode_answer *answer)
{
    bool believed = report_believes(report, fields), phrase = fields->size[LABEL_PHRASE] > 0;
    int32_t microsoft = believed ? fields->microsoft : DRCODE_NO_CODE;
    int sip = believed || phrase || fields->sip_trust == LABEL_SURE ? fields->sip : DRCODE_NO_CODE;

    *answer = (struct drcode_answer){.match = DRCODE_NOTHING, .microsoft = microsoft, .sip = sip};
    if (!believed && !phrase && (!row || sip == DRCODE_NO_CODE))
        return;
    if (is_success(fields))
        answer->match = DRCODE_NORMAL;
    else
        resolve_again(report, microsoft, sip, fields, answer);
}

bool report_record(struct report *report, const struct fields *fields, bool row, const char *text,
                   size_t size)
{
    struct drcode_finding finding = {
        .line = fields->line, .text = text, .entries = report->entries, .count = 1};

    answer_record(report, fields, row, &finding.answer);
    if (finding.answer.match == DRCODE_NOTHING && !row)
        return false;
    finding.text_size = cut_text(text, size);
    set_details(report, fields, &finding);
    set_origin(report, fields, &finding);
    set_count(report, fields, &finding);
    report->calls->found(report->calls->context, &finding);
    return finding.answer.match != DRCODE_NOTHING;
}

bool report_totals(struct report *report, const struct fields *fields)
{
    struct drcode_finding finding = {.line = fields->line, .summary = true};
    uint64_t records, failures, normal;

    if (fields->size[LABEL_RECORDS] == 0 || fields->size[LABEL_FAILURES] == 0 ||
        fields->size[LABEL_NORMAL] == 0)
        return false;
    records = get_number(report, fields, LABEL_RECORDS);
    failures = get_number(report, fields, LABEL_FAILURES);
    normal = get_number(report, fields, LABEL_NORMAL);
    finding.answer = (struct drcode_answer){
        .match = DRCODE_NORMAL, .microsoft = DRCODE_NO_CODE, .sip = DRCODE_NO_CODE};
    finding.count = normal;
    report->calls->found(report->calls->context, &finding);
    finding.answer.match = DRCODE_NOTHING;
    records -= records > failures ? failures : records; /* a hand may have changed the numbers */
    finding.count = records > normal ? records - normal : 0;
    report->calls->found(report->calls->context, &finding);
    return true;
}
