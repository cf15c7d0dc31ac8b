/*
 * times.c - any bytes as a time, and as the line of a log that starts with one.
 *
 * A time that is read and written is the same when it is read again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/timestamp.h"
#include "log/line_start.h"
#include "summary/dates.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

static void check_parts(const struct time_text *time)
{
    expect(time->year >= -1 && time->year <= 9999);
    expect(time->hour >= 0 && time->minute >= 0 && time->minute < 60 && time->second >= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = malloc(size + 1), again[TIMESTAMP_ROOM]; /* not on the stack: bounds are checked */
    struct time_text time;
    struct line_start start;
    struct dates dates;
    const char *end;
    int64_t seconds, other;

    if (!text)
        abort();
    memcpy(text, bytes, size);
    text[size] = '\0';
    end = time_text_read(text, text + size, &time);
    if (end) {
        expect(end > text && end <= text + size);
        check_parts(&time);
        time_text_swap(&time);
        check_parts(&time);
    }
    if (timestamp_read(text, &seconds)) {
        timestamp_write(seconds, again);
        expect(timestamp_read(again, &other) && other == seconds);
    }
    dates_start(&dates, TIME_DAY_FIRST);
    if (dates_read(&dates, text, 1, &seconds))
        expect(dates.unread == 0);
    line_start_read(text, size, &start);
    expect(start.time_size == 0 ||
           (start.time >= text && start.time + start.time_size <= text + size));
    expect(start.host_size == 0 ||
           (start.host >= text && start.host + start.host_size <= text + size));
    free(text);
    return 0;
}
