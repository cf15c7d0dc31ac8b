#include "object.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "utf8.h"

/* The name of a member is cut off behind so many bytes, and then is no label. */
#define NAME_ROOM 96

/* What has come, or may come next. */
enum state {
    WRONG,       /* no JSON */
    DONE,        /* nothing: the outermost value has ended */
    OUTERMOST,   /* the outermost value */
    FIRST_VALUE, /* a value or the end of the array */
    VALUE,       /* a value */
    FIRST_NAME,  /* a name or the end of the object */
    NAME,        /* a name */
    COLON,       /* the colon behind a name */
    NEXT,        /* a comma or the end of the container */
    STRING,      /* within a string, */
    ESCAPE,      /* behind its backslash, */
    HEX,         /* behind its \u */
    WORD,        /* within true, false or null */
    SIGN,        /* within a number: behind its sign, */
    ZERO,        /* behind a zero that starts it, */
    WHOLE,       /* behind another digit before the point, */
    POINT,       /* behind the point, */
    FRACTION,    /* behind a digit that follows it, */
    EXPONENT,    /* behind the e, */
    POWER_SIGN,  /* behind its sign, */
    POWER        /* behind a digit of the exponent */
};

/* Where a number goes on from its states, SIGN first. What is left out is WRONG. */
enum { ON_ZERO, ON_DIGIT, ON_POINT, ON_E, ON_SIGN, ON_OTHER, ON_COUNT };
static const unsigned char numbers[][ON_COUNT] = {
    [SIGN - SIGN] = {[ON_ZERO] = ZERO, [ON_DIGIT] = WHOLE},
    [ZERO - SIGN] = {[ON_POINT] = POINT, [ON_E] = EXPONENT, [ON_OTHER] = NEXT},
    [WHOLE - SIGN] = {WHOLE, WHOLE, [ON_POINT] = POINT, [ON_E] = EXPONENT, [ON_OTHER] = NEXT},
    [POINT - SIGN] = {FRACTION, FRACTION},
    [FRACTION - SIGN] = {FRACTION, FRACTION, [ON_E] = EXPONENT, [ON_OTHER] = NEXT},
    [EXPONENT - SIGN] = {POWER, POWER, [ON_SIGN] = POWER_SIGN},
    [POWER_SIGN - SIGN] = {POWER, POWER},
    [POWER - SIGN] = {POWER, POWER, [ON_OTHER] = NEXT},
};

/* An object that has not ended. */
struct frame {
    struct fields fields;
    char name[NAME_ROOM + 1];
    size_t loose_size;
    char loose[FIELD_ROOM];
};

/* Where the text of a string or number goes; behind `room` bytes it is passed over. */
struct sink {
    char *text;
    size_t *size, room;
    bool cut; /* something was passed over */
};

struct object {
    object_record *record;
    void *context;
    enum state state;
    size_t nesting, objects; /* containers that have not ended; objects among them */
    unsigned char is_object[OBJECT_NESTING / 8]; /* a bit for each container, the outermost first */
    struct sink sink;
    bool naming;         /* the string is a name */
    uint32_t point;      /* of an escape \uXXXX, so far */
    unsigned hex_digits; /* read of it */
    uint32_t half;       /* a high surrogate, which waits for the low one; else 0 */
    const char *word;    /* what is still to come of true, false or null */
    enum label label;    /* of the value */
    enum label_trust trust;
    size_t name_size, value_size;
    char name[NAME_ROOM], value[FIELD_ROOM + 1];
    struct frame frames[OBJECT_DEPTH]; /* the outermost objects that have not ended */
};

struct object *object_new(object_record *record, void *context)
{
    struct object *object = malloc(sizeof *object);

    if (object) {
        object->record = record;
        object->context = context;
        object_reset(object);
    }
    return object;
}

void object_free(struct object *object)
{
    free(object);
}

void object_reset(struct object *object)
{
    object->state = OUTERMOST;
    object->nesting = object->objects = 0;
    object->name_size = object->value_size = 0;
    object->half = 0;
}

static size_t count_spaces(const char *text, size_t size)
{
    size_t i = 0;

    while (i < size && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n'))
        i++;
    return i;
}

bool object_starts(const char *text, size_t size)
{
    size_t at = count_spaces(text, size), next;

    if (at == size || (text[at] != '{' && text[at] != '['))
        return false;
    next = at + 1 + count_spaces(text + at + 1, size - at - 1);
    return next == size || (text[next] && strchr(text[at] == '{' ? "\"}" : "{[\"]-0123456789tfn",
                                                 text[next]));
}

static bool in_object(const struct object *object)
{
    size_t last = object->nesting - 1;

    return object->nesting > 0 && (object->is_object[last / 8] >> last % 8 & 1);
}

/* The innermost object; NULL where there is none or it is no record. */
static struct frame *innermost(struct object *object)
{
    return object->objects > 0 && object->objects <= OBJECT_DEPTH
               ? &object->frames[object->objects - 1]
               : NULL;
}

static void keep(struct object *object, const char *text, size_t size)
{
    struct sink *sink = &object->sink;

    if (size > sink->room - *sink->size) {
        size = sink->room - *sink->size;
        sink->cut = true;
    }
    memcpy(sink->text + *sink->size, text, size);
    *sink->size += size;
}

/* Gives up waiting for a low surrogate. */
static void drop_half(struct object *object)
{
    if (object->half)
        keep(object, "\xef\xbf\xbd", 3);
    object->half = 0;
}

/* Takes the code unit of an escape \uXXXX. */
static void keep_unit(struct object *object, uint32_t unit)
{
    bool low = unit >= 0xdc00 && unit < 0xe000;
    char text[4];

    if (low && object->half) {
        unit = 0x10000 + ((object->half - 0xd800) << 10) + (unit - 0xdc00);
        object->half = 0;
        low = false;
    }
    drop_half(object);
    if (unit >= 0xd800 && unit < 0xdc00)
        object->half = unit;
    else
        keep(object, text, utf8_write(low ? 0xfffd : unit, text));
}

/* Lets the next string be loose text of a record. */
static void aim_loose(struct object *object, struct frame *frame)
{
    object->sink = (struct sink){frame->loose, &frame->loose_size, FIELD_ROOM, false};
    if (frame->loose_size > 0 && frame->loose[frame->loose_size - 1] != '\n')
        keep(object, "\n", 1);
}

/* A string, a number, true, false or null starts that is a value. */
static void start_value(struct object *object, bool string)
{
    struct frame *frame = innermost(object);

    object->label = LABEL_NONE;
    if (frame && in_object(object) && !object->sink.cut)
        object->label = label_of_name(object->name, object->name_size, &object->trust);
    if (object->label != LABEL_NONE && object->trust == LABEL_ASKED)
        object->label = LABEL_NONE; /* "status": 404 is any service's */
    object->naming = false;
    object->value_size = 0;
    object->sink = (struct sink){object->value, &object->value_size, 0, false};
    if (object->label != LABEL_NONE)
        object->sink.room = FIELD_ROOM;
    else if (frame && string)
        aim_loose(object, frame);
}

static void end_value(struct object *object)
{
    struct frame *frame = innermost(object);
    bool code = object->label == LABEL_MICROSOFT || object->label == LABEL_SIP;

    if (object->label == LABEL_NONE)
        return;
    object->value[object->value_size] = '\0';
    if (code && object->state == STRING &&
        strspn(object->value, " 0123456789") != object->value_size) {
        aim_loose(object, frame); /* "error": "No connection could be made ..." */
        keep(object, object->value, object->value_size);
    } else {
        fields_set(&frame->fields, object->label, object->trust, object->value,
                   object->value_size);
    }
}

static void start_container(struct object *object, bool is_object, uint64_t line)
{
    unsigned char bit = (unsigned char)(1U << object->nesting % 8);
    unsigned char *bits = &object->is_object[object->nesting / 8];
    size_t name_size = in_object(object) ? object->name_size : 0;
    struct frame *frame;

    if (object->nesting == OBJECT_NESTING) {
        object->state = WRONG;
        return;
    }
    object->nesting++;
    object->objects += is_object;
    object->state = is_object ? FIRST_NAME : FIRST_VALUE;
    *bits = (unsigned char)(is_object ? *bits | bit : *bits & ~bit);
    frame = innermost(object);
    if (is_object && frame) {
        fields_start(&frame->fields, line);
        memcpy(frame->name, object->name, name_size);
        frame->name[name_size] = '\0';
        frame->loose_size = 0;
    }
}

static bool is_sip_details(const char *name)
{
    static const char lower[] = "sipdetails";
    size_t i;

    for (i = 0; name[i] && fold_lower(name[i]) == lower[i]; i++)
        ;
    return name[i] == lower[i];
}

/* Azure Communication Services: in {"Code": 500, "SubCode": 560486, "SipDetails": {"Code": 486}}
   the outer code is the one of HTTP. */
static void end_object(struct object *object)
{
    struct frame *frame = innermost(object), *around;

    object->objects--;
    if (!frame)
        return;
    around = innermost(object);
    if (around && frame->fields.sip != DRCODE_NO_CODE && is_sip_details(frame->name)) {
        around->fields.sip = frame->fields.sip;
        around->fields.sip_trust = LABEL_SURE;
    }
    if (frame->loose_size > 0 && frame->loose[frame->loose_size - 1] == '\n')
        frame->loose_size--;
    object->record(object->context, &frame->fields, frame->name, frame->loose, frame->loose_size);
}

static void end_container(struct object *object)
{
    if (in_object(object))
        end_object(object);
    object->nesting--;
    object->state = object->nesting > 0 ? NEXT : DONE;
}

/* Takes the character that a value starts with. */
static void read_start(struct object *object, char c, uint64_t line)
{
    if (c == '{' || c == '[') {
        start_container(object, c == '{', line);
    } else if (object->state == OUTERMOST) {
        object->state = WRONG;
    } else if (c == '"') {
        start_value(object, true);
        object->state = STRING;
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        start_value(object, false);
        keep(object, &c, 1);
        object->state = c == '-' ? SIGN : c == '0' ? ZERO : WHOLE;
    } else if (c == 't' || c == 'f' || c == 'n') {
        start_value(object, false);
        keep(object, &c, 1);
        object->word = c == 't' ? "rue" : c == 'f' ? "alse" : "ull";
        object->state = WORD;
    } else {
        object->state = WRONG;
    }
}

/* Takes a character that is no space and stands outside strings, numbers and words. */
static void read_sign(struct object *object, char c, uint64_t line)
{
    enum state state = object->state;
    bool may_end = state == NEXT || state == FIRST_NAME || state == FIRST_VALUE;

    if (may_end && c == (in_object(object) ? '}' : ']')) {
        end_container(object);
    } else if (state == OUTERMOST || state == VALUE || state == FIRST_VALUE) {
        read_start(object, c, line);
    } else if ((state == NAME || state == FIRST_NAME) && c == '"') {
        object->naming = true;
        object->name_size = 0;
        object->sink = (struct sink){object->name, &object->name_size, NAME_ROOM, false};
        object->state = STRING;
    } else if (state == COLON && c == ':') {
        object->state = VALUE;
    } else if (state == NEXT && c == ',') {
        object->state = in_object(object) ? NAME : VALUE;
    } else {
        object->state = WRONG;
    }
}

/* Reads a string to its next backslash or its end; returns how many bytes that took. */
static size_t read_string(struct object *object, const char *text, size_t size)
{
    size_t i = 0;

    while (i < size && text[i] != '"' && text[i] != '\\')
        i++;
    if (i > 0 || *text == '"')
        drop_half(object);
    keep(object, text, i);
    if (i == size)
        return i;
    if (text[i] == '\\') {
        object->state = ESCAPE;
    } else if (object->naming) {
        object->state = COLON;
    } else {
        end_value(object);
        object->state = NEXT;
    }
    return i + 1;
}

/* Takes the character behind a backslash. */
static void read_escape(struct object *object, char c)
{
    static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    const char *escape = escapes;

    while (*escape && *escape != c)
        escape += 2;
    if (c == 'u') {
        object->point = object->hex_digits = 0;
        object->state = HEX;
    } else if (*escape) {
        drop_half(object);
        keep(object, escape + 1, 1);
        object->state = STRING;
    } else {
        object->state = WRONG;
    }
}

static void read_hex(struct object *object, char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *digit = c ? strchr(digits, fold_lower(c)) : NULL;

    if (!digit) {
        object->state = WRONG;
        return;
    }
    object->point = object->point << 4 | (uint32_t)(digit - digits);
    if (++object->hex_digits == 4) {
        keep_unit(object, object->point);
        object->state = STRING;
    }
}

static void read_word(struct object *object, char c)
{
    if (c != *object->word) {
        object->state = WRONG;
        return;
    }
    keep(object, &c, 1);
    if (!*++object->word) {
        end_value(object);
        object->state = NEXT;
    }
}

/* Takes a character within a number or right behind it; returns 0 where it is no part of it. */
static size_t read_number(struct object *object, char c)
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
    if (on == ON_OTHER)
        return 0;
    keep(object, &c, 1);
    return 1;
}

/* Reads as much as belongs together; returns how many bytes that took. */
static size_t read_some(struct object *object, const char *text, size_t size, uint64_t line)
{
    size_t spaces;

    if (object->state == STRING)
        return read_string(object, text, size);
    if (object->state >= SIGN)
        return read_number(object, *text);
    if (object->state < STRING) {
        spaces = count_spaces(text, size);
        if (spaces > 0)
            return spaces;
        read_sign(object, *text, line);
    } else if (object->state == ESCAPE) {
        read_escape(object, *text);
    } else if (object->state == HEX) {
        read_hex(object, *text);
    } else {
        read_word(object, *text);
    }
    return object->state != WRONG;
}

enum object_result object_read(struct object *object, const char *text, size_t size, uint64_t line,
                               size_t *consumed)
{
    size_t at = 0;

    while (at < size && object->state != WRONG && object->state != DONE)
        at += read_some(object, text + at, size - at, line);
    *consumed = at;
    return object->state == DONE ? OBJECT_DONE : object->state == WRONG ? OBJECT_BAD : OBJECT_MORE;
}
