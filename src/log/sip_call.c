#include "log/sip_call.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "lookup/cause.h"
#include "lookup/reason.h"

/* Where the name of the SBC is from, the nearest first. */
enum near { VIA_NAME, PARTY_NAME, CONTACT_NAME, URI_NAME, PARTY_NUMBER, NOWHERE };

/* Where the called number is from. */
enum called { CALLED_TO, CALLED_URI, CALLED_NOWHERE };

/* Sets a value that is nearer than the one before it. */
static void set_nearer(struct record *record, enum label label, unsigned *known, unsigned near,
                       const char *text, size_t size)
{
    if (near >= *known || size == 0)
        return;
    *known = near;
    record->size[label] = 0;
    record_set(record, label, LABEL_SURE, text, size);
}

/* Reads the host of an address: the SBC, or Teams, for which it returns true. */
static bool take_host(struct sip_call *call, struct record *record,
                      const struct sip_address *address, enum near near)
{
    if (address->host_size == 0)
        return false;
    if (sip_host_is_teams(address->host, address->host_size)) {
        call->teams = true;
        return true;
    }
    if (!sip_host_is_name(address->host, address->host_size))
        near = near == PARTY_NAME && (ascii_digit(*address->host) || *address->host == '[')
                   ? PARTY_NUMBER
                   : NOWHERE;
    set_nearer(record, LABEL_SBC, &call->sbc, near, address->host, address->host_size);
    return false;
}

/* A digit of a hexadecimal number; 16 where it is none. */
static unsigned hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, fold_lower(c)) : NULL;

    return at ? (unsigned)(at - digits) : 16;
}

/* Writes the user of an address to `out`, of FIELD_ROOM bytes, "%2B" as "+"; returns the size. */
static size_t read_user(const struct sip_address *address, char *out)
{
    size_t at, used = 0;

    for (at = 0; at < address->user_size && used < FIELD_ROOM; at++) {
        const char *c = address->user + at;

        if (*c == '%' && address->user_size - at > 2 && hex_digit(c[1]) < 8 &&
            hex_digit(c[2]) < 16) {
            out[used++] = (char)(16 * hex_digit(c[1]) + hex_digit(c[2]));
            at += 2;
        } else {
            out[used++] = *c;
        }
    }
    return used;
}

static void take_callee(struct sip_call *call, struct record *record,
                        const struct sip_address *address, enum called from)
{
    char user[FIELD_ROOM];

    set_nearer(record, LABEL_CALLEE, &call->callee, from, user, read_user(address, user));
}

void sip_call_start(struct sip_call *call, struct record *record, const char *text, size_t size)
{
    struct sip_address address;

    call->invite = call->teams = call->from_teams = call->to_teams = call->open_quote = false;
    call->last = SIP_UNKNOWN;
    call->sbc = NOWHERE;
    call->callee = CALLED_NOWHERE;
    call->sequence = UINT64_MAX;
    call->reason_size = call->last_size = 0;
    sip_address_read(text, size, &address);
    take_host(call, record, &address, URI_NAME);
    take_callee(call, record, &address, CALLED_URI);
}

/* Reads "1 INVITE". */
static void read_sequence(struct sip_call *call, const struct sip_line *line)
{
    const char *at = line->value, *end = at + line->size;

    call->sequence = 0;
    for (; at < end && ascii_digit(*at); at++)
        call->sequence = 10 * call->sequence + (unsigned)(*at - '0');
    while (at < end && ascii_space(*at))
        at++;
    call->invite = fold_has_prefix(at, (size_t)(end - at), "invite") &&
                   (end - at == 6 || !fold_word_char(at[6]));
}

/* True where a text has an odd number of quotes. */
static bool has_open_quote(const char *text, size_t size)
{
    return bytes_count('"', text, size) % 2 > 0;
}

static void append(struct sip_call *call, const char *text, size_t size)
{
    if (size > FIELD_ROOM - (size_t)call->reason_size)
        size = FIELD_ROOM - (size_t)call->reason_size;
    memcpy(call->reason + call->reason_size, text, size);
    call->reason_size = (uint16_t)(call->reason_size + size);
    call->open_quote = has_open_quote(call->reason + call->last_size,
                                      (size_t)(call->reason_size - call->last_size));
}

/* True where a Reason header is there already: a packet shows its headers several times. */
static bool has_reason(const struct sip_call *call, const struct sip_line *line)
{
    const char *first = call->reason, *last = first + call->last_size;
    const size_t size = line->size;

    return (size <= call->reason_size && memcmp(first, line->value, size) == 0) ||
           (size <= (size_t)(call->reason_size - call->last_size) &&
            memcmp(last, line->value, size) == 0);
}

/* How much of a line of a Reason header is of it: AudioCodes writes the time after a packet, and a
   blank before that. */
static size_t without_time(const char *text, size_t size)
{
    size_t at = bytes_after_last('[', text, size);

    if (at == 0 || !fold_has_prefix(text + at - 1, size - at + 1, "[time:"))
        return size;
    at--;
    return at - (at > 0 && text[at - 1] == ' ');
}

static void read_reason(struct sip_call *call, const struct sip_line *line)
{
    if (has_reason(call, line))
        return;
    if (call->reason_size > 0)
        append(call, ", ", 2);
    call->last_size = call->reason_size;
    append(call, line->value, without_time(line->value, line->size));
}

/* Reads the identifier of a call that a header or a parameter of an address has. */
static void read_identifier(struct record *record, const char *text, size_t size)
{
    if (size >= ASCII_GUID && ascii_guid(text))
        record_set(record, LABEL_CORRELATION, LABEL_SURE, text, ASCII_GUID);
}

void sip_call_header(struct sip_call *call, struct record *record, const struct sip_line *line)
{
    struct sip_address address;
    char user[FIELD_ROOM];

    call->last = line->header;
    switch (line->header) {
    case SIP_VIA:
        sip_via_read(line->value, line->size, &address);
        take_host(call, record, &address, VIA_NAME);
        break;
    case SIP_FROM:
        sip_address_read(line->value, line->size, &address);
        call->from_teams = take_host(call, record, &address, PARTY_NAME);
        record_set(record, LABEL_CALLER, LABEL_SURE, user, read_user(&address, user));
        break;
    case SIP_TO:
        sip_address_read(line->value, line->size, &address);
        call->to_teams = take_host(call, record, &address, PARTY_NAME);
        take_callee(call, record, &address, CALLED_TO);
        break;
    case SIP_CONTACT:
    case SIP_ROUTE:
        sip_address_read(line->value, line->size, &address);
        take_host(call, record, &address, line->header == SIP_ROUTE ? NOWHERE : CONTACT_NAME);
        break;
    case SIP_CALL_ID:
        record_set(record, LABEL_CALL_ID, LABEL_SURE, line->value, line->size);
        break;
    case SIP_CSEQ:
        read_sequence(call, line);
        break;
    case SIP_REASON:
        read_reason(call, line);
        break;
    case SIP_AGENT:
        call->teams = call->teams || sip_agent_is_teams(line->value, line->size);
        break;
    case SIP_CONVERSATION:
        read_identifier(record, line->value, line->size);
        break;
    default:
        break;
    }
}

void sip_call_more(struct sip_call *call, const char *text, size_t size)
{
    if (call->last != SIP_REASON || call->reason_size == 0)
        return;
    if (!call->open_quote)
        append(call, " ", 1);
    append(call, text, without_time(text, size));
}

bool sip_call_failed(const struct sip_call *call, int sip)
{
    return call->invite && call->teams && sip_is_failure(sip);
}

/* Finds the text of the Reason headers that Teams wrote, else the first one; false where there is
   none. */
static bool find_reason(const struct sip_call *call, struct reason *found)
{
    const char *at = call->reason, *end = at + call->reason_size;
    struct reason reason = {.guid = false};
    bool any = false;

    while (!reason.guid && reason_find(at, (size_t)(end - at), &reason)) {
        if (!any || reason.guid)
            *found = reason;
        any = true;
        at = reason.end;
    }
    return any;
}

/* Sets whether Teams was called, or calls; a BYE may come from either side. */
static void set_direction(const struct sip_call *call, struct record *record)
{
    const char *type = call->from_teams ? "outbound" : "inbound";

    if (call->invite && call->from_teams != call->to_teams)
        record_set(record, LABEL_CALL_TYPE, LABEL_SURE, type, strlen(type));
}

bool sip_call_end(struct sip_call *call, struct record *record, bool phrase)
{
    struct reason reason = {.guid = false};

    set_direction(call, record);
    record->cause = cause_of_reasons(call->reason, call->reason_size);
    if (!find_reason(call, &reason))
        return false;
    if (reason.guid) { /* before the phrase, and nearer than what a header has */
        record->size[LABEL_CORRELATION] = 0;
        read_identifier(record, reason.phrase - ASCII_GUID - 1, ASCII_GUID);
    }
    if (phrase)
        record_set(record, LABEL_PHRASE, LABEL_SURE, reason.phrase,
                   (size_t)(reason.end - reason.phrase));
    return reason.guid;
}

/* Adds bytes to a hash: FNV-1a. */
static uint64_t add(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    while (size-- > 0)
        hash = (hash ^ *at++) * 0x100000001b3U;
    return hash;
}

uint64_t sip_call_hash(const struct sip_call *call, const struct record *record, int sip)
{
    uint64_t hash = 0xcbf29ce484222325U;

    if (record->size[LABEL_CALL_ID] == 0 || call->sequence == UINT64_MAX)
        return 0;
    hash = add(hash, record->text[LABEL_CALL_ID], record->size[LABEL_CALL_ID]);
    hash = add(hash, &call->sequence, sizeof call->sequence);
    hash = add(hash, &call->invite, sizeof call->invite);
    hash = add(hash, &sip, sizeof sip);
    return hash > 0 ? hash : 1;
}
