#include "log/sip.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "drcode.h"

unsigned sip_escape(const char *text, const char *end)
{
    if (end - text >= 8 && memcmp(text, "#015#012", 8) == 0)
        return 8;
    return end - text >= 4 && memcmp(text, "#012", 4) == 0 ? 4 : 0;
}

const char *sip_find_escape(const char *text, const char *end, const char **next)
{
    const char *at = text;

    while ((at = bytes_find('#', at, (size_t)(end - at))) != NULL) {
        unsigned size = sip_escape(at, end);

        if (size > 0) {
            *next = at + size;
            return at;
        }
        at++;
    }
    return *next = end;
}

bool sip_is_escaped(const char *text, size_t size)
{
    const char *end = text + size, *next;

    return sip_find_escape(text, end, &next) < end;
}

/* True where a line ends, with or without a CR before its end. */
static bool ends_line(const char *text, const char *end)
{
    if (text < end && *text == '\r')
        text++;
    return text == end || *text == '\n' || sip_escape(text, end) > 0;
}

bool sip_first_line(const char *text, const char *end, const char *at, int *sip)
{
    const char *after = at + 7;

    if (end - at < 7 || memcmp(at, "SIP/2.0", 7) != 0)
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

const char *sip_last_first_line(const char *text, const char *end)
{
    size_t at = (size_t)(end - text);
    int sip;

    while ((at = bytes_after_last('S', text, at)) > 0)
        if (sip_first_line(text, end, text + --at, &sip))
            return text + at;
    return NULL;
}

bool sip_open(struct sip_message *message, const char *text, size_t size, uint64_t line)
{
    const char *end = text + size, *at = text;
    int sip;

    for (; end - at >= 7 && (at = bytes_find('S', at, (size_t)(end - at - 6))) != NULL; at++) {
        if (!sip_first_line(text, end, at, &sip))
            continue;
        *message = (struct sip_message){.open = true, .sip = sip, .line = line};
        if (sip != DRCODE_NO_CODE)
            message->column = (size_t)(at - text);
        return true;
    }
    return false;
}

void sip_end(struct sip_message *message)
{
    *message = (struct sip_message){.sip = DRCODE_NO_CODE};
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

bool sip_continues(const struct sip_message *message, const char *text, size_t size)
{
    size_t start = message->column, at = start, colon;

    if (ascii_blank(text, size))
        return false;
    if (at >= size || is_space(text[at]))
        return at < size;
    colon = start + bytes_before(':', text + start, size - start);
    if (colon == start || colon == size)
        return false;
    while (at < colon && (fold_word_char(text[at]) || text[at] == '-'))
        at++;
    while (at > start && at < colon && is_space(text[at]))
        at++;
    return at == colon;
}
