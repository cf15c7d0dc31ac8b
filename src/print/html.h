/*
 * html.h - text -> HTML: escaped, cut and counted.
 *
 * Only html_raw() writes markup, which is the program's own; all else is text, in which nothing
 * that a log or a document says is markup.
 */
#ifndef PRINT_HTML_H
#define PRINT_HTML_H

#include "base/timestamp.h"
#include "print/format.h"
#include "print/html_words.h"
#include "print/writer.h"

/* The most bytes of a page, and of a text; a longer text is cut. */
#define HTML_PAGE 204800
#define HTML_TEXT 200

struct html {
    const struct output *output;
    size_t size; /* of what was written */
    struct writer writer;
};

void html_start(struct html *html, const struct output *output);

/* Writes markup. */
void html_raw(struct html *html, const char *markup);

/* Writes text of any bytes; of more than `room` bytes the start and an ellipsis. It is fit for an
   attribute in double quotes, too. */
void html_text(struct html *html, const char *text, size_t size, size_t room);

/* Writes a string, at most HTML_TEXT bytes of it. */
void html_string(struct html *html, const char *text);

/* Writes a count with marks between thousands, and tenths of a percent, as the language does. */
void html_count(struct html *html, uint64_t count);
void html_share(struct html *html, unsigned share);

/* Room for a count or a share, which these write as text into `text`; they return it. */
#define HTML_NUMBER 40
const char *html_count_text(const struct html *html, uint64_t count, char *text);
const char *html_share_text(const struct html *html, unsigned share, char *text);

/* Writes words; of these, "{}" is an argument, of which there are as many, and "{call|calls}" is what
   fits the count that is the argument before it. */
void html_word(struct html *html, enum html_word word);
void html_words(struct html *html, enum html_word word, const char *const *arguments);

/* Writes a time, "2025-03-05 02:00", or with `daily` its day, into HTML_NUMBER bytes; returns it.
 */
const char *html_time_text(int64_t seconds, bool daily, char *text);

/* Writes from when to when, in UTC; a time that is both once. */
void html_span(struct html *html, const struct timestamp_span *span, bool daily);

/* Writes a name of at most `room` bytes, which is broken only where it is longer than a line. */
void html_name(struct html *html, const char *name, size_t room);

/* True where the page has no room for this many bytes and its end. */
bool html_is_full(const struct html *html, size_t size);

#endif
