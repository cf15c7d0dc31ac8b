/* query.h - what a person asks or pastes -> its codes, its HRESULT and its words. */
#ifndef LOOKUP_QUERY_H
#define LOOKUP_QUERY_H

#include "lookup/statement.h"

/* Longest query, in bytes: what is after them is not read. */
#define QUERY_ROOM 8192

struct query {
    struct statement statement;
    uint32_t hresult;        /* the first HRESULT, or 0 */
    char hresult_name[64];   /* its name, folded, where it was asked for by name; else empty */
    char phrase[QUERY_ROOM]; /* the words, folded, without the numbers of the statement and without
                                noise: GUIDs, addresses, host names, times, telephone numbers */
};

/* Reads a query. Where it holds a SIP Reason header, or a label of a phrase, the phrase is that
   text alone. */
void query_read(const struct drcode_catalog *catalog, const char *text, size_t size,
                struct query *query);

#endif
