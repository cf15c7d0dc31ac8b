/* input.h - what an input is like: what its first bytes are, and what was found in it. */
#ifndef LOG_INPUT_H
#define LOG_INPUT_H

#include "drcode.h"
#include "log/form.h"

struct input {
    struct drcode_input seen;
    bool ended;    /* the next bytes are of another one */
    size_t sample; /* skipped bytes since those that were searched for SIP messages last */
    char start[FORM_ROOM];
};

void input_start(struct input *input);

/* Takes the next bytes; false where they are not text. */
bool input_take(struct input *input, const char *bytes, size_t size);

/* Searches some of the lines that nothing was found in for a SIP message. */
void input_skip(struct input *input, const char *lines, size_t size);

/* Ends an input of `lines` lines, in UTF-16 or not. */
void input_end(struct input *input, uint64_t lines, bool utf16);

#endif
