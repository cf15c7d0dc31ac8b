/*
 * scan.h - what a scanner is made of, for scanner.c and its parts.
 *
 * These files alone report findings; the readers that they ask do not.
 */
#ifndef LOG_SCAN_H
#define LOG_SCAN_H

#include "log/csv.h"
#include "log/decode.h"
#include "log/evidence.h"
#include "log/finding.h"
#include "log/input.h"
#include "log/json.h"
#include "log/key_values.h"
#include "log/message.h"
#include "log/recent.h"
#include "log/table.h"

enum scan_mode { TEXT, TABLE, JSON };

/* What a quiet log needs comes first: memory that is not touched costs nothing. */
struct drcode_scanner {
    struct drcode_scanner_calls calls;
    const struct log_line *raw; /* the line being read, a piece of it, or lines of open JSON */
    enum scan_mode mode;        /* of the line being read */
    bool reading;               /* lines of the input were read: the readers have started */
    bool reported;              /* something in the line was; what else it says as text is not */
    bool in_json;               /* JSON is open */
    bool heard;                 /* a string in it was of the open message */
    bool near;                  /* the lines before the hit were passed over, if they can be */
    bool ends_alone;            /* of calls that ended normally nothing else is wanted */
    bool plain;                 /* for tests: only the line being read is at hand */
    bool again;                 /* lines of a table that was read wrongly are to be read again */
    unsigned marks;             /* what the prefilter has found at `hit`: */
    const char *hit;            /* up to here it has found nothing in the lines at hand; or NULL */
    const char *first_line;     /* as the prefilter's `message` of this hit */
    const char *end; /* of the lines at hand, which the line being read is one of; NULL: of none */
    size_t more;     /* bytes after that */
    struct prefilter_search search; /* of the lines at hand */
    struct input input;
    struct recent recent; /* the lines before the one being read */
    struct decoder decoder;
    struct evidence evidence;
    struct findings findings;
    struct csv csv;
    struct table table;
    struct key_values block;
    struct record text;   /* what a line of running text says */
    struct sip_seen seen; /* messages of the input */
    struct message message;
    struct message waiting; /* one that was cut, for its rest, */
    unsigned between;       /* lines since */
    struct json json;
};

/* True for a line that is not in pieces. */
bool scan_is_whole(const struct log_line *line);

/* Reads JSON from `*text` on, in line `*number`, up to its end or to what is none: both move. */
enum json_result scan_values(struct drcode_scanner *s, const char **text, const char *end,
                             uint64_t *number);

/* Reads a line of a table; false where it is none. */
bool scan_row(struct drcode_scanner *s, const struct log_line *line);

/* Reads a line, with its marks, as part of a table of text; false where it is none. */
bool scan_table(struct drcode_scanner *s, const struct log_line *line, unsigned marks);

/* Gives up a row: its quote may be one too many. Its lines are to be read again, each for itself;
   true where it was reported without that. */
bool scan_end_row(struct drcode_scanner *s);

/* The lines at hand, up to `end`. */
const char *scan_lines(struct drcode_scanner *s);

/* Forgets them: the text that is read next is none of them. */
void scan_leave_lines(struct drcode_scanner *s);

/* Hands out the next line that must be read; false where more bytes must come first. */
bool scan_next_line(struct drcode_scanner *s, struct log_line *line);

/* Finds the next hit in the lines at hand, at `from` or after it, unless it is known; it is their
   end where there is none. */
void scan_ahead(struct drcode_scanner *s, const char *from);

/* The marks of a line: what is before the hit has none. */
unsigned scan_marks(struct drcode_scanner *s, const struct log_line *line);

/* Reports what a line, or a piece of one, says for itself; `start` has the start of its line. What
   one of a message says is kept until that ends. */
void scan_evidence(struct drcode_scanner *s, const struct log_line *line, unsigned marks,
                   const struct log_line *start);

/* Reads a line that continues the open message, or the one that waits; ends the open one where it
   does not, or lets it wait. False for other lines, and for messages that are one line. */
bool scan_message(struct drcode_scanner *s, const struct log_line *line);

/* Reads a SIP message that is written as one line, each of its lines; one that was cut may go on in
   the next line of its stream. */
void scan_escaped(struct drcode_scanner *s, const struct log_line *line);

/* Reads a string of JSON that is of a SIP message: a field of Wireshark, a line or all lines. It is
   in the line `whole` of the log. */
void scan_string(struct drcode_scanner *s, const struct json_item *item,
                 const struct log_line *whole, uint64_t number);

/* Starts the messages of an input. */
void scan_start_messages(struct drcode_scanner *s);

/* Ends the open message, and reports it. */
void scan_end_message(struct drcode_scanner *s);

/* Ends the message that waits, and the open one. */
void scan_end_messages(struct drcode_scanner *s);

/* Reports the messages that may be complete. */
void scan_pause_message(struct drcode_scanner *s);

#endif
