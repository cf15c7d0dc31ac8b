/*
 * columns.h - the names of a table's columns -> what its cells are.
 *
 * All tables are read by their header, whatever separates the cells: the readers of tables find the
 * names and the cells, and these functions decide what they mean.
 */
#ifndef LOG_COLUMNS_H
#define LOG_COLUMNS_H

#include "log/record.h"

/* Columns after these are counted, but not kept. */
#define COLUMNS_ROOM 256

struct columns {
    size_t count; /* 0: there is no table */
    unsigned char label[COLUMNS_ROOM], trust[COLUMNS_ROOM];
    size_t known; /* columns with a label, */
    unsigned has; /* and which labels decide: a set */
};

/* True where a cell may be the name of a column: no number, no time, no label with its number, and
   nothing of what JSON and programs write between a name and its value. */
bool columns_may_name(const char *text, size_t size);

/* Starts a header without columns. */
void columns_start(struct columns *columns);

/* Adds a column; false where what a label is in is more than a name. */
bool columns_add(struct columns *columns, const char *name, size_t size);

/* True where the columns are those of calls: one is a Microsoft code, a SIP code or a phrase. Weak
   labels alone are none of calls, unless both a Microsoft and a SIP code are among them, or a SIP
   code and a Reason header. */
bool columns_are_calls(const struct columns *columns);

/* True where a column has Microsoft codes or phrases. */
bool columns_explain(const struct columns *columns);

/* True where the columns may be those of drcode's own output. */
bool columns_are_own(const struct columns *columns);

/* The label of a column; LABEL_NONE also for one that is not kept. */
enum label columns_label(const struct columns *columns, size_t column);

/* Sets what a cell of a column says. */
void columns_set(const struct columns *columns, size_t column, struct record *record,
                 const char *text, size_t size);

#endif
