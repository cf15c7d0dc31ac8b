/* decode.h - bytes -> lines of UTF-8. */
#ifndef LOG_DECODE_H
#define LOG_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A longer line is handed out in pieces of this size. */
#define LINE_ROOM    65536
/* The end of a piece that the next one repeats, so that nothing that is searched for is cut in two.
 */
#define LINE_OVERLAP 4096

/* How much of what is after a line is kept beside it where it is copied. */
#define DECODE_MORE 32

/* A line without its end, or a piece of one. The text is UTF-8 where the input is well-formed;
   other bytes are left as they are, NUL among them. */
struct log_line {
    const char *text;
    size_t size;
    size_t fresh;    /* bytes that the piece before had as well: 0 in the first piece of a line */
    uint64_t number; /* from 1 */
    bool ends;       /* the line ends here */
};

enum decode_encoding { DECODE_UNKNOWN, DECODE_UTF8, DECODE_UTF16LE, DECODE_UTF16BE };

struct decoder {
    enum decode_encoding encoding;
    uint64_t number;             /* of the next line */
    const char *next, *next_end; /* bytes that were not read yet */
    const char *at, *end;        /* UTF-8 that was not handed out, */
    const char *lines_end;       /* and the end of the last whole line in it */
    bool ended;                  /* no more bytes will come */
    unsigned char held[4];       /* bytes that wait for the rest of their character or mark */
    size_t held_size;
    size_t size, fresh; /* of the piece of a line in `text`, */
    size_t joined;      /* or of the whole line there, with its end, which is the next one; or 0 */
    char text[LINE_ROOM + 1 + DECODE_MORE];
    char converted[16384];
};

/* Starts an input: lines are numbered from 1, and the first bytes may be a byte order mark, which
   makes it UTF-16 or is dropped. UTF-16 without one is recognised where it starts with ASCII. */
void decode_start(struct decoder *decoder);

/* Gives the next bytes, once decode_next() has returned false. They stay the caller's, and are read
   until it does so again. */
void decode_feed(struct decoder *decoder, const char *bytes, size_t size);

/* Says that no more bytes will come: a last line may have no end. */
void decode_end(struct decoder *decoder);

/* Hands out the next line, or piece of one, that is complete; false where more bytes must come
   first. A line ends in LF or CR LF. The text is valid until the next call. */
bool decode_next(struct decoder *decoder, struct log_line *line);

/* The whole lines at hand, with their ends, that the next calls of decode_next() hand out as they
   are; `size` is 0 where the next line is not one of them. A line whose start came with earlier
   bytes is alone. `more` bytes of what is after them are there, too. */
const char *decode_lines(struct decoder *decoder, size_t *size, size_t *more);

/* Passes over the first of these lines, up to where a line starts. */
void decode_skip(struct decoder *decoder, const char *to);

#endif
