/* recent.h - the starts of the lines before the one being read: a trace writes there when a message
   was sent. */
#ifndef LOG_RECENT_H
#define LOG_RECENT_H

#include <stddef.h>

#define RECENT_LINES 2
#define RECENT_ROOM  160 /* more of a line is not kept */
#define RECENT_TIME  64  /* longer times are not kept */

struct recent {
    size_t last;               /* the number of the last one here, */
    size_t size[RECENT_LINES]; /* and of each its size; 0: nothing, or not known */
    char text[RECENT_LINES][RECENT_ROOM];
    size_t frame_size; /* the time of the packet that is shown; 0: not known */
    char frame[RECENT_TIME];
};

/* Starts an input. */
void recent_start(struct recent *recent);

/* Adds a line. */
void recent_add(struct recent *recent, const char *text, size_t size);

/* Returns what is kept of a line, 0 for the last one, 1 for the one before it, and its size. */
const char *recent_line(const struct recent *recent, size_t number, size_t *size);

/* Adds the last of some whole lines, with their ends, that are passed over. */
void recent_skip(struct recent *recent, const char *lines, const char *end);

/* Keeps the time of a packet where a line has it: "Arrival Time: Mar  4, 2025 09:00:01 UTC". */
void recent_frame(struct recent *recent, const char *text, size_t size);

#endif
