#include "print/rows.h"

#include <string.h>

#include "catalog/catalog.h"
#include "print/actions.h"
#include "print/messages.h"
#include "print/printed.h"
#include "print/row_style.h"
#include "summary/compare.h"

#define NAME(name)    ",\"" name "\":", sizeof name - 1
#define VALUE(member) offsetof(struct row, member)

const struct row_member row_members[] = {
    {NAME("callEndSubReason"), ROW_NUMBER, ROW_ENTRY | ROW_GROUP, VALUE(microsoft)},
    {NAME("finalSipCode"), ROW_NUMBER, ROW_ENTRY | ROW_GROUP, VALUE(sip)},
    {NAME("finalSipCodePhrase"), ROW_TEXT, ROW_ENTRY | ROW_GROUP, VALUE(entry.service_phrase)},
    {NAME("count"), ROW_COUNT, ROW_GROUP, VALUE(count)},
    {NAME("share"), ROW_SHARE, ROW_GROUP, VALUE(share)},
    {NAME("records"), ROW_COUNT, ROW_SUMS, VALUE(records)},
    {NAME("failures"), ROW_COUNT, ROW_SUMS, VALUE(count)},
    {NAME("normal"), ROW_COUNT, ROW_SUMS, VALUE(normal)},
    {NAME("others"), ROW_COUNT, ROW_SUMS, VALUE(others)},
    {NAME("first"), ROW_TIME, ROW_GROUP | ROW_SUMS, VALUE(first)},
    {NAME("last"), ROW_TIME, ROW_GROUP | ROW_SUMS, VALUE(last)},
    {NAME("sbc"), ROW_TALLY, ROW_GROUP, VALUE(sbcs)},
    {NAME("country"), ROW_TALLY, ROW_GROUP, VALUE(countries)},
    {NAME("hours"), ROW_TALLY, ROW_HOURS, VALUE(times)},
    {NAME("days"), ROW_TALLY, ROW_DAYS, VALUE(times)},
    {NAME("lang"), ROW_TEXT, ROW_ENTRY, VALUE(lang)},
    {NAME("phrase"), ROW_TEXT, ROW_ENTRY, VALUE(entry.phrase)},
    {NAME("origin"), ROW_TEXT, ROW_ENTRY, VALUE(origin)},
    {NAME("sipReason"), ROW_TEXT, ROW_ENTRY, VALUE(sip_reason)},
    {NAME("actions"), ROW_ACTIONS, ROW_ENTRY | ROW_GROUP, VALUE(entry.items)},
    {NAME("notes"), ROW_NOTES, ROW_ENTRY, VALUE(entry.items)},
    {NAME("links"), ROW_LINKS, ROW_ENTRY, VALUE(entry.items)},
    {NAME("source"), ROW_TEXT, ROW_ENTRY, VALUE(entry.source)},
    {NAME("match"), ROW_TEXT, ROW_ANSWER | ROW_FINDING, VALUE(match)},
    {NAME("score"), ROW_NUMBER, ROW_ANSWER | ROW_FINDING, VALUE(score)},
    {NAME("file"), ROW_TEXT, ROW_FINDING, VALUE(finding.file)},
    {NAME("line"), ROW_COUNT, ROW_FINDING, VALUE(finding.line)},
    {NAME("text"), ROW_LINE, ROW_FINDING, VALUE(finding.text)},
    {NAME("trunkFullyQualifiedDomainName"), ROW_TEXT, ROW_FINDING, VALUE(finding.sbc)},
    {NAME("calleeNumber"), ROW_TEXT, ROW_FINDING | ROW_GROUP, VALUE(finding.callee)},
    {NAME("callerNumber"), ROW_TEXT, ROW_FINDING | ROW_GROUP, VALUE(finding.caller)},
    {NAME("callType"), ROW_TEXT, ROW_FINDING, VALUE(finding.call_type)},
    {NAME("failureDateTime"), ROW_TEXT, ROW_FAILURE, VALUE(finding.time)},
    {NAME("startDateTime"), ROW_TEXT, ROW_CALL, VALUE(finding.time)},
    {NAME("startDateTime"), ROW_TIME, ROW_GROUP, VALUE(example)},
    {NAME("candidates"), ROW_CANDIDATES, ROW_FINDING, VALUE(finding)},
    {NAME("outcome"), ROW_TEXT, ROW_ENTRY | ROW_GROUP, VALUE(outcome)},
    {NAME("document"), ROW_TEXT, ROW_ENTRY, VALUE(entry.document)},
    {NAME("q850Cause"), ROW_NUMBER, ROW_ANSWER | ROW_FINDING, VALUE(cause)},
    {NAME("correlationId"), ROW_TEXT, ROW_FINDING | ROW_GROUP, VALUE(finding.correlation)},
    {NAME("userPrincipalName"), ROW_TEXT, ROW_FINDING, VALUE(finding.user)},
    {NAME("callId"), ROW_TEXT, ROW_FINDING, VALUE(finding.call_id)},
    {NAME("callTypes"), ROW_TALLY, ROW_GROUP, VALUE(types)},
    {NAME("users"), ROW_COUNT, ROW_SUMS, VALUE(users)},
    {NAME("ner"), ROW_SHARE, ROW_SUMS, VALUE(ner)},
    {NAME("normalBySbc"), ROW_TALLY, ROW_SUMS, VALUE(sbcs)},
    {NAME("normalByCountry"), ROW_TALLY, ROW_SUMS, VALUE(countries)},
    {NAME("normalByHour"), ROW_TALLY, ROW_TOTALS, VALUE(times)},
    {NAME("normalByDay"), ROW_TALLY, ROW_DAILY, VALUE(times)},
    {NAME("normalByCallType"), ROW_TALLY, ROW_SUMS, VALUE(types)},
    {NAME("before"), ROW_COUNT, ROW_COMPARED, VALUE(before)},
    {NAME("change"), ROW_TEXT, ROW_COMPARED, VALUE(change)},
    {NAME("onlySbc"), ROW_TEXT, ROW_COMPARED, VALUE(only)},
    {NAME("count"), ROW_COUNT, ROW_SEVERAL, VALUE(finding.count)},
    {NAME(""), ROW_END, UINT16_MAX, 0}};

const struct row_member *row_members_rest(void)
{
    static const struct row_member *rest;

    if (!rest)
        for (rest = row_members; !(rest->rows & ROW_FINDING) || (rest->rows & ROW_CANDIDATE);)
            rest++;
    return rest;
}

static const char *const origins[] = {
    [DRCODE_MICROSOFT] = "microsoft",
    [DRCODE_SBC] = "sbc",
    [DRCODE_EITHER] = "either",
};

static int32_t cause_of(const struct drcode_answer *answer)
{
    return answer->cause > 0 ? answer->cause : DRCODE_NO_CODE;
}

static struct row row_of_entry(const struct output *output, const struct drcode_answer *answer,
                               size_t index)
{
    struct row row = {.kind = ROW_ANSWER};

    drcode_entry(output->catalog, index, output->lang, &row.entry);
    row.microsoft = row.entry.microsoft;
    row.sip = row.entry.sip;
    if (row.entry.meaning)
        row.entry.service_phrase = NULL;
    row.lang = message_lang(row.entry.lang);
    if (row.microsoft != DRCODE_NO_CODE) {
        row.origin = origins[row.entry.origin];
        row.outcome = drcode_outcome_name(row.entry.outcome);
    }
    row.cause = cause_of(answer);
    row.sip_reason = drcode_sip_reason(output->catalog, row.sip, NULL);
    row.match = drcode_match_name(answer->match);
    row.score = answer->match == DRCODE_NOTHING ? DRCODE_NO_CODE : answer->score;
    return row;
}

/* Codes without an entry, of a call that ended so: a first step for the SIP code and where to
   begin, or what an HRESULT is, are notes. */
static struct row row_of_codes(const struct output *output, const struct drcode_answer *answer,
                               enum drcode_outcome outcome)
{
    const struct drcode_catalog *catalog = output->catalog;
    struct row row = {
        .kind = ROW_ANSWER,
        .microsoft = answer->microsoft,
        .sip = answer->sip,
        .lang = message_lang(output->lang),
        .sip_reason = drcode_sip_reason(catalog, answer->sip, NULL),
        .match = drcode_match_name(answer->match),
        .score = answer->score,
        .cause = cause_of(answer),
        .extra = {actions_step(output, outcome, answer->sip)},
    };

    if (answer->microsoft != DRCODE_NO_CODE || answer->sip != DRCODE_NO_CODE || answer->cause > 0)
        row.outcome = drcode_outcome_name(outcome);
    if (answer->microsoft != DRCODE_NO_CODE)
        row.origin =
            origins[drcode_structure(catalog, answer->microsoft, output->lang, &row.extra[1])];
    if (answer->match == DRCODE_NORMAL) {
        row.extra[0] = message_text(output->lang, actions_normal(answer));
        row.extra[1] = NULL;
    } else if (answer->hresult && !row.extra[1]) {
        row.extra[0] = drcode_hresult_name(catalog, answer->hresult);
        row.extra[1] = drcode_hresult_text(catalog, answer->hresult, output->lang);
    } else if (answer->cause > 0 && !row.extra[1]) {
        struct drcode_cause cause = {0};

        drcode_cause(catalog, answer->cause, output->lang, &cause);
        row.extra[0] = cause.name;
        row.extra[1] = cause.step;
    }
    return row;
}

size_t row_count(const struct drcode_answer *answer)
{
    return answer->count + (answer->match == DRCODE_NORMAL || answer->match == DRCODE_UNDOCUMENTED);
}

struct row row_of_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries, size_t number)
{
    return number < answer->count ? row_of_entry(output, answer, entries[number])
                                  : row_of_codes(output, answer, actions_outcome(output, answer));
}

void row_of_candidate(const struct output *output, const struct drcode_finding *finding,
                      size_t number, struct row *row)
{
    const void *what = &output->catalog->entries[finding->entries[number]];
    struct printed_item *item = printed_item(output->printed, what, 0);

    if (item && item->kept) {
        memcpy(row, item->kept, sizeof *row);
        return;
    }
    *row = row_of_entry(output, &finding->answer, finding->entries[number]);
    row->kind = ROW_CANDIDATE;
    row->what = what;
    if (item)
        printed_keep(output->printed, item, row, sizeof *row);
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Makes unknown in a row what another row has otherwise, except the language. */
static void keep_common(struct row *row, const struct row *other)
{
    const char *lang = row->lang;
    const struct row_member *member;

    for (member = row_members; member->value != ROW_END; member++) {
        void *value = (char *)row + member->offset;
        const void *its = (const char *)other + member->offset;

        if (!(member->rows & ROW_CANDIDATE))
            continue;
        if (member->value == ROW_NUMBER) {
            if (*(int32_t *)value != *(const int32_t *)its)
                *(int32_t *)value = DRCODE_NO_CODE;
        } else if (member->value == ROW_TEXT
                       ? !is_same(*(const char **)value, *(const char *const *)its)
                       : *(const char **)value != *(const char *const *)its) {
            *(const char **)value = NULL;
        }
    }
    row->lang = lang;
}

void row_of_finding(const struct output *output, const char *file,
                    const struct drcode_finding *finding, struct row *row)
{
    size_t count = finding->answer.count, i;

    if (count > 0)
        row_of_candidate(output, finding, 0, row);
    else
        *row = row_of_codes(output, &finding->answer, finding->outcome);
    for (i = 1; i < count; i++) {
        struct row other;

        row_of_candidate(output, finding, i, &other);
        keep_common(row, &other);
    }
    if (count > 1) {
        row->what = NULL;
        row->outcome = drcode_outcome_name(finding->outcome);
    }
    if (!row->entry.service_phrase && finding->phrase) {
        row->entry.service_phrase = finding->phrase; /* read again, it narrows as it did */
        row->what = NULL;                            /* other findings have other phrases */
    }
    row->kind = finding->failure_time ? ROW_FAILURE : ROW_CALL;
    if (output->format->style->sheet || (output->format->style->named && finding->count > 1))
        row->kind |= ROW_SEVERAL; /* rows of TSV all have the same columns */
    row->match = drcode_match_name(finding->answer.match);
    row->score = finding->answer.score;
    row->finding = *finding;
    row->finding.file = file;
}

/* True where the phrase of a group is a meaning, and none of the service's. */
static bool has_meaning(const struct summary *summary, const struct summary_group *group)
{
    struct drcode_entry entry;
    size_t first;

    if (group->microsoft == DRCODE_NO_CODE ||
        drcode_find_pair(summary->catalog, group->microsoft, group->sip, &first) == 0)
        return false;
    drcode_entry(summary->catalog, first, DRCODE_EN, &entry);
    return entry.meaning;
}

/* A text of an example, or NULL. */
static const char *known(const char *text)
{
    return *text ? text : NULL;
}

/* Sets what a row was in the summary that this one is compared with. */
static void set_before(struct row *row, const struct summary *summary, uint64_t before)
{
    static char change[COMPARE_ROOM]; /* of the last row */

    if (!summary->before)
        return;
    row->kind |= ROW_COMPARED;
    row->before = before;
    compare_change(summary, row->count, before, change);
    row->change = known(change);
}

struct row row_of_group(const struct summary *summary, const struct summary_group *group)
{
    struct row row = {
        .kind = summary->daily ? ROW_DAYS : ROW_HOURS,
        .entry = {.service_phrase = has_meaning(summary, group) ? NULL : group->phrase},
        .microsoft = group->microsoft,
        .sip = group->sip,
        .outcome = drcode_outcome_name(group->outcome),
        .count = group->count,
        .share = tally_share(group->count, summary->totals[group->outcome].count),
        .first = group->span.known ? group->span.first : ROW_NO_TIME,
        .last = group->span.known ? group->span.last : ROW_NO_TIME,
        .sbcs = &group->by[SUMMARY_SBCS],
        .countries = &group->by[SUMMARY_COUNTRIES],
        .times = &group->by[SUMMARY_TIMES],
        .types = &group->by[SUMMARY_TYPES],
        .example = example_known(&group->example) ? group->example.time : ROW_NO_TIME,
        .finding = {.caller = known(group->example.caller),
                    .callee = known(group->example.callee),
                    .correlation = known(group->example.correlation)},
    };

    row.only = compare_only(summary, group);
    set_before(&row, summary, group->before);
    return row;
}

struct row row_of_totals(const struct summary *summary)
{
    const struct summary_group *totals = summary->totals, *normal = &totals[DRCODE_OUTCOME_NORMAL];
    const struct timestamp_span *span = &totals[DRCODE_OUTCOME_FAILURE].span;
    const uint64_t ended = summary_ended(summary);
    struct row row = {
        .kind = summary->daily ? ROW_DAILY : ROW_TOTALS,
        .microsoft = DRCODE_NO_CODE,
        .sip = DRCODE_NO_CODE,
        .records = summary->records,
        .count = summary->failures,
        .share = tally_share(summary->failures, summary->failures),
        .normal = summary->normal,
        .others = tally_sum(summary->rest[DRCODE_OUTCOME_FAILURE].count,
                            summary->rest[DRCODE_OUTCOME_USER].count),
        .users = summary->users,
        .ner = ended > 0 ? summary_ner(ended, summary->failures) : ROW_NO_SHARE,
        .first = span->known ? span->first : ROW_NO_TIME,
        .last = span->known ? span->last : ROW_NO_TIME,
        .example = ROW_NO_TIME,
        .sbcs = &normal->by[SUMMARY_SBCS],
        .countries = &normal->by[SUMMARY_COUNTRIES],
        .times = &normal->by[SUMMARY_TIMES],
        .types = &normal->by[SUMMARY_TYPES],
    };

    set_before(&row, summary, summary->before ? summary->before->failures : 0);
    return row;
}

/* Continues with the items of the next entry; false after the last. */
static bool next_entry(const struct output *output, struct row_list *list)
{
    const struct row *row = list->row;
    struct drcode_entry entry;

    if (list->entry >= row->entry_count)
        return false;
    drcode_entry(output->catalog, row->entries[list->entry++], output->lang, &entry);
    list->next = entry.items;
    return true;
}

struct row_list row_list_start(const struct output *output, const struct row *row,
                               enum row_value value)
{
    enum drcode_kind kind = value == ROW_ACTIONS ? DRCODE_ACTION
                            : value == ROW_NOTES ? DRCODE_NOTE
                                                 : DRCODE_LINK;

    printed_turn(output->printed);
    return (struct row_list){.row = row, .kind = kind, .next = row->entry.items};
}

bool row_list_next(const struct output *output, struct row_list *list, const char **text,
                   size_t *size)
{
    bool once = list->kind == DRCODE_LINK || (list->row->kind & ROW_GROUP);
    struct drcode_item item;

    do {
        while ((list->next = drcode_next(list->next, &item)) != NULL) {
            *text = item.text;
            *size = (size_t)(list->next - item.text) - 1; /* without the NUL */
            if (item.kind == list->kind && !(once && printed_again(output->printed, *text, *size)))
                return true;
        }
    } while (next_entry(output, list));
    while (list->kind == DRCODE_NOTE && list->extra < 2) {
        *text = list->row->extra[list->extra++];
        if (*text) {
            *size = strlen(*text);
            return true;
        }
    }
    return false;
}
