/*
 * rows.h - what the formats for programs print: rows, and one table of the members of all rows.
 *
 * A member is one line of the table in rows.c: its name, the rows that have it, the kind of its
 * value, and where that is in struct row. The formats read the table; they name no member.
 */
#ifndef PRINT_ROWS_H
#define PRINT_ROWS_H

#include <limits.h>

#include "print/format.h"
#include "summary/summary.h"

/* What a row is, as a set of bits. */
enum row_kind {
    ROW_ANSWER = 1,     /* an entry, or codes without one, that was asked for or listed */
    ROW_CANDIDATE = 2,  /* an entry that a finding may mean, within the finding */
    ROW_FAILURE = 4,    /* a finding with the time of the failure, */
    ROW_CALL = 8,       /* and one with another time of the call, or none */
    ROW_HOURS = 16,     /* a group of a summary that counts by the hour, */
    ROW_DAYS = 32,      /* and of one that counts by the day */
    ROW_TOTALS = 64,    /* of a summary that counts by the hour, */
    ROW_DAILY = 128,    /* and of one that counts by the day */
    ROW_COMPARED = 256, /* besides: a group or totals of a summary that is compared, */
    ROW_SEVERAL = 512,  /* and a finding that says how many calls it stands for */
    ROW_FINDING = ROW_FAILURE | ROW_CALL,
    ROW_FINDINGS = ROW_FINDING | ROW_SEVERAL, /* whose members are the columns of CSV */
    ROW_ENTRY = ROW_ANSWER | ROW_CANDIDATE | ROW_FINDING,
    ROW_GROUP = ROW_HOURS | ROW_DAYS,
    ROW_SUMS = ROW_TOTALS | ROW_DAILY
};

/* The kind of a member's value, and its type in struct row. */
enum row_value {
    ROW_TEXT,       /* const char *; NULL: not known */
    ROW_LINE,       /* the same, of `text_size` bytes */
    ROW_NUMBER,     /* int32_t, 0 or more; DRCODE_NO_CODE: not known */
    ROW_COUNT,      /* uint64_t */
    ROW_SHARE,      /* unsigned: tenths of a percent; ROW_NO_SHARE: not known */
    ROW_TIME,       /* int64_t: seconds since 1970; ROW_NO_TIME: not known */
    ROW_TALLY,      /* const struct tally *: counts by name */
    ROW_ACTIONS,    /* the actions, */
    ROW_NOTES,      /* the notes, */
    ROW_LINKS,      /* and the links of the row: see row_list_next() */
    ROW_CANDIDATES, /* rows of the entries that a finding may mean */
    ROW_END         /* no member: the table has ended */
};

#define ROW_NO_TIME  INT64_MIN
#define ROW_NO_SHARE UINT_MAX

struct row {
    unsigned kind; /* enum row_kind */
    const void
        *what; /* a candidate, or the only one of a finding, as an item of printed.h; or NULL */
    /* Of an entry: its texts; then its codes and names, or those of codes without an entry. */
    struct drcode_entry entry;
    int32_t microsoft, sip, score;
    const char *lang, *origin, *sip_reason, *match, *outcome;
    int32_t cause;                 /* Q.850 cause, or DRCODE_NO_CODE */
    const char *extra[2];          /* notes besides those of the items */
    struct drcode_finding finding; /* `file` is where it is, also of standard input */
    /* Of a group or of totals. */
    unsigned share;
    uint64_t count; /* of failures */
    unsigned ner;   /* tenths of a percent, or ROW_NO_SHARE */
    uint64_t records, normal, others, users, before;
    const char *change, *only; /* valid until the next row */
    int64_t first, last, example;
    const struct tally *sbcs, *countries, *times, *types; /* of totals: of normal ends */
    const uint16_t *entries; /* of a group: their actions are its own */
    size_t entry_count;
};

/* A member of rows. Its place in the table is its place in each row that has it: scripts rely on
   the order of JSON members and of TSV columns, so a new member comes last. */
struct row_member {
    char name[36];           /* as JSON has it after another member: ,"name": */
    unsigned char name_size; /* of the name alone */
    unsigned char value;     /* enum row_value */
    unsigned short rows;     /* the kinds of rows that have it */
    unsigned short offset;   /* of the value in struct row */
};

/* The members, up to ROW_END, which all rows have. */
extern const struct row_member row_members[];

/* The first member of findings that candidates do not have. */
const struct row_member *row_members_rest(void);

/* How many rows an answer has: one for each entry, or one for codes without an entry. */
size_t row_count(const struct drcode_answer *answer);

/* Row number `number` of an answer. */
struct row row_of_answer(const struct output *output, const struct drcode_answer *answer,
                         const uint16_t *entries, size_t number);

/* The row of a finding: of several candidates, what they have in common. */
void row_of_finding(const struct output *output, const char *file,
                    const struct drcode_finding *finding, struct row *row);

/* The row of a candidate of a finding, which is kept in the output's `printed`. */
void row_of_candidate(const struct output *output, const struct drcode_finding *finding,
                      size_t number, struct row *row);

/* The row of a group of a summary, without the entries whose actions it has. */
struct row row_of_group(const struct summary *summary, const struct summary_group *group);

/* The row of the totals of a summary. */
struct row row_of_totals(const struct summary *summary);

/* A list of texts that is being read: the actions, notes or links of an entry, or the actions of
   all entries of a group. */
struct row_list {
    const struct row *row;
    enum drcode_kind kind;
    const char *next; /* items that were not read yet; NULL: none of this entry */
    size_t entry;     /* the number of the next entry of a group */
    size_t extra;     /* the number of the next note besides those of the items */
};

/* Starts to read a list: `value` is ROW_ACTIONS, ROW_NOTES or ROW_LINKS. One list at a time. */
struct row_list row_list_start(const struct output *output, const struct row *row,
                               enum row_value value);

/* Reads the next text, of `size` bytes and a NUL; false after the last. Links, and the actions of a
   group, come once each. */
bool row_list_next(const struct output *output, struct row_list *list, const char **text,
                   size_t *size);

#endif
