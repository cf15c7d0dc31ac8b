/*
 * json.h - JSON -> records.
 *
 * One object a line, one object over many lines, arrays of objects, objects in wrappers such as
 * `value`: each object is a record of the members whose names label.h knows, whatever the depth;
 * what is in an object within it is that object's.
 */
#ifndef LOG_JSON_H
#define LOG_JSON_H

#include "log/json_object.h"
#include "log/json_rows.h"
#include "log/json_syntax.h"
#include "log/record.h"

/* Objects nested deeper than this are read, but are no records. */
#define JSON_DEPTH 24

enum json_result {
    JSON_MORE,   /* the text ends, and the value continues */
    JSON_RECORD, /* an object has ended */
    JSON_SIP,    /* a string was read that is, or may be, of a SIP message */
    JSON_COUNT,  /* a number was read, in an object that is a member, or an element of one */
    JSON_DONE,   /* the outermost value has ended */
    JSON_BAD     /* this is no JSON */
};

/* What JSON_RECORD, JSON_SIP and JSON_COUNT hand out, valid until the next call. */
struct json_item {
    const char *object;    /* the member that the object is the value of, or an element of; or "" */
    struct record *record; /* of JSON_RECORD: its own members; see json_fill() */
    const char *text; /* its strings without a label, "\n" between them; of JSON_SIP the string; or
                         the number's name */
    size_t size;
    const char *name; /* of the member of JSON_SIP, or "" */
    size_t name_size;
    uint64_t count; /* of JSON_COUNT; UINT64_MAX also for what is above that */
    bool row;       /* of JSON_RECORD: it is a row of a table */
    bool part; /* of JSON_RECORD: it is a part of drcode's own output: a candidate of a finding;
                  where counts are handed out, those of a summary, whose names are data */
};

struct json {
    struct json_syntax syntax;
    struct label_cache labels; /* of names of members */
    unsigned char last;        /* the slot of the name of the last one */
    struct json_rows rows;
    bool counts;
    size_t follow_size; /* the name of members that are followed; 0: none */
    char follow[JSON_NAME];
    struct json_object *ended;             /* the object that was handed out last; or NULL */
    size_t objects;                        /* that have not ended */
    struct json_object frames[JSON_DEPTH]; /* the outermost of them */
};

/* Starts to read a value; what was not read of another one is forgotten. The first time, `json`
   must be all zeros. With `counts`, numbers are handed out: this is how summaries count. */
void json_start(struct json *json, bool counts);

/* Reads from `*text` to at most `end`, up to the next thing to hand out; `*text` moves after it, or
   to the byte that is no JSON, and `*line`, the number of the line that it is in, moves with it. A
   line that json_starts() is true of is given from its start; line ends may be part of the text or
   be left out between two calls. The
   text of a record is cut off after FIELD_ROOM bytes. It also has the strings of members whose
   label asks for a code, and of LABEL_TEXT, which other logs use for their messages. */
enum json_result json_next(struct json *json, const char **text, const char *end, uint64_t *line,
                           struct json_item *item);

/* Sets what the record says that was handed out last, besides codes and phrases: most are of calls
   that ended normally, of which nothing else is wanted. One without a time has that of the objects
   around it. */
void json_fill(struct json *json);

/* Sets the time in a record without one to that of the objects that have not ended, the innermost
   first: {"time": "...", "properties": {...}}. */
void json_set_time(struct json *json, struct record *record);

/* Strings of members with this name are handed out from now on, as they are the next lines of a SIP
   message; none where it is empty. */
void json_follow(struct json *json, const char *name, size_t size);

/* True where the members of a record say how a call ended. */
bool json_is_call(const struct json_item *item);

#endif
