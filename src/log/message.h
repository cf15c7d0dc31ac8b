/*
 * message.h - lines of SIP messages -> records.
 *
 * A message starts with its first line and ends with a blank line, or one that is no header. It is
 * one record, which is complete where it ends: that of a call that failed (sip_call.h), or of what
 * a line of it says, as any line may. A message that was found before is none.
 */
#ifndef LOG_MESSAGE_H
#define LOG_MESSAGE_H

#include "log/decode.h"
#include "log/evidence.h"
#include "log/recent.h"
#include "log/sip_call.h"
#include "log/sip_seen.h"

/* The name of a stream of packets in a log: the rest of a cut message is in the same stream. */
#define STREAM_ROOM 64

/* How much is kept of the line of a log that a message starts in. */
#define START_ROOM RECENT_ROOM
#define END_ROOM   64

struct message {
    struct sip_message sip;
    struct sip_call call;
    struct record record; /* of the message that is open, or that ended last */
    struct sip_seen *seen; /* the messages before it */
    bool json;            /* the message is in strings of JSON; */
    bool marked;          /* one of its lines has a mark: the caller sets these */
    struct recent before; /* the lines before its first one */
    size_t start_size;
    char start[START_ROOM + END_ROOM]; /* the start and the end of that */
    size_t stream_size;
    char stream[STREAM_ROOM];
};

/* Starts an input. What was seen in it is kept in `seen`, which messages may share. */
void message_start(struct message *message, struct sip_seen *seen);

/* Opens a message where a line is the first of one; none may be open. `whole` is the line of the
   log that it is a part of; its time may be in one of the lines before it,
   unless that is NULL. */
bool message_open(struct message *message, const struct log_line *line,
                  const struct log_line *whole, const struct recent *recent);

/* Reads a line, or the first piece of one, of the open message. False where it is not part of it,
   which must then be ended, or no message is open. */
bool message_read(struct message *message, const struct log_line *line);

/* True where the open message was cut in a Reason header, and a line of the same stream
   continues it: from `rest` on. */
bool message_resumes(const struct message *message, const struct log_line *line,
                     struct log_line *rest);

/* True for a message that was cut so, and may go on in the next line of its stream. One without a
   mark may be passed over, so it never waits. */
bool message_cut(const struct message *message);

/* Reads the rest of the header that was cut, up to the end of a line. */
void message_read_rest(struct message *message, const struct log_line *rest);

/* Reads the value of a field of Wireshark, which is a header. */
void message_read_field(struct message *message, const char *name, size_t size,
                        const struct log_line *value);

/* Keeps what a line of the message says; the first one counts. */
void message_hold(struct message *message, const struct record *record);

/* Ends the message, if any is open. True where its record must be reported. */
bool message_end(struct message *message, struct evidence *evidence);

/* The same where the message may be complete and is not reported yet, but leaves it open. */
bool message_pause(struct message *message, struct evidence *evidence);

#endif
