/* reader.h - steps through a text that has an end and no NUL. */
#ifndef BASE_READER_H
#define BASE_READER_H

#include <stdbool.h>
#include <stddef.h>

struct reader {
    const char *at, *end;
};

/* The character that is next; NUL at the end. */
char reader_peek(const struct reader *reader);

/* Steps over a character; false where another one is next. */
bool reader_skip(struct reader *reader, char c);

/* Steps over blanks, of the no-break spaces those that times have; false where there is none. */
bool reader_skip_blanks(struct reader *reader);

/* How many digits are next; 100 for more. */
int reader_digits(const struct reader *reader);

/* Reads `count` digits, at most nine, of which as many are next at least. */
int reader_value(struct reader *reader, int count);

/* Reads a number of `least` to `most` digits; -1 for any other text. */
int reader_number(struct reader *reader, int least, int most);

/* The size of the word that is next, of ASCII letters. */
size_t reader_word_size(const struct reader *reader);

#endif
