#include "log/json_syntax.h"

#include <string.h>

#include "base/bytes.h"
#include "base/fold.h"
#include "base/utf8.h"

enum state {
    WRONG,     /* this is no JSON */
    DONE,      /* the outermost value has ended */
    OUTERMOST, /* the outermost value is to come */
    VALUE,
    FIRST_VALUE, /* a value is; or the end of the array */
    NAME,
    FIRST_NAME, /* the name of a member is; or the end of the object */
    COLON,      /* the colon after it is */
    NEXT,       /* a comma is, or the end of the container */
    STRING,
    ESCAPE,
    HEX,  /* within a string; after its \; after its \u */
    WORD, /* within true, false or null */
    SIGN,
    ZERO,
    WHOLE, /* within a number: after its sign, its 0, another digit, */
    POINT,
    FRACTION, /* its point, a digit after that, */
    POWER,
    POWER_SIGN,
    POWER_DIGIT /* its e, the sign and a digit after that */
};

/* The next state within a number, by the character; what is left out is WRONG. */
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

void json_syntax_start(struct json_syntax *json)
{
    json->state = OUTERMOST;
    json->nesting = 0;
    json->half = 0;
}

bool json_starts(const char *text, size_t size)
{
    size_t at = json_spaces(text, size), next;

    if (at == size || (text[at] != '{' && text[at] != '['))
        return false;
    next = at + 1 + json_spaces(text + at + 1, size - at - 1);
    return next == size ||
           (text[next] && strchr(text[at] == '{' ? "\"}" : "{[\"]-0123456789tfn", text[next]));
}

static bool in_object(const struct json_syntax *json)
{
    size_t last = json->nesting - 1;

    return json->nesting > 0 && (json->is_object[last / 8] >> last % 8 & 1);
}

/* Gathers text; what does not fit is dropped. Bytes count, not characters, so that it does not
   matter in which pieces the text comes. */
static void append(struct json_text *sink, const char *text, size_t size)
{
    if (size > JSON_ROOM - sink->size)
        size = JSON_ROOM - sink->size;
    bytes_copy(sink->text + sink->size, text, size);
    sink->size += size;
}

/* Sets the name of the value that comes next. */
static void set_name(struct json_syntax *json)
{
    json->value.name = in_object(json) ? json->name.text : NULL;
    json->value.name_size = json->name.size;
}

static enum json_token end_value(struct json_syntax *json)
{
    set_name(json);
    json->value.text = json->text.text;
    json->value.size = json->text.size;
    json->state = NEXT;
    return JSON_TOKEN_VALUE;
}

/* A value starts that is no container. */
static void start_value(struct json_syntax *json, char c)
{
    json->sink = &json->text;
    json->text.size = 0;
    json->word = c == 't' ? "rue" : c == 'f' ? "alse" : "ull";
    json->state = c == '"' ? STRING : c == '-' ? SIGN : c == '0' ? ZERO : c <= '9' ? WHOLE : WORD;
    json->value.kind = c == '"' ? JSON_STRING : c <= '9' ? JSON_NUMBER : JSON_WORD;
    if (c != '"')
        append(json->sink, &c, 1);
}

static enum json_token start_container(struct json_syntax *json, bool is_object)
{
    unsigned bits, bit = 1U << json->nesting % 8;

    if (json->nesting == JSON_NESTING) {
        json->state = WRONG;
        return JSON_TOKEN_NONE;
    }
    set_name(json);
    bits = json->is_object[json->nesting / 8];
    json->is_object[json->nesting / 8] = (unsigned char)(is_object ? bits | bit : bits & ~bit);
    json->nesting++;
    json->state = is_object ? FIRST_NAME : FIRST_VALUE;
    return is_object ? JSON_TOKEN_OBJECT : JSON_TOKEN_ARRAY;
}

/* Takes a character that is no space and is outside strings, numbers and words. */
static enum json_token read_sign(struct json_syntax *json, char c)
{
    enum state state = (enum state)json->state;
    bool ends = state == NEXT || state == FIRST_NAME || state == FIRST_VALUE;
    bool value = state == VALUE || state == FIRST_VALUE;

    if (ends && c == (in_object(json) ? '}' : ']')) {
        json->state = --json->nesting > 0 ? NEXT : DONE;
        return c == '}' ? JSON_TOKEN_OBJECT_END : JSON_TOKEN_ARRAY_END;
    }
    if ((value || state == OUTERMOST) && (c == '{' || c == '['))
        return start_container(json, c == '{');
    if (value && c && strchr("\"-0123456789tfn", c)) {
        start_value(json, c);
    } else if ((state == NAME || state == FIRST_NAME) && c == '"') {
        json->name.size = 0;
        json->sink = &json->name;
        json->state = STRING;
    } else if (state == COLON && c == ':') {
        json->state = VALUE;
    } else if (state == NEXT && c == ',') {
        json->state = in_object(json) ? NAME : VALUE;
    } else {
        json->state = WRONG;
    }
    return JSON_TOKEN_NONE;
}

static void append_point(struct json_syntax *json, uint32_t point)
{
    char text[4];

    append(json->sink, text, utf8_write(point, text));
}

/* A high surrogate waits no longer: it stays alone. */
static void drop_half(struct json_syntax *json)
{
    if (json->half)
        append_point(json, 0xfffd);
    json->half = 0;
}

/* Reads a string to its next backslash or its end. */
static enum json_token read_string(struct json_syntax *json, const char **text, const char *end)
{
    const char *start = *text, *stop = start + bytes_before_quote(start, (size_t)(end - start));

    if (*start != '\\')
        drop_half(json);
    append(json->sink, start, (size_t)(stop - start));
    *text = stop;
    if (stop == end)
        return JSON_TOKEN_NONE;
    if (*stop == '\n') { /* no string continues in the next line */
        json->state = WRONG;
        return JSON_TOKEN_NONE;
    }
    *text = stop + 1;
    if (*stop == '"' && json->sink == &json->text)
        return end_value(json);
    json->state = *stop == '"' ? COLON : ESCAPE;
    return JSON_TOKEN_NONE;
}

/* Takes the character after a backslash. */
static void read_escape(struct json_syntax *json, char c)
{
    static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    const char *escape = escapes;

    json->unit = 1;
    while (*escape && *escape != c)
        escape += 2;
    json->state = c == 'u' ? HEX : *escape ? STRING : WRONG;
    if (*escape) {
        drop_half(json);
        append(json->sink, escape + 1, 1);
    }
}

/* Takes a digit of \uXXXX. */
static void read_hex(struct json_syntax *json, char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *digit = c ? strchr(digits, fold_lower(c)) : NULL;
    uint32_t unit;

    if (!digit) {
        json->state = WRONG;
        return;
    }
    json->unit = json->unit << 4 | (uint32_t)(digit - digits);
    if (json->unit < 0x10000)
        return;
    json->state = STRING;
    unit = json->unit & 0xffff;
    if (json->half && unit >> 10 == 0xdc00 >> 10) {
        unit = 0x10000 + ((json->half & 0x3ff) << 10 | (unit & 0x3ff));
        json->half = 0;
    }
    drop_half(json);
    if (unit >> 10 == 0xd800 >> 10)
        json->half = unit;
    else
        append_point(json, unit >> 10 == 0xdc00 >> 10 ? 0xfffd : unit);
}

/* Takes a character of a number; the one after it ends the number and is left. */
static enum json_token read_number(struct json_syntax *json, const char **text)
{
    char c = **text;
    int on = c == '0'               ? ON_ZERO
             : c > '0' && c <= '9'  ? ON_DIGIT
             : c == '.'             ? ON_POINT
             : c == 'e' || c == 'E' ? ON_E
             : c == '+' || c == '-' ? ON_SIGN
                                    : ON_OTHER;

    json->state = numbers[json->state - SIGN][on];
    if (json->state == NEXT)
        return end_value(json);
    append(json->sink, &c, 1);
    *text += json->state != WRONG;
    return JSON_TOKEN_NONE;
}

/* Takes a character of true, false or null after the first. */
static enum json_token read_word(struct json_syntax *json, const char **text)
{
    char c = **text;

    append(json->sink, &c, 1);
    if (c != *json->word++) {
        json->state = WRONG;
        return JSON_TOKEN_NONE;
    }
    ++*text;
    return *json->word ? JSON_TOKEN_NONE : end_value(json);
}

bool json_syntax_member(struct json_syntax *json, struct json_quotes *quotes, const char **text)
{
    struct json_value *member = &json->value;
    const char *at;

    if (json->state != NAME && json->state != FIRST_NAME)
        return false;
    at = json_member(quotes, *text, member);
    if (!at)
        return false;
    if (member->name_size > JSON_ROOM)
        member->name_size = JSON_ROOM;
    if (member->size > JSON_ROOM)
        member->size = JSON_ROOM;
    json->state = at < quotes->end && *at == ',' ? NAME : NEXT;
    *text = at + (json->state == NAME);
    return true;
}

/* Reads what belongs together, at `*text` before `end`. */
static enum json_token read_some(struct json_syntax *json, const char **text, const char *end)
{
    enum json_token token = JSON_TOKEN_NONE;

    if (json->state == STRING)
        return read_string(json, text, end);
    if (json->state >= SIGN)
        return read_number(json, text);
    if (json->state == WORD)
        return read_word(json, text);
    if (json->state == ESCAPE)
        read_escape(json, **text);
    else if (json->state == HEX)
        read_hex(json, **text);
    else
        token = read_sign(json, **text);
    *text += json->state != WRONG;
    return token;
}

enum json_token json_syntax_next(struct json_syntax *json, const char **text, const char *end)
{
    enum json_token token = JSON_TOKEN_NONE;

    while (json->state > DONE && token == JSON_TOKEN_NONE) {
        if (json->state < STRING)
            *text += json_spaces(*text, (size_t)(end - *text));
        if (*text == end)
            return JSON_TOKEN_NONE;
        token = read_some(json, text, end);
    }
    return token ? token : json->state == DONE ? JSON_TOKEN_DONE : JSON_TOKEN_BAD;
}
