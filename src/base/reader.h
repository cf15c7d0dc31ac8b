/* reader.h - steps through a text that has an end and no NUL. */
#ifndef BASE_READER_H
#define BASE_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/ascii.h"

struct reader {
    const char *at, *end;
};

/* The character that is next; NUL at the end. */
static inline char reader_peek(const struct reader *reader)
{
    return reader->at < reader->end ? *reader->at : '\0';
}

/* Steps over a character; false where another one is next. */
static inline bool reader_skip(struct reader *reader, char c)
{
    if (reader_peek(reader) != c || c == '\0')
        return false;
    reader->at++;
    return true;
}

/* Steps over blanks, of the no-break spaces those that times have; false where there is none. */
bool reader_skip_blanks(struct reader *reader);

/* How many digits are next; 100 for more. */
static inline int reader_digits(const struct reader *reader)
{
    const char *at = reader->at;

    while (at < reader->end && at - reader->at < 100 && ascii_digit(*at))
        at++;
    return (int)(at - reader->at);
}

/* Reads `count` digits, at most nine, of which as many are next at least. */
static inline int reader_value(struct reader *reader, int count)
{
    int number = 0;

    for (; count > 0; count--)
        number = 10 * number + (*reader->at++ - '0');
    return number;
}

/* Reads a number of `least` to `most` digits; -1 for any other text. */
int reader_number(struct reader *reader, int least, int most);

/* The size of the word that is next, of ASCII letters. */
size_t reader_word_size(const struct reader *reader);

#endif
