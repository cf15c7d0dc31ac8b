#include "log/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "log/counts.h"
#include "log/sip.h"
#include "log/sip_field.h"
#include "lookup/label.h"

/* The name of an object is cut off after this many bytes. */
#define NAME_ROOM 96

/* An object that has not ended. */
struct frame {
    struct record record;
    char name[NAME_ROOM + 1];
    char array[NAME_ROOM + 1]; /* the name of the array in it that started last */
    size_t size;
    char text[FIELD_ROOM]; /* what its members do not say */
};

struct json {
    struct json_syntax syntax;
    struct label_cache labels;
    struct json_rows rows;
    bool counts;
    size_t follow_size; /* the name of members that are followed; 0: none */
    char follow[NAME_ROOM];
    size_t objects;                  /* that have not ended */
    struct frame frames[JSON_DEPTH]; /* the outermost of them */
};

struct json *json_new(bool counts)
{
    struct json *json = malloc(sizeof *json);

    if (json) {
        json->counts = counts;
        json->follow_size = 0;
        label_cache_start(&json->labels);
        json_reset(json);
    }
    return json;
}

void json_free(struct json *json)
{
    free(json);
}

void json_reset(struct json *json)
{
    json_syntax_start(&json->syntax);
    json_rows_start(&json->rows);
    json->objects = 0;
}

/* The innermost object; NULL where there is none or it is no record. */
static struct frame *innermost(struct json *json)
{
    return json->objects > 0 && json->objects <= JSON_DEPTH ? &json->frames[json->objects - 1]
                                                            : NULL;
}

/* Adds to the text of an object; what does not fit is dropped. */
static void append(struct frame *frame, const char *text, size_t size)
{
    if (size > FIELD_ROOM - frame->size)
        size = FIELD_ROOM - frame->size;
    bytes_copy(frame->text + frame->size, text, size);
    frame->size += size;
}

static bool ends_line(const struct frame *frame)
{
    return frame->size > 0 && frame->text[frame->size - 1] == '\n';
}

/* Adds a string to the text of an object, as a line of its own. */
static void add_line(struct frame *frame, const struct json_value *value)
{
    if (frame->size > 0 && !ends_line(frame))
        append(frame, "\n", 1);
    append(frame, value->text, value->size);
}

/* Takes the value of a label. */
static void take_labelled(struct frame *frame, const struct json_value *value, enum label label,
                          enum label_trust trust)
{
    bool code = label == LABEL_MICROSOFT || label == LABEL_SIP;
    bool string = value->kind == JSON_STRING;

    /* "error": "No connection could be made ..." is text, as is "subCode": "569002 (504)". */
    if (code && string && !record_is_code(value->text, value->size))
        add_line(frame, value);
    record_set(&frame->record, label, trust, value->text, value->size);
    if ((label == LABEL_TEXT || label == LABEL_REASON) && string) /* of a finding, or of any log */
        add_line(frame, value);
}

void json_follow(struct json *json, const char *name, size_t size)
{
    json->follow_size = size <= NAME_ROOM ? size : 0;
    bytes_copy(json->follow, name, json->follow_size);
}

/* True for a string of a SIP message: a field of Wireshark, a whole message, the first line of a
   final response that says no, or a line of the message that is followed. A finding's own text is
   one line. */
static bool is_sip(const struct json *json, const struct json_value *value, enum label label)
{
    int sip = 0;

    if (value->name && sip_field_of(value->name, value->name_size) != SIP_FIELD_NONE)
        return true;
    if (value->name && json->follow_size > 0 && value->name_size == json->follow_size &&
        memcmp(value->name, json->follow, json->follow_size) == 0)
        return true;
    if (value->size < 12 || !sip_has_first_line(value->text, value->size, &sip))
        return false;
    return bytes_before('\n', value->text, value->size) + 1 < value->size ||
           (label != LABEL_TEXT && sip_is_failure(sip));
}

/* Takes a value; returns what it is to hand out, or JSON_MORE. */
static enum json_result take_value(struct json *json, struct json_item *item)
{
    const struct json_value *value = &json->syntax.value;
    struct frame *frame = innermost(json);
    enum label_trust trust = LABEL_SURE;
    enum label label = LABEL_NONE;

    if (!frame)
        return JSON_MORE;
    if (value->name)
        label = label_cached(&json->labels, value->name, value->name_size, &trust);
    if (value->kind == JSON_STRING && is_sip(json, value, label)) {
        *item = (struct json_item){.object = frame->name,
                                   .text = value->text,
                                   .size = value->size,
                                   .name = value->name ? value->name : "",
                                   .name_size = value->name ? value->name_size : 0};
        return JSON_SIP;
    }
    if (label != LABEL_NONE)
        take_labelled(frame, value, label, trust);
    else if (value->kind == JSON_STRING)
        add_line(frame, value);
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
    size_t size = value->name_size < NAME_ROOM ? value->name_size : NAME_ROOM;

    memcpy(name, value->name, size);
    name[size] = '\0';
}

static void start_object(struct json *json, uint64_t line)
{
    const struct frame *around = innermost(json);
    struct frame *frame;

    json->objects++;
    frame = innermost(json);
    if (!frame)
        return;
    record_start(&frame->record, line);
    frame->size = 0;
    *frame->array = *frame->name = '\0';
    if (json->syntax.value.name)
        copy_name(json, frame->name);
    else if (around)
        memcpy(frame->name, around->array, sizeof frame->name);
}

static void start_array(struct json *json)
{
    struct frame *frame = innermost(json);

    if (frame && json->syntax.value.name)
        copy_name(json, frame->array);
}

/* Azure Communication Services: {"Code": 500, "SubCode": 560486, "SipDetails": {"Code": 486}},
   where 500 is no SIP code. */
static void take_details(struct frame *around, const struct frame *frame)
{
    static const char details[] = "sipdetails";
    char name[16];

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
static bool is_part(const struct json *json, const struct frame *frame, const struct frame *around)
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
    struct frame *frame = innermost(json), *around;

    json->objects--;
    if (!frame)
        return false;
    around = innermost(json);
    if (around)
        take_details(around, frame);
    *item = (struct json_item){.object = frame->name,
                               .record = &frame->record,
                               .text = frame->text,
                               .size = frame->size - ends_line(frame),
                               .part = is_part(json, frame, around)};
    return true;
}

enum json_result json_next(struct json *json, const char **text, const char *end, uint64_t line,
                           struct json_item *item)
{
    const size_t *nesting = &json->syntax.nesting;
    enum json_result result;
    enum json_token token;

    for (;;) {
        token = json_syntax_next(&json->syntax, text, end);
        switch (token) {
        case JSON_TOKEN_NONE:
            return JSON_MORE;
        case JSON_TOKEN_OBJECT:
        case JSON_TOKEN_ARRAY:
            json_rows_open(&json->rows, *nesting, &json->syntax.value, token == JSON_TOKEN_OBJECT,
                           line);
            if (token == JSON_TOKEN_OBJECT)
                start_object(json, line);
            else
                start_array(json);
            break;
        case JSON_TOKEN_OBJECT_END:
            json_rows_close(&json->rows, *nesting);
            if (end_object(json, item))
                return JSON_RECORD;
            break;
        case JSON_TOKEN_ARRAY_END:
            if (json_rows_end(&json->rows, *nesting)) {
                *item = (struct json_item){
                    .object = "", .record = &json->rows.record, .text = "", .row = true};
                return JSON_RECORD;
            }
            break;
        case JSON_TOKEN_VALUE:
            if (json_rows_take(&json->rows, *nesting, &json->syntax.value))
                break;
            result = take_value(json, item);
            if (result != JSON_MORE)
                return result;
            break;
        case JSON_TOKEN_DONE:
            return JSON_DONE;
        case JSON_TOKEN_BAD:
            return JSON_BAD;
        }
    }
}

bool json_is_call(const struct json_item *item)
{
    const struct record *record = item->record;

    return (record->microsoft != DRCODE_NO_CODE && record->microsoft_trust < LABEL_WEAK) ||
           (record->sip != DRCODE_NO_CODE && record->sip_trust == LABEL_SURE) ||
           record_has_phrase(record);
}
