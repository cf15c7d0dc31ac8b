/* markup.h - text in HTML and XML. */
#ifndef LOG_MARKUP_H
#define LOG_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

/* Writes what a text with tags says to `out`, without the tags and with the characters for which
   there are entities; returns its size, at most `room`. What does not fit is cut off. */
size_t markup_text(const char *text, size_t size, char *out, size_t room);

/* The first tag from `text` on whose name is one of those that `names` lists, each with a blank
   after it: "td th /td "; NULL where there is none. `end` is that of the text. */
const char *markup_tag(const char *text, const char *end, const char *names);

/* The value of an attribute of the tag at `tag`; NULL where it has none. */
const char *markup_attribute(const char *tag, const char *end, const char *name, size_t *size);

#endif
