/* json_object.h - an object of JSON that has not ended: what its members say so far. */
#ifndef LOG_JSON_OBJECT_H
#define LOG_JSON_OBJECT_H

#include "log/json_member.h"
#include "log/record.h"

/* The name of an object is cut off after this many bytes. */
#define JSON_NAME 96

/* How many values of an object may wait. */
#define JSON_WAITING 16

struct json_object {
    struct record record;
    size_t waiting; /* values that are not set yet: they are in the text being read */
    struct {
        const char *text;
        size_t size;
        unsigned char label, trust;
    } values[JSON_WAITING];
    char name[JSON_NAME + 1];
    char array[JSON_NAME + 1]; /* the name of the array in it that started last */
    size_t size;
    char text[FIELD_ROOM]; /* what its members do not say */
};

/* Starts an object without a name. */
void json_object_start(struct json_object *object, uint64_t line);

/* Takes the value of a member with a label, or with none. One that `stays` where it is may wait
   there. */
void json_object_take(struct json_object *object, const struct json_value *value, enum label label,
                      enum label_trust trust, bool stays);

/* True for a label of what is wanted of most calls only if they failed. */
static inline bool json_object_may_wait(enum label label)
{
    return label >= LABEL_SBC && label <= LABEL_TIME;
}

/* Sets the values that wait. */
void json_object_settle(struct json_object *object);

/* The size of the text, which is lines without the end of the last one. */
size_t json_object_text(const struct json_object *object);

#endif
