/* fold.h - text reduced to its words, so that two spellings of one phrase compare equal. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes the words of `text` to `out`, with one space between them and a NUL at the end; returns
 * the length without the NUL. Letters lose case and accents, combining ones included; ligatures are
 * spelt out; letters of other scripts are kept; digits and underscores belong to words; characters
 * of no width are dropped. Everything else separates words: quotes, dashes, any kind of space,
 * bytes that are not UTF-8. Words that the service's phrases spell in two ways get one spelling.
 * The result is never longer than `text`; what does not fit into `room`, which is at least 1 and
 * includes the NUL, is cut off.
 */
size_t fold_text(const char *text, size_t size, char *out, size_t room);

/* True where `text` starts with `needle`, both folded, whatever the spaces in them. `end` receives
   where in `text` the needle ends. */
bool fold_starts(const char *text, const char *needle, const char **end);

/* True where a text starts with a prefix in small letters, in whatever case. */
bool fold_has_prefix(const char *text, size_t size, const char *prefix);

/* True where a folded text has a word, of `size` bytes; with `whole` false, also where it has a
   word that starts so. */
bool fold_has_word(const char *text, const char *word, size_t size, bool whole);

/* True for a folded word with two spellings, in either of them: at most FOLD_DRIFTS bytes. */
#define FOLD_DRIFTS 15
bool fold_drifts(const char *word, size_t size);

/* The folded form of ASCII characters of words; 0 for separators and bytes beyond ASCII. */
extern const char fold_letters[256];

/* True for an ASCII letter, an ASCII digit or an underscore, whatever the locale. */
static inline bool fold_word_char(char c)
{
    return fold_letters[(unsigned char)c] != 0;
}

/* The same, or a byte beyond ASCII, which may be part of a letter. */
static inline bool fold_in_word(char c)
{
    return fold_word_char(c) || c & 0x80;
}

/* The small letter of an ASCII capital, whatever the locale; any other character unchanged. */
static inline char fold_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

#endif
