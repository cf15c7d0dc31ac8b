#include "cli/documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "print/safe.h"
#include "system/system.h"

/* Prints the warnings about documents, each as a line. */
static void warn(struct drcode_error *error)
{
    char *line, *end;

    for (line = error->warnings; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        *end = '\0';
        safe_error(line);
    }
}

/* Adds the documents at a path to the catalog; false, with a message printed, where that fails.
   `variable` names what gave the path; NULL: the command line. */
static bool add(struct drcode_catalog **loaded, const char *path, const char *variable)
{
    struct drcode_error error;
    struct drcode_catalog *next = drcode_load(*loaded ? *loaded : drcode_builtin(), path, &error);
    char text[sizeof error.text + 32];

    drcode_catalog_free(*loaded);
    *loaded = next;
    warn(&error);
    if (!next) {
        snprintf(text, sizeof text, "%s%s%s", variable ? variable : "", variable ? ": " : "",
                 error.text);
        safe_error(text);
    }
    return next != NULL;
}

/* Adds the documents that the environment names: a list of paths as PATH is one. */
static bool add_listed(struct drcode_catalog **loaded)
{
    static const char variable[] = "DRCODE_DOCUMENTS";
    const char *list = getenv(variable), *end;
    bool done = true;

    for (; done && list && *list; list = *end ? end + 1 : end) {
        struct buffer path = {0};

        end = list + strcspn(list, (char[]){system_list_separator, '\0'});
        if (end == list)
            continue;
        buffer_add(&path, list, (size_t)(end - list));
        buffer_char(&path, '\0');
        if (path.failed)
            safe_error("out of memory");
        done = !path.failed && add(loaded, path.data, variable);
        buffer_free(&path);
    }
    return done;
}

const struct drcode_catalog *documents_load(const struct options *options,
                                            struct drcode_catalog **loaded)
{
    bool done = add_listed(loaded);
    size_t i;

    for (i = 0; done && i < options->documents.count; i++)
        done = add(loaded, options->documents.list[i], NULL);
    return !done ? NULL : *loaded ? *loaded : drcode_builtin();
}
