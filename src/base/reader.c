#include "base/reader.h"

#include <string.h>

#include "base/ascii.h"
#include "base/fold.h"

char reader_peek(const struct reader *r)
{
    return r->at < r->end ? *r->at : '\0';
}

bool reader_skip(struct reader *r, char c)
{
    if (reader_peek(r) != c || c == '\0')
        return false;
    r->at++;
    return true;
}

bool reader_skip_blanks(struct reader *r)
{
    const char *from = r->at;

    for (;;) {
        const char c = reader_peek(r);
        const size_t left = (size_t)(r->end - r->at);

        if (c == ' ' || c == '\t')
            r->at++;
        else if (c == '\302' && left >= 2 && r->at[1] == '\240') /* U+00A0 */
            r->at += 2;
        else if (c == '\342' && left >= 3 && memcmp(r->at, "\342\200\257", 3) == 0) /* U+202F */
            r->at += 3;
        else
            return r->at > from;
    }
}

int reader_digits(const struct reader *r)
{
    const char *at = r->at;

    while (at < r->end && at - r->at < 100 && ascii_digit(*at))
        at++;
    return (int)(at - r->at);
}

int reader_value(struct reader *r, int count)
{
    int number = 0;

    for (; count > 0; count--)
        number = 10 * number + (*r->at++ - '0');
    return number;
}

int reader_number(struct reader *r, int least, int most)
{
    int count = reader_digits(r);

    return count >= least && count <= most ? reader_value(r, count) : -1;
}

size_t reader_word_size(const struct reader *r)
{
    const char *at = r->at;

    while (at < r->end && fold_lower(*at) >= 'a' && fold_lower(*at) <= 'z')
        at++;
    return (size_t)(at - r->at);
}
