#include "log/message.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/fold.h"
#include "log/json_syntax.h"
#include "log/line_start.h"
#include "log/markup.h"
#include "log/sip_field.h"

/* Least letters of a reason of Teams that is compared with phrases which are not the same. */
#define LEAST_REASON 24

void message_start(struct message *message, struct sip_seen *seen)
{
    sip_end(&message->sip);
    message->json = false;
    message->seen = seen;
    sip_seen_start(seen);
}

/* Finds the name of the stream that a line is of, "[SID=cd9263:28:29209476]", with which
   AudioCodes marks each packet; `after` is where what it says starts. Returns its size, or 0. */
static size_t find_stream(const struct log_line *line, const char **name, const char **after)
{
    static const char mark[] = "[SID=";
    const char *end = line->text + (line->size < 256 ? line->size : 256), *at = line->text, *close;

    for (; (at = bytes_find('[', at, (size_t)(end - at))) != NULL; at++) {
        if ((size_t)(end - at) < sizeof mark || memcmp(at, mark, sizeof mark - 1) != 0)
            continue;
        close = bytes_find(']', at, (size_t)(end - at));
        if (!close || close - at > STREAM_ROOM)
            return 0;
        *name = at;
        for (*after = close + 1; *after < end && **after == ' '; ++*after)
            ;
        return (size_t)(close - at);
    }
    return 0;
}

/* True for a line that announces a message, as traces do: "recv 365 bytes from ...:", "Received:",
   "192.0.2.1:5061 -> 192.0.2.2:5061". */
static bool announces(const char *text, size_t size)
{
    static const char marks[][10] = {"> ", "sip", "recv", "received", "sent"};
    size_t at, i;

    if (size > 0 && text[size - 1] == ':')
        return true;
    for (at = 0; at < size; at++) {
        const char c = fold_lower(text[at]);

        if ((c != '>' && c != 's' && c != 'r') || (at > 0 && fold_word_char(text[at - 1])))
            continue;
        for (i = 0; i < sizeof marks / sizeof *marks; i++)
            if (c == *marks[i] && fold_has_prefix(text + at, size - at, marks[i]))
                return true;
    }
    return false;
}

/* Reads the time in an object of JSON, in which a message is a string. */
static void read_member(const char *text, size_t size, struct record *record)
{
    static const char *const names[] = {"\"time\":\"", "\"timestamp\":\"", "\"@timestamp\":\""};
    const char *end = text + size, *at;
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++)
        for (at = text; (at = bytes_find('"', at, (size_t)(end - at))) != NULL; at++)
            if (fold_has_prefix(at, (size_t)(end - at), names[i])) {
                at += strlen(names[i]);
                record_set(record, LABEL_TIME, LABEL_SURE, at,
                           bytes_before_quote(at, (size_t)(end - at)));
                return;
            }
}

/* Sets the time of the message: that of its packet or line, else that of the lines before it. */
static void set_time(struct message *message)
{
    struct record *record = &message->record;
    const struct recent *before = &message->before;
    struct line_start start;
    const char *line;
    size_t i, size;

    if (message->sip.layout != SIP_PLAIN)
        record_set(record, LABEL_TIME, LABEL_SURE, before->frame, before->frame_size);
    line_start_add(message->start, message->start_size, record);
    if (record->size[LABEL_TIME] == 0 && json_starts(message->start, message->start_size))
        read_member(message->start, message->start_size, record);
    for (i = 0; i < RECENT_LINES && record->size[LABEL_TIME] == 0; i++) {
        line = recent_line(before, i, &size);
        if (!announces(line, size))
            continue;
        line_start_read(line, size, &start);
        record_set(record, LABEL_TIME, LABEL_SURE, start.time, start.time_size);
    }
}

/* Keeps where the time may be: in the start or the end of the line, or in the lines before it. */
static void keep_start(struct message *message, const struct log_line *whole,
                       const struct recent *recent)
{
    size_t size = whole->size < START_ROOM ? whole->size : START_ROOM,
           rest = whole->size - size < END_ROOM ? whole->size - size : END_ROOM;

    memcpy(message->start, whole->text, size);
    memcpy(message->start + size, whole->text + whole->size - rest, rest);
    message->start_size = size + rest;
    if (recent)
        message->before = *recent;
    else
        recent_start(&message->before);
}

bool message_open(struct message *message, const struct log_line *line,
                  const struct log_line *whole, const struct recent *recent)
{
    const char *name = NULL, *after;
    size_t column;

    if (!line->ends || !sip_open(&message->sip, line->text, line->size, line->number))
        return false;
    message->marked = false;
    column = message->sip.column;
    record_start(&message->record, line->number);
    record_set(&message->record, LABEL_TEXT, LABEL_SURE, line->text + column, line->size - column);
    keep_start(message, whole, recent);
    sip_call_start(&message->call, &message->record, line->text + column, line->size - column);
    message->stream_size = find_stream(whole, &name, &after);
    bytes_copy(message->stream, name ? name : "", message->stream_size);
    return true;
}

bool message_read(struct message *message, const struct log_line *line)
{
    struct sip_line header;
    char value[FIELD_ROOM];

    if (!message->sip.open)
        return false;
    switch (sip_read(&message->sip, line->text, line->size, &header)) {
    case SIP_NO_PART:
        return false;
    case SIP_NAMED:
        if (message->sip.layout == SIP_FIELDS) {
            header.size = markup_text(header.value, header.size, value, sizeof value);
            header.value = value;
        }
        sip_call_header(&message->call, &message->record, &header);
        return true;
    default:
        sip_call_more(&message->call, header.value, header.size);
        return true;
    }
}

bool message_cut(const struct message *message)
{
    return message->sip.open && message->marked && message->call.open_quote &&
           message->stream_size > 0;
}

bool message_resumes(const struct message *message, const struct log_line *line,
                     struct log_line *rest)
{
    const char *name, *after;

    if (!message_cut(message) || find_stream(line, &name, &after) != message->stream_size ||
        memcmp(name, message->stream, message->stream_size) != 0)
        return false;
    *rest = *line;
    rest->text = after;
    rest->size = line->size - (size_t)(after - line->text);
    return true;
}

void message_read_rest(struct message *message, const struct log_line *rest)
{
    sip_call_more(&message->call, rest->text, rest->size);
}

void message_read_field(struct message *message, const char *name, size_t size,
                        const struct log_line *value)
{
    const struct sip_line field = {
        .header = sip_field_header(name, size), .value = value->text, .size = value->size};

    if (message->sip.open)
        sip_call_header(&message->call, &message->record, &field);
}

void message_hold(struct message *message, const struct record *record)
{
    struct record *held = &message->record;

    if (held->microsoft != DRCODE_NO_CODE || held->phrase)
        return;
    held->microsoft = record->microsoft;
    held->microsoft_trust = record->microsoft_trust;
    held->sip = record->sip;
    held->sip_trust = record->sip_trust;
    held->phrase = record->phrase;
}

/* Reads the phrase of the Reason headers. */
static void read_reason(struct message *message, struct evidence *evidence)
{
    struct sip_call *call = &message->call;
    struct record *record = &message->record;

    if (call->reason_size == 0 || record->microsoft != DRCODE_NO_CODE || record->phrase)
        return;
    evidence_read(evidence, call->reason, 0, call->reason_size, message->sip.sip, record);
    if (!record->phrase && record->microsoft_trust >= LABEL_WEAK)
        record->microsoft = DRCODE_NO_CODE;
    if (record->microsoft == DRCODE_NO_CODE)
        record->sip = DRCODE_NO_CODE;
}

/* True where the message says how a call ended; completes its record. */
static bool complete(struct message *message, struct evidence *evidence)
{
    struct record *record = &message->record;
    const int sip = message->sip.sip;
    bool documented;

    read_reason(message, evidence);
    documented = record->microsoft != DRCODE_NO_CODE || record->phrase;
    if (!documented && !sip_call_failed(&message->call, sip))
        return false;
    if (sip_call_end(&message->call, record, !documented))
        record->strict = !documented && record->size[LABEL_PHRASE] < LEAST_REASON;
    else
        record->strict = !documented;
    record->message = true;
    set_time(message);
    if (record->microsoft == DRCODE_NO_CODE && record->sip == DRCODE_NO_CODE && sip >= 300) {
        record->sip = sip;
        record->sip_trust = documented ? LABEL_WEAK : LABEL_SURE;
    }
    return true;
}

/* True for a message that is not the same as one before it. */
static bool is_new(struct message *message)
{
    uint64_t hash = sip_call_hash(&message->call, &message->record, message->sip.sip);

    return hash == 0 || !sip_seen(message->seen, hash);
}

bool message_end(struct message *message, struct evidence *evidence)
{
    bool report = message->sip.open && !message->sip.reported && complete(message, evidence) &&
                  is_new(message);

    sip_end(&message->sip);
    message->json = false;
    return report;
}

bool message_pause(struct message *message, struct evidence *evidence)
{
    if (!message->sip.open || message->sip.reported || !complete(message, evidence))
        return false;
    message->sip.reported = true;
    return is_new(message);
}
