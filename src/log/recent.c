#include "log/recent.h"

#include <string.h>

#include "base/bytes.h"
#include "base/time_text.h"

void recent_start(struct recent *recent)
{
    recent->last = 0;
    memset(recent->size, 0, sizeof recent->size);
    recent->frame_size = 0;
}

void recent_add(struct recent *recent, const char *text, size_t size)
{
    const size_t last = recent->last = (recent->last + 1) % RECENT_LINES;

    recent->size[last] = size < RECENT_ROOM ? size : RECENT_ROOM;
    bytes_copy(recent->text[last], text, recent->size[last]);
}

const char *recent_line(const struct recent *recent, size_t number, size_t *size)
{
    const size_t at = (recent->last + RECENT_LINES - number) % RECENT_LINES;

    *size = recent->size[at];
    return recent->text[at];
}

void recent_skip(struct recent *recent, const char *lines, const char *end)
{
    const char *at = end, *next;
    size_t count;

    for (count = 0; count < RECENT_LINES && at > lines; count++)
        at = lines + bytes_after_last('\n', lines, (size_t)(at - 1 - lines));
    for (; at < end; at = next) {
        size_t size = bytes_before('\n', at, (size_t)(end - at));

        next = at + size + 1;
        recent_add(recent, at, size - (size > 0 && at[size - 1] == '\r'));
    }
}

void recent_frame(struct recent *recent, const char *text, size_t size)
{
    static const char name[] = "Arrival Time: ";
    const char *end = text + size, *at = text, *stop;
    struct time_text time;

    for (; (at = bytes_find('A', at, (size_t)(end - at))) != NULL; at++) {
        if ((size_t)(end - at) < sizeof name || memcmp(at, name, sizeof name - 1) != 0)
            continue;
        at += sizeof name - 1;
        stop = time_text_read(at, end, &time);
        if (!stop || stop - at > RECENT_TIME || time.since >= 0)
            return; /* seconds since 1970 are for programs */
        recent->frame_size = (size_t)(stop - at);
        memcpy(recent->frame, at, recent->frame_size);
        return;
    }
}
