#include "log/sip.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "drcode.h"
#include "log/sip_field.h"

/* How many bytes the prefixes of a message's lines may differ by: fractions of a second may lack
   their zeros. */
#define DRIFT 8

unsigned sip_escape(const char *text, const char *end)
{
    static const struct {
        char text[10];
        unsigned char size;
    } escapes[] = {{"#012", 4},   {"#015#012", 8},   {"\\n", 2},
                   {"\\r\\n", 4}, {"\\x0d\\x0a", 8}, {"\\015\\012", 8}};
    const size_t left = (size_t)(end - text);
    size_t i;

    if (left < 2 || (*text != '#' && *text != '\\'))
        return 0;
    for (i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (fold_lower(text[1]) == escapes[i].text[1] &&
            fold_has_prefix(text, left, escapes[i].text))
            return escapes[i].size;
    return 0;
}

const char *sip_find_escape(const char *text, const char *end, const char **next)
{
    const char *at;

    for (at = text; (at += bytes_before_escape(at, (size_t)(end - at))) < end; at++) {
        unsigned size = sip_escape(at, end);

        if (size > 0) {
            *next = at + size;
            return at;
        }
    }
    return *next = end;
}

bool sip_is_escaped(const char *text, size_t size)
{
    const char *end = text + size, *at, *next = text;
    bool escaped = false;

    while ((at = sip_find_escape(next, end, &next)) < end && *at != '#')
        escaped = true;
    return at < end || (escaped && sip_last_first_line(text, end));
}

/* True where a line ends, with or without a CR before its end. */
static bool ends_line(const char *text, const char *end)
{
    if (text < end && (*text == '\r' || *text == '.'))
        text++;
    return text == end || *text == '\n' || sip_escape(text, end) > 0;
}

bool sip_first_line(const char *text, const char *end, const char *at, int *sip)
{
    const char *after = at + 7;

    if (end - at < 7 || at[1] != 'I' || memcmp(at, "SIP/2.0", 7) != 0)
        return false;
    *sip = DRCODE_NO_CODE;
    if (end - after >= 4 && after[0] == ' ' && after[1] >= '1' && after[1] <= '6' &&
        ascii_digit(after[2]) && ascii_digit(after[3])) {
        *sip = 100 * (after[1] - '0') + 10 * (after[2] - '0') + (after[3] - '0');
        return true;
    }
    if (at == text || at[-1] != ' ')
        return false;
    while (after < end && (*after == ' ' || *after == '\t'))
        after++;
    return ends_line(after, end);
}

bool sip_is_failure(int sip)
{
    return sip >= 400 && sip != 401 && sip != 407 && sip != 491;
}

const char *sip_last_first_line(const char *text, const char *end)
{
    size_t at = (size_t)(end - text);
    int sip;

    while ((at = bytes_after_last('S', text, at)) > 0)
        if (sip_first_line(text, end, text + --at, &sip))
            return text + at;
    return NULL;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Where the line of a request starts whose "SIP/2.0" is at `at`: before its URI and its method. */
static size_t find_method(const char *text, size_t at)
{
    unsigned words;

    for (words = 0; words < 2; words++) {
        while (at > 0 && is_space(text[at - 1]))
            at--;
        while (at > 0 && !is_space(text[at - 1]))
            at--;
    }
    return at;
}

/* How the lines of a message are written whose first one is at `column`. */
static enum sip_layout find_layout(const char *text, size_t column)
{
    size_t at = 0;

    while (at < column && is_space(text[at]))
        at++;
    if (fold_has_prefix(text + at, column - at, "<field "))
        return SIP_FIELDS;
    return at > 0 && (fold_has_prefix(text + at, column - at, "status-line: ") ||
                      fold_has_prefix(text + at, column - at, "request-line: "))
               ? SIP_TREE
               : SIP_PLAIN;
}

/* The first "SIP/2.0" that sip_first_line() is true of; NULL where there is none. */
static const char *find_first_line(const char *text, const char *end, int *sip)
{
    const char *slash = text;

    for (; (slash = bytes_find('/', slash, (size_t)(end - slash))) != NULL; slash++)
        if (slash - text >= 3 && sip_first_line(text, end, slash - 3, sip))
            return slash - 3;
    return NULL;
}

bool sip_has_first_line(const char *text, size_t size, int *sip)
{
    return find_first_line(text, text + size, sip) != NULL;
}

bool sip_open(struct sip_message *message, const char *text, size_t size, uint64_t line)
{
    int sip;
    const char *at = find_first_line(text, text + size, &sip);
    size_t column;

    if (!at)
        return false;
    column = (size_t)(at - text);
    if (sip == DRCODE_NO_CODE)
        column = find_method(text, column);
    *message = (struct sip_message){.open = true,
                                    .stopped = text[size - 1] == '.',
                                    .layout = find_layout(text, column),
                                    .sip = sip,
                                    .line = line,
                                    .column = column};
    return true;
}

void sip_end(struct sip_message *message)
{
    *message = (struct sip_message){.sip = DRCODE_NO_CODE};
}

/* True for what the name of a header may be. */
static bool may_be_name(const char *name, const char *end)
{
    if (name == end || ascii_digit(*name))
        return false;
    while (name < end && (fold_word_char(*name) || *name == '-'))
        name++;
    return name == end;
}

/* Reads the header that is at `at` of a line, after blanks; false where there is none. */
static bool read_header(const char *text, size_t size, size_t at, struct sip_line *line)
{
    const char *name = text + at, *end = text + size, *colon;

    while (name < end && is_space(*name))
        name++;
    colon = bytes_find(':', name, (size_t)(end - name));
    if (!colon)
        return false;
    for (end = colon; end > name && is_space(end[-1]); end--)
        ;
    line->header = sip_header_of(name, (size_t)(end - name));
    if (line->header == SIP_UNKNOWN && !may_be_name(name, end))
        return false;
    line->value = colon + 1;
    line->size = size - (size_t)(colon + 1 - text);
    return true;
}

/* Reads a known header at a place near the column of the message, after a blank. */
static bool read_near(const struct sip_message *message, const char *text, size_t size,
                      struct sip_line *line)
{
    size_t at = message->column > DRIFT ? message->column - DRIFT : 1;

    for (; at < size && at <= message->column + DRIFT; at++)
        if (is_space(text[at - 1]) && !is_space(text[at]) && read_header(text, size, at, line) &&
            line->header != SIP_UNKNOWN)
            return true;
    return false;
}

static enum sip_part read_plain(struct sip_message *message, const char *text, size_t size,
                                struct sip_line *line)
{
    const size_t column = message->column;

    if (read_header(text, size, 0, line) && line->header != SIP_UNKNOWN) {
        if (!is_space(*text))
            message->column = 0;
        return SIP_NAMED;
    }
    if (size > column && (column == 0 || !fold_word_char(text[column - 1])) &&
        read_header(text, size, column, line))
        return SIP_NAMED;
    if (column > 0 && read_near(message, text, size, line))
        return SIP_NAMED;
    if (size <= column || !is_space(text[column]))
        return SIP_NO_PART;
    line->value = text + column;
    line->size = size - column;
    return SIP_MORE;
}

/* Drops the blanks around a value, and the full stop that stands for its CR. */
static void trim(const struct sip_message *message, struct sip_line *line)
{
    while (line->size > 0 && ascii_space(*line->value)) {
        line->value++;
        line->size--;
    }
    while (line->size > 0 && ascii_space(line->value[line->size - 1]))
        line->size--;
    line->size -= message->stopped && line->size > 0 && line->value[line->size - 1] == '.';
}

enum sip_part sip_read(struct sip_message *message, const char *text, size_t size,
                       struct sip_line *line)
{
    enum sip_part part = SIP_NAMED;
    int sip;

    *line = (struct sip_line){.header = SIP_UNKNOWN, .value = text};
    if (ascii_blank(text, size) || sip_has_first_line(text, size, &sip))
        return SIP_NO_PART;
    switch (message->layout) {
    case SIP_FIELDS:
        return sip_field_read(text, size, line) ? SIP_NAMED : SIP_NO_PART;
    case SIP_TREE:
        if (!is_space(*text))
            return SIP_NO_PART;
        if (!read_header(text, size, 0, line) || line->header == SIP_UNKNOWN)
            *line = (struct sip_line){.header = SIP_UNKNOWN, .value = text};
        break;
    default:
        part = read_plain(message, text, size, line);
    }
    trim(message, line);
    return part;
}
