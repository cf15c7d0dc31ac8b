/* fold.h - text as its bare words, so that two spellings of one phrase compare equal. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes `text` to `out` as words with one space between them and returns the length, without the
 * NUL behind it. Letters lose case and accents (also accents that follow their letter), ligatures
 * are spelt out, letters of other scripts are kept as they are; digits and `_` belong to words;
 * marks of no width vanish; everything else, quotes, dashes and all kinds of space among it, parts
 * words, as do bytes that are not UTF-8. Words whose spelling drifts in the service's phrases get
 * one spelling. The result is never longer than `text`; what does not fit into `room`, which is at
 * least 1 and counts the NUL, is cut off.
 */
size_t fold_text(const char *text, size_t size, char *out, size_t room);

/* Compares without regard to spaces: true where `needle` (folded) starts at `text` (folded).
   `end` receives where in `text` it ends. */
bool fold_starts(const char *text, const char *needle, const char **end);

/* True where a word stands in a folded text; with `whole` false, also where it starts a word. */
bool fold_has_word(const char *text, const char *word, size_t size, bool whole);

/* True for a folded word that has, or stands for, more than one spelling; it is of FOLD_DRIFTS
   bytes at most. */
#define FOLD_DRIFTS 15
bool fold_drifts(const char *word, size_t size);

/* True for an ASCII letter, an ASCII digit or `_`, whatever the locale. */
bool fold_word_char(char c);

/* The same, or a byte beyond ASCII, of which words may be made. */
bool fold_in_word(char c);

/* An ASCII capital as its small letter, whatever the locale; anything else as it is. */
char fold_lower(char c);

#endif
