#include "log/json_object.h"

#include <string.h>

#include "base/bytes.h"

void json_object_start(struct json_object *object, uint64_t line)
{
    record_start(&object->record, line);
    object->waiting = object->size = 0;
    *object->array = *object->name = '\0';
}

/* Adds to the text of an object; what does not fit is dropped. */
static void append(struct json_object *object, const char *text, size_t size)
{
    if (size > FIELD_ROOM - object->size)
        size = FIELD_ROOM - object->size;
    bytes_copy(object->text + object->size, text, size);
    object->size += size;
}

static bool ends_line(const struct json_object *object)
{
    return object->size > 0 && object->text[object->size - 1] == '\n';
}

/* Adds a string to the text of an object, as a line of its own. */
static void add_line(struct json_object *object, const struct json_value *value)
{
    if (object->size > 0 && !ends_line(object))
        append(object, "\n", 1);
    append(object, value->text, value->size);
}

void json_object_settle(struct json_object *object)
{
    size_t i;

    for (i = 0; i < object->waiting; i++)
        record_set(&object->record, (enum label)object->values[i].label,
                   (enum label_trust)object->values[i].trust, object->values[i].text,
                   object->values[i].size);
    object->waiting = 0;
}

/* Has a value wait, which is in the text being read, until its object has ended. */
static void wait_for_end(struct json_object *object, const struct json_value *value,
                         enum label label, enum label_trust trust)
{
    if (object->waiting == JSON_WAITING)
        json_object_settle(object);
    object->values[object->waiting].text = value->text;
    object->values[object->waiting].size = value->size;
    object->values[object->waiting].label = (unsigned char)label;
    object->values[object->waiting++].trust = (unsigned char)trust;
}

/* Sets the value of a label. */
static void set_value(struct json_object *object, const struct json_value *value, enum label label,
                      enum label_trust trust)
{
    bool code = label == LABEL_MICROSOFT || label == LABEL_SIP;
    bool string = value->kind == JSON_STRING;

    if (json_object_may_wait(label)) /* the first value counts */
        json_object_settle(object);
    /* "error": "No connection could be made ..." is text, as is "subCode": "569002 (504)". */
    if (code && string && !record_is_code(value->text, value->size))
        add_line(object, value);
    record_set(&object->record, label, trust, value->text, value->size);
    if ((label == LABEL_TEXT || label == LABEL_REASON) && string) /* of a finding, or of any log */
        add_line(object, value);
}

void json_object_take(struct json_object *object, const struct json_value *value, enum label label,
                      enum label_trust trust, bool stays)
{
    if (stays && json_object_may_wait(label))
        wait_for_end(object, value, label, trust);
    else if (label != LABEL_NONE)
        set_value(object, value, label, trust);
    else if (value->kind == JSON_STRING)
        add_line(object, value);
}

size_t json_object_text(const struct json_object *object)
{
    return object->size - ends_line(object);
}
