#include "log/recent.h"

#include <string.h>

#include "base/bytes.h"
#include "base/time_text.h"

void recent_start(struct recent *recent)
{
    memset(recent->size, 0, sizeof recent->size);
    recent->frame_size = 0;
}

void recent_add(struct recent *recent, const char *text, size_t size)
{
    size_t i;

    for (i = RECENT_LINES; --i > 0;) {
        memcpy(recent->text[i], recent->text[i - 1], recent->size[i - 1]);
        recent->size[i] = recent->size[i - 1];
    }
    recent->size[0] = size < RECENT_ROOM ? size : RECENT_ROOM;
    bytes_copy(recent->text[0], text, recent->size[0]);
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
