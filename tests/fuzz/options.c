/* options.c - any bytes as a command line: a line of them is an argument. */
#include <stdlib.h>
#include <string.h>

#include "cli/options.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void expect(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = malloc(size + 1), *next;
    char **arguments = calloc(size + 3, sizeof *arguments); /* the program, a line each, NULL */
    struct drcode_error error = {.text = ""};
    struct options options;
    int count = 1;

    if (!text || !arguments)
        abort();
    memcpy(text, bytes, size);
    text[size] = '\0';
    arguments[0] = text + size;
    for (next = text; next; count++) {
        arguments[count] = next;
        next = strchr(next, '\n');
        if (next)
            *next++ = '\0';
    }
    if (options_read(&options, count, arguments, &error)) {
        expect(options.task <= TASK_VERSION && options.lang < DRCODE_LANGS);
        expect(options.word_count < (size_t)count && options.files.count < (size_t)count);
        expect(options.task != TASK_ASK || options.word_count > 0);
    } else {
        expect(*error.text != '\0' && !strchr(error.text, '\n'));
    }
    options_free(&options);
    free(arguments);
    free(text);
    return 0;
}
