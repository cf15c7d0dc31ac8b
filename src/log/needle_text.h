/*
 * needle_text.h - phrases and labels -> the letters of needles, and the grams that each may be
 * found by.
 */
#ifndef LOG_NEEDLE_TEXT_H
#define LOG_NEEDLE_TEXT_H

#include "base/buffer.h"
#include "log/needles.h"

/* Needles that are being made. */
struct needle_text {
    struct buffer letters; /* of all; starts with a NUL */
    struct buffer list;    /* struct needle: of each; its gram is still to be chosen */
    struct buffer options; /* struct gram_option: the grams that each may be found by */
    uint32_t count;        /* of needles */
};

/* Starts a needle without letters. */
void needle_text_start(struct needle_text *text, enum needle_kind kind);

/* Adds four bytes, at `place` in the needle made last, as a gram that it may be found by. */
void needle_text_option(struct needle_text *text, const char *gram, size_t place);

/* Adds a phrase, as it is emitted. Its grams are of words without accents and of one spelling. */
void needle_text_phrase(struct needle_text *text, const char *phrase);

/* Adds a label, whose words start with capitals, as one of a kind. */
void needle_text_label(struct needle_text *text, const char *name, enum needle_kind kind);

/* Appends the letters of folded words. A capital is a letter that may be left out: of two spellings
   that people use. */
void needle_text_letters(struct buffer *letters, const char *folded);

#endif
