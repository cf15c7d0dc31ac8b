#include "cli/documents.h"

#include <string.h>

#include "print/safe.h"

/* Prints the warnings about documents, each as a line. */
static void warn(struct drcode_error *error)
{
    char *line, *end;

    for (line = error->warnings; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        safe_error(line);
    }
}

const struct drcode_catalog *documents_load(const struct options *options,
                                            struct drcode_catalog **loaded)
{
    struct drcode_error error;
    size_t i;

    for (i = 0; i < options->documents.count; i++) {
        struct drcode_catalog *next =
            drcode_load(*loaded ? *loaded : drcode_builtin(), options->documents.list[i], &error);

        drcode_catalog_free(*loaded);
        *loaded = next;
        warn(&error);
        if (!next) {
            safe_error(error.text);
            return NULL;
        }
    }
    return *loaded ? *loaded : drcode_builtin();
}
