/*
 * needles.h - what is searched for in logs: phrases, labels, codes, the text of Reason headers.
 *
 * Each needle has one gram, four bytes of one of its words, by which it is found; see
 * grams.h. At a gram the letters around it are compared with the needle, both ways, without regard
 * to case and to what is between words. A byte beyond ASCII or a backslash met there may hide a
 * letter: the reader must decide. So what is found may be wrong, and what is not found is not
 * there, unless the four bytes of the gram themselves are written in another way. An escape such as
 * "\u0022" is searched for itself: the letters of a gram may be right after it.
 */
#ifndef LOG_NEEDLES_H
#define LOG_NEEDLES_H

#include "catalog/catalog.h"
#include "log/grams.h"

/* What a line may hold. */
enum mark {
    MARK_PHRASE = 1,  /* a phrase that counts in running text */
    MARK_LABEL = 2,   /* a label that is evidence: see label_is_evidence() */
    MARK_PAIR = 4,    /* a documented Microsoft code of six digits, with a number beside it */
    MARK_OTHER = 8,   /* bytes in which any of it may be written otherwise */
    MARK_REASON = 16, /* the parameter of a Reason header, whose text may be a phrase */
    MARK_STATUS = 32, /* the status line of a SIP response of 400 to 699, not 401, 407 or 491; */
    MARK_FRAME = 64   /* the time of a packet, as Wireshark writes it: both are no evidence alone */
};

/* How a needle is compared. */
enum needle_kind {
    NEEDLE_PHRASE,
    NEEDLE_LABEL,
    NEEDLE_QUOTED, /* a label between quotes: the name of a member */
    NEEDLE_FRAME,  /* the name of the time of a packet */
    NEEDLE_CODE,   /* six digits, of which the gram is the first four; this and the rest: no letters
                    */
    NEEDLE_REASON, /* "ext=" of `text=` */
    NEEDLE_STATUS, /* "/2.0" of "SIP/2.0 4" and two digits; also 5 and 6 */
    NEEDLE_ESCAPE  /* the start of a character that JSON writes by its number */
};

struct needle {
    uint32_t letters;   /* offset: letters of words between two NULs; capitals may be left out */
    uint16_t gram;      /* where among them the gram is */
    uint8_t kind;       /* enum needle_kind */
    char before, after; /* the letters beside the gram, which no other may replace; NUL: none */
};

/* The needles of a gram, one after the other in the list. */
struct needle_slot {
    uint32_t gram;  /* see gram_of(); 0: the slot is free */
    uint32_t first; /* of them, */
    uint32_t count; /* and how many */
};

/* More needles of one gram are not compared: they are there. */
#define NEEDLE_TRIES 32

/* Bits by the first letters of phrases. */
#define NEEDLE_HEAD  6 /* letters */
#define NEEDLE_HEADS 2048

/* The needles of a catalog. What is compiled in has no pointers but these three. */
struct needles {
    struct grams grams;
    unsigned always;    /* marks of every line: something cannot be searched for */
    unsigned slot_bits; /* how many slots there are, as a power of two */
    bool short_head;    /* a phrase is shorter than a head */
    uint64_t heads[NEEDLE_HEADS / 64];
    const struct needle_slot *slots;
    const struct needle *list;
    const char *letters;
};

/* The first slot where a gram may be, and the one after a slot: it is in none after a free one. */
size_t needles_slot(const struct needles *needles, uint32_t gram);
size_t needles_next_slot(const struct needles *needles, size_t slot);

/* The bit of the first NEEDLE_HEAD letters. */
unsigned needles_head(const char *letters);

/* The marks of the needles whose gram is at `at` in lines, and those that are known, which are not
   sought. */
unsigned needles_at(const struct needles *needles, const struct drcode_catalog *catalog,
                    const char *text, size_t size, size_t at, unsigned known);

#endif
