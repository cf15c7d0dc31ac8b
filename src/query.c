#include "query.h"

#include <string.h>

#include "fold.h"

/* The query while it is read: a copy in which spaces replace what is no phrase. */
struct reader {
    const struct drcode_catalog *catalog;
    struct query *query;
    char text[QUERY_ROOM];  /* as it was asked */
    char words[QUERY_ROOM]; /* what is left of it */
    size_t size;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return fold_word_char(c) && !is_digit(c) && c != '_';
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    c = fold_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* True where a token starts with a prefix in small letters, in whatever case. */
static bool has_prefix(const char *s, size_t size, const char *prefix)
{
    for (; *prefix; s++, prefix++, size--)
        if (size == 0 || fold_lower(*s) != *prefix)
            return false;
    return true;
}

/* True for 8-4-4-4-12 hexadecimal digits. */
static bool is_guid(const char *s, size_t size)
{
    size_t i;

    if (size != 36)
        return false;
    for (i = 0; i < size; i++)
        if (i == 8 || i == 13 || i == 18 || i == 23 ? s[i] != '-' : hex_value(s[i]) < 0)
            return false;
    return true;
}

/* True for IP addresses with or without port, times, dates, fractions, telephone numbers. */
static bool is_numeric_noise(const char *s, size_t size)
{
    size_t i, signs = 0, digits = 0;
    bool fraction = false;

    for (i = 0; i < size; i++) {
        if (is_digit(s[i]))
            digits++;
        else if (strchr(".:/-*", s[i]))
            signs++;
        else if (!strchr("+TZ[]", s[i]))
            return false;
        fraction |= i > 0 && i + 1 < size && s[i] == '.' && is_digit(s[i - 1]) && is_digit(s[i + 1]);
    }
    return digits > 0 && (signs >= 2 || fraction || s[0] == '+');
}

/* True for a dotted name that ends in two letters or more: a host, with or without port. */
static bool is_host(const char *s, size_t size)
{
    size_t i, label = 0, dots = 0;
    bool letters = true;

    for (i = 0; i < size && s[i] != ':'; i++) {
        if (s[i] == '.') {
            if (label == 0)
                return false;
            dots++;
            label = 0;
            letters = true;
        } else if (fold_word_char(s[i]) || s[i] == '-') {
            label++;
            letters &= is_letter(s[i]);
        } else {
            return false;
        }
    }
    for (i += i < size; i < size; i++)
        if (!is_digit(s[i]))
            return false;
    return dots > 0 && label >= 2 && letters;
}

static bool is_noise(const char *s, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (s[i] == '@' || (size - i > 2 && memcmp(s + i, "://", 3) == 0))
            return true;
    return is_guid(s, size) || is_numeric_noise(s, size) || is_host(s, size) ||
           has_prefix(s, size, "sip:") || has_prefix(s, size, "sips:");
}

/* Takes a token for an HRESULT where it is one: 0x80090325, 80090325, -2146893019 or a name. */
static bool read_hresult(struct reader *r, const char *s, size_t size)
{
    struct query *query = r->query;
    uint64_t value = 0;
    size_t i = 0;

    if (size > 8 && s[0] == '-') {
        for (i = 1; i < size && is_digit(s[i]) && i < 12; i++)
            value = 10 * value + (uint64_t)(s[i] - '0');
        value = i == size && value > 0 && value <= 0x80000000U ? 0x100000000U - value : 0;
    } else if ((size == 10 && s[0] == '0' && fold_lower(s[1]) == 'x') || size == 8) {
        for (i = size - 8; i < size && hex_value(s[i]) >= 0; i++)
            value = 16 * value + (uint64_t)hex_value(s[i]);
        if (i < size || (size == 8 && !drcode_hresult_name(r->catalog, (uint32_t)value)))
            value = 0;
    }
    if (value == 0 && size < sizeof query->hresult_name && memchr(s, '_', size)) {
        value = drcode_hresult_value(r->catalog, s, size);
        if (value && !query->hresult)
            fold(s, size, query->hresult_name, sizeof query->hresult_name);
    }
    if (value == 0)
        return false;
    if (!query->hresult)
        query->hresult = (uint32_t)value;
    return true;
}

/* Goes through the tokens: drops noise from the words, takes HRESULTs out. */
static void read_tokens(struct reader *r)
{
    static const char parts[] = " \t\r\n;,\"|<>()='";
    size_t at = 0, size;

    while (at < r->size) {
        const char *token = r->text + at;

        size = strcspn(token, parts);
        while (size > 0 && strchr(".:?!", token[size - 1]))
            size--;
        if (size > 0 && !read_hresult(r, token, size) && is_noise(token, size))
            memset(r->words + at, ' ', size);
        r->query->http |= has_prefix(token, size, "http");
        at += size > 0 ? size : 1;
    }
}

/* True where the letters or digits around `[start, end)` make it part of something else. */
static bool is_touched(const struct reader *r, size_t start, size_t end)
{
    const char *s = r->words;

    if (start > 0 && (fold_word_char(s[start - 1]) || (s[start - 1] & 0x80) ||
                      (s[start - 1] == '.' && start > 1 && is_digit(s[start - 2])) ||
                      (s[start - 1] == '-' && (start == 1 || s[start - 2] == ' '))))
        return true;
    return end < r->size && (fold_word_char(s[end]) || (s[end] & 0x80) ||
                             (s[end] == '.' && end + 1 < r->size && is_digit(s[end + 1])));
}

static bool has_letter(const struct reader *r, size_t start, size_t end)
{
    for (; start < end; start++)
        if (fold_word_char(r->words[start]) || (r->words[start] & 0x80))
            return true;
    return false;
}

/* Lists the numbers that stand alone and takes them out of the words; "HRESULT=590615" is part of a
   phrase. */
static void read_numbers(struct reader *r)
{
    struct query *query = r->query;
    size_t at, end, last_end = 0;

    for (at = 0; at < r->size && query->number_count < QUERY_NUMBERS; at = end) {
        struct query_number *number = &query->numbers[query->number_count];

        end = at + 1;
        if (!is_digit(r->words[at]))
            continue;
        while (end < r->size && is_digit(r->words[end]))
            end++;
        if (end - at > 7 || is_touched(r, at, end) ||
            (at >= 8 && has_prefix(r->text + at - 8, 8, "hresult=")))
            continue;
        *number = (struct query_number){.digits = (unsigned)(end - at), .trust = LABEL_SURE};
        number->next_to_last =
            query->number_count > 0 && !has_letter(r, last_end, at);
        number->first = query->number_count == 0 && !has_letter(r, 0, at);
        number->last = !has_letter(r, end, r->size);
        number->diagnostic = number->next_to_last && r->text[at - 1] == '#';
        number->label = label_before(r->text, at, &number->trust);
        for (; at < end; at++) {
            number->value = 10 * number->value + (r->text[at] - '0');
            r->words[at] = ' ';
        }
        last_end = end;
        query->number_count++;
    }
}

/* Narrows the words down to the text of a SIP Reason header: `text="GUID;phrase"`. */
static void find_reason_text(struct reader *r)
{
    static const char mark[] = "text=";
    size_t at, end;

    for (at = 0; at + sizeof mark < r->size; at++) {
        if (memcmp(r->text + at, mark, sizeof mark - 1) != 0)
            continue;
        at += sizeof mark - 1;
        at += r->text[at] == '"' || r->text[at] == '\\';
        at += r->text[at] == '"';
        end = at + strcspn(r->text + at, "\"\r\n");
        if (end > at)
            memmove(r->words, r->words + at, end - at);
        r->words[end - at] = '\0';
        return;
    }
}

void query_read(const struct drcode_catalog *catalog, const char *text, size_t size,
                struct query *query)
{
    struct reader r = {.catalog = catalog, .query = query};
    size_t i;

    query->number_count = 0;
    query->hresult = 0;
    query->hresult_name[0] = '\0';
    query->words = query->http = false;
    r.size = size < QUERY_ROOM - 1 ? size : QUERY_ROOM - 1;
    for (i = 0; i < r.size; i++)
        r.text[i] = r.words[i] = text[i] ? text[i] : ' ';
    r.text[r.size] = r.words[r.size] = '\0';
    read_tokens(&r);
    read_numbers(&r);
    find_reason_text(&r);
    fold(r.words, strlen(r.words), query->phrase, sizeof query->phrase);
    for (i = 0; query->phrase[i]; i++)
        query->words |= is_letter(query->phrase[i]) || (query->phrase[i] & 0x80);
}
