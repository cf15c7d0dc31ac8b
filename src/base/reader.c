#include "base/reader.h"

#include <string.h>

#include "base/fold.h"

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
