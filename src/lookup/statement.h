/* query.h - what a person asks, or pastes -> codes and words. */
#ifndef LOOKUP_STATEMENT_H
#define LOOKUP_STATEMENT_H

#include "drcode.h"
#include "lookup/label.h"

/* Only so many bytes of a query are read, and so many numbers of it. */
#define QUERY_ROOM    8192
#define QUERY_NUMBERS 64

/* A number that stands alone: no letter, digit or fraction touches it. */
struct query_number {
    int32_t value; /* -1: this number is no code */
    unsigned digits;
    enum label label;       /* what it is, as far as the words and numbers around it tell */
    enum label_trust trust; /* a SIP code of less than LABEL_SURE is only perhaps one */
    bool next_to_last;      /* no letter between it and the number before */
    bool diagnostic;        /* it stands behind `#`: "DiagCode: 480#10037" */
    bool first, last;       /* no letter before it, none behind it */
};

struct query {
    struct query_number numbers[QUERY_NUMBERS];
    size_t number_count;
    uint32_t hresult;        /* the first HRESULT, or 0 */
    char hresult_name[64];   /* as it was asked for by name, folded, or empty */
    bool words;              /* there are letters beside labels, codes and noise */
    bool http;               /* it speaks of HTTP, whose status codes are no SIP codes */
    char phrase[QUERY_ROOM]; /* the words, folded, without noise and without the numbers above:
                                noise is GUIDs, addresses, host names, times, telephone numbers */
};

/* Reads a query. Where it holds a SIP Reason header, the phrase is the header's text alone. */
void query_read(const struct drcode_catalog *catalog, const char *text, size_t size,
                struct query *query);

#endif
