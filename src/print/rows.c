#include "print/rows.h"

#include <string.h>

#include "catalog/catalog.h"
#include "print/messages.h"
#include "print/printed.h"

#define NAME(name)    ",\"" name "\":", sizeof name - 1
#define VALUE(member) offsetof(struct row, member)

const struct row_member row_members[] = {
    {NAME("callEndSubReason"), ROW_ENTRY | ROW_GROUP, ROW_NUMBER, VALUE(microsoft)},
    {NAME("finalSipCode"), ROW_ENTRY | ROW_GROUP, ROW_NUMBER, VALUE(sip)},
    {NAME("finalSipCodePhrase"), ROW_ENTRY | ROW_GROUP, ROW_TEXT, VALUE(entry.service_phrase)},
    {NAME("count"), ROW_GROUP, ROW_COUNT, VALUE(count)},
    {NAME("share"), ROW_GROUP, ROW_SHARE, VALUE(share)},
    {NAME("records"), ROW_TOTALS, ROW_COUNT, VALUE(records)},
    {NAME("failures"), ROW_TOTALS, ROW_COUNT, VALUE(count)},
    {NAME("normal"), ROW_TOTALS, ROW_COUNT, VALUE(normal)},
    {NAME("others"), ROW_TOTALS, ROW_COUNT, VALUE(others)},
    {NAME("first"), ROW_GROUP | ROW_TOTALS, ROW_TIME, VALUE(first)},
    {NAME("last"), ROW_GROUP | ROW_TOTALS, ROW_TIME, VALUE(last)},
    {NAME("sbc"), ROW_GROUP, ROW_TALLY, VALUE(sbcs)},
    {NAME("country"), ROW_GROUP, ROW_TALLY, VALUE(countries)},
    {NAME("hours"), ROW_HOURS, ROW_TALLY, VALUE(times)},
    {NAME("days"), ROW_DAYS, ROW_TALLY, VALUE(times)},
    {NAME("lang"), ROW_ENTRY, ROW_TEXT, VALUE(lang)},
    {NAME("phrase"), ROW_ENTRY, ROW_TEXT, VALUE(entry.phrase)},
    {NAME("origin"), ROW_ENTRY, ROW_TEXT, VALUE(origin)},
    {NAME("sipReason"), ROW_ENTRY, ROW_TEXT, VALUE(sip_reason)},
    {NAME("actions"), ROW_ENTRY | ROW_GROUP, ROW_ACTIONS, VALUE(entry.items)},
    {NAME("notes"), ROW_ENTRY, ROW_NOTES, VALUE(entry.items)},
    {NAME("links"), ROW_ENTRY, ROW_LINKS, VALUE(entry.items)},
    {NAME("source"), ROW_ENTRY, ROW_TEXT, VALUE(entry.source)},
    {NAME("match"), ROW_ANSWER | ROW_FINDING, ROW_TEXT, VALUE(match)},
    {NAME("score"), ROW_ANSWER | ROW_FINDING, ROW_NUMBER, VALUE(score)},
    {NAME("file"), ROW_FINDING, ROW_TEXT, VALUE(finding.file)},
    {NAME("line"), ROW_FINDING, ROW_COUNT, VALUE(finding.line)},
    {NAME("text"), ROW_FINDING, ROW_LINE, VALUE(finding.text)},
    {NAME("trunkFullyQualifiedDomainName"), ROW_FINDING, ROW_TEXT, VALUE(finding.sbc)},
    {NAME("calleeNumber"), ROW_FINDING, ROW_TEXT, VALUE(finding.callee)},
    {NAME("callerNumber"), ROW_FINDING, ROW_TEXT, VALUE(finding.caller)},
    {NAME("callType"), ROW_FINDING, ROW_TEXT, VALUE(finding.call_type)},
    {NAME("failureDateTime"), ROW_FAILURE, ROW_TEXT, VALUE(finding.time)},
    {NAME("startDateTime"), ROW_CALL, ROW_TEXT, VALUE(finding.time)},
    {NAME("candidates"), ROW_FINDING, ROW_CANDIDATES, VALUE(finding)},
    {.name_size = 0}};

static const char *const origins[] = {
    [DRCODE_MICROSOFT] = "microsoft",
    [DRCODE_SBC] = "sbc",
};

static struct row row_of_entry(const struct output *output, const struct drcode_answer *answer,
                               size_t index)
{
    struct row row = {.kind = ROW_ANSWER};

    drcode_entry(output->catalog, index, output->lang, &row.entry);
    row.microsoft = row.entry.microsoft;
    row.sip = row.entry.sip;
    row.lang = message_lang(row.entry.lang);
    row.origin = origins[row.entry.origin];
    row.sip_reason = drcode_sip_reason(output->catalog, row.sip, NULL);
    row.match = drcode_match_name(answer->match);
    row.score = answer->match == DRCODE_NOTHING ? DRCODE_NO_CODE : answer->score;
    return row;
}

/* Codes without an entry: what their structure says, or the name of an HRESULT, is a note. */
static struct row row_of_codes(const struct output *output, const struct drcode_answer *answer)
{
    struct row row = {
        .kind = ROW_ANSWER,
        .microsoft = answer->microsoft,
        .sip = answer->sip,
        .lang = message_lang(output->lang),
        .sip_reason = drcode_sip_reason(output->catalog, answer->sip, NULL),
        .match = drcode_match_name(answer->match),
        .score = answer->score,
    };

    if (answer->microsoft != DRCODE_NO_CODE)
        row.origin =
            origins[drcode_structure(output->catalog, answer->microsoft, output->lang, &row.note)];
    if (answer->match == DRCODE_NORMAL)
        row.note = message_text(output->lang, MESSAGE_NORMAL);
    else if (answer->hresult && !row.note)
        row.note = drcode_hresult_name(output->catalog, answer->hresult);
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
                                  : row_of_codes(output, answer);
}

struct row row_of_candidate(const struct output *output, const struct drcode_finding *finding,
                            size_t number)
{
    const void *what = &output->catalog->entries[finding->entries[number]];
    struct printed_item *item = printed_item(output->printed, what, 0);
    struct row row;

    if (item && item->kept)
        return *(const struct row *)(const void *)item->kept;
    row = row_of_entry(output, &finding->answer, finding->entries[number]);
    row.kind = ROW_CANDIDATE;
    row.what = what;
    if (item)
        printed_keep(output->printed, item, &row, sizeof row);
    return row;
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

    for (member = row_members; member->name_size > 0; member++) {
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

struct row row_of_finding(const struct output *output, const char *file,
                          const struct drcode_finding *finding)
{
    size_t count = finding->answer.count, i;
    struct row row =
        count > 0 ? row_of_candidate(output, finding, 0) : row_of_codes(output, &finding->answer);

    for (i = 1; i < count; i++) {
        struct row other = row_of_candidate(output, finding, i);

        keep_common(&row, &other);
    }
    if (count > 1)
        row.what = NULL;
    if (!row.entry.service_phrase)
        row.entry.service_phrase = finding->phrase; /* read again, it narrows as it did */
    row.kind = finding->failure_time ? ROW_FAILURE : ROW_CALL;
    row.match = drcode_match_name(finding->answer.match);
    row.score = finding->answer.score;
    row.finding = *finding;
    row.finding.file = file;
    return row;
}

struct row row_of_group(const struct summary *summary, const struct summary_group *group)
{
    return (struct row){
        .kind = summary->daily ? ROW_DAYS : ROW_HOURS,
        .entry = {.service_phrase = group->phrase},
        .microsoft = group->microsoft,
        .sip = group->sip,
        .count = group->count,
        .share = tally_share(group->count, summary->failures),
        .first = group->span.known ? group->span.first : ROW_NO_TIME,
        .last = group->span.known ? group->span.last : ROW_NO_TIME,
        .sbcs = &group->by[SUMMARY_SBCS],
        .countries = &group->by[SUMMARY_COUNTRIES],
        .times = &group->by[SUMMARY_TIMES],
    };
}

struct row row_of_totals(const struct summary *summary)
{
    return (struct row){
        .kind = ROW_TOTALS,
        .microsoft = DRCODE_NO_CODE,
        .sip = DRCODE_NO_CODE,
        .records = summary->records,
        .count = summary->failures,
        .share = tally_share(summary->failures, summary->failures),
        .normal = summary->normal,
        .others = summary->others.count,
        .first = summary->span.known ? summary->span.first : ROW_NO_TIME,
        .last = summary->span.known ? summary->span.last : ROW_NO_TIME,
    };
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
    if (list->kind != DRCODE_NOTE || !list->row->note || list->note_read)
        return false;
    list->note_read = true;
    *text = list->row->note;
    *size = strlen(*text);
    return true;
}
