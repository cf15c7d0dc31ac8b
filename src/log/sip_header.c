#include "log/sip_header.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"

static const struct {
    const char *name; /* in small letters */
    enum sip_header header;
} headers[] = {
    {"via", SIP_VIA},
    {"v", SIP_VIA},
    {"from", SIP_FROM},
    {"f", SIP_FROM},
    {"to", SIP_TO},
    {"t", SIP_TO},
    {"call-id", SIP_CALL_ID},
    {"i", SIP_CALL_ID},
    {"cseq", SIP_CSEQ},
    {"contact", SIP_CONTACT},
    {"m", SIP_CONTACT},
    {"record-route", SIP_ROUTE},
    {"route", SIP_ROUTE},
    {"reason", SIP_REASON},
    {"user-agent", SIP_AGENT},
    {"server", SIP_AGENT},
    {"ms-conversation-id", SIP_CONVERSATION},
    {"x-ms-conversation-id", SIP_CONVERSATION},
    {"x-ms-correlation-id", SIP_CONVERSATION},
    {"accept", SIP_OTHER},
    {"allow", SIP_OTHER},
    {"allow-events", SIP_OTHER},
    {"content-length", SIP_OTHER},
    {"content-type", SIP_OTHER},
    {"date", SIP_OTHER},
    {"diversion", SIP_OTHER},
    {"error-info", SIP_OTHER},
    {"history-info", SIP_OTHER},
    {"max-forwards", SIP_OTHER},
    {"organization", SIP_OTHER},
    {"p-asserted-identity", SIP_OTHER},
    {"privacy", SIP_OTHER},
    {"proxy-authenticate", SIP_OTHER},
    {"remote-party-id", SIP_OTHER},
    {"require", SIP_OTHER},
    {"retry-after", SIP_OTHER},
    {"session-expires", SIP_OTHER},
    {"supported", SIP_OTHER},
    {"timestamp", SIP_OTHER},
    {"unsupported", SIP_OTHER},
    {"warning", SIP_OTHER},
    {"www-authenticate", SIP_OTHER},
};

enum sip_header sip_header_of(const char *name, size_t size)
{
    size_t i;

    for (i = 0; i < sizeof headers / sizeof *headers; i++)
        if (strlen(headers[i].name) == size && fold_has_prefix(name, size, headers[i].name))
            return headers[i].header;
    return SIP_UNKNOWN;
}

/* The size of the text before one of some characters. */
static size_t size_before(const char *text, const char *end, const char *stops)
{
    const char *at = text;

    while (at < end && *at && !strchr(stops, *at))
        at++;
    return (size_t)(at - text);
}

/* Sets the host that is at `text`: the address of version 6 of the Internet Protocol is in
 * brackets.
 */
static void read_host(const char *text, const char *end, struct sip_address *address)
{
    address->host = text;
    address->host_size = size_before(text, end, ":;>?, \t\"");
    if (text < end && *text == '[')
        address->host_size = size_before(text, end, "];> ") + 1;
    if (address->host_size > (size_t)(end - text))
        address->host_size = 0;
}

/* The size of the scheme that a text starts with, with its colon; 0 where there is none. */
static size_t scheme_size(const char *text, const char *end)
{
    static const char *const schemes[] = {"sip:", "sips:", "tel:"};
    size_t i;

    for (i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (fold_has_prefix(text, (size_t)(end - text), schemes[i]))
            return strlen(schemes[i]);
    return 0;
}

void sip_address_read(const char *value, size_t size, struct sip_address *address)
{
    const char *end = value + size, *at = value, *sign;
    size_t scheme = 0;

    *address = (struct sip_address){.user_size = 0};
    if (at < end && *at == '"') { /* a name may have any character */
        for (at++; at < end && *at != '"'; at++)
            at += *at == '\\' && at + 1 < end;
    }
    while (at < end &&
           ((scheme = scheme_size(at, end)) == 0 || (at > value && fold_word_char(at[-1]))))
        at++;
    if (at == end)
        return;
    at += scheme;
    address->user = at;
    sign = at + size_before(at, end, "@<> ,\"");
    if (sign < end && *sign == '@') {
        address->user_size = size_before(at, sign, ";:");
        read_host(sign + 1, end, address);
    } else if (scheme == strlen("tel:") && fold_lower(at[-2]) == 'l') {
        address->user_size = size_before(at, end, ";>?, ");
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

/* True where a text has a word of small letters, in any case. */
static bool has_word(const char *text, size_t size, const char *word)
{
    size_t i;

    for (i = 0; i < size; i++)
        if (fold_has_prefix(text + i, size - i, word))
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
    return is_in(host, size, "teams.microsoft.com") || is_in(host, size, "teams.microsoft.us") ||
           ((fold_has_prefix(host, size, "pstnhub.") || has_word(host, size, ".pstnhub.")) &&
            has_word(host, size, ".microsoft."));
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
