#include "log/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "log/escape.h"
#include "log/member.h"
#include "lookup/label.h"

/* The name of an object is cut off behind so many bytes. */
#define NAME_ROOM 96

/* What has come, or may come next. */
enum state {
    WRONG,     /* this is no JSON */
    DONE,      /* the outermost value has ended */
    OUTERMOST, /* the outermost value is to come */
    VALUE,
    FIRST_VALUE, /* a value is; or the end of the array */
    NAME,
    FIRST_NAME, /* the name of a member is; or the end of the object */
    COLON,      /* the colon behind it is */
    NEXT,       /* a comma is, or the end of the container */
    STRING,
    ESCAPE,
    HEX,  /* within a string; behind its \; behind its \u */
    WORD, /* within true, false or null */
    SIGN,
    ZERO,
    WHOLE, /* within a number: behind its sign, its 0, another digit, */
    POINT,
    FRACTION, /* its point, a digit behind that, */
    POWER,
    POWER_SIGN,
    POWER_DIGIT /* its e, the sign and a digit behind that */
};

/* Where a number goes on from each of its states; what is left out is WRONG. */
enum { ON_ZERO, ON_DIGIT, ON_POINT, ON_E, ON_SIGN, ON_OTHER, ON_COUNT };
static const unsigned char numbers[][ON_COUNT] = {
    [SIGN - SIGN] = {ZERO, WHOLE},
    [ZERO - SIGN] = {[ON_POINT] = POINT, [ON_E] = POWER, [ON_OTHER] = NEXT},
    [WHOLE - SIGN] = {WHOLE, WHOLE, [ON_POINT] = POINT, [ON_E] = POWER, [ON_OTHER] = NEXT},
    [POINT - SIGN] = {FRACTION, FRACTION},
    [FRACTION - SIGN] = {FRACTION, FRACTION, [ON_E] = POWER, [ON_OTHER] = NEXT},
    [POWER - SIGN] = {POWER_DIGIT, POWER_DIGIT, [ON_SIGN] = POWER_SIGN},
    [POWER_SIGN - SIGN] = {POWER_DIGIT, POWER_DIGIT},
    [POWER_DIGIT - SIGN] = {POWER_DIGIT, POWER_DIGIT, [ON_OTHER] = NEXT},
};

struct json_text {
    size_t size;
    char text[FIELD_ROOM + 1];
};

/* An object that has not ended. */
struct frame {
    struct record record;
    char name[NAME_ROOM + 1];
    char array[NAME_ROOM + 1]; /* the name of the array in it that started last */
    struct json_text loose;
};

struct json {
    json_record *record;
    json_count *count;
    void *context;
    enum state state;
    size_t nesting, objects; /* containers that have not ended; objects among them */
    unsigned char is_object[JSON_NESTING / 8]; /* a bit for each container, the outermost first */
    struct json_text *sink; /* where the string, number or word goes; NULL to pass over it */
    struct escape escape;
    const char *word; /* what is still to come of true, false or null */
    bool counts;      /* the value is a number, a member of an object that has a name */
    enum label label; /* of the value */
    enum label_trust trust;
    struct label_cache labels;
    struct json_text name, value;
    struct frame frames[JSON_DEPTH]; /* the outermost objects that have not ended */
};

struct json *json_new(json_record *record, json_count *count, void *context)
{
    struct json *object = malloc(sizeof *object);

    if (object) {
        object->record = record;
        object->count = count;
        object->context = context;
        label_cache_start(&object->labels);
        json_reset(object);
    }
    return object;
}

void json_free(struct json *object)
{
    free(object);
}

void json_reset(struct json *object)
{
    object->state = OUTERMOST;
    object->nesting = object->objects = 0;
    object->escape.half = 0;
}

bool json_starts(const char *text, size_t size)
{
    size_t at = member_spaces(text, size), next;

    if (at == size || (text[at] != '{' && text[at] != '['))
        return false;
    next = at + 1 + member_spaces(text + at + 1, size - at - 1);
    return next == size ||
           (text[next] && strchr(text[at] == '{' ? "\"}" : "{[\"]-0123456789tfn", text[next]));
}

static bool in_object(const struct json *object)
{
    size_t last = object->nesting - 1;

    return object->nesting > 0 && (object->is_object[last / 8] >> last % 8 & 1);
}

/* The innermost object; NULL where there is none or it is no record. */
static struct frame *innermost(struct json *object)
{
    return object->objects > 0 && object->objects <= JSON_DEPTH
               ? &object->frames[object->objects - 1]
               : NULL;
}

/* What does not fit is passed over. Bytes count, not characters, so that it does not matter in
   which pieces the text comes. */
static void append(struct json_text *sink, const char *text, size_t size)
{
    if (!sink)
        return;
    if (size > FIELD_ROOM - sink->size)
        size = FIELD_ROOM - sink->size;
    bytes_copy(sink->text + sink->size, text, size);
    sink->size += size;
}

static bool ends_line(const struct json_text *text)
{
    return text->size > 0 && text->text[text->size - 1] == '\n';
}

/* Makes the loose text of an object ready for another string. */
static struct json_text *start_loose(struct frame *frame)
{
    if (frame->loose.size > 0 && !ends_line(&frame->loose))
        append(&frame->loose, "\n", 1);
    return &frame->loose;
}

/* A value starts that is no container. */
static void start_value(struct json *object, char c)
{
    struct frame *frame = innermost(object);

    object->label = LABEL_NONE;
    if (frame && in_object(object))
        object->label =
            label_cached(&object->labels, object->name.text, object->name.size, &object->trust);
    object->value.size = 0;
    object->counts =
        object->count && frame && *frame->name && in_object(object) && c >= '0' && c <= '9';
    object->sink = object->label != LABEL_NONE || object->counts ? &object->value
                   : frame && c == '"'                           ? start_loose(frame)
                                                                 : NULL;
    object->word = c == 't' ? "rue" : c == 'f' ? "alse" : "ull";
    object->state = c == '"' ? STRING : c == '-' ? SIGN : c == '0' ? ZERO : c <= '9' ? WHOLE : WORD;
    if (object->state != STRING)
        append(object->sink, &c, 1);
}

/* True for digits and blanks alone. */
static bool is_number(const char *text, size_t size)
{
    size_t i = 0;

    while (i < size && (text[i] == ' ' || (text[i] >= '0' && text[i] <= '9')))
        i++;
    return i == size;
}

/* Takes the value of a label. */
static void take(struct json *object, struct frame *frame, bool string, const char *text,
                 size_t size)
{
    bool code = object->label == LABEL_MICROSOFT || object->label == LABEL_SIP;

    /* "error": "No connection could be made ..." is text, as is "subCode": "569002 (504)". */
    if (code && string && !is_number(text, size))
        append(start_loose(frame), text, size);
    else
        record_set(&frame->record, object->label, object->trust, text, size);
    if (object->label == LABEL_TEXT && string) /* of a finding, or of any log */
        append(start_loose(frame), text, size);
}

static void end_value(struct json *object)
{
    struct frame *frame = innermost(object);
    struct json_text *value = &object->value;

    value->text[value->size] = '\0';
    if (object->label != LABEL_NONE)
        take(object, frame, object->state == STRING, value->text, value->size);
    if (object->counts)
        object->count(object->context, frame->name, object->name.text, object->name.size,
                      strtoull(value->text, NULL, 10));
    object->state = NEXT;
}

/* Takes a member that is plain in one go; returns how many bytes that took, 0 for any other. */
static size_t read_plain(struct json *object, const char *text, size_t size)
{
    struct frame *frame = innermost(object);
    struct member member;
    size_t read = frame ? member_read(text, size, &member) : 0;

    if (read == 0 || member.name_size > FIELD_ROOM ||
        (member.number && object->count && *frame->name))
        return 0;
    if (member.value_size > FIELD_ROOM)
        member.value_size = FIELD_ROOM;
    object->label = label_cached(&object->labels, member.name, member.name_size, &object->trust);
    if (object->label != LABEL_NONE)
        take(object, frame, member.string, member.value, member.value_size);
    else if (member.string)
        append(start_loose(frame), member.value, member.value_size);
    object->state = member.comma ? NAME : NEXT;
    return read;
}

/* Copies the name of the member being read, as far as it fits. */
static void copy_name(const struct json *object, char *name)
{
    size_t size = object->name.size < NAME_ROOM ? object->name.size : NAME_ROOM;

    memcpy(name, object->name.text, size);
    name[size] = '\0';
}

static void start_object(struct json *object, bool member, uint64_t line)
{
    const struct frame *around = innermost(object);
    struct frame *frame;

    object->objects++;
    frame = innermost(object);
    if (!frame)
        return;
    record_start(&frame->record, line);
    frame->loose.size = 0;
    *frame->array = *frame->name = '\0';
    if (member)
        copy_name(object, frame->name);
    else if (around)
        memcpy(frame->name, around->array, sizeof frame->name);
}

static void start_container(struct json *object, bool is_object, uint64_t line)
{
    bool member = in_object(object);
    unsigned bits, bit = 1U << object->nesting % 8;

    if (object->nesting == JSON_NESTING) {
        object->state = WRONG;
        return;
    }
    bits = object->is_object[object->nesting / 8];
    object->is_object[object->nesting / 8] = (unsigned char)(is_object ? bits | bit : bits & ~bit);
    object->nesting++;
    object->state = is_object ? FIRST_NAME : FIRST_VALUE;
    if (is_object)
        start_object(object, member, line);
    else if (member && innermost(object))
        copy_name(object, innermost(object)->array);
}

static void end_object(struct json *object)
{
    static const char details[] = "sipdetails";
    struct frame *frame = innermost(object), *around;
    char name[16];

    object->objects--;
    if (!frame)
        return;
    /* Azure Communication Services: {"Code": 500, "SubCode": 560486, "SipDetails": {"Code": 486}},
       where 500 is no SIP code. */
    around = innermost(object);
    if (around && frame->record.sip != DRCODE_NO_CODE && strlen(frame->name) >= strlen(details)) {
        fold_text(frame->name, strlen(frame->name), name, sizeof name);
        if (strcmp(name, details) == 0) {
            around->record.sip = frame->record.sip;
            around->record.sip_trust = LABEL_SURE;
        }
    }
    object->record(object->context, &frame->record, frame->name, frame->loose.text,
                   frame->loose.size - ends_line(&frame->loose));
}

/* Takes a character that is no space and stands outside strings, numbers and words. */
static void read_sign(struct json *object, char c, uint64_t line)
{
    enum state state = object->state;
    bool ends = state == NEXT || state == FIRST_NAME || state == FIRST_VALUE;
    bool value = state == VALUE || state == FIRST_VALUE;

    if (ends && c == (in_object(object) ? '}' : ']')) {
        if (c == '}')
            end_object(object);
        object->state = --object->nesting > 0 ? NEXT : DONE;
    } else if ((value || state == OUTERMOST) && (c == '{' || c == '[')) {
        start_container(object, c == '{', line);
    } else if (value && c && strchr("\"-0123456789tfn", c)) {
        start_value(object, c);
    } else if ((state == NAME || state == FIRST_NAME) && c == '"') {
        object->name.size = 0;
        object->sink = &object->name;
        object->state = STRING;
    } else if (state == COLON && c == ':') {
        object->state = VALUE;
    } else if (state == NEXT && c == ',') {
        object->state = in_object(object) ? NAME : VALUE;
    } else {
        object->state = WRONG;
    }
}

/* A high surrogate waits no longer. */
static void drop_half(struct json *object)
{
    char text[ESCAPE_ROOM];

    append(object->sink, text, escape_drop(&object->escape, text));
}

/* Reads a string to its next backslash or its end; returns how many bytes that took. */
static size_t read_string(struct json *object, const char *text, size_t size)
{
    size_t i = bytes_before_quote(text, size);

    if (*text != '\\')
        drop_half(object);
    append(object->sink, text, i);
    if (i == size)
        return i;
    if (text[i] == '\n') { /* no string goes on in the next line */
        object->state = WRONG;
        return i;
    }
    if (text[i] == '\\')
        object->state = ESCAPE;
    else if (object->sink == &object->name)
        object->state = COLON;
    else
        end_value(object);
    return i + 1;
}

/* Takes the character behind a backslash. */
static void read_escape(struct json *object, char c)
{
    const char *plain = escape_plain(c);

    object->escape.unit = 1;
    object->state = c == 'u' ? HEX : plain ? STRING : WRONG;
    if (plain) {
        drop_half(object);
        append(object->sink, plain, 1);
    }
}

/* Takes a digit of \uXXXX. */
static void read_hex(struct json *object, char c)
{
    char text[ESCAPE_ROOM];
    size_t size;

    if (!escape_digit(&object->escape, c, text, &size))
        object->state = WRONG;
    else if (object->escape.unit == 0)
        object->state = STRING;
    append(object->sink, text, size);
}

/* Takes a character of a number or the one behind it; returns 0 where it is no part of it. */
static size_t read_number(struct json *object, char c)
{
    int on = c == '0'               ? ON_ZERO
             : c > '0' && c <= '9'  ? ON_DIGIT
             : c == '.'             ? ON_POINT
             : c == 'e' || c == 'E' ? ON_E
             : c == '+' || c == '-' ? ON_SIGN
                                    : ON_OTHER;

    object->state = (enum state)numbers[object->state - SIGN][on];
    if (object->state == NEXT)
        end_value(object);
    else
        append(object->sink, &c, 1);
    return on != ON_OTHER && object->state != WRONG;
}

/* Takes a character of true, false or null behind the first. */
static void read_word(struct json *object, char c)
{
    append(object->sink, &c, 1);
    if (c != *object->word++)
        object->state = WRONG;
    else if (!*object->word)
        end_value(object);
}

/* Takes what belongs together; returns how many bytes that took. */
static size_t read_some(struct json *object, const char *text, size_t size, uint64_t line)
{
    size_t read = object->state < STRING ? member_spaces(text, size) : 0;

    if (read == 0 && (object->state == NAME || object->state == FIRST_NAME))
        read = read_plain(object, text, size);
    if (read > 0)
        return read;
    if (object->state == STRING)
        return read_string(object, text, size);
    if (object->state >= SIGN)
        return read_number(object, *text);
    if (object->state == WORD)
        read_word(object, *text);
    else if (object->state == ESCAPE)
        read_escape(object, *text);
    else if (object->state == HEX)
        read_hex(object, *text);
    else
        read_sign(object, *text, line);
    return object->state != WRONG;
}

enum json_result json_read(struct json *object, const char *text, size_t size, uint64_t line,
                           size_t *consumed)
{
    size_t at = 0;

    while (at < size && object->state != WRONG && object->state != DONE)
        at += read_some(object, text + at, size - at, line);
    *consumed = at;
    return object->state == DONE ? JSON_DONE : object->state == WRONG ? JSON_BAD : JSON_MORE;
}
