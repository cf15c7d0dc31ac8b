/* document.h - the text of a document -> records. */
#ifndef CATALOG_DOCUMENT_H
#define CATALOG_DOCUMENT_H

#include "base/buffer.h"
#include "drcode.h"

/* One entry in one language, as it stands in a document. Strings are offsets into the `text` of
   the records it belongs to. */
struct document_entry {
    int32_t microsoft;
    int sip;
    enum drcode_lang lang;
    size_t phrase;
    size_t items, items_size; /* as drcode_next() reads them, the NUL behind the last one counted */
    size_t source;            /* empty where the document names none */
    size_t file;              /* for messages */
    unsigned line;            /* of the heading */
};

struct records {
    struct document_entry *list;
    size_t count, room;
    struct buffer text;
};

/*
 * Adds the entries of one document to `records`. A document is one of Microsoft's articles "SIP NNN
 * and Microsoft response codes", Markdown or the plain text of the page, or one of the same shape:
 *
 *   document = [front matter] { prose | entry }
 *   front matter = "---" { "source:" URL, also in double quotes | other key } "---"
 *   entry    = heading { field } actions
 *   heading  = ("##" ... "######") codes phrase
 *            | codes phrase, a bare line that a field for the Microsoft code follows
 *   codes    = Microsoft code, SIP code, each bold or not
 *   field    = [bullet] label ":" value; bold, and the space before the colon, as one likes
 *   label    = the codes, "Error message" (the phrase where the heading has none),
 *              "Description" (a note), in a language of the table in terms.c
 *   actions  = [bullet] "Suggested actions" ":" { bullet | paragraph | note | code | quote }
 *   bullet   = "-" | "*" | "+" | number ("." | ")"); an action, or a point of the one above where
 *              it is indented further or the paragraph above ends in a colon
 *   note     = [bullet] "Note:" text, also bold or quoted, or a quote that starts with "[!NOTE]"
 *   code     = lines between "```" or "~~~", kept as they are, four spaces in front
 *
 * An entry ends with the next heading. A line behind a paragraph continues it; in plain text, where
 * headings are bare, each line is a paragraph. `[!INCLUDE ...]`, `:::` and comments are skipped.
 * Returns false with `error` filled in ("file:line: reason") for bad UTF-8 or control characters,
 * front matter, code or a comment without an end, a field outside an entry, codes that disagree
 * with the heading's, fields of two languages, an entry without phrase or actions, and where memory
 * runs out.
 */
bool document_parse(struct records *records, const char *file, const char *text, size_t size,
                    struct drcode_error *error);

void records_free(struct records *records);

#endif
