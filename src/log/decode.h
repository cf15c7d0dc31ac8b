/* decode.h - bytes -> lines of UTF-8. */
#ifndef LOG_DECODE_H
#define LOG_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A longer line comes in pieces of this size. */
#define LINE_ROOM    65536
/* A piece repeats so many bytes of the one before it, so that nothing that is searched for is cut
   in two. */
#define LINE_OVERLAP 4096

/* A line without its end, or a piece of one. The text is UTF-8 where the input is well-formed;
   other bytes are left as they are, NUL among them. */
struct log_line {
    const char *text;
    size_t size;
    size_t fresh;    /* the bytes before this offset were in the piece before: 0 in the first one */
    uint64_t number; /* from 1 */
    bool ends;       /* the line ends here */
};

typedef void decode_line(void *context, const struct log_line *line);

/* Says how many bytes at the start of some lines, the first of them number `number`, may be passed
   over; `read` becomes how many behind them are then to be handed out. Both end with a line.
   `number` becomes that of the line where it goes on. */
typedef size_t decode_skip(void *context, const char *lines, size_t size, uint64_t *number,
                           size_t *read);

enum decode_encoding { DECODE_UNKNOWN, DECODE_UTF8, DECODE_UTF16LE, DECODE_UTF16BE };

struct decoder {
    decode_line *line;
    decode_skip *skip; /* or NULL */
    void *context;
    enum decode_encoding encoding;
    uint64_t number;
    unsigned char held[4]; /* bytes that wait for the rest of their character, or of the mark */
    size_t held_size;
    size_t size, fresh; /* of the piece of a line in `text` */
    char text[LINE_ROOM];
};

/* Starts an input: lines are numbered from 1, and the first bytes may be a byte order mark, which
   makes it UTF-16 or is dropped. `skip` is asked where a line starts; or NULL. */
void decode_start(struct decoder *decoder, decode_line *line, decode_skip *skip, void *context);

/* Takes the next bytes and hands out the lines that end in them; a line may end in LF or CR LF. */
void decode_bytes(struct decoder *decoder, const char *bytes, size_t size);

/* Hands out a last line without an end. */
void decode_end(struct decoder *decoder);

#endif
