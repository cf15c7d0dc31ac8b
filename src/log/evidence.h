/*
 * evidence.h - running text -> what it says of a failed call.
 *
 * Three things are evidence, the strongest first: numbers with a label; a documented pair of codes
 * side by side, the Microsoft code of six digits; a documented phrase that is long enough to count
 * for itself, or is the text of a SIP Reason header. Other numbers and words are none: a line of an
 * HTTP access log gives nothing even where its status and size happen to make a pair.
 */
#ifndef LOG_EVIDENCE_H
#define LOG_EVIDENCE_H

#include "log/decode.h"
#include "log/phrases.h"
#include "log/prefilter.h"
#include "log/record.h"

/* What is searched for in running text. */
struct evidence {
    const struct drcode_catalog *catalog;
    struct prefilter prefilter;
    struct phrases phrases; /* made ready where they are needed first */
    char folded[LINE_ROOM + 1];
};

/* Makes evidence of zeros ready, with phrases_room() bytes of memory for its phrases, which stay
   the caller's. False where memory runs out. The catalog must live as long. To be freed with
   evidence_free(), which takes one of zeros as well. */
bool evidence_prepare(struct evidence *evidence, const struct drcode_catalog *catalog,
                      void *memory);
void evidence_free(struct evidence *evidence);

/* Reads a line, or a piece of one, of at most LINE_ROOM bytes into `record`. Bytes before `from`
   are context: they can disqualify a number, not supply one. `sip` is the response code of the SIP
   message that the text belongs to, or DRCODE_NO_CODE: of phrases that start alike, those of its
   entries count where one is cut off. Returns true where there was any evidence. */
bool evidence_read(struct evidence *evidence, const char *text, size_t from, size_t size, int sip,
                   struct record *record);

/* What prefilter_marks() says of a line: without a mark, nothing in it can be evidence. */
unsigned evidence_marks(const struct evidence *evidence, const char *text, size_t size);

/* The same as evidence_read() for a line whose marks are known: all of them, at least. */
bool evidence_read_marked(struct evidence *evidence, unsigned marks, const char *text, size_t from,
                          size_t size, int sip, struct record *record);

#endif
