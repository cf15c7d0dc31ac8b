#include "lookup/reason.h"

#include <stddef.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"

bool reason_is_name(const char *text, const char *end)
{
    static const char name[] = "text";
    const size_t size = sizeof name - 1;
    size_t i;

    if ((size_t)(end - text) < size)
        return false;
    end -= size;
    for (i = 0; i < size && fold_lower(end[i]) == name[i]; i++)
        ;
    return i == size && (end == text || !fold_word_char(end[-1]));
}

void reason_read(const char *value, const char *end, struct reason *reason)
{
    while (value < end && (*value == '"' || *value == '\\' || *value == ' '))
        value++;
    end = value + bytes_before_quote(value, (size_t)(end - value));
    reason->guid = end - value > ASCII_GUID && value[ASCII_GUID] == ';' && ascii_guid(value);
    reason->phrase = reason->guid ? value + ASCII_GUID + 1 : value;
    if (ascii_guid_start(value, (size_t)(end - value))) /* a packet or a line may cut it */
        reason->phrase = end;
    while (end > reason->phrase && (end[-1] == ' ' || end[-1] == '.'))
        end--;
    reason->end = end;
}

bool reason_find(const char *text, size_t size, struct reason *reason)
{
    const char *at, *end = text + size;

    for (at = text; at < end; at++)
        if (*at == '=' && reason_is_name(text, at)) {
            reason_read(at + 1, end, reason);
            return reason->end > reason->phrase;
        }
    return false;
}
