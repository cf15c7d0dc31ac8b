/* names.h - the labels of names that come again and again, as those of members do. */
#ifndef LOOKUP_NAMES_H
#define LOOKUP_NAMES_H

#include "lookup/label.h"

/* Longer names are looked up each time. */
#define NAMES_ROOM 44

/* A power of two. */
#define NAMES_COUNT 128

struct names {
    struct name {
        unsigned char size; /* 0: there is none */
        unsigned char label, trust;
        char text[NAMES_ROOM];
    } names[NAMES_COUNT];
};

/* Forgets all names. */
void names_start(struct names *names);

/* What label_of_name() says, but for a label of the trust LABEL_ASKED, which is none. */
enum label names_label(struct names *names, const char *text, size_t size, enum label_trust *trust);

#endif
