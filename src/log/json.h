/*
 * json.h - JSON -> records.
 *
 * Reads JSON (RFC 8259) as it comes, in pieces, without recursion and in bounded memory: one object
 * a line, one object over many lines, arrays of objects, objects in wrappers such as `value`. Each
 * object is a record of the members whose names label.h knows, whatever the depth; what stands in
 * an object within it is that object's.
 */
#ifndef LOG_JSON_H
#define LOG_JSON_H

#include "log/record.h"

/* Objects nested deeper than this are read, but are no records. */
#define JSON_DEPTH   24
/* A text of JSON nested deeper than this is taken for no JSON. */
#define JSON_NESTING 1024

enum json_result {
    JSON_MORE, /* the value goes on */
    JSON_DONE, /* the outermost value has ended; `consumed` tells where */
    JSON_BAD   /* this is no JSON */
};

/* Called for each object when it ends. `record` are its own; `loose` is the text of its strings
   that have no label, "\n" between them, cut off behind FIELD_ROOM bytes. Text goes there as well
   where the label asks for a code, and that of LABEL_TEXT, which other logs use for their messages.
   Labels of the trust LABEL_IN_QUERY are none. `name` is the member that the object is the value
   of, or an element of the array that is; "" where there is none. */
typedef void json_record(void *context, struct record *record, const char *name, const char *loose,
                         size_t loose_size);

/* Called for each number in an object that is itself a member, or an element of one, and is named
   so. This is how summaries count. */
typedef void json_count(void *context, const char *object, const char *name, size_t size,
                        uint64_t count);

struct json;

/* `count` may be NULL. Returns NULL where memory runs out; to be freed with json_free(). */
struct json *json_new(json_record *record, json_count *count, void *context);
void json_free(struct json *object);

/* True where a line may start JSON: its first characters that are no space are `{` or `[` and what
   may follow them. Such a line is to be given to json_read() from its start. */
bool json_starts(const char *text, size_t size);

/* Forgets what was read: the next piece starts a value. */
void json_reset(struct json *object);

/* Reads a piece of JSON that stands on `line`; line breaks may be part of it or may be left out
   between calls. `consumed` receives how many bytes were read, which is all of them but for
   JSON_DONE and JSON_BAD. */
enum json_result json_read(struct json *object, const char *text, size_t size, uint64_t line,
                           size_t *consumed);

#endif
