#include "log/input.h"

#include <string.h>

#include "log/sip.h"

#define SAMPLE       4096  /* bytes that are searched */
#define SAMPLE_AFTER 65536 /* of this many that are skipped, the first ones */

void input_start(struct input *input)
{
    input->seen = (struct drcode_input){.form = DRCODE_FORM_TEXT, .start = input->start};
    input->ended = false;
    input->sample = 0;
}

bool input_take(struct input *input, const char *bytes, size_t size)
{
    struct drcode_input *seen = &input->seen;
    size_t room;

    if (input->ended)
        input_start(input);
    room = sizeof input->start - seen->start_size;
    seen->bytes += size;
    if (room > 0 && size > 0) {
        if (room > size)
            room = size;
        memcpy(input->start + seen->start_size, bytes, room);
        seen->start_size += room;
        seen->form = form_find(input->start, seen->start_size, &seen->kind);
    }
    return seen->form < DRCODE_FORM_PACKED;
}

void input_skip(struct input *input, const char *lines, size_t size)
{
    size_t left;

    if (input->seen.messages)
        return;
    if (input->sample >= SAMPLE_AFTER)
        input->sample = 0;
    left = input->sample < SAMPLE ? SAMPLE - input->sample : 0;
    left = left < size ? left : size;
    input->seen.messages = sip_last_first_line(lines, lines + left) != NULL;
    input->sample += size;
}

void input_end(struct input *input, uint64_t lines, bool utf16)
{
    struct drcode_input *seen = &input->seen;

    if (input->ended)
        input_start(input); /* an empty one */
    seen->lines = lines;
    if (utf16 && seen->form == DRCODE_FORM_BYTES) {
        seen->form = DRCODE_FORM_TEXT;
        seen->kind = NULL;
    }
    input->ended = true;
}
