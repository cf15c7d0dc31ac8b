#include "log/json.h"

#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "log/counts.h"
#include "log/sip.h"
#include "log/sip_field.h"
#include "lookup/label.h"

void json_start(struct json *json, bool counts)
{
    json_syntax_start(&json->syntax);
    json_rows_start(&json->rows);
    json->counts = counts;
    json->ended = NULL;
    json->objects = 0;
}

/* The innermost object; NULL where there is none or it is no record. */
static struct json_object *innermost(struct json *json)
{
    return json->objects > 0 && json->objects <= JSON_DEPTH ? &json->frames[json->objects - 1]
                                                            : NULL;
}

void json_set_time(struct json *json, struct record *record)
{
    size_t i = json->objects < JSON_DEPTH ? json->objects : JSON_DEPTH;

    while (i-- > 0 && !record_has_time(record)) {
        const struct record *around = &json->frames[i].record;

        json_object_settle(&json->frames[i]);
        record_set(record, LABEL_TIME, LABEL_SURE, around->text[LABEL_TIME],
                   around->size[LABEL_TIME]);
    }
}

void json_fill(struct json *json)
{
    if (json->ended) {
        json_object_settle(json->ended);
        json_set_time(json, &json->ended->record);
    }
    json->ended = NULL;
}

void json_follow(struct json *json, const char *name, size_t size)
{
    json->follow_size = size <= JSON_NAME ? size : 0;
    bytes_copy(json->follow, name, json->follow_size);
}

/* True for a string of a SIP message: a field of Wireshark, a whole message, the first line of a
   final response that says no, or a line of the message that is followed. A finding's own text is
   one line. */
static bool is_sip(const struct json *json, const struct json_value *value, enum label label)
{
    int sip = 0;

    if (value->name && value->name_size > 3 && (value->name[0] | 0x20) == 's' &&
        (value->name[1] | 0x20) == 'i' && /* most names are none */
        sip_field_of(value->name, value->name_size) != SIP_FIELD_NONE)
        return true;
    if (value->name && json->follow_size > 0 && value->name_size == json->follow_size &&
        memcmp(value->name, json->follow, json->follow_size) == 0)
        return true;
    if (json_object_may_wait(label))
        return false;
    if (value->size < 12 || !bytes_find('/', value->text, value->size) ||
        !sip_has_first_line(value->text, value->size, &sip))
        return false;
    return bytes_before('\n', value->text, value->size) + 1 < value->size ||
           (label != LABEL_TEXT && sip_is_failure(sip));
}

/* The label of a member's name. Names come in the same order again and again. */
static const struct label_cached *find_label(struct json *json, const char *name, size_t size)
{
    struct label_cached *names = json->labels.names, *last = &names[json->last],
                        *slot = &names[last->next];

    if (slot->size != size || size == 0 || !bytes_same(slot->name, name, size)) {
        last->next = label_cached(&json->labels, name, size);
        slot = &names[last->next];
    }
    json->last = last->next;
    return slot;
}

/* Takes a value, `plain` where it is in the text being read; returns what it is to hand out, or
   JSON_MORE. */
static enum json_result take_value(struct json *json, bool plain, struct json_item *item)
{
    const struct json_value *value = &json->syntax.value;
    struct json_object *frame = innermost(json);
    enum label_trust trust = LABEL_SURE;
    enum label label = LABEL_NONE;

    if (!frame)
        return JSON_MORE;
    if (value->name) {
        const struct label_cached *slot = find_label(json, value->name, value->name_size);

        label = (enum label)slot->label;
        trust = (enum label_trust)slot->trust;
    }
    if (value->kind == JSON_STRING && is_sip(json, value, label)) {
        *item = (struct json_item){.object = frame->name,
                                   .text = value->text,
                                   .size = value->size,
                                   .name = value->name ? value->name : "",
                                   .name_size = value->name ? value->name_size : 0};
        return JSON_SIP;
    }
    json_object_take(frame, value, label, trust, plain);
    if (!json->counts || !value->name || !*frame->name || value->kind != JSON_NUMBER ||
        *value->text == '-')
        return JSON_MORE;
    *item = (struct json_item){.object = frame->name,
                               .text = value->name,
                               .size = value->name_size,
                               .count = counts_number(value->text, value->size)};
    return JSON_COUNT;
}

/* Copies the name of the container that starts, as far as it fits. */
static void copy_name(const struct json *json, char *name)
{
    const struct json_value *value = &json->syntax.value;
    size_t size = value->name_size < JSON_NAME ? value->name_size : JSON_NAME;

    memcpy(name, value->name, size);
    name[size] = '\0';
}

static void start_object(struct json *json, uint64_t line)
{
    const struct json_object *around = innermost(json);
    struct json_object *frame;

    json->objects++;
    frame = innermost(json);
    if (!frame)
        return;
    json_object_start(frame, line);
    if (json->syntax.value.name)
        copy_name(json, frame->name);
    else if (around)
        memcpy(frame->name, around->array, sizeof frame->name);
}

static void start_array(struct json *json)
{
    struct json_object *frame = innermost(json);

    if (frame && json->syntax.value.name)
        copy_name(json, frame->array);
}

/* Azure Communication Services: {"Code": 500, "SubCode": 560486, "SipDetails": {"Code": 486}},
   where 500 is no SIP code. Wireshark: {"frame": {"frame.time": "..."}, "sip": {...}}. */
static void take_details(struct json_object *around, struct json_object *frame)
{
    static const char details[] = "sipdetails";
    char name[16];

    if (strcmp(frame->name, "frame") == 0) {
        json_object_settle(frame);
        record_set(&around->record, LABEL_TIME, LABEL_SURE, frame->record.text[LABEL_TIME],
                   frame->record.size[LABEL_TIME]);
    }
    if (frame->record.sip == DRCODE_NO_CODE || strlen(frame->name) < strlen(details))
        return;
    fold_text(frame->name, strlen(frame->name), name, sizeof name);
    if (strcmp(name, details) == 0) {
        around->record.sip = frame->record.sip;
        around->record.sip_trust = LABEL_SURE;
    }
}

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names && strcmp(name, *names) != 0)
        names++;
    return *names != NULL;
}

/* True for an object that is a part of drcode's own output, in whatever order its members are. Any
   log may have an object with such a name: that of a summary is beside its count and what it
   counts, and a candidate is beside how the finding was made, or has the lists of an entry. */
static bool is_part(const struct json *json, const struct json_object *frame,
                    const struct json_object *around)
{
    static const char *const counts[] = {"sbc", "country", "hours", "days", "callTypes", NULL};
    static const char *const normal[] = {"normalBySbc", "normalByCountry",  "normalByHour",
                                         "normalByDay", "normalByCallType", NULL};
    static const char *const lists[] = {"actions", "notes", "links", NULL};
    const struct record *record;

    if (!around)
        return false;
    record = &around->record;
    if (strcmp(frame->name, "candidates") == 0)
        return record->size[LABEL_MATCH] > 0 || is_one_of(frame->array, lists);
    if (json->counts && record->size[LABEL_RECORDS] > 0 && is_one_of(frame->name, normal))
        return true;
    return json->counts && record->size[LABEL_CALLS] > 0 &&
           (record->size[LABEL_SHARE] > 0 || record->microsoft != DRCODE_NO_CODE ||
            record->sip != DRCODE_NO_CODE) &&
           is_one_of(frame->name, counts);
}

/* Hands out the object that has ended; false where it is no record. */
static bool end_object(struct json *json, struct json_item *item)
{
    struct json_object *frame = innermost(json), *around;

    json->objects--;
    if (!frame)
        return false;
    json->ended = frame;
    around = innermost(json);
    if (around)
        take_details(around, frame);
    *item = (struct json_item){.object = frame->name,
                               .record = &frame->record,
                               .text = frame->text,
                               .size = json_object_text(frame),
                               .part = is_part(json, frame, around)};
    return true;
}

/* Sets all values that wait: the text ends. */
static void settle_all(struct json *json)
{
    size_t i;

    for (i = 0; i < json->objects && i < JSON_DEPTH; i++)
        json_object_settle(&json->frames[i]);
}

/* Hands out an array that has ended where it was a row of a table. */
static enum json_result end_array(struct json *json, struct json_item *item)
{
    if (!json_rows_end(&json->rows, json->syntax.nesting))
        return JSON_MORE;
    *item = (struct json_item){.object = "", .record = &json->rows.record, .text = "", .row = true};
    return JSON_RECORD;
}

static void start_container(struct json *json, bool object, uint64_t line)
{
    json_rows_open(&json->rows, json->syntax.nesting, &json->syntax.value, object, line);
    if (object)
        start_object(json, line);
    else
        start_array(json);
}

/* Reads up to what is to be handed out, or what starts on some line: JSON_MORE. */
static enum json_result read_some(struct json *json, struct json_quotes *quotes, const char **text,
                                  enum json_token *token, struct json_item *item)
{
    const size_t *nesting = &json->syntax.nesting;
    enum json_result result = JSON_MORE;

    while (result == JSON_MORE) {
        const bool plain = json_syntax_member(&json->syntax, quotes, text);

        *token = plain ? JSON_TOKEN_VALUE : json_syntax_next(&json->syntax, text, quotes->end);
        switch (*token) {
        case JSON_TOKEN_NONE:
        case JSON_TOKEN_OBJECT:
        case JSON_TOKEN_ARRAY:
            return JSON_MORE;
        case JSON_TOKEN_OBJECT_END:
            json_rows_close(&json->rows, *nesting);
            result = end_object(json, item) ? JSON_RECORD : JSON_MORE;
            break;
        case JSON_TOKEN_ARRAY_END:
            result = end_array(json, item);
            break;
        case JSON_TOKEN_VALUE:
            if ((json->rows.names_at == 0 && json->rows.row_at == 0) ||
                !json_rows_take(&json->rows, *nesting, &json->syntax.value))
                result = take_value(json, plain, item);
            break;
        case JSON_TOKEN_DONE:
            return JSON_DONE;
        case JSON_TOKEN_BAD:
            return JSON_BAD;
        }
    }
    return result;
}

enum json_result json_next(struct json *json, const char **text, const char *end, uint64_t *line,
                           struct json_item *item)
{
    const char *counted = *text;
    struct json_quotes quotes;
    enum json_result result;
    enum json_token token = JSON_TOKEN_NONE;

    json->ended = NULL;
    json_quotes_start(&quotes, *text, end);
    do {
        result = read_some(json, &quotes, text, &token, item);
        *line += bytes_count('\n', counted, (size_t)(*text - counted));
        counted = *text;
        if (token == JSON_TOKEN_OBJECT || token == JSON_TOKEN_ARRAY)
            start_container(json, token == JSON_TOKEN_OBJECT, *line);
    } while (result == JSON_MORE && token != JSON_TOKEN_NONE);
    if (token == JSON_TOKEN_NONE)
        settle_all(json);
    return result;
}

bool json_is_call(const struct json_item *item)
{
    const struct record *record = item->record;

    return (record->microsoft != DRCODE_NO_CODE && record->microsoft_trust < LABEL_WEAK) ||
           (record->sip != DRCODE_NO_CODE && record->sip_trust == LABEL_SURE) ||
           record_has_phrase(record);
}
