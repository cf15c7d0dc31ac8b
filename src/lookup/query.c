#include "lookup/query.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "lookup/reason.h"

/* The query while it is read. */
struct reader {
    const struct drcode_catalog *catalog;
    struct query *query;
    char text[2 * QUERY_ROOM]; /* two spaces and the query; then, after a NUL, a copy: */
    char *words;               /* in which spaces replace what is no phrase */
    size_t size;
};

static bool is_letter(char c)
{
    return fold_word_char(c) && !ascii_digit(c) && c != '_';
}

static int hex_value(char c)
{
    c = fold_lower(c);
    return ascii_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* True for IP addresses with or without port, times, dates, fractions, telephone numbers. */
static bool is_numeric_noise(const char *s, size_t size)
{
    size_t i, signs = 0, digits = 0;
    bool fraction = false;

    for (i = 0; i < size; i++) {
        if (ascii_digit(s[i]))
            digits++;
        else if (strchr(".:/-*", s[i]))
            signs++;
        else if (!strchr("+TZ", s[i]))
            return false;
        fraction |= i > 0 && s[i] == '.' && ascii_digit(s[i - 1]) && ascii_digit(s[i + 1]);
    }
    return digits > 0 && (signs >= 2 || fraction || s[0] == '+');
}

/* True for a dotted name that ends in two letters or more: a host, with or without port. */
static bool is_host(const char *s, size_t size)
{
    size_t i, end = 0, dot = 0;

    for (; end < size && (fold_in_word(s[end]) || s[end] == '-' || s[end] == '.'); end++) {
        if (s[end] == '.' && (end == 0 || s[end - 1] == '.'))
            return false;
        if (s[end] == '.')
            dot = end;
    }
    for (i = dot + 1; i < end; i++)
        if (!is_letter(s[i]))
            return false;
    for (i = end + 1; i < size; i++)
        if (!ascii_digit(s[i]))
            return false;
    return dot > 0 && end > dot + 2 && (end == size || s[end] == ':');
}

static bool is_noise(const char *s, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (s[i] == '@' || (size - i > 2 && memcmp(s + i, "://", 3) == 0))
            return true;
    return (size == ASCII_GUID && ascii_guid(s)) || is_numeric_noise(s, size) || is_host(s, size) ||
           fold_has_prefix(s, size, "sip:") || fold_has_prefix(s, size, "sips:");
}

/* Reads a number of 32 bits. */
static bool parse(const char *s, size_t size, unsigned base, uint32_t *value)
{
    uint64_t sum = 0;

    for (; size > 0 && sum <= UINT32_MAX; s++, size--) {
        if (hex_value(*s) < 0 || hex_value(*s) >= (int)base)
            return false;
        sum = sum * base + (unsigned)hex_value(*s);
    }
    *value = (uint32_t)sum;
    return sum <= UINT32_MAX;
}

/* The value of a token that writes an HRESULT in digits, or 0: 0x80090325, 80090325, -2146893019;
   after the word itself also "HRESULT=590615". */
static uint32_t hresult_of_digits(const struct reader *r, const char *s, size_t size)
{
    uint32_t value;

    if (size > 8 && s[0] == '-' && parse(s + 1, size - 1, 10, &value))
        return 0U - value;
    if (size == 10 && fold_has_prefix(s, size, "0x") && parse(s + 2, 8, 16, &value))
        return value;
    if (size == 8 && parse(s, 8, 16, &value) && drcode_hresult_name(r->catalog, value))
        return value;
    return label_word_before(r->text, (size_t)(s - r->text), "hresult", 7) &&
                   parse(s, size, 10, &value)
               ? value
               : 0;
}

/* Takes a token for an HRESULT where it is one, in digits or by name. */
static bool read_hresult(struct reader *r, const char *s, size_t size)
{
    struct query *query = r->query;
    uint32_t value = hresult_of_digits(r, s, size);

    if (value == 0 && size < sizeof query->hresult_name && bytes_find('_', s, size)) {
        value = drcode_hresult_value(r->catalog, s, size);
        if (value && !query->hresult) {
            const char *name = drcode_hresult_name(r->catalog, value); /* "WRONG_USAGE" is a part */

            fold_text(name, strlen(name), query->hresult_name, sizeof query->hresult_name);
        }
    }
    if (!query->hresult)
        query->hresult = value;
    return value != 0;
}

/* True for what ends a token. strcspn() would load two more pages of some C libraries. */
static bool ends_token(char c)
{
    return strchr(" \t\r\n;,\"|<>()[]{}='", c) != NULL; /* NUL too */
}

/* Drops signs of emphasis around a token, "**560403**"; returns where what is left starts. */
static const char *drop_emphasis(struct reader *r, const char *token, size_t *size)
{
    while (*size > 2 && strchr("*_~", *token) && token[*size - 1] == *token) {
        const size_t at = (size_t)(token - r->text);

        r->text[at] = r->words[at] = ' ';
        r->text[at + *size - 1] = r->words[at + *size - 1] = ' ';
        token++;
        *size -= 2;
    }
    return token;
}

/* Reads the tokens: drops noise from the words, notes HRESULTs. */
static void read_tokens(struct reader *r)
{
    size_t at, size, span;

    for (at = 0; at < r->size; at += span + (span == 0)) {
        const char *token = r->text + at;

        for (span = 0; !ends_token(token[span]); span++)
            ;
        size = span;
        if (fold_has_prefix(token, size, "hresult:"))
            size = span = strlen("hresult:");
        while (size > 0 && strchr(".:?!@", token[size - 1]))
            size--;
        if (*token == '+' && size < 5) /* a country code: the number continues */
            size = span = strspn(token, "+0123456789 ()-./");
        token = drop_emphasis(r, token, &size);
        if (*token == '+' || (size > 0 && !read_hresult(r, token, size) && is_noise(token, size)))
            memset(r->words + (token - r->text), ' ', size);
    }
}

/* Takes the numbers of the statement out of the words. */
static void drop_numbers(struct reader *r)
{
    const struct statement *statement = &r->query->statement;
    size_t i;

    for (i = 0; i < statement->number_count; i++)
        memset(r->words + statement->numbers[i].start, ' ',
               statement->numbers[i].end - statement->numbers[i].start);
}

/* True where the parameter of a Reason header, or a label of a phrase, ends before `text[at]`. */
static bool is_phrase_label(const struct reader *r, size_t at)
{
    enum label_trust trust;
    size_t end = at;

    while (end > 0 && r->text[end - 1] == ' ')
        end--;
    return reason_is_name(r->text, r->text + end) ||
           label_before(r->text, at, &trust) == LABEL_PHRASE;
}

/* Narrows the words down to where the phrase must be: the text of a SIP Reason header, or what is
   after a label of a phrase. */
static void narrow_words(struct reader *r)
{
    bool name = false; /* since the last sign that may end a label */
    size_t at, size;

    for (at = 0; at < r->size; at++) {
        struct reason reason;

        name |= fold_word_char(r->text[at]);
        if (!name || (r->text[at] != '=' && r->text[at] != ':'))
            continue;
        name = false;
        if (!is_phrase_label(r, at))
            continue;
        at += 1 + strspn(r->text + at + 1, " ");
        reason_read(r->text + at, r->text + r->size, &reason);
        size = (size_t)(reason.end - reason.phrase);
        memmove(r->words, r->words + (reason.phrase - r->text), size);
        r->words[size] = '\0';
        return;
    }
}

/* The end of an HTML tag or a character reference that starts at `at`; `at` where none does. */
static size_t end_of_tag(const struct reader *r, size_t at)
{
    static const char tags[] =
        "a b blockquote br code div em h1 h2 h3 h4 i li ol p pre span strong "
        "sub sup table tbody td th thead tr u ul";
    const char *name = r->text + at + 1 + (r->text[at + 1] == '/'), *end = name;
    char small[16];
    size_t size;

    if (r->text[at] == '&')
        return fold_has_prefix(name, 5, "nbsp;") ? at + strlen("&nbsp;") : at;
    while (fold_word_char(*end))
        end++;
    if (end == name || (size_t)(end - name) >= sizeof small || !strchr(" >/", *end))
        return at;
    size = fold_text(name, (size_t)(end - name), small, sizeof small);
    while (*end && *end != '>' && *end != '<')
        end++;
    return *end == '>' && fold_has_word(tags, small, size, true) ? (size_t)(end + 1 - r->text) : at;
}

/* Replaces the marks of tables, code and HTML by spaces: they hide no code. */
static void drop_marks(struct reader *r)
{
    size_t at, end;

    for (at = 0; at < r->size; at++) {
        if (r->text[at] == '`' || r->text[at] == '|') {
            r->text[at] = ' ';
        } else if (r->text[at] == '<' || r->text[at] == '&') {
            end = end_of_tag(r, at);
            memset(r->text + at, ' ', end - at);
        }
    }
}

/* The value of a group of three digits, not part of a greater number, that starts at `at`, or -1.
 */
static int32_t group_at(const struct reader *r, size_t at)
{
    const char *s = r->text + at;

    if (!ascii_digit(s[0]) || !ascii_digit(s[1]) || !ascii_digit(s[2]) || fold_in_word(s[-1]) ||
        fold_in_word(s[3]))
        return -1;
    return (s[0] - '0') * 100 + (s[1] - '0') * 10 + s[2] - '0';
}

/* Joins a Microsoft code that is written in groups of digits, "569,002": one that is documented,
   or whose second group is no SIP code. */
static void join_groups(struct reader *r)
{
    size_t at, next, first;

    for (at = 2; at + 6 < r->size; at++) {
        int32_t head = group_at(r, at), tail;
        const char sign = r->text[at + 3];

        if (head < 500 || head > 599 || !strchr(" ,.'", sign) || r->text[at - 1] == '+' ||
            (sign != ' ' && r->text[at - 1] == sign))
            continue;
        for (next = at + 4; sign == ' ' && next < at + 6 && r->text[next] == ' '; next++)
            ;
        tail = group_at(r, next);
        if (tail < 0 ||
            (sign != ' ' && r->text[next + 3] == sign && ascii_digit(r->text[next + 4])))
            continue;
        if (tail >= 100 && drcode_find_microsoft(r->catalog, head * 1000 + tail, &first) == 0)
            continue;
        memmove(r->text + at + 3, r->text + next, 3);
        memset(r->text + at + 6, ' ', next + 3 - (at + 6));
    }
}

/* Copies the query. Marks beyond ASCII that separate words become spaces, as NUL does; those of no
   width are dropped. "#012" and "#015", which syslog writes for line ends, become line feeds. */
static void copy(struct reader *r, const char *text, size_t size)
{
    size_t at, length, folded;
    uint32_t point;

    r->text[0] = r->text[1] = ' ';
    r->size = 2;
    for (at = 0; at < size && r->size + 4 < QUERY_ROOM; at += length) {
        char around[8] = "a", out[8] = "";

        length = utf8_read(text + at, size - at, &point);
        if (length > 1) {
            memcpy(around + 1, text + at, length);
            around[length + 1] = 'a';
            folded = fold_text(around, length + 2, out, sizeof out);
            memcpy(r->text + r->size, out[1] == ' ' ? "    " : text + at, length);
            r->size += folded == 2 ? 0 : length;
        } else if (fold_has_prefix(text + at, size - at, "#012") ||
                   fold_has_prefix(text + at, size - at, "#015")) {
            r->text[r->size++] = '\n';
            length = 4;
        } else {
            r->text[r->size++] = length == 0 || !text[at] ? ' ' : text[at];
            length = 1;
        }
    }
    r->text[r->size] = '\0';
    drop_marks(r);
    join_groups(r);
    r->words = r->text + r->size + 1;
    memcpy(r->words, r->text, r->size + 1);
}

void query_read(const struct drcode_catalog *catalog, const char *text, size_t size,
                struct query *query)
{
    struct reader r; /* not initialized: its texts are long */
    struct passage passage = {.trust = TRUST_ASKED};

    r.catalog = catalog;
    r.query = query;
    query->hresult = 0;
    query->hresult_name[0] = '\0';
    copy(&r, text, size);
    read_tokens(&r);
    passage.text = r.text;
    passage.words = r.words;
    passage.size = r.size;
    statement_read(catalog, &passage, 0, &query->statement);
    drop_numbers(&r);
    narrow_words(&r);
    fold_text(r.words, strlen(r.words), query->phrase, sizeof query->phrase);
}
