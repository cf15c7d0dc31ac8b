#include "log/sip_field.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"

/* The size of the prefix of a name: "sip.", or "sip_sip_" as Elasticsearch wants it. */
static size_t prefix_size(const char *name, size_t size)
{
    if (fold_has_prefix(name, size, "sip_sip_"))
        return strlen("sip_sip_");
    return fold_has_prefix(name, size, "sip.") ? strlen("sip.") : 0;
}

enum sip_header sip_field_header(const char *name, size_t size)
{
    size_t prefix = prefix_size(name, size);

    return prefix > 0 ? sip_header_of(name + prefix, size - prefix) : SIP_UNKNOWN;
}

enum sip_field sip_field_of(const char *name, size_t size)
{
    static const char *const lines[] = {"status-line", "request-line", "msg_hdr"};
    size_t prefix = prefix_size(name, size), i;

    if (prefix == 0)
        return SIP_FIELD_NONE;
    for (i = 0; i < sizeof lines / sizeof *lines; i++)
        if (strlen(lines[i]) == size - prefix &&
            fold_has_prefix(name + prefix, size - prefix, lines[i]))
            return SIP_FIELD_LINES;
    return sip_field_header(name, size) != SIP_UNKNOWN ? SIP_FIELD_HEADER : SIP_FIELD_OTHER;
}

/* Finds the value of an attribute: `name` ends with its equals sign and quote. */
static bool find_attribute(const char *text, size_t size, const char *name, struct sip_line *line)
{
    const char *end = text + size, *at = text, *quote;

    for (; (at = bytes_find(' ', at, (size_t)(end - at))) != NULL; at++) {
        if (!fold_has_prefix(at, (size_t)(end - at), name))
            continue;
        line->value = at + strlen(name);
        quote = bytes_find('"', line->value, (size_t)(end - line->value));
        line->size = quote ? (size_t)(quote - line->value) : 0;
        return quote != NULL;
    }
    return false;
}

bool sip_field_read(const char *text, size_t size, struct sip_line *line)
{
    struct sip_line name = {.header = SIP_UNKNOWN};

    while (size > 0 && ascii_space(*text)) {
        text++;
        size--;
    }
    if (fold_has_prefix(text, size, "</field>"))
        return true;
    if (!fold_has_prefix(text, size, "<field "))
        return false;
    if (find_attribute(text, size, " name=\"", &name))
        name.header = sip_field_header(name.value, name.size);
    if (name.header != SIP_UNKNOWN && find_attribute(text, size, " show=\"", line))
        line->header = name.header;
    return true;
}
