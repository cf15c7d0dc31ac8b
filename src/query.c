#include "query.h"

#include <string.h>

#include "fold.h"
#include "utf8.h"

/* The query while it is read: a copy in which spaces replace what is no phrase. */
struct reader {
    const struct drcode_catalog *catalog;
    struct query *query;
    char text[QUERY_ROOM];  /* as it was asked, but for marks beyond ASCII */
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

/* True where a label stands right before `text[at]`, with spaces, `=` or `:` between. */
static bool follows(const struct reader *r, size_t at, const char *label)
{
    size_t size = strlen(label);

    while (at > 0 && strchr(" =:", r->text[at - 1]))
        at--;
    return at >= size && has_prefix(r->text + at - size, size, label) &&
           (at == size || !fold_word_char(r->text[at - size - 1]));
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

/* The value of a token that writes an HRESULT in digits, or 0: 0x80090325, 80090325, -2146893019;
   behind the word itself also "HRESULT=590615". */
static uint32_t hresult_of_digits(const struct reader *r, const char *s, size_t size)
{
    const bool named = follows(r, (size_t)(s - r->text), "hresult");
    uint64_t value = 0;
    size_t i = s[0] == '-';

    while (i < size && i < 12 && is_digit(s[i]))
        value = 10 * value + (uint64_t)(s[i++] - '0');
    if (i == size && s[0] == '-' && size > 8)
        return value > 0 && value <= 0x80000000U ? (uint32_t)(0x100000000U - value) : 0;
    if (i == size && named && size != 8)
        return value <= UINT32_MAX ? (uint32_t)value : 0;
    if (size != 8 && !(size == 10 && s[0] == '0' && fold_lower(s[1]) == 'x'))
        return 0;
    for (value = 0, i = size - 8; i < size; i++) {
        if (hex_value(s[i]) < 0)
            return 0;
        value = 16 * value + (uint64_t)hex_value(s[i]);
    }
    return size == 10 || drcode_hresult_name(r->catalog, (uint32_t)value) ? (uint32_t)value : 0;
}

/* Takes a token for an HRESULT where it is one, in digits or by name. */
static bool read_hresult(struct reader *r, const char *s, size_t size)
{
    struct query *query = r->query;
    uint32_t value = hresult_of_digits(r, s, size);

    if (value == 0 && size < sizeof query->hresult_name && memchr(s, '_', size)) {
        value = drcode_hresult_value(r->catalog, s, size);
        if (value && !query->hresult)
            fold(s, size, query->hresult_name, sizeof query->hresult_name);
    }
    if (!query->hresult)
        query->hresult = value;
    return value != 0;
}

/* Goes through the tokens: drops noise from the words, takes HRESULTs out. */
static void read_tokens(struct reader *r)
{
    static const char parts[] = " \t\r\n;,\"|<>()[]{}='", label[] = "hresult:";
    size_t at = 0, size;

    while (at < r->size) {
        const char *token = r->text + at;

        if (has_prefix(token, r->size - at, label))
            at += sizeof label - 1;
        token = r->text + at;
        size = strcspn(token, parts);
        while (size > 0 && strchr(".:?!@", token[size - 1]))
            size--;
        if (size > 0 && !read_hresult(r, token, size) && is_noise(token, size))
            memset(r->words + at, ' ', size);
        else if (has_prefix(token, size, "http"))
            r->query->http = true;
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
   phrase, sequence numbers and numbers with a zero in front are no codes. */
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
        if (end - at > 7 || is_touched(r, at, end) || follows(r, at, "hresult"))
            continue;
        *number = (struct query_number){.digits = (unsigned)(end - at), .trust = LABEL_SURE};
        number->next_to_last = query->number_count > 0 && !has_letter(r, last_end, at);
        number->first = query->number_count == 0 && !has_letter(r, 0, at);
        number->last = !has_letter(r, end, r->size);
        number->diagnostic = number->next_to_last && r->text[at - 1] == '#';
        number->label = label_before(r->text, at, &number->trust);
        query->number_count += !follows(r, at, "cseq") && !(r->text[at] == '0' && end > at + 1);
        for (last_end = end; at < end; at++) {
            number->value = 10 * number->value + (r->text[at] - '0');
            r->words[at] = ' ';
        }
    }
}

/* Narrows the words down to the value at `at`: what stands in its quotes, or else in its line. */
static void narrow(struct reader *r, size_t at)
{
    size_t end;

    at += strspn(r->text + at, " \\");
    end = at + strcspn(r->text + at, r->text[at] == '"' ? "\r\n" : "\"\r\n");
    if (r->text[at] == '"') {
        at += 1 + (r->text[at + 1] == '"');
        end = at + strcspn(r->text + at, "\"\r\n");
    }
    if (end <= at)
        return;
    memmove(r->words, r->words + at, end - at);
    r->words[end - at] = '\0';
}

/* Finds where the phrase must stand: in the text of a SIP Reason header, `text="GUID;phrase"`, or
   behind a label of a phrase. A label is looked for once behind each name. */
static void find_phrase_field(struct reader *r)
{
    bool name = false;
    size_t at;

    for (at = 0; at < r->size; at++) {
        enum label_trust trust;

        name |= fold_word_char(r->text[at]);
        if (!name || (r->text[at] != '=' && r->text[at] != ':'))
            continue;
        name = false;
        if (follows(r, at, "text") || label_before(r->text, at, &trust) == LABEL_PHRASE) {
            narrow(r, at + 1);
            return;
        }
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

static void set_label(struct query_number *number, enum label label)
{
    number->label = label;
    number->trust = LABEL_SURE;
}

static bool is_sip(const struct query_number *number)
{
    return number->value >= 100 && number->value <= 699;
}

/* True for a Microsoft and a SIP code, one beside the other, that are a documented pair or a normal
   end. Among other words or numbers, the Microsoft code takes six digits. */
static bool is_pair(struct reader *r, const struct query_number *microsoft,
                    const struct query_number *sip)
{
    const struct query_number *known = find_number(r->query, LABEL_MICROSOFT);
    const struct query_number *known_sip = find_number(r->query, LABEL_SIP);
    size_t first;

    if ((known && known->value != microsoft->value) || (known_sip && known_sip->value != sip->value))
        return false;
    if (microsoft->digits != 6 && (r->query->words || r->query->number_count > 2))
        return false;
    return drcode_find_pair(r->catalog, microsoft->value, (int)sip->value, &first) > 0 ||
           drcode_normal_end(microsoft->value, (int)sip->value);
}

static void label_pair(struct reader *r)
{
    struct query *query = r->query;
    size_t i;
    int turn;

    for (i = 1; i < query->number_count; i++) {
        struct query_number *number = &query->numbers[i];

        for (turn = 0; turn < 2 && number->next_to_last; turn++) {
            if (is_pair(r, number - 1 + turn, number - turn)) {
                set_label(number - 1 + turn, LABEL_MICROSOFT);
                set_label(number - turn, LABEL_SIP);
                return;
            }
        }
    }
}

/* Numbers without words beside them are told apart by their size; among words, six digits that
   start with 5 are a Microsoft code. */
static void label_microsoft(struct query *query)
{
    size_t i;

    for (i = 0; i < query->number_count && !find_number(query, LABEL_MICROSOFT); i++) {
        struct query_number *number = &query->numbers[i];

        if (number->label == LABEL_NONE &&
            (query->words ? number->digits == 6 && number->value / 100000 == 5
                          : query->number_count <= 2 && !is_sip(number)))
            set_label(number, LABEL_MICROSOFT);
    }
}

/* True where the words are about SIP, so that a "status 504" among them is SIP's. */
static bool speaks_of_sip(const struct query *query)
{
    static const char *const words[] = {"sip", "sbc", "trunk", "invite"};
    const char *s = query->phrase;
    size_t i, size;

    for (; *s; s += size + (s[size] == ' ')) {
        size = strcspn(s, " ");
        for (i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i]) == size && memcmp(words[i], s, size) == 0)
                return true;
    }
    return false;
}

/* Alone, beside a Microsoft code or behind a label where that counts, a number is a SIP code; a label
   that does not count, and the place before or behind all words, are worth a try. */
static void label_sip(struct query *query)
{
    const struct query_number *microsoft = find_number(query, LABEL_MICROSOFT);
    const bool about_sip = microsoft || speaks_of_sip(query);
    size_t i;

    for (i = 0; i < query->number_count && !find_number(query, LABEL_SIP); i++) {
        struct query_number *number = &query->numbers[i];
        bool beside = (number - 1 == microsoft && number->next_to_last) ||
                      (number + 1 == microsoft && microsoft->next_to_last);

        if (!is_sip(number) || (number->label != LABEL_NONE && number->label != LABEL_SIP))
            continue;
        if (query->words ? beside || (number->label == LABEL_SIP && about_sip)
                         : query->number_count <= 2)
            set_label(number, LABEL_SIP);
        else if (number->label == LABEL_SIP || number->first || number->last)
            *number = (struct query_number){
                .value = number->value, .label = LABEL_SIP, .trust = LABEL_ASKED};
    }
}

/* Says what each number is, as far as its label, its neighbours, its size and the words tell. */
static void label_numbers(struct reader *r)
{
    struct query *query = r->query;
    size_t i;

    for (i = 0; i < query->number_count; i++) {
        struct query_number *number = &query->numbers[i];

        if (number->label == LABEL_SIP && !is_sip(number) && number->value != 0)
            number->label = LABEL_NONE;
        if (number->label == LABEL_SIP && number->trust != LABEL_SURE && query->http)
            number->label = LABEL_NONE;
        if (number->diagnostic && !find_number(query, LABEL_MICROSOFT)) {
            set_label(number, LABEL_MICROSOFT);
            if (is_sip(number - 1) && !find_number(query, LABEL_SIP))
                set_label(number - 1, LABEL_SIP);
        }
    }
    if (query->http)
        return;
    label_pair(r);
    label_microsoft(query);
    label_sip(query);
}

/* Copies the query. Whatever parts words, beyond ASCII too, becomes a space, and so does what syslog
   writes for line ends; marks without width go. */
static void copy(struct reader *r, const char *text, size_t size)
{
    size_t at, length, folded;
    uint32_t point;

    for (at = 0; at < size && r->size + 4 < QUERY_ROOM; at += length) {
        char probe[8] = "a", out[8];

        length = utf8_read(text + at, size - at, &point);
        if (length > 1) {
            memcpy(probe + 1, text + at, length);
            probe[1 + length] = 'a';
            folded = fold(probe, length + 2, out, sizeof out);
            if (folded == 2)
                continue;
            if (folded != 3 || out[1] != ' ')
                memcpy(r->text + r->size, text + at, length);
            else
                r->text[r->size] = ' ';
            r->size += folded != 3 || out[1] != ' ' ? length : 1;
            continue;
        }
        r->text[r->size++] = length == 0 || !text[at] ? ' ' : text[at];
        length = 1;
        if (size - at >= 4 && (memcmp(text + at, "#012", 4) == 0 || memcmp(text + at, "#015", 4) == 0)) {
            r->text[r->size - 1] = '\n';
            length = 4;
        }
    }
    r->text[r->size] = '\0';
    memcpy(r->words, r->text, r->size + 1);
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
    copy(&r, text, size);
    read_tokens(&r);
    read_numbers(&r);
    find_phrase_field(&r);
    fold(r.words, strlen(r.words), query->phrase, sizeof query->phrase);
    for (i = 0; query->phrase[i]; i++)
        query->words |= is_letter(query->phrase[i]) || (query->phrase[i] & 0x80);
    label_numbers(&r);
}
