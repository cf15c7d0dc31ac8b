#include "lookup/numbers.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"

/* True where the characters around a number make it part of another token. What is asked has lost
   times, addresses and telephone numbers before, and signs may separate its codes: "569002-504". */
static bool is_inside_token(const struct passage *passage, size_t start, size_t end)
{
    const char *text = passage->words;
    const char before = start > 0 ? text[start - 1] : ' ';
    const char second = start > 1 ? text[start - 2] : ' ';
    const char after = end < passage->size ? text[end] : ' ';
    const char next = end + 1 < passage->size ? text[end + 1] : ' ';

    if (fold_in_word(before) || fold_in_word(after) || (before == '.' && ascii_digit(second)) ||
        (after == '.' && ascii_digit(next)))
        return true;
    if (passage->trust == TRUST_ASKED)
        return before == '-' && second == ' ';
    return before == '+' || before == '@' || before == '-' || after == '@' || after == '-' ||
           (before == ':' && ascii_digit(second)) ||
           ((after == '.' || after == ':' || after == '*') && (ascii_digit(next) || next == '*'));
}

/* True where two numbers are side by side: in what is asked, with any signs between. */
static bool is_beside(const struct passage *passage, size_t end, size_t start)
{
    size_t at;

    if (passage->trust == TRUST_LOGGED && start - end > NUMBER_GAP)
        return false;
    for (at = end; at < start; at++)
        if (passage->trust == TRUST_LOGGED
                ? !memchr(NUMBER_SEPARATORS, passage->words[at], sizeof NUMBER_SEPARATORS - 1)
                : fold_in_word(passage->words[at]))
            return false;
    return true;
}

/* True where a number may be a code as far as the characters around it say. */
static bool may_be_code(const struct passage *passage, size_t start, size_t end)
{
    return end - start <= (passage->trust == TRUST_ASKED ? 7 : 6) &&
           !is_inside_token(passage, start, end) &&
           !label_word_before(passage->text, start, "hresult", 7);
}

/* The value of digits, few enough that they fit. */
static int32_t read_digits(const char *text, size_t start, size_t end)
{
    int32_t value = 0;

    for (; start < end; start++)
        value = 10 * value + (text[start] - '0');
    return value;
}

/* Finds the next word that is all digits. `*end` is where to start, not within a word, and becomes
   the end of the digits. False where there is none. */
static bool next_digits(const struct passage *passage, size_t *start, size_t *end)
{
    const char *text = passage->words;
    size_t at = *end, from;

    do {
        from = at;
        at += bytes_before_digit(text + at, passage->size - at);
        for (*start = *end = at; *end < passage->size && ascii_digit(text[*end]); ++*end)
            ;
        for (at = *end; at < passage->size && fold_in_word(text[at]); at++)
            ;
    } while (*end > *start && (at > *end || (*start > from && fold_in_word(text[*start - 1]))));
    return *end > *start;
}

bool number_next(const struct passage *passage, struct number *number)
{
    const char *text = passage->words;
    size_t at = number->end, start;

    while (next_digits(passage, &start, &at)) {
        if (!may_be_code(passage, start, at))
            continue;
        number->row =
            number->row > 0 && is_beside(passage, number->end, start) ? number->row + 1 : 1;
        number->start = start;
        number->end = at;
        number->value = read_digits(text, start, at);
        number->trust = LABEL_SURE;
        number->label = label_before(passage->text, start, &number->trust);
        return true;
    }
    return false;
}

bool number_is_code(const struct passage *passage, const struct number *number)
{
    return (number->end == number->start + 1 || passage->text[number->start] != '0') &&
           !label_word_before(passage->text, number->start, "cseq", 4);
}
