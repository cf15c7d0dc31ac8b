#include "log/input.h"

#include <string.h>

#include "log/sip.h"

#define SAMPLE       4096  /* bytes of skipped lines that are searched, */
#define SAMPLE_AFTER 65536 /* and again after this many */

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
    if (input->seen.messages)
        return;
    if (size >= input->sample) {
        input->seen.messages =
            sip_last_first_line(lines, lines + (size < SAMPLE ? size : SAMPLE)) != NULL;
        input->sample = SAMPLE_AFTER;
    }
    input->sample -= size < input->sample ? size : input->sample;
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
