/* document.h - the text of a document -> its entries. */
#ifndef CATALOG_DOCUMENT_H
#define CATALOG_DOCUMENT_H

#include "base/buffer.h"
#include "drcode.h"

/* What a document says of itself. Strings are offsets into the `text` of the entries read with it;
   the string is empty where the document does not say. */
struct document {
    size_t file; /* for messages */
    size_t name, subject, source, date;
    bool meaning; /* phrases are meanings: people wrote them, no service emits them */
};

/* One entry in one language, as its document has it. Strings are offsets into `text`. */
struct document_entry {
    int32_t microsoft; /* DRCODE_NO_CODE where the document has no codes */
    int sip;           /* DRCODE_NO_CODE where the document gives none */
    enum drcode_lang lang;
    enum drcode_outcome outcome; /* DRCODE_OUTCOMES where the entry does not say */
    bool note;                   /* it has no actions: its notes are added to another entry */
    size_t phrase;               /* empty only where `note` is set */
    size_t items, items_size;    /* as drcode_next() reads them; the size includes the last NUL */
    size_t document;             /* index into `documents` */
    unsigned line;               /* of the heading */
};

struct document_entries {
    struct document_entry *list;
    size_t count, room;
    struct document *documents;
    size_t document_count, document_room;
    struct buffer text;
};

/*
 * Adds the entries of one document to `entries`. A document is one of Microsoft's articles "SIP NNN
 * and Microsoft response codes", Markdown or the plain text of the page, or one of the same shape:
 *
 *   document = [front matter] { prose | entry }
 *   front matter: see front_matter.h
 *   entry    = heading { field } actions
 *   heading  = ("##" ... "######") codes phrase
 *            | codes phrase, a bare line that a field for the Microsoft code follows
 *            | ("##" ... "######") phrase, in a document without codes
 *   codes    = Microsoft code, SIP code, each bold or not; "-" for a SIP code that is not known,
 *              where a field for the Microsoft code follows
 *   field    = [bullet] label ":" value; bold and a space before the colon are optional
 *   label    = the codes, "Error message" (the phrase where the heading has none),
 *              "Outcome" (failure, user or normal; failure where the field is absent),
 *              "Description" (a note), in a language of the table in field_labels.c
 *   actions  = [bullet] "Suggested actions" ":" { bullet | paragraph | note | code | quote }
 *   bullet   = "-" | "*" | "+" | number ("." | ")"); an action, or a point of the one above where
 *              it is indented further or the paragraph above ends in a colon
 *   note     = [bullet] "Note:" text, also bold or quoted, or a quote that starts with "[!NOTE]"
 *   code     = lines between "```" or "~~~", kept as they are, four spaces in front
 *
 * An entry ends with the next heading. A line after a paragraph continues it; in plain text, where
 * headings are bare, each line is a paragraph. `[!INCLUDE ...]`, `:::` and comments are skipped.
 * An entry without actions must have a note, and may lack a phrase.
 * A field whose code differs from that in the heading is a warning: one of Microsoft's articles has
 * such a slip. Returns false with `error` filled in ("file:line: reason") for bad UTF-8 or control
 * characters, front matter, code or a comment without an end, a field outside an entry, a code that
 * is no number, an outcome that is none of the three, fields of two languages, an entry without
 * phrase or items, and where memory runs out.
 */
bool document_parse(struct document_entries *entries, const char *file, const char *text,
                    size_t size, struct drcode_error *error);

void document_entries_free(struct document_entries *entries);

#endif
