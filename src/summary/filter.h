/*
 * filter.h - which records are counted or printed: conditions on what they say.
 *
 * Conditions with the same name are alternatives; those with different names must all be met. A
 * record that does not say what a condition asks for does not meet it.
 */
#ifndef SUMMARY_FILTER_H
#define SUMMARY_FILTER_H

#include "drcode.h"
#include "summary/dates.h"

/* What a condition is about. */
enum filter_name {
    FILTER_SBC,
    FILTER_COUNTRY,
    FILTER_CODE, /* the Microsoft response code */
    FILTER_SIP,
    FILTER_OUTCOME,
    FILTER_NUMBER, /* how the calling or the called number starts */
    FILTER_USER,
    FILTER_TYPE, /* "in" or "out" */
    FILTER_NAMES /* how many there are */
};

struct filter_row {
    enum filter_name name;
    const char *value;
    size_t size; /* of what must be the same: without a "*" at the end */
    bool starts; /* there is one */
};

struct filter {
    const struct drcode_catalog *catalog;
    struct dates *dates;     /* of the input being read; NULL: its times leave nothing open */
    struct filter_row *rows; /* to be freed */
    size_t count;
    bool has_since, has_until;
    int64_t since, until;    /* seconds since 1970: from the one to before the other */
    bool used[FILTER_NAMES]; /* the names of the rows */
    uint64_t seen, taken;    /* calls of all records, and of those that met the conditions; */
    uint64_t untimed;        /* records that were left out as their time is not known, */
    bool unanswered;         /* and whether a summary was that cannot say, */
    bool codeless;           /* or normal ends of one, which have no codes */
};

/* Adds "NAME=VALUE", which must live as long as the filter; false where it is wrong, with a message
   of at most `size` bytes that lists what is right, or where memory runs out. */
bool filter_add(struct filter *filter, const char *condition, char *message, size_t size);

/* Sets since when, or until when: a date, which is a whole day, an ISO 8601 time, or "30m", "24h",
   "7d" or "2w" back from `now`. False where it is none of these. */
bool filter_since(struct filter *filter, const char *text, int64_t now);
bool filter_until(struct filter *filter, const char *text, int64_t now);

/* True for a filter without conditions. */
bool filter_takes_all(const struct filter *filter);

/* True where a record meets all conditions. */
bool filter_takes(struct filter *filter, const struct drcode_finding *finding);

void filter_free(struct filter *filter);

#endif
