#include "summary/filter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/timestamp.h"
#include "base/utf8.h"
#include "summary/country.h"
#include "summary/group.h"

/* The names of conditions, and what their values may be: words, else digits, else anything. */
static const struct {
    const char *name;
    const char *const words[4];
    bool digits;
} names[FILTER_NAMES] = {
    [FILTER_SBC] = {"sbc", {NULL}, false},
    [FILTER_COUNTRY] = {"country", {NULL}, false},
    [FILTER_CODE] = {"code", {NULL}, true},
    [FILTER_SIP] = {"sip", {NULL}, true},
    [FILTER_OUTCOME] = {"outcome", {"failure", "user", "normal", NULL}, false},
    [FILTER_NUMBER] = {"number", {NULL}, false},
    [FILTER_USER] = {"user", {NULL}, false},
    [FILTER_TYPE] = {"type", {"in", "out", NULL}, false},
};

/* True where a text is the value of a condition, or starts with it, in any case of ASCII. */
static bool matches(const struct filter_row *row, const char *text)
{
    size_t i;

    for (i = 0; i < row->size; i++)
        if (!text[i] || fold_lower(text[i]) != fold_lower(row->value[i]))
            return false;
    return row->starts || !text[row->size];
}

/* True where a word that a value may be has it, or starts with it. */
static bool is_word(const struct filter_row *row)
{
    const char *const *word = names[row->name].words;

    while (*word && !matches(row, *word))
        word++;
    return *word != NULL;
}

/* True where a country has a code or a name that the value is, or that starts with it. */
static bool is_country(const struct filter *filter, const struct filter_row *row)
{
    const struct drcode_catalog *catalog = filter->catalog;
    size_t i, lang;

    if (matches(row, "unknown"))
        return true;
    for (i = 0; i < catalog->calling_count; i++) {
        if (matches(row, catalog->pool + catalog->callings[i].key))
            return true;
        for (lang = 0; lang < DRCODE_LANGS; lang++)
            if (matches(row, catalog->pool + catalog->callings[i].name[lang]))
                return true;
    }
    return false;
}

static bool is_right(const struct filter *filter, const struct filter_row *row)
{
    if (row->size == 0 && !row->starts)
        return false;
    if (names[row->name].digits)
        return strspn(row->value, "0123456789") >= row->size;
    if (names[row->name].words[0])
        return is_word(row);
    return row->name != FILTER_COUNTRY || is_country(filter, row);
}

/* Says which names there are. */
static void list_names(char *message, size_t size, const char *condition)
{
    size_t used = (size_t)snprintf(message, size, "no such condition: '%.*s'; there are",
                                   utf8_precision(condition, 100), condition);
    size_t i;

    for (i = 0; i < FILTER_NAMES && used < size; i++)
        used += (size_t)snprintf(message + used, size - used, "%s %s=", i > 0 ? "," : "",
                                 names[i].name);
}

/* Says which values there are. */
static void list_values(char *message, size_t size, const struct filter_row *row)
{
    const char *const *word = names[row->name].words;
    size_t used = (size_t)snprintf(message, size, "no such %s: '%.*s'; ", names[row->name].name,
                                   utf8_precision(row->value, 100), row->value);

    if (used > size)
        used = size;
    if (names[row->name].digits)
        snprintf(message + used, size - used, "it takes a number, or the start of one and '*'");
    else if (row->name == FILTER_COUNTRY)
        snprintf(message + used, size - used,
                 "it takes a code of ISO 3166-1, 'FR', a name, 'France', or 'unknown'");
    else if (!*word)
        snprintf(message + used, size - used, "it takes a text, or the start of one and '*'");
    else
        used += (size_t)snprintf(message + used, size - used, "there are");
    for (; *word && used < size; word++)
        used += (size_t)snprintf(message + used, size - used, "%s %s",
                                 word > names[row->name].words ? "," : "", *word);
}

bool filter_add(struct filter *filter, const char *condition, char *message, size_t size)
{
    const size_t name_size = strcspn(condition, "=");
    struct filter_row row = {.name = 0}, *rows;

    while (row.name < FILTER_NAMES && (strlen(names[row.name].name) != name_size ||
                                       memcmp(names[row.name].name, condition, name_size) != 0))
        row.name++;
    if (row.name == FILTER_NAMES || !condition[name_size]) {
        list_names(message, size, condition);
        return false;
    }
    row.value = condition + name_size + 1;
    row.size = strlen(row.value);
    row.starts = row.size > 0 && row.value[row.size - 1] == '*';
    row.size -= row.starts;
    if (!is_right(filter, &row)) {
        list_values(message, size, &row);
        return false;
    }
    rows = realloc(filter->rows, (filter->count + 1) * sizeof *rows);
    if (!rows) {
        snprintf(message, size, "out of memory");
        return false;
    }
    filter->rows = rows;
    rows[filter->count++] = row;
    filter->used[row.name] = true;
    return true;
}

/* Reads "7d" and the like as seconds before `now`. */
static bool read_back(const char *text, int64_t now, int64_t *time)
{
    static const struct {
        char unit;
        int64_t seconds;
    } units[] = {{'m', 60}, {'h', TIMESTAMP_HOUR}, {'d', TIMESTAMP_DAY}, {'w', 7 * TIMESTAMP_DAY}};
    size_t digits = strspn(text, "0123456789"), i;

    if (digits == 0 || digits > 6 || strlen(text) != digits + 1)
        return false;
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        if (fold_lower(text[digits]) == units[i].unit) {
            *time = now - (int64_t)strtol(text, NULL, 10) * units[i].seconds;
            return true;
        }
    }
    return false;
}

/* Reads a time; says whether it is a date, a whole day. */
static bool read_time(const char *text, int64_t now, int64_t *time, bool *date)
{
    char first[32];

    *date = false;
    if (read_back(text, now, time))
        return true;
    if (strlen(text) == sizeof "2025-03-05" - 1) {
        snprintf(first, sizeof first, "%sT00:00:00Z", text);
        *date = timestamp_read(first, time);
        return *date;
    }
    return text[0] >= '0' && text[0] <= '9' && timestamp_read(text, time);
}

bool filter_since(struct filter *filter, const char *text, int64_t now)
{
    bool date;

    filter->has_since = read_time(text, now, &filter->since, &date);
    return filter->has_since;
}

bool filter_until(struct filter *filter, const char *text, int64_t now)
{
    bool date;

    filter->has_until = read_time(text, now, &filter->until, &date);
    filter->until += date ? TIMESTAMP_DAY : 0;
    return filter->has_until;
}

/* Steps over what is between the digits of a number. */
static const char *skip_marks(const char *text)
{
    return text + strspn(text, " .-()");
}

/* The size of what an international number starts with, "+" or "00"; else 0. */
static size_t prefix_size(const char *number)
{
    return *number == '+' ? 1 : strncmp(number, "00", 2) == 0 ? 2 : 0;
}

/* True where a number starts with the value of a condition, which may leave the plus sign out, or
   have "00" in its place. */
static bool matches_number(const struct filter_row *row, const char *number)
{
    const char *value = row->value, *end = value + row->size;

    if (!number)
        return false;
    if (strncmp(number, "tel:", 4) == 0 || strncmp(number, "sip:", 4) == 0)
        number += 4;
    if (prefix_size(number) > 0 && prefix_size(value) > 0) {
        number += prefix_size(number);
        value += prefix_size(value);
    } else if (*number == '+') {
        number++;
    }
    while ((value = skip_marks(value)) < end) {
        number = skip_marks(number);
        if (*number++ != *value++)
            return false;
    }
    return true;
}

/* An SBC may be named without its domain. */
static bool matches_sbc(const struct filter_row *row, const char *sbc)
{
    struct filter_row host = *row;

    if (!sbc)
        return false;
    host.starts = true;
    return matches(row, sbc) || (strcspn(sbc, ".") == row->size && matches(&host, sbc));
}

static bool matches_country(const struct filter *filter, const struct filter_row *row,
                            const struct drcode_finding *finding)
{
    const struct catalog_calling *country;
    const char *pool = filter->catalog->pool, *number = group_number(finding);
    size_t lang;

    if (!number)
        return false;
    country = country_find(filter->catalog, number);
    if (!country)
        return matches(row, "unknown");
    for (lang = 0; lang < DRCODE_LANGS; lang++)
        if (matches(row, pool + country->name[lang]))
            return true;
    return matches(row, pool + country->key);
}

static bool matches_code(const struct filter_row *row, int32_t code)
{
    char text[16];

    if (code == DRCODE_NO_CODE)
        return false;
    snprintf(text, sizeof text, "%ld", (long)code);
    return matches(row, text);
}

static bool meets(const struct filter *filter, const struct filter_row *row,
                  const struct drcode_finding *finding, const struct summary_group *group)
{
    const char *type;

    switch (row->name) {
    case FILTER_SBC:
        return matches_sbc(row, finding->sbc);
    case FILTER_COUNTRY:
        return matches_country(filter, row, finding);
    case FILTER_CODE:
        return matches_code(row, group->microsoft);
    case FILTER_SIP:
        return matches_code(row, group->sip);
    case FILTER_OUTCOME:
        return (finding->answer.match != DRCODE_NOTHING || (finding->summary && finding->phrase)) &&
               matches(row, drcode_outcome_name(finding->outcome));
    case FILTER_NUMBER:
        return matches_number(row, finding->caller) || matches_number(row, finding->callee);
    case FILTER_USER:
        return finding->user && matches(row, finding->user);
    default:
        type = group_direction(finding->call_type);
        return type && matches(row, type);
    }
}

/* Reads the time of a record. What cannot be read is counted by who counts the record. */
static bool read_finding(const struct filter *filter, const struct drcode_finding *finding,
                         int64_t *time)
{
    struct dates dates;
    bool done;

    if (!finding->time || !filter->dates)
        return finding->time && timestamp_read(finding->time, time);
    dates = *filter->dates;
    done = dates_read(&dates, finding->time, finding->line, time);
    filter->dates->order = dates.order; /* what it proves */
    return done;
}

/* True where the time of a record is one of those wanted. */
static bool is_in_time(struct filter *filter, const struct drcode_finding *finding)
{
    int64_t time;

    if (!filter->has_since && !filter->has_until)
        return true;
    if (!read_finding(filter, finding, &time)) {
        filter->untimed += finding->count;
        return false;
    }
    return (!filter->has_since || time >= filter->since) &&
           (!filter->has_until || time < filter->until);
}

/* True where the record of a summary can say whether its calls meet the conditions. */
static bool can_answer(struct filter *filter, const struct drcode_finding *finding)
{
    size_t name;

    if (!finding->summary || finding->count == 0)
        return true;
    filter->unanswered = filter->unanswered || filter->has_since || filter->has_until;
    for (name = 0; name < FILTER_NAMES; name++)
        if (filter->used[name] && name != FILTER_CODE && name != FILTER_SIP &&
            name != FILTER_OUTCOME)
            filter->unanswered = true;
    if (finding->answer.match == DRCODE_NORMAL &&
        (filter->used[FILTER_CODE] || filter->used[FILTER_SIP]))
        filter->codeless = true;
    return !filter->unanswered;
}

/* True where the calls of a record meet all conditions. */
static bool takes(struct filter *filter, const struct drcode_finding *finding)
{
    struct summary_group group = {.microsoft = DRCODE_NO_CODE};
    bool met[FILTER_NAMES] = {false};
    size_t i;

    filter->seen = tally_sum(filter->seen, finding->count);
    if (!can_answer(filter, finding))
        return false;
    if (filter->used[FILTER_CODE] || filter->used[FILTER_SIP])
        group = group_identify(filter->catalog, finding);
    for (i = 0; i < filter->count; i++)
        if (!met[filter->rows[i].name])
            met[filter->rows[i].name] = meets(filter, &filter->rows[i], finding, &group);
    for (i = 0; i < FILTER_NAMES; i++)
        if (filter->used[i] && !met[i])
            return false;
    return is_in_time(filter, finding);
}

bool filter_takes(struct filter *filter, const struct drcode_finding *finding)
{
    if (!takes(filter, finding))
        return false;
    filter->taken = tally_sum(filter->taken, finding->count);
    return true;
}

void filter_free(struct filter *filter)
{
    free(filter->rows);
    filter->rows = NULL;
}

bool filter_takes_all(const struct filter *filter)
{
    return filter->count == 0 && !filter->has_since && !filter->has_until;
}
