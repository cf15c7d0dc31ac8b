#include "lookup/statement.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "base/utf8.h"

/* The query while it is read: a copy in which spaces replace what is no phrase. */
struct reader {
    const struct drcode_catalog *catalog;
    struct query *query;
    char text[2 * QUERY_ROOM]; /* as it was asked, behind two spaces; behind its end a copy: */
    char *words;               /* what is left of it */
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

/* True where a token starts with a prefix in small letters, in whatever case. */
static bool has_prefix(const char *s, size_t size, const char *prefix)
{
    for (; *prefix; s++, prefix++, size--)
        if (size == 0 || fold_lower(*s) != *prefix)
            return false;
    return true;
}

/* True where a label stands right before `text[at]`, with spaces, `=` or `:` between. */
static bool follows(const struct reader *r, size_t at, const char *label)
{
    size_t size = strlen(label);

    while (at > 0 && strchr(" =:", r->text[at - 1]))
        at--;
    return at >= size && has_prefix(r->text + at - size, size, label) &&
           (at == size || !fold_word_char(r->text[at - size - 1]));
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
           has_prefix(s, size, "sip:") || has_prefix(s, size, "sips:");
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
   behind the word itself also "HRESULT=590615". */
static uint32_t hresult_of_digits(const struct reader *r, const char *s, size_t size)
{
    uint32_t value;

    if (size > 8 && s[0] == '-' && parse(s + 1, size - 1, 10, &value))
        return 0U - value;
    if (size == 10 && has_prefix(s, size, "0x") && parse(s + 2, 8, 16, &value))
        return value;
    if (size == 8 && parse(s, 8, 16, &value) && drcode_hresult_name(r->catalog, value))
        return value;
    return follows(r, (size_t)(s - r->text), "hresult") && parse(s, size, 10, &value) ? value : 0;
}

/* Takes a token for an HRESULT where it is one, in digits or by name. */
static bool read_hresult(struct reader *r, const char *s, size_t size)
{
    struct query *query = r->query;
    uint32_t value = hresult_of_digits(r, s, size);

    if (value == 0 && size < sizeof query->hresult_name && bytes_find('_', s, size)) {
        value = drcode_hresult_value(r->catalog, s, size);
        if (value && !query->hresult)
            fold_text(s, size, query->hresult_name, sizeof query->hresult_name);
    }
    if (!query->hresult)
        query->hresult = value;
    return value != 0;
}

/* True for what ends a token. strcspn() with so many would take two more pages of some C libraries.
 */
static bool ends_token(char c)
{
    return strchr(" \t\r\n;,\"|<>()[]{}='", c) != NULL; /* NUL too */
}

/* Goes through the tokens: drops noise from the words, takes HRESULTs out. */
static void read_tokens(struct reader *r)
{
    size_t at, size, span;

    for (at = 0; at < r->size; at += span + (span == 0)) {
        const char *token = r->text + at;

        for (span = 0; !ends_token(token[span]); span++)
            ;
        size = span;
        if (has_prefix(token, size, "hresult:"))
            size = span = strlen("hresult:");
        while (size > 0 && strchr(".:?!@", token[size - 1]))
            size--;
        if (*token == '+' && size < 5) /* a country code: the number goes on */
            size = span = strspn(token, "+0123456789 ()-./");
        if (*token == '+' || (size > 0 && !read_hresult(r, token, size) && is_noise(token, size)))
            memset(r->words + at, ' ', size);
        else if (has_prefix(token, size, "http"))
            r->query->http = true;
    }
}

/* True where the letters or digits around `[start, end)` make it part of something else. */
static bool is_inside_token(const struct reader *r, size_t start, size_t end)
{
    const char *s = r->words;

    return fold_in_word(s[start - 1]) || (s[start - 1] == '.' && ascii_digit(s[start - 2])) ||
           (s[start - 1] == '-' && s[start - 2] == ' ') || fold_in_word(s[end]) ||
           (s[end] == '.' && ascii_digit(s[end + 1]));
}

static bool has_letter(const struct reader *r, size_t start, size_t end)
{
    while (start < end && !fold_in_word(r->words[start]))
        start++;
    return start < end;
}

static bool is_sip(int32_t value)
{
    return value >= 100 && value <= 699;
}

/* Lists the numbers that stand alone and takes them out of the words; "HRESULT=590615" is part of a
   phrase, sequence numbers and numbers with a zero in front are no codes. */
static void read_numbers(struct reader *r)
{
    struct query *query = r->query;
    size_t at, end, last_end = 0;
    bool code;

    for (at = 2; at < r->size && query->number_count < QUERY_NUMBERS; at = end) {
        struct query_number *number = &query->numbers[query->number_count];

        end = at + 1;
        if (!ascii_digit(r->words[at]))
            continue;
        while (end < r->size && ascii_digit(r->words[end]))
            end++;
        if (end - at > 7 || is_inside_token(r, at, end) || follows(r, at, "hresult"))
            continue;
        *number = (struct query_number){.digits = (unsigned)(end - at), .trust = LABEL_SURE};
        number->next_to_last = query->number_count > 0 && !has_letter(r, last_end, at);
        number->first = query->number_count == 0 && !has_letter(r, 0, at);
        number->last = !has_letter(r, end, r->size);
        number->diagnostic = number->next_to_last && r->text[at - 1] == '#';
        number->label = label_before(r->text, at, &number->trust);
        if (follows(r, at, "sip"))
            number->trust = LABEL_SURE;
        code = !follows(r, at, "cseq") && (end == at + 1 || r->text[at] != '0');
        for (last_end = end; at < end; at++) {
            number->value = 10 * number->value + (r->text[at] - '0');
            r->words[at] = ' ';
        }
        if (!code)
            *number = (struct query_number){.value = -1, .label = LABEL_TIME};
        if (number->label == LABEL_SIP && number->value != 0 && !is_sip(number->value))
            number->label = LABEL_NONE;
        query->number_count++;
    }
}

/* Narrows the words down to where the phrase must stand, to the end of its quotes or its line: the
   text of a SIP Reason header, `text="GUID;phrase"`, or what stands behind a label of a phrase. */
static void narrow_words(struct reader *r)
{
    enum label_trust trust;
    bool name = false; /* since the last sign that may end a label */
    size_t at, size;

    for (at = 0; at < r->size; at++) {
        name |= fold_word_char(r->text[at]);
        if (!name || (r->text[at] != '=' && r->text[at] != ':'))
            continue;
        name = false;
        if (!follows(r, at, "text") && label_before(r->text, at, &trust) != LABEL_PHRASE)
            continue;
        at += 1 + strspn(r->text + at + 1, " \\\"");
        size = strcspn(r->text + at, "\"\r\n");
        memmove(r->words, r->words + at, size);
        r->words[size] = '\0';
        return;
    }
}

/* The first number that is known to be this, or NULL. */
static struct query_number *find_number(struct query *query, enum label label)
{
    size_t i;

    for (i = 0; i < query->number_count; i++)
        if (query->numbers[i].label == label && query->numbers[i].trust == LABEL_SURE)
            return &query->numbers[i];
    return NULL;
}

/* Labels a number, unless another one has the label already. */
static void set_label(struct query *query, struct query_number *number, enum label label)
{
    if (!find_number(query, label)) {
        number->label = label;
        number->trust = LABEL_SURE;
    }
}

/* True for a Microsoft and a SIP code side by side: "DiagCode: 480#10037", or a documented pair, or
   a normal end. Among other words or numbers, such a Microsoft code takes six digits. */
static bool is_pair(struct reader *r, const struct query_number *microsoft,
                    const struct query_number *sip)
{
    size_t first;

    if (microsoft->diagnostic && sip < microsoft && is_sip(sip->value))
        return true;
    return !r->query->http &&
           (microsoft->digits == 6 || (!r->query->words && r->query->number_count == 2)) &&
           (drcode_find_pair(r->catalog, microsoft->value, (int)sip->value, &first) > 0 ||
            drcode_normal_end(microsoft->value, (int)sip->value));
}

/* Labels the first pair, where a label does not tell more. */
static void label_pair(struct reader *r)
{
    struct query_number *numbers = r->query->numbers;
    size_t i;

    for (i = 2; i < 2 * r->query->number_count && !find_number(r->query, LABEL_MICROSOFT); i++) {
        struct query_number *microsoft = &numbers[i / 2 - i % 2]; /* both ways round */
        struct query_number *sip = &numbers[i / 2 - 1 + i % 2];

        if (numbers[i / 2].next_to_last && is_pair(r, microsoft, sip)) {
            set_label(r->query, microsoft, LABEL_MICROSOFT);
            set_label(r->query, sip, LABEL_SIP);
        }
    }
}

/* Says what other numbers are: without words by their size; among words, six digits that start with
   5 are a Microsoft code, one beside it is a SIP code, one before or behind all words may be. */
static void label_numbers(struct query *query)
{
    const bool few = !query->words && query->number_count <= 2;
    struct query_number *number, *end = query->numbers + query->number_count;
    const struct query_number *microsoft;

    for (number = query->numbers; number < end; number++)
        if (number->label == LABEL_NONE &&
            (few ? !is_sip(number->value) : number->digits == 6 && number->value / 100000 == 5))
            set_label(query, number, LABEL_MICROSOFT);
    microsoft = find_number(query, LABEL_MICROSOFT);
    for (number = query->numbers; number < end; number++) {
        bool beside = microsoft && ((number == microsoft + 1 && number->next_to_last) ||
                                    (number + 1 == microsoft && microsoft->next_to_last));

        if (!is_sip(number->value) || (number->label != LABEL_NONE && number->label != LABEL_SIP))
            continue;
        if (few || beside || (microsoft && number->label == LABEL_SIP)) {
            set_label(query, number, LABEL_SIP);
        } else if (number->label == LABEL_NONE && query->words && (number->first || number->last)) {
            number->label = LABEL_SIP;
            number->trust = LABEL_IN_QUERY;
        }
    }
}

/* Copies the query. Marks beyond ASCII that part words become spaces, as NUL does; those without
   width go. "#012" and "#015" are what syslog writes for the ends of lines. */
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
        } else if (has_prefix(text + at, size - at, "#012") ||
                   has_prefix(text + at, size - at, "#015")) {
            r->text[r->size++] = '\n';
            length = 4;
        } else {
            r->text[r->size++] = length == 0 || !text[at] ? ' ' : text[at];
            length = 1;
        }
    }
    r->text[r->size] = '\0';
    r->words = r->text + r->size + 1;
    memcpy(r->words, r->text, r->size + 1);
}

void query_read(const struct drcode_catalog *catalog, const char *text, size_t size,
                struct query *query)
{
    struct reader r; /* its texts, and the query's, are long: what is not needed stays untouched */
    size_t i;

    r.catalog = catalog;
    r.query = query;
    query->number_count = 0;
    query->hresult = 0;
    query->hresult_name[0] = '\0';
    query->words = query->http = false;
    copy(&r, text, size);
    read_tokens(&r);
    read_numbers(&r);
    for (i = 0; i < r.size; i++)
        query->words |= is_letter(r.words[i]) || (r.words[i] & 0x80);
    narrow_words(&r);
    fold_text(r.words, strlen(r.words), query->phrase, sizeof query->phrase);
    label_pair(&r);
    if (!query->http) /* whose numbers are status codes and sizes */
        label_numbers(query);
}
