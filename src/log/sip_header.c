#include "log/sip_header.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"

#define NAME(name) name, sizeof name - 1

/* Names in small letters, by their sizes. Of a size, those that most messages have come first. */
static const struct {
    char name[22];
    unsigned char size, header;
} headers[] = {
    {NAME("v"), SIP_VIA},
    {NAME("f"), SIP_FROM},
    {NAME("t"), SIP_TO},
    {NAME("i"), SIP_CALL_ID},
    {NAME("m"), SIP_CONTACT},
    {NAME("to"), SIP_TO},
    {NAME("via"), SIP_VIA},
    {NAME("from"), SIP_FROM},
    {NAME("cseq"), SIP_CSEQ},
    {NAME("date"), SIP_OTHER},
    {NAME("allow"), SIP_OTHER},
    {NAME("route"), SIP_ROUTE},
    {NAME("server"), SIP_AGENT},
    {NAME("reason"), SIP_REASON},
    {NAME("accept"), SIP_OTHER},
    {NAME("call-id"), SIP_CALL_ID},
    {NAME("contact"), SIP_CONTACT},
    {NAME("require"), SIP_OTHER},
    {NAME("privacy"), SIP_OTHER},
    {NAME("warning"), SIP_OTHER},
    {NAME("supported"), SIP_OTHER},
    {NAME("diversion"), SIP_OTHER},
    {NAME("timestamp"), SIP_OTHER},
    {NAME("user-agent"), SIP_AGENT},
    {NAME("error-info"), SIP_OTHER},
    {NAME("retry-after"), SIP_OTHER},
    {NAME("unsupported"), SIP_OTHER},
    {NAME("max-forwards"), SIP_OTHER},
    {NAME("content-type"), SIP_OTHER},
    {NAME("record-route"), SIP_ROUTE},
    {NAME("allow-events"), SIP_OTHER},
    {NAME("history-info"), SIP_OTHER},
    {NAME("organization"), SIP_OTHER},
    {NAME("content-length"), SIP_OTHER},
    {NAME("session-expires"), SIP_OTHER},
    {NAME("remote-party-id"), SIP_OTHER},
    {NAME("www-authenticate"), SIP_OTHER},
    {NAME("ms-conversation-id"), SIP_CONVERSATION},
    {NAME("proxy-authenticate"), SIP_OTHER},
    {NAME("p-asserted-identity"), SIP_OTHER},
    {NAME("x-ms-correlation-id"), SIP_CONVERSATION},
    {NAME("x-ms-conversation-id"), SIP_CONVERSATION},
};

enum sip_header sip_header_of(const char *name, size_t size)
{
    size_t low = 0, high = sizeof headers / sizeof *headers;

    while (low < high) { /* the first one of the size */
        const size_t middle = (low + high) / 2;

        if (headers[middle].size < size)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < sizeof headers / sizeof *headers && headers[low].size == size; low++)
        if ((*name | 0x20) == *headers[low].name && fold_has_prefix(name, size, headers[low].name))
            return (enum sip_header)headers[low].header;
    return SIP_UNKNOWN;
}

/* What ends a part of an address, a bit for each. */
enum stop {
    AFTER_USER = 1,    /* before a host, or what has none */
    AFTER_NAME = 2,    /* within the user: before a password or a parameter */
    AFTER_NUMBER = 4,  /* of a number without a host */
    AFTER_HOST = 8,    /* or its port */
    AFTER_ADDRESS = 16 /* of version 6, in brackets */
};

static const unsigned char stops[256] = {
    ['\0'] = AFTER_USER | AFTER_NAME | AFTER_NUMBER | AFTER_HOST | AFTER_ADDRESS,
    ['\t'] = AFTER_HOST,
    [' '] = AFTER_USER | AFTER_NUMBER | AFTER_HOST | AFTER_ADDRESS,
    ['"'] = AFTER_USER | AFTER_HOST,
    [','] = AFTER_USER | AFTER_NUMBER | AFTER_HOST,
    [':'] = AFTER_NAME | AFTER_HOST,
    [';'] = AFTER_NAME | AFTER_NUMBER | AFTER_HOST | AFTER_ADDRESS,
    ['<'] = AFTER_USER,
    ['>'] = AFTER_USER | AFTER_NUMBER | AFTER_HOST | AFTER_ADDRESS,
    ['?'] = AFTER_NUMBER | AFTER_HOST,
    ['@'] = AFTER_USER,
    [']'] = AFTER_ADDRESS,
};

/* The size of a part that ends before a stop. */
static size_t size_before(const char *text, const char *end, enum stop stop)
{
    const char *at = text;

    while (at < end && !(stops[(unsigned char)*at] & stop))
        at++;
    return (size_t)(at - text);
}

/* Sets the host that is at `text`: the address of version 6 of the Internet Protocol is in
 * brackets.
 */
static void read_host(const char *text, const char *end, struct sip_address *address)
{
    address->host = text;
    address->host_size = size_before(text, end, AFTER_HOST);
    if (text < end && *text == '[')
        address->host_size = size_before(text, end, AFTER_ADDRESS) + 1;
    if (address->host_size > (size_t)(end - text))
        address->host_size = 0;
}

/* True where the scheme of an address ends at a colon: no letters of another word are before it. */
static bool is_scheme(const char *text, const char *colon)
{
    const char last = colon > text ? fold_lower(colon[-1]) : ' ';
    const char *scheme = last == 'p' ? "sip" : last == 'l' ? "tel" : "sips";
    const ptrdiff_t size = last == 's' ? 4 : 3;

    return colon - text >= size && fold_has_prefix(colon - size, (size_t)size, scheme) &&
           (colon - text == size || !fold_word_char(colon[-size - 1]));
}

/* Steps over a name in quotes, which may have any character. */
static const char *skip_quoted(const char *at, const char *end)
{
    if (at == end || *at != '"')
        return at;
    for (at++; at < end && *at != '"'; at++)
        at += *at == '\\' && at + 1 < end;
    return at;
}

void sip_address_read(const char *value, size_t size, struct sip_address *address)
{
    const char *end = value + size, *start = skip_quoted(value, end), *at = start, *sign;

    *address = (struct sip_address){.user_size = 0};
    while ((at = bytes_find(':', at, (size_t)(end - at))) != NULL && !is_scheme(start, at))
        at++;
    if (!at)
        return;
    address->user = ++at;
    sign = at + size_before(at, end, AFTER_USER);
    if (sign < end && *sign == '@') {
        address->user_size = size_before(at, sign, AFTER_NAME);
        read_host(sign + 1, end, address);
    } else if (fold_lower(at[-2]) == 'l') { /* tel: */
        address->user_size = size_before(at, end, AFTER_NUMBER);
    } else {
        read_host(at, end, address);
    }
}

void sip_via_read(const char *value, size_t size, struct sip_address *address)
{
    const char *end = value + size, *at = value;
    unsigned slashes = 0;

    *address = (struct sip_address){.user_size = 0};
    while (at < end && slashes < 2)
        slashes += *at++ == '/';
    while (at < end && ascii_space(*at))
        at++;
    while (at < end && !ascii_space(*at))
        at++;
    while (at < end && ascii_space(*at))
        at++;
    read_host(at, end, address);
}

/* True where a text has a word of small letters and dots, in any case. */
static bool has_word(const char *text, size_t size, const char *word)
{
    const ptrdiff_t before = strchr(word, '.') - word;
    const char *end = text + size, *dot = text;

    for (; (dot = bytes_find('.', dot, (size_t)(end - dot))) != NULL; dot++)
        if (dot - text >= before &&
            fold_has_prefix(dot - before, (size_t)(end - dot + before), word))
            return true;
    return false;
}

/* True where a host is in a domain, in small letters, or is that domain. */
static bool is_in(const char *host, size_t size, const char *domain)
{
    size_t length = strlen(domain);

    return size >= length && fold_has_prefix(host + size - length, length, domain) &&
           (size == length || host[size - length - 1] == '.');
}

bool sip_host_is_teams(const char *host, size_t size)
{
    return has_word(host, size, ".microsoft.") &&
           (is_in(host, size, "teams.microsoft.com") || is_in(host, size, "teams.microsoft.us") ||
            fold_has_prefix(host, size, "pstnhub.") || has_word(host, size, ".pstnhub."));
}

bool sip_host_is_name(const char *host, size_t size)
{
    size_t i;
    bool letter = false;

    for (i = 0; i < size; i++) {
        if (!fold_word_char(host[i]) && host[i] != '.' && host[i] != '-')
            return false;
        letter = letter || (fold_word_char(host[i]) && !ascii_digit(host[i]));
    }
    return letter && bytes_find('.', host, size) && !is_in(host, size, "invalid");
}

bool sip_agent_is_teams(const char *value, size_t size)
{
    return has_word(value, size, "microsoft.pstnhub") || has_word(value, size, "microsoft.teams");
}
